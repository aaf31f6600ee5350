import pytest

from rakor_desktop.domain.errors import RakorError
from rakor_desktop.services import agenda, cells, invitations
from rakor_desktop.services.invitations import Invitation


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


def test_what_would_be_refused_is_told_cell_by_cell_and_nothing_is_written(workspace, event, day):
    uids = [workspace.act(agenda.add, day, title=title) for title in ("Doa", "Lagu", "Doa penutup")]
    undo = workspace.can_undo
    asked = {
        uids[0]: {"title": "Doa pembuka", "speaker": "Panitia"},
        uids[1]: {"title": " ", "speaker": "Panitia"},
        uids[2]: {"start_time": "16.30", "title": ""},
    }

    refused = workspace.ask(cells.refusals, agenda.edit, asked)

    assert {uid: set(fields) for uid, fields in refused.items()} == {uids[1]: {"title"}, uids[2]: {"title"}}
    assert [item.title for item in workspace.ask(agenda.agenda, event).items] == [
        "Doa",
        "Lagu",
        "Doa penutup",
    ]
    assert workspace.can_undo == undo


def test_a_row_is_tried_after_those_before_it(workspace, event, region):
    invited = [
        Invitation("Ana Contoh", nip="198001012005012999"),
        Invitation("Berta Contoh"),
        Invitation("Cica Contoh"),
    ]
    first, *others = workspace.act(invitations.invite_all, event, invited)
    asked = {
        first: {"nip": ""},
        others[0]: {"nip": "198001012005012999", "position": "Kepala Dinas"},
        others[1]: {"nip": "198001012005012999", "position": "Sekretaris"},
    }

    refused = workspace.ask(cells.refusals, invitations.edit, asked)

    assert list(refused) == [others[1]]
    assert "Berta Contoh" in refused[others[1]]["nip"]
    del asked[others[1]]["nip"]
    workspace.act(cells.write, invitations.edit, asked)
    assert workspace.undo() == "Mengubah beberapa sel"
