"""The file as a whole: its history, its health, its content as text."""

from __future__ import annotations

from sqlalchemy.orm import Session

from rakor_desktop.domain.history import ActionRow, CheckReport
from rakor_desktop.store import check as checking
from rakor_desktop.store import tables
from rakor_desktop.store.journal import reader


def history(session: Session, row: str | None = None, limit: int | None = None) -> list[ActionRow]:
    """Return what was done to the file, or to one row of it, newest first."""
    return reader.actions(session.connection(), row=row, limit=limit)


def check(session: Session) -> CheckReport:
    """Return what is wrong with the file."""
    return checking.check(session)


def dump(session: Session) -> str:
    """Return every living row as sorted JSON."""
    return tables.dump(session)
