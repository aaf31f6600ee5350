"""Program: what runs this year, and what is proposed and agreed for the next."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut, QShowEvent
from PySide6.QtWidgets import QSizePolicy, QStackedWidget

from rakor_desktop.domain.i18n import N_, _
from rakor_desktop.domain.programmes import (
    AGREEMENTS,
    FUNDING_SHORT,
    ProgrammeKind,
    ProgrammeMatrix,
)
from rakor_desktop.services import events, programmes, regions
from rakor_desktop.ui.panels.filter_row import FilterRow
from rakor_desktop.ui.panels.own_keys import OwnKeys
from rakor_desktop.ui.panels.programme_columns import DOUBTFUL, NO_SOURCE, Line, lines_of, wanted
from rakor_desktop.ui.panels.programme_head import MatrixHead
from rakor_desktop.ui.panels.programme_page import MatrixPage
from rakor_desktop.ui.picks import Pick, Picks
from rakor_desktop.ui.pieces import EmptyState, InlineMessage, button, down
from rakor_desktop.ui.tabs.base import Tab
from rakor_desktop.ui.theme import SPACE, State

_KEYS = {ProgrammeKind.CURRENT: "Ctrl+B", ProgrammeKind.PLAN: "Ctrl+R"}


class ProgrammesTab(Tab):
    """Switches between the two matrices; rows of this year are proposed for the next with one key."""

    title = N_("Program")
    icon = "clipboard-list"
    watches = frozenset({"programme", "region", "event"})

    def build(self) -> None:
        """Make the widgets."""
        self._lines: Sequence[Line] = ()
        self._carried: Sequence[str] = ()
        self.kinds = Picks(_("Matriks"))
        self.kinds.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.add = button(_("Tambah baris"), self.begin, icon="plus", kind="primary", shortcut="Ctrl+N")
        self.head = MatrixHead((self.kinds, self.add))
        self.carry = button(
            _("Ajukan ke tahun rencana"), self.carry_over, icon="arrow-right", shortcut="Ctrl+Shift+R"
        )
        self.details = button(_("Rincian"), self.toggle_panel, icon="panel-right", shortcut="Ctrl+E")
        self.filters = FilterRow(
            _("Saring program…"),
            (("region", _("Kabupaten/Kota")), ("source", _("Sumber dana")), ("status", _("Status"))),
            self.carry,
            self.details,
        )
        self.notice = InlineMessage()
        self.carried = InlineMessage(State.OK, "", _("Lihat"), self.show_carried)
        self.pages = {kind: self._page(kind) for kind in ProgrammeKind}
        self._lay_out()
        self._connect()

    def _page(self, kind: ProgrammeKind) -> MatrixPage:
        plan = kind is ProgrammeKind.PLAN
        nothing = EmptyState(
            "clipboard-list",
            _("Belum ada usulan untuk tahun rencana") if plan else _("Belum ada program tahun berjalan"),
            _("Ajukan baris tahun berjalan, atau tambahkan usulan baru.")
            if plan
            else _("Ketik kode SIPD atau nama sub kegiatan; program dan kegiatannya terisi sendiri."),
            _("Tambah baris"),
            self.begin,
        )
        no_hits = EmptyState("search-x", _("Tidak ada yang cocok"), _("Ubah atau kosongkan saringan."))
        name = _("Matriks tahun rencana") if plan else _("Matriks tahun berjalan")
        return MatrixPage(self.app, kind, name, (nothing, no_hits))

    def _lay_out(self) -> None:
        self._stack = QStackedWidget()
        for page in self.pages.values():
            self._stack.addWidget(page)
        said = down(self.notice, self.carried)
        said.setContentsMargins(2 * SPACE, 0, 2 * SPACE, SPACE)
        box = down(self.head, said, self.filters, self._stack, gap=0)
        box.setStretch(3, 1)
        self.setLayout(box)

    def _connect(self) -> None:
        self.kinds.chosen.connect(lambda key: self.show_kind(ProgrammeKind(key)))
        self.filters.changed.connect(lambda: self._show_lines(keep=False))
        self.filters.line.down_pressed.connect(self._go_to_table)
        self.app.acting.connect(lambda: self._tell(""))
        for page in self.pages.values():
            page.remove_wanted.connect(self._remove)
            page.selection_changed.connect(self._allow)
            page.panel_shown.connect(lambda _shown: self._allow())
        for kind, keys in _KEYS.items():
            QShortcut(QKeySequence(keys), self, lambda kind=kind: self.show_kind(kind))
        QShortcut(QKeySequence("Ctrl+F"), self, self.filters.line.setFocus)
        # The button goes away with an empty list; the key must not.
        OwnKeys(self, {"Ctrl+N": self.begin})

    @property
    def page(self) -> MatrixPage:
        """The matrix shown."""
        page = self._stack.currentWidget()
        assert isinstance(page, MatrixPage)
        return page

    def refresh(self) -> None:
        """Read the matrix shown anew; what is in hand stays in hand."""
        uid, kind = self.app.event_uid, self.page.kind
        matrix = self.app.ask(programmes.matrix, uid, kind)
        findings = defaultdict(list)
        for finding in self.app.ask(programmes.findings, uid, kind):
            findings[finding.uid].append(finding.sentence)
        self.page.set_gazetteer(self.app.ask(regions.gazetteer))
        self._lines = lines_of(matrix, findings)
        self._show_kinds()
        self._offer(matrix)
        self.head.show_matrix(matrix, sum(bool(line.findings) for line in self._lines))
        self._show_lines(keep=True)
        self._allow()

    def show_kind(self, kind: ProgrammeKind) -> None:
        """Show the other matrix, once what was typed in this one is safe."""
        if kind is not self.page.kind and self.app.autosave.flush():
            self._tell("")
            self._stack.setCurrentWidget(self.pages[kind])
            self._mark_stale()
            self.page.view.setFocus()
        self.kinds.choose(self.page.kind)

    def begin(self) -> None:
        """Start a fresh row, of the region and the source the matrix is narrowed down to."""
        source = self.filters.value("source")
        given = {
            "region_uid": self.filters.value("region"),
            "funding_source": None if source == NO_SOURCE else source,
        }
        self.page.begin({name: value for name, value in given.items() if value is not None})

    def toggle_panel(self) -> None:
        """Show the row in hand beside the table, or give the table all the room."""
        if self.page.panel.isVisible():
            self.page.hide_panel()
        else:
            self.page.show_panel()

    def carry_over(self) -> None:
        """Propose the selected rows for the next year."""
        rows = self.page.rows()
        if not rows or not self.app.autosave.flush():
            return
        outcome = self.app.act(self, programmes.carry_over, [row.uid for row in rows])
        if outcome.value is not None:
            self._carried = outcome.value
            told = _("{n} baris diajukan ke tahun rencana.").format(n=len(self._carried))
            left = len(rows) - len(self._carried)
            more = _(" {n} baris sudah diajukan sebelumnya.").format(n=left) if left else ""
            self.carried.show_message(State.OK, f"{told}{more}")

    def show_carried(self) -> None:
        """Go to the rows that were just proposed."""
        self.show_kind(ProgrammeKind.PLAN)
        self.filters.clear()
        self.page.view.select_row(self._carried[0])

    def show_refusal(self, sentence: str) -> None:
        """Show a refusal above the table."""
        self._tell(sentence, State.BAD)

    def reveal(self, target: object) -> None:
        """Show a matrix (a ``ProgrammeKind``) or the row with this uid."""
        self._refresh_if_stale()
        if isinstance(target, ProgrammeKind):
            self.show_kind(target)
        for kind in ProgrammeKind:
            rows = self.app.ask(programmes.matrix, self.app.event_uid, kind).rows
            if any(row.uid == target for row in rows):
                self.show_kind(kind)
                self.filters.clear()
                self.page.view.select_row(str(target))

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802 - Qt's name
        """Be ready for the keys of the table."""
        super().showEvent(event)
        self.page.view.setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Go back to the table with Esc."""
        if event.key() == Qt.Key.Key_Escape:
            self.page.view.setFocus()
        else:
            super().keyPressEvent(event)

    def _go_to_table(self) -> None:
        self.page.view.setFocus()

    def _show_kinds(self) -> None:
        event = self.app.ask(events.event, self.app.event_uid)
        texts = {
            ProgrammeKind.CURRENT: _("Tahun berjalan {year}").format(year=event.year_current),
            ProgrammeKind.PLAN: _("Tahun rencana {year}").format(year=event.year_plan),
        }
        picks = [Pick(kind, text, tip=f"{text} ({_KEYS[kind]})") for kind, text in texts.items()]
        self.kinds.show_picks(picks, self.page.kind)

    def _offer(self, matrix: ProgrammeMatrix) -> None:
        """Offer the regions and sources there are, and the states of this matrix."""
        places = {
            row.region_uid: row.region.replace("Kabupaten ", "Kab. ") for row in matrix.rows if row.region_uid
        }
        self.filters.set_options("region", _("Semua daerah"), list(places.items()))
        sources = [
            (source, _(FUNDING_SHORT[source])) if source else (NO_SOURCE, _("Tanpa sumber dana"))
            for source in matrix.by_source()
        ]
        self.filters.set_options("source", _("Semua sumber dana"), sources)
        plan = matrix.kind is ProgrammeKind.PLAN
        states = [(state, _(word)) for state, word in AGREEMENTS.items()] if plan else []
        self.filters.set_options("status", _("Semua status"), [*states, (DOUBTFUL, _("Perlu diperiksa"))])

    def _show_lines(self, *, keep: bool) -> None:
        words = self.filters.words
        asked = {name: self.filters.value(name) for name in self.filters.lists}
        self.page.show_lines(self._lines, lambda line: wanted(line, words, **asked), keep=keep)

    def _allow(self) -> None:
        """Offer only what can be done with the rows selected."""
        self.carry.setVisible(self.page.kind is ProgrammeKind.CURRENT)
        self.carry.setEnabled(bool(self.page.rows()))
        self.details.setEnabled(bool(self._lines))

    def _remove(self) -> None:
        rows = self.page.rows()
        named = rows[0].number if len(rows) == 1 else _("{n} baris").format(n=len(rows))
        if rows and self.app.act(self, programmes.remove, *(row.uid for row in rows)):
            self._tell(_("{which} dihapus. Ctrl+Z mengurungkan.").format(which=named))

    def _tell(self, sentence: str, state: State = State.INFO) -> None:
        self.carried.show_message(State.OK, "")
        self.notice.show_message(state, sentence)
