"""A file is rewritten whole, so that nothing is left on its pages of what was taken out of it."""

import sqlite3
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing

import pytest

from rakor_desktop.domain.errors import RakorError, StorageError
from rakor_desktop.services import events
from rakor_desktop.store import check, scrubbing
from rakor_desktop.store.connection import connect


class Full:
    """A connection to a file on a disk that is full, or broken."""

    def __init__(self, connection, name):
        self._connection, self._name = connection, name

    def execute(self, statement):
        if statement == "VACUUM":
            error = sqlite3.OperationalError("database or disk is full")
            error.sqlite_errorname = self._name
            raise error
        return self._connection.execute(statement)

    def close(self):
        self._connection.close()


@pytest.mark.parametrize("largest", [0, scrubbing._IN_MEMORY])
def test_what_was_deleted_is_not_in_the_bytes_any_more(rakor_file, monkeypatch, largest):
    """In memory or, for a large file, by way of a temporary one."""
    monkeypatch.setattr(scrubbing, "_IN_MEMORY", largest)
    with closing(sqlite3.connect(rakor_file)) as careless:
        careless.execute("PRAGMA secure_delete=OFF")
        careless.execute("INSERT INTO blob VALUES ('x', 1, ?)", (b"rahasia" * 3000,))
        careless.commit()
        careless.execute("DELETE FROM blob")
        careless.commit()
    assert b"rahasia" in rakor_file.read_bytes()

    scrubbing.scrub(rakor_file)

    assert b"rahasia" not in rakor_file.read_bytes()
    with closing(connect(rakor_file)) as connection:
        assert connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)
        assert connection.execute("PRAGMA application_id").fetchone()[0] == 0x52414B4F


@pytest.mark.parametrize(
    ("name", "said"), [("SQLITE_FULL", "Ruang diska tidak cukup"), ("SQLITE_IOERR", "Diska tidak menjawab")]
)
def test_a_disk_that_refuses_is_told_and_the_file_is_as_it_was(rakor_file, monkeypatch, name, said):
    before = rakor_file.read_bytes()
    monkeypatch.setattr(scrubbing, "connect", lambda path: Full(connect(path), name))

    with pytest.raises(StorageError, match=said):
        scrubbing.scrub(rakor_file)

    assert rakor_file.read_bytes() == before


def test_a_file_that_is_only_read_is_not_rewritten(workspace):
    from rakor_desktop.store.workspace import Workspace

    reader = Workspace.open(workspace.path, read_only=True)
    with pytest.raises(RakorError):
        reader.scrub(always=True)
    reader.close()
    assert workspace.ask(check.check).sound


def test_who_writes_while_the_file_is_rewritten_waits(workspace, event, monkeypatch):
    writes = []

    def rewrite(_path):
        writes.append(pool.submit(workspace.act, events.edit, event, theme="ketik"))
        with pytest.raises(TimeoutError):
            writes[0].result(timeout=0.05)

    monkeypatch.setattr(scrubbing, "scrub", rewrite)
    with ThreadPoolExecutor() as pool:
        workspace.scrub(always=True)
        writes[0].result(timeout=5)

    assert workspace.ask(events.event, event).theme == "ketik"
