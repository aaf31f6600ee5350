"""What happens when a file is opened that is not as it should be: a sentence, and nothing changed."""

import hashlib
import os
import shutil
import sqlite3
import subprocess
import sys

import pytest

from rakor_desktop.domain.errors import (
    ForeignFileError,
    RakorError,
    ReadOnlyError,
    StorageError,
)
from rakor_desktop.services import events, files
from rakor_desktop.store.workspace import Workspace


def fingerprint(path):
    return hashlib.sha256(path.read_bytes()).hexdigest()


@pytest.fixture
def closed(workspace, event):
    workspace.close()
    return workspace.path


def refused(path, kind, words):
    before = fingerprint(path)
    with pytest.raises(kind, match=words):
        Workspace.open(path)
    assert fingerprint(path) == before
    assert not list(path.parent.glob("*.kunci"))


def test_a_missing_file_is_named(tmp_path):
    with pytest.raises(StorageError, match=r"“tiada\.rakor” tidak ditemukan"):
        Workspace.open(tmp_path / "tiada.rakor")


def test_an_empty_file_is_refused(tmp_path):
    path = tmp_path / "kosong.rakor"
    path.touch()
    refused(path, ForeignFileError, "kosong")


def test_a_file_that_is_no_database_is_refused(tmp_path):
    path = tmp_path / "surat.rakor"
    path.write_text("Dengan hormat, " * 1000)
    refused(path, ForeignFileError, "bukan berkas Rakor")


def test_somebody_elses_database_is_refused(tmp_path):
    path = tmp_path / "lain.rakor"
    with sqlite3.connect(path) as other:
        other.execute("CREATE TABLE t (x)")
    other.close()
    refused(path, ForeignFileError, "bukan berkas Rakor")


@pytest.mark.parametrize("kept", [100, 4096, 40_000])
def test_a_truncated_file_is_refused(closed, kept):
    os.truncate(closed, kept)
    refused(closed, ForeignFileError, "rusak|terpotong|bukan berkas Rakor")


def test_a_newer_file_is_opened_for_reading_only(closed):
    with sqlite3.connect(closed) as newer:
        newer.execute("PRAGMA user_version=99")
    newer.close()
    before = fingerprint(closed)

    opened = Workspace.open(closed)

    assert "lebih baru" in opened.read_only_reason
    assert opened.ask(events.current) is not None
    with pytest.raises(ReadOnlyError, match="lebih baru"):
        opened.act(events.edit, opened.ask(events.current), theme="x")
    opened.close()
    assert fingerprint(closed) == before


def test_a_write_protected_file_is_opened_for_reading_only(closed):
    closed.chmod(0o444)
    opened = Workspace.open(closed)

    assert "tidak dapat ditulis" in opened.read_only_reason
    with pytest.raises(ReadOnlyError):
        opened.act(events.edit, opened.ask(events.current), theme="x")
    opened.close()


def test_a_second_window_reads_and_is_told_who_writes(workspace, event):
    second = Workspace.open(workspace.path, actor="Lain")

    assert "Uji" in second.read_only_reason
    assert str(os.getpid()) in second.read_only_reason
    workspace.act(events.edit, event, theme="dari yang pertama")
    assert second.ask(events.event, event).theme == "dari yang pertama"
    second.close()
    workspace.act(events.edit, event, theme="masih boleh")


def test_another_process_holds_the_file_and_its_death_frees_it(closed):
    holder = subprocess.Popen(
        [sys.executable, "-c", HOLD, str(closed)], stdout=subprocess.PIPE, stdin=subprocess.PIPE, text=True
    )
    assert holder.stdout.readline().strip() == "held"

    blocked = Workspace.open(closed)
    assert "Pemegang" in blocked.read_only_reason
    assert str(holder.pid) in blocked.read_only_reason
    blocked.close()

    holder.kill()
    holder.communicate()
    freed = Workspace.open(closed)
    assert not freed.read_only
    freed.close()


HOLD = """
import sys
from pathlib import Path
from rakor_desktop.store.workspace import Workspace
Workspace.open(Path(sys.argv[1]), actor="Pemegang")
print("held", flush=True)
sys.stdin.read()
"""


def test_a_full_disk_is_said_and_nothing_is_lost(workspace, event):
    def squeeze(session):
        pages = session.connection().exec_driver_sql("PRAGMA page_count").scalar()
        session.connection().exec_driver_sql(f"PRAGMA max_page_count={pages}")

    before = workspace.ask(files.dump)
    workspace.ask(squeeze)

    with pytest.raises(StorageError, match="Diska penuh"):
        workspace.act(events.edit, event, background="panjang " * 20_000)

    assert workspace.ask(files.dump) == before
    assert workspace.ask(files.check).sound
    workspace.act(events.edit, event, theme="pendek")
    assert workspace.ask(files.check).sound


def test_creating_never_overwrites(closed):
    before = fingerprint(closed)
    with pytest.raises(StorageError, match="sudah ada"):
        Workspace.create(closed)
    assert fingerprint(closed) == before


def test_a_name_with_blanks_percent_and_question_mark_is_only_a_name(tmp_path, template_file):
    path = tmp_path / "rakor 50% ? # é.rakor"
    made = Workspace.create(path)
    made.close()
    copy = tmp_path / "salinan 100%.rakor"
    shutil.copyfile(template_file, copy)
    opened = Workspace.open(copy)
    assert opened.ask(files.check).sound
    opened.close()
    assert path.exists()


def test_a_folder_that_is_not_there_is_said(tmp_path):
    with pytest.raises(RakorError, match="tidak dapat dibuka"):
        Workspace.create(tmp_path / "tiada" / "x.rakor")
