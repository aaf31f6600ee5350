"""What is shown when the program itself is wrong: that the work is safe, and what to send on."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtGui import QFontDatabase, QGuiApplication
from PySide6.QtWidgets import QDialog, QPlainTextEdit, QWidget

from rakor_desktop.domain.i18n import N_, _
from rakor_desktop.ui import theme
from rakor_desktop.ui.dialogs.fitting import fit
from rakor_desktop.ui.pieces import Label, across, button, down
from rakor_desktop.ui.theme import SPACE

_SAFE = N_(
    "Semua yang sudah tersimpan tetap aman. Anda dapat melanjutkan bekerja; "
    "ulangi perintah terakhir bila perlu."
)
_DETAILS = N_(
    "Rincian di bawah ini membantu memperbaikinya. Periksa dahulu: di dalamnya dapat termuat nama orang."
)


class CrashDialog(QDialog):
    """Tells that something went wrong inside and offers the details; the program goes on after it."""

    def __init__(self, report: str, log: Path, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(_("Ada kesalahan di dalam program"))
        self.report = QPlainTextEdit(report)
        self.report.setReadOnly(True)
        letters = QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont)
        letters.setPointSizeF(theme.font("small").pointSizeF())
        self.report.setFont(letters)
        self.report.setLineWrapMode(QPlainTextEdit.LineWrapMode.NoWrap)
        go_on = button(_("Lanjutkan"), self.accept, kind="primary")
        go_on.setDefault(True)
        box = down(
            Label(_("Perintah terakhir tidak selesai karena kesalahan di dalam program."), size="title"),
            Label(_(_SAFE)),
            Label(_(_DETAILS), tone="muted"),
            self.report,
            Label(_("Catatan kesalahan: {path}").format(path=log), size="small", tone="muted"),
            across(None, button(_("Salin rincian"), self._copy, icon="copy"), go_on),
            gap=SPACE,
            margin=2 * SPACE,
        )
        fit(self, box, letters=95, lines=26)
        go_on.setFocus()

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(self.report.toPlainText())
