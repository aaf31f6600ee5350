"""What was said: discussion notes, what follows from them, and the minutes they make."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from rakor_desktop.domain.i18n import N_


@dataclass(frozen=True, slots=True)
class NoteRow:
    """One contribution to the discussion and the answer to it."""

    uid: str
    session_uid: str
    date: dt.date
    statement: str
    number: str = ""
    agenda_item_uid: str | None = None
    agenda_title: str = ""
    speaker: str = ""
    attendee_uid: str | None = None
    region_uid: str | None = None
    region: str = ""
    response: str = ""
    follow_up: str = ""
    responsible: str = ""
    deadline: dt.date | None = None
    position: int = 0
    written_at: dt.datetime | None = None
    written_by: str = ""


class FollowUpStatus(StrEnum):
    """How far a follow-up has come."""

    OPEN = "TERBUKA"
    IN_PROGRESS = "DALAM_PROSES"
    DONE = "SELESAI"


FOLLOW_UP_STATUSES = {
    FollowUpStatus.OPEN: N_("Terbuka"),
    FollowUpStatus.IN_PROGRESS: N_("Dalam proses"),
    FollowUpStatus.DONE: N_("Selesai"),
}


@dataclass(frozen=True, slots=True)
class FollowUpRow:
    """An action somebody took on, with its deadline."""

    uid: str
    event_uid: str
    action: str
    number: str = ""
    responsible: str = ""
    region_uid: str | None = None
    region: str = ""
    deadline: dt.date | None = None
    status: FollowUpStatus = FollowUpStatus.OPEN
    note_uid: str | None = None
    issue_uid: str | None = None
    remarks: str = ""


class ResolutionKind(StrEnum):
    """Whether a sentence is a conclusion or an agreement."""

    CONCLUSION = "RUMUSAN"
    AGREEMENT = "KESEPAKATAN"


RESOLUTION_KINDS = {
    ResolutionKind.CONCLUSION: N_("Rumusan"),
    ResolutionKind.AGREEMENT: N_("Kesepakatan"),
}


@dataclass(frozen=True, slots=True)
class ResolutionRow:
    """One sentence the meeting concluded or agreed."""

    uid: str
    event_uid: str
    kind: ResolutionKind
    text: str
    section: str = ""
    position: int = 0


def usual_sections(year_current: int, year_plan: int) -> tuple[str, ...]:
    """Return the sections a Rumusan is usually divided into (DOMAIN 3.8)."""
    return (
        f"Evaluasi Pelaksanaan Program Tahun {year_current}",
        "Permasalahan dan Kendala",
        f"Program Prioritas Tahun {year_plan}",
        "Tindak Lanjut",
    )


@dataclass(frozen=True, slots=True)
class MinutesPeople:
    """Who led and who wrote, as the heading of the minutes names them."""

    chair: str = ""
    secretary: str = ""
    note_taker: str = ""
    participants: Sequence[str] = ()
