"""The rectangle of selected cells, and what copying, pasting and filling make of it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtWidgets import QHeaderView, QTableView

from rakor_desktop.domain.errors import RakorError
from rakor_desktop.domain.i18n import _
from rakor_desktop.ui.table.column import Column
from rakor_desktop.ui.table.model import Cell, RowTable

Texts = Sequence[Sequence[str]]


class TooManyRowsError(RakorError):
    """A pasted block goes beyond the last row."""


@dataclass(frozen=True, slots=True)
class Block:
    """Rows and columns as they stand on screen, hidden columns left out; it may be empty."""

    table: RowTable[Any]
    order: Sequence[int]
    """All columns on screen from left to right."""
    rows: Sequence[int]
    columns: Sequence[int]

    @classmethod
    def selected(cls, view: QTableView, table: RowTable[Any]) -> Block:
        """Return the smallest rectangle around the selection."""
        order = on_screen(view.horizontalHeader())
        ranges = view.selectionModel().selection().toList()
        rows = {i for part in ranges for i in range(part.top(), part.bottom() + 1)}
        columns = {i for part in ranges for i in range(part.left(), part.right() + 1)}
        return cls(table, order, sorted(rows), [i for i in order if i in columns])

    @property
    def whole_rows(self) -> bool:
        """Whether every column on screen is in it."""
        return bool(self.rows) and list(self.columns) == list(self.order)

    @property
    def titles(self) -> list[str]:
        """The titles above the columns."""
        return [self.table.columns[i].heading for i in self.columns]

    def texts(self) -> list[list[str]]:
        """Return the cells as shown."""
        columns = [self.table.columns[i] for i in self.columns]
        return [[column.text(self.table.row(i)) for column in columns] for i in self.rows]

    def cleared(self) -> list[Cell[Any]]:
        """Return the cells that can be typed into, empty."""
        return [(row, column, "") for row, column in self._cells() if column.field]

    def filled(self) -> list[Cell[Any]]:
        """Return the cells below the first row with its texts; a single row takes from the row above."""
        if not self.rows or (len(self.rows) == 1 and self.rows[0] == 0):
            return []
        source = self.rows[0] - 1 if len(self.rows) == 1 else self.rows[0]
        above = self.table.row(source)
        return [
            (row, column, column.edited(above))
            for row, column in self._cells()
            if column.field and row is not above
        ]

    def filled_with(self, text: str) -> list[Cell[Any]]:
        """Return the cells that can be typed into with one text in all of them."""
        return [(row, column, text) for row, column in self._cells() if column.field]

    def target(self, lines: Texts) -> Block:
        """Return the rectangle a pasted block goes to.

        As in a spreadsheet it is repeated in a selection that holds it several times over; else its first
        cell goes to the first one selected. What does not fit is refused as a whole: whoever began in the
        wrong place must not find half of it there.
        """
        width = max(map(len, lines))
        rows, columns = list(self.rows), list(self.columns)
        if len(rows) % len(lines):
            rows = list(range(rows[0], rows[0] + len(lines)))
        if len(columns) % width:
            first = self.order.index(columns[0])
            columns = list(self.order[first : first + width])
        if len(columns) < width:
            raise RakorError(
                _(
                    "Blok {wide} kolom tidak muat: dari sel ini hanya ada {room} kolom. "
                    "Tidak ada yang ditempel; mulailah lebih ke kiri."
                ).format(wide=width, room=len(columns))
            )
        if rows[-1] >= self.table.rowCount():
            raise TooManyRowsError(
                _(
                    "Blok {high} baris tidak muat: dari sel ini hanya ada {room} baris. "
                    "Tidak ada yang ditempel."
                ).format(high=len(lines), room=self.table.rowCount() - rows[0])
            )
        return Block(self.table, self.order, rows, columns)

    def pasted(self, lines: Texts) -> list[Cell[Any]]:
        """Return the cells of this rectangle with the block's texts, repeated as often as it takes."""
        width = max(map(len, lines))
        cells = []
        for nth, place in enumerate(self.rows):
            line = lines[nth % len(lines)]
            for along, column in enumerate(self.columns):
                if along % width < len(line):
                    text = line[along % width]
                    cells.append((self.table.row(place), self.table.columns[column], text))
        return cells

    def _cells(self) -> Iterator[tuple[Any, Column[Any]]]:
        for place in self.rows:
            for column in self.columns:
                yield self.table.row(place), self.table.columns[column]


def on_screen(header: QHeaderView) -> list[int]:
    """Return the columns from left to right, without the hidden ones."""
    places = (header.logicalIndex(i) for i in range(header.count()))
    return [i for i in places if not header.isSectionHidden(i)]
