"""Puts somebody new on the list, and says who is there already."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractButton, QLineEdit, QWidget

from rakor_desktop.domain import nip as nips
from rakor_desktop.domain.attendance import AttendeeRow, Role
from rakor_desktop.domain.i18n import _
from rakor_desktop.domain.regions import Region
from rakor_desktop.ui.attendance.people import fields as asked
from rakor_desktop.ui.attendance.people.side_panel import SidePanel
from rakor_desktop.ui.choosers import ChoiceBox
from rakor_desktop.ui.context import AppContext
from rakor_desktop.ui.form import Form
from rakor_desktop.ui.pieces import InlineMessage, across, button
from rakor_desktop.ui.theme import State

_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class AddPanel(SidePanel):
    """Asks for one person after the other; what was typed stays until it is in the file."""

    added = Signal(str)
    """Emitted with the uid of the person put on the list."""
    look = Signal(str)
    """Show this person on the list."""

    def __init__(self, app: AppContext) -> None:
        super().__init__(_("Tambah peserta"), Form(asked.NEW))
        self._app = app
        self.session_uid = ""
        """The day on which somebody added is marked present, if asked."""
        self._listed: Sequence[AttendeeRow] = ()
        self._double: AttendeeRow | None = None
        self.doubt = InlineMessage(State.WARN)
        self.double = InlineMessage(State.WARN)
        self.show_double = button(_("Lihat di daftar"), self._look, kind="quiet")
        self.add_twin = button(_("Tambah juga, orang lain"), lambda: self._add(twin=True))
        self.add_button = button(_("Tambahkan"), self.add, icon="user-plus", kind="primary")
        self.add_button.setToolTip(_("Tambahkan ke daftar (Enter)"))
        self.present = button(_("Tambahkan dan hadir"), self.add_present, icon="user-check")
        self.present.setToolTip(_("Tambahkan ke daftar dan tandai hadir (Ctrl+Enter)"))
        self._lay_out()
        self.form.edited.connect(self._edited)
        self._begin()

    def _lay_out(self) -> None:
        self._choices = QWidget()
        self._choices.setLayout(across(self.show_double, self.add_twin, None))
        actions = QWidget()
        actions.setLayout(across(self.add_button, self.present, None))
        self.lay_out((), (self.doubt, self.double, self._choices, actions))
        self._forget_double()

    def offer(self, listed: Sequence[AttendeeRow], regions: Sequence[Region]) -> None:
        """Know who is on the list and which regions there are."""
        self._listed = listed
        super().offer(listed, regions)

    def begin(self, name: str = "") -> None:
        """Ask for the next person, who may already be named; nothing half typed is thrown away."""
        field = self.form.field("full_name")
        assert isinstance(field, QLineEdit)
        if name and not field.text():
            field.setText(name)
            field.textEdited.emit(name)
        self.form.focus("full_name")

    def add(self) -> None:
        """Put the person on the list."""
        self._add()

    def add_present(self) -> None:
        """Put the person on the list, who has come."""
        self._add(present=True)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Let Enter in a field add the person, and on a button press it."""
        here = self.focusWidget()
        if event.key() not in _ENTER:
            super().keyPressEvent(event)
        elif event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.add_present()
        elif isinstance(here, QAbstractButton):
            here.click()
        else:
            self.add()

    def show_refusal(self, sentence: str) -> None:
        """Show why somebody was not added above the form."""
        self.form.show_refusal(sentence)

    def _begin(self) -> None:
        blank: dict[str, Any] = {field.name: "" for field in asked.NEW}
        kept = {"role": Role.PARTICIPANT, "region_uid": None, "assignment_letter_date": None}
        # A form keeps what is typed while it shows the same row; the next person is another one.
        self.form.discard()
        self.form.show_row("", {**blank, **kept})
        self.doubt.show_message(State.WARN, "")
        self._forget_double()

    def _add(self, *, twin: bool = False, present: bool = False) -> None:
        from rakor_desktop.services import invitations  # noqa: PLC0415 - loads the store

        given = self.form.collect()
        if given is None:
            self.show_focus()
            return
        name = given.pop("full_name")
        invitation = invitations.Invitation(
            name, **{key: value for key, value in given.items() if value is not None}
        )
        double = None if twin else invitations.Listed(self._listed).double_of(invitation)
        if double is not None:
            self._present = present
            self._say_double(double, invitation.nip)
            return
        uid = self._app.event_uid
        if present or (twin and self._present):
            done = self._app.act(self, invitations.welcome, uid, invitation, self.session_uid, twin=twin)
        else:
            done = self._app.act(self, invitations.invite, uid, invitation, twin=twin)
        if done.value is not None:
            self._begin()
            self.form.focus("full_name")
            self.added.emit(done.value)

    def _say_double(self, double: AttendeeRow, nip: str) -> None:
        self._double = double
        place = double.place or _("tanpa asal")
        same = bool(nip) and nips.digits(nip) == double.nip
        if same:
            sentence = _("NIP ini milik {name} ({place}), yang sudah ada di daftar.")
        else:
            sentence = _("{name} sudah ada di daftar ({place}).")
        self.double.show_message(State.WARN, sentence.format(name=double.full_name, place=place))
        self.add_twin.setVisible(not same)
        self._choices.show()

    def _forget_double(self) -> None:
        self._double = None
        self._present = False
        self.double.show_message(State.WARN, "")
        self._choices.hide()

    def _look(self) -> None:
        if self._double is not None:
            self.look.emit(self._double.uid)

    def _edited(self) -> None:
        self._forget_double()
        nip, sex = self.form.field("nip"), self.form.field("sex")
        assert isinstance(nip, QLineEdit)
        assert isinstance(sex, ChoiceBox)
        self.doubt.show_message(State.WARN, asked.doubts(nip.text(), sex.value()))
