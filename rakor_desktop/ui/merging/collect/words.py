"""What the pages of collecting say about files, laptops and items."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime

from rakor_desktop.domain import dates
from rakor_desktop.domain.collecting import Candidate, ItemState, LaptopWork, Standing
from rakor_desktop.domain.i18n import _
from rakor_desktop.domain.shown_dates import local_stamp, short_day
from rakor_desktop.ui.theme import State

STANDING_STATES: Mapping[Standing, State] = {
    Standing.NEWS: State.OK,
    Standing.NOTHING: State.IDLE,
    Standing.UNRELATED: State.WARN,
    Standing.REFUSED: State.BAD,
}

ITEM_COLOURS: Mapping[ItemState, State] = {
    ItemState.CONFLICT: State.WARN,
    ItemState.NEW: State.OK,
    ItemState.CHANGED: State.INFO,
    ItemState.REMOVED: State.BAD,
}


def news(one: Candidate) -> str:
    """Return how much a file brings: ``41 catatan, 2 lampiran``."""
    source = one.source
    if source is None or source.nothing:
        return ""
    parts = [_("{n} perubahan").format(n=source.entries)] if source.entries else []
    if source.attachments:
        parts.append(_("{n} lampiran").format(n=source.attachments))
    return ", ".join(parts)


def when(one: Candidate, zone: str) -> str:
    """Return when what is new was written, as the laptop's own clock said it."""
    source = one.source
    if source is None or source.first_at is None or source.last_at is None:
        return ""
    return span(source.first_at, source.last_at, zone)


def span(first: datetime, last: datetime, zone: str) -> str:
    """Return a span of time; one moment is told once, one day too."""
    begin, end = local_stamp(first, zone), local_stamp(last, zone)
    if begin == end:
        return end
    day, _comma, clock = end.rpartition(", ")
    if begin.startswith(f"{day}, "):
        return f"{begin.rpartition(' ')[0]} – {clock}"
    return f"{begin.rpartition(' ')[0]} – {end}"


def clock(one: Candidate) -> str:
    """Return whether the clock of the laptop can be believed."""
    if one.source is None or not one.can_be_taken:
        return ""
    return _("Meleset") if one.source.clocks else _("Wajar")


def clocks(one: Candidate) -> str:
    """Return by how much the clocks of laptops are off, in sentences."""
    return " ".join(clock.sentence for clock in one.source.clocks) if one.source else ""


def writers(one: Candidate) -> str:
    """Return who wrote what is new."""
    return ", ".join(one.source.actors) if one.source else ""


def last(one: Candidate, zone: str) -> str:
    """Return when the last of what is new was written: ``Sel 14 Apr 09.12``."""
    if one.source is None or one.source.last_at is None:
        return ""
    local = dates.local_time(one.source.last_at, zone)
    return f"{short_day(local.date())} {dates.clock(local.time())}"


def clock_state(one: Candidate) -> State | None:
    """Return how that is coloured."""
    if one.source is None or not one.can_be_taken:
        return None
    return State.WARN if one.source.clocks else State.OK


def chain(one: Candidate) -> str:
    """Return whether the history of the file was verified."""
    return {
        Standing.REFUSED: _("Ditolak"),
        Standing.NOTHING: _("Sama"),
    }.get(one.standing, _("Utuh"))


def chain_state(one: Candidate) -> State:
    """Return how that is coloured."""
    if one.standing is Standing.REFUSED:
        return State.BAD
    return State.OK if one.verified else State.IDLE


def details(one: Candidate, zone: str) -> str:
    """Return everything else that is known of a file, in a few sentences."""
    if one.standing is Standing.REFUSED or one.source is None:
        return one.refusal
    said = [one.refusal] if one.refusal else []
    if one.source.actors:
        said.append(_("Ditulis oleh {names}.").format(names=", ".join(one.source.actors)))
    moment = when(one, zone)
    if moment:
        said.append(f"{moment}.")
    said.append(clocks(one))
    if one.standing is Standing.NOTHING:
        said.append(_("Semua isinya sudah ada di berkas ini."))
    return " ".join(filter(None, said))


def last_written(one: LaptopWork, zone: str) -> str:
    """Return when a laptop last wrote."""
    return local_stamp(one.last_at, zone) if one.last_at else ""
