"""Kirim dan bagikan: a folder that all laptops see, and parcels that only the secretariat opens."""

from __future__ import annotations

from typing import ClassVar

from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QBoxLayout, QWidget

from rakor_desktop.services import events
from rakor_desktop.ui.merging.exchange.folder_card import FolderCard
from rakor_desktop.ui.merging.exchange.parcel_card import ParcelCard
from rakor_desktop.ui.merging.page import Page
from rakor_desktop.ui.pieces import across, down, scrolling
from rakor_desktop.ui.theme import SPACE

_WHEN = (QEvent.Type.LayoutRequest, QEvent.Type.Resize)


class ExchangePage(Page):
    """Two cards."""

    key: ClassVar[str] = "exchange"

    def build(self) -> None:
        """Make the cards."""
        self.folder = FolderCard(self.app)
        self.parcels = ParcelCard(self.app)
        self.cards = _Cards(self.folder, self.parcels)
        self.setLayout(down(scrolling(self.cards), gap=0))

    def refresh(self) -> None:
        """Read which key the file names, and whose clocks it goes by."""
        self.folder.show_zone(self.app.ask(events.event, self.app.event_uid).time_zone)
        self.parcels.refresh()

    def begin(self) -> None:
        """Take the focus where the work is."""
        if self.folder.rounds.folder is not None:
            self.folder.take.setFocus()
        elif self.folder.nothing.action is not None:
            self.folder.nothing.action.setFocus()


class _Cards(QWidget):
    """Side by side where there is room; one below the other in a narrow window, or with large letters."""

    def __init__(self, first: QWidget, second: QWidget) -> None:
        super().__init__()
        self._both = (first, second)
        self._box = across(first, second, gap=2 * SPACE)
        self._box.setStretch(0, 5)
        self._box.setStretch(1, 3)
        self._box.setContentsMargins(2 * SPACE, 0, 2 * SPACE, 2 * SPACE)
        self.setLayout(self._box)

    def event(self, event: QEvent) -> bool:
        """Look how much room there is, whenever it or what is needed changed."""
        done = super().event(event)
        if event.type() in _WHEN:
            self._turn()
        return done

    def _turn(self) -> None:
        around = self.parentWidget()
        needed = sum(card.minimumSizeHint().width() for card in self._both) + 6 * SPACE
        beside = around is None or needed <= around.width()
        way = QBoxLayout.Direction.LeftToRight if beside else QBoxLayout.Direction.TopToBottom
        if self._box.direction() != way:
            self._box.setDirection(way)
