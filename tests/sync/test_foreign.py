"""Files that were damaged, forged or are not ours: one sentence each, and the open file stays as it was."""

import os
import shutil
import sqlite3
import subprocess
import sys

import pytest

from rakor_desktop.domain.errors import ForeignFileError, RakorError, StorageError
from rakor_desktop.domain.history import Op, Touch
from rakor_desktop.domain.merging import UnrelatedError
from rakor_desktop.services import events, files, notes
from rakor_desktop.store.engine import WRITES, engine_for
from rakor_desktop.store.journal import codec, writer
from rakor_desktop.store.workspace import Workspace
from rakor_desktop.sync import copying, foreign
from rakor_desktop.sync.merging import merge


@pytest.fixture
def ours(desk):
    return desk.laptop("A")


@pytest.fixture
def theirs(desk):
    """The closed file of another laptop that has something new."""
    laptop = desk.laptop("B")
    laptop.do("note", 0, "catatan dari B")
    laptop.do("edit item", 0, "ringkasan")
    laptop.do("emblem", 1)
    laptop.close()
    return laptop.path


def refused(ours, path, words, error=RakorError):
    """Merging this is refused in these words, and nothing has changed."""
    before = ours.path.read_bytes()
    with pytest.raises(error, match=words) as caught:
        merge(ours.workspace, [path])
    assert ours.path.read_bytes() == before
    return str(caught.value)


def sql(path, *statements, unsafe=False):
    connection = sqlite3.connect(path, isolation_level=None)
    if unsafe:
        connection.execute("PRAGMA writable_schema=ON")
    for statement in statements:
        connection.execute(statement)
    connection.close()


def forge(path, *touches):
    """Append entries to a file as a program would that can seal but does not care what it writes."""
    engine = engine_for(path).execution_options(**{WRITES: True})
    with engine.begin() as connection:
        head = writer.open_branch(connection, "X")
        writer.append(connection, head, "forged.action", "Penipu", touches)
    engine.dispose()


def test_a_file_that_is_not_ours(ours, tmp_path):
    other = tmp_path / "lain.rakor"
    sql(other, "CREATE TABLE journal_entry (a)")
    refused(ours, other, "“lain.rakor” bukan berkas Rakor")
    (tmp_path / "teks.rakor").write_text("halo" * 5000)
    refused(ours, tmp_path / "teks.rakor", "bukan berkas Rakor")
    (tmp_path / "kosong.rakor").touch()
    refused(ours, tmp_path / "kosong.rakor", "kosong")
    refused(ours, tmp_path / "hilang.rakor", "tidak ditemukan", StorageError)
    refused(ours, tmp_path, "tidak ditemukan", StorageError)


def test_a_file_of_a_newer_program(ours, theirs):
    sql(theirs, "PRAGMA user_version=99")
    refused(ours, theirs, "versi program yang lebih baru")


def test_a_file_of_another_meeting_comes_in_only_when_that_is_meant(ours, desk, template_file):
    path = desk.place(template_file)
    other = Workspace.open(path)
    other.act(events.create, name="Lain", start_date=ours_first(ours), end_date=ours_first(ours))
    other.close()

    refused(ours, path, "tidak memuat rakor yang ada di berkas ini", UnrelatedError)

    merge(ours.workspace, [path], unrelated=True)
    assert {one.name for one in ours.workspace.ask(events.events)} == {"Rakor", "Lain"}
    assert merge(ours.workspace, [path]).nothing, "now they have a history in common"


def ours_first(laptop):
    return laptop.workspace.ask(events.days, laptop.event)[0].date


