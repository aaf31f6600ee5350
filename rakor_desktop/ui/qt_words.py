"""Qt's own words in Indonesian: the buttons, menus and dialogs that Qt brings and has no Indonesian for."""

from __future__ import annotations

from PySide6.QtCore import QLocale, QTranslator
from PySide6.QtWidgets import QApplication

from rakor_desktop.domain.i18n import INDONESIAN
from rakor_desktop.ui.qt_word_table import WORDS

_KEYS = "QShortcut"


class QtWords(QTranslator):
    """Answers Qt's questions for a word from our table; what is not in it stays English."""

    def translate(
        self,
        context: str,
        source: str,
        disambiguation: str | None = None,  # noqa: ARG002 - Qt's signature
        n: int = -1,  # noqa: ARG002 - nothing of this counts
    ) -> str | None:
        """Return the Indonesian for a source text of Qt, or None; an empty answer would show nothing."""
        return None if context == _KEYS else WORDS.get(source)

    def isEmpty(self) -> bool:  # noqa: N802 - Qt's name
        """Tell Qt that there is something in here although no file was loaded."""
        return False

    def speak(self, app: QApplication, language: str) -> None:
        """Let Qt speak this language from now on, in month names and file sizes too."""
        app.removeTranslator(self)
        if language == INDONESIAN:
            QLocale.setDefault(QLocale(QLocale.Language.Indonesian, QLocale.Country.Indonesia))
            app.installTranslator(self)
        else:
            QLocale.setDefault(QLocale(QLocale.Language.English, QLocale.Country.UnitedKingdom))
