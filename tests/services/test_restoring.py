"""A copy put back takes the place of the file, and what was there is kept."""

import datetime as dt
import shutil
import sqlite3

import pytest

from rakor_desktop.domain.errors import ForeignFileError, InUseError, ReadOnlyError, StorageError
from rakor_desktop.services import events, files, restoring
from rakor_desktop.store import backup
from rakor_desktop.store.workspace import Workspace

NOW = dt.datetime(2026, 4, 14, 9, 30)  # noqa: DTZ001 - local, as names of copies are


@pytest.fixture
def copy(rakor_file, tmp_path):
    with_event(rakor_file, "Rakor lama")
    return restoring.back_up(rakor_file, tmp_path / "flash disk", NOW)


def with_event(path, name):
    workspace = Workspace.open(path, actor="Uji")
    workspace.act(events.create, name=name, start_date=dt.date(2026, 4, 14), end_date=dt.date(2026, 4, 14))
    workspace.close()


def names(path):
    workspace = Workspace.open(path, read_only=True)
    try:
        return {row.name for row in workspace.ask(events.events)}
    finally:
        workspace.close()


def test_a_backup_is_named_after_its_time_and_may_be_taken_while_the_file_is_in_use(
    workspace, event, tmp_path
):
    copy = restoring.back_up(workspace.path, tmp_path / "cadangan", NOW)
    assert copy.name == "rakor 2026-04-14 09.30.00.rakor"
    assert len(names(copy)) == 1


def test_restoring_keeps_what_was_there_as_a_verified_copy(rakor_file, copy):
    with_event(rakor_file, "Rakor baru")
    kept = restoring.restore(copy, rakor_file, NOW)
    assert names(rakor_file) == {"Rakor lama"}
    assert names(kept) == {"Rakor lama", "Rakor baru"}


def test_what_is_kept_is_never_thinned(rakor_file, copy):
    kept = restoring.restore(copy, rakor_file, NOW)
    assert backup.taken_at(kept) is None


def test_the_restored_file_goes_on_as_a_branch_of_its_own(rakor_file, copy):
    restoring.restore(copy, rakor_file, NOW)
    with_event(rakor_file, "Sesudah dipulihkan")
    workspace = Workspace.open(rakor_file, read_only=True)
    report = workspace.ask(files.check)
    workspace.close()
    assert (report.sound, report.branches) == (True, 2)


def test_restoring_where_there_is_no_file_makes_one(copy, tmp_path):
    target = tmp_path / "baru" / "rakor.rakor"
    assert restoring.restore(copy, target, NOW) is None
    assert names(target) == {"Rakor lama"}


def test_a_file_in_use_is_left_alone(copy, rakor_file):
    workspace = Workspace.open(rakor_file, actor="Uji")
    before = rakor_file.stat().st_mtime_ns
    with pytest.raises(InUseError):
        restoring.restore(copy, rakor_file, NOW)
    workspace.close()
    assert rakor_file.stat().st_mtime_ns == before


def test_a_damaged_file_is_put_aside_as_it_is(copy, rakor_file):
    rakor_file.write_bytes(b"bukan basis data")
    kept = restoring.restore(copy, rakor_file, NOW)
    assert kept.read_bytes() == b"bukan basis data"
    assert names(rakor_file) == {"Rakor lama"}


def test_a_journal_left_behind_is_not_played_back_into_the_restored_file(copy, rakor_file):
    rakor_file.write_bytes(b"")
    journal = rakor_file.with_name(f"{rakor_file.name}-journal")
    journal.write_bytes(b"sisa")
    kept = restoring.restore(copy, rakor_file, NOW)
    assert kept.read_bytes() == b""
    assert kept.with_name(f"{kept.name}-journal").read_bytes() == b"sisa"
    assert not journal.exists()
    assert names(rakor_file) == {"Rakor lama"}


def test_a_write_protected_file_is_not_replaced(copy, rakor_file):
    rakor_file.chmod(0o444)
    with pytest.raises(ReadOnlyError):
        restoring.restore(copy, rakor_file, NOW)


@pytest.mark.parametrize("damage", ["foreign", "empty", "cut short", "broken inside"])
def test_a_copy_that_is_not_whole_is_refused_and_changes_nothing(copy, rakor_file, damage):
    if damage == "foreign":
        copy.write_bytes(b"PK\x03\x04")
    elif damage == "empty":
        copy.write_bytes(b"")
    elif damage == "cut short":
        copy.write_bytes(copy.read_bytes()[:9000])
    else:
        connection = sqlite3.connect(copy)
        connection.execute("PRAGMA foreign_keys=OFF")
        connection.execute("UPDATE event SET host_region_uid='tidak-ada'")
        connection.commit()
        connection.close()
    before = rakor_file.read_bytes()
    with pytest.raises(ForeignFileError):
        restoring.restore(copy, rakor_file, NOW)
    assert rakor_file.read_bytes() == before
    assert sorted(path.name for path in rakor_file.parent.glob("*.rakor*")) == [rakor_file.name]


def test_a_copy_is_not_restored_over_itself(copy):
    with pytest.raises(StorageError, match="berkas yang sama"):
        restoring.restore(copy, copy, NOW)


def test_a_folder_that_cannot_be_made_is_refused(copy, tmp_path):
    shutil.copy(copy, tmp_path / "berkas")
    with pytest.raises(StorageError, match="tidak dapat dipulihkan"):
        restoring.restore(copy, tmp_path / "berkas" / "rakor.rakor", NOW)
