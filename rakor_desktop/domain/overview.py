"""What is true of the meeting now: the counts, who is in the hall, what is still missing."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from rakor_desktop.domain.agenda import AgendaItemRow
from rakor_desktop.domain.arrivals import ArrivalBoard
from rakor_desktop.domain.attendance import AttendeeRow, Group, Presence
from rakor_desktop.domain.event import EventRow, SessionRow
from rakor_desktop.domain.programmes import ProgrammeKind
from rakor_desktop.domain.regions import Region


@dataclass(frozen=True, slots=True)
class Todo:
    """One thing that is missing before the papers are complete, and the page where it is mended."""

    text: str
    tab_key: str


@dataclass(frozen=True, slots=True)
class Sexes:
    """How many men, women and not filled in."""

    men: int = 0
    women: int = 0
    unknown: int = 0

    @staticmethod
    def of(rows: Sequence[AttendeeRow]) -> Sexes:
        """Count these people."""
        men, women = (sum(row.sex == letter for row in rows) for letter in "LP")
        return Sexes(men, women, len(rows) - men - women)


@dataclass(frozen=True, slots=True)
class GroupCount:
    """How many of a sign-in sheet are on the list, and how many of them came on the day."""

    group: Group
    listed: int
    present: int


@dataclass(frozen=True, slots=True)
class Turnout:
    """The people of an event and who of them is present on one day."""

    groups: tuple[GroupCount, ...]
    listed: Sexes
    present: Sexes

    @staticmethod
    def of(rows: Sequence[AttendeeRow], session_uid: str | None) -> Turnout:
        """Count these people at this day or session; without one, everybody who ever came."""
        came = [row for row in rows if _is_present(row, session_uid)]
        groups = (
            GroupCount(
                group,
                sum(row.group is group for row in rows),
                sum(row.group is group for row in came),
            )
            for group in Group
        )
        return Turnout(tuple(groups), Sexes.of(rows), Sexes.of(came))

    @property
    def people(self) -> int:
        """How many are on the list."""
        return sum(count.listed for count in self.groups)

    @property
    def came(self) -> int:
        """How many of them are present."""
        return sum(count.present for count in self.groups)


def _is_present(row: AttendeeRow, session_uid: str | None) -> bool:
    if session_uid is None:
        return row.came
    mark = row.mark_at(session_uid)
    return mark is not None and mark.presence is Presence.PRESENT


@dataclass(frozen=True, slots=True)
class ProgrammeSum:
    """How many rows a matrix has, and their ceilings in force together in rupiah."""

    rows: int = 0
    total: int = 0


@dataclass(frozen=True, slots=True)
class RecentAction:
    """One of the last things done; ``at`` is aware UTC."""

    label: str
    actor: str
    laptop: str
    at: dt.datetime


@dataclass(frozen=True, slots=True)
class Overview:
    """Everything the first page shows."""

    event: EventRow
    days: Sequence[SessionRow]
    day: SessionRow
    """The day looked at: today during the event, the first day before it, the last one after."""
    today: dt.date
    turnout: Turnout
    board: ArrivalBoard
    """Who came at all; each region once."""
    running: AgendaItemRow | None
    coming: AgendaItemRow | None
    notes: int
    issues: int
    programmes: Mapping[ProgrammeKind, ProgrammeSum]
    silent: Sequence[Region]
    """The regions that neither listed a problem nor said that they have none."""
    todos: Sequence[Todo]
    recent: Sequence[RecentAction]

    @property
    def is_today(self) -> bool:
        """Whether the day looked at is today."""
        return self.day.date == self.today
