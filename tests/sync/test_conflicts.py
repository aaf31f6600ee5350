"""Where two people disagree: both are shown, somebody decides, and every laptop hears of it."""

import pytest

from rakor_desktop.domain.attendance import Presence
from rakor_desktop.domain.errors import NotFoundError, RakorError
from rakor_desktop.domain.merging import ConflictKind
from rakor_desktop.services import agenda, attendance, events, files, notes
from rakor_desktop.sync import settling
from rakor_desktop.sync.conflicts import conflicts
from rakor_desktop.sync.merging import merge


@pytest.fixture
def two(desk):
    """Two laptops that both corrected the same note."""
    ours, theirs = desk.laptop("A"), desk.laptop("B", hours_off=500)
    note = ours.workspace.ask(notes.notes, ours.event)[0].uid
    ours.workspace.act(notes.edit, note, statement="kata A")
    theirs.workspace.act(notes.edit, note, statement="kata B")
    merge(ours.workspace, [theirs.path])
    merge(theirs.workspace, [ours.path])
    return ours, theirs, note


def listed(laptop):
    return laptop.workspace.ask(conflicts)


def statement(laptop, note):
    return next(row.statement for row in written(laptop) if row.uid == note)


def written(laptop):
    return laptop.workspace.ask(notes.notes, laptop.event)


def test_both_sides_are_there_with_who_and_where(two):
    ours, theirs, note = two

    (conflict,) = listed(ours)

    assert listed(theirs) == [conflict]
    assert (conflict.kind, conflict.table, conflict.row, conflict.field) == (
        ConflictKind.FIELD, "note", note, "statement",
    )  # fmt: skip
    assert {(one.value, one.actor, one.laptop) for one in conflict.versions} == {
        ("kata A", "Operator A", "A"),
        ("kata B", "Operator B", "B"),
    }
    assert conflict.versions[0].value == statement(ours, note) == statement(theirs, note)


@pytest.mark.parametrize("nth", [0, 1])
def test_choosing_either_side_settles_it_on_every_laptop(two, nth):
    ours, theirs, note = two
    chosen = listed(ours)[0].versions[nth].value

    ours.workspace.act(settling.choose, "note", note, "statement", chosen)

    assert listed(ours) == []
    merge(theirs.workspace, [ours.path])
    assert (listed(theirs), statement(theirs, note)) == ([], chosen)
    assert ours.workspace.ask(files.check).problems == []


def test_writing_something_third_settles_it_too(two):
    ours, _theirs, note = two

    ours.workspace.act(settling.choose, "note", note, "statement", "kata bersama")

    assert (listed(ours), statement(ours, note)) == ([], "kata bersama")


def test_two_who_settle_it_differently_disagree_again(two):
    ours, theirs, note = two
    ours.workspace.act(settling.choose, "note", note, "statement", "kata A")
    theirs.workspace.act(settling.choose, "note", note, "statement", "kata B")

    merge(ours.workspace, [theirs.path])

    assert len(listed(ours)) == 1


def test_two_who_settle_it_alike_agree(two):
    ours, theirs, note = two
    for laptop in (ours, theirs):
        laptop.workspace.act(settling.choose, "note", note, "statement", "kata A")

    merge(ours.workspace, [theirs.path])

    assert listed(ours) == []


def test_both_texts_of_a_note_can_be_kept(two):
    ours, theirs, note = two
    other = listed(ours)[0].versions[1].value

    copy = ours.workspace.act(settling.keep_both, note, "statement", other, "A-099")

    assert listed(ours) == []
    merge(theirs.workspace, [ours.path])
    assert {statement(theirs, note), statement(theirs, copy)} == {"kata A", "kata B"}


def test_only_texts_of_notes_can_be_kept_both(two):
    ours, _theirs, note = two

    with pytest.raises(RakorError, match="kedua-duanya"):
        ours.workspace.act(settling.keep_both, note, "session_uid", "x", "A-099")


@pytest.mark.parametrize(
    ("field", "value"), [("statement", 5), ("deadline", "besok"), ("nothing", "x"), ("statement", "\ud800")]
)
def test_what_a_field_cannot_hold_is_no_choice(two, field, value):
    ours, _theirs, note = two

    with pytest.raises(RakorError, match="tidak dapat disimpan"):
        ours.workspace.act(settling.choose, "note", note, field, value)


