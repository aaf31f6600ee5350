"""What a chosen region has said about problems, and what can be done about it."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QSizePolicy

from rakor_desktop.domain.i18n import _
from rakor_desktop.domain.issues import RegionIssues, Submission
from rakor_desktop.ui import icons, theme
from rakor_desktop.ui.panels.issue_regions import STATES
from rakor_desktop.ui.pieces import Label, Picture, across, button, icon_button
from rakor_desktop.ui.theme import SPACE, State

Do = Callable[[], object]


class RegionAnswer(QFrame):
    """A line for one region: silent, without problems, or with some; hidden while none is chosen."""

    def __init__(self, confirm: Do, withdraw: Do, let_go: Do) -> None:
        super().__init__()
        self._state = State.IDLE
        self._picture = Picture("circle-dashed")
        self._words = Label()
        self.confirm = button(_("Tidak ada permasalahan"), confirm, shortcut="Ctrl+T")
        self.withdraw = button(_("Cabut pernyataan"), withdraw, shortcut="Ctrl+T")
        self.let_go = icon_button("x", _("Tampilkan semua daerah"), let_go)
        box = across(self._picture, self._words, self.confirm, self.withdraw, self.let_go)
        box.setStretch(1, 1)
        box.setContentsMargins(12, SPACE // 2, SPACE // 2, SPACE // 2)
        self.setLayout(box)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        self.hide()

    @property
    def text(self) -> str:
        """What is said now."""
        return self._words.text()

    def show_group(self, group: RegionIssues | None) -> None:
        """Show what a region has said, or nothing."""
        self.setVisible(group is not None)
        if group is None:
            return
        self.confirm.setVisible(group.submission is Submission.NOT_SUBMITTED)
        self.withdraw.setVisible(group.submission is Submission.CONFIRMED_NONE)
        self._say(STATES[group.submission], _sentence(group))

    def show_refusal(self, sentence: str) -> None:
        """Say why it was not done, until something else is said."""
        self._say(State.BAD, sentence)

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """Draw the soft ground of the state."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(theme.current().line)
        painter.setBrush(theme.current().tone(self._state)[1])
        painter.drawRoundedRect(self.rect().adjusted(0, 0, -1, -1), 6, 6)
        painter.end()

    def _say(self, state: State, sentence: str) -> None:
        self._state = state
        self._picture.show_icon(icons.STATES[state], state.value)
        self._words.setText(sentence)
        self.setAccessibleName(sentence)
        self.update()


def _sentence(group: RegionIssues) -> str:
    if group.submission is Submission.SUBMITTED:
        return _("{region} menyampaikan {n} permasalahan.").format(
            region=group.region.name, n=len(group.issues)
        )
    if group.submission is Submission.CONFIRMED_NONE:
        return _("{region} menyatakan tidak ada permasalahan.").format(region=group.region.name)
    return _("{region} belum menyampaikan apa pun.").format(region=group.region.name)
