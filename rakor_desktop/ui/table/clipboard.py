"""Cells as text for the clipboard, the way Excel and Calc write and read them."""

from __future__ import annotations

import csv
import io
from collections.abc import Sequence

from rakor_desktop.domain.errors import RakorError
from rakor_desktop.domain.i18n import _

_FORMULA = ("=", "+", "-", "@")


def to_text(cells: Sequence[Sequence[str]]) -> str:
    """Return tab-separated lines; no cell can start a formula in the spreadsheet it is pasted into."""
    out = io.StringIO()
    writer = csv.writer(out, dialect="excel-tab", lineterminator="\n")
    writer.writerows(map(_harmless, line) for line in cells)
    return out.getvalue().removesuffix("\n")


def from_text(text: str) -> list[list[str]]:
    """Return the cells of tab-separated lines; the apostrophe ``to_text`` put in front is taken off again."""
    try:
        lines = list(csv.reader(io.StringIO(text, newline=""), dialect="excel-tab"))
    except csv.Error as error:
        raise RakorError(_("Isi papan klip terlalu panjang untuk ditempel ke tabel.")) from error
    return [[_plain(cell) for cell in line] or [""] for line in lines]


def _harmless(cell: str) -> str:
    return f"'{cell}" if cell.startswith(_FORMULA) else cell


def _plain(cell: str) -> str:
    return cell[1:] if cell.startswith("'") and cell[1:].startswith(_FORMULA) else cell
