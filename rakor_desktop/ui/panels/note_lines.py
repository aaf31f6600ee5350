"""The notes as the page of the minutes lists them, and the places they belong to."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from rakor_desktop.domain import dates
from rakor_desktop.domain.agenda import Agenda, AgendaItemRow
from rakor_desktop.domain.i18n import _
from rakor_desktop.domain.minutes import NoteRow

ALL: Final = "all"
"""The place of every note of the meeting."""
OUTSIDE: Final = "outside"
"""The place of the notes of a day that belong to no agenda item."""


@dataclass(frozen=True, slots=True)
class Made:
    """What was made of a note."""

    uid: str
    number: str


@dataclass(frozen=True, slots=True)
class NoteLine:
    """One note, and what was made of it."""

    note: NoteRow
    issue: Made | None = None
    follow_up: Made | None = None

    @property
    def uid(self) -> str:
        """The uid of the note."""
        return self.note.uid

    @property
    def statement(self) -> str:
        """What was said, empty while only the name is known."""
        return self.note.statement

    @property
    def words(self) -> str:
        """Everything in the note, to be searched and copied."""
        note = self.note
        parts = (note.number, note.speaker, note.region, self.statement, note.response, note.follow_up)
        return "\n".join(part for part in (*parts, note.responsible) if part)

    @property
    def place(self) -> str:
        """The agenda item the note belongs to."""
        return self.note.agenda_item_uid or OUTSIDE


@dataclass(frozen=True, slots=True)
class Place:
    """Where notes can be: everywhere, under an agenda item, or under none."""

    uid: str
    title: str
    detail: str
    count: int
    running: bool = False


def lines_of(
    rows: Sequence[NoteRow], issues: Mapping[str, Made], follow_ups: Mapping[str, Made]
) -> list[NoteLine]:
    """Return the notes with what was made of each, given by the note's uid."""
    return [NoteLine(row, issues.get(row.uid), follow_ups.get(row.uid)) for row in rows]


def places_of(agenda: Agenda, day: dt.date | None, lines: Sequence[NoteLine], zone: str) -> list[Place]:
    """Return the places of one day, the whole meeting first."""
    counts = Counter((line.note.date, line.place) for line in lines)
    items = [item for item in agenda.items if item.date == day]
    found = [Place(ALL, _("Semua catatan"), _("Semua hari"), len(lines))]
    found += [
        Place(item.uid, item.title, _detail(item, zone), counts[item.date, item.uid], item.running)
        for item in items
    ]
    outside = counts[day, OUTSIDE] if day else 0
    if day is not None and (outside or not items):
        found.append(Place(OUTSIDE, _("Di luar mata acara"), _("Hari ini"), outside))
    return found


def within(lines: Sequence[NoteLine], place: str, day: dt.date | None) -> Sequence[NoteLine]:
    """Return the notes of a place."""
    if place == ALL:
        return lines
    return [line for line in lines if line.place == place and (place != OUTSIDE or line.note.date == day)]


def _detail(item: AgendaItemRow, zone: str) -> str:
    if item.running and item.started_at is not None:
        return _("Berlangsung sejak {time}").format(time=dates.local_clock(item.started_at, zone))
    planned = dates.clock_range(item.start_time, item.end_time) if item.start_time else ""
    return " · ".join(filter(None, (planned, _("selesai") if item.ended_at else "")))
