"""The files in a shared folder as files: which are ours, what changed, and private copies of the others'."""

from __future__ import annotations

import os
import re
import stat
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import IO

from rakor_desktop.domain.errors import StorageError, because
from rakor_desktop.domain.i18n import _
from rakor_desktop.domain.sharing import FolderGoneError
from rakor_desktop.sync.copying import LARGEST
from rakor_desktop.sync.placing import PIECE, Tick

NAME = re.compile(r"LAPTOP ([A-Z]) ([0-9a-f]{10})\.rakor")
"""Only such names are looked at: what a file-sync tool makes of a file that it is still copying, or of two
versions of one, has another name, and so has a file that somebody works in."""
_HEADER = 100
"""Bytes in which SQLite counts the changes of a file: a stick tells times to two seconds only."""

_LAST = 253_402_300_799
"""The last second that has a date; a disk may say anything."""


class UnfinishedError(StorageError):
    """Somebody is still writing the file; a later round finds it whole."""


@dataclass(frozen=True, slots=True)
class Print:
    """What differs, as far as can be told at a glance, when a file was written anew.

    The number of its inode is none of it: some shares make up another one at every look.
    """

    size: int
    modified: int
    header: bytes


_NOTHING = Print(0, 0, b"")


@dataclass(frozen=True, slots=True)
class Lying:
    """One laptop's file as it lies in the folder."""

    path: Path
    laptop: str
    print: Print

    @property
    def name(self) -> str:
        """The name of the file."""
        return self.path.name

    @property
    def written_at(self) -> datetime:
        """When it was written by the clock of that disk, in UTC."""
        return datetime.fromtimestamp(min(max(self.print.modified / 1e9, 0), _LAST), UTC)


def name_of(laptop: str, installation: str) -> str:
    """Return the name under which this laptop shares its file."""
    return f"LAPTOP {laptop} {installation}.rakor"


def listed(folder: Path) -> list[Lying]:
    """Return the laptops' files in the folder by name; what is empty or just going away is left out."""
    try:
        with os.scandir(folder) as entries:
            names = sorted(entry.name for entry in entries if NAME.fullmatch(entry.name))
    except OSError as error:
        raise FolderGoneError(
            _("Folder bersama tidak terjangkau: {reason}.").format(reason=because(error))
        ) from error
    return list(_seen(folder, names))


def fetched(one: Lying, inbox: Path, tick: Tick) -> Path:
    """Return a private copy of a file, byte by byte; refuse one that was written meanwhile.

    Nobody works in such a file, so SQLite and its locks, which many shares do not know, are not needed.
    """
    copy = inbox / one.name
    try:
        with _opened(one.path) as source, copy.open("wb") as out:
            same = _print_open(source) == one.print  # what is read is what was looked at
            source.seek(0)
            while same and (piece := source.read(PIECE)):
                out.write(piece)
                tick(len(piece))
            whole = out.tell() == one.print.size
        same = same and _print(one.path) == one.print
    except OSError as error:
        raise StorageError(
            _("“{file}” tidak dapat dibaca sampai selesai: {reason}.").format(
                file=one.name, reason=because(error)
            )
        ) from error
    if not whole or not same:
        raise UnfinishedError(
            _("“{file}” sedang disalin; diambil pada kesempatan berikutnya.").format(file=one.name)
        )
    return copy


def named(path: Path, found: Print) -> Lying | None:
    """Return the file by what its name says; None for a name that is none of ours."""
    said = NAME.fullmatch(path.name)
    return Lying(path, said[1], found) if said is not None else None


def print_of(path: Path) -> Print | None:
    """Return what tells whether a file was written anew; None where it cannot be read."""
    try:
        return _print(path)
    except OSError:
        return None


def _seen(folder: Path, names: list[str]) -> Iterator[Lying]:
    for name in names:
        found = print_of(folder / name)
        lying = named(folder / name, found) if found is not None and 0 < found.size <= LARGEST else None
        if lying is not None:
            yield lying


def _print(path: Path) -> Print:
    if not stat.S_ISREG(path.lstat().st_mode):  # not even opened: a device may answer when it likes
        return _NOTHING
    with _opened(path) as opened:
        return _print_open(opened)


def _print_open(opened: IO[bytes]) -> Print:
    found = os.fstat(opened.fileno())
    if not stat.S_ISREG(found.st_mode):
        return _NOTHING
    return Print(found.st_size, found.st_mtime_ns, opened.read(_HEADER))


def _opened(path: Path) -> IO[bytes]:
    """Open a file itself: what somebody puts in its place meanwhile leads nowhere and holds nobody up."""
    flags = sum(getattr(os, name, 0) for name in ("O_BINARY", "O_NOFOLLOW", "O_NONBLOCK", "O_CLOEXEC"))
    return os.fdopen(os.open(path, os.O_RDONLY | flags), "rb", buffering=0)
