"""What a file must be before another takes its place: open nowhere, and nothing in it would be lost."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from sqlalchemy.orm import Session

from rakor_desktop.domain.errors import ForeignFileError, InUseError, RakorError, StorageError
from rakor_desktop.domain.i18n import _
from rakor_desktop.store import leftovers
from rakor_desktop.store.lock import Lock
from rakor_desktop.store.workspace import Workspace
from rakor_desktop.sync.foreign import glanced_at
from rakor_desktop.sync.planning import has_news

_FILE = ".rakor"


@contextmanager
def held(target: Path, sentence: str = "", *, traceless: bool = False) -> Iterator[None]:
    """Hold the file that is replaced, so that nobody writes it meanwhile; a disk may know no locks.

    ``traceless`` looks only whether somebody's lock lies there and leaves none of its own where none does.
    """
    lock = Lock(target)
    if not target.exists() or (traceless and not lock.path.exists()):
        yield
        return
    try:
        with contextlib.suppress(StorageError):
            lock.acquire("")
    except InUseError as error:
        said = sentence or _("“{file}” sedang dibuka program lain; tutup di sana, lalu ulangi.")
        raise InUseError(said.format(file=target.name)) from error
    try:
        yield
    finally:
        lock.release()


@contextmanager
def giving_way(source: Path, target: Path, *, replace: bool) -> Iterator[None]:
    """Hold a file of ours that a settled copy is to replace; refuse if it holds what the copy does not."""
    if target.suffix.casefold() != _FILE or (target.exists() and not replace):
        yield
        return
    with held(target):
        if target.exists():
            workspace = Workspace.open(source, read_only=True)
            with contextlib.closing(workspace):
                refuse_loss(workspace, target)
        leftovers.put_aside(target)
        yield


def refuse_loss(workspace: Workspace, target: Path) -> None:
    """Refuse to replace a file that holds anything which the open one does not."""
    if not target.exists():
        return
    unfinished = [target.with_name(target.name + ending) for ending in ("-journal", "-wal")]
    if any(one.exists() and one.stat().st_size for one in unfinished):
        raise StorageError(
            _(
                "Penulisan “{file}” pernah terputus; kumpulkan dahulu berkas itu, atau pilih nama lain."
            ).format(file=target.name)
        )
    try:
        news = workspace.ask(_brings_news, target)
    except ForeignFileError as refusal:
        raise StorageError(
            _("“{file}” sudah ada dan bukan berkas Rakor yang utuh; pilih nama lain.").format(
                file=target.name
            )
        ) from refusal
    if news:
        raise RakorError(
            _(
                "“{file}” memuat catatan yang belum ada di berkas ini, jadi tidak ditimpa. "
                "Kumpulkan dahulu, atau pilih nama lain."
            ).format(file=target.name)
        )


def _brings_news(session: Session, target: Path) -> bool:
    with glanced_at(target) as foreign:
        return has_news(session.connection(), foreign)
