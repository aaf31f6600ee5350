"""A file that comes from another laptop: this one takes a letter that nobody has written in it with."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QDialog, QFrame, QWidget

from rakor_desktop.domain.collecting import LaptopWork
from rakor_desktop.domain.i18n import _
from rakor_desktop.services import collecting
from rakor_desktop.ui.choosers import ChoiceBox
from rakor_desktop.ui.dialogs.fitting import fit
from rakor_desktop.ui.pieces import InlineMessage, Label, across, button, down
from rakor_desktop.ui.preferences import LAPTOPS
from rakor_desktop.ui.theme import SPACE, State
from rakor_desktop.ui.window import MainWindow


class LetterNotice(QFrame):
    """Says above the window that the letter of this laptop is in use in the file already."""

    def __init__(self, window: MainWindow, here: Sequence[LaptopWork]) -> None:
        super().__init__()
        self._window = window
        self._here = here
        own = window.app.workspace.label
        who = ", ".join(next(one.actors for one in here if one.letter == own)) or _("seseorang")
        said = _(
            "Huruf laptop {letter} sudah dipakai {who} di berkas ini. "
            "Bila berkas ini datang dari laptop lain, pilih huruf lain supaya nomor tidak kembar."
        ).format(letter=own, who=who)
        self.message = InlineMessage(State.WARN, said)
        self.choose = button(_("Pilih huruf lain…"), self.ask, icon="pencil")
        self.keep = button(_("Tetap {letter}").format(letter=own), self._go)
        box = across(self.message, self.choose, self.keep)
        box.setStretch(0, 1)
        box.setContentsMargins(SPACE, SPACE, SPACE, 0)
        self.setLayout(box)

    def ask(self) -> None:
        """Let the person choose a letter; the file is opened anew with it."""
        dialog = LetterDialog(self._here, self._window)
        chosen = dialog.exec() == QDialog.DialogCode.Accepted and dialog.letter.value()
        dialog.deleteLater()
        if chosen:
            self._go()
            self._window.app.remember(laptop=chosen)

    def _go(self) -> None:
        self.hide()
        self.deleteLater()


class LetterDialog(QDialog):
    """Offers the letters that nobody has written in the file with."""

    def __init__(self, here: Sequence[LaptopWork], parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(_("Huruf laptop ini"))
        used = {one.letter for one in here}
        self.letter = ChoiceBox([(letter, letter) for letter in LAPTOPS if letter not in used])
        self.letter.show_value(None)
        self.letter.setAccessibleName(_("Huruf laptop ini"))
        label = Label(_("&Huruf laptop ini"))
        label.setBuddy(self.letter)
        self.take = button(_("Pakai huruf ini"), self.accept, kind="primary")
        self.take.setEnabled(False)
        self.take.setDefault(True)
        self.letter.currentIndexChanged.connect(lambda place: self.take.setEnabled(place >= 0))
        listed = "\n".join(
            _("{letter}: {who}").format(letter=one.letter, who=", ".join(one.actors) or _("seseorang"))
            for one in here
        )
        box = down(
            Label(_("Sepakati satu huruf untuk tiap laptop. Di berkas ini sudah dipakai:")),
            Label(listed, tone="muted"),
            across(label, self.letter, None),
            Label(_("Nomor yang ditulis di laptop ini diawali huruf itu."), size="small", tone="muted"),
            across(None, button(_("Batal"), self.reject), self.take),
            gap=SPACE,
            margin=3 * SPACE,
        )
        fit(self, box, letters=60)
        self.letter.setFocus()


def warn_of_letter(window: MainWindow) -> LetterNotice | None:
    """Say it where somebody has written in the file with the letter of this laptop."""
    workspace = window.app.workspace
    if workspace.read_only:
        return None
    here = window.app.ask(collecting.laptops)
    if all(one.letter != workspace.label for one in here):
        return None
    notice = LetterNotice(window, here)
    window.put_on_top(notice)
    return notice
