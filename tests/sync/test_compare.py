"""Before merging: what would come in, in words, without anything having happened yet."""

import datetime as dt

from rakor_desktop.domain.merging import Fate, in_words
from rakor_desktop.services import files, notes
from rakor_desktop.store import backup
from rakor_desktop.sync.compare import preview
from rakor_desktop.sync.merging import merge


def told(found):
    return {(row.fate, row.title) for row in found.rows}


def test_every_row_is_named_with_what_becomes_of_it(desk):
    ours, theirs = desk.laptop("A"), desk.laptop("B")
    theirs.do("note", 0, "baru")
    theirs.do("edit item", 0, "ringkasan")
    theirs.do("remove issue", 0)
    theirs.do("mark", 0, "ab")

    found = preview(ours.workspace, [theirs.path])

    assert {
        (Fate.NEW, "Catatan notula B-001"),
        (Fate.CHANGED, "Mata acara add item 2"),
        (Fate.REMOVED, "Permasalahan P-001"),
    } <= told(found)
    changed = next(row for row in found.rows if row.table == "agenda_item")
    assert (changed.before["summary"], changed.after["summary"]) == ("", "ringkasan")
    assert {row.title for row in found.rows if row.table == "attendance_mark"} <= {
        "Tanda kehadiran Orang invite 0",
        "Tanda kehadiran Orang invite 1",
    }
    new = next(row for row in found.rows if row.fate is Fate.NEW and row.table == "note")
    assert new.after["statement"] == "baru"


def test_looking_writes_nothing(desk):
    ours, theirs = desk.laptop("A"), desk.laptop("B")
    theirs.do("note", 0, "x")
    before, folder = ours.path.read_bytes(), sorted(ours.path.parent.iterdir())

    preview(ours.workspace, [theirs.path])

    assert ours.path.read_bytes() == before
    assert sorted(ours.path.parent.iterdir()) == folder
    assert ours.workspace.can_undo is None
    assert not backup.folder_of(ours.path).exists()


def test_what_is_shown_is_what_happens(desk):
    ours, theirs, third = desk.laptop("A"), desk.laptop("B"), desk.laptop("C")
    for laptop in (ours, theirs, third):
        for deed in ("note", "edit note", "theme", "edit person", "remove item"):
            laptop.do(deed, 0, f"dari {laptop.label}")

    shown = preview(ours.workspace, [theirs.path, third.path])
    happened = merge(ours.workspace, [theirs.path, third.path])

    assert shown.counts == happened.counts
    assert shown.conflicts == happened.conflicts
    assert shown.conflicts != []
    assert [one.news for one in shown.sources] == [one.news for one in happened.sources]


def test_a_file_that_is_left_out_brings_nothing(desk):
    ours, theirs, third = desk.laptop("A"), desk.laptop("B"), desk.laptop("C")
    theirs.do("note", 0, "x")
    third.do("note", 0, "y")

    assert len(preview(ours.workspace, [theirs.path, third.path]).sources) == 2
    assert {row.title for row in preview(ours.workspace, [third.path]).rows} == {"Catatan notula C-001"}


def test_nothing_new_is_said_of_each_file(desk):
    ours, theirs, third = desk.laptop("A"), desk.laptop("B"), desk.laptop("C")
    third.do("note", 0, "y")

    found = preview(ours.workspace, [theirs.path, third.path])

    assert [one.nothing for one in found.sources] == [True, False]
    assert preview(ours.workspace, [theirs.path]).nothing


def test_who_wrote_it_when_and_for_which_meeting(desk):
    ours, theirs = desk.laptop("A"), desk.laptop("B")
    theirs.do("note", 0, "x")

    (source,) = preview(ours.workspace, [theirs.path]).sources

    assert (source.laptops, source.actors, source.entries) == (["B"], ["Operator B"], 1)
    assert source.first_at == source.last_at
    assert source.events == [ours.event]
    assert source.clocks == []


def test_a_clock_that_is_ahead_is_told_in_words(desk):
    ours, theirs = desk.laptop("A"), desk.laptop("B", hours_off=25)
    theirs.do("note", 0, "x")

    (clock,) = preview(ours.workspace, [theirs.path]).sources[0].clocks

    assert clock.sentence.startswith("Jam laptop B lebih cepat sedikitnya 1 hari ")


def test_a_clock_that_is_behind_is_told_in_words(desk):
    ours, theirs = desk.laptop("A"), desk.laptop("B", hours_off=-3)
    ours.do("note", 0, "x")
    merge(theirs.workspace, [ours.path])
    theirs.do("note", 0, "y")

    (clock,) = preview(ours.workspace, [theirs.path]).sources[0].clocks

    assert clock.laptop == "B"
    assert clock.sentence.startswith("Jam laptop B lebih lambat sedikitnya 2 jam 59 menit")


def test_spans_of_time_in_words():
    spans = {dt.timedelta(seconds=1): "1 menit", dt.timedelta(minutes=65): "1 jam 5 menit"}
    spans |= {dt.timedelta(days=2, minutes=3): "2 hari 3 menit", dt.timedelta(hours=2): "2 jam"}
    assert {span: in_words(span) for span in spans} == spans


def test_the_trial_leaves_the_open_file_its_own_history(desk):
    ours, theirs = desk.laptop("A"), desk.laptop("B")
    theirs.do("note", 0, "x")
    preview(ours.workspace, [theirs.path])

    ours.do("note", 0, "z")

    assert ours.workspace.ask(files.check).problems == []
    assert "x" not in {note.statement for note in ours.workspace.ask(notes.notes, ours.event)}


def test_what_came_another_way_after_the_look_is_not_taken_twice(desk, monkeypatch):
    """A round with the shared folder may come between the reading and the trial copy."""
    ours, theirs = desk.laptop("A"), desk.laptop("B")
    theirs.do("note", 0, "x")
    theirs.do("attach", 0)
    copied = backup.copy_to

    def round_before(path, target):
        monkeypatch.setattr(backup, "copy_to", copied)
        merge(ours.workspace, [theirs.path])
        return copied(path, target)

    monkeypatch.setattr(backup, "copy_to", round_before)

    found = preview(ours.workspace, [theirs.path])

    assert [len(found.sources), len(found.rows)] == [1, 0]
    assert ours.workspace.ask(files.check).problems == []
