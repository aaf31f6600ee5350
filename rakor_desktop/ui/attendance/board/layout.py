"""Where the tiles of the large board go, and the largest letters that every name fits in."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import combinations

from PySide6.QtCore import QRectF

LINE = 1.18
"""Height of a line of letters, in letter sizes."""
SMALL = 0.66
"""Size of the words below a name, in letter sizes of the name."""
_COLUMNS = range(3, 9)
_MOST_LINES = 3

Measure = Callable[[str], float]
"""Returns the width of a text in strong letters one pixel high."""


@dataclass(frozen=True, slots=True)
class Room:
    """The space for the tiles in pixels, and what is kept free between and inside them."""

    box: QRectF
    gap: float
    pad: float
    largest: float
    """The letters are not made higher than this."""


@dataclass(frozen=True, slots=True)
class Plan:
    """The boxes of the tiles, first those of the regions, then the others on a line of their own."""

    letters: float
    boxes: tuple[QRectF, ...]


def plan(
    names: Sequence[str], apart: Sequence[str], words: Sequence[str], room: Room, measure: Measure
) -> Plan:
    """Return the arrangement with the largest letters; ``words`` are what may stand below a name."""
    below = max((measure(word) * SMALL for word in words), default=0) + 1.4 * SMALL
    if apart:
        wide = (room.box.width() - room.gap * (len(apart) - 1)) / len(apart) - 2 * room.pad
        room = replace(room, largest=min(room.largest, wide / max(map(measure, apart))))
    widest = {
        lines: max([below, *(_narrowest(name, lines, measure) for name in names)])
        for lines in range(1, _MOST_LINES + 1)
    }
    grids = [Grid(columns, lines, len(names), len(apart)) for columns in _COLUMNS for lines in widest]
    best = max(grids, key=lambda grid: (grid.letters(room, widest[grid.lines]), -grid.lines))
    return Plan(best.letters(room, widest[best.lines]), best.boxes(room, widest[best.lines]))


def broken(name: str, letters: float, width: float, measure: Measure) -> list[str]:
    """Return the name in lines within this width, each as full as it can be."""
    lines = [""]
    for word in name.split():
        longer = f"{lines[-1]} {word}".strip()
        if lines[-1] and measure(longer) * letters > width:
            lines.append(word)
        else:
            lines[-1] = longer
    return lines


@dataclass(frozen=True, slots=True)
class Grid:
    """So many columns for the regions, names of so many lines, and one more line for the others."""

    columns: int
    lines: int
    count: int
    apart: int

    @property
    def rows(self) -> int:
        """How many rows of regions there are."""
        return -(-self.count // self.columns)

    def letters(self, room: Room, widest: float) -> float:
        """Return the largest letters with which ``widest``, in letters, and all rows fit."""
        extra = bool(self.apart)
        wide = (room.box.width() - room.gap * (self.columns - 1)) / self.columns - 2 * room.pad
        high = room.box.height() - room.gap * (self.rows - 1 + extra) - 2 * room.pad * (self.rows + extra)
        ems = self.rows * _high(self.lines) + extra * _high(1)
        return max(1.0, min(room.largest, wide / max(widest, 1), high / max(ems, 1)))

    def boxes(self, room: Room, widest: float) -> tuple[QRectF, ...]:
        """Return the boxes of all tiles; what height is left over goes to all rows alike."""
        letters, extra, box, gap = self.letters(room, widest), bool(self.apart), room.box, room.gap
        high, low = (letters * _high(lines) + 2 * room.pad for lines in (self.lines, 1))
        used = self.rows * high + extra * low + gap * (self.rows - 1 + extra)
        more = max(0.0, box.height() - used) / max(1, self.rows + extra)
        high, low = high + more, low + more
        below = QRectF(box.left(), box.top() + self.rows * (high + gap), box.width(), low)
        return (
            *(_cell(box, high, gap, (self.columns, place)) for place in range(self.count)),
            *(_cell(below, low, gap, (self.apart, place)) for place in range(self.apart)),
        )


def _high(lines: int) -> float:
    return (lines + SMALL + 0.1) * LINE


def _cell(box: QRectF, high: float, gap: float, where: tuple[int, int]) -> QRectF:
    columns, place = where
    row, column = divmod(place, columns)
    wide = (box.width() - gap * (columns - 1)) / columns
    return QRectF(box.left() + column * (wide + gap), box.top() + row * (high + gap), wide, high)


@lru_cache(maxsize=1024)
def _narrowest(name: str, lines: int, measure: Measure) -> float:
    """Return the width, in letters, of a name broken into at most so many lines as evenly as can be."""
    words = name.split()
    ways = (
        [" ".join(words[start:end]) for start, end in zip((0, *cuts), (*cuts, len(words)), strict=True)]
        for pieces in range(1, min(lines, len(words)) + 1)
        for cuts in combinations(range(1, len(words)), pieces - 1)
    )
    return min((max(map(measure, way)) for way in ways), default=0.0)
