"""Above the titles: by what the columns are filtered, each to be taken away by one click."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QToolButton, QWidget

from rakor_desktop.domain.i18n import _
from rakor_desktop.ui import icons, theme
from rakor_desktop.ui.icons import icon
from rakor_desktop.ui.pieces import Label
from rakor_desktop.ui.table.filter_values import said
from rakor_desktop.ui.table.model import RowTable
from rakor_desktop.ui.theme import SPACE

_MOST_NAMED = 2
_NARROWEST, _WIDEST = 72, 480
_GAP = SPACE // 2


def in_words(table: RowTable[Any], column: int, most: int = _MOST_NAMED) -> str:
    """Return what a column is filtered by: ``L/P: P, (kosong)``."""
    kept = sorted(table.kept(column), key=lambda text: (not text, text.casefold()))
    named = ", ".join(said(text) for text in kept[:most])
    if len(kept) > most:
        named = _("{named} dan {n} lainnya").format(named=named, n=len(kept) - most)
    return f"{table.columns[column].heading}: {named}"


class FilterChips(QWidget):
    """Empty and without height while no column is filtered."""

    def __init__(self, table: RowTable[Any], parent: QWidget) -> None:
        super().__init__(parent)
        self._table = table
        self.columns: Sequence[int] = ()
        self.chips: list[_FilterChip] = []
        self.count = Label(size="small", tone="muted")
        self.count.setWordWrap(False)
        self.count.setParent(self)
        self.all = QToolButton(self)
        self.all.setText(_("Hapus semua saringan"))
        self.all.setToolTip(_("Hapus saringan semua kolom (Ctrl+Shift+L)"))
        self.all.setProperty("kind", "quiet")
        self.all.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.all.clicked.connect(lambda _checked: table.keep_all())
        self.hide()

    def show_filters(self) -> bool:
        """Show what the columns are filtered by now; tell whether the height changed."""
        was = bool(self.columns)
        self.columns = sorted(self._table.arrangement.kept)
        while len(self.chips) < len(self.columns):
            self.chips.append(_FilterChip(self))
        for place, chip in enumerate(self.chips):
            chip.setVisible(place < len(self.columns))
        for chip, column in zip(self.chips, self.columns, strict=False):
            title = self._table.columns[column].heading
            chip.show_filter(column, in_words(self._table, column))
            chip.setToolTip(_("Hapus saringan kolom {title}").format(title=title))
        if self.columns:
            shown, total = self._table.rowCount(), self._table.total
            self.count.setText(_("{n} dari {total} baris").format(n=shown, total=total))
        self.all.setVisible(len(self.columns) > 1)
        self.setVisible(bool(self.columns))
        self._place()
        return was != bool(self.columns)

    def wanted_height(self) -> int:
        """Return the height it takes above the titles."""
        if not self.columns:
            return 0
        return max(theme.ROW, self.fontMetrics().height() + 2 * SPACE) + SPACE

    def forget(self, column: int) -> None:
        """Take the filter of one column away."""
        self._table.keep_only(column, None)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        """Share the room anew."""
        super().resizeEvent(event)
        self._place()

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802
        """Cover the titles it stands on."""
        QPainter(self).fillRect(self.rect(), theme.current().surface)

    def _place(self) -> None:
        height = max(0, self.height() - SPACE)
        tail = self.count.sizeHint().width() + SPACE
        if len(self.columns) > 1:
            tail += self.all.sizeHint().width() + _GAP
        room = max(_NARROWEST, (self.width() - 2 * SPACE - tail) // max(1, len(self.columns)) - _GAP)
        left = SPACE
        for chip in self.chips[: len(self.columns)]:
            width = min(room, _WIDEST, chip.sizeHint().width())
            chip.setGeometry(QRect(left, SPACE // 2, width, height))
            left += width + _GAP
        if len(self.columns) > 1:
            self.all.setGeometry(QRect(left, SPACE // 2, self.all.sizeHint().width(), height))
            left += self.all.width() + _GAP
        self.count.setGeometry(QRect(left + _GAP, SPACE // 2, self.count.sizeHint().width(), height))


class _FilterChip(QToolButton):
    """Shortened to the room there is; all of it in the name a screen reader says."""

    def __init__(self, chips: FilterChips) -> None:
        super().__init__(chips)
        self._words = ""
        self._column = -1
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.setIcon(icon("x"))
        self.clicked.connect(lambda _checked: chips.forget(self._column))

    @property
    def words(self) -> str:
        """What the filter says, unshortened."""
        return self._words

    def show_filter(self, column: int, words: str) -> None:
        """Stand for the filter of a column."""
        self._column = column
        self._words = words
        self.setAccessibleName(words)
        self.update()

    def sizeHint(self) -> QSize:  # noqa: N802
        """Return room for all the words."""
        words = self.fontMetrics().horizontalAdvance(self._words)
        return QSize(words + 2 * icons.SIZE + 4 * SPACE, theme.ROW)

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802
        """Draw the funnel, as many of the words as there is room for, and the cross."""
        colours = theme.current()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        lit = self.underMouse() or self.hasFocus()
        painter.setPen(colours.accent if lit else colours.info_soft)
        painter.setBrush(colours.info_soft)
        box = self.rect().adjusted(1, 1, -1, -1)
        painter.drawRoundedRect(box, box.height() / 2, box.height() / 2)
        inner = box.adjusted(SPACE, 0, -SPACE, 0)
        sign = QRect(inner.x(), inner.y(), 14, inner.height())
        cross = QRect(inner.right() - 14, inner.y(), 14, inner.height())
        icons.paint(painter, "funnel", colours.info, sign)
        icons.paint(painter, "x", colours.info, cross)
        painter.setPen(colours.info)
        words = QRect(sign.right() + 6, inner.y(), cross.x() - sign.right() - 10, inner.height())
        shown = painter.fontMetrics().elidedText(self._words, Qt.TextElideMode.ElideRight, words.width())
        painter.drawText(words, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, shown)
        painter.end()
