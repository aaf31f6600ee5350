"""What the arrival board says, wherever it stands: on the first page, beside the desk, in the hall."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime

from rakor_desktop.domain import dates, shown_dates
from rakor_desktop.domain.arrivals import (
    ARRIVALS,
    ELSEWHERE,
    Arrival,
    ArrivalBoard,
    BoardTile,
    Elsewhere,
    Visitor,
)
from rakor_desktop.domain.i18n import _
from rakor_desktop.domain.regions import Region
from rakor_desktop.ui.theme import State
from rakor_desktop.ui.tiles import TileRow

STATES = {Arrival.NOBODY: State.IDLE, Arrival.SOMEONE: State.INFO, Arrival.HEAD: State.OK}
_MOST_TOLD = 12
"""People named in a tool tip."""


@dataclass(frozen=True, slots=True)
class Clock:
    """How a moment is told: the time where the meeting is held, with its day where several are counted."""

    zone: str
    dated: bool = False

    def of(self, visitor: Visitor) -> str:
        """Return when somebody was marked: ``08.12``, ``Sel 14 Apr 08.12``."""
        return self.at(visitor.mark.at) if visitor.mark else ""

    def at(self, moment: datetime) -> str:
        """Return a moment in words."""
        time = dates.local_clock(moment, self.zone)
        day = dates.local_time(moment, self.zone).date()
        return f"{shown_dates.short_day(day)} {time}" if self.dated else time


def turnout_line(board: ArrivalBoard) -> str:
    """Return how many regions came, each counted once."""
    return _("{n} dari {total} kabupaten/kota hadir").format(n=board.arrived, total=board.total)


def missing_line(board: ArrivalBoard) -> str:
    """Return the names of all regions nobody came from."""
    if not board.missing:
        return _("Semua kabupaten/kota sudah hadir.")
    if not board.arrived:
        return _("Belum ada kabupaten/kota yang hadir.")
    return _("Belum hadir: {names}").format(names=", ".join(region.short for region in board.missing))


def newest_line(board: ArrivalBoard, clock: Clock) -> str:
    """Return who came last, when, and from where."""
    newest = next(iter(board.newest(1)), None)
    return _("Terakhir: {who}").format(who=came_line(*newest, clock)) if newest else ""


def came_line(tile: BoardTile, visitor: Visitor, clock: Clock) -> str:
    """Return who came when and from where: ``08.12 Maria Contoh, S.E. (Belu)``."""
    return f"{clock.of(visitor)} {visitor.person.full_name} ({place_name(tile.place)})".strip()


def place_name(place: Region | Elsewhere) -> str:
    """Return a name short enough for a tile: ``Belu``, ``Kab. Kupang``, ``Instansi terkait``."""
    return place.short if isinstance(place, Region) else _(ELSEWHERE[place])


def full_name(place: Region | Elsewhere) -> str:
    """Return the official name of a region; the other places have but one."""
    return place.name if isinstance(place, Region) else place_name(place)


def state(tile: BoardTile) -> tuple[State, str]:
    """Return the colour and the word of a place; nobody can be called where nobody was invited from."""
    if not tile.invited:
        return State.IDLE, _("Belum ada nama")
    return STATES[tile.arrival], _(ARRIVALS[tile.arrival])


class TileRows:
    """Puts the tiles of a board into words, but none again that stayed as it was: most do at every mark."""

    def __init__(self) -> None:
        self._asked: object = None
        self._known: dict[str, tuple[BoardTile, TileRow]] = {}

    def of(self, board: ArrivalBoard, clock: Clock, *, timed: bool = False) -> list[TileRow]:
        """Return a row for each place, the 22 by code first; ``timed`` shows since when and who was last."""
        if self._asked != (clock, timed):
            self._asked, self._known = (clock, timed), {}
        newest = {tile.uid for tile, _visitor in board.newest(1)} if timed else set()
        rows = (self._row(tile, clock, timed=timed) for tile in board.tiles)
        return [replace(row, fresh=True) if row.uid in newest else row for row in rows]

    def _row(self, tile: BoardTile, clock: Clock, *, timed: bool) -> TileRow:
        known = self._known.get(tile.uid)
        if known is None or known[0] is not tile:
            known = self._known[tile.uid] = tile, _row(tile, clock, timed=timed)
        return known[1]


def office_of(visitor: Visitor) -> str:
    """Return the position, and for whom somebody stands in: ``Sekretaris Dinas, mewakili Kepala Dinas``."""
    person = visitor.person
    stands = _("mewakili {whom}").format(whom=person.represents) if person.represents else ""
    return ", ".join(filter(None, (person.position, stands)))


def _row(tile: BoardTile, clock: Clock, *, timed: bool) -> TileRow:
    kind, word = state(tile)
    count = f"{tile.present}/{tile.invited}" if tile.invited else ""
    since = clock.at(tile.latest) if timed and tile.latest else ""
    said = [f"{full_name(tile.place)}: {word}"]
    said += [_visitor_line(visitor, clock) for visitor in tile.came[:_MOST_TOLD]]
    if len(tile.came) > _MOST_TOLD:
        said.append(_("dan {n} orang lagi").format(n=len(tile.came) - _MOST_TOLD))
    return TileRow(tile.uid, place_name(tile.place), kind, word, count, "\n".join(said), since)


def _visitor_line(visitor: Visitor, clock: Clock) -> str:
    office = office_of(visitor)
    who = f"{visitor.person.full_name} – {office}" if office else visitor.person.full_name
    return f"{clock.of(visitor)} {who}".strip()
