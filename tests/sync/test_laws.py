"""Whatever was done on however many laptops: any order of merging ends in the same file, and nothing is lost."""

import sqlite3

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from rakor_desktop.services import files
from rakor_desktop.sync.conflicts import conflicts

QUICK = 50
EXAMPLES = 300 if settings.default.max_examples <= QUICK else 10 * settings.default.max_examples
"""10,000 by ``HYPOTHESIS_PROFILE=thorough pytest tests/sync/test_laws.py``."""
MOST_OTHERS = 2
"""So many files lie in a drawer, replaced by a copy, and are found again when all are collected."""
texts = st.sampled_from(["", "a", "b", "cc", "ddd"])


@st.composite
def histories(draw, deeds):
    """Who does what: a laptop, a deed with its choices; sometimes a copy, an old copy, or a merge instead."""
    what = st.one_of(
        st.tuples(st.sampled_from(deeds), st.integers(0, 2), texts),
        st.tuples(st.sampled_from(deeds), st.integers(0, 2), texts),
        st.tuples(st.sampled_from(deeds), st.integers(0, 2), texts),
        st.tuples(st.sampled_from(["merge", "keep copy", "restore", "clone"]), st.integers(0, 2), texts),
    )
    clocks = draw(st.lists(st.integers(-30000, 30000), min_size=3, max_size=3))
    return clocks, draw(st.lists(st.tuples(st.integers(0, 2), what), min_size=3, max_size=14))


def play(desk, merged, clocks, doings):
    """Do all of it; return the files there are in the end."""
    laptops = [desk.laptop(label, off) for label, off in zip("ABC", clocks, strict=True)]
    kept, others = [], []
    for who, (what, one, text) in doings:
        laptop = laptops[who]
        if what == "merge":
            merged(laptop, laptops[one].path)
        elif what == "keep copy":
            kept = [desk.copy(laptop)]
        elif what in {"restore", "clone"} and len(others) < MOST_OTHERS:
            source = kept[one % len(kept)] if kept and what == "restore" else desk.copy(laptop)
            others.append(laptop.path)  # the file that is replaced lies in a drawer
            laptop.close()
            laptops[who] = desk.laptop(laptop.label, one * 100, source)
        elif what not in {"restore", "clone"}:
            laptop.do(what, one, text)
    for laptop in desk.laptops:
        laptop.close()
    return [*(laptop.path for laptop in laptops), *others, *kept]


def entries(path):
    """Every entry of a file that is closed."""
    connection = sqlite3.connect(path)
    query = (
        "SELECT b.uid, e.seq, e.hash, e.content FROM journal_entry e"
        " JOIN journal_branch b ON b.no = e.branch_no"
    )
    found = set(connection.execute(query))
    connection.close()
    return found


def state(laptop):
    """What a person sees, and what is in dispute."""
    return laptop.workspace.ask(files.dump), laptop.workspace.ask(conflicts)


@pytest.mark.timeout(0)
@settings(max_examples=EXAMPLES, suppress_health_check=list(HealthCheck), deadline=None)
@given(data=st.data())
def test_every_order_of_merging_ends_in_the_same_file(data, desks, deeds, merged):
    clocks, doings = data.draw(histories(deeds))
    with desks() as desk:
        paths = play(desk, merged, clocks, doings)
        everything = set().union(*(entries(path) for path in paths))
        order = st.permutations(range(len(paths)))
        picked = data.draw(st.tuples(order, order))

        found = []
        for order in picked:  # all at once, in two orders
            target = desk.laptop("A", 0, paths[order[0]])
            merged(target, *(paths[nth] for nth in order[1:]))
            found.append((target, state(target)))
        # One into the other, and that into the next.
        carried = paths[picked[0][-1]]
        for nth in picked[1]:
            target = desk.laptop("B", 0, paths[nth])
            merged(target, carried)
            carried = target.path
        found.append((target, state(target)))

        assert found[0][1] == found[1][1]
        assert found[0][1] == found[2][1]
        before = target.path.read_bytes() if target.close() is None else b""
        target.reopen()
        assert merged(target, *paths, found[0][0].path).nothing
        assert target.workspace.ask(files.check).problems == []
        target.close()
        assert target.path.read_bytes() == before
        assert entries(target.path) == everything
