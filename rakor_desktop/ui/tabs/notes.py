"""Notulen: what is said, what is concluded from it and who takes what on."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QTimer
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QStackedWidget

from rakor_desktop.domain.i18n import N_, _
from rakor_desktop.domain.minutes import FollowUpRow
from rakor_desktop.services import agenda, events, follow_ups, issues, notes, regions
from rakor_desktop.ui.panels import agenda_days
from rakor_desktop.ui.panels.note_board import NoteBoard
from rakor_desktop.ui.panels.note_conclusions import ConclusionsPart
from rakor_desktop.ui.panels.note_follow_ups import FollowUpsPart, Origin
from rakor_desktop.ui.panels.note_lines import Made, NoteLine, lines_of
from rakor_desktop.ui.panels.note_places import NotesKnown
from rakor_desktop.ui.picks import Pick, Picks
from rakor_desktop.ui.pieces import HeadLine, button, down
from rakor_desktop.ui.tabs.base import Tab

NOTES, CONCLUSIONS, FOLLOW_UPS = "notes", "conclusions", "follow_ups"


class NotesTab(Tab):
    """Three parts of the minutes, one of them in sight."""

    title = N_("Notulen")
    icon = "notebook-pen"
    watches = frozenset(
        {
            "agenda_item",
            "attendee",
            "event",
            "follow_up",
            "issue",
            "note",
            "organization",
            "person",
            "region",
            "resolution",
            "session",
        }
    )

    def build(self) -> None:
        """Make the head line and the three parts."""
        self.parts = Picks(_("Bagian notula"))
        self.parts.chosen.connect(self.choose)
        printing = button(
            _("Cetak notula"), lambda: self.app.go.emit("documents", "notula"), icon="printer", kind="quiet"
        )
        self.head = HeadLine("", [self.parts, printing])
        self.board = NoteBoard(self.app)
        self.conclusions = ConclusionsPart(self.app)
        self.follow_ups = FollowUpsPart(self.app)
        self._pages = {NOTES: self.board, CONCLUSIONS: self.conclusions, FOLLOW_UPS: self.follow_ups}
        self._stack = QStackedWidget()
        for page in self._pages.values():
            self._stack.addWidget(page)
        box = down(self.head, self._stack, gap=0)
        box.setStretch(1, 1)
        self.setLayout(box)

    def refresh(self) -> None:
        """Read everything anew; what is being typed stays."""
        uid = self.app.event_uid
        zone = self.app.ask(events.event, uid).time_zone
        shown = self.app.ask(agenda.agenda, uid)
        taken = self.app.ask(follow_ups.follow_ups, uid)
        problems = {
            row.note_uid: Made(row.uid, row.number)
            for row in self.app.ask(issues.inventory, uid).issues
            if row.note_uid
        }
        made = {row.note_uid: Made(row.uid, row.number) for row in taken if row.note_uid}
        lines = lines_of(self.app.ask(notes.notes, uid), problems, made)
        days = agenda_days.picks(shown.days, self.app.preferences.language)
        short = [Pick(day.key, day.text.partition(" · ")[0], tip=day.tip) for day in days]
        self.board.show_known(NotesKnown(shown, lines, zone, short))
        self.conclusions.refresh()
        places = self.app.ask(regions.regions)
        options = [(row.uid, row.name, " ".join((row.code, *row.aliases))) for row in places]
        self.follow_ups.form.set_options("region_uid", options)
        origins = {line.uid: Origin(line.note.number, line.note.agenda_title) for line in lines}
        self.follow_ups.refresh(taken, origins)
        self._show_head(lines, taken)

    def choose(self, key: str) -> None:
        """Show one part; stay when what is typed in the present one cannot be saved."""
        if not self.app.autosave.flush():
            self.parts.choose(self._current)
            return
        self._stack.setCurrentWidget(self._pages[key])
        self.parts.choose(key)
        if key == NOTES:
            self.board.editor.focus()
        else:
            (self.conclusions if key == CONCLUSIONS else self.follow_ups).view.setFocus()

    def reveal(self, target: object) -> None:
        """Go to a note, an agenda item, a conclusion or a follow-up with this uid."""
        self._refresh_if_stale()
        uid = str(target)
        if self.follow_ups.table.place(uid) is not None:
            self.choose(FOLLOW_UPS)
            self.follow_ups.select(uid)
        elif self.conclusions.table.place(uid) is not None:
            self.choose(CONCLUSIONS)
            self.conclusions.select(uid)
        elif self.board.reveal(uid):
            self.choose(NOTES)

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802 - Qt's name
        """Be ready for whoever speaks next."""
        super().showEvent(event)
        if self._built and self._current == NOTES:
            QTimer.singleShot(0, self.board, self.board.make_ready)

    @property
    def _current(self) -> str:
        return next(key for key, page in self._pages.items() if page is self._stack.currentWidget())

    def _show_head(self, lines: Sequence[NoteLine], taken: Sequence[FollowUpRow]) -> None:
        self.parts.show_picks(
            [
                Pick(NOTES, _("Catatan"), len(lines)),
                Pick(CONCLUSIONS, _("Kesimpulan"), self.conclusions.table.total),
                Pick(FOLLOW_UPS, _("Tindak lanjut"), len(taken)),
            ],
            self._current,
        )
        text = _("{n} catatan dalam notula").format(n=len(lines))
        empty = sum(not line.statement for line in lines)
        # No chips: a line that comes and goes would move the sheet under the fingers.
        self.head.show_text(f"{text}, {_('{n} belum berisi').format(n=empty)}" if empty else text)
