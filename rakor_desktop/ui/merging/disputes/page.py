"""Perbedaan: what laptops disagree about is decided, what may be double proposed, what was decided listed."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any, ClassVar

from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QLineEdit, QStackedWidget

from rakor_desktop.domain.changes import Changes
from rakor_desktop.domain.i18n import N_, _
from rakor_desktop.services import attendance, decisions, disputes, disputes_doubles, events
from rakor_desktop.services import doubles as people
from rakor_desktop.ui.merging.disputes.open_view import OpenView
from rakor_desktop.ui.merging.disputes.settled_view import SettledView
from rakor_desktop.ui.merging.disputes.twins_view import TwinsView
from rakor_desktop.ui.merging.page import Page
from rakor_desktop.ui.picks import Pick, Picks
from rakor_desktop.ui.pieces import across, button, down
from rakor_desktop.ui.theme import SPACE

if TYPE_CHECKING:
    from rakor_desktop.ui.background import Job

OPEN, TWINS, SETTLED = "open", "twins", "settled"
PAPER = "penyelesaian-konflik"
_VIEWS = ((OPEN, N_("Belum diputuskan")), (TWINS, N_("Mungkin ganda")), (SETTLED, N_("Sudah diputuskan")))
_LIKE = frozenset({"attendee", "issue", "organization", "person", "programme", "region", "setting"})
_SEARCH_WIDTH = 220


class DisputesPage(Page):
    """Three lists of which one is in front, each with what is in hand beside it."""

    key: ClassVar[str] = "disputes"

    def build(self) -> None:
        """Make the chooser and the three views."""
        self._counts = {OPEN: 0, TWINS: 0, SETTLED: 0}
        self._like_stale = True
        self._job: Job[Any] | None = None
        self.views = Picks(_("Yang ditampilkan"))
        self.search = QLineEdit()
        self.search.setPlaceholderText(_("Cari (Ctrl+F)"))
        self.search.setAccessibleName(_("Cari"))
        self.search.setClearButtonEnabled(True)
        self.search.setMaximumWidth(_SEARCH_WIDTH)
        self.people_button = button("", self.compare_people, icon="users", kind="quiet")
        self.people_button.hide()
        self.print_button = button(
            _("Cetak lampiran"), lambda: self.app.go.emit("documents", PAPER), icon="printer", kind="quiet"
        )
        self.open_view = OpenView(self.app)
        self.twins_view = TwinsView(self.app)
        self.settled_view = SettledView()
        self.stack = QStackedWidget()
        for view in (self.open_view, self.twins_view, self.settled_view):
            self.stack.addWidget(view)
            view.view.all_wanted.connect(self.search.clear)
        top = across(self.views, None, self.people_button, self.print_button, self.search)
        top.setContentsMargins(2 * SPACE, 0, 2 * SPACE, SPACE)
        box = down(top, self.stack, gap=0)
        box.setStretch(1, 1)
        self.setLayout(box)
        self._connect()
        self._offer(OPEN)

    def _connect(self) -> None:
        self.views.chosen.connect(self.show_view)
        self.search.textChanged.connect(self._find)
        self.search.returnPressed.connect(self.begin)
        QShortcut(QKeySequence("Ctrl+F"), self, self.search.setFocus)
        self.app.changed.connect(self._note)

    @property
    def in_front(self) -> OpenView | TwinsView | SettledView:
        """The view that is shown."""
        found = self.stack.currentWidget()
        assert isinstance(found, OpenView | TwinsView | SettledView)
        return found

    def refresh(self) -> None:
        """Read what is open, what may be double and what was decided."""
        found = self.app.ask(disputes.disputes)
        decided = self.app.ask(disputes.settlements)
        uid = self.app.event_uid
        zone = self.app.ask(events.zone, uid)
        self._look_for_doubles()
        self._counts |= {OPEN: len(found), SETTLED: len(decided)}
        self.open_view.say_decided(any_decided=bool(decided))
        self.open_view.show_rows(found)
        self.settled_view.show_rows(decided, zone)
        self._offer(self.views.key)

    def begin(self) -> None:
        """Take the focus to the list, or to what is being written."""
        if self.in_front is self.open_view and self.open_view.is_writing:
            self.open_view.writing.take_focus()
        else:
            self.in_front.view.setFocus()

    def flush(self) -> bool:
        """Tell whether nothing is typed that is not decided about; else show where it is."""
        safe = super().flush()
        if not safe and self._built and self.open_view.is_writing:
            self.show_view(OPEN)
        return safe

    def reveal(self, target: object) -> None:
        """Show one of the views by its key, or the disagreement about a row or with this key."""
        if target in self._counts:
            self.show_view(str(target))
            return
        self.show_view(OPEN)
        self.search.clear()
        for one in self.open_view.table.rows():
            if target in (one.key, one.at, one.at.row):
                self.open_view.view.select_row(one.uid)
                return

    def show_view(self, key: str) -> None:
        """Bring one of the three lists to the front."""
        self.views.choose(key)
        self.stack.setCurrentIndex([OPEN, TWINS, SETTLED].index(key))
        self._find(self.search.text())
        self.begin()

    def compare_people(self) -> None:
        """Let a person decide about lines of the list that may be one person."""
        from rakor_desktop.ui.attendance.doubles.dialog import DoublesDialog  # noqa: PLC0415 - rarely needed

        dialog = DoublesDialog(self.app, self.window())
        dialog.exec()
        dialog.deleteLater()

    def _note(self, changes: Changes) -> None:
        if changes.touch(_LIKE):
            self._like_stale = True
            if self._job is not None:
                self._job.cancel()  # what it compares is not there any more
            if self.isVisible():
                self._look_for_doubles()

    def _look_for_doubles(self) -> None:
        """Compare anew, beside the window, when what is compared has changed."""
        if not self._like_stale:
            return
        self._like_stale = False
        uid = self.app.event_uid
        if self._job is not None:
            self._job.cancel()
        if not uid:
            self._show_doubles(({}, 0))
            return
        held, apart = self.app.ask(disputes_doubles.comparable, uid), self.app.ask(decisions.apart, uid)
        listed = self.app.ask(attendance.people, uid)
        self._job = self.app.background(
            lambda: (disputes_doubles.likely(held), len(people.likely(listed, apart))),
            self._show_doubles,
            origin=self,
        )

    def _show_doubles(self, found: tuple[Mapping[str, Sequence[disputes_doubles.Pair]], int]) -> None:
        pairs, alike = found
        twins = self.app.ask(disputes_doubles.in_words, pairs)
        self._counts[TWINS] = len(twins)
        self.twins_view.show_rows(twins)
        self._show_people(alike)
        self._offer(self.views.key)

    def _find(self, text: str) -> None:
        self.in_front.table.set_filter(text)

    def _offer(self, key: str) -> None:
        self.views.show_picks([Pick(one, _(said), self._counts[one]) for one, said in _VIEWS], key or OPEN)

    def _show_people(self, pairs: int) -> None:
        self.people_button.setText(_("{n} kemungkinan orang ganda").format(n=pairs))
        self.people_button.setVisible(pairs > 0)
