"""The code of a badge among what was typed: whole, behind something begun, or still on its way."""

from __future__ import annotations

import re

from rakor_desktop.domain import badge_code

_MARK = re.compile(badge_code.MARK)
_HALF = re.compile(rf"{badge_code.MARK}[^A-Z0-9\s][A-Z0-9]{{0,4}}(?:[^A-Z0-9\s][A-Z0-9]{{0,5}})?")
_HALF_BARS = re.compile(rf"{badge_code.MARK}[{badge_code.LETTERS}]{{1,9}}")
"""As a scanner types it: without hyphens and in capitals."""


def badge_in(text: str) -> str:
    """Return the code that stands at the end of a text, as a scanner types it; empty if none does."""
    typed = text.upper()
    for found in _MARK.finditer(typed):
        scan = badge_code.parse(typed[found.start() :])
        if scan is not None and scan.certain:
            return typed[found.start() :].strip()
    return ""


def half_scanned(text: str) -> bool:
    """Tell whether a code is on its way: nobody is looked for by half of one."""
    typed = text.strip()
    return bool(_HALF.fullmatch(typed.upper()) or _HALF_BARS.fullmatch(typed))


def may_be_a_name(text: str) -> bool:
    """Tell whether somebody could be called so."""
    letters = sum(letter.isalpha() for letter in text)
    return letters > 1 and not any(letter.isdigit() for letter in text) and not half_scanned(text)
