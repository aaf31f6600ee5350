"""Above the board: how many regions came, what the colours mean, and which tiles are shown."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence

from PySide6.QtCore import QRect, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QCheckBox, QSizePolicy, QWidget

from rakor_desktop.domain.arrivals import ARRIVALS, Arrival, ArrivalBoard
from rakor_desktop.domain.i18n import _
from rakor_desktop.ui.chips import chip_height, chip_width, paint_chip
from rakor_desktop.ui.head import Elided
from rakor_desktop.ui.panels import board_words as words
from rakor_desktop.ui.picks import Pick, Picks
from rakor_desktop.ui.pieces import Label, across, button, down
from rakor_desktop.ui.theme import SPACE, State

ALL, OPEN, HERE = "all", "open", "here"


class Legend(QWidget):
    """What the colours mean, each with its picture, its word and its number; as many as there is room for."""

    def __init__(self) -> None:
        super().__init__()
        self.states: Sequence[tuple[State, str]] = ()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_states(self, states: Sequence[tuple[State, str]]) -> None:
        """Say something else."""
        self.states = states
        self.setAccessibleName(", ".join(word for _state, word in states))
        self.setToolTip(self.accessibleName())
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Return room for all."""
        return QSize(sum(chip_width(word) + SPACE for _state, word in self.states), chip_height())

    def minimumSizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Let the window be narrower: the tiles say their states themselves."""
        return QSize(0, chip_height())

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """Draw the chips that fit."""
        painter, left = QPainter(self), 0
        for state, word in self.states:
            wide = chip_width(word)
            if left + wide <= self.width():
                paint_chip(painter, QRect(left, 0, wide, self.height()), state, word)
            left += wide + SPACE
        painter.end()


class BoardBar(QWidget):
    """The count with its legend, which tiles and which days, and the way to the full screen."""

    narrowed = Signal()
    """Other tiles are wanted."""
    scoped = Signal()
    """One session or all of them are wanted."""

    def __init__(self, show_large: Callable[[], object]) -> None:
        super().__init__()
        self.count = Label(strong=True)
        self.legend = Legend()
        self.newest = Elided("small", muted=True)
        self.filter = Picks(_("Kabupaten/kota yang ditampilkan"))
        self.filter.show_picks(
            [Pick(ALL, _("Semua")), Pick(OPEN, _("Belum hadir")), Pick(HERE, _("Sudah hadir"))], ALL
        )
        self.whole = QCheckBox(_("Hitung semua hari"))
        self.whole.setToolTip(_("Siapa yang pernah hadir pada hari atau sesi mana pun"))
        self.large = button(_("Layar penuh"), show_large, icon="presentation")
        self._lay_out()
        self.filter.chosen.connect(self.narrowed)
        self.whole.clicked.connect(self.scoped)

    def show_board(self, board: ArrivalBoard, clock: words.Clock) -> None:
        """Count the kabupaten/kota, each once, and name who came last."""
        count = words.turnout_line(board)
        whole = self.whole.isChecked()
        self.count.setText(_("{count}, semua hari").format(count=count) if whole else count)
        found = Counter(tile.arrival for tile in board.regions)
        kinds = (Arrival.HEAD, Arrival.SOMEONE, Arrival.NOBODY)
        self.legend.show_states(
            [(words.STATES[kind], f"{_(ARRIVALS[kind])}  {found[kind]}") for kind in kinds]
        )
        self.newest.show_text("" if clock.dated else words.newest_line(board, clock))

    def show_scope(self, sessions: int, *, whole: bool) -> None:
        """Offer to count all sessions together where there are several."""
        self.whole.setChecked(whole)
        self.whole.setVisible(sessions > 1)

    def show_large(self, *, is_open: bool) -> None:
        """Say what the button does now."""
        self.large.setText(_("Tutup layar penuh") if is_open else _("Layar penuh"))
        self.large.setToolTip(_("Papan untuk proyektor atau layar kedua, tanpa nomor telepon (F11)"))

    def _lay_out(self) -> None:
        self.count.setWordWrap(False)
        above = across(self.count, self.legend, self.large)
        above.setStretch(1, 1)
        below = across(self.filter, 2 * SPACE, self.whole, 2 * SPACE, self.newest)
        below.setStretch(4, 1)
        below.setAlignment(self.filter, Qt.AlignmentFlag.AlignTop)
        box = down(above, below)
        box.setContentsMargins(2 * SPACE, 0, 0, SPACE)
        self.setLayout(box)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        self.show_large(is_open=False)
