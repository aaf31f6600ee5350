"""Marks in the colours and words of the screen: the same in the matrix, beside a person, and in the list."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from rakor_desktop.domain.attendance import PRESENCES, AttendeeRow, Presence
from rakor_desktop.domain.event import SessionKind, SessionRow
from rakor_desktop.domain.i18n import N_, _
from rakor_desktop.domain.marks import FROM_SESSION, METHODS, Reading, Rules, Standing, read
from rakor_desktop.ui.theme import State

STATES = {
    Standing.UNKNOWN: State.IDLE,
    Standing.PRESENT: State.OK,
    Standing.LATE: State.WARN,
    Standing.EXCUSED: State.INFO,
    Standing.ABSENT: State.BAD,
    Standing.DOUBTFUL: State.WARN,
}
WORDS = {
    Standing.UNKNOWN: N_("Belum dicatat"),
    Standing.PRESENT: PRESENCES[Presence.PRESENT],
    Standing.LATE: N_("Terlambat"),
    Standing.EXCUSED: PRESENCES[Presence.EXCUSED],
    Standing.ABSENT: PRESENCES[Presence.ABSENT],
    Standing.DOUBTFUL: N_("Perlu diperiksa"),
}
"""What a column of the matrix is filtered by, and what its legend says."""

_ORDER = tuple(Presence)


@dataclass(frozen=True, slots=True)
class Readings:
    """How the marks at all days and sessions of the event are read."""

    sessions: Sequence[SessionRow] = ()
    rules: Rules = Rules()  # noqa: RUF009 - it is frozen

    @property
    def days(self) -> list[SessionRow]:
        """The whole days."""
        return [held for held in self.sessions if held.kind is SessionKind.DAY]

    @property
    def within(self) -> list[SessionRow]:
        """The sessions within the days."""
        return [held for held in self.sessions if held.kind is not SessionKind.DAY]

    def of(self, person: AttendeeRow, held: SessionRow) -> Reading:
        """Return what was recorded of a person at a session."""
        return read(person, held, self.sessions, self.rules)

    def doubts(self, person: AttendeeRow) -> int:
        """Return how many days of a person say no while a session within them says yes."""
        if all(mark.presence is Presence.PRESENT for mark in person.marks):
            return 0
        return sum(bool(self.of(person, day).doubt) for day in self.days)

    def word(self, person: AttendeeRow, held: SessionRow) -> str:
        """Return what a mark counts as when a column is filtered."""
        return _(WORDS[self.of(person, held).standing])

    def tip(self, person: AttendeeRow, held: SessionRow) -> str:
        """Return all that is known of a mark: the words, how it came about, what does not fit."""
        reading, mark = self.of(person, held), person.mark_at(held.uid)
        lines = [f"{person.full_name}: {reading.sentence}"]
        if mark is not None:
            lines.append(origin(mark.method, mark.label))
        return "\n".join(filter(None, (*lines, reading.doubt)))


def order(person: AttendeeRow, session_uid: str) -> tuple[int, datetime] | None:
    """Return what a column is sorted by: who is there, by time, then the others; None comes last."""
    mark = person.mark_at(session_uid)
    return None if mark is None else (_ORDER.index(mark.presence), mark.at)


def origin(method: str, laptop: str) -> str:
    """Return how a mark came about: ``Pindai kode, laptop B``."""
    how = _(METHODS.get(method, method)) if method else ""
    where = _("laptop {label}").format(label=laptop) if laptop and method != FROM_SESSION else ""
    said = ", ".join(filter(None, (how, where)))
    return said[:1].upper() + said[1:]
