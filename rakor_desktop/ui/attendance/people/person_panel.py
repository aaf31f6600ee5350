"""Everything known of one person on the list, to be changed field by field."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from rakor_desktop.domain.attendance import PRESENCES
from rakor_desktop.domain.i18n import _
from rakor_desktop.ui.attendance.people import fields as asked
from rakor_desktop.ui.attendance.people.lines import Line
from rakor_desktop.ui.attendance.people.marks_part import MarksPart
from rakor_desktop.ui.attendance.people.side_panel import SidePanel
from rakor_desktop.ui.attendance.roll import Roll
from rakor_desktop.ui.chips import Chip
from rakor_desktop.ui.context import AppContext
from rakor_desktop.ui.form import Form
from rakor_desktop.ui.panels.saving import saving
from rakor_desktop.ui.picks import Pick, Picks
from rakor_desktop.ui.pieces import InlineMessage, Label, across, button
from rakor_desktop.ui.theme import State

PERSON, MARKS = "person", "marks"


class PersonPanel(SidePanel):
    """Follows the row the person at the desk is on; each field saves itself."""

    marked = Signal(object)
    """Emitted with the presence to record for the person shown."""
    removed = Signal()
    """Take the person shown off the list."""

    def __init__(self, app: AppContext, roll: Roll) -> None:
        super().__init__("", Form(asked.KNOWN, self._save, autosave=app.autosave))
        self._app = app
        self._roll = roll
        self._line: Line | None = None
        self.state = Chip()
        self.about = Label(size="small", tone="muted")
        self.doubt = InlineMessage(State.WARN)
        self.pages = Picks(_("Bagian"))
        self.pages.show_picks([Pick(PERSON, _("Data diri")), Pick(MARKS, _("Kehadiran per hari"))], PERSON)
        self.marks = MarksPart(app)
        self.marks.hide()
        self._lay_out()
        self.pages.chosen.connect(self._turn)

    def _lay_out(self) -> None:
        marks = [button(_(word), partial(self.marked.emit, kind)) for kind, word in PRESENCES.items()]
        remove = button(_("Hapus dari daftar"), self.removed.emit, icon="trash-2", kind="quiet")
        remove.setToolTip(_("Hapus dari daftar (Ctrl+Delete)"))
        self._today, below = QWidget(), QWidget()
        self._today.setLayout(across(self.state, None, *marks, gap=4))
        below.setLayout(across(remove, None))
        self.lay_out((self.about, self.pages, self._today, self.doubt), (below,), (self.marks,))

    def show_line(self, line: Line) -> bool:
        """Show a person; False when something typed about the former one could not be saved."""
        if not self.marks.form.flush() or not self.form.show_row(line.uid, asked.shown(line.person)):
            return False
        self._line = line
        self.title.setText(line.person.full_name)
        self.state.show_state(line.state, line.word)
        code = _("Kode {code}").format(code=line.person.code)
        self.about.setText(" · ".join(filter(None, (line.person.number, code))))
        self.doubt.show_message(State.WARN, asked.doubts(line.person.nip, line.person.sex))
        self._show_marks()
        return True

    def flush(self) -> bool:
        """Save everything typed here; False when something was refused."""
        saved = [form.flush() for form in (self.form, self.marks.form)]
        return all(saved)

    def _turn(self, key: str) -> None:
        if not self.flush():
            self.pages.choose(PERSON if key == MARKS else MARKS)
            return
        self.form.setVisible(key == PERSON)
        self._today.setVisible(key == PERSON)
        self.marks.setVisible(key == MARKS)
        self._show_marks()
        # Else Qt hands the focus on to the button that takes the person off the list.
        (self.marks.places.setFocus if key == MARKS else self.form.focus)()

    def _show_marks(self) -> None:
        if self._line is not None and self.pages.key == MARKS:
            self.marks.show_person(self._line.person, self._roll.readings, self._roll.session_uid)

    def _save(self, uid: str, given: Mapping[str, Any]) -> str | None:
        from rakor_desktop.services import invitations  # noqa: PLC0415 - loads the store

        return saving(self._app, invitations.edit)({uid: asked.changes(given)})
