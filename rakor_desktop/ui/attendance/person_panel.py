"""Everything known of one person on the list, to be changed field by field."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from rakor_desktop.domain.attendance import PRESENCES
from rakor_desktop.domain.i18n import _
from rakor_desktop.ui.attendance import fields as asked
from rakor_desktop.ui.attendance.lines import Line
from rakor_desktop.ui.attendance.side_panel import SidePanel
from rakor_desktop.ui.chips import Chip
from rakor_desktop.ui.context import AppContext
from rakor_desktop.ui.form import Form
from rakor_desktop.ui.panels.saving import saving
from rakor_desktop.ui.pieces import InlineMessage, Label, across, button
from rakor_desktop.ui.theme import State


class PersonPanel(SidePanel):
    """Follows the row the person at the desk is on; each field saves itself."""

    marked = Signal(object)
    """Emitted with the presence to record for the person shown."""
    removed = Signal()
    """Take the person shown off the list."""

    def __init__(self, app: AppContext) -> None:
        super().__init__("", Form(asked.KNOWN, self._save, autosave=app.autosave))
        self._app = app
        self.state = Chip()
        self.about = Label(size="small", tone="muted")
        self.doubt = InlineMessage(State.WARN)
        self._lay_out()

    def _lay_out(self) -> None:
        marks = [button(_(word), partial(self.marked.emit, kind)) for kind, word in PRESENCES.items()]
        remove = button(_("Hapus dari daftar"), self.removed.emit, icon="trash-2", kind="quiet")
        remove.setToolTip(_("Hapus dari daftar (Ctrl+Delete)"))
        state, below = QWidget(), QWidget()
        state.setLayout(across(self.state, None, *marks, gap=4))
        below.setLayout(across(remove, None))
        self.lay_out((state, self.about, self.doubt), (below,))

    def show_line(self, line: Line) -> bool:
        """Show a person; False when something typed about the former one could not be saved."""
        if not self.form.show_row(line.uid, asked.shown(line.person)):
            return False
        self.title.setText(line.person.full_name)
        self.state.show_state(line.state, line.word)
        code = _("Kode {code}").format(code=line.person.badge_code)
        self.about.setText(" · ".join(filter(None, (line.person.number, code))))
        self.doubt.show_message(State.WARN, asked.doubts(line.person.nip, line.person.sex))
        return True

    def _save(self, uid: str, given: Mapping[str, Any]) -> str | None:
        from rakor_desktop.services import invitations  # noqa: PLC0415 - loads the store

        return saving(self._app, invitations.edit)({uid: asked.changes(given)})
