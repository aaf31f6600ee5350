"""Breaking plain text into lines of a given width, however long its words are."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from reportlab.pdfbase import pdfmetrics

from rakor_desktop.documents import fonts

_EM = 1000
_AFTER_SIGNS = re.compile(r"(?<=[/–-])")
SHORTENED = "…"
_LONGEST_KEPT = 100


def _ems(text: str, font: str) -> float:
    # Long texts are not worth keeping: they hardly come twice and would fill the memory.
    return _word_ems(text, font) if len(text) <= _LONGEST_KEPT else _measured(text, font)


def _measured(text: str, font: str) -> float:
    fonts.register()
    return float(pdfmetrics.stringWidth(text, font, _EM))


_word_ems = lru_cache(maxsize=16_384)(_measured)


def width(text: str, font: str, size: float) -> float:
    """Return the width of one line in points."""
    return _ems(text, font) * size / _EM


def broken(text: str, font: str, size: float, room: float) -> list[str]:
    """Return the lines the text takes in ``room`` points; a word wider than that is broken too."""
    lines: list[str] = []
    limit = room * _EM / size
    for paragraph in text.split("\n"):
        if _ems(paragraph, font) <= limit:
            lines.append(paragraph)
        else:
            lines.extend(_filled(paragraph, font, limit))
    return lines


def _filled(paragraph: str, font: str, limit: float) -> Iterator[str]:
    space = _ems(" ", font)
    line, used = "", 0.0
    for word in paragraph.split(" "):
        wide = _ems(word, font)
        if line and used + space + wide <= limit:
            line, used = f"{line} {word}", used + space + wide
            continue
        if line:
            yield line
        *full, line = _pieces(word, font, limit) if wide > limit else [word]
        yield from full
        used = _ems(line, font)
    yield line


def _pieces(word: str, font: str, limit: float) -> list[str]:
    """Break one word after ``/`` or ``-`` where it can be, else anywhere."""
    pieces, line, used = [], "", 0.0
    for part in _AFTER_SIGNS.split(word):
        wide = _ems(part, font)
        units = [part] if wide <= limit else list(part)
        for unit in units:
            wide = _ems(unit, font)
            if line and used + wide > limit:
                pieces.append(line)
                line, used = "", 0.0
            line, used = line + unit, used + wide
    return [*pieces, line]


def balanced(text: str, font: str, size: float, room: float) -> list[str]:
    """Return as few lines as the width needs, of about the same length, as titles are set."""
    lines = broken(text, font, size, room)
    if len(lines) < 2 or len(lines) > 6 or "\n" in text:  # noqa: PLR2004 - longer is no title
        return lines
    narrow, wide = max(_ems(word, font) for word in text.split(" ")) * size / _EM, room
    while wide - narrow > 1:
        middle = (narrow + wide) / 2
        if len(broken(text, font, size, middle)) > len(lines):
            narrow = middle
        else:
            wide = middle
    return broken(text, font, size, wide)


def shortened(lines: list[str], most: int) -> list[str]:
    """Return at most so many lines, the last one ending in … after a whole word where text was left out."""
    if len(lines) <= most:
        return lines
    last = lines[most - 1].rstrip()
    kept = last.rpartition(" ")[0].rstrip(" ,;") or last[:-1]
    return [*lines[: most - 1], kept + SHORTENED]
