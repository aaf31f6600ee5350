import datetime as dt

import pytest

from rakor_desktop.domain.attendance import Presence
from rakor_desktop.domain.errors import NotFoundError, RakorError
from rakor_desktop.domain.issues import Authority, IssueCategory, IssueStatus, Submission
from rakor_desktop.services import attendance, files, follow_ups, issues


@pytest.fixture
def log(workspace, event, region):
    def put(description, code=None, **more):
        region_uid = region(code) if code else None
        return workspace.act(issues.log, event, description, region_uid=region_uid, **more)

    return put


@pytest.fixture
def group(workspace, event):
    """What the inventory says of a region now."""

    def find(code):
        found = workspace.ask(issues.inventory, event).groups
        return next(one for one in found if one.region.code == code)

    return find


@pytest.fixture
def came(workspace, day, invite):
    """Let somebody of a region be present."""

    def put(code):
        uid = invite(f"Contoh {code.replace('.', '')[2:]}x", code)
        workspace.act(attendance.mark, [uid], day, Presence.PRESENT)

    return put


def test_before_anybody_speaks_all_22_are_silent(workspace, event):
    found = workspace.ask(issues.inventory, event)
    assert len(found.groups) == len(found.silent) == 22
    assert found.issues == []


def test_problems_stand_by_region_and_number(workspace, event, log):
    log("Mesin rusak", "53.71")
    log("Modal kurang", "53.05")
    log("Listrik padam", "53.05")
    log("Regulasi", "PUSAT")
    log("Anggaran", "PROV")
    found = workspace.ask(issues.inventory, event)
    assert [(row.region_code, row.number) for row in found.issues] == [
        ("53.05", "A-002"),
        ("53.05", "A-003"),
        ("53.71", "A-001"),
        ("PROV", "A-005"),
        ("PUSAT", "A-004"),
    ]
    assert [group.region.code for group in found.groups[21:]] == ["53.71", "PROV", "PUSAT"]
    assert len(found.silent) == 20


def test_a_problem_of_nowhere_stands_under_others(workspace, event, log, group):
    uid = log("Pasar sepi")
    assert [row.uid for row in group("LAIN").issues] == [uid]
    assert workspace.ask(issues.issue, uid).region == ""


def test_the_words_decide_a_category_that_was_not_chosen(workspace, log):
    assert workspace.ask(issues.issue, log("Mesin rusak")).category is IssueCategory.EQUIPMENT
    chosen = log("Mesin rusak", category=IssueCategory.BUDGET)
    assert workspace.ask(issues.issue, chosen).category is IssueCategory.BUDGET


def test_a_problem_is_described(workspace, event, log):
    with pytest.raises(RakorError, match="Uraian permasalahan wajib diisi"):
        log("  ")
    uid = log("Mesin rusak")
    with pytest.raises(RakorError, match="Uraian permasalahan wajib diisi"):
        workspace.act(issues.edit, uid, description="")
    with pytest.raises(NotFoundError):
        workspace.act(issues.log, "nirgends", "Mesin rusak")


def test_every_field_of_a_problem_can_be_changed(workspace, log, region):
    uid = log("Mesin rusak", "53.05")
    changes = {
        "description": "Mesin tidak ada",
        "category": IssueCategory.CENTRE,
        "region_uid": region("53.08"),
        "commodity": "Kopi",
        "measures_taken": "Meminjam",
        "proposed_solution": "Pengadaan",
        "responsible": "Dinas",
        "authority": Authority.CROSS_SECTOR,
        "deadline": dt.date(2026, 12, 1),
        "source": "Rapat",
        "status": IssueStatus.FORWARDED,
        "remarks": "-",
    }
    workspace.act(issues.edit, uid, **changes)
    row = workspace.ask(issues.issue, uid)
    assert {name: getattr(row, name) for name in changes} == changes
    assert row.region == "Kabupaten Ende"
    with pytest.raises(TypeError):
        workspace.act(issues.edit, uid, number="A-009")


