"""A file handed out on a stick is whole, is what was meant, and never takes the place of what it lacks."""

import os
import subprocess
import sys

import pytest

from rakor_desktop.domain.errors import InUseError, RakorError
from rakor_desktop.domain.merging import StoppedError
from rakor_desktop.services import files
from rakor_desktop.store import backup
from rakor_desktop.store.workspace import Workspace
from rakor_desktop.sync.handing_out import hand_out
from rakor_desktop.sync.merging import merge

SCRIPT = """
import resource, signal, sys
from pathlib import Path
from rakor_desktop.domain.errors import RakorError
from rakor_desktop.store import backup
from rakor_desktop.store.workspace import Workspace
from rakor_desktop.sync import handing_out
from rakor_desktop.sync.merging import merge

what, own, *others = sys.argv[1:]
workspace = Workspace.open(Path(own))
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
room = Path(own).stat().st_size // 2
if what == "stick":
    whole = backup.copy_to
    def then_full(path, target):
        copy = whole(path, target)
        resource.setrlimit(resource.RLIMIT_FSIZE, (room, room))
        return copy
    backup.copy_to = then_full
    do = lambda: handing_out.hand_out(workspace, Path(others[0]))
else:
    resource.setrlimit(resource.RLIMIT_FSIZE, (room, room))
    do = lambda: merge(workspace, [Path(one) for one in others])
try:
    do()
except RakorError as error:
    print("refused:", error)
workspace.close()
"""


@pytest.fixture
def stick(tmp_path):
    folder = tmp_path / "stik"
    folder.mkdir()
    return folder


def left(stick):
    return sorted(path.name for path in stick.iterdir())


def on_a_full_disk(what, *paths):
    command = [sys.executable, "-c", SCRIPT, what, *map(str, paths)]
    return subprocess.run(command, capture_output=True, text=True, check=False)


def test_every_laptop_can_begin_with_it_and_come_back(desk, stick):
    ours = desk.laptop("P")
    ours.do("theme", 0, "tema")

    written = hand_out(ours.workspace, stick / "awal.rakor")
    theirs = desk.laptop("B", source=written)
    theirs.do("note", 0, "dari B")

    assert left(stick) == ["awal.rakor"]
    assert theirs.workspace.ask(files.check).sound
    assert not merge(ours.workspace, [theirs.path]).nothing


def test_it_is_the_file_as_it_is_with_its_journal(desk, stick):
    ours = desk.laptop("P")

    written = hand_out(ours.workspace, stick / "awal.rakor")

    copy = Workspace.open(written, read_only=True)
    assert copy.ask(files.dump) == ours.workspace.ask(files.dump)
    assert copy.ask(files.history) == ours.workspace.ask(files.history)
    copy.close()


def test_how_far_it_is_can_be_told_and_it_can_be_stopped(desk, stick):
    ours, told = desk.laptop("P"), []

    hand_out(ours.workspace, stick / "awal.rakor", progress=lambda *so_far: told.append(so_far))

    assert told[0] == (0, 0)
    assert told[-1][0] == told[-1][1] > 0

    def stop(done, _total):
        if done:
            raise StoppedError

    with pytest.raises(StoppedError):
        hand_out(ours.workspace, stick / "lagi.rakor", progress=stop)
    assert left(stick) == ["awal.rakor"]


def test_an_older_file_of_ours_is_replaced(desk, stick):
    ours = desk.laptop("P")
    target = hand_out(ours.workspace, stick / "rakor.rakor")
    ours.do("theme", 0, "sesudah")

    hand_out(ours.workspace, target)

    copy = Workspace.open(target, read_only=True)
    assert copy.ask(files.dump) == ours.workspace.ask(files.dump)
    copy.close()
    assert left(stick) == ["rakor.rakor"]


