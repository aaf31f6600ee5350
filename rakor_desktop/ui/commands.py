"""What the menus do: open, copy, print, and show the dialogs, each loaded when it is first asked for."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from rakor_desktop.domain.event import EventRow
from rakor_desktop.domain.i18n import _

if TYPE_CHECKING:
    from rakor_desktop.ui.window import MainWindow

PAPERS = "documents"


class Commands(QObject):
    """The commands of one window."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self._app = window.app

    def events(self) -> Sequence[EventRow]:
        """Return the meetings in the file, the newest first."""
        from rakor_desktop.services import events  # noqa: PLC0415

        return self._app.ask(events.events)

    def choose_event(self, uid: str) -> None:
        """Go on with another meeting of the file."""
        from rakor_desktop.services import events  # noqa: PLC0415

        if uid != self._app.event_uid and self._app.autosave.flush():
            # A file that is only read may still be looked through; the choice is then not kept.
            if not self._app.workspace.read_only:
                self._app.act(self._window, events.choose, uid)
            self._app.set_event(uid)

    def new_event(self) -> None:
        """Lead through the setting up of a meeting."""
        if self._app.workspace.read_only:
            self._app.refused.emit(self._app.workspace.read_only_reason)
            return
        from rakor_desktop.ui.dialogs.event_wizard import EventWizard  # noqa: PLC0415

        EventWizard(self._app, self._window).exec()

    def show_particulars(self) -> None:
        """Show what is asked once about the meeting in hand: place, basis, letterhead, who signs."""
        if not self._app.event_uid:
            self.new_event()
            return
        from rakor_desktop.ui.dialogs.particulars import ParticularsDialog  # noqa: PLC0415

        ParticularsDialog(self._app, self._window).exec()

    def choose_file(self) -> None:
        """Ask for a file and open it instead of this one."""
        from rakor_desktop.ui import messages  # noqa: PLC0415

        path = messages.open_file(
            self._window, _("Buka berkas rakor"), self._app.workspace.path.parent, messages.RAKOR_FILES
        )
        if path is not None:
            self._window.wants_file.emit(path)

    def go_to_papers(self) -> None:
        """Show the page the papers are printed from."""
        self._window.go(PAPERS)

    def save_copy(self) -> None:
        """Write a verified copy of the file elsewhere."""
        from rakor_desktop.ui import messages  # noqa: PLC0415

        here = self._app.workspace.path
        suggestion = here.with_name(f"{here.stem} {_('(salinan)')}.rakor")
        target = messages.save_file(
            self._window, _("Simpan salinan"), suggestion, messages.RAKOR_FILES, ".rakor", replace=False
        )
        if target is None or not self._app.autosave.flush():
            return
        from rakor_desktop.store import backup  # noqa: PLC0415

        self._app.background(
            lambda: backup.copy_to(here, target),
            self._copied,
            title=_("Menyalin berkas…"),
            origin=self._window,
        )

    def prepare_starter(self) -> None:
        """Write one file with which every other laptop begins, from the page that collects them again."""
        self._app.go.emit("merging", ("collect", "starter"))

    def show_backups(self) -> None:
        """Show the copies kept so far and offer one more."""
        from rakor_desktop.ui.dialogs.backups import BackupsDialog  # noqa: PLC0415

        BackupsDialog(self._app, self._window).exec()

    def show_privacy(self) -> None:
        """Take a person out of the file for good, or tell whose data a lost file holds."""
        from rakor_desktop.ui.privacy.dialog import PrivacyDialog  # noqa: PLC0415

        if self._app.autosave.flush():
            PrivacyDialog(self._app, self._window).exec()

    def show_history(self) -> None:
        """Show what was done in this file, by whom and when."""
        from rakor_desktop.ui.dialogs.history import HistoryDialog  # noqa: PLC0415

        HistoryDialog(self._app, self._window).exec()

    def show_preferences(self) -> None:
        """Let the person change what is remembered on this laptop."""
        from rakor_desktop.ui.dialogs.preferences import PreferencesDialog  # noqa: PLC0415

        PreferencesDialog(self._app, self._window).exec()

    def show_keys(self) -> None:
        """Show the short guide: the keys."""
        from rakor_desktop.ui.dialogs.keys import KeysDialog  # noqa: PLC0415

        KeysDialog(self._window).exec()

    def show_about(self) -> None:
        """Show what this program is."""
        from rakor_desktop.ui.dialogs.about import AboutDialog  # noqa: PLC0415

        AboutDialog(self._window).exec()

    def _copied(self, target: Path) -> None:
        self._window.show_notice(_("Salinan tersimpan di {path}").format(path=target))
