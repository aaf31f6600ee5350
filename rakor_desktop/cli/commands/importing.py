"""``rakor import``."""

from __future__ import annotations

from argparse import Namespace
from typing import Any

from rakor_desktop.cli import shapes
from rakor_desktop.cli.answer import Answer, UsageError
from rakor_desktop.cli.opening import day_of, event_of, reading, writing
from rakor_desktop.domain.event import EventRow
from rakor_desktop.domain.i18n import _
from rakor_desktop.services import importing
from rakor_desktop.services.importing import ImportKind, ImportPlan


def import_table(given: Namespace) -> Answer:
    """Put the people or regions of a table on the list, or tell what would happen."""
    if given.session is not None and not given.present:
        raise UsageError(_("--session hanya dipakai bersama --present."))
    kind = ImportKind(given.kind)
    table = importing.read(given.table, kind)
    with reading(given.file) if given.dry_run else writing(given) as workspace:
        event = event_of(workspace, given.event)
        day = day_of(workspace, event, given.session).uid if given.present else None
        plan = workspace.ask(importing.plan, event.uid, kind, table)
        done = not given.dry_run and not (given.strict and plan.rejected)
        if done and (plan.invitations or plan.known):
            workspace.act(importing.carry_out, event.uid, plan, present_at=day)
    imported = len(plan.invitations) if done else 0
    return Answer(
        _data(given, event, plan, imported), _lines(given, plan, imported), problems=bool(plan.rejected)
    )


def _data(given: Namespace, event: EventRow, plan: ImportPlan, imported: int) -> dict[str, Any]:
    return {
        "file": str(given.file),
        "table": str(given.table),
        "kind": plan.kind.value,
        "event": {"uid": event.uid, "name": event.name},
        "dry_run": given.dry_run,
        "rows": plan.rows,
        "accepted": len(plan.invitations),
        "imported": imported,
        "rejected": [
            {"row": row.row, "name": row.name, "reasons": list(row.reasons)} for row in plan.rejected
        ],
        "warnings": [{"row": row.row, "name": row.name, "text": row.text} for row in plan.warnings],
        "coverage": shapes.coverage(plan.coverage),
        "unused_headings": list(plan.unused),
    }


def _lines(given: Namespace, plan: ImportPlan, imported: int) -> list[str]:
    found = plan.coverage
    lines = [
        *(_told(_("Ditolak"), row.row, row.name, " ".join(row.reasons)) for row in plan.rejected),
        *(_told(_("Perhatikan"), row.row, row.name, row.text) for row in plan.warnings),
    ]
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
    return [*lines, _outcome(given, plan, imported)]


def _told(what: str, row: int, name: str, text: str) -> str:
    place = _("baris {row}").format(row=row)
    return f"{what}, {place} ({name}): {text}" if name else f"{what}, {place}: {text}"


def _outcome(given: Namespace, plan: ImportPlan, imported: int) -> str:
    counts = {"rows": plan.rows, "accepted": len(plan.invitations), "rejected": len(plan.rejected)}
    if given.dry_run:
        return _(
            "{rows} baris: {accepted} dapat dimasukkan, {rejected} ditolak. Tidak ada yang diubah."
        ).format(**counts)
    if plan.invitations and not imported:
        return _("{rows} baris: {rejected} ditolak, jadi tidak ada yang dimasukkan.").format(**counts)
    return _("{rows} baris: {accepted} dimasukkan, {rejected} ditolak.").format(**counts)
