"""What happens when: the items of the programme of events."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from rakor_desktop.domain.event import SessionRow
from rakor_desktop.domain.i18n import N_


class AgendaKind(StrEnum):
    """What sort of item it is; minutes are divided by it."""

    OPENING = "OPENING"
    SPEECH = "SPEECH"
    PRESENTATION = "PRESENTATION"
    DISCUSSION = "DISCUSSION"
    AGREEMENT = "AGREEMENT"
    BREAK = "BREAK"
    CLOSING = "CLOSING"
    OTHER = "OTHER"


AGENDA_KINDS = {
    AgendaKind.OPENING: N_("Pembukaan"),
    AgendaKind.SPEECH: N_("Sambutan"),
    AgendaKind.PRESENTATION: N_("Pemaparan materi"),
    AgendaKind.DISCUSSION: N_("Diskusi"),
    AgendaKind.AGREEMENT: N_("Kesimpulan dan kesepakatan"),
    AgendaKind.BREAK: N_("Istirahat"),
    AgendaKind.CLOSING: N_("Penutupan"),
    AgendaKind.OTHER: N_("Lainnya"),
}


@dataclass(frozen=True, slots=True)
class AgendaItemRow:
    """One line of the Susunan Acara; planned times are local ``HH:MM``, actual times aware UTC."""

    uid: str
    session_uid: str
    date: dt.date
    title: str
    kind: AgendaKind = AgendaKind.OTHER
    start_time: str = ""
    end_time: str = ""
    speaker: str = ""
    moderator: str = ""
    room: str = ""
    remarks: str = ""
    summary: str = ""
    position: int = 0
    started_at: dt.datetime | None = None
    ended_at: dt.datetime | None = None
    notes: int = 0
    """How many notes were written under it."""

    @property
    def running(self) -> bool:
        """Whether the item was started and not yet ended."""
        return self.started_at is not None and self.ended_at is None

    @property
    def order(self) -> tuple[dt.date, str, int, str]:
        """Where the item stands in the agenda: by date and time, those without a time last."""
        return (self.date, self.start_time or "~", self.position, self.uid)


@dataclass(frozen=True, slots=True)
class Agenda:
    """The days of an event with their items in order."""

    days: Sequence[SessionRow]
    items: Sequence[AgendaItemRow]

    def of_day(self, day: SessionRow) -> list[AgendaItemRow]:
        """Return the items of this day in order."""
        return [item for item in self.items if item.date == day.date]

    @property
    def running(self) -> AgendaItemRow | None:
        """The item that is under way: the one started last and not ended."""
        under_way = [item for item in self.items if item.running and item.started_at]
        return max(under_way, key=lambda item: (item.started_at, item.uid), default=None)

    def coming(self, today: dt.date) -> AgendaItemRow | None:
        """Return the item that is due next: from today on, the first after the last that was started."""
        started = [at for at, item in enumerate(self.items) if item.started_at is not None]
        after = self.items[started[-1] + 1 :] if started else self.items
        return next((item for item in after if item.date >= today), None)
