"""How one field of a row is shown, sorted, filtered and, where it may be, typed over."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from PySide6.QtCore import Qt

from rakor_desktop.domain.errors import RakorError
from rakor_desktop.domain.i18n import _
from rakor_desktop.ui.theme import State

R = TypeVar("R")

LEFT = Qt.AlignmentFlag.AlignLeft
RIGHT = Qt.AlignmentFlag.AlignRight
CENTER = Qt.AlignmentFlag.AlignHCenter


@dataclass(frozen=True, slots=True)
class Column(Generic[R]):
    """One column; ``title`` is marked with ``N_`` and translated when shown.

    A column with a ``field`` can be typed into: the text goes through ``parse`` (it may raise RakorError)
    and the table's ``save`` is called with ``{uid: {field: value}}``. With ``choices`` it is picked from a
    list; what is pasted is then one of the labels.
    """

    title: str
    text: Callable[[R], str]
    align: Qt.AlignmentFlag = LEFT
    width: int = 12
    """How many average letters should fit."""
    stretch: bool = False
    """Takes a share of the room that is left."""
    sort: Callable[[R], Any] | None = None
    """What to sort by, instead of the text; None goes last."""
    sorts: str = ""
    """What it is sorted by, in words marked with ``N_``, where the title does not say it."""
    group: Callable[[R], str] | None = None
    """What the row counts as when the column is filtered, if not as its text."""
    filters: bool = True
    """Whether it makes sense to show only some of its values."""
    state: Callable[[R], State | None] | None = None
    """Shows the text as a chip."""
    icon: Callable[[R], str] | None = None
    """The name of a picture before the text."""
    tip: Callable[[R], str] | None = None
    field: str = ""
    """The name under which ``save`` is given what was typed."""
    parse: Callable[[str], Any] = str.strip
    typed: Callable[[R], str] | None = None
    """What stands in the cell while it is edited, if not the text."""
    is_word: bool = True
    """Whether the title is a word of the program, to be translated; False where it is data: a session's."""
    choices: Sequence[tuple[Any, str]] | Callable[[R], Sequence[tuple[Any, str]]] | None = None
    also: Mapping[str, Any] | None = None
    """More words in small letters that mean one of the choices when they are pasted."""

    @property
    def heading(self) -> str:
        """The title as it is shown."""
        return _(self.title) if self.is_word else self.title

    def options(self, row: R) -> Sequence[tuple[Any, str]]:
        """Return the values this cell may take, each with its label in the language in use."""
        known = self.choices(row) if callable(self.choices) else self.choices or ()
        return [(value, _(label) if label else "") for value, label in known]

    def value(self, row: R, text: str) -> Any:
        """Return what was meant by the text; refuse what cannot be meant here."""
        if self.choices is None:
            return self.parse(text)
        wanted = " ".join(text.split()).casefold()
        for value, label in self.options(row):
            if label.casefold() == wanted:
                return value
        if self.also is not None and wanted in self.also:
            return self.also[wanted]
        known = ", ".join(label for _value, label in self.options(row) if label)
        raise RakorError(_("“{text}” tidak dikenal; pilih: {known}.").format(text=text.strip(), known=known))

    def shows(self, row: R, text: str) -> bool:
        """Tell whether the text is what stands in the cell already."""
        return text.strip() in (self.text(row).strip(), self.edited(row).strip())

    def edited(self, row: R) -> str:
        """Return what stands in the cell while it is edited."""
        return (self.typed or self.text)(row)

    def counts_as(self, row: R) -> str:
        """Return under which value the filter of the column lists the row; empty cells are one value."""
        return (self.group or self.text)(row).strip()

    def sort_key(self, row: R) -> tuple[bool, Any]:
        """Return what the row is sorted by; a missing value comes last."""
        key = self.text(row).casefold() if self.sort is None else self.sort(row)
        return key is None or key == "", key
