"""A private copy of a file that somebody else made: whole, settled, its original never written."""

from __future__ import annotations

import errno
import shutil
import sqlite3
import stat
from contextlib import suppress
from pathlib import Path

from rakor_desktop.domain.errors import ForeignFileError, InUseError, RakorError, StorageError, because
from rakor_desktop.domain.i18n import N_, _

LARGEST = 8 << 30
"""Bytes; the photographs of ten meetings fit in a tenth of it."""
_SUPER = bytes.fromhex("d9d505f920a163d7")
"""What a journal ends with that names a further file, which SQLite would look for and delete."""
_BESIDE = ("-journal", "-wal", "-shm")
_PATIENCE = 5000
"""Milliseconds to wait for somebody who is writing the file."""


def refuse_at_sight(path: Path) -> None:
    """Refuse what is not there, is empty, or is larger than any file of ours."""
    try:
        found = path.stat()
    except OSError as error:
        raise _unread(path, error) from error
    if not stat.S_ISREG(found.st_mode):
        raise StorageError(_("“{file}” tidak ditemukan.").format(file=path.name))
    if found.st_size == 0:
        raise ForeignFileError(_("“{file}” kosong; ini bukan berkas Rakor.").format(file=path.name))
    if found.st_size > LARGEST:
        raise ForeignFileError(_("“{file}” terlalu besar untuk berkas Rakor.").format(file=path.name))
    for ending in _BESIDE:
        beside = path.with_name(path.name + ending)
        with suppress(OSError):
            # SQLite opens what lies there, and would wait for ever for somebody to write into a pipe.
            if not stat.S_ISREG(beside.lstat().st_mode):
                raise ForeignFileError(
                    _("Di samping “{file}” ada “{other}” yang bukan berkas biasa; singkirkan dahulu.").format(
                        file=path.name, other=beside.name
                    )
                )


def private_copy(path: Path, folder: Path) -> Path:
    """Return a copy of the file in this folder, with what an interrupted writer left undone put right."""
    refuse_at_sight(path)
    copy = folder / "salinan.rakor"
    try:
        try:
            _through_sqlite(path, copy)
        except sqlite3.Error as error:
            _byte_by_byte(path, copy, error)
    except OSError as error:
        raise _unread(path, error) from error
    return copy


def _unread(path: Path, error: OSError) -> StorageError:
    if error.errno in (errno.ENOENT, errno.ENOTDIR):
        return StorageError(_("“{file}” tidak ditemukan.").format(file=path.name))
    return StorageError(
        _("“{file}” tidak dapat dibaca sampai selesai: {reason}.").format(
            file=path.name, reason=because(error)
        )
    )


_REFUSALS: tuple[tuple[tuple[str, ...], type[RakorError], str], ...] = (
    (
        ("SQLITE_IOERR", "SQLITE_CANTOPEN"),
        StorageError,
        N_("“{file}” tidak dapat dibaca sampai selesai. Periksa diska dan sambungannya, lalu ulangi."),
    ),
    (("SQLITE_FULL",), StorageError, N_("Diska penuh: salinan sementara “{file}” tidak muat.")),
    (
        ("SQLITE_BUSY", "SQLITE_PROTOCOL"),
        InUseError,
        N_("“{file}” sedang ditulis program lain; tutup di sana, lalu ulangi."),
    ),
    (
        ("SQLITE_INTERRUPT",),
        ForeignFileError,
        N_("“{file}” terlalu lama dibaca dan ditolak; mungkin bukan buatan program ini."),
    ),
    (
        ("SQLITE_TOOBIG", "SQLITE_NOMEM", "MemoryError"),
        ForeignFileError,
        N_("“{file}” memuat isi yang terlalu besar."),
    ),
    (("SQLITE_NOTADB",), ForeignFileError, N_("“{file}” bukan berkas Rakor.")),
    (
        ("",),
        ForeignFileError,
        N_("“{file}” rusak atau terpotong; tidak ada yang diambil darinya."),
    ),
)


def refusal(error: BaseException, path: Path) -> RakorError:
    """Return what SQLite's refusal to read a file of somebody else means in words."""
    name = getattr(error, "sqlite_errorname", None) or type(error).__name__
    kind, said = next((kind, said) for names, kind, said in _REFUSALS if name.startswith(names))
    return kind(_(said).format(file=path.name))


def _through_sqlite(path: Path, copy: Path) -> None:
    """Copy the pages under SQLite's own lock: also a file that this very program has open elsewhere."""
    source = sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro", uri=True, isolation_level=None)
    try:
        source.execute(f"PRAGMA busy_timeout={_PATIENCE}")
        target = sqlite3.connect(copy, isolation_level=None)
        try:
            target.execute("PRAGMA journal_mode=OFF")
            target.execute("PRAGMA synchronous=OFF")
            source.backup(target)
        finally:
            target.close()
    finally:
        source.close()


def _byte_by_byte(path: Path, copy: Path, error: sqlite3.Error) -> None:
    """Copy a file whose writer was interrupted together with its journal, and let SQLite settle the copy."""
    left = [
        one
        for ending in ("-journal", "-wal")
        if (one := path.with_name(path.name + ending)).is_file() and one.stat().st_size > 0
    ]
    if not left:
        raise refusal(error, path) from error
    for one in (path, *left):
        refuse_at_sight(one)
        shutil.copyfile(one, copy.with_name(copy.name + one.name[len(path.name) :]))
    journal = copy.with_name(f"{copy.name}-journal")
    if journal.exists():
        with journal.open("rb") as opened:
            opened.seek(-min(len(_SUPER), journal.stat().st_size), 2)
            if opened.read() == _SUPER:
                raise refusal(error, path) from error
    try:
        settled = sqlite3.connect(copy, isolation_level=None)
        try:
            settled.execute("PRAGMA journal_mode=DELETE")
        finally:
            settled.close()
    except sqlite3.Error as damaged:
        raise refusal(damaged, path) from damaged