BROKEN = {
    "a changed text": "UPDATE journal_entry SET content = replace(content, 'catatan', 'Catatan')",
    "a changed name": "UPDATE journal_action SET actor = 'Orang lain' WHERE branch_no = 3",
    "a changed time": "UPDATE journal_action SET at = '2020-01-01T00:00:00Z' WHERE branch_no = 3",
    "a changed letter": "UPDATE journal_branch SET label = 'Z' WHERE no = 3",
    "a forgotten parent": "UPDATE journal_branch SET parents = '{}' WHERE no = 3",
    "a lost entry": "DELETE FROM journal_entry WHERE branch_no = 3 AND seq = 2",
    "a lost beginning": "DELETE FROM journal_entry WHERE branch_no = 3 AND seq = 1",
    "a lost action": "DELETE FROM journal_action WHERE branch_no = 3 AND number = 1",
    "a lost seal": "UPDATE journal_entry SET hash = x'00' WHERE branch_no = 3",
    "another order": "UPDATE journal_entry SET lamport = lamport + 5 WHERE branch_no = 3",
    "numbers for words": "UPDATE journal_entry SET row_uid = 5 WHERE branch_no = 3 AND seq = 1",
    "bytes for words": "UPDATE journal_entry SET content = CAST(content AS BLOB) WHERE branch_no = 3",
    "words for bytes": "UPDATE journal_entry SET salt = 'garam garam!' WHERE branch_no = 3",
    "no salt": "UPDATE journal_entry SET salt = NULL WHERE branch_no = 3",
    "a deed unheard of": "UPDATE journal_entry SET op = 'burn' WHERE branch_no = 3",
    "no parents at all": "UPDATE journal_branch SET parents = 'x' WHERE no = 3",
    "parents that are not there": "UPDATE journal_branch SET parents = '{\"x\": 4}' WHERE no = 3",
    "deep parents": "UPDATE journal_branch SET parents = '" + "[" * 100_000 + "' WHERE no = 3",
    "a time without a zone": "UPDATE journal_branch SET opened_at = '2026-01-01' WHERE no = 3",
    "an old entry": "UPDATE journal_entry SET content = '{}' WHERE branch_no = 1 AND seq = 1",
}


@pytest.mark.parametrize("damage", BROKEN.values(), ids=BROKEN)
def test_a_history_that_was_changed_is_named_and_refused(ours, theirs, damage):
    sql(theirs, damage)
    said = refused(ours, theirs, "rusak", ForeignFileError)
    assert theirs.name in said


def test_the_entry_and_the_laptop_are_named(ours, theirs):
    sql(theirs, BROKEN["a changed text"])
    (branch,) = sqlite3.connect(theirs).execute("SELECT uid FROM journal_branch WHERE no = 3").fetchone()
    assert f"pada entri {branch}:1 dari laptop B" in refused(ours, theirs, "rusak")


def test_a_branch_that_was_continued_twice(ours, theirs, desk):
    twin = desk.place(theirs)
    merge(ours.workspace, [theirs])
    laptop = desk.laptop("C")
    laptop.do("note", 0, "x")
    laptop.close()
    (uid,) = sqlite3.connect(theirs).execute("SELECT uid FROM journal_branch WHERE no = 3").fetchone()
    reseal(twin, uid, "isi lain")

    refused(ours, twin, "lain isinya daripada di sini")


def reseal(path, uid, text):
    """Change the last entry of a branch and seal it again."""
    connection = sqlite3.connect(path, isolation_level=None)
    row = connection.execute(
        "SELECT e.branch_no, e.seq, e.lamport, e.action_no, a.name, a.actor, a.at, e.kind, e.row_uid, e.op"
        " FROM journal_entry e JOIN journal_branch b ON b.no = e.branch_no JOIN journal_action a"
        " ON a.branch_no = b.no AND a.number = e.action_no WHERE b.uid = ? ORDER BY e.seq DESC LIMIT 1",
        (uid,),
    ).fetchone()
    number, seq = row[:2]
    (previous,) = connection.execute(
        "SELECT hash FROM journal_entry WHERE branch_no = ? AND seq = ?", (number, seq - 1)
    ).fetchone()
    salt, content = codec.new_salt(), codec.encode({"agency": text})
    header = codec.Header(uid, *row[1:9], op=Op(row[9]))
    seal = codec.seal(previous, header, codec.digest(salt, content))
    connection.execute(
        "UPDATE journal_entry SET content = ?, salt = ?, hash = ? WHERE branch_no = ? AND seq = ?",
        (content, salt, seal, number, seq),
    )
    connection.close()


