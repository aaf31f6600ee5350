"""The emblem on the letterhead: shown, chosen from a file, taken away."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QStandardPaths, Qt
from PySide6.QtGui import QPixmap
from PySide6.QtWidgets import QLabel, QWidget

from rakor_desktop.domain.errors import because
from rakor_desktop.domain.i18n import _
from rakor_desktop.services import papers
from rakor_desktop.ui import messages
from rakor_desktop.ui.context import AppContext
from rakor_desktop.ui.pieces import InlineMessage, Label, across, button, down
from rakor_desktop.ui.theme import SPACE, State

_EDGE = 96


class Emblem(QWidget):
    """Shows what stands at the left of the kop and lets it be changed."""

    def __init__(self, app: AppContext) -> None:
        super().__init__()
        self._app = app
        self.picture = QLabel()
        self.picture.setObjectName("emblem")
        self.picture.setFixedSize(_EDGE, _EDGE)
        self.picture.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.picture.setAccessibleName(_("Lambang daerah"))
        self.message = InlineMessage(State.BAD)
        self.choose = button(_("Pilih gambar…"), self._choose, icon="image")
        self.remove = button(_("Lepas"), self._remove, kind="quiet")
        words = down(
            Label(_("Lambang daerah"), strong=True),
            Label(
                _("PNG atau JPEG, paling besar 2 MB. Tanpa gambar, tempatnya dibiarkan kosong."), tone="muted"
            ),
            across(self.choose, self.remove, None),
            self.message,
            None,
        )
        self.setLayout(across(self.picture, words, gap=2 * SPACE))
        self.refresh()

    def show_refusal(self, sentence: str) -> None:
        """Say why a picture was not taken."""
        self.message.show_message(State.BAD, sentence)

    def refresh(self) -> None:
        """Show the emblem as it is in the file."""
        emblem = self._app.ask(papers.letterhead, self._app.event_uid).emblem
        drawn = QPixmap()
        drawn.loadFromData(emblem)
        if drawn.isNull():
            self.picture.setText(_("Belum ada"))
        else:
            keep, smooth = Qt.AspectRatioMode.KeepAspectRatio, Qt.TransformationMode.SmoothTransformation
            self.picture.setPixmap(drawn.scaled(_EDGE - 8, _EDGE - 8, keep, smooth))
        self.remove.setVisible(bool(emblem))
        self.message.show_message(State.BAD, "")

    def _choose(self) -> None:
        folder = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.PicturesLocation)
        kinds = _("Gambar (*.png *.jpg *.jpeg)")
        path = messages.open_file(self, _("Lambang daerah"), Path(folder), kinds)
        if path is not None:
            self._put(path)

    def _put(self, path: Path) -> None:
        try:
            data = path.read_bytes()
        except OSError as error:
            self.show_refusal(
                _("“{file}” tidak dapat dibaca: {reason}.").format(file=path.name, reason=because(error))
            )
            return
        if QPixmap().loadFromData(data) or not data:
            self._write(data)
        else:
            self.show_refusal(_("“{file}” bukan gambar yang dapat dibaca.").format(file=path.name))

    def _remove(self) -> None:
        self._write(b"")

    def _write(self, data: bytes) -> None:
        if self._app.act(self, papers.put_emblem, self._app.event_uid, data):
            self.refresh()
