"""Reads one row of a list of people: what it says, where it stands, and what is wrong with it."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import date

from rakor_desktop.domain import dates, nip, ranks
from rakor_desktop.domain.attendance import ROLES, Role
from rakor_desktop.domain.errors import RakorError
from rakor_desktop.domain.i18n import _
from rakor_desktop.domain.names import name_warnings, split_name, tidy_name
from rakor_desktop.domain.quote import quoted
from rakor_desktop.domain.regions import Gazetteer, Region
from rakor_desktop.exchange.bands import Bands
from rakor_desktop.exchange.headings import ROLE_WORDS, SEX_WORDS
from rakor_desktop.exchange.row_place import RowPlace, Usual
from rakor_desktop.exchange.table import TableRow, heading_key

_LONGEST = 200
_RANK_STROKE = re.compile(r"(?<=[a-z.)])\s*/\s*(?=(?:i{1,3}|iv|[1-4])\s*[/.-]?\s*[a-e]\b)", re.IGNORECASE)
"""Between pangkat and golongan: ``Pembina / IV a``, but not within ``IV/a``."""
_POWER = re.compile(r"[0-9][.,]?[0-9]*e\+?[0-9]+", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class ParticipantLine:
    """One row of a list of people.

    With ``errors`` it cannot be taken, with ``warnings`` it should be looked at; ``notes`` only tell where
    something came from. ``skipped`` says why it is no person at all.
    """

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
    notes: tuple[str, ...] = ()
    skipped: str = ""
    told: frozenset[str] = frozenset()
    """Which of role and region the row or its group says itself."""
    shouted: bool = False
    """Whether the name stands in capitals in the table."""
    bad_nip: bool = False
    """Whether the NIP in the table cannot be one."""
    unplaced: bool = False
    """Whether the table does not say, or not clearly, where the person is from."""
    region_written: str = ""
    """What stands in the table as the region, right or wrong."""

    @property
    def place(self) -> str:
        """Where the person is from, as a list shows it: an unclear region as it is written."""
        if self.region is not None:
            return self.region.short
        return (self.region_written if self.unplaced else "") or self.organization


class PersonRow:
    """One row being read: the fields found so far may be wrong, and why is noted on the way."""

    def __init__(self, row: TableRow, gazetteer: Gazetteer, today: date, bands: Bands, usual: Usual) -> None:
        self._row = row
        self._today = today
        self._bands = bands
        self._usual = usual
        self._errors: list[str] = []
        self._warnings: list[str] = []
        self._notes: list[str] = []
        self._told: set[str] = set()
        self._shouted = False
        self._bad_nip = False
        self._place = RowPlace(row, gazetteer, bands, usual)

    def line(self) -> ParticipantLine:
        """Return the row as a person."""
        row = self._row
        role, sex = self._role(), self._sex()
        rank, grade = self._rank()
        return self._judged(
            ParticipantLine(
                row.number,
                self._name(),
                role,
                self._place.find(needed=role is Role.PARTICIPANT),
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
                region_written=row.text("region") or row.text("code"),
            )
        )

    def _judged(self, line: ParticipantLine) -> ParticipantLine:
        place = self._place
        told = {*self._told, *(("region",) if place.told else ())}
        return replace(
            line,
            errors=(*place.errors, *self._errors),
            warnings=(*place.warnings, *self._warnings),
            notes=(*place.notes, *self._notes),
            told=frozenset(told),
            shouted=self._shouted,
            bad_nip=self._bad_nip,
            unplaced=place.unplaced,
        )

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
            return self._tidied(name)
        return name

    def _tidied(self, name: str) -> str:
        bare = split_name(name).name
        if bare.isupper():
            tidy = tidy_name(name)
            self._shouted = bare != split_name(tidy).name
            if self._shouted and self._usual.tidy:
                self._notes.append(_("Nama dirapikan dari {name}.").format(name=quoted(name)))
                name = tidy
        self._warnings += name_warnings(name)
        return name

    def _nip(self, sex: str) -> str:
        written = self._row.text("nip")
        checked = nip.check(written, sex, today=self._today)
        self._bad_nip = bool(checked.errors)
        if self._usual.drop_nip:
            dropped = _("NIP dikosongkan: {reason}")
            self._warnings += [dropped.format(reason=reason) for reason in checked.errors]
        else:
            self._errors += checked.errors
        self._warnings += checked.warnings
        return nip.digits(checked.formatted or "")

    def _role(self) -> Role:
        written = self._row.text("role")
        if not written:
            return self._implied_role()
        self._told.add("role")
        role = ROLE_WORDS.get(heading_key(written), Role.PARTICIPANT)
        if heading_key(written) not in ROLE_WORDS:
            self._errors.append(
                _(
                    "Peran {role} tidak dikenal; tulis misalnya Peserta, Narasumber, Panitia, atau Undangan."
                ).format(role=quoted(written))
            )
        return role

    def _implied_role(self) -> Role:
        group, doubt = self._bands.role, self._bands.doubt()
        if doubt:
            self._warnings.append(doubt)
        if group is None or group.role is None:
            return self._usual.role
        self._told.add("role")
        self._notes.append(
            _("Peran {role} dari judul kelompok di baris {row}.").format(
                role=_(ROLES[group.role]), row=group.row
            )
        )
        return group.role

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
        together = ", ".join(filter(None, (_RANK_STROKE.sub(", ", rank), grade)))
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
