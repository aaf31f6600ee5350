"""SQLAlchemy on a Rakor file: who writes takes the lock when the transaction begins."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from sqlalchemy import Connection, Engine, create_engine, event
from sqlalchemy.exc import DBAPIError
from sqlalchemy.pool import QueuePool

from rakor_desktop.store import connection as plain

WRITES = "rakor_writes"
"""Execution option of a connection whose transaction will write: it takes the lock at its start."""


def engine_for(path: Path, *, read_only: bool = False) -> Engine:
    """Return an engine on this file whose writing transactions begin IMMEDIATE."""
    engine = create_engine(
        "sqlite://",
        creator=lambda: plain.connect(path, read_only=read_only),
        poolclass=QueuePool,
        pool_size=2,
        max_overflow=4,
        pool_reset_on_return="rollback",
    )
    event.listen(engine, "begin", _begin)
    return engine


@contextmanager
def in_words(path: Path) -> Iterator[None]:
    """Turn what SQLite refuses into a sentence, also where SQLAlchemy has wrapped it; a bug stays a bug."""
    try:
        with plain.in_words(path):
            yield
    except DBAPIError as error:
        said = plain.sentence(error.orig, path)
        if said is None:
            raise
        raise said from error


def _begin(connection: Connection) -> None:
    writes = connection.get_execution_options().get(WRITES, False)
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")
