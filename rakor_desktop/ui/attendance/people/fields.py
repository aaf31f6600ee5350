"""What is asked about a person: the fields of both forms, and what looks odd about the answers."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from rakor_desktop.domain import nip as nips
from rakor_desktop.domain import ranks
from rakor_desktop.domain.attendance import ROLES, AttendeeRow
from rakor_desktop.domain.errors import RakorError
from rakor_desktop.domain.i18n import N_, _
from rakor_desktop.domain.names import name_warnings, split_name
from rakor_desktop.domain.ranks import OFFICE_LEVELS
from rakor_desktop.ui.form import Check, Choice, Date, Heading, LongText, Searchable, Text
from rakor_desktop.ui.form.fields import AnyField, Field, Typed

SEXES = (("", ""), ("L", "L"), ("P", "P"))
_SEX_WORDS = (("", "–"), ("L", N_("Laki-laki")), ("P", N_("Perempuan")))
_LONGEST = 200


@dataclass(frozen=True, slots=True)
class FullName(Text):
    """A name with its titles in one line; how it was taken apart is read back."""

    def parse(self, text: str) -> str:
        """Return the name as written; titles alone are no name."""
        line = Text.parse(self, text)
        if line and not split_name(line).name:
            raise RakorError(_("Ini baru gelar; tulis juga namanya."))
        return line

    def echo(self, value: str) -> str:
        """Return the parts of the name, and what looks odd about it."""
        found = split_name(value)
        parts = []
        if found.prefix or found.suffix:
            parts = [
                _("Gelar depan: {title}").format(title=found.prefix) if found.prefix else "",
                _("Nama: {name}").format(name=found.name),
                _("Gelar belakang: {title}").format(title=found.suffix) if found.suffix else "",
            ]
        return " · ".join(filter(None, parts)) or " ".join(name_warnings(value))


@dataclass(frozen=True, slots=True)
class Nip(Text):
    """The number of a civil servant; the value is its digits."""

    def parse(self, text: str) -> str:
        """Return the digits; refuse what cannot be a NIP."""
        checked = nips.check(text)
        if checked.errors:
            raise RakorError(" ".join(checked.errors))
        return nips.digits(checked.formatted or "")

    def format(self, value: str) -> str:
        """Return the number in its groups."""
        return nips.formatted(value)

    def echo(self, value: str) -> str:
        """Return what is odd about the number."""
        return " ".join(nips.check(value).warnings)


@dataclass(frozen=True, slots=True)
class RankLine(Typed):
    """Pangkat and golongan in one line; the value is ``(rank, grade)``."""

    def parse(self, text: str) -> tuple[str, str]:
        """Return both, whichever of the two was written."""
        grade = text.strip().upper()
        if grade in ranks.PPPK_GRADES:
            return "", grade
        found = ranks.find_rank(text)
        return found.name, found.grade

    def format(self, value: tuple[str, str]) -> str:
        """Return ``Penata Muda (III/a)``, or what there is of it."""
        rank, grade = value
        return f"{rank} ({grade})" if rank and grade else rank or grade

    @property
    def empty(self) -> tuple[str, str]:
        """An empty line is neither."""
        return "", ""


NAME = FullName("full_name", N_("Nama lengkap dengan gelar"), required=True, max_length=_LONGEST)
LETTERS = Text("text", "", max_length=_LONGEST)
"""How a plain cell of the list is read."""

_ROLE = Choice("role", N_("Peran"), options=tuple(ROLES.items()), half=True)
_SEX = Choice("sex", N_("Jenis kelamin"), options=_SEX_WORDS, half=True)
_POSITION = Text("position", N_("Jabatan"), max_length=_LONGEST)
_ORGANIZATION = Text("organization", N_("Instansi"), max_length=_LONGEST)
_REGION = Searchable("region_uid", N_("Kabupaten/Kota"), placeholder=N_("Dua huruf cukup"))
_NIP = Nip("nip", N_("NIP"), placeholder=N_("18 angka; kosongkan bila tidak ada"))
_PHONE = Text("phone", N_("Telepon/HP"), half=True, max_length=40)
_REPRESENTS = Text(
    "represents",
    N_("Mewakili"),
    max_length=_LONGEST,
    placeholder=N_("Siapa yang diwakili; kosong bila hadir sendiri"),
)
_LETTER = (
    Text("assignment_letter_number", N_("Nomor surat tugas"), half=True, max_length=80),
    Date("assignment_letter_date", N_("Tanggal surat tugas"), half=True),
)

NEW: Sequence[Field] = (
    NAME,
    _REGION,
    _POSITION,
    _ORGANIZATION,
    _ROLE,
    _SEX,
    _NIP,
    _REPRESENTS,
    *_LETTER,
    _PHONE,
)
"""What is asked of somebody new; the rest can wait."""

KNOWN: Sequence[AnyField] = (
    NAME,
    _ROLE,
    _SEX,
    _REGION,
    _POSITION,
    Choice("level", N_("Jenjang jabatan"), options=tuple(OFFICE_LEVELS.items())),
    _ORGANIZATION,
    _REPRESENTS,
    Heading(N_("Kepegawaian")),
    _NIP,
    Text("nrp", N_("NRP (TNI/Polri)"), half=True, max_length=40),
    RankLine("rank_line", N_("Pangkat/Golongan"), half=True, placeholder=N_("misalnya III/a")),
    Heading(N_("Surat tugas dan kontak")),
    *_LETTER,
    Check("spd_stamped", N_("SPD sudah dicap")),
    _PHONE,
    Text("email", N_("Pos-el (Email)"), half=True, max_length=_LONGEST),
    LongText("remarks", N_("Keterangan"), lines=2, most_lines=6),
)
"""Everything known of a person on the list."""


def shown(person: AttendeeRow) -> dict[str, Any]:
    """Return what the form of a known person shows, by the names of its fields."""
    row: dict[str, Any] = {field.name: None for field in KNOWN if not isinstance(field, Heading)}
    row |= {name: getattr(person, name) for name in row if hasattr(person, name)}
    return {**row, "rank_line": (person.rank, person.grade)}


def changes(given: Mapping[str, Any]) -> dict[str, Any]:
    """Return what the form says in the words of the service."""
    made = dict(given)
    if "rank_line" in made:
        made["rank"], made["grade"] = made.pop("rank_line")
    return made


def doubts(nip: str, sex: str | None) -> str:
    """Return what is odd about a NIP beside the sex chosen, empty while the number itself is refused."""
    with_sex, alone = nips.check(nip, sex or ""), nips.check(nip)
    return " ".join(text for text in with_sex.warnings if text not in alone.warnings)
