"""Told to end by the system: a signal is handled in the event loop, where files can still be written."""

from __future__ import annotations

import signal
import socket
from collections.abc import Callable

from PySide6.QtCore import QObject, QSocketNotifier


class Ender(QObject):
    """Calls ``end`` in the window's own thread when the process is asked to stop.

    Python runs its signal handlers only between two of its own instructions, and Qt's loop may wait for hours
    without one; so the handler of the system writes a byte that Qt listens for.
    """

    def __init__(self, end: Callable[[], object]) -> None:
        super().__init__()
        self._end = end
        self._ear, self._mouth = socket.socketpair()
        self._mouth.setblocking(False)
        self._former = signal.set_wakeup_fd(self._mouth.fileno(), warn_on_full_buffer=False)
        for name in ("SIGTERM", "SIGINT", "SIGHUP"):
            if hasattr(signal, name):
                signal.signal(getattr(signal, name), lambda _number, _frame: None)
        self._notifier = QSocketNotifier(self._ear.fileno(), QSocketNotifier.Type.Read)
        self._notifier.activated.connect(self._heard)

    def close(self) -> None:
        """Give the signals back to Python."""
        self._notifier.setEnabled(False)
        signal.set_wakeup_fd(self._former)
        for name in ("SIGTERM", "SIGHUP"):
            if hasattr(signal, name):
                signal.signal(getattr(signal, name), signal.SIG_DFL)
        signal.signal(signal.SIGINT, signal.default_int_handler)
        self._ear.close()
        self._mouth.close()

    def _heard(self) -> None:
        self._ear.recv(64)
        self._end()
