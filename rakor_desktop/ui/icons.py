"""The pictures: Lucide's drawings, tinted to the palette in use and drawn only when they are first seen."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Final

from PySide6.QtCore import QByteArray, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QIcon, QIconEngine, QPainter, QPixmap

from rakor_desktop import paths
from rakor_desktop.ui import theme

SIZE: Final = 16
"""The usual edge of an icon in pixels."""

STATES: Final = {
    theme.State.OK: "circle-check",
    theme.State.WARN: "triangle-alert",
    theme.State.BAD: "circle-x",
    theme.State.IDLE: "circle-dashed",
    theme.State.INFO: "info",
}


@cache
def icon(name: str, role: str = "text") -> QIcon:
    """Return the icon in the colour called ``role``; it follows when the palette changes."""
    if not _file(name).is_file():
        raise FileNotFoundError(_file(name))
    return QIcon(_Engine(name, role))


def pixmap(name: str, colour: QColor, size: QSize, scale: float) -> QPixmap:
    """Return one drawing at the left of a pixmap of ``size`` logical pixels, crisp at ``scale``."""
    return _drawn(name, colour.rgba(), size.width(), size.height(), scale)


def paint(painter: QPainter, name: str, colour: QColor, box: QRect) -> None:
    """Draw an icon in the middle of a box, as large as the box is high."""
    size = min(box.width(), box.height())
    drawing = pixmap(name, colour, QSize(size, size), painter.device().devicePixelRatioF())
    painter.drawPixmap(box.x() + (box.width() - size) // 2, box.y() + (box.height() - size) // 2, drawing)


@cache
def _drawn(name: str, rgba: int, width: int, height: int, scale: float) -> QPixmap:
    from PySide6.QtSvg import QSvgRenderer  # noqa: PLC0415 - a window without pictures does not load it

    colour = QColor.fromRgba(rgba)
    drawing = QPixmap(round(width * scale), round(height * scale))
    drawing.fill(Qt.GlobalColor.transparent)
    painter = QPainter(drawing)
    painter.setOpacity(colour.alphaF())
    edge = min(width, height) * scale
    source = _source(name).replace("currentColor", colour.name())
    QSvgRenderer(QByteArray(source.encode())).render(painter, QRectF(0, 0, edge, edge))
    painter.end()
    drawing.setDevicePixelRatio(scale)
    return drawing


@cache
def _source(name: str) -> str:
    return _file(name).read_text(encoding="utf-8")


def _file(name: str) -> Path:
    return paths.resource("icons", f"{name}.svg")


class _Engine(QIconEngine):
    """Draws an icon when Qt asks for it, in the colours of that moment."""

    _clones: Final[list[QIconEngine]] = []

    def __init__(self, name: str, role: str) -> None:
        super().__init__()
        self._name = name
        self._role = role

    def _pixmap(self, size: QSize, mode: QIcon.Mode, scale: float) -> QPixmap:
        colours = theme.current()
        role = "edge" if mode == QIcon.Mode.Disabled else self._role
        return pixmap(self._name, getattr(colours, role), size, scale)

    def paint(self, painter: QPainter, rect: QRect, mode: QIcon.Mode, _state: QIcon.State) -> None:
        drawing = self._pixmap(rect.size(), mode, painter.device().devicePixelRatioF())
        painter.drawPixmap(rect.topLeft(), drawing)

    def pixmap(self, size: QSize, mode: QIcon.Mode, _state: QIcon.State) -> QPixmap:
        return self._pixmap(size, mode, 1.0)

    def scaledPixmap(self, size: QSize, mode: QIcon.Mode, _state: QIcon.State, scale: float) -> QPixmap:  # noqa: N802
        return self._pixmap(size, mode, scale)

    def clone(self) -> QIconEngine:
        # Qt destroys the copy but does not keep its Python half alive, so we do.
        copy = _Engine(self._name, self._role)
        self._clones.append(copy)
        return copy
