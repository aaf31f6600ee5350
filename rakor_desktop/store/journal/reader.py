"""Reads branches, actions and entries, and verifies their chains."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import groupby
from typing import Any, ParamSpec

from sqlalchemy import Connection, Select, func, select, tuple_

from rakor_desktop.domain.history import ActionRow, Touch
from rakor_desktop.store.journal import codec
from rakor_desktop.store.schema import journal

P = ParamSpec("P")
_AT_ONCE = 1000


@dataclass(frozen=True, slots=True)
class Branch:
    """One opening of a file: its letter, what it had seen, and how far it went."""

    no: int
    uid: str
    label: str
    parents: Mapping[str, int]
    opened_at: str
    last: int


@dataclass(frozen=True, slots=True)
class Entry:
    """One journal entry as it stands in the file; ``content`` is None when redacted."""

    header: codec.Header
    content: str | None
    salt: bytes | None
    digest: bytes | None
    hash: bytes

    @property
    def content_digest(self) -> bytes:
        """The digest of the content, computed or, when redacted, as it was kept."""
        if self.content is not None and self.salt is not None:
            return codec.digest(self.salt, self.content)
        return self.digest or b""


def branches(connection: Connection) -> list[Branch]:
    """Return all branches by local number."""
    b, e = journal.branch.c, journal.entry.c
    # By the key, branch for branch: the entries may be a hundred thousand.
    last = select(func.max(e.seq)).where(e.branch_no == b.no).scalar_subquery()
    query = select(b.no, b.uid, b.label, b.parents, b.opened_at, func.coalesce(last, 0)).order_by(b.no)
    return [
        Branch(no, uid, label, codec.parents(parents), opened_at, seq)
        for no, uid, label, parents, opened_at, seq in connection.execute(query)
    ]


def ends(connection: Connection, known: Sequence[Branch]) -> dict[int, bytes]:
    """Return the seal at the end of each of these branches, a thousand in one question."""
    e = journal.entry.c
    found: dict[int, bytes] = {}
    for at in range(0, len(known), _AT_ONCE):
        last = [(branch.no, branch.last) for branch in known[at : at + _AT_ONCE]]
        query = select(e.branch_no, e.hash).where(tuple_(e.branch_no, e.seq).in_(last))
        found.update({row[0]: row[1] for row in connection.execute(query)})
    return found


def frontier(known: Sequence[Branch]) -> dict[str, int]:
    """Return the branches that no other branch has seen to their end, with their last seq."""
    seen = {(uid, seq) for branch in known for uid, seq in branch.parents.items()}
    return {
        branch.uid: branch.last for branch in known if branch.last and (branch.uid, branch.last) not in seen
    }


def entries(connection: Connection) -> Iterator[Entry]:
    """Yield every entry by branch and sequence."""
    b, a, e = journal.branch.c, journal.action.c, journal.entry.c
    query = (
        select(
            b.uid,
            e.seq,
            e.lamport,
            e.action_no,
            a.name,
            a.actor,
            a.at,
            e.kind,
            e.row_uid,
            e.op,
            e.content,
            e.salt,
            e.digest,
            e.hash,
        )
        .join(journal.branch, b.no == e.branch_no)
        .join(journal.action, (a.branch_no == e.branch_no) & (a.number == e.action_no))
        .order_by(e.branch_no, e.seq)
    )
    for row in connection.execute(query.execution_options(yield_per=2000)):
        header = codec.Header(*row[:9], op=codec.op(row[9]))
        yield Entry(header, row[10], row[11], row[12], row[13])


def broken(connection: Connection) -> Iterator[str]:
    """Yield a sentence in code words for the first broken link of every chain: ``branch:seq``."""
    known = {branch.uid: branch for branch in branches(connection)}
    for uid, chain in groupby(entries(connection), key=lambda entry: entry.header.branch):
        branch = known[uid]
        previous = _tried(codec.root, uid, branch.label, branch.parents, branch.opened_at)
        for expected, entry in enumerate(chain, start=1):
            sealed = _tried(_sealed, previous, entry)
            if entry.header.seq != expected or sealed != entry.hash:
                yield f"{uid}:{entry.header.seq}"
                break
            previous = entry.hash


def _sealed(previous: bytes, entry: Entry) -> bytes:
    return codec.seal(previous, entry.header, entry.content_digest)


def _tried(seal: Callable[P, bytes], *args: P.args, **kwargs: P.kwargs) -> bytes:
    """Return the seal, or nothing where damage has made numbers of words or bytes of text."""
    try:
        return seal(*args, **kwargs)
    except (TypeError, AttributeError):
        return b""


def actions(connection: Connection, *, row: str | None = None, limit: int | None = None) -> list[ActionRow]:
    """Return the actions, newest first; with ``row`` only what they did to it."""
    b, a, e = journal.branch.c, journal.action.c, journal.entry.c
    query: Select[Any] = (
        select(b.uid, b.label, a.number, a.name, a.actor, a.at, e.lamport, e.kind, e.row_uid, e.op, e.content)
        .join(journal.branch, b.no == e.branch_no)
        .join(journal.action, (a.branch_no == e.branch_no) & (a.number == e.action_no))
        .order_by(e.lamport, e.branch_no, e.seq)
    )
    if row is not None:
        query = query.where(e.row_uid == row)
    if limit is not None:
        query = query.where(tuple_(e.branch_no, e.action_no).in_(_newest(connection, row, limit)))
    found: dict[tuple[str, int], tuple[list[Any], list[Touch]]] = {}
    for uid, label, number, name, actor, at, lamport, kind, row_uid, op, content in connection.execute(query):
        said, touches = found.setdefault((uid, number), ([label, name, actor, at, lamport], []))
        said[-1] = lamport
        touches.append(
            Touch(kind, row_uid, codec.op(op), codec.decode(content) if content else {}, content is None)
        )
    rows = [
        ActionRow(uid, number, codec.word(name), actor, label, codec.moment(at), lamport, touches)
        for (uid, number), ((label, name, actor, at, lamport), touches) in found.items()
    ]
    return sorted(rows, key=lambda action: (-action.lamport, action.branch, -action.number))


def headlines(connection: Connection, limit: int) -> list[tuple[str, str, str, datetime]]:
    """Return name, actor, laptop and time of the actions written last, the newest first."""
    newest = _newest(connection, None, limit)
    b, a = journal.branch.c, journal.action.c
    query = (
        select(a.branch_no, a.number, a.name, a.actor, b.label, a.at)
        .join(journal.branch, b.no == a.branch_no)
        .where(tuple_(a.branch_no, a.number).in_(newest))
    )
    found = {(row[0], row[1]): row[2:] for row in connection.execute(query)}
    # In a damaged file an entry may name an action that is not there.
    return [
        (codec.word(name), actor, label, codec.moment(at))
        for name, actor, label, at in (found[key] for key in newest if key in found)
    ]


def _newest(connection: Connection, row: str | None, limit: int) -> list[tuple[int, int]]:
    """Return local branch and number of the actions written last, by the index, without reading the rest."""
    e = journal.entry.c
    query = select(e.branch_no, e.action_no).order_by(e.lamport.desc())
    if row is not None:
        query = query.where(e.row_uid == row)
    found: dict[tuple[int, int], None] = {}
    with connection.execute(query.execution_options(yield_per=100)) as result:
        for branch_no, action_no in result:
            found[branch_no, action_no] = None
            if len(found) == limit:
                break
    return list(found)
