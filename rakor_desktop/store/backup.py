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
)
"""Within the second span of time, one copy per first span is kept."""


def folder_of(path: Path) -> Path:
    """Return where the copies of a file are kept: a folder beside it that says so."""
    return path.with_name(f"{path.stem} (cadangan)")


def copies(path: Path) -> list[Path]:
    """Return the ladder's copies of a file, newest first."""
    folder = folder_of(path)
    return sorted((p for p in folder.glob("*.rakor") if taken_at(p)), reverse=True) if folder.is_dir() else []


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
    if kept and _counter(kept[0]) == _counter(path):
        return None
    fresh = copy_to(path, folder_of(path) / f"{path.stem} {now.strftime(_STAMP)}.rakor")
    for old in thinned(copies(path), now):
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
    if target.exists():
        raise StorageError(_("“{file}” sudah ada; salinan tidak ditimpa.").format(file=target.name))
    part = target.with_name(f".{target.name}.sebagian")
    try:
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
    """Return the copies that the ladder no longer needs; the newest always stays."""
    dated = [(taken, copy) for copy in kept if (taken := taken_at(copy)) is not None]
    spare: list[Path] = []
    filled: set[tuple[timedelta, int]] = set()
    for taken, copy in sorted(dated)[:-1]:
        rung = next((step for step, reach in RUNGS if now - taken <= reach), None)
        slot = None if rung is None else (rung, int(taken.timestamp() // rung.total_seconds()))
        if slot is None or slot in filled:
            spare.append(copy)
        else:
            filled.add(slot)
    return spare


def _copy(path: Path, part: Path) -> None:
    part.unlink(missing_ok=True)
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


def _counter(path: Path) -> tuple[int, int] | None:
    """Return how many branches and entries a file has: what grows with every change."""
    try:
        with in_words(path):
            connection = connect(path, read_only=True)
            try:
                row = connection.execute(
                    "SELECT (SELECT count(*) FROM journal_branch), (SELECT count(*) FROM journal_entry)"
                ).fetchone()
                return int(row[0]), int(row[1])
            finally:
                connection.close()
    except (ForeignFileError, StorageError):
        return None
