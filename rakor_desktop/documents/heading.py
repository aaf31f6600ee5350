"""What stands above the body of a paper: its centred title and the fields with a colon."""

from __future__ import annotations

from collections.abc import Sequence

from rakor_desktop.documents import fonts
from rakor_desktop.documents.breaking import balanced, broken, shortened
from rakor_desktop.documents.grid import Column, Grid, GridStyle, Row
from rakor_desktop.documents.ink import Align
from rakor_desktop.documents.text import plain

TITLE_SIZE = 12.0
_COLON = 8.0
_GAP = 14.0

Field = tuple[str, str | None]
"""A label and its value; one of None is a label over others, without a colon."""


def title(lines: Sequence[str], room: float, size: float = TITLE_SIZE, *, most: int | None = None) -> Grid:
    """Return the title, bold and centred, each line broken as evenly as it can be, into at most so many."""
    broken_lines = [balanced(plain(line), fonts.BOLD, size, room) for line in filter(None, lines)]
    rows = [Row(("\n".join(shortened(line, most or len(line))),), bold=True) for line in broken_lines]
    style = GridStyle(size=size, ruled=False, head=False, pad_x=0, pad_y=0.5)
    return Grid([Column("", room, Align.CENTRE)], rows, style)


def subtitle(lines: Sequence[str], room: float, size: float = 11.0) -> Grid:
    """Return centred lines under a title, not bold."""
    rows = [
        Row(("\n".join(balanced(plain(line), fonts.REGULAR, size, room)),)) for line in filter(None, lines)
    ]
    style = GridStyle(size=size, ruled=False, head=False, pad_x=0, pad_y=1.5)
    return Grid([Column("", room, Align.CENTRE)], rows, style)


def fields(
    pairs: Sequence[Field], room: float, label: float, size: float, *, most: int | None = None
) -> Grid:
    """Return lines of ``label : value``, the colons below each other; a value has at most so many lines."""
    wide = room - label - _COLON
    columns = [Column("", label), Column("", _COLON), Column("", wide)]
    rows = [Row((name, _colon(name, value), _value(value, wide, size, most))) for name, value in pairs]
    return Grid(columns, rows, _field_style(size))


def paired_fields(
    left: Sequence[Field],
    right: Sequence[Field],
    room: float,
    label: float,
    size: float,
    *,
    most: int | None = None,
) -> Grid:
    """Return fields in two columns, for wide paper."""
    half = (room - _GAP) / 2
    value = half - label - _COLON
    widths = (label, _COLON, value, _GAP, label, _COLON, value)
    columns = [Column("", width) for width in widths]
    longest = max(len(left), len(right))
    empty: Field = ("", "")
    rows = []
    for place in range(longest):
        one = left[place] if place < len(left) else empty
        two = right[place] if place < len(right) else empty
        halves = ((name, _colon(name, text), _value(text, value, size, most)) for name, text in (one, two))
        first, second = halves
        rows.append(Row((*first, "", *second)))
    return Grid(columns, rows, _field_style(size))


def _value(value: str | None, room: float, size: float, most: int | None) -> str:
    if not value or most is None:
        return value or ""
    return "\n".join(shortened(broken(plain(value, lines=True), fonts.REGULAR, size, room), most))


def _colon(name: str, value: str | None) -> str:
    return ":" if name and value is not None else ""


def _field_style(size: float) -> GridStyle:
    return GridStyle(size=size, ruled=False, head=False, pad_x=0, pad_y=1.2, hang=True)
