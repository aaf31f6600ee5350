"""A list below a line that keeps the focus: people found, or suggestions; the arrows walk through it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, QRect, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QPainter
from PySide6.QtWidgets import QListView, QStyledItemDelegate, QStyleOptionViewItem

from rakor_desktop.ui import theme
from rakor_desktop.ui.chips import chip_width, paint_chip
from rakor_desktop.ui.theme import SPACE, State

Place = QModelIndex | QPersistentModelIndex
_NOWHERE = QModelIndex()
_SIDE, _MOST_SIDE = 0.27, 0.45
"""How much of the width the place takes at least in a list of two lines, and at most where it needs more."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One line: what it is called, more about it, where it belongs, and its state if it has one."""

    key: str
    title: str
    detail: str = ""
    place: str = ""
    state: State | None = None
    word: str = ""
    quiet: bool = False
    """Less sure than the others."""

    @property
    def words(self) -> str:
        """Everything in one line."""
        return ", ".join(filter(None, (self.title, self.detail, self.place, self.word)))


class _Entries(QAbstractListModel):
    def __init__(self) -> None:
        super().__init__()
        self.entries: Sequence[Entry] = ()

    def show(self, entries: Sequence[Entry]) -> None:
        self.beginResetModel()
        self.entries = entries
        self.endResetModel()

    def rowCount(self, parent: Place = _NOWHERE) -> int:  # noqa: N802 - Qt's name
        return 0 if parent.isValid() else len(self.entries)

    def data(self, index: Place, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return self.entries[index.row()].words
        return self.entries[index.row()].words if role == Qt.ItemDataRole.ToolTipRole else None


class EntryList(QListView):
    """Never takes the focus; the current entry is the one that Enter would take."""

    pointed = Signal(str)
    """An entry was clicked; emitted with its key."""
    taken = Signal(str)
    """An entry was clicked twice."""

    def __init__(self, name: str, *, single: bool = False) -> None:
        super().__init__()
        self._model = _Entries()
        self.setModel(self._model)
        self.setItemDelegate(_Painter(self, single=single))
        self.setAccessibleName(name)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setSelectionMode(QListView.SelectionMode.NoSelection)
        self.setUniformItemSizes(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.clicked.connect(lambda index: self.pointed.emit(self.entries[index.row()].key))
        self.doubleClicked.connect(lambda index: self.taken.emit(self.entries[index.row()].key))

    @property
    def entries(self) -> Sequence[Entry]:
        """What is shown."""
        return self._model.entries

    @property
    def key(self) -> str:
        """The key of the current entry, empty if there is none."""
        place = self.currentIndex().row()
        return self.entries[place].key if 0 <= place < len(self.entries) else ""

    def show_entries(self, entries: Sequence[Entry], key: str = "") -> None:
        """Show these, with the one of this key current."""
        if entries != self.entries:
            self._model.show(entries)
        self.go(key)

    def go(self, key: str) -> None:
        """Make the entry of this key current, or none."""
        place = next((place for place, entry in enumerate(self.entries) if entry.key == key and key), -1)
        index = self._model.index(place) if place >= 0 else _NOWHERE
        if index != self.currentIndex():
            self.setCurrentIndex(index)
        if place < 0:
            self.scrollToTop()

    def step(self, by: int) -> str:
        """Go up or down and return the key arrived at; the first step goes to the first entry."""
        if not self.entries:
            return ""
        here = self.currentIndex().row()
        place = (0 if by > 0 else len(self.entries) - 1) if here < 0 else here + by
        self.setCurrentIndex(self._model.index(max(0, min(place, len(self.entries) - 1))))
        return self.key


class _Painter(QStyledItemDelegate):
    """Draws name and detail at the left, the place in a column of its own, the state at the right."""

    def __init__(self, view: EntryList, *, single: bool) -> None:
        super().__init__(view)
        self._view = view
        self._single = single

    def sizeHint(self, _option: QStyleOptionViewItem, _index: Place) -> QSize:  # noqa: N802 - Qt's name
        lines = QFontMetrics(theme.font("body")).height()
        if not self._single:
            lines += QFontMetrics(theme.font("small")).height() + 2
        return QSize(0, lines + (SPACE if self._single else SPACE + 4))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Place) -> None:
        box: QRect = option.rect
        entry = self._view.entries[index.row()]
        colours = theme.current()
        here = self._view.currentIndex().row() == index.row()
        painter.fillRect(box, colours.select if here else colours.surface)
        painter.fillRect(box.x(), box.bottom(), box.width(), 1, colours.line)
        inner = box.adjusted(SPACE + 4, 0, -SPACE, -1)
        if here:
            painter.fillRect(box.x(), box.y(), 3, box.height() - 1, colours.accent)
        if entry.word and entry.state is not None:
            width = min(chip_width(entry.word), inner.width() // 3)
            chip = QRect(inner.right() + 1 - width, inner.y(), width, inner.height())
            paint_chip(painter, chip, entry.state, entry.word)
            inner.setRight(chip.left() - SPACE)
        if entry.place:
            side = self._side(box.width())
            where = QRect(inner.right() + 1 - side, inner.y(), side, inner.height())
            painter.setFont(theme.font("body"))
            painter.setPen(colours.muted if self._single else colours.text)
            _draw(painter, where, entry.place, Qt.AlignmentFlag.AlignVCenter)
            inner.setRight(where.left() - SPACE)
        self._paint_words(painter, inner, entry)

    def _side(self, width: int) -> int:
        metrics = QFontMetrics(theme.font("body"))
        widest = max(metrics.horizontalAdvance(entry.place) for entry in self._view.entries)
        least = 0 if self._single else round(width * _SIDE)
        return max(least, min(widest + 2, round(width * _MOST_SIDE)))

    def _paint_words(self, painter: QPainter, inner: QRect, entry: Entry) -> None:
        colours = theme.current()
        painter.setFont(theme.font("body", strong=not entry.quiet))
        painter.setPen(colours.text)
        if self._single or not entry.detail:
            _draw(painter, inner, entry.title, Qt.AlignmentFlag.AlignVCenter)
            return
        above = QFontMetrics(theme.font("body")).height()
        top = inner.adjusted(0, (SPACE + 3) // 2, 0, 0)
        top.setHeight(above)
        _draw(painter, top, entry.title, Qt.AlignmentFlag.AlignVCenter)
        painter.setFont(theme.font("small"))
        painter.setPen(colours.muted)
        below = QRect(inner.x(), top.bottom() + 2, inner.width(), QFontMetrics(theme.font("small")).height())
        _draw(painter, below, entry.detail, Qt.AlignmentFlag.AlignVCenter)


def _draw(painter: QPainter, box: QRect, text: str, align: Qt.AlignmentFlag) -> None:
    shown = painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, box.width())
    painter.drawText(box, align | Qt.AlignmentFlag.AlignLeft, shown)
