"""Decisions about differences, taken back, made again and merged in any order: every laptop asks the same."""

import os
import shutil
from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from rakor_desktop.domain.errors import RakorError
from rakor_desktop.domain.merging import ConflictKind
from rakor_desktop.services import disputes, events, files, notes
from rakor_desktop.services import disputes_settling as deciding
from rakor_desktop.store.schema import Note
from rakor_desktop.store.workspace import Workspace
from rakor_desktop.sync.conflicts import conflicts
from rakor_desktop.sync.merging import merge

EXAMPLES = int(os.environ.get("RAKOR_LAWS", "300")) // 20
"""One in twenty of those of the other laws: each of these opens three files many times."""
DEEDS = (
    "write",
    "write",
    "remove",
    "settle",
    "settle",
    "both",
    "laptop",
    "undo",
    "undo",
    "redo",
    "merge",
    "merge",
)


@pytest.fixture(scope="session")
def starter(starter_file, tmp_path_factory):
    """The file every laptop starts from, with one more note."""
    path = Path(shutil.copyfile(starter_file, tmp_path_factory.mktemp("catatan") / "awal.rakor"))
    workspace = Workspace.open(path, actor="Panitia", label="P")
    day = workspace.ask(events.days, workspace.ask(events.current))[0].uid
    workspace.act(notes.write, day, "Catatan kedua")
    workspace.close()
    return path


def act(laptop, others, what, one):
    """Do it if it is possible now."""
    workspace = laptop.workspace
    found = workspace.ask(disputes.disputes)
    asked = found[one % len(found)] if found else None
    written = workspace.ask(notes.notes, laptop.event)
    with suppress(RakorError):
        if what == "write" and written:
            workspace.act(notes.edit, written[0].uid, statement=f"kata {laptop.label} {one}")
        elif what == "remove" and written:
            workspace.act(notes.remove, written[0].uid)
        elif what == "settle" and asked:
            workspace.act(deciding.choose, asked.at, asked.sides[one % len(asked.sides)].key)
        elif what == "both" and asked:
            workspace.act(deciding.keep_both, asked.at)
        elif what == "laptop" and found:
            workspace.act(deciding.choose_laptop, [each.at for each in found], "ABC"[one])
        elif what == "undo":
            workspace.undo()
        elif what == "redo":
            workspace.redo()
        elif what == "merge":
            merge(workspace, [others[one % 2].path], keep=False)


def differ(laptops):
    """Let all of them write one note, one delete another, and all hear of it."""
    for laptop in laptops:
        kept, gone = (row.uid for row in laptop.workspace.ask(notes.notes, laptop.event))
        laptop.workspace.act(notes.edit, kept, statement=f"kata {laptop.label}")
        if laptop.label == "C":
            laptop.workspace.act(notes.remove, gone)
        else:
            laptop.workspace.act(notes.edit, gone, response=f"jawaban {laptop.label}")
    collected(laptops)


def collected(laptops):
    """Merge all into the first, and that into the others."""
    first, *rest = laptops
    merge(first.workspace, [other.path for other in rest], keep=False)
    for other in rest:
        merge(other.workspace, [first.path], keep=False)


@settings(max_examples=EXAMPLES, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    doings=st.lists(
        st.tuples(st.integers(0, 2), st.sampled_from(DEEDS), st.integers(0, 2)), min_size=5, max_size=16
    )
)
def test_whatever_is_decided_and_taken_back_every_laptop_lists_the_same(desks, starter, doings):
    with desks() as desk:
        desk.starter = starter
        laptops = [desk.laptop(label) for label in "ABC"]
        differ(laptops)
        for who, what, one in doings:
            act(laptops[who], [other for other in laptops if other is not laptops[who]], what, one)
        collected(laptops)

        first = laptops[0]
        listed = first.workspace.ask(disputes.disputes)
        decided = first.workspace.ask(disputes.settlements)
        for laptop in laptops:
            assert laptop.workspace.ask(disputes.disputes) == listed
            assert laptop.workspace.ask(disputes.settlements) == decided
            assert laptop.workspace.ask(files.check).problems == []
        for one in first.workspace.ask(conflicts):
            if one.kind is ConflictKind.FIELD and one.table == "note":
                held = first.workspace.ask(lambda session, uid: session.get(Note, uid), one.row)
                assert one.versions[0].value == getattr(held, one.field)


