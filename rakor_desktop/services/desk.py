"""What the attendance desk does in one action each: let somebody come for another, take a check-in back."""

from __future__ import annotations

from dataclasses import fields

from sqlalchemy import select
from sqlalchemy.orm import Session

from rakor_desktop.domain.attendance import Mark, Presence
from rakor_desktop.domain.desk import CheckIn, Mandate
from rakor_desktop.domain.errors import RakorError
from rakor_desktop.domain.i18n import N_, _
from rakor_desktop.domain.marks import MANUAL
from rakor_desktop.domain.verbs import verb
from rakor_desktop.services import attendance, invitations, mark_rows
from rakor_desktop.services.rows import get
from rakor_desktop.store.schema import AttendanceMark, MeetingSession, Note


@verb(N_("Menandai hadir sebagai wakil"))
def stand_in(session: Session, uid: str, session_uid: str, mandate: Mandate, *, method: str = MANUAL) -> None:
    """Mark somebody present who comes in the place of another."""
    if not mandate.represents.strip():
        raise RakorError(_("Tulis siapa yang diwakili."))
    _write(session, uid, mandate)
    attendance.mark(session, [uid], session_uid, Presence.PRESENT, method=method)


@verb(N_("Mengurungkan kehadiran"))
def take_back(session: Session, done: CheckIn) -> bool:
    """Take back exactly this mark; tell whether the person is still on the list.

    Refused when somebody has changed the mark since: then it is no longer this desk's.
    """
    held = get(session, MeetingSession, done.session_uid)
    row = mark_rows.find(session, held, done.uid)
    if row is None or (row.presence, row.at) != (done.made.presence, done.made.at):
        raise RakorError(
            _("Kehadiran {name} sudah diubah sesudah ditandai di sini; tidak ada yang diurungkan.").format(
                name=done.name
            )
        )
    if done.before is None:
        session.delete(row)
    else:
        for field in fields(Mark):
            setattr(row, field.name, getattr(done.before, field.name))
    session.flush()
    mark_rows.follow(session, held, [done.uid])
    if done.mandate is not None:
        _write(session, done.uid, done.mandate)
    if done.added and not _left_traces(session, done.uid):
        invitations.remove(session, [done.uid])
        return False
    return True


def _write(session: Session, uid: str, mandate: Mandate) -> None:
    invitations.edit(
        session,
        uid,
        represents=mandate.represents,
        assignment_letter_number=mandate.number,
        assignment_letter_date=mandate.date,
    )


def _left_traces(session: Session, uid: str) -> bool:
    """Tell whether anything else hangs on somebody who was only just put on the list."""
    session.flush()
    marks = select(AttendanceMark.uid).where(AttendanceMark.attendee_uid == uid)
    notes = select(Note.uid).where(Note.attendee_uid == uid)
    return any(session.scalar(traces.limit(1)) is not None for traces in (marks, notes))
