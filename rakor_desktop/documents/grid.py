"""A table of strings that breaks over pages anywhere, even inside a row: no text is too long for it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from reportlab.platypus import Flowable, PageBreak

from rakor_desktop.documents import fonts
from rakor_desktop.documents.breaking import broken, shortened, width
from rakor_desktop.documents.ink import LEADING, Align, Face, Ink
from rakor_desktop.documents.text import plain

PAD_X = 3.0
PAD_Y = 2.5
KEPT_TOGETHER = 80.0
"""A row lower than this many points is never broken over two pages."""
_FEWEST_LINES = 2
_MOST_HEAD_LINES = 4
_LAST_ROWS = 2
"""How many rows at least accompany what follows to a new page."""
_MOST_BAND_LINES = 2
CONTINUED = " (lanjutan)"
"""Stands behind the title of a band that is repeated where its rows go on."""
_AROUND = 3.0
_FUZZ = 0.01


@dataclass(frozen=True, slots=True)
class Column:
    """One column: its title, its width in points and where its text stands."""

    title: str
    width: float
    align: Align = Align.LEFT


def filling(room: float, parts: Iterable[tuple[str, float, Align]]) -> list[Column]:
    """Return columns of these titles, widths and aligns, the widths scaled together to ``room`` points."""
    known = list(parts)
    share = room / sum(width for _title, width, _align in known)
    return [Column(title, width * share, align) for title, width, align in known]


@dataclass(frozen=True, slots=True)
class Row:
    """One row; ``spans`` tells how many columns each cell takes, one each when empty."""

    cells: tuple[str, ...]
    spans: tuple[int, ...] = ()
    bold: bool = False
    shaded: bool = False
    with_next: bool = False
    """Whether it must not be the last row of a page."""
    aligns: tuple[Align, ...] = ()
    """Where each cell's text stands, when not as its column says."""


@dataclass(frozen=True, slots=True)
class GridStyle:
    """How a grid looks; ``ruled`` draws its lines, ``head`` its titles on every page."""

    size: float = 9
    ruled: bool = True
    head: bool = True
    pad_x: float = PAD_X
    pad_y: float = PAD_Y
    numbered: bool = False
    """Whether a row that goes on over a page repeats its number and says beside it that it goes on."""
    hang: bool = False
    """Whether lines after the first of ``1. ...`` stand under its text."""

    @property
    def leading(self) -> float:
        """The distance of two lines in points."""
        return self.size * LEADING


@dataclass(frozen=True, slots=True)
class _Cell:
    left: float
    right: float
    align: Align
    lines: list[str]
    hang: float = 0.0

    def after(self, count: int) -> _Cell:
        """Return the lines after the first ``count``, all of them hanging."""
        return replace(self, lines=self.lines[count:], left=self.left + self.hang, hang=0.0)


@dataclass(frozen=True, slots=True)
class _Laid:
    """A row broken into lines; ``band`` is the title it gives to the rows below it, if it is short."""

    cells: tuple[_Cell, ...]
    height: float
    bold: bool
    shaded: bool
    with_next: bool
    band: str = ""

    def cut(self, count: int, leading: float) -> tuple[_Laid, _Laid]:
        """Return the part with the first ``count`` lines of each cell, and the rest."""
        most = max(len(cell.lines) for cell in self.cells)
        first = tuple(replace(cell, lines=cell.lines[:count]) for cell in self.cells)
        rest = tuple(cell.after(count) for cell in self.cells)
        return (
            replace(self, cells=first, height=self.height - (most - count) * leading, band=""),
            replace(self, cells=rest, height=self.height - count * leading, band=""),
        )

    def numbered_as(self, whole: _Laid) -> _Laid:
        """Return the rest of a cut row under its number; the next cell says so where it has no more text."""
        number, name, *others = self.cells
        number = replace(number, lines=whole.cells[0].lines[:1])
        name = replace(name, lines=name.lines or [CONTINUED.strip()])
        return replace(self, cells=(number, name, *others))


