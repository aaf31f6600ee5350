import datetime as dt

import pytest

from rakor_desktop.domain.issue_rules import check
from rakor_desktop.domain.issues import IssueCategory, IssueRow, IssueStatus

START = dt.date(2026, 4, 14)


def row(uid="a", **more):
    given = {"description": uid, "category": IssueCategory.BUDGET, "region_uid": "r", "number": f"A-{uid}"}
    return IssueRow(uid, "e", **{**given, **more})


def found(*rows):
    return [(finding.uid, finding.field) for finding in check(rows, START)]


def test_a_good_problem_has_no_findings():
    assert found(row(), row("b", deadline=START, status=IssueStatus.DONE, measures_taken="x")) == []


@pytest.mark.parametrize(
    ("given", "field"),
    [
        ({"region_uid": None}, "region_uid"),
        ({"category": IssueCategory.OTHER}, "category"),
        ({"deadline": dt.date(2026, 4, 13)}, "deadline"),
        ({"status": IssueStatus.FORWARDED}, "proposed_solution"),
    ],
)
def test_what_is_missing_is_named(given, field):
    assert found(row(**given)) == [("a", field)]


def test_the_same_problem_twice_in_one_region_is_found():
    (finding,) = check([row(), row("b", description=" A "), row("c", description="a", region_uid="s")], START)
    assert (finding.uid, finding.sentence) == (
        "b",
        "A-b: permasalahan yang sama sudah tercatat sebagai A-a.",
    )
