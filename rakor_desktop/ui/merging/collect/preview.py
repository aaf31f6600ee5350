"""What a merge would bring, item by item, before anything has happened."""

from __future__ import annotations

from collections import Counter

from PySide6.QtWidgets import QWidget

from rakor_desktop.domain.collecting import ITEM_STATES, Item, ItemState
from rakor_desktop.domain.i18n import N_, _
from rakor_desktop.domain.meeting_parts import MEETING_PARTS, MeetingPart
from rakor_desktop.services.collecting import Preview
from rakor_desktop.ui.merging.collect.side import SidePanel
from rakor_desktop.ui.merging.collect.words import ITEM_COLOURS
from rakor_desktop.ui.picks import Pick, Picks
from rakor_desktop.ui.pieces import EmptyState, across, down
from rakor_desktop.ui.table import Column, RowTable, TableView
from rakor_desktop.ui.theme import SPACE

ALL = ""

COLUMNS: tuple[Column[Item], ...] = (
    Column(N_("Bagian"), lambda item: _(MEETING_PARTS[item.part]), width=14,
           sort=lambda item: list(MeetingPart).index(item.part)),
    Column(N_("Akibat"), lambda item: _(ITEM_STATES[item.state]), width=12,
           state=lambda item: ITEM_COLOURS[item.state]),
    Column(N_("Laptop"), lambda item: item.laptops, width=9),
    Column(N_("Yang mana"), lambda item: item.title, width=30, stretch=True, tip=lambda item: item.title),
)  # fmt: skip


class PreviewStep(QWidget):
    """The items of all files together, narrowed by state and by what of the meeting they belong to."""

    def __init__(self) -> None:
        super().__init__()
        self.found: Preview | None = None
        self.states = Picks(_("Akibat"))
        self.groups = Picks(_("Bagian"))
        self.table: RowTable[Item] = RowTable(COLUMNS)
        self.view: TableView[Item] = TableView(self.table, name=_("Yang akan masuk"))
        self.view.set_empty(EmptyState("list-checks", _("Tidak ada yang seperti itu")))
        self.side = SidePanel()
        middle = across(self.view, self.side, gap=0)
        middle.setStretch(0, 1)
        middle.setStretch(1, 1)
        box = down(self.states, self.groups, middle, gap=SPACE)
        box.setStretch(2, 1)
        self.setLayout(box)
        self.states.chosen.connect(self._narrowed)
        self.groups.chosen.connect(self._narrowed)
        self.view.selection_changed.connect(self._select)

    def show_preview(self, found: Preview) -> None:
        """Show what merging would do; conflicts first in sight, everything listed."""
        self.found = found
        self.states.key = self.groups.key = ALL
        self._offer()
        self._narrowed()

    def forget(self) -> None:
        """Show nothing any longer."""
        self.found = None
        self.table.show_rows([])
        self.side.show_item(None, None)

    def _offer(self) -> None:
        items = self.found.items if self.found else ()
        states = Counter(state for item in items for state in item.states)
        groups = Counter(item.part for item in items)
        whole = [Pick(ALL, _("Semua"), len(items))]
        self.states.show_picks(
            [*whole, *(Pick(one, _(ITEM_STATES[one]), states[one]) for one in ItemState if states[one])], ALL
        )
        self.groups.show_picks(
            [
                Pick(ALL, _("Semua bagian")),
                *(Pick(one, _(MEETING_PARTS[one]), groups[one]) for one in MeetingPart if groups[one]),
            ],
            ALL,
        )

    def _narrowed(self) -> None:
        items = self.found.items if self.found else ()
        state, group = self.states.key, self.groups.key
        self.table.show_rows(
            [item for item in items if (state == ALL or state in item.states) and group in (ALL, item.part)]
        )
        self.view.go(0, 0)
        self._select()

    def _select(self) -> None:
        self.side.show_item(self.view.current_row(), self.found)
