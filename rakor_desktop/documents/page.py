"""The sheet a paper is printed on: size, margins, page numbers, DRAF mark; and the making of the PDF."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import partial
from io import BytesIO
from typing import Any

from reportlab.lib.units import mm
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import BaseDocTemplate, Flowable, Frame, PageTemplate

from rakor_desktop.documents import fonts
from rakor_desktop.documents.breaking import broken, shortened, width
from rakor_desktop.documents.text import plain
from rakor_desktop.domain.papers import PaperSettings, Sheet

_SHEETS = {Sheet.A4: (210.0, 297.0), Sheet.F4: (215.0, 330.0)}
_NARROWEST, _WIDEST = 5, 60
_LOWEST, _HIGHEST_TOP, _HIGHEST_BOTTOM = 10, 50, 40
_SMALLEST, _LARGEST = 8.0, 14.0
_FOOT_SIZE = 8
_NOTICE_SIZE = 7
_NOTICE_LEADING = 8.4
_NUMBER_SIZE = 11
_FOOT = 9 * mm
_NOTICE_GAP = 5 * mm
_ENDLESS = 10_000.0
_PRODUCER = "Rakor Desktop"


@dataclass(frozen=True, slots=True)
class Layout:
    """How the pages of one paper look.

    A text paper is numbered ``- 2 -`` at the top from its second page, a list ``Halaman x dari y`` at
    the foot of every page.
    """

    settings: PaperSettings
    sheet: Sheet
    landscape: bool = False
    is_list: bool = False
    draft: bool = False
    running: str = ""
    """Named at the foot of every page of a list."""
    notice: str = ""
    """Printed small at the foot of every page of a list, for each lies on the table by itself."""
    whole: bool = False
    """Whether the content has the whole sheet, without margins and page numbers, to be cut or folded."""

    @property
    def size(self) -> tuple[float, float]:
        """Width and height of the sheet in points."""
        wide, high = _SHEETS[self.sheet]
        return (high * mm, wide * mm) if self.landscape else (wide * mm, high * mm)

    @property
    def left(self) -> float:
        """The left margin in points."""
        return 0.0 if self.whole else _within(self.settings.margin_left, _NARROWEST, _WIDEST)

    @property
    def width(self) -> float:
        """The usable width in points."""
        right = 0.0 if self.whole else _within(self.settings.margin_right, _NARROWEST, _WIDEST)
        return self.size[0] - self.left - right

    @property
    def bottom(self) -> float:
        """The bottom margin in points, never lower than the foot needs."""
        if self.whole:
            return 0.0
        margin = _within(self.settings.margin_bottom, _LOWEST, _HIGHEST_BOTTOM)
        lines = len(self.notice_lines)
        foot = _FOOT + _NOTICE_GAP + lines * _NOTICE_LEADING if self.is_list else 0.0
        return max(margin, foot)

    @property
    def height(self) -> float:
        """The usable height in points."""
        top = 0.0 if self.whole else _within(self.settings.margin_top, _LOWEST, _HIGHEST_TOP)
        return self.size[1] - self.bottom - top

    @property
    def notice_lines(self) -> list[str]:
        """The notice broken to the width."""
        return broken(self.notice, fonts.REGULAR, _NOTICE_SIZE, self.width) if self.notice else []


def body_size(settings: PaperSettings) -> float:
    """Return the size of running text in points."""
    return min(max(float(settings.body_size), _SMALLEST), _LARGEST)


def height(flowables: Iterable[Flowable], room: float) -> float:
    """Return how many points these take below each other."""
    total = 0.0
    for part in flowables:
        total += part.wrap(room, _ENDLESS)[1] + part.getSpaceBefore() + part.getSpaceAfter()
    return total


def render(title: str, story: Iterable[Flowable], layout: Layout) -> bytes:
    """Return the PDF; equal data give equal bytes."""
    fonts.register()
    target = BytesIO()
    frame = Frame(
        layout.left,
        layout.bottom,
        layout.width,
        layout.height,
        leftPadding=0,
        rightPadding=0,
        topPadding=0,
        bottomPadding=0,
    )
    document = BaseDocTemplate(
        target,
        pagesize=layout.size,
        pageTemplates=[PageTemplate("page", [frame], onPage=_mark(layout))],
        title=plain(title),
        author="",
        subject="",
        creator=_PRODUCER,
        producer=_PRODUCER,
        invariant=True,
        lang="id-ID",
        initialFontName=fonts.REGULAR,
        initialFontSize=_NUMBER_SIZE,
    )
    document.build(list(story), canvasmaker=partial(_CountingCanvas, layout=layout))
    return target.getvalue()


def _within(value: float, least: float, most: float) -> float:
    return float(min(max(value, least), most) * mm)


def _mark(layout: Layout) -> Callable[[Any, Any], None]:
    def draw(canvas: Any, _document: Any) -> None:
        if layout.draft:
            _draw_draft(canvas, layout)

    return draw


def _draw_draft(canvas: Any, layout: Layout) -> None:
    wide, high = layout.size
    canvas.saveState()
    canvas.setFillGray(0.93)
    canvas.setFont(fonts.BOLD, 150)
    canvas.translate(wide / 2, high / 2)
    canvas.rotate(45)
    canvas.drawCentredString(0, -50, "DRAF")
    canvas.restoreState()
    canvas.saveState()
    canvas.setFillGray(0)
    canvas.setFont(fonts.BOLD, _NUMBER_SIZE)
    right = wide - 10 * mm if layout.whole else layout.left + layout.width
    canvas.drawRightString(right, high - 10 * mm, "DRAF")
    canvas.restoreState()


class _CountingCanvas(Canvas):  # type: ignore[misc] # ReportLab has no types
    """Keeps the pages back until their number is known."""

    def __init__(self, *arguments: Any, layout: Layout, **named: Any) -> None:
        super().__init__(*arguments, **named)
        self._layout = layout
        self._kept: list[dict[str, Any]] = []

    def showPage(self) -> None:  # noqa: N802 - ReportLab's name
        """Keep the finished page and start another."""
        self._kept.append(dict(self.__dict__))
        self._startPage()

    def save(self) -> None:
        """Write the document, every page with its number."""
        total = len(self._kept)
        for number, page in enumerate(self._kept, start=1):
            self.__dict__.update(page)
            if self._layout.is_list:
                self._list_foot(number, total)
            elif number > 1 and not self._layout.whole:
                self._text_head(number)
            super().showPage()
        super().save()

    def _text_head(self, number: int) -> None:
        layout = self._layout
        self.setFont(fonts.REGULAR, _NUMBER_SIZE)
        self.drawCentredString(layout.left + layout.width / 2, layout.size[1] - 12 * mm, f"- {number} -")

    def _list_foot(self, number: int, total: int) -> None:
        layout = self._layout
        right = layout.left + layout.width
        counted = f"Halaman {number} dari {total}"
        self.setFont(fonts.REGULAR, _FOOT_SIZE)
        self.drawRightString(right, _FOOT, counted)
        room = layout.width - width(counted, fonts.REGULAR, _FOOT_SIZE) - 5 * mm
        name = shortened(broken(plain(layout.running), fonts.REGULAR, _FOOT_SIZE, room), 1)
        self.drawString(layout.left, _FOOT, name[0])
        self.setFont(fonts.REGULAR, _NOTICE_SIZE)
        lines = layout.notice_lines
        for above, line in zip(reversed(range(len(lines))), lines, strict=True):
            self.drawString(layout.left, _FOOT + _NOTICE_GAP + above * _NOTICE_LEADING, line)
