"""Text as large as its box lets it be."""

from __future__ import annotations

from dataclasses import dataclass, replace

from rakor_desktop.documents import fonts
from rakor_desktop.documents.breaking import balanced, broken, shortened, width
from rakor_desktop.documents.ink import LEADING, Align, Face, Ink
from rakor_desktop.documents.text import plain

_WORTH_A_LINE = 1.2
_NO_BREAK = "\u00a0"
_MOST_LETTERS = 400
"""More than any card holds."""


@dataclass(frozen=True, slots=True)
class Box:
    """Room for text in points, and how many lines may stand in it."""

    width: float
    height: float
    most: int


@dataclass(frozen=True, slots=True)
class Sizes:
    """The type sizes that may be tried, from the largest downwards."""

    largest: float
    smallest: float
    step: float = 0.5


@dataclass(frozen=True, slots=True)
class Fitted:
    """Lines of text in the face they fit in."""

    lines: list[str]
    face: Face
    cut: bool = False
    """Whether a word was broken or something left out, for there was no room at the smallest size."""

    @property
    def height(self) -> float:
        """How high the lines stand in points."""
        return len(self.lines) * self.face.size * LEADING

    def write(self, ink: Ink, left: float, right: float, top: float) -> float:
        """Write the lines centred, downwards from ``top``; return where they end."""
        ink.cell((left, right), top, self.lines, self.face, Align.CENTRE)
        return top - self.height


def fitted(text: str, box: Box, sizes: Sizes, font: str = fonts.REGULAR) -> Fitted:
    """Return the text as large as fits without breaking a word; the smallest is broken and shortened."""
    clean = plain(text[:_MOST_LETTERS])
    if not clean:
        return Fitted([], Face(font, sizes.largest))
    size = sizes.largest
    longest = max(clean.split(" "), key=lambda word: width(word, font, 1))
    while size > sizes.smallest and not _fits(clean, longest, Face(font, size), box):
        size -= sizes.step
    face = Face(font, max(size, sizes.smallest))
    most = max(min(box.most, int(box.height / (face.size * LEADING))), 1)
    lines = shortened(balanced(clean, *face, box.width), most)
    return Fitted(lines, face, not _fits(clean, longest, face, box))


def fitted_name(prefix: str, name: str, suffix: str, box: Box, sizes: Sizes) -> Fitted:
    """Return a name in bold, its titles as they are written; another line only where it gains much size."""
    best = _name(prefix, name, suffix, replace(box, most=1), sizes)
    for most in range(2, box.most + 1):
        found = _name(prefix, name, suffix, replace(box, most=most), sizes)
        if found.face.size >= best.face.size * _WORTH_A_LINE or best.cut:
            best = found
    return best


def _name(prefix: str, name: str, suffix: str, box: Box, sizes: Sizes) -> Fitted:
    """Return the name with the titles behind it kept together where that costs no size."""
    front = f"{prefix} {name}".strip()
    loose = fitted(f"{front}, {suffix}" if suffix else front, box, sizes, fonts.BOLD)
    if not suffix:
        return loose
    kept = fitted(f"{front}, {_unbroken(suffix)}", box, sizes, fonts.BOLD)
    return kept if kept.face.size >= loose.face.size and not kept.cut else loose


def _unbroken(text: str) -> str:
    return _NO_BREAK.join(plain(text).split(" "))


def _fits(text: str, longest: str, face: Face, box: Box) -> bool:
    if width(longest, *face) > box.width:
        return False
    count = len(broken(text, *face, box.width))
    return count <= box.most and count * face.size * LEADING <= box.height
