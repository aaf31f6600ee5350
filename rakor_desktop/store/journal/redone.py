"""Which undoings of a whole merge were themselves taken back: both together changed nothing.

The undoing of a merge writes anew what stood before, and its repetition what the merge had brought; so by the
journal alone this laptop would have written, and decided, what others wrote. Each such pair stands in the
history and is passed over when it is told what the tables hold and where laptops disagree.
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
    """Return the actions that took a merge back and those that did it again, pair by pair.

    Within one opening of the file nothing but undoing and doing again comes between the two: what was written
    or taken in otherwise ends what can be done again.
    """
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
