"""What was done in this file: when, by whom, on which laptop, and from what to what."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QLineEdit, QPlainTextEdit, QSplitter, QWidget

from rakor_desktop.domain import shown_dates
from rakor_desktop.domain.history_words import HistoryAction
from rakor_desktop.domain.i18n import N_, _
from rakor_desktop.services import events, history
from rakor_desktop.ui.context import AppContext
from rakor_desktop.ui.dialogs.fitting import fit
from rakor_desktop.ui.pieces import EmptyState, across, button, down
from rakor_desktop.ui.table import Column, RowTable, TableView
from rakor_desktop.ui.theme import SPACE

NEWEST = 500
"""How many actions are shown; older ones are for the command line."""


class HistoryDialog(QDialog):
    """Lists the actions, the newest first, and tells of the chosen one every field that changed."""

    def __init__(self, app: AppContext, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(_("Riwayat"))
        zone = app.ask(events.zone, app.event_uid)
        self.table = RowTable(_columns(zone), uid=lambda one: f"{one.branch} {one.number}")
        self.view = TableView(self.table, name=_("Riwayat"))
        self.view.set_empty(
            EmptyState("history", _("Belum ada riwayat"), _("Setiap perubahan tercatat di sini."))
        )
        self.details = QPlainTextEdit()
        self.details.setReadOnly(True)
        self.details.setAccessibleName(_("Rincian perubahan"))
        self.filter = QLineEdit()
        self.filter.setPlaceholderText(_("Saring: nama, laptop, atau tindakan"))
        self.filter.setClearButtonEnabled(True)
        self.filter.textChanged.connect(self.table.set_filter)
        self.view.all_wanted.connect(self.filter.clear)
        self.view.selection_changed.connect(self._tell)
        self._lay_out()
        self.table.show_rows(app.ask(history.actions, limit=NEWEST))
        self.view.go(0, 0)

    def _lay_out(self) -> None:
        halves = QSplitter(Qt.Orientation.Vertical)
        halves.addWidget(self.view)
        halves.addWidget(self.details)
        halves.setSizes([340, 160])
        close = button(_("Tutup"), self.accept)
        box = down(self.filter, halves, across(None, close), gap=SPACE, margin=2 * SPACE)
        fit(self, box, letters=125, lines=34)

    def _tell(self) -> None:
        self.details.setPlainText("\n\n".join(map(_story, self.view.selected_rows())))


def _columns(zone: str) -> tuple[Column[HistoryAction], ...]:
    return (
        Column(
            N_("Waktu"), lambda one: shown_dates.local_stamp(one.at, zone), width=26, sort=lambda one: one.at
        ),
        Column(N_("Tindakan"), lambda one: one.label, width=30, stretch=True),
        Column(N_("Oleh"), lambda one: one.actor or "–", width=18),
        Column(N_("Laptop"), lambda one: one.laptop, width=8),
        Column(
            N_("Baris"),
            lambda one: str(len(one.rows)),
            align=Qt.AlignmentFlag.AlignRight,
            width=7,
            sort=lambda one: len(one.rows),
        ),
    )


def _story(action: HistoryAction) -> str:
    lines = [action.label]
    for row in action.rows:
        lines.append(f"• {row.sentence}")
        if row.redacted:
            lines.append(f"    {_('Isinya telah dihapus demi privasi.')}")
        lines.extend(f"    {field.sentence}" for field in row.fields)
    return "\n".join(lines)
