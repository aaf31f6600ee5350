"""Those who sign the papers of a meeting: a list, and the particulars of the one chosen."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QWidget

from rakor_desktop.domain.i18n import _
from rakor_desktop.domain.papers import CAPACITY_PREFIX, SIGNATORY_ROLES, SignatoryRole, SignatoryRow
from rakor_desktop.services import papers
from rakor_desktop.ui.context import AppContext
from rakor_desktop.ui.dialogs import event_fields
from rakor_desktop.ui.form import Form
from rakor_desktop.ui.pieces import EmptyState, across, button, down, icon_button, scrolling
from rakor_desktop.ui.theme import SPACE

_LIST_WIDTH = 240


class Signatories(QWidget):
    """Adds, changes and removes who signs; each field saves itself when it is left."""

    def __init__(self, app: AppContext) -> None:
        super().__init__()
        self._app = app
        self._rows: list[SignatoryRow] = []
        self.list = QListWidget()
        self.list.setAccessibleName(_("Penanda tangan"))
        self.list.setFixedWidth(_LIST_WIDTH)
        self.list.currentRowChanged.connect(self._choose)
        self.form = Form(event_fields.SIGNATORY_FULL, self._save, autosave=app.autosave)
        self.empty = EmptyState(
            "signature",
            _("Belum ada penanda tangan"),
            _("Tambahkan Kepala Dinas, Ketua Panitia, Pimpinan Rapat, dan Notulis."),
            _("Tambah penanda tangan"),
            self.add,
        )
        self._filled = QWidget()
        tools = across(
            button(_("Tambah"), self.add, icon="plus"),
            icon_button("trash-2", _("Hapus penanda tangan ini"), self.remove),
            None,
        )
        around = QWidget()
        box = down(self.form)
        box.setContentsMargins(0, 0, 2 * SPACE, 0)
        around.setLayout(box)
        halves = across(down(self.list, tools), scrolling(around), gap=2 * SPACE)
        halves.setStretch(1, 1)
        self._filled.setLayout(halves)
        self.setLayout(down(self.empty, self._filled, margin=SPACE))
        self.refresh()

    def refresh(self) -> None:
        """Show those who sign as they are in the file; the one chosen stays chosen."""
        chosen = self.form.uid
        self._rows = self._app.ask(papers.signatories, self._app.event_uid)
        self.list.blockSignals(True)
        self.list.clear()
        for row in self._rows:
            item = QListWidgetItem(f"{_(SIGNATORY_ROLES[row.role])}\n{_who(row)}")
            item.setData(Qt.ItemDataRole.UserRole, row.uid)
            self.list.addItem(item)
        self.list.blockSignals(False)
        self.empty.setVisible(not self._rows)
        self._filled.setVisible(bool(self._rows))
        place = next((at for at, row in enumerate(self._rows) if row.uid == chosen), 0)
        if self._rows:
            self.list.setCurrentRow(place)
            self._choose(place)

    def add(self) -> None:
        """Add somebody in the first role nobody has yet, and go to the name."""
        taken = {row.role for row in self._rows}
        role = next((role for role in SignatoryRole if role not in taken), SignatoryRole.OTHER)
        outcome = self._app.act(self, papers.add_signatory, self._app.event_uid, role=role)
        if outcome and outcome.value:
            place = next(at for at, row in enumerate(self._rows) if row.uid == outcome.value)
            self.list.setCurrentRow(place)
            self.form.focus("job_title")

    def remove(self) -> None:
        """Take the one chosen off the list; undo brings it back."""
        uid = self.form.uid
        if uid:
            self.form.discard()
            self._app.act(self, papers.remove_signatory, uid)

    def _choose(self, place: int) -> None:
        if 0 <= place < len(self._rows):
            row = self._rows[place]
            if not self.form.show_row(row.uid, row):
                self._point_at(self.form.uid)

    def _point_at(self, uid: str) -> None:
        self.list.blockSignals(True)
        self.list.setCurrentRow(next((at for at, row in enumerate(self._rows) if row.uid == uid), -1))
        self.list.blockSignals(False)

    def _save(self, uid: str, changes: Mapping[str, Any]) -> str | None:
        return self._app.attempt(papers.edit_signatory, uid, **changes).refusal


def _who(row: SignatoryRow) -> str:
    title = f"{CAPACITY_PREFIX[row.capacity]}{row.job_title}".strip()
    return row.full_name if row.name else title or _("Belum diisi")
