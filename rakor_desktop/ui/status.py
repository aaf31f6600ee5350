"""The line at the bottom: whether what was typed is safe, what was done, and why something was refused."""

from __future__ import annotations

from datetime import datetime

from PySide6.QtCore import QSize, QTimer
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QLabel, QSizePolicy, QStatusBar, QWidget

from rakor_desktop.domain.i18n import _
from rakor_desktop.ui import theme
from rakor_desktop.ui.chips import Chip, chip_height, chip_width, paint_chip
from rakor_desktop.ui.theme import SPACE, State

STAYS = 10_000
"""Milliseconds a sentence is shown unless something else is done before."""


class Sentence(QWidget):
    """A sentence on the ground of its state, shortened to the room there is; all of it in the tool tip."""

    def __init__(self) -> None:
        super().__init__()
        self.state = State.BAD
        self.text = ""
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_text(self, state: State, text: str) -> None:
        """Say this, or nothing."""
        self.state = state
        self.text = text
        self.setToolTip(text)
        self.setAccessibleName(text)
        self.setVisible(bool(text))
        self.update()

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Return room for the whole sentence."""
        return QSize(chip_width(self.text), chip_height())

    def minimumSizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Let the window be narrower than the sentence."""
        return QSize(0, chip_height())

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """Draw it like a chip."""
        painter = QPainter(self)
        paint_chip(painter, self.rect(), self.state, self.text)
        painter.end()


class StatusLine(QStatusBar):
    """Says ``Tersimpan`` only after a commit returned, and ``BELUM tersimpan`` as long as it did not."""

    def __init__(self) -> None:
        super().__init__()
        self.setSizeGripEnabled(False)
        self._saved_at: datetime | None = None
        self._pending = False
        self.state = Chip(State.IDLE, "")
        self.sentence = Sentence()
        self.file = QLabel()
        self.file.setFont(theme.font("small"))
        self.file.setProperty("tone", "muted")
        self.setContentsMargins(SPACE, 0, SPACE, 0)
        self.addWidget(self.state)
        self.addWidget(self.sentence, 1)
        self.addPermanentWidget(self.file)
        self._patience = QTimer(self, singleShot=True, interval=STAYS)
        self._patience.timeout.connect(self.clear)
        self.clear()
        self._show_state()

    def show_saved(self, at: datetime) -> None:
        """Say when the last commit returned, unless something else is still waiting."""
        self._saved_at = at
        self._show_state()

    def show_pending(self, pending: bool) -> None:
        """Say whether something typed is not in the file yet."""
        self._pending = pending
        self._show_state()

    def show_refusal(self, sentence: str) -> None:
        """Say why something was not done, for a while."""
        self.sentence.show_text(State.BAD, sentence)
        self._patience.start()

    def show_word(self, sentence: str) -> None:
        """Say what was done, for a while."""
        self.sentence.show_text(State.INFO, sentence)
        self._patience.start()

    def clear(self) -> None:
        """Take the sentence away."""
        self._patience.stop()
        self.sentence.show_text(State.BAD, "")

    def show_read_only(self) -> None:
        """Say that nothing will be saved here."""
        self.state.show_state(State.IDLE, _("Hanya baca"))

    def _show_state(self) -> None:
        if self._pending:
            self.state.show_state(State.WARN, _("BELUM tersimpan"))
        elif self._saved_at is None:
            self.state.show_state(State.IDLE, _("Belum ada perubahan"))
        else:
            time = self._saved_at.strftime(_("%H.%M.%S"))
            self.state.show_state(State.OK, _("Tersimpan {time}").format(time=time))
