"""Gabung Data: the files of several laptops become one; what they disagree about; how they travel."""

from __future__ import annotations

from dataclasses import dataclass
from importlib import import_module
from typing import ClassVar

from PySide6.QtGui import QKeySequence, QShortcut, QShowEvent
from PySide6.QtWidgets import QStackedWidget

from rakor_desktop.domain.field_names import TABLE_NAMES
from rakor_desktop.domain.i18n import N_, _
from rakor_desktop.services import collecting, merging
from rakor_desktop.ui.merging.page import Page
from rakor_desktop.ui.picks import Pick, Picks
from rakor_desktop.ui.pieces import HeadLine, across, down
from rakor_desktop.ui.tabs.base import Tab
from rakor_desktop.ui.theme import SPACE, State


@dataclass(frozen=True, slots=True)
class PageSpec:
    """What the tab shows of a page before it exists, and where to find it in ``ui/merging``."""

    key: str
    title: str
    module: str
    class_name: str
    setting: str = ""
    """The preference without which nobody needs the page."""

    def load(self) -> type[Page]:
        """Return the class of the page."""
        found: type[Page] = getattr(import_module(f"rakor_desktop.ui.merging.{self.module}"), self.class_name)
        return found


PAGES: tuple[PageSpec, ...] = (
    PageSpec("collect", N_("Kumpulkan"), "collect.page", "CollectPage"),
    PageSpec("disputes", N_("Perbedaan"), "disputes.page", "DisputesPage"),
    PageSpec("exchange", N_("Kirim dan bagikan"), "exchange.page", "ExchangePage"),
    PageSpec("hub", N_("Pusat data"), "hub.page", "HubPage", setting="hub_url"),
)


class MergingTab(Tab):
    """Says how far this file is one with the others, and shows one of its pages."""

    title: ClassVar[str] = N_("Gabung Data")
    icon: ClassVar[str] = "combine"
    watches: ClassVar[frozenset[str]] = frozenset(TABLE_NAMES)

    def build(self) -> None:
        """Make the head, the chooser and room for the pages."""
        self._pages: dict[str, Page] = {}
        self.head = HeadLine()
        self.pages = Picks(_("Tampilan"))
        self._offer(PAGES[0].key)
        self.stack = QStackedWidget()
        chooser = across(self.pages, None)
        chooser.setContentsMargins(2 * SPACE, 0, 2 * SPACE, SPACE)
        box = down(self.head, chooser, self.stack, gap=0)
        box.setStretch(2, 1)
        self.setLayout(box)
        self.pages.chosen.connect(self.open)
        for n, spec in enumerate(PAGES, start=1):
            shortcut = QShortcut(QKeySequence(f"Alt+{n}"), self)
            shortcut.activated.connect(lambda spec=spec: self._is_wanted(spec) and self.open(spec.key))
        self.open(PAGES[0].key)
        self.app.preferences_changed.connect(lambda _new: self._offer(self.pages.key))

    def _is_wanted(self, spec: PageSpec) -> bool:
        return not spec.setting or bool(getattr(self.app.preferences, spec.setting))

    def _offer(self, key: str) -> None:
        """Offer the pages that are wanted; go to the first where the one in front is not wanted any more."""
        picks = [
            Pick(spec.key, _(spec.title), tip=_("{page} (Alt+{n})").format(page=_(spec.title), n=n))
            for n, spec in enumerate(PAGES, start=1)
            if self._is_wanted(spec)
        ]
        gone = key not in {pick.key for pick in picks}
        self.pages.show_picks(picks, PAGES[0].key if gone else key)
        if gone:
            self.open(PAGES[0].key)

    @property
    def page(self) -> Page:
        """The page in front."""
        return self._pages[self.pages.key]

    def open(self, key: str, target: object = None) -> Page:
        """Bring a page to the front, once what was typed on the one before is safe, and show this in it."""
        before = self._pages.get(self.pages.key)
        found = self._page(key)
        if before is not None and before is not found and not before.flush():
            self.pages.choose(before.key)
            return before
        self.pages.choose(key)
        self.stack.setCurrentWidget(found)
        if self.isVisible():
            found.catch_up()
            found.begin()
        if target is not None:
            found.reveal(target)
        return found

    def refresh(self) -> None:
        """Say whose work is here, and let the pages know that something changed."""
        self._tell()
        for page in self._pages.values():
            page.mark_stale()

    def _tell(self) -> None:
        here = self.app.ask(collecting.laptops)
        others = [one.letter for one in here if one.letter != self.app.workspace.label]
        disputed = self.app.ask(collecting.open_conflicts)
        said = _("Berkas ini memuat isi dari laptop {letters}").format(
            letters=", ".join(one.letter for one in here)
        )
        chips = [(State.OK, _("{n} laptop lain terkumpul").format(n=len(others)))] if others else []
        if others and self.app.workspace.can_redo == merging.label():
            chips = [(State.WARN, _("Penggabungan terakhir diurungkan"))]
        if disputed:
            chips.append((State.WARN, _("{n} perbedaan perlu diputuskan").format(n=disputed)))
        elif others:
            chips.append((State.OK, _("Tidak ada perbedaan")))
        self.head.show_text(said if others else _("Belum ada isi dari laptop lain di berkas ini"), chips)

    def reveal(self, target: object) -> None:
        """Show the page of this key; ``(key, what)`` shows that in it too."""
        self._refresh_if_stale()
        key, what = target if isinstance(target, tuple) else (target, None)
        self.open(str(key), what)

    def flush(self) -> bool:
        """Write what is still being typed on the page in front."""
        return not self._built or self.page.flush()

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802 - Qt's name
        """Go on where the person was."""
        super().showEvent(event)
        self.page.catch_up()
        self.page.begin()

    def _page(self, key: str) -> Page:
        if key not in self._pages:
            spec = next(spec for spec in PAGES if spec.key == key)
            page = self._pages[key] = spec.load()(self.app)
            page.wanted.connect(self.open)
            self.stack.addWidget(page)
        return self._pages[key]
