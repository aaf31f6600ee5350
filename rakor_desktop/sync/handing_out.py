"""Writes a file to a stick for other laptops: whole or not at all, read back, never over what it lacks."""

from __future__ import annotations

import contextlib
import hashlib
import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

from sqlalchemy.orm import Session

from rakor_desktop.domain.errors import ForeignFileError, InUseError, RakorError, StorageError, because
from rakor_desktop.domain.i18n import _
from rakor_desktop.store import backup, leftovers
from rakor_desktop.store.lock import Lock
from rakor_desktop.store.workspace import Workspace
from rakor_desktop.sync.foreign import glanced_at
from rakor_desktop.sync.merging import Progress
from rakor_desktop.sync.planning import has_news

_PIECE = 1 << 20


def hand_out(workspace: Workspace, target: Path, *, progress: Progress = lambda _done, _total: None) -> Path:
    """Write the open file as it is, journal and all, to this path and read it back; return the path.

    An older file there is replaced only if it has nothing that the open one lacks.
    """
    target = target.absolute()
    _refuse_place(workspace, target)
    progress(0, 0)
    with TemporaryDirectory(prefix="rakor-", ignore_cleanup_errors=True) as folder:
        copy = backup.copy_to(workspace.path, Path(folder) / "salinan.rakor")
        with _words_for(target), _held(target):
            _refuse_loss(workspace, target)
            _write(copy, target, progress)
    return target


def _refuse_place(workspace: Workspace, target: Path) -> None:
    if not target.parent.is_dir():
        raise StorageError(_("Folder “{folder}” tidak ditemukan.").format(folder=target.parent.name))
    if target.resolve() == workspace.path.resolve() or _is_same(target, workspace.path):
        raise RakorError(_("Itu berkas yang sedang dibuka; pilih nama atau folder lain."))
    if target.is_symlink() or (target.exists() and not target.is_file()):
        raise StorageError(_("“{file}” bukan berkas biasa; pilih nama lain.").format(file=target.name))


def _is_same(target: Path, own: Path) -> bool:
    try:
        return target.samefile(own)
    except OSError:
        return False


@contextmanager
def _held(target: Path) -> Iterator[None]:
    """Hold the file that is replaced, so that nobody writes it meanwhile; a disk may know no locks."""
    if not target.exists():
        yield
        return
    lock = Lock(target)
    try:
        with contextlib.suppress(StorageError):
            lock.acquire("")
    except InUseError as held:
        raise InUseError(
            _("“{file}” sedang dibuka program lain; tutup di sana, lalu ulangi.").format(file=target.name)
        ) from held
    try:
        yield
    finally:
        lock.release()


def _refuse_loss(workspace: Workspace, target: Path) -> None:
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


@contextmanager
def _words_for(target: Path) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        raise StorageError(
            _("“{file}” tidak dapat ditulis ke “{folder}”: {reason}.").format(
                file=target.name, folder=target.parent, reason=because(error)
            )
        ) from error


def _write(copy: Path, target: Path, progress: Progress) -> None:
    part = target.with_name(f".{target.name}.sebagian")
    size = copy.stat().st_size
    try:
        wanted = _copied(copy, part, lambda done: progress(done, 2 * size))
        _refuse_unlike(part, wanted, lambda done: progress(size + done, 2 * size))
        backup.verify(part)
        progress(2 * size, 2 * size)
        leftovers.put_aside(target)
        part.replace(target)
    finally:
        with contextlib.suppress(OSError):
            part.unlink(missing_ok=True)
    _settle_folder(target.parent)
    _refuse_unlike(target, wanted, lambda _done: None)


def _copied(copy: Path, part: Path, tell: Callable[[int], None]) -> bytes:
    """Copy the bytes down to the disk itself; return their digest."""
    digest, done = hashlib.sha256(), 0
    with copy.open("rb") as source, part.open("wb") as out:
        while piece := source.read(_PIECE):
            out.write(piece)
            digest.update(piece)
            done += len(piece)
            tell(done)
        out.flush()
        os.fsync(out.fileno())
        _forget(out.fileno())
    return digest.digest()


def _refuse_unlike(path: Path, wanted: bytes, tell: Callable[[int], None]) -> None:
    """Read back what was written, from the disk and not from memory where the system allows it."""
    digest, done = hashlib.sha256(), 0
    with path.open("rb") as written:
        _forget(written.fileno())
        while piece := written.read(_PIECE):
            digest.update(piece)
            done += len(piece)
            tell(done)
    if digest.digest() != wanted:
        with contextlib.suppress(OSError):
            path.unlink()
        raise StorageError(
            _("Yang terbaca kembali dari “{folder}” tidak sama dengan yang ditulis; pakai stik lain.").format(
                folder=path.parent
            )
        )


def _forget(handle: int) -> None:
    """Ask the system to forget the pages it keeps of a file in memory."""
    if hasattr(os, "posix_fadvise"):
        with contextlib.suppress(OSError):
            os.posix_fadvise(handle, 0, 0, os.POSIX_FADV_DONTNEED)


def _settle_folder(folder: Path) -> None:
    """Wait until the folder's new entry is on the disk."""
    if hasattr(os, "O_DIRECTORY"):
        handle = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
        try:
            # Some file systems of sticks know no such thing; the file itself is there.
            with contextlib.suppress(OSError):
                os.fsync(handle)
        finally:
            os.close(handle)