def test_a_region_that_came_may_say_it_has_none(workspace, event, region, came, group):
    came("53.05")
    workspace.act(issues.confirm_none, event, region("53.05"))
    assert group("53.05").submission is Submission.CONFIRMED_NONE
    assert group("53.08").submission is Submission.NOT_SUBMITTED
    assert len(workspace.ask(issues.inventory, event).silent) == 21
    workspace.act(issues.withdraw_none, event, region("53.05"))
    assert group("53.05").submission is Submission.NOT_SUBMITTED


def test_confirming_twice_leaves_no_trace(workspace, event, region, came):
    came("53.05")
    workspace.act(issues.confirm_none, event, region("53.05"))
    before = len(workspace.ask(files.history))
    workspace.act(issues.confirm_none, event, region("53.05"))
    assert len(workspace.ask(files.history)) == before


def test_who_did_not_come_has_confirmed_nothing(workspace, event, day, region, invite):
    uid = invite("Ani", "53.05")
    workspace.act(attendance.mark, [uid], day, Presence.EXCUSED)
    with pytest.raises(RakorError, match="Belum ada yang hadir dari Kabupaten Alor"):
        workspace.act(issues.confirm_none, event, region("53.05"))


def test_who_has_problems_cannot_say_none(workspace, event, region, came, log):
    came("53.05")
    log("Mesin rusak", "53.05")
    with pytest.raises(RakorError, match="Kabupaten Alor sudah menyampaikan"):
        workspace.act(issues.confirm_none, event, region("53.05"))


def test_nothing_to_withdraw_is_said(workspace, event, region):
    with pytest.raises(RakorError, match="Kabupaten Alor belum menyatakan"):
        workspace.act(issues.withdraw_none, event, region("53.05"))


class TestAConfirmationIsLifted:
    @pytest.fixture(autouse=True)
    def _confirmed(self, workspace, event, region, came):
        came("53.05")
        workspace.act(issues.confirm_none, event, region("53.05"))

    def test_by_a_new_problem(self, workspace, log, group):
        uid = log("Mesin rusak", "53.05")
        assert group("53.05").submission is Submission.SUBMITTED
        workspace.act(issues.remove, uid)
        assert group("53.05").submission is Submission.NOT_SUBMITTED

    def test_by_a_problem_that_moves_here(self, workspace, log, group, region):
        uid = log("Mesin rusak", "53.08")
        workspace.act(issues.edit, uid, region_uid=region("53.05"))
        workspace.act(issues.edit, uid, region_uid=region("53.08"))
        assert group("53.05").submission is Submission.NOT_SUBMITTED

    def test_and_comes_back_when_the_problem_is_undone(self, workspace, log, group):
        log("Mesin rusak", "53.05")
        workspace.undo()
        assert group("53.05").submission is Submission.CONFIRMED_NONE


def test_removing_a_problem_leaves_its_follow_up_and_never_its_number(workspace, event, log):
    uid = log("Mesin rusak")
    workspace.act(follow_ups.add, event, "Membeli mesin", issue_uid=uid)
    workspace.act(issues.remove, uid)
    assert workspace.ask(follow_ups.follow_ups, event)[0].issue_uid is None
    assert workspace.ask(issues.issue, log("Mesin hilang")).number == "A-002"
    assert workspace.ask(files.check).sound


def test_findings_are_hints_and_never_refusals(workspace, event, log):
    uid = log("Tidak jelas", deadline=dt.date(2026, 4, 1), status=IssueStatus.DONE)
    log("tidak  JELAS", category=IssueCategory.SKILLS)
    found = [(finding.uid == uid, finding.field) for finding in workspace.ask(issues.findings, event)]
    assert found == [
        (True, "region_uid"),
        (True, "category"),
        (True, "deadline"),
        (True, "proposed_solution"),
        (False, "region_uid"),
        (False, "description"),
    ]


def test_an_inventory_is_read_in_a_few_questions(workspace, event, log, questions):
    for code in ("53.01", "53.02", "53.03"):
        log("Mesin rusak", code)
    with questions(at_most=3):
        workspace.ask(issues.inventory, event)
