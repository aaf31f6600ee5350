"""Cells as a spreadsheet puts them on the clipboard in plain text: lines, and tabs between the cells."""

from __future__ import annotations

import re
from collections.abc import Iterator

_FIELD = re.compile(
    r"""
    (?: "(?P<quoted>(?:[^"]++|"")*+)"(?=[\t\r\n]|\Z) | (?P<bare>[^\t\r\n]*) )
    (?P<end>\t|\r\n|\n|\r|\Z)
    """,
    re.VERBOSE,
)


def lines(text: str, most_cells: int | None = None) -> Iterator[list[str]]:
    """Yield the cells of one line after the other, of each line at most so many.

    A spreadsheet puts quotation marks around a cell that could not be read otherwise; any others belong to
    what was typed. One line break at the end ends the last line.
    """
    cells: list[str] = []
    for field in _FIELD.finditer(text):
        if most_cells is None or len(cells) < most_cells:
            cells.append(_unquoted(field))
        if field["end"] != "\t":
            yield cells
            if field.end() == len(text):
                return
            cells = []


def _unquoted(field: re.Match[str]) -> str:
    inner = field["quoted"]
    if inner is None:
        return field["bare"]
    needed = '""' in inner or any(mark in inner for mark in "\t\r\n")
    return inner.replace('""', '"') if needed else f'"{inner}"'
