"""Who came from where: one tile for each kabupaten/kota, and four for those who stand for none."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache
from heapq import nlargest
from typing import Generic, TypeVar

from rakor_desktop.domain.attendance import AttendeeRow, Mark, OrganizationKind, Presence
from rakor_desktop.domain.i18n import N_
from rakor_desktop.domain.ranks import is_agency_head
from rakor_desktop.domain.regions import CENTRAL_CODE, PROVINCE_CODE, Region


class Arrival(StrEnum):
    """How far a place has arrived."""

    NOBODY = "NOBODY"
    SOMEONE = "SOMEONE"
    HEAD = "HEAD"


ARRIVALS = {
    Arrival.NOBODY: N_("Belum ada"),
    Arrival.SOMEONE: N_("Ada perwakilan"),
    Arrival.HEAD: N_("Kepala hadir"),
}


class Elsewhere(StrEnum):
    """Where people come from who stand for no kabupaten/kota; never counted among the 22."""

    PROVINCE = "PROVINCE"
    CENTRAL = "CENTRAL"
    AGENCIES = "AGENCIES"
    OTHERS = "OTHERS"


ELSEWHERE = {
    Elsewhere.PROVINCE: N_("Pemerintah Provinsi"),
    Elsewhere.CENTRAL: N_("Kementerian/Pusat"),
    Elsewhere.AGENCIES: N_("Instansi terkait"),
    Elsewhere.OTHERS: N_("Lainnya"),
}

_BY_CODE = {PROVINCE_CODE: Elsewhere.PROVINCE, CENTRAL_CODE: Elsewhere.CENTRAL}
_BY_KIND = {
    OrganizationKind.PROVINCIAL_AGENCY: Elsewhere.PROVINCE,
    OrganizationKind.MINISTRY: Elsewhere.CENTRAL,
    OrganizationKind.AGENCY: Elsewhere.AGENCIES,
}
_is_head = lru_cache(maxsize=4096)(is_agency_head)

P = TypeVar("P", Region, Elsewhere)


def elsewhere(row: AttendeeRow) -> Elsewhere:
    """Return the tile of somebody of no kabupaten/kota: the place decides, else the kind of institution."""
    by_kind = _BY_KIND.get(row.organization_kind, Elsewhere.OTHERS) if row.organization_kind else None
    return _BY_CODE.get(row.region_code, by_kind or Elsewhere.OTHERS)


def known_of(row: AttendeeRow, session_uid: str | None) -> Mark | None:
    """Return the mark at this session; for the whole event the first time there, else the last said."""
    if session_uid is not None:
        return row.mark_at(session_uid)
    there = [mark for mark in row.marks if mark.presence is Presence.PRESENT]
    return min(there, key=lambda mark: mark.at) if there else (row.marks or (None,))[-1]


@dataclass(frozen=True, slots=True)
class Visitor:
    """Somebody on the list, and what the board knows of them."""

    person: AttendeeRow
    mark: Mark | None = None

    @property
    def is_head(self) -> bool:
        """Whether this is the head of an agency in person; who stands in for the head is not."""
        return not self.person.represents and _is_head(self.person.position)


@dataclass(frozen=True, slots=True)
class PlaceArrival(Generic[P]):
    """One tile of the arrival board: everybody of one place, by what is known of them."""

    place: P
    came: tuple[Visitor, ...] = ()
    """Present, and also who has left since."""
    expected: tuple[Visitor, ...] = ()
    """Nothing is known of them yet."""
    excused: tuple[Visitor, ...] = ()
    absent: tuple[Visitor, ...] = ()

    @property
    def uid(self) -> str:
        """The uid of the region, or the word for a place that is none."""
        return self.place.uid if isinstance(self.place, Region) else self.place.value

    @property
    def arrival(self) -> Arrival:
        """Whether nobody, somebody or the head of the agency came."""
        if not self.came:
            return Arrival.NOBODY
        return Arrival.HEAD if any(visitor.is_head for visitor in self.came) else Arrival.SOMEONE

    @property
    def present(self) -> int:
        """How many came."""
        return len(self.came)

    @property
    def invited(self) -> int:
        """How many of the list are of this place."""
        return len(self.came) + len(self.expected) + len(self.excused) + len(self.absent)

    @property
    def latest(self) -> dt.datetime | None:
        """When the last of them came, aware UTC; None while nobody has."""
        return max((visitor.mark.at for visitor in self.came if visitor.mark), default=None)


BoardTile = PlaceArrival[Region] | PlaceArrival[Elsewhere]


@dataclass(frozen=True, slots=True)
class ArrivalBoard:
    """The regions of the province and who of them has come, each once; beside them all other places."""

    regions: tuple[PlaceArrival[Region], ...]
    elsewhere: tuple[PlaceArrival[Elsewhere], ...] = ()

    @staticmethod
    def of(
        rows: Iterable[AttendeeRow], regencies: Iterable[Region], session_uid: str | None = None
    ) -> ArrivalBoard:
        """Return who of these people came from where, at one session or at all."""
        return Arrivals(rows, regencies, session_uid).board

    @property
    def tiles(self) -> tuple[BoardTile, ...]:
        """All tiles, the kabupaten/kota first."""
        return (*self.regions, *self.elsewhere)

    @property
    def total(self) -> int:
        """How many regions the province has."""
        return len(self.regions)

    @property
    def arrived(self) -> int:
        """How many distinct regions have at least one person present."""
        return sum(bool(tile.came) for tile in self.regions)

    @property
    def missing(self) -> tuple[Region, ...]:
        """The regions nobody came from."""
        return tuple(tile.place for tile in self.regions if not tile.came)

    @property
    def people(self) -> tuple[AttendeeRow, ...]:
        """Everybody who came from anywhere."""
        return tuple(visitor.person for tile in self.tiles for visitor in tile.came)

    @property
    def invited(self) -> int:
        """How many are on the list."""
        return sum(tile.invited for tile in self.tiles)

    def newest(self, count: int) -> list[tuple[BoardTile, Visitor]]:
        """Return who came last and from where, the newest first."""
        came = [
            (visitor.mark.at, visitor.person.uid, tile, visitor)
            for tile in self.tiles
            for visitor in tile.came
            if visitor.mark
        ]
        return [(tile, visitor) for _at, _uid, tile, visitor in nlargest(count, came)]


class Arrivals:
    """Holds the people of an event by their place, so that one mark costs one tile and not the whole list."""

    def __init__(
        self, rows: Iterable[AttendeeRow], regencies: Iterable[Region], session_uid: str | None = None
    ) -> None:
        self.session_uid = session_uid
        self._regencies = tuple(regencies)
        keys = (*(region.uid for region in self._regencies), *(place.value for place in Elsewhere))
        self._people: dict[str, dict[str, AttendeeRow]] = {key: {} for key in keys}
        self._place: dict[str, str] = {}
        for row in rows:
            self._put(row)
        self._region_tiles = {region.uid: self._tile(region, region.uid) for region in self._regencies}
        self._other_tiles = {place.value: self._tile(place, place.value) for place in Elsewhere}
        self.board = self._assembled()

    def follow(self, rows: Mapping[str, AttendeeRow], touched: Collection[str]) -> frozenset[str]:
        """Take these people anew out of ``rows``, which lacks who left the list; return the tiles' uids."""
        stale: set[str] = set()
        for uid in touched:
            stale |= self._replace(uid, rows.get(uid))
        for region in self._regencies:
            if region.uid in stale:
                self._region_tiles[region.uid] = self._tile(region, region.uid)
        for place in Elsewhere:
            if place.value in stale:
                self._other_tiles[place.value] = self._tile(place, place.value)
        self.board = self._assembled()
        return frozenset(stale)

    def _replace(self, uid: str, row: AttendeeRow | None) -> set[str]:
        before = self._place.get(uid)
        now = self._key(row) if row else None
        known = self._people[before].get(uid) if before else None
        if row is not None and now is not None and known is not None and before == now:
            self._people[now][uid] = row
            if row.order != known.order:
                self._sort(now)
        else:
            if before is not None:
                del self._place[uid], self._people[before][uid]
            if row is not None and now is not None:
                self._put(row)
                self._sort(now)
        return {key for key in (before, now) if key is not None}

    def _key(self, row: AttendeeRow) -> str:
        regency = row.region_uid if row.region_uid in self._people else None
        return regency or elsewhere(row).value

    def _put(self, row: AttendeeRow) -> None:
        key = self._key(row)
        self._place[row.uid] = key
        self._people[key][row.uid] = row

    def _sort(self, key: str) -> None:
        ordered = sorted(self._people[key].values(), key=lambda row: row.order)
        self._people[key] = {row.uid: row for row in ordered}

    def _tile(self, place: P, key: str) -> PlaceArrival[P]:
        known: dict[Presence | None, list[Visitor]] = {kind: [] for kind in (None, *Presence)}
        for row in self._people[key].values():
            mark = known_of(row, self.session_uid)
            known[mark.presence if mark else None].append(Visitor(row, mark))
        kinds = (Presence.PRESENT, None, Presence.EXCUSED, Presence.ABSENT)
        came, expected, excused, absent = (tuple(known[kind]) for kind in kinds)
        return PlaceArrival(place, came, expected, excused, absent)

    def _assembled(self) -> ArrivalBoard:
        return ArrivalBoard(tuple(self._region_tiles.values()), tuple(self._other_tiles.values()))


def names(visitors: Sequence[Visitor]) -> tuple[str, ...]:
    """Return the names of these people with their titles."""
    return tuple(visitor.person.full_name for visitor in visitors)
