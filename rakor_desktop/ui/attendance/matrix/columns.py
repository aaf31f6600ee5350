"""The columns of the matrix: who, and one for every day and session."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from functools import partial

from rakor_desktop.domain import shown_dates
from rakor_desktop.domain.attendance import ROLES
from rakor_desktop.domain.event import SessionKind, SessionRow
from rakor_desktop.domain.i18n import N_, _
from rakor_desktop.domain.mark_entry import read_entry
from rakor_desktop.domain.marks import days_present
from rakor_desktop.domain.regions import place_order
from rakor_desktop.domain.session_rules import session_name, shortened
from rakor_desktop.ui.attendance.people.lines import Line
from rakor_desktop.ui.attendance.readings import STATES, Readings, order
from rakor_desktop.ui.table.column import RIGHT, Column
from rakor_desktop.ui.theme import State

FROZEN = 2
"""Number and name stay where they are when the sessions are scrolled."""
FIRST_SESSION = 3
_LONGEST_TITLE = 20
_FEW, _WIDE, _NARROW = 3, 20, 13
"""Where there are few sessions, there is room for the reasons."""
_SOME = 5
"""Where there are not more, there is room for the whole name of a region."""


def columns(readings: Readings) -> tuple[Column[Line], ...]:
    """Return who, all days and sessions, and how often each person was there."""
    named = titles(readings.sessions)
    counts = [_count(N_("Hari"), readings.days)]
    if readings.within:
        counts.append(_count(N_("Sesi"), readings.within))
    return (
        Column(N_("No."), lambda line: str(line.no), RIGHT, 4, sort=lambda line: line.no, filters=False),
        Column(
            N_("Nama"),
            lambda line: line.person.full_name,
            width=28,
            stretch=True,
            sort=lambda line: line.person.name_key,
            sorts=N_("nama tanpa gelar"),
            filters=False,
            tip=_who,
        ),
        Column(
            N_("Asal"),
            lambda line: line.person.place,
            width=26 if len(readings.sessions) <= _SOME else 18,
            sort=lambda line: place_order(line.person.region_code) if line.person.region_code else None,
            sorts=N_("kode wilayah"),
        ),
        *(_session_column(readings, held, named[held.uid]) for held in readings.sessions),
        *counts,
    )


def titles(sessions: Sequence[SessionRow]) -> dict[str, str]:
    """Return the titles of the columns: ``Hari II · Rab 15``, ``Kelompok A``; no two are the same."""
    short = {held.uid: _short(held) for held in sessions}
    counts = Counter(short.values())
    return {
        held.uid: short[held.uid]
        if counts[short[held.uid]] == 1
        else f"{session_name(held)} · {shown_dates.short_day(held.date)}"
        for held in sessions
    }


def _short(held: SessionRow) -> str:
    if held.kind is SessionKind.DAY:
        return f"{session_name(held)} · {shown_dates.short_day(held.date).rpartition(' ')[0]}"
    return shortened(session_name(held), _LONGEST_TITLE)


def _session_column(readings: Readings, held: SessionRow, title: str) -> Column[Line]:
    def state(line: Line) -> State:
        return STATES[readings.of(line.person, held).standing]

    return Column(
        title,
        lambda line: readings.of(line.person, held).short,
        width=_WIDE if len(readings.sessions) <= _FEW else _NARROW,
        is_word=False,
        sort=lambda line: order(line.person, held.uid),
        group=lambda line: readings.word(line.person, held),
        state=state,
        tip=lambda line: readings.tip(line.person, held),
        field=held.uid,
        parse=partial(read_entry, zone=readings.rules.zone),
    )


def _count(title: str, held: list[SessionRow]) -> Column[Line]:
    def present(line: Line) -> int:
        return days_present(line.person, held)

    return Column(title, lambda line: str(present(line)), RIGHT, 5, sort=present)


def _who(line: Line) -> str:
    person = line.person
    parts = (person.full_name, _(ROLES[person.role]), person.position, person.organization, person.region)
    return "\n".join(filter(None, parts))
