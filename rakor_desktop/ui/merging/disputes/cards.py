"""The sides of a disagreement as cards beside each other."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QPushButton, QSizePolicy, QWidget

from rakor_desktop.domain.word_diff import Piece
from rakor_desktop.ui.chips import Chip, chip_height
from rakor_desktop.ui.merging.disputes.diffs import DiffLabel
from rakor_desktop.ui.pieces import Card, Label, Part, across, button
from rakor_desktop.ui.theme import SPACE, State

_NARROWEST = 230
"""Pixels below which a card is put below the others instead of beside them."""


@dataclass(frozen=True, slots=True)
class Face:
    """What one card shows."""

    head: str
    pieces: Sequence[Piece]
    foot: str
    mark: tuple[State, str] | None = None
    action: str = ""
    tip: str = ""
    danger: bool = False


class SideCard(Card):
    """One side: whose it is, what it says, and the button that chooses it."""

    def __init__(self, face: Face, do: Callable[[], object] | None = None) -> None:
        self.face = face
        self.text = DiffLabel(face.pieces)
        self.button: QPushButton | None = None
        head = Label(face.head, strong=True)
        head.setWordWrap(False)
        head.setMinimumHeight(chip_height())
        line: list[Part] = [head, None]
        if face.mark is not None:
            line.append(Chip(*face.mark))
        parts: list[Part] = [across(*line), self.text, Label(face.foot, size="small", tone="muted")]
        if face.action:
            kind = "danger" if face.danger else "plain"
            self.button = button(face.action, do, kind=kind, tip=face.tip)  # type: ignore[arg-type]
            parts += [across(self.button, None)]
        super().__init__(*parts)
        layout = self.layout()
        if layout is not None:
            layout.setStretch(1, 1)  # type: ignore[attr-defined]
        self.setAccessibleName(f"{face.head}: {self.text.said}")


class Cards(QWidget):
    """Cards in as many columns as there is room for, each column equally wide."""

    def __init__(self) -> None:
        super().__init__()
        self.cards: list[SideCard] = []
        self._columns = 0
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setSpacing(SPACE)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)

    def show_cards(self, cards: Sequence[SideCard]) -> None:
        """Show these instead of the former ones."""
        for old in self.cards:
            self._grid.removeWidget(old)
            old.hide()
            old.deleteLater()
        self.cards = list(cards)
        self._columns = 0
        self._place(self.width())

    def minimumSizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Let the panel be as narrow as one card."""
        return QSize(_NARROWEST, super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """Break the row anew."""
        super().resizeEvent(event)
        self._place(event.size().width())

    def _place(self, width: int) -> None:
        room = max(1, (width + SPACE) // (_NARROWEST + SPACE))
        columns = min(room, max(len(self.cards), 1))
        if columns > 1 and len(self.cards) > columns:
            # Five in rows of three and two, not of four and one.
            columns = -(-len(self.cards) // -(-len(self.cards) // columns))
        if columns == self._columns:
            return
        before, self._columns = self._columns, columns
        for column in range(max(before, columns)):
            self._grid.setColumnStretch(column, int(column < columns))
        for place, card in enumerate(self.cards):
            self._grid.addWidget(card, place // columns, place % columns, Qt.AlignmentFlag(0))
            card.show()


def when_and_who(who: str, when: str) -> str:
    """Return the foot of a card."""
    return f"{who}\n{when}"
