"""Who came: the pages that show it, and the day they show."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QKeySequence, QShortcut, QShowEvent
from PySide6.QtWidgets import QApplication, QStackedWidget, QWidget

from rakor_desktop.domain.changes import Changes
from rakor_desktop.domain.i18n import N_, _
from rakor_desktop.ui.attendance.doubles.notice import DoublesNotice
from rakor_desktop.ui.attendance.head import DeskHead
from rakor_desktop.ui.attendance.importing.drop import first_table
from rakor_desktop.ui.attendance.page import AddsPeople, Page
from rakor_desktop.ui.attendance.people.bar import session_pick
from rakor_desktop.ui.attendance.people.page import ListPage
from rakor_desktop.ui.attendance.roll import FOLLOWED, Roll
from rakor_desktop.ui.attendance.sessions.tools import SessionTools
from rakor_desktop.ui.drops import FileDrop
from rakor_desktop.ui.panels.own_keys import OwnKeys
from rakor_desktop.ui.picks import Pick, Picks
from rakor_desktop.ui.pieces import across, button, down
from rakor_desktop.ui.tabs.base import Tab
from rakor_desktop.ui.theme import SPACE

if TYPE_CHECKING:
    from rakor_desktop.ui.attendance.importing.dialog import ImportDialog


@dataclass(frozen=True, slots=True)
class PageSpec:
    """What the tab shows of a page before it exists, and where to find it in ``ui/attendance``."""

    key: str
    title: str
    module: str
    class_name: str

    def load(self) -> type[Page]:
        """Return the class of the page."""
        found: type[Page] = getattr(
            import_module(f"rakor_desktop.ui.attendance.{self.module}"), self.class_name
        )
        return found


PAGES: tuple[PageSpec, ...] = (
    PageSpec("desk", N_("Meja"), "desk.page", "DeskPage"),
    PageSpec("list", N_("Daftar"), "people.page", "ListPage"),
    PageSpec("matrix", N_("Matriks"), "matrix.page", "MatrixPage"),
    PageSpec("board", N_("Papan"), "board.page", "BoardPage"),
    PageSpec("sheet", N_("Lembar"), "sheet.page", "SheetPage"),
)


class AttendanceTab(Tab):
    """Counts who came on one day, and shows it on one of its pages."""

    title: ClassVar[str] = N_("Kehadiran")
    icon: ClassVar[str] = "user-check"
    watches: ClassVar[frozenset[str]] = frozenset(
        {*FOLLOWED, "attachment", "organization", "region", "session", "event"}
    )

    def build(self) -> None:
        """Make the head, the two choosers and room for the pages."""
        self.roll = Roll(self.app, self)
        self.roll.changed.connect(self._show_counts)
        self._pages: dict[str, Page] = {}
        self.head = DeskHead(self._buttons())
        self.pages = Picks(_("Tampilan"))
        self.pages.show_picks(
            [
                Pick(spec.key, _(spec.title), tip=_("{page} (Alt+{n})").format(page=_(spec.title), n=n))
                for n, spec in enumerate(PAGES, start=1)
            ],
            PAGES[0].key,
        )
        self.days = Picks(_("Hari"))
        self.session_tools = SessionTools(self.app, self.roll)
        self.stack = QStackedWidget()
        self._lay_out()
        self._connect()
        self.open(PAGES[0].key)

    def _lay_out(self) -> None:
        choosers = across(self.pages, 2 * SPACE, self.days, self.session_tools)
        choosers.setStretch(2, 1)
        for part in (self.pages, self.days, self.session_tools):
            choosers.setAlignment(part, Qt.AlignmentFlag.AlignTop)
        choosers.setContentsMargins(2 * SPACE, 0, 2 * SPACE, SPACE)
        box = down(self.head, choosers, self.stack, gap=0)
        box.setStretch(2, 1)
        self.setLayout(box)

    def _buttons(self) -> Sequence[QWidget]:
        importing = button(_("Impor…"), self.import_file, icon="file-input")
        importing.setToolTip(_("Impor daftar peserta (Ctrl+M); tabel yang baru disalin: Ctrl+Shift+V"))
        adding = button(_("Tambah peserta"), self.add, icon="user-plus")
        adding.setToolTip(_("Tambah peserta (Ctrl+N)"))
        self.doubles = DoublesNotice(self.app, self.roll)
        return self.doubles, importing, adding

    def _connect(self) -> None:
        self.pages.chosen.connect(self.open)
        self.days.chosen.connect(self._choose_day)
        keys = {"Ctrl+N": self.add, "Ctrl+M": self.import_file, "Ctrl+Shift+V": self.import_pasted}
        OwnKeys(self, keys)
        self._drop = FileDrop(self, first_table, lambda paths: self.import_dropped(paths[0]))
        for n, spec in enumerate(PAGES, start=1):
            shortcut = QShortcut(QKeySequence(f"Alt+{n}"), self)
            shortcut.activated.connect(lambda key=spec.key: self.open(key))

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
        if target is not None:
            found.reveal(target)
        if self.isVisible():
            found.catch_up()
            found.begin()
        return found

    def refresh(self) -> None:
        """Read everything anew; what is typed, selected and narrowed stays."""
        if not self.app.event_uid:
            return
        if self.roll.read():
            for page in self._pages.values():
                page.begin_event()

    def reveal(self, target: object) -> None:
        """Show the person with this uid, or who is from a ``region``, perhaps on one ``session``.

        A ``region`` narrows the list; a ``place`` opens its tile on the board.
        """
        self._refresh_if_stale()
        if isinstance(target, Mapping) and "session" in target:
            self.roll.choose(target["session"])
        if isinstance(target, Mapping) and "place" in target:
            self.open("board", target)
        elif not isinstance(target, Mapping) or "region" in target:
            self.open(ListPage.key, target)

    def flush(self) -> bool:
        """Write what is still being typed on the page in front."""
        return not self._built or self.page.flush()

    def add(self, name: str = "") -> None:
        """Ask for somebody new: at the desk for a guest, else beside the list."""
        page = self.page if isinstance(self.page, AddsPeople) else self.open(ListPage.key)
        if isinstance(page, AddsPeople):
            page.add(name)

    def import_file(self) -> None:
        """Take people from a table that is to be chosen."""
        self._import()

    def import_pasted(self) -> None:
        """Take people from the table on the clipboard."""
        self._import(lambda dialog: dialog.paste())

    def import_dropped(self, path: Path) -> None:
        """Take people from a table that was dropped here."""
        # What let it fall waits until the drop is over.
        QTimer.singleShot(0, self, lambda: self._import(lambda dialog: dialog.read_file(path)))

    def _import(self, begin: Callable[[ImportDialog], object] | None = None) -> None:
        from rakor_desktop.ui.attendance.importing.dialog import import_people  # noqa: PLC0415 - rarely needed

        uid = self.roll.session_uid
        done = import_people(self.app, self, (uid, self.days.button(uid).text()), begin)
        if done:
            self.app.told.emit(done)

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802 - Qt's name
        """Be ready for the next name."""
        super().showEvent(event)
        self.page.catch_up()
        self.page.begin()

    def _on_changed(self, changes: Changes) -> None:
        only_people = self.watches & changes.kinds.keys() <= FOLLOWED
        if changes.touch(self.watches) and only_people and self._is_followed and not self._stale:
            self.app.guard(self, lambda: self.roll.follow(changes))
        else:
            super()._on_changed(changes)

    def _mark_stale(self) -> None:
        super()._mark_stale()
        if self._is_followed:
            self._refresh_if_stale()

    @property
    def _is_followed(self) -> bool:
        """Whether the roll is looked at: on the tab itself, or on a screen of its own."""
        return self.isVisible() or (self._built and self.roll.is_watched)

    def _page(self, key: str) -> Page:
        if key not in self._pages:
            spec = next(spec for spec in PAGES if spec.key == key)
            page = self._pages[key] = spec.load()(self.app, self.roll)
            page.wanted.connect(self.open)
            page.adding.connect(self.add)
            page.importing.connect(self.import_file)
            page.pasting.connect(self.import_pasted)
            self.stack.addWidget(page)
        return self._pages[key]

    def _choose_day(self, uid: str) -> None:
        self.roll.choose(uid)
        if not self.isAncestorOf(QApplication.focusWidget() or self):
            self.page.begin()

    def _show_counts(self) -> None:
        self.days.show_picks([session_pick(held) for held in self.roll.sessions], self.roll.session_uid)
        self.head.show_lines(self.roll.lines, self.roll.gazetteer)
