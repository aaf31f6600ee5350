"""Suggests who is speaking after two letters of any word; somebody not on the list may speak too."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QEvent, QModelIndex, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QCompleter, QLineEdit, QStyledItemDelegate

from rakor_desktop.domain.attendance import AttendeeRow
from rakor_desktop.ui.autosave import PAUSE
from rakor_desktop.ui.choosers import ENOUGH

_WIDE = 480
"""Pixels a list of names with their regions needs, more than the line they are typed in."""
_NAME = Qt.ItemDataRole.UserRole


class Speakers(QObject):
    """Belongs to the line in which a speaker's name is typed."""

    picked = Signal()
    """Somebody was chosen from the list, or Enter ended the name."""
    paused = Signal()
    """Nothing was typed for a moment, and what stands there is no half word."""

    def __init__(self, line: QLineEdit, people: Callable[[], Sequence[AttendeeRow]]) -> None:
        super().__init__(line)
        self._line = line
        self._ask = people
        self._people: Sequence[AttendeeRow] = ()
        self._found: list[AttendeeRow] = []
        self._chosen: AttendeeRow | None = None
        self._offers = QStandardItemModel(self)
        self._completer = QCompleter(self._offers, self)
        self._completer.setCompletionMode(QCompleter.CompletionMode.UnfilteredPopupCompletion)
        self._completer.setCompletionRole(_NAME)
        self._completer.setMaxVisibleItems(10)
        self._completer.activated[QModelIndex].connect(self._picked)  # type: ignore[index]
        popup = self._completer.popup()
        assert popup is not None
        popup.setObjectName("suggestions")
        popup.setItemDelegate(QStyledItemDelegate(self))
        popup.setMinimumWidth(_WIDE)
        self._popup = popup
        line.setCompleter(self._completer)
        line.textEdited.connect(self._suggest)
        line.returnPressed.connect(self._enter)
        line.installEventFilter(self)
        self._pause = QTimer(self, singleShot=True, interval=PAUSE)
        self._pause.timeout.connect(self._rest)

    def meant(self, name: str) -> AttendeeRow | None:
        """Return whom this name names: the one picked, else the only one who is called so."""
        if self._chosen is not None and self._chosen.full_name == name:
            return self._chosen
        called = [row for row in self._people if row.full_name.casefold() == name.casefold()]
        return called[0] if len(called) == 1 else None

    def forget(self) -> None:
        """Another note is shown: nobody is picked any more."""
        self._chosen = None

    def eventFilter(self, _line: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        """Ask who is on the list whenever the line is entered; people keep arriving."""
        if event.type() == QEvent.Type.FocusIn:
            self._people = self._ask()
        return False

    def _suggest(self, text: str) -> None:
        self._pause.start()
        words = text.casefold().split()
        enough = len(text.strip()) >= ENOUGH
        found = [row for row in self._people if all(word in _hay(row) for word in words)] if enough else []
        # Names that begin so come first.
        self._found = sorted(found, key=lambda row: not row.name.casefold().startswith(words[0]))
        self._offers.clear()
        for row in self._found:
            item = QStandardItem(" · ".join(filter(None, (row.full_name, row.region or row.organization))))
            item.setData(row.full_name, _NAME)
            item.setEditable(False)
            self._offers.appendRow(item)

    def _enter(self) -> None:
        if self._popup.isVisible() and self._popup.currentIndex().isValid():
            return  # The list itself says next whom it means.
        if self._line.isModified() and len(self._found) == 1:
            self._pick(self._found[0])
        else:
            self.picked.emit()

    def _picked(self, index: QModelIndex) -> None:
        self._pick(self._found[index.row()])

    def _pick(self, row: AttendeeRow) -> None:
        self._chosen = row
        self._line.setText(row.full_name)
        self._line.textEdited.emit(row.full_name)
        self._found = []
        self._popup.hide()
        self.picked.emit()

    def _rest(self) -> None:
        text = self._line.text()
        if text == text.strip():
            self.paused.emit()


def _hay(row: AttendeeRow) -> str:
    return f"{row.full_name} {row.region} {row.organization}".casefold()
