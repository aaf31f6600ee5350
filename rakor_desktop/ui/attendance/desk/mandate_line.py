"""For whom somebody comes, and the Surat Tugas that says so."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QWidget

from rakor_desktop.domain import dates, shown_dates
from rakor_desktop.domain.attendance import AttendeeRow
from rakor_desktop.domain.desk import Mandate
from rakor_desktop.domain.errors import RakorError
from rakor_desktop.domain.i18n import _
from rakor_desktop.services.places import Origin, Origins
from rakor_desktop.ui.attendance.desk.entries import Entry
from rakor_desktop.ui.attendance.desk.line import DeskLine, labelled
from rakor_desktop.ui.form.dates import DateLine
from rakor_desktop.ui.pieces import InlineMessage, Label, across, button, down
from rakor_desktop.ui.theme import SPACE, State

_LONGEST = 200


class LetterDate(DateLine):
    """The date of a Surat Tugas; Enter and Esc mean what they mean in the lines beside it."""

    entered = Signal(bool)
    left = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Give Enter and Esc their meaning."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            if not event.isAutoRepeat():
                self.entered.emit(bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier))
        elif event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)


class MandateFields(QWidget):
    """Three fields in a row; empty for somebody who comes in person."""

    def __init__(self) -> None:
        super().__init__()
        self.whom = DeskLine()
        self.whom.setPlaceholderText(_("Kosong bila hadir sendiri"))
        self.number = DeskLine()
        self.date = LetterDate()
        self.date.setPlaceholderText(_("misalnya 10/4/2026"))
        for field in (self.whom, self.number):
            field.setMaxLength(_LONGEST)
        row = across(
            labelled(_("Mewakili"), self.whom),
            labelled(_("Nomor surat tugas"), self.number),
            labelled(_("Tanggal surat tugas"), self.date),
        )
        for place, share in enumerate((5, 4, 3)):
            row.setStretch(place, share)
        self.setLayout(row)

    def show_mandate(self, mandate: Mandate) -> None:
        """Show what is known."""
        self.whom.setText(mandate.represents)
        self.number.setText(mandate.number)
        self.date.setText(shown_dates.plain_date(mandate.date) if mandate.date else "")

    def read(self) -> Mandate:
        """Return what was typed; refuse a date that is none."""
        written = self.date.text().strip()
        try:
            day = dates.parse_date(written) if written else None
        except RakorError:
            self.date.setFocus()
            raise
        return Mandate(self.whom.text().strip(), self.number.text().strip(), day)


class MandateLine(QFrame):
    """Asks for whom somebody on the list comes, and lets them in."""

    given = Signal(str, object)
    """Enter: the uid of the person and the mandate."""
    closed = Signal()
    suggesting = Signal(str, object)
    """What is to be chosen, and the entries to choose from, for the list below."""
    stepped = Signal(int)

    def __init__(self, pointed: Callable[[], str]) -> None:
        """``pointed`` returns the key of the entry gone to in the list below."""
        super().__init__()
        self.uid = ""
        self._pointed = pointed
        self._origins: Origins | None = None
        self._origin = Origin()
        self.title = Label(strong=True)
        self.title.setWordWrap(False)
        self.fields = MandateFields()
        self.fields.whom.setPlaceholderText(_("Jabatan yang diwakili"))
        self.refusal = InlineMessage(State.BAD)
        self.confirm = button(_("Hadir mewakili (Enter)"), self.enter, icon="user-check", kind="primary")
        cancel = button(_("Batal (Esc)"), self.closed.emit, kind="quiet")
        row = across(self.fields, self.confirm, cancel)
        row.setStretch(0, 1)
        for part in (self.confirm, cancel):
            row.setAlignment(part, Qt.AlignmentFlag.AlignBottom)
        self.setLayout(down(self.title, row, self.refusal, gap=SPACE // 2, margin=0))
        for field in (self.fields.whom, self.fields.number):
            field.stepped.connect(self.stepped)
        for line in (self.fields.whom, self.fields.number, self.fields.date):
            line.entered.connect(lambda _ctrl: self._entered())
            line.left.connect(self.closed)
        self.fields.whom.textEdited.connect(lambda _text: self._suggest())

    def begin(self, row: AttendeeRow, origins: Origins, origin: Origin) -> None:
        """Ask about this person."""
        self.uid = row.uid
        self._origins, self._origin = origins, origin
        self.title.setText(_("{name} hadir mewakili:").format(name=row.full_name))
        self.refusal.show_message(State.BAD, "")
        letter = row.assignment_letter_number, row.assignment_letter_date
        self.fields.show_mandate(Mandate(row.represents, *letter))
        self.fields.whom.setFocus()
        self.fields.whom.selectAll()
        self._suggest()

    def take(self, key: str) -> None:
        """Take what was chosen from the list."""
        self.fields.whom.setText(key)
        self.fields.whom.setCursorPosition(0)
        self.suggesting.emit(_("Mewakili"), ())
        self.fields.number.setFocus()

    def enter(self) -> None:
        """Let the person in, once it is said for whom."""
        try:
            mandate = self.fields.read()
        except RakorError as refusal:
            self.show_refusal(str(refusal))
            return
        if mandate.represents:
            self.given.emit(self.uid, mandate)
        else:
            self.show_refusal(_("Tulis siapa yang diwakili."))
            self.fields.whom.setFocus()

    def _entered(self) -> None:
        if self._pointed():
            self.take(self._pointed())
        else:
            self.enter()

    def show_refusal(self, sentence: str) -> None:
        """Show why it was not done."""
        self.refusal.show_message(State.BAD, sentence)

    def _suggest(self) -> None:
        if self._origins is not None:
            found = heads(self._origins, self._origin, self.fields.whom.text(), but=self.uid)
            self.suggesting.emit(_("Mewakili"), found)


def heads(origins: Origins, origin: Origin, text: str, *, but: str = "") -> list[Entry]:
    """Return the heads somebody from there may stand for, to choose from; nobody for themselves."""
    found = origins.heads(origin, text, but=but)
    return [Entry(office, office, name) for office, name in found if office != text]
