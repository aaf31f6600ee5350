"""Who has said what about problems: the 22 regions, those that are silent first."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QRect, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QKeyEvent, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from rakor_desktop.domain.i18n import N_, _
from rakor_desktop.domain.issues import RegionIssues, Submission
from rakor_desktop.ui import icons, theme
from rakor_desktop.ui.pieces import Label
from rakor_desktop.ui.theme import SPACE, State

STATES = {
    Submission.NOT_SUBMITTED: State.WARN,
    Submission.CONFIRMED_NONE: State.INFO,
    Submission.SUBMITTED: State.OK,
}
_WORDS = {
    Submission.NOT_SUBMITTED: N_("Belum menyampaikan"),
    Submission.CONFIRMED_NONE: N_("Tidak ada, dikonfirmasi"),
    Submission.SUBMITTED: N_("Menyampaikan"),
}
_STEPS = {Qt.Key.Key_Left: -1, Qt.Key.Key_Up: -1, Qt.Key.Key_Right: 1, Qt.Key.Key_Down: 1}
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_GAP = SPACE // 2
_ICON = 14
_PAD = 7
_LEAST = 24
"""A target for the mouse is at least this high."""


class RegionButton(QAbstractButton):
    """One region: the picture of its state, its short name, and how many problems it brought."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setCheckable(True)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.uid = ""
        self.state = State.IDLE

    def show_group(self, group: RegionIssues) -> None:
        """Show what is known of a region."""
        count = len(group.issues)
        word = _(_WORDS[group.submission])
        self.uid = group.region.uid
        self.state = STATES[group.submission]
        self.setText(f"{group.region.short} {count}" if count else group.region.short)
        says = _("{n} permasalahan").format(n=count) if count else word
        self.setAccessibleName(f"{group.region.name}, {says}")
        self.setToolTip(f"{group.region.code} {group.region.name}: {says}")
        self.update()

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Return room for the picture and the whole name."""
        metrics = QFontMetrics(theme.font("small"))
        width = 2 * _PAD + _ICON + _GAP + metrics.horizontalAdvance(self.text())
        return QSize(width, max(_LEAST, metrics.height() + SPACE))

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Leave arrows and Enter to the strip."""
        if event.key() in _STEPS or event.key() in _ENTER:
            event.ignore()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """Draw it like a chip; the chosen one has a frame in its colour, the one with the keys the accent."""
        colours = theme.current()
        ink, soft = colours.tone(self.state)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        strong = self.hasFocus() or self.isChecked()
        frame = QPen(colours.accent if self.hasFocus() else ink, 2 if strong else 1)
        painter.setPen(frame if strong or self.underMouse() else Qt.PenStyle.NoPen)
        painter.setBrush(soft)
        box = self.rect().adjusted(1, 1, -1, -1)
        painter.drawRoundedRect(box, box.height() / 2, box.height() / 2)
        icons.paint(painter, icons.STATES[self.state], ink, QRect(_PAD, 0, _ICON, self.height()))
        painter.setFont(theme.font("small"))
        painter.setPen(colours.text)
        words = self.rect().adjusted(_PAD + _ICON + _GAP, 0, 0, 0)
        painter.drawText(words, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, self.text())
        painter.end()


@dataclass(frozen=True, slots=True)
class _Part:
    """All regions that have said the same, under one heading."""

    heading: Label
    buttons: Sequence[RegionButton]


