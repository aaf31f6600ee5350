"""Sessions within the days of an event: what attendance is taken of beside the day itself."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from rakor_desktop.domain import dates, shown_dates
from rakor_desktop.domain.agenda import AgendaKind
from rakor_desktop.domain.errors import RakorError
from rakor_desktop.domain.event import SessionKind, SessionRow
from rakor_desktop.domain.i18n import N_, _
from rakor_desktop.domain.ids import new_uid
from rakor_desktop.domain.marks import TOLERANCE, Rules
from rakor_desktop.domain.quote import quoted
from rakor_desktop.domain.session_rules import refuse_wrong_session
from rakor_desktop.domain.verbs import verb
from rakor_desktop.services import agenda, events, mark_rows, settings
from rakor_desktop.services.rows import change, copied, get
from rakor_desktop.store.schema import (
    AgendaItem,
    AttachmentEntry,
    AttendanceMark,
    Event,
    MeetingSession,
    Note,
)

EDITABLE = frozenset({"date", "kind", "title", "start_time", "end_time", "room"})
LATE = "late_tolerance"
MOST_MINUTES = 240

_TIMES = ("start_time", "end_time")
_KINDS = {AgendaKind.OPENING: SessionKind.OPENING, AgendaKind.CLOSING: SessionKind.CLOSING}
_IN_GROUPS = ("kelompok", "komisi", "desk")


@dataclass(frozen=True, slots=True)
class Hanging:
    """How much was recorded at a session."""

    marks: int
    items: int
    notes: int
    attachments: int


def hanging(session: Session, uid: str) -> Hanging:
    """Return how much hangs on a day or session."""
    models = (AttendanceMark, AgendaItem, Note, AttachmentEntry)
    counts = [select(func.count()).where(model.session_uid == uid).scalar_subquery() for model in models]
    return Hanging(*session.execute(select(*counts)).one())


def rules(session: Session, event_uid: str) -> Rules:
    """Return how the marks of an event are read: its clocks, and how many minutes late are forgiven."""
    kept = settings.value(session, LATE, event_uid)
    return Rules(get(session, Event, event_uid).time_zone, int(kept) if kept.isdecimal() else TOLERANCE)


@verb(N_("Menambah sesi"))
def add(
    session: Session,
    /,
    event_uid: str,
    *,
    date: date,
    title: str,
    kind: SessionKind = SessionKind.PLENARY,
    **more: Any,
) -> str:
    """Add a titled session to a day of the event and return its uid."""
    row = MeetingSession(uid=new_uid(), event_uid=event_uid, date=date, kind=kind)
    for name in ("title", "start_time", "end_time", "room"):
        setattr(row, name, "")
    _change(session, row, {"title": title, **more})
    session.add(row)
    return row.uid


@verb(N_("Mengubah sesi"))
def edit(session: Session, /, uid: str, **changes: Any) -> None:
    """Change a session, or times, room and title of a day; its date only while nothing was recorded at it."""
    row = get(session, MeetingSession, uid)
    is_day = row.kind is SessionKind.DAY
    if is_day and changes.get("date", row.date) != row.date:
        raise RakorError(_("Hari mengikuti tanggal kegiatan; ubah tanggalnya di Data rakor."))
    if is_day is not (changes.get("kind", row.kind) is SessionKind.DAY):
        raise RakorError(_("Hari dan sesi tidak dapat saling menggantikan; tambahkan sesi baru."))
    if changes.get("date", row.date) != row.date:
        _refuse_moving(session, row)
    _change(session, row, changes)


@verb(N_("Menghapus sesi"))
def remove(session: Session, uid: str, *, with_marks: bool = False) -> None:
    """Delete a session; its agenda items, notes and files go to its day, its marks only ``with_marks``."""
    row = get(session, MeetingSession, uid)
    if row.kind is SessionKind.DAY:
        raise RakorError(_("Hari mengikuti tanggal kegiatan; ubah tanggalnya di Data rakor."))
    marks = session.scalars(select(AttendanceMark).where(AttendanceMark.session_uid == uid)).all()
    if marks and not with_marks:
        raise RakorError(
            _(
                "Pada sesi {title} tercatat kehadiran {n} orang; bila sesi dihapus, catatan itu ikut hilang."
            ).format(title=quoted(row.title), n=len(marks))
        )
    people = [mark.attendee_uid for mark in marks]
    for mark in marks:
        session.delete(mark)
    session.flush()
    mark_rows.follow(session, row, people)
    _hand_over(session, row)
    session.delete(row)


@verb(N_("Mengubah toleransi keterlambatan"))
def forgive(session: Session, event_uid: str, minutes: int) -> None:
    """Set how many minutes after its beginning nobody is late at a session."""
    if not 0 <= minutes <= MOST_MINUTES:
        raise RakorError(_("Toleransi berkisar dari 0 sampai {most} menit.").format(most=MOST_MINUTES))
    settings.put(session, LATE, str(minutes), event_uid)


@verb(N_("Membuat sesi dari mata acara"))
def of_item(session: Session, item_uid: str) -> str:
    """Return the session an agenda item belongs to, making one of its title and times where it has none."""
    item = get(session, AgendaItem, item_uid)
    day = get(session, MeetingSession, item.session_uid)
    if day.kind is not SessionKind.DAY:
        return day.uid
    title = " ".join(item.title.split())
    held = [row for row in events.sessions(session, day.event_uid) if row.date == day.date]
    uid = next(
        (row.uid for row in held if row.title.casefold() == title.casefold() and row.uid != day.uid), ""
    )
    if not uid:
        ends = item.end_time if item.start_time and item.start_time < item.end_time else ""
        in_groups = any(word in title.casefold() for word in _IN_GROUPS)
        kind = _KINDS.get(item.kind, SessionKind.BREAKOUT if in_groups else SessionKind.PLENARY)
        times = {"start_time": item.start_time, "end_time": ends}
        uid = add(session, day.event_uid, date=day.date, title=title, kind=kind, room=item.room, **times)
        session.flush()
    agenda.edit(session, item_uid, session_uid=uid)
    return uid


def _change(session: Session, row: MeetingSession, changes: dict[str, Any]) -> None:
    held = get(session, Event, row.event_uid)
    given = dict(changes)
    for name in _TIMES:
        if given.get(name, "").strip():
            given[name] = dates.parse_clock(given[name], held.time_zone)
    with session.no_autoflush:
        change(row, given, EDITABLE)
        others: Sequence[SessionRow] = events.sessions(session, held.uid)
        refuse_wrong_session(copied(SessionRow, row), others, held.start_date, held.end_date)


def _refuse_moving(session: Session, row: MeetingSession) -> None:
    there = hanging(session, row.uid)
    if there.marks or there.notes or there.attachments:
        raise RakorError(
            _("Sesi ini sudah berisi catatan pada {day}; untuk hari lain tambahkan sesi baru.").format(
                day=shown_dates.long_date(row.date)
            )
        )


def _hand_over(session: Session, row: MeetingSession) -> None:
    """Let what is not attendance hang on the whole day from now on."""
    rows: list[AgendaItem | Note | AttachmentEntry] = [
        *session.scalars(select(AgendaItem).where(AgendaItem.session_uid == row.uid)),
        *session.scalars(select(Note).where(Note.session_uid == row.uid)),
        *session.scalars(select(AttachmentEntry).where(AttachmentEntry.session_uid == row.uid)),
    ]
    days = events.days(session, row.event_uid)
    day = next((day for day in days if day.date == row.date), None)
    for one in rows:
        if day is None:
            raise RakorError(_("Sesi ini tidak mempunyai hari; perbaiki dahulu tanggal kegiatan."))
        one.session_uid = day.uid
