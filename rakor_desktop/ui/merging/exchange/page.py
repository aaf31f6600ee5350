"""Kirim dan bagikan: a folder that all laptops see, and parcels that only the secretariat opens."""

from __future__ import annotations

from typing import ClassVar

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QWidget

from rakor_desktop.services import events
from rakor_desktop.ui.merging.exchange.folder_card import FolderCard
from rakor_desktop.ui.merging.exchange.parcel_card import ParcelCard
from rakor_desktop.ui.merging.page import Page
from rakor_desktop.ui.pieces import across, down, scrolling
from rakor_desktop.ui.theme import SPACE


class ExchangePage(Page):
    """Two cards, side by side where there is room."""

    key: ClassVar[str] = "exchange"

    def build(self) -> None:
        """Make the cards."""
        self.folder = FolderCard(self.app)
        self.parcels = ParcelCard(self.app)
        inner = QWidget()
        box = self._box = across(self.folder, self.parcels, gap=2 * SPACE)
        box.setStretch(0, 5)
        box.setStretch(1, 3)
        box.setContentsMargins(2 * SPACE, 0, 2 * SPACE, 2 * SPACE)
        inner.setLayout(box)
        self.setLayout(down(scrolling(inner), gap=0))

    def refresh(self) -> None:
        """Read which key the file names, and whose clocks it goes by."""
        self.folder.show_zone(self.app.ask(events.event, self.app.event_uid).time_zone)
        self.parcels.refresh()
        self._turn()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """Put one card below the other in a narrow window, or with large letters."""
        super().resizeEvent(event)
        if self._built:
            self._turn()

    def _turn(self) -> None:
        needed = sum(card.minimumSizeHint().width() for card in (self.folder, self.parcels)) + 6 * SPACE
        beside = needed <= self.width()
        way = QBoxLayout.Direction.LeftToRight if beside else QBoxLayout.Direction.TopToBottom
        if self._box.direction() != way:
            self._box.setDirection(way)

    def begin(self) -> None:
        """Take the focus where the work is."""
        if self.folder.rounds.folder is not None:
            self.folder.take.setFocus()
        elif self.folder.nothing.action is not None:
            self.folder.nothing.action.setFocus()
