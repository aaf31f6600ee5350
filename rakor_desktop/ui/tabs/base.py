"""What all pages of the main window share: built when first seen, read anew when their data changed."""

from __future__ import annotations

from typing import ClassVar

from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QWidget

from rakor_desktop.domain.changes import Changes
from rakor_desktop.ui.context import AppContext


class Tab(QWidget):
    """A page of the main window that redraws itself when its data changes.

    A subclass names the tables it shows in ``watches``, makes its widgets in ``build`` and reads them anew in
    ``refresh``. Neither runs before the tab is seen: a hidden tab only knows that it is stale.
    """

    title: ClassVar[str]
    icon: ClassVar[str]
    watches: ClassVar[frozenset[str]]

    def __init__(self, app: AppContext, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.app = app
        self._built = False
        self._stale = True
        app.changed.connect(self._on_changed)
        app.event_changed.connect(self._mark_stale)

    def build(self) -> None:
        """Make the widgets; called once, before the first ``refresh``."""
        raise NotImplementedError

    def refresh(self) -> None:
        """Read what is shown and show it."""
        raise NotImplementedError

    def reveal(self, target: object) -> None:
        """Show something in particular that another page named; each page says what it understands."""

    def flush(self) -> bool:
        """Write what is still being typed; tell whether all of it is safe, so that the tab may be left."""
        return self.app.autosave.flush()

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802 - Qt's name
        """Catch up with what happened while the tab was hidden."""
        super().showEvent(event)
        self._refresh_if_stale()

    def _on_changed(self, changes: Changes) -> None:
        if changes.touch(self.watches):
            self._mark_stale()

    def _mark_stale(self) -> None:
        self._stale = True
        if self.isVisible():
            self._refresh_if_stale()

    def _refresh_if_stale(self) -> None:
        if not self._stale:
            return
        if not self._built:
            self.build()
            self._built = True
        self._stale = False
        self.app.guard(self, self.refresh)