def test_what_the_stick_has_more_is_never_replaced(desk, stick):
    ours, theirs = desk.laptop("P"), desk.laptop("B")
    theirs.do("note", 0, "hanya di stik")
    target = backup.copy_to(theirs.path, stick / "rakor.rakor")
    before = target.read_bytes()

    with pytest.raises(RakorError, match="memuat catatan yang belum ada di berkas ini"):
        hand_out(ours.workspace, target)
    assert target.read_bytes() == before

    merge(ours.workspace, [target], keep=False)
    hand_out(ours.workspace, target)
    assert left(stick) == ["rakor.rakor"]


@pytest.mark.parametrize("content", [b"surat penting", b""])
def test_what_is_no_file_of_ours_is_never_replaced(desk, stick, content):
    target = stick / "surat.rakor"
    target.write_bytes(content)

    with pytest.raises(RakorError, match="bukan berkas Rakor yang utuh"):
        hand_out(desk.laptop("P").workspace, target)

    assert target.read_bytes() == content


def test_a_file_whose_writing_was_cut_off_is_never_replaced(desk, stick):
    ours = desk.laptop("P")
    target = hand_out(ours.workspace, stick / "rakor.rakor")
    target.with_name("rakor.rakor-journal").write_bytes(b"sisa")

    with pytest.raises(RakorError, match="pernah terputus"):
        hand_out(ours.workspace, target)


def test_a_journal_without_its_file_is_not_played_into_the_new_one(desk, stick):
    (stick / "rakor.rakor-journal").write_bytes(b"sisa")

    hand_out(desk.laptop("P").workspace, stick / "rakor.rakor")

    assert left(stick) == ["rakor.rakor", "rakor.rakor-journal sisa"]


def test_a_file_that_somebody_has_open_is_never_replaced(desk, stick):
    ours = desk.laptop("P")
    target = hand_out(ours.workspace, stick / "rakor.rakor")
    theirs = Workspace.open(target, actor="Orang lain", label="B")

    with pytest.raises(InUseError, match="sedang dibuka program lain"):
        hand_out(ours.workspace, target)

    theirs.close()


def test_not_onto_itself_nor_where_there_is_no_folder(desk, stick):
    ours = desk.laptop("P")
    with pytest.raises(RakorError, match="berkas yang sedang dibuka"):
        hand_out(ours.workspace, ours.path)
    with pytest.raises(RakorError, match="tidak ditemukan"):
        hand_out(ours.workspace, stick / "tidak ada" / "rakor.rakor")
    (stick / "folder.rakor").mkdir()
    with pytest.raises(RakorError, match="bukan berkas biasa"):
        hand_out(ours.workspace, stick / "folder.rakor")


@pytest.mark.skipif(not os.path.isdir("/sys/kernel"), reason="no folder that nobody may write")  # noqa: PTH112
def test_a_stick_that_cannot_be_written_is_a_sentence(desk):
    from pathlib import Path

    with pytest.raises(RakorError, match=r"“rakor\.rakor” tidak dapat ditulis ke “/sys/kernel”"):
        hand_out(desk.laptop("P").workspace, Path("/sys/kernel/rakor.rakor"))


def test_a_full_stick_is_a_sentence_and_nothing_half_written_is_left(desk, stick):
    ours = desk.laptop("P")
    ours.close()

    said = on_a_full_disk("stick", ours.path, stick / "rakor.rakor")

    assert said.stdout.startswith("refused: “rakor.rakor” tidak dapat ditulis"), said.stderr
    assert left(stick) == []
    ours.reopen()


def test_a_full_disk_while_the_copy_before_a_merge_is_taken_is_a_sentence(desk):
    ours, theirs = desk.laptop("P"), desk.laptop("B")
    theirs.do("note", 0, "x")
    theirs.close()
    ours.close()
    before = ours.path.read_bytes()

    said = on_a_full_disk("merge", ours.path, theirs.path)

    assert said.stdout.startswith("refused: "), said.stderr
    assert ours.path.read_bytes() == before
    assert not backup.folder_of(ours.path).exists() or not list(backup.folder_of(ours.path).iterdir())
    ours.reopen()
