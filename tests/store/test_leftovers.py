"""What a killed program left of a file that is gone is not played back into the next one."""

import datetime as dt
import signal
import subprocess
import sys

import pytest

from rakor_desktop.services import events, files, restoring
from rakor_desktop.store.leftovers import put_aside
from rakor_desktop.store.workspace import Workspace

KILLED = """
import os, signal, sqlite3, sys
connection = sqlite3.connect(sys.argv[1], isolation_level=None)
connection.execute("PRAGMA cache_size=2")
connection.execute("BEGIN IMMEDIATE")
connection.execute("UPDATE event SET background = ?", ("x" * 60_000,))
connection.execute("UPDATE region SET name = ?", ("x" * 4_000,))
os.kill(os.getpid(), signal.SIGKILL)
"""


@pytest.fixture
def journal(workspace, event):
    """A journal that wants to be played back, of a file that somebody took away."""
    workspace.close()
    copy = restoring.back_up(workspace.path, workspace.path.parent / "x", dt.datetime(2026, 4, 14))  # noqa: DTZ001
    died = subprocess.run([sys.executable, "-c", KILLED, workspace.path], check=False)
    assert died.returncode == -signal.SIGKILL
    left = workspace.path.with_name(f"{workspace.path.name}-journal")
    assert left.stat().st_size > 0
    workspace.path.replace(copy.with_name("dibawa pergi.rakor"))
    return left


def test_a_new_file_of_the_same_name_is_sound(workspace, journal):
    fresh = Workspace.create(workspace.path)
    fresh.act(events.create, name="Baru", start_date=dt.date(2026, 4, 14), end_date=dt.date(2026, 4, 14))

    assert fresh.ask(files.check).sound
    fresh.close()
    assert not journal.exists()
    assert journal.with_name(f"{journal.name} sisa").exists()


def test_a_copy_restored_to_the_same_name_is_what_it_was(workspace, journal):
    copy = next((workspace.path.parent / "x").glob("rakor*"))

    assert restoring.restore(copy, workspace.path, dt.datetime(2026, 4, 15)) is None  # noqa: DTZ001

    opened = Workspace.open(workspace.path, read_only=True)
    assert opened.ask(files.check).sound
    opened.close()
    assert not journal.exists()


def test_nothing_is_put_aside_where_nothing_is(tmp_path):
    put_aside(tmp_path / "rakor.rakor")
    assert list(tmp_path.iterdir()) == []
