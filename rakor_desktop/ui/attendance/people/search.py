"""The line at the attendance desk: a few letters, and Enter when only one person is left."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit

from rakor_desktop.domain.i18n import _
from rakor_desktop.ui.icons import icon

_WIDEST = 52
"""In letters; longer than any name it would only draw the eye away from the list."""


class SearchLine(QLineEdit):
    """Esc empties it, the arrow down goes on to the list."""

    entered = Signal()
    """Enter was pressed."""
    down_pressed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setPlaceholderText(_("Cari nama, asal, instansi, NIP"))
        self.setAccessibleName(_("Cari orang"))
        self.setToolTip(_("Ketik sebagian nama; bila tinggal satu orang, Enter menandainya hadir (Ctrl+F)"))
        self.addAction(icon("search", "muted"), QLineEdit.ActionPosition.LeadingPosition)
        self.setClearButtonEnabled(True)
        self.setMinimumWidth(24 * self.fontMetrics().averageCharWidth())
        self.setMaximumWidth(_WIDEST * self.fontMetrics().averageCharWidth())

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Give the keys of the desk their meaning."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.modifiers() & ~_PAD:
            self.entered.emit()
        elif event.key() == Qt.Key.Key_Escape and self.text():
            self.clear()
        elif event.key() == Qt.Key.Key_Down:
            self.down_pressed.emit()
        else:
            super().keyPressEvent(event)


_PAD = Qt.KeyboardModifier.KeypadModifier
