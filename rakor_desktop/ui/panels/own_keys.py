"""Keys that mean something else on a page than in the menus of the window."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from PySide6.QtCore import QEvent, QKeyCombination, QObject, Qt
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QWidget


class OwnKeys(QObject):
    """Does what a key means while the focus is anywhere on the page, before a menu can take it."""

    def __init__(self, page: QWidget, keys: Mapping[str, Callable[[], object]]) -> None:
        super().__init__(page)
        self._keys = {QKeySequence(key).toString(): do for key, do in keys.items()}
        page.installEventFilter(self)

    def eventFilter(self, _page: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        """Claim the key when Qt asks who wants it, and act when it then arrives."""
        if event.type() not in (QEvent.Type.ShortcutOverride, QEvent.Type.KeyPress):
            return False
        assert isinstance(event, QKeyEvent)
        bare = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        do = self._keys.get(QKeySequence(QKeyCombination(bare, Qt.Key(event.key()))).toString())
        if do is None:
            return False
        event.accept()
        if event.type() == QEvent.Type.KeyPress:
            do()
        return True
