"""What every service needs: find a row, copy it out, change its fields."""

from __future__ import annotations

from collections.abc import Hashable, Mapping
from dataclasses import fields
from functools import cache
from typing import Any, TypeVar, cast

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from rakor_desktop.domain.errors import NotFoundError
from rakor_desktop.domain.i18n import _
from rakor_desktop.store.schema import Row

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
    shared = {
        name: getattr(row, name)
        for name in _names(cast("Hashable", kind))
        if name not in more and hasattr(row, name)
    }
    return kind(**shared, **more)


def change(row: Row, changes: Mapping[str, Any], allowed: frozenset[str]) -> None:
    """Set these fields; a name that is not allowed is a bug in the caller."""
    unknown = changes.keys() - allowed
    if unknown:
        raise TypeError(f"not editable: {', '.join(sorted(unknown))}")
    for name, value in changes.items():
        setattr(row, name, value.strip() if isinstance(value, str) else value)


def next_number(session: Session, model: type[Row]) -> str:
    """Return the next number of this laptop, ``A-012``: never given twice, never renumbered."""
    label = session.info["label"]
    column = model.number  # type: ignore[attr-defined]
    taken = session.scalars(select(column).where(column.like(f"{label}-%")))
    last = max(
        (int(number[len(label) + 1 :]) for number in taken if number[len(label) + 1 :].isdigit()), default=0
    )
    return f"{label}-{last + 1:03d}"


def next_position(session: Session, column: Any, *where: Any) -> int:
    """Return the place after the last of these rows, from 1."""
    return (session.scalar(select(func.max(column)).where(*where)) or 0) + 1


@cache
def _names(kind: Any) -> tuple[str, ...]:
    return tuple(field.name for field in fields(kind))
