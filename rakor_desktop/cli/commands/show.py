"""``rakor show``."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from rakor_desktop.cli import shapes
from rakor_desktop.cli.answer import Answer, beside
from rakor_desktop.cli.opening import event_of, reading
from rakor_desktop.domain import shown_dates
from rakor_desktop.domain.arrivals import PlaceArrival
from rakor_desktop.domain.attendance import GROUPS, AttendeeRow, Presence
from rakor_desktop.domain.event import EventRow, SessionRow
from rakor_desktop.domain.i18n import _
from rakor_desktop.domain.numbers import roman
from rakor_desktop.domain.overview import Overview
from rakor_desktop.domain.programmes import ProgrammeKind
from rakor_desktop.domain.regions import Region
from rakor_desktop.services import attendance, events, overview


@dataclass(frozen=True, slots=True)
class _Found:
    now: Overview
    people: Sequence[AttendeeRow]
    others: Sequence[EventRow]

    @property
    def came(self) -> list[AttendeeRow]:
        return [row for row in self.people if row.came]

    @property
    def doubled(self) -> list[PlaceArrival[Region]]:
        return [tile for tile in self.now.board.regions if tile.present > 1]

    def present(self, day: SessionRow) -> int:
        marks = (row.mark_at(day.uid) for row in self.people)
        return sum(mark is not None and mark.presence is Presence.PRESENT for mark in marks)


def show(given: Namespace) -> Answer:
    """Tell what the event is, how much of it is there, and which regions have not come."""
    with reading(given.file) as workspace:
        event = event_of(workspace, given.event)
        found = _Found(
            workspace.ask(overview.overview, event.uid),
            workspace.ask(attendance.people, event.uid),
            [row for row in workspace.ask(events.events) if row.uid != event.uid],
        )
    return Answer(_data(given, found), _lines(found))


def _data(given: Namespace, found: _Found) -> dict[str, Any]:
    now, board = found.now, found.now.board
    return {
        "file": str(given.file),
        "event": shapes.event(now.event),
        "other_events": [{"uid": row.uid, "name": row.name} for row in found.others],
        "days": [{**shapes.day(day), "present": found.present(day)} for day in now.days],
        "counts": _counts(found),
        "regions": {
            "total": board.total,
            "present": board.arrived,
            "invited": sum(tile.invited > 0 for tile in board.regions),
            "missing": [shapes.region(region) for region in board.missing],
            "doubled": [{**shapes.region(tile.place), "people": tile.present} for tile in found.doubled],
        },
    }


def _counts(found: _Found) -> dict[str, int]:
    now = found.now
    groups = {count.group.name.lower(): count.listed for count in now.turnout.groups}
    return {
        "people": len(found.people),
        **groups,
        "came": len(found.came),
        "came_men": sum(row.sex == "L" for row in found.came),
        "came_women": sum(row.sex == "P" for row in found.came),
        "came_sex_unknown": sum(row.sex not in ("L", "P") for row in found.came),
        "notes": now.notes,
        "issues": now.issues,
        "programmes_current": now.programmes[ProgrammeKind.CURRENT].rows,
        "programmes_plan": now.programmes[ProgrammeKind.PLAN].rows,
    }


def _lines(found: _Found) -> list[str]:
    now, event, board = found.now, found.now.event, found.now.board
    counts = _counts(found)
    groups = ", ".join(f"{_(GROUPS[count.group])} {count.listed}" for count in now.turnout.groups)
    days = [
        (
            _("Hari {number}").format(number=roman(day.number)),
            _("{day}: {n} orang hadir").format(day=shown_dates.long_date(day.date), n=found.present(day)),
        )
        for day in now.days
    ]
    facts = [
        (_("Tanggal"), shown_dates.day_range(event.start_date, event.end_date)),
        (_("Tempat"), ", ".join(filter(None, (event.venue, event.city))) or "-"),
        (_("Tuan rumah"), event.host_region_name or "-"),
        (_("Tahun berjalan/rencana"), f"{event.year_current}/{event.year_plan}"),
        *days,
        (_("Orang di daftar"), f"{counts['people']} ({groups})"),
        (
            _("Pernah hadir"),
            _("{n} (L {men}, P {women}, belum terisi {unknown})").format(
                n=counts["came"],
                men=counts["came_men"],
                women=counts["came_women"],
                unknown=counts["came_sex_unknown"],
            ),
        ),
        (_("Catatan notula"), str(counts["notes"])),
        (_("Permasalahan"), str(counts["issues"])),
        (_("Program {year}").format(year=event.year_current), str(counts["programmes_current"])),
        (_("Program {year}").format(year=event.year_plan), str(counts["programmes_plan"])),
        (
            _("Kabupaten/kota hadir"),
            _("{n} dari {total}").format(n=board.arrived, total=board.total),
        ),
        (_("Belum hadir"), shapes.named(board.missing)),
        (_("Lebih dari satu orang"), _people(found.doubled)),
    ]
    others = [_("Rakor lain di berkas ini: {name}").format(name=row.name) for row in found.others]
    return [event.name, *beside(facts), *others]


def _people(tiles: Sequence[PlaceArrival[Region]]) -> str:
    return ", ".join(f"{tile.place.name} ({tile.present})" for tile in tiles) or "-"
