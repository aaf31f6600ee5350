"""The marks as rows, and what a mark at a session says about its day: who sat in a session came on that day.

Allowances are paid per day, against the sheet of the day. So the day is marked with the session, in the same
action, where nothing is recorded of the day yet; the mark says that it came from a session, keeps to the
earliest one, and goes with the last one. What somebody recorded of the day himself is left as it is.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from rakor_desktop.domain.attendance import Presence
from rakor_desktop.domain.errors import RakorError
from rakor_desktop.domain.event import SessionKind
from rakor_desktop.domain.i18n import _
from rakor_desktop.domain.ids import natural_uid
from rakor_desktop.domain.marks import FROM_SESSION
from rakor_desktop.services.rows import get
from rakor_desktop.store.schema import AttendanceMark, Attendee, MeetingSession


def find(session: Session, held: MeetingSession, uid: str) -> AttendanceMark | None:
    """Return the mark of a person at a session."""
    return session.get(AttendanceMark, natural_uid("mark", uid, held.uid))


def put(
    session: Session,
    held: MeetingSession,
    uid: str,
    presence: Presence,
    *,
    reason: str,
    method: str,
    at: datetime,
) -> bool:
    """Mark one person; the same again changes nothing but a day's mark that came from a session."""
    attendee = get(session, Attendee, uid)
    if attendee.event_uid != held.event_uid:
        raise RakorError(_("Orang itu tidak ada di daftar peserta rakor ini."))
    row = find(session, held, uid)
    if row is None:
        key = natural_uid("mark", uid, held.uid)
        row = AttendanceMark(uid=key, attendee_uid=uid, session_uid=held.uid, method="")
        session.add(row)
    elif row.presence is presence and reason in ("", row.reason) and row.method != FROM_SESSION:
        return False
    if row.presence is not presence:
        row.presence, row.at, row.left_at = presence, at, None
        row.method, row.reason = "", ""
    if row.method in ("", FROM_SESSION):
        row.method, row.label = method, session.info["label"]
    row.reason = reason or row.reason
    return True


def take(session: Session, held: MeetingSession, uids: Collection[str]) -> int:
    """Take marks away and return how many; a day still says what its sessions say."""
    came = _came(session, held, uids) if held.kind is SessionKind.DAY else {}
    taken = 0
    for uid in uids:
        row = find(session, held, uid)
        if row is None or (uid in came and row.method == FROM_SESSION):
            continue
        if uid in came:
            row.presence, row.at, row.left_at = Presence.PRESENT, min(came[uid]), None
            row.method, row.reason, row.label = FROM_SESSION, "", session.info["label"]
        else:
            session.delete(row)
        taken += 1
    return taken


def follow(session: Session, held: MeetingSession, uids: Collection[str]) -> None:
    """Let the day of a session agree with what is recorded now of these people at its sessions."""
    if held.kind is SessionKind.DAY:
        return
    day = session.scalar(
        select(MeetingSession).where(
            MeetingSession.event_uid == held.event_uid,
            MeetingSession.date == held.date,
            MeetingSession.kind == SessionKind.DAY,
        )
    )
    if day is None:
        return
    came = _came(session, held, uids)
    for uid in uids:
        _settle(session, day, uid, min(came[uid], default=None))


def _came(session: Session, held: MeetingSession, uids: Collection[str]) -> dict[str, list[datetime]]:
    found = session.execute(
        select(AttendanceMark.attendee_uid, AttendanceMark.at)
        .join(MeetingSession, MeetingSession.uid == AttendanceMark.session_uid)
        .where(
            MeetingSession.event_uid == held.event_uid,
            MeetingSession.date == held.date,
            MeetingSession.kind != SessionKind.DAY,
            AttendanceMark.attendee_uid.in_(uids),
            AttendanceMark.presence == Presence.PRESENT,
        )
    )
    came: dict[str, list[datetime]] = defaultdict(list)
    for uid, at in found:
        came[uid].append(at)
    return came


def _settle(session: Session, day: MeetingSession, uid: str, at: datetime | None) -> None:
    row = find(session, day, uid)
    if row is None and at is not None:
        put(session, day, uid, Presence.PRESENT, reason="", method=FROM_SESSION, at=at)
    elif row is not None and row.method == FROM_SESSION:
        if at is None:
            session.delete(row)
        elif row.at != at:
            row.at = at
