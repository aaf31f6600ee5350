"""The matrix itself: typed into like a spreadsheet, with one key for every kind of mark."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QLineEdit

from rakor_desktop.domain.event import SessionRow
from rakor_desktop.domain.i18n import _
from rakor_desktop.ui.attendance.matrix.columns import FIRST_SESSION, FROZEN, columns
from rakor_desktop.ui.attendance.matrix.frozen import FrozenCells, FrozenTitles
from rakor_desktop.ui.attendance.people.lines import Line
from rakor_desktop.ui.attendance.readings import Readings
from rakor_desktop.ui.autosave import Autosave
from rakor_desktop.ui.table import RowTable, TableView
from rakor_desktop.ui.table.taking import Save

Index = QModelIndex | QPersistentModelIndex
Cell = tuple[Line, SessionRow]


class MatrixView(TableView[Line]):
    """One line per person, one column per day and session; a cell takes a time, a word or a reason."""

    painted = Signal()
    """The rows or columns in sight may be others."""

    def __init__(
        self, readings: Readings, save: Save, autosave: Autosave, found_by: Callable[[Line], str]
    ) -> None:
        table = RowTable(columns(readings), save, found_by=found_by, steady=True)
        super().__init__(table, name=_("Matriks kehadiran"), autosave=autosave)
        self.readings = readings
        self._keys: Mapping[int, Callable[[], object]] = {}
        self.header().setSectionsMovable(False)
        self.frozen = FrozenCells(self, FROZEN)
        self.frozen_titles = FrozenTitles(self.header(), FROZEN)
        self.frozen.pressed.connect(self._take_row)
        self.horizontalScrollBar().valueChanged.connect(self._freeze)
        self.header().sectionResized.connect(self._freeze)
        self.header().geometriesChanged.connect(self._freeze)

    def take_keys(self, keys: Mapping[int, Callable[[], object]]) -> None:
        """Do this when a letter is pressed on a cell, instead of typing it."""
        self._keys = keys

    def session_at(self, column: int) -> SessionRow | None:
        """Return the day or session of a column, None for the others."""
        place = column - FIRST_SESSION
        sessions = self.readings.sessions
        return sessions[place] if 0 <= place < len(sessions) else None

    def column_of(self, session_uid: str) -> int:
        """Return the column of a day or session, -1 if it is not there."""
        uids = [held.uid for held in self.readings.sessions]
        return FIRST_SESSION + uids.index(session_uid) if session_uid in uids else -1

    def cells(self) -> Sequence[Cell]:
        """Return the selected cells that hold marks, from top to bottom."""
        indexes = sorted(self.selectedIndexes(), key=lambda index: (index.row(), index.column()))
        found = [(self.table.row(index), self.session_at(index.column())) for index in indexes]
        return [(line, held) for line, held in found if held is not None]

    def edit_arrival(self, typed: str = "") -> None:
        """Let the time of arrival be typed; what stands behind it stays."""
        index = self.currentIndex()
        if self.session_at(index.column()) is None:
            return
        self.edit(index)
        editor = self._editor
        if not isinstance(editor, QLineEdit):
            return
        came, dash, rest = editor.text().partition("–")
        if not came[:1].isdigit():
            came, dash, rest = "", "", ""
        editor.setText(f"{typed or came}{dash}{rest}")
        if typed:
            editor.setCursorPosition(len(typed))
            editor.textEdited.emit(editor.text())
        else:
            editor.setSelection(0, len(came))

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Mark with a letter, and begin a time with its first figure."""
        pressed = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        bare = not pressed and self.state() != QAbstractItemView.State.EditingState
        on_mark = self.session_at(self.currentIndex().column()) is not None
        if bare and event.key() in self._keys:
            event.accept()
            self._keys[event.key()]()
        elif bare and on_mark and event.text().isdigit():
            event.accept()
            self.edit_arrival(event.text())
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """Draw the cells, and let those that lie over them follow."""
        super().paintEvent(event)
        self.frozen.update()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """Keep the names over the left edge."""
        super().resizeEvent(event)
        self._freeze()

    def scrollTo(  # noqa: N802 - Qt's name
        self, index: Index, hint: QAbstractItemView.ScrollHint = QAbstractItemView.ScrollHint.EnsureVisible
    ) -> None:
        """Bring a cell into sight, not under the names."""
        super().scrollTo(index, hint)
        bar = self.horizontalScrollBar()
        if index.column() < FROZEN:
            return
        hidden = self.frozen_width() - self.visualRect(index).left()
        if bar.value() and hidden > 0:
            bar.setValue(bar.value() - hidden)

    def frozen_width(self) -> int:
        """Return how wide the columns are that stay in sight."""
        return sum(self.columnWidth(column) for column in range(FROZEN))

    def _freeze(self) -> None:
        scrolled = self.horizontalScrollBar().value() > 0
        width, area = self.frozen_width(), self.viewport().geometry()
        self.frozen.setGeometry(area.x(), area.y(), width, area.height())
        self.frozen_titles.setGeometry(0, 0, width, self.header().height())
        for part in (self.frozen, self.frozen_titles):
            part.setVisible(scrolled)
            part.raise_()
            part.update()
        chips = self.header().chips
        if chips is not None:
            chips.raise_()
        self.painted.emit()

    def _take_row(self, index: QModelIndex, pressed: Qt.KeyboardModifier) -> None:
        if pressed & Qt.KeyboardModifier.ShiftModifier:
            self._extend(index)
        else:
            self.selectionModel().setCurrentIndex(index, self.selectionModel().SelectionFlag.ClearAndSelect)

    def _extend(self, index: QModelIndex) -> None:
        flags = self.selectionModel().SelectionFlag
        self.selectionModel().setCurrentIndex(index, flags.SelectCurrent)
