"""Days as the screen shows them: in the language in use. Paper is always Indonesian and takes ``dates``."""

from __future__ import annotations

from datetime import date, datetime

from rakor_desktop.domain import dates
from rakor_desktop.domain.dates import ENGLISH_DAYS, ENGLISH_MONTHS
from rakor_desktop.domain.i18n import INDONESIAN, language


def plain_date(day: date) -> str:
    """Return the date without its weekday: ``16 April 2026`` in both languages, ``1 May 2026`` in English."""
    if language() == INDONESIAN:
        return dates.plain_date(day)
    return f"{day.day} {ENGLISH_MONTHS[day.month - 1]} {day.year}"


def long_date(day: date) -> str:
    """Return the date with its weekday: ``Tuesday, 14 April 2026``."""
    if language() == INDONESIAN:
        return dates.long_date(day)
    return f"{ENGLISH_DAYS[day.weekday()]}, {plain_date(day)}"


def day_range(first: date, last: date) -> str:
    """Return the range with its weekdays: ``Tuesday, 14 April 2026 – Thursday, 16 April 2026``."""
    if language() == INDONESIAN:
        return dates.day_range(first, last)
    return long_date(first) if first == last else f"{long_date(first)} – {long_date(last)}"


def short_day(day: date) -> str:
    """Return a day in as few letters as are clear: ``Sel 14 Apr``, ``Tue 14 Apr``."""
    days, months = (dates.DAYS, dates.MONTHS) if language() == INDONESIAN else (ENGLISH_DAYS, ENGLISH_MONTHS)
    return f"{days[day.weekday()][:3]} {day.day} {months[day.month - 1][:3]}"


def local_stamp(moment: datetime, zone: str) -> str:
    """Return the local date and time of an aware moment: ``16 April 2026, 09.00 WITA``."""
    local = dates.local_time(moment, zone)
    return f"{plain_date(local.date())}, {dates.clock(local.time())} {local.tzname()}"
