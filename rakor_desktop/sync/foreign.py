"""A file of another laptop, opened without trusting it: only its journal and its attachments are read."""

from __future__ import annotations

import contextlib
import hashlib
import sqlite3
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, Protocol

from rakor_desktop.domain.errors import ForeignFileError, RakorError
from rakor_desktop.domain.i18n import _
from rakor_desktop.store.header import APPLICATION_ID
from rakor_desktop.store.journal import codec
from rakor_desktop.store.journal.reader import Branch
from rakor_desktop.store.version import VERSION
from rakor_desktop.sync.copying import private_copy, refusal, refuse_at_sight

DEADLINE = 60.0
"""Seconds one question to a file may take."""
RECOGNIZED_IN = 5.0
"""Seconds to say what the file is; a million tables take longer."""
LONGEST = 512 << 20
"""Bytes of the largest value that is read: a scan."""
_STEPS = 20_000
"""So many steps of SQLite's machine go by between two looks at the clock."""
_PER_READ = 500

TABLES: Mapping[str, tuple[tuple[str, str], ...]] = {
    "journal_branch": (
        ("no", "INTEGER"),
        ("uid", "TEXT"),
        ("label", "TEXT"),
        ("parents", "TEXT"),
        ("opened_at", "TEXT"),
    ),
    "journal_action": (
        ("branch_no", "INTEGER"),
        ("number", "INTEGER"),
        ("name", "TEXT"),
        ("actor", "TEXT"),
        ("at", "TEXT"),
    ),
    "journal_entry": (
        ("branch_no", "INTEGER"),
        ("seq", "INTEGER"),
        ("lamport", "INTEGER"),
        ("action_no", "INTEGER"),
        ("kind", "TEXT"),
        ("row_uid", "TEXT"),
        ("op", "TEXT"),
        ("content", "TEXT"),
        ("salt", "BLOB"),
        ("digest", "BLOB"),
        ("hash", "BLOB"),
    ),
    "blob": (("sha256", "TEXT"), ("size", "INTEGER"), ("data", "BLOB")),
}
"""All that is ever read of a foreign file, with the type each column must have been declared with."""

_ENTRIES = """
SELECT e.seq, e.lamport, e.action_no, a.name, a.actor, a.at, e.kind, e.row_uid, e.op,
       e.content, e.salt, e.digest, e.hash
FROM journal_entry AS e NOT INDEXED
JOIN journal_action AS a NOT INDEXED ON a.branch_no = e.branch_no AND a.number = e.action_no
WHERE e.branch_no = ? AND e.seq >= ?
ORDER BY e.seq
"""

Raw = tuple[Any, ...]
"""A row as SQLite gave it; its types are believed by nobody before ``chain`` has looked at them."""


class Source(Protocol):
    """What a merge asks of whatever it takes entries from; nothing it says is believed unseen."""

    @property
    def path(self) -> Path:
        """What it is called in sentences, by its name."""

    @property
    def version(self) -> int:
        """The schema it was written with."""

    @property
    def branches(self) -> list[Branch]:
        """The branches it has, with their ends."""

    @property
    def attachments(self) -> frozenset[str]:
        """The names of the attachments it has."""

    def damaged(self, branch: object, seq: object) -> ForeignFileError:
        """Return the refusal that names the entry where the history does not hold."""

    def hash_at(self, branch: Branch, seq: int) -> object:
        """Return the seal of one entry."""

    def moment_at(self, branch: Branch, seq: int) -> str | None:
        """Return when an entry was written, as it is said there."""

    def events(self) -> set[str]:
        """Return the meetings its history speaks of."""

    def entries(self, branch: Branch, first: int = 1) -> Iterator[Raw]:
        """Yield the entries of a branch from this one on, with what their action says."""

    def attachment(self, sha256: str) -> bytes:
        """Return the bytes of an attachment; refused where they are not those of its name."""

    def complete(self) -> bool:
        """Whether no entry was lost without a trace."""

    def whole(self) -> None:
        """Refuse it where its storage does not hold together."""


