"""The rows of a table before they are taken: what comes of each, and which are taken after all."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QModelIndex, Signal
from PySide6.QtWidgets import QWidget

from rakor_desktop.domain.i18n import N_, _
from rakor_desktop.services.importing import ADDED, ROW_STATUSES, ImportPlan, PlanLine, RowStatus
from rakor_desktop.ui.attendance.importing import words as import_words
from rakor_desktop.ui.picks import Pick, Picks
from rakor_desktop.ui.pieces import EmptyState, down
from rakor_desktop.ui.table import Column, RowTable, TableView
from rakor_desktop.ui.table.column import RIGHT
from rakor_desktop.ui.theme import SPACE, State

ALL = ""


@dataclass(frozen=True, slots=True)
class PreviewRow:
    """One row of the table and whether it is taken."""

    line: PlanLine
    taken: bool
    can_be_taken: bool
    """Whether anything at all would come of it."""

    @property
    def uid(self) -> str:
        """What the row is told apart by."""
        return self.line.uid


def _taken(row: PreviewRow) -> str:
    if not row.can_be_taken:
        return ""
    return _("Ya") if row.taken else _("Tidak")


def _box(row: PreviewRow) -> str:
    if not row.can_be_taken:
        return ""
    return "square-check" if row.taken else "square"


def _state(row: PreviewRow) -> State:
    return import_words.STATES[row.line.status]


COLUMNS: tuple[Column[PreviewRow], ...] = (
    Column(N_("Ambil"), _taken, width=7, icon=_box),
    Column(N_("Baris"), lambda row: str(row.line.row), RIGHT, 5, sort=lambda row: row.line.row),
    Column(N_("Akibat"), lambda row: _(ROW_STATUSES[row.line.status]), width=13, state=_state),
    Column(N_("Nama"), lambda row: row.line.name, width=25),
    Column(N_("Asal"), lambda row: row.line.place, width=17),
    Column(
        N_("Alasan"),
        lambda row: import_words.reason(row.line),
        width=24,
        stretch=True,
        tip=lambda row: import_words.reason(row.line),
    ),
)


class Preview(QWidget):
    """The list, narrowed by what comes of the rows; space or a click on the box takes a row or leaves it."""

    changed = Signal()
    """Other rows are taken now."""
    selected = Signal(object)
    """The keyboard is on this ``PlanLine``, or on none."""

    def __init__(self) -> None:
        super().__init__()
        self.left_out: set[int] = set()
        self.fill = False
        """Whether people on the list already are completed."""
        self.present = False
        """Whether they are marked present."""
        self._plan: ImportPlan | None = None
        self.picks = Picks(_("Akibat"))
        self.table: RowTable[PreviewRow] = RowTable(COLUMNS)
        self.view: TableView[PreviewRow] = TableView(self.table, name=_("Baris tabel"))
        self.view.set_empty(EmptyState("list-checks", _("Tidak ada baris di sini")))
        self.setLayout(down(self.picks, self.view, gap=SPACE))
        self.picks.chosen.connect(self._narrowed)
        self.view.space_pressed.connect(self.toggle)
        self.view.clicked.connect(self._clicked)
        self.view.selection_changed.connect(self._select)

    def show_plan(self, planned: ImportPlan | None, *, fresh: bool = False) -> None:
        """Show the rows; ``fresh`` is another table, of which everything is taken."""
        self._plan = planned
        lines = planned.lines if planned else ()
        if fresh:
            self.left_out = set()
        self.left_out &= {line.row for line in lines}
        self._count()
        self.show_rows()
        if fresh:
            self.view.go(0, 0)
        self._select()

    def toggle(self) -> None:
        """Take the selected rows, or leave them out when all of them are taken."""
        rows = [row for row in self.view.selected_rows() if row.can_be_taken]
        numbers = {row.line.row for row in rows}
        if not numbers:
            return
        if all(row.taken for row in rows):
            self.left_out |= numbers
        else:
            self.left_out -= numbers
        self.show_rows()
        self.changed.emit()

    def _clicked(self, index: QModelIndex) -> None:
        if index.column() == 0 and len(self.view.selected_rows()) == 1:
            self.toggle()

    def _narrowed(self) -> None:
        self.show_rows()
        self.view.go(0, 0)

    def _count(self) -> None:
        counts = self._plan.counts if self._plan else {}
        offered = [Pick(ALL, _("Semua"), sum(counts.values()))]
        offered += [
            Pick(status, _(ROW_STATUSES[status]), counts[status])
            for status in RowStatus
            if counts.get(status)
        ]
        self.picks.setVisible(len(offered) > 1)
        keys = {pick.key for pick in offered}
        self.picks.show_picks(offered, self.picks.key if self.picks.key in keys else ALL)

    def show_rows(self) -> None:
        """Show the rows anew, as they are decided about now."""
        lines = self._plan.lines if self._plan else ()
        self.table.show_rows([self._row(line) for line in lines if self.picks.key in (ALL, line.status)])

    def _row(self, line: PlanLine) -> PreviewRow:
        known = bool(line.known) and (self.present or (self.fill and bool(line.fills)))
        return PreviewRow(line, line.row not in self.left_out, line.status in ADDED or known)

    def _select(self) -> None:
        row = self.view.current_row()
        self.selected.emit(row.line if row is not None else None)
