"""The optional line that says why it was decided so."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit

from rakor_desktop.domain.i18n import _


class ReasonLine(QLineEdit):
    """Enter and Esc lead back to the list, where the decision is made by one key."""

    done = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setPlaceholderText(_("Alasan (boleh kosong; ikut tercetak di lampiran)"))
        self.setAccessibleName(_("Alasan"))
        self.setMaxLength(500)
        self.returnPressed.connect(self.done)

    @property
    def reason(self) -> str:
        """What stands there."""
        return self.text().strip()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Leave on Esc as well."""
        if event.key() == Qt.Key.Key_Escape:
            self.done.emit()
        else:
            super().keyPressEvent(event)
