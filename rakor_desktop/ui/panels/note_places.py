"""The days and their agenda items, of which one is chosen: there the next note will stand."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from rakor_desktop.domain.agenda import Agenda, AgendaItemRow
from rakor_desktop.domain.i18n import _
from rakor_desktop.ui.panels import agenda_days
from rakor_desktop.ui.panels.note_editor import Target
from rakor_desktop.ui.panels.note_lines import ALL, NoteLine, Place, places_of, within
from rakor_desktop.ui.panels.note_list import PLACE_COLUMNS, PlaceList
from rakor_desktop.ui.picks import Pick, Picks
from rakor_desktop.ui.pieces import down
from rakor_desktop.ui.table import RowTable
from rakor_desktop.ui.theme import SPACE


@dataclass(frozen=True, slots=True)
class NotesKnown:
    """What was read last."""

    agenda: Agenda = Agenda((), ())  # noqa: RUF009 - it is frozen
    lines: Sequence[NoteLine] = ()
    zone: str = "WITA"
    days: Sequence[Pick] = ()


class NotePlaces(QWidget):
    """Keeps the place chosen, and goes along with the meeting."""

    turned = Signal()
    """The person chose another place."""

    def __init__(self, may_leave: Callable[[], bool]) -> None:
        super().__init__()
        self._may_leave = may_leave
        self._known = NotesKnown()
        self._day: dt.date | None = None
        self._place = ""
        self._running = ""
        self._arranging = False
        self.days = Picks(_("Hari"))
        self.list = PlaceList(RowTable(PLACE_COLUMNS))
        self.days.chosen.connect(lambda key: self._show_day(dt.date.fromisoformat(key)))
        self.list.selection_changed.connect(self._choose)
        top = down(self.days, gap=0)
        top.setContentsMargins(SPACE, 0, SPACE, SPACE)
        box = down(top, self.list, gap=0)
        box.setStretch(1, 1)
        self.setLayout(box)
        self.setMinimumWidth(22 * SPACE)

    def show_known(self, known: NotesKnown, *, follow: bool) -> None:
        """Show what was read; with ``follow`` go on to the item under way when the meeting does."""
        self._known = known
        running = known.agenda.running
        uid = running.uid if running else ""
        if self._day not in {day.date for day in known.agenda.days} or (
            follow and uid and uid != self._running
        ):
            self._day = agenda_days.first_shown(known.agenda, known.zone)
            self._place = uid or ALL
        self._running = uid
        self._show()

    def go(self, uid: str) -> bool:
        """Go to an agenda item, or to where a note is; False when it is neither."""
        line = next((line for line in self._known.lines if line.uid == uid), None)
        item = self._item(uid)
        if line is not None:
            self._day, self._place = line.note.date, line.place
        elif item is not None:
            self._day, self._place = item.date, uid
        self._show()
        return line is not None or item is not None

    def lines(self) -> Sequence[NoteLine]:
        """Return the notes of the place chosen."""
        return within(self._known.lines, self._place, self._day)

    def target(self) -> Target | None:
        """Return where a new note belongs: under the chosen item, or the one under way."""
        item = self._item(self._place) or (self._known.agenda.running if self._place == ALL else None)
        if item is not None:
            return Target(item.session_uid, item.date, item.uid, item.title)
        held = agenda_days.session_of(self._known.agenda, self._day)
        return Target(held.uid, held.date) if held else None

    def _item(self, uid: str) -> AgendaItemRow | None:
        return next((item for item in self._known.agenda.items if item.uid == uid), None)

    def _show(self) -> None:
        known = self._known
        self.days.show_picks(known.days, self._key)
        places = places_of(known.agenda, self._day, known.lines, known.zone)
        if self._place not in {place.uid for place in places}:
            self._place = ALL
        self._arranging = True
        self.list.table.show_rows(places)
        self.list.select_row(self._place)
        self._arranging = False

    @property
    def _key(self) -> str:
        return self._day.isoformat() if self._day else ""

    def _show_day(self, day: dt.date) -> None:
        if not self._may_leave():
            self.days.choose(self._key)
            return
        items = [item for item in self._known.agenda.items if item.date == day]
        wanted = next((item for item in items if item.running), items[0] if items else None)
        self._day, self._place = day, wanted.uid if wanted else ALL
        self._show()
        self.turned.emit()

    def _choose(self) -> None:
        chosen: Place | None = self.list.current_row()
        if self._arranging or chosen is None or chosen.uid == self._place:
            return
        if not self._may_leave():
            self.list.select_row(self._place)
            return
        self._place = chosen.uid
        self.turned.emit()
