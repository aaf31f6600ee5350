"""Merging into the open file, whoever asks for it: one at a time, from files that may have to be unlocked."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import AbstractContextManager, ExitStack, contextmanager
from dataclasses import replace
from pathlib import Path
from threading import Lock
from weakref import WeakKeyDictionary

from rakor_desktop.domain.errors import InUseError, RakorError
from rakor_desktop.domain.i18n import _
from rakor_desktop.domain.merging import Merged, SourceNews
from rakor_desktop.domain.transport import PARCEL
from rakor_desktop.domain.verbs import label_of, name_of
from rakor_desktop.store.workspace import Workspace
from rakor_desktop.sync import handing_out, merging
from rakor_desktop.sync.envelope import is_parcel
from rakor_desktop.sync.merging import Progress

ENCRYPTED = f".rakor{PARCEL}"
Unlock = Callable[[Path], AbstractContextManager[Path]]
"""Gives for a picked file one that can be read, gone again afterwards; its name stands in refusals."""

_under_way: WeakKeyDictionary[Workspace, Lock] = WeakKeyDictionary()


@contextmanager
def plain(path: Path) -> Iterator[Path]:
    """Give a file as it lies; one that is encrypted needs another way to unlock it."""
    if is_parcel(path):
        raise RakorError(
            _("“{file}” terenkripsi; kunci sekretariat untuk membukanya tidak ada di laptop ini.").format(
                file=path.name
            )
        )
    yield path


def merge(
    workspace: Workspace,
    paths: Sequence[Path],
    *,
    unrelated: bool = False,
    unlock: Unlock = plain,
    progress: Progress = lambda _done, _total: None,
) -> Merged:
    """Take what is new in these files into the open one, a verified copy of which is put aside before."""
    with alone(workspace), unlocked(paths, unlock) as readable:
        found = merging.merge(workspace, readable, unrelated=unrelated, progress=progress)
    return replace(found, sources=as_picked(found.sources, paths))


def hand_out(workspace: Workspace, target: Path, *, progress: Progress = lambda _done, _total: None) -> Path:
    """Write the file for other laptops, whole or not at all, and read it back; return where."""
    return handing_out.hand_out(workspace, target, progress=progress)


def label() -> str:
    """Return what a merge is called where it can be taken back."""
    return label_of(name_of(merging.merge))


def undo(workspace: Workspace) -> str | None:
    """Take the last action back, a merge, while no other merge is under way; return its name in words."""
    with alone(workspace):
        return workspace.undo()


def redo(workspace: Workspace) -> str | None:
    """Do again what was last taken back, a merge, while no other merge is under way."""
    with alone(workspace):
        return workspace.redo()


@contextmanager
def alone(workspace: Workspace) -> Iterator[None]:
    """Refuse while another merge into the same file is under way in this program."""
    lock = _under_way.setdefault(workspace, Lock())
    if not lock.acquire(blocking=False):
        raise InUseError(_("Penggabungan lain sedang berjalan; tunggu sampai selesai, lalu ulangi."))
    try:
        yield
    finally:
        lock.release()


@contextmanager
def unlocked(paths: Sequence[Path], unlock: Unlock) -> Iterator[list[Path]]:
    """Give files that can be read for those that were picked."""
    with ExitStack() as stack:
        yield [stack.enter_context(unlock(path)) for path in paths]


def as_picked(sources: Sequence[SourceNews], paths: Sequence[Path]) -> list[SourceNews]:
    """Return the news of files under the names by which they were picked."""
    return [replace(source, path=path) for source, path in zip(sources, paths, strict=True)]
