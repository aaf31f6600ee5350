"""What the pages of the Gabung Data tab share: built when first seen, read anew when their data changed."""

from __future__ import annotations

from typing import ClassVar

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from rakor_desktop.ui.context import AppContext


class Page(QWidget):
    """One thing that is done with the files of several laptops.

    A subclass makes its widgets in ``build`` and shows what the file holds in ``refresh``; neither runs
    before it is seen, and a hidden page only knows that it is stale.
    """

    key: ClassVar[str]

    wanted = Signal(str, object)
    """Show another page of the tab (by its key) and, if not None, this in it: see ``reveal``."""

    def __init__(self, app: AppContext, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.app = app
        self._stale = True
        self._built = False

    def build(self) -> None:
        """Make the widgets; called once, before the first ``refresh``."""
        raise NotImplementedError

    def refresh(self) -> None:
        """Read what is shown and show it."""
        raise NotImplementedError

    def begin(self) -> None:
        """Take the focus: the tab came to this page."""
        self.setFocus()

    def reveal(self, target: object) -> None:
        """Show something in particular; each page says what it understands."""

    def flush(self) -> bool:
        """Write what is still being typed; tell whether all of it is safe."""
        return self.app.autosave.flush()

    def mark_stale(self) -> None:
        """Read anew now, or when the page is next seen."""
        self._stale = True
        if self.isVisible():
            self.catch_up()

    def catch_up(self) -> None:
        """Show what changed while the page was hidden."""
        if not self._stale:
            return
        if not self._built:
            self._built = True
            self.build()
            layout = self.layout()
            if layout is not None:
                # A layout that comes after its widget is seen is not laid out by itself.
                layout.activate()
        self._stale = False
        self.app.guard(self, self.refresh)
