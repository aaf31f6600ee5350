"""SQLite and PostgreSQL agree: whatever laptops do and in whatever order they push, the Hub says what a file says."""

import os

import postgres
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import text
from sqlalchemy.orm import Session

from rakor_desktop.services import files
from rakor_desktop.store.tables import dump
from rakor_desktop.sync.conflicts import conflicts
from rakor_desktop.sync.hub.address import Address
from rakor_desktop.sync.hub.connecting import reading
from rakor_desktop.sync.hub.pulling import pull
from rakor_desktop.sync.hub.pushing import push

PARTS = 3
"""So that two workers share the work."""
EXAMPLES = int(os.environ.get("RAKOR_LAWS", "300")) // PARTS
"""10,000 in all by ``scripts/test --laws``."""
TEXTS = st.sampled_from(["", "a", "bb", "ccc", "Ä é “–” 😀", "a\tb\nc", "x" * 40])
_ENTRIES = (
    "SELECT b.uid, e.seq, e.hash, e.content, e.salt, e.digest, a.name, a.actor, a.at FROM journal_entry e"
    " JOIN journal_branch b ON b.no = e.branch_no"
    " JOIN journal_action a ON a.branch_no = e.branch_no AND a.number = e.action_no"
)


@st.composite
def histories(draw, deeds):
    """Three clocks, and what is done on which laptop: deeds, pushes and pulls."""
    deed = st.tuples(st.sampled_from(deeds), st.integers(0, 2), TEXTS)
    travel = st.tuples(st.sampled_from(["push", "pull", "clone"]), st.just(0), st.just(""))
    clocks = draw(st.lists(st.integers(-30000, 30000), min_size=3, max_size=3))
    what = st.one_of(deed, deed, deed, deed, travel)
    return clocks, draw(st.lists(st.tuples(st.integers(0, 2), what), min_size=4, max_size=14))


def told(connection):
    """All that a database says: its tables, what is in dispute, its history."""
    with Session(connection) as session:
        entries = {tuple(row) for row in session.execute(text(_ENTRIES))}
        return dump(session), conflicts(session), entries


def agree(data, desks, deeds, merged):
    clocks, doings = data.draw(histories(deeds))
    server = postgres.server()
    # Always of the same name: what was learned about the statements serves the next example too.
    with server.database(postgres.hub_template(), "uji_setuju") as name, desks() as desk:
        hub = Address.read(server.url(name))
        laptops = [desk.laptop(label, off) for label, off in zip("ABC", clocks, strict=True)]
        for who, (what, one, words) in doings:
            laptop = laptops[who]
            if what == "push":
                push(laptop.path, hub)
            elif what == "pull":
                pull(laptop.workspace, hub, keep=False)
            elif what == "clone":
                source = desk.copy(laptop)
                laptops[who] = desk.laptop(laptop.label, clocks[who], source)
            else:
                laptop.do(what, one, words)

        for nth in data.draw(st.permutations(range(len(desk.laptops)))):
            push(desk.laptops[nth].path, hub)
        merged(laptops[0], *(one.path for one in desk.laptops if one is not laptops[0]))

        with reading(hub) as connection:
            there = told(connection)
        assert there == laptops[0].workspace.ask(lambda session: told(session.connection()))
        before = seen(hub)
        for laptop in desk.laptops:
            pull(laptop.workspace, hub, keep=False)
            assert laptop.workspace.ask(lambda session: told(session.connection())) == there
            assert push(laptop.path, hub).nothing
        assert seen(hub) == before
        assert desk.laptops[-1].workspace.ask(files.check).problems == []


def seen(hub):
    """How many transactions have written anything on this server."""
    with reading(hub) as connection:
        return connection.scalar(text("SELECT pg_snapshot_xmax(pg_current_snapshot())::text"))


@pytest.mark.parametrize("part", range(PARTS))
@pytest.mark.timeout(0)
@settings(max_examples=EXAMPLES, suppress_health_check=list(HealthCheck), deadline=None)
@given(data=st.data())
def test_the_hub_says_what_a_file_says_that_merged_everything(data, part, desks, deeds, merged):
    agree(data, desks, deeds, merged)
