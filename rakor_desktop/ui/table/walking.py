"""How the keyboard walks over a table."""

from __future__ import annotations

from typing import Generic, TypeVar

from PySide6.QtCore import QEvent, QItemSelectionModel, QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QTableView, QWidget

from rakor_desktop.ui.table.block import Block, on_screen
from rakor_desktop.ui.table.model import RowTable
from rakor_desktop.ui.table.moves import around, beside, edge

R = TypeVar("R")

_CONTROL = Qt.KeyboardModifier.ControlModifier
_SHIFT = Qt.KeyboardModifier.ShiftModifier
_Action = QAbstractItemView.CursorAction
_ARROWS = {
    _Action.MoveUp: (-1, 0),
    _Action.MoveDown: (1, 0),
    _Action.MoveLeft: (0, -1),
    _Action.MoveRight: (0, 1),
}
_WALKING = (
    *(Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_Left, Qt.Key.Key_Right),
    *(Qt.Key.Key_Home, Qt.Key.Key_End),
)


class WalkingView(QTableView, Generic[R]):
    """Goes where a spreadsheet goes with Enter, Tab, and Ctrl and an arrow."""

    def __init__(self, table: RowTable[R]) -> None:
        super().__init__()
        self.table = table
        self._tabs: tuple[tuple[int, int], int] = ((-1, -1), -1)
        """The cell that Tab led to last, and the column in which the Tabs began."""

    def go(self, row: int, column: int) -> None:
        """Make a cell the current one, if there is such a cell."""
        index = self.table.index(row, column)
        if index.isValid():
            # Not setCurrentIndex: with Shift or Ctrl held that would add to the selection.
            flags = QItemSelectionModel.SelectionFlag
            whole = self.selectionBehavior() == QAbstractItemView.SelectionBehavior.SelectRows
            what = flags.ClearAndSelect | (flags.Rows if whole else flags.NoUpdate)
            self.selectionModel().setCurrentIndex(index, what)
            self.scrollTo(index)

    def moveCursor(self, action: QAbstractItemView.CursorAction, pressed: Qt.KeyboardModifier) -> QModelIndex:  # noqa: N802
        """Go by Ctrl and an arrow to the end of what is filled, as a spreadsheet does."""
        index, order = self.currentIndex(), on_screen(self.horizontalHeader())
        if not (pressed & _CONTROL and action in _ARROWS and index.column() in order):
            return super().moveCursor(action, pressed)
        down, right = _ARROWS[action]
        return self.table.index(*edge(self.table, order, (index.row(), index.column()), down, right))

    def selectionCommand(  # noqa: N802
        self, index: QModelIndex | QPersistentModelIndex, event: QEvent | None = None
    ) -> QItemSelectionModel.SelectionFlag:
        """Select where Ctrl and a key lead; Qt would only move the frame there."""
        command = super().selectionCommand(index, event)
        if not isinstance(event, QKeyEvent) or event.key() not in _WALKING:
            return command
        if not event.modifiers() & _CONTROL:
            return command
        flags = QItemSelectionModel.SelectionFlag
        whole = self.selectionBehavior() == QAbstractItemView.SelectionBehavior.SelectRows
        what = flags.SelectCurrent if event.modifiers() & _SHIFT else flags.ClearAndSelect
        return what | flags.Rows if whole else what

    def _block(self) -> Block:
        return Block.selected(self, self.table)

    def _step(self, down: int, right: int) -> None:
        """Go on from the current cell: round a selection, else to the next one.

        Enter after some Tabs goes below the cell where the Tabs began, as when a row was typed.
        """
        index, block = self.currentIndex(), self._block()
        at = index.row(), index.column()
        if len(block.rows) * len(block.columns) > 1 and (to := around(block, at, down, right)):
            self._go_within(*to)
            return
        reached, began = self._tabs if self._tabs[0] == at else (at, at[1])
        next_to = beside(block.order, (at[0], began) if down else reached, down, right)
        if next_to is not None and 0 <= next_to[0] < self.table.rowCount():
            self.go(*next_to)
            self._tabs = next_to, began

    def _go_within(self, row: int, column: int) -> None:
        index = self.table.index(row, column)
        self.selectionModel().setCurrentIndex(index, QItemSelectionModel.SelectionFlag.NoUpdate)
        self.scrollTo(index)

    def _select_whole_rows(self) -> None:
        flags = QItemSelectionModel.SelectionFlag
        for place in self._block().rows:
            self.selectionModel().select(self.table.index(place, 0), flags.Select | flags.Rows)

    def _select_whole_columns(self) -> None:
        flags = QItemSelectionModel.SelectionFlag
        for column in self._block().columns:
            self.selectionModel().select(self.table.index(0, column), flags.Select | flags.Columns)

    def _leave(self, *, onwards: bool) -> None:
        # The item view's own way would only hand the key back to us.
        QWidget.focusNextPrevChild(self, onwards)

    def _at_start(self) -> bool:
        """Tell whether the keyboard is on the first cell, where Shift+Tab leaves the table."""
        block, index = self._block(), self.currentIndex()
        return not index.isValid() or (index.row() == 0 and index.column() == block.order[0])

    def _at_end(self) -> bool:
        """Tell whether the keyboard is on the last cell, where Tab leaves the table."""
        block, index = self._block(), self.currentIndex()
        last = self.table.rowCount() - 1
        return not index.isValid() or (index.row() == last and index.column() == block.order[-1])
