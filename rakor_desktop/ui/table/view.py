"""Rows that can be typed into: a spreadsheet under the fingers."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

from PySide6.QtCore import QItemSelectionModel, Qt
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
from rakor_desktop.ui.table.block import Block, Cell
from rakor_desktop.ui.table.delegate import CellDelegate
from rakor_desktop.ui.table.model import RowTable
from rakor_desktop.ui.table.rows_view import RowsView

R = TypeVar("R")

_Hint = QAbstractItemDelegate.EndEditHint
_STEPS = {_Hint.SubmitModelCache: (1, 0), _Hint.EditNextItem: (0, 1), _Hint.EditPreviousItem: (0, -1)}
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class TableView(RowsView[R]):
    """Shows a RowTable, and takes what is typed where its columns have a ``field``.

    Then one moves by cells: typing or F2 edits, Enter goes down, Tab right, Ctrl+C and Ctrl+V exchange with
    Excel, Ctrl+D fills down, Delete empties, Shift+Space takes the whole row. Else one moves by rows and
    Enter opens.
    Actions added with ``addAction`` stand in the context menu.
    """

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
        if table.editable:
            self.setItemDelegate(CellDelegate(self, self.editing))
            trigger = QAbstractItemView.EditTrigger
            self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectItems)
            self.setEditTriggers(trigger.AnyKeyPressed | trigger.EditKeyPressed | trigger.DoubleClicked)
            self.setTabKeyNavigation(True)

    def show_refusal(self, sentence: str) -> None:
        """Show why it was not done, and let the typed text stand."""
        self._refused = True
        super().show_refusal(sentence)

    def paste(self) -> None:
        """Write the cells on the clipboard over the selected ones, as one action."""
        self._change(lambda: self._block().pasted(clipboard.from_text(QGuiApplication.clipboard().text())))

    def fill_down(self) -> None:
        """Write the topmost selected cells into those below, as one action."""
        self._change(lambda: self._block().filled())

    def clear_cells(self) -> None:
        """Empty the selected cells, as one action."""
        self._change(lambda: self._block().cleared())

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
            up = QApplication.keyboardModifiers() & Qt.KeyboardModifier.ShiftModifier
            self._step(-down if up else down, right)

    def menu(self) -> QMenu:
        """Return the context menu."""
        menu = super().menu()
        if self.table.editable:
            pasting = menu.addAction(icon("clipboard-paste"), _("Tempel"), self.paste)
            pasting.setShortcut(QKeySequence.StandardKey.Paste)
            filling = menu.addAction(icon("arrow-down-to-line"), _("Isi ke bawah"), self.fill_down)
            filling.setShortcut(QKeySequence("Ctrl+D"))
        return menu

    @property
    def _key(self) -> tuple[str, int]:
        return "cell", id(self)

    def _meaning(self, event: QKeyEvent) -> Callable[[], object] | None:
        if not self.table.editable:
            return super()._meaning(event)
        key, pressed = event.key(), event.modifiers()
        shift = pressed == Qt.KeyboardModifier.ShiftModifier
        control = pressed == Qt.KeyboardModifier.ControlModifier
        meanings: tuple[tuple[bool, Callable[[], object]], ...] = (
            (event.matches(QKeySequence.StandardKey.Paste), self.paste),
            (key == Qt.Key.Key_D and control, self.fill_down),
            (key == Qt.Key.Key_Space and shift, self._select_whole_rows),
            (key == Qt.Key.Key_Delete and not pressed and not self._whole_rows(), self.clear_cells),
            (key in _ENTER and not control, lambda: self._step(-1 if shift else 1, 0)),
            (key == Qt.Key.Key_Tab and self._at_end(), lambda: self._leave(onwards=True)),
            (key == Qt.Key.Key_Backtab and self._at_start(), lambda: self._leave(onwards=False)),
        )
        return next((do for means, do in meanings if means), None) or super()._meaning(event)

    def _block(self) -> Block:
        return Block.selected(self, self.table)

    def _change(self, cells: Callable[[], list[Cell]]) -> None:
        try:
            found = cells()
        except RakorError as refusal:
            self.show_refusal(str(refusal))
            return
        if self.table.write(found) is None:
            self._bubble.hide()

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

    def _step(self, down: int, right: int) -> None:
        header, index = self.header(), self.currentIndex()
        shown = [i for i in range(header.count()) if not header.isSectionHidden(header.logicalIndex(i))]
        visual = header.visualIndex(index.column())
        place = shown.index(visual) + right if visual in shown else -1
        if 0 <= place < len(shown):
            self.go(index.row() + down, header.logicalIndex(shown[place]))

    def _whole_rows(self) -> bool:
        block = self._block()
        return bool(block.rows) and list(block.columns) == list(block.order)

    def _select_whole_rows(self) -> None:
        flags = QItemSelectionModel.SelectionFlag
        for place in self._block().rows:
            self.selectionModel().select(self.table.index(place, 0), flags.Select | flags.Rows)

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
