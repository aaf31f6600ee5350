"""Reading CSV as offices save it: UTF-8, UTF-16 or cp1252, with commas, semicolons or tabs."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Sequence
from pathlib import Path

from rakor_desktop.domain.errors import RakorError, StorageError, because
from rakor_desktop.domain.i18n import _
from rakor_desktop.exchange.table import Grid

LARGEST = 20_000_000
DELIMITERS = (",", ";", "\t")
_BOMS = ((b"\xef\xbb\xbf", "utf-8-sig"), (b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16"))
_OWN_WORD = re.compile(r"\Asep=(?P<delimiter>.)\r?\n?", re.IGNORECASE)
_FORMATS = (
    (b"PK\x03\x04", "Excel (.xlsx)"),
    (b"\xd0\xcf\x11\xe0", "Excel (.xls)"),
    (b"%PDF", "PDF"),
    (b"SQLite format 3\x00", "Rakor (.rakor)"),
)


def read(path: Path) -> list[Grid]:
    """Return the file once for each delimiter that could be meant; the headings tell which one was."""
    try:
        with path.open("rb") as file:
            data = file.read(LARGEST + 1)
    except OSError as error:
        raise StorageError(
            _("“{file}” tidak dapat dibaca: {reason}.").format(file=path.name, reason=because(error))
        ) from error
    if len(data) > LARGEST:
        raise RakorError(_("“{file}” terlalu besar; paling besar 20 MB.").format(file=path.name))
    return parse(decode(data, path.name))


def parse(text: str) -> list[Grid]:
    """Return the text as cells, once for each delimiter that could be meant."""
    told = _OWN_WORD.match(text)
    delimiters: Sequence[str] = (told["delimiter"],) if told else DELIMITERS
    # An emptied first line keeps the numbers of the rows as the spreadsheet shows them.
    body = "\n" + text[told.end() :] if told else text
    grids = [_cells(body, delimiter) for delimiter in delimiters if told or delimiter in body]
    return grids or [_cells(body, DELIMITERS[0])]


def decode(data: bytes, name: str) -> str:
    """Return the text of a file; what is no text is refused by what it is."""
    for mark, format_name in _FORMATS:
        if data.startswith(mark):
            raise RakorError(
                _("“{file}” adalah berkas {format}, bukan CSV; simpan dulu sebagai CSV.").format(
                    file=name, format=format_name
                )
            )
    encodings = [encoding for mark, encoding in _BOMS if data.startswith(mark)] or ["utf-8", "cp1252"]
    for encoding in encodings:
        try:
            text = data.decode(encoding)
        except UnicodeDecodeError:
            continue
        if "\x00" not in text:
            return text
    raise RakorError(_("“{file}” bukan teks; simpan tabelnya sebagai CSV UTF-8.").format(file=name))


def _cells(text: str, delimiter: str) -> Grid:
    try:
        return list(csv.reader(io.StringIO(text, newline=""), delimiter=delimiter))
    except csv.Error as error:
        raise RakorError(
            _("Tabel tidak dapat dibaca: ada tanda kutip yang tidak ditutup atau sel yang terlalu panjang.")
        ) from error
