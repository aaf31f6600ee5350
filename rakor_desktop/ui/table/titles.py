"""The quiet line of titles: sorted by a click, filtered by the funnel, and the filters above them."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QAbstractItemModel, QEvent, QRect, QSize, Qt, Signal
from PySide6.QtGui import QHelpEvent, QMouseEvent, QPainter, QResizeEvent
from PySide6.QtWidgets import QHeaderView, QToolTip, QWidget

from rakor_desktop.domain.i18n import _
from rakor_desktop.ui import icons, theme
from rakor_desktop.ui.table.column import Column
from rakor_desktop.ui.table.delegate import PAD
from rakor_desktop.ui.table.filter_chips import FilterChips
from rakor_desktop.ui.table.model import RowTable

FUNNEL = 24
"""The width of what is clicked to filter; also the least that is kept free beside a title."""
ARROW = 20


class Titles(QHeaderView):
    """The titles above the columns of a RowTable."""

    filter_wanted = Signal(int)
    """The funnel of this column was clicked."""

    def __init__(self, parent: QWidget, *, sortable: bool) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self.sortable = sortable
        self.chips: FilterChips | None = None
        self._under_mouse = -1
        self._pressed = -1
        self.setSectionsClickable(sortable)
        self.setSortIndicatorClearable(True)
        self.setSortIndicator(-1, Qt.SortOrder.AscendingOrder)
        self.setHighlightSections(False)
        self.setMouseTracking(True)

    def setModel(self, model: QAbstractItemModel | None) -> None:  # noqa: N802
        """Show the titles of a table and what it is filtered by."""
        super().setModel(model)
        if isinstance(model, RowTable) and self.sortable:
            self.chips = FilterChips(model, self)
            model.narrowed.connect(self._show_filters)

    def columns(self) -> tuple[Column[Any], ...]:
        """Return the columns of the table shown."""
        model = self.model()
        return model.columns if isinstance(model, RowTable) else ()

    def sizeHint(self) -> QSize:  # noqa: N802
        """Return the height of the line, and of the filters above it."""
        line = max(theme.ROW, self.fontMetrics().height() + 2 * PAD) + 4
        return QSize(super().sizeHint().width(), line + self._above())

    def paintSection(self, painter: QPainter, rect: QRect, section: int) -> None:  # noqa: N802
        """Draw one title, with the arrow beside the words when the table is sorted by it."""
        colours = theme.current()
        sorted_by = section == self.sortIndicatorSection()
        painter.fillRect(rect, colours.surface)
        painter.fillRect(rect.x(), rect.bottom(), rect.width(), 1, colours.line)
        painter.setPen(colours.text if sorted_by else colours.muted)
        painter.setFont(self.font())
        column = self.columns()[section]
        inner = rect.adjusted(PAD, self._above(), -PAD, 0)
        if self._shows_funnel(section):
            inner = self._paint_funnel(painter, rect, inner, section)
        room = inner.width() - (ARROW if sorted_by else 0)
        title = painter.fontMetrics().elidedText(column.heading, Qt.TextElideMode.ElideRight, room)
        painter.drawText(inner, int(column.align | Qt.AlignmentFlag.AlignVCenter), title)
        if sorted_by:
            self._paint_arrow(painter, inner, painter.fontMetrics().horizontalAdvance(title), column.align)

    def _paint_arrow(self, painter: QPainter, inner: QRect, words: int, align: Qt.AlignmentFlag) -> None:
        before = align == Qt.AlignmentFlag.AlignRight
        left = inner.right() - words - ARROW + 2 if before else inner.left() + words + 4
        down = self.sortIndicatorOrder() == Qt.SortOrder.DescendingOrder
        name = "arrow-down" if down else "arrow-up"
        icons.paint(painter, name, theme.current().link, QRect(left, inner.top(), 14, inner.height()))

    def _paint_funnel(self, painter: QPainter, rect: QRect, inner: QRect, section: int) -> QRect:
        """Draw the funnel at the end of the title that is not the text's; return the room that is left."""
        colours = theme.current()
        kept = self._is_filtered(section)
        box = self._funnel(rect, section)
        if kept:
            painter.fillRect(box.adjusted(2, 6, -2, -6), colours.info_soft)
        spot = QRect(0, 0, 14, 14)
        spot.moveCenter(box.center())
        icons.paint(painter, "funnel", colours.info if kept else colours.muted, spot)
        before = box.x() < inner.x() + PAD
        return inner.adjusted(FUNNEL - 4, 0, 0, 0) if before else inner.adjusted(0, 0, 4 - FUNNEL, 0)

    def _funnel(self, rect: QRect, section: int) -> QRect:
        """Return where the funnel of a title is: away from the edges, which are for dragging."""
        top, right = self._above(), self.columns()[section].align == Qt.AlignmentFlag.AlignRight
        left = rect.x() + 4 if right else rect.right() - FUNNEL - 3
        return QRect(left, rect.y() + top, FUNNEL, rect.height() - top)

    def _shows_funnel(self, section: int) -> bool:
        return self._is_filtered(section) or (section == self._under_mouse and self.can_filter(section))

    def _is_filtered(self, section: int) -> bool:
        model = self.model()
        return isinstance(model, RowTable) and bool(model.kept(section))

    def can_filter(self, section: int) -> bool:
        """Tell whether a column can be filtered; rows that are moved by hand must all be in sight."""
        return self.sortable and 0 <= section < self.count() and self.columns()[section].filters

    def _above(self) -> int:
        return self.chips.wanted_height() if self.chips is not None else 0

    def _show_filters(self) -> None:
        if self.chips is not None and self.chips.show_filters():
            self.updateGeometry()
            self.geometriesChanged.emit()
            self.viewport().update()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        """Give the filters the room above the titles."""
        super().resizeEvent(event)
        if self.chips is not None:
            self.chips.setGeometry(0, 0, self.width(), self._above())

    def mouseMoveEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        """Show the funnel of the title under the mouse."""
        super().mouseMoveEvent(event)
        self._hover(self.logicalIndexAt(event.position().toPoint()))

    def leaveEvent(self, event: QEvent) -> None:  # noqa: N802
        """Be quiet again."""
        super().leaveEvent(event)
        self._hover(-1)

    def mousePressEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        """Leave a click on a funnel to the filter: it does not sort."""
        self._pressed = self._funnel_at(event)
        if self._pressed < 0:
            super().mousePressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        """Open the filter whose funnel was clicked."""
        pressed, self._pressed = self._pressed, -1
        if pressed < 0:
            super().mouseReleaseEvent(event)
        elif self._funnel_at(event) == pressed:
            self.filter_wanted.emit(pressed)

    def _hover(self, section: int) -> None:
        if section != self._under_mouse:
            self._under_mouse = section
            self.viewport().update()

    def _funnel_at(self, event: QMouseEvent) -> int:
        at = event.position().toPoint()
        section = self.logicalIndexAt(at)
        left = event.buttons() | event.button() == Qt.MouseButton.LeftButton
        hit = left and self.can_filter(section) and self._funnel(self.box(section), section).contains(at)
        return section if hit else -1

    def box(self, section: int) -> QRect:
        """Return where a title is."""
        return QRect(self.sectionViewportPosition(section), 0, self.sectionSize(section), self.height())

    def viewportEvent(self, event: QEvent) -> bool:  # noqa: N802
        """Say what a click on the title does."""
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            section = self.logicalIndexAt(event.pos())
            QToolTip.showText(event.globalPos(), self.tip(section), self)
            return True
        return super().viewportEvent(event)

    def tip(self, section: int) -> str:
        """Return what is said about a title."""
        if section < 0:
            return ""
        column = self.columns()[section]
        lines = [column.heading]
        if self.sortable:
            by = _(column.sorts) if column.sorts else ""
            lines.append(_("Klik: urutkan menurut {by}").format(by=by) if by else _("Klik: urutkan"))
        if self.can_filter(section):
            lines.append(_("Corong atau Alt+↓: saring kolom ini"))
        return "\n".join(lines)
