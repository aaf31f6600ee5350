"""Everybody on the list of the event, read once and kept true: only what an action touched is read anew."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QObject, Signal

from rakor_desktop.domain import dates
from rakor_desktop.domain.attendance import AttendeeRow
from rakor_desktop.domain.changes import Changes
from rakor_desktop.domain.event import SessionRow
from rakor_desktop.domain.ids import natural_uid
from rakor_desktop.domain.regions import Gazetteer
from rakor_desktop.domain.session_rules import usual_day
from rakor_desktop.ui.attendance.people.lines import Line, line_of
from rakor_desktop.ui.attendance.readings import Readings
from rakor_desktop.ui.context import AppContext

FOLLOWED = frozenset({"attendance_mark", "attendee", "person"})
"""The tables whose news concern single people."""


class Roll(QObject):
    """The people, the days and the day in hand, as all pages of the tab show them."""

    changed = Signal(object)
    """The uids of the attendees that changed, a frozenset; None when anything may have changed."""

    def __init__(self, app: AppContext, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._app = app
        self._shown = ""
        self.rows: Sequence[AttendeeRow] = ()
        """In the order of the printed list."""
        self.by_uid: Mapping[str, AttendeeRow] = {}
        self.lines: Sequence[Line] = ()
        """The same people with their mark at the session in hand, numbered."""
        self.sessions: Sequence[SessionRow] = ()
        self.session_uid = ""
        """The day or session in hand."""
        self.readings = Readings()
        """How the marks are read: by which clocks, and who is late."""
        self.gazetteer = Gazetteer(())
        self.joined: Mapping[str, str] = {}
        """To whom the badges belong whose lines were joined with others: code to uid."""
        self._lookers: set[object] = set()

    @property
    def is_watched(self) -> bool:
        """Whether somebody looks at it outside the tab, so that it must stay true while the tab is hidden."""
        return bool(self._lookers)

    def watch(self, looker: object) -> None:
        """Stay true for this one, whether the tab is seen or not, until it is let go."""
        self._lookers.add(looker)

    def let_go(self, looker: object) -> None:
        """Stay true no longer for this one."""
        self._lookers.discard(looker)

    @property
    def zone(self) -> str:
        """By which clocks the meeting is held."""
        return self.readings.rules.zone

    @property
    def session(self) -> SessionRow | None:
        """The day or session in hand, None while the file has no event."""
        return next((held for held in self.sessions if held.uid == self.session_uid), None)

    def read(self) -> bool:
        """Read everything; tell whether it is another event than before."""
        from rakor_desktop.services import (  # noqa: PLC0415 - loads the store
            attendance,
            decisions,
            events,
            regions,
            sessions,
        )

        uid = self._app.event_uid
        if not uid:
            return False
        fresh, self._shown = uid != self._shown, uid
        self.sessions = self._app.ask(events.sessions, uid)
        self.readings = Readings(tuple(self.sessions), self._app.ask(sessions.rules, uid))
        if fresh or self.session is None:
            self.session_uid = usual_day(self.sessions, dates.today(self.zone)).uid
        self.gazetteer = self._app.ask(regions.gazetteer)
        self.joined = self._app.ask(decisions.joined, uid)
        self._take(self._app.ask(attendance.people, uid))
        self.changed.emit(None)
        return fresh

    def follow(self, changes: Changes) -> None:
        """Read anew only whom the changes concern; they touch no other table that the pages show."""
        from rakor_desktop.services import attendance, decisions  # noqa: PLC0415 - loads the store

        touched = self._concerned(changes)
        fresh = {row.uid: row for row in self._app.ask(attendance.some_people, self._shown, touched)}
        if touched - fresh.keys():
            self.joined = self._app.ask(decisions.joined, self._shown)
        stay = all(
            uid in self.by_uid and uid in fresh and fresh[uid].order == self.by_uid[uid].order
            for uid in touched
        )
        if stay:
            self._take([fresh.get(row.uid, row) for row in self.rows], touched)
        else:
            kept = [row for row in self.rows if row.uid not in touched]
            self._take(attendance.by_order([*kept, *fresh.values()]))
        self.changed.emit(frozenset(touched))

    def choose(self, session_uid: str) -> None:
        """Take another day or session in hand."""
        if session_uid != self.session_uid and session_uid in {held.uid for held in self.sessions}:
            self.session_uid = session_uid
            self._take(self.rows)
            self.changed.emit(None)

    def _take(self, rows: Sequence[AttendeeRow], touched: set[str] | None = None) -> None:
        """Hold these rows; with ``touched`` only those differ from the rows before, and none moved."""
        self.rows = rows
        self.by_uid = {row.uid: row for row in rows}
        held = self.session
        assert held is not None
        if touched is None:
            made = [line_of(no, row, held, self.readings) for no, row in enumerate(rows, start=1)]
        else:
            made = [
                line_of(line.no, self.by_uid[line.uid], held, self.readings) if line.uid in touched else line
                for line in self.lines
            ]
        self.lines = made

    def _concerned(self, changes: Changes) -> set[str]:
        from rakor_desktop.services import attendance  # noqa: PLC0415 - loads the store

        marks = changes.kinds.get("attendance_mark", frozenset())
        persons = changes.kinds.get("person", frozenset())
        touched = set(changes.kinds.get("attendee", ()))
        touched |= self._app.ask(attendance.marked_people, marks) if marks else set()
        touched |= {row.uid for row in self.rows if row.person_uid in persons} if persons else set()
        gone = marks - {natural_uid("mark", uid, held.uid) for uid in touched for held in self.sessions}
        if gone:
            touched |= {row.uid for row in self.rows for mark in row.marks if mark.uid in gone}
        return touched
