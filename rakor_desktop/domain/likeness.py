"""Two rows that several laptops may have written for one thing, as a person compares them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from rakor_desktop.domain.doubles import pair_key
from rakor_desktop.domain.field_names import field_name, table_name
from rakor_desktop.domain.i18n import _


@dataclass(frozen=True, slots=True)
class Line:
    """One of the two: its number, and what it says in each field that it fills, in words."""

    uid: str
    number: str
    said: Sequence[tuple[str, str]]
    """Field and words."""

    def of(self, field: str) -> str:
        """Return what it says in a field."""
        return next((words for name, words in self.said if name == field), "")


@dataclass(frozen=True, slots=True)
class Twin:
    """A pair that may be one thing; the likelier first."""

    table: str
    first: Line
    second: Line
    score: int
    """From 1 to 100; only an order, never a decision."""
    reasons: Sequence[str]

    @property
    def key(self) -> str:
        """What the pair is remembered by, whichever stands first."""
        return pair_key(self.first.uid, self.second.uid)

    @property
    def uid(self) -> str:
        """What a table knows it by."""
        return self.key

    @property
    def title(self) -> str:
        """Both in a few words: ``Permasalahan A-003 · B-001``."""
        kind = _("Program") if self.table == "programme" else table_name(self.table)
        return f"{kind} {self.first.number} · {self.second.number}"

    def fields(self) -> Iterator[tuple[str, str, str, str]]:
        """Yield field, its name on screen, and what each of the two says, where either says anything."""
        names = dict.fromkeys([name for line in (self.first, self.second) for name, _said in line.said])
        for name in names:
            yield name, field_name(self.table, name), self.first.of(name), self.second.of(name)
