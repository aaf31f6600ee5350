"""The painted lines and figures of the first page: light enough to be there as soon as the window is."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QRect, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QKeyEvent, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QVBoxLayout, QWidget

from rakor_desktop.ui import icons, theme
from rakor_desktop.ui.theme import SPACE

PAD = 6
"""Around the words of a line, so that its ground can be seen when it is pointed at."""
_ICON = icons.SIZE
_GAP = SPACE
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_WRAP = int(Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)


@dataclass(frozen=True, slots=True)
class Entry:
    """One line; ``key`` is the page it leads to, if any."""

    text: str
    value: str = ""
    icon: str = ""
    role: str = "muted"
    """The colour of the icon."""
    key: str = ""
    target: object = None
    strong: bool = False


class EntryLine(QAbstractButton):
    """A picture, a sentence that breaks where it must, and at the right what it comes to."""

    def __init__(self) -> None:
        super().__init__()
        self.entry = Entry("")
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def show_entry(self, entry: Entry) -> None:
        """Say something else."""
        leads = bool(entry.key)
        self.entry = entry
        self.setText(entry.text)
        self.setAccessibleName(f"{entry.text} {entry.value}".strip())
        self.setEnabled(leads)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus if leads else Qt.FocusPolicy.NoFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor if leads else Qt.CursorShape.ArrowCursor)
        self.updateGeometry()
        self.update()

    def hasHeightForWidth(self) -> bool:  # noqa: N802 - Qt's name
        """Tell that a narrow line becomes two."""
        return True

    def heightForWidth(self, width: int) -> int:  # noqa: N802 - Qt's name
        """Return the height of the broken sentence."""
        room = max(1, width - self._left() - self._value_width() - PAD)
        metrics = QFontMetrics(self._font())
        return max(metrics.boundingRect(0, 0, room, 10_000, _WRAP, self.entry.text).height(), _ICON) + 2 * PAD

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Return room for one line."""
        metrics = QFontMetrics(self._font())
        words = metrics.horizontalAdvance(self.entry.text)
        return QSize(self._left() + words + self._value_width() + PAD, metrics.height() + 2 * PAD)

    def minimumSizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Let it be narrower than its sentence."""
        return QSize(self._left() + self._value_width() + 12 * SPACE, self.sizeHint().height())

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Press with Enter too."""
        if event.key() in _ENTER:
            self.click()
        else:
            super().keyPressEvent(event)

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802 - Qt's name
        """Follow the text size of the program."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.ApplicationFontChange:
            self.updateGeometry()

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """Draw the ground of what can be pressed, then picture, sentence and value."""
        colours, entry = theme.current(), self.entry
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self.isEnabled() and (self.underMouse() or self.hasFocus()):
            painter.setPen(QPen(colours.accent, 2) if self.hasFocus() else Qt.PenStyle.NoPen)
            painter.setBrush(colours.hover)
            painter.drawRoundedRect(self.rect().adjusted(1, 1, -1, -1), 5, 5)
        inner = self.rect().adjusted(self._left(), PAD, -PAD, -PAD)
        painter.setFont(self._font())
        line = painter.fontMetrics().height()
        if entry.icon:
            spot = QRect(PAD, inner.y(), _ICON, line)
            icons.paint(painter, entry.icon, getattr(colours, entry.role), spot)
        painter.setPen(colours.text)
        painter.drawText(inner.adjusted(0, 0, -self._value_width(), 0), _WRAP, entry.text)
        painter.setFont(theme.font("small"))
        painter.setPen(colours.link if entry.key else colours.muted)
        right = QRect(inner.x(), inner.y(), inner.width(), line)
        painter.drawText(right, int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter), entry.value)
        painter.end()

    def _font(self) -> QFont:
        return theme.font("body", strong=self.entry.strong)

    def _left(self) -> int:
        return PAD + (_ICON + _GAP if self.entry.icon else 0)

    def _value_width(self) -> int:
        if not self.entry.value:
            return 0
        return QFontMetrics(theme.font("small")).horizontalAdvance(self.entry.value) + 2 * SPACE


class EntryList(QWidget):
    """Lines below each other; ``open_entry`` is called with the one that was pressed."""

    def __init__(self, open_entry: Callable[[Entry], object]) -> None:
        super().__init__()
        self._open = open_entry
        self.lines: list[EntryLine] = []
        self._box = QVBoxLayout(self)
        self._box.setContentsMargins(0, 0, 0, 0)
        self._box.setSpacing(0)

    def show_entries(self, entries: Sequence[Entry]) -> None:
        """Say something else."""
        for spare in self.lines[len(entries) :]:
            spare.setParent(None)
            spare.deleteLater()
        del self.lines[len(entries) :]
        while len(self.lines) < len(entries):
            line = EntryLine()
            line.clicked.connect(lambda _checked, line=line: self._open(line.entry))
            self.lines.append(line)
            self._box.addWidget(line)
        for line, entry in zip(self.lines, entries, strict=True):
            line.show_entry(entry)


class Figure(QAbstractButton):
    """A number to be read from afar, what it counts below it, and a way to where it comes from."""

    def __init__(self) -> None:
        super().__init__()
        self.entry = Entry("")
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def show_entry(self, entry: Entry) -> None:
        """Count something else."""
        self.entry = entry
        self.setText(entry.text)
        self.setAccessibleName(f"{entry.value} {entry.text}")
        self.setToolTip(f"{entry.text}: {entry.value}")
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Return room for both."""
        value, words = QFontMetrics(theme.font("title")), QFontMetrics(theme.font("small"))
        width = max(value.horizontalAdvance(self.entry.value), words.horizontalAdvance(self.entry.text))
        return QSize(width + 3 * SPACE, value.height() + words.height() + 2 * PAD + 2)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Press with Enter too."""
        if event.key() in _ENTER:
            self.click()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """Draw the ground, the number and the words."""
        colours = theme.current()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        focus = self.hasFocus()
        painter.setPen(QPen(colours.accent if focus else colours.line, 2 if focus else 1))
        painter.setBrush(colours.hover if self.underMouse() else colours.surface)
        painter.drawRoundedRect(self.rect().adjusted(1, 1, -1, -1), 6, 6)
        inner = self.rect().adjusted(SPACE + 2, PAD, -SPACE, -PAD)
        left = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)
        painter.setFont(theme.font("title"))
        painter.setPen(colours.text)
        painter.drawText(inner, left, self.entry.value)
        painter.setFont(theme.font("small"))
        painter.setPen(colours.muted)
        painter.drawText(
            inner, int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignBottom), self.entry.text
        )
        painter.end()


class FigureStrip(QWidget):
    """Figures side by side, as wide as the page together; they break into more lines where it is narrow."""

    def __init__(self, open_entry: Callable[[Entry], object]) -> None:
        super().__init__()
        self._open = open_entry
        self.figures: list[Figure] = []
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def show_entries(self, entries: Sequence[Entry]) -> None:
        """Count something else."""
        for spare in self.figures[len(entries) :]:
            spare.setParent(None)
            spare.deleteLater()
        del self.figures[len(entries) :]
        while len(self.figures) < len(entries):
            figure = Figure()
            figure.setParent(self)
            figure.clicked.connect(lambda _checked, figure=figure: self._open(figure.entry))
            figure.show()
            self.figures.append(figure)
        for figure, entry in zip(self.figures, entries, strict=True):
            figure.show_entry(entry)
        self.updateGeometry()
        self._place(self.width())

    def hasHeightForWidth(self) -> bool:  # noqa: N802 - Qt's name
        """Tell that a narrow strip becomes higher."""
        return True

    def heightForWidth(self, width: int) -> int:  # noqa: N802 - Qt's name
        """Return the height of as many lines as it takes."""
        lines = self._lines(width)
        return len(lines) * (self._height() + SPACE) - SPACE if lines else 0

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Return room for one line."""
        return QSize(sum(figure.sizeHint().width() + SPACE for figure in self.figures), self._height())

    def minimumSizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Return room for the widest figure."""
        widths = [figure.sizeHint().width() for figure in self.figures]
        return QSize(max(widths, default=0), self._height())

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """Divide the room anew."""
        super().resizeEvent(event)
        self._place(event.size().width())

    def _height(self) -> int:
        return max((figure.sizeHint().height() for figure in self.figures), default=0)

    def _lines(self, width: int) -> list[list[Figure]]:
        lines: list[list[Figure]] = []
        used = width + 1
        for figure in self.figures:
            wanted = figure.sizeHint().width() + SPACE
            if used + wanted - SPACE > width:
                lines.append([])
                used = 0
            lines[-1].append(figure)
            used += wanted
        # As many on each line, so that no figure is left over on a line of its own.
        each = -(-len(self.figures) // max(1, len(lines)))
        even = [self.figures[at : at + each] for at in range(0, len(self.figures), each or 1)]
        fits = all(sum(f.sizeHint().width() + SPACE for f in line) - SPACE <= width for line in even)
        return even if fits else lines

    def _place(self, width: int) -> None:
        height = self._height()
        for row, line in enumerate(self._lines(width)):
            wanted = [figure.sizeHint().width() for figure in line]
            spare = max(0, width - sum(wanted) - SPACE * (len(line) - 1))
            left = 0
            for place, (figure, least) in enumerate(zip(line, wanted, strict=True)):
                share = spare * (place + 1) // len(line) - spare * place // len(line)
                figure.setGeometry(left, row * (height + SPACE), least + share, height)
                left += least + share + SPACE
