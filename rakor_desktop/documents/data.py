"""What each paper needs, as frozen data the services fill; importing it does not load ReportLab."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from rakor_desktop.domain import badge_code
from rakor_desktop.domain.agenda import Agenda, AgendaKind
from rakor_desktop.domain.attendance import AttendanceSheet, AttendeeRow, Group, Presence
from rakor_desktop.domain.attendance_recap import AttendanceRecap
from rakor_desktop.domain.event import EventRow, SessionKind, SessionRow
from rakor_desktop.domain.issues import IssueInventory
from rakor_desktop.domain.minutes import FollowUpRow, MinutesPeople, NoteRow, ResolutionRow
from rakor_desktop.domain.papers import LetterheadRow, PaperSettings, SignatoryRow


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
    sessions: Sequence[SessionRow] = ()
    """The sessions within the days: they name a day without a title, and who came to one came that day."""
    blank_rows: int | None = None
    """Empty rows; when None, after the names as the settings say, and on a blank sheet as fill a page."""
    final: bool = False
    """Whether it lists only those who came, with the totals of men and women under it."""

    @property
    def is_blank(self) -> bool:
        """Whether nobody is named on it."""
        return self.variant in (AttendanceVariant.BLANK_PORTRAIT, AttendanceVariant.BLANK_LANDSCAPE)

    @property
    def people(self) -> list[AttendeeRow]:
        """Those the sheet names, in the order of the printed list; nobody on a blank sheet."""
        if self.is_blank:
            return []
        rows = [row for row in self.sheet.rows if self.group is None or row.group is self.group]
        if self.final:
            rows = [row for row in rows if self._came(row)]
        return sorted(rows, key=lambda row: row.order)

    @property
    def order_code(self) -> str:
        """Four letters that stand for who is on which line; empty on a blank sheet."""
        people = self.people
        return badge_code.letters("order", "\n".join(row.uid for row in people), 4) if people else ""

    def _came(self, row: AttendeeRow) -> bool:
        places = self._signed_for
        return any(mark.session_uid in places and mark.presence is Presence.PRESENT for mark in row.marks)

    @property
    def _signed_for(self) -> set[str]:
        """The days or the session it is signed for, with the sessions within those days."""
        if self.variant is AttendanceVariant.MATRIX:
            dates = {day.date for day in self.days}
            places = {day.uid for day in self.days}
        else:
            whole_day = self.session is None or self.session.kind is SessionKind.DAY
            dates = {self.sheet.date} if whole_day else set()
            places = {self.sheet.session_uid}
        return places | {held.uid for held in self.sessions if held.date in dates}


@dataclass(frozen=True, slots=True)
class SheetLine:
    """One line of a printed sign-in sheet: its number, and whose it is; nobody's when it is empty."""

    number: int
    person: AttendeeRow | None = None


@dataclass(frozen=True, slots=True)
class SheetPage:
    """One page of a printed sign-in sheet: its lines downwards, and what is signed for in its columns."""

    number: int
    """As its foot counts it."""
    lines: tuple[SheetLine, ...]
    session_uids: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class AttendanceRecapPaper(Paper):
    """The Rekapitulasi Kehadiran of the whole event, acknowledged as the sign-in sheet is."""

    recap: AttendanceRecap


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
