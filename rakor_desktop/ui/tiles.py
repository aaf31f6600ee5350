"""The arrival board: one small tile for each region, to be read from three metres away."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QRect, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QKeyEvent, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QAbstractButton, QGridLayout, QSizePolicy, QWidget

from rakor_desktop.ui import icons, theme
from rakor_desktop.ui.theme import SPACE, State

_ICON = 16
_NARROWEST = 152
_STEPS = {
    Qt.Key.Key_Left: (0, -1),
    Qt.Key.Key_Right: (0, 1),
    Qt.Key.Key_Up: (-1, 0),
    Qt.Key.Key_Down: (1, 0),
}


@dataclass(frozen=True, slots=True)
class TileRow:
    """What one tile says."""

    uid: str
    name: str
    state: State
    word: str
    count: str = ""
    tip: str = ""


class Tile(QAbstractButton):
    """A region: its short name, its state as an icon and a word, and how many came."""

    def __init__(self, row: TileRow) -> None:
        super().__init__()
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.show_row(row)

    def show_row(self, row: TileRow) -> None:
        """Say something else."""
        self.row = row
        self.setText(row.name)
        self.setAccessibleName(", ".join(filter(None, (row.name, row.word, row.count))))
        self.setToolTip(row.tip or self.accessibleName())
        self.update()

    def sizeHint(self) -> QSize:  # noqa: N802
        """Return room for two lines."""
        lines = QFontMetrics(theme.font("body")).height() + QFontMetrics(theme.font("small")).height()
        return QSize(_NARROWEST, lines + 2 * SPACE)

    def minimumSizeHint(self) -> QSize:  # noqa: N802
        """Return the same: a narrower tile would cut the names."""
        return self.sizeHint()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Press with Enter too, not with the space bar only; leave the arrows to the board."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
        elif event.key() in _STEPS:
            event.ignore()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802
        """Draw the ground, the name above and the state below."""
        colours = theme.current()
        ink, soft = colours.tone(self.row.state)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        ring = self.hasFocus()
        pen = QPen(colours.accent if ring else ink if self.underMouse() else soft, 2 if ring else 1)
        painter.setPen(pen)
        painter.setBrush(soft)
        painter.drawRoundedRect(self.rect().adjusted(1, 1, -1, -1), 6, 6)
        inner = self.rect().adjusted(SPACE, 6, -SPACE, -6)
        self._paint_name(painter, inner)
        self._paint_state(painter, inner)

    def _paint_name(self, painter: QPainter, inner: QRect) -> None:
        painter.setFont(theme.font("body", strong=True))
        painter.setPen(theme.current().text)
        name = painter.fontMetrics().elidedText(self.row.name, Qt.TextElideMode.ElideRight, inner.width())
        painter.drawText(inner, Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft, name)

    def _paint_state(self, painter: QPainter, inner: QRect) -> None:
        painter.setFont(theme.font("small"))
        ink, _soft = theme.current().tone(self.row.state)
        painter.setPen(ink)
        metrics = painter.fontMetrics()
        below = QRect(inner.x(), inner.bottom() + 1 - metrics.height(), inner.width(), metrics.height())
        spot = QRect(below.x(), below.y(), 14, below.height())
        icons.paint(painter, icons.STATES[self.row.state], ink, spot)
        count = metrics.horizontalAdvance(self.row.count)
        words = below.adjusted(_ICON + 3, 0, -count - 4, 0)
        shown = metrics.elidedText(self.row.word, Qt.TextElideMode.ElideRight, words.width())
        painter.drawText(words, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, shown)
        painter.drawText(below, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight, self.row.count)


class TileBoard(QWidget):
    """As many tiles side by side as there is room for; arrow keys go from one to the next."""

    opened = Signal(str)
    """Emitted with the uid of the tile that was pressed."""

    def __init__(self) -> None:
        super().__init__()
        self._tiles: list[Tile] = []
        self._columns = 6
        self._grid = QGridLayout(self)
        self._grid.setSpacing(SPACE)
        # Else the board could never become narrower than it once was.
        self._grid.setSizeConstraint(QGridLayout.SizeConstraint.SetNoConstraint)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Maximum)

    @property
    def tiles(self) -> Sequence[Tile]:
        """The tiles in order."""
        return self._tiles

    def show_rows(self, rows: Sequence[TileRow]) -> None:
        """Show one tile for each row, in this order."""
        for tile in self._tiles[len(rows) :]:
            self._grid.removeWidget(tile)
            tile.hide()
            tile.deleteLater()
        del self._tiles[len(rows) :]
        for tile, known in zip(self._tiles, rows, strict=False):
            tile.show_row(known)
        for fresh in rows[len(self._tiles) :]:
            tile = Tile(fresh)
            tile.clicked.connect(lambda _checked, tile=tile: self.opened.emit(tile.row.uid))
            self._tiles.append(tile)
        self._lay_out()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        """Fit the number of columns to the room."""
        super().resizeEvent(event)
        fitting = max(1, (event.size().width() + SPACE) // (_NARROWEST + SPACE))
        if fitting != self._columns:
            self._columns = fitting
            self._lay_out()

    def minimumSizeHint(self) -> QSize:  # noqa: N802
        """Return room for two columns: the rest depends on the width."""
        return QSize(2 * _NARROWEST + SPACE, super().minimumSizeHint().height())

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Move the focus by arrow keys."""
        step = _STEPS.get(Qt.Key(event.key()))
        here = self.focusWidget()
        if step is None or not isinstance(here, Tile) or here not in self._tiles:
            super().keyPressEvent(event)
            return
        target = self._tiles.index(here) + step[0] * self._columns + step[1]
        if 0 <= target < len(self._tiles):
            self._tiles[target].setFocus(Qt.FocusReason.TabFocusReason)

    def _lay_out(self) -> None:
        for place, tile in enumerate(self._tiles):
            self._grid.addWidget(tile, *divmod(place, self._columns))
        for column in range(self._grid.columnCount()):
            self._grid.setColumnStretch(column, 1 if column < self._columns else 0)
