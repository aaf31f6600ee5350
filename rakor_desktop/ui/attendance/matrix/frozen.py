"""The names that stay in sight while the sessions beside them are scrolled."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import QModelIndex, QPoint, QRect, Qt, Signal
from PySide6.QtGui import QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QStyle, QStyleOptionViewItem, QTableView, QWidget

from rakor_desktop.ui import theme
from rakor_desktop.ui.table.titles import Titles


class FrozenCells(QWidget):
    """Lies over the left of a scrolled table and draws its first columns with the table's own delegate."""

    pressed = Signal(object, object)
    """Emitted with the cell under the mouse and the keys held down."""

    def __init__(self, view: QTableView, columns: int) -> None:
        super().__init__(view)
        self._view = view
        self._columns = range(columns)
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.hide()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """Draw the cells of the rows in sight, and a line where they end."""
        painter = QPainter(self)
        painter.fillRect(event.rect(), theme.current().surface)
        delegate = self._view.itemDelegate()
        for index, box in self._cells():
            delegate.paint(painter, self._option(index, box), index)
        painter.fillRect(self.width() - 1, 0, 1, self.height(), theme.current().edge)

    def mousePressEvent(self, event: QMouseEvent) -> None:  # noqa: N802 - Qt's name
        """Take the row under the mouse."""
        at = event.position().toPoint()
        index = next((index for index, box in self._cells() if box.contains(at)), QModelIndex())
        self._view.setFocus()
        if index.isValid():
            self.pressed.emit(index, event.modifiers())

    def _cells(self) -> Iterator[tuple[QModelIndex, QRect]]:
        view = self._view
        model = view.model()
        first = view.rowAt(0)
        if first < 0:
            return
        last = view.rowAt(view.viewport().height() - 1)
        for row in range(first, (last if last >= 0 else model.rowCount() - 1) + 1):
            left, top = 0, view.rowViewportPosition(row)
            for column in self._columns:
                box = QRect(left, top, view.columnWidth(column), view.rowHeight(row))
                left += box.width()
                yield model.index(row, column), box

    def _option(self, index: QModelIndex, box: QRect) -> QStyleOptionViewItem:
        option = QStyleOptionViewItem()
        option.initFrom(self._view)
        option.rect = box
        option.font = self._view.font()
        option.state = QStyle.StateFlag.State_Enabled
        if self._view.selectionModel().isSelected(index):
            option.state |= QStyle.StateFlag.State_Selected
        if self._view.hasFocus() and index == self._view.currentIndex():
            option.state |= QStyle.StateFlag.State_HasFocus
        return option


class FrozenTitles(QWidget):
    """Lies over the left of the titles and draws the first ones again; a click sorts by them."""

    def __init__(self, header: Titles, columns: int) -> None:
        super().__init__(header)
        self._header = header
        self._columns = range(columns)
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.hide()

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """Draw the titles."""
        painter = QPainter(self)
        for column, box in self._boxes():
            self._header.paintSection(painter, box, column)
        painter.fillRect(self.width() - 1, 0, 1, self.height(), theme.current().edge)

    def mousePressEvent(self, event: QMouseEvent) -> None:  # noqa: N802 - Qt's name
        """Sort by the title under the mouse, the other way round when it is sorted by it."""
        at: QPoint = event.position().toPoint()
        column = next((column for column, box in self._boxes() if box.contains(at)), -1)
        if column < 0:
            return
        order, up = self._header.sortIndicatorOrder(), Qt.SortOrder.AscendingOrder
        again = self._header.sortIndicatorSection() == column and order == up
        self._header.setSortIndicator(column, Qt.SortOrder.DescendingOrder if again else up)
        self.update()

    def _boxes(self) -> Iterator[tuple[int, QRect]]:
        left = 0
        for column in self._columns:
            yield column, QRect(left, 0, self._header.sectionSize(column), self.height())
            left += self._header.sectionSize(column)
