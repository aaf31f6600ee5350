"""Kumpulkan: what other laptops wrote comes into this file."""

from __future__ import annotations

from typing import ClassVar

from rakor_desktop.domain.i18n import _
from rakor_desktop.ui.merging.page import Page
from rakor_desktop.ui.pieces import EmptyState, down


class CollectPage(Page):
    """Shows what was collected, and collects more."""

    key: ClassVar[str] = "collect"

    def build(self) -> None:
        """Say what to do first."""
        self.setLayout(down(EmptyState("combine", _("Belum ada berkas yang dikumpulkan"))))

    def refresh(self) -> None:
        """Nothing is read yet."""
