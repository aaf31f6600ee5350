"""What a form asks for: one frozen description per field, in words marked with ``N_``."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import KW_ONLY, dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from rakor_desktop.domain import dates, numbers, shown_dates
from rakor_desktop.domain.errors import RakorError
from rakor_desktop.domain.i18n import _

Options = Sequence[tuple[Any, ...]] | Callable[[], Sequence[tuple[Any, ...]]]

_BREAKS = re.compile(r"[\x00-\x1f\x7f\u2028\u2029]+")


@dataclass(frozen=True, slots=True)
class Field:
    """What every field has; ``name`` is the attribute of the row it shows."""

    name: str
    label: str
    _: KW_ONLY
    required: bool = False
    hint: str = ""
    """A quiet line below the field."""
    half: bool = False
    """Two such fields in a row stand side by side."""


@dataclass(frozen=True, slots=True)
class Typed(Field):
    """A line of text that stands for a value."""

    placeholder: str = ""

    def parse(self, text: str) -> Any:
        """Return the value meant by a text that is not empty; refuse nonsense."""
        raise NotImplementedError

    def format(self, value: Any) -> str:
        """Return the value as it is typed."""
        return str(value)

    def echo(self, value: Any) -> str:  # noqa: ARG002 - most fields have nothing to read back
        """Return how the value was understood, to be read back below the field."""
        return ""

    @property
    def empty(self) -> Any:
        """The value of an empty line."""
        return None


@dataclass(frozen=True, slots=True)
class Text(Typed):
    """One line; the value is a str."""

    max_length: int = 0

    def parse(self, text: str) -> str:
        """Return the text without line breaks and outer spaces."""
        line = _BREAKS.sub(" ", text).strip()
        _refuse_longer(line, self.max_length)
        return line

    @property
    def empty(self) -> str:
        """An empty line is an empty text."""
        return ""


@dataclass(frozen=True, slots=True)
class Area(Typed):
    """Several lines, growing with their content; saved after a pause too."""

    max_length: int = 0
    lines: int = 3
    most_lines: int = 12


@dataclass(frozen=True, slots=True)
class LongText(Area):
    """Running text; the value is a str."""

    def parse(self, text: str) -> str:
        """Return the text without outer blank lines."""
        _refuse_longer(text, self.max_length)
        return text.strip()

    @property
    def empty(self) -> str:
        """No lines are an empty text."""
        return ""


@dataclass(frozen=True, slots=True)
class Lines(Area):
    """A list, one item per line; the value is a tuple of str."""

    def parse(self, text: str) -> tuple[str, ...]:
        """Return the lines that say something."""
        return tuple(line.strip() for line in text.split("\n") if line.strip())

    def format(self, value: Any) -> str:
        """Return one line for each item."""
        return "\n".join(value)

    @property
    def empty(self) -> tuple[str, ...]:
        """No lines are an empty list."""
        return ()


@dataclass(frozen=True, slots=True)
class Date(Typed):
    """A day; the weekday is computed and read back. The value is a date or None."""

    def parse(self, text: str) -> date:
        """Return the day."""
        return dates.parse_date(text)

    def format(self, value: date) -> str:
        """Return the day without its weekday."""
        return shown_dates.plain_date(value)

    def echo(self, value: date) -> str:
        """Return the day with its weekday."""
        return shown_dates.long_date(value)


@dataclass(frozen=True, slots=True)
class Clock(Typed):
    """A time of day; the value is ``HH:MM`` or an empty str."""

    def parse(self, text: str) -> str:
        """Return the time as it is kept."""
        return dates.parse_clock(text)

    def format(self, value: str) -> str:
        """Return the time with a dot."""
        return dates.clock(value)

    @property
    def empty(self) -> str:
        """No time is an empty text."""
        return ""


@dataclass(frozen=True, slots=True)
class Money(Typed):
    """Whole rupiah by Indonesian rules, read back in words. The value is an int or None."""

    def parse(self, text: str) -> int:
        """Return the rupiah."""
        return numbers.parse_money(text)

    def format(self, value: int) -> str:
        """Return the amount as papers print it."""
        return numbers.rupiah(value)

    def echo(self, value: int) -> str:
        """Return the amount in figures and words."""
        return f"{numbers.rupiah(value)} ({numbers.in_words(value)} rupiah)"


@dataclass(frozen=True, slots=True)
class Number(Typed):
    """A number; the value is a Decimal, or an int if ``whole``, or None."""

    whole: bool = False
    grouped: bool = True
    """False for years."""
    low: int | None = None
    high: int | None = None

    def parse(self, text: str) -> Decimal | int:
        """Return the number within its bounds."""
        value = numbers.parse_decimal(text)
        if self.whole and value != value.to_integral_value():
            raise RakorError(_("Isi dengan bilangan bulat."))
        if self.low is not None and value < self.low:
            raise RakorError(_("Paling sedikit {low}.").format(low=self.format(self.low)))
        if self.high is not None and value > self.high:
            raise RakorError(_("Paling banyak {high}.").format(high=self.format(self.high)))
        return int(value) if self.whole else value

    def format(self, value: Decimal | int) -> str:
        """Return the number with a decimal comma."""
        return numbers.decimal(value) if self.grouped else str(value)


@dataclass(frozen=True, slots=True)
class Choice(Field):
    """One of a few; the value is what stands before the label in ``options``."""

    options: Options = ()


@dataclass(frozen=True, slots=True)
class Searchable(Field):
    """One of many, found by two letters; ``options`` are ``(uid, label)`` or ``(uid, label, also)``."""

    options: Options = ()
    placeholder: str = ""


@dataclass(frozen=True, slots=True)
class Check(Field):
    """Yes or no."""


@dataclass(frozen=True, slots=True)
class Heading:
    """A title between fields, with a sentence below if it needs one."""

    label: str
    hint: str = ""


AnyField = Field | Heading


def _refuse_longer(text: str, most: int) -> None:
    if most and len(text) > most:
        raise RakorError(
            _("Terlalu panjang: {length} huruf, paling banyak {most}.").format(length=len(text), most=most)
        )
