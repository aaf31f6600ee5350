"""How a Rakor file is opened: the pragmas, and what a disk's refusal means in words; nothing but SQLite."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from rakor_desktop.domain.errors import ForeignFileError, RakorError, ReadOnlyError, StorageError
from rakor_desktop.domain.i18n import N_, _

PRAGMAS = (
    "PRAGMA foreign_keys=ON",
    "PRAGMA trusted_schema=OFF",
    "PRAGMA cell_size_check=ON",
    "PRAGMA secure_delete=ON",
    "PRAGMA busy_timeout=5000",
    "PRAGMA temp_store=MEMORY",
)

DURABLE = ("PRAGMA journal_mode=DELETE", "PRAGMA synchronous=EXTRA")
"""Measured against power cuts: what was acknowledged is there afterwards."""


def connect(path: Path, *, read_only: bool = False) -> sqlite3.Connection:
    """Open a file with the house pragmas; transactions are begun explicitly."""
    mode = "ro" if read_only else "rw"
    connection = sqlite3.connect(
        f"{path.absolute().as_uri()}?mode={mode}", uri=True, isolation_level=None, check_same_thread=False
    )
    try:
        for pragma in PRAGMAS if read_only else (*PRAGMAS, *DURABLE):
            connection.execute(pragma)
    except sqlite3.Error:
        connection.close()
        raise
    return connection


@contextmanager
def in_words(path: Path) -> Iterator[None]:
    """Turn what SQLite refuses into a sentence; a bug stays a bug."""
    try:
        yield
    except (sqlite3.DatabaseError, UnicodeError, OverflowError) as error:
        said = sentence(error, path)
        if said is None:
            raise
        raise said from error


_SENTENCES: tuple[tuple[str, type[RakorError], str], ...] = (
    (
        "SQLITE_FULL",
        StorageError,
        N_("Diska penuh: perubahan terakhir BELUM tersimpan. Kosongkan ruang, lalu ulangi."),
    ),
    (
        "SQLITE_READONLY_DBMOVED",
        StorageError,
        N_(
            "“{file}” tidak ada lagi di tempatnya: dipindahkan, diganti, atau dihapus. "
            "Perubahan terakhir BELUM tersimpan; kembalikan berkas itu ke tempatnya, lalu ulangi."
        ),
    ),
    (
        "SQLITE_READONLY_ROLLBACK",
        ReadOnlyError,
        N_(
            "Program berhenti ketika “{file}” sedang ditulis; "
            "berkas itu perlu dibuka satu kali di tempat yang dapat ditulisi."
        ),
    ),
    ("SQLITE_READONLY", ReadOnlyError, N_("“{file}” hanya dapat dibaca; tidak ada yang diubah.")),
    ("SQLITE_BUSY", StorageError, N_("“{file}” sedang dipakai program lain; tunggu sebentar, lalu ulangi.")),
    (
        "SQLITE_IOERR",
        StorageError,
        N_("Diska tidak menjawab: perubahan terakhir BELUM tersimpan di “{file}”. Periksa diska dan ulangi."),
    ),
    ("SQLITE_CANTOPEN", StorageError, N_("“{file}” tidak dapat dibuka. Periksa letak dan izinnya.")),
    ("SQLITE_NOTADB", ForeignFileError, N_("“{file}” bukan berkas Rakor.")),
    (
        "SQLITE_CORRUPT",
        ForeignFileError,
        N_("“{file}” rusak. Salinan terakhirnya ada di folder “{folder}” di sebelahnya."),
    ),
)


_UNREADABLE = ("Could not decode to UTF-8", "unsupported file format", "no such column", "no such table")
"""What Python and SQLite say, without a name, of a file that is damaged in its middle."""


def _name(error: BaseException | None) -> str:
    if isinstance(error, UnicodeDecodeError) or str(error).startswith(_UNREADABLE):
        return "SQLITE_CORRUPT"
    return getattr(error, "sqlite_errorname", None) or ""


def sentence(error: BaseException | None, path: Path) -> RakorError | None:
    """Return what an error of SQLite means to a person, or None if it means a bug."""
    if isinstance(error, UnicodeEncodeError):
        return RakorError(_("Teks ini memuat huruf yang rusak dan tidak dapat disimpan; ketik ulang."))
    if isinstance(error, OverflowError):
        return RakorError(_("Angka ini terlalu besar untuk disimpan; periksa lagi."))
    name = _name(error)
    for prefix, kind, said in _SENTENCES:
        if name.startswith(prefix):
            return kind(_(said).format(file=path.name, folder=f"{path.stem} (cadangan)"))
    return None
