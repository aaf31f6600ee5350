"""The short guide: what the keyboard does."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QGridLayout, QScrollArea, QWidget

from rakor_desktop.domain.i18n import N_, _
from rakor_desktop.ui.dialogs.fitting import fit
from rakor_desktop.ui.pieces import Label, across, button, down
from rakor_desktop.ui.theme import SPACE

KEYS = (
    (N_("Di mana saja"), (
        ("Ctrl+1 … Ctrl+7", N_("Ke halaman pertama sampai ketujuh")),
        ("Ctrl+Z", N_("Urungkan")),
        ("Ctrl+Y", N_("Ulangi")),
        ("Ctrl+H", N_("Riwayat: siapa mengubah apa, kapan")),
        ("Ctrl+P", N_("Cetak naskah")),
        ("Ctrl+O", N_("Buka berkas lain")),
        ("Ctrl++  Ctrl+-  Ctrl+0", N_("Huruf lebih besar, lebih kecil, semula")),
        ("F1", N_("Panduan ini")),
    )),
    (N_("Di dalam tabel"), (
        ("Enter", N_("Simpan sel dan turun satu baris")),
        ("Tab", N_("Simpan sel dan ke kolom berikutnya")),
        ("F2", N_("Ubah isi sel")),
        ("Esc", N_("Batalkan ketikan di sel")),
        ("Ctrl+C  Ctrl+V", N_("Salin dan tempel, juga dari dan ke Excel")),
        ("Ctrl+D", N_("Isi dari sel di atasnya")),
        ("Delete", N_("Kosongkan sel")),
    )),
    (N_("Menulis"), (
        ("", N_("Tidak ada tombol Simpan: teks tersimpan sendiri, dan bilah bawah memberi tahu kapan.")),
    )),
)  # fmt: skip


class KeysDialog(QDialog):
    """Lists the keys, by where they work."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(_("Panduan singkat"))
        close = button(_("Tutup"), self.accept, kind="primary")
        close.setDefault(True)
        area = QScrollArea()
        area.setWidget(_listing())
        area.setWidgetResizable(True)
        fit(self, down(area, across(None, close), gap=SPACE, margin=2 * SPACE), letters=80, lines=34)
        close.setFocus()


def _listing() -> QWidget:
    listing = QWidget()
    grid = QGridLayout(listing)
    grid.setHorizontalSpacing(3 * SPACE)
    grid.setColumnStretch(1, 1)
    for place, keys in KEYS:
        grid.addWidget(Label(_(place), strong=True), grid.rowCount(), 0, 1, 2)
        for key, what in keys:
            line = grid.rowCount()
            shown = Label(key, tone="muted")
            shown.setWordWrap(False)
            grid.addWidget(shown, line, 0, Qt.AlignmentFlag.AlignTop)
            grid.addWidget(Label(_(what)), line, 1)
    grid.setRowStretch(grid.rowCount(), 1)
    return listing
