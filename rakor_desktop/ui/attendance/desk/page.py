"""The check-in desk: one line that finds whoever stands there, one large answer, and the last who came."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from rakor_desktop.domain import dates, shown_dates
from rakor_desktop.domain.attendance import AttendeeRow
from rakor_desktop.domain.desk import Guest, Mandate
from rakor_desktop.domain.errors import RakorError
from rakor_desktop.domain.finding import Answer
from rakor_desktop.domain.i18n import _
from rakor_desktop.domain.marks import MANUAL, SCAN
from rakor_desktop.services.places import Origin, Origins
from rakor_desktop.ui.attendance.desk import words
from rakor_desktop.ui.attendance.desk.badge_scans import ScanCatcher
from rakor_desktop.ui.attendance.desk.bell import Bell
from rakor_desktop.ui.attendance.desk.door import Door
from rakor_desktop.ui.attendance.desk.entries import Entry
from rakor_desktop.ui.attendance.desk.guest_line import GuestLine
from rakor_desktop.ui.attendance.desk.mandate_line import MandateLine
from rakor_desktop.ui.attendance.desk.scan_text import badge_in, may_be_a_name
from rakor_desktop.ui.attendance.desk.search import DeskSearch
from rakor_desktop.ui.attendance.desk.view import DeskView
from rakor_desktop.ui.attendance.desk.words import Said
from rakor_desktop.ui.attendance.page import Page
from rakor_desktop.ui.panels.own_keys import OwnKeys
from rakor_desktop.ui.pieces import down
from rakor_desktop.ui.tabs.base import Tab
from rakor_desktop.ui.theme import State

_NO_LETTER = ~(Qt.KeyboardModifier.ShiftModifier | Qt.KeyboardModifier.KeypadModifier)


class DeskPage(Page):
    """Lets people in: who is on the list, who comes for another, who is on no list."""

    key: ClassVar[str] = "desk"

    def build(self) -> None:
        """Make the parts, and join them."""
        self.door = Door(self.app, self.roll, self)
        self.bell = Bell(self)
        self._places: Origins | None = None
        self.view = DeskView(self.importing.emit)
        self.search = self.view.search
        self.looking = DeskSearch(self.view, self.roll, self.door, self)
        self.setLayout(down(self.view))
        self.setFocusProxy(self.search)
        self._connect()
        self._offer_keys()
        self._show_sound()

    def _connect(self) -> None:
        view = self.view
        self.search.entered.connect(lambda _ctrl: self.enter())
        self.search.left.connect(self.rest)
        for part in (self.search, view.guest, view.mandate):
            part.stepped.connect(self._step)
        view.entries.pointed.connect(self._point)
        view.entries.taken.connect(self._take_twice)
        view.guest.given.connect(self._welcome)
        view.guest.known.connect(self._let_in_known)
        view.mandate.given.connect(self._let_in_for)
        for line in (view.guest, view.mandate):
            line.suggesting.connect(self._suggest)
            line.closed.connect(self._back)
        view.standing_in.clicked.connect(lambda _checked: self.stand_in())
        view.undoing.clicked.connect(lambda _checked: self.undo())
        view.sound.clicked.connect(lambda _checked: self._toggle_sound())
        self.app.preferences_changed.connect(lambda _now: self._show_sound())

    def _offer_keys(self) -> None:
        OwnKeys(self, {"Ctrl+N": self.add, "Ctrl+F": self.begin, "F8": self.stand_in, "F9": self.undo})
        around: QWidget | None = self
        while around is not None and not isinstance(around, Tab):
            around = around.parentWidget()
        # A badge is taken wherever in the tab the focus is.
        self._catcher = ScanCatcher(around or self, self.search, self._take_letter)
        self._catcher.scanned.connect(lambda text: self.wanted.emit(self.key, text))

    def show_roll(self, touched: frozenset[str] | None) -> None:
        """Follow the news; what is typed and chosen stays."""
        self.looking.follow(touched, self.app.event_uid)
        self._places = None
        self.view.recent.show_entries(self.door.recent())
        self._warn_of_day()
        if self.view.is_searching:
            self.looking.look_again()

    def begin(self) -> None:
        """Be ready for the next one."""
        if self.view.is_searching:
            self.search.setFocus()
            self.search.selectAll()

    def begin_event(self) -> None:
        """Forget whom another meeting was about."""
        if self._built:
            self.door.forget()
            self._show_deeds()
            self.rest()

    def reveal(self, target: object) -> None:
        """Take a badge that was scanned elsewhere, or look for whatever is named."""
        self.catch_up()
        badge = badge_in(str(target))
        if badge:
            self.scan(badge)
        else:
            self._back()
            self.search.setText(str(target))

    def show_refusal(self, sentence: str) -> None:
        """Show why something was not done where everybody looks."""
        if not self.view.is_searching:
            self._taking.show_refusal(sentence)
        self.looking.say(words.refused(sentence))
        self.bell.no()

    def enter(self) -> None:
        """Mark the one who is named on the panel, or say why nobody is."""
        text = self.search.text()
        badge = badge_in(text)
        # A badge may stand behind what somebody had begun to type.
        row = self.looking.row if badge in ("", text.strip().upper()) else None
        if badge and row is None:
            self.scan(badge)
            self.search.selectAll()
        elif row is not None:
            self._let_in(row, SCAN if self.looking.found.scan else MANUAL)
        elif self.looking.found.answer is Answer.NOBODY and may_be_a_name(text):
            self.add()
        elif text.strip():
            self.bell.no()
            if self.looking.found.answer is not Answer.SEVERAL:  # those are told apart by typing on
                self.search.selectAll()

    def scan(self, badge: str) -> None:
        """Let in whose badge this is; a form that somebody is filling in stays as it is."""
        found = self.looking.index.find(badge, self.roll.session_uid)
        if found.meant is not None:
            self._let_in(self.roll.by_uid[found.meant.uid], SCAN)
            return
        if self.view.is_searching:
            # Of two with one code somebody can be chosen.
            self.search.setText(badge)
        self.looking.say(words.of_found(found, badge))
        self.bell.no()

    def rest(self) -> None:
        """Look for nobody."""
        self._back()
        self.search.clear()
        self.looking.look()

    def add(self, name: str = "") -> None:
        """Ask for somebody who is on no list; who was looked for in vain is named already."""
        if not self.view.is_searching:
            return
        text = name or self.search.text().strip()
        self.looking.say(words.new_guest())
        self.view.show_top(self.view.guest)
        self.view.guest.begin(text if may_be_a_name(text) else "", self._origins(), self.looking.alike)

    def stand_in(self) -> None:
        """Ask for whom the one named on the panel comes."""
        row = self.looking.concerned
        if row is None or not self.view.is_searching:
            self.bell.no()
            return
        self.view.show_top(self.view.mandate)
        self.looking.say(words.stands_in_for(row))
        region = next((one for one in self.roll.gazetteer.regions if one.uid == row.region_uid), None)
        self.view.mandate.begin(row, self._origins(), Origin(region, row.organization))

    def undo(self) -> None:
        """Take the last check-in made here back."""
        last = self.door.last
        said = self.door.take_back()
        self._show_deeds()
        if said is not None:
            self.looking.answer(last.uid if last else "", said)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Let letters typed anywhere on the page go to the line."""
        if event.modifiers() & _NO_LETTER or not self._take_letter(event.text()):
            super().keyPressEvent(event)

    def _take_letter(self, text: str) -> bool:
        """Take a letter that was typed beside the line."""
        letter = text.isprintable() and bool(text.strip())
        if not (letter and self.isVisible() and self.view.is_searching):
            return False
        self.search.setFocus()
        self.search.insert(text)
        return True

    def _step(self, by: int) -> None:
        key = self.view.entries.step(by)
        if key and self.view.is_searching:
            self.looking.point(key)

    def _point(self, key: str) -> None:
        if self.view.is_searching:
            self.looking.point(key)
        else:
            self._taking.take(key)

    @property
    def _taking(self) -> GuestLine | MandateLine:
        """The form that stands above instead of the line."""
        return self.view.guest if self.view.top is self.view.guest else self.view.mandate

    def _take_twice(self, key: str) -> None:
        if self.view.is_searching and key == self.looking.target:
            self.enter()

    def _suggest(self, heading: str, entries: Sequence[Entry]) -> None:
        self.view.show_below(heading, entries)

    def _let_in(self, row: AttendeeRow, method: str) -> None:
        if self.door.is_here(row):
            self.looking.say(words.asked(row, self.door.place))
            self.search.selectAll()
            self.bell.no()
        else:
            self._answer(self.door.let_in(row, method), row.uid, stay=method == SCAN)

    def _let_in_known(self, uid: str) -> None:
        """Let in whom the list had already when somebody took them for a guest."""
        row = self.roll.by_uid.get(uid)
        if row is None:
            self.view.guest.forget_double()
            self._say_gone()
            return
        try:
            mandate = self.view.guest.mandate.read()
        except RakorError as refusal:
            self.view.guest.show_refusal(str(refusal))
            return
        if mandate.represents:
            self._let_in_for(uid, mandate)
            return
        self.view.show_top(self.search)
        self.search.setFocus()
        self.search.setText(row.name)
        self.looking.point(uid)
        self._let_in(row, MANUAL)

    def _let_in_for(self, uid: str, mandate: Mandate) -> None:
        row = self.roll.by_uid.get(uid)
        if row is None:
            self._say_gone()
        else:
            self._answer(self.door.let_in_for(row, mandate), uid)

    def _say_gone(self) -> None:
        """Say that somebody was taken off the list while a form about them stood open."""
        self.show_refusal(_("Data ini sudah tidak ada; mungkin baru saja dihapus."))

    def _welcome(self, guest: Guest, another: bool) -> None:
        double = self.looking.index.like(guest.name, guest.region_uid)
        if double is not None and not another:
            row = self.roll.by_uid[double.uid]
            self.view.guest.say_double(row, words.known(row, self.door.place)[1])
            self.looking.say(words.asked(row, self.door.place))
            self.view.show_below(_("Sudah ada di daftar"), [self.looking.entry(row, number=True)])
            self.bell.no()
            return
        said = self.door.welcome(guest, another=another, unlike=double.uid if double else "")
        self._answer(said, self.door.last.uid if self.door.last else "")

    def _answer(self, said: Said | None, uid: str, *, stay: bool = False) -> None:
        """Say what was done, and be ready for the next one; a refusal was said already."""
        if said is not None:
            if not stay:
                self.view.show_top(self.search)
                self.search.setFocus()
            self.looking.answer(uid, said)
            self._show_deeds()
            self.bell.yes()

    def _back(self) -> None:
        """Return to the line."""
        if not self.view.is_searching:
            self.view.show_top(self.search)
            self.search.setFocus()
            self.looking.look()

    def _show_deeds(self) -> None:
        self.view.undoing.setEnabled(self.door.last is not None)

    def _origins(self) -> Origins:
        if self._places is None:
            self._places = Origins(self.roll.rows, self.roll.gazetteer)
        return self._places

    def _warn_of_day(self) -> None:
        """Say when the marks go to another day of the meeting than today."""
        held, today = self.roll.session, dates.today(self.roll.zone)
        text = ""
        if held is not None and held.date != today and today in {one.date for one in self.roll.sessions}:
            text = _("Yang ditandai sekarang kehadiran {day}, bukan hari ini.").format(
                day=shown_dates.long_date(held.date)
            )
        self.view.warning.show_message(State.WARN, text)

    def _toggle_sound(self) -> None:
        self.app.remember(desk_sound=not self.app.preferences.desk_sound)

    def _show_sound(self) -> None:
        self.bell.on = self.app.preferences.desk_sound
        self.view.show_sound(self.bell.on)
