"""What each paper needs, as frozen data the services fill; importing it does not load ReportLab."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from rakor_desktop.domain.agenda import Agenda, AgendaKind
from rakor_desktop.domain.attendance import AttendanceSheet, AttendeeRow, Group, Presence
from rakor_desktop.domain.event import EventRow, SessionRow
from rakor_desktop.domain.issues import IssueInventory
from rakor_desktop.domain.minutes import FollowUpRow, MinutesPeople, NoteRow, ResolutionRow
from rakor_desktop.domain.papers import LetterheadRow, PaperSettings, SignatoryRow
from rakor_desktop.domain.regions import CENTRAL_CODE, OTHER_CODE, PROVINCE_CODE

# The order of printed lists: the kabupaten/kota by code, then these; last who belongs to no place.
_AFTER_THE_REGIONS = {PROVINCE_CODE: "~1", CENTRAL_CODE: "~2", OTHER_CODE: "~3", "~": "~4"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Paper:
    """What every paper has: the event, the letterhead, the settings and who signs."""

    event: EventRow
    letterhead: LetterheadRow | None = None
    settings: PaperSettings = field(default_factory=PaperSettings)
    draft: bool = False
    """Whether the paper is marked DRAF."""
    place: str = ""
    """Where it is signed; the city of the event when empty."""
    signed_on: date | None = None
    """When it is signed; a dotted line when unknown."""
    signatory: SignatoryRow | None = None
    """Who signs at the right."""
    left_signatory: SignatoryRow | None = None
    """Who signs at the left, if anybody."""


class AttendanceVariant(StrEnum):
    """The four forms of the sign-in sheet (DOMAIN 3.3)."""

    BLANK_PORTRAIT = "A"
    FILLED = "B"
    BLANK_LANDSCAPE = "C"
    MATRIX = "D"


@dataclass(frozen=True, slots=True, kw_only=True)
class AttendancePaper(Paper):
    """The sign-in sheet of one group on one day, or of several days beside each other.

    With ``settings.acknowledged`` the signatories stand at the foot under *Mengetahui*.
    """

    sheet: AttendanceSheet
    variant: AttendanceVariant = AttendanceVariant.FILLED
    group: Group | None = None
    """Whose sheet it is; everybody's when None."""
    session: SessionRow | None = None
    """Gives time, room and title of the part that is signed for."""
    days: Sequence[SessionRow] = ()
    """The days beside each other in the matrix."""
    blank_rows: int | None = None
    """Empty rows, after the names or on a blank sheet; from the settings when None."""
    final: bool = False
    """Whether it lists only those who came, with the totals of men and women under it."""

    @property
    def people(self) -> list[AttendeeRow]:
        """Those the sheet names, in the order of the printed list; nobody on a blank sheet."""
        if self.variant in (AttendanceVariant.BLANK_PORTRAIT, AttendanceVariant.BLANK_LANDSCAPE):
            return []
        rows = [row for row in self.sheet.rows if self.group is None or row.group is self.group]
        if self.final:
            rows = [row for row in rows if self._came(row)]
        return sorted(rows, key=_on_paper)

    def _came(self, row: AttendeeRow) -> bool:
        if self.variant is not AttendanceVariant.MATRIX:
            mark = row.mark_at(self.sheet.session_uid)
            return mark is not None and mark.presence is Presence.PRESENT
        days = {day.uid for day in self.days}
        return any(mark.session_uid in days and mark.presence is Presence.PRESENT for mark in row.marks)


def _on_paper(row: AttendeeRow) -> tuple[str, str, int, str, str]:
    group, place, level, name = row.order
    return group, _AFTER_THE_REGIONS.get(place, place), level, name, row.uid


@dataclass(frozen=True, slots=True, kw_only=True)
class AgendaPaper(Paper):
    """The Susunan Acara of the whole event; signed only when somebody is given."""

    agenda: Agenda


@dataclass(frozen=True, slots=True, kw_only=True)
class MinutesPaper(Paper):
    """The minutes of one session, or of the whole event when there is none.

    The services hand over only the items, notes, conclusions and follow-ups that belong to it.
    ``signatory`` leads the meeting, ``left_signatory`` wrote the minutes.
    """

    agenda: Agenda
    session: SessionRow | None = None
    started: str = ""
    """When it was opened, local ``HH:MM``; the time of the session or event when empty."""
    started_on: date | None = None
    """On which day; the first of the event when None."""
    ended: str = ""
    """When it was closed, local ``HH:MM``; the end of the session when empty."""
    ended_on: date | None = None
    """On which day; the last of the event when None."""
    people: MinutesPeople = field(default_factory=MinutesPeople)
    notes: Sequence[NoteRow] = ()
    resolutions: Sequence[ResolutionRow] = ()
    follow_ups: Sequence[FollowUpRow] = ()

    @property
    def called_at(self) -> str:
        """The planned beginning, ``HH:MM``."""
        planned = self.session.start_time if self.session else ""
        return planned or self.event.start_time

    @property
    def opened_at(self) -> str:
        """When it began, ``HH:MM``."""
        return self.started or self.called_at

    @property
    def closed_at(self) -> str:
        """When it ended, ``HH:MM``, or empty."""
        return self.ended or (self.session.end_time if self.session else "")

    @property
    def opened_on(self) -> date:
        """The day it began."""
        return self.started_on or (self.session.date if self.session else self.event.start_date)

    @property
    def closed_on(self) -> date:
        """The day it ended."""
        return self.ended_on or (self.session.date if self.session else self.event.end_date)

    @property
    def several_days(self) -> bool:
        """Whether they tell of more than one day."""
        return self.session is None and self.event.start_date != self.event.end_date

    @property
    def opens_event(self) -> bool:
        """Whether the event itself was opened in what these minutes tell."""
        return self.session is None or any(item.kind is AgendaKind.OPENING for item in self.agenda.items)


class IssueGrouping(StrEnum):
    """What the bands of the inventory are."""

    REGION = "KABUPATEN_KOTA"
    CATEGORY = "KATEGORI"


@dataclass(frozen=True, slots=True, kw_only=True)
class IssuePaper(Paper):
    """The inventory of problems with its recapitulation; signed only when somebody is given."""

    inventory: IssueInventory
    grouping: IssueGrouping = IssueGrouping.REGION
