"""Handing the file out on a stick: where to, under which name, and what it is for."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QWidget

from rakor_desktop.domain.i18n import _
from rakor_desktop.services import merging
from rakor_desktop.store.workspace import Workspace
from rakor_desktop.ui import messages
from rakor_desktop.ui.context import AppContext
from rakor_desktop.ui.merging.work import Meter


def ask_for_starter(parent: QWidget, app: AppContext) -> Path | None:
    """Return where the file with which other laptops begin is to be written."""
    here = app.workspace.path
    name = _("{file} untuk laptop lain.rakor").format(file=here.stem)
    return _ask(parent, _("Siapkan untuk laptop lain: pilih stik atau folder"), here.with_name(name))


def ask_for_result(parent: QWidget, app: AppContext, folder: Path) -> Path | None:
    """Return where the merged file is to be written for all laptops."""
    name = _("{file} gabungan.rakor").format(file=app.workspace.path.stem)
    return _ask(parent, _("Salin hasil ke stik untuk semua laptop"), folder / name)


def hand_out(workspace: Workspace, target: Path, meter: Meter) -> Path:
    """Write it and read it back."""
    return merging.hand_out(workspace, target, progress=meter)


def _ask(parent: QWidget, title: str, suggestion: Path) -> Path | None:
    return messages.save_file(parent, title, suggestion, messages.RAKOR_FILES, ".rakor", replace=False)
