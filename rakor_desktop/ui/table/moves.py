"""Where the keyboard goes in a table: to the next cell, round a selection, to the end of what is filled."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from rakor_desktop.ui.table.block import Block
from rakor_desktop.ui.table.model import RowTable

Cell = tuple[int, int]
"""The row as shown and the number of the column."""


def beside(order: Sequence[int], at: Cell, down: int, right: int) -> Cell | None:
    """Return the cell so far away; from the end of a row it goes on with the next one."""
    row, column = at
    if column not in order:
        return None
    over, place = divmod(order.index(column) + right, len(order))
    return row + down + over, order[place]


def around(block: Block, at: Cell, down: int, right: int) -> Cell | None:
    """Return the next cell of a selection, from its end to its beginning; None if the cell is not in it."""
    row, column = at
    if row not in block.rows or column not in block.columns:
        return None
    high, wide = len(block.rows), len(block.columns)
    nth_row, nth_column = block.rows.index(row), block.columns.index(column)
    if down:
        place = (nth_column * high + nth_row + down) % (high * wide)
        return block.rows[place % high], block.columns[place // high]
    place = (nth_row * wide + nth_column + right) % (high * wide)
    return block.rows[place // wide], block.columns[place % wide]


def next_marked(table: RowTable[Any], order: Sequence[int], at: Cell, step: int) -> tuple[Cell, str] | None:
    """Return the next rejected cell on screen as one reads, from the last on to the first, and the reason."""
    marks = table.rejections.marks
    rows = table.places({uid for uid, _column in marks})
    found = [
        ((rows[uid], order.index(column)), rejection.sentence)
        for (uid, column), rejection in marks.items()
        if uid in rows and column in order
    ]
    if not found:
        return None
    found.sort(reverse=step < 0)
    here = at[0], order.index(at[1]) if at[1] in order else -1
    onwards = [one for one in found if (one[0] > here if step > 0 else one[0] < here)]
    (row, place), reason = (onwards or found)[0]
    return (row, order[place]), reason


def runs(places: Sequence[int]) -> list[tuple[int, int]]:
    """Return the first and the last of every unbroken run in places that ascend."""
    found: list[tuple[int, int]] = []
    for place in places:
        if found and found[-1][1] == place - 1:
            found[-1] = found[-1][0], place
        else:
            found.append((place, place))
    return found


def edge(table: RowTable[Any], order: Sequence[int], at: Cell, down: int, right: int) -> Cell:
    """Return where Ctrl and an arrow lead: the end of the filled cells, or over the empty ones."""
    row, column = at
    line = range(table.rowCount()) if down else range(len(order))
    start = row if down else order.index(column)
    step = down or right

    def filled(place: int) -> bool:
        where, which = (place, column) if down else (row, order[place])
        return bool(table.columns[which].text(table.row(where)).strip())

    place = start + step
    if place not in line:
        return at
    run = filled(start) and filled(place)
    while place in line and filled(place) == run:
        place += step
    # A run ends on its last filled cell; emptiness ends on the first one filled after it.
    if run or place not in line:
        place -= step
    return (place, column) if down else (row, order[place])
