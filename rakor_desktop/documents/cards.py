"""Cards on a whole sheet: where each lies, and the marks to cut along."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from itertools import product
from typing import Any

from reportlab.lib.units import mm
from reportlab.platypus import Flowable, PageBreak

_ARM = 4 * mm
_MARK_GREY = 0.55
_MARK_WIDTH = 0.4

Draw = Callable[[Any], None]
"""Draws one card on a canvas whose origin is the card's lower left corner."""


@dataclass(frozen=True, slots=True)
class CardGrid:
    """How cards of one size lie on a sheet, in points: as many as keep ``edge`` points free around them."""

    sheet: tuple[float, float]
    card: tuple[float, float]
    edge: float = 0.0

    @property
    def counts(self) -> tuple[int, int]:
        """How many lie beside and below each other, at least one."""
        free = (side - 2 * self.edge for side in self.sheet)
        across, down = (int(room / side) for room, side in zip(free, self.card, strict=True))
        return max(across, 1), max(down, 1)

    @property
    def lines(self) -> tuple[list[float], list[float]]:
        """Where the sheet is cut: from the left, and from below; the cards stand in the middle of it."""
        found = []
        for sheet, card, count in zip(self.sheet, self.card, self.counts, strict=True):
            first = (sheet - count * card) / 2
            found.append([first + place * card for place in range(count + 1)])
        return found[0], found[1]

    def corners(self) -> list[tuple[float, float]]:
        """Return the lower left corners in reading order."""
        left, below = self.lines
        return [(x, y) for y, x in product(reversed(below[:-1]), left[:-1])]


class CardSheet(Flowable):  # type: ignore[misc] # ReportLab has no types
    """One sheet of cards and its marks."""

    def __init__(self, grid: CardGrid, cards: Iterable[Draw]) -> None:
        super().__init__()
        self._grid = grid
        self._cards = list(cards)
        self.width, self.height = grid.sheet

    def wrap(self, _width: float, _height: float) -> tuple[float, float]:
        """Return the size, which is that of the sheet."""
        return self.width, self.height

    def draw(self) -> None:
        """Draw the cards, and a small cross at every corner of one."""
        for (x, y), card in zip(self._grid.corners(), self._cards, strict=False):
            self.canv.saveState()
            self.canv.translate(x, y)
            card(self.canv)
            self.canv.restoreState()
        self._mark()

    def _mark(self) -> None:
        left, below = self._grid.lines
        crosses = [
            line
            for x, y in product(left, below)
            for line in ((x - _ARM, y, x + _ARM, y), (x, y - _ARM, x, y + _ARM))
        ]
        self.canv.saveState()
        self.canv.setStrokeGray(_MARK_GREY)
        self.canv.setLineWidth(_MARK_WIDTH)
        self.canv.lines(crosses)
        self.canv.restoreState()


def sheets(grid: CardGrid, cards: Iterable[Draw]) -> Iterator[Flowable]:
    """Yield the cards, as many to a sheet as there is room for."""
    across, down = grid.counts
    found, count = list(cards), across * down
    for first in range(0, max(len(found), 1), count):
        if first:
            yield PageBreak()
        yield CardSheet(grid, found[first : first + count])
