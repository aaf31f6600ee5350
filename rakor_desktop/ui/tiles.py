"""The arrival board: one small tile for each region, to be read from three metres away."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QRect, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QFontMetrics, QKeyEvent, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QAbstractButton, QGridLayout, QSizePolicy, QWidget

from rakor_desktop.ui import icons, theme
from rakor_desktop.ui.theme import SPACE, State

_ICON = 16
_GAP = 6
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
    since: str = ""
    """When the last of them came, shown behind the word where there is room."""
    fresh: bool = False
    """Whether this is what happened last."""

    @property
    def said(self) -> str:
        """The state and the time."""
        return f"{self.word} {self.since}".strip()


class Tile(QAbstractButton):
    """A region: its short name, its state as an icon and a word, and how many came."""

    entered = Signal()
    """The focus came to it."""

    def __init__(self, row: TileRow) -> None:
        super().__init__()
        # Tab comes to one tile of a board only; the arrows go to the others.
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.show_row(row)

    def show_row(self, row: TileRow) -> None:
        """Say something else."""
        self.row = row
        self.setText(row.name)
        self.setAccessibleName(", ".join(filter(None, (row.name, row.said, row.count))))
        self.setToolTip(row.tip or self.accessibleName())
        self.update()

    def sizeHint(self) -> QSize:  # noqa: N802
        """Return room for two lines."""
        name, small = QFontMetrics(theme.font("body", strong=True)), QFontMetrics(theme.font("small"))
        state = _ICON + 3 + small.horizontalAdvance(self.row.said) + _GAP + small.horizontalAdvance("2/2")
        wide = max(name.horizontalAdvance(self.row.name), state) + 2 * SPACE
        return QSize(max(_NARROWEST, wide), name.height() + small.height() + 2 * SPACE)

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

    def focusInEvent(self, event: QFocusEvent) -> None:  # noqa: N802
        """Tell the board where the focus is."""
        super().focusInEvent(event)
        self.entered.emit()

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802
        """Draw the ground, the name above and the state below."""
        colours = theme.current()
        ink, soft = colours.tone(self.row.state)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        ring = self.hasFocus()
        edge = ink if self.underMouse() or self.row.fresh else soft
        pen = QPen(colours.accent if ring else edge, 2 if ring or self.row.fresh else 1)
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
        fits = metrics.horizontalAdvance(self.row.said) <= words.width()
        said = self.row.said if fits else self.row.word
        shown = metrics.elidedText(said, Qt.TextElideMode.ElideRight, words.width())
        painter.drawText(words, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, shown)
        painter.drawText(below, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight, self.row.count)


class TileBoard(QWidget):
    """As many tiles side by side as there is room for; arrow keys go from one to the next."""

    opened = Signal(str)
    """Emitted with the uid of the tile that was pressed."""
    entered = Signal(str)
    """The focus came to the tile of this uid."""

    def __init__(self) -> None:
        super().__init__()
        self._tiles: list[Tile] = []
        self._apart = 0
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

    def show_rows(self, rows: Sequence[TileRow], apart: int = 0) -> None:
        """Show one tile for each row, in this order; the last ``apart`` of them begin a line of their own."""
        same = (len(rows), apart) == (len(self._tiles), self._apart)
        here = self.focusWidget()
        focused = here.row.uid if isinstance(here, Tile) and here.hasFocus() else ""
        self._apart = apart
        for tile in self._tiles[len(rows) :]:
            self._grid.removeWidget(tile)
            tile.hide()
            tile.deleteLater()
        del self._tiles[len(rows) :]
        for tile, known in zip(self._tiles, rows, strict=False):
            if tile.row != known:
                tile.show_row(known)
        for fresh in rows[len(self._tiles) :]:
            tile = Tile(fresh)
            tile.clicked.connect(lambda _checked, tile=tile: self.opened.emit(tile.row.uid))
            tile.entered.connect(lambda tile=tile: self._enter(tile))
            self._tiles.append(tile)
        if not same or self._fitting() != self._columns:
            self._lay_out()
        if focused:
            # The tiles are used again for other places; the focus stays with its own.
            (self.tile(focused) or next(iter(self._tiles), self)).setFocus(Qt.FocusReason.OtherFocusReason)

    def tile(self, uid: str) -> Tile | None:
        """Return the tile of this uid."""
        return next((tile for tile in self._tiles if tile.row.uid == uid), None)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        """Fit the number of columns to the room."""
        super().resizeEvent(event)
        if self._fitting() != self._columns:
            self._lay_out()

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802
        """Follow the text size of the program."""
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.ApplicationFontChange):
            self._lay_out()

    def minimumSizeHint(self) -> QSize:  # noqa: N802
        """Return room for two columns: the rest depends on the width."""
        return QSize(2 * self._widest() + SPACE, super().minimumSizeHint().height())

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Move the focus by arrow keys."""
        step = _STEPS.get(Qt.Key(event.key()))
        here = self.focusWidget()
        if step is None or not isinstance(here, Tile) or here not in self._tiles:
            super().keyPressEvent(event)
            return
        target = self._beside(self._tiles.index(here), *step)
        if target is not None:
            self._tiles[target].setFocus(Qt.FocusReason.TabFocusReason)

    def _beside(self, place: int, down: int, right: int) -> int | None:
        """Return the place to the side; above and below a shorter line, its last tile."""
        if right:
            return place + right if 0 <= place + right < len(self._tiles) else None
        cells = self._cells()
        line, column = cells[place]
        there = [at for at, (other, _column) in enumerate(cells) if other == line + down]
        return min(there, key=lambda at: abs(cells[at][1] - column), default=None)

    def _enter(self, tile: Tile) -> None:
        self._stop_at(tile)
        self.entered.emit(tile.row.uid)

    def _stop_at(self, tile: Tile) -> None:
        for other in self._tiles:
            other.setFocusPolicy(Qt.FocusPolicy.StrongFocus if other is tile else Qt.FocusPolicy.ClickFocus)

    def _widest(self) -> int:
        return max((tile.sizeHint().width() for tile in self._tiles), default=_NARROWEST)

    def _fitting(self) -> int:
        return max(1, (self.width() + SPACE) // (self._widest() + SPACE))

    def _cells(self) -> list[tuple[int, int]]:
        together = len(self._tiles) - self._apart
        cells = [divmod(place, self._columns) for place in range(together)]
        below = -(-together // self._columns)
        return cells + [
            (below + line, column)
            for line, column in (divmod(place, self._columns) for place in range(self._apart))
        ]

    def _lay_out(self) -> None:
        self._columns = self._fitting()
        for tile, cell in zip(self._tiles, self._cells(), strict=True):
            self._grid.addWidget(tile, *cell)
        for column in range(self._grid.columnCount()):
            self._grid.setColumnStretch(column, 1 if column < self._columns else 0)
        if self._tiles and not any(tile.focusPolicy() == Qt.FocusPolicy.StrongFocus for tile in self._tiles):
            self._stop_at(self._tiles[0])
