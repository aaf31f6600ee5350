"""The history in words: for the whole file, or for the rows that belong to one thing."""

from __future__ import annotations

import sys
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from importlib import import_module
from importlib.util import find_spec
from itertools import chain

from sqlalchemy import select
from sqlalchemy.orm import Session

from rakor_desktop.domain.bookkeeping import is_bookkeeping
from rakor_desktop.domain.field_names import field_name
from rakor_desktop.domain.history import ActionRow, Op, Value
from rakor_desktop.domain.history_words import FieldChange, HistoryAction, RowChange
from rakor_desktop.domain.i18n import N_, _
from rakor_desktop.domain.ids import natural_uid
from rakor_desktop.domain.verbs import label_of
from rakor_desktop.services import events, files
from rakor_desktop.services.rows import get
from rakor_desktop.services.values import Names, in_words, reference_of, subject
from rakor_desktop.store.journal import codec
from rakor_desktop.store.schema import JOURNALLED, Attendee, MeetingSession, journal
from rakor_desktop.store.workspace import REDO, UNDO

_SILENT = frozenset({"event_uid", "badge_code", "conflict", "row_uid", "sides", "table_name"})
"""Fields that say nothing to a person."""
_AT_ONCE = 5000
"""How many keys one query names; SQLite takes some thirty thousand."""

_Key = tuple[str, int]
"""Branch and number of an action."""


def actions(session: Session, *rows: str, limit: int | None = None) -> list[HistoryAction]:
    """Return what was done to any of these rows, or to the file, in words and newest first."""
    if rows:
        found = {(one.branch, one.number): one for row in rows for one in files.history(session, row)}
        done = sorted(found.values(), key=lambda one: (-one.lamport, one.branch))[:limit]
    else:
        done = files.history(session, limit=limit)
    return _told(session, done, frozenset(rows))


def of_attendee(session: Session, uid: str) -> list[HistoryAction]:
    """Return what was done to somebody on the list: entry, personal data, every mark and its correction."""
    attendee = get(session, Attendee, uid)
    sessions = session.scalars(
        select(MeetingSession.uid).where(MeetingSession.event_uid == attendee.event_uid)
    )
    marks = (natural_uid("mark", uid, session_uid) for session_uid in sessions)
    return actions(session, uid, attendee.person_uid, *marks)


def label_of_action(name: str) -> str:
    """Return what an action of the journal is called on screen; one of a newer program keeps its own name."""
    for prefix, sentence in ((UNDO, N_("Membatalkan: {action}")), (REDO, N_("Mengulangi: {action}"))):
        if name.startswith(prefix):
            return _(sentence).format(action=label_of_action(name.removeprefix(prefix)))
    _load(name.partition(".")[0])
    return _(label_of(name))


def _load(module: str) -> None:
    """Load the service an action belongs to: its verbs give their names as they are defined."""
    full = f"rakor_desktop.services.{module}"
    if full not in sys.modules and module.isidentifier() and find_spec(full) is not None:
        import_module(full)


def _told(session: Session, done: Iterable[ActionRow], wanted: frozenset[str]) -> list[HistoryAction]:
    done = list(done)
    shown = wanted or frozenset(touch.row for one in done for touch in one.touches)
    stories = _Stories(session)
    stories.read(shown)
    # A mark names an attendee, who names a person.
    stories.read(frozenset(stories.referred_to()))
    stories.read(frozenset(stories.referred_to()))
    names = Names(stories.states, events.zone(session))
    return [
        HistoryAction(
            one.branch,
            one.number,
            label_of_action(one.name),
            one.actor,
            one.label,
            one.at,
            tuple(
                _row_change(step, names)
                for step in stories.steps[one.branch, one.number]
                if step.row in shown and not step.is_bookkeeping
            ),
        )
        for one in done
    ]


class _Step:
    """What one entry did to its row, with what the row held before."""

    __slots__ = ("after", "before", "op", "redacted", "row", "table", "values")

    def __init__(
        self, table: str, row: str, op: Op, content: str | None, before: Mapping[str, Value]
    ) -> None:
        self.table, self.row, self.op = table, row, op
        self.redacted = content is None
        self.values = codec.decode(content) if content else {}
        self.before = dict(before) if op is Op.UPDATE else {}
        self.after = {**before, **self.values} if op is not Op.INSERT else dict(self.values)

    @property
    def is_bookkeeping(self) -> bool:
        """Whether it only notes what the action's name or another row says: a number, a badge, two people."""
        return self.table == "setting" and is_bookkeeping(self.after.get("key") or self.before.get("key"))


class _Stories:
    """The entries of some rows in the order they were written, and what each row held at the end."""

    def __init__(self, session: Session) -> None:
        self.steps: dict[_Key, list[_Step]] = defaultdict(list)
        self.states: dict[str, tuple[str, Mapping[str, Value]]] = {}
        self._connection = session.connection()

    def read(self, rows: frozenset[str]) -> None:
        """Take in the entries of these rows."""
        wanted = sorted(rows - self.states.keys())
        for at in range(0, len(wanted), _AT_ONCE):
            self._read(wanted[at : at + _AT_ONCE])

    def _read(self, rows: list[str]) -> None:
        b, e = journal.branch.c, journal.entry.c
        query = (
            select(b.uid, e.action_no, e.kind, e.row_uid, e.op, e.content)
            .join(journal.branch, b.no == e.branch_no)
            .where(e.row_uid.in_(rows))
            .order_by(e.lamport, e.branch_no, e.seq)
        )
        for branch, number, table, row, op, content in self._connection.execute(query):
            before = self.states[row][1] if row in self.states else {}
            step = _Step(table, row, codec.op(op), content, before)
            self.steps[branch, number].append(step)
            self.states[row] = (table, step.after)

    def referred_to(self) -> Iterator[str]:
        """Yield the rows whose names are needed to say what these rows hold or held."""
        for step in chain.from_iterable(self.steps.values()):
            for field, value in chain(step.values.items(), step.before.items()):
                if value and field not in _SILENT and reference_of(step.table, field) is not None:
                    yield str(value)


def _row_change(step: _Step, names: Names) -> RowChange:
    fields = []
    if step.op is not Op.DELETE and step.table in JOURNALLED:
        for field, value in step.values.items():
            if field in _SILENT:
                continue
            before = in_words(step.table, field, step.before.get(field), names)
            after = in_words(step.table, field, value, names)
            fields.append(FieldChange(field, field_name(step.table, field), before, after))
    named = subject(step.table, step.after or step.before, names)
    return RowChange(step.table, step.row, step.op, named, tuple(fields), step.redacted)
