"""Susunan Acara: what happens when, with a band for every day."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from itertools import groupby

from reportlab.platypus import Flowable, Spacer

from rakor_desktop.documents import heading, page, wording
from rakor_desktop.documents.data import AgendaPaper
from rakor_desktop.documents.grid import Grid, GridStyle, Row, filling
from rakor_desktop.documents.ink import Align
from rakor_desktop.documents.letterhead import letterhead
from rakor_desktop.documents.signature import Block, Signatures
from rakor_desktop.domain import dates
from rakor_desktop.domain.agenda import AgendaItemRow

TITLE = "SUSUNAN ACARA"

_ORDINALS = (
    "PERTAMA",
    "KEDUA",
    "KETIGA",
    "KEEMPAT",
    "KELIMA",
    "KEENAM",
    "KETUJUH",
    "KEDELAPAN",
    "KESEMBILAN",
    "KESEPULUH",
)
_SIZE = 9.0
# In mm, together the 160 of A4 upright.
_COLUMNS = (
    ("No", 8.0, Align.CENTRE),
    ("Waktu ({zone})", 22.0, Align.CENTRE),
    ("Acara/Kegiatan", 46.0, Align.LEFT),
    ("Narasumber/Penanggung Jawab", 31.0, Align.LEFT),
    ("Moderator", 33.0, Align.LEFT),
    ("Keterangan", 20.0, Align.LEFT),
)


def layout(paper: AgendaPaper) -> page.Layout:
    """Return how the sheet lies: upright, numbered like text."""
    return page.Layout(paper.settings, paper.settings.text_sheet, draft=paper.draft)


def story(paper: AgendaPaper) -> Iterator[Flowable]:
    """Yield letterhead, title, the days with their items, and a signature where somebody signs."""
    event, room = paper.event, layout(paper).width
    yield from letterhead(paper.letterhead, paper.settings, room)
    yield heading.title([TITLE, wording.unbroken_year(event.name.upper())], room)
    yield heading.subtitle([_where_and_when(paper)], room)
    yield Spacer(0, 10)
    columns = filling(room, [(title.format(zone=event.time_zone), w, align) for title, w, align in _COLUMNS])
    foot = []
    if paper.signatory:
        when = wording.place_and_date(paper.place or event.city, paper.signed_on)
        foot = [Signatures(Block(paper.signatory, (when,)), None, room, page.body_size(paper.settings))]
    yield Grid(columns, list(_rows(paper)), GridStyle(size=_SIZE), page.height(foot, room))
    yield from foot


def render_pdf(paper: AgendaPaper) -> bytes:
    """Return the agenda as PDF."""
    return page.render(f"{TITLE.title()} – {paper.event.name}", story(paper), layout(paper))


def _where_and_when(paper: AgendaPaper) -> str:
    event = paper.event
    return f"{wording.venue(event)}, {dates.date_range(event.start_date, event.end_date)}"


def _rows(paper: AgendaPaper) -> Iterator[Row]:
    days = sorted({day.date for day in paper.agenda.days} | {item.date for item in paper.agenda.items})
    items = sorted(paper.agenda.items, key=lambda item: item.date)
    by_day = {day: list(found) for day, found in groupby(items, key=lambda item: item.date)}
    for place, day in enumerate(days):
        band = _band(place, day, alone=len(days) == 1)
        yield Row((band,), (len(_COLUMNS),), bold=True, shaded=True, with_next=True, aligns=(Align.LEFT,))
        if day not in by_day:
            yield Row(("", "Belum ada mata acara."), (1, len(_COLUMNS) - 1))
        for number, item in enumerate(by_day.get(day, []), start=1):
            yield Row((str(number), *_cells(item)))


def _band(place: int, day: date, *, alone: bool) -> str:
    written = dates.long_date(day).upper()
    if alone:
        return written
    ordinal = _ORDINALS[place] if place < len(_ORDINALS) else f"KE-{place + 1}"
    return f"HARI {ordinal} – {written}"


def _cells(item: AgendaItemRow) -> tuple[str, ...]:
    remarks = "\n".join(filter(None, (item.room, item.remarks)))
    return wording.slot(item.start_time, item.end_time), item.title, item.speaker, item.moderator, remarks
