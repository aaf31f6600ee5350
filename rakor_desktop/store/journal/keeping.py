"""Rows that stand only because others refer to them, when those others let them go."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence

from sqlalchemy import Connection, select

from rakor_desktop.domain.history import Op, Touch
from rakor_desktop.store.journal import reader
from rakor_desktop.store.journal.links import references
from rakor_desktop.store.journal.projection import in_pieces, stories_of
from rakor_desktop.store.journal.recorder import Done
from rakor_desktop.store.journal.replay import Ancestry, alive
from rakor_desktop.store.schema import journal


def kept(connection: Connection, done: Sequence[Done]) -> list[Done]:
    """Return touches that keep standing what an action let go and some laptop had deleted.

    A deletion that could not go through, because another laptop still used the row, must not come
    true by itself later, when that use ends: the row would vanish without anybody having said so.
    """
    touched = {(one.touch.table, one.touch.row) for one in done}
    let_go: dict[str, set[str]] = defaultdict(set)
    for kind, uid in _let_go(done):
        if (kind, uid) not in touched:
            let_go[kind].add(uid)
    found: list[Done] = []
    for kind in sorted(let_go):
        for uids in in_pieces(let_go[kind]):
            found += [Done(Touch(kind, uid, Op.UPDATE, {}), {}) for uid in _dead(connection, kind, uids)]
    return found


def _let_go(done: Sequence[Done]) -> Iterator[tuple[str, str]]:
    for one in done:
        for field, parent in references(one.touch.table).items():
            uid = one.before.get(field)
            if uid is not None:
                yield parent, str(uid)


def _dead(connection: Connection, kind: str, uids: Sequence[str]) -> list[str]:
    e = journal.entry.c
    query = select(e.row_uid).where(e.row_uid.in_(uids), e.kind == kind, e.op == Op.DELETE.value).distinct()
    deleted = sorted(connection.scalars(query))
    if not deleted:
        return []
    ancestry = Ancestry(reader.branches(connection))
    told = stories_of(connection, kind, deleted)
    return [uid for uid in deleted if not alive(told[uid], ancestry)]
