"""Beside the rows of a table: everything about the row the keyboard is on, ours and theirs side by side."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QFrame, QGridLayout, QWidget

from rakor_desktop.domain.errors import RakorError
from rakor_desktop.domain.i18n import _
from rakor_desktop.exchange.headings import FIELD_LABELS
from rakor_desktop.exchange.table import clean
from rakor_desktop.services.importing import ROW_STATUSES, FieldChange, Laid, PlanLine
from rakor_desktop.ui import theme
from rakor_desktop.ui.attendance.importing.source import labelled
from rakor_desktop.ui.attendance.importing.words import STATES
from rakor_desktop.ui.chips import Chip
from rakor_desktop.ui.choosers import SearchBox
from rakor_desktop.ui.pieces import Label, across, button, down, scrolling
from rakor_desktop.ui.theme import SPACE

_LETTERS = 44

Pair = tuple[str, str]


class Details(QFrame):
    """What the row says, what comes of it and why, and the one thing that can be decided about it."""

    twin_wanted = Signal(int)
    """The row is somebody else of the same name, or after all not."""
    region_chosen = Signal(int, str)
    """The person in this row is from the region of this uid."""

    def __init__(self) -> None:
        super().__init__()
        self._row = 0
        self.region = SearchBox()
        self.region.setPlaceholderText(_("ketik dua huruf"))
        self._where = labelled(_("Asal orang ini"), self.region)
        self.region.picked.connect(self._region_typed)
        self.region.editingFinished.connect(self._region_typed)
        self.name = Label(strong=True)
        self.chip = Chip()
        self.said = Label()
        self.twin = button("", lambda: self.twin_wanted.emit(self._row), icon="user-plus")
        self._facts = QWidget()
        self._inner = down(self._facts, None)
        inner = QWidget()
        self._inner.setContentsMargins(0, 0, SPACE, 0)
        inner.setLayout(self._inner)
        area = scrolling(inner)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        twin = across(self.twin, None)
        box = down(self.name, across(self.chip, None), self.said, self._where, twin, area, gap=SPACE)
        box.setStretchFactor(area, 1)
        self.setLayout(box)
        box.setContentsMargins(2 * SPACE, 0, 0, 0)
        self.setFixedWidth(_LETTERS * QFontMetrics(theme.font("small")).averageCharWidth())
        self.setAccessibleName(_("Rincian baris"))

    def show_line(self, line: PlanLine | None, laid: Laid | None) -> None:
        """Show a row of the plan, or nothing."""
        for part in (self.name, self.chip, self.said, self._where, self.twin, self._facts):
            part.setVisible(line is not None and laid is not None)
        if line is None or laid is None:
            return
        self._row = line.row
        self.name.setText(_("Baris {row}: {name}").format(row=line.row, name=line.name or "-"))
        self.chip.show_state(STATES[line.status], _(ROW_STATUSES[line.status]))
        self.said.setText("\n".join((*line.reasons, *line.warnings, *line.notes)))
        self.said.setVisible(bool(self.said.text()))
        self.twin.setVisible(line.may_be_twin or line.twin)
        self.twin.setText(_("Ternyata orang yang sama") if line.twin else _("Ini orang lain, tambahkan"))
        self.twin.setToolTip(_("Nama dan asalnya sama (Ctrl+L)"))
        self._where.setVisible(line.unplaced)
        self.region.show_value(line.invitation.region_uid if line.invitation else None)
        self._tell(line, laid)

    def begin(self) -> None:
        """Go to what can be decided about the row, if anything."""
        wanted = next((part for part in (self.region, self.twin) if part.isVisible()), None)
        if wanted is not None:
            wanted.setFocus()

    def _region_typed(self) -> None:
        try:
            uid = self.region.value()
        except RakorError as refusal:
            self.region.setToolTip(str(refusal))
            return
        if uid is not None:
            self.region_chosen.emit(self._row, uid)

    def _tell(self, line: PlanLine, laid: Laid) -> None:
        facts = QWidget()
        grid = QGridLayout(facts)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(SPACE)
        grid.setVerticalSpacing(4)
        grid.setColumnStretch(1, 1)
        _section(grid, _("Dapat dilengkapi"), _pairs(line.fills))
        _section(grid, _("Berbeda; yang di sini tetap dipakai"), _pairs(line.differs))
        _section(grid, _("Isi baris di tabel"), _written(line.row, laid))
        self._inner.replaceWidget(self._facts, facts)
        self._facts.hide()
        self._facts.deleteLater()
        self._facts = facts
        facts.show()


def _section(grid: QGridLayout, title: str, pairs: Sequence[Pair]) -> None:
    if not pairs:
        return
    heading = Label(title, size="small", strong=True)
    heading.setContentsMargins(0, SPACE if grid.rowCount() > 1 else 0, 0, 0)
    grid.addWidget(heading, grid.rowCount(), 0, 1, 2)
    for name, text in pairs:
        row = grid.rowCount()
        label, value = Label(name, size="small", tone="muted"), Label(text, size="small")
        value.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        grid.addWidget(label, row, 0, Qt.AlignmentFlag.AlignTop)
        grid.addWidget(value, row, 1, Qt.AlignmentFlag.AlignTop)


def _pairs(changes: Sequence[FieldChange]) -> list[Pair]:
    return [
        (
            _(FIELD_LABELS[one.field]),
            _("di sini {ours}, di tabel {theirs}").format(ours=one.ours, theirs=one.theirs)
            if one.ours
            else one.theirs,
        )
        for one in changes
    ]


def _written(number: int, laid: Laid) -> list[Pair]:
    row = laid.sheet.grid[number - 1] if number <= len(laid.sheet.grid) else ()
    found = [
        (column.name, clean(row[column.place])) for column in laid.layout.columns if column.place < len(row)
    ]
    return [(name, text) for name, text in found if text]
