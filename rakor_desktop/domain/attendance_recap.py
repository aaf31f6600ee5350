"""Rekapitulasi Kehadiran: how many were invited and came from where, each kabupaten/kota counted once."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from rakor_desktop.domain.arrivals import ArrivalBoard, BoardTile, Elsewhere
from rakor_desktop.domain.attendance import AttendeeRow, Presence
from rakor_desktop.domain.event import SessionRow
from rakor_desktop.domain.numbers import ratio
from rakor_desktop.domain.regions import Region


@dataclass(frozen=True, slots=True)
class RecapCount:
    """How many of the people of one place were invited and came, at all and on each day."""

    invited: int = 0
    men: int = 0
    women: int = 0
    unknown: int = 0
    """How many came whose sex is not filled in."""
    per_day: tuple[int, ...] = ()

    @property
    def present(self) -> int:
        """How many came at all, each counted once."""
        return self.men + self.women + self.unknown


@dataclass(frozen=True, slots=True)
class AttendanceRecap:
    """Who came from the regions and from elsewhere; ``days`` are the dates of ``per_day``."""

    days: tuple[dt.date, ...]
    regions: tuple[tuple[Region, RecapCount], ...]
    elsewhere: tuple[tuple[Elsewhere, RecapCount], ...]
    missing: tuple[Region, ...] = ()
    """The regions nobody came from."""

    @property
    def arrived(self) -> int:
        """How many distinct regions have at least one person who came."""
        return len(self.regions) - len(self.missing)

    @property
    def share(self) -> Decimal:
        """The share of the regions that came, in percent with at most one decimal."""
        return ratio(self.arrived, len(self.regions), 1) or Decimal(0)

    @property
    def total(self) -> RecapCount:
        """Everybody, from wherever."""
        counts = [count for _place, count in (*self.regions, *self.elsewhere)]
        return RecapCount(
            sum(count.invited for count in counts),
            sum(count.men for count in counts),
            sum(count.women for count in counts),
            sum(count.unknown for count in counts),
            tuple(sum(count.per_day[place] for count in counts) for place in range(len(self.days))),
        )


def recap(
    people: Iterable[AttendeeRow], regencies: Iterable[Region], sessions: Iterable[SessionRow]
) -> AttendanceRecap:
    """Count these people by place, as the arrival board does; who came to a session came on its day."""
    date_of = {held.uid: held.date for held in sessions}
    days = tuple(sorted(set(date_of.values())))
    board = ArrivalBoard.of(people, regencies)
    return AttendanceRecap(
        days,
        tuple((tile.place, _count(tile, days, date_of)) for tile in board.regions),
        tuple((tile.place, _count(tile, days, date_of)) for tile in board.elsewhere),
        board.missing,
    )


def _count(tile: BoardTile, days: Sequence[dt.date], date_of: Mapping[str, dt.date]) -> RecapCount:
    came = [visitor.person for visitor in tile.came]
    men, women = (sum(row.sex == sex for row in came) for sex in ("L", "P"))
    there = [_days_of(row, date_of) for row in came]
    per_day = tuple(sum(day in dates for dates in there) for day in days)
    return RecapCount(tile.invited, men, women, len(came) - men - women, per_day)


def _days_of(row: AttendeeRow, date_of: Mapping[str, dt.date]) -> set[dt.date]:
    """Return the days on which a person was present."""
    marked = (mark.session_uid for mark in row.marks if mark.presence is Presence.PRESENT)
    return {date_of[uid] for uid in marked if uid in date_of}
