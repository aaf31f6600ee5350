"""The cells whose text was not taken, marked until they are put right or Esc is pressed."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Generic, TypeVar

from rakor_desktop.ui.table.column import Column
from rakor_desktop.ui.table.taking import Place, Rejection, Taken

R = TypeVar("R")


class Rejections(Generic[R]):
    """Belongs to one table; a mark goes with its row, not with a place on screen."""

    def __init__(self, columns: Sequence[Column[R]], uid: Callable[[R], str]) -> None:
        self._columns = columns
        self._uid = uid
        self._marks: dict[Place, Rejection] = {}
        self._written: dict[Place, str] = {}

    def __bool__(self) -> bool:
        return bool(self._marks)

    @property
    def marks(self) -> Mapping[Place, Rejection]:
        """The cells and what was rejected there."""
        return self._marks

    def at(self, uid: str, column: int) -> Rejection | None:
        """Return what was rejected in this cell."""
        return self._marks.get((uid, column))

    def show(self, taken: Taken[R], rows: Sequence[R]) -> None:
        """Mark what was rejected now instead of what was before."""
        self._marks = dict(taken.rejected)
        fields = taken.changes if taken.refusal is None else {}
        self._written = {}
        if self._marks:
            for row in rows:
                for column in self._of(fields.get(self._uid(row), {})):
                    self._written[self._uid(row), column] = self._columns[column].text(row)

    def mend(self, places: Iterable[Place]) -> None:
        """Take away the marks of cells that hold something good now."""
        for place in places:
            self._marks.pop(place, None)
            self._written.pop(place, None)

    def clear(self) -> None:
        """Mark nothing."""
        self._marks = {}
        self._written = {}

    def follow(self, rows: Sequence[R]) -> None:
        """Forget the marks once what was taken along with them is undone, or their rows are gone."""
        if not self._marks:
            return
        by_uid = {self._uid(row): row for row in rows}
        undone = any(
            uid in by_uid and self._columns[column].text(by_uid[uid]) != text
            for (uid, column), text in self._written.items()
        )
        self._marks = (
            {} if undone else {place: one for place, one in self._marks.items() if place[0] in by_uid}
        )

    def _of(self, fields: Mapping[str, object]) -> list[int]:
        return [place for place, column in enumerate(self._columns) if column.field in fields and fields]
