"""One name badge: what meeting, whose, from where, the code in bars, and the role on a coloured band."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from reportlab.graphics.barcode.code128 import Code128
from reportlab.lib.colors import HexColor

from rakor_desktop.documents import fonts
from rakor_desktop.documents.breaking import width
from rakor_desktop.documents.fitting import Box, Fitted, Sizes, fitted, fitted_name
from rakor_desktop.documents.ink import Ink
from rakor_desktop.domain.attendance import Group

_BANDS = {
    Group.PARTICIPANTS: HexColor(0x1F4E79),
    Group.SPEAKERS: HexColor(0x6A1B5D),
    Group.COMMITTEE: HexColor(0x8C1D18),
    Group.GUESTS: HexColor(0x23602F),
}
"""Dark enough for white words, also where the printer knows only grey."""
_BELOW_BARS = 1.35
_DOTS = (1, 2)
_WRITTEN = ("Nama", "", "Jabatan", "Instansi/Asal")
"""What is written by hand on the lines of an empty badge, downwards; a name takes two."""
_UNSCANNED = "-"
"""Stands only in the letters: in the bars it would cost room, and not every keyboard layout has it there."""


@dataclass(frozen=True, slots=True)
class Face:
    """What stands on one badge; one without a name has lines to write on, one without a code no bars."""

    role: str
    group: Group
    prefix: str = ""
    name: str = ""
    suffix: str = ""
    job: str = ""
    home: str = ""
    code: str = ""


@dataclass(frozen=True, slots=True)
class BadgeStyle:
    """The measures of a badge in points; ``bar`` is the width of the narrowest bar."""

    width: float
    height: float
    inset: float
    head: float
    head_size: float
    name: Sizes
    detail: Sizes
    bars: float
    bar: float
    code_size: float
    band: float
    band_size: float
    gap: float

    @property
    def room(self) -> float:
        """The width within the inset."""
        return self.width - 2 * self.inset


class Heading:
    """The upper part, the same on every badge: the emblem, the meeting and when it is."""

    def __init__(self, style: BadgeStyle, emblem: Any, meeting: str, when: str) -> None:
        self._style = style
        self._emblem = emblem
        self._left = style.inset + (style.head + style.gap if emblem else 0.0)
        room = style.width - self._left - style.inset
        largest = Sizes(style.head_size, style.head_size * 0.7)
        self._when = fitted(when, Box(room, style.head_size, 1), Sizes(style.head_size * 0.85, 5))
        free = style.head - self._when.height
        self._meeting = fitted(meeting, Box(room, free, 2), largest, fonts.BOLD)

    def draw(self, canvas: Any, ink: Ink) -> None:
        """Draw it at the top, a rule below it."""
        style = self._style
        top = style.height - style.inset
        if self._emblem:
            wide, high = self._emblem.getSize()
            scale = min(style.head / wide, style.head / high)
            box = (style.head - wide * scale) / 2, (style.head - high * scale) / 2
            place = style.inset + box[0], top - style.head + box[1]
            canvas.drawImage(self._emblem, *place, wide * scale, high * scale, mask="auto")
        text = self._meeting.height + self._when.height
        edges = self._left, style.width - style.inset
        below = self._meeting.write(ink, *edges, top - (style.head - text) / 2)
        self._when.write(ink, *edges, below)
        ink.rule(
            style.inset, top - style.head - style.gap, style.width - style.inset, top - style.head - style.gap
        )


def draw(canvas: Any, style: BadgeStyle, heading: Heading, face: Face) -> None:
    """Draw one badge, its lower left corner at the origin."""
    ink = Ink(canvas)
    heading.draw(canvas, ink)
    _draw_band(canvas, style, face)
    floor = style.inset + style.band + style.gap
    if face.code:
        floor = _draw_code(canvas, style, face.code, floor) + style.gap
    ceiling = style.height - style.inset - style.head - 2 * style.gap
    if face.name:
        _draw_person(ink, style, face, floor, ceiling)
    else:
        _draw_lines(canvas, style, floor, ceiling)
    ink.dry()


def _draw_person(ink: Ink, style: BadgeStyle, face: Face, floor: float, ceiling: float) -> None:
    """Write name, office and institution, the name as large as the others leave room for."""
    free = ceiling - floor
    home = fitted(face.home, Box(style.room, free * 0.4, 3), style.detail, fonts.BOLD)
    details = [_office(style, face, free, free - home.height), home]
    taken = sum(part.height + style.gap / 2 for part in details if part.lines)
    box = Box(style.room, free - taken, 3)
    parts: list[Fitted] = [fitted_name(face.prefix, face.name, face.suffix, box, style.name), *details]
    parts = [part for part in parts if part.lines]
    gap = style.gap / 2
    top = ceiling - (free - sum(part.height for part in parts) - gap * (len(parts) - 1)) / 2
    for part in parts:
        top = part.write(ink, style.inset, style.width - style.inset, top) - gap


def _office(style: BadgeStyle, face: Face, free: float, rest: float) -> Fitted:
    """Return the office in a quarter of the room, or else in small type in all that the name can spare."""
    found = fitted(face.job, Box(style.room, free * 0.26, 3), style.detail)
    if not found.cut:
        return found
    smallest = Sizes(style.name.smallest, style.name.smallest)
    name = fitted_name(face.prefix, face.name, face.suffix, Box(style.room, rest, 3), smallest)
    small = Sizes(style.detail.smallest, style.detail.smallest)
    return fitted(face.job, Box(style.room, rest - name.height - style.gap, 3), small)


def _draw_lines(canvas: Any, style: BadgeStyle, floor: float, ceiling: float) -> None:
    """Leave room to write name, office and institution by hand."""
    canvas.saveState()
    canvas.setDash(*_DOTS)
    canvas.setLineWidth(0.5)
    canvas.setFont(fonts.REGULAR, style.code_size)
    step = (ceiling - floor) / len(_WRITTEN)
    for place, words in enumerate(reversed(_WRITTEN)):
        y = floor + step * place + step * 0.15
        canvas.drawString(style.inset, y, words)
        after = width(f"{words} ", fonts.REGULAR, style.code_size) if words else 0.0
        canvas.line(style.inset + after, y, style.width - style.inset, y)
    canvas.restoreState()


def _draw_code(canvas: Any, style: BadgeStyle, code: str, floor: float) -> float:
    """Draw the bars and the same in letters below them; return where they end."""
    scanned = code.replace(_UNSCANNED, "")
    bars = Code128(scanned, barWidth=style.bar, barHeight=style.bars, quiet=0, humanReadable=0)
    base = floor + style.code_size * _BELOW_BARS
    bars.drawOn(canvas, (style.width - bars.width) / 2, base)
    canvas.setFont(fonts.REGULAR, style.code_size)
    canvas.drawCentredString(style.width / 2, floor + style.code_size * 0.25, code)
    return base + style.bars


def _draw_band(canvas: Any, style: BadgeStyle, face: Face) -> None:
    canvas.saveState()
    canvas.setFillColor(_BANDS[face.group])
    canvas.roundRect(style.inset, style.inset, style.room, style.band, style.band / 6, stroke=0, fill=1)
    canvas.setFillGray(1)
    words = fitted(
        face.role, Box(style.room - 2 * style.gap, style.band, 1), Sizes(style.band_size, 5), fonts.BOLD
    )
    canvas.setFont(*words.face)
    base = style.inset + (style.band - 0.72 * words.face.size) / 2
    canvas.drawCentredString(style.width / 2, base, " ".join(words.lines))
    canvas.restoreState()
