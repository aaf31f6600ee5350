"""The regions of a province and the careful reading of their names: nothing is guessed."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from difflib import get_close_matches
from enum import StrEnum

from rakor_desktop.domain.errors import AmbiguousError, RakorError
from rakor_desktop.domain.i18n import N_, _
from rakor_desktop.domain.ids import natural_uid
from rakor_desktop.domain.quote import quoted

PROVINCE_CODE = "PROV"
CENTRAL_CODE = "PUSAT"
OTHER_CODE = "LAIN"
_COLLECTIVE = (PROVINCE_CODE, CENTRAL_CODE, OTHER_CODE)


class RegionKind(StrEnum):
    """What sort of place a person or a row belongs to."""

    KABUPATEN = "KABUPATEN"
    KOTA = "KOTA"
    PROVINCE = "PROVINSI"
    CENTRAL = "PUSAT"
    OTHER = "LAINNYA"


REGION_KINDS = {
    RegionKind.KABUPATEN: N_("Kabupaten"),
    RegionKind.KOTA: N_("Kota"),
    RegionKind.PROVINCE: N_("Provinsi"),
    RegionKind.CENTRAL: N_("Pusat"),
    RegionKind.OTHER: N_("Lainnya"),
}


@dataclass(frozen=True, slots=True)
class Region:
    """A kabupaten or kota, or one of the three collective places; an alias may be ``BPS 5307``."""

    uid: str
    code: str
    name: str
    kind: RegionKind
    capital: str = ""
    aliases: tuple[str, ...] = ()

    @property
    def short(self) -> str:
        """The name without its kind where that says enough: ``Belu``, but ``Kab. Kupang``."""
        bare = self.name.removeprefix("Kabupaten ")
        # A bare name that could be another region too is not among the spellings of this one.
        return f"Kab. {bare}" if bare != self.name and self.aliases and bare not in self.aliases else bare

    @property
    def title(self) -> str:
        """The name in capitals, for band rows and table cards."""
        return self.name.upper()

    @property
    def is_regency(self) -> bool:
        """Whether it is one of the kabupaten/kota that a meeting counts."""
        return self.kind in (RegionKind.KABUPATEN, RegionKind.KOTA)


@dataclass(frozen=True, slots=True)
class RegionMatch:
    """The region that was meant, and what a person should confirm about it."""

    region: Region
    warning: str | None = None


@dataclass(frozen=True, slots=True)
class Coverage:
    """How many kabupaten/kota a list really holds, each counted once."""

    entries: int
    distinct: int
    total: int
    doubled: tuple[Region, ...]
    missing: tuple[Region, ...]


_CODE = re.compile(r"(?P<province>[0-9]{2})[.,](?P<number>[0-9]{1,2})")
_UNDOTTED = re.compile(r"[0-9]{4}")
_KIND_WORDS = (
    (RegionKind.KABUPATEN, re.compile(r"(?:(?:pemerintah )?kab(?:upaten)?|pemkab)\b\.?\s*")),
    (RegionKind.KOTA, re.compile(r"(?:(?:pemerintah )?kota|pemkot|kotamadya)\b\s*")),
    (RegionKind.PROVINCE, re.compile(r"(?:(?:pemerintah )?pro[vp](?:insi)?|pemprov)\b\.?\s*")),
)
_APOSTROPHES = str.maketrans(dict.fromkeys("’‘ʼ`´", "'"))
_LONGEST_NAME = 60


def place_order(code: str) -> tuple[int, str]:
    """Return what lists are sorted by: the 22 by code, the province, the centre, the others, no place."""
    if not code:
        return len(_COLLECTIVE) + 1, ""
    return (_COLLECTIVE.index(code) + 1, "") if code in _COLLECTIVE else (0, code)


class Gazetteer:
    """Finds regions by code, name, alias or bare name; refuses what could be another region."""

    def __init__(self, regions: Iterable[Region]) -> None:
        self.regions = tuple(sorted(regions, key=lambda region: place_order(region.code)))
        self._codes = {region.code: region for region in self.regions}
        self._names: dict[str, list[Region]] = defaultdict(list)
        self._bare: dict[str, list[Region]] = defaultdict(list)
        for region in self.regions:
            for spelling in dict.fromkeys(map(_key, (region.name, region.code, *region.aliases))):
                self._names[spelling].append(region)
            self._bare[_bare(region)].append(region)

    @property
    def regencies(self) -> tuple[Region, ...]:
        """The kabupaten and kota in the order of their codes."""
        return tuple(region for region in self.regions if region.is_regency)

    def with_code(self, code: str) -> Region:
        """Return the region with exactly this code."""
        if code not in self._codes:
            raise RakorError(_("Kode wilayah {code} tidak dikenal.").format(code=quoted(code)))
        return self._codes[code]

    def find(self, text: str) -> RegionMatch:
        """Return the region that was written; unknown and ambiguous texts are refused."""
        key = _key(text)
        if not key:
            raise RakorError(_("Kabupaten/kota belum diisi."))
        if code := _CODE.fullmatch(key):
            return self._coded(text, code["province"], code["number"])
        if _UNDOTTED.fullmatch(key):
            raise self._undotted(key)
        meant = self._named(key)
        if len(meant) == 1:
            return RegionMatch(meant[0])
        raise _ambiguous(text, meant) if meant else self._unknown(text, key)

    def coverage(self, found: Iterable[Region]) -> Coverage:
        """Count the kabupaten/kota in a list by distinct code; collective places do not count."""
        counts = Counter(region.code for region in found if region.is_regency)
        return Coverage(
            entries=counts.total(),
            distinct=len(counts),
            total=len(self.regencies),
            doubled=tuple(region for region in self.regencies if counts[region.code] > 1),
            missing=tuple(region for region in self.regencies if not counts[region.code]),
        )

    def _named(self, key: str) -> list[Region]:
        sharing = self._bare.get(key, [])
        if len(sharing) > 1:
            return sharing
        if key in self._names:
            return self._names[key]
        for kind, word in _KIND_WORDS:
            if match := word.match(key):
                rest = key[match.end() :]
                named = [*self._bare.get(rest, []), *self._names.get(rest, [])]
                if kind is RegionKind.PROVINCE and not rest:
                    named = list(self.regions)
                return list(dict.fromkeys(region for region in named if region.kind is kind))
        # A kota must carry its word: a bare name is only ever a kabupaten (or the province).
        return [region for region in sharing if region.kind is not RegionKind.KOTA]

    def _coded(self, text: str, province: str, number: str) -> RegionMatch:
        code = f"{province}.{number}"
        if code in self._codes:
            return RegionMatch(self._codes[code])
        padded = self._codes.get(f"{code}0") if len(number) == 1 else None
        other = self._codes.get(f"{province}.0{number}") if len(number) == 1 else None
        if padded is None:
            sentences = [_("Kode wilayah {text} tidak dikenal.").format(text=quoted(text))]
            if other:
                sentences.append(
                    _("Apakah maksudnya {code} {name}?").format(code=other.code, name=other.name)
                )
            raise RakorError(" ".join(sentences))
        sentences = [
            _(
                "Kode {text} dibaca sebagai {code} {name} karena lembar kerja menghilangkan nol di akhir."
            ).format(text=code, code=padded.code, name=padded.name)
        ]
        if other:
            sentences.append(_("Pastikan bukan {code} {name}.").format(code=other.code, name=other.name))
        return RegionMatch(padded, " ".join(sentences))

    def _undotted(self, key: str) -> RakorError:
        ministry = self._codes.get(f"{key[:2]}.{key[2:]}")
        statistics = self._names.get(_key(f"BPS {key}"), [None])[0]
        unknown = _("tidak ada")
        return RakorError(
            _(
                "Kode {code} tanpa titik tidak dipakai karena mempunyai dua arti: kode BPS {statistics}, "
                "kode Kemendagri {ministry}; tulis kode Kemendagri dengan titik, misalnya {example}."
            ).format(
                code=key,
                statistics=statistics.name if statistics else unknown,
                ministry=ministry.name if ministry else unknown,
                example=(statistics or ministry or self.regencies[0]).code,
            )
        )

    def _unknown(self, text: str, key: str) -> RakorError:
        longer = [
            region for bare, regions in self._bare.items() if bare.startswith(f"{key} ") for region in regions
        ]
        if len(longer) > 1:
            return _ambiguous(text, longer)
        spellings = {**{bare: found for bare, found in self._bare.items() if len(found) == 1}, **self._names}
        near = get_close_matches(key, spellings, n=1) if len(key) <= _LONGEST_NAME else []
        if not near:
            return RakorError(
                _("Kabupaten/kota {text} tidak dikenal; tulis nama resmi atau kodenya.").format(
                    text=quoted(text)
                )
            )
        return RakorError(
            _(
                "Kabupaten/kota {text} tidak dikenal. Apakah maksudnya {name}? Tulis nama resmi atau kodenya."
            ).format(text=quoted(text), name=spellings[near[0]][0].name)
        )


def region_rows(
    rows: Iterable[Mapping[str, str]],
    crosswalk: Iterable[Mapping[str, str]],
    *,
    province: str = "Nusa Tenggara Timur",
    abbreviation: str = "NTT",
) -> list[Region]:
    """Build the regions of a province from the two reference tables, and the three collective places.

    ``rows`` has kode, nama, jenis, ibukota; ``crosswalk`` has kode, kode_bps, alias (split by ``|``).
    """
    spellings = {row["kode"]: _spellings(row) for row in crosswalk}
    regions = [
        _region(
            row["kode"],
            row["nama"],
            RegionKind(row["jenis"].upper()),
            row["ibukota"],
            spellings.get(row["kode"]),
        )
        for row in rows
    ]
    prefix = {region.code[:2] for region in regions}
    return [
        *sorted(regions, key=lambda region: region.code),
        _region(
            PROVINCE_CODE, f"Provinsi {province}", RegionKind.PROVINCE, "", (abbreviation, *sorted(prefix))
        ),
        _region(CENTRAL_CODE, "Kementerian Perindustrian", RegionKind.CENTRAL, "", _CENTRAL_ALIASES),
        _region(OTHER_CODE, "Lainnya", RegionKind.OTHER, "", ("Lain-lain", "Instansi terkait")),
    ]


_CENTRAL_ALIASES = (
    "Kemenperin",
    "Kemenperin RI",
    "Kementerian Perindustrian RI",
    "Kementerian Perindustrian Republik Indonesia",
    "Pemerintah Pusat",
)


def _region(code: str, name: str, kind: RegionKind, capital: str, aliases: Iterable[str] | None) -> Region:
    kept = tuple(alias for alias in aliases or () if alias != name)
    return Region(natural_uid(f"region:{code}"), code, name, kind, capital, kept)


def _spellings(row: Mapping[str, str]) -> tuple[str, ...]:
    aliases = [alias.strip() for alias in row["alias"].split("|")]
    return tuple(filter(None, [*aliases, f"BPS {row['kode_bps']}" if row["kode_bps"] else ""]))


def _key(text: str) -> str:
    words = " ".join(text.translate(_APOSTROPHES).split()).strip(" .,;:").casefold()
    return words.replace("kementrian", "kementerian")


def _bare(region: Region) -> str:
    key = _key(region.name)
    words = dict(_KIND_WORDS)
    match = words[region.kind].match(key) if region.kind in words else None
    return key[match.end() :] if match else key


def _ambiguous(text: str, meant: Iterable[Region]) -> AmbiguousError:
    *first, last = (f"{region.name} ({region.code})" for region in meant)
    return AmbiguousError(
        _("{text} bisa berarti {first} atau {last}; tulis nama lengkap atau kodenya.").format(
            text=quoted(text), first=", ".join(first), last=last
        )
    )
