"""Has a spreadsheet read by a process of its own, which can be stopped and cannot harm this one."""

from __future__ import annotations

import json
import logging
import os
import subprocess
import sys
import time
from contextlib import suppress
from threading import Event, Thread
from typing import IO, Any

from rakor_desktop.domain.errors import RakorError
from rakor_desktop.domain.i18n import _
from rakor_desktop.exchange.limits import TOO_MUCH
from rakor_desktop.exchange.refusal import SheetRefusedError, Why

SECONDS = 20.0
MOST_MEMORY = 512_000_000
MOST_ANSWER = 20_000_000
"""Bytes of JSON; what the reader may find comes to less."""
_MOST_TROUBLE = 20_000
_LOOK = 0.05
_PATIENCE = 2
# The path is handed over because the process starts without looking for one: that is faster, and nothing that
# lies beside the spreadsheet or is named in the environment is run.
_START = (
    "import sys; sys.path[:] = sys.argv[1:-3]; from rakor_desktop.exchange import spreadsheet as s; s.main()"
)
_NO_WINDOW = getattr(subprocess, "CREATE_NO_WINDOW", 0)

_log = logging.getLogger("rakor")


class StoppedError(RakorError):
    """Somebody did not want to wait any longer."""

    def __init__(self) -> None:
        super().__init__(_("Dibatalkan."))


def read(
    file: IO[bytes],
    most_rows: int,
    *,
    stop: Event | None = None,
    seconds: float = SECONDS,
    most_memory: int = MOST_MEMORY,
) -> list[dict[str, Any]]:
    """Return the sheets in an open file as ``spreadsheet.read`` describes them, or raise why it cannot."""
    os.lseek(file.fileno(), 0, os.SEEK_SET)
    folders = [folder or os.getcwd() for folder in sys.path]  # noqa: PTH109 - what Python itself means by it
    limits = [str(most_rows), str(int(seconds) + _PATIENCE), str(most_memory)]
    with subprocess.Popen(  # noqa: S603 - this program itself
        [sys.executable, "-I", "-S", "-c", _START, *folders, *limits],
        stdin=file,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        creationflags=_NO_WINDOW,
    ) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        told, trouble = _Listener(process.stdout, MOST_ANSWER), _Listener(process.stderr, _MOST_TROUBLE)
        try:
            _wait(told, time.monotonic() + seconds, stop)
            with suppress(subprocess.TimeoutExpired):
                process.wait(_PATIENCE)
        finally:
            process.kill()
            told.join()
            trouble.join()
    return _sheets(told.heard, process.returncode, trouble.heard)


class _Listener(Thread):
    """Takes what the process says, so that it never waits for us, and no more than can be right."""

    def __init__(self, stream: IO[bytes], most: int) -> None:
        super().__init__(daemon=True)
        self._stream = stream
        self._most = most
        self.heard = b""
        self.start()

    def run(self) -> None:
        """Listen until nothing more is said; who says too much is not heard to the end."""
        with self._stream:
            self.heard = self._stream.read(self._most)


def _wait(told: Thread, end: float, stop: Event | None) -> None:
    while told.is_alive():
        told.join(_LOOK)
        if stop is not None and stop.is_set():
            raise StoppedError
        if time.monotonic() > end:
            raise SheetRefusedError(Why.TOO_SLOW)


def _sheets(heard: bytes, code: int, trouble: bytes) -> list[dict[str, Any]]:
    try:
        answer = json.loads(heard)
    except ValueError as error:
        killed = code < 0 or code == TOO_MUCH or len(heard) == MOST_ANSWER
        # Where it happened, never what was in the file: the process leaves the message out.
        _log.info("a spreadsheet could not be read (%s)\n%s", code, trouble.decode(errors="replace"))
        raise SheetRefusedError(Why.TOO_LARGE if killed else Why.DAMAGED) from error
    if "why" in answer:
        raise SheetRefusedError(Why(answer["why"]))
    sheets: list[dict[str, Any]] = answer["sheets"]
    return sheets
