"""What rows are called where a merge is shown, by what they hold."""

from __future__ import annotations

from collections.abc import Mapping

from sqlalchemy import Connection, select

from rakor_desktop.domain.field_names import table_name
from rakor_desktop.domain.history import Value
from rakor_desktop.domain.names import PersonName
from rakor_desktop.store.journal.projection import raw
from rakor_desktop.store.schema import JOURNALLED

_NAMED_BY = ("number", "title", "name", "file_name", "document", "text", "key", "date")
"""The first of these that a row has and that is filled in is its name."""
_NAMED_AFTER = {
    "attendance_mark": ("attendee", "attendee_uid"),
    "attendee": ("person", "person_uid"),
    "issue_submission": ("region", "region_uid"),
}
_LONGEST = 60


class Titles:
    """Names rows; those that stand in the file are asked when another row is named after them."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._known: dict[tuple[str, str], str] = {}

    def of(self, table: str, values: Mapping[str, Value]) -> str:
        """Return what a row is called with its kind: ``Permasalahan A-003``."""
        return f"{table_name(table)} {self.name(table, values)}".strip()

    def name(self, table: str, values: Mapping[str, Value]) -> str:
        """Return what a row is called."""
        if table in _NAMED_AFTER:
            parent, field = _NAMED_AFTER[table]
            return self._standing(parent, str(values.get(field)))
        if table == "person":
            parts = (str(values.get(name) or "") for name in ("prefix", "name", "suffix"))
            return PersonName(*parts).full
        said = next((str(values[name]) for name in _NAMED_BY if values.get(name)), "")
        line = " ".join(said.split())
        return f"{line[: _LONGEST - 1]}…" if len(line) > _LONGEST else line

    def _standing(self, table: str, uid: str) -> str:
        if table not in JOURNALLED:
            return ""
        if (table, uid) not in self._known:
            rows = raw(table)
            found = self._connection.execute(select(rows).where(rows.c.uid == uid)).mappings().first()
            self._known[table, uid] = self.name(table, dict(found)) if found else ""
        return self._known[table, uid]
