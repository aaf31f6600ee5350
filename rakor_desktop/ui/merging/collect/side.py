"""Beside the items: what the current one held before and holds after, and what the laptops disagree about."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QFrame, QGridLayout, QWidget

from rakor_desktop.domain.collecting import ITEM_STATES, Item, ItemState, SideConflict, SideLine
from rakor_desktop.domain.i18n import _
from rakor_desktop.services.collecting import Preview
from rakor_desktop.services.collecting_items import disputes, lines
from rakor_desktop.ui import theme
from rakor_desktop.ui.chips import Chip
from rakor_desktop.ui.merging.collect.words import ITEM_COLOURS
from rakor_desktop.ui.pieces import Label, across, down, scrolling
from rakor_desktop.ui.theme import SPACE, State

_LETTERS, _LEAST = 62, 36
_NAME, _BEFORE, _AFTER = range(3)


class SidePanel(QFrame):
    """One item in full."""

    def __init__(self) -> None:
        super().__init__()
        self.title = Label(strong=True)
        self.written = Label(size="small", tone="muted")
        self._chips = [Chip() for _state in ItemState]
        self._facts = QWidget()
        self._inner = down(self._facts, None)
        inner = QWidget()
        self._inner.setContentsMargins(0, 0, SPACE, 0)
        inner.setLayout(self._inner)
        area = scrolling(inner)
        area.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        area.setAccessibleName(_("Sebelum dan sesudah"))
        chips = across(*self._chips, None, gap=SPACE // 2)
        box = down(self.title, chips, self.written, area, gap=SPACE)
        box.setStretchFactor(area, 1)
        box.setContentsMargins(2 * SPACE, 0, 0, 0)
        self.setLayout(box)
        letter = QFontMetrics(theme.font("small")).averageCharWidth()
        self.setMinimumWidth(_LEAST * letter)
        self.setMaximumWidth(_LETTERS * letter)
        self.setAccessibleName(_("Rincian"))

    def show_item(self, item: Item | None, found: Preview | None) -> None:
        """Show an item of the preview, or nothing."""
        self.title.setText(item.title if item else "")
        self.written.setText(_written(item) if item else "")
        for chip, state in zip(self._chips, ItemState, strict=True):
            shown = item is not None and state in item.states
            chip.setVisible(shown)
            if shown:
                chip.show_state(ITEM_COLOURS[state], _(ITEM_STATES[state]))
        facts = QWidget()
        if item is not None and found is not None:
            _fill(facts, lines(item, found.names), disputes(item, found.names))
        self._inner.replaceWidget(self._facts, facts)
        self._facts.hide()
        self._facts.deleteLater()
        self._facts = facts
        facts.show()

    @property
    def texts(self) -> list[str]:
        """Everything that is said of the item, in order."""
        return [label.text() for label in self._facts.findChildren(Label)]


def _written(item: Item) -> str:
    """Return who wrote what is new of an item: ``Ditulis: laptop C (Notulis Kedua)``."""
    who = [
        _("laptop {letter} ({name})").format(letter=letter, name=actor)
        if actor
        else _("laptop {label}").format(label=letter)
        for letter, actor in item.writers
    ]
    return _("Ditulis: {who}").format(who="; ".join(who)) if who else ""


def _fill(facts: QWidget, told: Sequence[SideLine], disputed: Sequence[SideConflict]) -> None:
    grid = QGridLayout(facts)
    grid.setContentsMargins(0, 0, 0, 0)
    grid.setHorizontalSpacing(SPACE)
    grid.setVerticalSpacing(6)
    for column, share in ((_NAME, 3), (_BEFORE, 4), (_AFTER, 4)):
        grid.setColumnStretch(column, share)
    for conflict in disputed:
        _add_conflict(grid, conflict)
    if not told:
        return
    if any(line.before for line in told):
        _heads(grid, (_("Isian"), _("Sebelum"), _("Sesudah")))
        for line in told:
            _add(grid, line.label, line.before or "–", line.after or _("(dikosongkan)"))
    else:
        _heads(grid, (_("Isian"), _("Isinya")))
        for line in told:
            _add(grid, line.label, line.after)


def _heads(grid: QGridLayout, texts: Sequence[str]) -> None:
    row = grid.rowCount()
    for column, text in enumerate(texts):
        label = Label(text, size="small", strong=True)
        label.setContentsMargins(0, SPACE if row > 1 else 0, 0, 0)
        grid.addWidget(label, row, column)


def _add(grid: QGridLayout, name: str, *values: str) -> None:
    row = grid.rowCount()
    grid.addWidget(Label(name, size="small", tone="muted"), row, _NAME, Qt.AlignmentFlag.AlignTop)
    for place, text in enumerate(values):
        value = Label(text, size="small")
        value.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        wide = 1 if len(values) > 1 else _AFTER
        grid.addWidget(value, row, _BEFORE + place, 1, wide, Qt.AlignmentFlag.AlignTop)


def _add_conflict(grid: QGridLayout, conflict: SideConflict) -> None:
    row = grid.rowCount()
    heading = Label(conflict.label, size="small", strong=True)
    heading.setContentsMargins(0, SPACE if row > 1 else 0, 0, 0)
    grid.addWidget(heading, row, _NAME, 1, 3)
    grid.addWidget(Label(conflict.said, size="small", tone="muted"), row + 1, _NAME, 1, 3)
    for version in conflict.versions:
        row = grid.rowCount()
        chip = Chip(
            State.INFO if version.shown else State.IDLE,
            _("Tampil sementara") if version.shown else _("Versi lain"),
        )
        value = Label(version.value, size="small")
        value.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        grid.addWidget(chip, row, _NAME, Qt.AlignmentFlag.AlignTop)
        said = down(value, Label(version.who, size="small", tone="muted"), gap=2)
        grid.addLayout(said, row, _BEFORE, 1, 2)
