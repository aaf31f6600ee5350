"""What an import would do with each row of a table, from what the file knew: no session is needed."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from enum import StrEnum

from rakor_desktop.domain.attendance import AttendeeRow
from rakor_desktop.domain.i18n import N_, _
from rakor_desktop.domain.names import split_name
from rakor_desktop.domain.ranks import OfficeLevel
from rakor_desktop.domain.regions import Coverage, Gazetteer, Region
from rakor_desktop.exchange import participants
from rakor_desktop.exchange.headings import PARTICIPANTS, REGIONS
from rakor_desktop.exchange.layout import Layout, faults
from rakor_desktop.exchange.person_row import ParticipantLine
from rakor_desktop.exchange.row_place import Usual
from rakor_desktop.exchange.table import Table
from rakor_desktop.services.import_changes import FieldChange, compared
from rakor_desktop.services.invitations import Invitation, Listed


class ImportKind(StrEnum):
    """What a table lists."""

    PARTICIPANTS = "participants"
    REGIONS = "regions"


IMPORT_KINDS = {
    ImportKind.PARTICIPANTS: N_("Daftar orang"),
    ImportKind.REGIONS: N_("Daftar kabupaten/kota saja"),
}
VOCABULARIES = {ImportKind.PARTICIPANTS: PARTICIPANTS, ImportKind.REGIONS: REGIONS}


class RowStatus(StrEnum):
    """What comes of one row."""

    NEW = "new"
    ODD = "odd"
    """New too, but something about it should be looked at."""
    KNOWN = "known"
    REJECTED = "rejected"
    SKIPPED = "skipped"
    """No person: a total, a repeated heading, the head of a group."""


ROW_STATUSES = {
    RowStatus.NEW: N_("Baru"),
    RowStatus.ODD: N_("Periksa"),
    RowStatus.KNOWN: N_("Sudah ada"),
    RowStatus.REJECTED: N_("Ditolak"),
    RowStatus.SKIPPED: N_("Dilewati"),
}
ADDED = (RowStatus.NEW, RowStatus.ODD)


@dataclass(frozen=True, slots=True)
class Standing:
    """What the file knew when the plan was made."""

    people: Sequence[AttendeeRow]
    gazetteer: Gazetteer
    today: date


@dataclass(frozen=True, slots=True)
class Wishes:
    """What the person decided about the table; ``twins`` are rows that are somebody else of the same name."""

    usual: Usual = field(default_factory=Usual)
    twins: frozenset[int] = frozenset()


@dataclass(frozen=True, slots=True)
class PlanLine:
    """One row of the table and what would come of it."""

    row: int
    name: str
    status: RowStatus
    reasons: tuple[str, ...] = ()
    """Why it is rejected, passed over or known."""
    warnings: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
    invitation: Invitation | None = None
    place: str = ""
    known: str = ""
    """The uid of the attendee who is on the list already."""
    fills: tuple[FieldChange, ...] = ()
    """What the table knows and the list does not."""
    differs: tuple[FieldChange, ...] = ()
    twin: bool = False
    """Taken as somebody else of the same name and place."""
    may_be_twin: bool = False
    """Only name and place are the same: it may be somebody else."""
    shouted: bool = False
    """Whether the name stands in capitals in the table."""
    bad_nip: bool = False
    """Whether the NIP in the table cannot be one."""
    unplaced: bool = False
    """Whether the table does not say clearly where the person is from."""

    @property
    def uid(self) -> str:
        """What the row is told apart by."""
        return f"row {self.row}"

    @property
    def said(self) -> str:
        """Everything there is to say about the row, the weightiest first."""
        return " ".join((*self.reasons, *self.warnings, *self.notes))


@dataclass(frozen=True, slots=True)
class ImportPlan:
    """What an import would do; ``faults`` say why nothing at all can be taken from the table."""

    kind: ImportKind
    layout: Layout
    lines: tuple[PlanLine, ...]
    coverage: Coverage
    faults: tuple[str, ...] = ()

    @property
    def unused(self) -> tuple[str, ...]:
        """Headings of columns that are left out."""
        return self.layout.unused

    @property
    def rows(self) -> int:
        """How many rows of the table are meant to be people or regions."""
        return sum(line.status is not RowStatus.SKIPPED for line in self.lines)

    @property
    def counts(self) -> Counter[RowStatus]:
        """How many rows come to what."""
        return Counter(line.status for line in self.lines)

    @property
    def added(self) -> tuple[PlanLine, ...]:
        """The rows that put somebody new on the list."""
        return tuple(line for line in self.lines if line.status in ADDED)

    @property
    def known(self) -> tuple[PlanLine, ...]:
        """The rows of people who are on the list already."""
        return tuple(line for line in self.lines if line.status is RowStatus.KNOWN and line.known)

    @property
    def rejected(self) -> tuple[PlanLine, ...]:
        """The rows that cannot be taken."""
        return tuple(line for line in self.lines if line.status is RowStatus.REJECTED)


def arrange(
    kind: ImportKind,
    layout: Layout,
    table: Table,
    standing: Standing,
    wishes: Wishes,
    *,
    going_on: Callable[[], object] = lambda: None,
) -> ImportPlan:
    """Return what importing the table would do; ``going_on`` is called between rows and may end it."""
    vocabulary = VOCABULARIES[kind]
    if kind is ImportKind.REGIONS:
        needed = () if "code" in table.fields else ("region",)
        found = faults(layout, vocabulary, *needed)
        lines = [] if found else participants.region_lines(table, standing.gazetteer, wishes.usual)
    else:
        found = faults(layout, vocabulary, "name")
        reading = (table, standing.gazetteer, standing.today, wishes.usual, going_on)
        lines = [] if found else participants.participant_lines(*reading)
        if not found and _without_place(table, lines):
            found = faults(layout, vocabulary, "region")
    sorting = _Sorting(standing, kind, wishes.twins)
    for line in lines:
        going_on()
        sorting.take(line)
    return ImportPlan(
        kind, layout, tuple(sorting.lines), standing.gazetteer.coverage(sorting.named), tuple(found)
    )


def _without_place(table: Table, lines: Sequence[ParticipantLine]) -> bool:
    """Tell whether nobody can be taken because nothing in the whole table says where people are from."""
    people = [line for line in lines if not line.skipped]
    if not people or table.fields & {"region", "code"}:
        return False
    return all(line.errors and "region" not in line.told for line in people)


class _Sorting:
    """Lines on their way to what comes of them."""

    def __init__(self, standing: Standing, kind: ImportKind, twins: frozenset[int]) -> None:
        self._kind = kind
        self._twins = twins
        self._rows: dict[str, int] = {}
        """Which row of the table a person of the list or of another row was met in first."""
        self._listed = Listed(standing.people)
        self.lines: list[PlanLine] = []
        self.named: list[Region] = []

    def take(self, line: ParticipantLine) -> None:
        """Put the line where it belongs."""
        base = PlanLine(line.row, line.name, RowStatus.NEW, warnings=line.warnings, notes=line.notes)
        base = replace(
            base,
            place=line.place,
            shouted=line.shouted,
            bad_nip=line.bad_nip,
            unplaced=line.unplaced,
        )
        if line.skipped:
            self.lines.append(replace(base, status=RowStatus.SKIPPED, reasons=(line.skipped,)))
            return
        if line.errors:
            self.lines.append(replace(base, status=RowStatus.REJECTED, reasons=line.errors))
            return
        invitation = _invitation(line)
        double = self._listed.double_of(invitation)
        taken = self._new(base, line, invitation) if double is None else self._met(base, line, double)
        if taken.status is not RowStatus.REJECTED and line.region is not None:
            self.named.append(line.region)
        self.lines.append(taken)

    def _new(self, base: PlanLine, line: ParticipantLine, invitation: Invitation) -> PlanLine:
        shadow = _shadow(line)
        self._listed.add(shadow)
        self._rows[shadow.uid] = line.row
        status = RowStatus.ODD if base.warnings else RowStatus.NEW
        return replace(base, status=status, invitation=invitation)

    def _met(self, base: PlanLine, line: ParticipantLine, double: AttendeeRow) -> PlanLine:
        by_number = bool(line.nip) and line.nip == double.nip
        if self._kind is ImportKind.REGIONS:
            return self._named_again(base, line, double)
        if line.row in self._twins and not by_number:
            said = _("Nama dan asalnya sama dengan {name}; diambil sebagai orang lain.")
            warned = replace(base, warnings=(*base.warnings, said.format(name=double.full_name)), twin=True)
            return self._new(warned, line, _invitation(line))
        base = replace(base, may_be_twin=not by_number)
        number = self._rows.get(double.uid)
        if number is not None:
            said = _("Orang yang sama sudah ada di baris {row} ({name}).")
            reasons = (said.format(row=number, name=double.full_name),)
            return replace(base, status=RowStatus.REJECTED, reasons=reasons)
        self._rows[double.uid] = line.row
        if line.nip and not double.nip:
            self._listed.learn_number(double, line.nip)
        fills, differs = compared(line, double)
        said = _("Sudah ada di daftar: {name} ({place}).").format(
            name=double.full_name, place=double.place or _("tanpa asal")
        )
        return replace(
            base,
            status=RowStatus.KNOWN,
            reasons=(said,),
            known=double.uid,
            fills=tuple(fills),
            differs=tuple(differs),
        )

    def _named_again(self, base: PlanLine, line: ParticipantLine, double: AttendeeRow) -> PlanLine:
        assert line.region is not None
        number = self._rows.get(double.uid)
        if number is not None:
            said = _("{region} sudah disebut di baris {row}; dihitung satu kali.")
            return replace(
                base, status=RowStatus.KNOWN, reasons=(said.format(region=line.region.name, row=number),)
            )
        self._rows[double.uid] = line.row
        said = _("{region} sudah ada di daftar; tidak ditambahkan lagi.").format(region=line.region.name)
        return replace(base, status=RowStatus.KNOWN, reasons=(said,), known=double.uid)


def _invitation(line: ParticipantLine) -> Invitation:
    return Invitation(
        line.name,
        line.role,
        line.position,
        line.organization,
        line.region.uid if line.region else None,
        nip=line.nip,
        nrp=line.nrp,
        sex=line.sex,
        rank=line.rank,
        grade=line.grade,
        phone=line.phone,
        email=line.email,
        represents=line.represents,
        assignment_letter_number=line.letter_number,
        assignment_letter_date=line.letter_date,
        remarks=line.remarks,
    )


def _shadow(line: ParticipantLine) -> AttendeeRow:
    name = split_name(line.name)
    return AttendeeRow(
        f"row {line.row}",
        "",
        name.prefix,
        name.name,
        name.suffix,
        line.role,
        OfficeLevel.NON_ASN,
        nip=line.nip,
        region_uid=line.region.uid if line.region else None,
        region=line.region.name if line.region else "",
    )
