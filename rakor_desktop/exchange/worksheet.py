"""Reading one sheet of an Excel workbook, cell by cell as the file has them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from xml.sax.handler import ContentHandler
from xml.sax.xmlreader import AttributesImpl

from rakor_desktop.exchange.cells import LONGEST_CELL, Cells, Merged, whole
from rakor_desktop.exchange.number_formats import GENERAL, moment, shown

_ESCAPED = re.compile(r"_x(?P<code>00[01][0-9A-Fa-f]|005[Ff])_")
_REFERENCE = re.compile(r"\$?(?P<column>[A-Za-z]{1,3})\$?(?P<row>[0-9]{1,7})")
_TRUE = ("1", "true", "on")


class Elements(ContentHandler):
    """Elements by their own name: what stands before the colon is a matter of taste."""

    def startElement(self, name: str, attrs: AttributesImpl[str]) -> None:  # noqa: N802
        """Take the beginning of an element with whatever name it has."""
        self.begin(name.rpartition(":")[2], attrs)

    def endElement(self, name: str) -> None:  # noqa: N802
        """Take the end of an element with whatever name it has."""
        self.end(name.rpartition(":")[2])

    def begin(self, name: str, attrs: AttributesImpl[str]) -> None:
        """Take the beginning of an element."""

    def end(self, name: str) -> None:
        """Take the end of an element."""


class SheetReader(Elements):
    """Puts what the cells of one sheet show where it belongs.

    ``texts`` are the shared texts, ``formats`` the formats of numbers by style. In a ``stale`` workbook the
    result of a formula may be a zero that stands for nothing.
    """

    def __init__(
        self,
        cells: Cells,
        texts: Sequence[str],
        formats: Sequence[str],
        *,
        since_1904: bool = False,
        stale: bool = False,
    ) -> None:
        super().__init__()
        self._cells = cells
        self._texts = texts
        self._formats = formats
        self._since_1904 = since_1904
        self._stale = stale
        self._row = self._column = 0
        self._hidden_row = self._row_counted = False
        self._in_data = self._in_cell = self._reading = self._aside = False
        self._kind = self._style = ""
        self._formula = False
        self._written: list[str] = []
        self._length = 0

    def begin(self, name: str, attrs: AttributesImpl[str]) -> None:
        """Take the beginning of an element."""
        if self._in_cell:
            self._begin_inside(name)
        elif name == "c" and self._in_data:
            self._begin_cell(attrs)
        elif name == "row" and self._in_data:
            self._begin_row(attrs)
        elif name == "sheetData":
            self._in_data = True
        elif name == "mergeCell":
            self._merge(attrs.get("ref", ""))

    def characters(self, content: str) -> None:
        """Take a piece of text."""
        if self._reading and self._length <= LONGEST_CELL:
            self._written.append(content)
            self._length += len(content)

    def end(self, name: str) -> None:
        """Take the end of an element."""
        if name == "c" and self._in_cell:
            self._in_cell = False
            if self._written or self._formula:
                self._put("".join(self._written))
        elif name in ("v", "t"):
            self._reading = False
        elif name == "rPh":
            self._aside = False
        elif name == "sheetData":
            self._in_data = False

    def _begin_row(self, attrs: AttributesImpl[str]) -> None:
        self._row = whole(attrs.get("r", ""), self._row + 1)
        self._column = 0
        self._hidden_row = attrs.get("hidden") in _TRUE
        self._row_counted = False

    def _begin_cell(self, attrs: AttributesImpl[str]) -> None:
        found = _REFERENCE.fullmatch(attrs.get("r", ""))
        self._column = _number(found["column"]) if found else self._column + 1
        self._in_cell, self._aside, self._formula = True, False, False
        self._kind, self._style = attrs.get("t", "n"), attrs.get("s", "")
        self._written, self._length = [], 0

    def _begin_inside(self, name: str) -> None:
        if name == "f":
            self._formula = True
        elif name == "rPh":
            self._aside = True
        elif name in ("v", "t"):
            self._reading = not self._aside

    def _put(self, written: str) -> None:
        if self._formula and self._is_unknown(written):
            self._cells.notes.unknown.add(self._row, self._column)
            return
        if not self._cells.put(self._row, self._column, self._shown(written)):
            return
        if self._kind == "e":
            self._cells.notes.errors.add(self._row, self._column, written)
        if self._hidden_row and not self._row_counted:
            self._row_counted = True
            self._cells.notes.hidden.add(self._row, self._column)

    def _is_unknown(self, written: str) -> bool:
        if self._kind in ("str", "inlineStr"):
            return False
        return not written or (self._stale and written == "0")

    def _shown(self, written: str) -> str:
        if self._kind == "s":
            at = whole(written.strip(), len(self._texts))
            return self._texts[at] if at < len(self._texts) else ""
        if self._kind in ("str", "inlineStr"):
            return unescaped(written)
        if self._kind == "b":
            return "TRUE" if written.strip() in _TRUE else "FALSE"
        if self._kind == "d":
            return moment(written)
        if self._kind == "e":
            return written
        style = whole(self._style, 0)
        code = self._formats[style] if style < len(self._formats) else GENERAL
        return shown(written.strip(), code, since_1904=self._since_1904)

    def _merge(self, reference: str) -> None:
        first, _colon, last = reference.partition(":")
        found = [_REFERENCE.fullmatch(corner) for corner in (first, last or first)]
        corners = [(int(one["row"]), _number(one["column"])) for one in found if one]
        if len(corners) == len(found):
            (top, left), (bottom, right) = corners
            self._cells.merge(Merged(top, left, bottom, right))


def unescaped(text: str) -> str:
    """Return the text with the signs that Excel spells out: ``_x000D_`` is the end of a line."""
    return _ESCAPED.sub(_letter, text) if "_x" in text else text


def _letter(found: re.Match[str]) -> str:
    code = chr(int(found["code"], 16))
    return code if code in "_\n\r" else " "


@lru_cache(maxsize=2000)
def _number(letters: str) -> int:
    number = 0
    for letter in letters.upper():
        number = number * 26 + ord(letter) - ord("A") + 1
    return number
