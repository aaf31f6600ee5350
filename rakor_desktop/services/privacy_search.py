"""Finds what a file holds of a person: the person's own rows, and everything else that names the person."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence

from sqlalchemy import Connection, func, select
from sqlalchemy.orm import Session

from rakor_desktop.domain.attendance import ROLES
from rakor_desktop.domain.field_names import field_name
from rakor_desktop.domain.history import Value
from rakor_desktop.domain.i18n import _
from rakor_desktop.domain.privacy import Mention, Scan, Trace, Traces, traces
from rakor_desktop.domain.session_rules import session_name
from rakor_desktop.services import events
from rakor_desktop.store.journal import codec
from rakor_desktop.store.journal.projection import in_pieces, raw
from rakor_desktop.store.journal.redaction import KIND
from rakor_desktop.store.schema import (
    JOURNALLED,
    AttachmentEntry,
    AttendanceMark,
    Attendee,
    Event,
    Note,
    Person,
    journal,
)
from rakor_desktop.sync.titles import Titles

OwnRows = Mapping[str, Collection[str]]
_PERSON_TRACES = {
    "name": Trace.NAME,
    "nip": Trace.NUMBER,
    "nrp": Trace.NUMBER,
    "phone": Trace.PHONE,
    "email": Trace.EMAIL,
}
_FIELDS = ("name", "sex", "nip", "nrp", "rank", "phone", "email")
_REASON = re.compile(r'"reason":"[^"]')
_LONGER = re.compile(r"\s+[^\W\d_a-z]")
_LEAST_WORDS = 2
"""A name of one word may be anybody's."""
_Key = tuple[str, str]


def own_rows(connection: Connection, person_uid: str) -> dict[str, list[str]]:
    """Return the rows about nobody else, living or not; of the marks those that ever had a reason."""
    attendees = _naming(connection, "attendee", "person_uid", person_uid)
    marks = [
        uid
        for attendee in attendees
        for uid in _naming(connection, "attendance_mark", "attendee_uid", attendee)
    ]
    with_reason = {
        uid
        for uid, said in _contents(connection, "attendance_mark", marks).items()
        if any(map(_REASON.search, said))
    }
    found = {"person": [person_uid], "attendee": attendees, "attendance_mark": sorted(with_reason)}
    return {kind: uids for kind, uids in found.items() if uids}


def _naming(connection: Connection, kind: str, field: str, uid: str) -> list[str]:
    """Return the rows of a table that name this row, or once did."""
    e = journal.entry.c
    said = codec.encode({field: uid})[1:-1]
    query = select(e.row_uid).where(e.kind == kind, func.instr(e.content, said) > 0).distinct()
    return sorted(connection.scalars(query))


def _contents(connection: Connection, kind: str, uids: Sequence[str]) -> dict[str, list[str]]:
    e = journal.entry.c
    found: dict[str, list[str]] = defaultdict(list)
    for piece in in_pieces(uids):
        query = select(e.row_uid, e.content).where(
            e.row_uid.in_(piece), e.kind == kind, e.content.is_not(None)
        )
        for uid, content in connection.execute(query):
            found[uid].append(content)
    return found


def versions(connection: Connection, kind: str, uids: Sequence[str]) -> int:
    """Return how many entries of the history hold something of these rows."""
    return sum(map(len, _contents(connection, kind, uids).values()))


def traces_of(connection: Connection, person_uid: str, also: Sequence[str] = ()) -> Traces:
    """Return by what a person is recognised: everything the row ever held, and further names."""
    values = {(Trace.NAME, " ".join(word.split())) for word in also if word.strip()}
    for content in _contents(connection, "person", [person_uid]).get(person_uid, ()):
        for name, value in codec.decode(content).items():
            if name in _PERSON_TRACES and isinstance(value, str) and value:
                values.add((_PERSON_TRACES[name], value))
    return traces(values)


