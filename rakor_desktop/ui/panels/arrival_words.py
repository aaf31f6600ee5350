"""What the first page says, put into words from what the file says."""

from __future__ import annotations

from datetime import date

from rakor_desktop.domain import dates
from rakor_desktop.domain.agenda import AgendaItemRow
from rakor_desktop.domain.attendance import GROUPS, Group
from rakor_desktop.domain.event import EventRow
from rakor_desktop.domain.i18n import _
from rakor_desktop.domain.overview import Overview, Turnout
from rakor_desktop.domain.programmes import ProgrammeKind
from rakor_desktop.ui.head import day_line
from rakor_desktop.ui.panels.arrival_names import weekday
from rakor_desktop.ui.panels.arrival_rows import Entry
from rakor_desktop.ui.tabs import TABS


def when_and_where(event: EventRow, language: str) -> str:
    """Return the days with their names and the venue: ``Selasa–Kamis, 14–16 April 2026 · Hotel Contoh``."""
    place = ", ".join(filter(None, (event.venue, event.city, event.host_region_name)))
    return " · ".join(filter(None, (day_line(event, date.min, language), place)))


def figures(overview: Overview, turnout: Turnout) -> list[Entry]:
    """Return the numbers: who came by group and sex, what was written down so far."""
    groups = [
        Entry(_(GROUPS[count.group]), f"{count.present}/{count.listed}", key="attendance")
        for count in turnout.groups
        if count.listed or count.group is Group.PARTICIPANTS
    ]
    sexes = turnout.present
    words = _("L / P hadir")
    value = f"{sexes.men} / {sexes.women}"
    if sexes.unknown:
        words = _("L / P / belum terisi")
        value = f"{value} / {sexes.unknown}"
    years = {
        ProgrammeKind.CURRENT: overview.event.year_current,
        ProgrammeKind.PLAN: overview.event.year_plan,
    }
    programmes = [
        Entry(
            _("Program {year}").format(year=year),
            str(overview.programmes[kind].rows),
            key="programmes",
            target=kind,
        )
        for kind, year in years.items()
    ]
    return [
        *groups,
        Entry(words, value, key="attendance"),
        Entry(_("Catatan notula"), str(overview.notes), key="notes"),
        Entry(_("Permasalahan"), str(overview.issues), key="issues"),
        *programmes,
    ]


def happening(overview: Overview) -> list[Entry]:
    """Return what is running now and what comes next."""
    entries = []
    if overview.running is not None:
        item = overview.running
        entries.append(Entry(item.title, _planned(item), "play", "ok", "agenda", item.uid, strong=True))
    else:
        entries.append(Entry(_("Tidak ada acara yang sedang berlangsung."), icon="pause"))
    if overview.coming is not None:
        item = overview.coming
        entries.append(Entry(item.title, _due(item, overview), "arrow-right", "muted", "agenda", item.uid))
    return entries


def todos(overview: Overview) -> list[Entry]:
    """Return what is still missing, each with the page that mends it."""
    titles = {spec.key: spec.title for spec in TABS}
    missing = [
        Entry(todo.text, f"{_(titles[todo.tab_key])} ›", "triangle-alert", "warn", todo.tab_key)
        for todo in overview.todos
    ]
    return missing or [Entry(_("Tidak ada yang kurang."), icon="circle-check", role="ok")]


def recent(overview: Overview) -> list[Entry]:
    """Return what was done last, by whom and when."""
    zone = overview.event.time_zone
    entries: list[Entry] = []
    for action in overview.recent:
        local = dates.local_time(action.at, zone)
        time = dates.clock(local.time())
        when = time if local.date() == overview.today else f"{local.day}/{local.month} {time}"
        who = " · ".join(filter(None, (action.actor, action.laptop, when)))
        entries.append(Entry(action.label, who))
    return entries


def _planned(item: AgendaItemRow) -> str:
    return dates.clock_range(item.start_time, item.end_time) if item.start_time else ""


def _due(item: AgendaItemRow, overview: Overview) -> str:
    time = dates.clock(item.start_time) if item.start_time else ""
    day = "" if item.date == overview.today else weekday(item.date)
    return " ".join(filter(None, (day, time)))
