"""The large answer of the desk, to be read from across the table: a colour, a picture, and words."""

from __future__ import annotations

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QAccessible, QAccessibleEvent, QFont, QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from rakor_desktop.ui import icons, theme
from rakor_desktop.ui.attendance.desk.words import Said
from rakor_desktop.ui.theme import SPACE, State

_ICON = 40
_PAD = 2 * SPACE
_HEAD = 1.1
_NAMES = (1.35, 1.1, 0.9, 0.75)
"""How much larger than a title the head is, and the name, which gets smaller where it is long."""
_LINES, _FEWEST = 5, 2
_NARROWEST = 320


class AnswerPanel(QWidget):
    """Says one thing at a time; its size depends on the room only, so nothing around it moves."""

    def __init__(self) -> None:
        super().__init__()
        self.said = Said()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Maximum)

    def say(self, said: Said) -> None:
        """Say something else."""
        if said == self.said:
            return
        self.said = said
        self.setAccessibleName(said.words)
        QAccessible.updateAccessibility(QAccessibleEvent(self, QAccessible.Event.Alert))
        self.update()

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Return room for head, a name of two lines, and what is known of the person."""
        return QSize(_NARROWEST, self._height(2, _LINES))

    def minimumSizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Return room for head, name and the first of what is known, in a low window."""
        return QSize(_NARROWEST, self._height(1, _FEWEST))

    def _height(self, names: int, lines: int) -> int:
        name = names * QFontMetrics(_large(_NAMES[0])).lineSpacing()
        body = lines * QFontMetrics(theme.font("body")).lineSpacing()
        return 2 * _PAD + max(_ICON, self._head_height()) + name + body + 2 * SPACE

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """Draw ground, picture and words."""
        colours = theme.current()
        ink, soft = colours.tone(self.said.state)
        idle = self.said.state is State.IDLE
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(colours.line if idle else ink)
        painter.setBrush(colours.surface if idle else soft)
        painter.drawRoundedRect(self.rect().adjusted(1, 1, -1, -1), SPACE, SPACE)
        inner = self.rect().adjusted(_PAD, _PAD, -_PAD, -_PAD)
        top = self._paint_head(painter, inner)
        top = self._paint_name(painter, inner, top)
        self._paint_lines(painter, inner, top)
        painter.end()

    def _paint_head(self, painter: QPainter, inner: QRect) -> int:
        ink, _soft = theme.current().tone(self.said.state)
        height = max(_ICON, self._head_height())
        spot = QRect(inner.x(), inner.y(), _ICON, height)
        icons.paint(painter, self.said.icon or icons.STATES[self.said.state], ink, spot)
        painter.setPen(ink)
        painter.setFont(_large(_HEAD))
        words = QRect(spot.right() + SPACE + 4, inner.y(), inner.width() - _ICON - SPACE - 4, height)
        painter.drawText(words, _WRAPPED | Qt.AlignmentFlag.AlignVCenter, self.said.head)
        return inner.y() + height + SPACE

    def _paint_name(self, painter: QPainter, inner: QRect, top: int) -> int:
        if not self.said.name:
            return top
        room = QRect(inner.x(), top, inner.width(), inner.bottom() + 1 - top)
        font, height = _fitting(self.said.name, room)
        room.setHeight(height)
        painter.setFont(font)
        painter.setPen(theme.current().text)
        painter.drawText(room, _WRAPPED, self.said.name)
        return top + height + SPACE // 2

    def _paint_lines(self, painter: QPainter, inner: QRect, top: int) -> None:
        """Draw what is known, and below it the hint where there is room for both."""
        colours = theme.current()
        painter.setFont(theme.font("body"))
        painter.setPen(colours.text)
        metrics = QFontMetrics(theme.font("body"))
        high, end = metrics.lineSpacing(), inner.bottom() + 1
        foot = end - high
        hinted = bool(self.said.hint) and foot - top >= high * min(_FEWEST, len(self.said.lines))
        for line in self.said.lines:
            room = QRect(inner.x(), top, inner.width(), (foot if hinted else end) - top)
            if room.height() < high:
                break
            wanted = metrics.boundingRect(room, _WRAPPED, line).height()
            short = metrics.elidedText(line, Qt.TextElideMode.ElideRight, room.width())
            painter.drawText(room, _WRAPPED, line if wanted <= room.height() else short)
            top += min(wanted, room.height())
        if hinted:
            painter.setPen(colours.muted)
            painter.drawText(QRect(inner.x(), foot, inner.width(), high), _MIDDLE, self.said.hint)

    def _head_height(self) -> int:
        return 2 * QFontMetrics(_large(_HEAD)).lineSpacing()


_WRAPPED, _MIDDLE = Qt.TextFlag.TextWordWrap, Qt.AlignmentFlag.AlignVCenter


def _large(times: float) -> QFont:
    made = theme.font("title")
    made.setPointSizeF(made.pointSizeF() * times)
    return made


def _fitting(name: str, room: QRect) -> tuple[QFont, int]:
    """Return the largest letters in which a name takes two lines at most and fits, and its height then."""
    font, height = _large(_NAMES[-1]), 0
    for times in _NAMES:
        font = _large(times)
        metrics = QFontMetrics(font)
        height = metrics.boundingRect(room, _WRAPPED, name).height()
        if height <= min(2 * metrics.lineSpacing(), room.height()):
            break
    return font, height
