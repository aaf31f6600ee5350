"""Takes a public key that the secretariat sent, where the file does not name it yet."""

from __future__ import annotations

from PySide6.QtWidgets import QDialog, QLineEdit, QWidget

from rakor_desktop.domain.i18n import _
from rakor_desktop.domain.transport import PUBLIC
from rakor_desktop.services import transport
from rakor_desktop.ui.context import AppContext
from rakor_desktop.ui.dialogs.fitting import fit
from rakor_desktop.ui.pieces import InlineMessage, Label, across, button, down
from rakor_desktop.ui.theme import SPACE, State


class KeyEntry(QDialog):
    """Writes the key into the file; what is no public key is told below the line."""

    def __init__(self, app: AppContext, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._app = app
        self.setWindowTitle(_("Kunci umum sekretariat"))
        self.line = QLineEdit()
        self.line.setPlaceholderText(f"{PUBLIC}…")
        label = Label(_("&Kunci umum"), strong=True)
        label.setBuddy(self.line)
        self.message = InlineMessage(State.BAD)
        self.go = button(_("Pakai kunci ini"), self.take, kind="primary")
        self.go.setDefault(True)
        text = Label(
            _(
                "Tempel kunci umum dari sekretariat. "
                "Cocokkan huruf awal dan akhirnya lewat telepon atau langsung."
            )
        )
        tools = across(None, self.go, button(_("Batal"), self.reject))
        box = down(text, label, self.line, self.message, None, tools, gap=SPACE, margin=2 * SPACE)
        # What may appear later has its room from the start.
        self.message.show_message(State.BAD, _("Ini bukan kunci umum age; kunci umum diawali “age1”."))
        fit(self, box, letters=76)
        self.message.show_message(State.BAD, "")
        self.line.setFocus()
        self.finished.connect(self.deleteLater)

    def take(self) -> None:
        """Write it into the file."""
        outcome = self._app.attempt(transport.set_recipient, self._app.event_uid, self.line.text())
        if outcome.refusal is None:
            self.accept()
        else:
            self.message.show_message(State.BAD, outcome.refusal)
            self.line.setFocus()
