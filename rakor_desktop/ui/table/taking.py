"""Many texts for many cells: what can be taken is taken as one action, the rest is told cell by cell."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Generic, Protocol, TypeVar, runtime_checkable

from rakor_desktop.domain.errors import RakorError
from rakor_desktop.domain.i18n import _
from rakor_desktop.ui.table.column import Column

R = TypeVar("R")

Changes = Mapping[str, Mapping[str, Any]]
Save = Callable[[Changes], "str | None"]
Place = tuple[str, int]
"""A cell: the uid of its row and the number of its column."""


@runtime_checkable
class TellsApart(Protocol):
    """A ``save`` that can tell which of the changes it refused, and why."""

    def refusals(self, changes: Changes) -> Mapping[str, Mapping[str, str]]:
        """Return the sentences by uid and field; what is not named would be taken."""


@dataclass(frozen=True, slots=True)
class Rejection:
    """A text that was not taken, and why."""

    text: str
    reason: str

    @property
    def sentence(self) -> str:
        """What is said about the cell."""
        return _("Ditolak: “{text}”. {reason}").format(text=self.text, reason=self.reason)


@dataclass(slots=True)
class Taken(Generic[R]):
    """What came of many texts: how many cells hold theirs now, and which were rejected."""

    rejected: dict[Place, Rejection] = field(default_factory=dict)
    changes: dict[str, dict[str, Any]] = field(default_factory=dict)
    texts: dict[Place, str] = field(default_factory=dict)
    same: int = 0
    """How many cells held their text already."""
    refusal: str | None = None
    """Why nothing at all was taken."""

    @property
    def count(self) -> int:
        """How many cells hold their text now; none if nothing had to be written."""
        written = 0 if self.refusal is not None else sum(map(len, self.changes.values()))
        return written + self.same if written else 0

    @property
    def reasons(self) -> Sequence[str]:
        """Why cells were rejected, each reason once."""
        return list(dict.fromkeys(one.reason for one in self.rejected.values()))

    def reject(self, place: Place, column: Column[R], reason: str) -> None:
        """Set one cell aside."""
        self.rejected[place] = Rejection(self.texts[place], reason)
        fields = self.changes.get(place[0], {})
        fields.pop(column.field, None)
        if not fields:
            self.changes.pop(place[0], None)


class Taking(Generic[R]):
    """Reads texts as the columns do and hands what they mean to ``save``."""

    def __init__(self, columns: Sequence[Column[R]], uid: Callable[[R], str], save: Save | None) -> None:
        self._columns = columns
        self._uid = uid
        self._save = save

    def read(self, cells: Iterable[tuple[R, Column[R], str]]) -> Taken[R]:
        """Return what the texts mean; nothing is saved yet."""
        places = {id(column): place for place, column in enumerate(self._columns)}
        taken: Taken[R] = Taken()
        for row, column, text in cells:
            if column.shows(row, text):
                taken.same += 1
                continue
            uid = self._uid(row)
            place = uid, places[id(column)]
            taken.texts[place] = text
            if not column.field or self._save is None:
                taken.reject(place, column, fixed(column))
                continue
            try:
                value = column.value(row, text)
            except RakorError as refusal:
                taken.reject(place, column, str(refusal))
            else:
                taken.changes.setdefault(uid, {})[column.field] = value
        return taken

    def save(self, taken: Taken[R]) -> None:
        """Save all that was read, or nothing."""
        if taken.changes and self._save is not None:
            taken.refusal = self._save(taken.changes)

    def save_what_can(self, taken: Taken[R]) -> None:
        """Save what was read; where it is refused in part, the parts that are not."""
        self.save(taken)
        if taken.refusal is None or not isinstance(self._save, TellsApart):
            return
        apart = self._save.refusals(taken.changes)
        if not apart:
            return
        taken.refusal = None
        for place, column in [(place, self._columns[place[1]]) for place in taken.texts]:
            reason = apart.get(place[0], {}).get(column.field)
            if reason is not None and place not in taken.rejected:
                taken.reject(place, column, reason)
        self.save(taken)


def fixed(column: Column[R]) -> str:
    """Return why nothing can be typed into a column."""
    return _("Kolom “{title}” tidak dapat diisi di sini.").format(title=column.heading)
