"""Takes lists of people out of foreign tables: first what would come of it, then all of it as one action."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from enum import StrEnum
from pathlib import Path

from sqlalchemy.orm import Session

from rakor_desktop.domain.attendance import AttendeeRow, Presence
from rakor_desktop.domain.i18n import N_, _
from rakor_desktop.domain.names import PersonName, split_name
from rakor_desktop.domain.ranks import OfficeLevel
from rakor_desktop.domain.regions import Coverage, Region
from rakor_desktop.domain.verbs import verb
from rakor_desktop.exchange import csv_file, participants
from rakor_desktop.exchange.participants import ParticipantLine
from rakor_desktop.exchange.table import Grid, Table
from rakor_desktop.services import attendance, invitations, regions
from rakor_desktop.services.invitations import Invitation


class ImportKind(StrEnum):
    """What a table lists."""

    PARTICIPANTS = "participants"
    REGIONS = "regions"


IMPORT_KINDS = {
    ImportKind.PARTICIPANTS: N_("Daftar orang"),
    ImportKind.REGIONS: N_("Daftar kabupaten/kota saja"),
}

_TABLES: dict[ImportKind, Callable[[Sequence[Grid]], Table]] = {
    ImportKind.PARTICIPANTS: participants.participants,
    ImportKind.REGIONS: participants.region_list,
}


@dataclass(frozen=True, slots=True)
class RejectedRow:
    """A row that is not taken, and every reason why."""

    row: int
    name: str
    reasons: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class RowWarning:
    """Something about a row that is taken and should be looked at."""

    row: int
    name: str
    text: str


@dataclass(frozen=True, slots=True)
class ImportPlan:
    """What an import would do; ``rows`` counts every row of the table that is not empty."""

    kind: ImportKind
    rows: int
    invitations: tuple[Invitation, ...]
    known: tuple[str, ...]
    """Attendees of a list of regions who are on the list of the event already."""
    rejected: tuple[RejectedRow, ...]
    warnings: tuple[RowWarning, ...]
    coverage: Coverage
    unused: tuple[str, ...]
    """Headings of columns that are left out."""


def read(path: Path, kind: ImportKind) -> Table:
    """Return the table in a CSV file; refused where a column is missing that nothing can be done without."""
    return _TABLES[kind](csv_file.read(path))


def read_text(text: str, kind: ImportKind) -> Table:
    """Return the table in a text, such as what a spreadsheet put on the clipboard."""
    return _TABLES[kind](csv_file.parse(text))


def plan(session: Session, event_uid: str, kind: ImportKind, table: Table) -> ImportPlan:
    """Return what importing the table would do; nothing is changed."""
    gazetteer = regions.gazetteer(session)
    if kind is ImportKind.REGIONS:
        lines = participants.region_lines(table, gazetteer)
    else:
        lines = participants.participant_lines(table, gazetteer, datetime.now(UTC).date())
    sorting = _Sorting(attendance.people(session, event_uid), kind)
    for line in lines:
        sorting.take(line)
    return ImportPlan(
        kind,
        len(lines),
        tuple(sorting.invitations),
        tuple(sorting.known),
        tuple(sorting.rejected),
        tuple(sorting.warnings),
        gazetteer.coverage(sorting.named),
        tuple(table.unused),
    )


@verb(N_("Mengimpor peserta"))
def carry_out(
    session: Session, event_uid: str, planned: ImportPlan, *, present_at: str | None = None
) -> list[str]:
    """Put everybody planned on the list and return their uids; ``present_at`` is a session they came to."""
    uids = invitations.invite_all(session, event_uid, planned.invitations)
    if present_at is not None:
        attendance.mark(session, [*uids, *planned.known], present_at, Presence.PRESENT, method="IMPORT")
    return uids


class _Sorting:
    """Lines on their way to one of three places: taken, taken with a warning, rejected."""

    def __init__(self, listed: Iterable[AttendeeRow], kind: ImportKind) -> None:
        self._kind = kind
        self._rows: dict[str, int] = {}
        self._alike: dict[str, list[AttendeeRow]] = defaultdict(list)
        for row in listed:
            self._remember(row)
        self.invitations: list[Invitation] = []
        self.known: list[str] = []
        self.rejected: list[RejectedRow] = []
        self.warnings: list[RowWarning] = []
        self.named: list[Region] = []

    def take(self, line: ParticipantLine) -> None:
        """Put the line where it belongs."""
        if line.errors:
            self.rejected.append(RejectedRow(line.row, line.name, line.errors))
            return
        invitation = _invitation(line)
        double = invitations.double_of(invitation, self._alike_to(invitation))
        if double is not None and self._kind is ImportKind.PARTICIPANTS:
            self.rejected.append(RejectedRow(line.row, line.name, (self._doubled(double),)))
            return
        self.warnings += [RowWarning(line.row, line.name, text) for text in line.warnings]
        if line.region is not None:
            self.named.append(line.region)
        if double is not None:
            self.warnings.append(RowWarning(line.row, line.name, self._named_again(line, double)))
            return
        self.invitations.append(invitation)
        self._remember(_shadow(line), line.row)

    def _alike_to(self, invitation: Invitation) -> list[AttendeeRow]:
        keys = (invitation.nip, split_name(invitation.name).sort_key)
        return [row for key in keys if key for row in self._alike[key]]

    def _remember(self, row: AttendeeRow, number: int | None = None) -> None:
        for key in (row.nip, PersonName(row.prefix, row.name, row.suffix).sort_key):
            if key:
                self._alike[key].append(row)
        if number is not None:
            self._rows[row.uid] = number

    def _doubled(self, double: AttendeeRow) -> str:
        number = self._rows.get(double.uid)
        if number is not None:
            return _("Orang yang sama sudah ada di baris {row} ({name}).").format(
                row=number, name=double.full_name
            )
        return _("Sudah ada di daftar: {name} ({place}).").format(
            name=double.full_name, place=double.region or double.organization or _("tanpa asal")
        )

    def _named_again(self, line: ParticipantLine, double: AttendeeRow) -> str:
        assert line.region is not None
        number = self._rows.get(double.uid)
        if number is not None:
            return _("{region} sudah disebut di baris {row}; dihitung satu kali.").format(
                region=line.region.name, row=number
            )
        self.known.append(double.uid)
        return _("{region} sudah ada di daftar; tidak ditambahkan lagi.").format(region=line.region.name)


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
