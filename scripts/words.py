"""Brings the English catalogue up to date with the words in the code, and compiles it.

Run it after changing what people see; it prints what still needs English.
"""

from __future__ import annotations

import ast
import sys
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.extract import extract_from_dir
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

ROOT = Path(__file__).resolve().parent.parent
PACKAGE = ROOT / "rakor_desktop"
PO = ROOT / "resources" / "locale" / "en" / "LC_MESSAGES" / "rakor.po"
KEYWORDS = {"_": None, "N_": None}


HEADER = {
    "project": "Rakor Desktop",
    "version": "1",
    "creation_date": datetime(2026, 1, 1, tzinfo=UTC),  # fixed: the same words, the same bytes
    "revision_date": datetime(2026, 1, 1, tzinfo=UTC),
    "last_translator": "Rakor Desktop contributors",
    "fuzzy": False,
}


def extracted() -> Catalog:
    """Return every marked sentence of the program with the files it stands in."""
    template = Catalog(project="Rakor Desktop", charset="utf-8")
    found = extract_from_dir(PACKAGE, [("**.py", "python")], keywords=KEYWORDS)
    hits = {(file, line, message) for file, line, message, _comments, _context in found}
    for path in PACKAGE.rglob("*.py"):
        file = path.relative_to(PACKAGE).as_posix()
        hits |= {(file, line, text) for line, text in inside_f_strings(path.read_text(encoding="utf-8"))}
    for file, _line, message in sorted(hits):
        template.add(message, locations=[(f"rakor_desktop/{file}", 0)])
    return template


def inside_f_strings(source: str) -> Iterator[tuple[int, str]]:
    """Yield (line, sentence) of what is marked inside an f-string, where Babel does not look."""
    for outer in ast.walk(ast.parse(source)):
        if not isinstance(outer, ast.JoinedStr):
            continue
        for node in ast.walk(outer):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in KEYWORDS:
                yield from (
                    (node.lineno, argument.value)
                    for argument in node.args
                    if isinstance(argument, ast.Constant) and isinstance(argument.value, str)
                )


def _read(path: Path) -> Catalog:
    with path.open("rb") as file:
        return read_po(file, locale="en")


def main() -> int:
    """Update and compile; 1 when an English sentence is missing."""
    PO.parent.mkdir(parents=True, exist_ok=True)
    catalogue = Catalog(locale="en", header_comment="# The English words of Rakor Desktop.", **HEADER)
    known = {message.id: message.string for message in _read(PO)} if PO.exists() else {}
    for message in extracted():
        if message.id:
            catalogue.add(message.id, known.get(message.id, ""), locations=message.locations)
    with PO.open("wb") as file:
        write_po(file, catalogue, sort_output=True, include_lineno=False, width=100)
    with PO.with_suffix(".mo").open("wb") as file:
        write_mo(file, _read(PO))
    missing = [message.id for message in catalogue if message.id and not message.string]
    for text in missing:
        print(f"no English: {text}")
    return 1 if missing else 0


if __name__ == "__main__":
    sys.exit(main())
