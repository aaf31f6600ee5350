"""What the rows of a disagreement are called and what its sides say, read together for all of them."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence

from sqlalchemy import Connection, select
from sqlalchemy.orm import Session

from rakor_desktop.domain import shown_dates
from rakor_desktop.domain.field_names import field_name, table_name
from rakor_desktop.domain.history import Value
from rakor_desktop.domain.i18n import _
from rakor_desktop.domain.merging import Conflict, ConflictKind, Version
from rakor_desktop.services import events
from rakor_desktop.services.values import Names, in_words, reference_of, setting_in_words, subject
from rakor_desktop.store.journal import codec
from rakor_desktop.store.journal.links import referring
from rakor_desktop.store.journal.projection import in_pieces, raw
from rakor_desktop.store.schema import JOURNALLED, journal

_NAMED_AFTER = {
    "attendance_mark": ("attendee_uid", "session_uid"),
    "attendee": ("person_uid",),
    "issue": ("region_uid",),
    "issue_submission": ("region_uid",),
    "programme": ("region_uid",),
}
_SILENT = frozenset({"event_uid", "badge_code", "position", "uid"})
_ABOUT = {
    "follow_up": ("action",),
    "issue": ("description",),
    "note": ("statement", "response"),
    "programme": ("sub_activity", "activity", "programme"),
}
"""What tells best what a row that is called by its number is about, by table."""
_LONGEST = 70
_FEW = 60


class Words:
    """Knows the rows that some conflicts are about, those their sides name, and what edits wrote."""

    def __init__(self, session: Session, found: Sequence[Conflict]) -> None:
        self._connection = session.connection()
        self.zone = events.zone(session)
        self._states: dict[str, tuple[str, Mapping[str, Value]]] = {}
        self._edits: dict[tuple[str, int], Mapping[str, Value]] = {}
        self._names = Names(self._states, self.zone)
        self._read_rows(found)
        self._read_edits([one for one in found if one.kind is ConflictKind.DELETION])

    def title(self, table: str, row: str) -> str:
        """Return what a row is called with its kind: ``Permasalahan A-003``."""
        if row not in self._states:
            return table_name(table)
        values = self._states[row][1]
        if table == "event":
            return _("Data rakor {year}").format(year=values.get("year_current") or "").strip()
        if table == "programme":
            return _("Program {number}").format(number=values.get("number") or "")
        said = _shortened(subject(table, values, self._names))
        if table != "attendance_mark":
            return said
        held = self._states.get(str(values.get("session_uid")))
        if held is None:
            return said
        day = shown_dates.long_date(dt.date.fromisoformat(str(held[1]["date"])))
        return f"{said} · {held[1].get('title') or day}"

    def about(self, table: str, row: str) -> str:
        """Return what a numbered row is about, for who has no screen to look it up: place and first words."""
        if table not in _ABOUT or row not in self._states:
            return ""
        values = self._states[row][1]
        text = next((str(values[name]) for name in _ABOUT[table] if values.get(name)), "")
        place = values.get("region_uid")
        return ": ".join(filter(None, (self._names.of(str(place)) if place else "", _shortened(text, _FEW))))

    def value(self, table: str, field: str, value: Value) -> str:
        """Return a value as a person reads it."""
        return in_words(table, field, value, self._names)

    def when(self, moment: dt.datetime) -> str:
        """Return a moment in the time of the event."""
        return shown_dates.local_stamp(moment, self.zone)

    def users(self, conflict: Conflict) -> list[str]:
        """Return the rows that still use a deleted one."""
        return [self._user(str(one.value)) for one in conflict.versions if not one.deletes]

    def said(self, conflict: Conflict, version: Version) -> str:
        """Return what one side says."""
        if conflict.kind is ConflictKind.FIELD:
            if (conflict.table, conflict.field) == ("setting", "value"):
                return self._set(conflict.row, str(version.value or ""))
            return self.value(conflict.table, conflict.field, version.value)
        if version.deletes:
            return _("Data ini dihapus.")
        if conflict.kind is ConflictKind.PARENT:
            return _("Masih dipakai oleh {what}.").format(what=self._user(str(version.value)))
        return self._edit(conflict.table, version)

    def _set(self, row: str, value: str) -> str:
        """Return what a setting was set to; one names an event."""
        if value in self._states:
            return self._names.of(value)
        _table, held = self._states.get(row, ("", {}))
        return setting_in_words(str(held.get("key") or ""), value)

    def _edit(self, table: str, version: Version) -> str:
        written = self._edits.get((version.branch, version.seq), {})
        lines = [
            f"{field_name(table, name)}: {said}"
            for name, value in written.items()
            if name not in _SILENT and (said := self.value(table, name, value) or "–")
        ]
        return "\n".join([_("Diubah menjadi:"), *lines]) if lines else _("Data ini dipertahankan.")

    def _user(self, uid: str) -> str:
        table = self._states[uid][0] if uid in self._states else ""
        return self.title(table, uid) if table else _("data lain")

    def _read_rows(self, found: Sequence[Conflict]) -> None:
        wanted: dict[str, set[str]] = defaultdict(set)
        for one in found:
            wanted[one.table].add(one.row)
            if one.table == "setting":
                wanted["event"] |= {str(version.value) for version in one.versions}
            if one.kind is ConflictKind.PARENT:
                users = {str(version.value) for version in one.versions if not version.deletes}
                for child, _field in referring(one.table):
                    wanted[child] |= users
            target = reference_of(one.table, one.field) if one.field else None
            if target is not None:
                wanted[target] |= {str(version.value) for version in one.versions if version.value}
        self.read(wanted)

    def read(self, wanted: Mapping[str, Iterable[str]]) -> None:
        """Take in these rows and those they are named after."""
        pending = {table: set(uids) - self._states.keys() for table, uids in wanted.items()}
        while pending:
            named: dict[str, set[str]] = defaultdict(set)
            for table, uids in pending.items():
                for uid, values in _rows(self._connection, table, uids):
                    self._states[uid] = (table, values)
                    for field in _NAMED_AFTER.get(table, ()):
                        target = reference_of(table, field)
                        if target is not None and values.get(field):
                            named[target].add(str(values[field]))
            pending = {table: left for table, uids in named.items() if (left := uids - self._states.keys())}

    def _read_edits(self, found: Sequence[Conflict]) -> None:
        wanted = {side.branch for one in found for side in one.versions}
        references: dict[str, set[str]] = defaultdict(set)
        b, e = journal.branch.c, journal.entry.c
        for uids in in_pieces({one.row for one in found}):
            query = (
                select(b.uid, e.seq, e.kind, e.content)
                .join(journal.branch, b.no == e.branch_no)
                .where(e.row_uid.in_(uids))
            )
            for branch, seq, table, content in self._connection.execute(query):
                if branch in wanted and content:
                    self._edits[branch, seq] = values = codec.decode(content)
                    for name, value in values.items():
                        target = reference_of(table, name)
                        if target is not None and value:
                            references[target].add(str(value))
        self.read(references)


def _rows(
    connection: Connection, table: str, uids: Iterable[str]
) -> Iterator[tuple[str, Mapping[str, Value]]]:
    if table not in JOURNALLED:
        return
    rows = raw(table)
    for piece in in_pieces(uids):
        for found in connection.execute(select(rows).where(rows.c.uid.in_(piece))).mappings():
            yield found["uid"], dict(found)


def _shortened(said: str, most: int = _LONGEST) -> str:
    line = " ".join(said.split())
    return f"{line[: most - 1]}…" if len(line) > most else line
