"""Which undoings of a whole merge were themselves taken back: both together changed nothing.

A redo writes the merged values anew and has seen every side, so by the journal alone nobody would disagree
any more, though nobody decided anything. Each such pair is passed over when conflicts are looked for.
"""

from __future__ import annotations

from collections import defaultdict

from sqlalchemy import Connection, select

from rakor_desktop.store.schema import journal
from rakor_desktop.store.workspace import REDO, UNDO

Action = tuple[int, int]
"""Local number of the branch and number of the action in it."""
MERGE = "merging.merge"


def redone(connection: Connection) -> frozenset[Action]:
    """Return the actions that took a merge back and those that did it again, pair by pair."""
    a = journal.action.c
    query = (
        select(a.branch_no, a.number, a.name)
        .where(a.name.in_([UNDO + MERGE, REDO + MERGE]))
        .order_by(a.branch_no, a.number)
    )
    found: set[Action] = set()
    # The last that was taken back is the first that can be done again, within one opening of the file.
    open_ones: dict[int, list[Action]] = defaultdict(list)
    for branch, number, name in connection.execute(query):
        if name == UNDO + MERGE:
            open_ones[branch].append((branch, number))
        elif open_ones[branch]:
            found |= {open_ones[branch].pop(), (branch, number)}
    return frozenset(found)
