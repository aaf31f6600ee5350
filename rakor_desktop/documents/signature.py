"""Signature blocks: place and date, capacity, job title, room to sign, name, rank and NIP."""

from __future__ import annotations

import re
from dataclasses import dataclass

from reportlab.lib.units import mm
from reportlab.platypus import Flowable

from rakor_desktop.documents import fonts
from rakor_desktop.documents.breaking import broken, shortened, width
from rakor_desktop.documents.text import plain
from rakor_desktop.domain import nip
from rakor_desktop.domain.papers import CAPACITY_PREFIX, SignatoryRow

ROOM_TO_SIGN = 22 * mm
_DOTTED_NAME = "." * 44
_GUTTER = 6 * mm
_MOST_LINES = 2
_MOST_TITLE_LINES = 6
_HIGHEST = 330.0
_SMALLEST = 6.0
_STEP = 0.5
_LEADING = 1.25
_ON_BEHALF = "a.n. "
_UNDER_DIRECTION = "u.b."
# People also type these into the job title, where they must not come twice nor in capitals.
_TYPED_ON_BEHALF = re.compile(r"^a\.?\s?n\.?\s+", re.IGNORECASE)
_TYPED_CAPACITY = re.compile(r"^(plt|plh|pj)\.?\s+", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Block:
    """One official's block; without a signatory the name is a dotted line.

    ``above`` are the lines over the job title, such as place and date; an empty one keeps a line free.
    ``title`` stands instead of the job title, ``name`` instead of a signatory's name.
    """

    signatory: SignatoryRow | None = None
    above: tuple[str, ...] = ()
    title: str = ""
    name: str = ""


@dataclass(frozen=True, slots=True)
class _Line:
    text: str
    indent: float = 0.0
    bold: bool = False


class Signatures(Flowable):  # type: ignore[misc] # ReportLab has no types
    """One block in the right half of the page, and where asked another in the left half."""

    def __init__(self, right: Block, left: Block | None, room: float, size: float) -> None:
        super().__init__()
        self.width = room
        self._half = (room - _GUTTER) / 2
        self.spaceBefore = 1.2 * size
        blocks = [(room / 2 + _GUTTER / 2, right), *([(0.0, left)] if left else [])]
        self._lay(blocks, size)
        while self.height > _HIGHEST and size > _SMALLEST:
            size -= _STEP
            self._lay(blocks, size)

    def _lay(self, blocks: list[tuple[float, Block]], size: float) -> None:
        self._size = size
        self._blocks = [(x, self._top(block), self._bottom(block)) for x, block in blocks]
        tops = max(len(top) for _x, top, _bottom in self._blocks)
        bottoms = max(len(bottom) for _x, _top, bottom in self._blocks)
        self._name_at = tops * self._leading + ROOM_TO_SIGN
        self.height = self._name_at + bottoms * self._leading

    @property
    def _leading(self) -> float:
        return self._size * _LEADING

    def wrap(self, _width: float, _height: float) -> tuple[float, float]:
        """Return the size."""
        return self.width, self.height

    def draw(self) -> None:
        """Draw the blocks, the names on one height."""
        for x, top, bottom in sorted(self._blocks, key=lambda block: block[0]):
            self._write(x, self.height, top)
            self._write(x, self.height - self._name_at, bottom)

    def _write(self, x: float, y: float, lines: list[_Line]) -> None:
        for line in lines:
            y -= self._leading
            font = fonts.BOLD if line.bold else fonts.REGULAR
            self.canv.setFont(font, self._size)
            base = y + 0.3 * self._size
            self.canv.drawString(x + line.indent, base, line.text)
            if line.bold:
                self.canv.setLineWidth(0.07 * self._size)
                under = base - 0.13 * self._size
                self.canv.line(x, under, x + width(line.text, font, self._size), under)

    def _top(self, block: Block) -> list[_Line]:
        lines = [part for text in block.above for part in self._broken(text) or [_Line("")]]
        return [*lines, *self._office(block)]

    def _office(self, block: Block) -> list[_Line]:
        """Return the capacity and job title as DOMAIN 2.4 lays them out, with its comma."""
        signatory = block.signatory
        if block.title or signatory is None:
            return self._broken(_with_comma(block.title), most=_MOST_TITLE_LINES)
        capacity, title = _capacity(signatory)
        lines = []
        if signatory.on_behalf_of:
            superior = _TYPED_ON_BEHALF.sub("", plain(signatory.on_behalf_of))
            lines = self._broken(superior.upper(), _ON_BEHALF, most=_MOST_TITLE_LINES)
            if signatory.under_direction:
                lines += self._broken(plain(signatory.under_direction).upper(), most=_MOST_TITLE_LINES)
                lines.append(_Line(_UNDER_DIRECTION))
        return [*lines, *self._broken(_with_comma(title), capacity, most=_MOST_TITLE_LINES)]

    def _bottom(self, block: Block) -> list[_Line]:
        signatory = block.signatory
        name = signatory.full_name if signatory else block.name
        lines = self._broken(name, bold=True) if plain(name) else [_Line(_DOTTED_NAME)]
        if signatory is None:
            return lines
        lines += self._broken(_rank(signatory))
        return lines + self._broken(f"NIP {nip.formatted(signatory.nip)}" if signatory.nip else "")

    def _broken(
        self, text: str, prefix: str = "", *, bold: bool = False, most: int = _MOST_LINES
    ) -> list[_Line]:
        """Break to the half page; lines after the first stand under the text behind the prefix."""
        clean = plain(text)
        if not clean and not prefix:
            return []
        font = fonts.BOLD if bold else fonts.REGULAR
        indent = width(prefix, font, self._size)
        lines = shortened(broken(clean, font, self._size, self._half - indent), most)
        hanging = [_Line(line, indent, bold) for line in lines[1:]]
        return [_Line(prefix + lines[0], 0.0, bold), *hanging]


def _capacity(signatory: SignatoryRow) -> tuple[str, str]:
    """Return what stands before the job title, and the job title in capitals."""
    title = plain(signatory.job_title)
    typed = _TYPED_CAPACITY.match(title)
    prefix = CAPACITY_PREFIX[signatory.capacity]
    if typed is None:
        return prefix, title.upper()
    return prefix or f"{typed[1].capitalize()}. ", title[typed.end() :].upper()


def _rank(signatory: SignatoryRow) -> str:
    """Return ``Pembina (IV/a)``; a PPPK has a golongan and no pangkat."""
    rank, grade = plain(signatory.rank), plain(signatory.grade)
    if rank and grade:
        return f"{rank} ({grade})"
    return rank or (f"Golongan {grade}" if grade else "")


def _with_comma(title: str) -> str:
    clean = plain(title)
    return f"{clean}," if clean and not clean.endswith(",") else clean
