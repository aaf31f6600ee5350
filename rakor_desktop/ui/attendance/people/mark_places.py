"""The days and sessions of one person: where what was recorded, to be chosen from."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QSizePolicy

from rakor_desktop.domain.attendance import AttendeeRow, Mark
from rakor_desktop.domain.event import SessionRow
from rakor_desktop.domain.i18n import N_, _
from rakor_desktop.domain.marks import Reading
from rakor_desktop.domain.session_rules import session_line
from rakor_desktop.ui.attendance.matrix.columns import titles
from rakor_desktop.ui.attendance.readings import STATES, Readings
from rakor_desktop.ui.table import Column, RowTable
from rakor_desktop.ui.table.delegate import row_height
from rakor_desktop.ui.table.rows_view import RowsView

_MOST = 8
"""Rows shown at once; with more of them the list scrolls."""


@dataclass(frozen=True, slots=True)
class Place:
    """One day or session, with what was recorded of the person there."""

    title: str
    held: SessionRow
    mark: Mark | None
    reading: Reading

    @property
    def uid(self) -> str:
        """The uid of the day or session."""
        return self.held.uid


def places_of(person: AttendeeRow, readings: Readings) -> list[Place]:
    """Return every day and session with what was recorded of the person there."""
    named = titles(readings.sessions)
    return [
        Place(named[held.uid], held, person.mark_at(held.uid), readings.of(person, held))
        for held in readings.sessions
    ]


_COLUMNS: tuple[Column[Place], ...] = (
    Column(
        N_("Hari/sesi"),
        lambda place: place.title,
        width=17,
        stretch=True,
        tip=lambda place: session_line(place.held),
    ),
    Column(
        N_("Kehadiran"),
        lambda place: place.reading.short or _("Belum"),
        width=20,
        state=lambda place: STATES[place.reading.standing],
        tip=lambda place: "\n".join(filter(None, (place.reading.sentence, place.reading.doubt))),
    ),
)


class MarkPlaces(RowsView[Place]):
    """One line per day and session, as high as it needs to be; letters mark the one the keyboard is on."""

    letter = Signal(int)
    """One of the letters that mark was pressed."""

    def __init__(self) -> None:
        super().__init__(RowTable(_COLUMNS), name=_("Kehadiran per hari dan sesi"), sortable=False)
        self.header().hide()
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)

    def show_places(self, places: Sequence[Place], chosen: str) -> None:
        """Show these, with the keyboard on the one of this uid."""
        self.table.show_rows(places)
        self.updateGeometry()
        here = self.current_row()
        if here is None or here.uid != chosen:
            self.select_row(chosen)

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Return room for the rows."""
        rows = max(1, min(self.table.rowCount(), _MOST))
        return QSize(super().sizeHint().width(), rows * row_height() + 2 * self.frameWidth())

    def minimumSizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Return the same: a list cut in the middle of a row is no list."""
        return QSize(0, self.sizeHint().height())

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Hand the letters that mark on."""
        bare = not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if bare and event.key() in LETTERS:
            event.accept()
            self.letter.emit(event.key())
        else:
            super().keyPressEvent(event)


LETTERS = (Qt.Key.Key_I, Qt.Key.Key_T, Qt.Key.Key_J, Qt.Key.Key_L)
