"""A line for a passphrase: it shows nothing unless asked to, and says when Caps Lock is on."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QCheckBox, QLineEdit

from rakor_desktop.domain.i18n import _
from rakor_desktop.ui.pieces import Label


class MaskedLine(QLineEdit):
    """Takes a passphrase; ``caps`` is a label that appears while capitals come without Shift."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setEchoMode(QLineEdit.EchoMode.Password)
        self.setAccessibleName(name)
        self.setMaxLength(200)
        self.caps = Label(_("Caps Lock menyala."), size="small", tone="warn")
        self.caps.hide()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Notice from a letter whether Caps Lock is on, for no system tells it in the same way."""
        letter = event.text()
        if letter.isalpha() and letter.upper() != letter.lower():
            with_shift = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
            self.caps.setVisible(letter.isupper() != with_shift)
        super().keyPressEvent(event)


def shower(*lines: MaskedLine) -> QCheckBox:
    """Return a box that shows what is typed in these lines while it is ticked."""
    box = QCheckBox(_("&Tampilkan frasa sandi"))

    def show(shown: bool) -> None:
        for line in lines:
            line.setEchoMode(QLineEdit.EchoMode.Normal if shown else QLineEdit.EchoMode.Password)

    box.toggled.connect(show)
    return box
