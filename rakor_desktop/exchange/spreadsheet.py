"""Reads one spreadsheet in a process of its own: from standard input to JSON on standard output."""

from __future__ import annotations

import json
import os
import sys
import traceback
from pathlib import Path
from types import TracebackType
from typing import IO, Any

from rakor_desktop.exchange import limits, opendocument
from rakor_desktop.exchange.cells import Budget, Cells, Notes
from rakor_desktop.exchange.package import Package
from rakor_desktop.exchange.refusal import SheetRefusedError, Why
from rakor_desktop.exchange.workbook import SheetPart, Workbook

_OPEN_DOCUMENT = b"application/vnd.oasis.opendocument."
_SPREADSHEET = (f"{_OPEN_DOCUMENT.decode()}spreadsheet").encode()
_MANIFEST = "META-INF/manifest.xml"
_LONGEST_MANIFEST = 200_000
_LONGEST_NAME = 200
_OTHERS = {
    "xl/workbook.bin": Why.BINARY,
    "word/document.xml": Why.WORD,
    "ppt/presentation.xml": Why.SLIDES,
    "index/document.iwa": Why.OTHER_DOCUMENT,
}
_OF_ONE_SHEET = (Why.TOO_LARGE, Why.TOO_MANY_ROWS)

Answer = dict[str, Any]


def main() -> None:
    """Read standard input within the limits given, and answer with what was found or why not."""
    sys.excepthook = _tell_where
    most_rows, seconds, most_bytes = map(int, sys.argv[-3:])
    limits.confine(seconds, most_bytes)
    try:
        with os.fdopen(0, "rb") as file:
            answer = read(file, most_rows)
    except SheetRefusedError as refused:
        answer = {"why": refused.why}
    except MemoryError:
        answer = {"why": Why.TOO_LARGE}
    except OSError:
        answer = {"why": Why.UNREADABLE}
    with os.fdopen(1, "wb") as out:
        out.write(json.dumps(answer, ensure_ascii=False, separators=(",", ":")).encode())


def _tell_where(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:  # noqa: ARG001
    """Write where something went wrong that nobody expected, without the message: it may quote a cell."""
    lines = (f"{Path(one.filename).name}:{one.lineno} {one.name}" for one in traceback.extract_tb(trace))
    sys.stderr.write("\n".join((kind.__name__, *lines)))


def read(file: IO[bytes], most_rows: int) -> Answer:
    """Return the sheets of a spreadsheet as plain data: name, rows by number, and what was noticed.

    Hidden sheets, which hold what drop-down lists are made of, count only where nothing else is there.
    """
    package = Package(file)
    budget = Budget(most_rows)
    mimetype = package.start("mimetype")
    if _is_locked(package):
        raise SheetRefusedError(Why.LOCKED)
    if mimetype.startswith(_SPREADSHEET) or (not mimetype and "content.xml" in package):
        return {"sheets": _tables(package, budget)}
    if mimetype.startswith(_OPEN_DOCUMENT):
        raise SheetRefusedError(Why.OTHER_DOCUMENT)
    for name, why in _OTHERS.items():
        if name in package:
            raise SheetRefusedError(why)
    if "[Content_Types].xml" not in package:
        raise SheetRefusedError(Why.ARCHIVE)
    return {"sheets": _sheets(Workbook(package), budget)}


def _is_locked(package: Package) -> bool:
    return "encrypted-package" in package or b"encryption-data" in package.start(_MANIFEST, _LONGEST_MANIFEST)


def _sheets(book: Workbook, budget: Budget) -> list[Answer]:
    found: list[Answer] = []
    for hidden in (False, True):
        found += [_sheet(book, sheet, budget) for sheet in book.sheets if sheet.hidden is hidden]
        if any(map(_has_something, found)):
            break
    return found


def _sheet(book: Workbook, sheet: SheetPart, budget: Budget) -> Answer:
    cells = Cells(budget)
    try:
        book.read(sheet.part, cells)
        return _answer(sheet.name, cells)
    except SheetRefusedError as refused:
        if refused.why not in _OF_ONE_SHEET:
            raise
        cells.drop()
        return _answer(sheet.name, cells, refused.why)


def _tables(package: Package, budget: Budget) -> list[Answer]:
    tables = opendocument.read(package, budget)
    shown = [_answer(one.name, one.cells, one.why) for one in tables if not one.hidden]
    if any(map(_has_something, shown)):
        return shown
    return shown + [_answer(one.name, one.cells, one.why) for one in tables if one.hidden]


def _answer(name: str, cells: Cells, why: Why | None = None) -> Answer:
    rows = cells.rows()
    return {"name": name[:_LONGEST_NAME], "why": why, "rows": rows, "notes": _notes(cells.notes)}


def _has_something(sheet: Answer) -> bool:
    return bool(sheet["rows"] or sheet["why"])


def _notes(notes: Notes) -> Answer:
    found = {
        "unknown": notes.unknown,
        "errors": notes.errors,
        "far": notes.far,
        "hidden": notes.hidden,
    }
    return {key: [one.count, one.where, one.text] for key, one in found.items() if one.count}
