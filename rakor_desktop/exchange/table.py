"""What a foreign table is made of: the words of its headings, its rows, and cells without their wrapping."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from rakor_desktop.domain.quote import quoted

Grid = Sequence[Sequence[str]]
"""All cells of a sheet by row; the first row is number 1, as spreadsheets count."""

_SHOWN = 12
_BETWEEN_WORDS = re.compile(r"[\W_]+")
_FORMULA_TEXT = re.compile(r'="(?P<text>[^"]*)"')
_NOTHING = frozenset(("-", "–", "—"))
_KEPT_AS_TEXT = frozenset("0123456789=+-@")


class Vocabulary:
    """The headings a kind of table may have: for each field its spellings, the one to show first.

    ``ignored`` are headings that are known and of no use; ``numbering`` are those among them that head the
    running number. ``parts`` are the fields that one column may hold several of, such as ``Nama/NIP``.
    ``pairs`` are fields whose headings are too short to be believed unless both stand in one line.
    """

    def __init__(
        self,
        spellings: Mapping[str, Sequence[str]],
        ignored: Iterable[str] = (),
        *,
        numbering: Iterable[str] = (),
        parts: Mapping[str, tuple[str, ...]] | None = None,
        pairs: tuple[str, ...] = (),
    ) -> None:
        self.fields = tuple(spellings)
        self.pairs = frozenset(pairs)
        self._parts = parts or {}
        self._titles = {field: texts[0] for field, texts in spellings.items()}
        self._known = {heading_key(text): field for field, texts in spellings.items() for text in texts}
        self._numbering = frozenset(map(heading_key, numbering))
        self._ignored = frozenset(map(heading_key, ignored)) | self._numbering

    def field(self, heading: str) -> str | None:
        """Return the field that a heading stands for."""
        return self._known.get(heading_key(heading))

    def is_ignored(self, heading: str) -> bool:
        """Tell whether nothing is lost when this column is left out."""
        return heading_key(heading) in self._ignored

    def is_numbering(self, heading: str) -> bool:
        """Tell whether this column counts the rows."""
        return heading_key(heading) in self._numbering

    def given_by(self, field: str) -> tuple[str, ...]:
        """Return what a column of this field tells: itself, or the parts it holds together."""
        return self._parts.get(field, (field,))

    def title(self, field: str) -> str:
        """Return what the heading of a field is called in a sentence."""
        return self._titles[field]


class RowKind(StrEnum):
    """What a row below the headings is."""

    DATA = "data"
    LONE = "lone"
    """A single text: a person of whom only the name is known, the head of a group, or a line of prose."""
    HEADINGS = "headings"
    """The headings once more, as on every printed page."""
    TOTAL = "total"


@dataclass(frozen=True, slots=True)
class TableRow:
    """One row by field; ``number`` is what the spreadsheet shows at its left."""

    number: int
    cells: Mapping[str, str]
    kind: RowKind = RowKind.DATA
    written: str = ""
    """The first text in the row, whatever column it stands in."""
    counted: bool | None = None
    """Whether it carries a running number; None in a table without such a column."""

    def text(self, field: str) -> str:
        """Return the cell of a field, empty where the table has no such column."""
        return self.cells.get(field, "")


@dataclass(frozen=True, slots=True)
class Table:
    """What stands below the headings, with the headings that nothing was made of."""

    rows: Sequence[TableRow]
    fields: frozenset[str]
    unused: Sequence[str]


def clean(cell: str) -> str:
    """Return the cell as one line, without the marks that keep a spreadsheet from calculating."""
    if not cell:
        return ""
    text = cell
    if not cell.isascii():
        text = "".join(letter for letter in text if unicodedata.category(letter) != "Cf")
        text = unicodedata.normalize("NFC", text)
    text = " ".join(text.split())
    if text in _NOTHING:
        return ""
    if text[:1] not in ("'", "="):
        return text
    formula = _FORMULA_TEXT.fullmatch(text)
    if formula:
        return formula["text"].strip()
    return text[1:] if text[:1] == "'" and text[1:2] in _KEPT_AS_TEXT else text


def heading_key(heading: str) -> str:
    """Return what two spellings of a heading have in common: ``Pangkat / Gol.`` is ``pangkat gol``."""
    return _BETWEEN_WORDS.sub(" ", heading.casefold()).strip()


def letters(place: int) -> str:
    """Return what a spreadsheet calls the column at this place: 0 is ``A``, 26 is ``AA``."""
    name, rest = "", place + 1
    while rest:
        rest, digit = divmod(rest - 1, 26)
        name = chr(ord("A") + digit) + name
    return name


def listed(texts: Sequence[str]) -> str:
    """Return the first of these in quotation marks, to stand in a sentence."""
    return ", ".join(quoted(text) for text in texts[:_SHOWN]) + (", …" if len(texts) > _SHOWN else "")
