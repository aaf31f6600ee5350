"""What the disk or the file refuses while it is open is told in a sentence, and nothing half done stays."""

import shutil
import signal
import subprocess
import sys

import pytest

from rakor_desktop.domain.errors import RakorError, ReadOnlyError, StorageError
from rakor_desktop.services import events, files
from rakor_desktop.store.schema import Event
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


def test_a_file_that_was_moved_is_not_written_until_it_is_back(workspace, event, tmp_path):
    workspace.act(events.edit, event, theme="sebelum")
    elsewhere = workspace.path.replace(tmp_path / "dipindahkan.rakor")

    with pytest.raises(StorageError, match="tidak ada lagi di tempatnya"):
        workspace.act(events.edit, event, theme="sesudah")

    elsewhere.replace(workspace.path)
    assert workspace.ask(events.event, event).theme == "sebelum"
    workspace.act(events.edit, event, theme="sesudah")
    assert workspace.ask(files.check).sound


def test_a_file_put_in_the_place_of_ours_is_left_alone(workspace, event, template_file):
    workspace.ask(events.event, event)
    shutil.copyfile(template_file, other := workspace.path.with_name("lain.rakor"))
    other.replace(workspace.path)
    before = workspace.path.read_bytes()

    with pytest.raises(StorageError, match="BELUM tersimpan"):
        workspace.act(events.edit, event, theme="ke berkas yang salah")

    assert workspace.path.read_bytes() == before


def test_a_file_that_was_deleted_is_missed(workspace, event):
    workspace.ask(events.event, event)
    workspace.path.unlink()

    with pytest.raises(StorageError, match="dihapus"):
        workspace.act(events.edit, event, theme="ke mana?")

    assert not workspace.path.exists()


def test_a_change_half_written_where_nothing_may_be_written_is_explained(workspace, event):
    workspace.close()
    died = subprocess.run([sys.executable, "-c", KILLED, workspace.path], check=False)
    assert died.returncode == -signal.SIGKILL
    workspace.path.chmod(0o444)

    with pytest.raises(ReadOnlyError, match="perlu dibuka satu kali di tempat yang dapat ditulisi"):
        Workspace.open(workspace.path)

    workspace.path.chmod(0o644)
    opened = Workspace.open(workspace.path)
    assert opened.ask(files.check).sound
    opened.close()


def put(session, uid, **values):
    for name, value in values.items():
        setattr(session.get(Event, uid), name, value)


@pytest.mark.parametrize(
    ("values", "sentence"),
    [
        ({"year_plan": 10**30}, "terlalu besar untuk disimpan"),
        ({"theme": "separuh \ud83d"}, "huruf yang rusak"),
    ],
)
def test_what_no_file_can_hold_is_refused_whole(workspace, event, values, sentence):
    with pytest.raises(RakorError, match=sentence):
        workspace.act(put, event, city="Kupang", **values)

    assert workspace.ask(events.event, event).city != "Kupang"
    assert workspace.ask(files.check).sound
