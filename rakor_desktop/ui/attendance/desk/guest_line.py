"""Somebody at the door who is on no list: one line, one Enter, and they are on it and present."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QLineEdit, QWidget

from rakor_desktop.domain.attendance import ROLES, AttendeeRow, Role
from rakor_desktop.domain.desk import Guest
from rakor_desktop.domain.errors import RakorError
from rakor_desktop.domain.i18n import _
from rakor_desktop.domain.names import split_name, tidy_name
from rakor_desktop.domain.spelling import goes_before, spelled
from rakor_desktop.services.places import Origin, Origins
from rakor_desktop.ui.attendance.desk.entries import Entry
from rakor_desktop.ui.attendance.desk.line import DeskLine, labelled
from rakor_desktop.ui.attendance.desk.mandate_line import LetterDate, MandateFields, heads
from rakor_desktop.ui.attendance.people.fields import NAME
from rakor_desktop.ui.choosers import ChoiceBox
from rakor_desktop.ui.pieces import InlineMessage, Label, across, button, down
from rakor_desktop.ui.theme import SPACE, State

_LONGEST = 200
_SHARES = (5, 5, 4, 1, 2)
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class GuestLine(QFrame):
    """Asks who it is and where from; what the list already knows is offered, nothing is done silently."""

    given = Signal(object, bool)
    """Enter: the ``Guest``, and True when somebody of that name on the list is another person."""
    known = Signal(str)
    """It is this person, who is on the list."""
    closed = Signal()
    suggesting = Signal(str, object)
    """What is to be chosen, and the entries to choose from, for the list below."""
    stepped = Signal(int)

    def __init__(self, pointed: Callable[[], str]) -> None:
        """``pointed`` returns the key of the entry gone to in the list below."""
        super().__init__()
        self._alike: Callable[[str], Sequence[Entry]] = lambda _name: ()
        self._pointed = pointed
        self._origins: Origins | None = None
        self._origin = Origin()
        self._offered: Sequence[Origin] = ()
        self._role_chosen = False
        self._double: AttendeeRow | None = None
        self.name, self.origin, self.office = DeskLine(), DeskLine(), DeskLine()
        self.sex = ChoiceBox((("", "–"), ("L", "L"), ("P", "P")))
        self.role = ChoiceBox([(role, _(word)) for role, word in ROLES.items()])
        self.mandate = MandateFields()
        self.echo = Label(size="small", tone="muted")
        self.refusal = InlineMessage(State.BAD)
        self.doubt = InlineMessage(State.WARN)
        self._field: QWidget = self.name
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        self.name.setPlaceholderText(_("dengan gelarnya"))
        self.origin.setPlaceholderText(_("kabupaten/kota atau instansi; dua huruf cukup"))
        self.add = button(_("Tambah dan hadir (Enter)"), self.enter, icon="user-plus", kind="primary")
        self.cancel = button(_("Batal (Esc)"), self.closed.emit, kind="quiet")
        self.sex.setMinimumContentsLength(1)
        first = across(
            labelled(_("Nama lengkap"), self.name),
            labelled(_("Asal"), self.origin),
            labelled(_("Jabatan"), self.office),
            labelled(_("L/P"), self.sex),
            labelled(_("Peran"), self.role),
        )
        for place, share in enumerate(_SHARES):
            first.setStretch(place, share)
        second = across(self.mandate, SPACE, self.add, self.cancel)
        second.setStretch(0, 1)
        for part in (self.add, self.cancel):
            second.setAlignment(part, Qt.AlignmentFlag.AlignBottom)
        self.same = button(_("Tandai orang itu hadir (Enter)"), self.enter, icon="user-check", kind="primary")
        self.other = button(_("Orang lain, tambahkan (Ctrl+Enter)"), self.enter_other)
        self._choice = QWidget()
        self._choice.setLayout(across(self.same, self.other, None))
        parts = (first, self.echo, second, self.refusal, self.doubt, self._choice)
        self.setLayout(down(*parts, gap=SPACE // 2))
        for field in (self.name, self.origin, self.office):
            field.setMaxLength(_LONGEST)
        self.forget_double()

    def _connect(self) -> None:
        lines = (self.name, self.origin, self.office, self.mandate.whom, self.mandate.number)
        for line in lines:
            line.stepped.connect(self.stepped)
        typed: tuple[DeskLine | LetterDate, ...] = (*lines, self.mandate.date)
        for field in typed:
            field.entered.connect(self._entered)
            field.left.connect(self.closed)
            field.textEdited.connect(self._edited)
        for watched in (*typed, self.sex, self.role):
            watched.installEventFilter(self)
        self.role.activated.connect(self._choose_role)

    def begin(self, name: str, origins: Origins, alike: Callable[[str], Sequence[Entry]]) -> None:
        """Ask about somebody of this name; ``alike`` returns who on the list has such a one."""
        self._alike = alike
        self._origins, self._origin, self._role_chosen = origins, Origin(), False
        for line in (self.origin, self.office, self.mandate.whom, self.mandate.number, self.mandate.date):
            line.clear()
        self.name.setText(_official(name))
        self.sex.show_value("")
        self.role.show_value(Role.GUEST)
        self.refusal.show_message(State.BAD, "")
        self.forget_double()
        self._show_echo()
        # With a name in hand the place is what is missing; but it may have been misheard.
        self.name.setFocus()
        self._suggest()

    def take(self, key: str) -> None:
        """Take what was chosen from the list for the field in hand."""
        if self._field is self.name:
            self.known.emit(key)
        elif self._field is self.origin and self._origins is not None:
            self._settle(self._origins.completed(self._offered[int(key)]))
            self.office.setFocus()
        elif self._field is self.office:
            self.office.setText(key)
            self.office.setCursorPosition(0)
            self.mandate.whom.setFocus()
        elif self._field is self.mandate.whom:
            self.mandate.whom.setText(key)
            self.mandate.whom.setCursorPosition(0)
            self.mandate.number.setFocus()

    def enter(self) -> None:
        """Put the guest on the list, or let in whom the list has already."""
        if self._double is not None:
            self.known.emit(self._double.uid)
        else:
            self._give(another=False)

    def enter_other(self) -> None:
        """Put the guest on the list although there is somebody of that name."""
        self._give(another=self._double is not None)

    def say_double(self, row: AttendeeRow, what: str) -> None:
        """Say who on the list this may be; Enter then means that person."""
        self._double = row
        place = row.place or _("tanpa asal")
        self.doubt.show_message(
            State.WARN,
            _("Sudah ada di daftar: {name}, {office} ({place}), {what}.").format(
                name=row.full_name,
                office=row.position or _("tanpa jabatan"),
                place=place,
                what=what[:1].lower() + what[1:],
            ),
        )
        self._choice.show()
        self.add.hide()

    def forget_double(self) -> None:
        """Ask no longer whether it is somebody on the list."""
        self._double = None
        self.doubt.show_message(State.WARN, "")
        self._choice.hide()
        self.add.show()

    def show_refusal(self, sentence: str) -> None:
        """Show why it was not done."""
        self.refusal.show_message(State.BAD, sentence)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        """Follow the focus from field to field, and let Enter and Esc mean the same in the choices."""
        if event.type() == QEvent.Type.FocusIn and isinstance(watched, QWidget):
            self._field = watched
            self._suggest()
        elif event.type() == QEvent.Type.FocusOut and watched is self.origin and self.isVisible():
            self._understand_origin()
        elif isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            choice = watched in (self.sex, self.role)
            if choice and event.key() in _ENTER:
                if not event.isAutoRepeat():
                    self._entered(bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier))
                return True
            if choice and event.key() == Qt.Key.Key_Escape:
                self.closed.emit()
                return True
        return super().eventFilter(watched, event)

    def _entered(self, ctrl: bool) -> None:
        if ctrl:
            self.enter_other()
        elif self._pointed() and self._double is None:
            self.take(self._pointed())
        else:
            self.enter()

    def _edited(self) -> None:
        self.forget_double()
        self.refusal.show_message(State.BAD, "")
        if self._field is self.origin:
            self._origin = Origin()
        self._show_echo()
        self._suggest()

    def _give(self, *, another: bool) -> None:
        try:
            guest = self._read()
        except RakorError as refusal:
            self.show_refusal(str(refusal))
            return
        self.given.emit(guest, another)

    def _read(self) -> Guest:
        name = _official(self.name.text())
        if all(goes_before(word) for word in spelled(name)):
            self.name.setFocus()
            raise RakorError(_("Tulis namanya."))
        if self._origins is not None and not self._origin.label:
            try:
                self._settle(self._origins.meant(self.origin.text()))
            except RakorError:
                self.origin.setFocus()
                raise
        return Guest(
            name,
            self._origin.region_uid,
            self._origin.organization,
            self.office.text().strip(),
            self.sex.value() or "",
            self.role.value(),
            self.mandate.read(),
        )

    def _understand_origin(self) -> None:
        if self._origins is None or self._origin.label or not self.origin.text().strip():
            return
        try:
            if self._pointed():
                self._settle(self._origins.completed(self._offered[int(self._pointed())]))
            else:
                self._settle(self._origins.meant(self.origin.text()))
        except RakorError as refusal:
            self.show_refusal(str(refusal))

    def _settle(self, origin: Origin) -> None:
        self._origin = origin
        self.origin.setText(origin.region.name if origin.region and not origin.organization else origin.label)
        self.origin.setCursorPosition(0)
        if not self._role_chosen:
            self.role.show_value(origin.role)
        self._show_echo()

    def _choose_role(self) -> None:
        self._role_chosen = True

    def _suggest(self) -> None:
        if self._origins is None or self._double is not None:
            return
        text = self._field.text() if isinstance(self._field, QLineEdit) else ""
        if self._field is self.name:
            known = self._alike(text)
            none = _("Tidak ada yang mirip di daftar")
            self.suggesting.emit(_("Mungkin sudah ada di daftar") if known else none, known)
        elif self._field is self.origin:
            self._offered = () if self._origin.label else self._origins.find(text)
            self.suggesting.emit(_("Asal"), [_entry(at, one) for at, one in enumerate(self._offered)])
        elif self._field is self.office:
            offices = self._origins.offices(self._origin, text)
            self.suggesting.emit(_("Jabatan"), [Entry(one, one) for one in offices if one != text])
        elif self._field is self.mandate.whom:
            self.suggesting.emit(_("Mewakili"), heads(self._origins, self._origin, text))
        else:
            self.suggesting.emit(_("Tamu baru"), ())

    def _show_echo(self) -> None:
        name = _official(self.name.text())
        origin = self._origin
        place = " · ".join(filter(None, (origin.region.name if origin.region else "", origin.organization)))
        told = NAME.echo(name) if split_name(name).name else ""
        if not told and name != self.name.text().strip():
            told = _("Ditulis: {name}").format(name=name)
        asal = _("Asal: {place}").format(place=place) if place else ""
        self.echo.setText("    ".join(filter(None, (told, asal))) or " ")


def _entry(place: int, origin: Origin) -> Entry:
    of = origin.region.name if origin.organization and origin.region else ""
    return Entry(str(place), origin.label, place=of, quiet=True)


def _official(typed: str) -> str:
    """Return a name typed in haste as it is written: ``drs. yosef bria`` in capitals and small letters."""
    name = " ".join(typed.split())
    bare = split_name(name).name
    return tidy_name(name) if bare.islower() or bare.isupper() else name
