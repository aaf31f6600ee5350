"""Reading the spreadsheets of LibreOffice (.ods): what each cell shows, however often it is repeated."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from xml.sax.handler import ContentHandler
from xml.sax.xmlreader import AttributesNSImpl

from rakor_desktop.exchange.cells import LONGEST_CELL, MOST_COLUMNS, Budget, Cells, Merged, tidy, whole
from rakor_desktop.exchange.number_formats import GENERAL, TOO_EXACT, duration, moment, shown
from rakor_desktop.exchange.package import Package
from rakor_desktop.exchange.refusal import SheetRefusedError, Why

_OASIS = "urn:oasis:names:tc:opendocument:xmlns:"
_TABLE, _TEXT, _OFFICE, _STYLE = (f"{_OASIS}{name}:1.0" for name in ("table", "text", "office", "style"))
_CALC = "urn:org:documentfoundation:names:experimental:calc:xmlns:calcext:1.0"
_SHEET, _ROW = (_TABLE, "table"), (_TABLE, "table-row")
_CELL, _COVERED = (_TABLE, "table-cell"), (_TABLE, "covered-table-cell")
_BREAKS = {
    (_TEXT, name): sign
    for name, sign in (("p", "\n"), ("h", "\n"), ("line-break", "\n"), ("s", " "), ("tab", " "))
}
_PARAGRAPHS = frozenset((_TEXT, name) for name in ("p", "h"))
_SHOWN_NUMBER = re.compile(r"-?[0-9]+(?:\.(?P<part>[0-9]+))?")

Name = tuple[str | None, str]


@dataclass(slots=True)
class OpenSheet:
    """One table of the document; ``why`` tells that it could not be read to its end."""

    name: str
    hidden: bool
    cells: Cells
    why: Why | None = None


def read(package: Package, budget: Budget) -> list[OpenSheet]:
    """Return the tables of a document."""
    tables = _Tables(budget)
    package.parse("content.xml", tables, namespaces=True)
    return tables.found


@dataclass(slots=True)
class _Cell:
    """A cell between its beginning and its end."""

    column: int
    repeats: int
    attrs: AttributesNSImpl
    pieces: list[str] = field(default_factory=list)
    length: int = 0

    def shown(self) -> str:
        """Return what is seen in the cell, but dates as ISO and numbers without their grouping."""
        text = tidy("".join(self.pieces))
        kind = self.attrs.get((_OFFICE, "value-type"), "")
        if kind == "date":
            return moment(self.attrs.get((_OFFICE, "date-value"), text))
        if kind == "time":
            return duration(self.attrs.get((_OFFICE, "time-value"), "")) or text
        if kind == "boolean":
            return self.attrs.get((_OFFICE, "boolean-value"), text).upper()
        if kind == "percentage":
            return text.replace(" ", "").replace(",", ".") or shown(
                self.attrs.get((_OFFICE, "value"), ""), "0%"
            )
        if kind in ("float", "currency"):
            return _number(self.attrs.get((_OFFICE, "value"), text), text)
        return text or self.attrs.get((_OFFICE, "string-value"), "")

    @property
    def is_unknown(self) -> bool:
        """Whether it has a formula and no result."""
        return (_TABLE, "formula") in self.attrs and (_OFFICE, "value-type") not in self.attrs

    @property
    def is_error(self) -> bool:
        """Whether the result of its formula is an error."""
        return self.attrs.get((_CALC, "value-type")) == "error"

    def merged(self, row: int) -> Merged:
        """Return the area it is spread over."""
        rows, columns = (_times(self.attrs, f"number-{what}-spanned") for what in ("rows", "columns"))
        return Merged(row, self.column, row + rows - 1, self.column + columns - 1)


class _Tables(ContentHandler):
    """Every table of the document, row by row."""

    def __init__(self, budget: Budget) -> None:
        super().__init__()
        self._budget = budget
        self.found: list[OpenSheet] = []
        self._hidden_styles: set[str] = set()
        self._style = ""
        self._above: list[Name] = []
        self._sheet: OpenSheet | None = None
        self._row, self._repeats, self._column, self._hidden = 0, 1, 1, False
        self._line: list[tuple[_Cell, str]] = []
        self._cell: _Cell | None = None
        self._aside = 0
        """How deep we are in something that is in a cell but not of its text: a comment, a picture."""
        self._in_paragraph = 0

    def startElementNS(self, name: Name, qname: str | None, attrs: AttributesNSImpl) -> None:  # noqa: ARG002, N802
        """Take the beginning of an element."""
        if self._cell is not None:
            self._begin_text(name)
        elif self._sheet is None:
            self._begin_outside(name, attrs)
        elif name in (_CELL, _COVERED) and self._above[-1] == _ROW:
            self._cell = _Cell(self._column, _times(attrs, "number-columns-repeated"), attrs)
        elif name == _ROW:
            self._repeats = _times(attrs, "number-rows-repeated")
            self._hidden = attrs.get((_TABLE, "visibility"), "visible") != "visible"
            self._column, self._line = 1, []
        self._above.append(name)

    def characters(self, content: str) -> None:
        """Take a piece of text."""
        cell = self._cell
        if cell is not None and self._in_paragraph and not self._aside and cell.length <= LONGEST_CELL:
            cell.pieces.append(content)
            cell.length += len(content)

    def endElementNS(self, name: Name, qname: str | None) -> None:  # noqa: ARG002, N802
        """Take the end of an element."""
        self._above.pop()
        if self._cell is not None:
            self._end_text(name)
        elif self._sheet is not None:
            if name == _ROW:
                self._end_row(self._sheet)
            elif name == _SHEET:
                self._sheet = None

    def _begin_outside(self, name: Name, attrs: AttributesNSImpl) -> None:
        if name == (_STYLE, "style"):
            self._style = attrs.get((_STYLE, "name"), "")
        elif name == (_STYLE, "table-properties") and attrs.get((_TABLE, "display")) == "false":
            self._hidden_styles.add(self._style)
        elif name == _SHEET and self._above[-1:] == [(_OFFICE, "spreadsheet")]:
            hidden = attrs.get((_TABLE, "style-name"), "") in self._hidden_styles
            self._sheet = OpenSheet(attrs.get((_TABLE, "name"), ""), hidden, Cells(self._budget))
            self.found.append(self._sheet)
            self._row = 1

    def _begin_text(self, name: Name) -> None:
        if self._aside or name[0] != _TEXT:
            self._aside += 1
            return
        if name in _BREAKS and self._cell is not None:
            self._cell.pieces.append(_BREAKS[name])
        if name in _PARAGRAPHS:
            self._in_paragraph += 1

    def _end_text(self, name: Name) -> None:
        if self._aside:
            self._aside -= 1
        elif name in _PARAGRAPHS:
            self._in_paragraph -= 1
        elif name in (_CELL, _COVERED):
            self._end_cell(covered=name == _COVERED)

    def _end_cell(self, *, covered: bool) -> None:
        cell, self._cell = self._cell, None
        assert cell is not None
        self._column += cell.repeats
        if covered:
            return
        text = cell.shown()
        if text or cell.is_unknown:
            self._line.append((cell, text))

    def _end_row(self, sheet: OpenSheet) -> None:
        first, self._row = self._row, self._row + self._repeats
        if not self._line or sheet.why is not None:
            return
        try:
            for number in range(first, self._row):
                self._put_row(sheet.cells, number)
        except SheetRefusedError as refused:
            sheet.why = refused.why
            sheet.cells.drop()

    def _put_row(self, cells: Cells, row: int) -> None:
        kept = False
        for cell, text in self._line:
            if cell.is_unknown:
                cells.notes.unknown.add(row, cell.column)
                continue
            # One cell beyond the last column is enough to be told that there was one.
            last = max(cell.column, min(cell.column + cell.repeats - 1, MOST_COLUMNS + 1))
            for column in range(cell.column, last + 1):
                kept = cells.put(row, column, text) or kept
            if cell.is_error:
                cells.notes.errors.add(row, cell.column, text)
            cells.merge(cell.merged(row))
        if kept and self._hidden:
            cells.notes.hidden.add(row, self._line[0][0].column)


def _times(attrs: AttributesNSImpl, name: str) -> int:
    return max(whole(attrs.get((_TABLE, name), "1"), 1), 1)


def _number(value: str, text: str) -> str:
    """Return a number with the digits that are seen (``53.10``), unless those are not the number."""
    seen = text.replace(",", ".")
    found = _SHOWN_NUMBER.fullmatch(seen)
    plain = shown(value, GENERAL)
    try:
        exact = float(value)
    except ValueError:
        return text
    if abs(exact) >= TOO_EXACT:
        return plain
    if found:
        half = 0.5 * 10 ** -len(found["part"] or "")
        return seen if abs(float(seen) - exact) <= half * 1.000001 else plain
    # A telephone number may be seen in groups; separators of thousands are not kept.
    digits = "".join(letter for letter in text if letter.isdigit())
    return text if digits.lstrip("0") == plain and not set(text) & set(".,%") else plain