def test_equal_values_are_no_conflict(desk):
    ours, theirs = desk.laptop("A"), desk.laptop("B")
    for laptop in (ours, theirs):
        laptop.do("theme", 0, "sama")

    merge(ours.workspace, [theirs.path])

    assert listed(ours) == []


def test_two_marks_of_one_person_are_one_row_with_two_views(desk):
    ours, theirs = desk.laptop("A"), desk.laptop("B")
    person = ours.workspace.ask(attendance.people, ours.event)[1].uid
    ours.workspace.act(attendance.mark, [person], ours.day, Presence.PRESENT)
    theirs.workspace.act(attendance.mark, [person], theirs.day, Presence.EXCUSED, reason="tugas lain")

    merge(ours.workspace, [theirs.path])

    found = {one.field: {side.value for side in one.versions} for one in listed(ours)}
    assert found == {"presence": {"PRESENT", "EXCUSED"}, "reason": {"", "tugas lain"}}
    assert ours.workspace.ask(files.check).problems == []


def test_removed_here_and_changed_there_comes_back_until_somebody_decides(desk):
    ours, theirs = desk.laptop("A"), desk.laptop("B")
    note = ours.workspace.ask(notes.notes, ours.event)[0].uid
    ours.workspace.act(notes.remove, note)
    theirs.workspace.act(notes.edit, note, response="jawaban")

    merge(ours.workspace, [theirs.path])

    (conflict,) = listed(ours)
    assert (conflict.kind, conflict.row) == (ConflictKind.DELETION, note)
    assert [(one.laptop, one.deletes) for one in conflict.versions] == [("B", False), ("A", True)]

    ours.workspace.act(settling.keep, "note", note)
    assert listed(ours) == []
    merge(theirs.workspace, [ours.path])
    assert (listed(theirs), statement(theirs, note)) == ([], "note 3")


def test_the_deletion_can_have_its_way(desk):
    ours, theirs = desk.laptop("A"), desk.laptop("B")
    note = ours.workspace.ask(notes.notes, ours.event)[0].uid
    ours.workspace.act(notes.remove, note)
    theirs.workspace.act(notes.edit, note, response="jawaban")
    merge(ours.workspace, [theirs.path])

    ours.workspace.act(settling.remove, "note", note)

    merge(theirs.workspace, [ours.path])
    for laptop in (ours, theirs):
        assert listed(laptop) == []
        assert note not in {row.uid for row in written(laptop)}


def test_a_parent_removed_here_stays_for_the_child_written_there(desk):
    ours, theirs = desk.laptop("A"), desk.laptop("B")
    item = ours.workspace.act(agenda.add, ours.day, title="Pembukaan", start_time="08.00")
    merge(theirs.workspace, [ours.path])
    note = theirs.workspace.act(notes.write, theirs.day, "Kata", agenda_item_uid=item)
    ours.workspace.act(agenda.remove, item)

    merge(ours.workspace, [theirs.path])

    (conflict,) = listed(ours)
    assert (conflict.kind, conflict.table, conflict.row) == (ConflictKind.PARENT, "agenda_item", item)
    assert [(one.value, one.laptop, one.deletes) for one in conflict.versions] == [
        (note, "B", False),
        (None, "A", True),
    ]
    with pytest.raises(RakorError, match="masih dipakai oleh 1 data lain"):
        ours.workspace.act(settling.remove, "agenda_item", item)

    ours.workspace.act(settling.keep, "agenda_item", item)
    assert listed(ours) == []
    assert ours.workspace.ask(files.check).problems == []


def test_a_row_that_is_gone_cannot_be_settled(desk):
    ours = desk.laptop("A")

    with pytest.raises(NotFoundError):
        ours.workspace.act(settling.keep, "note", "tidak ada")


def test_settling_is_one_step_that_can_be_taken_back(two):
    ours, _theirs, note = two
    shown = statement(ours, note)
    ours.workspace.act(settling.choose, "note", note, "statement", "kata bersama")

    ours.workspace.undo()

    assert statement(ours, note) == shown
    assert ours.workspace.ask(events.event, ours.event).name == "Rakor"
