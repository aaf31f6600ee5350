"""What the attachment about conflicts needs, as frozen data; importing it does not load ReportLab."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from rakor_desktop.documents.data import Paper
from rakor_desktop.domain.settlements import Choice, SettledSide


@dataclass(frozen=True, slots=True)
class SettledLine:
    """One decision; all words Indonesian."""

    title: str
    field: str
    sides: Sequence[SettledSide]
    choice: Choice
    chosen: str
    reason: str
    decided_by: str
    laptop: str
    decided_at: datetime


@dataclass(frozen=True, slots=True)
class OpenLine:
    """One disagreement that nobody has decided; the first side is used meanwhile."""

    title: str
    field: str
    sides: Sequence[SettledSide]


@dataclass(frozen=True, slots=True, kw_only=True)
class SettlementPaper(Paper):
    """The attachment *Perubahan dan Penyelesaian Konflik*; number and date are of what it is attached to."""

    settled: Sequence[SettledLine] = ()
    still_open: Sequence[OpenLine] = ()
    attached_number: str = ""
    attached_on: date | None = None
