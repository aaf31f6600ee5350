"""Rows that can be typed into: a spreadsheet under the fingers."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TypeVar

from PySide6.QtCore import QItemSelection, QItemSelectionModel, Qt, Signal
from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence
from PySide6.QtWidgets import (
    QAbstractItemDelegate,
    QAbstractItemView,
    QApplication,
    QLineEdit,
    QMenu,
    QWidget,
)

from rakor_desktop.domain.errors import RakorError
from rakor_desktop.domain.i18n import _
from rakor_desktop.ui.autosave import Autosave
from rakor_desktop.ui.icons import icon
from rakor_desktop.ui.table import clipboard
from rakor_desktop.ui.table.block import Block, TooManyRowsError
from rakor_desktop.ui.table.bubble import Bubble
from rakor_desktop.ui.table.delegate import CellDelegate
from rakor_desktop.ui.table.model import Cell, RowTable
from rakor_desktop.ui.table.moves import next_marked, runs
from rakor_desktop.ui.table.reports import Deed, report
from rakor_desktop.ui.table.rows_view import RowsView
from rakor_desktop.ui.theme import State

R = TypeVar("R")

_Hint = QAbstractItemDelegate.EndEditHint
_STEPS = {_Hint.SubmitModelCache: (1, 0), _Hint.EditNextItem: (0, 1), _Hint.EditPreviousItem: (0, -1)}
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_SHIFT = Qt.KeyboardModifier.ShiftModifier
_CONTROL = Qt.KeyboardModifier.ControlModifier


class TableView(RowsView[R]):
    """Shows a RowTable, and takes what is typed where its columns have a ``field``.

    Then one moves by cells: typing or F2 edits, Enter goes down, Tab right, Ctrl+C and Ctrl+V exchange with
    Excel, Ctrl+D fills down, Ctrl+Enter fills the selection with what is typed, Delete empties, Shift+Space
    takes the whole row, Ctrl+Space the column. Else one moves by rows and Enter opens.
    Actions added with ``addAction`` stand in the context menu.
    """

    told = Signal(str, object)
    """What came of a paste, a fill or an emptying, in words, and its ``State``."""

    def __init__(
        self,
        table: RowTable[R],
        *,
        name: str = "",
        autosave: Autosave | None = None,
        sortable: bool = True,
    ) -> None:
        super().__init__(table, name=name, sortable=sortable)
        self._autosave = autosave
        self._editor: QWidget | None = None
        self._refused = False
        self._offer: Bubble | None = None
        if table.editable:
            delegate = CellDelegate(self, self.editing)
            delegate.fill_wanted.connect(self.fill_typed)
            self.setItemDelegate(delegate)
            trigger = QAbstractItemView.EditTrigger
            self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectItems)
            self.setEditTriggers(trigger.AnyKeyPressed | trigger.EditKeyPressed | trigger.DoubleClicked)
            self.setTabKeyNavigation(True)
            table.marked.connect(self.viewport().update)

    def take_more_rows(self, action: str, do: Callable[[], object]) -> None:
        """Offer this where a pasted block goes beyond the last row; it finds the block on the clipboard."""
        self._offer = Bubble(self, action, lambda: self._accept(do))
        self._more = do
        for moved in (self.selectionModel().currentChanged, self.verticalScrollBar().valueChanged):
            moved.connect(self._offer.hide)

    def show_refusal(self, sentence: str) -> None:
        """Show why it was not done, and let the typed text stand."""
        self._refused = True
        super().show_refusal(sentence)

    def paste(self) -> None:
        """Write the cells on the clipboard over the selected ones, as one action."""
        try:
            lines = clipboard.from_clipboard(QGuiApplication.clipboard().mimeData())
            if lines and self.table.rowCount() == 0 and self._offer is not None:
                self._more()
                return
            block = self._block()
            lines = _without_titles(lines, block)
            if not lines or not block.rows or not block.columns:
                return
            target = block.target(lines)
        except TooManyRowsError as refusal:
            (self._offer or self._bubble).say(State.WARN if self._offer else State.BAD, str(refusal))
            return
        except RakorError as refusal:
            super().show_refusal(str(refusal))
            return
        self._select(target)
        self._take(Deed.PASTE, target.pasted(lines))

    def fill_down(self) -> None:
        """Write the topmost selected cells into those below, as one action."""
        self._take(Deed.FILL, self._block().filled())

    def fill_typed(self, editor: QWidget) -> None:
        """Write what stands in the open editor into all selected cells, as one action."""
        delegate, index = self.itemDelegate(), self.currentIndex()
        assert isinstance(delegate, CellDelegate)
        text = delegate.typed_in(editor)
        column = self.table.columns[index.column()]
        try:
            column.value(self.table.row(index), text)
        except RakorError as refusal:
            self.show_refusal(str(refusal))
            return
        cells = self._block().filled_with(text)
        self._refused = False
        self.closeEditor(editor, _Hint.RevertModelCache)
        self._take(Deed.FILL, cells)

    def clear_cells(self) -> None:
        """Empty the selected cells, as one action."""
        self._take(Deed.CLEAR, self._block().cleared())

    def next_rejected(self, step: int = 1) -> None:
        """Go to the next cell, as the table is read, whose text was rejected."""
        index = self.currentIndex()
        found = next_marked(self.table, self._block().order, (index.row(), index.column()), step)
        if found is None:
            self._bubble.say(State.WARN, _("Sel yang ditolak berada di luar saringan."))
            return
        cell, reason = found
        self.go(*cell)
        self._bubble.say(State.BAD, reason)

    def editing(self, editor: QWidget) -> None:
        """Hear of an editor the delegate opened: what is typed into it is not saved yet."""
        self._editor = editor
        if isinstance(editor, QLineEdit):
            editor.textEdited.connect(self._typed)

    def commitData(self, editor: QWidget) -> None:  # noqa: N802
        """Hand what was typed to the table."""
        self._refused = False
        super().commitData(editor)

    def closeEditor(self, editor: QWidget, hint: QAbstractItemDelegate.EndEditHint) -> None:  # noqa: N802
        """Go on as a spreadsheet does; after a refusal the typed text stays under the eyes."""
        if self._refused and hint in _STEPS:
            editor.setFocus()
            return
        self._editor = None
        if self._autosave is not None:
            self._autosave.forget(self._key)
        super().closeEditor(editor, hint if hint == _Hint.RevertModelCache else _Hint.NoHint)
        if hint in _STEPS:
            down, right = _STEPS[hint]
            up = QApplication.keyboardModifiers() & _SHIFT
            self._step(-down if up else down, right)

    def menu(self) -> QMenu:
        """Return the context menu."""
        menu = super().menu()
        if self.table.editable:
            for picture, word, keys, do in (
                ("clipboard-paste", _("Tempel"), "Ctrl+V", self.paste),
                ("arrow-down-to-line", _("Isi ke bawah"), "Ctrl+D", self.fill_down),
            ):
                menu.addAction(icon(picture), word, do).setShortcut(QKeySequence(keys))
        if self.table.rejections:
            showing = menu.addAction(_("Ke sel yang ditolak berikutnya"), self.next_rejected)
            showing.setShortcut(QKeySequence("F3"))
        return menu

    @property
    def _key(self) -> tuple[str, int]:
        return "cell", id(self)

    def _meaning(self, event: QKeyEvent) -> Callable[[], object] | None:
        if not self.table.editable:
            return super()._meaning(event)
        key, pressed = event.key(), event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        shift, control = pressed == _SHIFT, pressed == _CONTROL
        marked = bool(self.table.rejections)
        meanings: tuple[tuple[bool, Callable[[], object]], ...] = (
            (event.matches(QKeySequence.StandardKey.Paste), self.paste),
            (key == Qt.Key.Key_D and control, self.fill_down),
            (key == Qt.Key.Key_Space and shift, self._select_whole_rows),
            (key == Qt.Key.Key_Space and control, self._select_whole_columns),
            (key == Qt.Key.Key_Delete and not pressed and not self._block().whole_rows, self.clear_cells),
            (key in _ENTER and not control, lambda: self._step(-1 if shift else 1, 0)),
            (key == Qt.Key.Key_Tab and self._at_end(), lambda: self._leave(onwards=True)),
            (key == Qt.Key.Key_Backtab and self._at_start(), lambda: self._leave(onwards=False)),
            (key == Qt.Key.Key_Tab, lambda: self._step(0, 1)),
            (key == Qt.Key.Key_Backtab, lambda: self._step(0, -1)),
            (key == Qt.Key.Key_F3 and marked, lambda: self.next_rejected(-1 if shift else 1)),
            (key == Qt.Key.Key_Escape and marked, self._forget_rejections),
        )
        return next((do for means, do in meanings if means), None) or super()._meaning(event)

    def _take(self, deed: Deed, cells: Sequence[Cell[R]]) -> None:
        if not cells:
            return
        taken = self.table.take(cells)
        said, state = report(deed, taken), State.OK
        if taken.refusal is not None or taken.rejected:
            state = State.WARN if taken.refusal is None else State.BAD
            self._bubble.say(state, said, around=self.visualRegionForSelection(self._selection()))
        else:
            self._bubble.hide()
        self.told.emit(said, state)

    def _selection(self) -> QItemSelection:
        return self.selectionModel().selection()

    def _accept(self, do: Callable[[], object]) -> None:
        assert self._offer is not None
        self._offer.hide()
        do()

    def _typed(self) -> None:
        self._bubble.hide()
        if self._autosave is not None:
            self._autosave.touch(self._key, self._commit_open, after_pause=False)

    def _commit_open(self) -> bool:
        """Save what stands in the open editor."""
        if self._editor is None:
            return True
        editor = self._editor
        self.commitData(editor)
        if self._refused:
            return False
        self.closeEditor(editor, _Hint.NoHint)
        return True

    def _select(self, block: Block) -> None:
        """Select the cells that were written, the first of them being the current one."""
        chosen = QItemSelection()
        for first, last in runs(block.rows):
            for column in block.columns:
                chosen.select(self.table.index(first, column), self.table.index(last, column))
        self.go(block.rows[0], block.columns[0])
        self.selectionModel().select(chosen, QItemSelectionModel.SelectionFlag.Select)

    def _forget_rejections(self) -> None:
        self._bubble.hide()
        self.table.forget_rejections()


def _without_titles(lines: list[list[str]], block: Block) -> list[list[str]]:
    """Return the lines without the first one where that only repeats the titles of the columns they go to."""
    if len(lines) < 2 or not block.columns:  # noqa: PLR2004 - a line of titles alone is meant
        return lines
    first = block.order.index(block.columns[0])
    titles = [block.table.columns[i].heading for i in block.order[first : first + len(lines[0])]]
    return lines[1:] if [cell.strip() for cell in lines[0]] == titles else lines
