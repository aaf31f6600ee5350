"""Below the lines of a signed sheet: what was done, else that its day is still to come, else the keys."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from rakor_desktop.domain import dates, shown_dates
from rakor_desktop.domain.event import SessionRow
from rakor_desktop.domain.i18n import N_, _
from rakor_desktop.ui.head import Elided
from rakor_desktop.ui.pieces import across
from rakor_desktop.ui.status import Sentence
from rakor_desktop.ui.theme import SPACE, State

_KEYS = N_("Spasi hadir dan turun · Delete hapus · Ctrl+T sisanya tidak hadir · PgDn halaman berikutnya")


class SheetFoot(QWidget):
    """Always as high as one line, so that the lines above stay where they are."""

    def __init__(self) -> None:
        super().__init__()
        self._warning = ""
        self.said = Sentence()
        self.keys = Elided("small", muted=True)
        self.keys.show_text(_(_KEYS))
        self.setLayout(across(self.said, self.keys))
        self.setFixedHeight(4 * SPACE)
        self.say("", State.OK)

    def say(self, text: str, state: State) -> None:
        """Say what was done; an empty text brings back what holds all the time."""
        self.said.show_text(state if text else State.WARN, text or self._warning)
        self.keys.setVisible(not self.said.text)

    def show_session(self, held: SessionRow | None, zone: str) -> None:
        """Warn of a day that has not come: nobody can have signed for it."""
        warning = ""
        if held is not None and held.date > dates.today(zone):
            warning = _("Yang dicatat kehadiran {day}, padahal hari itu belum tiba.").format(
                day=shown_dates.long_date(held.date)
            )
        if warning != self._warning:
            self._warning = warning
            self.say("", State.OK)
