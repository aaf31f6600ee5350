"""A form whose row comes into being with the first words saved in it."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from itertools import count
from typing import Any

from PySide6.QtCore import QTimer, Signal

from rakor_desktop.ui.autosave import Autosave
from rakor_desktop.ui.context import Outcome
from rakor_desktop.ui.form import Form
from rakor_desktop.ui.form.fields import AnyField

Create = Callable[[Mapping[str, Any]], Outcome[str]]
Edit = Callable[[str, Mapping[str, Any]], "str | None"]

_drafts = count(1)


class DraftForm(Form):
    """Shows a row, or a draft of one: nothing is in the file until one of the ``first`` fields is filled.

    ``create(values)`` makes the row and returns its uid; what stands in the other fields is saved after it.
    """

    created = Signal(str)
    """The row was made; emitted with its uid."""

    def __init__(
        self,
        fields: Sequence[AnyField],
        create: Create,
        edit: Edit,
        *,
        first: Collection[str],
        missing: str,
        autosave: Autosave,
    ) -> None:
        super().__init__(fields, self._store, autosave=autosave)
        self._create = create
        self._change = edit
        self._first = first
        self._missing = missing
        self._draft = ""
        self._made = ""
        self.leaving = False
        """Whether another row is about to be shown, so that nobody goes back to the one just made."""

    @property
    def uid(self) -> str:
        """The row shown; empty for none and for a draft that is not in the file yet."""
        return self._made if self._on_draft else self._uid

    @property
    def drafting(self) -> bool:
        """Whether a draft is shown that is not in the file yet."""
        return self._on_draft and not self._made

    def begin(self, blank: Mapping[str, Any]) -> bool:
        """Show a fresh draft; False when what was typed before could not be saved."""
        key = f"draft-{next(_drafts)}"
        if not self._leave_for(key, blank):
            return False
        self._draft, self._made = key, ""
        return True

    def show_row(self, uid: str, row: object) -> bool:
        """Show a row; one that was a draft a moment ago stays under the fingers."""
        if uid and uid == self.uid:
            return super().show_row(self._uid, row)
        return self._leave_for(uid, row)

    def _leave_for(self, key: str, row: object) -> bool:
        self.leaving = True
        try:
            return super().show_row(key, row)
        finally:
            self.leaving = False

    @property
    def _on_draft(self) -> bool:
        return bool(self._uid) and self._uid == self._draft

    def _store(self, key: str, changes: Mapping[str, Any]) -> str | None:
        if key != self._draft:
            return self._change(key, changes)
        if self._made:
            return self._change(self._made, changes)
        if not any(changes.get(name) for name in self._first):
            return self._missing
        outcome = self._create(changes)
        if outcome.value is not None:
            self._made = outcome.value
            # The other fields were waiting for the row; this one is still being written.
            QTimer.singleShot(0, self, self.flush)
            self.created.emit(self._made)
        return outcome.refusal
