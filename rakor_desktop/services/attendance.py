"""Who is on the list and who came."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import fields
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from rakor_desktop.domain.attendance import (
    Arrival,
    ArrivalBoard,
    AttendanceSheet,
    AttendeeRow,
    Mark,
    Presence,
    RegionArrival,
)
from rakor_desktop.domain.errors import RakorError
from rakor_desktop.domain.i18n import N_, _
from rakor_desktop.domain.ids import natural_uid
from rakor_desktop.domain.legible import legible
from rakor_desktop.domain.names import PersonName
from rakor_desktop.domain.ranks import is_agency_head
from rakor_desktop.domain.regions import Region
from rakor_desktop.domain.verbs import verb
from rakor_desktop.services import regions
from rakor_desktop.services.rows import get
from rakor_desktop.store.schema import (
    AttendanceMark,
    Attendee,
    MeetingSession,
    Organization,
    Person,
    RegionEntry,
)


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


def board(session: Session, event_uid: str, session_uid: str | None = None) -> ArrivalBoard:
    """Return the arrival board, for one session or for the whole event: every region counted once."""
    return arrivals(people(session, event_uid), regions.gazetteer(session).regencies, session_uid)


def arrivals(
    rows: Iterable[AttendeeRow], regencies: Iterable[Region], session_uid: str | None = None
) -> ArrivalBoard:
    """Return who of these people came from which region, at one session or at all."""
    came: dict[str, list[AttendeeRow]] = defaultdict(list)
    invited: dict[str, int] = defaultdict(int)
    for row in rows:
        if row.region_uid is None:
            continue
        invited[row.region_uid] += 1
        mark = row.mark_at(session_uid) if session_uid else None
        if (mark is not None and mark.presence is Presence.PRESENT) if session_uid else row.came:
            came[row.region_uid].append(row)
    return ArrivalBoard(
        tuple(
            RegionArrival(
                region,
                _arrival(came[region.uid]),
                len(came[region.uid]),
                invited[region.uid],
                tuple(row.full_name for row in came[region.uid]),
            )
            for region in regencies
        )
    )


@verb(N_("Menandai kehadiran"))
def mark(
    session: Session,
    uids: Iterable[str],
    session_uid: str,
    presence: Presence,
    *,
    reason: str = "",
    method: str = "MANUAL",
    at: datetime | None = None,
) -> int:
    """Record whether these people came; marking the same again changes nothing. Returns how many changed."""
    held = get(session, MeetingSession, session_uid)
    now = (at or datetime.now(UTC)).astimezone(UTC)
    reason = legible(reason).strip()
    changed = 0
    for uid in uids:
        attendee = get(session, Attendee, uid)
        key = natural_uid("mark", attendee.uid, session_uid)
        if attendee.event_uid != held.event_uid:
            raise RakorError(_("Orang itu tidak ada di daftar peserta rakor ini."))
        row = session.get(AttendanceMark, key)
        if row is None:
            row = AttendanceMark(uid=key, attendee_uid=attendee.uid, session_uid=session_uid)
            session.add(row)
        elif row.presence is presence and row.reason == reason:
            continue
        if row.presence is not presence:
            row.presence, row.method = presence, method
            row.at, row.left_at, row.label = now, None, session.info["label"]
        row.reason = reason
        changed += 1
    return changed


@verb(N_("Menghapus tanda kehadiran"))
def unmark(session: Session, uids: Iterable[str], session_uid: str) -> int:
    """Take the marks of these people away, as if nothing had been recorded. Returns how many there were."""
    removed = 0
    for uid in uids:
        row = session.get(AttendanceMark, natural_uid("mark", uid, session_uid))
        if row is not None:
            session.delete(row)
            removed += 1
    return removed


@verb(N_("Menandai kehadiran"))
def check_in(session: Session, event_uid: str, session_uid: str, asked: str) -> AttendeeRow:
    """Mark the one person meant by a code, NIP or name as present; refuse several or nobody."""
    row = find(session, event_uid, asked)
    held = row.mark_at(session_uid)
    if held is not None and held.presence is Presence.PRESENT:
        raise RakorError(_("{name} sudah tercatat hadir.").format(name=row.full_name))
    mark(
        session,
        [row.uid],
        session_uid,
        Presence.PRESENT,
        method="SCAN" if " ".join(asked.split()).upper() == row.badge_code else "MANUAL",
    )
    return row


def find(session: Session, event_uid: str, asked: str) -> AttendeeRow:
    """Return the one person on the list that is meant by a badge code, a NIP, a uid, or (part of) a name."""
    rows = people(session, event_uid)
    wanted = " ".join(asked.split())
    if not wanted:
        raise RakorError(_("Tulis atau pindai kode, NIP, atau nama."))
    digits = "".join(ch for ch in wanted if ch.isdigit())
    exact = [
        row
        for row in rows
        if wanted.upper() == row.badge_code or wanted == row.uid or (len(digits) >= 9 and digits == row.nip)  # noqa: PLR2004
    ]
    return _only(exact or _by_name(rows, wanted), wanted)


def _by_name(rows: Sequence[AttendeeRow], wanted: str) -> list[AttendeeRow]:
    key = PersonName("", wanted, "").sort_key
    same = [row for row in rows if key in (PersonName("", row.name, "").sort_key, row.full_name.casefold())]
    return same or [row for row in rows if key in row.full_name.casefold()]


def _only(found: Sequence[AttendeeRow], wanted: str) -> AttendeeRow:
    if not found:
        raise RakorError(_("Tidak ada “{name}” di daftar.").format(name=wanted))
    if len(found) > 1:
        named = "; ".join(f"{row.full_name} ({row.region or row.organization or '-'})" for row in found[:5])
        raise RakorError(
            _("“{name}” bisa berarti {n} orang: {people}. Sebutkan lebih lengkap, atau pakai kode.").format(
                name=wanted, n=len(found), people=named
            )
        )
    return found[0]


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


def _arrival(rows: Sequence[AttendeeRow]) -> Arrival:
    if not rows:
        return Arrival.NOBODY
    heads = any(is_agency_head(row.position) and not row.represents for row in rows)
    return Arrival.HEAD if heads else Arrival.SOMEONE
