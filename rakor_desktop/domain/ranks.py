"""Pangkat and golongan of civil servants, and the level of office that lists are sorted by."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum

from rakor_desktop.domain.errors import RakorError
from rakor_desktop.domain.i18n import N_, _
from rakor_desktop.domain.numbers import roman
from rakor_desktop.domain.quote import quoted
from rakor_desktop.domain.regions import RegionKind


@dataclass(frozen=True, slots=True)
class Rank:
    """A rank of civil servants: golongan ``IV/c`` is the pangkat ``Pembina Utama Muda``."""

    grade: str
    name: str

    @property
    def full(self) -> str:
        """Both, as a signature block prints them: ``Pembina Utama Muda (IV/c)``."""
        return f"{self.name} ({self.grade})"


RANKS = (
    Rank("I/a", "Juru Muda"),
    Rank("I/b", "Juru Muda Tingkat I"),
    Rank("I/c", "Juru"),
    Rank("I/d", "Juru Tingkat I"),
    Rank("II/a", "Pengatur Muda"),
    Rank("II/b", "Pengatur Muda Tingkat I"),
    Rank("II/c", "Pengatur"),
    Rank("II/d", "Pengatur Tingkat I"),
    Rank("III/a", "Penata Muda"),
    Rank("III/b", "Penata Muda Tingkat I"),
    Rank("III/c", "Penata"),
    Rank("III/d", "Penata Tingkat I"),
    Rank("IV/a", "Pembina"),
    Rank("IV/b", "Pembina Tingkat I"),
    Rank("IV/c", "Pembina Utama Muda"),
    Rank("IV/d", "Pembina Utama Madya"),
    Rank("IV/e", "Pembina Utama"),
)
PPPK_GRADES = tuple(roman(number) for number in range(1, 18))

_ARABIC = {"1": "I", "2": "II", "3": "III", "4": "IV"}
_BETWEEN = re.compile(r"[(,]|\s[-–]\s")
_GRADE = re.compile(r"(?P<number>iv|i{1,3}|[1-4])\s*[/.\-]?\s*(?P<letter>[a-e])")


def find_rank(text: str) -> Rank:
    """Return the rank meant by ``IV/c``, ``4c``, ``Pembina Utama Muda`` or both together."""
    typed = re.sub(r"\bt(?:k|kt|ingkat)\b\.?\s*(?:1\b)?", _spelled_out, " ".join(text.split()).casefold())
    by_name = {rank.name.casefold(): rank for rank in RANKS}
    by_grade = {rank.grade: rank for rank in RANKS}
    parts = [part.strip(" .)") for part in _BETWEEN.split(typed)]
    found = {by_name.get(part) or by_grade.get(_official_grade(part)) for part in parts if part}
    rank = found.pop() if len(found) == 1 else None
    if rank is None:
        raise RakorError(
            _("Pangkat/golongan {text} tidak dikenal; tulis misalnya Penata Muda (III/a) atau III/a.").format(
                text=quoted(text)
            )
        )
    return rank


def _spelled_out(tingkat: re.Match[str]) -> str:
    return "tingkat i" if tingkat[0].endswith("1") else "tingkat "


def _official_grade(text: str) -> str:
    match = _GRADE.fullmatch(text)
    if match is None:
        return ""
    number = match["number"].upper()
    return f"{_ARABIC.get(number, number)}/{match['letter']}"


class OfficeLevel(StrEnum):
    """How high an office is, highest first; printed lists follow this order."""

    MENTERI_DIRJEN = "MENTERI_DIRJEN"
    KEPALA_DAERAH = "KEPALA_DAERAH"
    SEKDA = "SEKDA"
    JPT_PRATAMA_PUSAT_PROV = "JPT_PRATAMA_PUSAT_PROV"
    JPT_PRATAMA_KAB = "JPT_PRATAMA_KAB"
    ADMINISTRATOR_PROV = "ADMINISTRATOR_PROV"
    ADMINISTRATOR_KAB = "ADMINISTRATOR_KAB"
    PENGAWAS = "PENGAWAS"
    FUNGSIONAL = "FUNGSIONAL"
    PELAKSANA = "PELAKSANA"
    NON_ASN = "NON_ASN"

    @property
    def order(self) -> int:
        """Where it stands in a list, small numbers first."""
        return _ORDER[self]

    @property
    def label(self) -> str:
        """What it is called on screen."""
        return _(OFFICE_LEVELS[self])


OFFICE_LEVELS = {
    OfficeLevel.MENTERI_DIRJEN: N_("Menteri/Direktur Jenderal"),
    OfficeLevel.KEPALA_DAERAH: N_("Kepala/Wakil Kepala Daerah"),
    OfficeLevel.SEKDA: N_("Sekretaris Daerah"),
    OfficeLevel.JPT_PRATAMA_PUSAT_PROV: N_("Direktur/Kepala Dinas Provinsi"),
    OfficeLevel.JPT_PRATAMA_KAB: N_("Kepala Dinas Kabupaten/Kota"),
    OfficeLevel.ADMINISTRATOR_PROV: N_("Administrator Pusat/Provinsi"),
    OfficeLevel.ADMINISTRATOR_KAB: N_("Administrator Kabupaten/Kota"),
    OfficeLevel.PENGAWAS: N_("Pengawas"),
    OfficeLevel.FUNGSIONAL: N_("Jabatan Fungsional"),
    OfficeLevel.PELAKSANA: N_("Pelaksana"),
    OfficeLevel.NON_ASN: N_("Bukan ASN"),
}

_ORDER = dict(zip(OfficeLevel, (10, 20, 30, 40, 50, 60, 65, 70, 75, 80, 90), strict=True))

_ACTING = re.compile(r"(?:(?:plt|plh|pjs?|pelaksana tugas|pelaksana harian|penjabat)\b\.?\s*)+")
_ACTING_HEAD = re.compile(r"\b(?:plt|plh|pjs?|pelaksana (?:tugas|harian))\b\.?\s*(?:kepala )?dinas\b")
_ON_BEHALF = re.compile(
    r"\b(?:a\.\s?n\b|an\.|an (?=kepala)|atas nama\b|(?:di|me)wakili\b|perwakilan\b|utusan\b|u\.\s?b\b)"
)
_SENT = re.compile(r".*\bdiwakili (?:oleh )?(?=\w)")
_WRITTEN_SHORT = tuple(
    (re.compile(rf"\b(?:{short})"), full)
    for short, full in (
        (r"ka(?:\.\s*|\s+)(?=\w)", "kepala "),
        (r"kadis", "kepala dinas "),
        (r"kaban\b", "kepala badan"),
        (r"kabid\b", "kepala bidang"),
        (r"kabag\b", "kepala bagian"),
        (r"kasubb?ag\b", "kepala subbagian"),
        (r"kasubb?id\b", "kepala subbidang"),
        (r"kasubdit\b", "kepala subdirektorat"),
        (r"kasie?\b", "kepala seksi"),
        (r"sekda\b", "sekretaris daerah"),
        (r"sekdis\b", "sekretaris dinas"),
        (r"sesditjen\b", "sekretaris direktorat jenderal"),
        (r"dirjen\b", "direktur jenderal"),
        (r"wagub\b", "wakil gubernur"),
        (r"wabup\b", "wakil bupati"),
        (r"wali\s?kota\b", "wali kota"),
    )
)
_HEAD = r"kepala (?:dinas|dis(?!tri)[a-z]+|badan|bap[a-z]+)\b"
_AGENCY_HEAD = re.compile(_HEAD)

_PRIVATE = r"\b(?:cv|pt|ud|bank|yayasan|lsm|asosiasi|universitas|politeknik|dekranasda|pkk)\b"
_FUNCTIONAL = (
    r".*\b(?:ahli (?:utama|madya|muda|pertama)|penyelia|mahir|terampil|pemula|fungsional)\b"
    r"|sub\s?koordinator|ketua tim\b|penyuluh\b|perencana\b|pembina industri|dosen\b|guru\b"
)
_OUTSIDE = (
    r"tenaga (?:penyuluh lapangan|kontrak|ahli)|tpl\b|honorer|ikm\b|pelaku (?:ikm|usaha|industri)|wirausaha"
    r"|pengusaha|pemilik|pengurus|pengrajin|perajin|ketua\b|anggota\b|kepala desa|wartawan|jurnalis|mahasiswa"
)
_HIGH = (OfficeLevel.JPT_PRATAMA_PUSAT_PROV, OfficeLevel.JPT_PRATAMA_KAB)
_MIDDLE = (OfficeLevel.ADMINISTRATOR_PROV, OfficeLevel.ADMINISTRATOR_KAB)
# The first rule that fits the beginning of the position decides; of two levels the second is the kabupaten's.
_RULES = tuple(
    (re.compile(pattern), levels)
    for pattern, *levels in (
        (_HEAD, *_HIGH),
        (r"(?:wakil )?ketua dprd?\b", OfficeLevel.KEPALA_DAERAH),
        (r"(?:direktur|manajer|asisten|bendahara|kepala cabang)\b.*" + _PRIVATE, OfficeLevel.NON_ASN),
        (r"sekretaris (?!dinas|dis|badan|daerah|direktorat).*" + _PRIVATE, OfficeLevel.NON_ASN),
        (r"(?:wakil )?menteri\b|(?:direktur|sekretaris|inspektur) jenderal", OfficeLevel.MENTERI_DIRJEN),
        (r"(?:wakil )?(?:gubernur|bupati|wali kota)\b", OfficeLevel.KEPALA_DAERAH),
        (r"sekretaris daerah", OfficeLevel.SEKDA),
        (r"inspektur pembantu|wakil direktur|kepala sub\s?direktorat", *_MIDDLE),
        (r"sekretaris (?:direktorat|dprd)|sekwan\b|asisten\b|staf ahli\b|inspektur\b|direktur\b", *_HIGH),
        (r"kepala (?:biro|pusat|balai besar|inspektorat|satuan|kantor wilayah)\b", *_HIGH),
        (r"sekretaris (?:pribadi|pimpinan)", OfficeLevel.PELAKSANA),
        (r"kepala (?:bidang|bagian|kantor|balai)\b|sekretaris\b|camat\b", *_MIDDLE),
        (r"kepala (?:seksi|sub|upt|unit|loka|puskesmas)|lurah\b", OfficeLevel.PENGAWAS),
        (_FUNCTIONAL, OfficeLevel.FUNGSIONAL),
        (rf"{_OUTSIDE}|.*{_PRIVATE}", OfficeLevel.NON_ASN),
    )
)


def suggest_level(position: str, region_kind: RegionKind | None = None) -> OfficeLevel:
    """Return the level of office that the words of a jabatan suggest, for a person to confirm.

    An acting head (Plt., Plh., Pj.) counts as the head; somebody who only represents the head does not.
    """
    words = _plain(position)
    local = _is_local(words, region_kind)
    if is_agency_head(position):
        return _HIGH[local]
    if _ON_BEHALF.search(words) and (_ON_BEHALF.match(words) or _AGENCY_HEAD.match(words)):
        return OfficeLevel.PELAKSANA
    levels = next((levels for pattern, levels in _RULES if pattern.match(words)), None)
    if levels:
        return levels[-1] if local else levels[0]
    outside = region_kind is RegionKind.OTHER or not words
    return OfficeLevel.NON_ASN if outside else OfficeLevel.PELAKSANA


def is_agency_head(position: str) -> bool:
    """Tell whether this is the head of an agency in person, acting heads included."""
    written = _lower(position)
    if _ON_BEHALF.search(written):
        return False
    return bool(_AGENCY_HEAD.match(_plain(position)) or _ACTING_HEAD.search(written))


def _lower(position: str) -> str:
    return " ".join(position.split()).casefold()


def _plain(position: str) -> str:
    words = _SENT.sub("", _lower(position))
    acting = _ACTING.match(words)
    words = words[acting.end() :] if acting else words
    for pattern, full in _WRITTEN_SHORT:
        words = pattern.sub(full, words)
    # "Plt. Dinas ..." is how newspapers shorten the acting head of an agency.
    return _lower(f"kepala {words}" if acting and words.startswith("dinas") else words)


def _is_local(words: str, region_kind: RegionKind | None) -> bool:
    if region_kind in (RegionKind.PROVINCE, RegionKind.CENTRAL):
        return False
    if region_kind in (RegionKind.KABUPATEN, RegionKind.KOTA):
        return True
    return re.search(r"\b(?:provinsi|propinsi|kementerian|gubernur|nasional)\b", words) is None
