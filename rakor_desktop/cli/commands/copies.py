"""``rakor backup`` and ``rakor restore``."""

from __future__ import annotations

from argparse import Namespace
from datetime import datetime

from rakor_desktop.cli.answer import Answer
from rakor_desktop.domain.i18n import _
from rakor_desktop.services import restoring


def backup(given: Namespace) -> Answer:
    """Write a verified copy of the file into a folder; the file may be in use."""
    copy = restoring.back_up(given.file, given.folder, datetime.now())  # noqa: DTZ005 - people read it in a name
    data = {"file": str(given.file), "copy": str(copy)}
    return Answer(data, [_("Cadangan sudah diperiksa: {copy}").format(copy=copy)])


def restore(given: Namespace) -> Answer:
    """Put a copy in the place of the file; what is there now is kept first."""
    kept = restoring.restore(given.backup, given.file, datetime.now())  # noqa: DTZ005
    data = {
        "file": str(given.file),
        "backup": str(given.backup),
        "kept": str(kept) if kept is not None else None,
    }
    lines = [_("{file} dipulihkan dari {backup}.").format(file=given.file, backup=given.backup)]
    if kept is not None:
        lines.append(_("Berkas yang lama disimpan di {kept}").format(kept=kept))
    return Answer(data, lines)
