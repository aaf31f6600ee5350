"""Copies that can be trusted: taken through SQLite, verified, and kept on a ladder of ages."""

from __future__ import annotations

import contextlib
import filecmp
import os
import sqlite3
from collections.abc import Sequence
from datetime import datetime, timedelta
from itertools import count
from pathlib import Path

from rakor_desktop.domain.errors import ForeignFileError, StorageError, because
from rakor_desktop.domain.i18n import _
from rakor_desktop.store import header
from rakor_desktop.store.connection import connect, in_words

EVERY = timedelta(minutes=10)
_STAMP = "%Y-%m-%d %H.%M.%S"

RUNGS = (
    (timedelta(minutes=10), timedelta(hours=1)),
    (timedelta(hours=1), timedelta(days=1)),
    (timedelta(days=1), timedelta(days=60)),
    (timedelta(days=30), timedelta.max),
)
"""Within the second span of time, one copy per first span is kept."""
NEWEST = 6
"""So many stay however old they are: a clock that is years off for a day must not empty the folder."""


def folder_of(path: Path) -> Path:
    """Return where the copies of a file are kept: a folder beside it that says so."""
    return path.with_name(f"{path.stem} (cadangan)")


def copies(path: Path) -> list[Path]:
    """Return the ladder's copies of a file, newest first."""
    dated = [(taken, copy) for copy in folder_of(path).glob("*.rakor") if (taken := taken_at(copy))]
    return [copy for _taken, copy in sorted(dated, reverse=True)]


def taken_at(copy: Path) -> datetime | None:
    """Return the local time in a copy's name, or None if the name is not one of ours."""
    try:
        return datetime.strptime(copy.stem[-19:], _STAMP)  # noqa: DTZ007 - a name people read, in their own time
    except ValueError:
        return None


def tick(path: Path, now: datetime) -> Path | None:
    """Take a copy if something changed since the last one, then thin the ladder; ``now`` is local and naive.

    The thread may be any: the copy goes through a connection of its own.
    """
    kept = copies(path)
    # One that a wrong clock dated years ahead is not the last one.
    last = next((copy for copy in kept if (taken_at(copy) or now) <= now), kept[0] if kept else None)
    if last is not None and _counter(last) == _counter(path):
        return None
    fresh = copy_to(path, folder_of(path) / f"{path.stem} {now.strftime(_STAMP)}.rakor")
    for old in thinned(copies(path), now):
        with contextlib.suppress(OSError):  # the fresh copy is what counts
            old.unlink(missing_ok=True)
    return fresh


def before_migration(path: Path) -> Path:
    """Put a copy aside before the schema changes; these are never thinned.

    Where an earlier copy of the same version lies there, a new one is kept beside it unless it is the same.
    """
    folder = folder_of(path)
    stem = f"{path.stem} sebelum pemutakhiran v{header.read(path).version}"
    names = (folder / f"{stem}{f' ({nth})' if nth > 1 else ''}.rakor" for nth in count(1))
    earlier, target = None, next(names)
    while target.exists():
        earlier, target = target, next(names)
    fresh = copy_to(path, target)
    if earlier is not None and filecmp.cmp(earlier, fresh, shallow=False):
        fresh.unlink()
        return earlier
    return fresh


def copy_to(path: Path, target: Path) -> Path:
    """Write a verified copy of a file that may be in use; whole or not at all."""
    part = target.with_name(f".{target.name}.sebagian")
    try:
        if target.exists():
            raise StorageError(_("“{file}” sudah ada; salinan tidak ditimpa.").format(file=target.name))
        target.parent.mkdir(parents=True, exist_ok=True)
        with in_words(target):
            _copy(path, part)
        verify(part)
        _settle(part, target)
    except OSError as error:
        raise StorageError(
            _("Salinan tidak dapat ditulis ke “{folder}”: {reason}.").format(
                folder=target.parent, reason=because(error)
            )
        ) from error
    finally:
        with contextlib.suppress(OSError):
            part.unlink(missing_ok=True)
    return target


def verify(copy: Path) -> None:
    """Refuse a copy that SQLite does not find whole."""
    header.read(copy)
    with in_words(copy):
        connection = connect(copy, read_only=True)
        try:
            said = connection.execute("PRAGMA integrity_check(1)").fetchone()[0]
            orphan = connection.execute("PRAGMA foreign_key_check").fetchone()
        finally:
            connection.close()
    if said != "ok" or orphan is not None:
        raise ForeignFileError(_("Salinan “{file}” rusak dan tidak dipakai.").format(file=copy.name))


def thinned(kept: Sequence[Path], now: datetime) -> list[Path]:
    """Return the copies that the ladder no longer needs; the newest always stay."""
    dated = [(taken, copy) for copy in kept if (taken := taken_at(copy)) is not None]
    spare: list[Path] = []
    filled: set[tuple[timedelta, int]] = set()
    for taken, copy in sorted(dated, key=lambda one: (one[0] <= now, one))[:-NEWEST]:
        rung = next(step for step, reach in RUNGS if now - taken <= reach)
        slot = (rung, (taken - datetime.min) // rung)  # noqa: DTZ901 - names of copies are in local time
        if slot in filled:
            spare.append(copy)
        else:
            filled.add(slot)
    return spare


def _copy(path: Path, part: Path) -> None:
    part.unlink(missing_ok=True)
    with in_words(path):
        source = connect(path, read_only=True)
    try:
        destination = sqlite3.connect(part, isolation_level=None)
        try:
            source.backup(destination)
        finally:
            destination.close()
    finally:
        source.close()


def _settle(part: Path, target: Path) -> None:
    handle = os.open(part, os.O_RDWR)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
    part.replace(target)
    if hasattr(os, "O_DIRECTORY"):
        folder = os.open(target.parent, os.O_RDONLY | os.O_DIRECTORY)
        try:
            os.fsync(folder)
        finally:
            os.close(folder)


def _counter(path: Path) -> tuple[str, int] | None:
    """Return the last branch of a file and how many entries it has: what every change changes."""
    try:
        with in_words(path):
            connection = connect(path, read_only=True)
            try:
                row = connection.execute(
                    "SELECT (SELECT uid FROM journal_branch ORDER BY no DESC LIMIT 1),"
                    " (SELECT count(*) FROM journal_entry)"
                ).fetchone()
                return str(row[0]), int(row[1])
            finally:
                connection.close()
    except (ForeignFileError, StorageError):
        return None
