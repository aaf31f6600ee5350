"""A list of rows as Qt's item views want it."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from contextlib import contextmanager
from operator import attrgetter
from typing import Any, Generic, TypeVar

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal

from rakor_desktop.ui.table.arrangement import Arrangement, Value
from rakor_desktop.ui.table.column import Column
from rakor_desktop.ui.table.rejections import Rejections
from rakor_desktop.ui.table.taking import Rejection, Save, Taken, Taking

R = TypeVar("R")

Index = QModelIndex | QPersistentModelIndex
Cell = tuple[R, Column[R], str]

_NOWHERE = QModelIndex()


class RowTable(QAbstractTableModel, Generic[R]):
    """Shows a sequence of frozen rows; selection, editor and place stay with their row when the rows change.

    ``save`` is given all that one keystroke, paste or fill changed, ``{uid: {field: value}}``, to be done
    as one action; it returns None, or the sentence of the refusal. Without it nothing can be typed.
    ``found_by`` gives the text a row is searched in, if not what its columns show. In a ``steady`` table a
    row that was typed into stays where it is, even if the order the rows come in changes by it.
    """

    refused = Signal(str)
    """Why what was typed was not taken."""
    narrowed = Signal()
    """The filters of the columns, or what they leave, changed."""
    marked = Signal()
    """Other cells are marked as rejected than before."""

    def __init__(
        self,
        columns: Sequence[Column[R]],
        save: Save | None = None,
        *,
        uid: Callable[[R], str] = attrgetter("uid"),
        found_by: Callable[[R], str] | None = None,
        steady: bool = False,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self.columns = tuple(columns)
        self._can_save = save is not None
        self._uid = uid
        self._taking = Taking(self.columns, uid, save)
        self._typing = False
        self._shown: Sequence[R] = ()
        self.arrangement = Arrangement(self.columns, uid, found_by, steady=steady)
        self.rejections = Rejections(self.columns, uid)

    def show_rows(self, rows: Sequence[R]) -> None:
        """Show these rows instead of the former ones."""
        self.arrangement.take(rows, typed=self._typing)
        if self.rejections and not self._typing:
            self.rejections.follow(rows)
            self.marked.emit()
        self._arrange()

    def rows(self) -> Sequence[R]:
        """Return the rows as shown: filtered and sorted."""
        return self._shown

    def row(self, place: int | Index) -> R:
        """Return the row at this place on screen."""
        return self._shown[place if isinstance(place, int) else place.row()]

    def place(self, uid: str) -> int | None:
        """Return where the row with this uid is shown."""
        return next((i for i, row in enumerate(self._shown) if self._uid(row) == uid), None)

    def places(self, uids: Collection[str]) -> dict[str, int]:
        """Return where the rows with these uids are shown."""
        return {uid: place for place, row in enumerate(self._shown) if (uid := self._uid(row)) in uids}

    @property
    def total(self) -> int:
        """How many rows there are without the filter."""
        return len(self.arrangement.rows)

    @property
    def editable(self) -> bool:
        """Whether any cell can be typed into."""
        return self._can_save and any(column.field for column in self.columns)

    def set_filter(self, text: str) -> None:
        """Show only the rows in which every word of the text occurs, in whatever column."""
        words = tuple(text.casefold().split())
        if words != self.arrangement.words:
            self.arrangement.search(words)
            self._arrange()

    def narrow(self, text: str, scope: Callable[[R], bool] | None, said: Sequence[str] = ()) -> None:
        """Show only the rows with these words of which this is true; ``said`` tells it where none is left."""
        self.arrangement.search(tuple(text.casefold().split()))
        self.arrangement.within(scope, said)
        self._arrange()

    @property
    def filtered(self) -> bool:
        """Whether a filter is set."""
        return self.arrangement.narrows

    def keep_only(self, column: int, values: Iterable[str] | None) -> None:
        """Show only the rows with these values in a column; None, or no value at all, for every row."""
        self.arrangement.keep(column, frozenset(values or ()) or None)
        self._arrange()

    def keep_all(self) -> None:
        """Take the filters of all columns away."""
        for column in list(self.arrangement.kept):
            self.arrangement.keep(column, None)
        self._arrange()

    def kept(self, column: int) -> frozenset[str]:
        """Return the values a column is filtered by, none if it is not."""
        return self.arrangement.kept.get(column, frozenset())

    def settle(self) -> None:
        """Put the rows that were typed into where they belong by now."""
        self.arrangement.settle()
        self._arrange()

    def values(self, column: int) -> list[Value]:
        """Return the values of a column with their counts, as far as everything else lets them through."""
        return self.arrangement.values(column)

    def write(self, cells: Iterable[Cell[R]]) -> str | None:
        """Take texts for cells as one action; return None or why nothing at all was changed."""
        cells = list(cells)
        taken = self._taking.read(cells)
        refusal = next(iter(taken.reasons), None)
        if refusal is None:
            with self._being_typed(taken):
                self._taking.save(taken)
            refusal = taken.refusal
        if refusal is None:
            self.rejections.mend((self._uid(row), self.columns.index(column)) for row, column, _text in cells)
            self.marked.emit()
        else:
            self.refused.emit(refusal)
        return refusal

    def take(self, cells: Iterable[Cell[R]]) -> Taken[R]:
        """Take what can be taken of the texts, as one action; the cells of the others are marked."""
        taken = self._taking.read(cells)
        with self._being_typed(taken):
            self._taking.save_what_can(taken)
        self.rejections.show(taken, self.arrangement.rows)
        self.marked.emit()
        return taken

    def rejection(self, place: int | Index, column: int) -> Rejection | None:
        """Return what was rejected in the cell at this place on screen."""
        return self.rejections.at(self._uid(self.row(place)), column) if self.rejections else None

    def forget_rejections(self) -> None:
        """Mark no cell any longer."""
        self.rejections.clear()
        self.marked.emit()

    @contextmanager
    def _being_typed(self, taken: Taken[R]) -> Iterator[None]:
        """Keep the rows where they are while what was typed comes back from the file."""
        rows = {uid: row for row in self._shown if (uid := self._uid(row)) in taken.changes}
        fresh = self.arrangement.hold(rows)
        self._typing = True
        try:
            yield
        finally:
            self._typing = False
            if taken.refusal is not None:
                self.arrangement.release(fresh)

    def _arrange(self) -> None:
        """Filter and sort anew, and tell the views as gently as the difference allows."""
        shown, before = self.arrangement.shown(), self._shown
        if not before or not shown:
            if before or shown:
                self.beginResetModel()
                self._shown = shown
                self.endResetModel()
        elif self._same_order(before, shown):
            self._shown = shown
            self.dataChanged.emit(self.index(0, 0), self.index(len(shown) - 1, len(self.columns) - 1))
        else:
            with self._moving():
                self._shown = shown
        self.narrowed.emit()

    def _same_order(self, before: Sequence[R], after: Sequence[R]) -> bool:
        return len(before) == len(after) and list(map(self._uid, before)) == list(map(self._uid, after))

    @contextmanager
    def _moving(self) -> Iterator[None]:
        """Let selection, current cell and open editor travel with their rows."""
        self.layoutAboutToBeChanged.emit()
        held = self.persistentIndexList()
        uids: list[str] = [self._uid(self._shown[index.row()]) for index in held]
        yield
        places = {self._uid(row): place for place, row in enumerate(self._shown)} if held else {}
        moved = [
            self.index(places[uid], index.column()) if uid in places else _NOWHERE
            for uid, index in zip(uids, held, strict=True)
        ]
        self.changePersistentIndexList(held, moved)
        self.layoutChanged.emit()

    def rowCount(self, parent: Index = _NOWHERE) -> int:  # noqa: N802
        """Return how many rows are shown."""
        return 0 if parent.isValid() else len(self._shown)

    def columnCount(self, parent: Index = _NOWHERE) -> int:  # noqa: N802
        """Return how many columns there are."""
        return 0 if parent.isValid() else len(self.columns)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Answer Qt about one cell; the delegate paints from ``row`` and ``columns`` instead."""
        if not index.isValid():
            return None
        row, column = self._shown[index.row()], self.columns[index.column()]
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return column.text(row)
        if role == Qt.ItemDataRole.EditRole:
            return column.edited(row)
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return column.align | Qt.AlignmentFlag.AlignVCenter
        if role in (Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.AccessibleDescriptionRole):
            return self._tip(index)
        return None

    def _tip(self, index: Index) -> str | None:
        rejection = self.rejection(index, index.column())
        if rejection is not None:
            return rejection.sentence
        tip = self.columns[index.column()].tip
        return None if tip is None else tip(self.row(index))

    def headerData(  # noqa: N802
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        """Return the titles."""
        if orientation == Qt.Orientation.Vertical:
            return str(section + 1) if role == Qt.ItemDataRole.DisplayRole else None
        column = self.columns[section]
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return column.align | Qt.AlignmentFlag.AlignVCenter
        if role == Qt.ItemDataRole.DisplayRole:
            return column.heading
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Tell which cells can be typed into."""
        flags = super().flags(index)
        if index.isValid() and self._can_save and self.columns[index.column()].field:
            flags |= Qt.ItemFlag.ItemIsEditable
        return flags

    def setData(self, index: Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:  # noqa: N802
        """Take what was typed into a cell; False when it was refused and the old value stays."""
        if role != Qt.ItemDataRole.EditRole or not index.isValid():
            return False
        return self.write([(self.row(index), self.columns[index.column()], str(value))]) is None

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        """Sort by a column; -1 brings back the order the rows came in."""
        self.arrangement.sort(column, downwards=order == Qt.SortOrder.DescendingOrder)
        self._arrange()