FORGED = {
    "an unknown table": Touch("password", "u", Op.INSERT, {"text": "x"}),
    "an unknown field": Touch("note", "u", Op.UPDATE, {"password": "x"}),
    "the key itself": Touch("note", "u", Op.UPDATE, {"uid": "x"}),
    "a table of the program's own": Touch("blob", "u", Op.INSERT, {"sha256": "x"}),
    "a number for a word": Touch("resolution", "u", Op.UPDATE, {"text": 5}),
    "a word for a number": Touch("resolution", "u", Op.UPDATE, {"position": "5"}),
    "a fraction": Touch("resolution", "u", Op.UPDATE, {"position": 1.5}),
    "a list": Touch("resolution", "u", Op.UPDATE, {"text": ["x"]}),
    "a yes": Touch("resolution", "u", Op.UPDATE, {"position": True}),
    "a number too large": Touch("resolution", "u", Op.UPDATE, {"position": 1 << 70}),
    "nothing where something must be": Touch("resolution", "u", Op.UPDATE, {"kind": None}),
    "a kind unheard of": Touch("resolution", "u", Op.UPDATE, {"kind": "tipuan"}),
    "no day": Touch("event", "u", Op.UPDATE, {"start_date": "besok"}),
    "a day of the week": Touch("event", "u", Op.UPDATE, {"start_date": "2026-W16-2"}),
    "a day before our time": Touch("event", "u", Op.UPDATE, {"start_date": "0001-01-01"}),
    "a moment of nowhere": Touch("attendance_mark", "u", Op.UPDATE, {"at": "2026-04-14T08:00:00.000"}),
    "a moment without its thousandths": Touch("note", "u", Op.UPDATE, {"written_at": "2026-04-14T08:00:00Z"}),
    "a moment at the end of time": Touch(
        "note", "u", Op.UPDATE, {"written_at": "9999-12-31T23:59:59.000-14:00"}
    ),
    "no number": Touch("programme", "u", Op.UPDATE, {"target": "sNaN"}),
    "a number of a hundred million digits": Touch("programme", "u", Op.UPDATE, {"target": "1E+99999999"}),
    "a number written otherwise": Touch("programme", "u", Op.UPDATE, {"target": "87.50"}),
    "a row without what it needs": Touch("note", "u", Op.INSERT, {"statement": "x"}),
    "a row that was never made": Touch("note", "u", Op.UPDATE, {"statement": "x"}),
    "a parent that is not there": Touch("note", "u", Op.INSERT, {"session_uid": "x"}),
}


@pytest.mark.parametrize("touch", FORGED.values(), ids=FORGED)
def test_an_entry_this_program_cannot_keep(ours, theirs, touch):
    forge(theirs, touch)
    refused(ours, theirs, "tidak dikenal|tidak ada", ForeignFileError)


@pytest.mark.parametrize(
    "content",
    [
        '{"statement":"\\ud800"}',
        '{"statement":"rahasia","statement":"biasa"}',
        '{"statement" : "x"}',
        '{"statement":"x","response":"y"}',
    ],
    ids=["half a letter", "a name said twice", "blanks", "another order"],
)
def test_what_is_written_otherwise_than_by_this_program(ours, theirs, content):
    forge(theirs, Touch("note", "u", Op.UPDATE, {}))
    connection = sqlite3.connect(theirs, isolation_level=None)
    (uid,) = connection.execute("SELECT uid FROM journal_branch ORDER BY no DESC").fetchone()
    connection.close()
    reseal_first(theirs, uid, content)
    refused(ours, theirs, "diubah dari luar")


def test_numbers_without_end_and_boxes_in_boxes(ours, theirs, desk):
    for content in ('{"statement":' + "9" * 5000 + "}", "[" * 90_000, '{"statement":NaN}'):
        path = desk.place(theirs)
        forge(path, Touch("note", "u", Op.UPDATE, {}))
        (uid,) = sqlite3.connect(path).execute("SELECT uid FROM journal_branch ORDER BY no DESC").fetchone()
        reseal_first(path, uid, content)
        refused(ours, path, "rusak|tidak dikenal")


def reseal_first(path, uid, content):
    connection = sqlite3.connect(path, isolation_level=None)
    no, label, parents, opened_at = connection.execute(
        "SELECT no, label, parents, opened_at FROM journal_branch WHERE uid = ?", (uid,)
    ).fetchone()
    row = connection.execute(
        "SELECT e.seq, e.lamport, e.action_no, a.name, a.actor, a.at, e.kind, e.row_uid, e.op, e.salt"
        " FROM journal_entry e JOIN journal_action a ON a.branch_no = e.branch_no"
        " WHERE e.branch_no = ? AND e.seq = 1",
        (no,),
    ).fetchone()
    root = codec.root(uid, label, codec.parents(parents), opened_at)
    header = codec.Header(uid, *row[:8], op=Op(row[8]))
    seal = codec.seal(root, header, codec.digest(row[9], content))
    connection.execute(
        "UPDATE journal_entry SET content = ?, hash = ? WHERE branch_no = ? AND seq = 1", (content, seal, no)
    )
    connection.close()


