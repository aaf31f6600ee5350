"""``rakor new``."""

from __future__ import annotations

import os
from argparse import Namespace
from collections.abc import Callable
from typing import Any

from rakor_desktop.cli import shapes
from rakor_desktop.cli.answer import Answer, UsageError
from rakor_desktop.cli.opening import creating, event_of, identity, writing
from rakor_desktop.domain import shown_dates
from rakor_desktop.domain.i18n import _
from rakor_desktop.domain.regions import Gazetteer
from rakor_desktop.services import events
from rakor_desktop.store import reference

# The type checker cannot know that none of the particulars is called "session".
_create: Callable[..., str] = events.create
_take_over: Callable[..., str] = events.take_over


def new(given: Namespace) -> Answer:
    """Set up an event in a new file, or one more in a file that is there."""
    fresh = not os.path.exists(given.file)  # noqa: PTH110 - says no where the system does not let us look
    if given.like is not None and fresh:
        raise UsageError(_("--like memerlukan berkas yang sudah memuat rakor terdahulu."))
    particulars = _particulars(given)
    with creating(given.file, *identity(given)) if fresh else writing(given) as workspace:
        if given.like is None:
            uid = workspace.act(_create, **particulars)
        else:
            earlier = event_of(workspace, given.like)
            uid = workspace.act(_take_over, earlier.uid, people=not given.no_people, **particulars)
        event = workspace.ask(events.event, uid)
        days = workspace.ask(events.days, uid)
    data = {
        "file": str(given.file),
        "created": fresh,
        "event": shapes.event(event),
        "days": [shapes.day(day) for day in days],
    }
    done = _("Rakor disiapkan di {file}: {name}.").format(file=given.file, name=event.name)
    return Answer(data, [done, *(f"{day.number}. {shown_dates.long_date(day.date)}" for day in days)])


def _particulars(given: Namespace) -> dict[str, Any]:
    texts = ("short_name", "theme", "venue", "venue_address", "city", "legal_basis", "funding", "start_time")
    lists = {"purpose": "purposes", "objective": "objectives", "expected_output": "expected_outputs"}
    particulars: dict[str, Any] = {name: getattr(given, name) for name in texts if getattr(given, name)}
    particulars |= {
        field: tuple(getattr(given, name)) for name, field in lists.items() if getattr(given, name)
    }
    if given.host_region:
        particulars["host_region_uid"] = Gazetteer(reference.regions()).find(given.host_region).region.uid
    for name, value in (("year_current", given.year), ("year_plan", given.year_plan)):
        if value is not None:
            particulars[name] = value
    if given.time_zone is not None:
        particulars["time_zone"] = given.time_zone
    return {
        "name": given.name,
        "start_date": given.start,
        "end_date": given.end or given.start,
        **particulars,
    }
