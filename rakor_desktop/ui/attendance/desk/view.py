"""The parts of the desk and where they stand."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QSizePolicy, QStackedWidget, QToolButton, QWidget

from rakor_desktop.domain.i18n import _
from rakor_desktop.ui.attendance.desk.entries import Entry, EntryList
from rakor_desktop.ui.attendance.desk.guest_line import GuestLine
from rakor_desktop.ui.attendance.desk.line import SearchLine
from rakor_desktop.ui.attendance.desk.mandate_line import MandateLine
from rakor_desktop.ui.attendance.desk.panel import AnswerPanel
from rakor_desktop.ui.icons import icon
from rakor_desktop.ui.pieces import EmptyState, InlineMessage, Label, across, button, down
from rakor_desktop.ui.theme import SPACE, State

_LEFT, _RIGHT = 3, 2
_LEAST = 48
"""Pixels: in a low window the last who came are scrolled."""


class DeskView(QWidget):
    """The line above, who is found below it at the left, the answer and the last who came at the right."""

    def __init__(self, importing: Callable[[], object]) -> None:
        super().__init__()
        self.search = SearchLine()
        self.guest = GuestLine(lambda: self.entries.key)
        self.mandate = MandateLine(lambda: self.entries.key)
        self.warning = InlineMessage(State.WARN)
        self.heading = Label(size="small", tone="muted")
        self.entries = EntryList(_("Orang yang cocok"))
        self.answer = AnswerPanel()
        self.recent = EntryList(_("Terakhir hadir"), single=True)
        self.sound = QToolButton()
        self.standing_in = button(_("Mewakili (F8)"), kind="quiet")
        self.undoing = button(_("Urungkan (F9)"), icon="undo-2", kind="quiet")
        self.nobody = EmptyState(
            "users",
            _("Belum ada peserta"),
            _("Impor dahulu daftar undangan; atau tambahkan tamu satu per satu dengan Ctrl+N."),
            _("Impor…"),
            importing,
        )
        self._waiting = EmptyState(
            "search",
            _("Siapa yang datang?"),
            _(
                "Dua huruf cukup, ejaan tidak harus tepat.\n"
                "↓ memilih · Enter menandai hadir · Esc mengosongkan\nCtrl+N menambah tamu"
            ),
        )
        self._lay_out()

    def _lay_out(self) -> None:
        self._line = QWidget()
        self._line.setLayout(across(self.search, self.sound))
        for part in self._tops:
            part.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        for clicked in (self.sound, self.standing_in, self.undoing):
            # They all have keys; the focus stays in the line.
            clicked.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.sound.setProperty("kind", "quiet")
        self.below = QStackedWidget()
        for part in (self._waiting, self.nobody, self.entries):
            self.below.addWidget(part)
        self.recent.setMinimumHeight(_LEAST)
        left, right = QWidget(), QWidget()
        left.setLayout(down(self.heading, self.below, gap=4))
        latest = Label(_("Terakhir hadir"), size="small", tone="muted")
        latest.setWordWrap(False)
        deeds = across(latest, self.standing_in, self.undoing)
        deeds.setStretch(0, 1)
        deeds.setAlignment(latest, Qt.AlignmentFlag.AlignBottom)
        right.setLayout(down(self.answer, deeds, self.recent, gap=4))
        parts = across(left, right, gap=2 * SPACE)
        parts.setStretch(0, _LEFT)
        parts.setStretch(1, _RIGHT)
        box = down(*self._tops, self.warning, parts)
        box.setStretch(box.count() - 1, 1)
        box.setContentsMargins(2 * SPACE, 0, 2 * SPACE, SPACE)
        self.setLayout(box)
        self.setFocusProxy(self.search)
        self.show_top(self.search)

    @property
    def _tops(self) -> Sequence[QWidget]:
        return self._line, self.guest, self.mandate

    @property
    def is_searching(self) -> bool:
        """Whether the line stands above, and not one of the two forms."""
        return self.top is self.search

    def show_top(self, part: QWidget) -> None:
        """Put the line, or one of the two forms, above the rest."""
        self.top = part
        shown = self._line if part is self.search else part
        for one in self._tops:
            one.setVisible(one is shown)

    def show_sound(self, on: bool) -> None:
        """Show whether the desk can be heard."""
        self.sound.setIcon(icon("volume-2" if on else "volume-x", "text" if on else "muted"))
        words = _("Bunyi menyala: sekali bila hadir, dua kali bila tidak") if on else _("Bunyi mati")
        self.sound.setToolTip(words)
        self.sound.setAccessibleName(words)

    def show_below(
        self, heading: str, entries: Sequence[Entry], key: str = "", *, nobody: bool = False
    ) -> None:
        """Show whom or what to choose from, or what to do first."""
        self.heading.setText(heading)
        self.heading.setVisible(bool(heading))
        self.entries.show_entries(entries, key)
        waiting = self.nobody if nobody else self._waiting
        self.below.setCurrentWidget(self.entries if entries or heading else waiting)