class Foreign:
    """The journal and the attachments of another file."""

    def __init__(self, path: Path, connection: sqlite3.Connection) -> None:
        self.path = path
        self._connection = connection
        self._deadline = 0.0
        connection.set_progress_handler(self._late, _STEPS)
        with self.reading(RECOGNIZED_IN):
            _harden(connection)
            self.version = self._recognized()
        with self.reading():
            self.branches = self._branches()
            self.attachments = self._attachments()

    @contextmanager
    def reading(self, seconds: float | None = None) -> Iterator[None]:
        """Turn whatever goes wrong while reading this file, or takes too long, into a sentence about it."""
        self._deadline = time.monotonic() + (DEADLINE if seconds is None else seconds)
        try:
            yield
        except (sqlite3.Error, UnicodeError, OverflowError, MemoryError) as error:
            raise refusal(error, self.path) from error

    def _late(self) -> bool:
        return time.monotonic() > self._deadline

    def _recognized(self) -> int:
        said = [self._connection.execute(f"PRAGMA {name}").fetchone()[0] for name in _HEADER]
        if said[0] != APPLICATION_ID:
            raise ForeignFileError(_("“{file}” bukan berkas Rakor.").format(file=self.path.name))
        if said[1] > VERSION:
            raise ForeignFileError(
                _(
                    "“{file}” ditulis oleh versi program yang lebih baru; "
                    "mutakhirkan program di laptop ini, lalu ulangi."
                ).format(file=self.path.name)
            )
        for name, columns in TABLES.items():
            if not self._is_ours(name, columns):
                raise ForeignFileError(
                    _("Susunan “{file}” bukan buatan program ini; tidak ada yang diambil darinya.").format(
                        file=self.path.name
                    )
                )
        return int(said[1])

    def _is_ours(self, name: str, columns: tuple[tuple[str, str], ...]) -> bool:
        """Whether this is a plain table with just these columns, none of them computed."""
        kinds = self._connection.execute(
            "SELECT type, sql FROM sqlite_master WHERE lower(name) = ? LIMIT 2", (name,)
        ).fetchall()
        if len(kinds) != 1 or kinds[0][0] != "table" or "virtual" in str(kinds[0][1])[:20].lower():
            return False
        found = self._connection.execute(f"PRAGMA table_xinfo({name})").fetchall()
        return [(one[1], one[2].upper(), one[6]) for one in found] == [(*one, 0) for one in columns]

    def _branches(self) -> list[Branch]:
        query = "SELECT no, uid, label, parents, opened_at FROM journal_branch NOT INDEXED ORDER BY no"
        last = "SELECT max(seq) FROM journal_entry NOT INDEXED WHERE branch_no = ?"
        found = []
        for no, uid, label, parents, opened_at in self._connection.execute(query).fetchall():
            texts = (uid, label, parents, opened_at)
            if type(no) is not int or not all(type(one) is str for one in texts):
                raise self.damaged(uid, 0)
            seq = self._connection.execute(last, (no,)).fetchone()[0]
            if type(seq) is int:  # a branch without entries was never sealed and says nothing
                found.append(Branch(no, uid, label, self._parents(uid, parents), opened_at, seq))
        return found

    def _parents(self, uid: str, text: str) -> Mapping[str, int]:
        try:
            parents = codec.parents(text)
        except RakorError as error:
            raise self.damaged(uid, 0) from error
        if not all(type(seq) is int and seq > 0 for seq in parents.values()):
            raise self.damaged(uid, 0)
        return parents

    def _attachments(self) -> frozenset[str]:
        found = self._connection.execute("SELECT sha256 FROM blob NOT INDEXED")
        return frozenset(str(one[0]) for one in found)

    def damaged(self, branch: object, seq: object) -> ForeignFileError:
        """Return the refusal that names the entry where the history does not hold."""
        label = next((one.label for one in getattr(self, "branches", ()) if one.uid == branch), "?")
        return ForeignFileError(
            _(
                "Riwayat “{file}” rusak atau diubah dari luar pada entri {entry} dari laptop {laptop}; "
                "tidak ada yang diambil darinya."
            ).format(file=self.path.name, entry=f"{branch}:{seq}", laptop=label)
        )

    def hash_at(self, branch: Branch, seq: int) -> object:
        """Return the seal of one entry."""
        query = "SELECT hash FROM journal_entry NOT INDEXED WHERE branch_no = ? AND seq = ?"
        with self.reading():
            found = self._connection.execute(query, (branch.no, seq)).fetchone()
        return found[0] if found else None

    def moment_at(self, branch: Branch, seq: int) -> str | None:
        """Return when an entry was written, as the file says it."""
        query = (
            "SELECT a.at FROM journal_entry AS e NOT INDEXED JOIN journal_action AS a NOT INDEXED"
            " ON a.branch_no = e.branch_no AND a.number = e.action_no WHERE e.branch_no = ? AND e.seq = ?"
        )
        with self.reading():
            found = self._connection.execute(query, (branch.no, seq)).fetchone()
        return found[0] if found else None

    def events(self) -> set[str]:
        """Return the meetings its history speaks of."""
        query = "SELECT DISTINCT row_uid FROM journal_entry NOT INDEXED WHERE kind = 'event'"
        with self.reading():
            return {str(one[0]) for one in self._connection.execute(query)}

    def entries(self, branch: Branch, first: int = 1) -> Iterator[Raw]:
        """Yield the entries of a branch from this one on, with what their action says."""
        with self.reading():
            found = self._connection.execute(_ENTRIES, (branch.no, first))
        while True:
            with self.reading():
                rows = found.fetchmany(_PER_READ)
            if not rows:
                return
            yield from rows

    def attachment(self, sha256: str) -> bytes:
        """Return the bytes of an attachment; refused where they are not those of its name."""
        with self.reading():
            query = "SELECT data FROM blob WHERE sha256 = ?"
            found = self._connection.execute(query, (sha256,)).fetchone()
        if found is None or type(found[0]) is not bytes or hashlib.sha256(found[0]).hexdigest() != sha256:
            raise ForeignFileError(
                _("Sebuah lampiran di “{file}” rusak; tidak ada yang diambil darinya.").format(
                    file=self.path.name
                )
            )
        return found[0]

    def complete(self) -> bool:
        """Whether no entry was lost without a trace: counted in the table, in its index, by branch."""
        table = "SELECT count(*) FROM journal_entry NOT INDEXED"
        index = "SELECT count(*) FROM journal_entry INDEXED BY ix_journal_entry_lamport"
        with self.reading():
            counts = {self._connection.execute(query).fetchone()[0] for query in (table, index)}
        return counts == {sum(branch.last for branch in self.branches)}

    def whole(self) -> None:
        """Refuse a file whose pages do not hold together: entries may be missing without a gap."""
        with self.reading():
            said = self._connection.execute("PRAGMA integrity_check(1)").fetchone()[0]
        if said != "ok":
            raise refusal(sqlite3.DatabaseError(), self.path)


