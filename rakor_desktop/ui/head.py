"""The line above every page: which meeting, which day it is, and which laptop this is."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QDate, QLocale, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from rakor_desktop.domain import dates
from rakor_desktop.domain.event import EventGlance, EventRow
from rakor_desktop.domain.i18n import INDONESIAN, _
from rakor_desktop.ui import theme
from rakor_desktop.ui.chips import Chip
from rakor_desktop.ui.theme import SPACE, State


class Elided(QWidget):
    """One line of text, shortened where the window is narrow; the whole of it in the tool tip."""

    def __init__(self, role: theme.Size, *, strong: bool = False, muted: bool = False) -> None:
        super().__init__()
        self.text = ""
        self._role: theme.Size = role
        self._strong = strong
        self._muted = muted
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    def show_text(self, text: str) -> None:
        """Show another text."""
        self.text = text
        self.setToolTip(text)
        self.setAccessibleName(text)
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Return room for all of it."""
        metrics = QFontMetrics(theme.font(self._role, strong=self._strong))
        return QSize(metrics.horizontalAdvance(self.text) + 2, metrics.height())

    def minimumSizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Let the window be narrower than the text."""
        return QSize(0, self.sizeHint().height())

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """Draw as much as fits."""
        painter = QPainter(self)
        painter.setFont(theme.font(self._role, strong=self._strong))
        painter.setPen(theme.current().muted if self._muted else theme.current().text)
        shown = painter.fontMetrics().elidedText(self.text, Qt.TextElideMode.ElideRight, self.width())
        painter.drawText(self.rect(), Qt.AlignmentFlag.AlignVCenter, shown)
        painter.end()


class Head(QWidget):
    """Names the meeting, the day and the laptop, so that two laptops side by side are told apart."""

    def __init__(self, laptop: str) -> None:
        super().__init__()
        self.name = Elided("body", strong=True)
        self.day = Elided("body", muted=True)
        box = QHBoxLayout(self)
        box.setContentsMargins(2 * SPACE, SPACE, 2 * SPACE, SPACE)
        box.setSpacing(2 * SPACE)
        box.addWidget(self.name, 1)
        box.addWidget(self.day)
        box.addWidget(Chip(State.INFO, _("Laptop {letter}").format(letter=laptop)))
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    def show_event(self, event: EventGlance | None, today: date, language: str) -> None:
        """Show the meeting, and where in it today is."""
        self.name.show_text(event.name if event else "")
        self.day.show_text(day_line(event, today, language) if event else "")


def day_line(event: EventGlance | EventRow, today: date, language: str) -> str:
    """Return ``Hari ke-2 · Rabu, 15 April 2026`` while the meeting lasts, else when it is or was."""
    if event.start_date <= today <= event.end_date:
        number = (today - event.start_date).days + 1
        return _("Hari ke-{number} · {day}").format(number=number, day=_spoken(today, language))
    first, last = event.start_date, event.end_date
    if language == INDONESIAN or first == last:
        return dates.day_range(first, last) if language == INDONESIAN else _spoken(first, language)
    return f"{_spoken(first, language)} – {_spoken(last, language)}"


def _spoken(day: date, language: str) -> str:
    if language == INDONESIAN:
        return dates.long_date(day)
    return QLocale(QLocale.Language.English).toString(
        QDate(day.year, day.month, day.day), "dddd, d MMMM yyyy"
    )
