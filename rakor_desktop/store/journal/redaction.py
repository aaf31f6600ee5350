"""What is gone for good: the content of a redacted row, except what was written by whoever knew of it.

A redaction is a row like any other and travels in the journal. An entry of the row that it names has lost
its content where it has not seen that redaction. Only what a redacting action itself wrote of the row, which
is what may stay, outlives the redactions that other laptops declared at the same time. All this depends on
nothing but the journal, so every laptop with the same entries has taken the same ones away, in whatever order
they came; and the digest stays, so the chain holds.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import UTC, datetime
from functools import partial

from sqlalchemy import Connection, bindparam, delete, select
from sqlalchemy.orm import Session

from rakor_desktop.domain.history import Op, Touch, Value
from rakor_desktop.domain.ids import natural_uid
from rakor_desktop.store.journal import codec, reader
from rakor_desktop.store.journal.projection import in_pieces, required, stories_of
from rakor_desktop.store.journal.recorder import affirm, coders, defaults, remember
from rakor_desktop.store.journal.replay import Ancestry, alive, shown
from rakor_desktop.store.schema import JOURNALLED, Blob, Redaction, journal

KIND = Redaction.__tablename__
BLOB = Blob.__tablename__
ERASED = "rakor_erased"
"""Set in the ``info`` of a session that took content away for good."""

TOGETHER = "rakor_together"
"""In the ``info`` of a session where meetings lie together that no file ever had together: what tells whether
two branches belong to the same of them, for a redaction does not reach beyond."""

Target = tuple[str, str]
"""Table and key of a row; for an attachment's bytes ``blob`` and their SHA-256."""
Clean = Callable[[dict[str, Value]], dict[str, Value]]
"""Makes of what a row holds what may stay of it."""


def key_of(target: Target) -> str:
    """Return the key of the redaction of a row, the same on every laptop."""
    return natural_uid(KIND, *target)


def named_in(uid: str, content: str | None) -> Target | None:
    """Return which row a redaction is about; None where it does not say so, as every one of ours does."""
    values = codec.decode(content) if content is not None else {}
    target = (values.get("table_name"), values.get("row_uid"))
    if not isinstance(target[0], str) or not isinstance(target[1], str) or target[0] == KIND:
        return None
    found = (target[0], target[1])
    return found if key_of(found) == uid else None


def is_gone(entry: codec.Header, marks: Sequence[codec.Header], ancestry: Ancestry) -> bool:
    """Whether an entry has lost its content to these redactions of its row."""
    cleaned = any((mark.branch, mark.action_no) == (entry.branch, entry.action_no) for mark in marks)
    return any(not ancestry.saw(entry, mark) and (not cleaned or ancestry.saw(mark, entry)) for mark in marks)


def marks_of(connection: Connection, keys: Iterable[str]) -> dict[Target, list[codec.Header]]:
    """Return the redactions with these keys, every time they were declared, by the row they are about."""
    found: dict[Target, list[codec.Header]] = defaultdict(list)
    for uids in in_pieces(keys):
        for header, content in _said(connection, KIND, uids):
            target = named_in(header.row, content)
            if target is not None:
                found[target].append(header)
    return dict(found)


def every_mark(connection: Connection) -> dict[Target, list[codec.Header]]:
    """Return all redactions of the file by the row they are about."""
    return marks_of(connection, connection.scalars(select(Redaction.uid)))


def erased_blobs(connection: Connection) -> set[str]:
    """Return the attachments whose bytes are gone for good and must not come again."""
    return set(connection.scalars(select(Redaction.row_uid).where(Redaction.table_name == BLOB)))


def apply(session: Session, touched: dict[str, set[str]]) -> None:
    """Take away what redactions, new or known, take of the entries that came or were here; note the rows."""
    connection = session.connection()
    keys = {*connection.scalars(select(Redaction.uid)), *touched.get(KIND, ())}
    if not keys:
        return
    ancestry = Ancestry(reader.branches(connection))
    for target, marks in marks_of(connection, keys).items():
        kind, uid = target
        if kind == BLOB:
            found = connection.execute(delete(Blob).where(Blob.sha256 == uid)).rowcount
        elif key_of(target) in touched.get(KIND, ()) or uid in touched.get(kind, ()):
            together = session.info.get(TOGETHER, _always)
            found = _erase(connection, target, partial(_reached, marks, ancestry, together))
            if found and kind in JOURNALLED:
                touched.setdefault(kind, set()).add(uid)
        else:
            continue
        if found:
            session.info[ERASED] = True


