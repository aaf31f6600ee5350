"""Tanda Pengenal: name badges with a code, several to a sheet, with marks to cut along."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from reportlab.lib.units import inch, mm
from reportlab.platypus import Flowable

from rakor_desktop.documents import badge_face, page, wording
from rakor_desktop.documents.badge_face import BadgeStyle, Face, Heading
from rakor_desktop.documents.card_data import BadgePaper, BadgeSize
from rakor_desktop.documents.cards import CardGrid, Draw, sheets
from rakor_desktop.documents.fitting import Sizes
from rakor_desktop.documents.letterhead import picture
from rakor_desktop.domain import badge_code, dates
from rakor_desktop.domain.attendance import GROUPS, ROLES, AttendeeRow, Group

TITLE = "Tanda Pengenal"

STYLES = {
    BadgeSize.CARD: BadgeStyle(
        width=90 * mm,
        height=55 * mm,
        inset=3 * mm,
        head=7.5 * mm,
        head_size=8,
        name=Sizes(20, 9),
        detail=Sizes(8.5, 6.5),
        bars=8 * mm,
        bar=10 / 600 * inch,
        code_size=7,
        band=6 * mm,
        band_size=12,
        gap=1 * mm,
    ),
    BadgeSize.A6: BadgeStyle(
        width=105 * mm,
        height=148 * mm,
        inset=9 * mm,
        head=17 * mm,
        head_size=11,
        name=Sizes(30, 12),
        detail=Sizes(14, 8),
        bars=18 * mm,
        bar=12 / 600 * inch,
        code_size=9,
        band=15 * mm,
        band_size=24,
        gap=2.5 * mm,
    ),
}
"""The narrowest bar is whole dots of a printer, of 300 to the inch too, and wider than scanners ask for, with
room for ten beside."""
_EDGES = {BadgeSize.CARD: 5 * mm, BadgeSize.A6: 0.0}
"""What printers cannot reach is kept free around small cards; the large ones have it within them."""


def layout(paper: BadgePaper) -> page.Layout:
    """Return how the sheet lies: upright, the cards using all of it."""
    return page.Layout(paper.settings, paper.settings.list_sheet, draft=paper.draft, whole=True)


def story(paper: BadgePaper) -> Iterator[Flowable]:
    """Yield the sheets of cards."""
    style = STYLES[paper.size]
    event = paper.event
    emblem = picture(paper.letterhead.emblem) if paper.letterhead else None
    when = ", ".join(filter(None, (dates.date_range(event.start_date, event.end_date), event.city)))
    heading = Heading(style, emblem, event.short_name or event.name, when)
    grid = CardGrid(layout(paper).size, (style.width, style.height), _EDGES[paper.size])
    yield from sheets(grid, _cards(paper, style, heading))


def render_pdf(paper: BadgePaper) -> bytes:
    """Return the badges as PDF."""
    return page.render(f"{TITLE} – {paper.event.name}", story(paper), layout(paper))


def _cards(paper: BadgePaper, style: BadgeStyle, heading: Heading) -> Iterator[Draw]:
    faces = [_face(paper, row) for row in sorted(paper.people, key=lambda row: row.order)]
    group = paper.group or Group.PARTICIPANTS
    empty = Face(GROUPS[group].upper(), group)
    for face in (*faces, *(empty,) * max(paper.blanks, 0)):
        yield partial(badge_face.draw, style=style, heading=heading, face=face)


def _face(paper: BadgePaper, row: AttendeeRow) -> Face:
    return Face(
        ROLES[row.role].upper(),
        row.group,
        row.prefix,
        row.name,
        row.suffix,
        row.position,
        wording.home(row),
        badge_code.printed(paper.event.uid, row.code),
    )
