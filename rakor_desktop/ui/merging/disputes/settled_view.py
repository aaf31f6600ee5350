"""What was decided: about what, how, why, by whom."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QWidget

from rakor_desktop.domain import shown_dates
from rakor_desktop.domain.field_names import field_name
from rakor_desktop.domain.i18n import _
from rakor_desktop.domain.settlements import CHOICES, SettlementRow
from rakor_desktop.ui.merging.disputes import faces
from rakor_desktop.ui.merging.disputes.cards import Cards, SideCard
from rakor_desktop.ui.merging.disputes.columns import settled
from rakor_desktop.ui.merging.disputes.list import ListAndPanel
from rakor_desktop.ui.pieces import EmptyState, Label, down
from rakor_desktop.ui.table import RowTable, TableView
from rakor_desktop.ui.theme import SPACE


class SettledView(ListAndPanel[SettlementRow]):
    """Nothing can be changed here; a later decision about the same thing is one more line."""

    def __init__(self) -> None:
        self._zone = "WITA"
        table: RowTable[SettlementRow] = RowTable(settled(lambda: self._zone))
        super().__init__(TableView(table, name=_("Perbedaan yang sudah diputuskan")), table)
        self.cards = Cards()
        self.outcome = Label(strong=True)
        self.reason = Label()
        self.by = Label(size="small", tone="muted")
        self.view.set_empty(
            EmptyState(
                "gavel",
                _("Belum ada yang diputuskan"),
                _("Setiap keputusan tercatat di sini dan tercetak di lampiran."),
            )
        )
        middle = QWidget()
        middle.setLayout(down(self.cards, self.outcome, self.reason, self.by, None, gap=SPACE))
        self.lay_out(middle)
        self.view.selection_changed.connect(self._show)

    def show_rows(self, rows: Sequence[SettlementRow], zone: str) -> None:
        """Show what was decided, the newest first."""
        self._zone = zone
        before = self.view.selected_rows()
        self.table.show_rows(rows)
        if rows and not self.view.selected_rows():
            self.view.go(0, 0)
        if self.view.selected_rows() == before or not rows:
            self._show()

    def _show(self) -> None:
        row = self.view.current_row()
        self.panel.setVisible(row is not None)
        if row is None:
            return
        self.title.setText(f"{row.title} · {field_name(row.table, row.field)}" if row.field else row.title)
        self.explanation.setText(_(CHOICES[row.choice]))
        self.cards.show_cards([SideCard(face) for face in faces.of_settlement(row, self._zone)])
        self.outcome.setText(_("Keputusan: {what}").format(what=row.chosen or _("(kosong)")))
        self.reason.setText(_("Alasan: {why}").format(why=row.reason) if row.reason else "")
        self.reason.setVisible(bool(row.reason))
        self.by.setText(
            _("Diputuskan {who} di laptop {laptop}, {when}").format(
                who=row.decided_by or _("tanpa nama"),
                laptop=row.laptop,
                when=shown_dates.local_stamp(row.decided_at, self._zone),
            )
        )
