"""Data pribadi: take one person out of the file for good, or tell whose data a lost file holds."""

from __future__ import annotations

from PySide6.QtWidgets import QDialog, QTabWidget, QWidget

from rakor_desktop.domain.i18n import _
from rakor_desktop.ui.context import AppContext
from rakor_desktop.ui.dialogs.fitting import fit
from rakor_desktop.ui.pieces import InlineMessage, across, button, down
from rakor_desktop.ui.privacy.erase_page import ErasePage
from rakor_desktop.ui.privacy.incident_page import IncidentPage
from rakor_desktop.ui.theme import SPACE, State


class PrivacyDialog(QDialog):
    """Two pages: what is done about a person, and what is reported about a file."""

    def __init__(self, app: AppContext, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(_("Data pribadi"))
        self.message = InlineMessage()
        self.erase = ErasePage(app, self.message)
        self.incident = IncidentPage(app, self.message)
        self.pages = QTabWidget()
        self.pages.addTab(self.erase, _("&Hapus data seseorang"))
        self.pages.addTab(self.incident, _("&Laporan insiden"))
        self.pages.currentChanged.connect(self._show)
        box = down(
            self.pages,
            self.message,
            across(None, button(_("Tutup"), self.accept)),
            gap=SPACE,
            margin=2 * SPACE,
        )
        box.setStretch(0, 1)
        fit(self, box, letters=150, lines=42)
        self._show(0)

    def show_refusal(self, sentence: str) -> None:
        """Say why it was not done."""
        self.message.show_message(State.BAD, sentence)

    def done(self, result: int) -> None:
        """Close; what is still being read is not waited for."""
        self.erase.give_up()
        self.incident.give_up()
        super().done(result)

    def _show(self, place: int) -> None:
        self.message.show_message(State.INFO, "")
        page = self.pages.widget(place)
        assert isinstance(page, ErasePage | IncidentPage)
        page.begin()
