"""A file that is damaged anywhere is told so in sentences, whatever was asked of it."""

import contextlib
import random
import sqlite3

import pytest

from rakor_desktop.domain.errors import ForeignFileError, RakorError
from rakor_desktop.services import events, files, notes, overview
from rakor_desktop.store.workspace import Workspace


@pytest.fixture
def written(workspace, event, day):
    workspace.act(notes.write, day, "Garam rakyat belum beriodium", speaker="Maria Contoh")
    workspace.close()
    return workspace.path


def spoil(path, *statements):
    connection = sqlite3.connect(path)
    for statement in statements:
        connection.execute(statement)
    connection.commit()
    connection.close()


def problems(path):
    opened = Workspace.open(path, read_only=True)
    try:
        return opened.ask(files.check).problems
    finally:
        opened.close()


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE note SET statement = CAST(x'ff41' AS TEXT)",
        "UPDATE journal_entry SET content = CAST(x'ff41' AS TEXT) WHERE kind = 'note'",
        "UPDATE journal_entry SET content = '{\"a' WHERE kind = 'note'",
        "UPDATE journal_entry SET content = '[]' WHERE kind = 'note'",
        "UPDATE journal_entry SET op = 'i' || char(17) WHERE kind = 'note'",
        "UPDATE journal_branch SET parents = 'x'",
        "UPDATE note SET uid = CAST(uid AS BLOB)",
        "UPDATE note SET statement = CAST(statement AS BLOB)",
    ],
)
def test_content_that_cannot_be_read_is_a_problem_among_others(written, statement):
    spoil(written, statement)

    found = problems(written)

    assert found
    assert any("rusak" in sentence for sentence in found)


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE journal_action SET name = CAST(name AS BLOB)",
        "UPDATE journal_action SET actor = CAST(actor AS BLOB)",
        "UPDATE journal_entry SET content = 7 WHERE kind = 'note'",
        "UPDATE journal_entry SET salt = 'x' WHERE kind = 'note'",
        "UPDATE journal_branch SET label = CAST(label AS BLOB)",
    ],
)
def test_bytes_where_words_should_be_break_the_chain(written, statement):
    spoil(written, statement)

    assert any("Rantai riwayat putus" in sentence for sentence in problems(written))


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE journal_action SET name = CAST(name AS BLOB)",
        "UPDATE note SET statement = CAST(statement AS BLOB)",
        "UPDATE journal_entry SET action_no = 77 WHERE kind = 'note'",
    ],
)
def test_what_lists_the_whole_file_gives_a_sentence_or_the_rest(written, event, statement):
    spoil(written, "PRAGMA foreign_keys=OFF", statement)
    opened = Workspace.open(written, read_only=True)
    for query in (files.history, files.dump, lambda session: overview.overview(session, event)):
        with contextlib.suppress(RakorError):
            assert opened.ask(query)
    opened.close()


@pytest.mark.parametrize(
    ("statement", "query"),
    [
        ("UPDATE event SET start_date = '2026-X4-14'", events.event),
        ("UPDATE session SET kind = 'SENAM'", events.sessions),
        ("UPDATE note SET written_at = '2026-04-15T01:.0:00Z'", notes.notes),
        ("UPDATE note SET statement = CAST(x'ff41' AS TEXT)", notes.notes),
        ("ALTER TABLE note RENAME COLUMN statement TO statemenu", notes.notes),
        ("ALTER TABLE note RENAME TO nota", notes.notes),
    ],
)
def test_a_question_about_damaged_content_gets_a_sentence(written, event, statement, query):
    spoil(written, statement)
    opened = Workspace.open(written, read_only=True)

    with pytest.raises(ForeignFileError, match="rusak"):
        opened.ask(query, event)
    opened.close()


def test_a_window_is_not_named_after_a_damaged_day(written):
    spoil(written, "UPDATE event SET start_date = '2026-X4-14'")
    opened = Workspace.open(written, read_only=True)

    with pytest.raises(ForeignFileError, match="rusak"):
        opened.glance()
    opened.close()


def test_no_flipped_bits_bring_the_program_down(written):
    whole = written.read_bytes()
    chance = random.Random(20260415)
    for _nth in range(60):
        spoiled = bytearray(whole)
        for _bit in range(chance.choice((1, 1, 3, 20))):
            spoiled[chance.randrange(len(whole))] = chance.randrange(256)
        written.write_bytes(spoiled)
        try:
            opened = Workspace.open(written, read_only=True)
        except RakorError:
            continue
        for query in (files.check, files.history, files.dump):
            with contextlib.suppress(RakorError):
                opened.ask(query)
        opened.close()
