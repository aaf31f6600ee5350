"""One process writes a file: a lock beside it says who, and the system drops it when the process dies."""

from __future__ import annotations

import contextlib
import errno
import getpass
import json
import os
import socket
import sys
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from rakor_desktop.domain.errors import InUseError, StorageError, because
from rakor_desktop.domain.i18n import _

_HELD = (errno.EAGAIN, errno.EACCES, errno.EDEADLK)
"""What the systems answer when somebody has the lock; anything else is a disk that gives none."""
_FAR = 1 << 30
"""Windows locks bytes; this one lies far behind the text, so that others can read who it is."""


@dataclass(frozen=True, slots=True)
class Owner:
    """Who has a file open for writing."""

    host: str
    pid: int
    who: str
    since: str


def real(path: Path) -> Path:
    """Return the file itself where the path is a symbolic link to it: both must meet at the same lock."""
    is_link = os.path.islink(path)  # noqa: PTH114 - says no where the system does not let us look
    return Path(os.path.realpath(path)) if is_link else path


class Lock:
    """The right to write one file, held from ``acquire`` to ``release``."""

    def __init__(self, path: Path) -> None:
        path = real(path)
        self.path = path.with_name(path.name + ".kunci")
        self._handle: int | None = None

    def acquire(self, who: str) -> None:
        """Take the lock; ``InUseError`` names who has it, ``StorageError`` says why there can be none."""
        self._handle = handle = self._locked()
        owner = {
            "host": socket.gethostname(),
            "pid": os.getpid(),
            "who": who,
            "since": datetime.now(UTC).isoformat(timespec="seconds"),
        }
        # The lock holds without these words too, on a full disk for instance.
        with contextlib.suppress(OSError):
            os.ftruncate(handle, 0)
            os.lseek(handle, 0, os.SEEK_SET)
            os.write(handle, json.dumps(owner).encode())

    def _locked(self) -> int:
        while True:
            handle = self._open()
            try:
                _lock(handle)
            except OSError as error:
                os.close(handle)
                if error.errno not in _HELD:
                    raise self._refused(error) from error
                raise InUseError(_in_use(self.path)) from None
            if _same_file(handle, self.path):
                return handle
            os.close(handle)  # its owner took the file away between our two calls

    def _open(self) -> int:
        # What a link here leads to is no lock of ours and must not be emptied.
        flags = getattr(os, "O_CLOEXEC", 0) | getattr(os, "O_NOFOLLOW", 0)
        try:
            try:
                return os.open(self.path, os.O_RDWR | os.O_CREAT | flags, 0o644)
            except PermissionError:
                # Somebody else left it behind: it can be locked all the same, only not written.
                return os.open(self.path, os.O_RDONLY | flags)
        except OSError as error:
            raise self._refused(error) from error

    def _refused(self, error: OSError) -> StorageError:
        return StorageError(
            _("Kunci “{file}” tidak dapat dipasang: {reason}. Anda hanya dapat membaca.").format(
                file=self.path.name, reason=because(error)
            )
        )

    def release(self) -> None:
        """Give the lock back and take its file away; doing it twice is harmless."""
        if self._handle is None:
            return
        if sys.platform != "win32":
            self._take_away()
        os.close(self._handle)
        if sys.platform == "win32":
            self._take_away()
        self._handle = None

    def _take_away(self) -> None:
        # The disk may be gone or closed for writing by now; a file without a lock on it hinders nobody.
        with contextlib.suppress(OSError):
            self.path.unlink(missing_ok=True)


def _same_file(handle: int, path: Path) -> bool:
    try:
        return os.path.samestat(os.fstat(handle), path.stat())
    except FileNotFoundError:
        return False


def user_name() -> str:
    """Return the name this user has on this computer; empty where the system knows none."""
    try:
        return getpass.getuser()
    except (KeyError, OSError, ImportError):
        return ""


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
