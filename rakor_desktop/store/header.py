"""What a file says of itself before anything else is believed."""

from __future__ import annotations

import errno
import os
import sqlite3
import stat
import tempfile
from dataclasses import dataclass
from pathlib import Path

from rakor_desktop.domain.errors import ForeignFileError, StorageError, because
from rakor_desktop.domain.i18n import _
from rakor_desktop.store.connection import connect, in_words

APPLICATION_ID = 0x52414B4F
"""'RAKO', in the header of every Rakor file."""


_ABSENT = (errno.ENOENT, errno.ENOTDIR, errno.ELOOP)


@dataclass(frozen=True, slots=True)
class Header:
    """The version a file was written with and whether this user may write it."""

    version: int
    writable: bool
    many_names: bool = False
    """Whether the disk knows it by several names; a journal is found under one of them only."""


def read(path: Path) -> Header:
    """Return the header; refuse what is missing, empty, cut short, or not a Rakor file."""
    found = _found(path)
    if found.st_size == 0:
        raise ForeignFileError(_("“{file}” kosong; ini bukan berkas Rakor.").format(file=path.name))
    writable = _writable(path)
    with in_words(path):
        connection = connect(path, read_only=not writable)
        try:
            if _pragma(connection, "application_id") != APPLICATION_ID:
                raise ForeignFileError(_("“{file}” bukan berkas Rakor.").format(file=path.name))
            return Header(_pragma(connection, "user_version"), writable, found.st_nlink > 1)
        finally:
            connection.close()


def _found(path: Path) -> os.stat_result:
    try:
        found = path.stat()
    except OSError as error:
        if error.errno in _ABSENT:
            raise StorageError(_("“{file}” tidak ditemukan.").format(file=path.name)) from error
        raise StorageError(
            _("“{file}” tidak dapat dibuka: {reason}.").format(file=path.name, reason=because(error))
        ) from error
    if not stat.S_ISREG(found.st_mode):
        raise StorageError(_("“{file}” tidak ditemukan.").format(file=path.name))
    return found


def _pragma(connection: sqlite3.Connection, name: str) -> int:
    return int(connection.execute(f"PRAGMA {name}").fetchone()[0])


def _writable(path: Path) -> bool:
    """Whether the file may be changed: the file itself, and its folder, where SQLite keeps its journal."""
    if not path.stat().st_mode & 0o222 or not os.access(path, os.W_OK):
        return False
    try:
        with tempfile.TemporaryFile(dir=path.parent):
            return True
    except OSError as error:
        return error.errno in (errno.ENOSPC, errno.EDQUOT)
