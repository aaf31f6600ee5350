"""Cells on the clipboard, the way Excel and Calc write and read them.

They go out twice. The HTML is what a spreadsheet prefers: there every cell is declared to be text, so a NIP
keeps its last digits, a code its zeros, and nothing is ever calculated. The plain text is for everything
else; where a spreadsheet takes that one, an apostrophe in front keeps ``=``, ``+``, ``-`` and ``@`` from
beginning a formula. It is taken off again when the cells come back here.
"""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

from PySide6.QtCore import QMimeData

from rakor_desktop.domain import tabbed
from rakor_desktop.domain.errors import RakorError
from rakor_desktop.domain.i18n import _
from rakor_desktop.ui.table.html_cells import cells_of

_FORMULA = ("=", "+", "-", "@", "\t", "\r")
_LONGEST = 20_000_000
"""Letters; more than a spreadsheet of a hundred thousand rows is a mistake."""

_PAGE = '<html><head><meta charset="utf-8"></head><body><table>{rows}</table></body></html>'
_AS_TEXT = """style="mso-number-format:'\\@';white-space:pre-wrap" sdnum="0;0;@\""""
_BREAK = '<br style="mso-data-placement:same-cell">'


def to_clipboard(cells: Sequence[Sequence[str]], titles: Sequence[str] = ()) -> QMimeData:
    """Return cells for the clipboard, below their titles if there are any."""
    made = QMimeData()
    made.setText(to_text([titles, *cells] if titles else cells))
    made.setHtml(to_html(cells, titles))
    return made


def to_text(cells: Sequence[Sequence[str]]) -> str:
    """Return tab-separated lines; no cell can start a formula in the spreadsheet it is pasted into."""
    lines = ["\t".join(_quoted(_harmless(cell)) for cell in line) for line in cells]
    # A reader takes one line break at the end for the end of the last line.
    return "\n".join(lines) + ("\n" if len(lines) > 1 and not lines[-1] else "")


def to_html(cells: Sequence[Sequence[str]], titles: Sequence[str] = ()) -> str:
    """Return a table of which a spreadsheet takes every cell as the text it is."""
    head = "".join(f"<th {_AS_TEXT}>{_marked_up(title)}</th>" for title in titles)
    rows = ["".join(f"<td {_AS_TEXT}>{_marked_up(cell)}</td>" for cell in line) for line in cells]
    return _PAGE.format(rows="".join(f"<tr>{row}</tr>" for row in ([head, *rows] if titles else rows)))


def from_clipboard(held: QMimeData | None) -> list[list[str]]:
    """Return the cells on the clipboard, none if it holds neither text nor a table."""
    if held is None:
        return []
    if held.hasText():
        return from_text(held.text())
    return cells_of(held.html()) if held.hasHtml() else []


def from_text(text: str) -> list[list[str]]:
    """Return the cells of tab-separated lines."""
    if len(text) > _LONGEST:
        raise RakorError(_("Isi papan klip terlalu panjang untuk ditempel ke tabel."))
    return [[_plain(cell) for cell in cells] for cells in tabbed.lines(text)]


def _quoted(cell: str) -> str:
    if cell.startswith('"') or any(mark in cell for mark in "\t\r\n"):
        doubled = cell.replace('"', '""')
        return f'"{doubled}"'
    return cell


def _harmless(cell: str) -> str:
    return f"'{cell}" if _dangerous(cell) else cell


def _plain(cell: str) -> str:
    return cell[1:] if cell.startswith("'") and _dangerous(cell[1:]) else cell


def _dangerous(cell: str) -> bool:
    """Tell whether a spreadsheet would calculate the cell; apostrophes in front are counted along."""
    bare = cell.lstrip("'")
    return bare.startswith(_FORMULA) and bare != "-"


def _marked_up(cell: str) -> str:
    return escape(cell).replace("\r\n", "\n").replace("\r", "\n").replace("\n", _BREAK)
