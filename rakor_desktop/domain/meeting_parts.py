"""What of a meeting the rows of a table belong to, as people speak of it."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum

from rakor_desktop.domain.i18n import N_


class MeetingPart(StrEnum):
    """A part of the meeting, in the order people go through it."""

    ATTENDANCE = "attendance"
    AGENDA = "agenda"
    NOTES = "notes"
    ISSUES = "issues"
    PROGRAMMES = "programmes"
    RESOLUTIONS = "resolutions"
    FOLLOW_UPS = "follow_ups"
    MEETING = "meeting"


MEETING_PARTS: Mapping[MeetingPart, str] = {
    MeetingPart.ATTENDANCE: N_("Kehadiran"),
    MeetingPart.AGENDA: N_("Agenda"),
    MeetingPart.NOTES: N_("Notulen"),
    MeetingPart.ISSUES: N_("Permasalahan"),
    MeetingPart.PROGRAMMES: N_("Program"),
    MeetingPart.RESOLUTIONS: N_("Rumusan"),
    MeetingPart.FOLLOW_UPS: N_("Tindak lanjut"),
    MeetingPart.MEETING: N_("Data rakor"),
}

_PART_OF = {
    "agenda_item": MeetingPart.AGENDA,
    "attendance_mark": MeetingPart.ATTENDANCE,
    "attendee": MeetingPart.ATTENDANCE,
    "follow_up": MeetingPart.FOLLOW_UPS,
    "issue": MeetingPart.ISSUES,
    "issue_submission": MeetingPart.ISSUES,
    "note": MeetingPart.NOTES,
    "organization": MeetingPart.ATTENDANCE,
    "person": MeetingPart.ATTENDANCE,
    "programme": MeetingPart.PROGRAMMES,
    "resolution": MeetingPart.RESOLUTIONS,
    "session": MeetingPart.AGENDA,
}


def part_of(table: str) -> MeetingPart:
    """Return the part of the meeting that the rows of a table belong to."""
    return _PART_OF.get(table, MeetingPart.MEETING)
