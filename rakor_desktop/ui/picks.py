"""A row of small buttons of which one is chosen: days, states, groups; it breaks where the room ends."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QAbstractButton, QButtonGroup, QSizePolicy, QToolButton, QWidget

from rakor_desktop.ui.theme import SPACE

_GAP = SPACE // 2


@dataclass(frozen=True, slots=True)
class Pick:
    """One button; the count stands behind its word."""

    key: str
    text: str
    count: int | None = None
    tip: str = ""

    @property
    def words(self) -> str:
        """What stands on the button."""
        return self.text if self.count is None else f"{self.text}  {self.count}"


class Picks(QWidget):
    """Always has one button pressed; Tab comes to that one, the arrows go to the others."""

    chosen = Signal(str)
    """The person chose another one; emitted with its key."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self.key = ""
        self._keys: list[str] = []
        self._group = QButtonGroup(self)
        self._group.idClicked.connect(self._clicked)
        self.setAccessibleName(name)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    def show_picks(self, picks: Sequence[Pick], key: str) -> None:
        """Offer these, with the one of this key pressed."""
        buttons = self._group.buttons()
        for spare in buttons[len(picks) :]:
            self._group.removeButton(spare)
            spare.setParent(None)
            spare.deleteLater()
        while len(self._group.buttons()) < len(picks):
            self._add()
        self._keys = [pick.key for pick in picks]
        for button, pick in zip(self._group.buttons(), picks, strict=True):
            if button.text() != pick.words:
                button.setText(pick.words)
            button.setToolTip(pick.tip)
        self.choose(key)
        self.updateGeometry()
        self._place(self.width())

    def choose(self, key: str) -> None:
        """Press the button of this key, as if by itself."""
        self.key = key
        if key in self._keys:
            self._group.buttons()[self._keys.index(key)].setChecked(True)

    def button(self, key: str) -> QAbstractButton:
        """Return the button of this key."""
        return self._group.buttons()[self._keys.index(key)]

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Return room for all in one row."""
        hints = [button.sizeHint() for button in self._group.buttons()]
        width = sum(hint.width() for hint in hints) + _GAP * max(0, len(hints) - 1)
        return QSize(width, max((hint.height() for hint in hints), default=0))

    def minimumSizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Return room for the widest one."""
        hints = [button.sizeHint() for button in self._group.buttons()]
        return QSize(max((hint.width() for hint in hints), default=0), self.sizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """Break the row anew."""
        super().resizeEvent(event)
        self._place(event.size().width())

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802 - Qt's name
        """Follow the text size of the program."""
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.ApplicationFontChange):
            self.updateGeometry()
            self._place(self.width())

    def _add(self) -> None:
        button = QToolButton(self)
        button.setCheckable(True)
        button.setProperty("kind", "quiet")
        button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextOnly)
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self._group.addButton(button, len(self._group.buttons()))
        button.show()

    def _place(self, width: int) -> None:
        corner, height = QPoint(0, 0), 0
        for button in self._group.buttons():
            size = button.sizeHint()
            if corner.x() and corner.x() + size.width() > width:
                corner = QPoint(0, corner.y() + height + _GAP)
            button.setGeometry(QRect(corner, size))
            height = size.height()
            corner += QPoint(size.width() + _GAP, 0)
        # Rows of widgets that trade width for height do not share a layout well; a height that is told does.
        if self.height() != corner.y() + height:
            self.setFixedHeight(corner.y() + height)

    def _clicked(self, number: int) -> None:
        key = self._keys[number]
        if key != self.key:
            self.key = key
            self.chosen.emit(key)
