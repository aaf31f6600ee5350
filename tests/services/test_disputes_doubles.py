"""Problems and programmes that two laptops wrote for one thing: proposed, joined, or kept apart."""

import random
import time

import pytest
from laptops import apart

from rakor_desktop.domain.errors import RakorError
from rakor_desktop.domain.issues import IssueRow
from rakor_desktop.domain.programmes import ProgrammeKind, ProgrammeRow
from rakor_desktop.domain.settlements import Choice
from rakor_desktop.services import disputes, files, follow_ups, issues, programmes
from rakor_desktop.services import disputes_doubles as doubles

CURRENT = ProgrammeKind.CURRENT


@pytest.fixture
def two(workspace, event, region):
    """A problem that two laptops wrote down, the second with more said."""
    with apart(workspace) as (other,):
        ours = workspace.act(
            issues.log, event, "Mesin pengering kopi rusak", region_uid=region("53.05"), source="Diskusi"
        )
        theirs = other.act(
            issues.log,
            event,
            "Mesin pengering kopi sudah rusak",
            region_uid=region("53.05"),
            commodity="Kopi",
        )
        other.act(follow_ups.add, event, "Bantu perbaikan", issue_uid=theirs)
    return ours, theirs


def proposed(workspace, event):
    return workspace.ask(doubles.unresolved, event)


def test_a_problem_written_on_two_laptops_is_proposed(workspace, event, two):
    (found,) = proposed(workspace, event)

    assert found.title == "Permasalahan A-001 · B-001"
    assert (found.first.uid, found.second.uid) == two
    assert found.reasons == ("uraian mirip",)
    said = {name: (one, other) for name, _label, one, other in found.fields()}
    assert said["description"] == ("Mesin pengering kopi rusak", "Mesin pengering kopi sudah rusak")
    assert said["region_uid"][0] == said["region_uid"][1] != ""
    assert said["commodity"] == ("", "Kopi")


@pytest.mark.parametrize("nth", [0, 1])
def test_one_is_made_of_two_with_all_that_used_either(workspace, event, two, nth):
    kept, gone = two[nth], two[1 - nth]

    workspace.act(doubles.join, "issue", kept, gone, "dicatat dua kali")

    assert proposed(workspace, event) == []
    (row,) = workspace.ask(issues.inventory, event).issues
    assert (row.uid, row.commodity, row.source) == (kept, "Kopi", "Diskusi")
    assert [made.issue_uid for made in workspace.ask(follow_ups.follow_ups, event)] == [kept]
    (record,) = workspace.ask(disputes.settlements)
    assert (record.choice, record.reason) == (Choice.JOINED, "dicatat dua kali")
    assert record.chosen == ("B-001 digabungkan ke A-001.", "A-001 digabungkan ke B-001.")[nth]
    assert [(side.chosen, side.laptop) for side in record.sides] == [
        (True, "AB"[nth]),
        (False, "AB"[1 - nth]),
    ]
    assert workspace.ask(files.check).problems == []


def test_joining_is_one_step_that_can_be_taken_back(workspace, event, two):
    before = proposed(workspace, event)
    workspace.act(doubles.join, "issue", *two)

    workspace.undo()

    assert proposed(workspace, event) == before
    assert [made.issue_uid for made in workspace.ask(follow_ups.follow_ups, event)] == [two[1]]
    assert workspace.ask(disputes.settlements) == []
    assert workspace.ask(disputes.disputes) == []


def test_two_different_things_are_not_proposed_again(workspace, event, two):
    workspace.act(doubles.keep_apart, event, *two)
    assert proposed(workspace, event) == []

    workspace.undo()
    assert len(proposed(workspace, event)) == 1


def test_a_row_is_not_joined_with_itself(workspace, event, two):
    with pytest.raises(RakorError, match="Hanya dua data yang berbeda"):
        workspace.act(doubles.join, "issue", two[0], two[0])


def issue(number, description, region="53.05"):
    return IssueRow(f"uid {number} {region}", "event", description, number=number, region_uid=region)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (issue("A-001", "Mesin rusak"), issue("A-002", "Mesin rusak")),
        (issue("A-001", "Mesin rusak"), issue("B-001", "Mesin rusak", "53.04")),
        (issue("A-001", "Mesin rusak"), issue("B-001", "Modal usaha terbatas")),
        (issue("A-001", "Kemasan"), issue("B-001", "Kemasan produk kopi belum menarik pembeli")),
    ],
    ids=["one laptop", "two regions", "two problems", "a word of many"],
)
def test_what_is_not_alike_is_not_proposed(one, other):
    assert doubles.like_issues([one, other]) == []


def test_the_same_words_in_another_order_are_alike():
    one = issue("A-001", "Mesin pengering kopi rusak")
    other = issue("B-001", "Rusak, mesin pengering kopi!")

    (pair,) = doubles.like_issues([other, one])

    assert (pair.first, pair.second, pair.reasons) == (one.uid, other.uid, ("uraian sama",))


def programme(number, sub_activity="Pelatihan tenun", **more):
    given = {"region_uid": "53.05", "code": "3.31.02", "location": "Desa A", **more}
    return ProgrammeRow(f"uid {number}", "event", CURRENT, 2026, sub_activity, number=number, **given)


@pytest.mark.parametrize(
    ("change", "reasons"),
    [
        ({}, ("kode sama", "sub kegiatan sama", "lokasi sama")),
        ({"sub_activity": "Pelatihan tenun ikat"}, ("kode sama", "sub kegiatan mirip", "lokasi sama")),
        ({"location": ""}, ("kode sama", "sub kegiatan sama")),
        ({"code": ""}, ("sub kegiatan sama", "lokasi sama")),
    ],
)
def test_programmes_of_the_same_work_are_proposed(change, reasons):
    (pair,) = doubles.like_programmes([programme("A-001"), programme("B-001", **change)])

    assert pair.reasons == reasons


@pytest.mark.parametrize(
    "change", [{"code": "3.31.03"}, {"location": "Kota Kupang"}, {"region_uid": "53.04"}]
)
def test_programmes_of_other_work_are_not(change):
    assert doubles.like_programmes([programme("A-001"), programme("B-001", **change)]) == []


def test_programmes_are_joined_too(workspace, event, region):
    given = {"sub_activity": "Pelatihan tenun", "region_uid": region("53.05")}
    with apart(workspace) as (other,):
        ours = workspace.act(programmes.add, event, CURRENT, **given)
        theirs = other.act(programmes.add, event, CURRENT, budget_ceiling=5_000_000, **given)
    (found,) = proposed(workspace, event)
    assert found.title == "Program A-001 · B-001"

    workspace.act(doubles.join, "programme", ours, theirs)

    (row,) = workspace.ask(programmes.matrix, event, CURRENT).rows
    assert (row.uid, row.budget_ceiling) == (ours, 5_000_000)


def test_thousands_of_rows_are_looked_through_quickly():
    chance = random.Random(1)
    words = [f"kata{n}" for n in range(400)]
    rows = [issue(f"A-{n:04}", " ".join(chance.choices(words, k=8)), "satu") for n in range(2000)]
    rows += [issue(f"B-{n:04}", f"{row.description} lagi", "satu") for n, row in enumerate(rows)]
    start = time.process_time()

    assert len(doubles.like_issues(rows)) >= 2000
    assert time.process_time() - start < 5
