"""What can be heard at the desk, for whoever looks at the guest and not at the screen."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QApplication

GAP: Final = 180
"""Milliseconds between two sounds."""
_YES, _NO = 1, 2


class Bell(QObject):
    """Rings once for yes and twice for no, if it may."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.on = False
        self.left = 0
        """How many rings are still to come."""
        self._next = QTimer(self, interval=GAP)
        self._next.timeout.connect(self._ring)

    def yes(self) -> None:
        """Say that somebody was marked."""
        self._begin(_YES)

    def no(self) -> None:
        """Say that nobody was."""
        self._begin(_NO)

    def _begin(self, rings: int) -> None:
        if self.on:
            self.left = rings
            self._next.start()
            # After the answer was painted, which matters more.
            QTimer.singleShot(0, self, self._ring)

    def _ring(self) -> None:
        if self.left:
            self.left -= 1
            QApplication.beep()
        if not self.left:
            self._next.stop()
