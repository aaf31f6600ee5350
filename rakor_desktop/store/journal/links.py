"""Which field of which table names a row of which other table."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from sqlalchemy import inspect

from rakor_desktop.store.schema import JOURNALLED
from rakor_desktop.store.schema.base import Base


@cache
def references(kind: str) -> Mapping[str, str]:
    """Return for each field of a table that names a row the table where that row is."""
    table = inspect(JOURNALLED[kind]).local_table
    return {
        column.key: key.column.table.name
        for column in table.columns
        for key in column.foreign_keys
        if key.column.table.name in JOURNALLED
    }


@cache
def referring(kind: str) -> tuple[tuple[str, str], ...]:
    """Return the tables and fields that name rows of this table."""
    return tuple(
        (child, field)
        for child in children_first()
        for field, parent in references(child).items()
        if parent == kind
    )


@cache
def children_first() -> tuple[str, ...]:
    """Return the journalled tables so that each comes before those it refers to."""
    return tuple(table.name for table in reversed(Base.metadata.sorted_tables) if table.name in JOURNALLED)
