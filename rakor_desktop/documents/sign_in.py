"""The table of a sign-in sheet on one page, in pairs whose signature cells are two rows high, in zig-zag."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from reportlab.platypus import Flowable

from rakor_desktop.documents import fonts
from rakor_desktop.documents.breaking import broken, width
from rakor_desktop.documents.grid import Column
from rakor_desktop.documents.ink import LEADING, Align, Face, Ink
from rakor_desktop.documents.sign_in_rows import HEAD_HEIGHT, PAD_X, PAIR, LaidRow

SIGNATURE = "TANDA TANGAN"
_HEAD_SIZES = (8.5, 8.0, 7.0, 6.0)
_NUMBER_SIZE = 8.0
_DOT = "."


@dataclass(frozen=True, slots=True)
class SignatureCells:
    """The columns to sign in: their whole width, and a title per day where there are several days."""

    width: float
    days: tuple[str, ...] = ()


class SignInSheet(Flowable):  # type: ignore[misc] # ReportLab has no types
    """Rows to sign on, all on one page, numbered from ``first``."""

    def __init__(
        self,
        columns: Sequence[Column],
        signatures: SignatureCells,
        rows: Sequence[LaidRow],
        first: int = 1,
    ) -> None:
        super().__init__()
        self._columns = columns
        self._rows = rows
        self._first = first
        self._signatures = signatures
        self._edges = [0.0]
        for column in columns:
            self._edges.append(self._edges[-1] + column.width)
        self.width = self._edges[-1] + signatures.width
        self.height = HEAD_HEIGHT + sum(row.height for row in rows)

    def wrap(self, _width: float, _height: float) -> tuple[float, float]:
        """Return the size."""
        return self.width, self.height

    def draw(self) -> None:
        """Draw head, rows and rules."""
        ink = Ink(self.canv)
        self._draw_head(ink)
        top = self.height - HEAD_HEIGHT
        for first in range(0, len(self._rows), PAIR):
            top = self._draw_pair(ink, first, top)
        right = self.width
        ink.rule(0, self.height, right, self.height)
        for x in (*self._edges, right):
            ink.rule(x, self.height, x, top)
        self._draw_inner_uprights(ink, top)
        ink.dry()

    def _draw_inner_uprights(self, ink: Ink, bottom: float) -> None:
        left, wide = self._edges[-1], self._signatures.width
        days = len(self._signatures.days)
        if not days:
            ink.rule(left + wide / 2, self.height - HEAD_HEIGHT, left + wide / 2, bottom)
            return
        for day in range(1, days):
            x = left + wide * day / days
            ink.rule(x, self.height - HEAD_HEIGHT / 2, x, bottom)

    def _draw_head(self, ink: Ink) -> None:
        ink.shade(0, self.height - HEAD_HEIGHT, self.width, HEAD_HEIGHT)
        edges = self._edges
        for place, column in enumerate(self._columns):
            self._title(ink, column.title, (edges[place], edges[place + 1]), self.height, HEAD_HEIGHT)
        left, days = edges[-1], self._signatures.days
        high = HEAD_HEIGHT / 2 if days else HEAD_HEIGHT
        self._title(ink, SIGNATURE, (left, self.width), self.height, high)
        step = self._signatures.width / len(days) if days else 0
        for place, day in enumerate(days):
            box = (left + place * step, left + (place + 1) * step)
            self._title(ink, day, box, self.height - high, high)
        if days:
            ink.rule(left, self.height - high, self.width, self.height - high)
        ink.rule(0, self.height - HEAD_HEIGHT, self.width, self.height - HEAD_HEIGHT)

    @staticmethod
    def _title(ink: Ink, text: str, box: tuple[float, float], top: float, high: float) -> None:
        inner = (box[0] + 1, box[1] - 1)
        sizes = {size: broken(text, fonts.BOLD, size, inner[1] - inner[0]) for size in _HEAD_SIZES}
        fitting = [size for size, lines in sizes.items() if len(lines) * size * LEADING <= high]
        size = fitting[0] if fitting else _HEAD_SIZES[-1]
        start = top - (high - len(sizes[size]) * size * LEADING) / 2
        ink.cell(inner, start, sizes[size], Face(fonts.BOLD, size), Align.CENTRE)

    def _draw_pair(self, ink: Ink, first: int, top: float) -> float:
        """Draw two rows, or the odd last one; return where the next pair begins."""
        for place in range(first, min(first + PAIR, len(self._rows))):
            line = self._rows[place]
            self._draw_cells(ink, line, top)
            number = str(self._first + place)
            self._draw_places_to_sign(ink, number, top - line.height / 2, second=place > first)
            top -= line.height
            ink.rule(0, top, self._edges[-1], top)
        ink.rule(self._edges[-1], top, self.width, top)
        return top

    def _draw_cells(self, ink: Ink, line: LaidRow, top: float) -> None:
        for place, cell in enumerate(line.cells):
            box = (self._edges[place] + PAD_X, self._edges[place + 1] - PAD_X)
            start = top - (line.height - cell.height) / 2
            ink.cell(box, start, cell.lines, Face(fonts.REGULAR, cell.size), self._columns[place].align)

    def _draw_places_to_sign(self, ink: Ink, number: str, middle: float, *, second: bool) -> None:
        columns = len(self._signatures.days) or 1
        wide = self._signatures.width / columns
        text = _dotted(number, wide / 2 - 2 * PAD_X)
        for column in range(columns):
            x = self._edges[-1] + column * wide + (wide / 2 if second else 0) + PAD_X
            ink.text(x, middle - _NUMBER_SIZE / 3, text, Face(fonts.REGULAR, _NUMBER_SIZE))


def _dotted(number: str, room: float) -> str:
    """Return the number and dots to sign on, as many as there is room for."""
    lead = f"{number} "
    free = room - width(lead, fonts.REGULAR, _NUMBER_SIZE)
    return lead + _DOT * max(3, int(free / width(_DOT, fonts.REGULAR, _NUMBER_SIZE)))
