"""Who came: the list of people, marked as they arrive."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import ClassVar

from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QSizePolicy, QStackedWidget, QWidget

from rakor_desktop.domain.attendance import Presence
from rakor_desktop.domain.event import SessionKind, SessionRow
from rakor_desktop.domain.i18n import N_, _
from rakor_desktop.domain.regions import Gazetteer
from rakor_desktop.ui.attendance.add_panel import AddPanel
from rakor_desktop.ui.attendance.bar import DeskBar
from rakor_desktop.ui.attendance.desk import Desk
from rakor_desktop.ui.attendance.head import DeskHead
from rakor_desktop.ui.attendance.lines import Finder, lines_of, region_meant
from rakor_desktop.ui.attendance.people_list import PeopleList
from rakor_desktop.ui.attendance.person_panel import PersonPanel
from rakor_desktop.ui.panels.own_keys import OwnKeys
from rakor_desktop.ui.panels.saving import saving
from rakor_desktop.ui.pieces import across, button, down
from rakor_desktop.ui.tabs.base import Tab


class AttendanceTab(Tab):
    """Lists the people of one day or session and marks who came."""

    title: ClassVar[str] = N_("Kehadiran")
    icon: ClassVar[str] = "user-check"
    watches: ClassVar[frozenset[str]] = frozenset(
        {"attendee", "attendance_mark", "person", "organization", "region", "session", "event"}
    )

    def build(self) -> None:
        """Make head, search, list and the two panels beside it."""
        from rakor_desktop.services import invitations  # noqa: PLC0415 - loads the store

        self.session_uid = ""
        self._event_shown = ""
        self._gazetteer = Gazetteer(())
        self.bar = DeskBar()
        self.view = PeopleList(
            lambda text: region_meant(self._gazetteer, text),
            saving(self.app, invitations.edit),
            self.app.autosave,
        )
        self.table = self.view.table
        self.desk = Desk(self.app, self.bar, self.view, self)
        self.new_panel = AddPanel(self.app)
        self.person_panel = PersonPanel(self.app)
        self._lay_out()
        self._connect()
        self._offer_actions()

    def _lay_out(self) -> None:
        self.head = DeskHead(self._buttons())
        self.side = QStackedWidget()
        self.side.addWidget(self.new_panel)
        self.side.addWidget(self.person_panel)
        self.side.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Expanding)
        self.side.hide()
        middle = across(self.view, self.side, gap=0)
        middle.setStretch(0, 1)
        box = down(self.head, self.bar, middle, gap=0)
        box.setStretch(2, 1)
        self.setLayout(box)

    def _buttons(self) -> Sequence[QWidget]:
        details = button(_("Rincian"), self._toggle_person, icon="panel-right")
        details.setToolTip(_("Rincian orang terpilih (Ctrl+E)"))
        importing = button(_("Impor…"), self.import_file, icon="file-input")
        importing.setToolTip(_("Impor daftar dari CSV (Ctrl+M)"))
        adding = button(_("Tambah peserta"), self.add, icon="user-plus", kind="primary")
        adding.setToolTip(_("Tambah peserta (Ctrl+N)"))
        return details, importing, adding

    def _connect(self) -> None:
        self.bar.session_chosen.connect(self._choose_session)
        self.view.add_wanted.connect(self.add)
        self.view.opened.connect(self.show_person)
        self.view.selection_changed.connect(self._follow)
        self.new_panel.added.connect(self._added)
        self.new_panel.look.connect(self.desk.look)
        self.person_panel.marked.connect(self.desk.mark)
        self.person_panel.removed.connect(self.desk.remove)
        for panel in (self.new_panel, self.person_panel):
            panel.closed.connect(self.close_side)

    def _offer_actions(self) -> None:
        offer, desk = self.view.offer, self.desk
        offer(_("Hadir / belum (Spasi)"), desk.toggle, "user-check")
        keyed = [
            offer(_("Izin"), lambda: desk.mark(Presence.EXCUSED), "info", "Ctrl+I"),
            offer(_("Tidak hadir"), lambda: desk.mark(Presence.ABSENT), "circle-x", "Ctrl+T"),
            offer(_("Rincian"), self._toggle_person, "panel-right", "Ctrl+E"),
            offer(_("Cari"), desk.search, "search", "Ctrl+F"),
            offer(_("Impor…"), self.import_file, "file-input", "Ctrl+M"),
        ]
        offer(_("Hapus dari daftar (Ctrl+Delete)"), desk.remove, "trash-2")
        self.addActions(keyed)
        OwnKeys(self, {"Ctrl+N": self.add})

    def refresh(self) -> None:
        """Read the day in hand anew; what is typed, selected and narrowed stays."""
        from rakor_desktop.services import attendance, events, regions  # noqa: PLC0415 - loads the store

        uid = self.app.event_uid
        if not uid:
            return
        fresh, self._event_shown = uid != self._event_shown, uid
        sessions = self.app.ask(events.sessions, uid)
        if fresh or self.session_uid not in {row.uid for row in sessions}:
            self.session_uid = _usual(sessions)
        if fresh:
            self.bar.search.clear()
            self.bar.widen()
        zone = self.app.ask(events.event, uid).time_zone
        self._gazetteer = self.app.ask(regions.gazetteer)
        sheet = self.app.ask(attendance.sheet, uid, self.session_uid)
        for panel in (self.new_panel, self.person_panel):
            panel.offer(sheet.rows, self._gazetteer.regions)
        self.new_panel.session_uid = self.session_uid
        self.bar.show_sessions(sessions, self.session_uid)
        lines = lines_of(sheet, zone)
        self.head.show_lines(lines, self._gazetteer)
        self.desk.show(Finder(lines, self._gazetteer.regions), self.session_uid)
        self._forget_the_gone()

    def reveal(self, target: object) -> None:
        """Show the person with this uid, or the people of a ``region``, perhaps on one ``session``."""
        self._refresh_if_stale()
        if not isinstance(target, Mapping):
            self.desk.look(str(target))
            return
        if "session" in target:
            self._choose_session(target["session"])
        if "region" in target:
            names = {region.uid: region.name for region in self._gazetteer.regions}
            self.bar.search.clear()
            self.bar.widen()
            self.bar.show_region(target["region"], names.get(target["region"], ""))

    def add(self) -> None:
        """Ask for somebody new; who was looked for in vain is named already."""
        text = self.bar.search.text().strip()
        in_vain = not self.desk.finder.find(text) and not any(letter.isdigit() for letter in text)
        self._open_side(self.new_panel)
        self.new_panel.begin(text if in_vain else "")

    def show_person(self) -> None:
        """Show everything known of the person the keyboard is on."""
        if self.view.current_row() is None:
            self.view.go(0, 1)
        line = self.view.current_row()
        if line is not None and self.person_panel.show_line(line):
            self._open_side(self.person_panel)
            self.person_panel.form.focus()

    def close_side(self) -> None:
        """Give the list all the room, once what was typed beside it is safe."""
        if self.person_panel.form.flush():
            self.side.hide()
            self.view.setFocus()

    def import_file(self) -> None:
        """Take people from a table."""
        from rakor_desktop.ui.attendance.import_dialog import import_people  # noqa: PLC0415 - rarely needed

        session = self.session_uid, self.bar.days.button(self.session_uid).text()
        done = import_people(self.app, self, session)
        if done:
            self.bar.say(done)

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802 - Qt's name
        """Be ready for the next name."""
        super().showEvent(event)
        self.bar.search.setFocus()

    def _choose_session(self, uid: str) -> None:
        self.session_uid = uid
        self._mark_stale()

    def _added(self, uid: str) -> None:
        self.view.select_row(uid)
        line = next((line for line in self.desk.finder.lines if line.uid == uid), None)
        if line is not None:
            self.bar.say(_("{name} ditambahkan.").format(name=line.person.full_name))

    def _toggle_person(self) -> None:
        if self.side.isVisible() and self.side.currentWidget() is self.person_panel:
            self.close_side()
        else:
            self.show_person()

    def _open_side(self, panel: QWidget) -> None:
        if panel is self.person_panel or self.person_panel.form.flush():
            self.side.setCurrentWidget(panel)
            self.side.show()

    def _follow(self) -> None:
        """Show the person the keyboard came to, while the panel is open."""
        line = self.view.current_row()
        if line is not None and self.side.isVisible() and self.side.currentWidget() is self.person_panel:
            self.person_panel.show_line(line)

    def _forget_the_gone(self) -> None:
        shown = self.person_panel.form.uid
        if shown and shown not in {line.uid for line in self.desk.finder.lines}:
            self.person_panel.form.discard()
            self.side.hide()


def _usual(sessions: Sequence[SessionRow]) -> str:
    """Return today's session while the meeting lasts, else the first."""
    days = [session for session in sessions if session.kind is SessionKind.DAY]
    today = date.today()  # noqa: DTZ011 - the wall's date
    return next((day.uid for day in days if day.date == today), days[0].uid)
