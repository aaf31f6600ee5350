"""Reading lists of people, and lists of regions only: each row with what is wrong with it."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from rakor_desktop.domain import dates, nip, ranks
from rakor_desktop.domain.attendance import Role
from rakor_desktop.domain.errors import RakorError
from rakor_desktop.domain.i18n import _
from rakor_desktop.domain.names import name_warnings
from rakor_desktop.domain.quote import quoted
from rakor_desktop.domain.regions import Gazetteer, Region
from rakor_desktop.exchange.headings import PARTICIPANTS, REGIONS, ROLE_WORDS, SEX_WORDS
from rakor_desktop.exchange.table import Grid, Table, TableRow, find, heading_key, require

_LONGEST = 200
_POWER = re.compile(r"[0-9][.,]?[0-9]*e\+?[0-9]+", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class ParticipantLine:
    """One row of a list of people; with errors it cannot be taken, with warnings it should be looked at."""

    row: int
    name: str
    role: Role = Role.PARTICIPANT
    region: Region | None = None
    nip: str = ""
    nrp: str = ""
    sex: str = ""
    position: str = ""
    organization: str = ""
    rank: str = ""
    grade: str = ""
    phone: str = ""
    email: str = ""
    represents: str = ""
    letter_number: str = ""
    letter_date: date | None = None
    remarks: str = ""
    errors: tuple[str, ...] = ()
    warnings: tuple[str, ...] = ()


def participants(grids: Sequence[Grid]) -> Table:
    """Return the table of people; refused without names, and without regions unless it tells the roles."""
    table = find(grids, PARTICIPANTS)
    needed = ["name"] if table.fields & {"role", "region", "code"} else ["name", "region"]
    require(table, PARTICIPANTS, *needed)
    return table


def region_list(grids: Sequence[Grid]) -> Table:
    """Return the table of regions; refused without a column that names them."""
    table = find(grids, REGIONS)
    require(table, REGIONS, *([] if "code" in table.fields else ["region"]))
    return table


def participant_lines(table: Table, gazetteer: Gazetteer, today: date) -> list[ParticipantLine]:
    """Read every row as a person."""
    return [_Reading(row, gazetteer, today).line() for row in table.rows]


def region_lines(table: Table, gazetteer: Gazetteer) -> list[ParticipantLine]:
    """Read every row as a region that somebody came from; who it was is not known."""
    lines = []
    for row in table.rows:
        reading = _Reading(row, gazetteer, date.max)
        region = reading.region(needed=True)
        written = row.text("region") or row.text("code")
        name = f"Perwakilan {region.name}" if region else written
        line = ParticipantLine(row.number, name, region=region, position="Perwakilan" if region else "")
        lines.append(reading.judged(line))
    return lines


class _Reading:
    """One row being read: the fields found so far may be wrong, and why is noted on the way."""

    def __init__(self, row: TableRow, gazetteer: Gazetteer, today: date) -> None:
        self._row = row
        self._gazetteer = gazetteer
        self._today = today
        self._errors: list[str] = []
        self._warnings: list[str] = []

    def line(self) -> ParticipantLine:
        row = self._row
        role, sex = self._role(), self._sex()
        rank, grade = self._rank()
        return self.judged(
            ParticipantLine(
                row.number,
                self._name(),
                role,
                self.region(needed=role is Role.PARTICIPANT),
                self._nip(sex),
                sex=sex,
                nrp=row.text("nrp"),
                position=row.text("position"),
                organization=row.text("organization"),
                rank=rank,
                grade=grade,
                phone=self._phone(),
                email=row.text("email"),
                represents=row.text("represents"),
                letter_number=row.text("letter_number"),
                letter_date=self._letter_date(),
                remarks=row.text("remarks"),
            )
        )

    def judged(self, line: ParticipantLine) -> ParticipantLine:
        """Return the line with everything that was noted about it."""
        return replace(line, errors=tuple(self._errors), warnings=tuple(self._warnings))

    def region(self, *, needed: bool) -> Region | None:
        """Return the region that name and code agree on."""
        code, name = self._row.text("code"), self._row.text("region")
        found = [self._or_error(self._found, text) for text in (code, name) if text]
        if needed and not (code or name):
            self._errors.append(
                _("Kabupaten/kota belum diisi; untuk undangan di luar 22 kabupaten/kota tulis “Lainnya”.")
            )
        regions = [region for region in found if region is not None]
        if len(regions) > 1 and regions[0] != regions[1]:
            self._errors.append(
                _("Kode {code} adalah {region}, bukan {name}.").format(
                    code=quoted(code), region=regions[0].name, name=quoted(name)
                )
            )
        return regions[0] if regions else None

    def _found(self, text: str) -> Region:
        match = self._gazetteer.find(text)
        if match.warning:
            self._warnings.append(match.warning)
        return match.region

    def _name(self) -> str:
        row = self._row
        name = " ".join(filter(None, (row.text("prefix"), row.text("name"))))
        name = ", ".join(filter(None, (name, row.text("suffix"))))
        if not row.text("name"):
            self._errors.append(_("Nama belum diisi."))
        elif len(name) > _LONGEST:
            self._errors.append(
                _("Nama terlalu panjang ({n} huruf, paling banyak {most}).").format(
                    n=len(name), most=_LONGEST
                )
            )
        else:
            self._warnings += name_warnings(name)
        return name

    def _nip(self, sex: str) -> str:
        written = self._row.text("nip")
        checked = nip.check(written, sex, today=self._today)
        self._errors += checked.errors
        self._warnings += checked.warnings
        return nip.digits(checked.formatted or "")

    def _role(self) -> Role:
        written = self._row.text("role")
        role = ROLE_WORDS.get(heading_key(written), Role.PARTICIPANT)
        if written and heading_key(written) not in ROLE_WORDS:
            self._errors.append(
                _(
                    "Peran {role} tidak dikenal; tulis misalnya Peserta, Narasumber, Panitia, atau Undangan."
                ).format(role=quoted(written))
            )
        return role

    def _sex(self) -> str:
        written = self._row.text("sex")
        if not written:
            return ""
        sex = SEX_WORDS.get(heading_key(written), "")
        if not sex:
            self._warnings.append(
                _("Jenis kelamin {text} tidak dikenal dan dikosongkan; tulis L atau P.").format(
                    text=quoted(written)
                )
            )
        return sex

    def _rank(self) -> tuple[str, str]:
        rank, grade = self._row.text("rank"), self._row.text("grade")
        together = ", ".join(filter(None, (rank, grade)))
        if not together:
            return "", ""
        if together.upper() in ranks.PPPK_GRADES:
            return "", together.upper()
        try:
            found = ranks.find_rank(together)
        except RakorError as error:
            self._warnings.append(str(error))
            return rank, grade
        return found.name, found.grade

    def _phone(self) -> str:
        written = self._row.text("phone")
        if _POWER.fullmatch(written):
            self._warnings.append(_("Nomor telepon sudah rusak oleh lembar kerja dan dikosongkan."))
            return ""
        # A spreadsheet that takes it for a number drops the zero that every mobile number here begins with.
        return f"0{written}" if written.startswith("8") and written.isdigit() else written

    def _letter_date(self) -> date | None:
        written = self._row.text("letter_date")
        if not written:
            return None
        try:
            return dates.parse_date(written)
        except RakorError as error:
            self._warnings.append(str(error))
            return None

    def _or_error(self, read: Callable[[str], Any], text: str) -> Any:
        try:
            return read(text)
        except RakorError as error:
            self._errors.append(str(error))
            return None
