"""The one way of user text to paper: no markup, no control characters, nothing the typeface cannot draw."""

from __future__ import annotations

import re
import unicodedata
from functools import cache, lru_cache
from xml.sax.saxutils import escape

from rakor_desktop.documents import fonts

STAND_IN = "□"
"""Printed for a character Liberation Sans does not have, an emoji for example."""

_NO_BREAK = "\u00a0"
_BREAKS = re.compile(r"\r\n|[\n\r\v\f\x1c-\x1e\x85\u2028\u2029]")


def plain(text: str, *, lines: bool = False) -> str:
    """Return the text as it can be drawn; line breaks stay only where ``lines`` asks for them."""
    if "  " not in text and _safe().issuperset(text) and unicodedata.is_normalized("NFC", text):
        return text.strip(" ")
    rows = [_line(row) for row in _BREAKS.split(unicodedata.normalize("NFC", text))]
    return "\n".join(rows).strip("\n") if lines else " ".join(filter(None, rows))


def markup(text: str, *, lines: bool = False) -> str:
    """Return the text for a ReportLab Paragraph, where every character stands for itself."""
    return escape(plain(text, lines=lines)).replace("\n", "<br/>")


@cache
def _safe() -> frozenset[str]:
    letters = map(chr, fonts.coverage())
    return frozenset(letter for letter in letters if _drawable(letter) == letter)


def _line(text: str) -> str:
    drawn = "".join(map(_drawable, text))
    return " ".join(word for word in drawn.split(" ") if word)


@lru_cache(maxsize=4096)
def _drawable(letter: str) -> str:
    """Return what is drawn for one character: itself, something plainer, the stand-in or nothing."""
    category = unicodedata.category(letter)
    if letter == "\t" or (category == "Zs" and letter != _NO_BREAK):
        return " "
    if category in ("Cc", "Cf"):
        return ""
    covered = fonts.coverage()
    if ord(letter) in covered:
        return letter
    if category in ("Mn", "Me"):
        return ""
    plainer = unicodedata.normalize("NFKC", letter)
    return plainer if all(ord(part) in covered for part in plainer) else STAND_IN
