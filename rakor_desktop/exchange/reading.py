"""Reads a table somebody chose, whatever program wrote it; what is no table is refused by what it is."""

from __future__ import annotations

import stat
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from threading import Event
from typing import IO, Any

from rakor_desktop.domain.errors import RakorError, StorageError, because
from rakor_desktop.domain.i18n import N_, _
from rakor_desktop.domain.quote import quoted
from rakor_desktop.exchange import csv_file, kinds, sandbox
from rakor_desktop.exchange.kinds import Kind
from rakor_desktop.exchange.refusal import SheetRefusedError, Why
from rakor_desktop.exchange.table import Grid

PATTERNS = ("*.xlsx", "*.xlsm", "*.ods", "*.csv", "*.txt")
"""The names of files that can be read."""
LARGEST = 50_000_000
MOST_ROWS = csv_file.MOST_ROWS

_WHY = {
    Why.DAMAGED: N_(
        "“{file}” rusak atau belum tersalin seluruhnya; salin lagi dari asalnya, atau buka di Excel lalu "
        "simpan ulang."
    ),
    Why.LOCKED: kinds.SENTENCES[Kind.LOCKED],
    Why.UNSAFE: N_(
        "“{file}” memuat perintah XML yang tidak ada di lembar kerja biasa, jadi tidak dibaca; salin "
        "tabelnya ke berkas Excel baru."
    ),
    Why.TOO_LARGE: N_("“{file}” terlalu besar untuk dibaca; salin tabelnya saja ke berkas Excel baru."),
    Why.TOO_SLOW: N_("“{file}” terlalu lama dibaca; salin tabelnya saja ke berkas Excel baru."),
    Why.TOO_MANY_ROWS: N_(
        "“{file}” memuat lebih dari {most} baris; hapus yang tidak perlu, atau bagi menjadi beberapa berkas."
    ),
    Why.UNREADABLE: N_("“{file}” tidak dapat dibaca sampai selesai; periksa diskanya, lalu coba lagi."),
    Why.BINARY: N_("“{file}” adalah berkas Excel biner (.xlsb); buka di Excel, lalu simpan sebagai .xlsx."),
    Why.ARCHIVE: N_("“{file}” adalah arsip zip; keluarkan dulu isinya, lalu pilih tabelnya."),
    Why.WORD: kinds.SENTENCES[Kind.WORD],
    Why.SLIDES: kinds.SENTENCES[Kind.SLIDES],
    Why.OTHER_DOCUMENT: kinds.SENTENCES[Kind.DOCUMENT],
}
_NOTES = {
    "unknown": N_(
        "{n} rumus belum ada hasilnya dan dikosongkan (mulai sel {cell}); buka berkasnya di Excel, simpan, "
        "lalu impor lagi."
    ),
    "errors": N_("{n} sel memuat galat seperti {text} (mulai sel {cell}); perbaiki dulu rumusnya."),
    "far": N_("{n} sel terlalu jauh dari tabel dan tidak dibaca (mulai sel {cell})."),
    "hidden": N_("{n} baris tersembunyi atau tersaring ikut dibaca (mulai sel {cell})."),
}


@dataclass(frozen=True, slots=True)
class Sheet:
    """One sheet as plain text; ``name`` is empty where the file has no sheets.

    The first row of ``grid`` is row 1 of the spreadsheet; a cell of several lines keeps them. ``warnings``
    are sentences about what a person may miss or not expect.
    """

    name: str
    grid: Grid
    warnings: tuple[str, ...] = ()


