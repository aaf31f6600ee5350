"""The life of the program: which file is open in which window, from the first one to a clean end."""

from __future__ import annotations

import gc
import os
from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtGui import QSessionManager
from PySide6.QtWidgets import QApplication

from rakor_desktop import paths
from rakor_desktop.domain import i18n
from rakor_desktop.domain.errors import RakorError
from rakor_desktop.domain.i18n import _
from rakor_desktop.store.lock import real
from rakor_desktop.store.workspace import Workspace
from rakor_desktop.ui import preferences as user
from rakor_desktop.ui import theme
from rakor_desktop.ui.context import AppContext
from rakor_desktop.ui.garbage import Garbage
from rakor_desktop.ui.preferences import Preferences
from rakor_desktop.ui.qt_words import QtWords
from rakor_desktop.ui.tabs import TABS, TabSpec
from rakor_desktop.ui.window import MainWindow

if TYPE_CHECKING:
    from rakor_desktop.ui.recovery import Diary

BACKUP_EVERY = 10 * 60 * 1000
"""Milliseconds between two looks at whether the file wants a copy."""
_FIRST_BACKUP = 5_000
_QUIT_AFTER_SHOW = "RAKOR_QUIT_AFTER_SHOW"
"""For measuring: ``window`` quits when the window is seen, anything else when its first page is painted."""


