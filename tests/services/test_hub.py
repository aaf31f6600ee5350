"""Sending to and taking from the Hub, as the window asks for it."""

import postgres
import pytest

from rakor_desktop.domain.errors import AmbiguousError, InUseError, NotFoundError, ReadOnlyError
from rakor_desktop.domain.hub import HubEvent
from rakor_desktop.services import events, hub, merging
from rakor_desktop.store.workspace import Workspace


@pytest.fixture
def address():
    """The address of an empty Hub."""
    with postgres.server().database(postgres.hub_template()) as name:
        yield postgres.server().url(name)


def meeting(uid, name):
    return HubEvent(uid, name, "2026-04-14", "2026-04-16", ("A",), 1)


def test_a_meeting_is_meant_by_its_uid_its_name_or_a_part_of_it():
    found = [meeting("u1", "Rakor 2026"), meeting("u2", "Rakor 2027"), meeting("u3", "Rakor")]

    assert hub.event_of(found, "u2").uid == "u2"
    assert hub.event_of(found, " rakor  2026 ").uid == "u1"
    assert hub.event_of(found, "Rakor").uid == "u3"
    with pytest.raises(AmbiguousError, match="Rakor 2026; Rakor 2027"):
        hub.event_of(found, "rakor 20")
    for nothing in ("2031", "  "):
        with pytest.raises(NotFoundError):
            hub.event_of(found, nothing)


def test_both_directions_tell_what_they_did(workspace, event, address):
    first = hub.sync(workspace, address)
    second = hub.sync(workspace, address)

    assert not first.pushed.nothing
    assert first.pulled.nothing
    assert second.nothing
    assert hub.compare(workspace, address).nothing_to_push
    assert [one.uid for one in hub.held(address)] == [event]


def test_a_file_that_is_read_only_is_refused_before_anything_is_sent(workspace, event, address):
    workspace.ask(events.events)
    reader = Workspace.open(workspace.path, read_only=True)

    for verb in (hub.sync, hub.pull):
        with pytest.raises(ReadOnlyError):
            verb(reader, address)

    assert hub.held(address) == []
    reader.close()


def test_taking_waits_for_another_merge_and_nothing_is_sent_before(workspace, event, address):
    with merging.alone(workspace):
        for verb in (hub.sync, hub.pull):
            with pytest.raises(InUseError, match="Penggabungan lain"):
                verb(workspace, address)

    assert hub.held(address) == []
