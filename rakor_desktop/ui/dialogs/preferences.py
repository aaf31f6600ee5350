"""What a person may set on this laptop; it concerns no other laptop and no file."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtWidgets import QDialog, QDialogButtonBox, QWidget

from rakor_desktop.domain.i18n import LANGUAGES, N_, _
from rakor_desktop.ui import theme
from rakor_desktop.ui.context import AppContext
from rakor_desktop.ui.dialogs.fitting import fit
from rakor_desktop.ui.form import Choice, Form, Text
from rakor_desktop.ui.pieces import down
from rakor_desktop.ui.preferences import LAPTOPS, TEXT_SIZES
from rakor_desktop.ui.theme import SPACE


@dataclass(frozen=True, slots=True)
class HubAddress(Text):
    """The address of the Hub; a password in it is left out, for nothing keeps it."""

    def parse(self, text: str) -> str:
        """Return the address; refused where it is of another kind."""
        from rakor_desktop.services import hub  # noqa: PLC0415 - only for those who set one up

        return hub.shown(Text.parse(self, text))


FIELDS = (
    Text(
        "actor",
        N_("Nama Anda"),
        max_length=120,
        hint=N_("Tertulis di riwayat pada setiap perubahan, misalnya nama notulis."),
    ),
    Choice(
        "laptop",
        N_("Laptop"),
        options=tuple((letter, letter) for letter in LAPTOPS),
        hint=N_("Setiap laptop sekretariat punya huruf sendiri; nomor di kertas diawali huruf ini."),
    ),
    Choice(
        "language",
        N_("Bahasa"),
        options=tuple(LANGUAGES.items()),
        hint=N_("Bahasa di layar. Naskah yang dicetak selalu berbahasa Indonesia."),
    ),
    Choice("palette", N_("Tampilan"), options=tuple(theme.MODES.items()), half=True),
    Choice("text_size", N_("Ukuran huruf"), options=tuple((n, f"{n} %") for n in TEXT_SIZES), half=True),
    HubAddress(
        "hub_url",
        N_("Alamat pusat data"),
        max_length=500,
        placeholder="postgresql+psycopg://nama@server/rakor",
        hint=N_("Hanya untuk dinas yang mempunyai pusat data PostgreSQL; tanpa kata sandi."),
    ),
)


class PreferencesDialog(QDialog):
    """Shows the preferences in force and keeps what was chosen when it is accepted."""

    def __init__(self, app: AppContext, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._app = app
        self.setWindowTitle(_("Pengaturan"))
        self.form = Form(FIELDS)
        self.form.show_row("", app.preferences)
        buttons = QDialogButtonBox(
            QDialogButtonBox.StandardButton.Save | QDialogButtonBox.StandardButton.Cancel
        )
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        fit(self, down(self.form, buttons, gap=2 * SPACE, margin=2 * SPACE), letters=80)

    def accept(self) -> None:
        """Keep what was chosen."""
        chosen = self.form.collect()
        if chosen is not None:
            self._app.remember(**chosen)
            super().accept()
