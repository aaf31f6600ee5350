"""A state as it is shown everywhere: an icon and a word on a soft ground of its colour."""

from __future__ import annotations

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from rakor_desktop.ui import icons, theme
from rakor_desktop.ui.theme import State

_ICON = 14
_PAD = 8
_GAP = 5


def chip_height() -> int:
    """Return how high a chip is with the text size in use."""
    return QFontMetrics(theme.font("small")).height() + 6


def chip_width(text: str) -> int:
    """Return how wide a chip with this word is."""
    return _PAD + _ICON + _GAP + QFontMetrics(theme.font("small")).horizontalAdvance(text) + _PAD


def paint_chip(painter: QPainter, box: QRect, state: State, text: str) -> None:
    """Draw a chip at the left of the box, in the middle of its height; the word is shortened if it must."""
    ink, soft = theme.current().tone(state)
    width = min(box.width(), chip_width(text))
    height = min(box.height(), chip_height())
    pill = QRect(box.x(), box.y() + (box.height() - height) // 2, width, height)
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(soft)
    painter.drawRoundedRect(pill, height / 2, height / 2)
    icons.paint(painter, icons.STATES[state], ink, QRect(pill.x() + _PAD - 1, pill.y(), _ICON, height))
    painter.setFont(theme.font("small"))
    painter.setPen(ink)
    word = pill.adjusted(_PAD + _ICON + _GAP - 1, 0, -_PAD + 2, 0)
    shown = painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, word.width())
    painter.drawText(word, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, shown)
    painter.restore()


class Chip(QWidget):
    """Says one thing that is true now."""

    def __init__(self, state: State = State.IDLE, text: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.show_state(state, text)

    def show_state(self, state: State, text: str) -> None:
        """Say something else."""
        self.state = state
        self.text = text
        self.setAccessibleName(text)
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:  # noqa: N802
        """Return what the word needs."""
        return QSize(chip_width(self.text), chip_height())

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802
        """Draw the chip."""
        paint_chip(QPainter(self), self.rect(), self.state, self.text)