def read(path: Path, *, stop: Event | None = None) -> list[Sheet]:
    """Return the sheets of a workbook, or a text once for each delimiter that could be meant.

    What a file is, is told by its content, not by its name. It may take seconds; ``stop`` ends it at once.
    """
    if sentence := kinds.marker(path.name):
        raise RakorError(sentence)
    try:
        _refuse_no_file(path)
        with path.open("rb") as file:
            kind = kinds.kind_of(file)
            if kind is Kind.PACKAGE:
                return _workbook(path, file, stop)
    except OSError as error:
        raise StorageError(
            _("“{file}” tidak dapat dibaca: {reason}.").format(file=path.name, reason=because(error))
        ) from error
    if kind is not Kind.TEXT:
        raise RakorError(_(kinds.SENTENCES[kind]).format(file=path.name))
    return [Sheet("", grid) for grid in csv_file.read(path, stop)]


def _refuse_no_file(path: Path) -> None:
    found = path.stat()
    if stat.S_ISDIR(found.st_mode):
        raise RakorError(_("“{file}” adalah folder; pilih tabel di dalamnya.").format(file=path.name))
    if not stat.S_ISREG(found.st_mode):
        raise RakorError(
            _("“{file}” bukan berkas biasa; pilih berkas Excel, ODS, atau CSV.").format(file=path.name)
        )
    if not found.st_size:
        raise RakorError(
            _("“{file}” kosong (0 bita); salin atau minta lagi berkasnya.").format(file=path.name)
        )
    if found.st_size > LARGEST:
        raise RakorError(
            _(
                "“{file}” terlalu besar, paling besar {most} MB; salin tabelnya saja ke berkas Excel baru."
            ).format(file=path.name, most=LARGEST // 1_000_000)
        )


def _workbook(path: Path, file: IO[bytes], stop: Event | None) -> list[Sheet]:
    try:
        found = sandbox.read(file, csv_file.MOST_LINES, stop=stop)
    except SheetRefusedError as refused:
        raise _refusal(path, refused.why) from refused
    readable = [_sheet(one) for one in found if one["rows"]]
    if not readable:
        raise _nothing(path, found)
    left_out = tuple(_left_out(one) for one in found if one["why"])
    return [replace(sheet, warnings=(*sheet.warnings, *left_out)) for sheet in readable]


def _sheet(found: Mapping[str, Any]) -> Sheet:
    rows: Sequence[tuple[int, list[str]]] = found["rows"]
    grid: list[Sequence[str]] = [()] * rows[-1][0]
    for number, cells in rows:
        grid[number - 1] = cells
    return Sheet(found["name"], grid, tuple(_noted(found["notes"])))


def _noted(notes: Mapping[str, tuple[int, str, str]]) -> list[str]:
    return [
        _(sentence).format(n=notes[key][0], cell=notes[key][1], text=quoted(notes[key][2]))
        for key, sentence in _NOTES.items()
        if key in notes
    ]


def _left_out(found: Mapping[str, Any]) -> str:
    if found["why"] == Why.TOO_MANY_ROWS:
        return _("Lembar {sheet} dilewati karena memuat lebih dari {most} baris.").format(
            sheet=quoted(found["name"]), most=MOST_ROWS
        )
    return _("Lembar {sheet} dilewati karena terlalu besar.").format(sheet=quoted(found["name"]))


def _refusal(path: Path, why: Why) -> RakorError:
    kind = StorageError if why is Why.UNREADABLE else RakorError
    return kind(_(_WHY[why]).format(file=path.name, most=MOST_ROWS))


def _nothing(path: Path, found: Sequence[Mapping[str, Any]]) -> RakorError:
    for sheet in found:
        if sheet["why"]:
            return _refusal(path, Why(sheet["why"]))
        if "far" in sheet["notes"]:
            return RakorError(
                _(
                    "Isi lembar {sheet} terlalu jauh ke bawah atau ke kanan (sel {cell}); pindahkan "
                    "tabelnya ke pojok kiri atas."
                ).format(sheet=quoted(sheet["name"]), cell=sheet["notes"]["far"][1])
            )
        if "unknown" in sheet["notes"]:
            return RakorError(" ".join(_noted(sheet["notes"])))
    return RakorError(
        _("“{file}” tidak berisi apa-apa; pilih berkas yang memuat tabelnya.").format(file=path.name)
    )
