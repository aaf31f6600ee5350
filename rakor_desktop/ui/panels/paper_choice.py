"""What may be chosen for a paper before it is drawn: the day or session, the group, the form, the people."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import Any

from PySide6.QtWidgets import QWidget

from rakor_desktop.domain import dates, shown_dates
from rakor_desktop.domain.attendance import GROUPS, AttendeeRow
from rakor_desktop.domain.event import SESSION_KINDS, SessionKind, SessionRow
from rakor_desktop.domain.i18n import N_, _
from rakor_desktop.services.printing import PrintableRow
from rakor_desktop.ui.choosers import ChoiceBox
from rakor_desktop.ui.form import Check, Choice, Form, Number
from rakor_desktop.ui.form.fields import Field
from rakor_desktop.ui.panels.people_choice import PeopleChoice
from rakor_desktop.ui.pieces import Label, down
from rakor_desktop.ui.theme import SPACE

CHOSEN = "chosen"
NOBODY = "nobody"
_WHOLE = ""


class PaperChoice(QWidget):
    """Shows the choices that the paper at hand knows, and remembers them for each paper."""

    def __init__(self) -> None:
        super().__init__()
        self._sessions: Sequence[SessionRow] = ()
        self._row: PrintableRow | None = None
        self._form: Form | None = None
        self._kept: dict[str, dict[str, Any]] = {}
        self._title = Label(size="title")
        self.people = PeopleChoice()
        self._box = down(self._title, self.people, gap=2 * SPACE)
        self.setLayout(self._box)

    @property
    def form(self) -> Form | None:
        """The form of the paper at hand; None for a paper without choices."""
        return self._form

    def show_sessions(self, sessions: Sequence[SessionRow]) -> None:
        """Offer these days and the sessions within them from now on."""
        if list(sessions) != list(self._sessions):
            self._sessions = sessions
            self._row = None

    def show_people(self, people: Sequence[AttendeeRow]) -> None:
        """Offer these people from now on."""
        self.people.show_people(people)

    def choose_people(self, uids: Collection[str]) -> None:
        """Choose these people for the paper at hand, if it is one of people."""
        if self._form is not None and self._row is not None and "people" in self._row.options:
            self.people.choose(uids)
            self._form.show_row(self._row.key, (self._form.collect() or {}) | {"people": CHOSEN})
            self._show_people()

    def show_paper(self, row: PrintableRow) -> None:
        """Show the choices of another paper; the same one keeps its widgets."""
        self._title.setText(row.title)
        if self._row is not None and (self._row.key, self._row.variants) == (row.key, row.variants):
            return
        if self._form is not None:
            self._box.removeWidget(self._form)
            self._form.hide()
            self._form.deleteLater()
        self._row = row
        fields = [field for name in row.options if (field := self._field(name, row)) is not None]
        self._form = Form(fields) if fields else None
        if self._form is not None:
            usual = {field.name: self._usual(field.name, row) for field in fields}
            known = {name: value for name, value in self._kept.get(row.key, {}).items() if name in usual}
            self._form.show_row(row.key, usual | known)
            self._form.edited.connect(self._show_people)
            self._box.insertWidget(1, self._form)
        self._show_people()

    def options(self) -> dict[str, Any] | None:
        """Return what was chosen, as ``printing.paper`` takes it; None after showing what is wrong."""
        if self._form is None or self._row is None:
            return {}
        chosen = self._form.collect()
        if chosen is None:
            return None
        self._kept[self._row.key] = chosen
        options = {name: value for name, value in chosen.items() if value not in (None, _WHOLE)}
        if "people" in options:
            options["people"] = self.people.chosen if options["people"] == CHOSEN else ()
        return options

    def _show_people(self) -> None:
        """Let people be picked where that was chosen."""
        asked = self._row is not None and "people" in self._row.options
        box = self._form.field("people") if asked and self._form is not None else None
        picking = isinstance(box, ChoiceBox) and box.value() == CHOSEN
        self.people.setVisible(picking)
        if asked and self._form is not None:
            self._form.set_shown("group", not picking)

    def _usual(self, name: str, row: PrintableRow) -> Any:
        if name == "variant":
            return row.variants[0][0]
        if name == "session_uid":
            return self._first_day(row)
        return {"group": _WHOLE, "final": False, "draft": False, "people": _WHOLE}.get(name)

    def _first_day(self, row: PrintableRow) -> str:
        days = [held.uid for held in self._sessions if held.kind is SessionKind.DAY]
        return days[0] if "group" in row.options and days else _WHOLE

    def _field(self, name: str, row: PrintableRow) -> Field | None:
        known: dict[str, Field] = {
            "session_uid": Choice(name, N_("Hari atau sesi"), options=self._session_options(row), half=True),
            "group": Choice(
                name,
                N_("Kelompok"),
                options=[(_WHOLE, _("Semua kelompok")), *((g, _(said)) for g, said in GROUPS.items())],
                half=True,
            ),
            "variant": Choice(name, N_("Bentuk"), options=row.variants, half=True),
            "rows": Number(
                name,
                N_("Baris kosong"),
                whole=True,
                low=0,
                high=500,
                hint=N_("Bila tidak diisi: sesudah nama menurut pengaturan; lembar kosong sehalaman penuh."),
                half=True,
            ),
            "people": Choice(name, N_("Orang"), options=_people_options(row), half=True),
            "blanks": Number(
                name,
                N_("Kartu kosong"),
                whole=True,
                low=0,
                high=500,
                hint=N_("Untuk ditulis tangan bagi yang datang tanpa undangan."),
                half=True,
            ),
            "final": Check(name, N_("Final: hanya yang hadir, dengan jumlah laki-laki dan perempuan")),
            "draft": Check(name, N_("Beri tanda DRAF")),
        }
        return known.get(name)

    def _session_options(self, row: PrintableRow) -> list[tuple[str, str]]:
        held = [(session.uid, _session_title(session)) for session in self._sessions]
        return held if "group" in row.options else [(_WHOLE, _("Seluruh rakor")), *held]


def _session_title(held: SessionRow) -> str:
    day = shown_dates.long_date(held.date)
    if held.kind is SessionKind.DAY:
        return day
    title = held.title or _(SESSION_KINDS[held.kind])
    time = dates.clock(held.start_time) if held.start_time else ""
    return " · ".join(filter(None, (title, time, day)))


def _people_options(row: PrintableRow) -> list[tuple[str, str]]:
    everybody = (_WHOLE, _("Semua di kelompok itu"))
    nobody = [(NOBODY, _("Hanya kartu kosong"))] if "blanks" in row.options else []
    return [everybody, (CHOSEN, _("Pilih orangnya")), *nobody]
