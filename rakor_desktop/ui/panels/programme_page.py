"""One of the two matrices: its table, and beside it the row in hand."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QSplitter, QWidget

from rakor_desktop.domain.programmes import Agreement, ProgrammeKind, ProgrammeRow
from rakor_desktop.domain.regions import Gazetteer
from rakor_desktop.services import programmes
from rakor_desktop.ui.context import AppContext
from rakor_desktop.ui.panels.kept_columns import KeptColumns
from rakor_desktop.ui.panels.programme_agreement import AgreementBar, speechless
from rakor_desktop.ui.panels.programme_columns import Line, columns, region_of
from rakor_desktop.ui.panels.programme_panel import ProgrammePanel, with_names
from rakor_desktop.ui.panels.saving import Changes, saving
from rakor_desktop.ui.pieces import EmptyState, down
from rakor_desktop.ui.table import RowTable, TableView

_WIDTHS = (780, 390)


class MatrixPage(QWidget):
    """Shows the rows of one matrix; what is typed, pasted or filled at one keystroke is one action."""

    remove_wanted = Signal()
    selection_changed = Signal()
    panel_shown = Signal(bool)

    def __init__(
        self, app: AppContext, kind: ProgrammeKind, name: str, empties: Sequence[EmptyState]
    ) -> None:
        super().__init__()
        self.app = app
        self.kind = kind
        self._gazetteer = Gazetteer(())
        self._lines: Sequence[Line] = ()
        self._quiet = False
        self._save = saving(app, programmes.edit)
        shown = columns(kind, lambda text: region_of(self._gazetteer, text))
        self.table: RowTable[Line] = RowTable(shown, _Cells(self), steady=True)
        self.view = TableView(self.table, name=name, autosave=app.autosave)
        KeptColumns(app, self.view, f"programmes.{kind}")
        self.panel = ProgrammePanel(app, kind)
        self.agreement = AgreementBar(self._save, app.autosave) if kind is ProgrammeKind.PLAN else None
        self._nothing, self._no_hits = empties
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        split = QSplitter()
        split.setChildrenCollapsible(False)
        split.addWidget(self.view)
        split.addWidget(self.panel)
        split.setSizes(_WIDTHS)
        split.setStretchFactor(0, 1)
        parts = (split,) if self.agreement is None else (self.agreement, split)
        box = down(*parts, gap=0)
        box.setStretch(len(parts) - 1, 1)
        self.setLayout(box)
        self.panel.hide()

    def _connect(self) -> None:
        self.view.selection_changed.connect(self._follow)
        self.view.told.connect(lambda said, _state: self.app.told.emit(said))
        self.view.opened.connect(self.show_panel)
        self.view.delete_pressed.connect(self.remove_wanted)
        self.panel.created.connect(self._show_created)
        self.panel.closed.connect(self.hide_panel)
        self.panel.remove_wanted.connect(self.remove_wanted)
        if self.agreement is not None:
            self.agreement.pressed.connect(self.decide)
            self.agreement.answered.connect(self._answered)

    def show_lines(self, lines: Sequence[Line], passes: Callable[[Line], bool], *, keep: bool) -> None:
        """Show the lines that pass; with ``keep`` the one in hand stays even if it no longer does."""
        self._lines = lines
        held = self.panel.form.uid if self.panel.isVisible() else ""
        shown = [line for line in lines if (keep and line.uid == held) or passes(line)]
        wanted_now, other = (self._no_hits, self._nothing) if lines else (self._nothing, self._no_hits)
        other.hide()
        self.view.set_empty(wanted_now)
        self._quiet = True
        self.table.show_rows(shown)
        self._quiet = False
        self._settle()

    def set_gazetteer(self, gazetteer: Gazetteer) -> None:
        """Know these regions."""
        self._gazetteer = gazetteer
        self.panel.set_regions(gazetteer.regions)

    def rows(self) -> list[ProgrammeRow]:
        """Return the rows selected; a draft is none."""
        return [line.row for line in self.view.selected_rows()]

    def begin(self, given: Mapping[str, Any]) -> None:
        """Start a fresh row in the panel."""
        if self.panel.begin(given):
            self.view.selectionModel().clear()
            self._open()
            self.panel.form.focus("code")

    def show_panel(self) -> None:
        """Show all that is known of the row under the keyboard."""
        if self.view.current_row() is None or not self.view.selectionModel().hasSelection():
            self.view.go(max(self.view.currentIndex().row(), 0), 0)
        line = self.view.current_row()
        if line is not None and self.panel.show_line(line):
            self._open()
            self.panel.form.focus("sub_activity")

    def hide_panel(self) -> None:
        """Give the table all the room, once what was typed is safe."""
        if self.panel.form.flush():
            self.panel.form.discard()
            self.panel.hide()
            self.panel_shown.emit(False)
            self.view.setFocus()

    def decide(self, agreement: Agreement) -> None:
        """Record what the meeting decided about the selected rows, once it has said why where it must."""
        rows = self.rows()
        if not rows or self.agreement is None or not self.app.autosave.flush():
            return
        silent = [row for row in rows if speechless(row, agreement)]
        if silent:
            self.agreement.ask(agreement, silent)
        told = {row.uid: {"agreement": agreement} for row in rows if row not in silent}
        refusal = self._save(told) if told else None
        if refusal is not None:
            self.view.show_refusal(refusal)

    def save_cells(self, changes: Changes) -> str | None:
        """Save what was typed into cells; decisions that need words are asked about instead."""
        told, silent = self._apart(changes)
        refusal = self._save(told) if told else None
        if refusal is None and self.agreement is not None:
            for agreement, rows in silent.items():
                self.agreement.ask(agreement, rows)
        return refusal

    def refusals(self, changes: Changes) -> Mapping[str, Mapping[str, str]]:
        """Return which of these cells would be refused, and why."""
        told, _silent = self._apart(changes)
        return {
            uid: {field if field in changes[uid] else "code": why for field, why in found.items()}
            for uid, found in self._save.refusals(told).items()
        }

    def _apart(
        self, changes: Changes
    ) -> tuple[dict[str, dict[str, Any]], dict[Agreement, list[ProgrammeRow]]]:
        """Return what can be saved, with the names that a code stands for, and what must be asked about."""
        known = {line.uid: line.row for line in self._lines}
        told: dict[str, dict[str, Any]] = {}
        silent: dict[Agreement, list[ProgrammeRow]] = {}
        for uid, fields in changes.items():
            full = with_names(fields, known[uid]) if "code" in fields else dict(fields)
            agreement = full.get("agreement")
            if agreement is not None and "reason" not in full and speechless(known[uid], agreement):
                silent.setdefault(full.pop("agreement"), []).append(known[uid])
            if full:
                told[uid] = full
        return told, silent

    def _settle(self) -> None:
        """After the list changed: show the row in hand anew, or the one that took its place."""
        form = self.panel.form
        if form.uid and not any(line.uid == form.uid for line in self._lines):
            form.discard()
        if self.panel.isVisible() and not form.drafting:
            if form.uid and self.view.current_row() is None:
                self.view.select_row(form.uid)
            self._follow()
            if not form.uid:
                self.hide_panel()
        else:
            self._follow()

    def _follow(self) -> None:
        """Show the row the keyboard came to; when the former one cannot be saved, go back to it."""
        if self._quiet:
            return
        if self.agreement is not None and not self.agreement.asking:
            self.agreement.show_selection(self.rows())
        self.selection_changed.emit()
        line = self.view.current_row()
        if line is None or not self.panel.isVisible() or not self.view.selectionModel().hasSelection():
            return
        if not self.panel.show_line(line):
            self._quiet = True
            if not self.panel.form.uid or not self.view.select_row(self.panel.form.uid):
                self.view.clearSelection()
            self._quiet = False

    def _show_created(self, uid: str) -> None:
        if not self.panel.form.leaving:
            self.view.select_row(uid)

    def _answered(self) -> None:
        self.view.setFocus()
        self._follow()

    def _open(self) -> None:
        self.panel.show()
        # The table has just become narrower: the cell in hand may be out of sight.
        QTimer.singleShot(0, self.view, lambda: self.view.scrollTo(self.view.currentIndex()))
        self.panel_shown.emit(True)


class _Cells:
    """What the table of a page is given to save with."""

    def __init__(self, page: MatrixPage) -> None:
        self._page = page

    def __call__(self, changes: Changes) -> str | None:
        return self._page.save_cells(changes)

    def refusals(self, changes: Changes) -> Mapping[str, Mapping[str, str]]:
        return self._page.refusals(changes)
