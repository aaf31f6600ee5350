"""Ends what a connection waits for, from outside: the thread itself sits in the driver and looks nowhere."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager, suppress
from contextvars import ContextVar
from threading import Event, Lock, Thread
from typing import Any

from rakor_desktop.domain.hub import HubError
from rakor_desktop.domain.i18n import _
from rakor_desktop.domain.merging import StoppedError

_LOOK = 0.1
"""Seconds between two looks at whether the person wants to wait no longer."""
_PATIENCE = 2.0
"""Seconds in which the server must take the request to cancel."""


class _Watch:
    """Cancels the statement that is running for as long as the work is to stop and has not ended."""

    def __init__(self, asked: Event) -> None:
        self.asked = asked
        self._over = Event()
        self._lock = Lock()
        self._driver: Any = None
        self._thread = Thread(target=self._watch, name="rakor-hub-stop", daemon=True)

    def begin(self) -> None:
        self._thread.start()

    def end(self) -> None:
        self._over.set()
        self._thread.join()

    def use(self, driver: Any) -> None:
        """Take this connection of the driver for the one that is waited for; None for none."""
        with self._lock:
            self._driver = driver

    def _watch(self) -> None:
        while not self._over.wait(_LOOK):
            if self.asked.is_set():
                with self._lock:
                    self._cancel()

    def _cancel(self) -> None:
        if self._driver is None:
            return
        from psycopg import Error  # noqa: PLC0415 - there once a connection is

        with suppress(Error):  # a server out of reach: the time limits of the connection end that
            self._driver.cancel_safe(timeout=_PATIENCE)


_WATCH: ContextVar[_Watch | None] = ContextVar("rakor_hub_watch", default=None)


@contextmanager
def stoppable(asked: Event) -> Iterator[None]:
    """Let ``asked`` end, within half a second, what this thread waits for at a Hub that can be reached."""
    watch = _Watch(asked)
    token = _WATCH.set(watch)
    watch.begin()
    try:
        yield
    finally:
        _WATCH.reset(token)
        watch.end()


@contextmanager
def watched(driver: Any) -> Iterator[None]:
    """Have this connection of the driver cancelled when the work around it is to stop."""
    watch = _WATCH.get()
    if watch is None:
        yield
        return
    watch.use(driver)
    try:
        yield
    finally:
        watch.use(None)


@contextmanager
def told_as_stopped() -> Iterator[None]:
    """Turn a refusal into the person's own wish where that is why the statement ended."""
    try:
        yield
    except HubError:
        watch = _WATCH.get()
        if watch is not None and watch.asked.is_set():
            raise StoppedError(_("Dihentikan; tidak ada yang berubah.")) from None
        raise
