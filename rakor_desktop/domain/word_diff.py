"""What two texts have in common and what not, word for word."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import StrEnum
from itertools import groupby

_PARTS = re.compile(r"\s+|\w+|[^\w\s]")
_MOST = 1_500_000
"""Words of one times words of the other; beyond it the middle is shown as replaced, for nobody would wait."""
_LEAST_LIKE = 0.2
"""Texts less alike than this have words in common only by chance; a patchwork of them helps nobody."""


class Part(StrEnum):
    """Where a piece of text is."""

    SAME = "same"
    REMOVED = "removed"
    ADDED = "added"


@dataclass(frozen=True, slots=True)
class Piece:
    """Some text that is in both, or in one only."""

    part: Part
    text: str


def word_diff(before: str, after: str) -> list[Piece]:
    """Return the pieces from one text to the other.

    Those that are not ``ADDED`` give the first text, those that are not ``REMOVED`` the second.
    """
    one, two = _PARTS.findall(before), _PARTS.findall(after)
    start = _common(one, two)
    end = _common(one[start:][::-1], two[start:][::-1])
    middle = _middle(one[start : len(one) - end], two[start : len(two) - end])
    return _joined([(Part.SAME, one[:start]), *middle, (Part.SAME, one[len(one) - end :])])


def of_side(pieces: Sequence[Piece], part: Part) -> list[Piece]:
    """Return the pieces of one text only: with ``ADDED`` those of the second, with ``REMOVED`` the first."""
    return [piece for piece in pieces if piece.part in (Part.SAME, part)]


def _common(one: Sequence[str], two: Sequence[str]) -> int:
    count = 0
    for first, second in zip(one, two, strict=False):
        if first != second:
            break
        count += 1
    return count


def _middle(one: list[str], two: list[str]) -> Iterator[tuple[Part, list[str]]]:
    everything = ((Part.REMOVED, one), (Part.ADDED, two))
    if len(one) * len(two) > _MOST:
        yield from everything
        return
    opcodes = SequenceMatcher(None, one, two, autojunk=False).get_opcodes()
    alike = sum(_words(one[i:j]) for what, i, j, _k, _m in opcodes if what == "equal")
    if 2 * alike < _LEAST_LIKE * (_words(one) + _words(two)):
        yield from everything
        return
    for place, (what, i, j, k, m) in enumerate(opcodes):
        # A blank between two changed words belongs to the change, else it would be cut into pieces.
        between = 0 < place < len(opcodes) - 1 and not _words(one[i:j])
        if what == "equal" and not between:
            yield Part.SAME, one[i:j]
        else:
            yield from ((Part.REMOVED, one[i:j]), (Part.ADDED, two[k:m]))


def _words(parts: Sequence[str]) -> int:
    return sum(not part.isspace() for part in parts)


def _joined(found: Sequence[tuple[Part, list[str]]]) -> list[Piece]:
    """Put neighbours together, of one change first all that is gone, and leave out what is empty."""
    filled = [(part, "".join(words)) for part, words in found if words]
    pieces = []
    for same, group in groupby(filled, key=lambda one: one[0] is Part.SAME):
        told = list(group)
        for part in (Part.SAME,) if same else (Part.REMOVED, Part.ADDED):
            text = "".join(text for of, text in told if of is part)
            pieces += [Piece(part, text)] if text else []
    return pieces
