"""The button that says how many pairs of lines may be one person; hidden while there is none."""

from __future__ import annotations

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QWidget

from rakor_desktop.domain.doubles import COMPARED, told
from rakor_desktop.domain.i18n import _
from rakor_desktop.ui.attendance.roll import Roll
from rakor_desktop.ui.context import AppContext
from rakor_desktop.ui.pieces import across, button

_REST = 400
"""Milliseconds after which the list is compared: who types or checks in is not made to wait."""


class DoublesNotice(QWidget):
    """Compares the list anew when what is compared has changed; marks alone change nothing."""

    def __init__(self, app: AppContext, roll: Roll) -> None:
        super().__init__()
        self._app = app
        self._roll = roll
        self._known: dict[str, tuple[str, ...]] = {}
        self.button = button("", self.open, icon="users")
        self.button.setToolTip(_("Bandingkan baris yang mungkin satu orang"))
        self.setLayout(across(self.button))
        self.hide()
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(_REST)
        self._rest.timeout.connect(self.count)
        roll.changed.connect(self._on_changed)

    def open(self) -> None:
        """Let a person decide about the pairs."""
        from rakor_desktop.ui.attendance.doubles.dialog import DoublesDialog  # noqa: PLC0415 - rarely needed

        dialog = DoublesDialog(self._app, self.window())
        dialog.exec()
        dialog.deleteLater()
        self.count()

    def count(self) -> None:
        """Compare the list and say how many pairs nobody has decided about."""
        from rakor_desktop.services import decisions, doubles  # noqa: PLC0415 - loads the store

        if not self._app.event_uid:
            return
        apart = self._app.ask(decisions.apart, self._app.event_uid)
        pairs = len(doubles.likely(self._roll.rows, apart))
        self.button.setText(_("{n} kemungkinan ganda").format(n=pairs))
        self.setVisible(pairs > 0)

    def _on_changed(self, touched: frozenset[str] | None) -> None:
        before = self._known if touched is None else {uid: self._known.get(uid) for uid in touched}
        now = {
            uid: tuple(told(row, name) for name in COMPARED)
            for uid in (self._roll.by_uid if touched is None else touched)
            if (row := self._roll.by_uid.get(uid)) is not None
        }
        if now != before:
            self._known = {uid: texts for uid, texts in self._known.items() if uid not in before} | now
            self._rest.start()
