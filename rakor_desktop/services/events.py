"""The meetings in the file: set one up, take over an earlier one, change its particulars."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from sqlalchemy import exists, select
from sqlalchemy.orm import Session

from rakor_desktop.domain import shown_dates
from rakor_desktop.domain.badge_code import derived
from rakor_desktop.domain.errors import NotFoundError, RakorError
from rakor_desktop.domain.event import EventRow, SessionKind, SessionRow
from rakor_desktop.domain.i18n import N_, _
from rakor_desktop.domain.ids import natural_uid, new_uid
from rakor_desktop.domain.verbs import verb
from rakor_desktop.services import papers, regions, settings
from rakor_desktop.services.rows import change, copied, get, next_number
from rakor_desktop.store.schema import (
    AgendaItem,
    AttachmentEntry,
    AttendanceMark,
    Attendee,
    Event,
    MeetingSession,
    Note,
    RegionEntry,
)

CURRENT = "current_event"
USUAL_ZONE = "WITA"
MAX_DAYS = 14
_YEARS = range(1900, 2200)
EDITABLE = frozenset(EventRow.__dataclass_fields__) - {"uid", "host_region_name"}


def current(session: Session) -> str | None:
    """Return the uid of the event in hand, or None in a file without one."""
    chosen = settings.value(session, CURRENT)
    if chosen and session.get(Event, chosen) is not None:
        return chosen
    return session.scalar(select(Event.uid).order_by(Event.start_date.desc(), Event.uid))


def zone(session: Session, uid: str = "") -> str:
    """Return the time zone of a meeting, or of the one in hand; the usual one in a file without any."""
    meant = uid or current(session)
    return event(session, meant).time_zone if meant else USUAL_ZONE


def events(session: Session) -> list[EventRow]:
    """Return all meetings in the file, the newest first."""
    uids = session.scalars(select(Event.uid).order_by(Event.start_date.desc(), Event.uid))
    return [event(session, uid) for uid in uids.all()]


def event(session: Session, uid: str) -> EventRow:
    """Return one meeting."""
    row = session.get(Event, uid)
    if row is None:
        raise NotFoundError(_("Rakor ini tidak ada di berkas."))
    host = session.get(RegionEntry, row.host_region_uid) if row.host_region_uid else None
    return copied(EventRow, row, host_region_name=host.name if host else "")


def sessions(session: Session, event_uid: str) -> list[SessionRow]:
    """Return the days of the event and the sessions within them, by date and time."""
    rows = session.scalars(
        select(MeetingSession)
        .where(MeetingSession.event_uid == event_uid)
        .order_by(MeetingSession.date, MeetingSession.kind != SessionKind.DAY, MeetingSession.start_time)
    ).all()
    numbers = {day: at for at, day in enumerate(sorted({row.date for row in rows}), start=1)}
    return [copied(SessionRow, row, number=numbers[row.date]) for row in rows]


def days(session: Session, event_uid: str) -> list[SessionRow]:
    """Return the days of the event only."""
    return [row for row in sessions(session, event_uid) if row.kind is SessionKind.DAY]


def same_day(session: Session, session_uid: str) -> list[str]:
    """Return the uids of a day and of the sessions within it, given any of them."""
    held = get(session, MeetingSession, session_uid)
    return list(
        session.scalars(
            select(MeetingSession.uid).where(
                MeetingSession.event_uid == held.event_uid, MeetingSession.date == held.date
            )
        )
    )


@verb(N_("Menyiapkan rakor"))
def create(session: Session, /, *, name: str, start_date: date, end_date: date, **more: Any) -> str:
    """Set up a meeting from scratch, make it the one in hand, and return its uid."""
    row = Event(uid=new_uid(), start_date=start_date, end_date=end_date)
    change(row, {"name": name}, EDITABLE)
    row.province = more.pop("province", "") or "Nusa Tenggara Timur"
    row.time_zone = more.pop("time_zone", "") or USUAL_ZONE
    change(row, more, EDITABLE)
    _fill_years(row)
    _check(row)
    regions.ensure(session, row.province)
    session.add(row)
    session.flush()
    _lay_days(session, row)
    papers.begin(session, row.uid, row.province)
    settings.put(session, CURRENT, row.uid)
    return row.uid


@verb(N_("Menyiapkan rakor dari rakor terdahulu"))
def take_over(
    session: Session,
    /,
    earlier_uid: str,
    *,
    name: str,
    start_date: date,
    end_date: date,
    people: bool = True,
    **more: Any,
) -> str:
    """Set up a meeting like an earlier one: basis, letterhead, signatories and, if asked, its people."""
    earlier = get(session, Event, earlier_uid)
    kept = {field: getattr(earlier, field) for field in KEPT}
    uid = create(session, name=name, start_date=start_date, end_date=end_date, **{**kept, **more})
    papers.take_over(session, earlier_uid, uid)
    if people:
        _take_people(session, earlier_uid, uid)
    return uid


@verb(N_("Mengubah data rakor"))
def edit(session: Session, /, uid: str, **changes: Any) -> None:
    """Change particulars; new dates add days, and drop only days on which nothing was recorded."""
    row = get(session, Event, uid)
    change(row, changes, EDITABLE)
    _fill_years(row)
    _check(row)
    if {"start_date", "end_date"} & changes.keys():
        _lay_days(session, row)


@verb(N_("Memilih rakor"))
def choose(session: Session, uid: str) -> None:
    """Make this the meeting in hand."""
    get(session, Event, uid)
    settings.put(session, CURRENT, uid)


KEPT = (
    "short_name",
    "province",
    "time_zone",
    "start_time",
    "legal_basis",
    "purposes",
    "objectives",
    "expected_outputs",
    "background",
    "scope",
    "funding",
)


def refuse_wrong_days(start: date, end: date) -> None:
    """Refuse a meeting that ends before it begins, or that lasts too long to be meant."""
    if end < start:
        raise RakorError(
            _("Tanggal selesai ({end}) mendahului tanggal mulai ({start}).").format(
                end=shown_dates.plain_date(end), start=shown_dates.plain_date(start)
            )
        )
    if (end - start).days >= MAX_DAYS:
        raise RakorError(
            _("Rakor ini berlangsung {days} hari; periksa tanggalnya (paling lama {most} hari).").format(
                days=(end - start).days + 1, most=MAX_DAYS
            )
        )


def _fill_years(row: Event) -> None:
    """Fill what was left empty: the year of the first day, and the one after it."""
    row.year_current = row.year_current or row.start_date.year
    row.year_plan = row.year_plan or row.year_current + 1


def _check(row: Event) -> None:
    start, end = row.start_date, row.end_date
    if not row.name:
        raise RakorError(_("Nama kegiatan wajib diisi."))
    for year in (start.year, end.year, row.year_current, row.year_plan):
        if year not in _YEARS:
            raise RakorError(_("Tahun {year} tidak masuk akal; periksa lagi.").format(year=year))
    refuse_wrong_days(start, end)


def _lay_days(session: Session, row: Event) -> None:
    wanted = [row.start_date + timedelta(days=n) for n in range((row.end_date - row.start_date).days + 1)]
    laid = session.scalars(select(MeetingSession).where(MeetingSession.event_uid == row.uid)).all()
    for old in laid:
        if old.date not in wanted:
            _drop_day(session, old)
    have = {old.date for old in laid if old.kind is SessionKind.DAY}
    for day in wanted:
        if day not in have:
            uid = natural_uid("day", row.uid, day.isoformat())
            session.add(MeetingSession(uid=uid, event_uid=row.uid, date=day, kind=SessionKind.DAY))


_HANGING_ON_A_DAY: tuple[tuple[type[AgendaItem | AttendanceMark | Note | AttachmentEntry], str], ...] = (
    (AgendaItem, N_("agenda")),
    (AttendanceMark, N_("kehadiran")),
    (Note, N_("notula")),
    (AttachmentEntry, N_("lampiran")),
)


def _drop_day(session: Session, day: MeetingSession) -> None:
    for model, what in _HANGING_ON_A_DAY:
        if session.scalar(select(exists().where(model.session_uid == day.uid))):
            raise RakorError(
                _("{day} sudah berisi {what}; pindahkan atau hapus dahulu sebelum mengubah tanggal.").format(
                    day=shown_dates.long_date(day.date), what=_(what)
                )
            )
    session.delete(day)


def _take_people(session: Session, earlier_uid: str, uid: str) -> None:
    rows = session.scalars(
        select(Attendee).where(Attendee.event_uid == earlier_uid).order_by(Attendee.number, Attendee.uid)
    ).all()
    for old in rows:
        attendee_uid = natural_uid("attendee", uid, old.person_uid)
        session.add(
            Attendee(
                uid=attendee_uid,
                event_uid=uid,
                person_uid=old.person_uid,
                role=old.role,
                level=old.level,
                position=old.position,
                organization_uid=old.organization_uid,
                region_uid=old.region_uid,
                badge_code=derived(attendee_uid),
                number=next_number(session, Attendee),
            )
        )
