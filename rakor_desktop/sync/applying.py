"""Writes the entries and attachments of other files into this one's journal, as they are."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from typing import Any

from sqlalchemy import Connection, func, insert, select

from rakor_desktop.store.journal.reader import Branch
from rakor_desktop.store.schema import Blob, journal
from rakor_desktop.sync.chain import Tick
from rakor_desktop.sync.foreign import Raw, Source
from rakor_desktop.sync.planning import SourcePlan

_AT_ONCE = 1000


def take_in(connection: Connection, one: SourcePlan, tick: Tick) -> None:
    """Copy what is new; the chain must have been verified before."""
    for branch, first in one.news:
        number = _local_number(connection, branch)
        for rows in _pieces(one.foreign, branch, first):
            _write(connection, number, rows)
            tick(len(rows))
    for sha256 in one.attachments:
        data = one.foreign.attachment(sha256)
        connection.execute(insert(Blob), {"sha256": sha256, "size": len(data), "data": data})
        tick(0)


def _pieces(foreign: Source, branch: Branch, first: int) -> Iterator[list[Raw]]:
    """Yield the entries some at a time."""
    piece: list[Raw] = []
    for row in foreign.entries(branch, first):
        piece.append(row)
        if len(piece) == _AT_ONCE:
            yield piece
            piece = []
    if piece:
        yield piece


def _local_number(connection: Connection, branch: Branch) -> int:
    b = journal.branch.c
    number = connection.scalar(select(b.no).where(b.uid == branch.uid))
    if number is None:
        number = (connection.scalar(select(func.max(b.no))) or 0) + 1
        values = {
            "no": number,
            "uid": branch.uid,
            "label": branch.label,
            "parents": json.dumps(dict(branch.parents), sort_keys=True),
            "opened_at": branch.opened_at,
        }
        connection.execute(insert(journal.branch), values)
    return number


def _write(connection: Connection, number: int, rows: Sequence[Raw]) -> None:
    a = journal.action.c
    actions: dict[int, dict[str, Any]] = {
        row[2]: {"branch_no": number, "number": row[2], "name": row[3], "actor": row[4], "at": row[5]}
        for row in rows
    }
    # The first action of a piece may have come with the piece before.
    first = rows[0][2]
    if connection.scalar(select(a.number).where(a.branch_no == number, a.number == first)) is not None:
        del actions[first]
    if actions:
        connection.execute(insert(journal.action), list(actions.values()))
    connection.execute(insert(journal.entry), [_entry(number, row) for row in rows])


def _entry(number: int, row: Raw) -> dict[str, Any]:
    seq, lamport, action, _name, _actor, _at, kind, uid, op, content, salt, digest, seal = row
    return {
        "branch_no": number,
        "seq": seq,
        "lamport": lamport,
        "action_no": action,
        "kind": kind,
        "row_uid": uid,
        "op": op,
        "content": content,
        "salt": salt,
        "digest": digest if content is None else None,
        "hash": seal,
    }
