from collections.abc import Iterator

import pytest

from rakor_desktop.services import events, files, follow_ups, rows
from rakor_desktop.store.schema import FollowUp
from rakor_desktop.store.workspace import Workspace


@pytest.fixture
def laptop_b(workspace, event) -> Iterator[Workspace]:
    """The same file, opened on laptop B."""
    workspace.close()
    opened = Workspace.open(workspace.path, label="B")
    yield opened
    opened.close()


@pytest.mark.parametrize(
    ("number", "order"),
    [
        ("A-001", ("A", 1)),
        ("A-1000", ("A", 1000)),
        ("B2-012", ("B2", 12)),
        ("", ("", 0)),
        ("lama", ("lama", 0)),
        ("A-²", ("A-²", 0)),
    ],
)
def test_numbers_sort_by_letter_and_count(number, order):
    assert rows.number_order(number) == order


def test_a_thousandth_number_comes_after_the_nine_hundredth(workspace, event):
    uid = workspace.act(follow_ups.add, event, "a")
    workspace.act(_renumber, uid, "A-999")
    workspace.act(follow_ups.add, event, "b")
    workspace.act(follow_ups.add, event, "c")
    numbers = [row.number for row in workspace.ask(follow_ups.follow_ups, event)]
    assert numbers == ["A-999", "A-1000", "A-1001"]


def test_each_laptop_counts_for_itself(laptop_b):
    event = laptop_b.ask(events.current)
    laptop_b.act(follow_ups.add, event, "b")
    laptop_b.close()
    with_letter_a = Workspace.open(laptop_b.path, label="A")
    with_letter_a.act(follow_ups.add, event, "a")
    assert [row.number for row in with_letter_a.ask(follow_ups.follow_ups, event)] == ["A-001", "B-001"]
    with_letter_a.close()


def test_what_another_laptop_removed_is_not_given_again(workspace, event):
    workspace.act(follow_ups.add, event, "a")
    last = workspace.act(follow_ups.add, event, "b")
    workspace.close()
    other = Workspace.open(workspace.path, label="B")
    other.act(follow_ups.remove, last)
    other.close()
    again = Workspace.open(workspace.path, label="A")
    again.act(follow_ups.add, event, "c")
    assert [row.number for row in again.ask(follow_ups.follow_ups, event)] == ["A-001", "A-003"]
    again.close()


def _renumber(session, uid, number):
    session.get(FollowUp, uid).number = number


def test_what_no_file_and_no_paper_can_hold_is_left_out(workspace, event):
    workspace.act(events.edit, event, theme=" a\x00b\x07c \ud83d", purposes=("x\x0by", "\udcff"))
    uid = workspace.act(follow_ups.add, event, "baris satu\r\nbaris dua")

    row = workspace.ask(events.event, event)
    assert (row.theme, row.purposes) == ("abc \ufffd", ("x y", "\ufffd"))
    (found,) = workspace.ask(follow_ups.follow_ups, event)
    assert (found.uid, found.action) == (uid, "baris satu\nbaris dua")
    assert workspace.ask(files.check).sound


def test_a_number_of_too_many_digits_is_a_word():
    assert rows.number_order("B-012") == ("B", 12)
    assert rows.number_order(f"B-{'9' * 5000}") == (f"B-{'9' * 5000}", 0)
