"""Laptops that see each other through a folder become one, and nothing that lies there stops them."""

import os
import random
import shutil
import sqlite3
import subprocess
import sys

import pytest

from rakor_desktop import paths
from rakor_desktop.domain.errors import InUseError, StorageError
from rakor_desktop.domain.merging import Fate, StoppedError
from rakor_desktop.domain.privacy import Erasure
from rakor_desktop.domain.sharing import FolderGoneError, Standing
from rakor_desktop.services import events, files, invitations, issues, privacy, sharing
from rakor_desktop.services.invitations import Invitation
from rakor_desktop.store import backup
from rakor_desktop.store.lock import Lock
from rakor_desktop.store.workspace import Workspace
from rakor_desktop.sync import placing, shared_files, shared_folder
from rakor_desktop.sync.shared_folder import Share, bring, gather, publish


@pytest.fixture
def folder(tmp_path):
    made = tmp_path / "Bersama"
    made.mkdir()
    return made


@pytest.fixture
def share(folder, tmp_path):
    """What gives a laptop its part in the folder."""

    def given(laptop):
        inbox = tmp_path / f"kotak {laptop.label}"
        inbox.mkdir(exist_ok=True)
        return Share(folder, sharing.own_name(laptop.workspace), inbox)

    return given


@pytest.fixture
def pair(desk, share):
    """Two laptops and their parts."""
    a, b = desk.laptop("A"), desk.laptop("B")
    return (a, share(a)), (b, share(b))


def once(laptop, part):
    return sharing.once(laptop.workspace, part)


def dump(laptop):
    return laptop.workspace.ask(files.dump)


def shared(folder):
    return sorted(path.name for path in folder.iterdir())


def standings(found):
    return {file.laptop: file.standing for file in found.files}


def test_what_one_writes_the_other_has_after_its_round(pair, folder):
    (a, in_a), (b, in_b) = pair
    a.do("log", text="Jalan rusak")
    assert once(a, in_a).wrote

    found = once(b, in_b)

    assert dump(a) == dump(b)
    assert (found.brought.laptops, found.brought.count(Fate.NEW)) == (["A"], 1)
    assert [file.laptop for file in found.others] == ["A"]
    assert all(shared_files.NAME.fullmatch(name) for name in shared(folder))


def test_each_laptop_writes_its_own_file_only(pair, folder):
    (a, in_a), (b, in_b) = pair
    once(a, in_a)
    before = (folder / in_a.own).read_bytes()
    b.do("log", text="B")

    once(b, in_b)

    assert shared(folder) == sorted([in_a.own, in_b.own])
    assert (folder / in_a.own).read_bytes() == before
    for name in shared(folder):
        backup.verify(folder / name)


def test_a_round_with_nothing_new_touches_neither_file(pair, folder):
    (a, in_a), (b, in_b) = pair
    for _round in range(2):
        once(a, in_a), once(b, in_b)

    def seen():
        return [
            (path.stat().st_mtime_ns, path.read_bytes()) for path in (folder / in_a.own, folder / in_b.own)
        ]

    live, there = a.path.stat().st_mtime_ns, seen()

    found = once(a, in_a)

    assert (found.brought.nothing, found.wrote) == (True, False)
    assert (a.path.stat().st_mtime_ns, seen()) == (live, there)
    assert standings(found) == {"A": Standing.OWN, "B": Standing.TAKEN}
    assert not backup.folder_of(a.path).exists()


def test_who_only_takes_in_writes_nothing(pair):
    (a, in_a), (b, in_b) = pair
    once(a, in_a), once(b, in_b)
    a.do("log", text="Baru")
    once(a, in_a)

    found = once(b, in_b)

    assert (found.brought.laptops, found.wrote) == (["A"], False)


