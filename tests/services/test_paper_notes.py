"""What is not ready for a paper: whoever may be counted twice is told before it is printed."""

from laptops import apart

from rakor_desktop.services import doubles, issues, paper_notes


def test_people_who_may_be_listed_twice_are_told_where_people_are_counted(workspace, event, invite):
    first, second = invite("Maria Nona", "53.04"), invite("Nona Maria", "53.04")
    told = "1 orang mungkin tercatat dua kali."

    assert workspace.ask(paper_notes.people, event) == [told]
    assert told in workspace.ask(paper_notes.recap, event)

    workspace.act(doubles.keep_apart, event, first, second)
    assert workspace.ask(paper_notes.people, event) == []


def test_problems_that_may_be_listed_twice_are_told(workspace, event, region):
    text = "Mesin pengering kopi rusak sejak tahun lalu"
    with apart(workspace) as (other,):
        for laptop in (workspace, other):
            laptop.act(issues.log, event, text, region_uid=region("53.04"))

    assert "1 permasalahan mungkin tercatat dua kali." in workspace.ask(paper_notes.issue_inventory, event)
