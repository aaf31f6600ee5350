"""Who took on what, by when."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from rakor_desktop.domain import dates
from rakor_desktop.domain.i18n import N_, _
from rakor_desktop.domain.minutes import FOLLOW_UP_STATUSES, FollowUpRow, FollowUpStatus
from rakor_desktop.services import follow_ups
from rakor_desktop.ui.context import AppContext, Outcome
from rakor_desktop.ui.form import Choice, Date, LongText, Searchable, Text
from rakor_desktop.ui.panels.note_part import NotePart
from rakor_desktop.ui.table import Column
from rakor_desktop.ui.theme import State

_STATES = {
    FollowUpStatus.OPEN: State.WARN,
    FollowUpStatus.IN_PROGRESS: State.INFO,
    FollowUpStatus.DONE: State.OK,
}


def _date(text: str) -> dt.date | None:
    return dates.parse_date(text) if text.strip() else None


def _shown(day: dt.date | None) -> str:
    return f"{day:%d/%m/%Y}" if day else ""


COLUMNS: tuple[Column[FollowUpRow], ...] = (
    Column(N_("Nomor"), lambda row: row.number, width=6),
    Column(N_("Tindak lanjut"), lambda row: row.action, width=20, stretch=True, field="action"),
    Column(N_("Penanggung jawab"), lambda row: row.responsible, width=13, stretch=True, field="responsible"),
    Column(N_("Kabupaten/Kota"), lambda row: row.region, width=12),
    Column(
        N_("Batas waktu"),
        lambda row: _shown(row.deadline),
        width=9,
        field="deadline",
        parse=_date,
        sort=lambda row: row.deadline,
    ),
    Column(
        N_("Status"),
        lambda row: _(FOLLOW_UP_STATUSES[row.status]),
        width=15,
        state=lambda row: _STATES[row.status],
        field="status",
        choices=tuple(FOLLOW_UP_STATUSES.items()),
    ),
)


@dataclass(frozen=True, slots=True)
class Origin:
    """The note a follow-up was made of."""

    number: str
    title: str


class FollowUpsPart(NotePart[FollowUpRow]):
    """Lists the follow-ups; the one in hand is written at the right."""

    columns = COLUMNS
    fields = (
        LongText("action", N_("Tindak lanjut"), required=True, lines=4),
        Text("responsible", N_("Penanggung jawab")),
        Searchable("region_uid", N_("Kabupaten/Kota")),
        Date("deadline", N_("Batas waktu"), half=True),
        Choice("status", N_("Status"), tuple(FOLLOW_UP_STATUSES.items()), half=True),
        LongText("remarks", N_("Keterangan"), lines=2),
    )
    first = "action"
    missing = N_("Tulis dahulu tindak lanjutnya; isian ini lalu ikut tersimpan.")

    def __init__(self, app: AppContext) -> None:
        self._origins: Mapping[str, Origin] = {}
        super().__init__(
            app, (_("Tindak lanjut"), _("Tindak lanjut baru")), (follow_ups.edit, follow_ups.remove)
        )
        self.set_empty(
            "list-checks",
            _("Belum ada tindak lanjut"),
            _("Tulis siapa mengerjakan apa dan sampai kapan, atau ambil dari sebuah catatan (Ctrl+T)."),
        )

    def refresh(self, rows: Sequence[FollowUpRow], origins: Mapping[str, Origin]) -> None:
        """Show these follow-ups; ``origins`` gives the notes by their uid."""
        self._origins = origins
        self.show_rows(rows)

    def blank(self) -> dict[str, Any]:
        """Return an open follow-up without words."""
        return super().blank() | {"status": FollowUpStatus.OPEN}

    def make(self, changes: Mapping[str, Any]) -> Outcome[str]:
        """Add the follow-up."""
        return self.app.attempt(follow_ups.add, self.app.event_uid, **changes)

    def said(self, row: FollowUpRow) -> str:
        """Return the number, and the note it was made of."""
        origin = self._origins.get(row.note_uid or "")
        if origin is None:
            return _("Tindak lanjut {number}").format(number=row.number)
        return _("Tindak lanjut {number}, dari catatan {note}").format(number=row.number, note=origin.number)
