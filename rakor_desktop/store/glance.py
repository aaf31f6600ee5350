"""Which meeting is in hand, read with one statement and without SQLAlchemy: a window can be named at once."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

from rakor_desktop.domain.errors import unreadable
from rakor_desktop.domain.event import EventGlance
from rakor_desktop.store.connection import connect, in_words

_CURRENT = """
SELECT uid, name, short_name, start_date, end_date FROM event
ORDER BY
    uid = ? DESC,
    uid = (SELECT value FROM setting WHERE key = 'current_event' AND scope = '') DESC,
    start_date DESC,
    uid
LIMIT 1
"""


def glance(path: Path, *, read_only: bool, asked: str = "") -> EventGlance | None:
    """Return the meeting asked for, else the one chosen, else the newest; None in a file without one."""
    with in_words(path):
        connection = connect(path, read_only=read_only)
        try:
            row = connection.execute(_CURRENT, (asked,)).fetchone()
        finally:
            connection.close()
    if row is None:
        return None
    uid, name, short_name, start, end = row
    try:
        return EventGlance(uid, name, short_name, dt.date.fromisoformat(start), dt.date.fromisoformat(end))
    except (ValueError, TypeError) as error:
        raise unreadable(f"{start} – {end}") from error
