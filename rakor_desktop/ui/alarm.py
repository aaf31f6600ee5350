"""What becomes of an error nobody expected: logged without names, shown in words; the program goes on."""

from __future__ import annotations

import logging
import platform
import sys
import threading
import traceback
from pathlib import Path
from types import TracebackType

from PySide6.QtCore import QObject, Qt, Signal, qVersion
from PySide6.QtWidgets import QApplication

_TOO_LONG = 500_000
"""Bytes after which a log is put aside; one old one is kept."""

_logger = logging.getLogger("rakor")


def start_log(folder: Path) -> Path:
    """Write the log to a file in this folder from now on and return it."""
    log = folder / "rakor.log"
    if log.exists() and log.stat().st_size > _TOO_LONG:
        log.replace(log.with_suffix(".1.log"))
    handler = logging.FileHandler(log, encoding="utf-8", delay=True)
    handler.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(message)s"))
    _logger.handlers = [handler]
    _logger.setLevel(logging.INFO)
    _logger.propagate = False
    return log


class Alarm(QObject):
    """Catches what nothing else caught, in this thread and in any other."""

    rang = Signal(str)
    """The report for a person who wants to pass it on."""

    def __init__(self, log: Path) -> None:
        super().__init__()
        self._log = log
        self._shown = False
        # Queued, because an error may come from another thread or from the middle of a painting.
        self.rang.connect(self._show, Qt.ConnectionType.QueuedConnection)

    def install(self) -> None:
        """Take the place of Python's own hooks."""
        sys.excepthook = self.catch
        threading.excepthook = self._catch_in_thread

    def catch(self, kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        """Log where it happened, without the message: that may quote what somebody typed."""
        if issubclass(kind, KeyboardInterrupt):
            QApplication.quit()
            return
        _logger.error("%s\n%s", kind.__name__, "".join(traceback.format_tb(trace)))
        self.rang.emit(_report(kind, error, trace))

    def show(self, report: str) -> None:
        """Show the report and wait until it was read."""
        from rakor_desktop.ui.dialogs.crash import CrashDialog  # noqa: PLC0415

        CrashDialog(report, self._log, QApplication.activeWindow()).exec()

    def _catch_in_thread(self, args: threading.ExceptHookArgs) -> None:
        if args.exc_value is not None:
            self.catch(args.exc_type, args.exc_value, args.exc_traceback)

    def _show(self, report: str) -> None:
        # An error that comes with every painting must not bury the person in dialogs.
        if self._shown:
            return
        self._shown = True
        try:
            self.show(report)
        finally:
            self._shown = False


def _report(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> str:
    told = "".join(traceback.format_exception(kind, error, trace))
    return f"Python {platform.python_version()}, Qt {qVersion()}, {platform.platform()}\n\n{told}"
