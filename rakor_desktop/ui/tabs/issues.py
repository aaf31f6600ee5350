"""Permasalahan: what the regions struggle with, and which of them have not said anything yet."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut, QShowEvent
from PySide6.QtWidgets import QSplitter, QWidget

from rakor_desktop.domain.i18n import N_, _
from rakor_desktop.domain.issues import (
    ISSUE_CATEGORIES,
    ISSUE_STATUSES,
    IssueInventory,
    RegionIssues,
    Submission,
)
from rakor_desktop.services import issues, notes, regions
from rakor_desktop.ui.panels.filter_row import FilterRow
from rakor_desktop.ui.panels.issue_answer import RegionAnswer
from rakor_desktop.ui.panels.issue_columns import COLUMNS, DOUBTFUL, Line, lines_of, wanted
from rakor_desktop.ui.panels.issue_panel import IssuePanel
from rakor_desktop.ui.panels.issue_regions import RegionStrip
from rakor_desktop.ui.panels.kept_columns import KeptColumns
from rakor_desktop.ui.panels.own_keys import OwnKeys
from rakor_desktop.ui.pieces import EmptyState, HeadLine, InlineMessage, button, down
from rakor_desktop.ui.table import RowTable, TableView
from rakor_desktop.ui.tabs.base import Tab
from rakor_desktop.ui.theme import SPACE, State

_WIDTHS = (840, 366)


class IssuesTab(Tab):
    """Lists the problems by region beside the one in hand, below what every region has said so far."""

    title = N_("Permasalahan")
    icon = "message-square-warning"
    watches = frozenset({"issue", "issue_submission", "note", "region", "event"})

    def build(self) -> None:
        """Make the widgets."""
        self._inventory = IssueInventory("", ())
        self._lines: Sequence[Line] = ()
        self._quiet = False
        self.head = HeadLine(actions=self._buttons())
        self.strip = RegionStrip()
        self.answer = RegionAnswer(self._confirm_none, self._withdraw_none, lambda: self._choose(None))
        self.notice = InlineMessage()
        self.filters = FilterRow(
            _("Saring permasalahan…"),
            (("region", _("Kabupaten/Kota")), ("category", _("Kategori")), ("status", _("Status"))),
        )
        self.table: RowTable[Line] = RowTable(COLUMNS)
        self.view = TableView(self.table, name=_("Permasalahan"))
        KeptColumns(self.app, self.view, "issues")
        self.panel = IssuePanel(self.app)
        self._make_empty_states()
        self._lay_out()
        self._connect()

    def _buttons(self) -> Sequence[QWidget]:
        self.log = button(_("Catat permasalahan"), self.begin, icon="plus", kind="primary", shortcut="Ctrl+N")
        printing = button(
            _("Cetak daftar"),
            lambda: self.app.go.emit("documents", "permasalahan"),
            icon="printer",
            kind="quiet",
        )
        return printing, self.log

    def _make_empty_states(self) -> None:
        self._empty = EmptyState(
            "message-square-warning",
            _("Belum ada permasalahan"),
            _("Catat apa yang disampaikan daerah. Yang baru diketik langsung menjadi satu baris."),
            _("Catat permasalahan"),
            self.begin,
        )
        self._silent = EmptyState(
            "message-square-warning",
            _("Belum ada permasalahan dari daerah ini"),
            _("Catat yang disampaikan, atau nyatakan di atas bahwa memang tidak ada."),
            _("Catat permasalahan"),
            self.begin,
        )
        self._none = EmptyState(
            "circle-check",
            _("Daerah ini tidak memiliki permasalahan"),
            _("Pernyataannya tercatat dan tercetak pada daftar inventarisasi."),
        )
        self._no_hits = EmptyState("search-x", _("Tidak ada yang cocok"), _("Ubah atau kosongkan saringan."))

    def _lay_out(self) -> None:
        split = QSplitter()
        split.setChildrenCollapsible(False)
        split.addWidget(self.view)
        split.addWidget(self.panel)
        split.setSizes(_WIDTHS)
        split.setStretchFactor(0, 1)
        said = down(self.strip, self.answer, self.notice)
        said.setContentsMargins(2 * SPACE, 0, 2 * SPACE, 12)
        box = down(self.head, said, self.filters, split, gap=0)
        box.setStretch(3, 1)
        self.setLayout(box)

    def _connect(self) -> None:
        self.strip.chosen.connect(lambda uid: self._choose(uid or None))
        self.filters.changed.connect(self._narrow)
        self.filters.line.down_pressed.connect(self.view.setFocus)
        self.view.selection_changed.connect(self._follow)
        self.view.opened.connect(lambda: self.panel.form.focus("description"))
        self.view.delete_pressed.connect(self._remove)
        self.panel.created.connect(self._show_created)
        self.panel.remove_wanted.connect(self._remove)
        self.panel.closed.connect(self._show_first)
        self.app.acting.connect(lambda: self.notice.show_message(State.INFO, ""))
        QShortcut(QKeySequence("Ctrl+F"), self, self.filters.line.setFocus)
        # The button goes away with an empty list; the key must not.
        OwnKeys(self, {"Ctrl+N": self.begin})

    def refresh(self) -> None:
        """Read the inventory anew; what is in hand stays in hand."""
        uid = self.app.event_uid
        self._inventory = self.app.ask(issues.inventory, uid)
        findings = defaultdict(list)
        for finding in self.app.ask(issues.findings, uid):
            findings[finding.uid].append(finding.sentence)
        made_of_notes = any(row.note_uid for row in self._inventory.issues)
        numbers = {row.uid: row.number for row in self.app.ask(notes.notes, uid)} if made_of_notes else {}
        self._lines = lines_of(self._inventory, numbers, findings)
        self.panel.set_regions(self.app.ask(regions.by_rank))
        self._offer()
        self._show_head(len(findings))
        self.strip.show_groups(self._inventory.groups, self.filters.value("region"))
        self.answer.show_group(self._chosen)
        self._show_lines(keep=self.panel.form.uid)

    def begin(self) -> None:
        """Start a fresh problem; it is listed as soon as something is typed."""
        if self.panel.begin(self._chosen.region.uid if self._chosen else None):
            self.view.selectionModel().clear()
            self._show_panel()

    def reveal(self, target: object) -> None:
        """Show the problems of a region, ``{"region": uid}``, or the one with this uid."""
        self._refresh_if_stale()
        self.filters.clear()
        if isinstance(target, Mapping):
            self._choose(target["region"])
        else:
            self.view.select_row(str(target))

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802 - Qt's name
        """Be ready for the keys of the table."""
        super().showEvent(event)
        self.view.setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Go back to the list with Esc."""
        if event.key() == Qt.Key.Key_Escape:
            self.view.setFocus()
        else:
            super().keyPressEvent(event)

    def show_refusal(self, sentence: str) -> None:
        """Show above the table why something was not done."""
        self.notice.show_message(State.BAD, sentence)

    @property
    def _chosen(self) -> RegionIssues | None:
        """The region in hand."""
        uid = self.filters.value("region")
        return next((group for group in self._inventory.groups if group.region.uid == uid), None)

    def _offer(self) -> None:
        """Offer the regions that are on the page, and all categories and states."""
        places = [(group.region.uid, group.region.short) for group in self._inventory.groups]
        self.filters.set_options("region", _("Semua daerah"), places)
        named = [(category, _(word)) for category, word in ISSUE_CATEGORIES.items()]
        self.filters.set_options("category", _("Semua kategori"), named)
        states = [(status, _(word)) for status, word in ISSUE_STATUSES.items()]
        self.filters.set_options("status", _("Semua status"), [*states, (DOUBTFUL, _("Perlu diperiksa"))])

    def _show_head(self, doubtful: int) -> None:
        regencies = [group for group in self._inventory.groups if group.region.is_regency]
        said = sum(group.submission is Submission.SUBMITTED for group in regencies)
        none = sum(group.submission is Submission.CONFIRMED_NONE for group in regencies)
        text = _("{n} permasalahan dari {m} kabupaten/kota; {silent}").format(
            n=len(self._lines), m=said, silent=self._silence(len(self._inventory.silent))
        )
        chips = []
        if none:
            chips.append((State.INFO, _("{n} menyatakan tidak ada permasalahan").format(n=none)))
        if doubtful:
            chips.append((State.WARN, _("{n} perlu diperiksa").format(n=doubtful)))
        self.head.show_text(text, chips)

    def _silence(self, count: int) -> str:
        return _("{n} belum menyampaikan").format(n=count) if count else _("semua sudah menyampaikan")

    def _choose(self, uid: str | None) -> None:
        self.filters.choose("region", uid)

    def _narrow(self) -> None:
        """Show what the filters let through, and what the region among them has said."""
        self.strip.mark(self.filters.value("region"))
        self.answer.show_group(self._chosen)
        self._show_lines()

    def _show_lines(self, keep: str = "") -> None:
        """Show the lines wanted, and the one in hand even if it no longer passes."""
        asked = {name: self.filters.value(name) for name in ("region", "category", "status")}
        lines = [
            line for line in self._lines if line.uid == keep or wanted(line, self.filters.words, **asked)
        ]
        self._say_why_empty()
        self._quiet = True
        self.table.show_rows(lines)
        self._quiet = False
        self._settle()

    def _say_why_empty(self) -> None:
        chosen = self._chosen
        if not self._lines:
            wanted_now = self._empty
        elif chosen is not None and not chosen.issues:
            wanted_now = self._none if chosen.submission is Submission.CONFIRMED_NONE else self._silent
        else:
            wanted_now = self._no_hits
        for empty in (self._empty, self._silent, self._none, self._no_hits):
            if empty is not wanted_now:
                empty.hide()
        self.view.set_empty(wanted_now)

    def _settle(self) -> None:
        """After the list changed: stay with the row in hand, else go to the first."""
        form = self.panel.form
        if form.drafting:
            return
        if not any(line.uid == form.uid for line in self._lines):
            form.discard()
        if not (form.uid and self.view.select_row(form.uid)):
            self._show_first()
        self._follow()

    def _show_first(self) -> None:
        """Go to the row under the keyboard, else to the first one; without any there is nothing beside."""
        if self.table.rowCount() == 0:
            self.panel.form.clear()
        elif self.view.current_row() is None or not self.view.selectionModel().hasSelection():
            self.view.go(max(self.view.currentIndex().row(), 0), 0)
        self._follow()
        self._show_panel()

    def _show_panel(self) -> None:
        """Keep the side shut while there is nothing to show in it."""
        self.panel.setVisible(self.panel.form.drafting or bool(self.panel.form.uid))

    def _follow(self) -> None:
        """Show the problem selected; when the former one cannot be saved, go back to it."""
        line = self.view.current_row()
        if self._quiet or line is None or not self.view.selectionModel().hasSelection():
            return
        if not self.panel.show_line(line):
            self._quiet = True
            if not self.panel.form.uid or not self.view.select_row(self.panel.form.uid):
                self.view.clearSelection()
            self._quiet = False
        self._show_panel()

    def _show_created(self, uid: str) -> None:
        """Go to the row that has just come into being, unless the person is on the way elsewhere."""
        if not self.panel.form.leaving:
            self._show_lines(keep=uid)

    def _remove(self) -> None:
        gone = [line.issue for line in self.view.selected_rows()]
        named = gone[0].number if len(gone) == 1 else _("{n} permasalahan").format(n=len(gone))
        if gone and self.app.act(self, issues.remove, *(issue.uid for issue in gone)):
            self.notice.show_message(
                State.INFO, _("{which} dihapus. Ctrl+Z mengurungkan.").format(which=named)
            )

    def _confirm_none(self) -> None:
        if self._chosen is not None:
            self.app.act(self.answer, issues.confirm_none, self.app.event_uid, self._chosen.region.uid)

    def _withdraw_none(self) -> None:
        if self._chosen is not None:
            self.app.act(self.answer, issues.withdraw_none, self.app.event_uid, self._chosen.region.uid)
