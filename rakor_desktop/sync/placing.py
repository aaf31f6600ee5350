"""Writes a file where others read it: whole under its name, or not at all."""

from __future__ import annotations

import hashlib
import os
import secrets
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import IO

from rakor_desktop.domain.errors import StorageError, because
from rakor_desktop.domain.i18n import _

PARTIAL = ".sebagian"
"""What the name of a file ends with while it is being written; such a name begins with a dot."""
PIECE = 1 << 18
_FORGOTTEN = 600
"""Seconds after which a partial file is one that nobody is writing any more."""

Tick = Callable[[int], None]
"""Told how many bytes were moved; it stops the work by raising."""


class Hashing:
    """Passes on what is written and remembers its digest."""

    def __init__(self, out: IO[bytes], tick: Tick) -> None:
        self._out, self._tick = out, tick
        self._hash = hashlib.sha256()
        self.error: BaseException | None = None

    def write(self, piece: bytes) -> int:
        """Write a piece."""
        try:
            self._hash.update(piece)
            self._out.write(piece)
            self._tick(len(piece))
        except BaseException as error:
            self.error = error  # whoever called through foreign code would not see it
            raise
        return len(piece)

    def flush(self) -> None:
        """Pass it on."""
        self._out.flush()

    @property
    def digest(self) -> bytes:
        """The digest of all that was written."""
        return self._hash.digest()


def nobody(_bytes: int) -> None:
    """Tell nobody how much was moved."""


def place(
    target: Path,
    fill: Callable[[Hashing], None],
    *,
    replace: bool = False,
    mode: int = 0o666,
    tick: Tick = nobody,
) -> None:
    """Have ``fill`` write a file, force it to the disk, read it back, and only then give it its name.

    The folder must be there: where a stick or a share is not, nothing is made in its stead.
    """
    part = target.with_name(f".{target.name}.{secrets.token_hex(4)}{PARTIAL}")
    try:
        if target.exists() and not replace:
            raise _there(target)
        digest = _written(part, target, fill, mode, tick)
        if _read_back(part) != digest:
            raise StorageError(
                _("“{file}” terbaca lain daripada yang ditulis; jangan pakai diska ini.").format(
                    file=target.name
                )
            )
        _name(part, target, replace=replace)
        _settle(target.parent)
    except OSError as error:
        raise StorageError(
            _("“{file}” tidak dapat ditulis ke “{folder}”: {reason}.").format(
                file=target.name, folder=target.parent, reason=because(error)
            )
        ) from error
    finally:
        with suppress(OSError):
            part.unlink(missing_ok=True)


def copied(source: Path, target: Path, *, replace: bool = False, tick: Tick = nobody) -> None:
    """Place a copy of a settled file that nobody writes."""

    def fill(out: Hashing) -> None:
        with source.open("rb") as opened:
            while piece := opened.read(PIECE):
                out.write(piece)

    place(target, fill, replace=replace, tick=tick)


def _tidy(target: Path, now: float) -> None:
    """Take away what earlier writers of this file left when they were killed, or their stick was pulled."""
    with suppress(OSError):
        for part in target.parent.glob(f".{_literal(target.name)}.*{PARTIAL}"):
            if now - part.stat().st_mtime > _FORGOTTEN:
                part.unlink(missing_ok=True)


def _literal(name: str) -> str:
    return "".join(f"[{letter}]" if letter in "*?[" else letter for letter in name)


def _written(part: Path, target: Path, fill: Callable[[Hashing], None], mode: int, tick: Tick) -> bytes:
    handle = os.open(part, os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0), mode)
    with os.fdopen(handle, "wb", buffering=0) as raw:
        _tidy(target, os.fstat(raw.fileno()).st_mtime)  # by the clock of that disk, and before it fills up
        out = Hashing(raw, tick)
        fill(out)
        os.fsync(raw.fileno())
    return out.digest


def _name(part: Path, target: Path, *, replace: bool) -> None:
    """Give a whole file its name; what came there meanwhile is replaced only where that was asked for."""
    if replace:
        part.replace(target)
        return
    try:
        os.link(part, target)  # the only way of naming that looks and names in one
    except FileExistsError as error:
        raise _there(target) from error
    except OSError as error:  # a stick knows no second name for a file
        if target.exists():
            raise _there(target) from error
        part.rename(target)


def _there(target: Path) -> StorageError:
    return StorageError(_("“{file}” sudah ada dan tidak ditimpa.").format(file=target.name))


def _read_back(part: Path) -> bytes:
    found = hashlib.sha256()
    with part.open("rb", buffering=0) as opened:
        if hasattr(os, "posix_fadvise"):
            # From the disk, as far as the system lets us, and not from what it remembers.
            os.posix_fadvise(opened.fileno(), 0, 0, os.POSIX_FADV_DONTNEED)
        while piece := opened.read(PIECE):
            found.update(piece)
    return found.digest()


def _settle(folder: Path) -> None:
    if hasattr(os, "O_DIRECTORY"):
        with suppress(OSError):  # a share may not know it
            handle = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
            try:
                os.fsync(handle)
            finally:
                os.close(handle)
