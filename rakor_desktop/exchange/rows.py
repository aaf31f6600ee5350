"""The rows below the headings: people apart from totals, repeated headings and heads of groups."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import dropwhile

from rakor_desktop.domain.errors import RakorError
from rakor_desktop.exchange.layout import Layout, SheetColumn, faults, guess, is_numbering, unknown_headings
from rakor_desktop.exchange.table import Grid, RowKind, Table, TableRow, Vocabulary, clean, heading_key

_TOTAL = re.compile(r"(?:sub\s*-?\s*|grand\s+)?(?:jumlah|total)\b", re.IGNORECASE)
_BULLET = re.compile(r"\(?(?:[0-9]{1,4}|[ivxlc]{1,6}|[a-z])[.)]*", re.IGNORECASE)
_COUNT = re.compile(r"\(?[0-9]{1,4}[.)]*")
_NAME_THEN_NIP = re.compile(
    r"(?P<name>.*?\D)(?:[\s,;/(]+|(?<=\s))(?:NI\s?PPPK|NIPPPK|NIP)\b[\s.:]*(?P<nip>[-–—]|[0-9].*)",
    re.IGNORECASE,
)
_NAME_THEN_DIGITS = re.compile(r"(?P<name>\D*[^\d\s,;/(])[\s,;/(]+(?P<nip>[0-9][0-9 .]{7,}[0-9])\)?")
_ONLY_NIP = re.compile(
    r"(?:NI\s?PPPK|NIPPPK|NIP)[\s.:]*(?P<nip>[0-9][0-9 .]+)|[0-9][0-9 .]{16,}", re.IGNORECASE
)
_BETWEEN = re.compile(r"\s+/\s+|\n")
_MOSTLY = 0.6
"""Where fewer of the rows carry a running number, its absence says nothing."""


def find(grids: Sequence[Grid], vocabulary: Vocabulary) -> tuple[Layout, Table]:
    """Return the table whose headings are known best, and how it is laid out; refuse where none is known."""
    layout = guess(grids, vocabulary)
    if not layout.used:
        raise RakorError(unknown_headings(grids, vocabulary))
    for fault in faults(layout, vocabulary):
        raise RakorError(fault)
    return layout, below(grids[layout.sheet], layout, vocabulary)


def below(grid: Grid, layout: Layout, vocabulary: Vocabulary) -> Table:
    """Return what stands below the headings, row by row; rows without anything are left out."""
    headings = _Headings(grid, layout)
    counting = next((c.place for c in layout.columns if vocabulary.is_numbering(c.heading)), None)
    rows: list[TableRow] = []
    for number, raw in enumerate(grid[layout.first :], start=layout.first + 1):
        row = [clean(cell) for cell in raw]
        if any(row) and not is_numbering(row):
            found = _row(number, row, raw, layout, counting)
            found = replace(found, kind=headings.kind(row, found, layout.used))
            if any(found.cells.values()) or found.kind is not RowKind.DATA:
                _append(rows, found, layout.used)
    given = {part for column in layout.used for part in vocabulary.given_by(column.field)}
    return Table(_counted(rows), frozenset(given), layout.unused)


class _Headings:
    """What the rows are compared with, to tell headings that are printed again."""

    def __init__(self, grid: Grid, layout: Layout) -> None:
        above = grid[layout.heading - 1 : layout.first] if layout.heading else ()
        self._known = {
            column.place: {heading_key(column.heading)}
            | {heading_key(clean(row[column.place])) for row in above if column.place < len(row)}
            for column in layout.used
        }

    def kind(self, row: Sequence[str], found: TableRow, used: Sequence[SheetColumn]) -> RowKind:
        """Return what the row is."""
        written = [(c.place, row[c.place]) for c in used if c.place < len(row) and row[c.place]]
        if len(written) >= min(2, len(used)) and all(
            heading_key(cell) in self._known[place] for place, cell in written
        ):
            return RowKind.HEADINGS
        if _TOTAL.match(found.written):
            return RowKind.TOTAL
        return found.kind


def _row(
    number: int, row: Sequence[str], raw: Sequence[str], layout: Layout, counting: int | None
) -> TableRow:
    said = [cell for cell in row if cell]
    texts = list(dict.fromkeys(dropwhile(_BULLET.fullmatch, said)))
    count = row[counting] if counting is not None and counting < len(row) else ""
    return TableRow(
        number,
        _cells(row, raw, layout),
        RowKind.LONE if len(texts) == 1 else RowKind.DATA,
        texts[0] if texts else "",
        None if counting is None else bool(_COUNT.fullmatch(count)),
    )


def _cells(row: Sequence[str], raw: Sequence[str], layout: Layout) -> dict[str, str]:
    cells: dict[str, str] = {}
    parts: dict[str, str] = {}
    for column in layout.used:
        place, field = column.place, column.field
        text = row[place] if place < len(row) else ""
        if field == "name_nip":
            parts |= dict(zip(("name", "nip"), name_and_nip(text), strict=True))
        elif field == "position_organization":
            parts |= dict(zip(("position", "organization"), _halves(raw[place] if text else ""), strict=True))
        elif field in ("male", "female"):
            if text and text != "0":
                parts["sex"] = "" if parts.get("sex") else field
            parts.setdefault("sex", "")
        else:
            cells[field] = text
    return parts | {field: text or parts.get(field, "") for field, text in cells.items()}


def name_and_nip(text: str) -> tuple[str, str]:
    """Separate a name from the NIP that stands in the same cell."""
    alone = _ONLY_NIP.fullmatch(text)
    if alone:
        return "", text
    match = _NAME_THEN_NIP.fullmatch(text) or _NAME_THEN_DIGITS.fullmatch(text)
    return (match["name"].rstrip(" ,;/("), match["nip"].strip(" )")) if match else (text, "")


def _halves(text: str) -> tuple[str, str]:
    """Separate position and institution where a line or a stroke does."""
    halves = [clean(part) for part in _BETWEEN.split(text.strip())]
    return (halves[0], halves[1]) if len(halves) == 2 else (clean(text), "")  # noqa: PLR2004


def _append(rows: list[TableRow], row: TableRow, used: Sequence[SheetColumn]) -> None:
    """Add the row, or put a NIP that has a line for itself to the name above it."""
    together = any(column.field == "name_nip" for column in used)
    only_nip = together and row.kind is RowKind.LONE and row.text("nip") and not row.text("name")
    if only_nip and rows and rows[-1].text("name") and not rows[-1].text("nip"):
        rows[-1] = replace(rows[-1], cells={**rows[-1].cells, "nip": row.text("nip")})
        if rows[-1].kind is RowKind.LONE:
            rows[-1] = replace(rows[-1], kind=RowKind.DATA)
        return
    rows.append(row)


def _counted(rows: Sequence[TableRow]) -> list[TableRow]:
    """Return the rows; where most people have no running number, nobody needs one."""
    people = [row for row in rows if row.kind is RowKind.DATA or (row.kind is RowKind.LONE and row.counted)]
    with_number = sum(bool(row.counted) for row in people)
    if people and with_number >= _MOSTLY * len(people):
        return list(rows)
    return [replace(row, counted=None) for row in rows]
