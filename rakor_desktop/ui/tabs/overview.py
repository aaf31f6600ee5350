"""The first page: who has arrived, what is running, what is still missing."""

from __future__ import annotations

from typing import ClassVar

from PySide6.QtWidgets import QWidget

from rakor_desktop.domain.arrivals import ArrivalBoard
from rakor_desktop.domain.i18n import N_, _
from rakor_desktop.domain.numbers import roman
from rakor_desktop.domain.overview import Overview, Turnout
from rakor_desktop.ui.head import Elided
from rakor_desktop.ui.panels import arrival_words as words
from rakor_desktop.ui.panels import board_words
from rakor_desktop.ui.panels.arrival_rows import PAD, Entry, EntryList, FigureStrip
from rakor_desktop.ui.picks import Pick, Picks
from rakor_desktop.ui.pieces import Card, EmptyState, Label, across, down, scrolling
from rakor_desktop.ui.tabs.base import Tab
from rakor_desktop.ui.theme import SPACE
from rakor_desktop.ui.tiles import TileBoard

_WHOLE = ""
"""Stands for all days together."""


class OverviewTab(Tab):
    """Shows the state of the meeting at a glance; everything on it leads to the page it comes from."""

    title: ClassVar[str] = N_("Ringkasan")
    icon: ClassVar[str] = "layout-dashboard"
    watches: ClassVar[frozenset[str]] = frozenset(
        {
            "agenda_item",
            "attendance_mark",
            "attendee",
            "event",
            "issue",
            "issue_submission",
            "letterhead",
            "note",
            "person",
            "programme",
            "region",
            "session",
            "signatory",
        }
    )

    def build(self) -> None:
        """Make the board, the figures and the three cards."""
        self.day_uid: str | None = None
        """The day looked at; empty for all days, None until the file was read."""
        self._event_shown = ""
        self.turnout = Label(size="title")
        self.place = Elided("body", muted=True)
        self.missing = Label(size="small", tone="muted")
        self.days = Picks(_("Hari"))
        self.board = TileBoard()
        self.figures = FigureStrip(self._open)
        self.now, self.todo, self.recent = (EntryList(self._open) for _card in range(3))
        self.nobody = EmptyState(
            "users",
            _("Belum ada peserta"),
            _("Isi dahulu daftar peserta; papan ini lalu menunjukkan kabupaten/kota mana yang sudah hadir."),
            _("Isi daftar peserta"),
            lambda: self.app.go.emit("attendance", None),
        )
        self._lay_out()
        self.days.chosen.connect(self._choose_day)
        self.board.opened.connect(self._open_region)

    def _lay_out(self) -> None:
        head = across(down(self.turnout, self.place, gap=2), self.days, gap=2 * SPACE)
        head.setStretch(0, 1)
        cards = across(
            _card(_("Sedang dan berikutnya"), self.now),
            _card(_("Yang masih kurang"), self.todo),
            _card(_("Perubahan terakhir"), self.recent),
            gap=2 * SPACE,
        )
        for place in range(3):
            cards.setStretch(place, 1)
        page = QWidget()
        box = down(head, self.nobody, self.board, self.missing, self.figures, cards, None, gap=12)
        box.setContentsMargins(2 * SPACE, 12, 2 * SPACE, 2 * SPACE)
        page.setLayout(box)
        self.setLayout(down(scrolling(page), gap=0))

    def refresh(self) -> None:
        """Read the file anew."""
        from rakor_desktop.services import overview  # noqa: PLC0415 - loads the store

        uid = self.app.event_uid
        if not uid:
            return
        if uid != self._event_shown:
            self._event_shown, self.day_uid = uid, None
        found = self.app.ask(overview.overview, uid, day_uid=self.day_uid or None)
        if self.day_uid not in (_WHOLE, *(day.uid for day in found.days)):
            self.day_uid = found.day.uid if found.is_today else _WHOLE
        board, turnout = self._arrivals(found)
        self._show_head(found, board)
        listed = found.turnout.people > 0
        self.nobody.setVisible(not listed)
        self.board.setVisible(listed)
        self.missing.setVisible(listed)
        clock = board_words.Clock(found.event.time_zone, dated=not self.day_uid)
        self.board.show_rows(board_words.TileRows().of(board, clock))
        self.figures.show_entries(words.figures(found, turnout))
        self.now.show_entries(words.happening(found))
        self.todo.show_entries(words.todos(found))
        self.recent.show_entries(words.recent(found))

    def _show_head(self, found: Overview, board: ArrivalBoard) -> None:
        self.turnout.setText(board_words.turnout_line(board))
        self.place.show_text(words.when_and_where(found.event, self.app.preferences.language))
        self.missing.setText(board_words.missing_line(board))
        days = [Pick(day.uid, _("Hari {number}").format(number=roman(day.number))) for day in found.days]
        self.days.show_picks([Pick(_WHOLE, _("Semua hari")), *days], self.day_uid or _WHOLE)
        self.days.setVisible(len(days) > 1)

    def _arrivals(self, found: Overview) -> tuple[ArrivalBoard, Turnout]:
        """Return who came on the day looked at, or at all."""
        from rakor_desktop.services import arrivals, attendance  # noqa: PLC0415 - loads the store

        if self.day_uid:
            return self.app.ask(arrivals.board, found.event.uid, self.day_uid), found.turnout
        return found.board, Turnout.of(self.app.ask(attendance.people, found.event.uid), None)

    def _choose_day(self, uid: str) -> None:
        self.day_uid = uid
        self._mark_stale()

    def _open(self, entry: Entry) -> None:
        if entry.key:
            self.app.go.emit(entry.key, entry.target)

    def _open_region(self, uid: str) -> None:
        self.app.go.emit("attendance", {"place": uid, "session": self.day_uid or _WHOLE})


def _card(title: str, content: QWidget) -> Card:
    heading = Label(title, strong=True)
    heading.setContentsMargins(PAD, 0, 0, 0)
    card = Card(heading, content, None, gap=4, margin=2 * SPACE - PAD)
    card.setAccessibleName(title)
    return card