@pytest.mark.parametrize(
    "seed", [*range(3), *(pytest.param(seed, marks=pytest.mark.slow) for seed in range(3, 60))]
)
def test_three_laptops_become_one_whatever_they_do_in_between(desk, deeds, share, seed):
    chance = random.Random(seed)
    laptops = [
        (laptop, share(laptop)) for laptop in (desk.laptop("A"), desk.laptop("B", 30), desk.laptop("C"))
    ]
    for nth in range(30):
        laptop, part = chance.choice(laptops)
        if chance.random() < 0.3:
            once(laptop, part)
        else:
            laptop.do(chance.choice(deeds), chance.randrange(4), f"{nth}{laptop.label}")
    for _round in range(2):
        for laptop, part in laptops:
            once(laptop, part)

    assert len({dump(laptop) for laptop, _part in laptops}) == 1
    for laptop, part in laptops:
        found = once(laptop, part)
        assert (found.brought.nothing, found.wrote) == (True, False)
        assert laptop.workspace.ask(files.check).sound


def test_interleaved_steps_of_two_rounds_lose_nothing(pair):
    (a, in_a), (b, in_b) = pair
    a.do("log", text="A1"), b.do("log", text="B1")
    once(a, in_a)
    seen_by_b = gather(b.workspace, in_b)
    a.do("log", text="A2")
    once(a, in_a)
    b.do("log", text="B2")
    bring(b.workspace, in_b, seen_by_b.news)
    publish(b.workspace, in_b)

    for _round in range(2):
        once(a, in_a), once(b, in_b)

    assert dump(a) == dump(b)
    said = [issue.description for issue in a.workspace.ask(issues.inventory, a.event).issues]
    assert {"A1", "A2", "B1", "B2"} <= set(said)


def test_what_was_merged_by_hand_meanwhile_is_not_taken_twice(pair, merged, folder):
    (a, in_a), (b, in_b) = pair
    a.do("log", text="A")
    once(a, in_a)
    found = gather(b.workspace, in_b)
    merged(b, folder / in_a.own)

    assert bring(b.workspace, in_b, found.news).count(Fate.NEW) == 0
    assert dump(a) == dump(b)
    assert b.workspace.ask(files.check).sound


def test_taking_back_means_ones_own_last_step_and_never_the_work_of_others(pair):
    (a, in_a), (b, in_b) = pair
    a.do("log", text="Milik A")
    once(a, in_a)
    b.do("edit issue", text="kopi")
    b.do("log", text="Milik B")

    once(b, in_b)
    assert b.workspace.can_undo is not None
    b.workspace.undo()

    said = {issue.description for issue in b.workspace.ask(issues.inventory, b.event).issues}
    assert "Milik A" in said
    assert "Milik B" not in said


def test_a_step_on_a_row_that_came_in_can_no_longer_be_taken_back(pair):
    (a, in_a), (b, in_b) = pair
    a.workspace.act(events.edit, a.event, theme="Dari A")
    b.workspace.act(events.edit, b.event, theme="Dari B")
    once(a, in_a)

    once(b, in_b)

    assert b.workspace.can_undo is None
    assert b.workspace.can_redo is None


def test_a_conflict_travels_through_the_folder(pair):
    from rakor_desktop.sync.conflicts import conflicts

    (a, in_a), (b, in_b) = pair
    a.do("theme", text="Satu"), b.do("theme", text="Dua")
    for _round in range(2):
        once(a, in_a), once(b, in_b)

    assert a.workspace.ask(conflicts) == b.workspace.ask(conflicts)
    assert len(a.workspace.ask(conflicts)) == 1


def test_others_files_are_copied_aside_before_they_come_in_but_not_every_few_minutes(pair):
    (a, in_a), (b, in_b) = pair
    for nth in range(3):
        a.do("log", text=f"A{nth}")
        once(a, in_a), once(b, in_b)
    assert len(backup.copies(b.path)) == 1
    assert [copy for copy in backup.folder_of(b.path).iterdir() if "sebelum digabung" in copy.name] == []


