"""What the pages of the Kehadiran tab share: the roll they draw from, and that a hidden one waits."""

from __future__ import annotations

from typing import ClassVar, Protocol, runtime_checkable

from PySide6.QtCore import Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QWidget

from rakor_desktop.ui.attendance.roll import Roll
from rakor_desktop.ui.context import AppContext


@runtime_checkable
class AddsPeople(Protocol):
    """A page on which somebody new can be put on the list."""

    def add(self, name: str = "") -> None:
        """Ask for somebody, who may be named already."""


class Page(QWidget):
    """One way to see who came.

    A subclass makes its widgets in ``build`` and shows the roll in ``show_roll``; neither runs before it is
    seen, and a hidden page only knows that it is stale. No page reads the list itself.
    """

    key: ClassVar[str]

    wanted = Signal(str, object)
    """Show another page of the tab (by its key) and, if not None, this in it: see ``reveal``."""
    adding = Signal(str)
    """Somebody is to be put on the list, with this name if it is known."""
    importing = Signal()
    """A list is to be imported."""
    pasting = Signal()
    """The list on the clipboard is to be imported."""

    def __init__(self, app: AppContext, roll: Roll, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.app = app
        self.roll = roll
        self._stale = True
        self._built = False
        roll.changed.connect(self._on_changed)

    def build(self) -> None:
        """Make the widgets; called once, before the first ``show_roll``."""
        raise NotImplementedError

    def show_roll(self, touched: frozenset[str] | None) -> None:
        """Show the roll; only the ``touched`` changed since it was last shown, or, when None, anything."""
        raise NotImplementedError

    def begin(self) -> None:
        """Take the focus: the tab came to this page."""
        self.setFocus()

    def begin_event(self) -> None:
        """Forget what was looked for: another meeting is shown from now on."""

    def reveal(self, target: object) -> None:
        """Show somebody or something in particular; each page says what it understands."""

    def flush(self) -> bool:
        """Write what is still being typed; tell whether all of it is safe."""
        return self.app.autosave.flush()

    def catch_up(self) -> None:
        """Show the roll if it changed while the page was hidden."""
        if not self._built:
            self._built = True
            self.build()
            layout = self.layout()
            if layout is not None:
                # A layout that comes after its widget is seen is not laid out by itself.
                layout.activate()
        if self._stale and self.app.event_uid:
            self._stale = False
            self.show_roll(None)

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802 - Qt's name
        """Catch up with what happened while the page was hidden."""
        super().showEvent(event)
        self.catch_up()

    def _on_changed(self, touched: frozenset[str] | None) -> None:
        if not self.isVisible() or self._stale:
            self._stale = True
            if self.isVisible():
                self.catch_up()
        else:
            self.show_roll(touched)
