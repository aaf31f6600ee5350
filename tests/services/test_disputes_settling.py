"""Deciding: one act with a record of who chose what and why; Ctrl+Z takes both back."""

import datetime as dt
from decimal import Decimal

import pytest
from laptops import another, apart, collect, disagree

from rakor_desktop.domain import i18n
from rakor_desktop.domain.attendance import Presence
from rakor_desktop.domain.disputes import SettledError
from rakor_desktop.domain.errors import RakorError
from rakor_desktop.domain.issues import IssueStatus
from rakor_desktop.domain.merging import ConflictKind
from rakor_desktop.domain.programmes import ProgrammeKind
from rakor_desktop.domain.settlements import Choice
from rakor_desktop.services import (
    agenda,
    attendance,
    disputes,
    events,
    files,
    invitations,
    issues,
    notes,
    programmes,
)
from rakor_desktop.services import disputes_settling as deciding


@pytest.fixture
def issue(workspace, event):
    return workspace.act(issues.log, event, "Mesin rusak")


@pytest.fixture
def note(workspace, event, day):
    return workspace.act(notes.write, day, "Kata")


@pytest.fixture
def disputed(workspace, issue):
    """A commodity of which laptop A says coffee and laptop B cocoa."""
    disagree(workspace, issues.edit, issue, "commodity", ["Kopi", "Kakao"])
    return only(workspace)


@pytest.fixture
def deleted(workspace, event, note):
    """A note that laptop A deleted and laptop B changed."""
    with apart(workspace) as (other,):
        workspace.act(notes.remove, note)
        other.act(notes.edit, note, response="jawaban")
    return only(workspace)


@pytest.fixture
def parent(workspace, event, day):
    """An agenda item that laptop A deleted and a note of laptop B is about."""
    item = workspace.act(agenda.add, day, title="Pembukaan", start_time="08.00")
    with apart(workspace) as (other,):
        workspace.act(agenda.remove, item)
        other.act(notes.write, day, "Kata", agenda_item_uid=item)
    return only(workspace)


def listed(workspace):
    return workspace.ask(disputes.disputes)


def only(workspace):
    (found,) = listed(workspace)
    return found


def recorded(workspace):
    (found,) = workspace.ask(disputes.settlements)
    return found


def by(dispute, laptop):
    return next(side for side in dispute.sides if side.laptop == laptop)


def commodity(workspace, issue):
    return workspace.ask(issues.issue, issue).commodity


@pytest.mark.parametrize(("laptop", "value"), [("A", "Kopi"), ("B", "Kakao")])
def test_choosing_a_side_leaves_a_record(workspace, issue, disputed, laptop, value):
    workspace.act(deciding.choose, disputed.at, by(disputed, laptop).key, "sesuai berita acara")

    assert listed(workspace) == []
    assert commodity(workspace, issue) == value
    row = recorded(workspace)
    assert (row.title, row.field, row.choice, row.chosen) == (
        "Permasalahan A-001", "commodity", Choice.ONE, value,
    )  # fmt: skip
    assert (row.reason, row.decided_by, row.laptop) == ("sesuai berita acara", "Uji", "A")
    assert {(side.said, side.laptop, side.chosen) for side in row.sides} == {
        ("Kopi", "A", value == "Kopi"),
        ("Kakao", "B", value == "Kakao"),
    }
    assert workspace.ask(files.check).problems == []


@pytest.mark.parametrize("laptop", ["A", "B"])
def test_undo_takes_decision_and_record_back_and_the_question_is_open_again(
    workspace, issue, disputed, laptop
):
    workspace.act(deciding.choose, disputed.at, by(disputed, laptop).key)
    workspace.undo()

    assert listed(workspace) == [disputed]
    assert workspace.ask(disputes.settlements) == []
    assert commodity(workspace, issue) == disputed.sides[0].said

    workspace.redo()
    assert listed(workspace) == []
    assert commodity(workspace, issue) == by(disputed, laptop).said
    assert len(workspace.ask(disputes.settlements)) == 1

    workspace.undo()
    assert listed(workspace) == [disputed]
    assert workspace.ask(files.check).problems == []


def test_another_laptop_hears_of_the_change_of_mind_too(workspace, issue, disputed):
    other = another(workspace, "C")
    try:
        workspace.act(deciding.choose, disputed.at, by(disputed, "A").key)
        collect(other, workspace)
        assert listed(other) == []

        workspace.undo()
        collect(other, workspace)
        assert listed(other) == listed(workspace) == [disputed]
    finally:
        other.close()


