"""What two laptops may both have written: side by side, to be made one or kept apart."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QWidget

from rakor_desktop.domain.i18n import _
from rakor_desktop.domain.likeness import Twin
from rakor_desktop.services import disputes_doubles as doubles
from rakor_desktop.ui.context import AppContext, Outcome
from rakor_desktop.ui.head import Elided
from rakor_desktop.ui.merging.disputes import faces
from rakor_desktop.ui.merging.disputes.columns import TWINS
from rakor_desktop.ui.merging.disputes.diffs import DiffLabel
from rakor_desktop.ui.merging.disputes.list import ListAndPanel
from rakor_desktop.ui.merging.disputes.reason import ReasonLine
from rakor_desktop.ui.panels.own_keys import OwnKeys
from rakor_desktop.ui.pieces import EmptyState, Label, across, button, down
from rakor_desktop.ui.table import RowTable, TableView
from rakor_desktop.ui.theme import SPACE, State


class TwinsView(ListAndPanel[Twin]):
    """The pair in hand, field by field."""

    def __init__(self, app: AppContext) -> None:
        table: RowTable[Twin] = RowTable(TWINS)
        super().__init__(TableView(table, name=_("Data yang mungkin ganda")), table)
        self._app = app
        self.reason = ReasonLine()
        self.first_button = button("", lambda: self.join(1), icon="combine")
        self.second_button = button("", lambda: self.join(2), icon="combine")
        self.apart_button = button(_("Dua hal berbeda"), self.keep_apart, kind="quiet", tip=_("D di daftar"))
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        self.view.set_empty(
            EmptyState(
                "circle-check",
                _("Tidak ada yang tampak ganda"),
                _("Permasalahan dan program dari beberapa laptop tidak ada yang tampak sama."),
            )
        )
        self.explanation.setText(
            _(
                "Bila sama, satu tetap ada dan dilengkapi dari yang lain; yang memakainya ikut pindah. "
                "Isi yang lain tetap ada di riwayat."
            )
        )
        self._fields = QWidget()
        self._grid = QGridLayout(self._fields)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(2 * SPACE)
        self._grid.setVerticalSpacing(SPACE)
        for column, share in enumerate((0, 1, 1)):
            self._grid.setColumnStretch(column, share)
        middle = QWidget()
        middle.setLayout(down(self._fields, None))
        foot = QWidget()
        hint = Elided("small", muted=True)
        hint.show_text(_("1 atau 2 menggabungkan · D berbeda"))
        buttons = across(self.first_button, self.second_button, self.apart_button, None)
        foot.setLayout(down(self.reason, buttons, hint, gap=SPACE))
        self.lay_out(middle, foot)

    def _connect(self) -> None:
        self.view.selection_changed.connect(self._show)
        self.view.opened.connect(self.reason.setFocus)
        self.reason.done.connect(self.view.setFocus)
        keys: dict[str, Callable[[], object]] = {str(n): partial(self.join, n) for n in (1, 2)}
        OwnKeys(self.view, {**keys, "D": self.keep_apart})

    @property
    def twin(self) -> Twin | None:
        """The pair in hand."""
        return self.view.current_row()

    def show_rows(self, rows: Sequence[Twin]) -> None:
        """Show what is proposed; the next one comes up by itself."""
        before = self.view.selected_rows()
        self.table.show_rows(rows)
        if rows and not self.view.selected_rows():
            self.view.go(0, 0)
        if self.view.selected_rows() == before or not rows:
            self._show()

    def join(self, number: int) -> None:
        """Make one of the pair in hand; the one of this number stays."""
        twin = self.twin
        if twin is None:
            return
        kept, gone = (twin.first, twin.second) if number == 1 else (twin.second, twin.first)
        outcome = self._app.act(self, doubles.join, twin.table, kept.uid, gone.uid, self.reason.reason)
        said = _("{gone} digabungkan ke {kept}. Ctrl+Z mengurungkan.").format(
            gone=gone.number, kept=kept.number
        )
        self._done(outcome, said, lambda one: gone.uid not in {one.first.uid, one.second.uid})

    def keep_apart(self) -> None:
        """Remember that the pair in hand is two things."""
        twin = self.twin
        if twin is not None:
            uids = twin.first.uid, twin.second.uid
            outcome = self._app.act(self, doubles.keep_apart, self._app.event_uid, *uids)
            said = _("{title}: dua hal berbeda. Ctrl+Z mengurungkan.").format(title=twin.title)
            self._done(outcome, said, lambda one: one.key != twin.key)

    def _done(self, outcome: Outcome[None], said: str, still: Callable[[Twin], bool]) -> None:
        if outcome:
            # At once: what is left is sought anew meanwhile.
            self.show_rows([one for one in self.table.rows() if still(one)])
            self.reason.clear()
            self.view.setFocus()
            self._app.told.emit(said)

    def _show(self) -> None:
        twin = self.twin
        self.message.show_message(State.BAD, "")
        self.panel.setVisible(twin is not None)
        if twin is None:
            return
        self.title.setText(twin.title)
        said = _("Sama: pertahankan {number}")
        self.first_button.setText(said.format(number=twin.first.number))
        self.second_button.setText(said.format(number=twin.second.number))
        for place, made in enumerate((self.first_button, self.second_button), start=1):
            made.setToolTip(_("Tekan {n} di daftar").format(n=place))
        self._clear()
        self._row("", Label(twin.first.number, strong=True), Label(twin.second.number, strong=True))
        for _name, label, one, other in twin.fields():
            left, right = faces.plain(one or "–"), faces.plain(other or "–")
            if one and other and faces.is_text([one, other]):
                left, right = faces.only_there(one, other)
            self._row(label, DiffLabel(left), DiffLabel(right))

    def _row(self, label: str, *cells: QWidget) -> None:
        line = self._grid.rowCount()
        for column, widget in enumerate((Label(label, tone="muted"), *cells)):
            self._grid.addWidget(widget, line, column, Qt.AlignmentFlag(0))
            if isinstance(widget, Label):
                widget.setAlignment(Qt.AlignmentFlag.AlignTop)

    def _clear(self) -> None:
        while (item := self._grid.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
