"""A foreign table: which row holds the headings, which column is which field, and the rows below."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from rakor_desktop.domain.errors import RakorError
from rakor_desktop.domain.i18n import _
from rakor_desktop.domain.quote import quoted

Grid = Sequence[Sequence[str]]
"""All cells of a sheet by row; the first row is number 1, as spreadsheets count."""

_HEADING_DEPTH = 30
"""Official lists carry letterhead and title above the headings."""
_SHOWN = 12
_BETWEEN_WORDS = re.compile(r"[\W_]+")
_FORMULA_TEXT = re.compile(r'="(?P<text>[^"]*)"')
_NOTHING = frozenset(("-", "–", "—"))
_KEPT_AS_TEXT = frozenset("0123456789=+-@")
_PLACE = re.compile(r"\(?(?P<number>[0-9]{1,2})\)?")


class Vocabulary:
    """The headings a kind of table may have: for each field its spellings, the one to show first.

    ``ignored`` are headings that are known and of no use, such as the running number.
    """

    def __init__(self, spellings: Mapping[str, Sequence[str]], ignored: Iterable[str] = ()) -> None:
        self.fields = tuple(spellings)
        self._titles = {field: texts[0] for field, texts in spellings.items()}
        self._known = {heading_key(text): field for field, texts in spellings.items() for text in texts}
        self._ignored = frozenset(map(heading_key, ignored))

    def field(self, heading: str) -> str | None:
        """Return the field that a heading stands for."""
        return self._known.get(heading_key(heading))

    def is_ignored(self, heading: str) -> bool:
        """Tell whether nothing is lost when this column is left out."""
        return heading_key(heading) in self._ignored

    def title(self, field: str) -> str:
        """Return what the heading of a field is called in a sentence."""
        return self._titles[field]


@dataclass(frozen=True, slots=True)
class TableRow:
    """One row by field; ``number`` is what the spreadsheet shows at its left."""

    number: int
    cells: Mapping[str, str]

    def text(self, field: str) -> str:
        """Return the cell of a field, empty where the table has no such column."""
        return self.cells.get(field, "")


@dataclass(frozen=True, slots=True)
class Table:
    """What stands below the headings, with the headings that nothing was made of."""

    rows: Sequence[TableRow]
    fields: frozenset[str]
    unused: Sequence[str]


def find(grids: Iterable[Grid], vocabulary: Vocabulary) -> Table:
    """Return the table in the grid whose headings are known best; refuse where no heading is known."""
    read = [[[clean(cell) for cell in row] for row in grid] for grid in grids]
    places = [
        (len(_known(row, vocabulary)), -which, -number)
        for which, grid in enumerate(read)
        for number, row in enumerate(grid[:_HEADING_DEPTH])
    ]
    best = max(places, default=(0, 0, 0))
    grid = read[-best[1]] if read else []
    if not best[0]:
        raise RakorError(_no_headings(grid, vocabulary))
    number = -best[2]
    return _below(grid, number, _columns(grid[number], vocabulary), vocabulary)


def require(table: Table, vocabulary: Vocabulary, *needed: str) -> None:
    """Refuse a table that lacks one of these fields, naming what was found."""
    missing = [vocabulary.title(field) for field in needed if field not in table.fields]
    if missing:
        found = [vocabulary.title(field) for field in vocabulary.fields if field in table.fields]
        raise RakorError(
            _("Kolom {missing} tidak ada. Judul kolom yang ditemukan: {found}.").format(
                missing=_listed(missing), found=_listed([*found, *table.unused])
            )
        )


def clean(cell: str) -> str:
    """Return the cell as one line, without the marks that keep a spreadsheet from calculating."""
    text = "".join(letter for letter in cell if unicodedata.category(letter) != "Cf")
    text = " ".join(unicodedata.normalize("NFC", text).split())
    formula = _FORMULA_TEXT.fullmatch(text)
    if formula:
        return formula["text"].strip()
    if text in _NOTHING:
        return ""
    return text[1:] if text[:1] == "'" and text[1:2] in _KEPT_AS_TEXT else text


def heading_key(heading: str) -> str:
    """Return what two spellings of a heading have in common: ``Pangkat / Gol.`` is ``pangkat gol``."""
    return _BETWEEN_WORDS.sub(" ", heading.casefold()).strip()


def _known(row: Iterable[str], vocabulary: Vocabulary) -> set[str]:
    return {field for heading in row if (field := vocabulary.field(heading))}


def _columns(headings: Sequence[str], vocabulary: Vocabulary) -> dict[str, int]:
    columns: dict[str, int] = {}
    for place, heading in enumerate(headings):
        field = vocabulary.field(heading)
        if field in columns:
            raise RakorError(
                _("Kolom {first} dan {second} sama artinya; hapus atau ganti judul salah satunya.").format(
                    first=quoted(headings[columns[field]]), second=quoted(heading)
                )
            )
        if field:
            columns[field] = place
    return columns


def _below(grid: Grid, at: int, columns: Mapping[str, int], vocabulary: Vocabulary) -> Table:
    unused = [
        heading
        for heading in grid[at]
        if heading and not vocabulary.field(heading) and not vocabulary.is_ignored(heading)
    ]
    rows = [
        TableRow(number, {field: row[place] if place < len(row) else "" for field, place in columns.items()})
        for number, row in enumerate(grid[at + 1 :], start=at + 2)
        if not _is_numbering(row)
    ]
    kept = [row for row in rows if any(row.cells.values())]
    return Table(kept, frozenset(columns), tuple(unused))


def _is_numbering(row: Sequence[str]) -> bool:
    """Tell whether this is the line ``(1) (2) (3)`` that official forms have under their headings."""
    places = [_PLACE.fullmatch(cell) for cell in row if cell]
    numbers = [int(place["number"]) for place in places if place]
    return len(numbers) > 1 and len(numbers) == len(places) and numbers == list(range(1, len(numbers) + 1))


def _no_headings(grid: Grid, vocabulary: Vocabulary) -> str:
    first = next((row for row in grid if any(row)), [])
    written = [cell for cell in first if cell]
    if not written:
        return _("Tabel ini kosong.")
    return _("Judul kolom tidak dikenal: {found}. Baris judul harus memuat misalnya {wanted}.").format(
        found=_listed(written), wanted=_listed([vocabulary.title(field) for field in vocabulary.fields][:4])
    )


def _listed(texts: Sequence[str]) -> str:
    return ", ".join(quoted(text) for text in texts[:_SHOWN]) + (", …" if len(texts) > _SHOWN else "")
