"""One field on screen: label, widget, and below it what must be said about it."""

from __future__ import annotations

from typing import Any, Final

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QPalette
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from rakor_desktop.domain.i18n import _
from rakor_desktop.ui.form.fields import Check, Field
from rakor_desktop.ui.form.inputs import make_input, shown
from rakor_desktop.ui.pieces import Label, Picture, across

_NONE: Final = object()


class FieldLabel(QLabel):
    """A label whose letter for Alt is underlined only while Alt is held, so that the form is quiet."""

    underlined = False

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802
        """Draw the words, with or without the underline."""
        flag = Qt.TextFlag.TextShowMnemonic if self.underlined else Qt.TextFlag.TextHideMnemonic
        self.style().drawItemText(
            QPainter(self),
            self.rect(),
            int(flag | Qt.AlignmentFlag.AlignVCenter),
            self.palette(),
            self.isEnabled(),
            self.text(),
            QPalette.ColorRole.WindowText,
        )


class FieldBox(QWidget):
    """Knows whether its field was touched since it was last shown, and keeps news from overwriting it."""

    edited = Signal(object)
    """Emitted with the box at every change the person makes."""
    left = Signal(object)
    """Emitted with the box when what was typed may be final."""

    def __init__(self, field: Field) -> None:
        super().__init__()
        self.field = field
        self.input = make_input(field)
        self._kept: Any = None
        self._news: Any = _NONE
        self._raw = self.input.raw()
        self.refusal = ""
        self.takes_back = True
        """Whether Esc takes back what was typed; where nothing is in a file yet it would be lost."""
        self._picture = Picture("circle-x", "bad", 14)
        self._words = Label(size="small")
        self._note = QWidget()
        self._label = FieldLabel()
        self._dot = Picture("pencil", "warn", 12)
        self._lay_out()
        self.input.edited.connect(self._edited)
        self.input.left.connect(lambda: self.left.emit(self))

    def _lay_out(self) -> None:
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(4)
        heading = across(self._label, self._dot, None, gap=6)
        self._dot.setToolTip(_("Belum tersimpan"))
        self._dot.hide()
        note = across(self._picture, self._words, gap=5)
        note.setAlignment(self._picture, Qt.AlignmentFlag.AlignTop)
        note.setStretch(1, 1)
        self._note.setLayout(note)
        if isinstance(self.field, Check):
            heading.insertWidget(0, self.input.widget)
            self._label.hide()
        box.addLayout(heading)
        if not isinstance(self.field, Check):
            box.addWidget(self.input.widget)
        box.addWidget(self._note)
        box.addStretch(1)
        self.set_label(shown(self.field.label))
        self._say()

    def set_label(self, text: str) -> None:
        """Show the label; an ``&`` stands before the letter that leads here with Alt."""
        star = " *" if self.field.required else ""
        self._label.setText(f"{text}{star}")
        self._label.setBuddy(self.input.widget)
        name = text.replace("&", "")
        required = f", {_('wajib diisi')}" if self.field.required else ""
        self.input.widget.setAccessibleName(f"{name}{required}")
        self._label.setToolTip(_("Wajib diisi") if self.field.required else "")

    def underline(self, *, on: bool) -> None:
        """Show or hide the letter for Alt."""
        self._label.underlined = on
        self._label.update()

    @property
    def dirty(self) -> bool:
        """Whether something stands here that was not shown or saved."""
        return bool(self.input.raw() != self._raw)

    def show_value(self, value: Any) -> None:
        """Show what the file holds."""
        self._kept, self._news = value, _NONE
        self.input.show_value(value)
        self._clean()

    def hear(self, value: Any) -> None:
        """Show news, unless the person is typing here: then remember them."""
        if self.dirty or self._being_written:
            self._news = value
        else:
            self.show_value(value)

    def changed(self, value: Any) -> bool:
        """Tell whether this is another value than the file holds."""
        return bool(value != self._kept)

    def settle(self, value: Any) -> None:
        """After this value was saved: it is what the file holds, perhaps in tidier words."""
        self._kept = value
        self._clean()
        if not self._being_written:
            self.show_value(value if self._news is _NONE else self._news)

    def revert(self) -> None:
        """Forget what was typed."""
        self.show_value(self._kept if self._news is _NONE else self._news)

    def refuse(self, sentence: str) -> None:
        """Say below the field why it was not taken; what was typed stays."""
        self.refusal = sentence
        self._say()

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802
        """Follow the text size of the program."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self.input.fit()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Take back what was typed here with Esc."""
        if event.key() == Qt.Key.Key_Escape and self.dirty and self.takes_back:
            self.revert()
            self.edited.emit(self)
        else:
            super().keyPressEvent(event)

    @property
    def _being_written(self) -> bool:
        return self.input.paused and self.input.widget.hasFocus()

    def _edited(self) -> None:
        self.refusal = ""
        self._dot.setVisible(self.dirty)
        self._say()
        self.edited.emit(self)

    def _clean(self) -> None:
        self._raw = self.input.raw()
        self._dot.hide()
        self.refusal = ""
        self._say()

    def _say(self) -> None:
        """Show the refusal, else how the value was understood, else the hint."""
        text = self.refusal or self.input.echo() or shown(self.field.hint)
        self._picture.setVisible(bool(self.refusal))
        if text != self._words.text() or bool(self.refusal) != bool(self.input.widget.property("wrong")):
            self._words.setText(text)
            self._words.set_tone("bad" if self.refusal else "muted")
            self._mark_wrong(wrong=bool(self.refusal))
            self.input.widget.setAccessibleDescription(text)
        self._note.setVisible(bool(text))

    def _mark_wrong(self, *, wrong: bool) -> None:
        widget = self.input.widget
        if bool(widget.property("wrong")) != wrong:
            widget.setProperty("wrong", wrong)
            widget.style().polish(widget)
