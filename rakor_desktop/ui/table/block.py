"""The rectangle of selected cells, and what copying, pasting and filling down make of it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtWidgets import QTableView

from rakor_desktop.domain.errors import RakorError
from rakor_desktop.domain.i18n import _
from rakor_desktop.ui.table.column import Column
from rakor_desktop.ui.table.model import RowTable

Cell = tuple[Any, Column[Any], str]


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
        header = view.horizontalHeader()
        places = (header.logicalIndex(i) for i in range(header.count()))
        order = [i for i in places if not header.isSectionHidden(i)]
        ranges = view.selectionModel().selection().toList()
        rows = {i for part in ranges for i in range(part.top(), part.bottom() + 1)}
        columns = {i for part in ranges for i in range(part.left(), part.right() + 1)}
        return cls(table, order, sorted(rows), [i for i in order if i in columns])

    def texts(self) -> list[list[str]]:
        """Return the cells as shown."""
        columns = [self.table.columns[i] for i in self.columns]
        return [[column.text(self.table.row(i)) for column in columns] for i in self.rows]

    def cleared(self) -> list[Cell]:
        """Return the cells that can be typed into, empty."""
        return [(row, column, "") for row, column in self._cells() if column.field]

    def filled(self) -> list[Cell]:
        """Return the cells below the first row with its texts; a single row takes from the row above."""
        if not self.rows or (len(self.rows) == 1 and self.rows[0] == 0):
            return []
        source = self.rows[0] - 1 if len(self.rows) == 1 else self.rows[0]
        above = self.table.row(source)
        return [
            (row, column, (column.typed or column.text)(above))
            for row, column in self._cells()
            if column.field and row is not above
        ]

    def pasted(self, lines: Sequence[Sequence[str]]) -> list[Cell]:
        """Return the cells to write for a pasted block; a single value goes into every selected cell."""
        if not self.rows or not self.columns:
            return []
        if len(lines) == 1 and len(lines[0]) == 1:
            return [(row, column, lines[0][0]) for row, column in self._cells() if column.field]
        rows = range(self.rows[0], self.rows[0] + len(lines))
        columns = self.order[self.order.index(self.columns[0]) :]
        if rows.stop > self.table.rowCount() or max(map(len, lines)) > len(columns):
            raise RakorError(_("Tempelan tidak muat dari sel ini; mulailah lebih ke atas atau ke kiri."))
        return [
            (self.table.row(place), self.table.columns[columns[i]], text)
            for place, line in zip(rows, lines, strict=True)
            for i, text in enumerate(line)
        ]

    def _cells(self) -> Iterator[tuple[Any, Column[Any]]]:
        for place in self.rows:
            for column in self.columns:
                yield self.table.row(place), self.table.columns[column]
