"""The journal: a branch per opening, sealed chains, and tables that are its projection."""

import shutil
import sqlite3

import pytest
from sqlalchemy import inspect

from rakor_desktop.domain.history import Op
from rakor_desktop.services import events, files
from rakor_desktop.store.journal import codec, reader, replay
from rakor_desktop.store.schema import JOURNALLED
from rakor_desktop.store.workspace import Workspace


def branches(workspace):
    return workspace.ask(lambda session: reader.branches(session.connection()))


def reopened(path, label="A"):
    return Workspace.open(path, actor="Uji", label=label)


def test_every_opening_that_writes_gets_a_branch_that_knows_its_parents(workspace, event):
    workspace.close()
    for words in ("satu", "dua"):
        again = reopened(workspace.path)
        again.act(events.edit, event, theme=words)
        again.close()
    reading = reopened(workspace.path)
    reading.ask(events.event, event)

    first, second, third = branches(reading)

    assert first.parents == {}
    assert second.parents == {first.uid: first.last}
    assert third.parents == {second.uid: second.last}
    assert reading.ask(files.check).sound
    reading.close()


def test_two_copies_of_a_file_go_separate_ways_from_a_common_parent(workspace, event, tmp_path):
    workspace.close()
    copy = shutil.copyfile(workspace.path, tmp_path / "salinan.rakor")
    heads = []
    for path, label in ((workspace.path, "A"), (copy, "B")):
        opened = reopened(path, label)
        opened.act(events.edit, event, theme=label)
        heads.append(branches(opened)[-1])
        opened.close()

    assert heads[0].uid != heads[1].uid
    assert heads[0].parents == heads[1].parents != {}
    assert [head.label for head in heads] == ["A", "B"]


def test_lamport_counters_only_grow(workspace, event):
    workspace.act(events.edit, event, theme="x")
    workspace.close()
    again = reopened(workspace.path)
    again.act(events.edit, event, theme="y")

    found = again.ask(lambda session: [e.header.lamport for e in reader.entries(session.connection())])

    assert found == sorted(found) == list(range(1, len(found) + 1))
    again.close()


@pytest.mark.parametrize(
    "tamper",
    [
        "UPDATE journal_entry SET content = replace(content, 'Rapat', 'Rapot') WHERE kind = 'event'",
        "UPDATE journal_entry SET row_uid = 'x' WHERE seq = 3",
        "UPDATE journal_entry SET lamport = lamport + 1 WHERE seq = 3",
        "UPDATE journal_entry SET op = 'delete' WHERE seq = 3",
        "UPDATE journal_entry SET salt = zeroblob(12) WHERE seq = 3",
        "UPDATE journal_action SET actor = 'Orang lain'",
        "UPDATE journal_action SET at = '2020-01-01T00:00:00.000Z'",
        "UPDATE journal_branch SET label = 'Z'",
        "DELETE FROM journal_entry WHERE seq = 3",
    ],
)
def test_a_changed_history_is_found(workspace, event, tamper):
    workspace.act(events.edit, event, theme="x")
    assert workspace.ask(files.check).sound
    _run(workspace, tamper)

    report = workspace.ask(files.check)

    assert any("Rantai riwayat putus" in problem for problem in report.problems)


@pytest.mark.parametrize(
    ("tamper", "words"),
    [
        ("UPDATE event SET theme = 'lain'", "theme tidak sama"),
        ("DELETE FROM setting", "hilang dari tabel"),
        ("INSERT INTO setting (uid, scope, key, value) VALUES ('u', '', 'k', 'v')", "tidak di riwayat"),
        ("INSERT INTO blob (sha256, size, data) VALUES ('00', 1, x'00')", "sidik jari"),
    ],
)
def test_tables_that_differ_from_their_history_are_found(workspace, event, tamper, words):
    _run(workspace, tamper)

    assert any(words in problem for problem in workspace.ask(files.check).problems)


