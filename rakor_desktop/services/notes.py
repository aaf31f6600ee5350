"""What was said: notes of the discussion, and what is made of them."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

from sqlalchemy import ColumnElement, or_, select
from sqlalchemy.orm import Session

from rakor_desktop.domain.attendance import AttendeeRow
from rakor_desktop.domain.errors import RakorError
from rakor_desktop.domain.i18n import N_, _
from rakor_desktop.domain.ids import new_uid
from rakor_desktop.domain.minutes import NoteRow
from rakor_desktop.domain.names import PersonName
from rakor_desktop.domain.verbs import verb
from rakor_desktop.services import attendance, events, follow_ups, issues
from rakor_desktop.services.rows import (
    change,
    copied,
    get,
    next_number,
    next_position,
    number_order,
    remove_numbered,
)
from rakor_desktop.store.schema import (
    AgendaItem,
    Attendee,
    FollowUp,
    Issue,
    MeetingSession,
    Note,
    Person,
    RegionEntry,
)

EDITABLE = frozenset(NoteRow.__dataclass_fields__) - {
    "uid",
    "date",
    "number",
    "agenda_title",
    "region",
    "position",
    "written_at",
    "written_by",
}
_SEARCHED = (Note.number, Note.speaker, Note.statement, Note.response, Note.follow_up, RegionEntry.name)


def notes(
    session: Session,
    event_uid: str,
    *,
    session_uid: str | None = None,
    agenda_item_uid: str | None = None,
    search: str = "",
) -> list[NoteRow]:
    """Return the notes of an event, or of one day or item; every word of ``search`` is somewhere in them."""
    query = (
        select(Note, MeetingSession.date, AgendaItem.title, RegionEntry.name)
        .join(MeetingSession, MeetingSession.uid == Note.session_uid)
        .outerjoin(AgendaItem, AgendaItem.uid == Note.agenda_item_uid)
        .outerjoin(RegionEntry, RegionEntry.uid == Note.region_uid)
        .where(MeetingSession.event_uid == event_uid, *map(_holds, search.split()))
    )
    if session_uid is not None:
        query = query.where(Note.session_uid == session_uid)
    if agenda_item_uid is not None:
        query = query.where(Note.agenda_item_uid == agenda_item_uid)
    rows = [
        copied(NoteRow, row, date=day, agenda_title=title or "", region=region or "")
        for row, day, title, region in session.execute(query)
    ]
    return sorted(rows, key=lambda row: (row.date, row.position, number_order(row.number), row.uid))


def speakers(session: Session, event_uid: str) -> list[AttendeeRow]:
    """Return those who may speak by name, to be suggested while a name is typed."""
    rows = attendance.people(session, event_uid)
    return sorted(rows, key=lambda row: (PersonName("", row.name, "").sort_key, row.region_code, row.uid))


@verb(N_("Menulis catatan notula"))
def write(
    session: Session,
    /,
    session_uid: str,
    statement: str,
    *,
    agenda_item_uid: str | None = None,
    speaker: str = "",
    attendee_uid: str | None = None,
    region_uid: str | None = None,
    **more: Any,
) -> str:
    """Write down what somebody said and return the uid; an attendee fills in name and region."""
    beside = Note.session_uid.in_(events.same_day(session, session_uid))
    row = Note(
        uid=new_uid(),
        session_uid=session_uid,
        number=next_number(session, Note),
        position=next_position(session, Note.position, beside),
        written_at=datetime.now(UTC),
        written_by=session.info["actor"],
    )
    given = {
        "statement": statement,
        "agenda_item_uid": agenda_item_uid,
        "speaker": speaker,
        "attendee_uid": attendee_uid,
        "region_uid": region_uid,
    }
    _change(session, row, {**given, **more})
    session.add(row)
    return row.uid


@verb(N_("Mengubah catatan notula"))
def edit(session: Session, /, uid: str, **changes: Any) -> None:
    """Change fields of a note; another attendee brings along the name and region unless they are given."""
    _change(session, get(session, Note, uid), changes)


@verb(N_("Menghapus catatan notula"))
def remove(session: Session, *uids: str) -> None:
    """Delete notes; problems and follow-ups that were made of them stay."""
    for uid in uids:
        row = get(session, Note, uid)
        for issue in session.scalars(select(Issue).where(Issue.note_uid == uid)).all():
            issue.note_uid = None
        for follow_up in session.scalars(select(FollowUp).where(FollowUp.note_uid == uid)).all():
            follow_up.note_uid = None
        remove_numbered(session, row)


@verb(N_("Memindahkan catatan notula"))
def move(session: Session, uid: str, session_uid: str, position: int) -> None:
    """Put a note at this place (from 1) of the day of a session; on another day it leaves its agenda item."""
    row = get(session, Note, uid)
    beside = events.same_day(session, session_uid)
    if row.session_uid not in beside:
        _change(session, row, {"session_uid": session_uid, "agenda_item_uid": None})
    others = session.scalars(select(Note).where(Note.session_uid.in_(beside), Note.uid != uid)).all()
    ordered = sorted(others, key=lambda other: (other.position, number_order(other.number), other.uid))
    ordered.insert(max(position, 1) - 1, row)
    for place, one in enumerate(ordered, start=1):
        one.position = place


@verb(N_("Menjadikan catatan sebagai permasalahan"))
def to_issue(session: Session, /, uid: str, **fields: Any) -> str:
    """List what a note says as a problem of its region and return the uid; a note becomes one once."""
    row = get(session, Note, uid)
    made = session.scalar(select(Issue.number).where(Issue.note_uid == uid))
    if made is not None:
        raise RakorError(
            _("Catatan {number} sudah menjadi permasalahan {made}.").format(number=row.number, made=made)
        )
    known = {
        "description": row.statement,
        "region_uid": row.region_uid,
        "proposed_solution": row.follow_up or row.response,
        "responsible": row.responsible,
        "deadline": row.deadline,
        "source": _source(row),
    }
    return issues.log(session, _event_of(session, row), note_uid=uid, **{**known, **fields})


@verb(N_("Menjadikan catatan sebagai tindak lanjut"))
def to_follow_up(session: Session, /, uid: str, **fields: Any) -> str:
    """Take what follows from a note into the list of follow-ups and return its uid; a note is taken once."""
    row = get(session, Note, uid)
    made = session.scalar(select(FollowUp.number).where(FollowUp.note_uid == uid))
    if made is not None:
        raise RakorError(
            _("Catatan {number} sudah menjadi tindak lanjut {made}.").format(number=row.number, made=made)
        )
    known = {
        "action": row.follow_up or row.statement,
        "responsible": row.responsible,
        "region_uid": row.region_uid,
        "deadline": row.deadline,
    }
    return follow_ups.add(session, _event_of(session, row), note_uid=uid, **{**known, **fields})


def _change(session: Session, row: Note, changes: dict[str, Any]) -> None:
    given = dict(changes)
    if given.get("attendee_uid") and given["attendee_uid"] != row.attendee_uid:
        for name, value in _known_of(session, row, given["attendee_uid"]).items():
            given[name] = given.get(name) or value
    change(row, given, EDITABLE)
    if not (row.statement or row.speaker):
        raise RakorError(_("Isi catatan wajib diisi."))
    if row.agenda_item_uid:
        _refuse_other_day(session, row)


def _known_of(session: Session, row: Note, attendee_uid: str) -> dict[str, str | None]:
    attendee = get(session, Attendee, attendee_uid)
    if attendee.event_uid != _event_of(session, row):
        raise RakorError(_("Orang itu tidak ada di daftar peserta rakor ini."))
    person = get(session, Person, attendee.person_uid)
    name = PersonName(person.prefix, person.name, person.suffix).full
    return {"speaker": name, "region_uid": attendee.region_uid}


def _refuse_other_day(session: Session, row: Note) -> None:
    item = get(session, AgendaItem, row.agenda_item_uid or "")
    there, here = (get(session, MeetingSession, uid) for uid in (item.session_uid, row.session_uid))
    if (there.event_uid, there.date) != (here.event_uid, here.date):
        raise RakorError(_("Acara itu berlangsung pada hari lain; pilih acara pada hari catatan ini."))


def _event_of(session: Session, row: Note) -> str:
    return get(session, MeetingSession, row.session_uid).event_uid


def _source(row: Note) -> str:
    said = f"Catatan notula {row.number}"
    return f"{said} ({row.speaker})" if row.speaker else said


def _holds(word: str) -> ColumnElement[bool]:
    return or_(*(column.icontains(word, autoescape=True) for column in _SEARCHED))
