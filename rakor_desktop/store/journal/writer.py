"""Appends entries to this opening's branch."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime

from sqlalchemy import Connection, func, insert, select

from rakor_desktop.domain.history import Touch
from rakor_desktop.domain.ids import new_uid
from rakor_desktop.store.journal import codec
from rakor_desktop.store.journal.reader import branches, frontier
from rakor_desktop.store.schema import journal
from rakor_desktop.store.schema.types import stamp


@dataclass(frozen=True, slots=True)
class Head:
    """Where this opening's branch stands; a failed transaction simply keeps the old one."""

    no: int
    branch: str
    seq: int
    action_no: int
    lamport: int
    hash: bytes


def open_branch(connection: Connection, label: str) -> Head:
    """Start a branch that has seen all the file knows."""
    known = branches(connection)
    parents = frontier(known)
    uid, now = new_uid(), stamp(datetime.now(UTC))
    number = max((branch.no for branch in known), default=0) + 1
    connection.execute(
        insert(journal.branch).values(
            no=number, uid=uid, label=label, parents=json.dumps(parents, sort_keys=True), opened_at=now
        )
    )
    lamport = connection.scalar(select(func.max(journal.entry.c.lamport))) or 0
    return Head(number, uid, 0, 0, lamport, codec.root(uid, label, parents, now))


def append(connection: Connection, head: Head, name: str, actor: str, touches: Sequence[Touch]) -> Head:
    """Write one action with its entries and return where the branch stands then."""
    at = stamp(datetime.now(UTC))
    head = replace(head, action_no=head.action_no + 1)
    connection.execute(
        insert(journal.action),
        {"branch_no": head.no, "number": head.action_no, "name": name, "actor": actor, "at": at},
    )
    rows: list[Mapping[str, object]] = []
    for touch in touches:
        head = replace(head, seq=head.seq + 1, lamport=head.lamport + 1)
        content, salt = codec.encode(touch.values), codec.new_salt()
        header = codec.Header(
            head.branch,
            head.seq,
            head.lamport,
            head.action_no,
            name,
            actor,
            at,
            touch.table,
            touch.row,
            touch.op,
        )
        head = replace(head, hash=codec.seal(head.hash, header, codec.digest(salt, content)))
        rows.append(
            {
                "branch_no": head.no,
                "seq": head.seq,
                "lamport": head.lamport,
                "action_no": head.action_no,
                "kind": touch.table,
                "row_uid": touch.row,
                "op": touch.op.value,
                "content": content,
                "salt": salt,
                "hash": head.hash,
            }
        )
    connection.execute(insert(journal.entry), rows)
    return head
