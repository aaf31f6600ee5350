"""Picking some people of the list: type a few letters, Enter or a click ticks a name."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QLineEdit, QListWidget, QListWidgetItem, QWidget

from rakor_desktop.domain.attendance import AttendeeRow
from rakor_desktop.domain.i18n import _
from rakor_desktop.ui.pieces import Label, across, button, down
from rakor_desktop.ui.theme import ROW, SPACE

_LINES_SHOWN = 7


class PeopleChoice(QWidget):
    """A list with a box to tick before each name; the ticks stay while other names are looked for."""

    def __init__(self) -> None:
        super().__init__()
        self._people: Sequence[AttendeeRow] = ()
        self._chosen: set[str] = set()
        self.search = QLineEdit()
        self.search.setPlaceholderText(_("Cari nama, instansi, atau kabupaten/kota"))
        self.search.setAccessibleName(_("Cari orang"))
        self.search.setClearButtonEnabled(True)
        self.search.textChanged.connect(self._filter)
        self.search.returnPressed.connect(self._tick_first)
        self.list = QListWidget()
        self.list.setAccessibleName(_("Orang yang dipilih"))
        self.list.setMinimumHeight(_LINES_SHOWN * ROW)
        self.list.itemChanged.connect(self._ticked)
        self.count = Label(tone="muted")
        none = button(_("Kosongkan pilihan"), self.clear, kind="quiet")
        self.setLayout(down(self.search, self.list, across(self.count, None, none), gap=SPACE))
        self.show_people(())

    @property
    def chosen(self) -> tuple[str, ...]:
        """The uids of those ticked, in the order of the list."""
        return tuple(row.uid for row in self._people if row.uid in self._chosen)

    def show_people(self, people: Sequence[AttendeeRow]) -> None:
        """Offer these people; who is still among them stays ticked."""
        if list(people) == list(self._people) and self.list.count() == len(people):
            return
        self._people = people
        self._chosen &= {row.uid for row in people}
        self.list.blockSignals(True)
        self.list.clear()
        for row in people:
            self.list.addItem(_item(row, ticked=row.uid in self._chosen))
        self.list.blockSignals(False)
        self._filter(self.search.text())
        self._tell()

    def choose(self, uids: Collection[str]) -> None:
        """Tick exactly these people."""
        self._chosen = set(uids) & {row.uid for row in self._people}
        self.list.blockSignals(True)
        for place, row in enumerate(self._people):
            self.list.item(place).setCheckState(_state(ticked=row.uid in self._chosen))
        self.list.blockSignals(False)
        self._tell()

    def clear(self) -> None:
        """Tick nobody."""
        self.choose(())

    def _ticked(self, item: QListWidgetItem) -> None:
        uid = self._people[self.list.row(item)].uid
        if item.checkState() is Qt.CheckState.Checked:
            self._chosen.add(uid)
        else:
            self._chosen.discard(uid)
        self._tell()

    def _filter(self, text: str) -> None:
        words = text.casefold().split()
        for place, row in enumerate(self._people):
            told = f"{row.full_name} {row.organization} {row.region}".casefold()
            self.list.item(place).setHidden(not all(word in told for word in words))

    def _tick_first(self) -> None:
        """Tick whom the letters find, and be ready for the next name."""
        shown = [self.list.item(place) for place in range(self.list.count())]
        first = next((item for item in shown if not item.isHidden()), None)
        if first is not None and self.search.text().strip():
            first.setCheckState(Qt.CheckState.Checked)
            self.list.setCurrentItem(first)
            self.search.clear()

    def _tell(self) -> None:
        self.count.setText(
            _("{n} dari {total} orang dipilih").format(n=len(self._chosen), total=len(self._people))
        )


def _item(row: AttendeeRow, *, ticked: bool) -> QListWidgetItem:
    where = row.place
    item = QListWidgetItem(f"{row.full_name} · {where}" if where else row.full_name)
    item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
    item.setCheckState(_state(ticked=ticked))
    item.setSizeHint(QSize(0, ROW))
    return item


def _state(*, ticked: bool) -> Qt.CheckState:
    return Qt.CheckState.Checked if ticked else Qt.CheckState.Unchecked
