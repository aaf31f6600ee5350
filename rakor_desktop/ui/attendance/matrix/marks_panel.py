"""Beside the matrix: everything recorded of the person the keyboard is on."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QWidget

from rakor_desktop.domain.attendance import AttendeeRow
from rakor_desktop.domain.i18n import _
from rakor_desktop.ui.attendance.people.marks_part import MarksPart
from rakor_desktop.ui.attendance.people.side_panel import panel_width
from rakor_desktop.ui.attendance.readings import Readings
from rakor_desktop.ui.context import AppContext
from rakor_desktop.ui.pieces import Label, across, down, icon_button, scrolling
from rakor_desktop.ui.theme import SPACE


class MarksPanel(QFrame):
    """Names the person, and holds what was recorded."""

    closed = Signal()
    """The person is done with it."""

    def __init__(self, app: AppContext) -> None:
        super().__init__()
        self.part = MarksPart(app)
        self.title = Label(strong=True)
        self.about = Label(size="small", tone="muted")
        close = icon_button("x", _("Tutup panel (Esc)"), self.closed.emit)
        head = across(self.title, close)
        head.setStretch(0, 1)
        inner = QWidget()
        around = down(self.part)
        around.setContentsMargins(0, 0, SPACE + 4, 0)
        inner.setLayout(around)
        area = scrolling(inner)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        box = down(head, self.about, area, gap=SPACE)
        box.setContentsMargins(2 * SPACE, SPACE, SPACE, SPACE)
        box.setStretchFactor(area, 1)
        self.setLayout(box)
        self.setFixedWidth(panel_width())

    def show_person(self, person: AttendeeRow, readings: Readings, session_uid: str) -> bool:
        """Show a person at this session; False when something typed about the former one is refused."""
        if not self.part.show_person(person, readings, session_uid):
            return False
        self.title.setText(person.full_name)
        self.about.setText(" · ".join(filter(None, (person.position, person.place))))
        return True

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802 - Qt's name
        """Follow the text size of the program."""
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.ApplicationFontChange):
            self.setFixedWidth(panel_width())

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Close with Esc, once no field wants it."""
        if event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
        else:
            super().keyPressEvent(event)
