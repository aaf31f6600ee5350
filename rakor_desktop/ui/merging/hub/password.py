"""The edge where the window asks for the password of the Hub; nothing keeps it when the window closes.

Call ``ask`` through the module, so that a test can put an answer in its place.
"""

from __future__ import annotations

from PySide6.QtWidgets import QDialog, QDialogButtonBox, QLineEdit, QWidget

from rakor_desktop.domain.i18n import _
from rakor_desktop.ui.dialogs.fitting import fit
from rakor_desktop.ui.pieces import Label, down
from rakor_desktop.ui.theme import SPACE


class PasswordDialog(QDialog):
    """Asks for one password."""

    def __init__(self, parent: QWidget | None, sentence: str, address: str) -> None:
        super().__init__(parent)
        self.setWindowTitle(_("Kata sandi pusat data"))
        self.line = QLineEdit()
        self.line.setEchoMode(QLineEdit.EchoMode.Password)
        self.line.setAccessibleName(_("Kata sandi"))
        buttons = QDialogButtonBox(
            QDialogButtonBox.StandardButton.Ok | QDialogButtonBox.StandardButton.Cancel
        )
        buttons.button(QDialogButtonBox.StandardButton.Ok).setText(_("Lanjutkan"))
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        kept = Label(_("Diingat sampai program ditutup, tidak disimpan."), size="small", tone="muted")
        parts = (Label(sentence), Label(address, tone="muted"), self.line, kept, buttons)
        fit(self, down(*parts, gap=SPACE, margin=2 * SPACE), letters=70)
        self.line.setFocus()


def ask(parent: QWidget | None, sentence: str, address: str) -> str | None:
    """Return what the person typed, or None who would rather not."""
    dialog = PasswordDialog(parent, sentence, address)
    return dialog.line.text() if dialog.exec() else None
