"""Where the program begins when no file is open: make one, open one, or take one of the last."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import QSize, QStandardPaths, Qt
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLineEdit, QListWidget, QListWidgetItem, QWidget

from rakor_desktop.domain.i18n import N_, _
from rakor_desktop.ui import icons, messages
from rakor_desktop.ui.choosers import ChoiceBox
from rakor_desktop.ui.dialogs.fitting import fit
from rakor_desktop.ui.pieces import InlineMessage, Label, across, button, down
from rakor_desktop.ui.preferences import LAPTOPS, Preferences
from rakor_desktop.ui.theme import SPACE, State

_ONE_FILE = N_("Satu berkas untuk satu laptop. Semua yang Anda ketik langsung tersimpan di dalamnya.")

_LETTER = N_("Nama tertulis di riwayat; huruf laptop mengawali nomor, jadi tiap laptop hurufnya berbeda.")


class WelcomeDialog(QDialog):
    """Asks for the file to work in; ``path`` is the answer and ``fresh`` whether it is still to be made."""

    def __init__(self, known: Preferences, refusal: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._preferences = known
        self.path: Path | None = None
        self.fresh = False
        self.setWindowTitle(_("Rakor Desktop"))
        self._known = [Path(name) for name in known.recent]
        self.message = InlineMessage(State.BAD, refusal)
        self.recent = self._recent_list()
        self.actor = QLineEdit(known.actor)
        self.actor.setMaxLength(120)
        self.laptop = ChoiceBox([(letter, letter) for letter in LAPTOPS])
        self.laptop.show_value(known.laptop)
        new = button(_("Rakor baru…"), self._make, icon="calendar-plus", kind="primary")
        find = button(_("Buka berkas…"), self._find, icon="folder-open")
        box = down(
            Label(_("Rapat Koordinasi, tanpa jaringan"), size="title"),
            Label(_(_ONE_FILE), tone="muted"),
            self.message,
            SPACE,
            self._who(),
            Label(_(_LETTER), size="small", tone="muted"),
            SPACE,
            across(new, find, None),
            SPACE,
            *((Label(_("Terakhir dibuka"), strong=True), self.recent) if self._known else (None,)),
            gap=SPACE,
            margin=3 * SPACE,
        )
        fit(self, box, letters=80)
        new.setDefault(not self._known)
        (self.recent if self._known else self.actor if not known.actor else new).setFocus()

    def preferences(self) -> Preferences:
        """Return the preferences with the name and the letter given here."""
        letter = str(self.laptop.value() or self._preferences.laptop)
        return replace(self._preferences, actor=self.actor.text().strip(), laptop=letter)

    def _who(self) -> QHBoxLayout:
        name, letter = Label(_("Nama &Anda")), Label(_("&Laptop"))
        for label, field in ((name, self.actor), (letter, self.laptop)):
            label.setTextFormat(Qt.TextFormat.AutoText)
            label.setWordWrap(False)
            label.setBuddy(field)
            field.setAccessibleName(label.text().replace("&", ""))
        row = across(name, self.actor, SPACE, letter, self.laptop)
        row.setStretch(1, 1)
        return row

    def show_refusal(self, sentence: str) -> None:
        """Say why a file could not be opened."""
        self.message.show_message(State.BAD, sentence)

    def _recent_list(self) -> QListWidget:
        made = QListWidget()
        made.setAccessibleName(_("Terakhir dibuka"))
        made.setTextElideMode(Qt.TextElideMode.ElideMiddle)
        for path in self._known:
            item = QListWidgetItem(icons.icon("file-text", "muted"), f"{path.stem}\n{path.parent}")
            item.setSizeHint(QSize(0, 2 * self.fontMetrics().lineSpacing() + 2 * SPACE))
            item.setToolTip(str(path))
            item.setData(Qt.ItemDataRole.UserRole, path)
            made.addItem(item)
        made.itemActivated.connect(lambda item: self._take(item.data(Qt.ItemDataRole.UserRole)))
        if self._known:
            made.setCurrentRow(0)
        return made

    def _make(self) -> None:
        suggestion = _documents() / f"{_('Rakor')}.rakor"
        path = messages.save_file(
            self, _("Berkas untuk rakor baru"), suggestion, messages.RAKOR_FILES, ".rakor", replace=False
        )
        if path is not None:
            self.fresh = True
            self._take(path)

    def _find(self) -> None:
        folder = self._known[0].parent if self._known else _documents()
        path = messages.open_file(self, _("Buka berkas rakor"), folder, messages.RAKOR_FILES)
        if path is not None:
            self._take(path)

    def _take(self, path: Path) -> None:
        self.path = path
        self.accept()


def _documents() -> Path:
    return Path(QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation))