def test_after_a_change_of_mind_it_can_be_decided_anew(workspace, issue, disputed):
    workspace.act(deciding.choose, disputed.at, by(disputed, "A").key)
    workspace.undo()

    workspace.act(deciding.choose, disputed.at, by(disputed, "B").key)

    assert (listed(workspace), commodity(workspace, issue)) == ([], "Kakao")
    assert recorded(workspace).chosen == "Kakao"


def test_the_undoing_of_a_merge_brings_back_no_question_of_its_own(workspace, issue, disputed):
    other = another(workspace, "C")
    try:
        other.act(deciding.choose, disputed.at, by(disputed, "B").key)
        collect(workspace, other)
        workspace.undo()
        assert workspace.ask(files.check).problems == []
        assert workspace.ask(disputes.settlements) == []
    finally:
        other.close()


def test_two_laptops_that_decide_differently_disagree_again_and_both_records_stay(workspace, issue, disputed):
    other = another(workspace, "C")
    try:
        workspace.act(deciding.choose, disputed.at, by(disputed, "A").key)
        other.act(deciding.choose, disputed.at, by(disputed, "B").key)
        collect(workspace, other)

        assert {side.said for side in only(workspace).sides} == {"Kopi", "Kakao"}
        assert only(workspace).key == disputed.key
        assert len(workspace.ask(disputes.settlements)) == 2
    finally:
        other.close()


def test_a_stale_choice_is_refused(workspace, issue, disputed):
    workspace.act(deciding.choose, disputed.at, by(disputed, "A").key)

    with pytest.raises(SettledError, match="sudah diselesaikan"):
        workspace.act(deciding.choose, disputed.at, by(disputed, "B").key)


def test_a_side_that_is_not_there_is_refused(workspace, disputed):
    with pytest.raises(SettledError, match="sudah tidak ada"):
        workspace.act(deciding.choose, disputed.at, ("nowhere", 1))


def test_a_third_value_can_be_written(workspace, issue, disputed):
    workspace.act(deciding.write, disputed.at, "Kopi dan kakao ")

    assert (listed(workspace), commodity(workspace, issue)) == ([], "Kopi dan kakao")
    assert (recorded(workspace).choice, recorded(workspace).chosen) == (Choice.OTHER, "Kopi dan kakao")

    workspace.undo()
    assert listed(workspace) == [disputed]


def test_a_third_value_equal_to_the_shown_one_settles_it_too(workspace, issue, disputed):
    workspace.act(deciding.write, disputed.at, disputed.sides[0].said)

    assert listed(workspace) == []
    assert workspace.ask(files.check).problems == []


@pytest.mark.parametrize(
    ("field", "values", "written"),
    [
        ("deadline", [dt.date(2026, 9, 30), dt.date(2026, 10, 1)], ("15/10/2026", "15 Oktober 2026")),
        ("deadline", [dt.date(2026, 9, 30), dt.date(2026, 10, 1)], ("", "")),
        ("status", [IssueStatus.DONE, IssueStatus.FORWARDED], ("terbuka", "Terbuka")),
    ],
)
def test_a_third_value_is_read_as_the_form_reads_it(workspace, issue, field, values, written):
    text, expected = written
    disagree(workspace, issues.edit, issue, field, values)

    workspace.act(deciding.write, only(workspace).at, text)

    assert listed(workspace) == []
    assert recorded(workspace).chosen == expected


@pytest.mark.parametrize(
    ("field", "values", "refused"),
    [
        ("deadline", [dt.date(2026, 9, 30), dt.date(2026, 10, 1)], ("besok", "dibaca sebagai tanggal")),
        ("status", [IssueStatus.DONE, IssueStatus.FORWARDED], ("entah", "tidak dikenal untuk Status; pilih")),
        ("description", ["satu", "dua"], ("  ", "Uraian permasalahan wajib diisi")),
    ],
)
def test_nonsense_is_refused_in_a_sentence_and_nothing_changes(workspace, issue, field, values, refused):
    text, sentence = refused
    disagree(workspace, issues.edit, issue, field, values)
    found = only(workspace)

    with pytest.raises(RakorError, match=sentence):
        workspace.act(deciding.write, found.at, text)

    assert listed(workspace) == [found]
    assert workspace.ask(disputes.settlements) == []


