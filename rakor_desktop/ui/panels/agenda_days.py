"""The days of the meeting to choose from, as the agenda and the minutes show them."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from PySide6.QtCore import QDate, QLocale

from rakor_desktop.domain import dates
from rakor_desktop.domain.agenda import Agenda
from rakor_desktop.domain.event import SessionKind, SessionRow
from rakor_desktop.domain.i18n import INDONESIAN, _
from rakor_desktop.domain.numbers import roman
from rakor_desktop.ui.picks import Pick


def picks(days: Sequence[SessionRow], language: str) -> list[Pick]:
    """Return a button for each date; its key is the date in ISO form."""
    return [
        Pick(
            day.isoformat(),
            _("Hari {number} · {day}").format(number=roman(number), day=_short(day, language)),
            tip=_long(day, language),
        )
        for number, day in enumerate(_dates(days), start=1)
    ]


def first_shown(agenda: Agenda, zone: str) -> dt.date | None:
    """Return the day to begin with: that of the item under way, else today, else the first."""
    if agenda.running is not None:
        return agenda.running.date
    today = dates.today(zone)
    known = _dates(agenda.days)
    return today if today in known else next(iter(known), None)


def session_of(agenda: Agenda, day: dt.date | None) -> SessionRow | None:
    """Return the row of the whole day, to which new things are added."""
    held = [session for session in agenda.days if session.date == day]
    return next((one for one in held if one.kind is SessionKind.DAY), held[0] if held else None)


def _dates(days: Sequence[SessionRow]) -> list[dt.date]:
    return sorted({day.date for day in days})


def _short(day: dt.date, language: str) -> str:
    if language == INDONESIAN:
        return f"{dates.day_name(day)[:3]} {day.day} {dates.MONTHS[day.month - 1][:3]}"
    return _english(day, "ddd d MMM")


def _long(day: dt.date, language: str) -> str:
    return dates.long_date(day) if language == INDONESIAN else _english(day, "dddd, d MMMM yyyy")


def _english(day: dt.date, pattern: str) -> str:
    return QLocale(QLocale.Language.English).toString(QDate(day.year, day.month, day.day), pattern)
