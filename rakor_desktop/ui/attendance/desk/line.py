"""A line of the desk: its arrows walk through the list below it, Enter does, Esc gives up."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QFontMetrics, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from rakor_desktop.domain.i18n import _
from rakor_desktop.ui import theme
from rakor_desktop.ui.icons import icon
from rakor_desktop.ui.pieces import Label, down
from rakor_desktop.ui.theme import SPACE

_STEPS = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1, Qt.Key.Key_PageDown: 6, Qt.Key.Key_PageUp: -6}
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class DeskLine(QLineEdit):
    """Gives up the keys that are meant for the list and for the desk."""

    stepped = Signal(int)
    entered = Signal(bool)
    """Enter was pressed; True with Ctrl."""
    left = Signal()
    """Esc was pressed."""

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Give the keys of the desk their meaning."""
        bare = not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if event.key() in _ENTER:
            # Held down it would answer the question that only its first stroke asked.
            if not event.isAutoRepeat():
                self.entered.emit(bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier))
        elif event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        elif event.key() in _STEPS and bare:
            self.stepped.emit(_STEPS[Qt.Key(event.key())])
        else:
            super().keyPressEvent(event)


class SearchLine(DeskLine):
    """The one line of the desk, in large letters."""

    def __init__(self) -> None:
        super().__init__()
        self.setPlaceholderText(_("Nama, asal, jabatan, NIP, atau pindai tanda pengenal"))
        self.setAccessibleName(_("Cari orang yang datang"))
        self.addAction(icon("search", "muted"), QLineEdit.ActionPosition.LeadingPosition)
        self.setClearButtonEnabled(True)
        theme.set_font(self, "title")
        self.setMinimumHeight(QFontMetrics(theme.font("title")).height() + 2 * SPACE + 6)

    def event(self, event: QEvent) -> bool:
        """Leave undo to the file while there is nothing of the line's own to take back."""
        if (
            event.type() == QEvent.Type.ShortcutOverride
            and isinstance(event, QKeyEvent)
            and (event.matches(QKeySequence.StandardKey.Undo) or event.matches(QKeySequence.StandardKey.Redo))
            and not self.text()
        ):
            event.ignore()
            return False
        return super().event(event)


def labelled(words: str, field: QWidget) -> QVBoxLayout:
    """Return a field below its name."""
    name = Label(words, size="small", tone="muted")
    name.setWordWrap(False)
    name.setBuddy(field)
    if not field.accessibleName():
        field.setAccessibleName(words)
    return down(name, field, gap=2)
