"""What a table has to say, right below the cell it is about."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QRect
from PySide6.QtGui import QRegion
from PySide6.QtWidgets import QAbstractItemView

from rakor_desktop.ui.pieces import InlineMessage
from rakor_desktop.ui.theme import SPACE, State

_WIDEST = 480
_GAP = 4


class Bubble(InlineMessage):
    """Hidden while there is nothing to say; one with an action lets the person choose at once."""

    def __init__(
        self, view: QAbstractItemView, action: str = "", do: Callable[[], object] | None = None
    ) -> None:
        super().__init__(action=action, do=do)
        self._view = view
        self.setParent(view.viewport())
        self.hide()

    def say(self, state: State, sentence: str, *, around: QRegion | None = None) -> None:
        """Say it below the current cell, or these, or above them at the end of the window."""
        self.show_message(state, sentence)
        cell = self._view.visualRect(self._view.currentIndex())
        if around is not None and not around.isEmpty():
            cell = around.boundingRect()
        room = self._view.viewport().rect().adjusted(SPACE, SPACE, -SPACE, -SPACE)
        width = min(_WIDEST, room.width())
        height = self.heightForWidth(width)
        left = max(room.left(), min(cell.left(), room.right() - width))
        places = (cell.bottom() + _GAP, cell.top() - height - _GAP)
        fitting = (top for top in places if room.top() <= top <= room.bottom() - height)
        top = next(fitting, max(room.top(), room.bottom() - height))
        self.setGeometry(QRect(left, top, width, height))
        self.raise_()
