"""Looks for garbage in the window's own thread only."""

from __future__ import annotations

import gc

from PySide6.QtCore import QObject, QTimer

_INTERVAL = 1000


class Garbage(QObject):
    """Lets no other thread throw things away.

    Python looks for garbage in whichever thread happens to make some. A dialog that is thrown away while the
    window draws brings the whole program down: widgets end in their own thread or not at all.
    """

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._timer = QTimer(self)
        self._timer.setInterval(_INTERVAL)
        self._timer.timeout.connect(collect_what_is_due)

    def start(self) -> None:
        """Look for it here from now on, and nowhere else."""
        gc.disable()
        self._timer.start()


def collect_what_is_due() -> None:
    """Do what Python would have done by itself since the last time, in this thread."""
    counts, thresholds = gc.get_count(), gc.get_threshold()
    due = [place for place in range(len(counts)) if counts[place] > thresholds[place]]
    if due:
        gc.collect(due[-1])
