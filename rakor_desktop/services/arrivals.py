"""The arrival board: which kabupaten/kota have come, and who is still expected."""

from __future__ import annotations

from sqlalchemy.orm import Session

from rakor_desktop.domain.arrivals import ArrivalBoard
from rakor_desktop.services import attendance, regions


def board(session: Session, event_uid: str, session_uid: str | None = None) -> ArrivalBoard:
    """Return the arrival board, for one session or for the whole event: every region counted once."""
    return ArrivalBoard.of(
        attendance.people(session, event_uid), regions.gazetteer(session).regencies, session_uid
    )
