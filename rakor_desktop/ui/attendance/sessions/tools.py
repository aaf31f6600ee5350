"""Beside the days: the buttons that change the day in hand and put a session beside it."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from rakor_desktop.domain.i18n import _
from rakor_desktop.ui.attendance.roll import Roll
from rakor_desktop.ui.context import AppContext
from rakor_desktop.ui.pieces import across, button, icon_button


class SessionTools(QWidget):
    """Opens the dialogs; a session just made is taken in hand."""

    def __init__(self, app: AppContext, roll: Roll) -> None:
        super().__init__()
        self._app = app
        self._roll = roll
        self.change = icon_button(
            "pencil", _("Ubah hari atau sesi yang dipilih (jam, ruang, toleransi)"), self.edit
        )
        self.plus = button(_("Tambah sesi…"), self.add, icon="plus", kind="quiet")
        self.plus.setToolTip(_("Catat kehadiran tersendiri untuk sebuah sesi dalam satu hari"))
        self.setLayout(across(self.change, self.plus, gap=0))

    def add(self) -> None:
        """Ask for a session on the day in hand."""
        from rakor_desktop.ui.attendance.sessions.dialog import NewSession  # noqa: PLC0415 - rarely needed

        held = self._roll.session
        if held is None or not self._app.autosave.flush():
            return
        dialog = NewSession(self._app, self._roll.sessions, held.date, self.window())
        if dialog.exec() and dialog.uid:
            self._roll.choose(dialog.uid)

    def edit(self) -> None:
        """Show the day or session in hand."""
        from rakor_desktop.ui.attendance.sessions.dialog import SessionDialog  # noqa: PLC0415 - rarely needed

        if self._roll.session is not None and self._app.autosave.flush():
            SessionDialog(self._app, self._roll.sessions, self._roll.session_uid, self.window()).exec()
