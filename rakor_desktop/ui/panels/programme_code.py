"""Help with what is typed into a row: SIPD codes by their digits or words, and the usual units."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Final

from PySide6.QtCore import QEvent, QObject, QRect, QStringListModel, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QCompleter, QLineEdit, QStyledItemDelegate

from rakor_desktop.domain.programmes import UNITS
from rakor_desktop.domain.regions import Region, RegionKind
from rakor_desktop.services import programmes

ENOUGH: Final = 2
"""Letters after which codes are offered."""

_MOST = 12
_TAKE = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Tab)
_LEVEL = {RegionKind.KABUPATEN: ".2.", RegionKind.KOTA: ".2.", RegionKind.PROVINCE: ".1."}


def codes(text: str, region: Region | None) -> list[str]:
    """Return the known codes with all these words, those of the level of the region first."""
    words = text.casefold().split()
    if len(text.strip()) < ENOUGH:
        return []
    rows = [
        row
        for row in programmes.nomenclature()
        if row.code != text.strip() and all(word in f"{row.code} {row.name}".casefold() for word in words)
    ]
    level = _LEVEL.get(region.kind, "") if region is not None else ""
    rows.sort(key=lambda row: (row.level != "sub_kegiatan", level not in row.code, row.code))
    return [f"{row.code}  {row.name}" for row in rows]


def units(text: str) -> list[str]:
    """Return the usual units that begin so."""
    start = text.strip().casefold()
    return [unit for unit in UNITS if start and unit.casefold().startswith(start) and unit != text]


class Suggestions(QObject):
    """Offers texts below a line in which anything may be typed; the first word of one is what is taken."""

    picked = Signal(str)
    """One is about to be taken; the line is ended right after."""

    def __init__(self, line: QLineEdit, find: Callable[[str], Sequence[str]], *, width: int = 0) -> None:
        super().__init__(line)
        self._line = line
        self._find = find
        self._width = width
        self._taking = False
        self.offered = QStringListModel(self)
        self._completer = QCompleter(self.offered, self)
        self._completer.setCompletionMode(QCompleter.CompletionMode.UnfilteredPopupCompletion)
        self._completer.setMaxVisibleItems(_MOST)
        self._completer.setWidget(line)
        self._completer.activated.connect(self._take)
        self.popup.setObjectName("suggestions")
        self.popup.setItemDelegate(QStyledItemDelegate(self))
        self.popup.installEventFilter(self)
        line.textEdited.connect(self._suggest)

    @property
    def popup(self) -> QAbstractItemView:
        """The list below the line."""
        popup = self._completer.popup()
        assert popup is not None
        return popup

    def eventFilter(self, popup: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        """Take what is marked at Enter or Tab; Qt would first end the line, with half a word in it."""
        if event.type() != QEvent.Type.KeyPress or not isinstance(event, QKeyEvent):
            return super().eventFilter(popup, event)
        index = self.popup.currentIndex()
        if event.key() not in _TAKE or not index.isValid():
            return super().eventFilter(popup, event)
        self.popup.hide()
        self._take(str(index.data()))
        return True

    def _suggest(self, text: str) -> None:
        if self._taking:
            return
        found = self._find(text)
        self.offered.setStringList(list(found))
        if found:
            self._completer.complete(self._below())
        else:
            self.popup.hide()

    def _below(self) -> QRect:
        """Return where long names have room: the line stands at the right edge of the window."""
        width = max(self._width, self._line.width())
        return QRect(self._line.width() - width, 0, width, self._line.height() + 2)

    def _take(self, label: str) -> None:
        meant = label.split(maxsplit=1)[0]
        self._taking = True
        self._line.setText(meant)
        self._line.textEdited.emit(meant)
        self._taking = False
        self.picked.emit(meant)
        self._line.editingFinished.emit()
