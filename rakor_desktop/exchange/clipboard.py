"""Reads what was copied elsewhere: cells of a spreadsheet, lines of CSV, or a list of people from a chat."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import takewhile

from rakor_desktop.domain import tabbed
from rakor_desktop.domain.errors import RakorError
from rakor_desktop.domain.i18n import _
from rakor_desktop.exchange import csv_file
from rakor_desktop.exchange.cells import MOST_COLUMNS
from rakor_desktop.exchange.headings import PARTICIPANTS, REGIONS
from rakor_desktop.exchange.reading import Sheet
from rakor_desktop.exchange.table import Grid, clean

LONGEST = 5_000_000
NAME, FROM, ORGANIZATION = "Nama", "Asal", "Instansi"
"""The headings that a list without any is given."""

_HEADING_DEPTH = 30
_NUMBERED = re.compile(r"\s*(?:\(?[0-9]{1,4}\s?[.)]+|[0-9]{1,4}\s*[-–])\s*(?=\S)")
_BULLET = re.compile(r"\s*[-–—•·●▪◦‣*]\s+(?=\S)")
_MARKUP = re.compile(r"(?P<mark>[*_~])(?P<text>[^*_~]+)(?P=mark)")
_LONGEST_NAME = 150
_MOST_WORDS = 15
_BETWEEN = (
    re.compile(r"(?P<name>.+?)\s+[-–—|]\s+(?P<rest>\S.*)"),
    re.compile(r"(?P<name>[^()]+?)\s*\((?P<rest>[^()]+)\)"),
)
_BODY = re.compile(
    r"\b(?:dinas|badan|bagian|biro|kantor|kementerian|bank|universitas|politeknik|koperasi|pt|cv|ikm)\b",
    re.IGNORECASE,
)


def read(text: str, *, heading: str = NAME) -> list[Sheet]:
    """Return what a text can be read as; a list with one person to a line gets ``heading`` as its heading."""
    if len(text) > LONGEST:
        raise RakorError(
            _("Teks di papan klip terlalu panjang; simpan sebagai berkas, lalu impor berkasnya.")
        )
    if "\t" in text:
        return [Sheet("", _tabbed(text))]
    grids = csv_file.parse(text)
    if not any(map(_has_headings, grids)):
        listed = _list(text.splitlines(), heading)
        grids = [listed] if listed else grids
    return [Sheet("", grid) for grid in grids]


def _has_headings(grid: Grid) -> bool:
    return any(
        vocabulary.field(clean(cell))
        for row in grid[:_HEADING_DEPTH]
        for cell in row
        for vocabulary in (PARTICIPANTS, REGIONS)
    )


def _tabbed(text: str) -> Grid:
    """Return the cells a spreadsheet copied."""
    grid: list[list[str]] = []
    blank: list[str] = []
    filled = 0
    for cells in tabbed.lines(text, MOST_COLUMNS):
        filled += any(cells)
        if filled > csv_file.MOST_LINES:
            raise csv_file.too_many()
        # Whole columns may have been copied: a million rows with nothing in them.
        grid.append(cells if any(cells) else blank)
    while grid and not any(grid[-1]):
        grid.pop()
    return grid


def _list(lines: Sequence[str], heading: str) -> Grid:
    """Return a list of people as a table; empty where the lines are anything else."""
    written = [line for line in lines if line.strip()]
    marks = (_NUMBERED, _BULLET)
    mark = next((one for one in marks if sum(map(bool, map(one.match, written))) * 2 > len(written)), None)
    titles = list(takewhile(lambda line: not mark.match(line), written)) if mark else []
    entries = [_entry(line) for line in written[len(titles) :]]
    if not entries or not all(map(_may_be_a_name, entries)):
        return []
    above = [[_entry(line)] for line in titles]
    for between in _BETWEEN:
        found = [between.fullmatch(entry) for entry in entries]
        if len(entries) > 1 and all(found):
            rows = [[match["name"], match["rest"]] for match in found if match]
            return [*above, [heading, _rest_heading([rest for _name, rest in rows])], *rows]
    return [*above, [heading], *([entry] for entry in entries)]


def _entry(line: str) -> str:
    """Return a line without its number or bullet and without the marks that chats make bold with."""
    bare = line
    for mark in (_NUMBERED, _BULLET):
        if match := mark.match(bare):
            bare = bare[match.end() :]
            break
    return clean(_MARKUP.sub(r"\g<text>", bare))


def _may_be_a_name(entry: str) -> bool:
    return (
        len(entry) <= _LONGEST_NAME
        and len(entry.split()) <= _MOST_WORDS
        and any(map(str.isalpha, entry))
        and "://" not in entry
        and ";" not in entry
    )


def _rest_heading(rests: Sequence[str]) -> str:
    bodies = sum(bool(_BODY.search(rest)) for rest in rests)
    return ORGANIZATION if bodies * 2 > len(rests) else FROM
