"""A list at the left and what is in hand at the right, as the three views of the page have it."""

from __future__ import annotations

from typing import Generic, TypeVar

from PySide6.QtWidgets import QSplitter, QWidget

from rakor_desktop.ui.pieces import InlineMessage, Label, down, scrolling
from rakor_desktop.ui.table import RowTable, TableView
from rakor_desktop.ui.theme import SPACE, State

R = TypeVar("R")
_LIST, _PANEL = 540, 620


class ListAndPanel(QSplitter, Generic[R]):
    """Joins a table and a panel whose middle scrolls; refusals appear in the panel."""

    def __init__(self, view: TableView[R], table: RowTable[R]) -> None:
        super().__init__()
        self.view, self.table = view, table
        self.title = Label(size="title")
        self.explanation = Label()
        self.message = InlineMessage(State.BAD)
        self.setChildrenCollapsible(False)

    def lay_out(self, middle: QWidget, *foot: QWidget) -> None:
        """Put the parts together."""
        area = scrolling(middle)
        head = down(self.title, self.explanation, gap=SPACE // 2)
        box = down(head, self.message, area, *foot, gap=SPACE)
        box.setStretch(2, 1)
        box.setContentsMargins(2 * SPACE, 0, 2 * SPACE, 2 * SPACE)
        self.panel = QWidget()
        self.panel.setLayout(box)
        self.addWidget(self.view)
        self.addWidget(self.panel)
        self.setSizes([_LIST, _PANEL])
        self.setStretchFactor(0, 1)
        self.setStretchFactor(1, 2)

    def show_refusal(self, sentence: str) -> None:
        """Say why it was not done."""
        self.message.show_message(State.BAD, sentence)
