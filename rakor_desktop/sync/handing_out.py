"""Writes a file to a stick for other laptops: whole or not at all, read back, never over what it lacks."""

from __future__ import annotations

from pathlib import Path
from tempfile import TemporaryDirectory

from rakor_desktop.domain.errors import RakorError, StorageError, because
from rakor_desktop.domain.i18n import _
from rakor_desktop.store import backup, leftovers
from rakor_desktop.store.workspace import Workspace
from rakor_desktop.sync.merging import Progress
from rakor_desktop.sync.placing import copied
from rakor_desktop.sync.replacing import held, refuse_loss


def hand_out(workspace: Workspace, target: Path, *, progress: Progress = lambda _done, _total: None) -> Path:
    """Write the open file as it is, journal and all, to this path and read it back; return the path.

    An older file there is replaced only if it has nothing that the open one lacks.
    """
    target = target.absolute()
    try:
        _refuse_place(workspace, target)
        progress(0, 0)
        with TemporaryDirectory(prefix="rakor-", ignore_cleanup_errors=True) as folder:
            copy = backup.copy_to(workspace.path, Path(folder) / "salinan.rakor")
            with held(target):
                refuse_loss(workspace, target)
                _write(copy, target, progress)
    except OSError as error:  # the stick was pulled out
        raise StorageError(
            _("“{file}” tidak dapat ditulis ke “{folder}”: {reason}.").format(
                file=target.name, folder=target.parent, reason=because(error)
            )
        ) from error
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


def _write(copy: Path, target: Path, progress: Progress) -> None:
    size, done = copy.stat().st_size, 0

    def tick(moved: int) -> None:
        nonlocal done
        done += moved
        progress(done, size)

    leftovers.put_aside(target)
    copied(copy, target, replace=True, tick=tick)
    backup.verify(target)
