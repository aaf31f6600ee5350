"""What was fetched from the Hub, kept on this laptop: no file waits for the network while it is written."""

from __future__ import annotations

import contextlib
import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import contextmanager

from rakor_desktop.sync.foreign import LONGEST, Raw

_PER_READ = 500
_COLUMNS = "seq, lamport, action_no, name, actor, at, kind, row_uid, op, content, salt, digest, hash"
_TABLES = (
    f"CREATE TABLE entry (branch, {_COLUMNS}, PRIMARY KEY (branch, seq)) WITHOUT ROWID",
    "CREATE TABLE blob (sha256 PRIMARY KEY, data)",
)


class Spool:
    """Entries and attachments as they came."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection

    def put(self, branch: str, rows: Iterable[Raw]) -> None:
        """Keep entries of a branch."""
        blanks = ", ".join("?" * 14)
        self._connection.executemany(
            f"INSERT INTO entry VALUES ({blanks})",  # noqa: S608 - nothing but question marks
            ((branch, *row) for row in rows),
        )

    def put_attachment(self, sha256: str, data: bytes) -> None:
        """Keep an attachment."""
        self._connection.execute("INSERT INTO blob VALUES (?, ?)", (sha256, data))

    def entries(self, branch: str, first: int) -> Iterator[Raw]:
        """Yield the entries of a branch from this one on."""
        found = self._connection.execute(
            f"SELECT {_COLUMNS} FROM entry WHERE branch = ? AND seq >= ? ORDER BY seq",  # noqa: S608 - ours
            (branch, first),
        )
        while rows := found.fetchmany(_PER_READ):
            yield from rows

    def entry(self, branch: str, seq: int) -> Raw | None:
        """Return one entry; None where it was not fetched."""
        query = f"SELECT {_COLUMNS} FROM entry WHERE branch = ? AND seq = ?"  # noqa: S608 - ours
        found: Raw | None = self._connection.execute(query, (branch, seq)).fetchone()
        return found

    def hash_at(self, branch: str, seq: int) -> object:
        """Return the seal of one entry; None where it was not fetched."""
        found = self.entry(branch, seq)
        return found[-1] if found is not None else None

    def moment_at(self, branch: str, seq: int) -> str | None:
        """Return when an entry was written; None where it was not fetched."""
        query = "SELECT at FROM entry WHERE branch = ? AND seq = ?"
        found = self._connection.execute(query, (branch, seq)).fetchone()
        return found[0] if found else None

    def events(self) -> set[str]:
        """Return the meetings that the entries speak of."""
        found = self._connection.execute("SELECT DISTINCT row_uid FROM entry WHERE kind = 'event'")
        return {str(one[0]) for one in found}

    def attachment(self, sha256: str) -> object:
        """Return the bytes of an attachment as they came; None where it did not."""
        found = self._connection.execute("SELECT data FROM blob WHERE sha256 = ?", (sha256,)).fetchone()
        return found[0] if found else None


@contextmanager
def spooling() -> Iterator[Spool]:
    """Give an empty spool whose file has no name and is gone afterwards."""
    with contextlib.closing(sqlite3.connect("", isolation_level=None, check_same_thread=False)) as connection:
        connection.execute("PRAGMA synchronous=OFF")
        connection.execute("PRAGMA journal_mode=OFF")
        connection.setlimit(sqlite3.SQLITE_LIMIT_LENGTH, LONGEST)
        for table in _TABLES:
            connection.execute(table)
        yield Spool(connection)
