"""``rakor checkin``."""

from __future__ import annotations

from argparse import Namespace

from rakor_desktop.cli import shapes
from rakor_desktop.cli.answer import Answer
from rakor_desktop.cli.opening import day_of, event_of, writing
from rakor_desktop.domain import dates, shown_dates
from rakor_desktop.domain.i18n import _
from rakor_desktop.services import attendance


def checkin(given: Namespace) -> Answer:
    """Mark one person as present."""
    with writing(given) as workspace:
        event = event_of(workspace, given.event)
        day = day_of(workspace, event, given.session)
        found = workspace.act(attendance.check_in, event.uid, day.uid, given.who)
        row = workspace.ask(attendance.find, event.uid, found.uid)
    mark = row.mark_at(day.uid)
    assert mark is not None
    data = {
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
            "badge_code": row.badge_code,
        },
        "at": mark.at.isoformat(),
    }
    line = _("Hadir: {name} ({place}), {day}, pukul {clock} {zone}.").format(
        name=row.full_name,
        place=row.region or row.organization or "-",
        day=shown_dates.long_date(day.date),
        clock=dates.local_clock(mark.at, event.time_zone),
        zone=event.time_zone,
    )
    return Answer(data, [line])
