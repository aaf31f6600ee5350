"""The attendance list itself, and what it says while nobody is in it."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction, QKeySequence

from rakor_desktop.domain.i18n import _
from rakor_desktop.ui.attendance.people.lines import Line, columns
from rakor_desktop.ui.autosave import Autosave
from rakor_desktop.ui.icons import icon
from rakor_desktop.ui.pieces import EmptyState
from rakor_desktop.ui.table import RowTable, TableView
from rakor_desktop.ui.table.taking import Save


class PeopleList(TableView[Line]):
    """One line per person; the plain cells can be typed into."""

    add_wanted = Signal()
    """Nobody is there yet, and the person wants to begin."""
    import_wanted = Signal()
    """What is on the clipboard are people who are not on the list yet."""

    def __init__(
        self,
        region: Callable[[str], str | None],
        save: Save,
        autosave: Autosave,
        found_by: Callable[[Line], str],
    ) -> None:
        table = RowTable(columns(region), save, found_by=found_by, steady=True)
        super().__init__(table, name=_("Daftar hadir"), autosave=autosave)
        self._nobody = EmptyState(
            "users",
            _("Belum ada peserta"),
            _("Tambahkan satu per satu, atau impor daftar undangan dari Excel."),
            _("Tambah peserta"),
            self.add_wanted.emit,
        )
        self.set_empty(self._nobody)
        self.set_hint(_("Ctrl+N menambah orang yang belum ada di daftar."))
        self.take_more_rows(_("Impor sebagai orang baru…"), self.import_wanted.emit)

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
