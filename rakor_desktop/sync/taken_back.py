"""Which settlements of conflicts were taken back: they do not count, so the conflict is open again.

An undo writes the earlier value anew and has seen every side, so by the journal alone nobody would disagree
any more. But whoever takes a decision back has not decided. Each settlement leaves a record of its own; where
that is gone, the action that made it, the one that took it back, and all undoing and redoing between, are
passed over when conflicts are looked for. The tables still hold what the whole journal says.
"""

from __future__ import annotations

from collections import defaultdict

from sqlalchemy import Connection, or_, select

from rakor_desktop.domain.history import Op
from rakor_desktop.store.journal.projection import in_pieces, raw
from rakor_desktop.store.journal.redone import MERGE, Action
from rakor_desktop.store.schema import journal
from rakor_desktop.store.workspace import REDO, UNDO

LEAVE_RECORDS = ("disputes_settling.", "disputes_doubles.")
"""The verbs that settle something and leave a record of it."""
_RECORD = "settlement"


def taken_back(connection: Connection) -> frozenset[Action]:
    """Return the actions that settled something which is not settled any more, with those that undid them."""
    if not _any_undone(connection):
        return frozenset()
    found: set[Action] = set()
    e, records = journal.entry.c, raw(_RECORD)
    deleted = select(e.row_uid).where(e.kind == _RECORD, e.op == Op.DELETE.value).distinct()
    gone = set(connection.scalars(deleted))
    for uids in in_pieces(gone):
        gone -= set(connection.scalars(select(records.c.uid).where(records.c.uid.in_(uids))))
    for uids in in_pieces(gone):
        found |= _of(connection, uids)
    return frozenset(found)


def _any_undone(connection: Connection) -> bool:
    """Whether any record can be gone at all; it is cheaper to ask the actions than all their entries."""
    a = journal.action.c
    undone = [a.name.startswith(UNDO + verbs, autoescape=True) for verbs in (*LEAVE_RECORDS, MERGE)]
    return connection.scalar(select(a.number).where(or_(*undone)).limit(1)) is not None


def _of(connection: Connection, uids: list[str]) -> set[Action]:
    a, e = journal.action.c, journal.entry.c
    query = (
        select(e.row_uid, e.branch_no, e.action_no, a.name)
        .join(journal.action, (a.branch_no == e.branch_no) & (a.number == e.action_no))
        .where(e.row_uid.in_(uids), e.kind == _RECORD)
        .order_by(e.lamport, e.branch_no, e.seq)
    )
    actions: dict[str, list[tuple[Action, str]]] = defaultdict(list)
    for uid, branch, number, name in connection.execute(query):
        actions[uid].append(((branch, number), name))
    found: set[Action] = set()
    for told in actions.values():
        settled = told[0][1]
        # The undoing of a whole merge, which also takes such records away, is no change of mind about them.
        names = {settled, UNDO + settled, REDO + settled}
        found.update(action for action, name in told if name in names)
    return found
