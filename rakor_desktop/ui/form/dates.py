"""A line for a date, with a calendar for those who would rather point."""

from __future__ import annotations

from PySide6.QtCore import QDate, QLocale, QPoint, Qt
from PySide6.QtGui import QKeyEvent, QTextCharFormat
from PySide6.QtWidgets import QCalendarWidget, QFrame, QLineEdit, QToolButton, QWidget

from rakor_desktop.domain import dates
from rakor_desktop.domain.errors import RakorError
from rakor_desktop.domain.i18n import _
from rakor_desktop.ui import theme
from rakor_desktop.ui.icons import icon
from rakor_desktop.ui.pieces import down


class DateLine(QLineEdit):
    """Takes a date as people write it; arrow up and down go to the next and the former day."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._popup: QFrame | None = None
        opener = self.addAction(icon("calendar", "muted"), QLineEdit.ActionPosition.TrailingPosition)
        opener.setToolTip(_("Pilih dari kalender"))
        opener.triggered.connect(self.open_calendar)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Step by days, or open the calendar with Alt and the arrow down."""
        alt = event.modifiers() == Qt.KeyboardModifier.AltModifier
        if event.key() == Qt.Key.Key_Down and alt:
            self.open_calendar()
        elif event.key() in (Qt.Key.Key_Up, Qt.Key.Key_Down) and not event.modifiers():
            self._step(1 if event.key() == Qt.Key.Key_Up else -1)
        else:
            super().keyPressEvent(event)

    def open_calendar(self) -> None:
        """Show a month to point at a day."""
        if self._popup is None:
            self._popup = self._make_popup()
        weekend = QTextCharFormat()
        weekend.setForeground(theme.current().muted)
        for day in (Qt.DayOfWeek.Saturday, Qt.DayOfWeek.Sunday):
            self.calendar.setWeekdayTextFormat(day, weekend)
        self.calendar.setSelectedDate(self._day() or QDate.currentDate())
        self._popup.move(self.mapToGlobal(QPoint(0, self.height())))
        self._popup.show()
        self.calendar.setFocus()

    def _make_popup(self) -> QFrame:
        popup = QFrame(self, Qt.WindowType.Popup)
        popup.setObjectName("popup")
        self.calendar = QCalendarWidget()
        self.calendar.setLocale(QLocale(_("id_ID")))
        self.calendar.setFirstDayOfWeek(Qt.DayOfWeek.Monday)
        self.calendar.setVerticalHeaderFormat(QCalendarWidget.VerticalHeaderFormat.NoVerticalHeader)
        for name, picture in (
            ("qt_calendar_prevmonth", "chevron-left"),
            ("qt_calendar_nextmonth", "chevron-right"),
        ):
            step = self.calendar.findChild(QToolButton, name)
            if step is not None:
                step.setIcon(icon(picture))
        self.calendar.activated.connect(self._take)
        self.calendar.clicked.connect(self._take)
        popup.setLayout(down(self.calendar, margin=4))
        return popup

    def _day(self) -> QDate | None:
        try:
            day = dates.parse_date(self.text())
        except RakorError:
            return None
        return QDate(day.year, day.month, day.day)

    def _step(self, days: int) -> None:
        day = self._day()
        if day is not None:
            self._write(day.addDays(days))

    def _take(self, day: QDate) -> None:
        if self._popup is not None:
            self._popup.hide()
        self._write(day)
        self.editingFinished.emit()

    def _write(self, day: QDate) -> None:
        self.setText(f"{day.day()} {dates.MONTHS[day.month() - 1]} {day.year()}")
        self.textEdited.emit(self.text())
