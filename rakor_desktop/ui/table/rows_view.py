"""Rows on screen: selecting, opening and copying them, and what is said while there are none."""

from __future__ import annotations

from collections.abc import Callable
from typing import Generic, TypeVar

from PySide6.QtCore import QEvent, QItemSelectionModel, QModelIndex, Qt, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QFocusEvent,
    QGuiApplication,
    QKeyEvent,
    QKeySequence,
    QResizeEvent,
)
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QMenu, QTableView

from rakor_desktop.domain.i18n import _
from rakor_desktop.ui import theme
from rakor_desktop.ui.icons import icon
from rakor_desktop.ui.pieces import EmptyState, InlineMessage
from rakor_desktop.ui.table import clipboard
from rakor_desktop.ui.table.block import Block
from rakor_desktop.ui.table.delegate import CellDelegate, row_height
from rakor_desktop.ui.table.header import Header
from rakor_desktop.ui.table.model import RowTable
from rakor_desktop.ui.theme import SPACE, State

R = TypeVar("R")
Keys = dict[int, Callable[[], object]]

_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_BUBBLE = 480


class RowsView(QTableView, Generic[R]):
    """Shows a RowTable without changing it; TableView adds the typing."""

    opened = Signal(object)
    """A row was opened by Enter or by a double click."""
    delete_pressed = Signal()
    """Delete on whole rows, or Ctrl+Delete: the tab decides about ``selected_rows()``."""
    space_pressed = Signal()
    """The space bar: the tab decides about ``selected_rows()``."""
    selection_changed = Signal()
    """The rows selected, or what they hold, changed."""

    def __init__(self, table: RowTable[R], *, name: str = "", sortable: bool = True) -> None:
        super().__init__()
        self.table = table
        self._place = -1
        self._selected: list[R] = []
        self._empty: EmptyState | None = None
        self._no_hits: EmptyState | None = None
        self._bubble = InlineMessage()
        self._bubble.setParent(self.viewport())
        self.setAccessibleName(name)
        self.setItemDelegate(CellDelegate(self))
        self.setHorizontalHeader(Header(self, sortable=sortable))
        self._quieten()
        self.setModel(table)
        self.setSortingEnabled(sortable)
        self._connect()

    def _quieten(self) -> None:
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setTabKeyNavigation(False)
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.verticalHeader().setMinimumSectionSize(theme.ROW)
        self.verticalHeader().hide()
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        theme.set_font(self)
        self._dress()

    def _connect(self) -> None:
        self.selectionModel().selectionChanged.connect(self._notice_selection)
        self.selectionModel().currentChanged.connect(self._moved)
        self.verticalScrollBar().valueChanged.connect(self._bubble.hide)
        self.doubleClicked.connect(self._double_clicked)
        self.table.refused.connect(self.show_refusal)
        self.table.layoutAboutToBeChanged.connect(self._about_to_arrange)
        self.table.layoutChanged.connect(self._arranged)
        self.table.modelReset.connect(self._arranged)
        self.table.dataChanged.connect(self._notice_selection)
        self._arranged()

    def header(self) -> Header:
        """Return the line of titles, which remembers what the person arranged."""
        header = self.horizontalHeader()
        assert isinstance(header, Header)
        return header

    def selected_rows(self) -> list[R]:
        """Return the rows of which any cell is selected, from top to bottom."""
        return [self.table.row(place) for place in Block.selected(self, self.table).rows]

    def current_row(self) -> R | None:
        """Return the row the keyboard is on."""
        index = self.currentIndex()
        return self.table.row(index) if index.isValid() else None

    def select_row(self, uid: str) -> bool:
        """Go to a row; False when it is not shown."""
        place = self.table.place(uid)
        if place is None:
            return False
        self.go(place, max(self.currentIndex().column(), 0))
        return True

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

    def set_empty(self, empty: EmptyState) -> None:
        """Say what to do first while there are no rows at all."""
        if self._empty is not None and self._empty is not empty:
            self._empty.hide()
        self._empty = empty
        empty.setParent(self.viewport())
        self._show_emptiness()

    def show_refusal(self, sentence: str) -> None:
        """Show right below the current cell why something was not done."""
        cell = self.visualRect(self.currentIndex())
        room = self.viewport().rect().adjusted(SPACE, SPACE, -SPACE, -SPACE)
        self._bubble.show_message(State.BAD, sentence)
        width = min(_BUBBLE, room.width())
        height = self._bubble.heightForWidth(width)
        below, above = cell.bottom() + 4, max(room.top(), cell.top() - height - 4)
        left = max(room.left(), min(cell.left(), room.right() - width))
        self._bubble.setGeometry(left, below if below + height <= room.bottom() else above, width, height)
        self._bubble.raise_()

    def copy(self) -> None:
        """Put the selected cells on the clipboard, as a spreadsheet would."""
        block = Block.selected(self, self.table)
        if block.rows:
            QGuiApplication.clipboard().setText(clipboard.to_text(block.texts()))

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Do what the key means here, or leave it to Qt."""
        do = None if self.state() == QAbstractItemView.State.EditingState else self._meaning(event)
        if do is None:
            super().keyPressEvent(event)
        else:
            event.accept()
            do()

    def _meaning(self, event: QKeyEvent) -> Callable[[], object] | None:
        control = event.modifiers() == Qt.KeyboardModifier.ControlModifier
        if event.matches(QKeySequence.StandardKey.Copy):
            return self.copy
        if event.key() == Qt.Key.Key_Delete and (control or not event.modifiers()):
            return self.delete_pressed.emit
        if event.key() == Qt.Key.Key_Space and not event.modifiers():
            return self.space_pressed.emit
        if event.key() in _ENTER and not control and self.currentIndex().isValid():
            return lambda: self.opened.emit(self.current_row())
        return None

    def focusInEvent(self, event: QFocusEvent) -> None:  # noqa: N802
        """Take the first row when the keyboard comes here: Qt frames it, but selects nothing."""
        nowhere = not self.currentIndex().isValid()
        super().focusInEvent(event)
        index = self.currentIndex()
        if nowhere and index.isValid() and event.reason() != Qt.FocusReason.MouseFocusReason:
            self.go(index.row(), index.column())

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:  # noqa: N802
        """Offer what the keys do, and the actions of the tab."""
        menu = self.menu()
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(event.globalPos())

    def menu(self) -> QMenu:
        """Return the context menu."""
        menu = QMenu(self)
        menu.addActions(self.actions())
        if self.actions():
            menu.addSeparator()
        copying = menu.addAction(icon("copy"), _("Salin"), self.copy)
        copying.setShortcut(QKeySequence.StandardKey.Copy)
        copying.setEnabled(self.selectionModel().hasSelection())
        return menu

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        """Keep columns and empty states as wide as the room."""
        super().resizeEvent(event)
        self.header().share()
        self._show_emptiness()

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802
        """Follow the text size of the program."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._dress()

    def _dress(self) -> None:
        """Give the rows their height; a view with taller rows does it its own way."""
        self.verticalHeader().setDefaultSectionSize(row_height())

    def _double_clicked(self, index: QModelIndex) -> None:
        if not index.flags() & Qt.ItemFlag.ItemIsEditable:
            self.opened.emit(self.table.row(index))

    def _notice_selection(self) -> None:
        selected = self.selected_rows()
        if selected != self._selected:
            self._selected = selected
            self.selection_changed.emit()

    def _moved(self, now: QModelIndex, before: QModelIndex) -> None:
        self._bubble.hide()
        if now.row() != before.row():
            # The whole row of the current cell has a ground of its own; Qt repaints only the two cells.
            self.viewport().update()

    def _about_to_arrange(self) -> None:
        self._place = self.currentIndex().row()

    def _arranged(self) -> None:
        """Stay near the place when the row under the keyboard is gone."""
        if self._place >= 0 and self._selected and not self.currentIndex().isValid():
            self.go(min(self._place, self.table.rowCount() - 1), 0)
        self._place = -1
        self._notice_selection()
        self._show_emptiness()

    def _show_emptiness(self) -> None:
        none, filtered = self.table.rowCount() == 0, self.table.filtered and self.table.total > 0
        if none and filtered and self._no_hits is None:
            hint = _("Ubah atau kosongkan saringan.")
            self._no_hits = EmptyState("search-x", _("Tidak ada yang cocok"), hint)
            self._no_hits.setParent(self.viewport())
        for empty, wanted in ((self._empty, not filtered), (self._no_hits, filtered)):
            if empty is not None:
                empty.setGeometry(self.viewport().rect())
                empty.setVisible(none and wanted)
