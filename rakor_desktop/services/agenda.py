"""What happens when: the Susunan Acara, and which of its items is under way."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import Any

from sqlalchemy import exists, func, select
from sqlalchemy.orm import Session

from rakor_desktop.domain import agenda_rules, dates, shown_dates
from rakor_desktop.domain.agenda import Agenda, AgendaItemRow, AgendaKind
from rakor_desktop.domain.agenda_rules import AgendaFinding, AgendaSlot
from rakor_desktop.domain.errors import RakorError
from rakor_desktop.domain.event import SessionKind
from rakor_desktop.domain.i18n import N_, _
from rakor_desktop.domain.ids import new_uid
from rakor_desktop.domain.quote import quoted
from rakor_desktop.domain.usual_agenda import usual_agenda
from rakor_desktop.domain.verbs import verb
from rakor_desktop.services import events, regions
from rakor_desktop.services.rows import change, copied, get, next_position
from rakor_desktop.store.schema import AgendaItem, Event, MeetingSession, Note

EDITABLE = frozenset(AgendaItemRow.__dataclass_fields__) - {"uid", "date", "position", "notes"}
"""What ``add`` and ``edit`` take, besides ``date``: another day of the event."""
_TIMES = ("start_time", "end_time")


def agenda(session: Session, event_uid: str) -> Agenda:
    """Return the days of an event and its items: by date, start time (empty last) and position."""
    return Agenda(events.sessions(session, event_uid), _items(session, event_uid))


def item(session: Session, uid: str) -> AgendaItemRow:
    """Return one item."""
    row = get(session, AgendaItem, uid)
    notes = session.scalar(select(func.count()).where(Note.agenda_item_uid == uid)) or 0
    return copied(AgendaItemRow, row, date=get(session, MeetingSession, row.session_uid).date, notes=notes)


def findings(session: Session, event_uid: str) -> list[AgendaFinding]:
    """Return what is wrong with the agenda: reversed or overlapping times, long gaps, dates outside."""
    held = get(session, Event, event_uid)
    return agenda_rules.check(map(slot, _items(session, event_uid)), held.start_date, held.end_date)


def slot(row: AgendaItemRow) -> AgendaSlot:
    """Return an item as far as the rules look at it."""
    return AgendaSlot(row.uid, row.date, row.start_time, row.end_time, row.room, row.title)


@verb(N_("Menambah mata acara"))
def add(session: Session, /, session_uid: str, **given: Any) -> str:
    """Add an item to a day or session and return its uid; only the title is needed."""
    row = AgendaItem(uid=new_uid(), session_uid=session_uid, kind=AgendaKind.OTHER, title="")
    beside = AgendaItem.session_uid.in_(events.same_day(session, session_uid))
    row.position = next_position(session, AgendaItem.position, beside)
    _change(session, row, given)
    session.add(row)
    return row.uid


@verb(N_("Mengubah mata acara"))
def edit(session: Session, /, uid: str, **changes: Any) -> None:
    """Change fields of an item; ``date`` puts it on another day of the event."""
    _change(session, get(session, AgendaItem, uid), changes)


@verb(N_("Menghapus mata acara"))
def remove(session: Session, *uids: str, with_notes: bool = False) -> None:
    """Delete items; where notes were written under one, only ``with_notes``: they stay, under their day."""
    for uid in uids:
        row = get(session, AgendaItem, uid)
        notes = session.scalars(select(Note).where(Note.agenda_item_uid == uid)).all()
        if notes and not with_notes:
            raise RakorError(
                _(
                    "Pada {title} ada {n} catatan notula; pindahkan dahulu, atau lepaskan dari acara ini."
                ).format(title=quoted(row.title), n=len(notes))
            )
        for note in notes:
            note.agenda_item_uid = None
        session.delete(row)


@verb(N_("Memindahkan mata acara"))
def move(session: Session, uid: str, session_uid: str, position: int) -> None:
    """Put an item at this place (from 1) of a day or session; times come first when the agenda is shown."""
    row = get(session, AgendaItem, uid)
    _change(session, row, {"session_uid": session_uid})
    others = session.scalars(
        select(AgendaItem).where(AgendaItem.session_uid == session_uid, AgendaItem.uid != uid)
    ).all()
    ordered = sorted(others, key=lambda other: (other.start_time or "~", other.position, other.uid))
    ordered.insert(max(position, 1) - 1, row)
    for place, one in enumerate(ordered, start=1):
        one.position = place


@verb(N_("Memulai mata acara"))
def start(session: Session, uid: str, *, at: datetime | None = None) -> None:
    """Note that an item begins now, and end what was running; one that had ended goes on."""
    row = get(session, AgendaItem, uid)
    now = (at or datetime.now(UTC)).astimezone(UTC)
    if row.started_at is not None and row.ended_at is None:
        raise RakorError(_("{title} sedang berlangsung.").format(title=quoted(row.title)))
    for other in _running(session, get(session, MeetingSession, row.session_uid).event_uid):
        other.ended_at = now
    row.started_at, row.ended_at = row.started_at or now, None


@verb(N_("Mengakhiri mata acara"))
def finish(session: Session, uid: str, *, at: datetime | None = None) -> None:
    """Note that an item ends now."""
    row = get(session, AgendaItem, uid)
    if row.started_at is None:
        raise RakorError(_("{title} belum dimulai.").format(title=quoted(row.title)))
    if row.ended_at is not None:
        raise RakorError(_("{title} sudah selesai.").format(title=quoted(row.title)))
    row.ended_at = (at or datetime.now(UTC)).astimezone(UTC)


@verb(N_("Mengisi susunan acara lazim"))
def fill_usual(session: Session, event_uid: str) -> list[str]:
    """Lay the usual agenda over the days of an event that has none yet; return the uids."""
    held = get(session, Event, event_uid)
    laid = exists().where(MeetingSession.event_uid == event_uid, AgendaItem.session_uid == MeetingSession.uid)
    if session.scalar(select(laid)):
        raise RakorError(
            _("Susunan acara sudah berisi; acara lazim hanya dapat diisikan ke susunan acara yang kosong.")
        )
    days = events.days(session, event_uid)
    usual = usual_agenda(
        len(days),
        province=held.province,
        year_current=held.year_current,
        year_plan=held.year_plan,
        regions=len(regions.gazetteer(session).regencies),
    )
    rows = [
        AgendaItem(
            uid=new_uid(),
            session_uid=days[one.day - 1].uid,
            kind=one.kind,
            title=one.title,
            start_time=one.start_time,
            end_time=one.end_time,
            speaker=one.speaker,
            position=place,
        )
        for place, one in enumerate(usual, start=1)
    ]
    session.add_all(rows)
    return [row.uid for row in rows]


def _items(session: Session, event_uid: str) -> list[AgendaItemRow]:
    notes = dict(
        session.execute(
            select(Note.agenda_item_uid, func.count())
            .join(MeetingSession, MeetingSession.uid == Note.session_uid)
            .where(MeetingSession.event_uid == event_uid)
            .group_by(Note.agenda_item_uid)
        ).all()
    )
    found = session.execute(
        select(AgendaItem, MeetingSession.date)
        .join(MeetingSession, MeetingSession.uid == AgendaItem.session_uid)
        .where(MeetingSession.event_uid == event_uid)
    )
    rows = [copied(AgendaItemRow, row, date=day, notes=notes.get(row.uid, 0)) for row, day in found]
    return sorted(rows, key=lambda row: row.order)


def _running(session: Session, event_uid: str) -> list[AgendaItem]:
    query = (
        select(AgendaItem)
        .join(MeetingSession, MeetingSession.uid == AgendaItem.session_uid)
        .where(
            MeetingSession.event_uid == event_uid,
            AgendaItem.started_at.is_not(None),
            AgendaItem.ended_at.is_(None),
        )
    )
    return list(session.scalars(query))


def _change(session: Session, row: AgendaItem, changes: dict[str, Any]) -> None:
    given = dict(changes)
    held = get(session, Event, get(session, MeetingSession, row.session_uid).event_uid)
    if "date" in given:
        given["session_uid"] = _day(session, held, given.pop("date")).uid
    elif given.get("session_uid", row.session_uid) != row.session_uid:
        _refuse_other_event(session, held, given["session_uid"])
    for name in _TIMES:
        if given.get(name, "").strip():
            given[name] = dates.parse_clock(given[name], held.time_zone)
    if given.get("session_uid", row.session_uid) != row.session_uid:
        _take_notes_along(session, row, given["session_uid"])
    change(row, given, EDITABLE)
    if not row.title:
        raise RakorError(_("Nama acara wajib diisi."))
    if row.started_at and row.ended_at and row.ended_at < row.started_at:
        raise RakorError(_("Acara ini tercatat selesai sebelum dimulai; periksa jamnya."))


def _take_notes_along(session: Session, row: AgendaItem, session_uid: str) -> None:
    for note in session.scalars(select(Note).where(Note.agenda_item_uid == row.uid)).all():
        note.session_uid = session_uid


def _day(session: Session, held: Event, day: date) -> MeetingSession:
    found = session.scalar(
        select(MeetingSession).where(
            MeetingSession.event_uid == held.uid,
            MeetingSession.date == day,
            MeetingSession.kind == SessionKind.DAY,
        )
    )
    if found is None:
        raise RakorError(
            _("{day} di luar tanggal kegiatan ({first} s.d. {last}).").format(
                day=shown_dates.long_date(day),
                first=shown_dates.plain_date(held.start_date),
                last=shown_dates.plain_date(held.end_date),
            )
        )
    return found


def _refuse_other_event(session: Session, held: Event, session_uid: str) -> None:
    if get(session, MeetingSession, session_uid).event_uid != held.uid:
        raise RakorError(_("Hari itu milik rakor lain; pilih hari dari rakor ini."))