HALF = (
    "LAPTOP C 0123456789 (conflicted copy 2026-04-14).rakor",
    "LAPTOP C 0123456789.sync-conflict-20260414-101112-ABCDEFG.rakor",
    ".LAPTOP C 0123456789.rakor.1a2b3c4d.sebagian",
    "~LAPTOP C 0123456789.rakor",
    "LAPTOP C 0123456789.rakor.part",
    "LAPTOP C 0123456789.rakor~",
    "LAPTOP C 0123456789.rakor.kunci",
    ".~lock.LAPTOP C 0123456789.rakor#",
    "LAPTOP c 0123456789.rakor",
    "Rakor.rakor",
)


def test_what_file_sync_tools_leave_there_is_not_looked_at(pair, folder):
    (a, in_a), (b, in_b) = pair
    a.do("log", text="A")
    once(a, in_a)
    for name in HALF:
        (folder / name).write_bytes(b"separuh")
    (folder / "LAPTOP C 0123456789.rakor").write_bytes(b"")
    (folder / "LAPTOP D 0123456789.rakor").mkdir()
    (folder / "LAPTOP E 0123456789.rakor").symlink_to(folder / in_a.own)

    found = once(b, in_b)

    assert [file.laptop for file in found.others] == ["A"]
    assert dump(a) == dump(b)


