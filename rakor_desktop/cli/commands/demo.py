"""``rakor demo``."""

from __future__ import annotations

import os
from argparse import Namespace
from pathlib import Path

from rakor_desktop.cli.answer import Answer
from rakor_desktop.cli.commands.printing import write
from rakor_desktop.cli.opening import creating
from rakor_desktop.domain.errors import StorageError, because
from rakor_desktop.domain.i18n import _
from rakor_desktop.services import demo as example
from rakor_desktop.services import demo_laptops, printing
from rakor_desktop.store.lock import Lock, user_name

FILE_NAME = "rakor-demo.rakor"


def demo(given: Namespace) -> Answer:
    """Make the example event with all its papers, and pictures of the window if they are asked for."""
    file = given.folder / FILE_NAME
    try:
        given.folder.mkdir(parents=True, exist_ok=True)
        if file.exists():
            _make_way(file, force=given.force)
    except OSError as error:
        raise StorageError(
            _("“{folder}” tidak dapat ditulisi: {reason}.").format(folder=given.folder, reason=because(error))
        ) from error
    with creating(file, "Contoh", "A") as workspace:
        event_uid = example.build(workspace)
        papers = workspace.ask(printing.all_papers, event_uid)
    written = write(file, papers, given.folder / "naskah").data["written"]
    laptops = _laptops(file, given.folder / "laptop") if given.laptops else []
    pictures = _pictures(file, given.folder / "gambar") if given.pictures else []
    data = {
        "folder": str(given.folder),
        "file": str(file),
        "documents": written,
        "laptops": laptops,
        "pictures": pictures,
    }
    return Answer(data, [str(file), *written, *laptops, *pictures])


def _laptops(file: Path, folder: Path) -> list[str]:
    """Write what five laptops made of the example, in place of what an earlier call wrote there."""
    for old in demo_laptops.names(file, folder):
        if old.exists():
            _make_way(old, force=True)
    return [str(path) for path in demo_laptops.write(file, folder)]


def _make_way(file: Path, *, force: bool) -> None:
    if not force:
        raise StorageError(_("“{file}” sudah ada; pakai --force untuk menimpanya.").format(file=file))
    lock = Lock(file)
    lock.acquire(user_name())
    try:
        file.unlink()
    finally:
        lock.release()


def _pictures(file: Path, folder: Path) -> list[str]:
    """Let the window take pictures of itself; it needs no display for that."""
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    # The platform without a screen complains of every window that it cannot place one.
    os.environ.setdefault("QT_LOGGING_RULES", "default.warning=false")
    from rakor_desktop.ui import pictures  # noqa: PLC0415 - only this command ever loads Qt

    return [str(picture) for picture in pictures.take(file, folder)]
