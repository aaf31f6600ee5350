"""What is wrong with an agenda: order of times, dates, double use of a room, long gaps."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Literal

from rakor_desktop.domain.dates import clock
from rakor_desktop.domain.errors import RakorError
from rakor_desktop.domain.i18n import _
from rakor_desktop.domain.quote import quoted
from rakor_desktop.domain.shown_dates import long_date, plain_date

_LONGEST_GAP = 4 * 60


@dataclass(frozen=True, slots=True)
class AgendaSlot:
    """One agenda item as far as the rules look at it; times are ``HH:MM``, empty or None when open."""

    uid: str
    date: date
    start: str | None
    end: str | None
    room: str
    title: str


@dataclass(frozen=True, slots=True)
class AgendaFinding:
    """One thing wrong with the item ``uid``, in a sentence."""

    uid: str
    severity: Literal["error", "warning"]
    sentence: str


def check(items: Iterable[AgendaSlot], first: date, last: date) -> list[AgendaFinding]:
    """Return everything wrong with the items of an event from ``first`` to ``last``, in order of time."""
    ordered = sorted(items, key=lambda item: (item.date, item.start or "", item.end or "", item.uid))
    findings = [*_outside(ordered, first, last), *_reversed(ordered)]
    by_day: dict[date, list[AgendaSlot]] = defaultdict(list)
    for item in ordered:
        if item.start and (not item.end or item.start < item.end):
            by_day[item.date].append(item)
    for day in by_day.values():
        findings += [*_overlaps(day), *_gaps(day)]
    place = {item.uid: number for number, item in enumerate(ordered)}
    return sorted(findings, key=lambda finding: place[finding.uid])


def _outside(items: Iterable[AgendaSlot], first: date, last: date) -> Iterator[AgendaFinding]:
    for item in items:
        if not first <= item.date <= last:
            sentence = _(
                "{title} dijadwalkan {date}, di luar tanggal kegiatan ({first} s.d. {last})."
            ).format(
                title=quoted(item.title),
                date=long_date(item.date),
                first=plain_date(first),
                last=plain_date(last),
            )
            yield AgendaFinding(item.uid, "error", sentence)


def _reversed(items: Iterable[AgendaSlot]) -> Iterator[AgendaFinding]:
    for item in items:
        if item.end and not item.start:
            sentence = _("{title} mempunyai jam selesai tanpa jam mulai.").format(title=quoted(item.title))
            yield AgendaFinding(item.uid, "error", sentence)
        elif item.start and item.end and item.end <= item.start:
            sentence = _("{title} selesai pukul {end}, padahal mulai pukul {start}.").format(
                title=quoted(item.title), start=clock(item.start), end=clock(item.end)
            )
            yield AgendaFinding(item.uid, "error", sentence)


def _overlaps(day: Sequence[AgendaSlot]) -> Iterator[AgendaFinding]:
    """Yield each item that starts while another holds its room; an open end lasts until the next start."""
    holder: dict[str, AgendaSlot] = {}
    for item in day:
        room = " ".join(item.room.split()).casefold()
        before = holder.get(room)
        if before and (item.start == before.start or (item.start or "") < (before.end or "")):
            sentence = _("{title} pukul {start} bertabrakan dengan {other} di ruang yang sama{room}.").format(
                title=quoted(item.title),
                start=clock(item.start or ""),
                other=quoted(before.title),
                room=f" ({item.room})" if room else "",
            )
            yield AgendaFinding(item.uid, "warning", sentence)
        if before is None or (item.end or item.start or "") >= (before.end or ""):
            holder[room] = item


def _gaps(day: Sequence[AgendaSlot]) -> Iterator[AgendaFinding]:
    """Yield each item that follows more than four hours in which no room is used."""
    free_from = _minutes(day[0].start)
    for item in day:
        gap = _minutes(item.start) - free_from
        if gap > _LONGEST_GAP:
            sentence = _("Sebelum {title} ada jeda {gap}; periksa jamnya.").format(
                title=quoted(item.title), gap=duration(gap)
            )
            yield AgendaFinding(item.uid, "warning", sentence)
        free_from = max(free_from, _minutes(item.end or item.start))


def _minutes(moment: str | None) -> int:
    hour, _colon, minute = (moment or "").partition(":")
    # What another program wrote there is no clock time, and nothing is known of when it begins.
    return int(hour) * 60 + int(minute) if hour.isdecimal() and minute.isdecimal() else 0


def duration(minutes: int) -> str:
    """Return a length of time in words: ``3 jam 40 menit``."""
    hours, rest = divmod(minutes, 60)
    if not hours:
        return _("{minutes} menit").format(minutes=rest)
    if not rest:
        return _("{hours} jam").format(hours=hours)
    return _("{hours} jam {minutes} menit").format(hours=hours, minutes=rest)


def slot_minutes(count: int, minutes: int) -> str:
    """Return how long ``count`` turns of ``minutes`` each take: 22 of 10 are ``3 jam 40 menit``."""
    return duration(count * minutes)


def slot_length(start: str, end: str, count: int) -> int:
    """Return how many whole minutes each of ``count`` speakers has between two times."""
    if count < 1:
        raise RakorError(_("Jumlah pemapar paling sedikit satu."))
    if end <= start:
        raise RakorError(_("Jam selesai harus sesudah jam mulai."))
    return (_minutes(end) - _minutes(start)) // count
