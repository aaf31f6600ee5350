"""Who was there, day by day and session by session: people down, days and sessions across."""

from __future__ import annotations

from collections.abc import Mapping
from typing import ClassVar

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QVBoxLayout

from rakor_desktop.domain.i18n import _
from rakor_desktop.ui.attendance.matrix.bar import MatrixBar, Wanted
from rakor_desktop.ui.attendance.matrix.deeds import MatrixDeeds
from rakor_desktop.ui.attendance.matrix.foot import MatrixFoot
from rakor_desktop.ui.attendance.matrix.marks_panel import MarksPanel
from rakor_desktop.ui.attendance.matrix.totals import MatrixTotals
from rakor_desktop.ui.attendance.matrix.view import MatrixView
from rakor_desktop.ui.attendance.page import Page
from rakor_desktop.ui.attendance.people.lines import Finder, Line
from rakor_desktop.ui.attendance.readings import Readings
from rakor_desktop.ui.icons import icon
from rakor_desktop.ui.panels.saving import saving
from rakor_desktop.ui.pieces import EmptyState, across, down
from rakor_desktop.ui.theme import State


class MatrixPage(Page):
    """The matrix with what it is narrowed to above it, and the totals of its columns below."""

    key: ClassVar[str] = "matrix"

    def build(self) -> None:
        """Make the search, the totals and the panel; the matrix itself follows from the sessions."""
        self.finder = Finder()
        self.bar = MatrixBar()
        self.foot = MatrixFoot()
        self.totals = MatrixTotals()
        self.panel = MarksPanel(self.app)
        self.panel.hide()
        self.deeds = MatrixDeeds(self.app, self.roll, self, self.foot.say)
        self._view: MatrixView | None = None
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        self._middle = QVBoxLayout()
        self._middle.setContentsMargins(0, 0, 0, 0)
        self._middle.setSpacing(0)
        self._middle.addWidget(self.totals)
        across_all = across(self._middle, self.panel, gap=0)
        across_all.setStretch(0, 1)
        box = down(self.bar, across_all, self.foot, gap=0)
        box.setStretch(1, 1)
        self.setLayout(box)

    def _connect(self) -> None:
        self.bar.narrowed.connect(self._narrow)
        self.foot.doubtful.clicked.connect(lambda: self.bar.want(Wanted.DOUBTFUL))
        self.app.acting.connect(lambda: self.foot.say("", State.OK))
        self.bar.search.entered.connect(self._go_to_found)
        self.bar.search.down_pressed.connect(self._go_to_found)
        self.panel.closed.connect(self.close_panel)
        for keys, do in (("Ctrl+F", self.search), ("Ctrl+E", self.toggle_panel)):
            action = QAction(self)
            action.setShortcut(QKeySequence(keys))
            action.setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            action.triggered.connect(do)
            self.addAction(action)

    @property
    def view(self) -> MatrixView:
        """The matrix for the days and sessions of now."""
        assert self._view is not None
        return self._view

    def show_roll(self, touched: frozenset[str] | None) -> None:
        """Show the people and their marks; cells, search and what is typed stay."""
        self.finder = Finder(self.roll.lines, self.roll.gazetteer.regions)
        self.bar.show_counts(self.finder)
        if touched is None:
            self._follow_sessions()
        self.view.table.show_rows(self.roll.lines)
        self._count_doubts()
        self._follow()

    def begin(self) -> None:
        """Let the keyboard be on the matrix."""
        if self._view is not None:
            self.view.table.settle()
            self._come_to_session()
            self.view.setFocus()

    def begin_event(self) -> None:
        """Narrow the matrix to nobody of the former meeting."""
        if self._built:
            self.bar.search.clear()
            self.bar.widen()

    def reveal(self, target: object) -> None:
        """Show the person with this uid, or the column of a ``session``."""
        self.catch_up()
        if isinstance(target, Mapping):
            self._come_to_session()
        elif not self.view.select_row(str(target)):
            self.bar.search.clear()
            self.bar.widen()
            self.view.select_row(str(target))

    def flush(self) -> bool:
        """Write what is still being typed; a question that was only opened is taken back."""
        safe = super().flush()
        if safe and self._built:
            self.deeds.ask.take_back()
        return safe

    def search(self) -> None:
        """Be ready for the next name."""
        self.bar.search.setFocus()
        self.bar.search.selectAll()

    def toggle_panel(self) -> None:
        """Show everything recorded of the person the keyboard is on, or no longer."""
        if self.panel.isVisible():
            self.close_panel()
        elif self.view.current_row() is not None:
            self.panel.show()
            self._follow()
            self.panel.part.places.setFocus()

    def close_panel(self) -> None:
        """Give the matrix all the room, once what was typed beside it is safe."""
        if self.panel.part.form.flush():
            self.panel.hide()
            self.view.setFocus()

    def _follow_sessions(self) -> None:
        if self._view is None or self._view.readings != self.roll.readings:
            self._make_view(self.roll.readings)

    def _make_view(self, readings: Readings) -> None:
        from rakor_desktop.services import marks  # noqa: PLC0415 - loads the store

        before, self._view = (
            self._view,
            MatrixView(readings, saving(self.app, marks.edit), self.app.autosave, self._found_by),
        )
        view = self._view
        view.set_empty(self._nobody())
        view.all_wanted.connect(self._show_all)
        view.told.connect(self.foot.say)
        view.opened.connect(lambda _line: self.toggle_panel())
        view.selection_changed.connect(self._follow)
        self._offer_actions(view)
        self.deeds.serve(view)
        self.totals.follow(view)
        self._middle.insertWidget(0, view, 1)
        view.show()
        self._narrow()
        if before is not None:
            self._take_over(before, view)

    def _take_over(self, before: MatrixView, view: MatrixView) -> None:
        """Let the keyboard be where it was, now that there are other columns."""
        line, held = before.current_row(), before.session_at(before.currentIndex().column())
        view.table.show_rows(self.roll.lines)
        if line is not None and view.select_row(line.uid):
            view.go(view.currentIndex().row(), max(view.column_of(held.uid if held else ""), 0))
        if before.hasFocus():
            view.setFocus()
        before.hide()
        before.deleteLater()

    def _offer_actions(self, view: MatrixView) -> None:
        deeds = self.deeds
        for text, do, picture in (
            (_("Hadir / belum (Spasi)"), deeds.toggle, "user-check"),
            (_("Izin dengan alasan… (I)"), deeds.excuse, "info"),
            (_("Tidak hadir (T)"), deeds.absent, "circle-x"),
            (_("Jam datang (J)"), view.edit_arrival, "pencil"),
            (_("Pulang… (L)"), deeds.leave, "log-out"),
            (_("Rincian dan riwayat (Ctrl+E)"), self.toggle_panel, "panel-right"),
        ):
            action = QAction(icon(picture), text, view)
            action.triggered.connect(lambda _checked, do=do: do())
            view.addAction(action)

    def _nobody(self) -> EmptyState:
        return EmptyState(
            "users",
            _("Belum ada peserta"),
            _("Tambahkan peserta atau impor daftar undangan; hari dan sesinya sudah siap di sini."),
            _("Tambah peserta"),
            lambda: self.adding.emit(""),
        )

    def _narrow(self) -> None:
        self.view.table.narrow(
            self.bar.search.text(), self.bar.scope(self.view.readings), self.bar.scope_words
        )
        self.totals.count()

    def _show_all(self) -> None:
        if not self.finder.find(self.bar.search.text()):
            self.bar.search.clear()
        self.bar.widen()

    def _found_by(self, line: Line) -> str:
        return self.finder.words(line)

    def _go_to_found(self) -> None:
        if self.view.table.rowCount():
            self.view.go(max(self.view.currentIndex().row(), 0), self._column_in_hand())
            self.view.setFocus()

    def _column_in_hand(self) -> int:
        return max(self.view.column_of(self.roll.session_uid), 0)

    def _come_to_session(self) -> None:
        """Put the keyboard on the column of the day or session in hand."""
        column = self._column_in_hand()
        if self.view.table.rowCount() and self.view.currentIndex().column() != column:
            self.view.go(max(self.view.currentIndex().row(), 0), column)

    def _count_doubts(self) -> None:
        found = sum(self.view.readings.doubts(row) for row in self.roll.rows if row.marks)
        self.foot.show_doubts(found)

    def _follow(self) -> None:
        """Show the person and the session the keyboard came to, while the panel is open."""
        line = self.view.current_row()
        if not self.panel.isVisible():
            return
        if line is None:
            self.panel.part.discard()
            self.panel.hide()
            return
        held = self.view.session_at(self.view.currentIndex().column())
        person = self.roll.by_uid.get(line.uid, line.person)
        self.panel.show_person(person, self.view.readings, held.uid if held else self.roll.session_uid)
