"""How problems are listed, narrowed down and coloured."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from rakor_desktop.domain import shown_dates
from rakor_desktop.domain.i18n import N_, _
from rakor_desktop.domain.issues import (
    AUTHORITIES,
    ISSUE_CATEGORIES,
    ISSUE_STATUSES,
    IssueInventory,
    IssueRow,
    IssueStatus,
)
from rakor_desktop.domain.regions import OTHER_CODE
from rakor_desktop.ui.table import Column
from rakor_desktop.ui.theme import State

DOUBTFUL = "doubtful"
"""Stands among the statuses for the problems something is strange about."""

_STATES = {
    IssueStatus.OPEN: State.IDLE,
    IssueStatus.IN_PROGRESS: State.WARN,
    IssueStatus.DONE: State.OK,
    IssueStatus.FORWARDED: State.INFO,
}


@dataclass(frozen=True, slots=True)
class Line:
    """One problem with what belongs beside it in the list."""

    issue: IssueRow
    place: str
    """The region under which it stands, in short."""
    place_uid: str
    order: int
    note: str = ""
    """The number of the note it was made from."""
    findings: Sequence[str] = field(default=())

    @property
    def uid(self) -> str:
        """The uid of the problem."""
        return self.issue.uid


def lines_of(
    inventory: IssueInventory, notes: Mapping[str, str], findings: Mapping[str, Sequence[str]]
) -> list[Line]:
    """Return the problems in order of region; ``notes`` are numbers and ``findings`` sentences by uid."""
    lines: list[Line] = []
    for group in inventory.groups:
        for issue in group.issues:
            note = notes.get(issue.note_uid or "", "")
            place = group.region.short if issue.region_uid or group.region.code != OTHER_CODE else ""
            lines.append(Line(issue, place, group.region.uid, len(lines), note, findings.get(issue.uid, ())))
    return lines


def wanted(line: Line, words: str, *, region: str | None, category: Any, status: Any) -> bool:
    """Tell whether a line holds all these words, in whatever column, and passes the lists above the table."""
    fits = status in (None, line.issue.status) or (status == DOUBTFUL and bool(line.findings))
    fits = fits and region in (None, line.place_uid) and category in (None, line.issue.category)
    if not fits or not words.strip():
        return fits
    shown = "\n".join(column.text(line) for column in COLUMNS).casefold()
    return all(word in shown for word in words.casefold().split())


def _tip(line: Line) -> str:
    origin = _("Dari catatan notula {number}").format(number=line.note) if line.note else ""
    return "\n".join(filter(None, (origin, *line.findings)))


COLUMNS: tuple[Column[Line], ...] = (
    Column(
        N_("No."),
        lambda line: line.issue.number,
        width=10,
        sort=lambda line: line.order,
        state=lambda line: State.WARN if line.findings else None,
        icon=lambda line: "notebook-pen" if line.note else "",
        tip=_tip,
    ),
    Column(N_("Kabupaten/Kota"), lambda line: line.place, width=17, sort=lambda line: line.order),
    Column(N_("Kategori"), lambda line: _(ISSUE_CATEGORIES[line.issue.category]), width=19),
    Column(N_("Permasalahan"), lambda line: line.issue.description, width=24, stretch=True),
    Column(
        N_("Status"),
        lambda line: _(ISSUE_STATUSES[line.issue.status]),
        width=20,
        state=lambda line: _STATES[line.issue.status],
        sort=lambda line: list(IssueStatus).index(line.issue.status),
    ),
    Column(N_("Komoditas"), lambda line: line.issue.commodity, width=13),
    Column(N_("Upaya yang telah dilakukan"), lambda line: line.issue.measures_taken, width=26),
    Column(N_("Usulan pemecahan"), lambda line: line.issue.proposed_solution, width=26),
    Column(N_("Penanggung jawab"), lambda line: line.issue.responsible, width=20),
    Column(
        N_("Kewenangan"),
        lambda line: _(AUTHORITIES[line.issue.authority]) if line.issue.authority else "",
        width=14,
    ),
    Column(
        N_("Batas waktu"),
        lambda line: shown_dates.plain_date(line.issue.deadline) if line.issue.deadline else "",
        width=15,
        sort=lambda line: line.issue.deadline,
    ),
)