@pytest.mark.parametrize("lamport", [1 << 40, 0], ids=["far ahead", "behind what it has seen"])
def test_a_counter_that_would_win_or_lose_every_dispute(ours, theirs, lamport):
    engine = engine_for(theirs).execution_options(**{WRITES: True})
    with engine.begin() as connection:
        head = writer.replace(writer.open_branch(connection, "X"), lamport=lamport)
        touch = Touch("event", ours.event, Op.UPDATE, {"theme": "tipuan"})
        writer.append(connection, head, "forged", "", [touch])
    engine.dispose()
    refused(ours, theirs, "pada entri")


def test_entries_that_were_lost_without_a_gap_are_missed(ours, theirs):
    index = "ix_journal_entry_lamport"
    connection = sqlite3.connect(theirs, isolation_level=None)
    (root, said) = connection.execute(
        "SELECT rootpage, sql FROM sqlite_master WHERE name = ?", (index,)
    ).fetchone()
    connection.close()
    sql(theirs, f"DELETE FROM sqlite_master WHERE name = '{index}'", unsafe=True)
    sql(theirs, "DELETE FROM journal_entry WHERE branch_no = 3", "DELETE FROM blob")
    sql(
        theirs,
        f"INSERT INTO sqlite_master VALUES ('index', '{index}', 'journal_entry', {root}, '{said}')",
        unsafe=True,
    )
    refused(ours, theirs, "rusak atau terpotong")


def test_views_in_place_of_tables_are_not_looked_through(ours, theirs):
    sql(
        theirs,
        "ALTER TABLE journal_entry RENAME TO hidden",
        "CREATE VIEW journal_entry AS WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n)"
        " SELECT i AS branch_no, i AS seq FROM n",
    )
    refused(ours, theirs, "bukan buatan program ini")


def test_columns_that_compute_are_refused(ours, theirs):
    sql(
        theirs,
        "DROP TABLE blob",
        "CREATE TABLE blob (sha256 TEXT, size INTEGER, data BLOB GENERATED ALWAYS AS (zeroblob(1000000000)))",
    )
    refused(ours, theirs, "bukan buatan program ini")


def test_triggers_views_and_further_tables_are_left_alone(ours, theirs):
    sql(
        theirs,
        "CREATE TABLE extra (a)",
        "CREATE VIEW v AS WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT i FROM n",
        "CREATE TRIGGER t AFTER INSERT ON journal_entry BEGIN DELETE FROM note; END",
    )
    merge(ours.workspace, [theirs])
    assert ours.workspace.ask(files.check).problems == []
    assert [row for row in ours.workspace.ask(notes.notes, ours.event) if row.statement == "catatan dari B"]


def test_an_index_that_lies_is_not_believed(ours, theirs):
    sql(
        theirs,
        "UPDATE sqlite_master SET sql = replace(sql, 'lamport', 'action_no') WHERE type = 'index'",
        unsafe=True,
    )
    refused(ours, theirs, "rusak|terpotong")


def test_what_takes_too_long_is_given_up(ours, theirs, monkeypatch):
    monkeypatch.setattr(foreign, "RECOGNIZED_IN", -1.0)
    monkeypatch.setattr(foreign, "_STEPS", 1)
    refused(ours, theirs, "terlalu lama")


def test_what_is_too_large_is_not_even_copied(ours, theirs, monkeypatch):
    monkeypatch.setattr(copying, "LARGEST", 1000)
    refused(ours, theirs, "terlalu besar")


def many_tables(path, count):
    connection = sqlite3.connect(path, isolation_level=None)
    (root,) = connection.execute("SELECT rootpage FROM sqlite_master WHERE name = 'person'").fetchone()
    connection.execute("PRAGMA writable_schema=ON")
    connection.execute("BEGIN")
    connection.executemany(
        "INSERT INTO sqlite_master VALUES ('table', ?, ?, ?, ?)",
        ((f"t{n}", f"t{n}", root, f"CREATE TABLE t{n} (a)") for n in range(count)),
    )
    connection.execute("COMMIT")
    connection.close()


