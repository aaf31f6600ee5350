"""Watches what a session flushes and remembers it as touches; services know nothing of it."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from typing import Any

from sqlalchemy import event, inspect
from sqlalchemy.dialects import sqlite
from sqlalchemy.orm import ORMExecuteState, Session, UOWTransaction

from rakor_desktop.domain.history import Op, Touch, Value
from rakor_desktop.store.schema.base import Row

_KEY = "rakor_recorder"
_DIALECT = sqlite.dialect()

Coders = dict[str, tuple[Callable[[Any], Any], Callable[[Any], Any]]]


@dataclass(frozen=True, slots=True)
class Done:
    """A touch together with what it takes to take it back."""

    touch: Touch
    before: Mapping[str, Value]


@dataclass(slots=True)
class Recorder:
    """The touches of one session in the order they were flushed, one per row where that is enough."""

    done: list[Done] = field(default_factory=list)
    _last: dict[tuple[str, str], int] = field(default_factory=dict)

    def add(self, touch: Touch, before: Mapping[str, Value]) -> None:
        """Remember a touch, folded into an earlier one of the same row where both are writes."""
        key = (touch.table, touch.row)
        at = self._last.get(key)
        if at is not None and touch.op is Op.UPDATE and self.done[at].touch.op is not Op.DELETE:
            earlier = self.done[at]
            values = {**earlier.touch.values, **touch.values}
            self.done[at] = Done(
                Touch(touch.table, touch.row, earlier.touch.op, values), {**before, **earlier.before}
            )
            return
        self._last[key] = len(self.done)
        self.done.append(Done(touch, before))

    def result(self) -> list[Done]:
        """Return what is left after taking out rows made and removed in the same action."""
        born = {(d.touch.table, d.touch.row) for d in self.done if d.touch.op is Op.INSERT}
        ends = {(d.touch.table, d.touch.row): d.touch.op for d in self.done}
        fleeting = {key for key in born if ends[key] is Op.DELETE and self._first(key) is Op.INSERT}
        return [d for d in self.done if (d.touch.table, d.touch.row) not in fleeting]

    def _first(self, key: tuple[str, str]) -> Op:
        return next(d.touch.op for d in self.done if (d.touch.table, d.touch.row) == key)


def record(session: Session) -> Recorder:
    """Make the session remember what it flushes."""
    recorder = Recorder()
    session.info[_KEY] = recorder
    event.listen(session, "after_flush", _remember)
    event.listen(session, "do_orm_execute", _refuse_bulk)
    return recorder


def affirm(session: Session, row: Row, *fields: str) -> None:
    """Write these fields anew as they are: somebody has looked at what others wrote and chosen this."""
    session.flush()
    recorder: Recorder | None = session.info.get(_KEY)
    if recorder is not None:
        values = {name: coders(type(row))[name][0](getattr(row, name)) for name in fields}
        recorder.add(Touch(row.__tablename__, row.uid, Op.UPDATE, values), values)


def remember(session: Session, touch: Touch) -> None:
    """Note what is done to a row that stands in no table; it cannot be taken back."""
    recorder: Recorder | None = session.info.get(_KEY)
    if recorder is not None:
        recorder.add(touch, {})


@cache
def coders(model: type[Row]) -> Coders:
    """Return for each field of a table how its value goes into the file and comes back."""
    found: Coders = {}
    for attribute in inspect(model).column_attrs:
        kind = attribute.columns[0].type.dialect_impl(_DIALECT)
        same: Callable[[Any], Any] = _same
        found[attribute.key] = (
            kind.bind_processor(_DIALECT) or same,
            kind.result_processor(_DIALECT, None) or same,
        )
    return found


@cache
def defaults(model: type[Row]) -> dict[str, Value]:
    """Return for each field what the file holds where an insert said nothing."""
    found: dict[str, Value] = {}
    for attribute in inspect(model).column_attrs:
        column = attribute.columns[0]
        default = column.default.arg if column.default is not None and column.default.is_scalar else None
        found[attribute.key] = coders(model)[attribute.key][0](default)
    return found


def _first(values: Sequence[Any] | None) -> Any:
    return values[0] if values else None


def _same(value: Any) -> Any:
    return value


def _remember(session: Session, _context: UOWTransaction) -> None:
    recorder: Recorder = session.info[_KEY]
    for row in session.deleted:
        if isinstance(row, Row):
            recorder.add(Touch(row.__tablename__, row.uid, Op.DELETE, {}), _spoken(row))
    for row in session.new:
        if isinstance(row, Row):
            recorder.add(Touch(row.__tablename__, row.uid, Op.INSERT, _spoken(row)), {})
    for row in session.dirty:
        if isinstance(row, Row):
            now, before = _changed(row)
            if now:
                recorder.add(Touch(row.__tablename__, row.uid, Op.UPDATE, now), before)


def _spoken(row: Row) -> dict[str, Value]:
    model = type(row)
    silent = defaults(model)
    said = {name: encode(getattr(row, name)) for name, (encode, _) in coders(model).items()}
    return {name: value for name, value in said.items() if name != "uid" and value != silent[name]}


def _changed(row: Row) -> tuple[dict[str, Value], dict[str, Value]]:
    state = inspect(row)
    now: dict[str, Value] = {}
    before: dict[str, Value] = {}
    for name, (encode, _) in coders(type(row)).items():
        history = state.attrs[name].history
        if not history.has_changes():
            continue
        new, old = encode(_first(history.added)), encode(_first(history.deleted))
        if new != old:
            now[name], before[name] = new, old
    return now, before


def _refuse_bulk(state: ORMExecuteState) -> None:
    if state.is_insert or state.is_update or state.is_delete:
        raise RuntimeError("bulk SQL escapes the journal: change rows through the session")
