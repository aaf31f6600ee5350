"""A table on its way into the list: which part of it is read as what, and what would come of each row."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from rakor_desktop.domain.regions import Region
from rakor_desktop.services import importing
from rakor_desktop.services.import_plan import VOCABULARIES
from rakor_desktop.services.importing import ImportKind, ImportPlan, Laid, Wishes
from rakor_desktop.ui.attendance.importing import words
from rakor_desktop.ui.attendance.importing.columns import ColumnRow
from rakor_desktop.ui.attendance.importing.details import Details
from rakor_desktop.ui.attendance.importing.preview import Preview
from rakor_desktop.ui.attendance.importing.source import PartsLine, region_options
from rakor_desktop.ui.pieces import InlineMessage, Label, across, down
from rakor_desktop.ui.theme import SPACE, State


class TablePage(QWidget):
    """Shows one table and its plan; what the person changes is asked for anew."""

    wanted = Signal(object)
    """The plan is to be made anew, from the ``Laid`` that this callable returns."""
    changed = Signal()
    """Other rows are taken now."""

    def __init__(self) -> None:
        super().__init__()
        self.laid: Laid | None = None
        self.plan: ImportPlan | None = None
        self._twins: frozenset[int] = frozenset()
        self._regions: Mapping[str, Region] = {}
        self._chosen: dict[int, Region] = {}
        self._fresh = True
        self.parts = PartsLine()
        self.columns = ColumnRow()
        self.fault = InlineMessage(State.BAD)
        self.notice = InlineMessage(State.WARN)
        self.head = Label(size="title")
        self.about = Label(size="small", tone="muted")
        self.preview = Preview()
        self.details = Details()
        middle = across(self.preview, self.details, gap=0)
        middle.setStretch(0, 1)
        said = down(self.head, self.about, gap=4)
        box = down(self.parts, self.columns, self.fault, self.notice, said, gap=SPACE)
        box.addLayout(middle, 1)
        box.setContentsMargins(0, 0, 0, 0)
        self.setLayout(box)
        self._connect()

    def _connect(self) -> None:
        self.parts.kind_chosen.connect(self._kind_chosen)
        self.parts.sheet_chosen.connect(lambda place: self._lay_anew(importing.at_sheet, place))
        self.parts.heading_chosen.connect(lambda row: self._lay_anew(importing.at_heading, row))
        self.parts.usual_changed.connect(self.plan_anew)
        self.columns.changed.connect(self._use)
        self.preview.changed.connect(self._show_words)
        self.preview.selected.connect(lambda line: self.details.show_line(line, self.laid))
        self.preview.view.opened.connect(lambda _row: self.details.begin())
        self.details.twin_wanted.connect(self._decide_twin)
        self.details.region_chosen.connect(self._choose_region)

    @property
    def kind(self) -> ImportKind:
        """What the table lists."""
        kind: ImportKind = self.parts.kind.value()
        return kind

    @property
    def left_out(self) -> frozenset[int]:
        """The rows that are not taken after all."""
        return frozenset(self.preview.left_out)

    def wishes(self, *, tidy: bool, drop_nip: bool) -> Wishes:
        """Return what the person decided about the table."""
        chosen, twins = ({}, frozenset[int]()) if self._fresh else (self._chosen, self._twins)
        return Wishes(self.parts.usual(tidy=tidy, drop_nip=drop_nip, chosen=chosen), twins)

    def offer(self, regions: Iterable[Region]) -> None:
        """Know which regions there are."""
        self._regions = {region.uid: region for region in regions}
        self.parts.offer(self._regions)
        self.details.region.set_options(region_options(self._regions.values()))

    def begin(self) -> None:
        """Know that another table comes next: what was decided about rows of this one holds no longer."""
        self._fresh = True

    def forget(self) -> None:
        """Hold no table at all."""
        self.laid = self.plan = None
        self.begin()

    def show_plan(self, laid: Laid, plan: ImportPlan) -> None:
        """Show a table and what would come of it."""
        if self._fresh:
            self._twins, self._chosen = frozenset(), {}
        self.laid, self.plan = laid, plan
        self.parts.show_laid(laid, plan.kind)
        self.columns.show_layout(laid.layout, VOCABULARIES[plan.kind])
        self.fault.show_message(State.BAD, words.fault(plan))
        self.notice.show_message(State.WARN, " ".join(laid.sheet.warnings))
        self.preview.show_plan(plan, fresh=self._fresh)
        self._fresh = False
        self._show_words()

    def show_again(self) -> None:
        """Show what was shown before a change that was given up."""
        self._fresh = False
        if self.laid is not None and self.plan is not None:
            self.show_plan(self.laid, self.plan)

    def plan_anew(self) -> None:
        """Ask for the plan of the same table."""
        laid = self.laid
        if laid is not None:
            self.wanted.emit(lambda: laid)

    def toggle_twin(self) -> None:
        """Decide that the row the keyboard is on is somebody else of that name, or after all not."""
        row = self.preview.view.current_row()
        if row is not None and (row.line.may_be_twin or row.line.twin):
            self._decide_twin(row.line.row)

    def _show_words(self) -> None:
        assert self.plan is not None
        self.head.setText(words.summary(self.plan, self.left_out))
        self.about.setText(words.coverage(self.plan))
        self.about.setToolTip(words.all_regions(self.plan))
        self.changed.emit()

    def _kind_chosen(self) -> None:
        laid, kind = self.laid, self.kind
        if laid is not None:
            self.begin()
            self.wanted.emit(lambda: importing.laid_out(laid.sheets, kind))

    def _lay_anew(self, lay: Callable[[Laid, ImportKind, int], Laid], number: int) -> None:
        laid, kind = self.laid, self.kind
        if laid is not None:
            self.begin()
            self.wanted.emit(lambda: lay(laid, kind, number))

    def _use(self, place: int, field: str) -> None:
        laid = self.laid
        if laid is not None:
            self.wanted.emit(lambda: importing.using(laid, place, field))

    def _choose_region(self, row: int, uid: str) -> None:
        self._chosen[row] = self._regions[uid]
        self.plan_anew()
        self.preview.view.setFocus()

    def _decide_twin(self, row: int) -> None:
        self._twins ^= {row}
        self.plan_anew()
