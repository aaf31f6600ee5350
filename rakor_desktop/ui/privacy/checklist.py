"""A short list with a box to tick before each line."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Generic, TypeVar

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QListWidget, QListWidgetItem

from rakor_desktop.ui.theme import ROW

K = TypeVar("K")
_MOST_SHOWN = 5


class Checklist(QListWidget, Generic[K]):
    """Offers lines; several of them may stand for one thing and are then ticked together."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setAccessibleName(name)
        self.setWordWrap(False)
        self.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._keys: list[K] = []
        self.itemChanged.connect(self._tick_the_same)

    def offer(self, lines: Iterable[tuple[K, str, bool]]) -> None:
        """Show these lines: what each stands for, its words, whether it is ticked."""
        self.blockSignals(True)
        self.clear()
        found = list(lines)
        self._keys = [key for key, _text, _ticked in found]
        ticked = {key for key, _text, of in found if of}
        for key, text, _of in found:
            item = QListWidgetItem(text)
            item.setToolTip(text)
            item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
            item.setCheckState(_state(ticked=key in ticked))
            item.setSizeHint(QSize(0, ROW))
            self.addItem(item)
        self.blockSignals(False)
        self.setFixedHeight(min(len(found), _MOST_SHOWN) * ROW + 2 * self.frameWidth())
        self.setVisible(bool(found))

    @property
    def chosen(self) -> list[K]:
        """What is ticked, each once."""
        ticked = [
            key
            for place, key in enumerate(self._keys)
            if self.item(place).checkState() is Qt.CheckState.Checked
        ]
        return list(dict.fromkeys(ticked))

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Leave Enter to nobody: in a dialog it would press a button."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            event.accept()
            return
        super().keyPressEvent(event)

    def _tick_the_same(self, item: QListWidgetItem) -> None:
        key = self._keys[self.row(item)]
        self.blockSignals(True)
        for place, other in enumerate(self._keys):
            if other == key:
                self.item(place).setCheckState(item.checkState())
        self.blockSignals(False)


def _state(*, ticked: bool) -> Qt.CheckState:
    return Qt.CheckState.Checked if ticked else Qt.CheckState.Unchecked
