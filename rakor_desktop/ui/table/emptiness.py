"""What a table says while it shows no rows: what to do first, or by what it is filtered."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QAbstractItemView

from rakor_desktop.domain.i18n import _
from rakor_desktop.ui.pieces import EmptyState
from rakor_desktop.ui.table.filter_chips import in_words
from rakor_desktop.ui.table.model import RowTable


class Emptiness(QObject):
    """Stands in the middle of a view as long as it is empty."""

    widen_wanted = Signal()
    """The filters are to go."""

    def __init__(self, view: QAbstractItemView, table: RowTable[Any]) -> None:
        super().__init__(view)
        self.hint = ""
        """What else can be done where nothing fits."""
        self._view = view
        self._table = table
        self._first: EmptyState | None = None
        self._no_hits: EmptyState | None = None
        self._reason = ""
        table.narrowed.connect(self.show_state)

    def set_empty(self, empty: EmptyState) -> None:
        """Say this while there are no rows at all."""
        if self._first is not None and self._first is not empty:
            self._first.hide()
        self._first = empty
        empty.setParent(self._view.viewport())
        self.show_state()

    def show_state(self) -> None:
        """Say what is true now, or nothing."""
        none = self._table.rowCount() == 0
        filtered = self._table.filtered and self._table.total > 0
        if none and filtered:
            self._say_no_hits()
        for empty, wanted in ((self._first, not filtered), (self._no_hits, filtered)):
            if empty is not None:
                empty.setGeometry(self._view.viewport().rect())
                empty.setVisible(none and wanted)

    def _say_no_hits(self) -> None:
        arrangement = self._table.arrangement
        parts = [f"“{' '.join(arrangement.words)}”"] if arrangement.words else []
        parts += arrangement.scope_words
        parts += [in_words(self._table, column) for column in sorted(arrangement.kept)]
        reason = "\n".join(parts)
        if self._no_hits is not None and reason == self._reason:
            return
        if self._no_hits is not None:
            self._no_hits.hide()
            self._no_hits.deleteLater()
        self._reason = reason
        self._no_hits = EmptyState(
            "search-x",
            _("Tidak ada yang cocok"),
            "\n".join(filter(None, (_("Disaring menurut:\n{filters}").format(filters=reason), self.hint))),
            _("Hapus saringan"),
            self.widen_wanted.emit,
        )
        self._no_hits.setParent(self._view.viewport())
