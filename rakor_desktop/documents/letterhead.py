"""The kop naskah dinas: emblem at the left, government, agency, address and contact, and the double rule."""

from __future__ import annotations

from dataclasses import dataclass
from io import BytesIO
from typing import Any

from PIL import Image, UnidentifiedImageError
from reportlab.lib.units import mm
from reportlab.lib.utils import ImageReader
from reportlab.platypus import Flowable

from rakor_desktop.documents import fonts
from rakor_desktop.documents.breaking import balanced, shortened
from rakor_desktop.documents.text import plain
from rakor_desktop.domain.papers import LetterheadRow, PaperSettings

_FLOOR = 11.0
_LARGEST = 24.0
_SMALLEST_GOVERNMENT = 9.0
_CONTACT_SIZE = 10.0
_STEP = 0.25
_MOST_LINES = 3
_LEADING = 1.18
_EMBLEM = 20 * mm
_EMBLEM_COLUMN = 25 * mm
_MOST_PIXELS = 25_000_000
_THICK, _RULE_GAP, _THIN = 2.25, 1.5, 0.75
_RULES = _THICK + _RULE_GAP + _THIN
TWO_LINES = 24.0
"""Points between the letterhead and the text (DOMAIN 2.2)."""


@dataclass(frozen=True, slots=True)
class _Line:
    text: str
    font: str
    size: float


class Letterhead(Flowable):  # type: ignore[misc] # ReportLab has no types
    """The letterhead across the whole width; empty parts take no room."""

    def __init__(
        self, row: LetterheadRow, settings: PaperSettings, room: float, gap: float = TWO_LINES
    ) -> None:
        super().__init__()
        self.width = room
        self._emblem = picture(row.emblem)
        self._left = _EMBLEM_COLUMN if self._emblem else 0.0
        self._lines = _lines(row, settings, room - self._left)
        text = sum(line.size * _LEADING for line in self._lines)
        self._body = max(text, _EMBLEM if self._emblem else 0.0)
        self._text = text
        self.height = self._body + 3 + _RULES
        self.spaceAfter = gap

    def wrap(self, _width: float, _height: float) -> tuple[float, float]:
        """Return the size."""
        return self.width, self.height

    def draw(self) -> None:
        """Draw emblem, lines and rules."""
        if self._emblem:
            self._draw_emblem()
        middle = self._left + (self.width - self._left) / 2
        y = self.height - (self._body - self._text) / 2
        for line in self._lines:
            self.canv.setFont(line.font, line.size)
            self.canv.drawCentredString(middle, y - line.size * 0.9, line.text)
            y -= line.size * _LEADING
        self._rule(_THIN + _RULE_GAP + _THICK / 2, _THICK)
        self._rule(_THIN / 2, _THIN)

    def _rule(self, y: float, thickness: float) -> None:
        self.canv.setLineWidth(thickness)
        self.canv.line(0, y, self.width, y)

    def _draw_emblem(self) -> None:
        wide, high = self._emblem.getSize()
        scale = min((_EMBLEM_COLUMN - 3 * mm) / wide, _EMBLEM / high)
        y = self.height - self._body + (self._body - high * scale) / 2
        self.canv.drawImage(self._emblem, 0, y, wide * scale, high * scale, mask="auto")


def letterhead(
    row: LetterheadRow | None, settings: PaperSettings, room: float, gap: float = TWO_LINES
) -> list[Flowable]:
    """Return the letterhead with ``gap`` points below it, or nothing where none was entered."""
    if row is None or not any((row.government, row.agency, row.address, row.contact)):
        return []
    return [Letterhead(row, settings, room, gap)]


def _lines(row: LetterheadRow, settings: PaperSettings, room: float) -> list[_Line]:
    wanted = min(float(settings.agency_size), _LARGEST)
    largest = min(float(settings.government_size), _LARGEST)
    agency = _fitted(plain(row.agency).upper(), fonts.BOLD, wanted, room)
    shrunk = agency[0].size / max(wanted, _FLOOR) if agency else 1.0
    size = max(_SMALLEST_GOVERNMENT, largest * shrunk)
    government = _fitted(plain(row.government).upper(), fonts.REGULAR, size, room, floor=_SMALLEST_GOVERNMENT)
    small = [
        line
        for text in (row.address, row.contact)
        for line in _fitted(plain(text), fonts.REGULAR, _CONTACT_SIZE, room, floor=_CONTACT_SIZE)
    ]
    return [*government, *agency, *small]


def _fitted(text: str, font: str, size: float, room: float, floor: float = _FLOOR) -> list[_Line]:
    """Shrink to the floor to fit one line; else set the fewest lines as large as they can be."""
    if not text:
        return []
    largest = max(size, floor)
    for count in range(1, _MOST_LINES + 1):
        at = largest
        while at >= floor:
            lines = balanced(text, font, at, room)
            if len(lines) <= count:
                return [_Line(line, font, at) for line in lines]
            at -= _STEP
    lines = shortened(balanced(text, font, floor, room), _MOST_LINES)
    return [_Line(line, font, floor) for line in lines]


def picture(content: bytes) -> Any:
    """Return the emblem, or None where there is none or it is no picture."""
    if not content:
        return None
    try:
        with Image.open(BytesIO(content)) as picture:
            if picture.width * picture.height > _MOST_PIXELS:
                return None
            picture.verify()
        return ImageReader(BytesIO(content))
    except (UnidentifiedImageError, OSError, SyntaxError, ValueError, Image.DecompressionBombError):
        return None
