"""Correcting marks: when somebody came and left, and why; the old mark stays in the history."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import fields
from datetime import UTC, datetime

from sqlalchemy.orm import Session

from rakor_desktop.domain import reasons
from rakor_desktop.domain.attendance import AttendeeRow, Mark, Presence
from rakor_desktop.domain.dates import local_clock
from rakor_desktop.domain.errors import RakorError
from rakor_desktop.domain.history import Op, Value
from rakor_desktop.domain.i18n import N_, _
from rakor_desktop.domain.ids import natural_uid
from rakor_desktop.domain.mark_entry import Entry
from rakor_desktop.domain.marks import MANUAL, MarkStep, leaves_early, moment, same_minute
from rakor_desktop.domain.names import PersonName
from rakor_desktop.domain.verbs import verb
from rakor_desktop.services import attendance, files, mark_rows
from rakor_desktop.services.rows import get
from rakor_desktop.store.journal.recorder import coders, defaults
from rakor_desktop.store.schema import AttendanceMark, Attendee, Event, MeetingSession, Person


@verb(N_("Mengubah jam datang"))
def arrive(session: Session, uids: Iterable[str], session_uid: str, clock: str) -> int:
    """Record that these people came at this local time, ``HH:MM``; an empty one: now."""
    return _write(session, session_uid, dict.fromkeys(uids, Entry(Presence.PRESENT, at=clock)))


@verb(N_("Mencatat jam pulang"))
def leave(session: Session, uids: Iterable[str], session_uid: str, clock: str) -> int:
    """Record that people who are present left at this local time; an empty one: they are still there."""
    return _write(session, session_uid, dict.fromkeys(uids, Entry(Presence.PRESENT, left=clock)))


@verb(N_("Mencatat izin"))
def excuse(session: Session, uids: Iterable[str], session_uid: str, reason: str) -> int:
    """Record that these people are excused, and why. Returns how many marks changed."""
    return _write(session, session_uid, dict.fromkeys(uids, Entry(Presence.EXCUSED, reason=reason)))


@verb(N_("Mengubah alasan"))
def explain(session: Session, uid: str, session_uid: str, reason: str) -> None:
    """Change the reason of a mark; who has none is excused for it."""
    row = mark_rows.find(session, get(session, MeetingSession, session_uid), uid)
    presence = row.presence if row is not None else Presence.EXCUSED
    _write(session, session_uid, {uid: Entry(presence, reason=reason)})


@verb(N_("Mengubah kehadiran"))
def write(session: Session, changes: Mapping[str, Mapping[str, Entry]]) -> None:
    """Write what stands in cells of the matrix, ``{attendee: {session: entry}}``, as one action."""
    by_session: dict[str, dict[str, Entry]] = {}
    for uid, entries in changes.items():
        for session_uid, entry in entries.items():
            by_session.setdefault(session_uid, {})[uid] = entry
    for session_uid, meant in by_session.items():
        _write(session, session_uid, meant)


@verb(N_("Mengubah kehadiran"))
def edit(session: Session, /, uid: str, **entries: Entry) -> None:
    """Write the entries of one person, each under the uid of its session."""
    write(session, {uid: entries})


@verb(N_("Menandai kehadiran"))
def record(session: Session, event_uid: str, session_uid: str, asked: str, entry: Entry) -> AttendeeRow:
    """Write an entry for the one person meant by a code, NIP or name; return the person as then recorded."""
    found = attendance.find(session, event_uid, asked)
    _write(session, session_uid, {found.uid: entry})
    (row,) = attendance.some_people(session, event_uid, [found.uid])
    return row


def story(session: Session, attendee_uid: str, session_uid: str) -> list[MarkStep]:
    """Return everything that was ever recorded of a person at a session, the oldest first."""
    held: dict[str, Value] = {}
    steps = []
    for action in reversed(files.history(session, natural_uid("mark", attendee_uid, session_uid))):
        for touch in action.touches:
            held = {**held, **touch.values} if touch.op is Op.UPDATE else dict(touch.values)
            mark = _mark(session_uid, held) if "presence" in held else None
            steps.append(MarkStep(action.at, action.actor, action.label, mark, touch.redacted))
    return steps


def _mark(session_uid: str, held: Mapping[str, Value]) -> Mark:
    known = {**defaults(AttendanceMark), **held, "session_uid": session_uid, "uid": ""}
    decoded = coders(AttendanceMark)
    return Mark(*(decoded[field.name][1](known[field.name]) for field in fields(Mark)))


def _write(session: Session, session_uid: str, entries: Mapping[str, Entry]) -> int:
    held = get(session, MeetingSession, session_uid)
    zone = get(session, Event, held.event_uid).time_zone
    changed = [_record(session, held, zone, uid, entry) for uid, entry in entries.items()]
    mark_rows.follow(session, held, entries.keys())
    return sum(changed)


def _record(session: Session, held: MeetingSession, zone: str, uid: str, entry: Entry) -> bool:
    if entry.presence is None:
        return mark_rows.take(session, held, [uid]) > 0
    row = mark_rows.find(session, held, uid)
    only_leaving = entry.left is not None and not entry.at
    if only_leaving and (row is None or row.presence is not Presence.PRESENT):
        raise RakorError(
            _("{name} belum tercatat hadir; tandai hadir dahulu.").format(name=_name(session, uid))
        )
    came = moment(held.date, entry.at, zone) if entry.at else None
    marked = mark_rows.put(
        session, held, uid, entry.presence, reason="", method=MANUAL, at=came or datetime.now(UTC)
    )
    row = get(session, AttendanceMark, natural_uid("mark", uid, held.uid))
    before = (row.at, row.left_at, row.reason)
    if came is not None and not same_minute(row.at, came):
        row.at, row.method, row.label = came, MANUAL, session.info["label"]
    if entry.left is not None:
        left = moment(held.date, entry.left, zone) if entry.left else None
        row.left_at = row.left_at if same_minute(row.left_at, left) else left
    if entry.reason is not None:
        row.reason = reasons.reason(entry.reason)
    if leaves_early(row.at, row.left_at):
        raise _early(_name(session, uid), row, zone)
    return marked or before != (row.at, row.left_at, row.reason)


def _early(name: str, row: AttendanceMark, zone: str) -> RakorError:
    came, left = (local_clock(at, zone) for at in (row.at, row.left_at or row.at))
    return RakorError(
        _("{name}: jam pulang {left} mendahului jam datang {came}; periksa salah satunya.").format(
            name=name, left=left, came=came
        )
    )


def _name(session: Session, uid: str) -> str:
    person = get(session, Person, get(session, Attendee, uid).person_uid)
    return PersonName(person.prefix, person.name, person.suffix).full
