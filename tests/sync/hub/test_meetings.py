"""Meetings that no file ever had together lie in one Hub and stay apart, whatever is done in each of them."""

import datetime as dt
import os
import shutil

import postgres
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from rakor_desktop.services import events, files, invitations
from rakor_desktop.services.invitations import Invitation
from rakor_desktop.store.workspace import Workspace
from rakor_desktop.sync.conflicts import conflicts
from rakor_desktop.sync.hub.address import Address
from rakor_desktop.sync.hub.pulling import pull
from rakor_desktop.sync.hub.pushing import push

EXAMPLES = 4
MANY = int(os.environ.get("RAKOR_HUB_EXAMPLES", "200"))
NIP = "198507272010011023"
"""Of somebody who comes to both: the same row in both meetings."""


@pytest.fixture(scope="session")
def other_starter(starter_file, template_file, tmp_path_factory):
    """The file that the laptops of another meeting start from."""
    path = tmp_path_factory.mktemp("lain") / "lain.rakor"
    shutil.copyfile(template_file, path)
    workspace = Workspace.open(path, label="Q")
    day = dt.date(2027, 4, 14)
    workspace.act(events.create, name="Rakor Lain", start_date=day, end_date=day)
    workspace.close()
    return path


def apart(data, desks, deeds, merged, starters):
    clocks = data.draw(st.lists(st.integers(-30000, 30000), min_size=4, max_size=4))
    deed = st.tuples(
        st.sampled_from([*deeds, "redact", "redact"]), st.integers(0, 2), st.sampled_from(["", "a", "bb"])
    )
    doings = data.draw(
        st.lists(st.tuples(st.integers(0, 3), st.one_of(deed, deed, st.just(("push", 0, "")))), max_size=14)
    )
    with postgres.server().database(postgres.hub_template(), "uji_terpisah") as name, desks() as desk:
        hub = Address.read(postgres.server().url(name))
        laptops = [desk.laptop("ABCD"[nth], off, starters[nth % 2]) for nth, off in enumerate(clocks)]
        for laptop in laptops:
            who = Invitation("Maria", nip=NIP, organization="Dinas 1")
            laptop.workspace.act(invitations.invite, laptop.event, who)
        for who, (what, one, text) in doings:
            laptop = laptops[who]
            if what == "push":
                push(laptop.path, hub)
            else:
                laptop.do(what, one, text)
        for nth in data.draw(st.permutations(range(4))):
            push(laptops[nth].path, hub)

        for first, second in ((laptops[0], laptops[2]), (laptops[1], laptops[3])):
            merged(first, second.path)
            said = first.workspace.ask(files.dump), first.workspace.ask(conflicts)
            fresh = Workspace.open(desk.place(starters[2]))
            pull(fresh, hub, event=first.event, keep=False)
            assert (fresh.ask(files.dump), fresh.ask(conflicts)) == said
            assert fresh.ask(files.check).problems == []
            fresh.close()
            pull(second.workspace, hub, keep=False)
            assert (second.workspace.ask(files.dump), second.workspace.ask(conflicts)) == said
            assert push(second.path, hub).nothing


@pytest.fixture(scope="session")
def starters(starter_file, other_starter, template_file):
    """The files of two meetings, and one of none."""
    return starter_file, other_starter, template_file


@pytest.fixture(scope="session")
def play(desks, deeds, merged, starters):
    """What plays one history."""
    return lambda data: apart(data, desks, deeds, merged, starters)


@pytest.mark.timeout(0)
@settings(max_examples=EXAMPLES, suppress_health_check=list(HealthCheck), deadline=None)
@given(data=st.data())
def test_each_meeting_is_taken_as_if_it_were_alone(data, play):
    play(data)


@pytest.mark.slow
@pytest.mark.timeout(0)
@settings(max_examples=MANY, suppress_health_check=list(HealthCheck), deadline=None)
@given(data=st.data())
def test_each_is_many_more_times(data, play):
    play(data)
