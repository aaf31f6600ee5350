"""The files that were picked, a row for each: whose it is, what it brings, and whether it is taken."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QModelIndex, Signal
from PySide6.QtWidgets import QWidget

from rakor_desktop.domain.collecting import STANDINGS, Candidate, Standing
from rakor_desktop.domain.i18n import N_, _
from rakor_desktop.ui import messages
from rakor_desktop.ui.chips import Chip
from rakor_desktop.ui.merging.collect import words
from rakor_desktop.ui.pieces import Card, Label, across, button, down
from rakor_desktop.ui.table import Column, RowTable, TableView
from rakor_desktop.ui.table.column import RIGHT
from rakor_desktop.ui.theme import SPACE, State


@dataclass(frozen=True, slots=True)
class FileRow:
    """One file and what the person decided about it."""

    candidate: Candidate
    taken: bool
    asked_for: bool
    """Whether a file of another meeting is taken all the same."""
    zone: str

    @property
    def uid(self) -> str:
        """What the row is told apart by."""
        return self.candidate.uid

    @property
    def can_be_taken(self) -> bool:
        """Whether the box can be ticked."""
        return self.candidate.standing is Standing.NEWS or self.asked_for


def _taken(row: FileRow) -> str:
    if not row.can_be_taken:
        return ""
    return _("Ya") if row.taken else _("Tidak")


def _box(row: FileRow) -> str:
    if not row.can_be_taken:
        return ""
    return "square-check" if row.taken else "square"


COLUMNS: tuple[Column[FileRow], ...] = (
    Column(N_("Ikut"), _taken, width=6, icon=_box),
    Column(N_("Laptop"), lambda row: ", ".join(row.candidate.laptops), width=7),
    Column(N_("Berkas"), lambda row: row.candidate.path.name, width=18, stretch=True,
           tip=lambda row: str(row.candidate.path)),
    Column(N_("Keadaan"), lambda row: _(STANDINGS[row.candidate.standing]), width=20,
           state=lambda row: words.STANDING_STATES[row.candidate.standing]),
    Column(N_("Isi baru"), lambda row: words.news(row.candidate), RIGHT, 13,
           tip=lambda row: words.news(row.candidate),
           sort=lambda row: row.candidate.source.entries if row.candidate.source else None),
    Column(N_("Rakor"), lambda row: row.candidate.event, width=13, tip=lambda row: row.candidate.event),
    Column(N_("Penulis"), lambda row: words.writers(row.candidate), width=13,
           tip=lambda row: words.writers(row.candidate)),
    Column(N_("Terakhir menulis"), lambda row: words.last(row.candidate, row.zone), width=15,
           sort=lambda row: row.candidate.source.last_at if row.candidate.source else None),
    Column(N_("Jam"), lambda row: words.clock(row.candidate), width=10,
           state=lambda row: words.clock_state(row.candidate), tip=lambda row: words.clocks(row.candidate)),
    Column(N_("Riwayat"), lambda row: words.chain(row.candidate), width=10,
           state=lambda row: words.chain_state(row.candidate)),
)  # fmt: skip


class FilesStep(QWidget):
    """The list of files; space or a click on the box leaves one out, below stands more of the current one."""

    changed = Signal()
    """Other files are taken now."""

    def __init__(self) -> None:
        super().__init__()
        self.candidates: list[Candidate] = []
        self.left_out: set[str] = set()
        self.asked_for: set[str] = set()
        self._zone = ""
        self.table: RowTable[FileRow] = RowTable(COLUMNS)
        self.view: TableView[FileRow] = TableView(self.table, name=_("Berkas yang dipilih"))
        self.name = Label(strong=True)
        self.chip = Chip()
        self.said = Label()
        self.anyway = button(_("Gabungkan juga…"), self.ask_for_current, icon="combine")
        box = across(down(across(self.name, self.chip, None), self.said, gap=4), self.anyway)
        box.setStretch(0, 1)
        self.details = Card(box)
        whole = down(self.view, self.details, gap=SPACE)
        whole.setStretch(0, 1)
        self.setLayout(whole)
        self.view.space_pressed.connect(self.toggle)
        self.view.clicked.connect(self._clicked)
        self.view.selection_changed.connect(self._show_details)

    @property
    def taken(self) -> list[Path]:
        """The files that are to be merged."""
        return [row.candidate.path for row in self._rows() if row.taken]

    @property
    def unrelated(self) -> bool:
        """Whether a file of another meeting is among them, asked for in so many words."""
        return bool(self.asked_for & {str(path) for path in self.taken})

    def show_candidates(self, found: Sequence[Candidate], zone: str) -> None:
        """Add what was found in files, in place of what was known of them."""
        self._zone = zone
        fresh = {one.uid: one for one in found}
        kept = [one for one in self.candidates if one.uid not in fresh]
        self.candidates = sorted(
            [*kept, *found], key=lambda one: (", ".join(one.laptops) or "~", one.path.name, one.uid)
        )
        self._show_rows()
        if self.view.current_row() is None:
            self.view.go(0, 0)
        self._show_details()

    def forget(self) -> None:
        """Show no files any longer."""
        self.candidates = []
        self.left_out, self.asked_for = set(), set()
        self._show_rows()

    def toggle(self) -> None:
        """Take the selected files, or leave them out when all of them are taken."""
        rows = [row for row in self.view.selected_rows() if row.can_be_taken]
        uids = {row.uid for row in rows}
        if not uids:
            return
        if all(row.taken for row in rows):
            self.left_out |= uids
        else:
            self.left_out -= uids
        self._show_rows()
        self.changed.emit()

    def ask_for_current(self) -> None:
        """Take a file of another meeting all the same, once the person has said that this is meant."""
        row = self.view.current_row()
        if row is None or row.candidate.standing is not Standing.UNRELATED or row.asked_for:
            return
        if messages.sure(
            self,
            _("Rakor lain"),
            _("Gabungkan rakor lain ke berkas ini?"),
            _("Gabungkan juga"),
            _("“{file}” memuat “{event}”. Setelah digabung, berkas ini memuat kedua rakor itu.").format(
                file=row.candidate.path.name, event=row.candidate.event
            ),
        ):
            self.asked_for.add(row.uid)
            self._show_rows()
            self._show_details()
            self.changed.emit()

    def _rows(self) -> list[FileRow]:
        return [self._row(one) for one in self.candidates]

    def _row(self, one: Candidate) -> FileRow:
        asked = one.standing is Standing.UNRELATED and one.uid in self.asked_for
        can = one.standing is Standing.NEWS or asked
        return FileRow(one, can and one.uid not in self.left_out, asked, self._zone)

    def _show_rows(self) -> None:
        self.table.show_rows(self._rows())

    def _clicked(self, index: QModelIndex) -> None:
        if index.column() == 0 and len(self.view.selected_rows()) == 1:
            self.toggle()

    def _show_details(self) -> None:
        row = self.view.current_row()
        self.details.setVisible(row is not None)
        if row is None:
            return
        one = row.candidate
        self.name.setText(one.path.name)
        self.name.setToolTip(str(one.path))
        self.chip.show_state(words.STANDING_STATES[one.standing], _(STANDINGS[one.standing]))
        self.said.setText(words.details(one, self._zone))
        self.anyway.setVisible(one.standing is Standing.UNRELATED and not row.asked_for)


def summary(step: FilesStep) -> tuple[str, list[tuple[State, str]]]:
    """Return how many of the files are taken, and in chips how many cannot be or bring nothing."""
    counts = {standing: sum(one.standing is standing for one in step.candidates) for standing in Standing}
    said = _("{n} dari {total} berkas akan digabung").format(n=len(step.taken), total=len(step.candidates))
    chips = [
        (words.STANDING_STATES[standing], f"{_(STANDINGS[standing])}: {counts[standing]}")
        for standing in (Standing.NOTHING, Standing.UNRELATED, Standing.REFUSED)
        if counts[standing]
    ]
    return said, chips
