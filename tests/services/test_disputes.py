"""What laptops disagree about, in the words of the screen."""

import datetime as dt

import pytest
from laptops import another, apart, collect, disagree

from rakor_desktop.domain.attendance import Presence
from rakor_desktop.domain.errors import NotFoundError
from rakor_desktop.domain.meeting_parts import MeetingPart
from rakor_desktop.domain.merging import ConflictKind
from rakor_desktop.domain.programmes import ProgrammeKind
from rakor_desktop.services import agenda, attendance, disputes, issues, notes, programmes, settings
from rakor_desktop.sync.conflicts import conflicts


@pytest.fixture
def issue(workspace, event):
    return workspace.act(issues.log, event, "Mesin rusak")


def listed(workspace):
    return workspace.ask(disputes.disputes)


def only(workspace):
    (found,) = listed(workspace)
    return found


def test_a_conflict_is_told_with_item_field_sides_and_laptops(workspace, issue):
    disagree(workspace, issues.edit, issue, "deadline", [dt.date(2026, 9, 30), dt.date(2026, 10, 1)])

    found = only(workspace)

    assert (found.part, found.title, found.field_name) == (
        MeetingPart.ISSUES,
        "Permasalahan A-001",
        "Batas waktu",
    )
    assert {(side.said, side.who, side.laptop) for side in found.sides} == {
        ("30 September 2026", "Uji", "A"),
        ("1 Oktober 2026", "Operator B", "B"),
    }
    assert all(side.when.endswith("WITA") for side in found.sides)
    assert workspace.ask(issues.issue, issue).deadline.isoformat() == found.sides[0].value
    assert "laptop A dan B" in found.explanation
    assert "tidak ada yang hilang" in found.explanation


def test_money_words_and_references_are_told_as_people_read_them(workspace, event, region):
    row = workspace.act(programmes.add, event, ProgrammeKind.CURRENT, sub_activity="Pelatihan")
    with apart(workspace) as (other,):
        workspace.act(programmes.edit, row, budget_ceiling=1_000_000, region_uid=region("53.05"))
        other.act(programmes.edit, row, budget_ceiling=2_500_000, region_uid=region("53.04"))

    found = {one.field_name: {side.said for side in one.sides} for one in listed(workspace)}

    assert found == {
        "Pagu": {"Rp1.000.000", "Rp2.500.000"},
        "Kabupaten/Kota": {"Kabupaten Alor", "Kabupaten Belu"},
    }


def test_marks_name_the_person_and_the_day(workspace, event, day, invite):
    person = invite("Maria Contoh")
    with apart(workspace) as (other,):
        workspace.act(attendance.mark, [person], day, Presence.PRESENT)
        other.act(attendance.mark, [person], day, Presence.EXCUSED, reason="tugas lain")

    titles = {one.title for one in listed(workspace)}

    assert titles == {"Tanda kehadiran Maria Contoh · Selasa, 14 April 2026"}
    assert {one.part for one in listed(workspace)} == {MeetingPart.ATTENDANCE}


def test_deleted_here_and_changed_there_says_what_was_changed(workspace, event, day):
    note = workspace.act(notes.write, day, "Kata")
    with apart(workspace) as (other,):
        workspace.act(notes.remove, note)
        other.act(notes.edit, note, response="Akan ditindaklanjuti")

    found = only(workspace)

    assert found.kind is ConflictKind.DELETION
    assert found.about == "Dihapus, tetapi diubah"
    assert [(side.laptop, side.deletes) for side in found.sides] == [("B", False), ("A", True)]
    assert found.sides[0].said == "Diubah menjadi:\nJawaban/penjelasan: Akan ditindaklanjuti"
    assert found.sides[1].said == "Data ini dihapus."
    assert "Laptop A menghapus data ini, sedangkan laptop B mengubahnya" in found.explanation


def test_a_deleted_row_in_use_names_who_uses_it(workspace, event, day):
    item = workspace.act(agenda.add, day, title="Pembukaan", start_time="08.00")
    with apart(workspace) as (other,):
        workspace.act(agenda.remove, item)
        other.act(notes.write, day, "Kata", agenda_item_uid=item)

    found = only(workspace)

    assert found.kind is ConflictKind.PARENT
    assert found.used_by == ("Catatan notula B-001",)
    assert "masih dipakai oleh: Catatan notula B-001" in found.explanation


def test_keys_are_short_stable_and_the_same_on_every_laptop(workspace, issue):
    other = another(workspace, "B")
    try:
        workspace.act(issues.edit, issue, commodity="Kopi")
        other.act(issues.edit, issue, commodity="Kakao")
        collect(workspace, other)
        collect(other, workspace)

        assert only(workspace).key == only(other).key
        assert len(only(workspace).key) == 6
        assert other.ask(disputes.find, only(workspace).key.lower()).title == "Permasalahan A-001"
    finally:
        other.close()


def test_an_unknown_key_is_refused(workspace, event):
    with pytest.raises(NotFoundError, match="rakor conflicts"):
        workspace.ask(disputes.find, "AAAAAA")


def test_what_the_program_keeps_for_itself_is_no_question_to_people(workspace, event):
    with apart(workspace) as (other,):
        workspace.act(settings.put, "retired.issue.A", "A-003", "A")
        other.act(settings.put, "retired.issue.A", "A-005", "A")
        workspace.act(settings.put, "hide_nip", "1", event)
        other.act(settings.put, "hide_nip", "0", event)

    assert [one.table for one in workspace.ask(conflicts)] == ["setting"], "the one that people know"
    assert len(listed(workspace)) == 1


def test_conflicts_of_a_preview_can_be_told_with_the_names_it_knows(workspace, event, issue):
    disagree(workspace, issues.edit, issue, "commodity", ["Kopi", "Kakao"])
    found = workspace.ask(conflicts)

    (told,) = workspace.ask(disputes.told, found, {("issue", issue): "Permasalahan B-009"})

    assert told.title == "Permasalahan B-009"


def test_many_conflicts_are_told_with_few_questions(workspace, event, questions):
    rows = [workspace.act(issues.log, event, f"Masalah {n}") for n in range(30)]
    with apart(workspace) as (other,):
        for n, row in enumerate(rows):
            workspace.act(issues.edit, row, commodity=f"Kopi {n}")
            other.act(issues.edit, row, commodity=f"Kakao {n}")

    with questions(at_most=14):
        assert len(listed(workspace)) == 30
