"""``rakor template``."""

from __future__ import annotations

from argparse import Namespace
from pathlib import Path

from rakor_desktop.cli.answer import Answer, UsageError
from rakor_desktop.domain.errors import StorageError
from rakor_desktop.domain.i18n import _
from rakor_desktop.services import printing, templates

_STDOUT = Path("-")


def template(given: Namespace) -> Answer:
    """Write the workbook to be filled in, to the name given or to its own."""
    target: Path = given.output or Path(templates.FILE_NAME)
    if target == _STDOUT:
        return Answer(raw=templates.participants())
    if target.suffix.lower() != ".xlsx":
        raise UsageError(_("Templat ditulis sebagai berkas Excel; beri nama yang berakhir dengan .xlsx."))
    if target.exists() and not given.force:
        # It may be the one that came back filled in.
        raise StorageError(_("“{file}” sudah ada; pakai --force untuk menimpanya.").format(file=target))
    printing.save(target, templates.participants())
    return Answer({"template": given.kind, "written": str(target)}, [str(target)])