class RegionStrip(QWidget):
    """One line or more for each state; Tab comes to one region, the arrows go to the others."""

    chosen = Signal(str)
    """A region was pressed; emitted with its uid, empty when it was let go."""

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName(_("Penyampaian permasalahan per kabupaten/kota"))
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self._buttons: dict[str, RegionButton] = {}
        self._headings = {state: Label(size="small", tone="muted") for state in _WORDS}
        for heading in self._headings.values():
            heading.setParent(self)
            heading.setWordWrap(False)
        self._parts: list[_Part] = []

    def show_groups(self, groups: Sequence[RegionIssues], chosen: str | None) -> None:
        """Show these regions; collective places are passed over."""
        regencies = [group for group in groups if group.region.is_regency]
        for uid in self._buttons.keys() - {group.region.uid for group in regencies}:
            self._buttons.pop(uid).deleteLater()
        for group in regencies:
            self._button(group.region.uid).show_group(group)
        self._parts = [self._part(state, regencies) for state in _WORDS]
        self.mark(chosen)
        self.updateGeometry()
        self._place(self.width())

    def mark(self, chosen: str | None) -> None:
        """Show which region is chosen."""
        for uid, button in self._buttons.items():
            button.setChecked(uid == chosen)
        self._let_tab_in(self._buttons.get(chosen or ""))

    def button(self, uid: str) -> RegionButton:
        """Return the button of a region."""
        return self._buttons[uid]

    def hasHeightForWidth(self) -> bool:  # noqa: N802 - Qt's name
        """Tell that a narrow strip is higher."""
        return True

    def heightForWidth(self, width: int) -> int:  # noqa: N802 - Qt's name
        """Return the height of as many lines as it takes."""
        return self._spots(width)[1]

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Return the size at the present width."""
        width = max(self.width(), 480)
        return QSize(width, self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Let the window be narrow."""
        return QSize(320, self.heightForWidth(max(self.width(), 320)))

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """Break the lines anew."""
        super().resizeEvent(event)
        self._place(event.size().width())

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802 - Qt's name
        """Follow the text size of the program."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.ApplicationFontChange:
            self.updateGeometry()
            self._place(self.width())

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Go from region to region with the arrows; Enter presses one, as the space bar does."""
        step = _STEPS.get(Qt.Key(event.key()))
        shown = [button for part in self._parts for button in part.buttons]
        here = self.focusWidget()
        if isinstance(here, RegionButton) and step is not None and here in shown:
            target = shown[(shown.index(here) + step) % len(shown)]
            self._let_tab_in(target)
            target.setFocus(Qt.FocusReason.TabFocusReason)
        elif isinstance(here, RegionButton) and event.key() in _ENTER:
            here.click()
        else:
            super().keyPressEvent(event)

    def _button(self, uid: str) -> RegionButton:
        if uid not in self._buttons:
            made = RegionButton(self)
            made.clicked.connect(lambda on: self.chosen.emit(uid if on else ""))
            made.show()
            self._buttons[uid] = made
        return self._buttons[uid]

    def _part(self, state: Submission, groups: Sequence[RegionIssues]) -> _Part:
        buttons = [self._buttons[group.region.uid] for group in groups if group.submission is state]
        heading = self._headings[state]
        heading.setText(f"{_(_WORDS[state])} ({len(buttons)})")
        heading.setVisible(bool(buttons))
        return _Part(heading, buttons)

    def _let_tab_in(self, wanted: RegionButton | None) -> None:
        """Let Tab come to one region only: nobody wants 22 stops on the way to the table."""
        first = wanted or next((button for part in self._parts for button in part.buttons), None)
        for button in self._buttons.values():
            policy = Qt.FocusPolicy.StrongFocus if button is first else Qt.FocusPolicy.ClickFocus
            button.setFocusPolicy(policy)

    def _spots(self, width: int) -> tuple[list[tuple[QWidget, QRect]], int]:
        spots: list[tuple[QWidget, QRect]] = []
        left = max((part.heading.sizeHint().width() for part in self._parts), default=0) + 2 * SPACE
        top = 0
        for part in self._parts:
            if not part.buttons:
                continue
            height = part.buttons[0].sizeHint().height()
            spots.append((part.heading, QRect(0, top, left, height)))
            across = left
            for button in part.buttons:
                hint = button.sizeHint()
                if across > left and across + hint.width() > width:
                    across, top = left, top + height + _GAP
                spots.append((button, QRect(across, top, hint.width(), height)))
                across += hint.width() + _GAP
            top += height + _GAP
        return spots, max(0, top - _GAP)

    def _place(self, width: int) -> None:
        for widget, spot in self._spots(width)[0]:
            widget.setGeometry(spot)
