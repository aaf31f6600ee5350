"""Work that would hold up the window: done in a thread on plain data, with a way out."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import Future
from threading import Event
from typing import Any, Generic, TypeVar

from PySide6.QtCore import QObject, Qt, QTimer, Signal
from PySide6.QtWidgets import QProgressDialog, QWidget

from rakor_desktop.domain.errors import RakorError
from rakor_desktop.domain.i18n import _

PATIENCE = 1000
"""Milliseconds before a person is shown that something is being worked on."""

T = TypeVar("T")


class Job(QObject, Generic[T]):
    """One piece of work under way in a thread.

    ``stop`` is set when the person cancels: work that takes long looks at it between two steps. Work that
    cannot look ends by itself, and what it found is thrown away.
    """

    over = Signal()
    """The thread has ended, whatever came of it."""
    _landed = Signal(object)

    def __init__(
        self,
        future: Future[T],
        done: Callable[[T], None],
        refused: Callable[[str], None],
        stop: Event,
    ) -> None:
        super().__init__()
        self.stop = stop
        self._done = done
        self._refused = refused
        self._running = True
        self._dialog: QProgressDialog | None = None
        self._landed.connect(self._take, Qt.ConnectionType.QueuedConnection)
        future.add_done_callback(self._landed.emit)

    def show_after_a_while(self, parent: QWidget | None, title: str) -> None:
        """Say what is being done, with a way to cancel, once it has lasted a second."""
        QTimer.singleShot(PATIENCE, self, lambda: self._show(parent, title))

    def cancel(self) -> None:
        """Give up at once; nothing of this work is seen again."""
        self.stop.set()
        self._close_dialog()

    def _show(self, parent: QWidget | None, title: str) -> None:
        if not self._running or self.stop.is_set():
            return
        dialog = QProgressDialog(title, _("Batal"), 0, 0, parent)
        dialog.setWindowTitle(_("Sedang bekerja"))
        dialog.setModal(True)
        dialog.canceled.connect(self.cancel)
        dialog.show()
        self._dialog = dialog

    def _take(self, future: Future[Any]) -> None:
        self._running = False
        self._close_dialog()
        self.over.emit()
        if self.stop.is_set():
            return
        error = future.exception()
        if error is None:
            self._done(future.result())
        elif isinstance(error, RakorError):
            self._refused(str(error))
        else:
            raise error

    def _close_dialog(self) -> None:
        if self._dialog is not None:
            self._dialog.canceled.disconnect(self.cancel)
            self._dialog.close()
            self._dialog.deleteLater()
            self._dialog = None
