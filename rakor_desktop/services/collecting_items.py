"""What a merge brings, by meeting item and in the words of the screen, told while its trial copy is open."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from sqlalchemy import select
from sqlalchemy.orm import Session

from rakor_desktop.domain.bookkeeping import is_bookkeeping
from rakor_desktop.domain.collecting import (
    Item,
    ItemState,
    SideConflict,
    SideLine,
    SideVersion,
)
from rakor_desktop.domain.field_names import field_name
from rakor_desktop.domain.history import Value
from rakor_desktop.domain.i18n import _
from rakor_desktop.domain.meeting_parts import MeetingPart, part_of
from rakor_desktop.domain.merging import CONFLICT_KINDS, Conflict, ConflictKind, Fate, RowNews, Version
from rakor_desktop.domain.shown_dates import local_stamp
from rakor_desktop.services import events
from rakor_desktop.services.values import Names, in_words, reference_of, subject
from rakor_desktop.store.journal import reader
from rakor_desktop.store.journal.projection import in_pieces, raw
from rakor_desktop.store.schema import JOURNALLED, journal
from rakor_desktop.sync.compare import watched

_SILENT = frozenset({"badge_code", "event_uid", "content_hash", "emblem_sha256", "sha256", "size"})
"""Fields that say nothing to a person."""
_QUIET = frozenset({"at", "label", "method", "written_at", "written_by"})
"""Fields that go without saying where a row is new."""
_SAID_ALREADY = {
    "attendance_mark": ("attendee_uid", "session_uid"),
    "attendee": ("person_uid",),
}
"""References that the title of the item or the name of the field says."""
_PLAIN = frozenset(
    {"agenda_item", "attendee", "follow_up", "issue", "note", "person", "programme", "resolution", "session"}
)
"""Tables whose kind goes without saying under the heading of their group."""
_EXCERPT = {
    "follow_up": "action",
    "issue": "description",
    "note": "statement",
    "programme": "sub_activity",
}
"""What is said of a numbered thing besides its number."""
_LONGEST = 90
_LEVELS = 3
"""A mark names an attendee, who names a person, who names an institution."""

_FATES = {
    Fate.NEW: ItemState.NEW,
    Fate.CHANGED: ItemState.CHANGED,
    Fate.REMOVED: ItemState.REMOVED,
}
_SAYS_IT = ("attendee", "person")
"""The fate of somebody is that of the place on the list, else that of the person."""


class Held(Names):
    """What rows are called, and what they hold."""

    def held(self, uid: str) -> Mapping[str, Value]:
        """Return what a row holds; nothing of one that is not known."""
        return self._states[uid][1] if uid in self._states else {}


@dataclass(slots=True)
class _Gathered:
    rows: list[RowNews] = field(default_factory=list)
    conflicts: list[Conflict] = field(default_factory=list)


def told(
    session: Session,
    rows: Sequence[RowNews],
    conflicts: Sequence[Conflict],
    ends: Mapping[str, int],
    tick: Callable[[], object] = lambda: None,
) -> tuple[list[Item], Held]:
    """Return what is touched, by group and title, and the names needed to say the rest in words.

    ``ends`` is how far each opening of a file, by its uid, was known before.
    """
    writers = _writers(session, ends)
    names = Held(_states(session, rows, conflicts, tick), events.zone(session))
    gathered: dict[tuple[str, str], _Gathered] = defaultdict(_Gathered)
    for row in watched(rows, tick):
        if not _is_bookkeeping(row):
            gathered[_root(row.table, row.row, names)].rows.append(row)
    for one in conflicts:
        gathered[_root(one.table, one.row, names)].conflicts.append(one)
    items = [_item(key, found, names, writers) for key, found in watched(gathered.items(), tick)]
    order = list(MeetingPart)
    return sorted(items, key=lambda one: (order.index(one.part), one.title.casefold(), one.uid)), names


def lines(item: Item, names: Held) -> list[SideLine]:
    """Return the fields of an item that differ, before and after."""
    return [line for row in item.rows for line in _lines(row, names)]


def disputes(item: Item, names: Held) -> list[SideConflict]:
    """Return what the laptops disagree about in an item."""
    return [
        SideConflict(
            _field(one.table, one.row, one.field, names) if one.field else subject_of(one, names),
            _(CONFLICT_KINDS[one.kind]),
            [
                SideVersion(_said(one, version, names), _who(version, names.zone), place == 0)
                for place, version in enumerate(one.versions)
            ],
        )
        for one in item.conflicts
    ]


def subject_of(one: Conflict, names: Held) -> str:
    """Return what the row of a conflict is called."""
    return subject(one.table, names.held(one.row), names)


def _said(one: Conflict, version: Version, names: Held) -> str:
    if version.deletes:
        return _("dihapus")
    if one.kind is ConflictKind.FIELD:
        return in_words(one.table, one.field, version.value, names) or _("(kosong)")
    if one.kind is ConflictKind.PARENT:
        return _("dipakai oleh {what}").format(what=names.of(str(version.value)))
    return _("diubah")


def _who(version: Version, zone: str) -> str:
    where = _("laptop {label}").format(label=version.laptop)
    return ", ".join(filter(None, (version.actor, where, local_stamp(version.at, zone))))


def _lines(row: RowNews, names: Held) -> Iterator[SideLine]:
    fields = [*row.after, *(name for name in row.before if name not in row.after)]
    for name in sorted(fields, key=lambda one: _order(row.table, one)):
        if name in _SILENT or name in _SAID_ALREADY.get(row.table, ()):
            continue
        if name == "position" and row.table != "attendee":
            continue
        if name in _QUIET and row.fate is not Fate.CHANGED:
            continue
        before = in_words(row.table, name, row.before.get(name), names)
        after = in_words(row.table, name, row.after.get(name), names)
        if before != after:
            yield SideLine(_field(row.table, row.row, name, names), before, after)


def _order(table: str, name: str) -> int:
    columns = list(JOURNALLED[table].__table__.columns.keys()) if table in JOURNALLED else []
    return columns.index(name) if name in columns else len(columns)


def _field(table: str, row: str, name: str, names: Held) -> str:
    """Return what a field is called; that of a mark with the session it is about."""
    label = field_name(table, name)
    if table == "attendance_mark":
        session = str(names.held(row).get("session_uid") or "")
        return f"{names.of(session)} · {label}" if session else label
    return label


def _root(table: str, uid: str, names: Held) -> tuple[str, str]:
    """Return the thing of the meeting that a row is part of: of marks and places on the list the person."""
    for child, name, parent in (
        ("attendance_mark", "attendee_uid", "attendee"),
        ("attendee", "person_uid", "person"),
    ):
        if table == child:
            above = names.held(uid).get(name)
            if above is None:
                return table, uid
            table, uid = parent, str(above)
    return table, uid


def _writers(session: Session, ends: Mapping[str, int]) -> Mapping[str, set[tuple[str, str]]]:
    """Return who wrote what was not known before, by row."""
    a, e = journal.action.c, journal.entry.c
    found: dict[str, set[tuple[str, str]]] = defaultdict(set)
    connection = session.connection()
    for branch in reader.branches(connection):
        if branch.last > ends.get(branch.uid, 0):
            query = (
                select(e.row_uid, a.actor)
                .join(journal.action, (a.branch_no == e.branch_no) & (a.number == e.action_no))
                .where(e.branch_no == branch.no, e.seq > ends.get(branch.uid, 0))
                .distinct()
            )
            for row, actor in connection.execute(query):
                found[row].add((branch.label, actor))
    return found


def _item(
    key: tuple[str, str], found: _Gathered, names: Held, writers: Mapping[str, set[tuple[str, str]]]
) -> Item:
    table, uid = key
    states = {_fate(table, found.rows)} if found.rows else set()
    if found.conflicts:
        states.add(ItemState.CONFLICT)
    touched = {*(row.row for row in found.rows), *(one.row for one in found.conflicts)}
    who = sorted(set().union(*(writers.get(row, set()) for row in touched)))
    title = _title(table, uid, names)
    return Item(uid, part_of(table), title, frozenset(states), found.rows, found.conflicts, who)


def _fate(table: str, rows: Sequence[RowNews]) -> ItemState:
    by_table = {row.table: row.fate for row in rows}
    says_it = _SAYS_IT if table == "person" else (table,)
    fate = next((by_table[one] for one in says_it if one in by_table), Fate.CHANGED)
    return _FATES[fate]


def _title(table: str, uid: str, names: Held) -> str:
    values = names.held(uid)
    called = names.of(uid) if table in _PLAIN else subject(table, values, names)
    more = " ".join(str(values.get(_EXCERPT.get(table, ""), "") or "").split())
    said = f"{called} · {more}" if more else called
    return f"{said[: _LONGEST - 1]}…" if len(said) > _LONGEST else said


def _is_bookkeeping(row: RowNews) -> bool:
    """Whether a row only notes what another says: a number that is used up, two people, a badge."""
    return row.table == "setting" and is_bookkeeping(row.after.get("key") or row.before.get("key"))


def _states(
    session: Session, rows: Sequence[RowNews], conflicts: Sequence[Conflict], tick: Callable[[], object]
) -> dict[str, tuple[str, Mapping[str, Value]]]:
    """Return what these rows hold after the merge, and those they name, and those these name."""
    found: dict[str, tuple[str, Mapping[str, Value]]] = {}
    wanted: dict[str, set[str]] = defaultdict(set)
    for row in watched(rows, tick):
        wanted[row.table].add(row.row)
        _note_references(row.table, (row.before, row.after), wanted)
    for one in conflicts:
        wanted[one.table].add(one.row)
        if one.kind is ConflictKind.FIELD:
            _note_references(one.table, ({one.field: side.value} for side in one.versions), wanted)
        else:
            _note_users(session, one, wanted)
    for _level in range(_LEVELS):
        fresh: dict[str, set[str]] = defaultdict(set)
        for table, uids in wanted.items():
            for uid, values in watched(_standing(session, table, uids - found.keys()), tick):
                found[uid] = (table, values)
                _note_references(table, (values,), fresh)
        wanted = fresh
    for row in rows:
        found.setdefault(row.row, (row.table, row.before))
    return found


def _note_references(table: str, held: Iterable[Mapping[str, Value]], wanted: Mapping[str, set[str]]) -> None:
    for values in held:
        for name, value in values.items():
            named = reference_of(table, name) if value and name not in _SILENT else None
            if named is not None:
                wanted[named].add(str(value))


def _note_users(session: Session, one: Conflict, wanted: Mapping[str, set[str]]) -> None:
    """Note the rows that use what was deleted; the journal says which table they are of."""
    uids = [str(side.value) for side in one.versions if side.value]
    e = journal.entry.c
    query = select(e.row_uid, e.kind).where(e.row_uid.in_(uids)).distinct()
    for uid, kind in session.connection().execute(query):
        wanted[kind].add(uid)


def _standing(session: Session, table: str, uids: Iterable[str]) -> Iterator[tuple[str, Mapping[str, Value]]]:
    if table not in JOURNALLED:
        return
    rows = raw(table)
    for piece in in_pieces(uids):
        for found in session.connection().execute(select(rows).where(rows.c.uid.in_(piece))).mappings():
            yield found["uid"], {name: value for name, value in found.items() if name != "uid"}
