"""``rakor checkin``."""

from __future__ import annotations

from argparse import Namespace
from typing import Any

from rakor_desktop.cli import shapes
from rakor_desktop.cli.answer import Answer, UsageError
from rakor_desktop.cli.opening import day_of, event_of, writing
from rakor_desktop.domain import dates, shown_dates
from rakor_desktop.domain.attendance import AttendeeRow, Presence
from rakor_desktop.domain.event import EventRow, SessionKind, SessionRow
from rakor_desktop.domain.i18n import _
from rakor_desktop.domain.mark_entry import Entry, read_clock
from rakor_desktop.domain.marks import Reading, read_mark
from rakor_desktop.domain.session_rules import session_name
from rakor_desktop.services import attendance, marks, sessions
from rakor_desktop.store.workspace import Workspace

_BACK_AGAIN = ("", "-")
"""What ``--left`` takes for somebody who did not leave after all."""


def checkin(given: Namespace) -> Answer:
    """Mark one person as present, now or at a time, as gone, or as excused."""
    if given.excused is not None and (given.at is not None or given.left is not None):
        raise UsageError(_("--excused tidak bersama --at atau --left."))
    with writing(given) as workspace:
        event = event_of(workspace, given.event)
        day = day_of(workspace, event, given.session)
        entry = _entry(given, event.time_zone)
        if entry is None:
            row = _come(workspace, event, day, given.who)
        else:
            row = workspace.act(marks.record, event.uid, day.uid, given.who, entry)
        reading = read_mark(row.mark_at(day.uid), day, workspace.ask(sessions.rules, event.uid))
    said = reading.sentence if entry is not None else ""
    return Answer(_data(given, event, day, row, reading), [_line(event, day, row, said)])


def _entry(given: Namespace, zone: str) -> Entry | None:
    """Return what the options say, None for somebody who simply comes now."""
    if given.excused is not None:
        return Entry(Presence.EXCUSED, reason=given.excused)
    if given.at is None and given.left is None:
        return None
    left = given.left
    if left is not None:
        left = "" if left.strip() in _BACK_AGAIN else read_clock(left, zone)
    return Entry(Presence.PRESENT, read_clock(given.at, zone) if given.at is not None else "", left)


def _come(workspace: Workspace, event: EventRow, day: SessionRow, who: str) -> AttendeeRow:
    found = workspace.act(attendance.check_in, event.uid, day.uid, who)
    (row,) = workspace.ask(attendance.some_people, event.uid, [found.uid])
    return row


def _line(event: EventRow, day: SessionRow, row: AttendeeRow, said: str) -> str:
    mark = row.mark_at(day.uid)
    assert mark is not None
    when = shown_dates.long_date(day.date)
    told = {
        "name": row.full_name,
        "place": row.place or "-",
        "day": when if day.kind is SessionKind.DAY else f"{session_name(day)}, {when}",
    }
    if said:
        return _("{name} ({place}), {day}: {said}.").format(said=said, **told)
    return _("Hadir: {name} ({place}), {day}, pukul {clock} {zone}.").format(
        clock=dates.local_clock(mark.at, event.time_zone), zone=event.time_zone, **told
    )


def _data(
    given: Namespace, event: EventRow, day: SessionRow, row: AttendeeRow, reading: Reading
) -> dict[str, Any]:
    mark = row.mark_at(day.uid)
    assert mark is not None
    return {
        "file": str(given.file),
        "event": {"uid": event.uid, "name": event.name},
        "session": shapes.day(day),
        "person": {
            "uid": row.uid,
            "name": row.full_name,
            "role": row.role.value,
            "organization": row.organization,
            "region_code": row.region_code,
            "region": row.region,
            "badge_code": row.code,
        },
        "at": mark.at.isoformat(),
        "presence": mark.presence.value,
        "left_at": mark.left_at.isoformat() if mark.left_at else None,
        "late_minutes": reading.late,
        "reason": mark.reason,
    }
