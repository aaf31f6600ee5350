"""The signed sheet is entered: the same pages and lines as on paper, a space for every signature."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, ClassVar

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QSplitter, QWidget

from rakor_desktop.domain.attendance import GROUPS, Group, Presence
from rakor_desktop.domain.event import SessionKind
from rakor_desktop.domain.i18n import N_, _
from rakor_desktop.ui.attendance.page import Page
from rakor_desktop.ui.attendance.sheet.foot import SheetFoot
from rakor_desktop.ui.attendance.sheet.lines import FIRST_SIGNED, SheetRow, columns
from rakor_desktop.ui.attendance.sheet.scans import Scans
from rakor_desktop.ui.picks import Pick, Picks
from rakor_desktop.ui.pieces import EmptyState, Label, across, button, down, icon_button
from rakor_desktop.ui.table import RowTable, TableView
from rakor_desktop.ui.theme import SPACE, State

if TYPE_CHECKING:
    from rakor_desktop.documents.data import SheetPage as PrintedPage

METHOD = "SHEET"
"""How a mark was made that was read off a signed sheet."""

_FORMS = (("terisi", N_("Lembar harian")), ("semua-hari", N_("Semua hari")))


class SheetPage(Page):
    """One printed page at a time at the left, the scan of it at the right."""

    key: ClassVar[str] = "sheet"

    def build(self) -> None:
        """Make the choosers, the lines and the scans."""
        self.place = 0
        self._printed: Sequence[PrintedPage] = ()
        self._plan: tuple[object, ...] = ()
        self.groups = Picks(_("Kelompok"))
        self.forms = Picks(_("Bentuk lembar"))
        self.forms.show_picks([Pick(key, _(said)) for key, said in _FORMS], _FORMS[0][0])
        self.counter = Label(strong=True)
        self.counter.setWordWrap(False)
        self.signed = Label(tone="muted")
        self.signed.setWordWrap(False)
        self.order = Label(strong=True)
        self.order.setWordWrap(False)
        self.order.setToolTip(
            _(
                "Huruf ini juga tercetak di kaki lembar. Bila berbeda, daftar berubah sejak lembar dicetak: "
                "cocokkan namanya, jangan nomornya."
            )
        )
        self.foot = SheetFoot()
        self.before = icon_button("chevron-left", _("Halaman sebelumnya (PgUp)"), lambda: self.turn(-1))
        self.after = icon_button("chevron-right", _("Halaman berikutnya (PgDn)"), lambda: self.turn(1))
        self.rest = button(_("Sisanya tidak hadir"), self.mark_rest, icon="circle-x")
        self.rest.setToolTip(_("Tandai yang belum bertanda di halaman ini tidak hadir (Ctrl+T)"))
        self.view = self._new_view(())
        self.scans = Scans(self.app)
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        choosers = across(self.groups, 2 * SPACE, self.forms, None)
        pager = across(
            self.before, self.counter, self.after, SPACE, self.order, SPACE, self.signed, None, self.rest
        )
        self._lines = down(self.view)
        left = QWidget()
        box = down(choosers, pager, self._lines, self.foot, gap=SPACE)
        box.setStretch(2, 1)
        box.setContentsMargins(2 * SPACE, 0, SPACE, SPACE)
        left.setLayout(box)
        halves = QSplitter(Qt.Orientation.Horizontal)
        halves.addWidget(left)
        halves.addWidget(self.scans)
        halves.setStretchFactor(0, 3)
        halves.setStretchFactor(1, 2)
        halves.setSizes([800, 380])
        halves.setChildrenCollapsible(False)
        self.setLayout(down(halves, gap=0))

    def _connect(self) -> None:
        for picks in (self.groups, self.forms):
            picks.chosen.connect(self._choose)
        self.scans.told.connect(self.foot.say)
        self.app.acting.connect(lambda: self.foot.say("", State.OK))
        keys = {
            "PgUp": lambda: self.turn(-1),
            "PgDown": lambda: self.turn(1),
            "Ctrl+T": self.mark_rest,
            "Ctrl+L": self.scans.choose,
        }
        for key, do in keys.items():
            shortcut = QShortcut(QKeySequence(key), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(do)

    def show_roll(self, touched: frozenset[str] | None) -> None:
        """Lay the pages anew when lines may have moved; else show the marks."""
        if touched is None:
            self.scans.show_session(self.roll.session_uid)
        self.foot.show_session(self.roll.session, self.roll.zone)
        if touched is None or self._plan != self._planned():
            self._offer_groups()
            self._lay_pages(self.place)
        else:
            self._show_page()

    def begin(self) -> None:
        """Go to the lines."""
        self.view.setFocus()

    def begin_event(self) -> None:
        """Begin with the first page."""
        self.place = 0

    @property
    def page(self) -> PrintedPage | None:
        """The printed page in hand."""
        return self._printed[self.place] if self._printed else None

    def turn(self, step: int) -> None:
        """Go to another page, to its first line."""
        if 0 <= self.place + step < len(self._printed):
            self.place += step
            self._show_page()
            self.view.go(0, self._column())

    def toggle(self) -> None:
        """Record the signature of the line in hand and go to the next.

        A space where this sheet was ticked before takes that tick away; a mark made at the desk stays.
        """
        line, session_uid = self.view.current_row(), self._session_in_hand()
        if line is None or line.person is None or not session_uid:
            return
        mark = line.mark(session_uid)
        here = mark is not None and mark.presence is Presence.PRESENT
        if here and mark is not None and mark.method == METHOD:
            self._mark([line], session_uid, None)
        elif here or self._mark([line], session_uid, Presence.PRESENT):
            self._go_on()

    def clear(self) -> None:
        """Take the mark of the line in hand away, whoever made it."""
        line, session_uid = self.view.current_row(), self._session_in_hand()
        if line is not None and line.mark(session_uid) is not None and self._mark([line], session_uid, None):
            name = line.person.full_name if line.person else ""
            self.foot.say(_("Tanda {name} dihapus. Ctrl+Z mengurungkan.").format(name=name), State.INFO)

    def mark_rest(self) -> None:
        """Record those of this page who did not sign as absent."""
        session_uid = self._session_in_hand()
        open_lines = [
            line for line in self.view.table.rows() if line.person and line.mark(session_uid) is None
        ]
        if open_lines and self._mark(open_lines, session_uid, Presence.ABSENT):
            said = _("{n} orang tidak hadir. Ctrl+Z mengurungkan.").format(n=len(open_lines))
            self.foot.say(said, State.INFO)

    def _mark(self, lines: Sequence[SheetRow], session_uid: str, presence: Presence | None) -> bool:
        from rakor_desktop.services import attendance  # noqa: PLC0415 - loads the store

        uids = [line.person.uid for line in lines if line.person]
        if presence is None:
            return bool(self.app.act(self, attendance.unmark, uids, session_uid))
        return bool(self.app.act(self, attendance.mark, uids, session_uid, presence, method=METHOD))

    def _go_on(self) -> None:
        """Go to the next line, over the foot of the page to the next one."""
        row, column = self.view.currentIndex().row(), self._column()
        if row + 1 < len(self.view.table.rows()):
            self.view.go(row + 1, column)
        else:
            self.turn(1)

    def _session_in_hand(self) -> str:
        page = self.page
        if page is None:
            return ""
        place = self._column() - FIRST_SIGNED
        return page.session_uids[place]

    def _column(self) -> int:
        page = self.page
        last = FIRST_SIGNED + (len(page.session_uids) if page else 1) - 1
        return min(max(self.view.currentIndex().column(), FIRST_SIGNED), last)

    def _planned(self) -> tuple[object, ...]:
        """Return what the pages are laid out from."""
        people = tuple(
            (row.uid, row.full_name, row.position, row.organization, row.nip, row.group, row.sex)
            for row in self.roll.rows
        )
        return self.roll.session_uid, self.groups.key, self.forms.key, people

    def _choose(self, _key: str) -> None:
        self._lay_pages(0)
        self.begin()

    def _offer_groups(self) -> None:
        counts = {group: sum(row.group is group for row in self.roll.rows) for group in Group}
        picks = [Pick(group.value, _(GROUPS[group]), count) for group, count in counts.items() if count]
        keys = [pick.key for pick in picks]
        self.groups.show_picks(picks, self.groups.key if self.groups.key in keys else next(iter(keys), ""))

    def _lay_pages(self, place: int) -> None:
        from rakor_desktop.services import sheet_pages  # noqa: PLC0415 - loads the store

        group = Group(self.groups.key) if self.groups.key else None
        self._plan = self._planned()
        held = self.roll.session
        form = self.forms.key if held is not None and held.kind is SessionKind.DAY else sheet_pages.ONE_DAY
        found = self.app.guard(
            self,
            lambda: self.app.ask(
                sheet_pages.printed_sheet, self.app.event_uid, self.roll.session_uid, group, form
            ),
        )
        sheet = found.value if group else None
        self._printed = sheet.pages if sheet else ()
        self.order.setText(_("Urutan {code}").format(code=sheet.order_code) if sheet else "")
        self.place = min(place, max(len(self._printed) - 1, 0))
        self._change_columns()
        self._show_page()
        if self.view.current_row() is None:
            self.view.go(0, FIRST_SIGNED)

    def _change_columns(self) -> None:
        uids = self._printed[0].session_uids if self._printed else ()
        if uids != self._columns_of:
            old = self.view
            self.view = self._new_view(uids)
            self._lines.replaceWidget(old, self.view)
            # Qt would show it a moment too late to take the focus.
            self.view.setVisible(self.isVisible())
            old.hide()
            old.deleteLater()

    def _new_view(self, session_uids: Sequence[str]) -> TableView[SheetRow]:
        self._columns_of = tuple(session_uids)
        sessions = {held.uid: held for held in self.roll.sessions}
        view = TableView(RowTable(columns(session_uids, sessions)), name=_("Lembar hadir"), sortable=False)
        view.set_empty(
            EmptyState("users", _("Belum ada peserta"), _("Lembar hadir terisi setelah ada orang di daftar."))
        )
        view.space_pressed.connect(self.toggle)
        view.delete_pressed.connect(self.clear)
        view.opened.connect(self._open)
        return view

    def _show_page(self) -> None:
        page = self.page
        known, zone = self.roll.by_uid, self.roll.zone
        lines = [
            SheetRow(line.number, known.get(line.person.uid) if line.person else None, zone)
            for line in (page.lines if page is not None else ())
        ]
        self.view.table.show_rows(lines)
        self._count(lines)

    def _count(self, lines: Sequence[SheetRow]) -> None:
        there = self.page is not None
        for part in (self.before, self.counter, self.after, self.order, self.signed, self.rest, self.forms):
            part.setVisible(there)
        if self.page is None:
            return
        total = len(self._printed)
        self.counter.setText(_("Halaman {n} dari {total}").format(n=self.place + 1, total=total))
        people = [line for line in lines if line.person]
        uid = self._session_in_hand()
        done = sum(line.mark(uid) is not None for line in people)
        self.signed.setText(_("{n} dari {total} baris sudah dicatat").format(n=done, total=len(people)))
        self.before.setEnabled(self.place > 0)
        self.after.setEnabled(self.place + 1 < total)
        self.rest.setEnabled(done < len(people))

    def _open(self, line: SheetRow) -> None:
        """Show who a line is, or put the one on the list who wrote into an empty line."""
        if line.person is None:
            self.adding.emit("")
        else:
            self.wanted.emit("list", line.person.uid)
