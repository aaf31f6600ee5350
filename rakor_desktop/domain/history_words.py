"""The history in words: who did what, and which field changed from what to what."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from rakor_desktop.domain.history import Op
from rakor_desktop.domain.i18n import N_, _

OPS = {Op.INSERT: N_("ditambahkan"), Op.UPDATE: N_("diubah"), Op.DELETE: N_("dihapus")}

_LONGEST = 100


@dataclass(frozen=True, slots=True)
class FieldChange:
    """What a field held before and holds after; empty texts where there was or is nothing."""

    field: str
    label: str
    before: str
    after: str

    @property
    def sentence(self) -> str:
        """``Jabatan: Kepala Seksi → Kepala Bidang``."""
        after = _short(self.after)
        if not self.before:
            return f"{self.label}: {after}"
        return f"{self.label}: {_short(self.before)} → {after or _('(dikosongkan)')}"


def _short(text: str) -> str:
    line = " ".join(text.split())
    return f"{line[: _LONGEST - 1]}…" if len(line) > _LONGEST else line


@dataclass(frozen=True, slots=True)
class RowChange:
    """What one action did to one row; ``subject`` names the row as a person would."""

    table: str
    row: str
    op: Op
    subject: str
    fields: Sequence[FieldChange]
    redacted: bool = False
    """Whether the values were taken out for privacy."""

    @property
    def sentence(self) -> str:
        """``Permasalahan A-003 diubah``."""
        return f"{self.subject} {_(OPS[self.op])}"


@dataclass(frozen=True, slots=True)
class HistoryAction:
    """One action of the history in words; ``at`` is aware UTC and never judged by."""

    branch: str
    number: int
    label: str
    actor: str
    laptop: str
    at: datetime
    rows: Sequence[RowChange]