@pytest.mark.parametrize(
    ("field", "values", "written"),
    [
        ("budget_ceiling", [1_000_000, 2_000_000], ("1,5 juta", "Rp1.500.000", "banyak")),
        ("physical_progress", [Decimal(1), Decimal(2)], ("87,5", "87,5", "101")),
        ("priority", [1, 2], ("3", "3", "dua setengah")),
        ("priority", [1, 2], ("", "", "2,5")),
    ],
)
def test_amounts_shares_and_whole_numbers(workspace, event, field, values, written):
    good, shown, bad = written
    row = workspace.act(programmes.add, event, ProgrammeKind.CURRENT, sub_activity="Pelatihan")
    disagree(workspace, programmes.edit, row, field, values)

    with pytest.raises(RakorError):
        workspace.act(deciding.write, only(workspace).at, bad)
    workspace.act(deciding.write, only(workspace).at, good)

    assert recorded(workspace).chosen == shown


def test_data_of_a_person_follow_the_rules_of_the_list(workspace, event, invite):
    person = invite("Maria Contoh")
    disagree(workspace, invitations.edit, person, "sex", ["L", "P"])

    workspace.act(deciding.write, only(workspace).at, "perempuan")

    assert workspace.ask(attendance.people, event)[0].sex == "P"


def test_times_are_read_as_clocks(workspace, event, day):
    item = workspace.act(agenda.add, day, title="Pembukaan", start_time="08.00")
    disagree(workspace, agenda.edit, item, "start_time", ["08.15", "08.30"])

    with pytest.raises(RakorError, match="sebagai jam"):
        workspace.act(deciding.write, only(workspace).at, "pagi")
    workspace.act(deciding.write, only(workspace).at, "9.00")

    assert workspace.ask(agenda.agenda, event).items[0].start_time == "09:00"


def test_what_no_person_types_can_only_be_chosen(workspace, event, day, region, issue):
    disagree(workspace, issues.edit, issue, "region_uid", [region("53.05"), region("53.04")])
    found = only(workspace)

    assert not found.writable
    with pytest.raises(RakorError, match="pilih salah satu nilai yang ada"):
        workspace.act(deciding.write, found.at, "Alor")


def test_both_texts_of_a_note_are_kept(workspace, event, note):
    disagree(workspace, notes.edit, note, "statement", ["kata A", "kata B", "kata C"])
    found = only(workspace)
    assert found.can_keep_both

    workspace.act(deciding.keep_both, found.at, "keduanya benar")

    assert listed(workspace) == []
    written = workspace.ask(notes.notes, event)
    assert {row.statement for row in written} == {"kata A", "kata B", "kata C"}
    assert len({row.number for row in written}) == 3
    assert recorded(workspace).chosen == "Semua kalimat disimpan; yang lain menjadi catatan A-002, A-003."

    workspace.undo()
    assert listed(workspace) == [found]
    assert len(workspace.ask(notes.notes, event)) == 1


@pytest.mark.parametrize("field", ["statement", "response", "follow_up"])
def test_a_note_kept_twice_promises_nothing_twice(workspace, event, note, field):
    workspace.act(notes.edit, note, follow_up="bantuan", responsible="Bidang", deadline=dt.date(2026, 9, 30))
    disagree(workspace, notes.edit, note, field, ["kata A", "kata B"])
    (found,) = workspace.ask(disputes.disputes)
    shown = found.sides[0].value

    workspace.act(deciding.keep_both, found.at)

    copy = next(row for row in workspace.ask(notes.notes, event) if row.uid != note)
    other = ({"kata A", "kata B"} - {shown}).pop()
    assert getattr(copy, field) == other
    assert copy.follow_up == (other if field == "follow_up" else "")
    assert (copy.responsible, copy.deadline) == ("", None)


def test_only_texts_of_notes_are_kept_both(workspace, disputed):
    assert not disputed.can_keep_both
    with pytest.raises(RakorError, match="Hanya kalimat catatan notula"):
        workspace.act(deciding.keep_both, disputed.at)


def test_a_deleted_row_that_was_changed_can_stay(workspace, event, note, deleted):
    workspace.act(deciding.keep, deleted.at, "masih perlu")

    assert listed(workspace) == []
    assert [row.uid for row in workspace.ask(notes.notes, event)] == [note]
    assert (recorded(workspace).choice, recorded(workspace).conflict) == (Choice.KEPT, ConflictKind.DELETION)

    workspace.undo()
    assert listed(workspace) == [deleted]


def test_the_deletion_can_be_confirmed_and_taken_back(workspace, event, note, deleted):
    workspace.act(deciding.remove, deleted.at)

    assert listed(workspace) == []
    assert workspace.ask(notes.notes, event) == []
    assert recorded(workspace).choice is Choice.REMOVED

    workspace.undo()
    assert listed(workspace) == [deleted]
    assert [row.response for row in workspace.ask(notes.notes, event)] == ["jawaban"]
    assert workspace.ask(files.check).problems == []


