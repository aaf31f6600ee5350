"""Whatever was done on however many laptops: any order of merging ends in the same file, and nothing is lost."""

import json
import os
import sqlite3

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from rakor_desktop.services import files
from rakor_desktop.sync.conflicts import conflicts

EXAMPLES = int(os.environ.get("RAKOR_LAWS", "300"))
"""10,000 by ``scripts/test --laws``."""
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


def journal(path):
    """Every entry of a file that is closed, and what its branches had seen when they began."""
    connection = sqlite3.connect(path)
    query = (
        "SELECT b.uid, e.seq, e.hash, e.kind, e.row_uid, e.action_no, e.content FROM journal_entry e"
        " JOIN journal_branch b ON b.no = e.branch_no"
    )
    found = {(branch, seq): said for branch, seq, *said in connection.execute(query)}
    parents = {
        uid: json.loads(text) for uid, text in connection.execute("SELECT uid, parents FROM journal_branch")
    }
    connection.close()
    return found, parents


def entries(path):
    """Every entry of a file that is closed, with its content or without."""
    return {(*key, said[0], said[-1]) for key, said in journal(path)[0].items()}


def all_that_may_stay(paths):
    """Every entry of any of the files, without the content that somebody had taken out for good."""
    found, parents = {}, {}
    for path in paths:
        here, opened = journal(path)
        parents |= opened
        for key, said in here.items():
            if key not in found or found[key][-1] is None:
                found[key] = said

    def saw(later, earlier):
        pending = [later]
        while pending:
            branch, seq = pending.pop()
            if branch == earlier[0] and seq >= earlier[1]:
                return True
            pending.extend(parents[branch].items())
        return False

    redactions = [
        (key, said[3], (about["table_name"], about["row_uid"]))
        for key, said in found.items()
        if said[1] == "redaction" and (about := json.loads(said[-1]))
    ]

    def is_gone(key, row, action):
        of_row = [(mark, number) for mark, number, about in redactions if about == row]
        with_it = any((mark[0], number) == (key[0], action) for mark, number in of_row)
        return any(not saw(key, mark) and not (with_it and not saw(mark, key)) for mark, _number in of_row)

    return {
        (*key, seal, None if is_gone(key, (kind, uid), action) else content)
        for key, (seal, kind, uid, action, content) in found.items()
    }


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
        everything = all_that_may_stay(paths)
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
