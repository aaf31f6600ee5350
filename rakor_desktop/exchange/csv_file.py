"""Reading CSV as offices save it: UTF-8, UTF-16 or cp1252, with commas, semicolons or tabs."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from threading import Event

from rakor_desktop.domain.errors import RakorError, StorageError, because
from rakor_desktop.domain.i18n import _
from rakor_desktop.exchange.cells import MOST_COLUMNS
from rakor_desktop.exchange.sandbox import StoppedError
from rakor_desktop.exchange.table import Grid

LARGEST = 10_000_000
MOST_ROWS = 5_000
"""People in one table; no meeting is larger."""
MOST_LINES = MOST_ROWS + 100
"""Rows with something in them: letterhead, headings and what is written below come to the people."""
DELIMITERS = (",", ";", "\t")
_LAST_ROW = 1_048_576
_LOOK = 4_096
_BOMS = ((b"\xef\xbb\xbf", "utf-8-sig"), (b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16"))
_LINE = re.compile(r"[^\r\n]*(?:\r\n|\r|\n)|[^\r\n]+\Z")
_OWN_WORD = re.compile(r"\Asep=(?P<delimiter>[^\r\n\"])\r?\n?", re.IGNORECASE)
_FORMATS = (
    (b"PK\x03\x04", "Excel (.xlsx)"),
    (b"\xd0\xcf\x11\xe0", "Excel (.xls)"),
    (b"%PDF", "PDF"),
    (b"SQLite format 3\x00", "Rakor (.rakor)"),
)


def read(path: Path, stop: Event | None = None) -> list[Grid]:
    """Return the file once for each delimiter that could be meant; the headings tell which one was."""
    try:
        with path.open("rb") as file:
            data = file.read(LARGEST + 1)
    except OSError as error:
        raise StorageError(
            _("“{file}” tidak dapat dibaca: {reason}.").format(file=path.name, reason=because(error))
        ) from error
    if len(data) > LARGEST:
        raise RakorError(
            _("“{file}” terlalu besar, paling besar {most} MB; salin tabelnya saja ke berkas baru.").format(
                file=path.name, most=LARGEST // 1_000_000
            )
        )
    return parse(decode(data, path.name), stop)


def parse(text: str, stop: Event | None = None) -> list[Grid]:
    """Return the text as cells, once for each delimiter that could be meant."""
    told = _OWN_WORD.match(text)
    delimiters: Sequence[str] = (told["delimiter"],) if told else DELIMITERS
    body = _Body(text, told.end() if told else 0)
    grids = [_cells(body, delimiter, stop) for delimiter in delimiters if told or delimiter in text]
    return grids or [_cells(body, DELIMITERS[0], stop)]


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


@dataclass(frozen=True, slots=True)
class _Body:
    """A text line by line, without a copy of it; ``start`` is where the word about the delimiter ends."""

    text: str
    start: int

    def __iter__(self) -> Iterator[str]:
        if self.start:
            # An empty first line keeps the numbers of the rows as the spreadsheet shows them.
            yield "\n"
        for line in _LINE.finditer(self.text, self.start):
            yield line[0]


def _cells(lines: Iterable[str], delimiter: str, stop: Event | None) -> Grid:
    grid: list[list[str]] = []
    blank: list[str] = []
    filled = 0
    try:
        for row in csv.reader(lines, delimiter=delimiter):
            written = any(row)
            filled += written
            # A spreadsheet may save its empty rows too: delimiters and nothing else, a million times over.
            grid.append(row[:MOST_COLUMNS] if written else blank)
            if filled > MOST_LINES or len(grid) > _LAST_ROW:
                raise too_many()
            if not len(grid) % _LOOK and stop is not None and stop.is_set():
                raise StoppedError
    except csv.Error as error:
        raise RakorError(
            _("Tabel tidak dapat dibaca: ada tanda kutip yang tidak ditutup atau sel yang terlalu panjang.")
        ) from error
    while grid and grid[-1] is blank:
        grid.pop()
    return grid


def too_many() -> RakorError:
    """Return the refusal of a table with more rows than any meeting has people."""
    sentence = _(
        "Tabel ini memuat lebih dari {most} baris; hapus yang tidak perlu, atau bagi menjadi beberapa berkas."
    )
    return RakorError(sentence.format(most=MOST_ROWS))
