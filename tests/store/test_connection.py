"""The pragmas every connection to a Rakor file has: without them a power cut loses what was acknowledged."""

import pytest

from rakor_desktop.store.connection import connect
from rakor_desktop.store.sessions import Sessions

ALWAYS = {"foreign_keys": 1, "trusted_schema": 0, "cell_size_check": 1, "secure_delete": 1}
WRITING = {**ALWAYS, "journal_mode": "delete", "synchronous": 3}


def pragmas(execute, names):
    return {name: execute(f"PRAGMA {name}").fetchone()[0] for name in names}


@pytest.mark.parametrize(("read_only", "wanted"), [(True, ALWAYS), (False, WRITING)])
def test_a_connection_has_the_house_pragmas(rakor_file, read_only, wanted):
    connection = connect(rakor_file, read_only=read_only)

    assert pragmas(connection.execute, wanted) == wanted
    connection.close()


def test_a_session_that_writes_has_them_too(rakor_file):
    sessions = Sessions(rakor_file, read_only=False)
    found, _done, _erased = sessions.commit(
        "x", lambda session: pragmas(session.connection().exec_driver_sql, WRITING), actor="", label="A"
    )

    assert found == WRITING
    sessions.close()


def test_who_writes_holds_the_file_from_the_first_moment(rakor_file):
    sessions = Sessions(rakor_file, read_only=False)

    def somebody_else_writes(session):
        session.connection()
        other = connect(rakor_file)
        other.execute("PRAGMA busy_timeout=0")
        try:
            with pytest.raises(Exception, match="locked"):
                other.execute("BEGIN IMMEDIATE")
        finally:
            other.close()

    sessions.commit("x", somebody_else_writes, actor="", label="A")
    sessions.close()
