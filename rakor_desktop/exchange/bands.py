"""The heads of groups in the middle of a list, which say something about all rows below them."""

from __future__ import annotations

import re
from dataclasses import dataclass

from rakor_desktop.domain.attendance import ROLES, Role
from rakor_desktop.domain.errors import RakorError
from rakor_desktop.domain.i18n import _
from rakor_desktop.domain.quote import quoted
from rakor_desktop.domain.regions import Gazetteer, Region
from rakor_desktop.exchange.headings import ROLE_WORDS
from rakor_desktop.exchange.places import agency_region
from rakor_desktop.exchange.table import heading_key

_BULLET = re.compile(r"\A\(?(?:[0-9]{1,3}|[ivxlc]{1,6}|[a-z])[.)]+\s+", re.IGNORECASE)
_BEFORE = re.compile(r"\A(?:(?:daftar|para|unsur|kelompok|nama)\s+)+", re.IGNORECASE)
_FROM = re.compile(r"\A(?:dari|asal)\s+", re.IGNORECASE)
_NOTHING_MORE = frozenset(
    map(heading_key, ("", "Kab/Kota", "Kabupaten/Kota", "Rakor", "Rapat Koordinasi", "Pelaksana", "Lainnya"))
)
_KINDS = ("kab", "kota", "prov", "prop", "kement", "pem")


@dataclass(frozen=True, slots=True)
class Band:
    """What the head of a group says; ``row`` is where it stands."""

    row: int
    text: str
    role: Role | None = None
    region: Region | None = None

    @property
    def meaning(self) -> str:
        """What it gives the rows below, in a sentence."""
        said = [_(ROLES[self.role])] if self.role else []
        said += [self.region.name] if self.region else []
        return _("Judul kelompok: {what} untuk baris-baris di bawahnya.").format(what=", ".join(said))


def band(row: int, text: str, gazetteer: Gazetteer, *, beside_names: bool) -> Band | None:
    """Return what a row with a single text says about the rows below; None where it is not certain.

    ``beside_names`` tells that it does not stand in the column of the names: there ``Ende`` may be a person.
    """
    bare = _BEFORE.sub("", _BULLET.sub("", text, count=1), count=1).strip(" :.")
    words = bare.split()
    for count in range(len(words), 0, -1):
        role = ROLE_WORDS.get(heading_key(" ".join(words[:count])))
        if role is None:
            continue
        rest = " ".join(words[count:]).strip(" :-–")
        if heading_key(rest) in _NOTHING_MORE:
            return Band(row, text, role)
        region = _region(_FROM.sub("", rest, count=1), gazetteer, with_kind=True)
        return Band(row, text, role, region) if region else None
    region = _region(bare, gazetteer, with_kind=not beside_names)
    return Band(row, text, region=region) if region else None


def _region(text: str, gazetteer: Gazetteer, *, with_kind: bool) -> Region | None:
    if with_kind and not text.casefold().startswith(_KINDS):
        return agency_region(text, gazetteer)
    try:
        match = gazetteer.find(text)
    except RakorError:
        return agency_region(text, gazetteer)
    return match.region if match.warning is None else None


class Bands:
    """The groups a row stands in, while a list is read from top to bottom."""

    def __init__(self) -> None:
        self.role: Band | None = None
        """What gives the next person a role."""
        self.region: Band | None = None
        """What gives the next person a region."""
        self.above: Region | None = None
        """Where the person before is from."""
        self._left: Band | None = None
        self._people = 0

    def enter(self, found: Band) -> None:
        """Go on below the head of a group.

        A region below a role is part of it only when it follows at once: people right below ``PANITIA`` and
        then ``KABUPATEN BELU`` leave open whether those after it are the committee too.
        """
        self.above = None
        if found.role is not None:
            self.role, self.region, self._left, self._people = found, None, None, 0
        if found.region is not None:
            if found.role is None and self._people and self.role is not None and self._outside_a_region():
                self._left, self.role = self.role, None
            self.region = found

    def count_person(self) -> None:
        """Remember that somebody stands in this group."""
        self._people += 1

    def doubt(self) -> str:
        """Return what is not certain about the next person, if anything."""
        if self._left is None or self.region is None:
            return ""
        return _("Perannya tidak pasti: di bawah {role} (baris {row}), lalu di bawah {region}.").format(
            role=quoted(self._left.text), row=self._left.row, region=quoted(self.region.text)
        )

    def _outside_a_region(self) -> bool:
        assert self.role is not None
        return self.region is None and self.role.role is not Role.PARTICIPANT