@pytest.fixture
def two(desk):
    """Two laptops that both corrected the same note, and have heard of it."""
    ours, theirs = desk.laptop("A"), desk.laptop("B")
    note = ours.workspace.ask(notes.notes, ours.event)[0].uid
    ours.workspace.act(notes.edit, note, statement="kata A")
    theirs.workspace.act(notes.edit, note, statement="kata B")
    merge(ours.workspace, [theirs.path])
    merge(theirs.workspace, [ours.path])
    return ours, theirs


def test_a_third_view_comes_first_where_it_is_the_one_shown(desk, two):
    ours, _theirs = two
    (found,) = ours.workspace.ask(disputes.disputes)
    ours.workspace.act(deciding.choose, found.at, found.sides[1].key)
    ours.workspace.undo()
    third = desk.laptop("C")
    third.workspace.act(notes.edit, found.at.row, statement="kata C")

    merge(ours.workspace, [third.path])

    (again,) = ours.workspace.ask(disputes.disputes)
    shown = ours.workspace.ask(notes.notes, ours.event)[0].statement
    assert {side.value for side in again.sides} == {"kata A", "kata B", "kata C"}
    assert again.sides[0].value == shown


def test_a_decision_taken_back_in_another_opening_of_the_file_counts_as_taken_back(two):
    ours, theirs = two
    (found,) = ours.workspace.ask(disputes.disputes)
    ours.workspace.act(deciding.choose, found.at, found.sides[1].key)
    # A merge in between begins a new branch; the steps of the session go on.
    theirs.workspace.act(notes.write, theirs.day, "lain")
    merge(ours.workspace, [theirs.path])
    ours.workspace.undo()
    ours.workspace.undo()

    assert [one.at for one in ours.workspace.ask(disputes.disputes)] == [found.at]


def test_what_an_undo_shows_is_a_side_where_another_laptop_wrote_on_meanwhile(two):
    """The undo writes the old value last of all; what the other laptop wrote on it must not go unasked."""
    ours, theirs = two
    (found,) = ours.workspace.ask(disputes.disputes)
    shown = found.sides[0].said
    theirs.workspace.act(deciding.write, found.at, "kata bersama")
    for _step in range(4):
        ours.workspace.act(notes.write, ours.day, "agar jam logika laptop ini lebih maju")
    ours.workspace.act(deciding.choose, found.at, found.sides[1].key)
    ours.workspace.undo()

    merge(ours.workspace, [theirs.path])
    merge(theirs.workspace, [ours.path])

    for laptop in two:
        (again,) = laptop.workspace.ask(disputes.disputes)
        assert [side.said for side in again.sides] == [shown, "kata bersama"]
        assert laptop.workspace.ask(notes.notes, laptop.event)[0].statement == shown


def test_a_row_brought_back_by_an_undo_and_deleted_there_is_asked_about(two):
    ours, theirs = two
    (found,) = ours.workspace.ask(disputes.disputes)
    note = found.at.row
    theirs.workspace.act(notes.edit, note, response="jawaban")
    ours.workspace.act(notes.remove, note)
    merge(ours.workspace, [theirs.path])
    (about,) = [one for one in ours.workspace.ask(disputes.disputes) if one.kind is ConflictKind.DELETION]
    merge(theirs.workspace, [ours.path])
    theirs.workspace.act(deciding.remove, about.at)
    ours.workspace.act(deciding.remove, about.at)
    ours.workspace.undo()

    merge(ours.workspace, [theirs.path])

    (again,) = [one for one in ours.workspace.ask(disputes.disputes) if not one.at.field]
    assert (again.kind, again.at.row) == (ConflictKind.DELETION, note)
    ours.workspace.act(deciding.keep, again.at)
    assert not [one for one in ours.workspace.ask(disputes.disputes) if not one.at.field]
    assert ours.workspace.ask(files.check).problems == []
