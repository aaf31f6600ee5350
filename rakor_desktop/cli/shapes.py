"""The shapes that several commands use in their JSON; ``docs/cli.md`` promises them."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from rakor_desktop.domain import dates
from rakor_desktop.domain.event import EventRow, SessionRow
from rakor_desktop.domain.regions import Coverage, Region


def event(row: EventRow) -> dict[str, Any]:
    """Return the particulars of an event that identify it."""
    return {
        "uid": row.uid,
        "name": row.name,
        "start_date": row.start_date.isoformat(),
        "end_date": row.end_date.isoformat(),
        "dates": dates.day_range(row.start_date, row.end_date),
        "venue": row.venue,
        "city": row.city,
        "host_region": row.host_region_name,
        "year_current": row.year_current,
        "year_plan": row.year_plan,
        "time_zone": row.time_zone,
    }


def day(row: SessionRow) -> dict[str, Any]:
    """Return a day or session with its computed weekday."""
    return {
        "uid": row.uid,
        "number": row.number,
        "date": row.date.isoformat(),
        "day": dates.day_name(row.date),
        "title": row.title,
    }


def region(row: Region) -> dict[str, str]:
    """Return code and name; the code is text, because 53.10 is not 53.1."""
    return {"code": row.code, "name": row.name}


def coverage(found: Coverage) -> dict[str, Any]:
    """Return how many regions a list really holds."""
    return {
        "entries": found.entries,
        "distinct": found.distinct,
        "total": found.total,
        "doubled": [region(row) for row in found.doubled],
        "missing": [region(row) for row in found.missing],
    }


def named(rows: Iterable[Region]) -> str:
    """Return the regions as a sentence lists them, or a dash."""
    return ", ".join(f"{row.name} ({row.code})" for row in rows) or "-"
