"""All that was recorded of one person, day by day and session by session, and everything it said before."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from rakor_desktop.domain import dates, reasons, shown_dates
from rakor_desktop.domain.attendance import PRESENCES, AttendeeRow, Presence
from rakor_desktop.domain.i18n import N_, _
from rakor_desktop.domain.mark_entry import read_clock
from rakor_desktop.domain.marks import FROM_SESSION, METHODS, MarkStep, read_mark
from rakor_desktop.ui.attendance.people.mark_places import MarkPlaces, Place, places_of
from rakor_desktop.ui.attendance.readings import Readings, origin
from rakor_desktop.ui.context import AppContext
from rakor_desktop.ui.form import Clock, Form, Text
from rakor_desktop.ui.pieces import InlineMessage, Label, across, button, down, icon_button
from rakor_desktop.ui.theme import SPACE, State


@dataclass(frozen=True, slots=True)
class HurriedClock(Clock):
    """A time of day as people write it at the desk: ``8.12``, ``812``, ``8,12``."""

    def parse(self, text: str) -> str:
        """Return the time as it is kept."""
        return read_clock(text)


FIELDS = (
    HurriedClock("came", N_("Jam datang"), placeholder="08.12", half=True),
    HurriedClock("left", N_("Jam pulang"), placeholder="11.30", half=True),
    Text("reason", N_("Alasan"), max_length=reasons.MOST_LETTERS, placeholder=N_("misalnya dinas luar")),
)


class MarksPart(QWidget):
    """Chooses a day or session above, and corrects below what was recorded there."""

    def __init__(self, app: AppContext) -> None:
        super().__init__()
        self._app = app
        self._person: AttendeeRow | None = None
        self._readings = Readings()
        self._arranging = False
        self.places = MarkPlaces()
        self.doubt = InlineMessage(State.WARN)
        self.form = Form(FIELDS, self._save, autosave=app.autosave)
        self.how = Label(size="small", tone="muted")
        self.story = Story()
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        tips = {Presence.PRESENT: _("Spasi"), Presence.EXCUSED: "I", Presence.ABSENT: "T"}
        self.marks = {
            kind: button(_(word), partial(self.mark, kind), tip=f"{_(word)} ({tips[kind]})")
            for kind, word in PRESENCES.items()
        }
        remove = icon_button("trash-2", _("Hapus tanda (Delete)"), self.unmark)
        row = across(*self.marks.values(), None, remove, gap=4)
        box = down(self.places, row, self.doubt, self.form, self.how, self.story, gap=SPACE)
        box.addStretch(1)
        self.setLayout(box)

    def _connect(self) -> None:
        self.places.selection_changed.connect(self._choose)
        self.places.space_pressed.connect(self._toggle)
        self.places.delete_pressed.connect(self.unmark)
        self.places.opened.connect(lambda _place: self.form.focus("came"))
        do = {
            Qt.Key.Key_I: partial(self.mark, Presence.EXCUSED),
            Qt.Key.Key_T: partial(self.mark, Presence.ABSENT),
            Qt.Key.Key_J: partial(self.form.focus, "came"),
            Qt.Key.Key_L: partial(self.form.focus, "left"),
        }
        self.places.letter.connect(lambda key: do[Qt.Key(key)]())

    def show_person(self, person: AttendeeRow, readings: Readings, session_uid: str = "") -> bool:
        """Show a person, at this session if it is another person; False when something typed is refused."""
        another = self._person is None or self._person.uid != person.uid
        if another and not self.form.flush():
            return False
        wanted = session_uid if another or not self._place else self._place.uid
        self._person, self._readings = person, readings
        self._arranging = True
        self.places.show_places(places_of(person, readings), wanted)
        self._arranging = False
        self._show_place()
        return True

    def show_refusal(self, sentence: str) -> None:
        """Show why something was not done."""
        self.form.show_refusal(sentence)

    def discard(self) -> None:
        """Show nobody: the person is gone."""
        self._person = None
        self.form.discard()
        self.places.show_places((), "")

    def mark(self, presence: Presence) -> None:
        """Record this at the place chosen; for izin the reason can be typed at once."""
        from rakor_desktop.services import attendance  # noqa: PLC0415 - loads the store

        place = self._place
        if place is None or self._person is None or not self.form.flush():
            return
        done = self._app.act(self, attendance.mark, [self._person.uid], place.uid, presence)
        if done and presence is Presence.EXCUSED:
            self.form.focus("reason")

    def unmark(self) -> None:
        """Take the mark at the place chosen away."""
        from rakor_desktop.services import attendance  # noqa: PLC0415 - loads the store

        place = self._place
        if place is not None and self._person is not None and self.form.flush():
            self._app.act(self, attendance.unmark, [self._person.uid], place.uid)

    @property
    def _place(self) -> Place | None:
        return self.places.current_row()

    def _toggle(self) -> None:
        place = self._place
        if place is not None and place.reading.presence is Presence.PRESENT:
            self.unmark()
        else:
            self.mark(Presence.PRESENT)

    def _choose(self) -> None:
        if not self._arranging and self._place is not None:
            self._show_place()

    def _show_place(self) -> None:
        place = self._place
        if place is None or self._person is None:
            return
        row = {"came": _clock(place.reading.clock), "left": _clock(place.reading.left)}
        shown = f"{self._person.uid} {place.uid}"
        if not self.form.show_row(shown, {**row, "reason": place.reading.reason}):
            self._arranging = True
            self.places.select_row(self.form.uid.rpartition(" ")[2])
            self._arranging = False
            return
        mark = place.mark
        self.form.set_shown("left", mark is not None and mark.presence is Presence.PRESENT)
        self.form.set_shown("reason", mark is not None)
        self.doubt.show_message(State.WARN, place.reading.doubt)
        self.how.setText(origin(mark.method, mark.label) if mark else "")
        self.how.setVisible(mark is not None)
        self._tell(place)

    def _tell(self, place: Place) -> None:
        from rakor_desktop.services import marks  # noqa: PLC0415 - loads the store

        assert self._person is not None
        steps = self._app.ask(marks.story, self._person.uid, place.uid)
        self.story.tell(told(steps, place, self._readings))

    def _save(self, uid: str, given: Mapping[str, Any]) -> str | None:
        from rakor_desktop.services import marks  # noqa: PLC0415 - loads the store

        person, _space, place = uid.rpartition(" ")
        if "came" in given:
            if not given["came"]:
                return _("Isi jamnya, atau hapus tandanya bila orang ini belum datang.")
            return self._app.attempt(marks.arrive, [person], place, given["came"]).refusal
        if "left" in given:
            return self._app.attempt(marks.leave, [person], place, given["left"]).refusal
        return self._app.attempt(marks.explain, person, place, given["reason"]).refusal


class Story(QWidget):
    """Every value a mark ever had, the oldest first; hidden while there is none."""

    def __init__(self) -> None:
        super().__init__()
        self._said: list[Label] = []
        self._box = down(Label(_("Riwayat"), strong=True), gap=SPACE // 2)
        self.setLayout(self._box)

    @property
    def lines(self) -> list[str]:
        """What is told now."""
        return [said.text() for said in self._said]

    def tell(self, lines: Sequence[str]) -> None:
        """Tell another story."""
        for gone in self._said:
            gone.deleteLater()
        self._said = [Label(line, size="small", tone="muted") for line in lines]
        for said in self._said:
            said.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
            self._box.addWidget(said)
        self.setVisible(bool(lines))


def told(steps: Sequence[MarkStep], place: Place, readings: Readings) -> list[str]:
    """Return what was recorded at a place, one line for each change: what stood there and what then did."""
    lines, before = [], ""
    for step in steps:
        after = _said(step, place, readings)
        when = f"{shown_dates.short_day(dates.local_time(step.at, readings.rules.zone).date())}, "
        when += dates.local_clock(step.at, readings.rules.zone)
        who = ", ".join(filter(None, (step.actor, _("laptop {label}").format(label=step.laptop))))
        lines.append(f"{when} · {who}: {f'{before} → {after}' if before else after}")
        before = after
    return lines


def _said(step: MarkStep, place: Place, readings: Readings) -> str:
    if step.redacted:
        return _("(dihapus demi privasi)")
    if step.mark is None:
        return _("tanda dihapus")
    said = read_mark(step.mark, place.held, readings.rules).sentence
    return f"{said}, {_(METHODS[FROM_SESSION])}" if step.mark.method == FROM_SESSION else said


def _clock(shown: str) -> str:
    return shown.replace(".", ":")
