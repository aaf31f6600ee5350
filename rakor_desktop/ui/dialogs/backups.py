"""The copies that the program keeps by itself, and one more at once."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

from PySide6.QtCore import QLocale, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QDialog, QListWidget, QWidget

from rakor_desktop import paths
from rakor_desktop.domain import dates, shown_dates
from rakor_desktop.domain.i18n import N_, _
from rakor_desktop.store import backup
from rakor_desktop.ui.context import AppContext
from rakor_desktop.ui.dialogs.fitting import fit
from rakor_desktop.ui.pieces import InlineMessage, Label, across, button, down
from rakor_desktop.ui.theme import SPACE, State

_RULE = N_(
    "Selama berkas dipakai, program membuat cadangan setiap 10 menit bila ada perubahan. "
    "Untuk setiap jam dan setiap hari yang lewat disimpan satu cadangan. "
    "Setiap cadangan diperiksa keutuhannya."
)


class BackupsDialog(QDialog):
    """Lists the copies beside the file, the newest first."""

    def __init__(self, app: AppContext, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._app = app
        self._path = app.workspace.path
        self.setWindowTitle(_("Cadangan"))
        self.message = InlineMessage()
        self.copies = QListWidget()
        self.copies.setAccessibleName(_("Cadangan"))
        close = button(_("Tutup"), self.accept)
        box = down(
            Label(_(_RULE)),
            Label(paths.for_reading(backup.folder_of(self._path)), size="small", tone="muted"),
            self.copies,
            self.message,
            across(
                button(_("Cadangkan sekarang"), self._make, icon="archive", kind="primary"),
                button(_("Buka folder"), self._open_folder, icon="folder-open"),
                None,
                close,
            ),
            gap=SPACE,
            margin=2 * SPACE,
        )
        fit(self, box, letters=80, lines=24)
        self._list()

    def show_refusal(self, sentence: str) -> None:
        """Say why no copy was made."""
        self.message.show_message(State.BAD, sentence)

    def _list(self) -> None:
        self.copies.clear()
        for copy in backup.copies(self._path):
            self.copies.addItem(_line(copy))
        if not self.copies.count():
            self.copies.addItem(_("Belum ada cadangan."))

    def _make(self) -> None:
        path = self._path
        self._app.background(
            lambda: backup.tick(path, datetime.now()),  # noqa: DTZ005 - names the copy in the laptop's own time
            self._made,
            title=_("Membuat cadangan…"),
            origin=self,
        )

    def _made(self, copy: Path | None) -> None:
        self.message.show_message(
            State.OK,
            _("Cadangan dibuat dan diperiksa.")
            if copy
            else _("Tidak ada perubahan sejak cadangan terakhir."),
        )
        self._list()

    def _open_folder(self) -> None:
        folder = backup.folder_of(self._path)
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(folder if folder.is_dir() else self._path.parent)))


def _line(copy: Path) -> str:
    taken = backup.taken_at(copy)
    size = QLocale().formattedDataSize(copy.stat().st_size)
    if taken is None:
        return f"{copy.name}  ·  {size}"
    return f"{shown_dates.long_date(taken)}, {dates.clock(taken.time())}  ·  {size}"
