"""The pages of the main window, in their order; a module is loaded when its page is first shown."""

from __future__ import annotations

from dataclasses import dataclass
from importlib import import_module
from typing import TYPE_CHECKING

from rakor_desktop.domain.i18n import N_

if TYPE_CHECKING:
    from rakor_desktop.ui.tabs.base import Tab


@dataclass(frozen=True, slots=True)
class TabSpec:
    """What the window shows of a page before the page exists, and where to find it."""

    key: str
    title: str
    icon: str
    module: str
    class_name: str

    def load(self) -> type[Tab]:
        """Return the class of the page."""
        found: type[Tab] = getattr(import_module(self.module), self.class_name)
        return found


def _spec(key: str, title: str, icon: str, class_name: str) -> TabSpec:
    return TabSpec(key, title, icon, f"{__name__}.{key}", class_name)


TABS: tuple[TabSpec, ...] = (
    _spec("overview", N_("Ringkasan"), "layout-dashboard", "OverviewTab"),
    _spec("attendance", N_("Kehadiran"), "user-check", "AttendanceTab"),
    _spec("agenda", N_("Agenda"), "calendar-clock", "AgendaTab"),
    _spec("notes", N_("Notulen"), "notebook-pen", "NotesTab"),
    _spec("issues", N_("Permasalahan"), "message-square-warning", "IssuesTab"),
    _spec("programmes", N_("Program"), "clipboard-list", "ProgrammesTab"),
    _spec("documents", N_("Dokumen"), "file-text", "DocumentsTab"),
    _spec("merging", N_("Gabung Data"), "combine", "MergingTab"),
)
