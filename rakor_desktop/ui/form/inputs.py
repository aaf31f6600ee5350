"""The widget behind each kind of field: it shows a value and tells which value is meant."""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Callable, Sequence
from typing import Any, ClassVar, Generic, TypeVar

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QCheckBox, QLineEdit, QWidget

from rakor_desktop.domain.errors import RakorError
from rakor_desktop.domain.i18n import _
from rakor_desktop.ui.choosers import ChoiceBox, SearchBox
from rakor_desktop.ui.form.area import TextArea
from rakor_desktop.ui.form.dates import DateLine
from rakor_desktop.ui.form.fields import (
    Area,
    Check,
    Choice,
    Clock,
    Date,
    Field,
    Money,
    Number,
    Options,
    Searchable,
    Typed,
)

F = TypeVar("F", bound=Field)


def shown(text: str) -> str:
    """Return a marked text in the language in use."""
    return _(text) if text else ""


class Input(QObject, Generic[F]):
    """Joins a field's description and its widget."""

    edited = Signal()
    """The person changed something."""
    left = Signal()
    """The widget was left, or what was chosen is final."""
    paused: ClassVar[bool] = False
    """Whether half of what is typed is worth saving after a pause."""

    widget: QWidget

    def __init__(self, field: F) -> None:
        super().__init__()
        self.field = field

    @abstractmethod
    def show_value(self, value: Any) -> None:
        """Show a value."""

    @abstractmethod
    def raw(self) -> Any:
        """Return what stands there, to see whether it changed."""

    @abstractmethod
    def meant(self) -> Any:
        """Return the value meant, without asking whether it is required."""

    def value(self) -> Any:
        """Return the value meant; refuse nonsense and missing values."""
        value = self.meant()
        if self.field.required and value in (None, "", ()):
            raise RakorError(_("Wajib diisi."))
        return value

    def echo(self) -> str:
        """Return how the value was understood, if that is worth reading back."""
        return ""

    def set_read_only(self, read_only: bool) -> None:
        """Let it be read but not changed."""
        if isinstance(self.widget, QLineEdit | TextArea):
            self.widget.setReadOnly(read_only)
            self.widget.style().polish(self.widget)
        else:
            self.widget.setEnabled(not read_only)

    def fit(self) -> None:
        """Be no wider than its kind of value needs, with the text size in use."""
        letters = _LETTERS.get(type(self.field))
        if letters:
            self.widget.setMaximumWidth(letters * self.widget.fontMetrics().averageCharWidth() + 24)

    def set_options(self, options: Sequence[tuple[Any, ...]]) -> None:  # noqa: ARG002 - for fields with any
        """Offer other options."""
        raise TypeError(self.field.name)


class LineInput(Input[Typed]):
    """A line of text that is read as a value when it is left."""

    def __init__(self, field: Typed) -> None:
        super().__init__(field)
        self.widget: QLineEdit = DateLine() if isinstance(field, Date) else QLineEdit()
        self.widget.setPlaceholderText(shown(field.placeholder))
        self.widget.textEdited.connect(self.edited)
        self.widget.editingFinished.connect(self.left)

    def show_value(self, value: Any) -> None:
        """Show a value."""
        text = "" if value in (None, "") else self.field.format(value)
        if text != self.widget.text():
            self.widget.setText(text)
            self.widget.setCursorPosition(0)

    def raw(self) -> str:
        """Return what stands there."""
        return self.widget.text()

    def meant(self) -> Any:
        """Return the value meant."""
        text = self.widget.text()
        return self.field.parse(text) if text.strip() else self.field.empty

    def echo(self) -> str:
        """Return how the value was understood."""
        try:
            value = self.meant()
        except RakorError:
            return ""
        return "" if value in (None, "") else self.field.echo(value)


class AreaInput(Input[Area]):
    """A box of text."""

    paused = True

    def __init__(self, field: Area) -> None:
        super().__init__(field)
        self.widget: TextArea = TextArea(field.lines, field.most_lines)
        self.widget.setPlaceholderText(shown(field.placeholder))
        self._showing = False
        self.widget.textChanged.connect(self._changed)
        self.widget.left.connect(self.left)

    def show_value(self, value: Any) -> None:
        """Show a value."""
        text = "" if value is None else self.field.format(value)
        if text == self.widget.toPlainText():
            return
        self._showing = True
        self.widget.setPlainText(text)
        self._showing = False

    def raw(self) -> str:
        """Return what stands there."""
        return self.widget.toPlainText()

    def meant(self) -> Any:
        """Return the value meant."""
        text = self.widget.toPlainText()
        return self.field.parse(text) if text.strip() else self.field.empty

    def _changed(self) -> None:
        if not self._showing:
            self.edited.emit()


class ChoiceInput(Input[Choice]):
    """A short list; choosing is final at once."""

    def __init__(self, field: Choice) -> None:
        super().__init__(field)
        self.widget: ChoiceBox = ChoiceBox()
        self.set_options(_options(field.options))
        self.widget.activated.connect(self.edited)
        self.widget.activated.connect(self.left)

    def show_value(self, value: Any) -> None:
        """Show a value."""
        self.widget.show_value(value)

    def raw(self) -> Any:
        """Return what stands there."""
        return self.widget.value()

    def meant(self) -> Any:
        """Return the value meant."""
        return self.widget.value()

    def set_options(self, options: Sequence[tuple[Any, ...]]) -> None:
        """Offer other options."""
        self.widget.set_options([(value, shown(label)) for value, label in options])


class SearchInput(Input[Searchable]):
    """A line with suggestions."""

    def __init__(self, field: Searchable) -> None:
        super().__init__(field)
        self.widget: SearchBox = SearchBox(_options(field.options))
        self.widget.setPlaceholderText(shown(field.placeholder) or _("Ketik dua huruf"))
        self.widget.textEdited.connect(self.edited)
        self.widget.picked.connect(self.edited)
        self.widget.picked.connect(self.left)
        self.widget.editingFinished.connect(self.left)

    def show_value(self, value: Any) -> None:
        """Show a value."""
        self.widget.show_value(value)

    def raw(self) -> str:
        """Return what stands there."""
        return self.widget.text()

    def meant(self) -> Any:
        """Return the value meant."""
        return self.widget.value()

    def set_options(self, options: Sequence[tuple[Any, ...]]) -> None:
        """Offer other options."""
        self.widget.set_options(options)


class CheckInput(Input[Check]):
    """A box to tick; its label stands beside it."""

    def __init__(self, field: Check) -> None:
        super().__init__(field)
        self.widget: QCheckBox = QCheckBox(shown(field.label))
        self.widget.clicked.connect(self.edited)
        self.widget.clicked.connect(self.left)

    def show_value(self, value: Any) -> None:
        """Show a value."""
        self.widget.setChecked(bool(value))

    def raw(self) -> bool:
        """Return what stands there."""
        return self.widget.isChecked()

    def meant(self) -> bool:
        """Return the value meant."""
        return self.widget.isChecked()


_KINDS: tuple[tuple[type[Field], Callable[[Any], Input[Any]]], ...] = (
    (Area, AreaInput),
    (Typed, LineInput),
    (Choice, ChoiceInput),
    (Searchable, SearchInput),
    (Check, CheckInput),
)

_LETTERS: dict[type[Field], int] = {Clock: 12, Date: 26, Number: 18, Money: 30}


def make_input(field: Field) -> Input[Any]:
    """Return the input for a field."""
    made = next(make for kind, make in _KINDS if isinstance(field, kind))(field)
    made.fit()
    return made


def _options(options: Options) -> Sequence[tuple[Any, ...]]:
    return options() if callable(options) else options