def test_random_bit_flips_in_the_file_never_pass_unnoticed_as_other_data(workspace, event, tmp_path):
    workspace.act(events.edit, event, theme="Sinkronisasi", purposes=("satu", "dua"))
    true = workspace.ask(files.dump)
    workspace.close()
    whole = workspace.path.read_bytes()
    for nth in range(60):
        at = (nth * 7919 + 131) * 37 % len(whole)
        flipped = bytearray(whole)
        flipped[at] ^= 1 << (nth % 8)
        path = tmp_path / "flip.rakor"
        path.write_bytes(flipped)
        assert _noticed_or_harmless(path, true), f"byte {at}"


def _noticed_or_harmless(path, true):
    from rakor_desktop.domain.errors import RakorError

    try:
        opened = Workspace.open(path)
        try:
            return not opened.ask(files.check).sound or opened.ask(files.dump) == true
        finally:
            opened.close()
    except (RakorError, UnicodeDecodeError, ValueError, sqlite3.Error):
        return True


def test_the_journal_covers_every_mapped_column(workspace, event):
    def raw(session):
        return {kind: {c.key for c in inspect(model).column_attrs} for kind, model in JOURNALLED.items()}

    columns = workspace.ask(raw)
    assert columns["event"] >= {"uid", "name", "purposes", "start_date"}
    assert len(JOURNALLED) == 21


def _entry(branch, seq, lamport, op=Op.UPDATE, **values):
    header = codec.Header(branch, seq, lamport, 1, "x", "", "", "event", "r", op)
    return reader.Entry(header, codec.encode(values), b"", None, b"")


def _branch(uid, **parents):
    return reader.Branch(0, uid, "A", parents, "", 9)


def story_of(*entries):
    return replay.stories(entries)["event/r"]


def test_two_writes_that_have_not_seen_each_other_are_two_heads_shown_by_lamport():
    ancestry = replay.Ancestry([_branch("a"), _branch("b", a=1), _branch("c", a=1)])
    story = story_of(
        _entry("a", 1, 1, Op.INSERT, theme="awal"), _entry("b", 1, 2, theme="B"), _entry("c", 1, 5, theme="C")
    )

    assert [w.value for w in replay.heads(story.writes["theme"], ancestry)] == ["C", "B"]


def test_a_write_that_has_seen_all_heads_is_the_only_head():
    ancestry = replay.Ancestry([_branch("a"), _branch("b", a=1), _branch("c", a=1), _branch("d", b=1, c=1)])
    story = story_of(
        _entry("a", 1, 1, Op.INSERT, theme="awal"),
        _entry("b", 1, 2, theme="B"),
        _entry("c", 1, 5, theme="C"),
        _entry("d", 1, 6, theme="dipilih"),
    )

    assert [w.value for w in replay.heads(story.writes["theme"], ancestry)] == ["dipilih"]


def test_an_edit_that_the_deletion_had_not_seen_keeps_the_row():
    ancestry = replay.Ancestry([_branch("a"), _branch("b", a=1), _branch("c", a=1)])
    born, gone = _entry("a", 1, 1, Op.INSERT, theme="awal"), _entry("b", 1, 2, Op.DELETE)

    assert replay.project(story_of(born, gone), ancestry) is None
    assert replay.project(story_of(born, gone, _entry("c", 1, 2, theme="C")), ancestry) == {"theme": "C"}


def test_a_row_made_anew_forgets_what_it_held_before_it_was_deleted():
    ancestry = replay.Ancestry([_branch("a")])
    story = story_of(
        _entry("a", 1, 1, Op.INSERT, theme="awal", venue="Aula"),
        _entry("a", 2, 2, Op.DELETE),
        _entry("a", 3, 3, Op.INSERT, theme="lagi"),
    )

    assert replay.project(story, ancestry) == {"theme": "lagi"}


def test_redaction_keeps_the_chain(workspace, event):
    workspace.act(events.edit, event, opened_by="Nama Seseorang")
    _run(
        workspace,
        "UPDATE journal_entry SET digest = rakor_digest(salt, content), content = NULL, salt = NULL "
        "WHERE content LIKE '%Nama Seseorang%'",
    )

    problems = workspace.ask(files.check).problems

    assert not any("Rantai" in problem for problem in problems)


def _run(workspace, statement):
    connection = sqlite3.connect(workspace.path)
    connection.create_function("rakor_digest", 2, codec.digest)
    with connection:
        connection.execute(statement)
    connection.close()
