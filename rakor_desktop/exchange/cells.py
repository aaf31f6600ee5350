"""The filled cells of one sheet while it is read: how many there may be, and where merged ones count."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable
from dataclasses import dataclass, field

from rakor_desktop.exchange.refusal import SheetRefusedError, Why

MOST_COLUMNS = 256
MOST_CELLS = 300_000
MOST_TEXT = 4_000_000
LONGEST_CELL = 32_767
"""As long as a cell of Excel can be."""
WIDEST_GAP = 1_000
"""What stands below more blank rows than these was not meant to belong to a table."""
LAST_ROW = 20_000
_TOO_LONG = 20
_MOST_MERGES = 50_000
_MOST_WORK = 3_000_000
_RUNNING_NUMBER = re.compile(r"\(?[0-9]{1,5}[.)]*")


class Budget:
    """What may still be read of a whole file."""

    def __init__(self, most_rows: int, cells: int = MOST_CELLS, text: int = MOST_TEXT) -> None:
        self.most_rows = most_rows
        self._cells = cells
        self._text = text

    def spend(self, text: str) -> None:
        """Take one cell off what is left."""
        self._cells -= 1
        self._text -= len(text)
        if self._cells < 0 or self._text < 0:
            raise SheetRefusedError(Why.TOO_LARGE)

    def give_back(self, cells: int, text: int) -> None:
        """Have back what a sheet took that is not used after all."""
        self._cells += cells
        self._text += text


@dataclass(slots=True)
class Noticed:
    """How often something was met in a sheet, and where first (``C5``), with what stands there."""

    count: int = 0
    where: str = ""
    text: str = ""

    def add(self, row: int, column: int, text: str = "") -> None:
        """Count one more."""
        if not self.count:
            self.where, self.text = place(row, column), text
        self.count += 1


@dataclass(slots=True)
class Merged:
    """A merged area; rows and columns count from 1, the last ones belong to it."""

    top: int
    left: int
    bottom: int
    right: int


@dataclass(slots=True)
class Notes:
    """What a person should know about a sheet beside what is in its cells."""

    unknown: Noticed = field(default_factory=Noticed)
    """Formulas whose result is not in the file."""
    errors: Noticed = field(default_factory=Noticed)
    far: Noticed = field(default_factory=Noticed)
    """Cells too far off to belong to a table."""
    hidden: Noticed = field(default_factory=Noticed)
    """Rows that are hidden or filtered out on screen."""


class Cells:
    """The filled cells of one sheet by row and column, both from 1."""

    def __init__(self, budget: Budget) -> None:
        self._budget = budget
        self._rows: dict[int, dict[int, str]] = {}
        self._merges: list[Merged] = []
        self._spent = [0, 0]
        self.notes = Notes()

    def put(self, row: int, column: int, text: str) -> bool:
        """Keep a cell unless it is blank or too far off; tell whether it was kept."""
        line = tidy(text)
        if not line:
            return False
        if column > MOST_COLUMNS:
            self.notes.far.add(row, column)
            return False
        cells = self._rows.get(row)
        if cells is None:
            if len(self._rows) >= self._budget.most_rows:
                raise SheetRefusedError(Why.TOO_MANY_ROWS)
            cells = self._rows[row] = {}
        self._keep(cells, column, line)
        return True

    def drop(self) -> None:
        """Forget everything; what it took may be used by other sheets."""
        self._rows.clear()
        self._merges.clear()
        self._budget.give_back(*self._spent)
        self._spent = [0, 0]

    def _keep(self, cells: dict[int, str], column: int, text: str) -> None:
        self._spent[0] += 1
        self._spent[1] += len(text)
        self._budget.spend(text)
        cells[column] = text

    def merge(self, area: Merged) -> None:
        """Remember a merged area for when all cells are known."""
        if len(self._merges) >= _MOST_MERGES:
            raise SheetRefusedError(Why.TOO_LARGE)
        if area.bottom > area.top or area.right > area.left:
            self._merges.append(area)

    def rows(self) -> list[tuple[int, list[str]]]:
        """Return the rows that have something in them, each with its number and its cells up to the last."""
        self._spread()
        found: list[tuple[int, list[str]]] = []
        before = 0
        for number in sorted(self._rows):
            cells = self._rows[number]
            if number - before > WIDEST_GAP or number > LAST_ROW:
                self._leave_out(number)
                break
            if cells:
                found.append((number, [cells.get(column, "") for column in range(1, max(cells) + 1)]))
                before = number
        return found

    def _leave_out(self, first: int) -> None:
        for number in sorted(row for row in self._rows if row >= first):
            for column in sorted(self._rows[number]):
                self.notes.far.add(number, column)

    def _spread(self) -> None:
        """Let a merged cell count for every row it stands beside, and for one column only.

        A region merged beside its three people is the region of all three; a title merged across the page is
        one title. A row with nothing of its own stays empty: nobody is there.
        """
        numbers = sorted(self._rows)
        spread: list[tuple[str, Merged, list[int]]] = []
        work = 0
        for area in self._merges:
            rows = numbers[bisect_left(numbers, area.top) : bisect_right(numbers, area.bottom)]
            work += sum(1 + len(self._rows[number]) for number in rows)
            if work > _MOST_WORK:
                raise SheetRefusedError(Why.TOO_LARGE)
            text = self._rows.get(area.top, {}).get(area.left, "")
            for number in rows:
                _uncover(self._rows[number], area)
            spread.append((text, area, rows))
        own = {number for number in numbers if _says_something(self._rows[number].values())}
        for text, area, rows in spread:
            if text and area.top in self._rows:
                self._rows[area.top][area.left] = text
            for number in own.intersection(rows if text else ()):
                self._keep(self._rows[number], area.left, text)


def tidy(text: str) -> str:
    """Return the text as it is read in a cell, line by line: single blanks, nothing invisible around it."""
    if "\n" not in text and "\r" not in text:
        return " ".join(text[:LONGEST_CELL].split())
    lines = (" ".join(line.split()) for line in text[:LONGEST_CELL].splitlines())
    return "\n".join(filter(None, lines))


def whole(text: str, otherwise: int) -> int:
    """Return the number an attribute says; files may say anything."""
    return int(text) if text.isdecimal() and len(text) < _TOO_LONG else otherwise


def place(row: int, column: int) -> str:
    """Return the name of a cell: ``C5``."""
    letters = ""
    while column:
        column, rest = divmod(column - 1, 26)
        letters = chr(65 + rest) + letters
    return f"{letters}{row}"


def _uncover(cells: dict[int, str], area: Merged) -> None:
    """Take away what lies unseen below a merged cell."""
    for column in [column for column in cells if area.left <= column <= area.right]:
        del cells[column]


def _says_something(cells: Iterable[str]) -> bool:
    return any(not _RUNNING_NUMBER.fullmatch(cell) for cell in cells)
