"""Paragraph styles; every font in them is one that is embedded."""

from __future__ import annotations

from functools import cache
from typing import Any

from reportlab.lib.enums import TA_JUSTIFY, TA_LEFT
from reportlab.lib.styles import ParagraphStyle

from rakor_desktop.documents import fonts

_LEADING = 1.3
_NUMBER_WIDTH = 1.8
_ITEM_WIDTH = 2.5
_DASH_WIDTH = 0.8


def _style(name: str, size: float, **more: Any) -> Any:
    fonts.register()
    base = {
        "fontName": fonts.REGULAR,
        "bulletFontName": fonts.REGULAR,
        "fontSize": size,
        "bulletFontSize": size,
        "leading": size * _LEADING,
        "alignment": TA_JUSTIFY,
        "allowWidows": 0,
        "allowOrphans": 0,
    }
    return ParagraphStyle(name, **{**base, **more})


def indent(size: float) -> float:
    """Return how far text under a numbered heading stands in."""
    return _NUMBER_WIDTH * size


@cache
def body(size: float, indent: float = 0.0) -> Any:
    """Return the style of running text."""
    return _style("body", size, leftIndent=indent, spaceAfter=0.35 * size)


@cache
def item(size: float, indent: float = 0.0) -> Any:
    """Return the style of an enumerated paragraph, its number standing at the indent."""
    text = indent + _ITEM_WIDTH * size
    return _style("item", size, leftIndent=text, bulletIndent=indent, spaceAfter=0.25 * size)


@cache
def dash(size: float, indent: float) -> Any:
    """Return the style of a dashed line within an enumerated paragraph."""
    text = indent + _DASH_WIDTH * size
    return _style("dash", size, leftIndent=text, bulletIndent=indent, spaceAfter=0.15 * size)


@cache
def section(size: float, indent: float = 0.0) -> Any:
    """Return the style of a numbered heading."""
    return _style(
        "section",
        size,
        fontName=fonts.BOLD,
        bulletFontName=fonts.BOLD,
        leftIndent=indent + _NUMBER_WIDTH * size,
        bulletIndent=indent,
        alignment=TA_LEFT,
        spaceBefore=0.7 * size,
        spaceAfter=0.25 * size,
    )


@cache
def remark(size: float) -> Any:
    """Return the style of a line under a table."""
    return _style("remark", size, alignment=TA_LEFT, spaceBefore=0.6 * size)
