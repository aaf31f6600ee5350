"""Rows on screen: selecting, opening, copying and filtering them, and what is said while there are none."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

from PySide6.QtCore import QEvent, QModelIndex, Qt, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QFocusEvent,
    QGuiApplication,
    QKeyEvent,
    QKeySequence,
    QResizeEvent,
)
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QMenu

from rakor_desktop.domain.i18n import _
from rakor_desktop.ui import theme
from rakor_desktop.ui.icons import icon
from rakor_desktop.ui.pieces import EmptyState
from rakor_desktop.ui.table import clipboard
from rakor_desktop.ui.table.block import Block
from rakor_desktop.ui.table.bubble import Bubble
from rakor_desktop.ui.table.delegate import CellDelegate, row_height
from rakor_desktop.ui.table.emptiness import Emptiness
from rakor_desktop.ui.table.filter_popup import FilterPopup
from rakor_desktop.ui.table.header import Header
from rakor_desktop.ui.table.model import RowTable
from rakor_desktop.ui.table.walking import WalkingView
from rakor_desktop.ui.theme import State

R = TypeVar("R")
Keys = dict[int, Callable[[], object]]

_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_CONTROL = Qt.KeyboardModifier.ControlModifier
_SHIFT = Qt.KeyboardModifier.ShiftModifier
_BARE = ~Qt.KeyboardModifier.KeypadModifier


class RowsView(WalkingView[R]):
    """Shows a RowTable without changing it; TableView adds the typing."""

    opened = Signal(object)
    """A row was opened by Enter or by a double click."""
    delete_pressed = Signal()
    """Delete on whole rows, or Ctrl+Delete: the tab decides about ``selected_rows()``."""
    space_pressed = Signal()
    """The space bar: the tab decides about ``selected_rows()``."""
    selection_changed = Signal()
    """The rows selected, or what they hold, changed."""
    all_wanted = Signal()
    """Nothing fits, and everything is to be shown again; the filters of the columns are gone already."""

    def __init__(self, table: RowTable[R], *, name: str = "", sortable: bool = True) -> None:
        super().__init__(table)
        self._place, self._column = -1, 0
        self._selected: list[R] = []
        self._bubble = Bubble(self)
        self.popup: FilterPopup | None = None
        self.setAccessibleName(name)
        self.setItemDelegate(CellDelegate(self))
        self.setHorizontalHeader(Header(self, sortable=sortable))
        self._quieten()
        self.setModel(table)
        self.setSortingEnabled(sortable)
        self._emptiness = Emptiness(self, table)
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
        self.header().filter_wanted.connect(self.filter_column)
        self._emptiness.widen_wanted.connect(self._show_all)
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

    def set_empty(self, empty: EmptyState) -> None:
        """Say what to do first while there are no rows at all."""
        self._emptiness.set_empty(empty)

    def set_hint(self, hint: str) -> None:
        """Say this as well where nothing fits the filters."""
        self._emptiness.hint = hint

    def show_refusal(self, sentence: str) -> None:
        """Show right below the current cell why something was not done."""
        self._bubble.say(State.BAD, sentence)

    def copy(self, *, titles: bool = False) -> None:
        """Put the selected cells on the clipboard, as a spreadsheet would; several whole rows with titles."""
        block = Block.selected(self, self.table)
        if block.rows:
            headed = titles or (block.whole_rows and len(block.rows) > 1)
            cells = clipboard.to_clipboard(block.texts(), block.titles if headed else ())
            QGuiApplication.clipboard().setMimeData(cells)

    def filter_column(self, column: int) -> None:
        """Let the person choose which values of a column are shown."""
        if not self.header().can_filter(column):
            return
        if self.popup is not None:
            self.popup.close()
        popup = FilterPopup(self.table, column, self.window())
        popup.closed.connect(self.setFocus)
        popup.closed.connect(self._forget_popup)
        self.popup = popup
        title = self.header().box(column)
        popup.open_at(self.header().viewport().mapToGlobal(title.bottomLeft()))

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Do what the key means here, or leave it to Qt."""
        do = None if self.state() == QAbstractItemView.State.EditingState else self._meaning(event)
        if do is None:
            super().keyPressEvent(event)
        else:
            event.accept()
            do()

    def _meaning(self, event: QKeyEvent) -> Callable[[], object] | None:
        key, pressed = event.key(), event.modifiers() & _BARE
        control, both = pressed == _CONTROL, pressed == _CONTROL | _SHIFT
        alt = pressed == Qt.KeyboardModifier.AltModifier
        here = self.currentIndex().isValid()
        # Held down, Delete would empty the list and Space mark everybody.
        delete, space = self.delete_pressed.emit, self.space_pressed.emit
        if event.isAutoRepeat():
            delete = space = event.accept
        meanings: tuple[tuple[bool, Callable[[], object]], ...] = (
            (event.matches(QKeySequence.StandardKey.Copy), self.copy),
            (key == Qt.Key.Key_C and both, lambda: self.copy(titles=True)),
            (key == Qt.Key.Key_L and both, self.table.keep_all),
            (key == Qt.Key.Key_Down and alt, self._filter_current),
            (key == Qt.Key.Key_Delete and (control or not pressed), delete),
            (key == Qt.Key.Key_Space and not pressed, space),
            (key in _ENTER and not control and here, lambda: self.opened.emit(self.current_row())),
        )
        return next((do for means, do in meanings if means), None)

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
        self.offer_filters(menu)
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
        headed = menu.addAction(_("Salin dengan judul kolom"), lambda: self.copy(titles=True))
        headed.setShortcut(QKeySequence("Ctrl+Shift+C"))
        for action in (copying, headed):
            action.setEnabled(self.selectionModel().hasSelection())
        return menu

    def offer_filters(self, menu: QMenu) -> None:
        """Add what can be done about the rows shown to the context menu."""
        if self.header().can_filter(self.currentIndex().column()):
            menu.addSeparator()
            filtering = menu.addAction(icon("funnel"), _("Saring kolom ini…"), self._filter_current)
            filtering.setShortcut(QKeySequence("Alt+Down"))
        if self.table.arrangement.kept:
            widening = menu.addAction(_("Hapus semua saringan"), self.table.keep_all)
            widening.setShortcut(QKeySequence("Ctrl+Shift+L"))

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        """Keep columns and empty states as wide as the room."""
        super().resizeEvent(event)
        self.header().share()
        self._emptiness.show_state()

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
        index = self.currentIndex()
        self._place, self._column = index.row(), max(index.column(), 0)

    def _arranged(self) -> None:
        """Stay near the place when the row under the keyboard is gone."""
        if self._place >= 0 and self._selected and not self.currentIndex().isValid():
            self.go(min(self._place, self.table.rowCount() - 1), self._column)
        self._place = -1
        self._notice_selection()
        self._emptiness.show_state()

    def _filter_current(self) -> None:
        """Filter the column the keyboard is on; where nothing fits, the one that may be the reason."""
        index, kept = self.currentIndex(), sorted(self.table.arrangement.kept)
        self.filter_column(index.column() if index.isValid() or not kept else kept[0])

    def _forget_popup(self) -> None:
        self.popup = None

    def _show_all(self) -> None:
        self.table.keep_all()
        self.all_wanted.emit()
