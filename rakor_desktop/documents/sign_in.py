"""The rows of a sign-in sheet, in pairs whose signature cells are two rows high and set off in zig-zag."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from reportlab.lib.units import mm
from reportlab.platypus import Flowable, PageBreak

from rakor_desktop.documents import fonts
from rakor_desktop.documents.breaking import SHORTENED, broken, shortened, width
from rakor_desktop.documents.grid import Column
from rakor_desktop.documents.ink import LEADING, Align, Face, Ink
from rakor_desktop.documents.text import plain

HEAD_HEIGHT = 10 * mm
LOWEST_ROW = 8.5
HIGHEST_ROW = 30.0
SIGNATURE = "TANDA TANGAN"
_SIZES = (9.0, 8.5, 8.0, 7.5, 7.0)
_HEAD_SIZES = (8.5, 8.0, 7.0, 6.0)
_NUMBER_SIZE = 8.0
_MOST_LINES = 12
_MOST_LETTERS = 2000  # more than so many lines ever hold
_PAIR = 2
_PAD_X = 3.0
_PAD_Y = 1.2
_DOT = "."
_FUZZ = 0.01


@dataclass(frozen=True, slots=True)
class SignatureCells:
    """The columns to sign in: their whole width, and a title per day where there are several days."""

    width: float
    days: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class _Cell:
    lines: list[str]
    size: float


@dataclass(frozen=True, slots=True)
class _Line:
    cells: tuple[_Cell, ...]
    height: float


class SignInSheet(Flowable):  # type: ignore[misc] # ReportLab has no types
    """Numbered rows to sign on; the first cell of a row is its number.

    The last pair goes to a new page with what follows, when that needs ``below`` points and has not got them.
    """

    def __init__(
        self,
        columns: Sequence[Column],
        rows: Sequence[tuple[str, ...]],
        signatures: SignatureCells,
        row_height: float,
        below: float = 0.0,
    ) -> None:
        super().__init__()
        self._below = below
        self._columns = columns
        self._rows = rows
        self._signatures = signatures
        self._row_height = row_height
        self._laid: dict[int, _Line] = {}
        self._edges = [0.0]
        for column in columns:
            self._edges.append(self._edges[-1] + column.width)

    def wrap(self, _width: float, height: float) -> tuple[float, float]:
        """Return the size, or a little more than ``height`` when it does not fit."""
        used = HEAD_HEIGHT
        for place in range(len(self._rows)):
            used += self._line(place).height
            if used > height + _FUZZ:
                break
        if len(self._rows) > _PAIR and used <= height + _FUZZ < used + self._below:
            used = height + 1
        self.width, self.height = self._edges[-1] + self._signatures.width, used
        return self.width, self.height

    def split(self, _width: float, height: float) -> list[Flowable]:
        """Return the pairs that fit and the rest, or nothing when no pair fits."""
        room = height - HEAD_HEIGHT
        count = 0
        while count < len(self._rows):
            pair = range(count, min(count + _PAIR, len(self._rows)))
            high = sum(self._line(place).height for place in pair)
            if high > room + _FUZZ:
                break
            room -= high
            count = pair.stop
        between = []
        if count == len(self._rows):
            count = self._before_last()
            between = [PageBreak()]
        elif count > _PAIR and len(self._rows) - count == 1:
            count -= _PAIR  # one row alone on a page looks forgotten
        if not count:
            return []
        return [self._part(0, count, 0.0), *between, self._part(count, len(self._rows), self._below)]

    def _before_last(self) -> int:
        """Return how many rows stay when the last pair goes along; a single last row takes a pair with it."""
        odd = len(self._rows) % _PAIR
        moved = odd + _PAIR
        return len(self._rows) - (moved if moved < len(self._rows) else odd or _PAIR)

    def _part(self, first: int, end: int, below: float) -> SignInSheet:
        rows = self._rows[first:end]
        part = SignInSheet(self._columns, rows, self._signatures, self._row_height, below)
        part._laid = {place - first: line for place, line in self._laid.items() if first <= place < end}
        return part

    def draw(self) -> None:
        """Draw head, rows and rules."""
        ink = Ink(self.canv)
        self._draw_head(ink)
        top = self.height - HEAD_HEIGHT
        for first in range(0, len(self._rows), _PAIR):
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
        for place in range(first, min(first + _PAIR, len(self._rows))):
            line = self._line(place)
            self._draw_cells(ink, line, top)
            self._draw_places_to_sign(ink, self._rows[place][0], top - line.height / 2, second=place > first)
            top -= line.height
            ink.rule(0, top, self._edges[-1], top)
        ink.rule(self._edges[-1], top, self.width, top)
        return top

    def _draw_cells(self, ink: Ink, line: _Line, top: float) -> None:
        for place, cell in enumerate(line.cells):
            box = (self._edges[place] + _PAD_X, self._edges[place + 1] - _PAD_X)
            start = top - (line.height - len(cell.lines) * cell.size * LEADING) / 2
            ink.cell(box, start, cell.lines, Face(fonts.REGULAR, cell.size), self._columns[place].align)

    def _draw_places_to_sign(self, ink: Ink, number: str, middle: float, *, second: bool) -> None:
        columns = len(self._signatures.days) or 1
        wide = self._signatures.width / columns
        text = _dotted(number, wide / 2 - 2 * _PAD_X)
        for column in range(columns):
            x = self._edges[-1] + column * wide + (wide / 2 if second else 0) + _PAD_X
            ink.text(x, middle - _NUMBER_SIZE / 3, text, Face(fonts.REGULAR, _NUMBER_SIZE))

    def _line(self, place: int) -> _Line:
        line = self._laid.get(place)
        if line is None:
            cells = tuple(
                self._fitted(plain(text, lines=True), column.width - 2 * _PAD_X)
                for text, column in zip(self._rows[place], self._columns, strict=True)
            )
            highest = max(len(cell.lines) * cell.size * LEADING for cell in cells) + 2 * _PAD_Y
            line = self._laid[place] = _Line(cells, max(self._row_height, highest))
        return line

    def _fitted(self, text: str, room: float) -> _Cell:
        """Shrink until the text fits the row; what still does not makes the row higher."""
        if not text:
            return _Cell([], _SIZES[0])
        if len(text) > _MOST_LETTERS:
            text = text[:_MOST_LETTERS] + SHORTENED
        high = self._row_height - 2 * _PAD_Y
        lines: list[str] = []
        for size in _SIZES:
            lines = broken(text, fonts.REGULAR, size, room)
            if len(lines) * size * LEADING <= high:
                return _Cell(lines, size)
        return _Cell(shortened(lines, _MOST_LINES), _SIZES[-1])


def _dotted(number: str, room: float) -> str:
    """Return the number and dots to sign on, as many as there is room for."""
    lead = f"{number} "
    free = room - width(lead, fonts.REGULAR, _NUMBER_SIZE)
    return lead + _DOT * max(3, int(free / width(_DOT, fonts.REGULAR, _NUMBER_SIZE)))