def _reached(
    marks: Sequence[codec.Header],
    ancestry: Ancestry,
    together: Callable[[str, str], bool],
    entry: codec.Header,
) -> bool:
    return is_gone(entry, [mark for mark in marks if together(mark.branch, entry.branch)], ancestry)


def _always(_one: str, _other: str) -> bool:
    return True


def redact(session: Session, rows: Mapping[Target, Clean], reason: str) -> None:
    """Take away all that was ever written of these rows and write down of each what may stay."""
    session.flush()
    session.info[ERASED] = True
    for target in sorted(rows):
        _declare(session, target, reason)
    session.flush()
    connection = session.connection()
    for target in sorted(rows):
        kind, uid = target
        if kind == BLOB:
            connection.execute(delete(Blob).where(Blob.sha256 == uid))
            continue
        _rewrite(session, kind, uid, rows[target])
        session.flush()
        _erase(connection, target, lambda _entry: True)


def _declare(session: Session, target: Target, reason: str) -> None:
    row = session.get(Redaction, key_of(target))
    if row is None:
        row = Redaction(uid=key_of(target), table_name=target[0], row_uid=target[1])
        session.add(row)
    row.reason, row.decided_at, row.laptop = reason, datetime.now(UTC), session.info["label"]
    affirm(session, row, *(name for name in coders(Redaction) if name != "uid"))


def _rewrite(session: Session, kind: str, uid: str, clean: Clean) -> None:
    """Write every field of a row anew, as it may stay; one that is deleted stays deleted."""
    connection, model = session.connection(), JOURNALLED[kind]
    story = stories_of(connection, kind, [uid]).get(uid)
    if story is None:
        return
    ancestry = Ancestry(reader.branches(connection))
    names = [name for name in coders(model) if name != "uid"]
    row = session.get(model, uid)
    if row is not None:
        held = {name: coders(model)[name][0](getattr(row, name)) for name in names}
        for name, value in clean(held).items():
            if value != held[name]:
                setattr(row, name, coders(model)[name][1](value))
        affirm(session, row, *names)
    else:
        told = {**defaults(model), **shown(story, ancestry)}
        held = {name: told[name] for name in names}
        if any(held[name] is None for name in required(kind)):
            return  # all of it is gone already
        remember(session, Touch(kind, uid, Op.UPDATE, clean(held)))
    if not alive(story, ancestry):
        remember(session, Touch(kind, uid, Op.DELETE, {}))


def _erase(connection: Connection, target: Target, gone: Callable[[codec.Header], bool]) -> int:
    """Take the content of these entries of a row away; return of how many."""
    b, e = journal.branch.c, journal.entry.c
    query = (
        select(b.uid, e.seq, e.action_no, e.branch_no, e.content, e.salt)
        .join(journal.branch, b.no == e.branch_no)
        .where(e.row_uid == target[1], e.kind == target[0], e.content.is_not(None))
    )
    found = [
        {"_branch": number, "_seq": seq, "_digest": codec.digest(salt, content)}
        for branch, seq, action, number, content, salt in connection.execute(query).all()
        if gone(_header(branch, seq, action, target))
    ]
    if found:
        statement = journal.entry.update().where(
            e.branch_no == bindparam("_branch"), e.seq == bindparam("_seq")
        )
        connection.execute(statement.values(content=None, salt=None, digest=bindparam("_digest")), found)
    return len(found)


def _said(connection: Connection, kind: str, uids: Sequence[str]) -> list[tuple[codec.Header, str | None]]:
    b, e = journal.branch.c, journal.entry.c
    query = (
        select(b.uid, e.seq, e.action_no, e.row_uid, e.content)
        .join(journal.branch, b.no == e.branch_no)
        .where(e.row_uid.in_(uids), e.kind == kind, e.op != Op.DELETE.value)
        .order_by(e.lamport, b.uid, e.seq)
    )
    return [
        (_header(branch, seq, action, (kind, uid)), content)
        for branch, seq, action, uid, content in connection.execute(query)
    ]


def _header(branch: str, seq: int, action: int, target: Target) -> codec.Header:
    """Return what of an entry tells what it has seen and with what it was done."""
    return codec.Header(branch, seq, 0, action, "", "", "", *target, Op.UPDATE)
