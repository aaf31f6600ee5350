"""Badges scanned while the focus is elsewhere: a scanner only types, so its keys are held until known."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Final

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractButton, QApplication, QWidget
from shiboken6 import isValid

from rakor_desktop.domain import badge_code

PAUSE: Final = 60
"""Milliseconds between two keys that no scanner takes, and few hands keep below."""

_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_SILENT = (Qt.Key.Key_Shift, Qt.Key.Key_CapsLock)
_BEGINNING = re.compile(r"R(?:K(?:[^A-Za-z0-9]?(?:[A-Z0-9]{0,4}|[A-Z0-9]{4}[^A-Za-z0-9]?[A-Z0-9]{0,6}))?)?")


class ScanCatcher(QObject):
    """Watches whatever has the focus around a page; other keys than those of a badge reach it a moment later.

    Only what begins like the code of a badge, in capitals, is held back, and only while it comes as fast as a
    scanner types. So a form that somebody is filling in never sees the code, and nothing has to be removed.
    """

    scanned = Signal(str)

    def __init__(self, around: QWidget, spared: QWidget, stray: Callable[[str], bool]) -> None:
        """``stray`` takes a letter that was typed where no letters belong, and tells whether it did."""
        super().__init__(around)
        self._around = around
        self._spared = spared
        self._stray = stray
        self._watched: QWidget | None = None
        self._held: list[QKeyEvent] = []
        self._replaying = False
        self._pause = QTimer(self, singleShot=True, interval=PAUSE)
        self._pause.timeout.connect(self.let_go)
        app = QApplication.instance()
        assert isinstance(app, QApplication)
        app.focusChanged.connect(self._follow)
        self._follow(None, app.focusWidget())

    def let_go(self) -> None:
        """Hand the keys that were held to whom they were meant for."""
        self._pause.stop()
        keys, self._held = self._held, []
        target = self._watched
        self._replaying = True
        for key in keys:
            if target is not None and isValid(target):
                QApplication.sendEvent(target, key)
        self._replaying = False

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        """Hold the keys of a scan, and swallow all of them once it is complete."""
        if self._replaying or not isinstance(event, QKeyEvent):
            return False
        if event.type() == QEvent.Type.KeyRelease:
            return bool(self._held)
        if event.type() != QEvent.Type.KeyPress or (self._held and event.key() in _SILENT):
            return False
        typed = "".join(key.text() for key in self._held)
        if event.key() in _ENTER and typed:
            return self._end(typed)
        if event.text() and _BEGINNING.fullmatch(typed + event.text()):
            self._held.append(_copy(event))
            self._pause.start()
            return True
        self.let_go()
        return _belongs_nowhere(watched, event) and self._stray(event.text())

    def _end(self, typed: str) -> bool:
        scan = badge_code.parse(typed)
        if scan is None or not scan.certain:
            self.let_go()
            return False
        self._pause.stop()
        self._held = []
        self.scanned.emit(typed)
        return True

    def _follow(self, _old: QWidget | None, now: QWidget | None) -> None:
        self.let_go()
        if self._watched is not None and isValid(self._watched):
            self._watched.removeEventFilter(self)
        inside = now is not None and now is not self._spared and self._around.isAncestorOf(now)
        self._watched = now if inside else None
        if self._watched is not None:
            self._watched.installEventFilter(self)


def _belongs_nowhere(watched: QObject, event: QKeyEvent) -> bool:
    """Tell whether this is a letter typed on a button; a blank would press it."""
    plain = not event.modifiers() & ~Qt.KeyboardModifier.ShiftModifier
    return isinstance(watched, QAbstractButton) and plain and bool(event.text().strip())


def _copy(event: QKeyEvent) -> QKeyEvent:
    # Qt destroys an event as soon as it was handled.
    return QKeyEvent(event.type(), event.key(), event.modifiers(), event.text(), event.isAutoRepeat())