def mentions(session: Session, sought: Traces, own: OwnRows) -> list[Mention]:
    """Return the rows of everything else in which the person stands, now or in the history."""
    connection = session.connection()
    e = journal.entry.c
    query = select(e.kind, e.row_uid, e.content).where(e.content.is_not(None), e.kind != KIND)
    told: dict[_Key, dict[str, str]] = defaultdict(dict)
    for kind, uid, content in connection.execute(query.execution_options(yield_per=2000)):
        if uid in own.get(kind, ()) or not sought.possible(content):
            continue
        for name, value in codec.decode(content).items():
            if isinstance(value, str) and sought.found(value):
                told[kind, uid][name] = value
    look = _Look(connection, sought)
    found = [
        look.mention(key, name, value)
        for key, fields in told.items()
        if key[0] in JOURNALLED
        for name, value in fields.items()
    ]
    return sorted(found, key=lambda one: (not one.current, one.table, one.title, one.row, one.field))


class _Look:
    """Tells of a place in the history whether it still reads so, and what the row is called."""

    def __init__(self, connection: Connection, sought: Traces) -> None:
        self._connection, self._sought = connection, sought
        self._titles = Titles(connection)

    def mention(self, key: _Key, name: str, value: str) -> Mention:
        """Return what is shown of a row that names the person in this field, or once did."""
        (kind, uid), sought = key, self._sought
        rows = raw(kind)
        row = self._connection.execute(select(rows).where(rows.c.uid == uid)).mappings().first()
        now: Value = row[name] if row is not None else None
        text = now if isinstance(now, str) and sought.found(now) else value
        said = [_sure(trace, hit) for trace, pattern in sought.patterns for hit in pattern.finditer(text)]
        return Mention(
            kind,
            uid,
            self._titles.of(kind, dict(row) if row is not None else {}),
            field_name(kind, name),
            sought.found(text),
            sought.excerpt(text),
            current=text is now,
            sure=any(said) and kind != "person",  # a namesake
        )


def _sure(trace: Trace, hit: re.Match[str]) -> bool:
    """Whether this can hardly be somebody else: a whole name, and not the beginning of a longer one."""
    longer = _LONGER.match(hit.string, hit.end())
    return trace is not Trace.NAME or (len(hit[0].split()) >= _LEAST_WORDS and longer is None)


def filled(person: Person) -> list[str]:
    """Return what of a person is filled in, as the screen calls it."""
    return [field_name("person", name) for name in _FIELDS if getattr(person, name)]


def lists(session: Session, person_uid: str) -> list[str]:
    """Return on which lists a person stands: ``Peserta, Rakor 2026``."""
    query = (
        select(Attendee.role, Event.short_name, Event.name)
        .join(Event, Event.uid == Attendee.event_uid)
        .where(Attendee.person_uid == person_uid)
        .order_by(Event.start_date, Attendee.uid)
    )
    return [f"{_(ROLES[role])}, {short or name}" for role, short, name in session.execute(query)]


def marks(session: Session, person_uid: str) -> int:
    """Return how many marks a person has."""
    query = (
        select(func.count())
        .select_from(AttendanceMark)
        .join(Attendee, Attendee.uid == AttendanceMark.attendee_uid)
        .where(Attendee.person_uid == person_uid)
    )
    return session.scalar(query) or 0


def notes(session: Session, person_uid: str) -> int:
    """Return how many notes record what a person said."""
    query = (
        select(func.count())
        .select_from(Note)
        .join(Attendee, Attendee.uid == Note.attendee_uid)
        .where(Attendee.person_uid == person_uid)
    )
    return session.scalar(query) or 0


def scans(session: Session, person_uid: str) -> list[Scan]:
    """Return the scans and pictures of the meetings on whose lists the person stands."""
    listed = select(Attendee.event_uid).where(Attendee.person_uid == person_uid).distinct()
    found: list[Scan] = []
    for event in sorted(session.scalars(listed)):
        named = {held.uid: session_name(held) for held in events.sessions(session, event)}
        rows = session.scalars(select(AttachmentEntry).where(AttachmentEntry.event_uid == event))
        found += [
            Scan(row.uid, row.sha256, row.file_name, named.get(row.session_uid or "", ""), row.size)
            for row in sorted(rows, key=lambda row: (row.file_name, row.uid))
        ]
    return found


def as_actor(connection: Connection, sought: Traces) -> int:
    """Return how many actions the journal says that this person did."""
    a = journal.action.c
    query = select(a.actor, func.count()).group_by(a.actor)
    return sum(count for actor, count in connection.execute(query) if sought.found(actor))
