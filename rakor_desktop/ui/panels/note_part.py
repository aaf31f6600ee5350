"""A list beside the form of its current row: what conclusions and follow-ups have in common."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any, Generic, Protocol, TypeVar

from PySide6.QtWidgets import QSplitter, QWidget

from rakor_desktop.domain.i18n import _
from rakor_desktop.ui.context import AppContext, Outcome
from rakor_desktop.ui.form.fields import AnyField, Field
from rakor_desktop.ui.panels.draft_form import DraftForm
from rakor_desktop.ui.panels.kept_columns import KeptColumns
from rakor_desktop.ui.panels.own_keys import OwnKeys
from rakor_desktop.ui.panels.saving import saving
from rakor_desktop.ui.pieces import EmptyState, Label, across, button, down, icon_button, scrolling
from rakor_desktop.ui.table import Column, RowTable, TableView
from rakor_desktop.ui.theme import SPACE

_WIDTHS = (780, 420)


class HasUid(Protocol):
    """Any row."""

    @property
    def uid(self) -> str:
        """The row's key."""


R = TypeVar("R", bound=HasUid)


class NotePart(QWidget, Generic[R]):
    """Lists rows that can be typed over, and shows one of them or a new one in full."""

    columns: Sequence[Column[R]]
    fields: Sequence[AnyField]
    first: str
    """The field without which there is no row."""
    missing: str

    def __init__(
        self, app: AppContext, names: tuple[str, str], verbs: tuple[Callable[..., None], Callable[..., None]]
    ) -> None:
        super().__init__()
        self.app = app
        self._edit, self._remove = verbs
        self._arranging = False
        title, new = names
        self._new = new
        self.table: RowTable[R] = RowTable(self.columns, saving(app, self._edit))
        self.view = TableView(self.table, name=title, autosave=app.autosave, sortable=False)
        KeptColumns(app, self.view, f"notes.{self.first}")
        self.form = DraftForm(
            self.fields,
            self.make,
            lambda uid, changes: app.attempt(self._edit, uid, **changes).refusal,
            first=(self.first,),
            missing=_(self.missing),
            autosave=app.autosave,
        )
        # In running words Esc would take back more than anybody means.
        OwnKeys(self.form.field(self.first), {"Esc": self.form.flush})
        self.heading = Label(strong=True)
        self.add = button(new, self.begin, icon="plus", kind="primary", shortcut="Ctrl+N")
        self.bin = icon_button("trash-2", _("Hapus (Ctrl+Shift+Delete)"), self.remove)
        self._lay_out()
        self._connect()

    def tools(self) -> Sequence[QWidget]:
        """Return more buttons for the line above the list."""
        return ()

    def make(self, changes: Mapping[str, Any]) -> Outcome[str]:
        """Make the row of the draft."""
        raise NotImplementedError

    def blank(self) -> dict[str, Any]:
        """Return what stands in a new form."""
        return {one.name: None for one in self.fields if isinstance(one, Field)}

    def said(self, row: R) -> str:
        """Return the heading of a row's form."""
        raise NotImplementedError

    def _lay_out(self) -> None:
        bar = across(None, *self.tools(), self.bin, self.add)
        bar.setContentsMargins(2 * SPACE, 0, 2 * SPACE, SPACE)
        inner = QWidget()
        sheet = down(self.heading, self.form, gap=12)
        sheet.setContentsMargins(2 * SPACE, SPACE, 2 * SPACE, SPACE)
        inner.setLayout(sheet)
        split = QSplitter()
        split.setChildrenCollapsible(False)
        split.addWidget(self.view)
        split.addWidget(scrolling(inner))
        split.setSizes(_WIDTHS)
        split.setStretchFactor(0, 1)
        box = down(bar, split, gap=0)
        box.setStretch(1, 1)
        self.setLayout(box)

    def _connect(self) -> None:
        self.view.selection_changed.connect(self._pick)
        self.view.delete_pressed.connect(self.remove)
        self.view.told.connect(lambda said, _state: self.app.told.emit(said))
        self.form.created.connect(self._show_created)
        keys = ("Ctrl+N", "Ctrl+Return", "Ctrl+Enter")
        OwnKeys(self, {**dict.fromkeys(keys, self.begin), "Ctrl+Shift+Delete": self.remove})

    def set_empty(self, icon: str, title: str, text: str) -> None:
        """Say what to do first."""
        self.view.set_empty(EmptyState(icon, title, text, self._new, self.begin))

    def show_rows(self, rows: Sequence[R]) -> None:
        """Show these rows; the one in hand and what is being typed stay."""
        self._arranging = True
        self.table.show_rows(rows)
        self._arranging = False
        row = next((row for row in rows if row.uid == self.form.uid), None) if self.form.uid else None
        if row is not None:
            self.show_row(row)
        elif self.form.uid or not self.form.drafting:
            self.form.discard()
            self._show_first()
        self._show_state()

    def show_row(self, row: R) -> bool:
        """Show a row in the form; False when the former one could not be saved."""
        if not self.form.show_row(row.uid, row):
            return False
        self.heading.setText(self.said(row))
        return True

    def select(self, uid: str) -> bool:
        """Go to a row; False when it is not there."""
        return self.view.select_row(uid)

    def begin(self) -> None:
        """Finish the row in hand and let a new one be typed."""
        if self.app.autosave.flush() and self.form.begin(self.blank()):
            self.heading.setText(self._new)
            self.form.focus(self.first)
            self.view.clearSelection()
            self._show_state()

    def remove(self) -> None:
        """Delete the selected rows; a new one is written first, so that undo can bring it back."""
        self.form.flush()
        uids = [row.uid for row in self.view.selected_rows()]
        if self.form.drafting:
            self.form.discard()
            self._show_first()
        elif uids and self.app.autosave.flush() and self.app.act(self.view, self._remove, *uids):
            self.app.told.emit(_("{n} baris dihapus. Ctrl+Z mengurungkan.").format(n=len(uids)))

    def _show_first(self) -> None:
        row = self.view.current_row() or next(iter(self.table.rows()), None)
        if row is None:
            self.heading.setText(_("Belum ada yang dipilih"))
            return
        self.view.select_row(row.uid)
        self.show_row(row)

    def _pick(self) -> None:
        rows = self.view.selected_rows()
        row = self.view.current_row() if rows else None
        if not self._arranging and row is not None and row.uid != self.form.uid and not self.show_row(row):
            self.view.select_row(self.form.uid)
        self._show_state()

    def _show_created(self, uid: str) -> None:
        row = next((row for row in self.table.rows() if row.uid == uid), None)
        if row is not None and not self.form.leaving:
            self._arranging = True
            self.view.select_row(uid)
            self._arranging = False
            self.show_row(row)

    def _show_state(self) -> None:
        self.bin.setEnabled(self.form.drafting or bool(self.view.selected_rows()))
