"""Who is on the list and who came."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import fields
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from rakor_desktop.domain import reasons
from rakor_desktop.domain.attendance import (
    AttendanceSheet,
    AttendeeRow,
    Mark,
    Presence,
)
from rakor_desktop.domain.errors import RakorError
from rakor_desktop.domain.finding import Answer, Found
from rakor_desktop.domain.i18n import N_, _
from rakor_desktop.domain.marks import MANUAL, SCAN
from rakor_desktop.domain.verbs import verb
from rakor_desktop.services import decisions, mark_rows, regions
from rakor_desktop.services.finding import Index
from rakor_desktop.services.rows import get
from rakor_desktop.store.schema import (
    AttendanceMark,
    Attendee,
    MeetingSession,
    Organization,
    Person,
    RegionEntry,
)

_MOST_NAMED = 5


def people(session: Session, event_uid: str) -> list[AttendeeRow]:
    """Return everybody on the list of an event: by group, region, level of office and name."""
    marks = _marks(session, Attendee.event_uid == event_uid)
    return by_order(_rows(session, marks, Attendee.event_uid == event_uid))


def some_people(session: Session, event_uid: str, uids: Collection[str]) -> list[AttendeeRow]:
    """Return those of these people who are on the list of the event, in no order."""
    wanted = Attendee.uid.in_(uids), Attendee.event_uid == event_uid
    return _rows(session, _marks(session, *wanted), *wanted)


def marked_people(session: Session, mark_uids: Collection[str]) -> set[str]:
    """Return who these marks belong to; a mark that was taken away belongs to nobody."""
    return set(session.scalars(select(AttendanceMark.attendee_uid).where(AttendanceMark.uid.in_(mark_uids))))


def by_order(rows: Iterable[AttendeeRow]) -> list[AttendeeRow]:
    """Return people in the order of the printed list."""
    return sorted(rows, key=lambda row: (row.order, row.uid))


def sheet(session: Session, event_uid: str, session_uid: str) -> AttendanceSheet:
    """Return the attendance list of one day or session."""
    held = get(session, MeetingSession, session_uid)
    return AttendanceSheet(event_uid, held.uid, held.title, held.date, people(session, event_uid))


@verb(N_("Menandai kehadiran"))
def mark(
    session: Session,
    uids: Iterable[str],
    session_uid: str,
    presence: Presence,
    *,
    reason: str = "",
    method: str = MANUAL,
    at: datetime | None = None,
) -> int:
    """Record whether these people came; marking the same again changes nothing. Returns how many changed.

    Who came to a session within a day came on that day: see ``mark_rows``.
    """
    held = get(session, MeetingSession, session_uid)
    now = (at or datetime.now(UTC)).astimezone(UTC)
    why, meant = reasons.reason(reason), list(uids)
    changed = [
        mark_rows.put(session, held, uid, presence, reason=why, method=method, at=now) for uid in meant
    ]
    mark_rows.follow(session, held, meant)
    return sum(changed)


@verb(N_("Menghapus tanda kehadiran"))
def unmark(session: Session, uids: Iterable[str], session_uid: str) -> int:
    """Take the marks of these people away, as if nothing had been recorded. Returns how many there were."""
    held, meant = get(session, MeetingSession, session_uid), list(uids)
    taken = mark_rows.take(session, held, meant)
    mark_rows.follow(session, held, meant)
    return taken


@verb(N_("Menandai kehadiran"))
def check_in(session: Session, event_uid: str, session_uid: str, asked: str) -> AttendeeRow:
    """Mark the one person meant by a code, NIP or name as present; refuse several or nobody."""
    found = _meant(session, event_uid, asked)
    row = found.meant
    assert row is not None
    held = row.mark_at(session_uid)
    if held is not None and held.presence is Presence.PRESENT:
        raise RakorError(_("{name} sudah tercatat hadir.").format(name=row.full_name))
    mark(session, [row.uid], session_uid, Presence.PRESENT, method=SCAN if found.scan else MANUAL)
    return row


def find(session: Session, event_uid: str, asked: str) -> AttendeeRow:
    """Return the one person on the list that is meant by a badge code, a NIP, a uid, or (part of) a name."""
    meant = _meant(session, event_uid, asked).meant
    assert meant is not None
    return meant


def _meant(session: Session, event_uid: str, asked: str) -> Found:
    wanted = " ".join(asked.split())
    if not wanted:
        raise RakorError(_("Tulis atau pindai kode, NIP, atau nama."))
    rows = people(session, event_uid)
    known = next((row for row in rows if row.uid == wanted), None)
    if known is not None:
        return Found(Answer.ONE, meant=known)
    joined = decisions.joined(session, event_uid)
    found = Index(rows, regions.gazetteer(session).regions, event_uid, joined).find(wanted)
    if found.meant is None:
        raise RakorError(_unsure(found, wanted))
    return found


def _unsure(found: Found, wanted: str) -> str:
    """Return the sentence that says why nobody is taken for the one who was meant."""
    if found.answer is Answer.FOREIGN_CODE:
        return _("Kode {code} milik rakor lain.").format(code=wanted)
    if found.answer in (Answer.NOBODY, Answer.NOTHING_ASKED, Answer.UNKNOWN_CODE):
        return _("Tidak ada “{name}” di daftar.").format(name=wanted)
    # Who only resembles is of no help where somebody fits.
    fitting = [hit for hit in found.hits if hit.exact] or found.hits
    named = "; ".join(f"{hit.row.full_name} ({hit.row.place or '-'})" for hit in fitting[:_MOST_NAMED])
    if found.answer in (Answer.SIMILAR, Answer.HINT):
        return _("Tidak ada yang pasti dimaksud dengan “{name}”; yang mirip: {people}.").format(
            name=wanted, people=named
        )
    return _("“{name}” bisa berarti {n} orang: {people}. Sebutkan lebih lengkap, atau pakai kode.").format(
        name=wanted, n=found.total, people=named
    )


def _rows(session: Session, marks: Mapping[str, tuple[Mark, ...]], *where: Any) -> list[AttendeeRow]:
    found = session.execute(
        select(*_COLUMNS)
        .select_from(Attendee)
        .join(Person, Person.uid == Attendee.person_uid)
        .outerjoin(Organization, Organization.uid == Attendee.organization_uid)
        .outerjoin(RegionEntry, RegionEntry.uid == Attendee.region_uid)
        .where(*where)
    )
    return [AttendeeRow(*(*values, marks.get(values[0], ()))) for values in found]


def _marks(session: Session, *where: Any) -> dict[str, tuple[Mark, ...]]:
    found: dict[str, tuple[Mark, ...]] = defaultdict(tuple)
    columns = [getattr(AttendanceMark, field.name) for field in fields(Mark)]
    for attendee_uid, *values in session.execute(
        select(AttendanceMark.attendee_uid, *columns)
        .select_from(AttendanceMark)
        .join(MeetingSession, MeetingSession.uid == AttendanceMark.session_uid)
        .join(Attendee, Attendee.uid == AttendanceMark.attendee_uid)
        .where(*where)
        .order_by(MeetingSession.date, AttendanceMark.uid)
    ):
        found[attendee_uid] += (Mark(*values),)
    return found


_ELSEWHERE: dict[str, Any] = {
    "organization": func.coalesce(Organization.name, ""),
    "organization_kind": Organization.kind,
    "region_code": func.coalesce(RegionEntry.code, ""),
    "region": func.coalesce(RegionEntry.name, ""),
    "spd_stamped": Attendee.spd_stamped != 0,
}
_COLUMNS: list[Any] = [
    _ELSEWHERE.get(field.name, getattr(Attendee, field.name, getattr(Person, field.name, None)))
    for field in fields(AttendeeRow)
    if field.name != "marks"
]
"""Columns rather than rows: a list of a thousand people is read on every change."""
