import pytest

from rakor_desktop.domain.errors import RakorError
from rakor_desktop.services import agenda, cells


def test_several_cells_are_one_action(workspace, event, day):
    uids = [workspace.act(agenda.add, day, title=title) for title in ("Doa", "Lagu")]

    workspace.act(cells.write, agenda.edit, {uid: {"speaker": "Panitia"} for uid in uids})
    assert [item.speaker for item in workspace.ask(agenda.agenda, event).items] == ["Panitia", "Panitia"]

    assert workspace.undo() == "Mengubah beberapa sel"
    assert [item.speaker for item in workspace.ask(agenda.agenda, event).items] == ["", ""]


def test_one_bad_cell_keeps_all_as_they_were(workspace, event, day):
    uids = [workspace.act(agenda.add, day, title=title) for title in ("Doa", "Lagu")]

    with pytest.raises(RakorError):
        workspace.act(cells.write, agenda.edit, {uids[0]: {"title": "Doa pembuka"}, uids[1]: {"title": " "}})

    assert [item.title for item in workspace.ask(agenda.agenda, event).items] == ["Doa", "Lagu"]
