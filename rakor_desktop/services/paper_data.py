"""Gathers what each paper needs into frozen data, so that it can be drawn where no file is open."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from sqlalchemy.orm import Session

from rakor_desktop.documents.data import (
    AgendaPaper,
    AttendancePaper,
    AttendanceRecapPaper,
    AttendanceVariant,
    IssueGrouping,
    IssuePaper,
    MinutesPaper,
)
from rakor_desktop.domain import dates
from rakor_desktop.domain.agenda import Agenda, AgendaItemRow, AgendaKind
from rakor_desktop.domain.attendance import AttendeeRow, Group, Role
from rakor_desktop.domain.attendance_recap import recap
from rakor_desktop.domain.errors import NotFoundError
from rakor_desktop.domain.event import SessionKind, SessionRow
from rakor_desktop.domain.i18n import _
from rakor_desktop.domain.minutes import FollowUpRow, MinutesPeople, NoteRow
from rakor_desktop.domain.papers import MinutesForm, SignatoryRole, SignatoryRow
from rakor_desktop.services import (
    agenda,
    attendance,
    events,
    follow_ups,
    issues,
    notes,
    papers,
    regions,
    resolutions,
)


@dataclass(frozen=True, slots=True)
class PrintOptions:
    """What may be chosen for a paper; which of these a paper looks at is in its line of the register."""

    session_uid: str | None = None
    """One day or session; the first day, or the whole event, when None."""
    group: Group | None = None
    variant: str = ""
    """Which of the paper's forms; the first when empty."""
    rows: int | None = None
    """How many empty rows; as the settings say when None."""
    final: bool = False
    draft: bool = False
    people: tuple[str, ...] | None = None
    """The uids of those a card is wanted of; when None, the group or everybody."""
    blanks: int = 0
    """How many empty cards after them."""


SIGN_IN_FORMS = {
    "terisi": AttendanceVariant.FILLED,
    "kosong": AttendanceVariant.BLANK_PORTRAIT,
    "kosong-mendatar": AttendanceVariant.BLANK_LANDSCAPE,
    "semua-hari": AttendanceVariant.MATRIX,
}
MINUTES_FORMS = {"2023": MinutesForm.NOTULA_2023, "2009": MinutesForm.NOTULEN_2009}
ISSUE_GROUPINGS = {"kabupaten-kota": IssueGrouping.REGION, "kategori": IssueGrouping.CATEGORY}


def sign_in_sheet(session: Session, event_uid: str, options: PrintOptions) -> AttendancePaper:
    """Gather the Daftar Hadir of a group on a day."""
    held = events.days(session, event_uid)
    day = _session(session, event_uid, options.session_uid) or held[0]
    items = agenda.agenda(session, event_uid).items
    pptk, chair = _acknowledging(session, event_uid)
    return AttendancePaper(
        **common(session, event_uid, "daftar-hadir", options),
        signatory=chair or pptk,
        left_signatory=pptk if chair else None,
        sheet=attendance.sheet(session, event_uid, day.uid),
        variant=SIGN_IN_FORMS[options.variant or "terisi"],
        group=options.group,
        session=_beginning(day, items),
        days=[_beginning(one, items) for one in held],
        sessions=[row for row in events.sessions(session, event_uid) if row.kind is not SessionKind.DAY],
        blank_rows=options.rows,
        final=options.final,
    )


def attendance_recap(session: Session, event_uid: str, options: PrintOptions) -> AttendanceRecapPaper:
    """Gather the Rekapitulasi Kehadiran of the event."""
    pptk, chair = _acknowledging(session, event_uid)
    return AttendanceRecapPaper(
        **common(session, event_uid, "rekapitulasi-kehadiran", options),
        signatory=chair or pptk,
        left_signatory=pptk if chair else None,
        recap=recap(
            attendance.people(session, event_uid),
            regions.gazetteer(session).regencies,
            events.sessions(session, event_uid),
        ),
    )


def _acknowledging(session: Session, event_uid: str) -> tuple[SignatoryRow | None, SignatoryRow | None]:
    """Return the PPTK and the chair of the committee; who is both signs once, as chair."""
    pptk = papers.signatory_for(session, event_uid, SignatoryRole.PPTK)
    chair = papers.signatory_for(session, event_uid, SignatoryRole.COMMITTEE_CHAIR)
    one = pptk and chair and (pptk.full_name == chair.full_name or (pptk.nip and pptk.nip == chair.nip))
    return (None if one else pptk), chair


def _beginning(held: SessionRow, items: Sequence[AgendaItemRow]) -> SessionRow:
    """Return the day with the time its agenda begins, where it has none of its own."""
    starts = [item.start_time for item in _within(items, held) if item.start_time]
    return replace(held, start_time=held.start_time or min(starts, default=""))


