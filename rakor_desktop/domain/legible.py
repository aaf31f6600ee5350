"""Text as it can be kept: nothing in it that nobody meant to type and no file can hold."""

from __future__ import annotations

import re
import unicodedata

_BREAKS = re.compile(r"\r\n|[\r\v\f\x85\u2028\u2029]")
"""What Word, old Macs and the clipboard end a line with."""
_KEPT = frozenset("\n\t")
_STAND_IN = "\ufffd"
_BLANKS = str.maketrans("\n\t", "  ")
_DIRECTIONS = frozenset("\u200e\u200f\u061c\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")


def legible(text: str) -> str:
    """Return the text without control characters but line ends and tabs; half a character gets a stand-in."""
    if text.isprintable():
        return text
    return "".join(map(_legible, _BREAKS.sub("\n", text)))


def on_one_line(text: str) -> str:
    """Return the text as a line for a terminal, which obeys control characters and marks of direction."""
    if text.isprintable():
        return text
    return "".join(letter for letter in legible(text).translate(_BLANKS) if letter not in _DIRECTIONS)


def _legible(letter: str) -> str:
    category = unicodedata.category(letter)
    if category == "Cs":
        return _STAND_IN
    return "" if category == "Cc" and letter not in _KEPT else letter
