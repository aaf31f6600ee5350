"""The two edges where the window stops and waits for a person: a question and a file name.

Call these through the module (``messages.ask(...)``), so that a test can put an answer in their place.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QFileDialog, QMessageBox, QWidget

from rakor_desktop.domain.i18n import _
from rakor_desktop.ui import icons
from rakor_desktop.ui.theme import State

RAKOR_FILES = "Rakor (*.rakor)"


@dataclass(frozen=True, slots=True)
class Choice:
    """One button of a question; ``key`` is what ``ask`` returns when it is pressed."""

    key: str
    text: str
    danger: bool = False


def ask(
    parent: QWidget | None, title: str, sentence: str, choices: Sequence[Choice], detail: str = ""
) -> str:
    """Return the key of the button pressed; Enter means the first that harms nothing, Esc the last."""
    box = _box(parent, title, sentence, detail, State.WARN)
    buttons = {}
    for choice in choices:
        # One role for all: the order is ours, and no desktop puts the dangerous one first.
        button = box.addButton(choice.text, QMessageBox.ButtonRole.ActionRole)
        button.setProperty("kind", "danger" if choice.danger else "plain")
        button.style().polish(button)
        buttons[button] = choice.key
    harmless = next((choice.key for choice in choices if not choice.danger), choices[0].key)
    box.setDefaultButton(next(button for button, key in buttons.items() if key == harmless))
    box.setEscapeButton(list(buttons)[-1])
    box.exec()
    return next((key for button, key in buttons.items() if button is box.clickedButton()), choices[-1].key)


def sure(parent: QWidget | None, title: str, sentence: str, do_it: str, detail: str = "") -> bool:
    """Ask before something that cannot be taken back; ``do_it`` names the act on its button."""
    choices = (Choice("yes", do_it, danger=True), Choice("no", _("Batal")))
    return ask(parent, title, sentence, choices, detail) == "yes"


def tell(parent: QWidget | None, title: str, sentence: str, detail: str = "") -> None:
    """Show a sentence that must be read before going on."""
    _box(parent, title, sentence, detail, State.INFO).exec()


def _box(parent: QWidget | None, title: str, sentence: str, detail: str, state: State) -> QMessageBox:
    box = QMessageBox(parent)
    picture = icons.icon(icons.STATES[state], state.value)
    box.setIconPixmap(picture.pixmap(QSize(32, 32), box.devicePixelRatioF()))
    box.setWindowTitle(title)
    box.setText(sentence)
    box.setInformativeText(detail)
    return box


def open_file(parent: QWidget | None, title: str, folder: Path, kinds: str) -> Path | None:
    """Return the file chosen to be read; ``kinds`` is Qt's filter, ``Berkas Rakor (*.rakor)``."""
    name, _kind = QFileDialog.getOpenFileName(parent, title, str(folder), kinds)
    return Path(name) if name else None


def open_files(parent: QWidget | None, title: str, folder: Path, kinds: str) -> list[Path]:
    """Return the files chosen to be read, several at once; none when the person gives up."""
    names, _kind = QFileDialog.getOpenFileNames(parent, title, str(folder), kinds)
    return [Path(name) for name in names]


def save_file(
    parent: QWidget | None, title: str, suggestion: Path, kinds: str, suffix: str, *, replace: bool = True
) -> Path | None:
    """Return the file chosen to be written, with ``suffix`` (``.rakor``) added when none was typed.

    Where an existing file may not be replaced, the person is not asked whether to: the refusal says it.
    """
    dialog = QFileDialog(parent, title, str(suggestion.parent), kinds)
    dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
    dialog.setDefaultSuffix(suffix.removeprefix("."))
    dialog.setOption(QFileDialog.Option.DontConfirmOverwrite, not replace)
    dialog.selectFile(suggestion.name)
    if not dialog.exec():
        return None
    return Path(dialog.selectedFiles()[0])


def choose_folder(parent: QWidget | None, title: str, folder: Path) -> Path | None:
    """Return the folder chosen."""
    name = QFileDialog.getExistingDirectory(parent, title, str(folder))
    return Path(name) if name else None