def agenda_list(session: Session, event_uid: str, options: PrintOptions) -> AgendaPaper:
    """Gather the Susunan Acara of the event; it is not signed."""
    shared = common(session, event_uid, "susunan-acara", options)
    return AgendaPaper(**shared, agenda=agenda.agenda(session, event_uid))


def minutes(session: Session, event_uid: str, options: PrintOptions) -> MinutesPaper:
    """Gather the Notula of a day or session, or of the whole event."""
    held = _session(session, event_uid, options.session_uid)
    shared = common(session, event_uid, "notula", options)
    if options.variant:
        shared["settings"] = replace(shared["settings"], minutes_form=MINUTES_FORMS[options.variant])
    listed = agenda.agenda(session, event_uid)
    items = _within(listed.items, held)
    written = _within(notes.notes(session, event_uid), held)
    last = held is None or held.date == shared["event"].end_date
    chair = papers.signatory_for(session, event_uid, SignatoryRole.MEETING_CHAIR, SignatoryRole.HEAD)
    note_taker = papers.signatory_for(session, event_uid, SignatoryRole.NOTE_TAKER)
    started, ended = _actual_times(items, shared["event"].time_zone)
    return MinutesPaper(
        **shared,
        signatory=chair,
        left_signatory=note_taker,
        agenda=Agenda(listed.days if held is None else [held], items),
        session=held,
        started=f"{started:%H:%M}" if started else "",
        started_on=started.date() if started else None,
        ended=f"{ended:%H:%M}" if ended else "",
        ended_on=ended.date() if ended else None,
        people=_people(attendance.people(session, event_uid), chair, note_taker),
        notes=written,
        resolutions=resolutions.resolutions(session, event_uid) if last else (),
        follow_ups=_following(follow_ups.follow_ups(session, event_uid), written, last=last),
    )


def issue_inventory(session: Session, event_uid: str, options: PrintOptions) -> IssuePaper:
    """Gather the Daftar Inventarisasi Permasalahan."""
    return IssuePaper(
        **common(session, event_uid, "permasalahan", options),
        inventory=issues.inventory(session, event_uid),
        grouping=ISSUE_GROUPINGS[options.variant or "kabupaten-kota"],
    )


def common(session: Session, event_uid: str, key: str, options: PrintOptions) -> dict[str, Any]:
    """Return what every paper has."""
    return {
        "event": events.event(session, event_uid),
        "letterhead": papers.letterhead(session, event_uid),
        "settings": papers.paper_settings(session, event_uid),
        "draft": options.draft,
        "signed_on": papers.issue_of(session, event_uid, key).date,
    }


def _session(session: Session, event_uid: str, uid: str | None) -> SessionRow | None:
    if uid is None:
        return None
    held = next((row for row in events.sessions(session, event_uid) if row.uid == uid), None)
    if held is None:
        raise NotFoundError(_("Hari atau sesi ini sudah tidak ada di rakor ini."))
    return held


def _within(rows: Sequence[Any], held: SessionRow | None) -> list[Any]:
    """Return the rows of a session, or of everything on the day if it is a whole day."""
    if held is None:
        return list(rows)
    if held.kind is SessionKind.DAY:
        return [row for row in rows if row.date == held.date]
    return [row for row in rows if row.session_uid == held.uid]


def _following(rows: Iterable[FollowUpRow], written: Iterable[NoteRow], *, last: bool) -> list[FollowUpRow]:
    """Return what follows from these notes, and on the last day also what follows from none."""
    here = {note.uid for note in written}
    return [row for row in rows if row.note_uid in here or (last and row.note_uid is None)]


def _actual_times(rows: Sequence[AgendaItemRow], zone: str) -> tuple[datetime | None, datetime | None]:
    """Return when the meeting itself began and ended, local, without arriving, eating and leaving."""
    items = [row for row in rows if row.kind not in (AgendaKind.OTHER, AgendaKind.BREAK)]
    begun = [dates.local_time(item.started_at, zone) for item in items if item.started_at]
    done = [dates.local_time(item.ended_at, zone) for item in items if item.ended_at]
    return min(begun, default=None), max(done) if begun and len(done) == len(begun) else None


def _people(
    rows: Iterable[AttendeeRow], chair: SignatoryRow | None, note_taker: SignatoryRow | None
) -> MinutesPeople:
    names: dict[Role, list[str]] = {}
    for row in rows:
        names.setdefault(row.role, []).append(row.full_name)
    return MinutesPeople(
        chair=_named(names.get(Role.CHAIR), chair),
        secretary=_named(names.get(Role.SECRETARY), None),
        note_taker=_named(names.get(Role.NOTE_TAKER), note_taker),
    )


def _named(names: Sequence[str] | None, signatory: SignatoryRow | None) -> str:
    # Titles bring commas of their own.
    return "; ".join(names or ()) or (signatory.full_name if signatory else "")
