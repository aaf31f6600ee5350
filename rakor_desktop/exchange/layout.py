"""How a sheet is laid out: which row holds the headings and which column is which field, found or chosen."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import combinations

from rakor_desktop.domain.errors import RakorError
from rakor_desktop.domain.i18n import _
from rakor_desktop.domain.quote import quoted
from rakor_desktop.exchange.table import Grid, Vocabulary, clean, letters, listed

HEADING_DEPTH = 30
"""Official lists carry letterhead and title above the headings."""
_SAMPLES = 20
_TWO_LINES = 2
_EXAMPLES = 4


@dataclass(frozen=True, slots=True)
class SheetColumn:
    """One column of a sheet; without a field it is not used."""

    place: int
    heading: str
    field: str = ""
    harmless: bool = False
    """Nothing is lost without it: the running number, the signature."""
    sample: str = ""
    """The first thing written below the heading."""

    @property
    def name(self) -> str:
        """The heading, or where there is none the letter of the column."""
        return self.heading or letters(self.place)


@dataclass(frozen=True, slots=True)
class Layout:
    """The matching a person may look at and change; ``heading`` is 0 for a sheet without headings."""

    sheet: int
    heading: int
    depth: int
    columns: tuple[SheetColumn, ...]

    @property
    def first(self) -> int:
        """The index of the first row below the headings."""
        return self.heading - 1 + self.depth if self.heading else 0

    @property
    def used(self) -> tuple[SheetColumn, ...]:
        """The columns that something is made of."""
        return tuple(column for column in self.columns if column.field)

    @property
    def unused(self) -> tuple[str, ...]:
        """The headings of the columns that are left out although they may say something."""
        return tuple(c.heading for c in self.columns if c.heading and not c.field and not c.harmless)

    def using(self, place: int, field: str) -> Layout:
        """Return the layout with another field, or none, for one column."""
        changed = tuple(replace(c, field=field) if c.place == place else c for c in self.columns)
        return replace(self, columns=changed)


def guess(grids: Sequence[Grid], vocabulary: Vocabulary) -> Layout:
    """Return where headings are known best, in one line or two; without any, the first row with text."""
    best: tuple[int, int, int, int, int] | None = None
    for which, grid in enumerate(grids):
        head = [[clean(cell) for cell in row] for row in grid[: HEADING_DEPTH + 1]]
        for number in range(min(len(head), HEADING_DEPTH)):
            for depth in (1, _TWO_LINES):
                fields, known = _score(head, number, depth, vocabulary)
                place = (fields, known, -which, -number, -depth)
                if fields and (best is None or place > best):
                    best = place
    if best is None:
        return _first_written(grids, vocabulary)
    which, number, depth = -best[2], -best[3], -best[4]
    return _laid_out(grids[which], which, number, depth, vocabulary)


def at_row(grid: Grid, sheet: int, heading: int, vocabulary: Vocabulary) -> Layout:
    """Return the layout with the headings in this row, counted from 1; 0 means that there are none."""
    if not heading:
        return _laid_out(grid, sheet, -1, 0, vocabulary)
    head = [[clean(cell) for cell in row] for row in grid[: heading + 1]]
    one, two = (_score(head, heading - 1, depth, vocabulary) for depth in (1, _TWO_LINES))
    return _laid_out(grid, sheet, heading - 1, _TWO_LINES if two > one else 1, vocabulary)


def faults(layout: Layout, vocabulary: Vocabulary, *needed: str) -> list[str]:
    """Return why nothing can be taken with this matching: two columns for one field, or none for a needed."""
    said = [
        _("Kolom {first} dan {second} sama artinya; pakai salah satu saja.").format(
            first=quoted(one.name), second=quoted(other.name)
        )
        for one, other in combinations(layout.used, 2)
        if _rivals(one.field, other.field, vocabulary)
    ]
    given = {part for column in layout.used for part in vocabulary.given_by(column.field)}
    missing = [vocabulary.title(field) for field in needed if field not in given]
    if missing:
        found = [vocabulary.title(column.field) for column in layout.used]
        said.append(
            _("Kolom {missing} tidak ada. Judul kolom yang ditemukan: {found}.").format(
                missing=listed(missing), found=listed([*found, *layout.unused]) or _("tidak ada")
            )
        )
    return said


def unknown_headings(grids: Iterable[Grid], vocabulary: Vocabulary) -> str:
    """Return what to say of a table in which no heading is known."""
    for grid in grids:
        written = next((row for row in ([clean(c) for c in row] for row in grid) if any(row)), [])
        if written:
            plain = [field for field in vocabulary.fields if vocabulary.given_by(field) == (field,)]
            return _(
                "Judul kolom tidak dikenal: {found}. Baris judul harus memuat misalnya {wanted}."
            ).format(
                found=listed([cell for cell in written if cell]),
                wanted=listed([vocabulary.title(field) for field in plain[:_EXAMPLES]]),
            )
    return _("Tabel ini kosong.")


def is_numbering(row: Sequence[str]) -> bool:
    """Tell whether this is the line ``(1) (2) (3)`` that official forms have under their headings."""
    written = [cell.strip("() ") for cell in row if cell]
    return len(written) > 1 and written == [str(n) for n in range(1, len(written) + 1)]


def _rivals(one: str, other: str, vocabulary: Vocabulary) -> bool:
    """Tell whether two columns claim the same thing; what is a part of one may have a column of its own."""
    if one != other and {one, other} <= vocabulary.pairs:
        return False
    return vocabulary.given_by(one)[0] == vocabulary.given_by(other)[0]


def _score(head: Sequence[Sequence[str]], number: int, depth: int, vocabulary: Vocabulary) -> tuple[int, int]:
    """Return how many fields these headings name, and how many headings are known at all."""
    if number + depth > len(head):
        return 0, 0
    lower = head[number + 1] if depth == _TWO_LINES else []
    if lower and (is_numbering(lower) or not any(lower)):
        return 0, 0
    found = _headings(head[number], lower, vocabulary)
    fields = {field for _heading, field in found if field}
    if lower and len(fields) <= _score(head, number + 1, 1, vocabulary)[0]:
        # What stands above says nothing: it is a title.
        return 0, 0
    return len(fields), len(fields) + sum(vocabulary.is_ignored(heading) for heading, _field in found)


def _headings(upper: Sequence[str], lower: Sequence[str], vocabulary: Vocabulary) -> list[tuple[str, str]]:
    """Return each heading as one text with its field; a heading over several columns counts for all."""
    found: list[tuple[str, str]] = []
    above = ""
    for place in range(max(len(upper), len(lower))):
        over = upper[place] if place < len(upper) else ""
        under = lower[place] if place < len(lower) else ""
        above = over or above
        if under and under != over:
            both = f"{above} {under}".strip()
            names = (both, under, over) if over else (both, under)
        else:
            both = over
            names = (over, over)
        field = next(filter(None, map(vocabulary.field, names)), "")
        known = next((name for name in names if vocabulary.is_ignored(name)), both)
        found.append((both if field else known, field))
    given = {field for _heading, field in found}
    if not vocabulary.pairs <= given:
        found = [(heading, "" if field in vocabulary.pairs else field) for heading, field in found]
    return found


def _first_written(grids: Sequence[Grid], vocabulary: Vocabulary) -> Layout:
    for which, grid in enumerate(grids):
        for number, row in enumerate(grid):
            if any(map(clean, row)):
                return _laid_out(grid, which, number, 1, vocabulary)
    raise RakorError(_("Tabel ini kosong."))


def _laid_out(grid: Grid, sheet: int, number: int, depth: int, vocabulary: Vocabulary) -> Layout:
    head = [[clean(cell) for cell in row] for row in grid[max(number, 0) : number + depth]] + [[], []]
    below = [row for row in grid[max(number, 0) + depth :][:_SAMPLES] if not is_numbering(row)]
    width = max((len(row) for row in (*head, *below)), default=0)
    found = _headings(head[0] if depth else [], head[1] if depth == _TWO_LINES else [], vocabulary)
    found += [("", "")] * (width - len(found))
    columns = []
    for place, (heading, field) in enumerate(found):
        sample = next((text for row in below if place < len(row) and (text := clean(row[place]))), "")
        if heading or sample:
            columns.append(SheetColumn(place, heading, field, vocabulary.is_ignored(heading), sample))
    return Layout(sheet, number + 1, depth, tuple(columns))
