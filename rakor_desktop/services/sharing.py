"""The shared folder: which name this laptop has there, and one round through it."""

from __future__ import annotations

import hashlib
import os
import socket
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

from rakor_desktop import paths
from rakor_desktop.domain.errors import NotFoundError, ReadOnlyError
from rakor_desktop.domain.i18n import _
from rakor_desktop.domain.ids import new_uid
from rakor_desktop.domain.sharing import Brought, Round
from rakor_desktop.services.merging import alone
from rakor_desktop.store.workspace import Workspace
from rakor_desktop.sync import shared_folder
from rakor_desktop.sync.placing import Tick, nobody
from rakor_desktop.sync.shared_files import name_of
from rakor_desktop.sync.shared_folder import Gathered, News, Share, gather, piece_of, publish, seen

__all__ = ["Gathered", "Share", "gather", "piece_of", "publish", "seen"]
_DIGITS = 10


def own_name(workspace: Workspace) -> str:
    """Return the name of this laptop's file in a shared folder: no other laptop or file has the same."""
    said = (_installation(), socket.gethostname(), str(workspace.path))
    return name_of(
        workspace.label, hashlib.sha256("\0".join(said).encode(errors="replace")).hexdigest()[:_DIGITS]
    )


@contextmanager
def opened(workspace: Workspace, folder: Path) -> Iterator[Share]:
    """Give this laptop's part in a shared folder; the private copies are gone afterwards."""
    refuse_unshareable(workspace)
    with TemporaryDirectory(prefix="rakor-", ignore_cleanup_errors=True) as inbox:
        yield Share(folder, own_name(workspace), Path(inbox))


def once(workspace: Workspace, share: Share, *, tick: Tick = nobody) -> Round:
    """Take in what is new in the folder, write this laptop's own file there if it must be, and tell."""
    refuse_unshareable(workspace)
    found = gather(workspace, share, tick=tick)
    brought = bring(workspace, share, found.news)
    wrote = publish(workspace, share, tick=tick)
    return Round(seen(share, found.files), brought, wrote)


def bring(workspace: Workspace, share: Share, news: Sequence[News]) -> Brought:
    """Take in what was gathered; refused while another merge is under way in this program."""
    with alone(workspace):
        return shared_folder.bring(workspace, share, news)


def refuse_unshareable(workspace: Workspace) -> None:
    """Refuse a file that nothing can be taken into, or in which there is no meeting yet."""
    if workspace.read_only:
        raise ReadOnlyError(workspace.read_only_reason)
    if workspace.glance() is None:
        raise NotFoundError(_("Berkas ini belum memuat rakor; buka dahulu berkas awal dari sekretariat."))


def _installation(*, again: bool = True) -> str:
    """Return what tells this user's program from every other one; made at the first call."""
    path = paths.user_config() / "instalasi"
    try:
        if not path.exists():
            fresh = path.with_name(f"instalasi.{os.getpid()}")
            fresh.write_text(new_uid(), encoding="ascii")
            try:
                os.link(fresh, path)  # another program that comes at the same moment finds it whole
            finally:
                fresh.unlink()
        return path.read_text(encoding="ascii", errors="replace").strip()
    except FileExistsError:
        return _installation(again=False) if again else ""  # a link that leads nowhere is there too
    except OSError:
        return ""  # host and file tell enough apart
