"""A list of rows as Qt's item views want it; filtering and sorting work on the list itself."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from operator import attrgetter
from typing import Any, Generic, TypeVar

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal

from rakor_desktop.domain.errors import RakorError
from rakor_desktop.domain.i18n import _
from rakor_desktop.ui.table.column import Column

R = TypeVar("R")

Index = QModelIndex | QPersistentModelIndex
Changes = Mapping[str, Mapping[str, Any]]
Save = Callable[[Changes], "str | None"]

_NOWHERE = QModelIndex()


class RowTable(QAbstractTableModel, Generic[R]):
    """Shows a sequence of frozen rows; selection, editor and place stay with their row when the rows change.

    ``save`` is given all that one keystroke, paste or fill changed, ``{uid: {field: value}}``, to be done
    as one action; it returns None, or the sentence of the refusal. Without it nothing can be typed.
    """

    refused = Signal(str)
    """Why what was typed or pasted was not taken."""

    def __init__(
        self,
        columns: Sequence[Column[R]],
        save: Save | None = None,
        *,
        uid: Callable[[R], str] = attrgetter("uid"),
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self.columns = tuple(columns)
        self._save = save
        self._uid = uid
        self._rows: Sequence[R] = ()
        self._shown: Sequence[R] = ()
        self._words: tuple[str, ...] = ()
        self._haystacks: list[str] = []
        self._sorted: tuple[int, bool] | None = None

    def show_rows(self, rows: Sequence[R]) -> None:
        """Show these rows instead of the former ones."""
        self._rows = rows
        self._haystacks = []
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

    @property
    def total(self) -> int:
        """How many rows there are without the filter."""
        return len(self._rows)

    @property
    def editable(self) -> bool:
        """Whether any cell can be typed into."""
        return self._save is not None and any(column.field for column in self.columns)

    def set_filter(self, text: str) -> None:
        """Show only the rows in which every word of the text occurs, in whatever column."""
        words = tuple(text.casefold().split())
        if words != self._words:
            self._words = words
            self._arrange()

    @property
    def filtered(self) -> bool:
        """Whether a filter is set."""
        return bool(self._words)

    def write(self, cells: Iterable[tuple[R, Column[R], str]]) -> str | None:
        """Take texts for cells as one action; return None or why nothing at all was changed."""
        refusal = self._write(cells)
        if refusal is not None:
            self.refused.emit(refusal)
        return refusal

    def _write(self, cells: Iterable[tuple[R, Column[R], str]]) -> str | None:
        changes: dict[str, dict[str, Any]] = {}
        for row, column, text in cells:
            if text.strip() in (column.text(row).strip(), (column.typed or column.text)(row).strip()):
                continue
            if not column.field or self._save is None:
                return _("Kolom “{title}” tidak dapat diisi di sini.").format(title=_(column.title))
            try:
                changes.setdefault(self._uid(row), {})[column.field] = column.value(row, text)
            except RakorError as refusal:
                return str(refusal)
        return self._save(changes) if changes and self._save is not None else None

    def _arrange(self) -> None:
        """Filter and sort anew, and tell the views as gently as the difference allows."""
        shown = self._sort(self._filter())
        before = self._shown
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

    def _same_order(self, before: Sequence[R], after: Sequence[R]) -> bool:
        return len(before) == len(after) and list(map(self._uid, before)) == list(map(self._uid, after))

    def _filter(self) -> Sequence[R]:
        if not self._words:
            return self._rows
        if not self._haystacks:
            texts = [column.text for column in self.columns]
            self._haystacks = ["\n".join(text(row) for text in texts).casefold() for row in self._rows]
        words = self._words
        pairs = zip(self._rows, self._haystacks, strict=True)
        return [row for row, hay in pairs if all(word in hay for word in words)]

    def _sort(self, rows: Sequence[R]) -> Sequence[R]:
        if self._sorted is None:
            return rows
        place, downwards = self._sorted
        keyed = [(self.columns[place].sort_key(row), row) for row in rows]
        some = [pair for pair in keyed if not pair[0][0]]
        some.sort(key=lambda pair: pair[0][1], reverse=downwards)
        return [row for _key, row in some] + [row for key, row in keyed if key[0]]

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
            return (column.typed or column.text)(row)
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return column.align | Qt.AlignmentFlag.AlignVCenter
        if role == Qt.ItemDataRole.ToolTipRole and column.tip is not None:
            return column.tip(row)
        return None

    def headerData(  # noqa: N802
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        """Return the titles."""
        if orientation == Qt.Orientation.Vertical:
            return str(section + 1) if role == Qt.ItemDataRole.DisplayRole else None
        column = self.columns[section]
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return column.align | Qt.AlignmentFlag.AlignVCenter
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return _(column.title)
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Tell which cells can be typed into."""
        flags = super().flags(index)
        if index.isValid() and self._save is not None and self.columns[index.column()].field:
            flags |= Qt.ItemFlag.ItemIsEditable
        return flags

    def setData(self, index: Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:  # noqa: N802
        """Take what was typed into a cell; False when it was refused and the old value stays."""
        if role != Qt.ItemDataRole.EditRole or not index.isValid():
            return False
        return self.write([(self.row(index), self.columns[index.column()], str(value))]) is None

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        """Sort by a column; -1 brings back the order the rows came in."""
        self._sorted = None if column < 0 else (column, order == Qt.SortOrder.DescendingOrder)
        self._arrange()
