"""What people decided about lines of a list that look alike: two people, or one with the badges of both."""

from __future__ import annotations

from sqlalchemy.orm import Session

from rakor_desktop.domain.bookkeeping import JOINED, TWINS
from rakor_desktop.domain.doubles import pair_key
from rakor_desktop.services import settings


def apart(session: Session, event_uid: str) -> frozenset[str]:
    """Return the keys of the pairs that somebody said are two people."""
    return frozenset(settings.values(session, TWINS, event_uid))


def joined(session: Session, event_uid: str) -> dict[str, str]:
    """Return whose badge codes that no longer stand on the list are: code to attendee."""
    return settings.values(session, JOINED, event_uid)


def note_apart(session: Session, event_uid: str, first_uid: str, second_uid: str) -> None:
    """Remember that two lines are two people."""
    settings.put(session, TWINS + pair_key(first_uid, second_uid), "1", event_uid)


def note_joined(session: Session, event_uid: str, code: str, keeper_uid: str) -> None:
    """Remember whose badge a code is whose line is gone."""
    settings.put(session, JOINED + code, keeper_uid, event_uid)
