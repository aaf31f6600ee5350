"""Phrases several papers share: days, times, names and what stands where nothing is known."""

from __future__ import annotations

from datetime import date

from rakor_desktop.domain import dates, nip
from rakor_desktop.domain.attendance import AttendeeRow
from rakor_desktop.domain.errors import RakorError
from rakor_desktop.domain.event import EventRow, SessionRow
from rakor_desktop.domain.regions import CENTRAL_CODE, OTHER_CODE, PROVINCE_CODE

DOTS = "." * 24
"""A dotted line to be filled in by hand."""
UNKNOWN = "-"
_COLLECTIVE = (PROVINCE_CODE, CENTRAL_CODE)


def moment(time: str, zone: str) -> str:
    """Return ``pukul 09.00 WITA``, dotted when the time is unknown."""
    return f"pukul {clock(time) or '........'} {zone}"


def clock(time: str) -> str:
    """Return ``09.00`` for ``09:00``; what cannot be read as a time is printed as it was written."""
    try:
        return dates.clock(time) if time else ""
    except RakorError:
        return time


def duration(start: str, end: str, zone: str) -> str:
    """Return ``pukul 08.00 WITA s.d. 16.30 WITA``, or ``s.d. selesai`` without an end."""
    return f"{moment(start, zone)} s.d. {f'{clock(end)} {zone}' if end else 'selesai'}"


def beginning(event: EventRow, session: SessionRow | None) -> str:
    """Return when a day begins, ``HH:MM``; the time of the event is that of its first day only."""
    if session is None:
        return event.start_time
    return session.start_time or (event.start_time if session.date == event.start_date else "")


def span(first: date, start: str, last: date, end: str, zone: str) -> str:
    """Return ``Selasa pukul 19.00 WITA s.d. Kamis pukul 11.30 WITA`` for a meeting of several days."""
    begun = f"{dates.day_name(first)} {moment(start, zone)}"
    return f"{begun} s.d. {f'{dates.day_name(last)} {moment(end, zone)}' if end else 'selesai'}"


def slot(start: str, end: str) -> str:
    """Return ``08.00–08.30`` for a line of the agenda, or ``11.30–selesai`` without an end."""
    if start and not end:
        return f"{clock(start)}–selesai"
    return f"{clock(start)}–{clock(end)}" if end else ""


def days(event: EventRow, session: SessionRow | None) -> str:
    """Return the day of the session, or the days of the event, with their computed weekdays."""
    if session is not None:
        return dates.long_date(session.date)
    return dates.day_range(event.start_date, event.end_date)


def short_date(day: date) -> str:
    """Return ``15/03/2016``, for narrow columns."""
    return f"{day.day:02}/{day.month:02}/{day.year}"


def venue(event: EventRow, session: SessionRow | None = None) -> str:
    """Return room, house and town, each once."""
    parts = [session.room if session else "", event.venue, event.venue_address, event.city]
    told: list[str] = []
    for part in filter(None, parts):
        if part.casefold() not in ", ".join(told).casefold():
            told.append(part)
    return ", ".join(told) or DOTS


def place_and_date(place: str, day: date | None) -> str:
    """Return the line above a signature; what is unknown is dotted."""
    return f"{place or DOTS}, {dates.plain_date(day) if day else DOTS}"


def personal_number(row: AttendeeRow) -> str:
    """Return the NIP grouped 8-6-1-3, else the NRP, else a dash."""
    if row.nip:
        return nip.formatted(row.nip)
    return f"NRP {row.nrp}" if row.nrp else UNKNOWN


def job(row: AttendeeRow) -> str:
    """Return the job title, and whom the person stands for."""
    standing_for = f"mewakili {row.represents.strip()}" if row.represents else ""
    return "\n".join(filter(None, (row.position, standing_for)))


def home(row: AttendeeRow) -> str:
    """Return the institution, and the region where the institution does not name it.

    The collective places tell nothing about where an institution is.
    """
    house = row.organization.strip()
    nowhere = row.region_code == OTHER_CODE or (house and row.region_code in _COLLECTIVE)
    region = "" if nowhere or row.region.casefold() in house.casefold() else row.region
    return ", ".join(filter(None, (house, region)))


def short_province(name: str) -> str:
    """Return ``NTT`` for Nusa Tenggara Timur; a name that is never shortened so stays whole."""
    words = name.split()
    known = len(words) == 3 and words[:2] == ["Nusa", "Tenggara"]  # noqa: PLR2004
    return "".join(word[0] for word in words) if known else name


def unbroken(text: str) -> str:
    """Keep a date or a number on one line."""
    return text.replace(" ", "\u00a0")


def unbroken_year(text: str) -> str:
    """Keep ``TAHUN 2026`` on one line."""
    for word in ("TAHUN ", "Tahun "):
        text = text.replace(word, word[:-1] + "\u00a0")
    return text