@contextmanager
def opened(path: Path) -> Iterator[Foreign]:
    """Give the journal of a file, from a private copy that is gone afterwards."""
    with (
        TemporaryDirectory(prefix="rakor-", ignore_cleanup_errors=True) as folder,
        opened_copy(private_copy(path, Path(folder)), path) as found,
    ):
        yield found


@contextmanager
def opened_copy(copy: Path, path: Path) -> Iterator[Foreign]:
    """Give the journal in a private copy, from whichever thread; sentences call it by this path's name."""
    connection = sqlite3.connect(
        f"{copy.as_uri()}?mode=ro&immutable=1", uri=True, isolation_level=None, check_same_thread=False
    )
    with contextlib.closing(connection):
        yield Foreign(path, connection)


@contextmanager
def glanced_at(path: Path) -> Iterator[Foreign]:
    """Give the journal of a file where it lies, to see whether there is anything in it worth a copy."""
    refuse_at_sight(path)
    try:
        connection = sqlite3.connect(
            f"{path.absolute().as_uri()}?mode=ro", uri=True, isolation_level=None, check_same_thread=False
        )
    except sqlite3.Error as error:
        raise refusal(error, path) from error
    with contextlib.closing(connection):
        yield Foreign(path, connection)


_HEADER = ("application_id", "user_version")
_SAFE = (
    "trusted_schema=OFF",
    "cell_size_check=ON",
    "query_only=ON",
    "mmap_size=0",
    "temp_store=MEMORY",
    "busy_timeout=5000",
)


def _harden(connection: sqlite3.Connection) -> None:
    for pragma in _SAFE:
        connection.execute(f"PRAGMA {pragma}")
    connection.setlimit(sqlite3.SQLITE_LIMIT_LENGTH, LONGEST)
    connection.setlimit(sqlite3.SQLITE_LIMIT_ATTACHED, 0)
    for name, wanted in (("DEFENSIVE", True), ("ENABLE_TRIGGER", False), ("ENABLE_VIEW", False)):
        switch = getattr(sqlite3, f"SQLITE_DBCONFIG_{name}", None)
        if switch is not None:  # Python 3.12
            getattr(connection, "setconfig")(switch, wanted)  # noqa: B009 - unknown to the types of 3.11
