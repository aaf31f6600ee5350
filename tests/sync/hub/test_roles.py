"""The rights of docs/hub.md, word for word: enough to push and pull, and for nothing else."""

import re
from pathlib import Path

import psycopg
import pytest
from sqlalchemy.orm import Session

from rakor_desktop.domain.hub import HubError
from rakor_desktop.services import files
from rakor_desktop.store.tables import dump
from rakor_desktop.sync.hub.address import Address
from rakor_desktop.sync.hub.connecting import reading
from rakor_desktop.sync.hub.making import make
from rakor_desktop.sync.hub.pulling import pull
from rakor_desktop.sync.hub.pushing import push
from rakor_desktop.sync.hub.telling import held

GUIDE = Path(__file__).parents[3] / "docs/hub.md"
FOR_SUPERUSER, FOR_OWNER = re.findall(r"```sql\n(.*?)```", GUIDE.read_text(encoding="utf-8"), re.DOTALL)
JOURNAL = ("journal_branch", "journal_action", "journal_entry", "blob")


def run(connection, script):
    for statement in script.split(";"):
        if statement.strip():
            connection.execute(statement)


@pytest.fixture(scope="module")
def guided(server):
    """A Hub that was set up by the guide: its passwords by role."""
    passwords = dict(re.findall(r"ROLE (\w+) LOGIN PASSWORD '([^']+)'", FOR_SUPERUSER))
    with server.connect() as connection:
        run(connection, FOR_SUPERUSER)
    make(Address.read(server.tcp("rakor", "rakor_owner", passwords["rakor_owner"])))
    with server.connect("rakor", "rakor_owner") as connection:
        run(connection, FOR_OWNER)
    yield {role: Address.read(server.tcp("rakor", role, password)) for role, password in passwords.items()}
    server.drop("rakor")


def test_the_writer_pushes_and_pulls(guided, desk):
    a, b = desk.laptop("A"), desk.laptop("B")
    for deed in ("log", "emblem", "note", "edit note", "remove note", "remove person"):
        a.do(deed, 0, "Pelabuhan")
    b.do("theme", 0, "Garam")

    assert push(a.path, guided["rakor_writer"]).attachments == 1
    assert pull(b.workspace, guided["rakor_writer"]).sources[0].entries > 0
    assert push(b.path, guided["rakor_writer"]).entries > 0

    with reading(guided["rakor_writer"]) as connection, Session(connection) as session:
        assert dump(session) == b.workspace.ask(files.dump)
    assert [one.name for one in held(guided["rakor_writer"])] == ["Rakor"]


@pytest.mark.parametrize(
    "statement",
    [
        "DROP TABLE issue",
        "TRUNCATE issue",
        "ALTER TABLE issue ADD COLUMN x int",
        "CREATE TABLE x (y int)",
        "CREATE TEMPORARY TABLE x (y int)",
        *(f"TRUNCATE {name}" for name in JOURNAL),
        *(f"DELETE FROM {name}" for name in JOURNAL[:3]),
        "UPDATE journal_branch SET label = 'X'",
        "UPDATE journal_action SET actor = 'X'",
        "UPDATE journal_entry SET hash = salt",
        "UPDATE journal_entry SET row_uid = 'x'",
        "UPDATE blob SET data = ''",
        "INSERT INTO rakor_hub VALUES (3, '')",
        "DELETE FROM rakor_hub",
        "ALTER TABLE journal_entry DISABLE TRIGGER ALL",
        "SET ROLE rakor_owner",
    ],
)
def test_the_writer_may_not(guided, server, statement):
    with (
        server.connect("rakor", "rakor_writer") as connection,
        pytest.raises(psycopg.errors.InsufficientPrivilege),
    ):
        connection.execute(statement)


@pytest.mark.parametrize(
    "statement",
    [
        "INSERT INTO issue (uid) VALUES ('x')",
        "UPDATE issue SET remarks = 'x'",
        "DELETE FROM issue",
        "DROP TABLE issue",
        "CREATE TABLE x (y int)",
        *(f"SELECT * FROM {name}" for name in JOURNAL),
    ],
)
def test_the_reader_may_not(guided, server, statement):
    with (
        server.connect("rakor", "rakor_reader") as connection,
        pytest.raises(psycopg.errors.InsufficientPrivilege),
    ):
        connection.execute(statement)


def test_the_reader_reads_the_tables_and_cannot_push(guided, server, desk):
    a = desk.laptop("A")
    with server.connect("rakor", "rakor_reader") as connection:
        connection.execute("SELECT * FROM issue JOIN event ON event.uid = issue.event_uid")
    with pytest.raises(HubError, match="tidak berhak"):
        push(a.path, guided["rakor_reader"])


def test_the_others_of_the_server_may_not_even_connect(guided, server):
    with server.connect() as connection:
        connection.execute("CREATE ROLE orang_lain LOGIN")
    with pytest.raises(psycopg.OperationalError, match="permission denied for database"):
        server.connect("rakor", "orang_lain")


def test_the_writer_takes_a_person_out_everywhere(guided, server, desk):
    a = desk.laptop("A")
    a.do("attach", 0, "pindaian")
    push(a.path, guided["rakor_writer"])
    for nth in range(3):
        a.do("redact", nth, "ccc")

    assert push(a.path, guided["rakor_writer"]).entries > 0

    with server.connect("rakor") as connection:
        gone = connection.execute("SELECT count(*) FROM journal_entry WHERE content IS NULL").fetchone()
        assert gone[0] > 0
        held_bytes = {row[0] for row in connection.execute("SELECT sha256 FROM blob").fetchall()}
        erased = connection.execute("SELECT row_uid FROM redaction WHERE table_name = 'blob'").fetchall()
    assert held_bytes.isdisjoint(row[0] for row in erased)