class Program(QObject):
    """The life of the program: which file is open in which window, and what follows when that changes."""

    ended = Signal()
    """Nothing is open any more and nobody wants anything else."""

    def __init__(self, qt: QApplication, loaded: user.Loaded, specs: Sequence[TabSpec] = TABS) -> None:
        super().__init__()
        self._qt = qt
        self._specs = specs
        self._preferences = loaded.preferences
        self._notice = loaded.notice
        self._app: AppContext | None = None
        self._window: MainWindow | None = None
        self._switching = False
        self._met_first = False
        self._words = QtWords(self)
        self._backups = QTimer(self, interval=BACKUP_EVERY)
        self._backups.timeout.connect(self._back_up)
        self._garbage = Garbage(self)
        qt.setApplicationName("Rakor Desktop")
        qt.setDesktopFileName("rakor-desktop")
        # Between two files there is a moment without a window.
        qt.setQuitOnLastWindowClosed(False)
        qt.commitDataRequest.connect(self._on_logout)
        self._speak()
        self._dress()

    @property
    def window(self) -> MainWindow | None:
        """The window of the file that is open, if one is."""
        return self._window

    def begin(self, file: Path | None) -> bool:
        """Open the file given, the last one, or the one a person chooses; False when there is none."""
        path = file or self._last_file()
        refusal = self.open(path) if path else ""
        return self._window is not None or self.welcome(refusal)

    def welcome(self, refusal: str = "") -> bool:
        """Ask which file to work in until one opens; False when the person gives up."""
        while self._window is None:
            answer = self.ask_for_file(refusal)
            if answer is None:
                return False
            path, fresh = answer
            refusal = self.open(path, fresh=fresh)
        return True

    def ask_for_file(self, refusal: str) -> tuple[Path, bool] | None:
        """Return the file chosen and whether it is to be made; None when the person gives up."""
        from rakor_desktop.ui.dialogs.welcome import WelcomeDialog  # noqa: PLC0415

        dialog = WelcomeDialog(self._preferences, refusal)
        if not dialog.exec() or dialog.path is None:
            return None
        self._preferences = dialog.preferences()
        return dialog.path, dialog.fresh

    def open(self, path: Path, *, fresh: bool = False) -> str:
        """Show a file in a window of its own, in place of the one before; return why not, or nothing."""
        begin = Workspace.create if fresh else Workspace.open
        try:
            workspace = begin(path.absolute(), actor=self._preferences.actor, label=self._preferences.laptop)
        except RakorError as refusal:
            return str(refusal)
        if self._leave():
            self._show(workspace, fresh=fresh)
        else:
            workspace.close()
        return ""

    def end(self) -> None:
        """End without a question: what can be written is written, the rest is kept for the next start."""
        if self._window is not None:
            self._window.end()
        self.ended.emit()

    def show_remains(self, diary: Diary) -> None:
        """Tell what a killed program left behind; where there is text to be saved, wait until it was read."""
        from rakor_desktop.ui.dialogs.recovered import RecoveredDialog, sentences  # noqa: PLC0415

        if diary.texts:
            RecoveredDialog(diary, self._window).exec()
        elif self._window is not None:
            self._window.show_notice(" ".join(sentences(diary)))

    def _show(self, workspace: Workspace, *, fresh: bool) -> None:
        app = AppContext(workspace, self._preferences)
        self._met_first = not fresh and str(workspace.path) not in self._preferences.recent
        app.preferences_changed.connect(self._on_preferences)
        app.remember(recent=self._preferences.opened(workspace.path).recent)
        window = MainWindow(app, self._specs)
        self._app, self._window = app, window
        window.wants_file.connect(self._replace)
        window.wants_new.connect(self._replace_by_new)
        window.wants_start.connect(self._to_welcome)
        window.closed.connect(self._on_closed)
        window.seen.connect(self._on_seen)
        window.shown.connect(self._on_shown)
        if self._notice:
            window.show_notice(self._notice)
        window.show()
        self._backups.start()
        if fresh:
            QTimer.singleShot(0, window, window.commands.new_event)

    def _on_seen(self) -> None:
        if os.environ.get(_QUIT_AFTER_SHOW) == "window":
            self.end()

    def _on_shown(self) -> None:
        # What the start made stays; without this the first collection would walk all of it at once.
        gc.freeze()
        self._garbage.start()
        if os.environ.get(_QUIT_AFTER_SHOW):
            self.end()
            return
        QTimer.singleShot(_FIRST_BACKUP, self, self._back_up)
        self._tell_what_was_left()
        if self._met_first and self._window is not None:
            from rakor_desktop.ui.dialogs.letter import warn_of_letter  # noqa: PLC0415 - hardly ever needed

            warn_of_letter(self._window)

    def _tell_what_was_left(self) -> None:
        from rakor_desktop.ui.recovery import remains  # noqa: PLC0415 - after the first painting

        found = remains()
        for left in [left for left in found if left.diary.texts] or found[-1:]:
            self.show_remains(self._with_last_action(left.diary))
        for left in found:
            left.discard()

    def _with_last_action(self, diary: Diary) -> Diary:
        """Believe the file about what was saved last: the diary may be a moment behind."""
        if self._app is None or diary.file != str(self._app.workspace.path):
            return diary
        from rakor_desktop.services import files, history  # noqa: PLC0415 - hardly ever needed

        for action in self._app.ask(files.history, limit=1):
            at = action.at.isoformat(timespec="seconds")
            if at >= diary.began:
                return replace(diary, saved_at=at, saved_what=history.label_of_action(action.name))
        return diary

    def _leave(self) -> bool:
        """Close the window and the file, if there are any; False when the person stays."""
        if self._window is None or self._app is None:
            return True
        self._switching = True
        left = self._window.close()
        self._switching = False
        if left:
            self._let_go()
        return left

    def _let_go(self) -> None:
        if self._app is not None and self._window is not None:
            self._backups.stop()
            self._app.close()
            self._window.deleteLater()
            self._app.deleteLater()
            self._app = self._window = None

    def _on_closed(self) -> None:
        if not self._switching:
            self._let_go()
            self.ended.emit()

    def _replace(self, path: Path, *, fresh: bool = False) -> None:
        if self._app is not None and real(path.absolute()) == self._app.workspace.path:
            return
        refusal = self.open(path, fresh=fresh)
        if refusal and self._app is not None:
            self._app.refused.emit(refusal)

    def _replace_by_new(self) -> None:
        from rakor_desktop.ui import messages  # noqa: PLC0415

        folder = self._app.workspace.path.parent if self._app else paths.first_choice()
        suggestion = folder / f"{_('Rakor')}.rakor"
        path = messages.save_file(
            self._window,
            _("Berkas untuk rakor baru"),
            suggestion,
            messages.RAKOR_FILES,
            ".rakor",
            replace=False,
        )
        if path is not None:
            self._replace(path, fresh=True)

    def _to_welcome(self) -> None:
        if self._leave() and not self.welcome():
            self.ended.emit()

    def _reopen(self) -> None:
        if self._app is None:
            return
        path = self._app.workspace.path
        if self._leave():
            refusal = self.open(path)
            if refusal and not self.welcome(refusal):
                self.ended.emit()

    def _on_preferences(self, now: Preferences) -> None:
        before, self._preferences = self._preferences, now
        if (now.palette, now.text_size) != (before.palette, before.text_size):
            self._dress()
        if self._app is not None:
            self._app.workspace.actor = now.actor
        if now.language != before.language:
            self._speak()
        if (now.language, now.laptop) != (before.language, before.laptop):
            QTimer.singleShot(0, self, self._reopen)

    def _on_logout(self, _manager: QSessionManager) -> None:
        if self._window is not None:
            self._window.flush()

    def _back_up(self) -> None:
        if self._app is None or self._app.workspace.read_only:
            return
        path = self._app.workspace.path
        self._app.background(lambda: _copy(path), lambda _copied: None)

    def _last_file(self) -> Path | None:
        return next((Path(known) for known in self._preferences.recent[:1] if Path(known).is_file()), None)

    def _dress(self) -> None:
        theme.apply(self._qt, self._preferences.palette, self._preferences.text_size)

    def _speak(self) -> None:
        language = self._preferences.language
        try:
            i18n.use(language, paths.resource("locale"))
        except FileNotFoundError:
            # A catalogue that was not packed must not keep anybody from working.
            i18n.use(i18n.INDONESIAN, paths.resource("locale"))
        self._words.speak(self._qt, language)


def _copy(path: Path) -> Path | None:
    from rakor_desktop.store import backup  # noqa: PLC0415 - needed some seconds after the start

    return backup.tick(path, datetime.now())  # noqa: DTZ005 - names the copy in the laptop's own time
