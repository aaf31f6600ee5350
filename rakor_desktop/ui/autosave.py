"""When what is typed gets written: after a pause, when the field is left, or now."""

from __future__ import annotations

from collections.abc import Callable, Hashable
from datetime import UTC, datetime
from typing import Final

from PySide6.QtCore import QObject, QTimer, Signal

PAUSE: Final = 800
"""Milliseconds without a key before long text is written."""


class Autosave(QObject):
    """Knows what is typed but not yet written; one for the whole window.

    A field calls ``touch`` at every key and ``flush(key)`` when it is left; whoever is about to change the
    tab, the row or the file calls ``flush()``. What could not be written stays pending.
    """

    pending = Signal(bool)
    saved = Signal(datetime)
    """Emitted with the time in UTC once something was really written."""

    def __init__(self, parent: QObject | None = None, pause: int = PAUSE) -> None:
        super().__init__(parent)
        self._writes: dict[Hashable, Callable[[], bool]] = {}
        self._paused: set[Hashable] = set()
        self._timer = QTimer(self, singleShot=True, interval=pause)
        self._timer.timeout.connect(self._after_pause)

    @property
    def is_pending(self) -> bool:
        """Tell whether anything typed is not written yet."""
        return bool(self._writes)

    def touch(self, key: Hashable, write: Callable[[], bool], *, after_pause: bool = True) -> None:
        """Remember that ``write`` must run; it returns whether the value is safe now.

        Without ``after_pause`` it waits for ``flush``, for fields that make no sense half typed.
        """
        was_pending = self.is_pending
        self._writes[key] = write
        if after_pause:
            self._paused.add(key)
            self._timer.start()
        if not was_pending:
            self.pending.emit(True)

    def forget(self, key: Hashable) -> None:
        """Take back a touch: the value is again what the file holds."""
        self._paused.discard(key)
        if self._writes.pop(key, None) is not None and not self._writes:
            self.pending.emit(False)

    def flush(self, key: Hashable | None = None) -> bool:
        """Write what is pending (only ``key`` if given) and tell whether all of it is safe."""
        keys = [k for k in self._writes if key is None or k == key]
        written = [self._write(k) for k in keys]
        return all(written)

    def _after_pause(self) -> None:
        for key in list(self._paused):
            self._write(key)

    def _write(self, key: Hashable) -> bool:
        self._paused.discard(key)
        write = self._writes.get(key)
        if write is None:
            return True
        if not write():
            return False
        self.saved.emit(datetime.now(UTC))
        if self._writes.get(key) is write:
            self.forget(key)
        return True
