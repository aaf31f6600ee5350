"""``rakor conflicts`` and ``rakor settle``."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Iterator
from typing import Any

from rakor_desktop.cli.answer import Answer, UsageError
from rakor_desktop.cli.opening import reading, writing
from rakor_desktop.domain.disputes import Dispute
from rakor_desktop.domain.i18n import _
from rakor_desktop.domain.meeting_parts import MEETING_PARTS
from rakor_desktop.services import disputes
from rakor_desktop.services import disputes_settling as deciding
from rakor_desktop.store.workspace import Workspace


def conflicts(given: Namespace) -> Answer:
    """Tell what laptops disagree about; a problem as long as there is anything."""
    with reading(given.file) as workspace:
        found = workspace.ask(disputes.disputes)
    data = {"file": str(given.file), "conflicts": [_shape(one) for one in found]}
    lines = [line for one in found for line in _lines(one)]
    said = (
        _("{n} perbedaan belum diputuskan.").format(n=len(found))
        if found
        else _("Tidak ada perbedaan yang belum diputuskan.")
    )
    return Answer(data, [*lines, said], problems=bool(found))


def settle(given: Namespace) -> Answer:
    """Decide one disagreement in one of the ways."""
    with writing(given) as workspace:
        found = workspace.ask(disputes.find, given.key)
        _decide(workspace, given, found)
        left = len(workspace.ask(disputes.disputes))
        row = workspace.ask(disputes.settlements)[0]
    data = {
        "file": str(given.file),
        "key": found.key,
        "title": found.title,
        "field": found.at.field,
        "choice": row.choice.value,
        "chosen": row.chosen,
        "reason": row.reason,
        "open": left,
    }
    chosen = row.chosen or _("(kosong)")
    said = f"{_named(found)}: {chosen}"
    return Answer(data, [said, _("Belum diputuskan: {n}.").format(n=left)])


def _decide(workspace: Workspace, given: Namespace, found: Dispute) -> None:
    act, reason = workspace.act, given.reason
    if given.choose is not None:
        if not 1 <= given.choose <= len(found.sides):
            raise UsageError(_("--choose antara 1 dan {n}.").format(n=len(found.sides)))
        act(deciding.choose, found.at, found.sides[given.choose - 1].key, reason)
    elif given.value is not None:
        act(deciding.write, found.at, given.value, reason)
    elif given.keep_both:
        act(deciding.keep_both, found.at, reason)
    else:
        act(deciding.keep if given.keep else deciding.remove, found.at, reason)


def _named(found: Dispute) -> str:
    return f"{found.title} · {found.field_name}" if found.field_name else found.title


def _lines(found: Dispute) -> Iterator[str]:
    yield f"{found.key}  {_named(found)}" + ("" if found.field_name else f" · {found.about}")
    for place, side in enumerate(found.sides, start=1):
        said = " / ".join((side.said or _("(kosong)")).splitlines())
        yield f"  {place}. {said} ({side.laptop}, {side.who}, {side.when})"


def _shape(found: Dispute) -> dict[str, Any]:
    return {
        "key": found.key,
        "kind": found.kind.value,
        "part": _(MEETING_PARTS[found.part]),
        "title": found.title,
        "table": found.at.table,
        "row": found.at.row,
        "field": found.at.field,
        "field_name": found.field_name,
        "explanation": found.explanation,
        "sides": [
            {
                "number": place,
                "value": side.value,
                "said": side.said,
                "deletes": side.deletes,
                "actor": side.who,
                "laptop": side.laptop,
                "at": side.at.isoformat(),
            }
            for place, side in enumerate(found.sides, start=1)
        ],
    }
