import pytest

from rakor_desktop.domain.errors import RakorError
from rakor_desktop.services import agenda, agenda_moves


@pytest.fixture
def put(workspace, event, day):
    def put(title, start="", end=""):
        return workspace.act(agenda.add, day, title=title, start_time=start, end_time=end)

    return put


@pytest.fixture
def shown(workspace, event):
    def shown():
        items = workspace.ask(agenda.agenda, event).items
        return [(item.title, item.start_time, item.end_time) for item in items]

    return shown


@pytest.mark.parametrize("backwards", [False, True])
def test_two_neighbours_change_places_and_keep_their_lengths_and_the_pause_between(
    workspace, put, shown, backwards
):
    uids = [put("Sambutan", "08:00", "08:30"), put("Materi", "08:45", "10:00")]

    workspace.act(agenda_moves.exchange, *(reversed(uids) if backwards else uids))

    assert shown() == [("Materi", "08:00", "09:15"), ("Sambutan", "09:30", "10:00")]


def test_items_with_an_open_or_overlapping_time_take_each_others_times(workspace, put, shown):
    first, second = put("Sambutan", "08:00"), put("Materi", "08:45", "10:00")

    workspace.act(agenda_moves.exchange, first, second)

    assert shown() == [("Materi", "08:00", ""), ("Sambutan", "08:45", "10:00")]


def test_items_of_the_same_time_only_change_their_order(workspace, put, shown):
    first, second = put("Komisi A", "08:00", "09:00"), put("Komisi B", "08:00", "09:00")

    workspace.act(agenda_moves.exchange, second, first)

    assert [title for title, *_times in shown()] == ["Komisi B", "Komisi A"]


def test_items_without_a_time_change_their_order(workspace, put, shown):
    first, second = put("Doa"), put("Lagu")

    workspace.act(agenda_moves.exchange, first, second)
    assert [title for title, *_times in shown()] == ["Lagu", "Doa"]

    workspace.undo()
    assert [title for title, *_times in shown()] == ["Doa", "Lagu"]


def test_an_item_without_a_time_cannot_come_before_one_that_has_one(workspace, put, shown):
    first, second = put("Materi", "08:45", "10:00"), put("Doa")
    before = shown()

    with pytest.raises(RakorError, match="isi jamnya"):
        workspace.act(agenda_moves.exchange, first, second)

    assert shown() == before
