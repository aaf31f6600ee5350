"""``rakor dump``, ``rakor history`` and ``rakor check``."""

from __future__ import annotations

from argparse import Namespace
from typing import Any

from rakor_desktop.cli.answer import Answer, UsageError, beside
from rakor_desktop.cli.opening import reading
from rakor_desktop.domain import shown_dates
from rakor_desktop.domain.errors import NotFoundError
from rakor_desktop.domain.history import ActionRow
from rakor_desktop.domain.i18n import _
from rakor_desktop.services import events, files
from rakor_desktop.services.history import label_of_action


def dump(given: Namespace) -> Answer:
    """Write every living row as sorted JSON, with ``--json`` and without it the same."""
    with reading(given.file) as workspace:
        return Answer(raw=workspace.ask(files.dump))


def check(given: Namespace) -> Answer:
    """Tell whether the file is whole and says what its history says."""
    with reading(given.file) as workspace:
        report = workspace.ask(files.check)
    data = {
        "file": str(given.file),
        "sound": report.sound,
        "problems": list(report.problems),
        "rows": report.rows,
        "entries": report.entries,
        "branches": report.branches,
    }
    counts = beside(
        [
            (_("Baris"), str(report.rows)),
            (_("Entri riwayat"), str(report.entries)),
            (_("Cabang riwayat"), str(report.branches)),
        ]
    )
    verdict = _("Berkas ini utuh.") if report.sound else _("Berkas ini bermasalah; pulihkan dari cadangan.")
    return Answer(data, [*report.problems, *counts, verdict], problems=not report.sound)


def history(given: Namespace) -> Answer:
    """Tell what was done to the file, or to one row of it, newest first."""
    if given.limit is not None and given.limit < 1:
        raise UsageError(_("--limit paling sedikit 1."))
    with reading(given.file) as workspace:
        actions = workspace.ask(files.history, given.row, given.limit)
        zone = workspace.ask(events.zone)
    if given.row is not None and not actions:
        raise NotFoundError(_("Tidak ada riwayat untuk baris {uid}.").format(uid=given.row))
    data = {"file": str(given.file), "row": given.row, "actions": [_action(one) for one in actions]}
    return Answer(data, [_line(one, zone) for one in actions])


def _action(one: ActionRow) -> dict[str, Any]:
    return {
        "branch": one.branch,
        "number": one.number,
        "lamport": one.lamport,
        "name": one.name,
        "title": label_of_action(one.name),
        "actor": one.actor,
        "label": one.label,
        "at": one.at.isoformat(),
        "touches": [
            {
                "table": touch.table,
                "row": touch.row,
                "op": touch.op.value,
                "values": dict(touch.values),
                "redacted": touch.redacted,
            }
            for touch in one.touches
        ],
    }


def _line(one: ActionRow, zone: str) -> str:
    kinds: dict[str, int] = {}
    for touch in one.touches:
        kinds[touch.table] = kinds.get(touch.table, 0) + 1
    touched = ", ".join(f"{table} {count}" for table, count in sorted(kinds.items()))
    return " · ".join(
        (shown_dates.local_stamp(one.at, zone), one.label, one.actor, label_of_action(one.name), touched)
    )
