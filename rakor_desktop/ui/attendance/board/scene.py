"""What stands on the large board, piece by piece: every text that is painted is in this list."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import lru_cache

from PySide6.QtCore import QRect, QRectF, QSizeF, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QPainter, QPen

from rakor_desktop.domain.i18n import _
from rakor_desktop.ui import icons, theme
from rakor_desktop.ui.attendance.board.layout import LINE, SMALL, Room, broken, plan
from rakor_desktop.ui.theme import State
from rakor_desktop.ui.tiles import TileRow

_LEFT = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
_RIGHT = int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
_BASE = QSizeF(1366, 768)


@dataclass(frozen=True, slots=True)
class Told:
    """What the large board says; no phone number is in it, so none can be painted."""

    title: str = ""
    day: str = ""
    clock: str = ""
    zone: str = ""
    arrived: int = 0
    total: int = 0
    people: str = ""
    newest: tuple[str, ...] = ()
    tiles: Sequence[TileRow] = ()
    apart: int = 0
    hint: str = ""


@dataclass(frozen=True, slots=True)
class Piece:
    """One text on one line."""

    text: str
    box: QRectF
    letters: float
    role: str = "text"
    strong: bool = False
    align: int = _LEFT


@dataclass(frozen=True, slots=True)
class Ground:
    """The surface of a tile, and the picture of its state."""

    box: QRectF
    fill: str
    edge: str
    thick: float
    icon: str
    icon_box: QRect
    ink: str


@dataclass(frozen=True, slots=True)
class Scene:
    """Everything on the large board, at its place."""

    grounds: list[Ground] = field(default_factory=list)
    pieces: list[Piece] = field(default_factory=list)

    @property
    def texts(self) -> list[str]:
        """Every text there is on it."""
        return [piece.text for piece in self.pieces]

    def paint(self, painter: QPainter) -> None:
        """Draw it in the colours of now."""
        colours = theme.current()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for ground in self.grounds:
            painter.setPen(QPen(getattr(colours, ground.edge), ground.thick))
            painter.setBrush(getattr(colours, ground.fill))
            half = ground.thick / 2
            painter.drawRoundedRect(ground.box.adjusted(half, half, -half, -half), 8, 8)
            icons.paint(painter, ground.icon, getattr(colours, ground.ink), ground.icon_box)
        for piece in self.pieces:
            painter.setFont(font(piece.letters, strong=piece.strong))
            painter.setPen(getattr(colours, piece.role))
            painter.drawText(piece.box, piece.align, piece.text)


def font(letters: float, *, strong: bool = False) -> QFont:
    """Return the font of the program in letters of so many pixels."""
    made = theme.font("body", strong=strong)
    made.setPixelSize(max(1, int(letters)))
    # Equally wide figures look torn apart when they are this large.
    made.unsetFeature(QFont.Tag("tnum"))
    return made


def scene(told: Told, size: QSizeF) -> Scene:
    """Put everything where it belongs on a screen of this size."""
    unit = min(size.width() / _BASE.width(), size.height() / _BASE.height())
    edge = 24 * unit
    whole = QRectF(edge, edge * 0.75, size.width() - 2 * edge, size.height() - 1.5 * edge)
    head, foot = 124 * unit, 44 * unit
    made = Scene()
    made.pieces.extend(_head(told, QRectF(whole.left(), whole.top(), whole.width(), head), unit))
    made.pieces.extend(_foot(told, QRectF(whole.left(), whole.bottom() - foot, whole.width(), foot), unit))
    top = whole.top() + head + 14 * unit
    box = QRectF(whole.left(), top, whole.width(), whole.bottom() - foot - 10 * unit - top)
    _put_tiles(made, told, box, unit)
    return made


def _head(told: Told, box: QRectF, unit: float) -> Iterator[Piece]:
    count = f"{told.arrived}/{told.total}"
    large = 112 * unit
    wide = _width(count, large, strong=True)
    done = told.total and told.arrived == told.total
    at = QRectF(box.left(), box.top(), wide + unit, box.height())
    yield Piece(count, at, large, "ok" if done else "text", strong=True)
    words, size = _("kabupaten/kota|hadir").split("|"), 27 * unit
    left = at.right() + 14 * unit
    room = max(_width(word, size, strong=True) for word in words)
    top = box.center().y() - LINE * size
    for number, word in enumerate(words):
        line = QRectF(left, top + number * LINE * size, room + unit, LINE * size)
        yield Piece(word, line, size, strong=True)
    clock = _width(told.clock, 60 * unit, strong=True)
    right = QRectF(box.right() - clock - unit, box.top() + 6 * unit, clock + unit, 74 * unit)
    yield Piece(told.clock, right, 60 * unit, strong=True, align=_RIGHT)
    below = QRectF(right.left(), right.bottom(), right.width(), 32 * unit)
    yield Piece(told.zone, below, 24 * unit, "muted", align=_RIGHT)
    start = left + room + 36 * unit
    yield from _title(told, QRectF(start, box.top(), right.left() - 36 * unit - start, box.height()), unit)


def _title(told: Told, box: QRectF, unit: float) -> Iterator[Piece]:
    size, lines = 31 * unit, [told.title]
    while size > 14 * unit:
        lines = _wrapped(told.title, size, box.width())
        if len(lines) <= 2:  # noqa: PLR2004 - a title of three lines would be read by nobody
            break
        size -= unit
    day = _fitting(told.day, 25 * unit, box.width())
    high = LINE * (size * len(lines) + day)
    top = box.center().y() - high / 2
    for line in lines:
        yield Piece(line, QRectF(box.left(), top, box.width(), LINE * size), size, strong=True)
        top += LINE * size
    yield Piece(told.day, QRectF(box.left(), top, box.width(), LINE * day), day, "muted")


def _foot(told: Told, box: QRectF, unit: float) -> Iterator[Piece]:
    size = 25 * unit
    wide = _width(told.people, size, strong=True)
    yield Piece(told.people, QRectF(box.left(), box.top(), wide + unit, box.height()), size, strong=True)
    room = QRectF(box.left() + wide + 40 * unit, box.top(), box.width() - wide - 40 * unit, box.height())
    said = told.hint
    if not said and told.newest:
        for entries in range(len(told.newest), 0, -1):
            said = _("Terakhir: {who}").format(who=" · ".join(told.newest[:entries]))
            if _width(said, size * 0.9) <= room.width():
                break
    if said:
        fitted = _fitting(said, size * 0.9, room.width())
        yield Piece(said, room, fitted, "muted", align=_RIGHT)


def _put_tiles(made: Scene, told: Told, box: QRectF, unit: float) -> None:
    names = [row.name for row in told.tiles]
    cut = len(names) - told.apart
    words = [row.word for row in told.tiles]
    room = Room(box, 9 * unit, 11 * unit, 56 * unit)
    found = plan(names[:cut], names[cut:], words, room, _unit_width)
    for row, cell in zip(told.tiles, found.boxes, strict=True):
        _put_tile(made, row, cell, found.letters, unit)


def _put_tile(made: Scene, row: TileRow, cell: QRectF, letters: float, unit: float) -> None:
    solid = row.state in (State.OK, State.INFO)
    ink = "surface" if solid else "text"
    inner = cell.adjusted(11 * unit, 8 * unit, -11 * unit, -8 * unit)
    top = inner.top()
    for line in broken(row.name, letters, inner.width(), _unit_width):
        made.pieces.append(
            Piece(line, QRectF(inner.left(), top, inner.width(), LINE * letters), letters, ink, strong=True)
        )
        top += LINE * letters
    small = letters * SMALL
    below = QRectF(inner.left(), inner.bottom() - LINE * small, inner.width(), LINE * small)
    words = below.adjusted(1.4 * small, 0, 0, 0)
    quiet = ink if solid else "muted"
    made.pieces.append(Piece(row.word, words, small, quiet))
    spot = below.toAlignedRect()
    made.grounds.append(
        Ground(
            cell,
            row.state.value if solid else "idle_soft",
            "text" if row.fresh else row.state.value if solid else "edge",
            4 * unit if row.fresh else max(1.0, unit),
            icons.STATES[row.state],
            QRect(spot.x(), spot.y(), round(1.1 * small), spot.height()),
            quiet,
        )
    )


def _width(text: str, letters: float, *, strong: bool = False) -> float:
    return QFontMetricsF(font(letters, strong=strong)).horizontalAdvance(text)


@lru_cache(maxsize=1024)
def _unit_width(text: str) -> float:
    return _width(text, 100, strong=True) / 100


def _fitting(text: str, letters: float, room: float) -> float:
    wide = _width(text, letters)
    return letters if wide <= room else int(letters * max(room, 1) / wide)


def _wrapped(text: str, letters: float, room: float) -> list[str]:
    lines = [""]
    for word in text.split():
        longer = f"{lines[-1]} {word}".strip()
        if lines[-1] and _width(longer, letters, strong=True) > room:
            lines.append(word)
        else:
            lines[-1] = longer
    return lines
