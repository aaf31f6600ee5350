"""The tables as they stand in the file: raw values, as the journal holds them."""

from __future__ import annotations

import json
from collections.abc import Mapping

from sqlalchemy import Text, inspect, select, type_coerce
from sqlalchemy.orm import Session

from rakor_desktop.domain.errors import unreadable
from rakor_desktop.domain.history import Value
from rakor_desktop.store.schema import JOURNALLED, Blob
from rakor_desktop.store.schema.base import Row


def raw_rows(session: Session, model: type[Row]) -> dict[str, dict[str, Value]]:
    """Return the rows of a table by uid, each field as text, whole number or None."""
    columns = [
        type_coerce(column, Text)
        if not isinstance(column.type, Text) and column.type.python_type is not int
        else column
        for column in inspect(model).local_table.columns
    ]
    names = [column.key for column in inspect(model).local_table.columns]
    found = [dict(zip(names, row, strict=True)) for row in session.connection().execute(select(*columns))]
    for row in found:
        _refuse_damaged(row)
    return {row["uid"]: row for row in found}


def _refuse_damaged(row: Mapping[str, object]) -> None:
    """Refuse what a damaged page makes of a row: a text that became bytes, a key that became nothing."""
    damaged = next((value for value in row.values() if not isinstance(value, str | int | None)), None)
    if damaged is not None or not isinstance(row["uid"], str):
        raise unreadable(damaged if damaged is not None else row["uid"])


def dump(session: Session) -> str:
    """Return every living row as sorted JSON: the same content gives the same text."""
    tables = {
        kind: [rows[uid] for uid in sorted(rows)]
        for kind in sorted(JOURNALLED)
        if (rows := raw_rows(session, JOURNALLED[kind]))
    }
    blobs = [{"sha256": sha, "size": size} for sha, size in session.execute(select(Blob.sha256, Blob.size))]
    said = {"blobs": sorted(blobs, key=lambda blob: str(blob["sha256"])), "tables": tables}
    return json.dumps(said, ensure_ascii=False, indent=1, sort_keys=True) + "\n"
