"""The line or box in which a third value is written."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QFrame, QLineEdit, QStackedWidget

from rakor_desktop.domain.disputes import Dispute
from rakor_desktop.domain.i18n import _
from rakor_desktop.services import disputes_values as values
from rakor_desktop.ui.choosers import ChoiceBox
from rakor_desktop.ui.form.area import TextArea
from rakor_desktop.ui.pieces import InlineMessage, Label, across, button, down
from rakor_desktop.ui.theme import SPACE, State


class Writing(QFrame):
    """Asks for another value as the field wants it: a choice, a line, or sentences."""

    written = Signal(str)
    """What was written is to be saved."""
    left = Signal()
    """The person gave it up."""
    typed = Signal()
    """What stands there has changed."""

    def __init__(self) -> None:
        super().__init__()
        self._start = ""
        self._title = Label(strong=True)
        self.line = QLineEdit()
        self.area = TextArea(3, 8)
        self.choice = ChoiceBox()
        self._field = QStackedWidget()
        for part in (self.line, self.area, self.choice):
            self._field.addWidget(part)
        self.message = InlineMessage(State.BAD)
        self.save = button(_("Simpan nilai ini"), self._save, icon="check", tip="Ctrl+Enter")
        leave = button(_("Batal"), self.left.emit, kind="quiet", tip="Esc")
        self.setLayout(
            down(self._title, self._field, self.message, across(self.save, leave, None), gap=SPACE)
        )
        self.line.returnPressed.connect(self._save)
        for change in (self.line.textChanged, self.area.textChanged, self.choice.currentTextChanged):
            change.connect(self.typed)
        for keys in ("Ctrl+Return", "Ctrl+Enter"):
            QShortcut(QKeySequence(keys), self, self._save)
        QShortcut(QKeySequence("Esc"), self, self.left.emit)

    @property
    def text(self) -> str:
        """What stands there."""
        part = self._field.currentWidget()
        if part is self.area:
            return self.area.toPlainText()
        return self.choice.currentText() if part is self.choice else self.line.text()

    @property
    def is_changed(self) -> bool:
        """Whether something else stands there than at the beginning."""
        return not self.isHidden() and self.text != self._start

    def open_for(self, dispute: Dispute) -> None:
        """Begin with the value that is shown meanwhile."""
        table, field = dispute.at.table, dispute.at.field
        few = values.options(table, field)
        text = values.typed_text(table, field, dispute.sides[0].value)
        self._title.setText(_("{field} yang benar:").format(field=dispute.field_name))
        if few:
            self.choice.set_options([(value, words) for value, words in few])
            self.choice.show_value(dispute.sides[0].value)
        part = self.choice if few else self.area if values.is_long(table, field) else self.line
        self.area.setPlainText(text if part is self.area else "")
        self.line.setText(text if part is self.line else "")
        for one in (self.line, self.area, self.choice):
            one.setAccessibleName(dispute.field_name)
        self._field.setCurrentWidget(part)
        self._field.setFixedHeight(part.sizeHint().height())
        self.message.show_message(State.BAD, "")
        self._start = self.text
        self.show()
        part.setFocus()
        if part is self.line:
            self.line.selectAll()

    def refuse(self, sentence: str) -> None:
        """Say right here why it cannot be taken."""
        self.tell(sentence)
        self.take_focus()

    def tell(self, sentence: str) -> None:
        """Say something about it without touching what is being typed."""
        self.message.show_message(State.BAD, sentence)

    def take_focus(self) -> None:
        """Go on where it was."""
        part = self._field.currentWidget()
        if part is not None:
            part.setFocus()

    def _save(self) -> None:
        self.written.emit(self.text)
