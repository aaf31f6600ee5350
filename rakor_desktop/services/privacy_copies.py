"""The copies beside the file that still hold somebody who was taken out of it."""

from __future__ import annotations

import contextlib
import sqlite3
from collections.abc import Sequence
from datetime import datetime, timedelta
from pathlib import Path

from rakor_desktop.domain.errors import StorageError, because
from rakor_desktop.domain.i18n import _
from rakor_desktop.services import restoring
from rakor_desktop.store import backup
from rakor_desktop.store.connection import connect
from rakor_desktop.store.journal import redaction

_STAMP = "%Y-%m-%d %H.%M.%S"
_HOLDS = """
SELECT EXISTS (SELECT 1 FROM journal_entry WHERE row_uid = ? AND kind = 'person'),
       EXISTS (SELECT 1 FROM journal_entry WHERE row_uid = ? AND kind = 'redaction')
"""


def holding(path: Path, person_uid: str) -> list[Path]:
    """Return the copies of a file in which a person still stands, and those that cannot be looked into."""
    folder = backup.folder_of(path)
    return sorted(copy for copy in folder.glob("*") if copy.is_file() and _holds(copy, person_uid))


def delete(path: Path, copies: Sequence[Path], now: datetime) -> Path:
    """Put a fresh copy of the file aside, verified, then delete these; ``now`` is local."""
    folder = backup.folder_of(path)
    while (folder / f"{path.stem} {now.strftime(_STAMP)}.rakor").exists():
        now += timedelta(seconds=1)
    fresh = restoring.back_up(path, folder, now)
    for copy in copies:
        try:
            copy.unlink(missing_ok=True)
        except OSError as error:
            raise StorageError(
                _("Cadangan “{file}” tidak dapat dihapus: {reason}.").format(
                    file=copy.name, reason=because(error)
                )
            ) from error
    return fresh


def _holds(copy: Path, person_uid: str) -> bool:
    try:
        with contextlib.closing(connect(copy, read_only=True)) as connection:
            key = redaction.key_of(("person", person_uid))
            there, gone = connection.execute(_HOLDS, (person_uid, key)).fetchone()
    except sqlite3.Error:
        return True
    return bool(there) and not gone
