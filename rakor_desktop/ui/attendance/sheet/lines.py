"""The lines of one page of a signed sheet, as they are ticked."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from rakor_desktop.domain import dates
from rakor_desktop.domain.attendance import PRESENCES, AttendeeRow, Mark, Presence
from rakor_desktop.domain.event import SessionRow
from rakor_desktop.domain.i18n import N_, _
from rakor_desktop.ui.attendance.people.bar import session_name
from rakor_desktop.ui.table.column import RIGHT, Column
from rakor_desktop.ui.theme import State

_STATES = {Presence.PRESENT: State.OK, Presence.EXCUSED: State.INFO, Presence.ABSENT: State.BAD}
FIRST_SIGNED = 3
"""The first column that is signed; the ones before say who signs."""


@dataclass(frozen=True, slots=True)
class SheetRow:
    """One line of a page: whose it is, and what is recorded for each thing that is signed in it."""

    number: int
    person: AttendeeRow | None
    zone: str

    @property
    def uid(self) -> str:
        """What tells the line from others: its number."""
        return str(self.number)

    def mark(self, session_uid: str) -> Mark | None:
        """Return what is recorded of this line."""
        return self.person.mark_at(session_uid) if self.person else None

    def word(self, session_uid: str) -> str:
        """Return the state in words; nothing for a line that is nobody's."""
        if self.person is None:
            return ""
        mark = self.mark(session_uid)
        if mark is None:
            return _("Belum")
        word = _(PRESENCES[mark.presence])
        return (
            f"{word} {dates.local_clock(mark.at, self.zone)}" if mark.presence is Presence.PRESENT else word
        )

    def state(self, session_uid: str) -> State | None:
        """Return the colour of the state."""
        if self.person is None:
            return None
        mark = self.mark(session_uid)
        return _STATES[mark.presence] if mark else State.IDLE


def columns(session_uids: Sequence[str], sessions: Mapping[str, SessionRow]) -> tuple[Column[SheetRow], ...]:
    """Return number, name and office as on paper, and one column for each thing that is signed."""
    return (
        Column(N_("No."), lambda line: str(line.number), RIGHT, 4, sort=lambda line: line.number),
        Column(N_("Nama"), _name, width=24, stretch=True),
        Column(N_("Jabatan/Instansi"), _office, width=16, stretch=True),
        *(_signed(uid, sessions[uid]) for uid in session_uids),
    )


def _name(line: SheetRow) -> str:
    return line.person.full_name if line.person else _("(kosong; Enter menambah orang)")


def _office(line: SheetRow) -> str:
    if line.person is None:
        return ""
    return ", ".join(filter(None, (line.person.position, line.person.organization or line.person.region)))


def _signed(uid: str, session: SessionRow) -> Column[SheetRow]:
    return Column(
        session_name(session),
        lambda line: line.word(uid),
        width=17,
        is_word=False,
        state=lambda line: line.state(uid),
        sort=lambda line: line.word(uid),
    )
