"""What looks wrong about the inventory of problems; none of it keeps anybody from working."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from datetime import date

from rakor_desktop.domain.findings import Finding
from rakor_desktop.domain.i18n import _
from rakor_desktop.domain.issues import IssueCategory, IssueRow, IssueStatus
from rakor_desktop.domain.shown_dates import plain_date


def check(rows: Sequence[IssueRow], start: date) -> list[Finding]:
    """Return what is strange about these problems of an event that starts on this day, in their order."""
    doubled = _doubled(rows)
    return [finding for row in rows for finding in _of(row, start, doubled.get(row.uid))]


def _of(row: IssueRow, start: date, first: IssueRow | None) -> Iterator[Finding]:
    if row.region_uid is None:
        sentence = _("{number}: kabupaten/kota belum dipilih.").format(number=row.number)
        yield Finding(row.uid, "warning", sentence, "region_uid")
    if row.category is IssueCategory.OTHER:
        sentence = _("{number}: kategori masih “Lainnya”; pilih kategori yang sesuai.").format(
            number=row.number
        )
        yield Finding(row.uid, "warning", sentence, "category")
    if row.deadline is not None and row.deadline < start:
        sentence = _("{number}: batas waktu {deadline} mendahului rakor.").format(
            number=row.number, deadline=plain_date(row.deadline)
        )
        yield Finding(row.uid, "warning", sentence, "deadline")
    if row.status is not IssueStatus.OPEN and not (row.proposed_solution or row.measures_taken):
        sentence = _("{number}: sudah ditangani, tetapi upaya dan usulan pemecahannya kosong.").format(
            number=row.number
        )
        yield Finding(row.uid, "warning", sentence, "proposed_solution")
    if first is not None:
        sentence = _("{number}: permasalahan yang sama sudah tercatat sebagai {other}.").format(
            number=row.number, other=first.number
        )
        yield Finding(row.uid, "warning", sentence, "description")


def _doubled(rows: Sequence[IssueRow]) -> dict[str, IssueRow]:
    """Return, for each problem that repeats an earlier one of its region, that earlier one."""
    same: dict[tuple[str | None, str], list[IssueRow]] = defaultdict(list)
    for row in rows:
        same[row.region_uid, " ".join(row.description.casefold().split())].append(row)
    return {row.uid: first for first, *others in same.values() for row in others}
