"""What happens when, what is under way, and what does not fit together."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QSplitter, QWidget

from rakor_desktop.domain.agenda import Agenda, AgendaItemRow
from rakor_desktop.domain.agenda_rules import AgendaFinding
from rakor_desktop.domain.i18n import N_, _
from rakor_desktop.services import agenda, agenda_moves, events, regions
from rakor_desktop.ui import messages
from rakor_desktop.ui.panels import agenda_days
from rakor_desktop.ui.panels.agenda_details import AgendaDetails
from rakor_desktop.ui.panels.agenda_lines import COLUMNS, FINDING, TITLE, AgendaTable, chips_of, lines_of
from rakor_desktop.ui.panels.kept_columns import KeptColumns
from rakor_desktop.ui.panels.own_keys import OwnKeys
from rakor_desktop.ui.panels.saving import saving
from rakor_desktop.ui.picks import Picks
from rakor_desktop.ui.pieces import EmptyState, HeadLine, InlineMessage, across, button, down, icon_button
from rakor_desktop.ui.table import RowTable
from rakor_desktop.ui.tabs.base import Tab
from rakor_desktop.ui.theme import SPACE, State

_START = "Ctrl+Return"
_FINISH = "Ctrl+Shift+Return"


@dataclass(frozen=True, slots=True)
class _Known:
    """What was read last."""

    agenda: Agenda
    findings: tuple[AgendaFinding, ...]
    zone: str
    regions: int


class AgendaTab(Tab):
    """Shows one day after the other; everything in the list can be typed over."""

    title = N_("Agenda")
    icon = "calendar-clock"
    watches = frozenset({"event", "session", "agenda_item", "note"})

    def build(self) -> None:
        """Make head line, days, list and details."""
        self._known = _Known(Agenda((), ()), (), "WITA", 0)
        self._day: dt.date | None = None
        self._arranging = False
        printing = button(_("Cetak susunan acara"), self._print, icon="printer", kind="quiet")
        self.head = HeadLine("", [printing])
        self.days = Picks(_("Hari"))
        self.days.chosen.connect(lambda key: self._show_day(dt.date.fromisoformat(key)))
        self.table = RowTable(COLUMNS, saving(self.app, agenda.edit))
        self.view = AgendaTable(self.table, name=_("Mata acara"), autosave=self.app.autosave, sortable=False)
        KeptColumns(self.app, self.view, "agenda")
        self.details = AgendaDetails(self.app)
        self.finding = InlineMessage()
        self._make_empty_states()
        self._make_buttons()
        self._lay_out()
        self.view.selection_changed.connect(self._show_current)
        self.view.delete_pressed.connect(self.remove)
        self.view.row_wanted.connect(self.add)
        self.view.told.connect(lambda said, _state: self.app.told.emit(said))

    def _make_empty_states(self) -> None:
        self._nothing = EmptyState(
            "calendar-clock",
            _("Susunan acara masih kosong"),
            _("Isi dengan susunan acara yang lazim lalu sesuaikan, atau tambah sendiri dengan Ctrl+N."),
            _("Isi susunan acara yang lazim"),
            self.fill_usual,
        )
        self._no_day = EmptyState(
            "calendar-clock",
            _("Belum ada acara pada hari yang dipilih"),
            _("Setiap baris baru melanjutkan jam selesai baris di atasnya."),
            _("Tambah mata acara"),
            self.add,
        )

    def _make_buttons(self) -> None:
        self.start_button = button(
            _("Mulai"), self.start, icon="circle-play", kind="primary", shortcut=_START
        )
        self.finish_button = button(_("Selesai"), self.finish, icon="circle-stop", shortcut=_FINISH)
        self.up_button = icon_button("arrow-up", _("Pindah ke atas (Alt+↑)"), lambda: self.exchange(-1))
        self.down_button = icon_button("arrow-down", _("Pindah ke bawah (Alt+↓)"), lambda: self.exchange(1))
        self.remove_button = icon_button("trash-2", _("Hapus mata acara (Ctrl+Delete)"), self.remove)
        self.add_button = button(_("Tambah mata acara"), self.add, icon="plus", shortcut="Ctrl+N")
        pad = {_START.replace("Return", "Enter"): self.start, _FINISH.replace("Return", "Enter"): self.finish}
        keys = {
            "Ctrl+N": self.add,
            "Ctrl+K": self.details.take_attendance,
            _START: self.start,
            _FINISH: self.finish,
            **pad,
        }
        OwnKeys(self, keys)
        # The list would take Enter for itself.
        OwnKeys(
            self.view, {**keys, "Alt+Up": lambda: self.exchange(-1), "Alt+Down": lambda: self.exchange(1)}
        )

    def _lay_out(self) -> None:
        bar = across(
            self.days,
            self.start_button,
            self.finish_button,
            self.up_button,
            self.down_button,
            self.remove_button,
            self.add_button,
        )
        bar.setStretch(0, 1)
        bar.setContentsMargins(2 * SPACE, 0, 2 * SPACE, SPACE)
        left = QWidget()
        left.setLayout(down(self.view, self.finding, gap=0))
        self.splitter = QSplitter(Qt.Orientation.Horizontal)
        self.splitter.addWidget(left)
        self.splitter.addWidget(self.details)
        self.splitter.setStretchFactor(0, 1)
        self.splitter.setChildrenCollapsible(False)
        self.splitter.setSizes([840, 340])
        box = down(self.head, bar, self.splitter, gap=0)
        box.setStretch(2, 1)
        self.setLayout(box)

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802 - Qt's name
        """Let the keys be those of the list."""
        super().showEvent(event)
        QTimer.singleShot(0, self.view, self.view.setFocus)

    def refresh(self) -> None:
        """Read the agenda anew; day, row and what is being typed stay."""
        uid = self.app.event_uid
        held = self.app.ask(events.event, uid)
        shown = self.app.ask(agenda.agenda, uid)
        found = tuple(self.app.ask(agenda.findings, uid))
        count = len(self.app.ask(regions.gazetteer).regencies)
        self._known = _Known(shown, found, held.time_zone, count)
        moved = next((item for item in shown.items if item.uid == self.details.uid), None)
        if moved is not None:
            self._day = moved.date
        elif self._day not in {day.date for day in shown.days}:
            self._day = agenda_days.first_shown(shown, held.time_zone)
        offered = agenda_days.picks(shown.days, self.app.preferences.language)
        self.days.show_picks(offered, self._day.isoformat() if self._day else "")
        self.details.offer_days(offered)
        self._show_head()
        self._show_rows()

    def reveal(self, target: object) -> None:
        """Go to the item with this uid."""
        self._refresh_if_stale()
        item = next((item for item in self._known.agenda.items if item.uid == target), None)
        if item is not None and self.app.autosave.flush():
            self._show_day(item.date)
            self.view.select_row(item.uid)

    def add(self) -> None:
        """Put one more item at the end of the day and let its title be typed."""
        held = agenda_days.session_of(self._known.agenda, self._day)
        if held is None or not self.app.autosave.flush():
            return
        last = self._last()
        done = self.app.act(
            self.view,
            agenda.add,
            held.uid,
            title=_("Mata acara baru"),
            start_time=last.end_time if last else "",
        )
        if done and self.view.select_row(done.value or ""):
            index = self.table.index(self.view.currentIndex().row(), TITLE)
            self.view.setFocus()
            self.view.setCurrentIndex(index)
            self.view.edit(index)

    def fill_usual(self) -> None:
        """Lay the usual agenda over the days."""
        if self.app.act(self.view, agenda.fill_usual, self.app.event_uid):
            self.view.setFocus()

    def start(self) -> None:
        """Note that the current item begins now."""
        line = self.view.current_row()
        if line is not None and self.app.autosave.flush():
            self.app.act(self.view, agenda.start, line.uid)

    def finish(self) -> None:
        """Note that the item under way ends now, and go on to the next."""
        running = self._running()
        if running is None or not self.app.autosave.flush():
            return
        if self.app.act(self.view, agenda.finish, running.uid):
            place = self.table.place(running.uid)
            if place is not None and place + 1 < self.table.rowCount():
                self.view.go(place + 1, TITLE)

    def exchange(self, step: int) -> None:
        """Let the current item and its neighbour change places."""
        line, place = self.view.current_row(), self.view.currentIndex().row() + step
        if line is not None and 0 <= place < self.table.rowCount() and self.app.autosave.flush():
            self.app.act(self.view, agenda_moves.exchange, line.uid, self.table.row(place).uid)

    def remove(self) -> None:
        """Delete the selected items; ask what becomes of notes that were written under them."""
        lines = self.view.selected_rows()
        if not lines or not self.app.autosave.flush():
            return
        count = sum(line.item.notes for line in lines)
        if count and not messages.sure(
            self,
            _("Hapus mata acara"),
            _("Pada acara ini ada {n} catatan notula.").format(n=count),
            _("Hapus acara"),
            _("Catatannya tetap ada di notula, di luar mata acara."),
        ):
            return
        uids = [line.uid for line in lines]
        if self.app.act(self.view, agenda.remove, *uids, with_notes=bool(count)):
            self.app.told.emit(_("{n} mata acara dihapus. Ctrl+Z mengurungkan.").format(n=len(uids)))

    def _print(self) -> None:
        self.app.go.emit("documents", "susunan-acara")

    def _last(self) -> AgendaItemRow | None:
        rows = self.table.rows()
        return rows[-1].item if rows else None

    def _running(self) -> AgendaItemRow | None:
        line = self.view.current_row()
        return line.item if line is not None and line.item.running else self._known.agenda.running

    def _show_day(self, day: dt.date) -> None:
        if day == self._day or not self.app.autosave.flush():
            self.days.choose(self._day.isoformat() if self._day else "")
            return
        self._day = day
        self.days.choose(day.isoformat())
        self._show_rows()

    def _show_rows(self) -> None:
        known, uid = self._known, self.details.uid
        items = [item for item in known.agenda.items if item.date == self._day]
        self._arranging = True
        self.view.set_empty(self._no_day if known.agenda.items else self._nothing)
        (self._nothing if known.agenda.items else self._no_day).hide()
        self.table.show_rows(lines_of(items, known.findings, known.zone))
        self.view.setColumnHidden(FINDING, not known.findings)
        self.view.header().share()
        if self.view.current_row() is None and items:
            self.view.select_row(next((item for item in items if item.running), items[0]).uid)
        self._arranging = False
        place = self.table.place(uid) if uid else None
        if place is not None:
            # What another row would need to be saved first may be just what is being saved now.
            self.details.show_line(self.table.row(place), known.regions)
            self._show_state()
            return
        if uid not in {item.uid for item in known.agenda.items}:
            self.details.lose()
        self._show_current()

    def _show_current(self) -> None:
        if self._arranging:
            return
        if not self.details.show_line(self.view.current_row(), self._known.regions):
            self.view.select_row(self.details.uid)
        self._show_state()

    def _show_state(self) -> None:
        line = self.view.current_row()
        severity = line.severity if line else None
        self.finding.show_message(severity or State.INFO, line.sentences if line else "")
        resumes = line is not None and line.item.ended_at is not None
        self.start_button.setText(_("Lanjutkan") if resumes else _("Mulai"))
        self.start_button.setEnabled(line is not None and not line.item.running)
        self.finish_button.setEnabled(self._running() is not None)
        for part in (self.up_button, self.down_button, self.remove_button):
            part.setEnabled(line is not None)

    def _show_head(self) -> None:
        known = self._known
        days = len({day.date for day in known.agenda.days})
        text = _("{n} mata acara dalam {days} hari").format(n=len(known.agenda.items), days=days)
        self.head.show_text(text, chips_of(known.agenda, known.findings, known.zone))
