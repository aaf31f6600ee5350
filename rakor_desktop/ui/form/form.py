"""A form put together from descriptions; each field saves itself when it is left."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QShowEvent
from PySide6.QtWidgets import QGridLayout, QScrollArea, QWidget

from rakor_desktop.domain.errors import RakorError
from rakor_desktop.ui.autosave import Autosave
from rakor_desktop.ui.form.box import FieldBox
from rakor_desktop.ui.form.fields import AnyField, Heading
from rakor_desktop.ui.form.inputs import shown
from rakor_desktop.ui.form.mnemonics import letters_for
from rakor_desktop.ui.pieces import InlineMessage, Label, down
from rakor_desktop.ui.theme import SPACE, State

Save = Callable[[str, Mapping[str, Any]], "str | None"]


class Form(QWidget):
    """Shows one frozen row and saves what is changed in it, field by field.

    ``save(uid, {name: value})`` returns None, or the sentence of the refusal, which is shown below the field
    while the typed text stays. In a dialog there is no ``save``: ``show_row`` fills the form, ``collect``
    reads it.
    """

    edited = Signal()
    """The person changed something, saved or not."""

    def __init__(
        self, fields: Sequence[AnyField], save: Save | None = None, *, autosave: Autosave | None = None
    ) -> None:
        super().__init__()
        self._save = save
        self._autosave = autosave or Autosave(self)
        self._uid = ""
        self._shows = False
        self._boxes: dict[str, FieldBox] = {}
        self._message = InlineMessage(State.BAD)
        self._lay_out(fields)
        self._lettered = False
        if save is not None:
            self.setEnabled(False)

    def _lay_out(self, fields: Sequence[AnyField]) -> None:
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(2 * SPACE)
        grid.setVerticalSpacing(12)
        grid.setColumnStretch(0, 1)
        grid.setColumnStretch(1, 1)
        grid.addWidget(self._message, 0, 0, 1, 2)
        line, beside = 1, False
        for field in fields:
            half = not isinstance(field, Heading) and field.half
            if beside and not half:
                line, beside = line + 1, False
            widget = _heading(field) if isinstance(field, Heading) else self._make_box(field)
            grid.addWidget(widget, line, 1 if beside else 0, 1, 1 if half else 2)
            line, beside = (line, True) if half and not beside else (line + 1, False)
        grid.setRowStretch(line + 1, 1)

    def _make_box(self, field: AnyField) -> FieldBox:
        assert not isinstance(field, Heading)
        box = FieldBox(field)
        box.takes_back = self._save is not None
        box.edited.connect(self._edited)
        box.left.connect(self._left)
        self._boxes[field.name] = box
        return box

    @property
    def uid(self) -> str:
        """The row shown, empty if there is none."""
        return self._uid

    @property
    def dirty(self) -> bool:
        """Whether something stands here that was not shown or saved."""
        return any(box.dirty for box in self._boxes.values())

    def show_row(self, uid: str, row: object) -> bool:
        """Show a row, by its attributes or keys; what is being typed into it is never overwritten.

        False when something typed into the former row could not be saved: that row stays, with its refusal.
        """
        same = uid == self._uid and self._shows
        if not same and not self.flush():
            return False
        self._uid, self._shows = uid, True
        self.setEnabled(True)
        for name, box in self._boxes.items():
            value = row[name] if isinstance(row, Mapping) else getattr(row, name)
            (box.hear if same else box.show_value)(value)
        if not same:
            self._message.show_message(State.BAD, "")
        return True

    def clear(self) -> bool:
        """Show no row; False when something typed could not be saved."""
        if not self.flush():
            return False
        self.discard()
        return True

    def discard(self) -> None:
        """Show no row and forget what was typed: the row is gone."""
        for box in self._boxes.values():
            self._autosave.forget(self._key(box))
            box.show_value(None)
        self._uid, self._shows = "", False
        self.setEnabled(self._save is None)

    def flush(self) -> bool:
        """Save everything pending now; False when something was refused or is nonsense."""
        saved = [self._autosave.flush(self._key(box)) for box in self._boxes.values()]
        return all(saved)

    def collect(self) -> dict[str, Any] | None:
        """Return every value, or None after showing what is wrong and going to the first such field."""
        values = {}
        wrong = []
        for name, box in self._boxes.items():
            try:
                values[name] = box.input.value()
            except RakorError as refusal:
                box.refuse(str(refusal))
                wrong.append(name)
        if wrong:
            self.focus(wrong[0])
            return None
        return values

    def show_refusal(self, sentence: str, name: str = "") -> None:
        """Show a refusal below a field, or above all of them when it is about none in particular."""
        if name in self._boxes:
            self._boxes[name].refuse(sentence)
            self.focus(name)
        else:
            self._message.show_message(State.BAD, sentence)

    def focus(self, name: str = "") -> None:
        """Go to a field, the first one without a name."""
        box = self._boxes[name or next(iter(self._boxes))]
        box.input.widget.setFocus()
        # Qt scrolls for the Tab key only.
        around = self.parentWidget()
        while around is not None and not isinstance(around, QScrollArea):
            around = around.parentWidget()
        if around is not None:
            around.ensureWidgetVisible(box)

    def field(self, name: str) -> QWidget:
        """Return the widget of a field."""
        return self._boxes[name].input.widget

    def refusal(self, name: str) -> str:
        """Return what is said to be wrong with a field, empty if nothing is."""
        return self._boxes[name].refusal

    def set_options(self, name: str, options: Sequence[tuple[Any, ...]]) -> None:
        """Offer other values in a Choice or Searchable."""
        self._boxes[name].input.set_options(options)

    def set_read_only(self, read_only: bool) -> None:
        """Let the form be read and copied from, but not changed."""
        for box in self._boxes.values():
            box.input.set_read_only(read_only)

    def set_shown(self, name: str, shown: bool) -> None:
        """Show or hide a field that matters only sometimes."""
        self._boxes[name].setVisible(shown)

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802
        """Give the labels their letters once it is known which ones the window uses."""
        super().showEvent(event)
        if not self._lettered:
            self._lettered = True
            names = [shown(box.field.label) for box in self._boxes.values()]
            for box, text in zip(self._boxes.values(), letters_for(names, self.window()), strict=True):
                box.set_label(text)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Show the letters of the labels while Alt is held."""
        self._underline(event, on=True)
        super().keyPressEvent(event)

    def keyReleaseEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Hide the letters of the labels."""
        self._underline(event, on=False)
        super().keyReleaseEvent(event)

    def _underline(self, event: QKeyEvent, *, on: bool) -> None:
        if event.key() == Qt.Key.Key_Alt:
            for box in self._boxes.values():
                box.underline(on=on)

    def _key(self, box: FieldBox) -> tuple[int, str]:
        return id(self), box.field.name

    def _edited(self, box: FieldBox) -> None:
        if self._save is not None:
            if box.dirty:
                uid = self._uid
                self._autosave.touch(
                    self._key(box), lambda: self._write(uid, box), after_pause=box.input.paused
                )
            else:
                self._autosave.forget(self._key(box))
        self.edited.emit()

    def _left(self, box: FieldBox) -> None:
        if self._save is not None:
            self._autosave.flush(self._key(box))
            if not box.dirty:
                box.revert()
        elif box.dirty:
            self._check(box)

    def _check(self, box: FieldBox) -> None:
        """Say at once, in a dialog too, what cannot be meant."""
        try:
            box.input.meant()
        except RakorError as refusal:
            box.refuse(str(refusal))

    def _write(self, uid: str, box: FieldBox) -> bool:
        try:
            value = box.input.value()
        except RakorError as refusal:
            box.refuse(str(refusal))
            return False
        if box.changed(value) and self._save is not None:
            refusal_sentence = self._save(uid, {box.field.name: value})
            if refusal_sentence is not None:
                box.refuse(refusal_sentence)
                return False
        box.settle(value)
        return True


def _heading(field: Heading) -> QWidget:
    made = QWidget()
    words = [Label(shown(field.label), strong=True)]
    if field.hint:
        words.append(Label(shown(field.hint), size="small", tone="muted"))
    box = down(*words, gap=2)
    box.setContentsMargins(0, SPACE, 0, 0)
    made.setLayout(box)
    return made
