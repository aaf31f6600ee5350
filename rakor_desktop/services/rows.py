"""What every service needs: find a row, copy it out, change its fields."""

from __future__ import annotations

import typing
from collections.abc import Hashable, Mapping
from dataclasses import fields
from functools import cache
from typing import Any, TypeVar

from sqlalchemy import Integer, cast, func, select
from sqlalchemy.orm import Session

from rakor_desktop.domain.bookkeeping import RETIRED
from rakor_desktop.domain.errors import NotFoundError
from rakor_desktop.domain.i18n import _
from rakor_desktop.domain.ids import natural_uid
from rakor_desktop.domain.legible import legible
from rakor_desktop.store.schema import Row, Setting

_MOST_DIGITS = 9
M = TypeVar("M", bound=Row)
T = TypeVar("T")


def get(session: Session, model: type[M], uid: str) -> M:
    """Return the row, or refuse because it is no longer there."""
    row = session.get(model, uid)
    if row is None:
        raise NotFoundError(_("Data ini sudah tidak ada; mungkin baru saja dihapus."))
    return row


def copied(kind: type[T], row: Row, **more: Any) -> T:
    """Return a frozen row with the fields of the same name, and whatever comes from elsewhere."""
    for name in _shared(typing.cast("Hashable", kind), type(row)):
        if name not in more:
            more[name] = getattr(row, name)
    return kind(**more)


def change(row: Row, changes: Mapping[str, Any], allowed: frozenset[str]) -> None:
    """Set these fields; a name that is not allowed is a bug in the caller."""
    unknown = changes.keys() - allowed
    if unknown:
        raise TypeError(f"not editable: {', '.join(sorted(unknown))}")
    for name, value in changes.items():
        setattr(row, name, _kept(value))


def _kept(value: Any) -> Any:
    if isinstance(value, str):
        return legible(value).strip()
    if isinstance(value, tuple):
        return tuple(map(_kept, value))
    return value


def next_number(session: Session, model: type[Row]) -> str:
    """Return the next number of this laptop, ``A-012``: never given twice, never renumbered."""
    label = session.info["label"]
    # A session is one action, so what it found once holds until its end: an import asks a thousand times.
    last: dict[str, int] = session.info.setdefault("last_numbers", {})
    if model.__tablename__ not in last:
        last[model.__tablename__] = _last_number(session, model, label)
    last[model.__tablename__] += 1
    return f"{label}-{last[model.__tablename__]:03d}"


def _last_number(session: Session, model: type[Row], label: str) -> int:
    column = model.number  # type: ignore[attr-defined]
    count = cast(func.substr(column, len(label) + 2), Integer)
    given = session.scalar(select(func.max(count)).where(column.startswith(f"{label}-", autoescape=True)))
    retired = session.scalars(select(Setting.value).where(Setting.key == _retired(model, label)))
    return max(given or 0, *(number_order(number)[1] for number in retired), 0)


def number_order(number: str) -> tuple[str, int]:
    """Return what numbers are sorted by: the laptop's letter, then the count."""
    label, _dash, count = number.rpartition("-")
    return (label, int(count)) if count.isdecimal() and len(count) <= _MOST_DIGITS else (number, 0)


def remove_numbered(session: Session, row: Row) -> None:
    """Delete a row whose number may already be on paper, and remember the number as given."""
    number = row.number  # type: ignore[attr-defined]
    label, count = number_order(number)
    key, scope = _retired(type(row), label), session.info["label"]
    kept = session.get(Setting, natural_uid("setting", scope, key))
    if kept is None and number:
        # One row for each laptop that removes, so that two of them never write the same one.
        session.add(Setting(uid=natural_uid("setting", scope, key), scope=scope, key=key, value=number))
    elif kept is not None and count > number_order(kept.value)[1]:
        kept.value = number
    session.delete(row)


def _retired(model: type[Row], label: str) -> str:
    return f"{RETIRED}{model.__tablename__}.{label}"


def next_position(session: Session, column: Any, *where: Any) -> int:
    """Return the place after the last of these rows, from 1."""
    return (session.scalar(select(func.max(column)).where(*where)) or 0) + 1


@cache
def _shared(kind: Any, model: type[Row]) -> tuple[str, ...]:
    return tuple(field.name for field in fields(kind) if hasattr(model, field.name))
