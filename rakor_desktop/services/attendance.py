"""Who is on the list and who came."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import UTC, datetime

from sqlalchemy import select
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
from rakor_desktop.domain.names import PersonName
from rakor_desktop.domain.ranks import is_agency_head
from rakor_desktop.domain.verbs import verb
from rakor_desktop.services import regions
from rakor_desktop.services.rows import copied, get
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
    marks = _marks(session, event_uid)
    found = session.execute(
        select(Attendee, Person, Organization.name, RegionEntry.code, RegionEntry.name)
        .join(Person, Person.uid == Attendee.person_uid)
        .outerjoin(Organization, Organization.uid == Attendee.organization_uid)
        .outerjoin(RegionEntry, RegionEntry.uid == Attendee.region_uid)
        .where(Attendee.event_uid == event_uid)
    )
    rows = [_row(attendee, person, more, marks[attendee.uid]) for attendee, person, *more in found]
    return sorted(rows, key=lambda row: (row.order, row.uid))


def sheet(session: Session, event_uid: str, session_uid: str) -> AttendanceSheet:
    """Return the attendance list of one day or session."""
    held = get(session, MeetingSession, session_uid)
    return AttendanceSheet(event_uid, held.uid, held.title, held.date, people(session, event_uid))


def board(session: Session, event_uid: str, session_uid: str | None = None) -> ArrivalBoard:
    """Return the arrival board, for one session or for the whole event: every region counted once."""
    came: dict[str, list[AttendeeRow]] = defaultdict(list)
    invited: dict[str, int] = defaultdict(int)
    for row in people(session, event_uid):
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
            for region in regions.gazetteer(session).regencies
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
    get(session, MeetingSession, session_uid)
    now = (at or datetime.now(UTC)).astimezone(UTC)
    changed = 0
    for uid in uids:
        attendee = get(session, Attendee, uid)
        key = natural_uid("mark", attendee.uid, session_uid)
        row = session.get(AttendanceMark, key)
        if row is None:
            row = AttendanceMark(uid=key, attendee_uid=attendee.uid, session_uid=session_uid)
            session.add(row)
        elif row.presence is presence and row.reason == reason:
            continue
        row.presence, row.reason, row.method = presence, reason, method
        row.at, row.left_at, row.label = now, None, session.info["label"]
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
        method="SCAN" if asked == row.badge_code else "MANUAL",
    )
    return row


def find(session: Session, event_uid: str, asked: str) -> AttendeeRow:
    """Return the one person on the list that is meant by a badge code, a NIP, a uid, or (part of) a name."""
    rows = people(session, event_uid)
    wanted = " ".join(asked.split())
    digits = "".join(ch for ch in wanted if ch.isdigit())
    exact = [
        row
        for row in rows
        if wanted.upper() == row.badge_code or wanted == row.uid or (len(digits) >= 9 and digits == row.nip)  # noqa: PLR2004
    ]
    return _only(exact or _by_name(rows, wanted), wanted)


def _by_name(rows: Sequence[AttendeeRow], wanted: str) -> list[AttendeeRow]:
    key = PersonName("", wanted, "").sort_key
    if not key:
        return []
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


def _marks(session: Session, event_uid: str) -> dict[str, tuple[Mark, ...]]:
    found: dict[str, tuple[Mark, ...]] = defaultdict(tuple)
    for row in session.scalars(
        select(AttendanceMark)
        .join(MeetingSession, MeetingSession.uid == AttendanceMark.session_uid)
        .where(MeetingSession.event_uid == event_uid)
        .order_by(MeetingSession.date, AttendanceMark.uid)
    ):
        found[row.attendee_uid] += (copied(Mark, row),)
    return found


def _row(
    attendee: Attendee, person: Person, more: Sequence[str | None], marks: tuple[Mark, ...]
) -> AttendeeRow:
    organization, region_code, region = (text or "" for text in more)
    return AttendeeRow(
        uid=attendee.uid,
        person_uid=person.uid,
        prefix=person.prefix,
        name=person.name,
        suffix=person.suffix,
        role=attendee.role,
        level=attendee.level,
        position=attendee.position,
        rank=person.rank,
        grade=person.grade,
        nip=person.nip,
        nrp=person.nrp,
        sex=person.sex,
        phone=person.phone,
        email=person.email,
        organization_uid=attendee.organization_uid,
        organization=organization,
        region_uid=attendee.region_uid,
        region_code=region_code,
        region=region,
        represents=attendee.represents,
        assignment_letter_number=attendee.assignment_letter_number,
        assignment_letter_date=attendee.assignment_letter_date,
        spd_stamped=bool(attendee.spd_stamped),
        badge_code=attendee.badge_code,
        number=attendee.number,
        remarks=attendee.remarks,
        marks=marks,
    )


def _arrival(rows: Sequence[AttendeeRow]) -> Arrival:
    if not rows:
        return Arrival.NOBODY
    heads = any(is_agency_head(row.position) and not row.represents for row in rows)
    return Arrival.HEAD if heads else Arrival.SOMEONE
