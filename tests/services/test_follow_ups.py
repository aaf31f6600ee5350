import datetime as dt

import pytest

from rakor_desktop.domain.errors import NotFoundError, RakorError
from rakor_desktop.domain.minutes import FollowUpStatus
from rakor_desktop.services import files, follow_ups


@pytest.fixture
def add(workspace, event):
    return lambda action, **more: workspace.act(follow_ups.add, event, action, **more)


@pytest.fixture
def rows(workspace, event):
    return lambda: workspace.ask(follow_ups.follow_ups, event)


def test_a_follow_up_says_what_by_whom_and_when(add, rows, region):
    add(" Membuat RPIK ", responsible="Dinas", deadline=dt.date(2026, 12, 1), region_uid=region("53.05"))
    (row,) = rows()
    assert (row.action, row.responsible, row.deadline, row.region) == (
        "Membuat RPIK",
        "Dinas",
        dt.date(2026, 12, 1),
        "Kabupaten Alor",
    )
    assert (row.number, row.status) == ("A-001", FollowUpStatus.OPEN)


def test_they_stand_by_number(workspace, add, rows):
    for _nth in range(3):
        add("a")
    assert [row.number for row in rows()] == ["A-001", "A-002", "A-003"]


def test_it_has_an_action(workspace, add, rows):
    with pytest.raises(RakorError, match="wajib diisi"):
        add("")
    uid = add("a")
    with pytest.raises(RakorError, match="wajib diisi"):
        workspace.act(follow_ups.edit, uid, action=" ")
    with pytest.raises(NotFoundError):
        workspace.act(follow_ups.add, "nirgends", "a")


def test_it_is_changed_and_removed_under_a_number_of_its_own(workspace, add, rows):
    uid = add("a")
    workspace.act(follow_ups.edit, uid, status=FollowUpStatus.DONE, remarks="selesai")
    assert (rows()[0].status, rows()[0].remarks) == (FollowUpStatus.DONE, "selesai")
    workspace.act(follow_ups.remove, uid)
    add("b")
    assert [row.number for row in rows()] == ["A-002"]
    assert workspace.ask(files.check).sound