def test_a_broken_file_is_named_and_the_others_come_in(pair, folder, desk):
    (a, in_a), (b, in_b) = pair
    a.do("log", text="A")
    once(a, in_a)
    whole = (folder / in_a.own).read_bytes()
    bad = {
        "C": whole[: len(whole) // 2],
        "D": b"SQLite format 3\0" + bytes(5000),
        "E": b"bukan apa-apa",
        "F": _flipped(whole),
    }
    for letter, content in bad.items():
        (folder / f"LAPTOP {letter} 0123456789.rakor").write_bytes(content)

    for _round in range(2):
        found = once(b, in_b)
        by_letter = {file.laptop: file for file in found.files}
        for letter in bad:
            assert by_letter[letter].standing is Standing.BROKEN
            assert f"LAPTOP {letter} 0123456789.rakor" in by_letter[letter].sentence
    assert dump(a) == dump(b)


def _flipped(whole):
    assert b"add item 2" in whole
    return whole.replace(b"add item 2", b"add item 3")


def test_a_file_of_another_meeting_is_left_with_a_word(pair, folder, tmp_path):
    (a, in_a), _b = pair
    other = Workspace.create(tmp_path / "lain.rakor", label="X")
    other.act(events.create, name="Lain", start_date=_day(), end_date=_day())
    other.close()
    shutil.copyfile(tmp_path / "lain.rakor", folder / "LAPTOP X 0123456789.rakor")
    before = dump(a)

    found = once(a, in_a)

    assert [(file.standing, file.sentence) for file in found.others] == [
        (Standing.OTHER, "Berkas rakor lain; tidak diambil.")
    ]
    assert dump(a) == before
    assert once(a, in_a).others == found.others


def _day():
    import datetime as dt

    return dt.date(2025, 4, 14)


def test_a_file_still_being_copied_is_taken_at_a_later_round(pair, folder, monkeypatch):
    (a, in_a), (b, in_b) = pair
    a.do("log", text="A")
    once(a, in_a)
    path, real = folder / in_a.own, shared_files._print

    def grows(which):
        if which == path and path.stat().st_size % 2 == 0:
            with path.open("ab") as out:
                out.write(b"x")
            return shared_files.Print(1, 1, b"")
        return real(which)

    monkeypatch.setattr(shared_files, "_print", grows)
    found = once(b, in_b)
    assert standings(found)["A"] is Standing.UNFINISHED
    monkeypatch.undo()
    path.write_bytes(path.read_bytes()[:-1])
    assert standings(once(b, in_b))["A"] is Standing.TAKEN


@pytest.mark.skipif(not hasattr(os, "O_NOFOLLOW"), reason="links cannot be told while opening")
@pytest.mark.parametrize("swap", ["link", "other", "pipe"])
def test_what_is_put_in_place_of_a_file_after_the_look_is_not_read(pair, folder, swap, tmp_path):
    (a, in_a), _b = pair
    once(a, in_a)
    path, inbox = folder / in_a.own, in_a.inbox
    (one,) = shared_files.listed(folder)
    path.rename(tmp_path / "asli.rakor")
    if swap == "link":
        path.symlink_to(tmp_path / "asli.rakor")
    elif swap == "pipe":
        os.mkfifo(path)
    else:
        path.write_bytes((tmp_path / "asli.rakor").read_bytes()[::-1])

    with pytest.raises(StorageError):
        shared_files.fetched(one, inbox, lambda _count: None)

    assert sum(copy.stat().st_size for copy in inbox.iterdir()) == 0


def test_a_folder_that_is_gone_is_told_and_found_again(pair, folder):
    (a, in_a), _b = pair
    once(a, in_a)
    folder.rename(folder.with_name("terputus"))
    with pytest.raises(FolderGoneError, match="Folder bersama tidak terjangkau: tidak ditemukan"):
        once(a, in_a)
    folder.mkdir()
    with pytest.raises(FolderGoneError, match="mendadak kosong"):
        once(a, in_a)
    assert shared(folder) == []

    folder.rmdir()
    folder.with_name("terputus").rename(folder)
    assert once(a, in_a).wrote is False


def test_a_folder_that_stays_empty_is_believed_at_the_second_look(pair, folder):
    (a, in_a), (b, in_b) = pair
    once(a, in_a), once(b, in_b), once(a, in_a)
    for path in folder.iterdir():
        path.unlink()

    with pytest.raises(FolderGoneError, match="mendadak kosong"):
        once(a, in_a)
    hidden = folder.rename(folder.with_name("terputus"))
    with pytest.raises(FolderGoneError, match="tidak terjangkau"):
        once(a, in_a)
    hidden.rename(folder)
    with pytest.raises(FolderGoneError, match="mendadak kosong"):
        once(a, in_a)

    assert once(a, in_a).wrote
    assert shared(folder) == [in_a.own]


def test_an_own_file_that_somebody_deleted_is_written_again(pair, folder):
    (a, in_a), (b, in_b) = pair
    once(a, in_a), once(b, in_b)
    (folder / in_a.own).unlink()
    assert once(a, in_a).wrote
    assert (folder / in_a.own).exists()


def test_what_lies_under_ones_own_name_and_is_newer_comes_back(pair, desk, share, folder):
    (a, in_a), _b = pair
    before = desk.copy(a)
    a.do("log", text="Sesudah cadangan")
    once(a, in_a)
    a.close()
    shutil.copyfile(before, a.path)
    a.reopen()

    once(a, share(a))

    said = {issue.description for issue in a.workspace.ask(issues.inventory, a.event).issues}
    assert "Sesudah cadangan" in said


def test_two_that_took_the_same_letter_have_two_files(desk, share, folder):
    a, b = desk.laptop("B"), desk.laptop("B")
    in_a, in_b = share(a), share(b)
    assert in_a.own != in_b.own
    once(a, in_a)
    found = once(b, in_b)
    assert [file.name for file in found.namesakes("B")] == [in_a.own]
    assert list(found.namesakes("A")) == []


def test_the_open_file_itself_is_never_taken_for_a_shared_one(desk, folder, share):
    a = desk.laptop("A")
    a.close()
    a.path = shutil.move(a.path, folder / "LAPTOP A 0123456789.rakor")
    a.path = folder / "LAPTOP A 0123456789.rakor"
    a.reopen()
    with pytest.raises(InUseError, match="pindahkan ke folder lain"):
        once(a, share(a))


def test_a_shared_file_that_somebody_works_in_is_not_replaced(pair, folder):
    (a, in_a), _b = pair
    once(a, in_a)
    a.do("log", text="Lagi")
    held = Lock(folder / in_a.own)
    held.acquire("Orang")
    before = (folder / in_a.own).read_bytes()
    with pytest.raises(InUseError, match="sedang dibuka orang"):
        once(a, in_a)
    assert (folder / in_a.own).read_bytes() == before
    held.release()
    (folder / f"{in_a.own}.kunci").write_text("ditinggal yang mati")
    assert once(a, in_a).wrote
    assert shared(folder) == [in_a.own]


def test_stopping_a_round_changes_nothing(pair):
    (a, in_a), (b, in_b) = pair
    a.do("log", text="A")
    once(a, in_a)
    before = dump(b)

    def stop(_count):
        raise StoppedError("Dibatalkan.")

    with pytest.raises(StoppedError):
        sharing.once(b.workspace, in_b, tick=stop)
    assert dump(b) == before
    assert once(b, in_b).brought.laptops == ["A"]


def test_a_full_disk_on_either_side_is_told_and_leaves_the_earlier_file(pair, folder, monkeypatch):
    (a, in_a), _b = pair
    once(a, in_a)
    before = (folder / in_a.own).read_bytes()
    a.do("log", text="Lagi")

    def full(*_given):
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as patch:
        patch.setattr(placing.os, "fsync", full)
        with pytest.raises(StorageError, match="diska penuh"):
            once(a, in_a)
    assert (folder / in_a.own).read_bytes() == before
    assert shared(folder) == [in_a.own]
    assert once(a, in_a).wrote


def test_what_could_not_be_written_into_the_open_file_comes_at_the_next_round(pair, monkeypatch):
    (a, in_a), (b, in_b) = pair
    a.do("log", text="A")
    once(a, in_a)

    def full(*_given):
        raise StorageError("Diska penuh.")

    with monkeypatch.context() as patch:
        patch.setattr(shared_folder.merging, "bring_in", full)
        with pytest.raises(StorageError, match="Diska penuh"):
            once(b, in_b)

    assert once(b, in_b).brought.laptops == ["A"]
    assert dump(a) == dump(b)


def test_an_own_file_that_could_not_be_read_is_not_overwritten_but_taken_in_later(
    pair, desk, share, folder, monkeypatch
):
    (a, in_a), _b = pair
    before = desk.copy(a)
    a.do("log", text="Sesudah cadangan")
    once(a, in_a)
    a.close()
    shutil.copyfile(before, a.path)
    a.reopen()
    a.do("log", text="Lain")
    there = (folder / in_a.own).read_bytes()
    again = share(a)

    def fails(*_given):
        raise StorageError("Sambungan putus.")

    with monkeypatch.context() as patch:
        patch.setattr(shared_folder, "fetched", fails)
        gather(a.workspace, again)
        with pytest.raises(StorageError, match=r"tidak ditimpa; .* Sambungan putus\."):
            publish(a.workspace, again)
    again.memory.doubt(everything=True)
    assert not publish(a.workspace, again), "it brings something that was not taken in"
    assert (folder / in_a.own).read_bytes() == there

    once(a, again)
    said = {issue.description for issue in a.workspace.ask(issues.inventory, a.event).issues}
    assert {"Sesudah cadangan", "Lain"} <= said


@pytest.mark.parametrize("kind", ["other", "broken"])
def test_what_is_not_ours_under_the_own_name_is_not_overwritten(pair, folder, tmp_path, kind):
    (a, in_a), _b = pair
    other = Workspace.create(tmp_path / "lain.rakor", label="A")
    other.act(events.create, name="Lain", start_date=_day(), end_date=_day())
    other.close()
    content = (tmp_path / "lain.rakor").read_bytes() if kind == "other" else b"surat penting"
    (folder / in_a.own).write_bytes(content)
    a.do("log", text="A")

    for _round in range(2):
        with pytest.raises(StorageError, match="tidak ditimpa; pindahkan dahulu dari sana"):
            once(a, in_a)
    assert (folder / in_a.own).read_bytes() == content

    (folder / in_a.own).write_bytes(b"")
    in_a.memory.doubt(everything=True)
    assert once(a, in_a).wrote


def test_of_two_files_that_contradict_each_other_the_first_comes_in_and_the_others_too(
    desk, share, folder, tmp_path
):
    a, b, c = desk.laptop("A"), desk.laptop("B"), desk.laptop("C")
    in_b = share(b)
    b.do("log", text="B0")
    before, head = backup.copy_to(b.path, tmp_path / "dulu.rakor"), b.workspace._sessions._head
    b.do("log", text="B1")
    publish(b.workspace, in_b)
    (folder / in_b.own).rename(folder / "LAPTOP B 0123456789.rakor")
    shutil.copyfile(before, b.path)
    b.workspace._sessions._head = head  # as where a whole machine is set back while the program runs
    b.do("log", text="B2")
    backup.copy_to(b.path, folder / "LAPTOP D 0123456789.rakor")
    c.do("log", text="C")
    publish(c.workspace, share(c))

    found = once(a, share(a))

    assert standings(found) == {
        "A": Standing.OWN,
        "B": Standing.TAKEN,
        "C": Standing.TAKEN,
        "D": Standing.BROKEN,
    }
    said = {issue.description for issue in a.workspace.ask(issues.inventory, a.event).issues}
    assert {"B0", "B1", "C"} <= said
    assert "B2" not in said


def test_files_that_agree_are_planned_together_once(desk, share, monkeypatch):
    a = desk.laptop("A")
    for laptop in (desk.laptop("B"), desk.laptop("C"), desk.laptop("D")):
        laptop.do("log", text=laptop.label)
        publish(laptop.workspace, share(laptop))
    news = gather(a.workspace, share(a)).news
    real, planned = shared_folder.plan, []
    monkeypatch.setattr(
        shared_folder, "plan", lambda given, files: planned.append(len(files)) or real(given, files)
    )

    bring(a.workspace, share(a), news)

    assert planned == [3]


def test_traces_of_a_person_taken_out_elsewhere_go_with_the_publishing_and_not_with_the_bringing(desk, share):
    a = desk.laptop("A")
    a.workspace.act(invitations.invite, a.event, Invitation("Wilhelmina Contohan", sex="P"))
    desk.starter = desk.copy(a)
    b = desk.laptop("B")
    in_a, in_b = share(a), share(b)
    person = next(one.uid for one in a.workspace.ask(privacy.choices) if one.name == "Wilhelmina Contohan")
    a.workspace.act(privacy.redact, person, Erasure("Surat", (), ()))
    once(a, in_a)

    bring(b.workspace, in_b, gather(b.workspace, in_b).news)
    assert b.workspace._traces

    publish(b.workspace, in_b)
    assert not b.workspace._traces
    assert b"Wilhelmina" not in b.path.read_bytes()


KILLED = """
import os, sys, tempfile
from pathlib import Path
from rakor_desktop.services import sharing
from rakor_desktop.store.workspace import Workspace
workspace = Workspace.open(Path(sys.argv[1]), label="A")
def die(count):
    if any(path.stat().st_size > 200_000 for path in Path(sys.argv[2]).glob(".*.sebagian")):
        os.kill(os.getpid(), 9)
with sharing.opened(workspace, Path(sys.argv[2])) as share:
    sharing.once(workspace, share, tick=die)
"""


def test_a_writer_killed_in_the_middle_leaves_no_half_file_under_its_name(pair, folder):
    (a, in_a), (b, in_b) = pair
    once(a, in_a)
    before = (folder / in_a.own).read_bytes()
    a.do("log", text="Lagi")
    a.close()
    done = subprocess.run([sys.executable, "-c", KILLED, str(a.path), str(folder)], check=False)
    a.reopen()

    assert done.returncode == -9
    assert (folder / in_a.own).read_bytes() == before
    assert [name for name in shared(folder) if name.startswith(".")] != []
    found = once(b, in_b)
    assert [file.standing for file in found.others] == [Standing.TAKEN]
    assert once(a, in_a).wrote
    once(b, in_b)
    assert dump(a) == dump(b)


BUSY = """
import sys
from pathlib import Path
from rakor_desktop.domain.issues import IssueCategory
from rakor_desktop.services import events, issues, sharing
from rakor_desktop.store.workspace import Workspace
workspace = Workspace.open(Path(sys.argv[1]), label=sys.argv[3])
event = workspace.ask(events.current)
with sharing.opened(workspace, Path(sys.argv[2])) as share:
    for nth in range(4):
        workspace.act(issues.log, event, f"{sys.argv[3]}{nth}")
        sharing.once(workspace, share)
workspace.close()
"""


def test_two_programs_at_once_lose_nothing(pair, folder):
    (a, in_a), (b, in_b) = pair
    a.close(), b.close()
    running = [
        subprocess.Popen([sys.executable, "-c", BUSY, str(laptop.path), str(folder), laptop.label])
        for laptop in (a, b)
    ]
    assert [one.wait(60) for one in running] == [0, 0]
    a.reopen(), b.reopen()
    once(a, in_a), once(b, in_b)

    assert dump(a) == dump(b)
    said = [issue.description for issue in a.workspace.ask(issues.inventory, a.event).issues]
    assert {f"{letter}{nth}" for letter in "AB" for nth in range(4)} <= set(said)
    assert [name for name in shared(folder) if name.startswith(".")] == []


def test_the_others_are_never_opened_where_they_lie(pair, folder, monkeypatch):
    (a, in_a), (b, in_b) = pair
    a.do("log", text="A")
    once(a, in_a)
    real, opened = sqlite3.connect, []

    def connect(name, *rest, **more):
        opened.append(str(name))
        return real(name, *rest, **more)

    monkeypatch.setattr(sqlite3, "connect", connect)
    once(b, in_b)
    assert [name for name in opened if "Bersama" in name] == []


def test_a_file_that_cannot_be_written_is_not_shared(desk, folder, rakor_file, share):
    from rakor_desktop.domain.errors import NotFoundError, ReadOnlyError

    a = desk.laptop("A")
    reader = Workspace.open(a.path, read_only=True)
    with pytest.raises(ReadOnlyError), sharing.opened(reader, folder):
        pytest.fail("it was shared")
    reader.close()
    empty = Workspace.open(rakor_file)
    with pytest.raises(NotFoundError, match="belum memuat rakor"), sharing.opened(empty, folder):
        pytest.fail("it was shared")
    empty.close()


def test_a_note_of_the_installation_that_leads_nowhere_is_no_endless_matter(desk):
    place = paths.user_config() / "instalasi"
    place.unlink(missing_ok=True)
    place.symlink_to(place.with_name("tidak ada"))
    assert shared_files.NAME.fullmatch(sharing.own_name(desk.laptop("A").workspace))


def test_the_name_of_a_laptop_stays_the_same_and_differs_by_file_and_user(desk, monkeypatch, tmp_path):
    a = desk.laptop("A")
    name = sharing.own_name(a.workspace)
    assert sharing.own_name(a.workspace) == name
    assert sharing.own_name(desk.laptop("A").workspace) != name
    monkeypatch.setenv("RAKOR_HOME", str(tmp_path / "orang lain"))
    assert sharing.own_name(a.workspace) != name
    assert [path.name for path in (tmp_path / "orang lain" / "config").iterdir()] == ["instalasi"]
