"""Kemungkinan ganda: pairs of lines that may be one person, decided one after the other by a person."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QDialog, QListWidget, QListWidgetItem, QSplitter, QStackedWidget, QWidget

from rakor_desktop.domain.changes import Changes
from rakor_desktop.domain.doubles import Likeness
from rakor_desktop.domain.i18n import N_, _
from rakor_desktop.services import doubles, events
from rakor_desktop.ui.attendance.doubles.compare import Comparison
from rakor_desktop.ui.context import AppContext
from rakor_desktop.ui.dialogs.fitting import fit
from rakor_desktop.ui.pieces import EmptyState, InlineMessage, Label, across, button, down, scrolling
from rakor_desktop.ui.theme import SPACE, State

_LIST_WIDTH = 300
_WATCHES = frozenset({"attendee", "person", "attendance_mark", "setting", "organization"})
_RULE = N_(
    "Tidak ada yang digabung dengan sendirinya. Semua tanda kehadiran dan catatan kedua baris tetap disimpan."
)


class DoublesDialog(QDialog):
    """Lists the pairs at the left and compares the one in hand at the right."""

    def __init__(self, app: AppContext, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._app = app
        self._pairs: Sequence[Likeness] = ()
        self.comparison: Comparison | None = None
        self.setWindowTitle(_("Kemungkinan orang ganda"))
        self.pairs = QListWidget()
        self.pairs.setAccessibleName(_("Pasangan"))
        self.pairs.setMinimumWidth(_LIST_WIDTH)
        self.reasons = Label(strong=True)
        self.reasons.setContentsMargins(SPACE, 0, 0, 0)
        self.message = InlineMessage()
        self.join_button = button(
            _("Gabungkan menjadi satu"), self.join, icon="users", kind="primary", shortcut="Ctrl+Return"
        )
        self.apart_button = button(_("Dua orang berbeda"), self.keep_apart, shortcut="Ctrl+B")
        self.undo_button = button(_("Urungkan"), self._undo, icon="undo-2", kind="quiet", shortcut="Ctrl+Z")
        self._lay_out()
        self.pairs.currentRowChanged.connect(self._compare)
        QShortcut(QKeySequence("Ctrl+Enter"), self, self.join)
        app.changed.connect(self._on_changed)
        self._read()

    def _lay_out(self) -> None:
        self._area = QStackedWidget()
        self._nobody = EmptyState(
            "circle-check",
            _("Tidak ada kemungkinan ganda"),
            _("Tidak ada nama, NIP, atau telepon yang tampak ganda di daftar ini."),
        )
        self._area.addWidget(self._nobody)
        right = QWidget()
        inner = down(self.reasons, self._area, gap=SPACE)
        inner.setContentsMargins(SPACE, 0, 0, 0)
        right.setLayout(inner)
        self.close_button = button(_("Tutup"), self.accept)
        halves = QSplitter(Qt.Orientation.Horizontal)
        halves.addWidget(self.pairs)
        halves.addWidget(right)
        halves.setStretchFactor(1, 1)
        halves.setChildrenCollapsible(False)
        tools = across(self.join_button, self.apart_button, None, self.undo_button, self.close_button)
        box = down(Label(_(_RULE), tone="muted"), halves, self.message, tools, gap=SPACE, margin=2 * SPACE)
        box.setStretch(1, 1)
        fit(self, box, letters=150, lines=32)

    def join(self) -> None:
        """Make one line of the pair in hand."""
        pair = self.pair
        if pair is None or self.comparison is None:
            return
        chosen, name = self.comparison.chosen, self.comparison.results["full_name"]
        if self._app.act(self, doubles.join, pair.first.uid, pair.second.uid, chosen):
            self._say(_("{name} kini satu baris. Ctrl+Z mengurungkan.").format(name=name))

    def keep_apart(self) -> None:
        """Remember that the pair in hand is two people."""
        pair = self.pair
        if pair is None:
            return
        uids = pair.first.uid, pair.second.uid
        if self._app.act(self, doubles.keep_apart, self._app.event_uid, *uids):
            names = f"{pair.first.full_name} · {pair.second.full_name}"
            self._say(_("{names}: dua orang. Ctrl+Z mengurungkan.").format(names=names))

    @property
    def pair(self) -> Likeness | None:
        """The pair in hand."""
        place = self.pairs.currentRow()
        return self._pairs[place] if 0 <= place < len(self._pairs) else None

    def show_refusal(self, sentence: str) -> None:
        """Say why it was not done."""
        self.message.show_message(State.BAD, sentence)

    def _undo(self) -> None:
        if self._app.undo_label:
            self._app.undo()
            self._say(_("Diurungkan."))

    def _say(self, sentence: str) -> None:
        self.message.show_message(State.OK, sentence)

    def _on_changed(self, changes: Changes) -> None:
        if self.isVisible() and changes.touch(
            frozenset({"attendee", "person", "attendance_mark", "setting", "organization"})
        ):
            self._read()

    def _read(self) -> None:
        before, place = self.pair, max(self.pairs.currentRow(), 0)
        uid = self._app.event_uid
        self._sessions = self._app.ask(events.sessions, uid)
        self._zone = self._app.ask(events.event, uid).time_zone
        self._pairs = self._app.ask(doubles.unresolved, uid)
        self.pairs.blockSignals(True)
        self.pairs.clear()
        for pair in self._pairs:
            item = QListWidgetItem(
                f"{pair.first.full_name}\n{pair.second.full_name}\n{', '.join(pair.reasons)}"
            )
            item.setSizeHint(QSize(0, 3 * self.fontMetrics().lineSpacing() + 2 * SPACE))
            self.pairs.addItem(item)
        keys = [pair.key for pair in self._pairs]
        if before is not None and before.key in keys:
            place = keys.index(before.key)
        self.pairs.setCurrentRow(min(place, len(keys) - 1))
        self.pairs.blockSignals(False)
        self._compare()

    def _compare(self, _row: int = 0) -> None:
        pair = self.pair
        for part in (self.join_button, self.apart_button, self.pairs, self.reasons):
            part.setVisible(pair is not None)
        old = self._area.currentWidget()
        if old is not None and old is not self._nobody:
            self._area.removeWidget(old)
            old.deleteLater()
        self.comparison = None
        if pair is None:
            self._area.setCurrentWidget(self._nobody)
            # What had the focus is hidden now; the next button on would take the decision back.
            self.close_button.setFocus()
            return
        self.reasons.setText(_sentence(pair.reasons))
        self.comparison = Comparison(pair, self._sessions, self._zone)
        area = scrolling(self.comparison)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._area.addWidget(area)
        self._area.setCurrentWidget(area)


def _sentence(reasons: Sequence[str]) -> str:
    text = ", ".join(reasons)
    return f"{text[:1].upper()}{text[1:]}"
