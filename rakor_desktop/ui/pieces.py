"""The small parts every tab is put together from: buttons, texts, cards, messages, empty states."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Literal

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QKeyEvent, QKeySequence, QPainter, QPaintEvent, QShortcut
from PySide6.QtWidgets import (
    QAbstractButton,
    QBoxLayout,
    QFrame,
    QHBoxLayout,
    QLabel,
    QLayout,
    QPushButton,
    QScrollArea,
    QSizePolicy,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from rakor_desktop.ui import icons, theme
from rakor_desktop.ui.chips import Chip
from rakor_desktop.ui.theme import SPACE, State

Kind = Literal["plain", "primary", "danger", "quiet"]
Tone = Literal["text", "muted", "bad", "warn", "link"]
Part = QWidget | QLayout | int | None

_EDGE = 0.3
_READABLE = 400
"""Pixels a line of an empty state may be wide."""


def across(*parts: Part, gap: int = SPACE, margin: int = 0) -> QHBoxLayout:
    """Put parts side by side; a number is extra pixels, None takes the room that is left."""
    made = QHBoxLayout()
    _fill(made, parts, gap, margin)
    return made


def down(*parts: Part, gap: int = SPACE, margin: int = 0) -> QVBoxLayout:
    """Put parts below each other; a number is extra pixels, None takes the room that is left."""
    made = QVBoxLayout()
    _fill(made, parts, gap, margin)
    return made


def _fill(box: QBoxLayout, parts: Sequence[Part], gap: int, margin: int) -> None:
    box.setSpacing(gap)
    box.setContentsMargins(margin, margin, margin, margin)
    for part in parts:
        if part is None:
            box.addStretch(1)
        elif isinstance(part, int):
            box.addSpacing(part)
        elif isinstance(part, QWidget):
            box.addWidget(part)
        else:
            box.addLayout(part)


def button(
    text: str,
    do: Callable[[], object] | None = None,
    *,
    icon: str = "",
    kind: Kind = "plain",
    tip: str = "",
    shortcut: str = "",
) -> QPushButton:
    """Return a button with a word on it; at most one on a screen is ``primary``."""
    made = _Button(text)
    made.setAutoDefault(False)
    if icon:
        role = {"primary": "accent_text", "danger": "bad"}.get(kind, "text")
        made.setIcon(icons.icon(icon, role))
    _equip(made, do, kind, tip, shortcut)
    return made


class _Button(QPushButton):
    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Let Enter press the button that has the focus, in a window as in a dialog."""
        bare = event.modifiers() in (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier)
        if bare and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
        else:
            super().keyPressEvent(event)


def icon_button(
    icon: str, name: str, do: Callable[[], object] | None = None, *, kind: Kind = "quiet", shortcut: str = ""
) -> QToolButton:
    """Return a button with only a picture; ``name`` says what it does, on hovering and to a screen reader."""
    made = QToolButton()
    made.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    made.setIcon(icons.icon(icon))
    made.setAccessibleName(name)
    _equip(made, do, kind, name, shortcut)
    return made


def _equip(
    made: QAbstractButton, do: Callable[[], object] | None, kind: Kind, tip: str, shortcut: str
) -> None:
    made.setProperty("kind", kind)
    # A little wider than the drawing, for Qt sets the word too near to it.
    made.setIconSize(QSize(icons.SIZE + 2 * bool(made.text()), icons.SIZE))
    if shortcut:
        keys = QKeySequence(shortcut)
        # A button's own shortcut presses it 0.1 s late: what is typed meanwhile would go astray.
        QShortcut(keys, made, made.click)
        shown = keys.toString(QKeySequence.SequenceFormat.NativeText)
        tip = f"{tip or made.text().replace('&', '')} ({shown})"
    made.setToolTip(tip)
    if do is not None:
        made.clicked.connect(lambda _checked: do())


class Label(QLabel):
    """Plain text that wraps, in one of the three sizes and a few colours."""

    def __init__(
        self, text: str = "", *, size: theme.Size = "body", tone: Tone = "text", strong: bool = False
    ) -> None:
        super().__init__(text)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setWordWrap(True)
        self.setProperty("tone", tone)
        theme.set_font(self, size, strong=strong)

    def set_tone(self, tone: Tone) -> None:
        """Take another colour."""
        if self.property("tone") != tone:
            self.setProperty("tone", tone)
            self.style().polish(self)


def scrolling(widget: QWidget) -> QScrollArea:
    """Return an area in which a form longer than the window can be scrolled."""
    area = QScrollArea()
    area.setWidgetResizable(True)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    area.setWidget(widget)
    area.viewport().setAutoFillBackground(False)
    widget.setAutoFillBackground(False)
    return area


