"""What is shown once after the program was killed: what is in the file, and the text that is not."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QDialog, QPlainTextEdit, QWidget

from rakor_desktop.domain.i18n import _
from rakor_desktop.ui.dialogs.fitting import fit
from rakor_desktop.ui.pieces import Label, across, button, down
from rakor_desktop.ui.recovery import Diary
from rakor_desktop.ui.theme import SPACE


class RecoveredDialog(QDialog):
    """Offers the rescued text to be copied; it is not put back, for the field may say more by now."""

    def __init__(self, diary: Diary, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(_("Program sebelumnya berhenti tiba-tiba"))
        self.text = QPlainTextEdit("\n\n".join(diary.texts))
        self.text.setReadOnly(True)
        self.text.setVisible(bool(diary.texts))
        copy = button(_("Salin teks"), self._copy, icon="copy")
        copy.setVisible(bool(diary.texts))
        close = button(_("Tutup"), self.accept, kind="primary")
        close.setDefault(True)
        self.sentences = sentences(diary)
        box = down(
            *(Label(sentence, strong=not place) for place, sentence in enumerate(self.sentences)),
            self.text,
            across(None, copy, close),
            gap=SPACE,
            margin=2 * SPACE,
        )
        fit(self, box, letters=80, lines=16 if diary.texts else 0)

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(self.text.toPlainText())


def sentences(diary: Diary) -> list[str]:
    """Return what is known of the end, of the last thing saved and of the text that was not."""
    said = [
        _("Program berhenti tiba-tiba sekitar pukul {time} saat berkas “{file}” terbuka.").format(
            time=_clock(diary.seen), file=Path(diary.file).name
        )
    ]
    if diary.saved_at:
        said.append(
            _("Data terakhir yang tersimpan: “{what}” pukul {time}.").format(
                what=diary.saved_what, time=_clock(diary.saved_at, seconds=True)
            )
        )
    else:
        said.append(_("Sejak berkas dibuka belum ada perubahan, jadi tidak ada yang hilang."))
    if diary.texts:
        said.append(_("Teks berikut belum sempat tersimpan; salin bila masih diperlukan."))
    else:
        said.append(_("Tidak ada teks yang belum tersimpan."))
    return said


def _clock(moment: str, *, seconds: bool = False) -> str:
    local = datetime.fromisoformat(moment).astimezone()
    return local.strftime(_("%H.%M.%S") if seconds else _("%H.%M"))