def test_a_million_tables_are_not_waited_for(ours, theirs, monkeypatch):
    monkeypatch.setattr(foreign, "RECOGNIZED_IN", 0.2)
    many_tables(theirs, 100_000)
    refused(ours, theirs, "terlalu lama")


def test_a_file_that_was_cut_short(ours, theirs, tmp_path):
    whole = theirs.read_bytes()
    for keep in (100, 4096, 50_000, len(whole) // 2, len(whole) - 4096, len(whole) - 1):
        path = tmp_path / f"{keep}.rakor"
        path.write_bytes(whole[:keep])
        refused(ours, path, "rusak|terpotong|bukan berkas Rakor", ForeignFileError)


def test_a_stick_that_is_pulled_out_in_the_middle(ours, theirs, monkeypatch):
    def gone(_source, _target):
        raise OSError(5, "Input/output error")

    monkeypatch.setattr(copying, "_through_sqlite", gone)
    refused(ours, theirs, "tidak dapat dibaca sampai selesai", StorageError)


def test_an_attachment_that_is_not_what_its_name_says(ours, theirs):
    sql(theirs, "UPDATE blob SET data = x'00'")
    refused(ours, theirs, "lampiran di .* rusak")


def killed_while_writing(path):
    script = (
        "import sqlite3, os, sys; c = sqlite3.connect(sys.argv[1], isolation_level=None);"
        "c.execute('PRAGMA cache_size=1'); c.execute('BEGIN IMMEDIATE');"
        "c.execute(\"UPDATE journal_entry SET content = 'x'\"); c.execute('UPDATE region SET name = 1');"
        "os.kill(os.getpid(), 9)"
    )
    subprocess.run([sys.executable, "-c", script, str(path)], check=False)


def test_a_copy_taken_while_its_program_was_writing_is_put_right_first(ours, theirs):
    killed_while_writing(theirs)
    journal = theirs.with_name(theirs.name + "-journal")
    assert journal.exists()
    before = theirs.read_bytes(), journal.read_bytes()

    merge(ours.workspace, [theirs])

    assert ours.workspace.ask(files.check).problems == []
    assert (theirs.read_bytes(), journal.read_bytes()) == before, "what lies on the stick is not written"


def test_a_journal_that_names_a_further_file_deletes_nothing(ours, theirs, tmp_path):
    precious = tmp_path / "penting.txt"
    precious.write_text("jangan hapus")
    name = os.fsencode(precious)
    tail = (1).to_bytes(4, "big") + name + len(name).to_bytes(4, "big")
    tail += sum(byte if byte < 128 else byte - 256 for byte in name).to_bytes(4, "big") + copying._SUPER
    killed_while_writing(theirs)
    with theirs.with_name(theirs.name + "-journal").open("ab") as journal:
        journal.write(tail)

    refused(ours, theirs, "rusak|terpotong|berkas Rakor")
    assert precious.read_text() == "jangan hapus"


def test_a_file_in_write_ahead_mode_is_read_with_what_lies_beside_it(ours, theirs, desk):
    connection = sqlite3.connect(theirs, isolation_level=None)
    connection.execute("PRAGMA journal_mode=WAL")
    connection.execute("PRAGMA wal_autocheckpoint=0")
    connection.execute("UPDATE region SET capital = capital")
    copy = desk.place(theirs)
    shutil.copyfile(f"{theirs}-wal", f"{copy}-wal")
    connection.close()

    merge(ours.workspace, [copy])

    assert ours.workspace.ask(files.check).problems == []


def test_no_copies_are_left_behind(ours, theirs, tmp_path, monkeypatch):
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path / "sementara"))
    (tmp_path / "sementara").mkdir()
    merge(ours.workspace, [theirs])
    sql(theirs, BROKEN["a changed text"])
    assert list((tmp_path / "sementara").iterdir()) == []


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="pipes have no names here")
@pytest.mark.parametrize("ending", ["-journal", "-wal", "-shm"])
def test_a_pipe_in_the_place_of_what_sqlite_leaves_beside_a_file(ours, theirs, ending):
    os.mkfifo(theirs.with_name(theirs.name + ending))
    refused(ours, theirs, "bukan berkas biasa", ForeignFileError)
