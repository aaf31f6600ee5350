"""One question beside the cell it is about: Enter answers it, Esc takes it back."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import QPoint, QRect, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QApplication, QFrame, QLineEdit, QWidget

from rakor_desktop.domain.i18n import _
from rakor_desktop.ui.autosave import Autosave
from rakor_desktop.ui.pieces import InlineMessage, Label, across, button, down
from rakor_desktop.ui.theme import SPACE, State

Take = Callable[[str], "str | None"]
"""What is done with the answer; it returns None, or the sentence of the refusal."""

_LETTERS = 44


@dataclass(frozen=True, slots=True)
class Question:
    """What is asked, and what may be answered with a click."""

    title: str
    text: str = ""
    """What stands in the line already."""
    placeholder: str = ""
    hint: str = ""
    offers: Sequence[str] = ()


class AskBox(QFrame):
    """Floats over a page; what is typed into it is saved before the page is left."""

    closed = Signal()
    """The question was answered or taken back."""

    def __init__(self, page: QWidget, autosave: Autosave) -> None:
        super().__init__(page)
        self._page = page
        self._autosave = autosave
        self._take: Take | None = None
        self.title = Label(strong=True)
        self.line = _Line()
        self.hint = Label(size="small", tone="muted")
        self.refusal = InlineMessage(State.BAD)
        self._offers = QWidget()
        self.setObjectName("popup")
        self._lay_out()
        self.line.returnPressed.connect(self.answer)
        self.line.escaped.connect(self.take_back)
        self.line.left.connect(self._left)
        self.line.textEdited.connect(self._typed)
        self.hide()

    def _lay_out(self) -> None:
        self.line.setMinimumWidth(_LETTERS * self.fontMetrics().averageCharWidth())
        self._box = down(self.title, self.line, self._offers, self.refusal, self.hint, margin=SPACE + 4)
        self.setLayout(self._box)

    def ask(self, question: Question, cell: QRect, take: Take) -> None:
        """Ask below a cell, given in the coordinates of the page."""
        self._take = take
        self.title.setText(question.title)
        self.line.setAccessibleName(question.title)
        self.line.setPlaceholderText(question.placeholder)
        self.line.setText(question.text)
        self.line.selectAll()
        self.hint.setText(" · ".join(filter(None, (question.hint, _("Enter menyimpan, Esc membatalkan")))))
        self.refusal.show_message(State.BAD, "")
        self._offer(question.offers)
        self.show()
        self._place(cell)
        self.raise_()
        self.line.setFocus()

    def answer(self) -> bool:
        """Do what the answer means; a refusal stays under the line with what was typed."""
        if self._take is None:
            return True
        refusal = self._take(self.line.text())
        if refusal is not None:
            self.refusal.show_message(State.BAD, refusal)
            self._grow()
            return False
        self._close()
        return True

    def take_back(self) -> None:
        """Ask no longer, and record nothing."""
        if self._take is not None:
            self._close()

    def _offer(self, offers: Sequence[str]) -> None:
        self._box.removeWidget(self._offers)
        self._offers.deleteLater()
        self._offers = QWidget()
        words = [button(word, partial(self._answer_with, word)) for word in offers]
        self._offers.setLayout(across(*words, None, gap=SPACE // 2))
        self._offers.setVisible(bool(offers))
        self._box.insertWidget(2, self._offers)

    def _answer_with(self, word: str) -> None:
        self.line.setText(word)
        self.answer()

    def _close(self) -> None:
        self._take = None
        self._autosave.forget(self._key)
        self.hide()
        self.closed.emit()

    @property
    def _key(self) -> tuple[str, int]:
        return "ask", id(self)

    def _typed(self) -> None:
        self.refusal.show_message(State.BAD, "")
        self._autosave.touch(self._key, self.answer, after_pause=False)

    def _left(self) -> None:
        """Answer with what was typed once the person goes elsewhere; nothing typed is nothing meant."""
        here = QApplication.focusWidget()
        inside = here is not None and self.isAncestorOf(here)
        if self._take is None or inside or not self.isVisible():
            return
        if self.line.isModified():
            self.answer()
        else:
            self.take_back()

    def _place(self, cell: QRect) -> None:
        page = self._page
        self.adjustSize()
        left = max(SPACE, min(cell.left(), page.width() - self.width() - SPACE))
        below = cell.bottom() + 4
        above = cell.top() - self.height() - 4
        self.move(QPoint(left, below if below + self.height() <= page.height() else max(above, SPACE)))

    def _grow(self) -> None:
        """Make room for the refusal within the page."""
        self.adjustSize()
        self.move(self.x(), max(SPACE, min(self.y(), self._page.height() - self.height() - SPACE)))


class _Line(QLineEdit):
    escaped = Signal()
    left = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        if event.key() == Qt.Key.Key_Escape:
            self.escaped.emit()
        else:
            super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:  # noqa: N802 - Qt's name
        super().focusOutEvent(event)
        if event.reason() not in (Qt.FocusReason.ActiveWindowFocusReason, Qt.FocusReason.PopupFocusReason):
            self.left.emit()
