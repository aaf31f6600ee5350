"""One mark of one person at one session: when it was, and what it says in the words of the screen."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass, replace
from enum import StrEnum

from rakor_desktop.domain import dates
from rakor_desktop.domain.agenda_rules import duration
from rakor_desktop.domain.attendance import PRESENCES, AttendeeRow, Mark, Presence
from rakor_desktop.domain.event import SessionKind, SessionRow
from rakor_desktop.domain.i18n import N_, _
from rakor_desktop.domain.session_rules import session_name

TOLERANCE = 15
"""Minutes after the beginning in which nobody is late, where the event says nothing else."""

MANUAL, SCAN, SHEET, IMPORT, FROM_SESSION = "MANUAL", "SCAN", "SHEET", "IMPORT", "SESSION"
METHODS = {
    MANUAL: N_("dicatat dengan tangan"),
    SCAN: N_("pindai kode"),
    SHEET: N_("dari lembar tanda tangan"),
    IMPORT: N_("dari impor"),
    FROM_SESSION: N_("dari kehadiran di sesi"),
}
"""How a mark came about; a day's mark from a session keeps to it until somebody marks the day himself."""


class Standing(StrEnum):
    """What a mark says at a glance."""

    UNKNOWN = "UNKNOWN"
    PRESENT = "PRESENT"
    LATE = "LATE"
    EXCUSED = "EXCUSED"
    ABSENT = "ABSENT"
    DOUBTFUL = "DOUBTFUL"
    """The day says no and a session within it says yes."""


@dataclass(frozen=True, slots=True)
class Rules:
    """How the marks of an event are read: by which clocks, and how many minutes are forgiven."""

    zone: str = "WITA"
    tolerance: int = TOLERANCE


@dataclass(frozen=True, slots=True)
class Reading:
    """One mark, or none, as it is read where the meeting is held."""

    standing: Standing = Standing.UNKNOWN
    presence: Presence | None = None
    clock: str = ""
    """When the person came, ``08.12``; empty when the mark was made on another day."""
    left: str = ""
    """When the person left."""
    late: int = 0
    """How many minutes after the beginning; 0 within the tolerance."""
    reason: str = ""
    doubt: str = ""
    """What does not fit together, in a sentence."""

    @property
    def short(self) -> str:
        """What fits a narrow cell: ``08.12–11.30``, ``Izin: dinas luar``; empty where nothing is known."""
        if self.presence is None:
            return ""
        if self.presence is Presence.PRESENT:
            came = self.clock or _(PRESENCES[self.presence])
            return " ".join(filter(None, (f"{came}–{self.left}" if self.left else came, self.reason)))
        word = _(PRESENCES[self.presence])
        return f"{word}: {self.reason}" if self.reason else word

    @property
    def sentence(self) -> str:
        """All of it in words: ``Hadir 09.05, terlambat 50 menit, pulang 11.30``."""
        if self.presence is None:
            return _("Belum dicatat")
        parts = [_(PRESENCES[self.presence])]
        if self.presence is Presence.PRESENT:
            parts = [f"{parts[0]} {self.clock}".strip()]
        if self.late:
            parts.append(_("terlambat {time}").format(time=duration(self.late)))
        if self.left:
            parts.append(_("pulang {time}").format(time=self.left))
        said = ", ".join(parts)
        return f"{said} ({self.reason})" if self.reason else said


@dataclass(frozen=True, slots=True)
class MarkStep:
    """One thing that was recorded of somebody at a session, when, by whom and on which laptop."""

    at: dt.datetime
    actor: str
    laptop: str
    mark: Mark | None
    """None where the mark was taken away."""
    redacted: bool = False
    """Whether what was recorded has been taken out for privacy."""


def read_mark(mark: Mark | None, held: SessionRow, rules: Rules) -> Reading:
    """Return what one mark says by itself."""
    if mark is None:
        return Reading()
    late = lateness(mark, held, rules)
    return Reading(
        Standing.LATE if late else Standing(mark.presence.value),
        mark.presence,
        clock_on(mark.at, held.date, rules.zone) if mark.presence is Presence.PRESENT else "",
        clock_on(mark.left_at, held.date, rules.zone),
        late,
        mark.reason,
    )


def read(person: AttendeeRow, held: SessionRow, sessions: Iterable[SessionRow], rules: Rules) -> Reading:
    """Return what was recorded of a person at a session, and whether the sessions of that day agree."""
    reading = read_mark(person.mark_at(held.uid), held, rules)
    doubt = _doubt(person, held, sessions)
    return replace(reading, standing=Standing.DOUBTFUL, doubt=doubt) if doubt else reading


def lateness(mark: Mark, held: SessionRow, rules: Rules) -> int:
    """Return how many minutes after its beginning somebody came to a session; 0 within the tolerance.

    Nobody is late where no beginning is set, nor by a mark made on another day or taken over from a session.
    """
    if mark.presence is not Presence.PRESENT or mark.method == FROM_SESSION or not held.start_time:
        return 0
    local = dates.local_time(mark.at, rules.zone)
    begun = dt.time.fromisoformat(held.start_time)
    minutes = (local.hour - begun.hour) * 60 + local.minute - begun.minute
    return minutes if local.date() == held.date and minutes > rules.tolerance else 0


def moment(day: dt.date, clock: str, zone: str) -> dt.datetime:
    """Return the aware UTC moment at which the clocks of ``zone`` show ``HH:MM`` on that day."""
    there = dates.local_time(dt.datetime.combine(day, dt.time(), dt.UTC), zone).tzinfo
    return dt.datetime.combine(day, dt.time.fromisoformat(clock), there).astimezone(dt.UTC)


def clock_on(at: dt.datetime | None, day: dt.date, zone: str) -> str:
    """Return the local time of day, ``08.12``; empty for a moment on another day than the session's."""
    if at is None:
        return ""
    local = dates.local_time(at, zone)
    return dates.clock(local.time()) if local.date() == day else ""


def same_minute(one: dt.datetime | None, other: dt.datetime | None) -> bool:
    """Tell whether two moments are written with the same hour and minute."""
    return _minute(one) == _minute(other)


def leaves_early(at: dt.datetime, left_at: dt.datetime | None) -> bool:
    """Tell whether somebody is said to have left before arriving."""
    left, came = _minute(left_at), _minute(at)
    return left is not None and came is not None and left < came


def _minute(at: dt.datetime | None) -> dt.datetime | None:
    return at.replace(second=0, microsecond=0) if at is not None else None


def days_present(person: AttendeeRow, days: Iterable[SessionRow]) -> int:
    """Return on how many of these days the person is recorded present."""
    here = {mark.session_uid for mark in person.marks if mark.presence is Presence.PRESENT}
    return sum(day.uid in here for day in days)


def _doubt(person: AttendeeRow, held: SessionRow, sessions: Iterable[SessionRow]) -> str:
    mark = person.mark_at(held.uid)
    if held.kind is not SessionKind.DAY or mark is None or mark.presence is Presence.PRESENT:
        return ""
    here = {one.session_uid for one in person.marks if one.presence is Presence.PRESENT}
    within = next((one for one in sessions if one.date == held.date and one.uid in here), None)
    if within is None:
        return ""
    return _("{day} tercatat {presence}, tetapi hadir di {session}; betulkan salah satunya.").format(
        day=session_name(held), presence=_(PRESENCES[mark.presence]).lower(), session=session_name(within)
    )
