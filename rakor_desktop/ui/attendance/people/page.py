"""The list of people: looked through, typed into, marked one by one or many at once."""

from __future__ import annotations

from collections.abc import Mapping
from typing import ClassVar

from PySide6.QtWidgets import QSizePolicy, QStackedWidget, QWidget

from rakor_desktop.domain.attendance import Presence
from rakor_desktop.domain.i18n import _
from rakor_desktop.ui.attendance.page import Page
from rakor_desktop.ui.attendance.people.add_panel import AddPanel
from rakor_desktop.ui.attendance.people.bar import DeskBar
from rakor_desktop.ui.attendance.people.deeds import Desk
from rakor_desktop.ui.attendance.people.lines import Finder, Line, region_meant
from rakor_desktop.ui.attendance.people.people_list import PeopleList
from rakor_desktop.ui.attendance.people.person_panel import PersonPanel
from rakor_desktop.ui.panels.saving import saving
from rakor_desktop.ui.pieces import across, down
from rakor_desktop.ui.table import OrderBox


class ListPage(Page):
    """One line per person, narrowed by a search and by picks, with one panel beside it."""

    key: ClassVar[str] = "list"

    def build(self) -> None:
        """Make search, list and the two panels beside it."""
        from rakor_desktop.services import invitations  # noqa: PLC0415 - loads the store

        self.bar = DeskBar()
        self.view = PeopleList(
            lambda text: region_meant(self.roll.gazetteer, text),
            saving(self.app, invitations.edit),
            self.app.autosave,
            self._found_by,
        )
        self.table = self.view.table
        self.bar.show_order(OrderBox(self.view.header(), _("Urutan cetak")))
        self.desk = Desk(self.app, self.bar, self.view, self)
        self.new_panel = AddPanel(self.app)
        self.person_panel = PersonPanel(self.app, self.roll)
        self._lay_out()
        self._connect()
        self._offer_actions()

    def _lay_out(self) -> None:
        self.side = QStackedWidget()
        self.side.addWidget(self.new_panel)
        self.side.addWidget(self.person_panel)
        self.side.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Expanding)
        self.side.hide()
        middle = across(self.view, self.side, gap=0)
        middle.setStretch(0, 1)
        box = down(self.bar, middle, gap=0)
        box.setStretch(1, 1)
        self.setLayout(box)

    def _connect(self) -> None:
        self.view.add_wanted.connect(lambda: self.adding.emit(""))
        self.view.import_wanted.connect(self.pasting)
        self.view.told.connect(self.bar.say)
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
            offer(_("Rincian"), self.toggle_person, "panel-right", "Ctrl+E"),
            offer(_("Cari"), desk.search, "search", "Ctrl+F"),
        ]
        offer(_("Cetak tanda pengenal…"), desk.badges, "printer")
        offer(_("Hapus dari daftar (Ctrl+Delete)"), desk.remove, "trash-2")
        self.addActions(keyed)

    def show_roll(self, touched: frozenset[str] | None) -> None:
        """Show the day in hand; what is typed, selected and narrowed stays."""
        roll = self.roll
        if touched is None:
            self.new_panel.session_uid = roll.session_uid
        for panel in (self.new_panel, self.person_panel):
            panel.offer(roll.rows, roll.gazetteer.regions)
        self.desk.show(Finder(roll.lines, roll.gazetteer.regions), roll.session_uid)
        self._forget_the_gone()

    def begin(self) -> None:
        """Be ready for the next name."""
        self.table.settle()
        self.bar.search.setFocus()

    def begin_event(self) -> None:
        """Narrow the list to nobody of the former meeting."""
        if self._built:
            self.bar.search.clear()
            self.bar.widen()

    def reveal(self, target: object) -> None:
        """Show the person with this uid, or the people of a ``region``."""
        self.catch_up()
        if not isinstance(target, Mapping):
            self.desk.look(str(target))
        elif "region" in target:
            names = {region.uid: region.name for region in self.roll.gazetteer.regions}
            self.bar.search.clear()
            self.bar.widen()
            self.bar.show_region(target["region"], names.get(target["region"], ""))

    def add(self, name: str = "") -> None:
        """Ask for somebody new; who was looked for in vain is named already."""
        text = self.bar.search.text().strip()
        in_vain = not self.desk.finder.find(text) and not any(letter.isdigit() for letter in text)
        self._open_side(self.new_panel)
        self.new_panel.begin(name or (text if in_vain else ""))

    def show_person(self) -> None:
        """Show everything known of the person the keyboard is on."""
        if self.view.current_row() is None:
            self.view.go(0, 1)
        line = self.view.current_row()
        if line is not None and self.person_panel.show_line(line):
            self._open_side(self.person_panel)
            self.person_panel.form.focus()

    def toggle_person(self) -> None:
        """Open the details of the selected person, or close them."""
        if self.side.isVisible() and self.side.currentWidget() is self.person_panel:
            self.close_side()
        else:
            self.show_person()

    def close_side(self) -> None:
        """Give the list all the room, once what was typed beside it is safe."""
        if self.person_panel.flush():
            self.side.hide()
            self.view.setFocus()

    def _found_by(self, line: Line) -> str:
        return self.desk.finder.words(line)

    def _added(self, uid: str) -> None:
        self.view.select_row(uid)
        line = next((line for line in self.desk.finder.lines if line.uid == uid), None)
        if line is not None:
            self.bar.say(_("{name} ditambahkan.").format(name=line.person.full_name))

    def _open_side(self, panel: QWidget) -> None:
        if panel is self.person_panel or self.person_panel.flush():
            self.side.setCurrentWidget(panel)
            self.side.show()

    def _follow(self) -> None:
        """Show the person the keyboard came to, while the panel is open."""
        line = self.view.current_row()
        if line is not None and self.side.isVisible() and self.side.currentWidget() is self.person_panel:
            self.person_panel.show_line(line)

    def _forget_the_gone(self) -> None:
        shown = self.person_panel.form.uid
        if shown and shown not in self.roll.by_uid:
            self.person_panel.form.discard()
            self.side.hide()
