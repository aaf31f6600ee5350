"""What the three lists show."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

from rakor_desktop.domain import dates, shown_dates
from rakor_desktop.domain.disputes import Dispute
from rakor_desktop.domain.field_names import field_name
from rakor_desktop.domain.i18n import N_, _
from rakor_desktop.domain.likeness import Twin
from rakor_desktop.domain.meeting_parts import MEETING_PARTS, MeetingPart
from rakor_desktop.domain.settlements import CHOICES, SettlementRow
from rakor_desktop.ui.table import Column

_ORDER = list(MeetingPart)

OPEN: tuple[Column[Dispute], ...] = (
    Column(
        N_("Bagian"),
        lambda one: _(MEETING_PARTS[one.part]),
        width=12,
        sort=lambda one: _ORDER.index(one.part),
    ),
    Column(N_("Data"), lambda one: one.title, width=22, stretch=True, tip=lambda one: one.title),
    Column(N_("Isian"), lambda one: one.about, width=19, tip=lambda one: one.about),
    Column(N_("Laptop"), lambda one: " ".join(one.laptops), width=8, tip=lambda one: " ".join(one.laptops)),
)

TWINS: tuple[Column[Twin], ...] = (
    Column(N_("Yang mungkin satu"), lambda one: one.title, width=30, stretch=True),
    Column(
        N_("Sebabnya"), lambda one: ", ".join(one.reasons), width=24, tip=lambda one: ", ".join(one.reasons)
    ),
)


def settled(zone: Callable[[], str]) -> tuple[Column[SettlementRow], ...]:
    """Return the columns of what was decided, in the time of the event."""
    return (
        Column(N_("Data"), lambda one: one.title, width=16, stretch=True, tip=lambda one: one.title),
        Column(N_("Isian"), lambda one: field_name(one.table, one.field) if one.field else "–", width=12),
        Column(N_("Keputusan"), lambda one: _(CHOICES[one.choice]), width=16),
        Column(
            N_("Pada"), lambda one: _short(one.decided_at, zone()), width=15, sort=lambda one: one.decided_at
        ),
    )


def _short(moment: datetime, zone: str) -> str:
    local = dates.local_time(moment, zone)
    return f"{shown_dates.short_day(local.date())}, {dates.clock(local.time())}"
