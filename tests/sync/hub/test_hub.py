"""Pushing to and pulling from a Hub on a real PostgreSQL."""

from sqlalchemy.orm import Session

from rakor_desktop.domain.merging import Fate
from rakor_desktop.services import files
from rakor_desktop.store.tables import dump
from rakor_desktop.sync.conflicts import conflicts
from rakor_desktop.sync.hub.connecting import reading
from rakor_desktop.sync.hub.pulling import pull
from rakor_desktop.sync.hub.pushing import push


def state(address):
    """What the Hub's tables hold, and what is in dispute there."""
    with reading(address) as connection, Session(connection) as session:
        return dump(session), conflicts(session)


def test_what_is_pushed_stands_in_the_tables_of_the_hub(hub, desk):
    a = desk.laptop("A")
    a.do("log", 0, "Pelabuhan")

    pushed = push(a.path, hub)

    assert pushed.entries > 5
    assert pushed.laptops == ["A", "P"]
    assert pushed.count(Fate.NEW) > 5
    assert state(hub) == (a.workspace.ask(files.dump), [])


def test_another_laptop_pulls_what_one_pushed(hub, desk):
    a, b = desk.laptop("A"), desk.laptop("B")
    a.do("log", 0, "Pelabuhan")
    a.do("emblem", 3)
    push(a.path, hub)

    found = pull(b.workspace, hub)

    assert found.backup is not None
    assert found.count(Fate.NEW) >= 1
    assert found.sources[0].laptops == ["A"]
    assert b.workspace.ask(files.dump) == a.workspace.ask(files.dump)
    assert b.workspace.ask(files.check).problems == []
    assert pull(b.workspace, hub).nothing
