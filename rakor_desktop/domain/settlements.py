"""How a disagreement between laptops was settled."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from rakor_desktop.domain.history import Value
from rakor_desktop.domain.i18n import N_

_YEARS = range(1900, 2200)
"""A moment outside of these cannot be told in every time zone."""


class Choice(StrEnum):
    """What was done about a conflict."""

    ONE = "one"
    OTHER = "other"
    BOTH = "both"
    KEPT = "kept"
    REMOVED = "removed"
    JOINED = "joined"


CHOICES: Mapping[Choice, str] = {
    Choice.ONE: N_("Salah satu dipilih"),
    Choice.OTHER: N_("Ditulis nilai lain"),
    Choice.BOTH: N_("Keduanya disimpan"),
    Choice.KEPT: N_("Dipertahankan"),
    Choice.REMOVED: N_("Dihapus"),
    Choice.JOINED: N_("Digabungkan menjadi satu"),
}

DOUBLE = "double"
"""The kind of a settlement that made one row of two."""


@dataclass(frozen=True, slots=True)
class SettledSide:
    """One side as it stood when it was decided: in the words of the papers, by whom, when and where."""

    said: str
    deletes: bool
    who: str
    laptop: str
    at: datetime
    chosen: bool = False


@dataclass(frozen=True, slots=True)
class SettlementRow:
    """What somebody decided, about what, and why; all words Indonesian, as papers have them."""

    uid: str
    conflict: str
    table: str
    row: str
    field: str
    title: str
    sides: Sequence[SettledSide]
    choice: Choice
    chosen: str
    reason: str
    decided_at: datetime
    decided_by: str
    laptop: str


def packed(sides: Sequence[SettledSide], values: Sequence[Value] = ()) -> str:
    """Return sides as the file keeps them: JSON; ``values`` are what the file held for each."""
    rows = [
        {
            "said": side.said,
            "deletes": side.deletes,
            "who": side.who,
            "laptop": side.laptop,
            "at": side.at.isoformat(),
            "chosen": side.chosen,
            **({"value": values[place]} if place < len(values) else {}),
        }
        for place, side in enumerate(sides)
    ]
    return json.dumps(rows, ensure_ascii=False, sort_keys=True)


def unpacked(text: str) -> list[SettledSide]:
    """Return the sides the file keeps; what another program wrote there and cannot be read is left out."""
    try:
        rows = json.loads(text or "[]")
    except (ValueError, RecursionError):
        return []
    found = []
    for row in rows if isinstance(rows, list) else []:
        try:
            side = SettledSide(
                str(row["said"]),
                bool(row["deletes"]),
                str(row["who"]),
                str(row["laptop"]),
                datetime.fromisoformat(row["at"]),
                bool(row.get("chosen")),
            )
        except (KeyError, TypeError, ValueError, AttributeError):
            continue
        if side.at.tzinfo is not None and side.at.year in _YEARS:
            found.append(side)
    return found
