"""What a session within a day must be, and what days and sessions are called."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable

from rakor_desktop.domain import shown_dates
from rakor_desktop.domain.dates import clock, clock_range
from rakor_desktop.domain.errors import RakorError
from rakor_desktop.domain.event import SESSION_KINDS, SessionKind, SessionRow
from rakor_desktop.domain.i18n import _
from rakor_desktop.domain.numbers import roman
from rakor_desktop.domain.quote import quoted

WITHIN_A_DAY = tuple(kind for kind in SessionKind if kind is not SessionKind.DAY)
"""The kinds of what happens within a day."""


def session_name(held: SessionRow) -> str:
    """Return what a day or session is called: ``Hari I``, or its title."""
    if held.kind is SessionKind.DAY:
        return _("Hari {number}").format(number=roman(held.number))
    return held.title or _(SESSION_KINDS[held.kind])


def shortened(name: str, most: int) -> str:
    """Return a name of at most so many letters, cut inside a word: ``Sidang Kelompok A: P…``."""
    return name if len(name) <= most else f"{name[: most - 1].rstrip()}…"


def session_line(held: SessionRow) -> str:
    """Return a day or session with when and where it is: ``Sidang Kelompok A · Rab 15 Apr, 13.00–15.00``."""
    when = shown_dates.short_day(held.date)
    if held.start_time:
        end = held.end_time
        when = f"{when}, {clock_range(held.start_time, end) if end else clock(held.start_time)}"
    return " · ".join(filter(None, (session_name(held), when, held.room)))


def usual_day(sessions: Iterable[SessionRow], today: dt.date) -> SessionRow:
    """Return the day that is meant when none is named: today's while the meeting lasts, else the first."""
    days = [held for held in sessions if held.kind is SessionKind.DAY]
    return next((day for day in days if day.date == today), days[0])


def refuse_wrong_session(
    held: SessionRow, others: Iterable[SessionRow], first: dt.date, last: dt.date
) -> None:
    """Refuse a session that cannot be meant: outside the event, ending before it begins, or a namesake."""
    if not first <= held.date <= last:
        raise RakorError(
            _("{day} di luar tanggal kegiatan ({first} s.d. {last}).").format(
                day=shown_dates.long_date(held.date),
                first=shown_dates.plain_date(first),
                last=shown_dates.plain_date(last),
            )
        )
    _refuse_wrong_times(held)
    if held.kind is SessionKind.DAY:
        return
    if not held.title:
        raise RakorError(_("Nama sesi wajib diisi."))
    key = _key(held)
    if any(_key(other) == key for other in others if other.uid != held.uid):
        raise RakorError(
            _("Sesi {title} sudah ada pada {day}; beri nama lain.").format(
                title=quoted(held.title), day=shown_dates.long_date(held.date)
            )
        )


def _refuse_wrong_times(held: SessionRow) -> None:
    if held.end_time and not held.start_time:
        raise RakorError(_("Isi dahulu jam mulainya."))
    if held.end_time and held.end_time <= held.start_time:
        raise RakorError(
            _("Jam selesai {end} harus sesudah jam mulai {start}.").format(
                end=clock(held.end_time), start=clock(held.start_time)
            )
        )


def _key(held: SessionRow) -> tuple[dt.date, str]:
    return held.date, " ".join(held.title.split()).casefold()
