"""The rows of a sign-in sheet: broken into lines, shrunk into their cells, dealt out to pages in pairs."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from reportlab.lib.units import mm

from rakor_desktop.documents import fonts
from rakor_desktop.documents.breaking import SHORTENED, broken, shortened
from rakor_desktop.documents.grid import Column
from rakor_desktop.documents.ink import LEADING
from rakor_desktop.documents.text import plain

HEAD_HEIGHT: float = 10 * mm
LOWEST_ROW: float = 8.5 * mm
HIGHEST_ROW: float = 30 * mm
PAIR = 2
PAD_X = 3.0
_PAD_Y = 1.2
_SIZES = (9.0, 8.5, 8.0, 7.5, 7.0)
_MOST_LINES = 12
_MOST_LETTERS = 2000  # more than so many lines ever hold
_FEW = 4
_LEAST_SHARE = 0.85
_STEP: float = 0.1 * mm
_FUZZ = 0.01


@dataclass(frozen=True, slots=True)
class Cell:
    """Lines of text and their size in points."""

    lines: list[str]
    size: float

    @property
    def height(self) -> float:
        """How high the lines stand in points."""
        return len(self.lines) * self.size * LEADING


@dataclass(frozen=True, slots=True)
class LaidRow:
    """One row as it is drawn."""

    cells: tuple[Cell, ...]
    height: float


@dataclass(frozen=True, slots=True)
class Room:
    """How many points there are for rows on the first page, on the others, and for what stands below them."""

    first: float
    page: float
    below: float = 0.0


def laid(columns: Sequence[Column], rows: Sequence[tuple[str, ...]], height: float) -> list[LaidRow]:
    """Return the rows, each ``height`` points high or as high as its text needs at its smallest."""
    rooms = [column.width - 2 * PAD_X for column in columns]
    return [_laid(row, rooms, height) for row in rows]


@dataclass(frozen=True, slots=True)
class Dealt:
    """Rows and which of them stand on which page; a first range that is empty means: begin on a new page."""

    rows: list[LaidRow]
    pages: list[range]


def dealt(columns: Sequence[Column], rows: Sequence[tuple[str, ...]], height: float, room: Room) -> Dealt:
    """Lay rows and deal them to pages; a few that are left over are fitted in by lowering all a little."""

    def at(lower: float) -> Dealt:
        found = laid(columns, rows, lower)
        return Dealt(found, paged([row.height for row in found], room))

    best = at(height)
    if len(best.pages) == 1 or len(best.pages[-1]) > _FEW + 1:
        return best
    wanted = len(best.pages) - 1
    low, high = max(height * _LEAST_SHARE, LOWEST_ROW), height
    if len((lowered := at(low)).pages) > wanted:
        return best
    while high - low > _STEP:
        middle = (low + high) / 2
        found = at(middle)
        if len(found.pages) <= wanted:
            lowered, low = found, middle
        else:
            high = middle
    return lowered


def filling(height: float, room: Room, least: int) -> tuple[int, float]:
    """Return how many empty rows fill a page, or pages until there are so many, and how high they are."""
    count, lower = _filling(height, room.first - room.below)
    if count >= least:
        return count, lower
    count = _pairs(height, room.first)
    while count + (last := _pairs(height, room.page - room.below)) < least and last:
        count += _pairs(height, room.page)
    return count + last, height


def _filling(height: float, free: float) -> tuple[int, float]:
    """Return how many rows of this height, or a little less, fill one page, and their height."""
    count = max(_pairs(height, free), PAIR)
    inner = free - HEAD_HEIGHT
    if inner / (count + PAIR) >= max(height * _LEAST_SHARE, LOWEST_ROW):
        count += PAIR
    return count, min(height, max(inner / count, LOWEST_ROW))


def _pairs(height: float, free: float) -> int:
    """Return how many rows of this height there is room for, counted in pairs."""
    return max(int((free - HEAD_HEIGHT + _FUZZ) / (PAIR * height)), 0) * PAIR


def paged(heights: Sequence[float], room: Room) -> list[range]:
    """Deal rows of these heights to pages, never parting a pair; the last page has room for what follows."""
    pages: list[range] = []
    at, free = 0, room.first
    while at < len(heights):
        end = _end(heights, at, free)
        if end == at and pages:
            end = min(at + PAIR, len(heights))
        pages.append(range(at, end))
        at, free = end, room.page
    return _with_foot(heights, pages, room)


def _end(heights: Sequence[float], at: int, free: float) -> int:
    """Return where the page ends that begins at this row and has so many points."""
    used, end = HEAD_HEIGHT, at
    while end < len(heights):
        after = min(end + PAIR, len(heights))
        used += sum(heights[end:after])
        if used > free + _FUZZ:
            break
        end = after
    return end


def _with_foot(heights: Sequence[float], pages: list[range], room: Room) -> list[range]:
    """Let enough rows stand on the last page, and the signatures with them."""
    last = pages[-1]
    free = room.first if len(pages) == 1 else room.page
    fits = _fits(heights, last.start, free, room.below)
    if fits and (len(pages) == 1 or len(last) >= _FEW):
        return pages
    before = pages[:-1] if fits else pages
    for start in _starts(len(heights)):
        taken = [page for page in before if page.start < start]
        if len(taken) < len(before) or not _fits(heights, start, room.page, room.below):
            continue
        return [*taken[:-1], range(taken[-1].start, start), range(start, len(heights))]
    if fits or len(pages) > 1 or not _fits(heights, 0, room.page, room.below):
        return pages
    return [range(0), *pages]


def _starts(count: int) -> Iterator[int]:
    """Yield where the last page may begin: so that it has four rows or five, two or three, or one."""
    for rows in (_FEW, PAIR, 1):
        start = (count - rows) // PAIR * PAIR
        if start > 0:
            yield start


def _fits(heights: Sequence[float], start: int, free: float, below: float) -> bool:
    return HEAD_HEIGHT + sum(heights[start:]) + below <= free + _FUZZ


def _laid(row: tuple[str, ...], rooms: Sequence[float], height: float) -> LaidRow:
    cells = tuple(
        _fitted(plain(text, lines=True), room, height - 2 * _PAD_Y)
        for text, room in zip(row, rooms, strict=True)
    )
    return LaidRow(cells, max(height, *(cell.height + 2 * _PAD_Y for cell in cells)))


def _fitted(text: str, room: float, high: float) -> Cell:
    """Shrink until the text fits the row; what still does not makes the row higher."""
    if not text:
        return Cell([], _SIZES[0])
    if len(text) > _MOST_LETTERS:
        text = text[:_MOST_LETTERS] + SHORTENED
    lines: list[str] = []
    for size in _SIZES:
        lines = broken(text, fonts.REGULAR, size, room)
        if len(lines) * size * LEADING <= high:
            return Cell(lines, size)
    return Cell(shortened(lines, _MOST_LINES), _SIZES[-1])
