"""What the keys of the matrix do; every deed is one action of the file, told in one sentence."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import UTC, datetime

from PySide6.QtCore import QObject, QRect, Qt
from PySide6.QtWidgets import QWidget

from rakor_desktop.domain import dates, reasons
from rakor_desktop.domain.attendance import AttendeeRow, Presence
from rakor_desktop.domain.errors import RakorError
from rakor_desktop.domain.event import SessionRow
from rakor_desktop.domain.i18n import _
from rakor_desktop.domain.mark_entry import Entry, read_clock
from rakor_desktop.domain.marks import FROM_SESSION
from rakor_desktop.domain.session_rules import session_name
from rakor_desktop.ui.attendance.matrix.ask_box import AskBox, Question
from rakor_desktop.ui.attendance.matrix.view import Cell, MatrixView
from rakor_desktop.ui.attendance.readings import STATES
from rakor_desktop.ui.attendance.roll import Roll
from rakor_desktop.ui.context import AppContext
from rakor_desktop.ui.theme import State

Say = Callable[[str, State], object]


class MatrixDeeds(QObject):
    """Marks the selected cells; where none is selected, the session in hand of the selected people."""

    def __init__(self, app: AppContext, roll: Roll, page: QWidget, say: Say) -> None:
        super().__init__(page)
        self._app = app
        self._roll = roll
        self._page = page
        self._say = say
        self.ask = AskBox(page, app.autosave)
        self.ask.closed.connect(self._go_back)
        self._view: MatrixView | None = None

    def serve(self, view: MatrixView) -> None:
        """Mark in this matrix from now on."""
        self.ask.take_back()
        self._view = view
        view.space_pressed.connect(self.toggle)
        view.take_keys(
            {
                Qt.Key.Key_I: self.excuse,
                Qt.Key.Key_T: self.absent,
                Qt.Key.Key_J: view.edit_arrival,
                Qt.Key.Key_L: self.leave,
            }
        )

    def toggle(self) -> None:
        """Mark the cells present, or take the marks away where all of them are."""
        cells = self._cells()
        here = [cell for cell in cells if _presence(cell) is Presence.PRESENT]
        if cells and len(here) == len(cells):
            self._mark(cells, Entry(None))
        else:
            self._mark([cell for cell in cells if cell not in here], Entry(Presence.PRESENT))

    def absent(self) -> None:
        """Record that nobody came."""
        self._mark(self._cells(), Entry(Presence.ABSENT))

    def excuse(self) -> None:
        """Ask for the reason, which may be left empty."""
        cells = self._cells()
        if not cells:
            return
        mark = cells[0][0].person.mark_at(cells[0][1].uid)
        question = Question(
            _("Izin: {who}").format(who=_who(cells)),
            mark.reason if mark is not None and mark.presence is Presence.EXCUSED else "",
            _("Alasan, misalnya dinas luar; boleh kosong"),
            offers=[_(example) for example in reasons.EXAMPLES],
        )
        self._put(question, lambda text: self._write(cells, Entry(Presence.EXCUSED, reason=text)))

    def leave(self) -> None:
        """Ask when they left; an empty answer says that they are still there."""
        cells = self._cells()
        if not cells:
            return
        question = Question(
            _("Pulang: {who}").format(who=_who(cells)),
            self._left(cells[0]),
            "11.30",
            _("Kosong: masih di tempat"),
        )
        self._put(question, lambda text: self._leave(cells, text))

    def _cells(self) -> Sequence[Cell]:
        if self._view is None:
            return ()
        held = self._roll.session
        return self._view.cells() or [(line, held) for line in self._view.selected_rows() if held is not None]

    def _left(self, cell: Cell) -> str:
        """Return when somebody left, or the time of now where the session is today."""
        line, held = cell
        mark = line.person.mark_at(held.uid)
        if mark is not None and mark.left_at is not None:
            return dates.local_clock(mark.left_at, self._roll.zone)
        now = dates.local_time(datetime.now(UTC), self._roll.zone)
        return dates.clock(now.time()) if held.date == now.date() else ""

    def _leave(self, cells: Sequence[Cell], text: str) -> str | None:
        try:
            left = read_clock(text, self._roll.zone) if text.strip() else ""
        except RakorError as refusal:
            return str(refusal)
        return self._write(cells, Entry(Presence.PRESENT, left=left))

    def _put(self, question: Question, take: Callable[[str], str | None]) -> None:
        view = self._view
        if view is None or self._app.workspace.read_only:
            self._app.show_refusal(view, self._app.workspace.read_only_reason)
            return
        box = view.visualRect(view.currentIndex())
        corner = view.viewport().mapTo(self._page, box.topLeft())
        self.ask.ask(question, QRect(corner, box.size()), take)

    def _mark(self, cells: Sequence[Cell], entry: Entry) -> None:
        refusal = self._write(cells, entry)
        if refusal is not None:
            self._app.show_refusal(self._view, refusal)

    def _write(self, cells: Sequence[Cell], entry: Entry) -> str | None:
        from rakor_desktop.services import marks  # noqa: PLC0415 - loads the store

        if not cells:
            return None
        changes: dict[str, dict[str, Entry]] = {}
        for line, held in cells:
            changes.setdefault(line.uid, {})[held.uid] = entry
        refusal = self._app.attempt(marks.write, changes).refusal
        if refusal is None:
            self._tell(cells)
        return refusal

    def _tell(self, cells: Sequence[Cell]) -> None:
        """Say what the file holds now of the one cell, or how many were marked."""
        view = self._view
        if view is None or len(cells) != 1:
            self._say(_("{n} sel ditandai. Ctrl+Z mengurungkan.").format(n=len(cells)), State.OK)
            return
        line, held = cells[0]
        person = self._roll.by_uid.get(line.uid, line.person)
        reading = view.readings.of(person, held)
        said = f"{_who(cells)}: {reading.sentence[:1].lower()}{reading.sentence[1:]}."
        self._say(
            " ".join(filter(None, (said, self._also(line.person, person, held)))), STATES[reading.standing]
        )

    def _also(self, before: AttendeeRow, now: AttendeeRow, held: SessionRow) -> str:
        """Return what the mark did to the day, or why the mark of a day is still there."""
        day = next((one for one in self._roll.sessions if one.date == held.date), held)
        old, new = before.mark_at(day.uid), now.mark_at(day.uid)
        if new is None or new.method != FROM_SESSION:
            return ""
        if day is held:
            return _("Tetap tercatat hadir dari sesinya.")
        return _("{day} ikut tercatat hadir.").format(day=session_name(day)) if old is None else ""

    def _go_back(self) -> None:
        if self._view is not None:
            self._view.setFocus()


def _presence(cell: Cell) -> Presence | None:
    line, held = cell
    mark = line.person.mark_at(held.uid)
    return mark.presence if mark is not None else None


def _who(cells: Sequence[Cell]) -> str:
    if len(cells) > 1:
        return _("{n} sel").format(n=len(cells))
    line, held = cells[0]
    return f"{line.person.full_name}, {session_name(held)}"
