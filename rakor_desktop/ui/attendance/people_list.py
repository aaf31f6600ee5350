"""The attendance list itself, and what it says while nobody is in it."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction, QKeySequence

from rakor_desktop.domain.i18n import _
from rakor_desktop.ui.attendance.lines import Line, columns
from rakor_desktop.ui.autosave import Autosave
from rakor_desktop.ui.icons import icon
from rakor_desktop.ui.pieces import EmptyState
from rakor_desktop.ui.table import RowTable, TableView
from rakor_desktop.ui.table.model import Save


class PeopleList(TableView[Line]):
    """One line per person; the plain cells can be typed into."""

    add_wanted = Signal()
    """Nobody is there yet, and the person wants to begin."""
    all_wanted = Signal()
    """Nobody fits what the list is narrowed to."""

    def __init__(self, region: Callable[[str], str | None], save: Save, autosave: Autosave) -> None:
        super().__init__(RowTable(columns(region), save), name=_("Daftar hadir"), autosave=autosave)
        self._nobody = EmptyState(
            "users",
            _("Belum ada peserta"),
            _("Tambahkan satu per satu, atau impor daftar undangan dari CSV."),
            _("Tambah peserta"),
            self.add_wanted.emit,
        )
        self._no_match = EmptyState(
            "search-x",
            _("Tidak ada yang cocok"),
            _("Esc mengosongkan pencarian; Ctrl+N menambah orang yang belum ada di daftar."),
            _("Tampilkan semua"),
            self.all_wanted.emit,
        )

    def show_lines(self, lines: Sequence[Line], total: int) -> None:
        """Show what is left of ``total`` people."""
        fitting, other = (self._no_match, self._nobody) if total else (self._nobody, self._no_match)
        other.hide()
        self.set_empty(fitting)
        self.table.show_rows(lines)

    def offer(self, text: str, do: Callable[[], object], picture: str = "", keys: str = "") -> QAction:
        """Put an action in the context menu; its keys work wherever the list's page has the focus."""
        action = QAction(text, self)
        if picture:
            action.setIcon(icon(picture))
        if keys:
            action.setShortcut(QKeySequence(keys))
            action.setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        action.triggered.connect(lambda _checked: do())
        self.addAction(action)
        return action
