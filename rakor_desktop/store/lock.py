"""One process writes a file: a lock beside it says who, and the system drops it when the process dies."""

from __future__ import annotations

import contextlib
import json
import os
import socket
import sys
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from rakor_desktop.domain.errors import InUseError
from rakor_desktop.domain.i18n import _

_FAR = 1 << 30
"""Windows locks bytes; this one lies far behind the text, so that others can read who it is."""


@dataclass(frozen=True, slots=True)
class Owner:
    """Who has a file open for writing."""

    host: str
    pid: int
    who: str
    since: str


class Lock:
    """The right to write one file, held from ``acquire`` to ``release``."""

    def __init__(self, path: Path) -> None:
        self.path = path.with_name(path.name + ".kunci")
        self._handle: int | None = None

    def acquire(self, who: str) -> None:
        """Take the lock, or raise ``InUseError`` naming who has it."""
        handle = self._locked()
        owner = {
            "host": socket.gethostname(),
            "pid": os.getpid(),
            "who": who,
            "since": datetime.now(UTC).isoformat(timespec="seconds"),
        }
        os.ftruncate(handle, 0)
        os.lseek(handle, 0, os.SEEK_SET)
        os.write(handle, json.dumps(owner).encode())
        self._handle = handle

    def _locked(self) -> int:
        while True:
            handle = os.open(self.path, os.O_RDWR | os.O_CREAT | getattr(os, "O_CLOEXEC", 0), 0o644)
            try:
                _lock(handle)
            except OSError:
                os.close(handle)
                raise InUseError(_in_use(self.path)) from None
            if _same_file(handle, self.path):
                return handle
            os.close(handle)  # its owner took the file away between our two calls

    def release(self) -> None:
        """Give the lock back and take its file away; doing it twice is harmless."""
        if self._handle is None:
            return
        if sys.platform != "win32":
            self.path.unlink(missing_ok=True)
        os.close(self._handle)
        if sys.platform == "win32":
            with contextlib.suppress(OSError):
                self.path.unlink(missing_ok=True)
        self._handle = None


def _same_file(handle: int, path: Path) -> bool:
    try:
        return os.path.samestat(os.fstat(handle), path.stat())
    except FileNotFoundError:
        return False


def owner_of(lock_file: Path) -> Owner | None:
    """Return who wrote a lock file, or None if it cannot be read."""
    try:
        said = json.loads(lock_file.read_text(encoding="utf-8"))
        return Owner(str(said["host"]), int(said["pid"]), str(said["who"]), str(said["since"]))
    except (OSError, ValueError, KeyError, TypeError):
        return None


def _in_use(lock_file: Path) -> str:
    owner = owner_of(lock_file)
    if owner is None:
        return _("Berkas ini sedang dibuka di program lain; Anda hanya dapat membaca.")
    return _(
        "Berkas ini sedang dibuka oleh {who} di komputer {host} (proses {pid}); Anda hanya dapat membaca. "
        "Untuk menulis, tutup di sana lalu buka lagi di sini."
    ).format(who=owner.who or _("seseorang"), host=owner.host, pid=owner.pid)


if sys.platform == "win32":  # pragma: no cover
    import msvcrt

    def _lock(handle: int) -> None:
        os.lseek(handle, _FAR, os.SEEK_SET)
        msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)

else:
    import fcntl

    def _lock(handle: int) -> None:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
