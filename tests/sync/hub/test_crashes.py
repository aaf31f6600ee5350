"""Several laptops at once, and what is left of a push whose laptop, network or server died in the middle."""

import signal
import subprocess
import sys

import postgres
import pytest
from sqlalchemy import text
from sqlalchemy.orm import Session

from rakor_desktop.domain.hub import HubError
from rakor_desktop.services import files
from rakor_desktop.store.tables import dump
from rakor_desktop.sync.conflicts import conflicts
from rakor_desktop.sync.hub.address import Address
from rakor_desktop.sync.hub.connecting import reading
from rakor_desktop.sync.hub.making import make
from rakor_desktop.sync.hub.pulling import pull
from rakor_desktop.sync.hub.pushing import push

HALF_A_PUSH = """
import sys
from pathlib import Path
from rakor_desktop.sync.hub.address import Address
from rakor_desktop.sync.hub.pushing import push

def wait(done, total):
    if done > total / 2 > 0:
        print("half", flush=True)
        sys.stdin.read()

push(Path(sys.argv[1]), Address.read(sys.argv[2]), progress=wait)
"""
TRAVEL = """
import sys
from pathlib import Path
from rakor_desktop.store.workspace import Workspace
from rakor_desktop.sync.hub.address import Address
from rakor_desktop.sync.hub.pulling import pull
from rakor_desktop.sync.hub.pushing import push

path, hub = Path(sys.argv[1]), Address.read(sys.argv[2])
workspace = Workspace.open(path, label="Q")
print("ready", flush=True)
sys.stdin.read()
for _nth in range(2):
    push(path, hub)
    pull(workspace, hub, keep=False)
workspace.close()
"""


def start(script, *arguments):
    return subprocess.Popen(
        [sys.executable, "-c", script, *map(str, arguments)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )


def state(address):
    with reading(address) as connection, Session(connection) as session:
        return dump(session), conflicts(session)


def counted(address):
    """How many rows the journal of the Hub has."""
    with reading(address) as connection:
        tables = ("journal_branch", "journal_action", "journal_entry", "blob", "event", "note")
        return [connection.scalar(text(f"SELECT count(*) FROM {name}")) for name in tables]


def test_a_push_that_is_killed_in_the_middle_leaves_nothing_and_holds_up_nobody(hub, desk, server, database):
    a = desk.laptop("A")
    a.do("emblem", 1)
    process = start(HALF_A_PUSH, a.path, server.url(database))
    assert process.stdout.readline() == "half\n"

    process.send_signal(signal.SIGKILL)
    process.wait()

    assert counted(hub) == [0, 0, 0, 0, 0, 0]
    for stream in (process.stdin, process.stdout):
        stream.close()
    assert push(a.path, hub).entries > 0
    assert state(hub)[0] == a.workspace.ask(files.dump)


@pytest.mark.parametrize("part", [0.4, 0.6, 0.9])
def test_a_push_that_is_cut_off_in_the_middle_is_said_so_and_leaves_nothing(
    hub, desk, server, database, part
):
    a = desk.laptop("A")
    cut = []

    def cut_off(done, total):
        if done > total * part > 0 and not cut:
            with server.connect() as admin:
                query = "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = %s"
                cut.append(admin.execute(query, (database,)).fetchall())

    with pytest.raises(HubError, match="terputus di tengah jalan"):
        push(a.path, hub, progress=cut_off)

    assert cut == [[(True,)]]
    assert counted(hub) == [0, 0, 0, 0, 0, 0]


def test_a_pull_that_is_cut_off_leaves_the_file_untouched(hub, desk, server, database):
    a, b = desk.laptop("A"), desk.laptop("B")
    a.do("log", 0, "Pelabuhan")
    push(a.path, hub)
    before = b.workspace.ask(files.dump)
    cut = []

    def cut_off(_done, total):
        if total and not cut:
            with server.connect() as admin:
                query = "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = %s"
                cut.append(admin.execute(query, (database,)).fetchall())

    a.do("emblem", 1)
    push(a.path, hub)
    with pytest.raises(HubError, match="terputus di tengah jalan"):
        pull(b.workspace, hub, progress=cut_off)

    assert b.workspace.ask(files.dump) == before
    assert pull(b.workspace, hub).sources[0].entries > 0


def test_laptops_that_push_and_pull_at_the_same_time_end_with_the_same(hub, desk, server, database, merged):
    laptops = [desk.laptop(label) for label in "ABC"]
    for nth, laptop in enumerate(laptops):
        for deed in ("log", "theme", "note", "add row", "invite", "edit note", "emblem"):
            laptop.do(deed, nth % 2, f"{laptop.label} {deed}")
    paths = [laptop.path for laptop in laptops]
    one = desk.laptop("Z", source=paths[0])
    merged(one, *paths)
    for laptop in laptops:
        laptop.close()
    processes = [start(TRAVEL, path, server.url(database)) for path in paths]
    for process in processes:
        assert process.stdout.readline() == "ready\n"

    for process in processes:
        process.stdin.close()
    assert [process.wait() for process in processes] == [0, 0, 0]

    for process in processes:
        process.stdout.close()
    assert state(hub) == (one.workspace.ask(files.dump), one.workspace.ask(conflicts))
    for laptop in laptops:
        laptop.reopen()
        pull(laptop.workspace, hub, keep=False)
        assert laptop.workspace.ask(files.dump) == one.workspace.ask(files.dump)
        assert laptop.workspace.ask(files.check).problems == []


def test_what_was_acknowledged_is_there_after_the_server_crashed(desk):
    a, b = desk.laptop("A"), desk.laptop("B")
    a.do("log", 0, "Pelabuhan")
    b.do("log", 0, "Jalan")
    server = postgres.Server("fsync=on", "synchronous_commit=on", "full_page_writes=on")
    try:
        hub = Address.read(server.url(server.create()))
        make(hub)
        push(a.path, hub)
        before = state(hub)

        def crash(done, total):
            if done > total / 2 > 0:
                server.stop()

        with pytest.raises(HubError, match="terputus di tengah jalan"):
            push(b.path, hub, progress=crash)
        with pytest.raises(HubError, match="tidak dapat dihubungi"):
            push(b.path, hub)
        server.start("fsync=on")

        assert state(hub) == before
        assert push(b.path, hub).entries > 0
    finally:
        server.close()
