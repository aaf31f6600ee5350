"""The copies beside the file that still hold somebody who was taken out of it."""

from __future__ import annotations

import contextlib
import sqlite3
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path

from rakor_desktop.domain.errors import RakorError, StorageError, because
from rakor_desktop.domain.i18n import _
from rakor_desktop.services import restoring
from rakor_desktop.store import backup
from rakor_desktop.store.connection import connect
from rakor_desktop.store.journal import redaction

_STAMP = "%Y-%m-%d %H.%M.%S"
_RAKOR = ".rakor"
_JOURNAL = "-journal"
_HOLDS = """
SELECT EXISTS (SELECT 1 FROM journal_entry WHERE row_uid = ? AND kind = 'person'),
       (SELECT count(*) FROM journal_entry WHERE row_uid = ? AND kind = 'redaction')
"""
"""Whether the person is in the file at all, and how often it was declared that the person is taken out."""


@dataclass(frozen=True, slots=True)
class Copies:
    """The copies of a file, as far as somebody may stand in them."""

    holding: Sequence[Path] = ()
    """Those in which the person was found."""
    unknown: Sequence[Path] = ()
    """Those that could not be looked into; nobody knows what they hold."""


def looked_into(path: Path, person_uid: str, *, due: bool) -> Copies:
    """Return in which copies of a file a person still stands, and which could not be looked into.

    A copy is clean when it knows every taking out that the file knows; where another one is ``due``, none is.
    What else lies in that folder is somebody's own and is not touched.
    """
    holding, unknown = [], []
    known = _told(path, person_uid)
    for copy in sorted(backup.folder_of(path).glob("*")):
        if copy.suffix.lower() != _RAKOR or copy.name.startswith(".") or not copy.is_file():
            continue
        told = _told(copy, person_uid)
        if told is None or known is None:
            unknown.append(copy)
        elif told[0] and (due or told[1] < known[1]):
            holding.append(copy)
    return Copies(holding, unknown)


def delete(path: Path, copies: Sequence[Path], now: datetime) -> Path:
    """Put a fresh copy of the file aside, verified, then delete these; ``now`` is local."""
    folder = backup.folder_of(path)
    while (folder / f"{path.stem} {now.strftime(_STAMP)}.rakor").exists():
        now += timedelta(seconds=1)
    fresh = restoring.back_up(path, folder, now)
    for copy in copies:
        try:
            copy.unlink(missing_ok=True)
            copy.with_name(f"{copy.name}{_JOURNAL}").unlink(missing_ok=True)
        except OSError as error:
            raise StorageError(
                _("Cadangan “{file}” tidak dapat dihapus: {reason}.").format(
                    file=copy.name, reason=because(error)
                )
            ) from error
    return fresh


def _told(copy: Path, person_uid: str) -> tuple[int, int] | None:
    """Return whether a person is in a file and how often taken out; None where that cannot be told."""
    try:
        with contextlib.closing(connect(copy, read_only=True)) as connection:
            key = redaction.key_of(("person", person_uid))
            there, gone = connection.execute(_HOLDS, (person_uid, key)).fetchone()
    except (sqlite3.Error, OSError, RakorError):
        return None
    return there, gone
