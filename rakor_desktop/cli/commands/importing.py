"""``rakor import``."""

from __future__ import annotations

from argparse import Namespace
from typing import Any

from rakor_desktop.cli import shapes
from rakor_desktop.cli.answer import Answer, UsageError
from rakor_desktop.cli.opening import day_of, event_of, reading, writing
from rakor_desktop.domain.event import EventRow
from rakor_desktop.domain.i18n import _
from rakor_desktop.domain.quote import quoted
from rakor_desktop.exchange.headings import FIELD_LABELS
from rakor_desktop.exchange.row_place import Usual
from rakor_desktop.services import importing
from rakor_desktop.services.importing import (
    ADDED,
    ImportKind,
    ImportPlan,
    Laid,
    PlanLine,
    RowStatus,
    Wishes,
)


def import_table(given: Namespace) -> Answer:
    """Put the people or regions of a table on the list, or tell what would happen."""
    if given.session is not None and not given.present:
        raise UsageError(_("--session hanya dipakai bersama --present."))
    kind = ImportKind(given.kind)
    laid = importing.read(given.table, kind, sheet=given.sheet or "")
    wishes = Wishes(Usual(tidy=given.tidy_names))
    with reading(given.file) if given.dry_run else writing(given) as workspace:
        event = event_of(workspace, given.event)
        day = day_of(workspace, event, given.session).uid if given.present else None
        plan = workspace.ask(importing.plan, event.uid, kind, laid, wishes)
        done = not given.dry_run and not (given.strict and plan.rejected)
        if done and (plan.added or plan.known):
            workspace.act(importing.carry_out, event.uid, plan, fill=given.fill, present_at=day)
    imported = len(plan.added) if done else 0
    completed = sum(bool(line.fills) for line in plan.known) if done and given.fill else 0
    data = _data(given, event, laid, plan) | {"imported": imported, "completed": completed}
    lines = [*_lines(laid, plan), *_outcome(given, plan, imported, completed)]
    return Answer(data, lines, problems=bool(plan.rejected))


def _data(given: Namespace, event: EventRow, laid: Laid, plan: ImportPlan) -> dict[str, Any]:
    by_status = {status: [line for line in plan.lines if line.status is status] for status in RowStatus}
    return {
        "file": str(given.file),
        "table": str(given.table),
        "sheet": laid.sheet.name,
        "heading_row": laid.layout.heading,
        "columns": {column.name: column.field for column in laid.layout.used},
        "kind": plan.kind.value,
        "event": {"uid": event.uid, "name": event.name},
        "dry_run": given.dry_run,
        "rows": plan.rows,
        "accepted": len(plan.added),
        "imported": 0,
        "completed": 0,
        "rejected": [_row(line) for line in by_status[RowStatus.REJECTED]],
        "known": [{**_row(line), **_changes(line)} for line in by_status[RowStatus.KNOWN]],
        "skipped": [_row(line) for line in by_status[RowStatus.SKIPPED]],
        "warnings": [{"row": line.row, "name": line.name, "text": text} for line, text in _warnings(plan)],
        "notes": list(laid.sheet.warnings),
        "coverage": shapes.coverage(plan.coverage),
        "unused_headings": list(plan.unused),
    }


def _row(line: PlanLine) -> dict[str, Any]:
    return {"row": line.row, "name": line.name, "reasons": list(line.reasons)}


def _changes(line: PlanLine) -> dict[str, Any]:
    return {
        "empty_here": {one.field: one.theirs for one in line.fills},
        "differs": {one.field: {"here": one.ours, "table": one.theirs} for one in line.differs},
    }


def _warnings(plan: ImportPlan) -> list[tuple[PlanLine, str]]:
    """Return what should be looked at in rows that are taken, and which regions are named again."""
    again = plan.kind is ImportKind.REGIONS
    return [
        (line, text)
        for line in plan.lines
        if line.status in (*ADDED, RowStatus.KNOWN)
        for text in (*line.warnings, *(line.reasons if again and line.status is RowStatus.KNOWN else ()))
    ]


def _lines(laid: Laid, plan: ImportPlan) -> list[str]:
    found = plan.coverage
    lines = list(laid.sheet.warnings)
    for status, word in ((RowStatus.REJECTED, _("Ditolak")), (RowStatus.SKIPPED, _("Dilewati"))):
        lines += [_told(word, line, " ".join(line.reasons)) for line in plan.lines if line.status is status]
    if plan.kind is ImportKind.PARTICIPANTS:
        lines += [_told(_("Sudah ada"), line, _known(line)) for line in plan.known]
    lines += [_told(_("Perhatikan"), line, text) for line, text in _warnings(plan)]
    if plan.unused:
        lines.append(_("Kolom yang tidak dipakai: {names}.").format(names=", ".join(plan.unused)))
    lines.append(
        _("Kabupaten/kota: {distinct} dari {total} ({entries} baris).").format(
            distinct=found.distinct, total=found.total, entries=found.entries
        )
    )
    if plan.kind is ImportKind.REGIONS:
        lines.append(_("Disebut lebih dari sekali: {names}.").format(names=shapes.named(found.doubled)))
        lines.append(_("Tidak disebut: {names}.").format(names=shapes.named(found.missing)))
    return lines


def _told(what: str, line: PlanLine, text: str) -> str:
    place = _("baris {row}").format(row=line.row)
    # A whole page may stand in the cell of a name.
    name = quoted(line.name)[1:-1]
    return f"{what}, {place} ({name}): {text}" if name else f"{what}, {place}: {text}"


def _known(line: PlanLine) -> str:
    said = list(line.reasons)
    if line.fills:
        names = ", ".join(_(FIELD_LABELS[one.field]) for one in line.fills)
        said.append(_("Masih kosong di sini: {names}.").format(names=names))
    if line.differs:
        names = ", ".join(_(FIELD_LABELS[one.field]) for one in line.differs)
        said.append(_("Berbeda: {names}.").format(names=names))
    return " ".join(said)


def _outcome(given: Namespace, plan: ImportPlan, imported: int, completed: int) -> list[str]:
    counts = {"rows": plan.rows, "accepted": len(plan.added), "rejected": len(plan.rejected)}
    more, known = [], len(plan.known)
    if known and plan.kind is ImportKind.PARTICIPANTS:
        more.append(_("{n} orang sudah ada di daftar.").format(n=known))
    if given.dry_run:
        said = _("{rows} baris: {accepted} dapat dimasukkan, {rejected} ditolak. Tidak ada yang diubah.")
    elif plan.added and not imported:
        said = _("{rows} baris: {rejected} ditolak, jadi tidak ada yang dimasukkan.")
    else:
        more += [_("{n} orang dilengkapi.").format(n=completed)] if completed else []
        said = _("{rows} baris: {accepted} dimasukkan, {rejected} ditolak.")
    return [*more, said.format(**counts)]
