"""Below the matrix: what its colours mean, which keys mark, and what came of the last one."""

from __future__ import annotations

from PySide6.QtWidgets import QSizePolicy, QWidget

from rakor_desktop.domain.i18n import N_, _
from rakor_desktop.domain.marks import Standing
from rakor_desktop.ui.attendance.readings import STATES, WORDS
from rakor_desktop.ui.chips import Chip
from rakor_desktop.ui.head import Elided
from rakor_desktop.ui.icons import STATES as PICTURES
from rakor_desktop.ui.icons import icon
from rakor_desktop.ui.pieces import across, button
from rakor_desktop.ui.status import Sentence
from rakor_desktop.ui.theme import SPACE, State

_LEGEND = (Standing.PRESENT, Standing.LATE, Standing.EXCUSED, Standing.ABSENT)
_KEYS = N_(
    "Spasi hadir · I izin · T tidak hadir · J jam datang · L pulang · Delete hapus · ketik 08.12–11.30"
)


class MatrixFoot(QWidget):
    """Shows the keys until there is something to say."""

    def __init__(self) -> None:
        super().__init__()
        self.keys = Elided("small", muted=True)
        self.keys.show_text(_(_KEYS))
        self.said = Sentence()
        self.doubtful = button("", kind="quiet")
        self.doubtful.setIcon(icon(PICTURES[State.WARN], "warn"))
        self.doubtful.setToolTip(
            _("Tampilkan siapa yang hadir di sesi, tetapi tercatat tidak hadir pada harinya")
        )
        chips = [Chip(STATES[standing], _(WORDS[standing])) for standing in _LEGEND]
        row = across(*chips, self.doubtful, SPACE, self.keys, self.said)
        for part in (self.keys, self.said):
            row.setStretchFactor(part, 1)
        row.setContentsMargins(2 * SPACE, SPACE // 2, 2 * SPACE, SPACE // 2)
        self.setLayout(row)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.say("", State.OK)
        self.show_doubts(0)

    def say(self, text: str, state: State) -> None:
        """Say what came of the last thing done, or show the keys again."""
        self.said.show_text(state, text)
        self.keys.setVisible(not text)

    def show_doubts(self, count: int) -> None:
        """Say how many days do not agree with their sessions."""
        self.doubtful.setText(_("{n} perlu diperiksa").format(n=count))
        self.doubtful.setVisible(count > 0)
