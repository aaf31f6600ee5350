"""The arrival board: which kabupaten/kota are here, who of the others is expected, and how to reach them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, ClassVar

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from rakor_desktop.domain.arrivals import ArrivalBoard, Arrivals, BoardTile
from rakor_desktop.domain.attendance import Presence
from rakor_desktop.domain.i18n import _
from rakor_desktop.domain.regions import Region
from rakor_desktop.ui.attendance.board.bar import HERE, OPEN, BoardBar
from rakor_desktop.ui.attendance.board.panel import PlacePanel
from rakor_desktop.ui.attendance.head import MOST_NAMED
from rakor_desktop.ui.attendance.page import Page
from rakor_desktop.ui.attendance.people.bar import session_name
from rakor_desktop.ui.panels import board_words as words
from rakor_desktop.ui.panels.own_keys import OwnKeys
from rakor_desktop.ui.pieces import EmptyState, Label, across, down, scrolling
from rakor_desktop.ui.theme import SPACE
from rakor_desktop.ui.tiles import TileBoard

if TYPE_CHECKING:
    from rakor_desktop.ui.attendance.board.screen import BoardScreen


class BoardPage(Page):
    """One tile for each place, the panel with its people beside them."""

    key: ClassVar[str] = "board"

    def build(self) -> None:
        """Make the bar, the tiles and the panel."""
        self.whole = False
        """Whether anybody counts who came at all, not only at the session in hand."""
        self.large: BoardScreen | None = None
        self._session_uid = ""
        self._arrivals = Arrivals((), ())
        self._rows = words.TileRows()
        self.bar = BoardBar(self.toggle_large)
        self.board = TileBoard()
        self.missing = Label(size="small", tone="muted")
        self.none_left = Label(tone="muted")
        self.panel = PlacePanel()
        self.panel.hide()
        self.nobody = EmptyState(
            "users",
            _("Belum ada peserta"),
            _("Isi dahulu daftar peserta; papan ini lalu menunjukkan kabupaten/kota mana yang sudah hadir."),
            _("Isi daftar peserta"),
            lambda: self.wanted.emit("list", None),
        )
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        inner = QWidget()
        tiles = down(self.board, self.none_left, self.missing, None, gap=12)
        tiles.setContentsMargins(2 * SPACE, 0, 0, 0)
        inner.setLayout(tiles)
        self.area = scrolling(inner)
        self.area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        left = down(self.bar, self.nobody, self.area, gap=0)
        left.setStretch(2, 1)
        box = across(left, self.panel)
        box.setStretch(0, 1)
        box.setContentsMargins(0, 0, 2 * SPACE, SPACE)
        self.setLayout(box)

    def _connect(self) -> None:
        self.bar.narrowed.connect(self._show_tiles)
        self.bar.scoped.connect(lambda: self._count_whole(whole=self.bar.whole.isChecked()))
        self.board.opened.connect(self.open_place)
        self.board.entered.connect(self._follow)
        self.panel.closed.connect(self.close_panel)
        self.panel.marked.connect(self._mark)
        self.panel.listed.connect(lambda: self.wanted.emit("list", {"region": self._region(self.panel.uid)}))
        OwnKeys(self, {"F11": self.toggle_large})

    @property
    def shown(self) -> ArrivalBoard:
        """Who has arrived, at the session in hand or at all."""
        return self._arrivals.board

    def show_roll(self, touched: frozenset[str] | None) -> None:
        """Show who has come by now; the tile, the panel and the place scrolled to stay."""
        if touched is None:
            if self._session_uid not in ("", self.roll.session_uid):
                self.whole = False
            self._session_uid = self.roll.session_uid
            self._count()
        else:
            self._arrivals.follow(self.roll.by_uid, touched)
            self._show()

    def begin(self) -> None:
        """Be ready for the arrows."""
        tile = self.board.tile(self.panel.uid) or next(iter(self.board.tiles), None)
        (tile or self).setFocus(Qt.FocusReason.TabFocusReason)

    def begin_event(self) -> None:
        """Close what belongs to the former meeting."""
        if self._built:
            self.panel.hide()
            self.panel.uid = ""
            self.close_large()

    def reveal(self, target: object) -> None:
        """Show the people of a ``place``; an empty ``session`` counts the whole event."""
        self.catch_up()
        if isinstance(target, Mapping):
            self._count_whole(whole=target.get("session") == "")
            if target.get("place"):
                self.open_place(str(target["place"]))

    def open_place(self, uid: str) -> None:
        """Show the people of a place beside the board."""
        tile = next((tile for tile in self.shown.tiles if tile.uid == uid), None)
        if tile is not None:
            self._show_place(tile)
            self.panel.show()
            found = self.board.tile(uid)
            if found is not None:
                found.setFocus(Qt.FocusReason.TabFocusReason)
                self.area.ensureWidgetVisible(found)

    def close_panel(self) -> None:
        """Give the tiles all the room."""
        self.panel.hide()
        self.begin()

    def toggle_large(self) -> None:
        """Open the board on the second screen, or close it there."""
        if self.large is not None:
            self.close_large()
            return
        from rakor_desktop.ui.attendance.board.screen import BoardScreen  # noqa: PLC0415 - rarely needed

        self.large = BoardScreen(self.app, self.roll, None if self.whole else self.roll.session_uid)
        self.large.closed.connect(self._large_closed)
        self.large.open_beside(self.window())
        self.bar.show_large(is_open=True)

    def close_large(self) -> None:
        """Close the board on the second screen."""
        if self.large is not None:
            self.large.close()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Close the panel with Esc."""
        if event.key() == Qt.Key.Key_Escape and self.panel.isVisible():
            self.close_panel()
        else:
            super().keyPressEvent(event)

    def _count_whole(self, *, whole: bool) -> None:
        if whole != self.whole:
            self.whole = whole
            self._count()

    def _count(self) -> None:
        session_uid = None if self.whole else self.roll.session_uid
        self._arrivals = Arrivals(self.roll.rows, self.roll.gazetteer.regencies, session_uid)
        self._show()

    def _show(self) -> None:
        roll = self.roll
        self.bar.show_scope(len(roll.sessions), whole=self.whole)
        self.bar.show_board(self.shown, self._clock)
        for part in (self.bar, self.area):
            part.setVisible(bool(roll.rows))
        self.nobody.setVisible(not roll.rows)
        self.missing.setText(words.missing_line(self.shown))
        # Else the head of the tab names them all already.
        self.missing.setVisible(self.whole or len(self.shown.missing) > MOST_NAMED + 1)
        self._show_tiles()
        if self.panel.uid:
            tile = next((tile for tile in self.shown.tiles if tile.uid == self.panel.uid), None)
            if tile is not None:
                self._show_place(tile)

    def _show_tiles(self) -> None:
        board, wanted = self.shown, {OPEN: False, HERE: True}.get(self.bar.filter.key)
        fitting = {tile.uid for tile in board.tiles if wanted is None or _fits(tile, here=wanted)}
        rows = [row for row in self._rows.of(board, self._clock, timed=not self.whole) if row.uid in fitting]
        self.board.show_rows(rows, sum(tile.uid in fitting for tile in board.elsewhere))
        nothing = _("Semuanya sudah hadir.") if wanted is False else _("Belum ada yang hadir.")
        self.none_left.setText(nothing)
        self.none_left.setVisible(not rows)

    def _show_place(self, tile: BoardTile) -> None:
        session = self.roll.session
        self.panel.session = session_name(session) if session else ""
        self.panel.show_place(tile, self._clock, listable=self._region(tile.uid) != "")

    @property
    def _clock(self) -> words.Clock:
        return words.Clock(self.roll.zone, dated=self.whole)

    def _follow(self, uid: str) -> None:
        """Show the place the keyboard came to, while the panel is open."""
        if self.panel.isVisible() and uid != self.panel.uid:
            self.open_place(uid)

    def _region(self, uid: str) -> str:
        """Return the region whose people in the list are exactly those of a tile, empty for none."""
        tile = next((tile for tile in self.shown.tiles if tile.uid == uid), None)
        if tile is None or isinstance(tile.place, Region):
            return uid
        groups = (tile.came, tile.expected, tile.excused, tile.absent)
        people = {
            visitor.person.uid: visitor.person.region_uid or "" for group in groups for visitor in group
        }
        regions = set(people.values())
        region = regions.pop() if len(regions) == 1 else ""
        listed = {row.uid for row in self.roll.rows if row.region_uid == region}
        return region if region and listed == people.keys() else ""

    def _mark(self, uid: str) -> None:
        from rakor_desktop.services import attendance  # noqa: PLC0415 - loads the store

        lines = [line.entry.uid for line in self.panel.expected]
        place = lines.index(uid) if uid in lines else 0
        if self.app.act(self, attendance.mark, [uid], self.roll.session_uid, Presence.PRESENT):
            self.app.told.emit(_("{name} hadir.").format(name=self.roll.by_uid[uid].full_name))
            left = self.panel.expected
            if left:
                left[min(place, len(left) - 1)].mark.setFocus(Qt.FocusReason.TabFocusReason)
            else:
                self.begin()

    def _large_closed(self) -> None:
        self.large = None
        self.bar.show_large(is_open=False)


def _fits(tile: BoardTile, *, here: bool) -> bool:
    """Tell whether a place has arrived or not; outside the regions nobody is missed who was not invited."""
    if here:
        return bool(tile.came)
    return not tile.came and (tile.invited > 0 or isinstance(tile.place, Region))
