"""Brings tables to what the journal says of some rows, after entries came from elsewhere."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from functools import cache

from sqlalchemy import Connection, TableClause, bindparam, column, inspect, select, table

from rakor_desktop.domain.errors import ForeignFileError, unreadable
from rakor_desktop.domain.history import Op, Touch, Value
from rakor_desktop.domain.i18n import _
from rakor_desktop.store.journal import codec, reader
from rakor_desktop.store.journal.links import children_first, references, referring
from rakor_desktop.store.journal.recorder import Done, defaults
from rakor_desktop.store.journal.redone import Action, redone
from rakor_desktop.store.journal.replay import Ancestry, RowStory, alive, shown, tell
from rakor_desktop.store.schema import JOURNALLED, journal

RawRow = dict[str, Value]
Tick = Callable[[int], None]
"""Told how many rows were brought up; it stops the work by raising."""

_NOTHING: RawRow = {}
"""One for all: a merge can make a quarter of a million rows."""
_Said = tuple[str, int, int, str, str | None]
_AT_ONCE = 1000
"""How many rows are held in memory together."""


def project_again(
    connection: Connection, touched: Mapping[str, Iterable[str]], tick: Tick = lambda _rows: None
) -> list[Done]:
    """Make these rows, and those they keep or let go, what the journal says; return what changed."""
    work = _Work(connection, touched, tick)
    for kind in children_first():
        work.project(kind)
    return work.done


def in_pieces(uids: Iterable[str]) -> Iterator[list[str]]:
    """Yield the keys in order, so many at once as one query may name."""
    ordered = sorted(uids)
    for at in range(0, len(ordered), _AT_ONCE):
        yield ordered[at : at + _AT_ONCE]


def stories_of(connection: Connection, kind: str, uids: Sequence[str]) -> dict[str, RowStory]:
    """Return what the journal says about these rows of a table, by uid."""
    told = _said_of(connection, kind, uids, redone(connection))
    return {uid: _story(kind, uid, said) for uid, said in told.items()}


def _said_of(
    connection: Connection, kind: str, uids: Sequence[str], void: Collection[Action]
) -> dict[str, list[_Said]]:
    """Return the entries of these rows as they stand in the file: branch, seq, lamport, op, content."""
    b, e = journal.branch.c, journal.entry.c
    query = (
        select(e.branch_no, e.action_no, e.row_uid, b.uid, e.seq, e.lamport, e.op, e.content)
        .join(journal.branch, b.no == e.branch_no)
        .where(e.row_uid.in_(uids), e.kind == kind)
        .order_by(e.lamport, b.uid, e.seq)
    )
    found: dict[str, list[_Said]] = {}
    for opening, number, row, branch, seq, lamport, op, content in connection.execute(query):
        if not void or (opening, number) not in void:
            found.setdefault(row, []).append((branch, seq, lamport, op, content))
    return found


def _story(kind: str, uid: str, said: Iterable[_Said]) -> RowStory:
    story = RowStory(kind)
    for branch, seq, lamport, op, content in said:
        tell(story, codec.Header(branch, seq, lamport, 0, "", "", "", kind, uid, codec.op(op)), content)
    return story


@cache
def raw(kind: str) -> TableClause:
    """Return a table whose values are taken and given as they stand in the file."""
    return table(kind, *(column(one.key) for one in inspect(JOURNALLED[kind]).local_table.columns))


@cache
def required(kind: str) -> frozenset[str]:
    """Return the fields that a row cannot be without and that have no default."""
    columns = inspect(JOURNALLED[kind]).local_table.columns
    silent = defaults(JOURNALLED[kind])
    return frozenset(one.key for one in columns if not one.nullable and silent[one.key] is None) - {"uid"}


class _Work:
    """One projection: what is still to be looked at, table by table, children before parents."""

    def __init__(self, connection: Connection, touched: Mapping[str, Iterable[str]], tick: Tick) -> None:
        self.done: list[Done] = []
        self._connection = connection
        self._ancestry = Ancestry(reader.branches(connection))
        self._void = redone(connection)
        self._pending: dict[str, set[str]] = defaultdict(set, {kind: set(of) for kind, of in touched.items()})
        self._named: dict[str, set[str]] = defaultdict(set)
        self._tick = tick

    def project(self, kind: str) -> None:
        """Bring every row of this table that is to be looked at to what the journal says."""
        absent = self._absent(kind, self._named[kind])
        for uids in in_pieces(self._pending[kind] | absent):
            before, after = self._standing(kind, uids), self._told(kind, uids)
            self._write(kind, before, after)
            self._follow(kind, before, after)
            self._tick(len(uids))
        if self._absent(kind, absent):
            raise ForeignFileError(
                _("Riwayatnya menunjuk ke baris “{table}” yang tidak ada.").format(table=kind)
            )

    def _absent(self, kind: str, uids: Iterable[str]) -> set[str]:
        return {uid for piece in in_pieces(uids) for uid in set(piece) - self._standing(kind, piece).keys()}

    def _standing(self, kind: str, uids: Sequence[str]) -> dict[str, RawRow]:
        rows = raw(kind)
        names = [one.key for one in rows.columns]
        found = self._connection.execute(select(rows).where(rows.c.uid.in_(uids)))
        return {row["uid"]: row for row in (dict(zip(names, one, strict=True)) for one in found)}

    def _told(self, kind: str, uids: Sequence[str]) -> dict[str, RawRow]:
        found: dict[str, RawRow] = {}
        dead: dict[str, RawRow] = {}
        for uid, said in _said_of(self._connection, kind, uids, self._void).items():
            if len(said) == 1 and said[0][3] == Op.INSERT.value and said[0][4] is not None:
                found[uid] = codec.decode(said[0][4])  # most rows of most merges
                continue
            story = _story(kind, uid, said)
            stands = not story.deletions or alive(story, self._ancestry)
            (found if stands else dead)[uid] = shown(story, self._ancestry)
        found.update({uid: dead[uid] for uid in self._kept(kind, list(dead))})
        return {uid: _whole(kind, uid, values) for uid, values in found.items()}

    def _kept(self, kind: str, dead: Sequence[str]) -> set[str]:
        """Return which of these rows a standing row refers to; the tables that do are done by now."""
        found: set[str] = set()
        for child, field in referring(kind) if dead else ():
            names = raw(child).c[field]
            found.update(self._connection.scalars(select(names).where(names.in_(dead)).distinct()))
        return found

    def _write(self, kind: str, before: Mapping[str, RawRow], after: Mapping[str, RawRow]) -> None:
        rows = raw(kind)
        new = [row for uid, row in after.items() if uid not in before]
        changed = [row for uid, row in after.items() if uid in before and before[uid] != row]
        removed = [uid for uid in before if uid not in after]
        if new:
            self._connection.execute(rows.insert(), new)
        if changed:
            names = [one.key for one in rows.columns if one.key != "uid"]
            update = rows.update().where(rows.c.uid == bindparam("_uid"))
            update = update.values({name: bindparam(f"_{name}") for name in names})
            self._connection.execute(update, [{f"_{name}": row[name] for name in row} for row in changed])
        if removed:
            self._connection.execute(rows.delete().where(rows.c.uid.in_(removed)))
        self.done += [Done(Touch(kind, str(row["uid"]), Op.INSERT, _NOTHING), _NOTHING) for row in new]
        self.done += [_changed(kind, before[str(row["uid"])], row) for row in changed]
        self.done += [
            Done(Touch(kind, uid, Op.DELETE, _NOTHING), {n: v for n, v in before[uid].items() if n != "uid"})
            for uid in removed
        ]

    def _follow(self, kind: str, before: Mapping[str, RawRow], after: Mapping[str, RawRow]) -> None:
        """Note whom these rows name now, and whom they let go and so no longer keep."""
        for field, parent in references(kind).items():
            named = {row[field] for row in after.values()}
            let_go = {
                row[field] for uid, row in before.items() if after.get(uid, _NOTHING).get(field) != row[field]
            }
            self._named[parent] |= {str(uid) for uid in named if uid is not None}
            self._pending[parent] |= {str(uid) for uid in let_go if uid is not None}


def _whole(kind: str, uid: str, values: RawRow) -> RawRow:
    row = {**defaults(JOURNALLED[kind]), **values, "uid": uid}
    missing = next((name for name in required(kind) if row[name] is None), None)
    if missing is not None:
        raise unreadable(f"{kind}.{missing} = NULL")
    return row


def _changed(kind: str, before: RawRow, after: RawRow) -> Done:
    names = [name for name in after if after[name] != before[name]]
    touch = Touch(kind, str(after["uid"]), Op.UPDATE, {name: after[name] for name in names})
    return Done(touch, {name: before[name] for name in names})
