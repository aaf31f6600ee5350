"""Beside the board: the people of one place, and on request the phones of those who are still expected."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from PySide6.QtCore import QEvent, Qt, QTimer, Signal
from PySide6.QtGui import QFontMetrics, QHideEvent, QKeyEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from rakor_desktop.domain.arrivals import BoardTile, Visitor
from rakor_desktop.domain.attendance import Presence
from rakor_desktop.domain.i18n import _
from rakor_desktop.domain.regions import Region
from rakor_desktop.ui import theme
from rakor_desktop.ui.attendance.board.people import MOST, Entry, People, PersonLine
from rakor_desktop.ui.chips import Chip
from rakor_desktop.ui.panels.board_words import Clock, full_name, office_of, state
from rakor_desktop.ui.pieces import Card, Label, across, button, down, icon_button, scrolling
from rakor_desktop.ui.theme import SPACE

SHOWN_FOR = 60_000
"""Milliseconds phone numbers stay on the screen: it stands open on a table."""
_WIDTH = 344
_LETTERS = 38


class PlacePanel(Card):
    """Who came from one place, who is expected, who is excused."""

    closed = Signal()
    """The person is done with it."""
    marked = Signal(str)
    """The person of this uid is here."""
    listed = Signal()
    """Show the people of this place in the list."""

    def __init__(self) -> None:
        super().__init__(margin=SPACE + 4)
        self.uid = ""
        """The place shown."""
        self._tile: BoardTile | None = None
        self._clock = Clock("WITA")
        self.session = ""
        """Where somebody is marked present from here, in words."""
        self.with_phones = False
        self.title = Label(strong=True)
        self.state = Chip()
        self.count = Label(size="small", tone="muted")
        self.parts = [
            People(title) for title in (_("Sudah hadir"), _("Masih ditunggu"), _("Izin"), _("Tidak hadir"))
        ]
        self.nobody = Label(_("Di daftar peserta belum ada seorang pun dari sini."), tone="muted")
        self.phones = button("", self._toggle_phones, icon="phone")
        self.list = button(_("Lihat di Daftar"), self.listed.emit, kind="quiet")
        self._forget = QTimer(self, singleShot=True, interval=SHOWN_FOR)
        self._forget.timeout.connect(self.hide_phones)
        self._lay_out()
        self._fit()
        for part in self.parts:
            part.marked.connect(self.marked)

    def show_place(self, tile: BoardTile, clock: Clock, *, listable: bool = True) -> None:
        """Show the people of a place; phones of another place are covered first."""
        if tile.uid != self.uid:
            self.hide_phones()
            self._area.verticalScrollBar().setValue(0)
        self.uid, self._tile, self._clock = tile.uid, tile, clock
        self.title.setText(full_name(tile.place))
        self.setAccessibleName(self.title.text())
        self.state.show_state(*state(tile))
        self.count.setText(_("{n} dari {total} orang").format(n=tile.present, total=tile.invited))
        self.count.setVisible(bool(tile.invited))
        self.nobody.setVisible(not tile.invited)
        self.list.setVisible(listable and bool(tile.invited))
        self._show_people()

    def hide_phones(self) -> None:
        """Cover the numbers."""
        self._forget.stop()
        if self.with_phones:
            self.with_phones = False
            self._show_people()

    @property
    def expected(self) -> Sequence[PersonLine]:
        """The lines of those who are still expected."""
        return self.parts[1].lines

    def hideEvent(self, event: QHideEvent) -> None:  # noqa: N802 - Qt's name
        """Cover the numbers when nobody looks."""
        super().hideEvent(event)
        self.hide_phones()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Close with Esc."""
        if event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
        else:
            super().keyPressEvent(event)

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802 - Qt's name
        """Follow the text size of the program."""
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.ApplicationFontChange):
            self._fit()

    def _lay_out(self) -> None:
        close = icon_button("x", _("Tutup panel (Esc)"), self.closed.emit)
        head = across(self.title, close)
        head.setStretch(0, 1)
        facts = across(self.state, self.count)
        facts.setStretch(1, 1)
        inner = QWidget()
        around = down(self.nobody, *self.parts, None, gap=2 * SPACE)
        around.setContentsMargins(0, 0, SPACE + 4, 0)
        inner.setLayout(around)
        self._area = scrolling(inner)
        self._area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        box = self.layout()
        assert isinstance(box, QVBoxLayout)
        for part in (head, facts, self._area, across(self.phones, None, self.list)):
            box.addWidget(part) if isinstance(part, QWidget) else box.addLayout(part)

    def _show_people(self) -> None:
        tile = self._tile
        if tile is None:
            return
        groups = (tile.came, tile.expected, tile.excused, tile.absent)
        for part, visitors in zip(self.parts, groups, strict=True):
            waited = visitors is tile.expected
            entries = [self._entry(visitor, waited=waited) for visitor in visitors[:MOST]]
            part.show_entries(entries, len(visitors))
        reachable = any(visitor.person.phone for visitor in tile.expected[:MOST])
        self.phones.setVisible(reachable)
        self.phones.setText(_("Sembunyikan telepon") if self.with_phones else _("Tampilkan telepon"))

    def _entry(self, visitor: Visitor, *, waited: bool) -> Entry:
        person = visitor.person
        phone = person.phone if self.with_phones else person.masked_phone
        about = " · ".join(self._facts(visitor))
        here = _("Tandai {name} hadir pada {session}").format(name=person.full_name, session=self.session)
        return Entry(person.uid, person.full_name, about, phone if waited else "", here if waited else "")

    def _facts(self, visitor: Visitor) -> Iterator[str]:
        mark, tile = visitor.mark, self._tile
        if mark is not None and mark.presence is Presence.PRESENT:
            yield self._clock.of(visitor)
            if mark.left_at is not None:
                yield _("pulang {time}").format(time=self._clock.at(mark.left_at))
        elif mark is not None and mark.reason:
            yield mark.reason
        if office := office_of(visitor):
            yield office
        if tile is not None and not isinstance(tile.place, Region) and visitor.person.organization:
            yield visitor.person.organization

    def _toggle_phones(self) -> None:
        if self.with_phones:
            self.hide_phones()
            return
        self.with_phones = True
        self._forget.start()
        self._show_people()

    def _fit(self) -> None:
        letters = _LETTERS * QFontMetrics(theme.font("body")).averageCharWidth()
        self.setFixedWidth(max(_WIDTH, letters))
