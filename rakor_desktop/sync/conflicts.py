"""Where laptops disagree, told by the journal alone: the same entries, the same list."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import Connection, Select, func, select, true, tuple_
from sqlalchemy.orm import Session

from rakor_desktop.domain.bookkeeping import is_bookkeeping
from rakor_desktop.domain.history import Op, Value
from rakor_desktop.domain.merging import Conflict, ConflictKind, Version
from rakor_desktop.store.journal import codec, reader
from rakor_desktop.store.journal.links import referring
from rakor_desktop.store.journal.projection import in_pieces, raw
from rakor_desktop.store.journal.recorder import defaults
from rakor_desktop.store.journal.redone import Action, redone
from rakor_desktop.store.journal.replay import (
    Ancestry,
    RowStory,
    Silence,
    Written,
    alive,
    heads,
    tell,
    writes_of,
)
from rakor_desktop.store.schema import JOURNALLED, journal
from rakor_desktop.sync.taken_back import taken_back

QUIET = frozenset(
    {
        ("agenda_item", "position"),
        ("attendance_mark", "at"),
        ("attendance_mark", "label"),
        ("attendance_mark", "method"),
        ("note", "position"),
        ("note", "written_at"),
        ("note", "written_by"),
        ("programme", "position"),
        ("resolution", "position"),
        ("signatory", "position"),
    }
)
"""Fields that no person would want to decide about: the newest is shown, the others are in the history."""
UNDISPUTED = frozenset({"redaction", "settlement"})
"""Tables of what was decided: whatever two laptops wrote there, nobody is asked about it again."""
_USERS_SHOWN = 5
_PASSED_OVER = 500


@dataclass(slots=True)
class _Told:
    """Everything the journal says about a row, and who wrote each entry on which laptop."""

    story: RowStory
    whole: RowStory
    """With what was settled and taken back, which does not count but stands in the table."""
    laptops: dict[codec.Header, str] = field(default_factory=dict)

    def version(self, header: codec.Header, value: Value) -> Version:
        """Return an entry as one side of a conflict."""
        return Version(
            value,
            header.op is Op.DELETE,
            header.actor,
            self.laptops[header],
            codec.moment(header.at),
            header.branch,
            header.seq,
        )


def conflicts(session: Session, only: Collection[str] | None = None) -> list[Conflict]:
    """Return every open disagreement, by table, row and field; with ``only`` those about these rows."""
    connection = session.connection()
    ancestry = Ancestry(reader.branches(connection))
    void, undone = taken_back(connection), redone(connection)
    found: list[Conflict] = []
    for uids in in_pieces(_suspects(connection, void | undone) if only is None else only):
        told = _told(connection, uids, void, undone)
        standing = _standing(connection, told)
        for key in sorted(told):
            if key in standing:
                found += _of_row(connection, key, told[key], ancestry)
    return sorted(found, key=lambda one: (one.table, one.row, one.kind, one.field))


def _suspects(connection: Connection, void: Collection[Action]) -> set[str]:
    """Return the rows that several openings of a file wrote, or that one deleted, void actions aside."""
    e = journal.entry.c
    # The undoing of a large merge would make a suspect of every row; more pairs than these nobody makes.
    passed_over = tuple_(e.branch_no, e.action_no).not_in(sorted(void)[:_PASSED_OVER]) if void else true()
    several = (
        select(e.row_uid)
        .where(passed_over)
        .group_by(e.row_uid)
        .having(func.min(e.branch_no) != func.max(e.branch_no))
    )
    deleted = select(e.row_uid).where(e.op == Op.DELETE.value, passed_over).distinct()
    return {*connection.scalars(several), *connection.scalars(deleted)}


def _told(
    connection: Connection,
    uids: Sequence[str],
    void: Collection[Action] = frozenset(),
    undone: Collection[Action] = frozenset(),
) -> dict[tuple[str, str], _Told]:
    """Return what the journal says about these rows; what is ``undone`` is as if nobody had written it."""
    b, a, e = journal.branch.c, journal.action.c, journal.entry.c
    query: Select[Any] = (
        select(b.label, e.content, e.branch_no, b.uid, e.seq, e.lamport, e.action_no)
        .add_columns(a.name, a.actor, a.at, e.kind, e.row_uid, e.op)
        .join(journal.branch, b.no == e.branch_no)
        .join(journal.action, (a.branch_no == e.branch_no) & (a.number == e.action_no))
        .where(e.row_uid.in_(uids))
        .order_by(e.lamport, b.uid, e.seq)
    )
    found: dict[tuple[str, str], _Told] = {}
    for laptop, content, opening, *said in connection.execute(query):
        branch, seq, lamport, number, name, actor, at, kind, uid, op = said
        if (opening, number) in undone:
            continue
        header = codec.Header(branch, seq, lamport, number, name, actor, at, kind, uid, codec.op(op))
        key = (header.kind, header.row)
        if key not in found:
            found[key] = _Told(RowStory(header.kind), RowStory(header.kind))
        one = found[key]
        one.laptops[header] = laptop
        if void:
            tell(one.whole, header, content)
        if (opening, number) not in void:
            tell(one.story, header, content)
    return found


def _standing(connection: Connection, keys: Iterable[tuple[str, str]]) -> set[tuple[str, str]]:
    """Return those of these rows that stand and that a person could decide about."""
    by_kind: dict[str, list[str]] = defaultdict(list)
    for kind, uid in keys:
        if kind in JOURNALLED and kind not in UNDISPUTED:
            by_kind[kind].append(uid)
    found = {
        (kind, uid)
        for kind, uids in by_kind.items()
        for uid in connection.scalars(select(raw(kind).c.uid).where(raw(kind).c.uid.in_(uids)))
    }
    kept = raw("setting").c
    settings = connection.execute(select(kept.uid, kept.key).where(kept.uid.in_(by_kind["setting"])))
    return found - {("setting", uid) for uid, key in settings if is_bookkeeping(key)}


def _of_row(
    connection: Connection, key: tuple[str, str], told: _Told, ancestry: Ancestry
) -> Iterator[Conflict]:
    kind, uid = key
    for name, writes in writes_of(told.story).items():
        if (kind, name) in QUIET:
            continue
        versions = list(_versions(kind, name, told, heads(writes, ancestry)))
        if told.whole.edits:
            versions = _shown_first(kind, name, told, versions, ancestry)
        if len(versions) > 1:
            yield Conflict(ConflictKind.FIELD, kind, uid, name, versions)
    if not told.story.deletions:
        return
    if alive(told.story, ancestry):
        yield from _unsettled(key, told, told.story, ancestry)
        return
    users = list(_users(connection, kind, uid))
    # A row that an undo brought back stands without being used; then somebody deleted it without knowing.
    unknowing = [] if users else list(_unsettled(key, told, told.whole, ancestry))
    if unknowing:
        yield from unknowing
        return
    deletions = [told.version(header, None) for header in _newest_first(told.story.deletions)]
    yield Conflict(ConflictKind.PARENT, kind, uid, "", [*users, *deletions])


def _unsettled(key: tuple[str, str], told: _Told, story: RowStory, ancestry: Ancestry) -> Iterator[Conflict]:
    """Yield the disagreement about a row that stands although somebody deleted it, unless it was settled."""
    open_ones = [
        deletion
        for deletion in story.deletions
        if not any(ancestry.saw(edit, deletion) for edit in story.edits)
    ]
    if open_ones:
        unseen = [
            edit
            for edit in story.edits
            if not any(ancestry.saw(deletion, edit) for deletion in story.deletions)
        ] or story.edits
        sides = [_newest_first(unseen)[0], *_newest_first(open_ones)]
        yield Conflict(ConflictKind.DELETION, *key, "", [told.version(one, None) for one in sides])


def _versions(kind: str, name: str, told: _Told, found: Sequence[Written]) -> Iterator[Version]:
    """Yield one version for each value, the one that is shown first."""
    seen: set[Value] = set()
    for write in found:
        value = _value(kind, name, write)
        if value not in seen:
            seen.add(value)
            yield told.version(write.header, value)


def _shown_first(
    kind: str, name: str, told: _Told, versions: Sequence[Version], ancestry: Ancestry
) -> list[Version]:
    """Put first what the table shows; what only an undo has written, after others wrote on, is a side too."""
    shown = heads(writes_of(told.whole)[name], ancestry)[0]
    value = _value(kind, name, shown)
    if all(one.value != value for one in versions):
        return [told.version(shown.header, value), *versions]
    return sorted(versions, key=lambda one: one.value != value)


def _value(kind: str, name: str, write: Written) -> Value:
    return defaults(JOURNALLED[kind])[name] if isinstance(write.value, Silence) else write.value


def _users(connection: Connection, kind: str, uid: str) -> Iterator[Version]:
    """Yield who wrote that rows which stand refer to this one; the value is the key of the row that does."""
    for child, name in referring(kind):
        rows = raw(child)
        query = select(rows.c.uid).where(rows.c[name] == uid).order_by(rows.c.uid).limit(_USERS_SHOWN)
        users = list(connection.scalars(query))
        for (_kind, user), told in (
            sorted(_told(connection, users, undone=redone(connection)).items()) if users else ()
        ):
            writes = [write for write in told.story.writes[name] if write.value == uid]
            if writes:
                yield told.version(_newest_first([write.header for write in writes])[0], user)


def _newest_first(headers: Iterable[codec.Header]) -> list[codec.Header]:
    return sorted(headers, key=lambda header: (header.lamport, header.branch), reverse=True)