@pytest.mark.parametrize(("laptop", "choice"), [("A", Choice.REMOVED), ("B", Choice.KEPT)])
def test_a_side_of_a_deletion_can_be_chosen_as_well(workspace, deleted, laptop, choice):
    workspace.act(deciding.choose, deleted.at, by(deleted, laptop).key)

    assert listed(workspace) == []
    assert recorded(workspace).choice is choice


def test_a_deleted_row_in_use_can_be_kept_but_not_removed(workspace, event, parent):
    with pytest.raises(RakorError, match="masih dipakai oleh 1 data lain"):
        workspace.act(deciding.remove, parent.at)
    workspace.act(deciding.keep, parent.at)
    assert listed(workspace) == []

    workspace.undo()
    assert listed(workspace) == [parent]


def test_a_deleted_row_that_is_not_used_any_more_can_be_removed(workspace, event, parent):
    workspace.act(deciding.keep, parent.at)
    workspace.undo()
    (user,) = workspace.ask(notes.notes, event)
    workspace.act(notes.remove, user.uid)

    found = only(workspace)
    assert (found.used_by, found.kind) == ((), ConflictKind.PARENT)
    assert "tidak ada lagi yang memakainya" in found.explanation
    workspace.act(deciding.remove, found.at)

    assert listed(workspace) == []
    assert workspace.ask(agenda.agenda, event).items == []
    assert workspace.ask(files.check).problems == []


@pytest.mark.parametrize("verb", [deciding.keep, deciding.remove])
def test_a_field_is_not_kept_or_removed(workspace, disputed, verb):
    with pytest.raises(RakorError, match="pilih salah satu nilai"):
        workspace.act(verb, disputed.at)


def test_a_deletion_has_no_value_to_write(workspace, deleted):
    with pytest.raises(RakorError, match="dipertahankan atau dihapus"):
        workspace.act(deciding.write, deleted.at, "x")


def test_one_laptop_can_have_its_way_in_several_at_once(workspace, event, note, issue):
    with apart(workspace, "BC") as (second, third):
        workspace.act(issues.edit, issue, commodity="Kopi", source="Diskusi")
        second.act(issues.edit, issue, commodity="Kakao", source="Surat")
        workspace.act(notes.remove, note)
        second.act(notes.edit, note, response="jawaban")
        third.act(issues.edit, issue, remarks="lain")
    found = listed(workspace)
    assert len(found) == 3

    settled = workspace.act(deciding.choose_laptop, [one.at for one in found], "B", "laptop notulis")

    assert settled == 3
    assert listed(workspace) == []
    row = workspace.ask(issues.issue, issue)
    assert (row.commodity, row.source, row.remarks) == ("Kakao", "Surat", "lain")
    assert len(workspace.ask(notes.notes, event)) == 1
    assert {row.reason for row in workspace.ask(disputes.settlements)} == {"laptop notulis"}

    workspace.undo()
    assert listed(workspace) == found


def test_a_laptop_that_has_no_say_settles_nothing(workspace, disputed):
    with pytest.raises(SettledError, match="Laptop C tidak mempunyai isian"):
        workspace.act(deciding.choose_laptop, [disputed.at], "C")


def test_a_record_is_written_in_indonesian_whatever_the_screen_speaks(workspace, issue):
    disagree(workspace, issues.edit, issue, "status", [IssueStatus.DONE, IssueStatus.FORWARDED])

    class Other:
        def gettext(self, text):
            return f"xx{text}"

    kept, i18n._catalogue = i18n._catalogue, Other()
    try:
        found = only(workspace)
        assert found.sides[0].said.startswith("xx")
        workspace.act(deciding.choose, found.at, found.sides[0].key)
    finally:
        i18n._catalogue = kept

    assert "xx" not in f"{recorded(workspace)}"


def test_a_field_of_the_event_is_settled_with_its_rules(workspace, event):
    disagree(workspace, events.edit, event, "theme", ["Tema satu", "Tema dua", "Tema tiga"])

    workspace.act(deciding.write, only(workspace).at, "Tema bersama")

    assert workspace.ask(events.event, event).theme == "Tema bersama"


def test_marks_are_settled_too(workspace, event, day, invite):
    person = invite("Maria Contoh")
    with apart(workspace) as (other,):
        workspace.act(attendance.mark, [person], day, Presence.PRESENT)
        other.act(attendance.mark, [person], day, Presence.EXCUSED, reason="tugas lain")

    workspace.act(deciding.choose_laptop, [one.at for one in listed(workspace)], "B")

    (mark,) = workspace.ask(attendance.people, event)[0].marks
    assert (mark.presence, mark.reason, listed(workspace)) == (Presence.EXCUSED, "tugas lain", [])
