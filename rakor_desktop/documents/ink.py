"""Strings and rules put on a page with as few drawing commands as possible."""

from __future__ import annotations

from enum import Enum, auto
from typing import Any, NamedTuple

from rakor_desktop.documents.breaking import width

HAIRLINE = 0.5
BLACK = 0
LEADING = 1.15
"""Distance of lines in tables, in units of the type size."""
_BASELINE = 0.86


class Align(Enum):
    """Where a line stands in its cell."""

    LEFT = auto()
    CENTRE = auto()
    RIGHT = auto()


class Face(NamedTuple):
    """A typeface at a size in points."""

    font: str
    size: float


class Ink:
    """Collects text and rules and puts them on the canvas in one go."""

    def __init__(self, canvas: Any) -> None:
        self._canvas = canvas
        self._text = canvas.beginText()
        self._face: Face | None = None
        self._rules: list[tuple[float, float, float, float]] = []

    def text(self, x: float, y: float, text: str, face: Face) -> None:
        """Write one line, its baseline starting at (x, y)."""
        if not text:
            return
        if self._face != face:
            self._text.setFont(*face)
            self._face = face
        self._text.setTextOrigin(x, y)
        self._text.textOut(text)

    def cell(self, box: tuple[float, float], top: float, lines: list[str], face: Face, align: Align) -> None:
        """Write lines downwards from ``top`` between the left and right edge of ``box``."""
        left, right = box
        y = top - _BASELINE * face.size
        for line in lines:
            x = left
            if align is not Align.LEFT:
                free = right - left - width(line, *face)
                x = left + (free if align is Align.RIGHT else free / 2)
            self.text(x, y, line, face)
            y -= LEADING * face.size

    def rule(self, x1: float, y1: float, x2: float, y2: float) -> None:
        """Draw a hairline."""
        self._rules.append((x1, y1, x2, y2))

    def shade(self, x: float, y: float, wide: float, high: float) -> None:
        """Fill a box lightly, behind everything collected."""
        self._canvas.saveState()
        self._canvas.setFillGray(0.92)
        self._canvas.rect(x, y, wide, high, stroke=0, fill=1)
        self._canvas.restoreState()

    def dry(self) -> None:
        """Put everything collected on the canvas."""
        self._canvas.saveState()
        self._canvas.setFillGray(BLACK)
        self._canvas.setStrokeGray(BLACK)
        self._canvas.setLineWidth(HAIRLINE)
        self._canvas.drawText(self._text)
        self._canvas.lines(self._rules)
        self._canvas.restoreState()
