"""The meeting itself: when, where, on what basis and to what end."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from enum import StrEnum

from rakor_desktop.domain.i18n import N_


class SessionKind(StrEnum):
    """What a part of the meeting is."""

    DAY = "DAY"
    OPENING = "OPENING"
    PLENARY = "PLENARY"
    BREAKOUT = "BREAKOUT"
    CLOSING = "CLOSING"
    OTHER = "OTHER"


SESSION_KINDS = {
    SessionKind.DAY: N_("Hari"),
    SessionKind.OPENING: N_("Pembukaan"),
    SessionKind.PLENARY: N_("Sidang pleno"),
    SessionKind.BREAKOUT: N_("Sidang kelompok"),
    SessionKind.CLOSING: N_("Penutupan"),
    SessionKind.OTHER: N_("Lainnya"),
}


@dataclass(frozen=True, slots=True)
class EventGlance:
    """What a window is named after."""

    uid: str
    name: str
    short_name: str
    start_date: dt.date
    end_date: dt.date


@dataclass(frozen=True, slots=True)
class EventRow:
    """One Rapat Koordinasi, as the event form and every paper see it."""

    uid: str
    name: str
    start_date: dt.date
    end_date: dt.date
    year_current: int
    year_plan: int
    short_name: str = ""
    theme: str = ""
    venue: str = ""
    venue_address: str = ""
    city: str = ""
    host_region_uid: str | None = None
    host_region_name: str = ""
    province: str = "Nusa Tenggara Timur"
    time_zone: str = "WITA"
    start_time: str = ""
    legal_basis: str = ""
    purposes: tuple[str, ...] = ()
    objectives: tuple[str, ...] = ()
    expected_outputs: tuple[str, ...] = ()
    background: str = ""
    scope: str = ""
    funding: str = ""
    invitation_number: str = ""
    invitation_date: dt.date | None = None
    opened_by: str = ""


@dataclass(frozen=True, slots=True)
class SessionRow:
    """One day of the meeting, or a session within a day; attendance and agenda hang on it."""

    uid: str
    event_uid: str
    date: dt.date
    kind: SessionKind
    title: str = ""
    start_time: str = ""
    end_time: str = ""
    room: str = ""
    number: int = 0
    """Which day of the event this is, from 1."""


@dataclass(frozen=True, slots=True)
class Attachment:
    """A file kept with the meeting: a photo, a scan, the emblem."""

    uid: str
    event_uid: str
    kind: str
    file_name: str
    media_type: str
    caption: str
    sha256: str
    size: int
    taken_at: dt.datetime | None = None
    session_uid: str | None = None