class Picture(QWidget):
    """An icon that stands by itself; a screen reader passes over it, the words beside it say the same."""

    def __init__(self, name: str, role: str = "muted", size: int = icons.SIZE) -> None:
        super().__init__()
        self._edge = size
        self.setFixedSize(size, size)
        self.show_icon(name, role)

    def show_icon(self, name: str, role: str) -> None:
        """Show another picture."""
        self._name = name
        self._role = role
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802
        """Draw the icon in the colours of now."""
        icons.paint(QPainter(self), self._name, getattr(theme.current(), self._role), self.rect())


class Card(QFrame):
    """A surface that holds what belongs together, with or without a heading."""

    def __init__(self, *parts: Part, title: str = "", gap: int = SPACE, margin: int = 2 * SPACE) -> None:
        super().__init__()
        heading: tuple[Part, ...] = (Label(title, strong=True),) if title else ()
        self.setLayout(down(*heading, *parts, gap=gap, margin=margin))
        self.setAccessibleName(title)


class InlineMessage(QFrame):
    """A sentence beside what it is about; hidden while there is nothing to say."""

    def __init__(
        self,
        state: State = State.INFO,
        text: str = "",
        action: str = "",
        do: Callable[[], object] | None = None,
    ) -> None:
        super().__init__()
        self._picture = Picture(icons.STATES[state])
        self._text = Label()
        self._text.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        parts: list[Part] = [self._picture, self._text]
        if action:
            parts.append(button(action, do, kind="quiet"))
        box = across(*parts)
        box.setStretch(1, 1)
        box.setContentsMargins(12, 8, 12, 8)
        self.setLayout(box)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        self.show_message(state, text)

    @property
    def text(self) -> str:
        """What it says now."""
        return self._text.text()

    def show_message(self, state: State, text: str) -> None:
        """Say something, or nothing at all with an empty text."""
        self._state = state
        self._picture.show_icon(icons.STATES[state], state.value)
        self._text.setText(text)
        self.setAccessibleName(text)
        self.setVisible(bool(text))
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802
        """Draw the soft ground."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        ink, soft = theme.current().tone(self._state)
        edge = QColor(ink)
        edge.setAlphaF(_EDGE)
        painter.setPen(edge)
        painter.setBrush(soft)
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), 6, 6)


class HeadLine(QWidget):
    """The first line of a tab: what is true now, in one sentence and some chips, and what can be done."""

    def __init__(self, text: str = "", actions: Sequence[QWidget] = ()) -> None:
        super().__init__()
        self._text = Label(text, size="title")
        self._chips: list[Chip] = []
        self._beside = across(None)
        box = across(down(self._text, self._beside, gap=6), *actions)
        box.setStretch(0, 1)
        box.setContentsMargins(2 * SPACE, 12, 2 * SPACE, 12)
        for action in actions:
            box.setAlignment(action, Qt.AlignmentFlag.AlignTop)
        self.setLayout(box)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)

    @property
    def text(self) -> str:
        """The sentence shown."""
        return self._text.text()

    @property
    def chips(self) -> list[str]:
        """The words of the chips shown."""
        return [chip.text for chip in self._chips if not chip.isHidden()]

    def show_text(self, text: str, chips: Sequence[tuple[State, str]] = ()) -> None:
        """Say what is true now."""
        self._text.setText(text)
        while len(self._chips) < len(chips):
            self._chips.append(Chip())
            self._beside.insertWidget(len(self._chips) - 1, self._chips[-1])
        for chip, (state, word) in zip(self._chips, chips, strict=False):
            chip.show_state(state, word)
        for place, chip in enumerate(self._chips):
            chip.setVisible(place < len(chips))


class EmptyState(QWidget):
    """Stands where nothing is yet and says what to do first."""

    def __init__(
        self,
        icon: str,
        title: str,
        text: str = "",
        action: str = "",
        do: Callable[[], object] | None = None,
    ) -> None:
        super().__init__()
        heading, words = Label(title, strong=True), Label(text, tone="muted")
        for said in (heading, words):
            said.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        words.setVisible(bool(text))
        parts: list[Part] = [None, across(None, Picture(icon, "edge", 40), None), heading, words]
        self.action = button(action, do, kind="primary") if action else None
        if self.action is not None:
            parts += [SPACE, across(None, self.action, None)]
        middle = QWidget()
        middle.setFixedWidth(_READABLE)
        middle.setLayout(down(*parts, None, gap=6))
        self.setLayout(across(None, middle, None, gap=0))
        self.setAccessibleName(title)
        self.setAccessibleDescription(text)
