"""The words a person on the list is found by, each with how much it says of who is meant."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from itertools import pairwise
from typing import Final

from rakor_desktop.domain.attendance import ROLES, AttendeeRow
from rakor_desktop.domain.regions import Region, RegionKind
from rakor_desktop.domain.spelling import PARTICLES, spelled

FIRST_NAME: Final = 0
NAME: Final = 2
PLACE: Final = 6
ABOUT_PLACE: Final = 8
TITLE: Final = 9
OFFICE: Final = 14
INSTITUTION: Final = 16
ROLE: Final = 20
IN_PLACE_OF: Final = 30

_KINDS = {
    RegionKind.KABUPATEN: "pemkab",
    RegionKind.KOTA: "pemkot",
    RegionKind.PROVINCE: "pemprov prov",
    RegionKind.CENTRAL: "pusat",
}
_KIND_WORDS = frozenset({"kabupaten", "kab", "kota", "provinsi", "kementerian"})
_OFFICES = {
    "kadis": ("kepala", "dinas"),
    "kaban": ("kepala", "badan"),
    "kabid": ("kepala", "bidang"),
    "kabag": ("kepala", "bagian"),
    "kasi": ("kepala", "seksi"),
    "kasie": ("kepala", "seksi"),
    "kasubag": ("kepala", "subbagian"),
    "kasubbag": ("kepala", "subbagian"),
    "kasubid": ("kepala", "subbidang"),
    "sekda": ("sekretaris", "daerah"),
    "sekdis": ("sekretaris", "dinas"),
    "sekban": ("sekretaris", "badan"),
    "dirjen": ("direktur", "jenderal"),
    "wagub": ("wakil", "gubernur"),
    "wabup": ("wakil", "bupati"),
    "walikota": ("wali", "kota"),
}
_INSTITUTIONS = {
    "disperindag": frozenset({"dinas", "perindustrian", "perdagangan"}),
    "disperin": frozenset({"dinas", "perindustrian"}),
    "disdag": frozenset({"dinas", "perdagangan"}),
    "diskop": frozenset({"dinas", "koperasi"}),
    "nakertrans": frozenset({"tenaga", "kerja", "transmigrasi"}),
    "kemenperin": frozenset({"kementerian", "perindustrian"}),
    "kemendag": frozenset({"kementerian", "perdagangan"}),
    "kemenkop": frozenset({"kementerian", "koperasi"}),
    "bappeda": frozenset({"badan", "perencanaan", "pembangunan", "daerah"}),
    "bpom": frozenset({"badan", "pengawas", "obat", "makanan"}),
    "dekranasda": frozenset({"dewan", "kerajinan", "nasional", "daerah"}),
    "kadin": frozenset({"kamar", "dagang", "industri"}),
}
_MOST_OF_AN_ACRONYM = 4
_SILENT = frozenset({"dan", "pada", "di", "untuk"})


def known_by(row: AttendeeRow, region: Region | None) -> dict[str, int]:
    """Return the words of a person and their weights; of a word that stands in two places, the smaller."""
    found: dict[str, int] = {}
    for word, weight in _weighted(row, region):
        if weight < found.get(word, weight + 1):
            found[word] = weight
    return found


def _weighted(row: AttendeeRow, region: Region | None) -> Iterator[tuple[str, int]]:
    yield from _of_name(row.name)
    for title in (row.prefix, row.suffix):
        yield from ((word, TITLE) for word in spelled(title))
    yield from of_place(region) if region else ((word, PLACE) for word in spelled(row.region))
    yield from ((word, OFFICE) for word in _of_office(row.position))
    yield from ((word, INSTITUTION) for word in of_institution(row.organization))
    yield from ((word, ROLE) for word in spelled(ROLES[row.role]))
    yield from ((word, IN_PLACE_OF) for word in _of_office(row.represents))


def _of_name(name: str) -> Iterator[tuple[str, int]]:
    words = spelled(name)
    for place, word in enumerate(words):
        yield word, NAME if place else FIRST_NAME
    # "da Costa" is also written "Dacosta".
    for first, second in pairwise(words):
        if first in PARTICLES:
            yield f"{first}{second}", NAME


@lru_cache(maxsize=128)
def of_place(region: Region) -> tuple[tuple[str, int], ...]:
    """Return the words of a region and its spellings, with their weights."""
    aliases = [alias for alias in region.aliases if not alias.startswith("BPS ")]
    named = [word for text in (region.name, *aliases) for word in spelled(text)]
    about = [*spelled(region.capital), *spelled(_KINDS.get(region.kind, ""))]
    return (
        *((word, ABOUT_PLACE if word in _KIND_WORDS else PLACE) for word in named),
        *((word, ABOUT_PLACE) for word in about),
    )


@lru_cache(maxsize=4096)
def _of_office(text: str) -> tuple[str, ...]:
    words = spelled(text)
    pairs = set(pairwise(words))
    short = [short for short, long in _OFFICES.items() if long in pairs]
    spelt_out = [part for word in words for part in _OFFICES.get(word, ())]
    return (*words, *short, *spelt_out, *_institutions(words), *_acronym(words))


@lru_cache(maxsize=4096)
def of_institution(text: str) -> tuple[str, ...]:
    """Return the words of an institution and what it is shortened to."""
    words = [word for word in spelled(text) if word not in _SILENT]
    return (*words, *_institutions(words), *_acronym(words))


def _acronym(words: Sequence[str]) -> tuple[str, ...]:
    """Return the first letters of a few words: TPL is the Tenaga Penyuluh Lapangan, BI the Bank Indonesia."""
    few = 1 < len(words) <= _MOST_OF_AN_ACRONYM
    return ("".join(word[0] for word in words),) if few else ()


def _institutions(words: Iterable[str]) -> Iterator[str]:
    known = frozenset(words)
    for short, long in _INSTITUTIONS.items():
        if long <= known:
            yield short
        elif short in known:
            yield from long
