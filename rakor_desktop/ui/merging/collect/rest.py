"""The page while nothing is picked: whose work this file holds already, and what to do first."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtWidgets import QStackedWidget, QWidget

from rakor_desktop.domain.collecting import LaptopWork
from rakor_desktop.domain.i18n import N_, _
from rakor_desktop.domain.numbers import grouped
from rakor_desktop.ui.merging.collect import words
from rakor_desktop.ui.pieces import EmptyState, InlineMessage, Label, across, button, down
from rakor_desktop.ui.table import Column, RowTable, TableView
from rakor_desktop.ui.table.column import RIGHT
from rakor_desktop.ui.theme import SPACE, State

Do = Callable[[], object]


class RestStep(QWidget):
    """Lists the laptops whose work is here; before there is another one it says how it begins."""

    def __init__(self, pick: Do, folder: Do, starter: Do, result: Do) -> None:
        super().__init__()
        self._zone = "WITA"
        self._own = ""
        self.message = InlineMessage(State.OK)
        self.pick = button(_("Pilih berkas…"), pick, icon="files", kind="primary", tip="Ctrl+M")
        self.folder = button(_("Pilih folder…"), folder, icon="folder-search", tip="Ctrl+Shift+M")
        self.starter = button(_("Siapkan untuk laptop lain…"), starter, icon="hard-drive-upload")
        self.result = button(_("Salin ke stik untuk semua laptop…"), result, icon="hard-drive-download")
        self.table: RowTable[LaptopWork] = RowTable(self._columns())
        self.view: TableView[LaptopWork] = TableView(self.table, name=_("Laptop di berkas ini"))
        self.empty = EmptyState(
            "combine",
            _("Belum ada berkas yang dikumpulkan"),
            _(
                "Pilih berkas dari laptop lain, pilih folder yang memuatnya, atau jatuhkan ke halaman ini. "
                "Sebelum digabung, isinya diperlihatkan dahulu."
            ),
            _("Pilih berkas…"),
            pick,
        )
        self.stack = QStackedWidget()
        self.stack.addWidget(self.empty)
        listing = QWidget()
        listing.setLayout(down(Label(_("Yang sudah ada di berkas ini"), strong=True), self.view, gap=SPACE))
        self.stack.addWidget(listing)
        tools = across(self.pick, self.folder, None, self.starter, self.result)
        box = down(self.message, tools, self.stack, gap=SPACE)
        box.setStretch(2, 1)
        self.setLayout(box)

    def show_laptops(self, found: Sequence[LaptopWork], own: str, zone: str) -> None:
        """Show whose work is in the file; ``own`` is the letter of this laptop."""
        self._own, self._zone = own, zone
        self.table.show_rows(found)
        collected = any(one.letter != own for one in found)
        self.pick.setVisible(collected)
        self.result.setVisible(collected)
        self.starter.setVisible(not collected)
        self.stack.setCurrentIndex(int(collected))

    def begin(self) -> None:
        """Take the focus where the work begins."""
        (self.pick if self.pick.isVisibleTo(self) else self.empty.action or self.folder).setFocus()

    def _columns(self) -> tuple[Column[LaptopWork], ...]:
        return (
            Column(N_("Laptop"), lambda row: row.letter, width=8),
            Column(
                N_("Asalnya"),
                lambda row: _("Laptop ini") if row.letter == self._own else _("Terkumpul"),
                width=15,
                state=lambda row: State.INFO if row.letter == self._own else State.OK,
            ),
            Column(N_("Ditulis oleh"), lambda row: ", ".join(row.actors), width=30, stretch=True),
            Column(
                N_("Perubahan"), lambda row: grouped(row.entries), RIGHT, 11, sort=lambda row: row.entries
            ),
            Column(
                N_("Terakhir menulis"),
                lambda row: words.last_written(row, self._zone),
                width=30,
                sort=lambda row: row.last_at,
            ),
        )
