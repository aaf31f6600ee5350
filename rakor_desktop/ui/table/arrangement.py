"""Which rows of a table are shown, and in what order; plain lists, for a proxy over a model is too slow."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Generic, NamedTuple, TypeVar

from rakor_desktop.ui.table.column import Column

R = TypeVar("R")


class Value(NamedTuple):
    """One of the values in a column, and how many rows have it."""

    text: str
    rows: int


@dataclass(slots=True)
class _Held(Generic[R]):
    before: R
    behind: str
    """The uid of the row it stands behind, empty for the first one."""
    after: R | None = None


class Arrangement(Generic[R]):
    """Searches, filters by column and sorts.

    A row that was typed into keeps its place, as in a spreadsheet, until something else is asked for: it is
    judged by what stood in it before. Whoever fills in the empty cells of a filtered column would else see
    every row vanish under the fingers. In a ``steady`` one that holds for the order the rows come in, too.
    """

    def __init__(
        self,
        columns: Sequence[Column[R]],
        uid: Callable[[R], str],
        found_by: Callable[[R], str] | None,
        *,
        steady: bool,
    ) -> None:
        self._columns = columns
        self._uid = uid
        self._steady = steady
        self._found_by = found_by or self._all_texts
        self.rows: Sequence[R] = ()
        self.words: tuple[str, ...] = ()
        self.kept: dict[int, frozenset[str]] = {}
        """The values that are shown, by column."""
        self.scope_words: Sequence[str] = ()
        """What the scope asks for, in words."""
        self._scope: Callable[[R], bool] | None = None
        self._order: tuple[int, bool] | None = None
        self._held: dict[str, _Held[R]] = {}
        self._known: dict[str, tuple[R, str]] = {}
        self._ordered: Sequence[R] | None = None
        self._judged: Sequence[R] = ()
        self._hays: Sequence[str] | None = None
        self._groups: dict[int, Sequence[str]] = {}

    @property
    def narrows(self) -> bool:
        """Whether some rows may be left out."""
        return bool(self.words or self.kept or self._scope)

    def take(self, rows: Sequence[R], *, typed: bool) -> None:
        """Arrange these rows from now on; ``typed`` when they are the answer to what was typed here."""
        self.rows = rows
        if self._held:
            by_uid = {self._uid(row): row for row in rows}
            for uid, held in list(self._held.items()):
                now = by_uid.get(uid)
                if typed and now is not None:
                    held.after = now
                elif now != held.after:
                    # Somebody else changed it since: it goes where it belongs.
                    del self._held[uid]
        if len(self._known) > 2 * len(rows):
            self._known.clear()
        self._forget()

    def search(self, words: tuple[str, ...]) -> None:
        """Show only the rows in which all these words occur."""
        self.words = words
        self.settle()

    def within(self, scope: Callable[[R], bool] | None, words: Sequence[str]) -> None:
        """Show only the rows of which this is true; ``words`` say it."""
        self._scope, self.scope_words = scope, words
        self.settle()

    def keep(self, column: int, values: Iterable[str] | None) -> None:
        """Show only the rows with these values in a column; None for all of them."""
        self.kept.pop(column, None)
        if values is not None:
            self.kept[column] = frozenset(values)
        self.settle()

    def sort(self, column: int, *, downwards: bool) -> None:
        """Sort by a column; -1 is the order the rows came in."""
        self._order = None if column < 0 else (column, downwards)
        self._held.clear()
        self._forget()

    def hold(self, rows: Mapping[str, R]) -> Sequence[str]:
        """Keep these rows, about to be typed into, where they are; return which were not held before."""
        if not (self.narrows or self._order or self._steady):
            return ()
        fresh = {uid for uid in rows if uid not in self._held}
        behind = ""
        for row in self._in_place():
            uid = self._uid(row)
            if uid in fresh:
                self._held[uid] = _Held(rows[uid], behind)
            behind = uid
        return tuple(fresh)

    def settle(self) -> None:
        """Put every row where it belongs now."""
        if self._held:
            self._held.clear()
            self._forget()

    def release(self, uids: Iterable[str]) -> None:
        """Hold these rows no longer: nothing came of the typing."""
        for uid in uids:
            self._held.pop(uid, None)

    def shown(self) -> Sequence[R]:
        """Return what is shown, in order."""
        ordered = self._in_order()
        if not self.narrows:
            return ordered
        return [ordered[place] for place in self._passing(self.kept)]

    def values(self, column: int) -> list[Value]:
        """Return the values of a column with their counts, as far as everything else lets them through.

        They are in the order of the column where all rows of a value are sorted alike, else by the alphabet;
        the empty one comes last.
        """
        self._in_order()
        groups, key_of = self._grouped(column), self._columns[column].sort_key
        counts = dict.fromkeys(self.kept.get(column, ()), 0)
        keys: dict[str, tuple[bool, Any]] = {}
        alike = True
        for place in self._passing({i: kept for i, kept in self.kept.items() if i != column}):
            text = groups[place]
            counts[text] = counts.get(text, 0) + 1
            if alike and text:
                key = key_of(self._judged[place])
                alike = not key[0] and keys.setdefault(text, key) == key
        texts = sorted(counts, key=lambda text: (not text, text.casefold()))
        if alike and keys.keys() >= counts.keys() - {""}:
            texts.sort(key=lambda text: (not text, keys[text] if text else ()))
        return [Value(text, counts[text]) for text in texts]

    def _in_order(self) -> Sequence[R]:
        if self._ordered is not None:
            return self._ordered
        held = self._held
        rows = judged = self._in_place()
        if held:
            judged = [held[uid].before if (uid := self._uid(row)) in held else row for row in rows]
        if self._order is not None:
            column, downwards = self._order
            key = self._columns[column].sort_key
            keyed = [(key(row), place) for place, row in enumerate(judged)]
            some = [one for one in keyed if not one[0][0]]
            some.sort(key=lambda one: one[0][1], reverse=downwards)
            places = [place for _key, place in some] + [place for key, place in keyed if key[0]]
            same = judged is rows
            rows = [rows[place] for place in places]
            judged = rows if same else [judged[place] for place in places]
        self._ordered, self._judged = rows, judged
        return rows

    def _in_place(self) -> Sequence[R]:
        """Return the rows in the order they came in, those that are held behind the one they stood behind."""
        if not (self._held and self._steady):
            return self.rows
        by_uid = {self._uid(row): row for row in self.rows}
        behind: dict[str, list[str]] = {}
        for uid, held in self._held.items():
            if uid in by_uid:
                behind.setdefault(held.behind if held.behind in by_uid else "", []).append(uid)
        free = [uid for uid in by_uid if uid not in self._held]
        placed = []
        for leader in ("", *free):
            waiting = [leader]
            while waiting:
                uid = waiting.pop()
                placed.append(uid)
                waiting += reversed(behind.get(uid, ()))
        return [by_uid[uid] for uid in placed if uid]

    def _passing(self, kept: Mapping[int, frozenset[str]]) -> Iterable[int]:
        places: Iterable[int] = range(len(self._judged))
        if self.words:
            if self._hays is None:
                self._hays = [self._hay(row) for row in self._judged]
            hays = self._hays
            for word in self.words:
                places = [place for place in places if word in hays[place]]
        for column, values in kept.items():
            groups = self._grouped(column)
            places = [place for place in places if groups[place] in values]
        if self._scope is not None:
            scope, judged = self._scope, self._judged
            places = [place for place in places if scope(judged[place])]
        return places

    def _grouped(self, column: int) -> Sequence[str]:
        if column not in self._groups:
            counts_as = self._columns[column].counts_as
            self._groups[column] = [counts_as(row) for row in self._judged]
        return self._groups[column]

    def _hay(self, row: R) -> str:
        uid = self._uid(row)
        known = self._known.get(uid)
        if known is None or known[0] is not row:
            known = self._known[uid] = row, self._found_by(row).casefold()
        return known[1]

    def _all_texts(self, row: R) -> str:
        return "\n".join(column.text(row) for column in self._columns)

    def _forget(self) -> None:
        self._ordered = self._hays = None
        self._groups.clear()
