"""One process writes a file, whatever name it came by and whatever lies where the lock should."""

import os
import subprocess
import sys

import pytest

from rakor_desktop.domain.errors import StorageError
from rakor_desktop.store.lock import Lock, owner_of, user_name
from rakor_desktop.store.workspace import Workspace


def reason(path):
    """Open a file for writing and return why it may only be read."""
    opened = Workspace.open(path, actor="Kedua")
    opened.close()
    return opened.read_only_reason


def test_a_symbolic_link_leads_to_the_same_lock(workspace, tmp_path):
    link = tmp_path / "meja" / "pintasan.rakor"
    link.parent.mkdir()
    link.symlink_to(workspace.path)

    assert "Uji" in reason(link)
    workspace.close()
    opened = Workspace.open(link, actor="Lewat pintasan")
    assert opened.path == workspace.path
    assert "Lewat pintasan" in reason(workspace.path)
    opened.close()


def test_a_file_with_two_names_on_the_disk_is_not_written(rakor_file, tmp_path):
    os.link(rakor_file, tmp_path / "nama lain.rakor")

    assert "lebih dari satu nama" in reason(rakor_file)
    (tmp_path / "nama lain.rakor").unlink()
    assert reason(rakor_file) == ""


def test_what_a_dead_program_left_behind_hinders_nobody(rakor_file):
    Lock(rakor_file).path.write_bytes(b"\xff bukan JSON")

    assert reason(rakor_file) == ""
    assert not Lock(rakor_file).path.exists()


@pytest.mark.parametrize("thing", ["folder", "link into nowhere"])
def test_a_lock_that_cannot_be_had_lets_the_file_be_read(rakor_file, thing):
    place = Lock(rakor_file).path
    if thing == "folder":
        place.mkdir()
    else:
        place.symlink_to("/tiada/di/sini")

    assert "tidak dapat dipasang" in reason(rakor_file)
    with pytest.raises(StorageError, match=r"rakor\.rakor\.kunci"):
        Lock(rakor_file).acquire("Uji")


def test_what_a_link_in_the_place_of_the_lock_leads_to_is_not_touched(rakor_file, tmp_path):
    letter = tmp_path / "surat.txt"
    letter.write_text("Dengan hormat")
    Lock(rakor_file).path.symlink_to(letter)

    assert "itu sebuah tautan" in reason(rakor_file)
    assert letter.read_text() == "Dengan hormat"


def test_a_lock_somebody_else_left_behind_is_taken_over(rakor_file):
    if os.geteuid() != 0:
        pytest.skip("only root can be somebody else")
    place = Lock(rakor_file).path
    place.write_text("{}")
    place.chmod(0o644)
    script = (
        # Loaded first: Python itself may lie where only root can read.
        "import os, sys; from pathlib import Path; from rakor_desktop.store.lock import Lock\n"
        "os.setuid(65534)\n"
        "first, second = Lock(Path(sys.argv[1])), Lock(Path(sys.argv[1]))\n"
        "first.acquire('Uji')\n"
        "try: second.acquire('Lain')\n"
        "except Exception as refused: print(type(refused).__name__)\n"
        "first.release()\n"
    )
    for folder in rakor_file.parents:
        # A worker of its own has one folder more above the test's.
        if folder.owner() == rakor_file.owner() and not folder.stat().st_mode & 0o001:
            folder.chmod(0o755)
    done = subprocess.run(
        [sys.executable, "-c", script, rakor_file], capture_output=True, text=True, check=False
    )
    assert (done.stdout.strip(), done.stderr) == ("InUseError", "")


def test_a_disk_that_is_gone_does_not_keep_the_program_from_ending(rakor_file):
    lock = Lock(rakor_file)
    lock.acquire("Uji")
    assert owner_of(lock.path).who == "Uji"
    lock.path.unlink()
    lock.path.mkdir()

    lock.release()
    lock.release()


def test_the_user_has_a_name_or_none(monkeypatch):
    for name in ("LOGNAME", "USER", "LNAME", "USERNAME"):
        monkeypatch.delenv(name, raising=False)
    assert isinstance(user_name(), str)