class Grid(Flowable):  # type: ignore[misc] # ReportLab has no types
    """Rows under a head that is repeated on every page, and with it the band whose rows go on.

    The last rows go to a new page with what follows, when that needs ``below`` points and has not got them.
    """

    def __init__(
        self,
        columns: Sequence[Column],
        rows: Sequence[Row | _Laid],
        style: GridStyle | None = None,
        below: float = 0.0,
        head: _Laid | None = None,
    ) -> None:
        super().__init__()
        self._columns = columns
        self._rows = list(rows)
        self._style = style or GridStyle()
        self._below = below
        self._edges = [0.0]
        for column in columns:
            self._edges.append(self._edges[-1] + column.width)
        self._head = (head or self._lay_head()) if self._style.head else None
        self.spaceBefore = self.spaceAfter = _AROUND if self._style.ruled else 0.0

    def wrap(self, _width: float, height: float) -> tuple[float, float]:
        """Return the size, or a little more than ``height`` when it does not fit."""
        used = self._head.height if self._head else 0.0
        for place in range(len(self._rows)):
            used += self._laid(place).height
            if used > height + _FUZZ:
                break
        wanted = self._below + self.spaceAfter if self._below else 0.0
        if self._moves() and used <= height + _FUZZ < used + wanted:
            used = height + 1
        self.width, self.height = self._edges[-1], used
        return self.width, self.height

    @property
    def _last(self) -> int:
        """How many of the rows go along with what follows; one stays, be it a band that goes with them."""
        return min(_LAST_ROWS, len(self._rows) - 1)

    def _moves(self) -> bool:
        """Whether rows can go to a new page with what follows; one page of them all is not left empty."""
        stay = self._rows[: -self._last] if self._last else []
        at_top = getattr(getattr(self, "_frame", None), "_atTop", 0)
        return bool(stay) and not (at_top and all(row.with_next for row in stay))

    def split(self, _width: float, height: float) -> list[Flowable]:
        """Return what fits and the rest, or nothing when not even the first lines fit."""
        room = height - (self._head.height if self._head else 0.0)
        taken: list[Row | _Laid] = []
        while len(taken) < len(self._rows) and self._laid(len(taken)).height <= room + _FUZZ:
            row = self._laid(len(taken))
            taken.append(row)
            room -= row.height
        everything = len(taken) == len(self._rows)
        if everything:
            taken = taken[: -self._last]
        cut = None if everything else self._cut(self._laid(len(taken)), room)
        rest = self._rows[len(taken) :]
        if cut:
            taken.append(cut[0])
            rest[0] = cut[1]
        while not cut and taken and taken[-1].with_next:
            rest.insert(0, taken.pop())
        if not taken:
            return []
        rest = [*self._continued(taken, rest[0]), *rest]
        first = Grid(self._columns, taken, self._style, 0.0, self._head)
        between = [PageBreak()] if everything else []
        return [first, *between, Grid(self._columns, rest, self._style, self._below, self._head)]

    def _continued(self, before: Sequence[Row | _Laid], first: Row | _Laid) -> list[Row]:
        """Return the band that goes on at ``first`` once more, if any."""
        over = next((row for row in reversed(before) if row.with_next), None)
        if first.with_next or not isinstance(over, _Laid) or not over.band:
            return []
        title = over.band.removesuffix(CONTINUED) + CONTINUED
        return [Row((title,), (len(self._columns),), over.bold, over.shaded, True, (Align.LEFT,))]

    def draw(self) -> None:
        """Draw the rows downwards."""
        ink = Ink(self.canv)
        top = self.height
        ruler = _Ruler(ink, self._edges[-1])
        for place in range(-1 if self._head else 0, len(self._rows)):
            row = self._head if place < 0 and self._head else self._laid(place)
            if row.shaded:
                ink.shade(0, top - row.height, self._edges[-1], row.height)
            self._write(ink, row, top, middle=place < 0)
            if self._style.ruled:
                ruler.row(top, {cell.left for cell in row.cells} | {row.cells[-1].right})
            top -= row.height
        if self._style.ruled:
            ruler.close(top)
        ink.dry()

    def _write(self, ink: Ink, row: _Laid, top: float, *, middle: bool) -> None:
        face = Face(fonts.BOLD if row.bold else fonts.REGULAR, self._style.size)
        for cell in row.cells:
            start = top - self._style.pad_y
            if middle:
                start = top - (row.height - len(cell.lines) * self._style.leading) / 2
            box = (cell.left + self._style.pad_x, cell.right - self._style.pad_x)
            lines = cell.lines
            if cell.hang and lines:
                ink.cell(box, start, lines[:1], face, cell.align)
                box, lines, start = (box[0] + cell.hang, box[1]), lines[1:], start - self._style.leading
            ink.cell(box, start, lines, face, cell.align)

    def _cut(self, row: _Laid, room: float) -> tuple[_Laid, _Laid] | None:
        if row.height <= KEPT_TOGETHER:
            return None
        most = max(len(cell.lines) for cell in row.cells)
        count = int((room - 2 * self._style.pad_y + _FUZZ) // self._style.leading)
        count = min(count, most - _FEWEST_LINES)
        if count < _FEWEST_LINES:
            return None
        first, rest = row.cut(count, self._style.leading)
        return first, (rest.numbered_as(row) if self._style.numbered else rest)

    def _laid(self, place: int) -> _Laid:
        row = self._rows[place]
        if isinstance(row, Row):
            row = self._rows[place] = self._lay(row)
        return row

    def _lay_head(self) -> _Laid:
        titles = tuple(column.title for column in self._columns)
        centred = (Align.CENTRE,) * len(titles)
        return self._lay(Row(titles, bold=True, shaded=True, aligns=centred), _MOST_HEAD_LINES)

    def _lay(self, row: Row, most_lines: int | None = None) -> _Laid:
        font = fonts.BOLD if row.bold else fonts.REGULAR
        cells = []
        at = 0
        for place, text in enumerate(row.cells):
            end = at + (row.spans[place] if row.spans else 1)
            align = row.aligns[place] if row.aligns else self._columns[at].align
            cell = self._lay_cell(text, font, (self._edges[at], self._edges[end]), align)
            cells.append(replace(cell, lines=shortened(cell.lines, most_lines)) if most_lines else cell)
            at = end
        most = max(len(cell.lines) for cell in cells)
        height = most * self._style.leading + 2 * self._style.pad_y
        band = row.cells[0] if row.with_next and len(cells) == 1 and most <= _MOST_BAND_LINES else ""
        return _Laid(tuple(cells), height, row.bold, row.shaded, row.with_next, band)

    def _lay_cell(self, text: str, font: str, box: tuple[float, float], align: Align) -> _Cell:
        style = self._style
        room = box[1] - box[0] - 2 * style.pad_x
        clean = plain(text, lines=True)
        number, dot, _rest = clean.partition(" ")
        if not (style.hang and dot and number.rstrip(".)").isalnum() and number[-1:] in ".)"):
            return _Cell(*box, align, broken(clean, font, style.size, room))
        # Broken narrower as a whole: the first line could be longer, but its number takes that room.
        hang = width(f"{number} ", font, style.size)
        lines = broken(clean[len(number) + 1 :], font, style.size, room - hang)
        return _Cell(*box, align, [f"{number} {lines[0]}", *lines[1:]], hang)


class _Ruler:
    """Draws the lines of a grid, each upright one as long as it can be."""

    def __init__(self, ink: Ink, wide: float) -> None:
        self._ink = ink
        self._wide = wide
        self._upright: dict[float, float] = {}

    def row(self, top: float, edges: set[float]) -> None:
        self._ink.rule(0, top, self._wide, top)
        for x in sorted(self._upright.keys() - edges):
            self._ink.rule(x, self._upright.pop(x), x, top)
        for x in edges:
            self._upright.setdefault(x, top)

    def close(self, bottom: float) -> None:
        self._ink.rule(0, bottom, self._wide, bottom)
        for x in sorted(self._upright):
            self._ink.rule(x, self._upright[x], x, bottom)
