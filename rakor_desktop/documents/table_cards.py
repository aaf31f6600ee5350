"""Papan Nama Meja: a sheet folded in the middle, the name on both sides, one of them upside down."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from reportlab.lib.units import mm
from reportlab.platypus import Flowable, PageBreak

from rakor_desktop.documents import page, wording
from rakor_desktop.documents.card_data import TableCardKind, TableCardPaper
from rakor_desktop.documents.fitting import Box, Fitted, Sizes, fitted, fitted_name
from rakor_desktop.documents.ink import Ink
from rakor_desktop.domain.attendance import AttendeeRow

TITLE = "Papan Nama Meja"

_INSET = 15 * mm
_ABOVE_BELOW = 10 * mm
_NAME = Sizes(110, 20, 2)
_JOB = Sizes(28, 12, 1)
_HOME = Sizes(32, 12, 1)
_DETAIL = 0.16
"""How much of a side office and institution may take each: they are read nearby, the name across a hall."""
_GAP = 4 * mm
_MOST_LINES = 3
_FOLD_MARK = 10 * mm


@dataclass(frozen=True, slots=True)
class _Side:
    """What stands on either side: a name in its parts, and what is told below it."""

    name: str
    prefix: str = ""
    suffix: str = ""
    job: str = ""
    home: str = ""


class TableCard(Flowable):  # type: ignore[misc] # ReportLab has no types
    """One sheet with the name on both halves and marks to fold along."""

    def __init__(self, sheet: tuple[float, float], side: _Side) -> None:
        super().__init__()
        self.width, self.height = sheet
        self._side = side

    def wrap(self, _width: float, _height: float) -> tuple[float, float]:
        """Return the size, which is that of the sheet."""
        return self.width, self.height

    def draw(self) -> None:
        """Draw both sides, so that each stands upright when the sheet is folded."""
        parts = self._parts()
        self._write(parts)
        self.canv.saveState()
        self.canv.translate(self.width, self.height)
        self.canv.rotate(180)
        self._write(parts)
        self.canv.restoreState()
        self._mark_fold()

    def _parts(self) -> list[Fitted]:
        side, room = self._side, self.width - 2 * _INSET
        free = self.height / 2 - 2 * _ABOVE_BELOW
        below = Box(room, free * _DETAIL, 2)
        details = [fitted(side.job, below, _JOB), fitted(side.home, below, _HOME)]
        details = [part for part in details if part.lines]
        left = free - sum(part.height + _GAP for part in details)
        name = fitted_name(side.prefix, side.name, side.suffix, Box(room, left, _MOST_LINES), _NAME)
        return [name, *details]

    def _write(self, parts: list[Fitted]) -> None:
        """Write one side into the lower half, in the middle of it."""
        ink = Ink(self.canv)
        high = sum(part.height for part in parts) + _GAP * (len(parts) - 1)
        top = (self.height / 2 + high) / 2
        for part in parts:
            top = part.write(ink, _INSET, self.width - _INSET, top) - _GAP
        ink.dry()

    def _mark_fold(self) -> None:
        canvas: Any = self.canv
        canvas.saveState()
        canvas.setStrokeGray(0.55)
        canvas.setLineWidth(0.4)
        canvas.setDash(3, 2)
        canvas.line(0, self.height / 2, _FOLD_MARK, self.height / 2)
        canvas.line(self.width - _FOLD_MARK, self.height / 2, self.width, self.height / 2)
        canvas.restoreState()


def layout(paper: TableCardPaper) -> page.Layout:
    """Return how the sheet lies: across, to be folded in the middle."""
    return page.Layout(
        paper.settings, paper.settings.list_sheet, landscape=True, draft=paper.draft, whole=True
    )


def story(paper: TableCardPaper) -> Iterator[Flowable]:
    """Yield one sheet for each person or place."""
    size = layout(paper).size
    for number, side in enumerate(list(_sides(paper)) or [_Side("")]):
        if number:
            yield PageBreak()
        yield TableCard(size, side)


def render_pdf(paper: TableCardPaper) -> bytes:
    """Return the table cards as PDF."""
    return page.render(f"{TITLE} – {paper.event.name}", story(paper), layout(paper))


def _sides(paper: TableCardPaper) -> Iterator[_Side]:
    if paper.kind is TableCardKind.PLACE:
        yield from (_Side(place) for place in paper.places)
        return
    for row in sorted(paper.people, key=lambda row: row.order):
        yield _person(row)


def _person(row: AttendeeRow) -> _Side:
    return _Side(row.name, row.prefix, row.suffix, row.position, wording.home(row))
