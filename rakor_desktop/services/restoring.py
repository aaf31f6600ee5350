"""Copies of the whole file: one more put aside, or one put back in the place of what is there."""

from __future__ import annotations

import errno
from contextlib import suppress
from datetime import datetime
from pathlib import Path

from rakor_desktop.domain.errors import ForeignFileError, ReadOnlyError, StorageError, because
from rakor_desktop.domain.i18n import _
from rakor_desktop.store import backup, header
from rakor_desktop.store.leftovers import put_aside
from rakor_desktop.store.lock import Lock, real, user_name

_STAMP = "%Y-%m-%d %H.%M.%S"


def back_up(path: Path, folder: Path, now: datetime) -> Path:
    """Write a verified copy of the file, which may be in use, into a folder; ``now`` is local."""
    header.read(path)
    return backup.copy_to(path, folder / f"{path.stem} {now.strftime(_STAMP)}.rakor")


def restore(copy: Path, path: Path, now: datetime) -> Path | None:
    """Put a copy in the place of the file; return where what was there is kept now, if anything was.

    Refused while anybody has the file open. The restored file begins a branch of its own at its next change.
    """
    backup.verify(copy)
    path = real(path)
    try:
        return _restored(copy, path, now)
    except OSError as error:
        raise StorageError(
            _("“{file}” tidak dapat dipulihkan: {reason}.").format(file=path.name, reason=because(error))
        ) from error


def _restored(copy: Path, path: Path, now: datetime) -> Path | None:
    if path.is_dir():
        raise IsADirectoryError(errno.EISDIR, path)
    if path.exists() and path.samefile(copy):
        raise StorageError(_("Cadangan dan berkas yang dipulihkan adalah berkas yang sama."))
    fresh = path.with_name(f".{path.name}.pulih")
    path.parent.mkdir(parents=True, exist_ok=True)
    lock = Lock(path)
    lock.acquire(user_name())
    try:
        fresh.unlink(missing_ok=True)
        backup.copy_to(copy, fresh)
        kept = _kept(path, now) if path.exists() else None
        put_aside(path)
        fresh.replace(path)
    finally:
        with suppress(OSError):
            fresh.unlink(missing_ok=True)
        lock.release()
    return kept


def _kept(path: Path, now: datetime) -> Path:
    """Keep what is there as a verified copy, or, where it is damaged, as it is."""
    # The stamp does not end these names, so the ladder never thins them.
    name = f"{path.stem} {now.strftime(_STAMP)}"
    folder = backup.folder_of(path)
    try:
        if not header.read(path).writable:
            raise ReadOnlyError(
                _("“{file}” hanya dapat dibaca; tidak ada yang diubah.").format(file=path.name)
            )
        return backup.copy_to(path, folder / f"{name} sebelum pemulihan.rakor")
    except ForeignFileError:
        folder.mkdir(parents=True, exist_ok=True)
        aside = path.replace(folder / f"{name} rusak{path.suffix}")
        # A journal left behind belongs to the damaged file and would be played back into the restored one.
        journal = path.with_name(f"{path.name}-journal")
        if journal.exists():
            journal.replace(aside.with_name(f"{aside.name}-journal"))
        return aside
