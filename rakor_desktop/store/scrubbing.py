"""Rewrites a file so that nothing is left on its pages of what was taken out of it."""

from __future__ import annotations

import sqlite3
from pathlib import Path

from rakor_desktop.domain.errors import StorageError
from rakor_desktop.domain.i18n import _
from rakor_desktop.store.connection import connect, in_words

_IN_MEMORY = 64 << 20
"""Bytes of a file that is rewritten in memory; a larger one by way of a temporary file, without what went."""

PATIENCE = 5000
"""Milliseconds to wait for somebody who is reading the file."""


def scrub(path: Path) -> None:
    """Write every page anew, all of the file or nothing: ``secure_delete`` leaves some gaps as they were.

    SQLite's VACUUM is a transaction like any other; after a power cut in its middle the file is as it was.
    """
    with in_words(path):
        connection = connect(path)
        try:
            pages, size = (
                connection.execute(f"PRAGMA {of}").fetchone()[0] for of in ("page_count", "page_size")
            )
            if pages * size > _IN_MEMORY:
                connection.execute("PRAGMA temp_store=FILE")
            connection.execute(f"PRAGMA busy_timeout={PATIENCE}")
            try:
                connection.execute("VACUUM")
            except sqlite3.Error as error:
                if error.sqlite_errorname != "SQLITE_FULL":
                    raise
                raise StorageError(
                    _(
                        "Ruang diska tidak cukup untuk menulis ulang “{file}”; kosongkan ruang, lalu ulangi."
                    ).format(file=path.name)
                ) from error
        finally:
            connection.close()
