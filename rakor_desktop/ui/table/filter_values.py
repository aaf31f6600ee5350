"""The values of a column as a list in which one ticks those to be shown."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QPersistentModelIndex,
    QRect,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractItemView, QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from rakor_desktop.domain.i18n import _
from rakor_desktop.ui import icons, theme
from rakor_desktop.ui.table.arrangement import Value

Index = QModelIndex | QPersistentModelIndex

_NOWHERE = QModelIndex()
_BOX = 16
_PAD = theme.SPACE
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


def said(text: str) -> str:
    """Return how a value is called; an empty cell has a name, too."""
    return " ".join(text.split()) or _("(kosong)")


class Values(QAbstractListModel):
    """What can be ticked; only the values with the words looked for are listed."""

    ticked = Signal()
    """The person ticked or unticked something."""

    def __init__(self, values: Sequence[Value], kept: frozenset[str]) -> None:
        super().__init__()
        self._all = values
        self.listed: Sequence[Value] = values
        self.kept = kept
        """The values ticked, listed or not."""

    def look_for(self, text: str) -> None:
        """List only the values in which all the words occur."""
        words = text.casefold().split()
        self.beginResetModel()
        self.listed = [
            value for value in self._all if all(word in said(value.text).casefold() for word in words)
        ]
        self.endResetModel()

    def tick(self, place: int) -> None:
        """Tick a value, or untick it."""
        self.kept = self.kept ^ {self.listed[place].text}
        self._tell()

    def tick_listed(self) -> None:
        """Tick the values listed and no others."""
        self.kept = frozenset(value.text for value in self.listed)
        self._tell()

    def untick(self) -> None:
        """Tick nothing."""
        self.kept = frozenset()
        self._tell()

    def _tell(self) -> None:
        self.dataChanged.emit(self.index(0), self.index(len(self.listed) - 1))
        self.ticked.emit()

    def rowCount(self, parent: Index = _NOWHERE) -> int:  # noqa: N802
        """Return how many values are listed."""
        return 0 if parent.isValid() else len(self.listed)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Answer Qt, and whoever reads the screen aloud, about one value."""
        value = self.listed[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return said(value.text)
        if role == Qt.ItemDataRole.ToolTipRole:
            return value.text or None
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return _("{value}, {n} baris").format(value=said(value.text), n=value.rows)
        if role == Qt.ItemDataRole.CheckStateRole:
            ticked = value.text in self.kept
            return Qt.CheckState.Checked if ticked else Qt.CheckState.Unchecked
        return None


class ValueList(QListView):
    """Space or a click ticks, Enter is done, letters go to the search above."""

    done = Signal()
    left_upwards = Signal()
    typed = Signal(str)

    def __init__(self, values: Values) -> None:
        super().__init__()
        self.setModel(values)
        self._values = values
        self.setItemDelegate(_ValueDelegate(self))
        self.setUniformItemSizes(True)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setMouseTracking(True)
        self.setAccessibleName(_("Nilai yang ditampilkan"))
        theme.set_font(self)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Give the keys their meaning."""
        place = self.currentIndex().row()
        if event.key() == Qt.Key.Key_Space and place >= 0:
            self._values.tick(place)
        elif event.key() in _ENTER:
            self.done.emit()
        elif event.key() == Qt.Key.Key_Up and place <= 0:
            self.left_upwards.emit()
        elif event.text().isprintable() and event.text().strip():
            self.typed.emit(event.text())
        else:
            super().keyPressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        """Tick what was clicked."""
        super().mouseReleaseEvent(event)
        index = self.indexAt(event.position().toPoint())
        if index.isValid() and event.button() == Qt.MouseButton.LeftButton:
            self._values.tick(index.row())

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        """Say so when nothing is listed."""
        super().paintEvent(event)
        if not self._values.listed:
            painter = QPainter(self.viewport())
            painter.setPen(theme.current().muted)
            box = self.viewport().rect()
            painter.drawText(box, Qt.AlignmentFlag.AlignCenter, _("Tidak ada nilai yang cocok"))
            painter.end()


class _ValueDelegate(QStyledItemDelegate):
    """Paints the tick, the value and, at the right, how many rows have it."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        model = index.model()
        assert isinstance(model, Values)
        value = model.listed[index.row()]
        box: QRect = option.rect
        state: QStyle.StateFlag = option.state
        colours = theme.current()
        if state & QStyle.StateFlag.State_Selected:
            painter.fillRect(box, colours.select)
        elif state & QStyle.StateFlag.State_MouseOver:
            painter.fillRect(box, colours.hover)
        inner = box.adjusted(_PAD, 0, -_PAD, 0)
        _paint_tick(painter, inner, ticked=value.text in model.kept)
        count = str(value.rows)
        painter.setPen(colours.muted)
        painter.drawText(inner, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, count)
        metrics = painter.fontMetrics()
        words = inner.adjusted(_BOX + _PAD, 0, -metrics.horizontalAdvance(count) - _PAD, 0)
        painter.setPen(colours.text if value.text else colours.muted)
        shown = metrics.elidedText(said(value.text), Qt.TextElideMode.ElideRight, words.width())
        painter.drawText(words, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, shown)

    def sizeHint(self, option: QStyleOptionViewItem, _index: Index) -> QSize:  # noqa: N802
        return QSize(0, max(theme.ROW, option.fontMetrics.height() + theme.SPACE))


def _paint_tick(painter: QPainter, inner: QRect, *, ticked: bool) -> None:
    colours = theme.current()
    box = QRect(inner.x(), inner.y() + (inner.height() - _BOX) // 2, _BOX, _BOX)
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(colours.accent if ticked else colours.edge, 1))
    painter.setBrush(colours.accent if ticked else colours.surface)
    painter.drawRoundedRect(QRectF(box).adjusted(0.5, 0.5, -0.5, -0.5), 4, 4)
    painter.restore()
    if ticked:
        icons.paint(painter, "check", colours.accent_text, box.adjusted(1, 1, -1, -1))
