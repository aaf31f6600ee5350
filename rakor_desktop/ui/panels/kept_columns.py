"""How a person arranged the columns of a table, kept for the next start."""

from __future__ import annotations

from typing import Any, Final

from PySide6.QtCore import QObject, QTimer

from rakor_desktop.ui.context import AppContext
from rakor_desktop.ui.table import TableView

_PAUSE: Final = 600


class KeptColumns(QObject):
    """Arranges the columns of a table as they were, and remembers every change made by hand."""

    def __init__(self, app: AppContext, view: TableView[Any], name: str) -> None:
        super().__init__(view)
        self._app = app
        self._header = view.header()
        self._name = name
        self._header.restore_layout(app.preferences.columns.get(name, ""))
        self._timer = QTimer(self, singleShot=True, interval=_PAUSE)
        self._timer.timeout.connect(self._keep)
        self._kept = self._header.layout_state()
        for changed in (
            self._header.sectionResized,
            self._header.sectionMoved,
            self._header.sortIndicatorChanged,
        ):
            changed.connect(self._timer.start)

    def _keep(self) -> None:
        state = self._header.layout_state()
        if state != self._kept:
            self._kept = state
            kept = self._app.preferences.with_columns(self._name, state)
            self._app.remember(columns=kept.columns)
