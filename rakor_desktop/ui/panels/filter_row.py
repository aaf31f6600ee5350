"""The line above a table in which it is narrowed down: some words, and a few lists to choose from."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QLineEdit, QWidget

from rakor_desktop.domain.i18n import _
from rakor_desktop.ui.choosers import ChoiceBox
from rakor_desktop.ui.icons import icon
from rakor_desktop.ui.pieces import across, icon_button
from rakor_desktop.ui.theme import SPACE

_NARROWEST, _WIDEST = 160, 280


class FilterLine(QLineEdit):
    """Esc empties it; the arrow down goes on to the table."""

    down_pressed = Signal()

    def __init__(self, hint: str) -> None:
        super().__init__()
        keys = QKeySequence("Ctrl+F").toString(QKeySequence.SequenceFormat.NativeText)
        self.setPlaceholderText(hint)
        self.setAccessibleName(_("Saring"))
        self.setToolTip(f"{_('Hanya baris yang memuat semua kata ini')} ({keys})")
        self.addAction(icon("search", "muted"), QLineEdit.ActionPosition.LeadingPosition)
        self.setClearButtonEnabled(True)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Give Esc and the arrow down their meaning."""
        if event.key() == Qt.Key.Key_Escape and self.text():
            self.clear()
        elif event.key() == Qt.Key.Key_Down:
            self.down_pressed.emit()
        else:
            super().keyPressEvent(event)


class FilterRow(QWidget):
    """Tells what is wanted; the first entry of every list stands for all."""

    changed = Signal()

    def __init__(self, hint: str, lists: Sequence[tuple[str, str]], *more: QWidget) -> None:
        super().__init__()
        self.line = FilterLine(hint)
        self.lists = {name: ChoiceBox() for name, _title in lists}
        self._quiet = False
        self._reset = icon_button("x", _("Hapus semua saringan"), self.clear)
        for (_name, title), box in zip(lists, self.lists.values(), strict=True):
            box.setAccessibleName(title)
            box.setToolTip(title)
            box.setSizeAdjustPolicy(ChoiceBox.SizeAdjustPolicy.AdjustToContents)
            box.setMaximumWidth(_WIDEST)
            box.activated.connect(self._notice)
        self.line.textChanged.connect(self._notice)
        row = across(self.line, *self.lists.values(), self._reset, None, *more)
        row.setStretch(0, 1)
        row.setContentsMargins(2 * SPACE, 0, 2 * SPACE, SPACE)
        self.line.setMinimumWidth(_NARROWEST)
        self.line.setMaximumWidth(_WIDEST)
        self.setLayout(row)
        self._reset.hide()

    @property
    def words(self) -> str:
        """The words wanted."""
        return self.line.text()

    @property
    def narrowing(self) -> bool:
        """Whether anything is asked for."""
        return bool(self.words.strip()) or any(self.value(name) is not None for name in self.lists)

    def value(self, name: str) -> Any:
        """Return what is chosen in a list, None for all."""
        return self.lists[name].value()

    def choose(self, name: str, value: Any) -> None:
        """Choose in a list as the person would."""
        self.lists[name].show_value(value)
        self._notice()

    def set_options(self, name: str, every: str, options: Sequence[tuple[Any, str]]) -> None:
        """Offer these values below the entry for all of them."""
        box = self.lists[name]
        box.set_options([(None, every), *options])
        if box.currentIndex() < 0:
            box.show_value(None)

    def clear(self) -> None:
        """Ask for everything."""
        for box in self.lists.values():
            box.show_value(None)
        self._quiet = True
        self.line.clear()
        self._quiet = False
        self._notice()

    def _notice(self) -> None:
        if self._quiet:
            return
        self._reset.setVisible(self.narrowing)
        self.changed.emit()
