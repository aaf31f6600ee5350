"""What the desk does to the file, one action each, and what it remembers of it to take it back."""

from __future__ import annotations

from collections.abc import Sequence
from heapq import nlargest

from PySide6.QtWidgets import QWidget

from rakor_desktop.domain.attendance import AttendeeRow, Presence
from rakor_desktop.domain.desk import CheckIn, Guest, Mandate
from rakor_desktop.domain.i18n import _
from rakor_desktop.ui.attendance.desk import words
from rakor_desktop.ui.attendance.desk.entries import Entry
from rakor_desktop.ui.attendance.desk.words import Place, Said
from rakor_desktop.ui.attendance.roll import Roll
from rakor_desktop.ui.context import AppContext
from rakor_desktop.ui.theme import State

RECENT = 10


class Door:
    """Lets people in; each deed returns what is to be said of it, or None when the file refused."""

    def __init__(self, app: AppContext, roll: Roll, page: QWidget) -> None:
        self._app = app
        self._roll = roll
        self._page = page
        self._done: list[CheckIn] = []

    @property
    def place(self) -> Place:
        """Where and when the desk stands."""
        return Place(self._roll.session, self._roll.zone, self._app.workspace.label)

    @property
    def last(self) -> CheckIn | None:
        """The last check-in made here and not yet taken back."""
        return self._done[-1] if self._done else None

    def forget(self) -> None:
        """Remember nothing: another meeting is in hand."""
        self._done = []

    def is_here(self, row: AttendeeRow) -> bool:
        """Tell whether somebody is marked present at the session in hand."""
        mark = self.place.mark(row)
        return mark is not None and mark.presence is Presence.PRESENT

    def let_in(self, row: AttendeeRow, method: str) -> Said | None:
        """Mark somebody on the list present."""
        from rakor_desktop.services import attendance  # noqa: PLC0415 - loads the store

        session = self._roll.session_uid
        done = self._app.act(self._page, attendance.mark, [row.uid], session, Presence.PRESENT, method=method)
        return self._noted(row, row.uid) if done else None

    def let_in_for(self, row: AttendeeRow, mandate: Mandate) -> Said | None:
        """Mark somebody on the list present who comes in the place of another."""
        from rakor_desktop.services import desk  # noqa: PLC0415 - loads the store

        here = self.is_here(row)
        done = self._app.act(self._page, desk.stand_in, row.uid, self._roll.session_uid, mandate)
        now = self._roll.by_uid.get(row.uid)
        if done and here and now is not None:
            # The mark is not of now, so taking it back is nothing for this desk.
            return words.stands_in(now)
        before = Mandate(row.represents, row.assignment_letter_number, row.assignment_letter_date)
        return self._noted(row, row.uid, mandate=before) if done else None

    def welcome(self, guest: Guest, *, another: bool, unlike: str = "") -> Said | None:
        """Put somebody on the list and mark them present; ``unlike`` is who is ``another``, though alike."""
        from rakor_desktop.services import invitations  # noqa: PLC0415 - loads the store

        invitation = invitations.Invitation(
            guest.name,
            guest.role,
            guest.position,
            guest.organization,
            guest.region_uid,
            sex=guest.sex,
            represents=guest.mandate.represents,
            assignment_letter_number=guest.mandate.number,
            assignment_letter_date=guest.mandate.date,
        )
        event, session = self._app.event_uid, self._roll.session_uid
        done = self._app.act(
            self._page, invitations.welcome, event, invitation, session, twin=another, unlike=unlike
        )
        return self._noted(None, done.value) if done.value is not None else None

    def take_back(self) -> Said | None:
        """Take the last check-in made here back, whatever else was done since."""
        from rakor_desktop.services import desk  # noqa: PLC0415 - loads the store

        last = self.last
        if last is None:
            return Said(State.IDLE, _("Belum ada yang ditandai dari meja ini"), icon="undo-2")
        # Refused or not, it is no longer the last one: the key would else do nothing from now on.
        self._done.pop()
        if not self._app.act(self._page, desk.take_back, last):
            return None
        return words.taken_back(self._roll.by_uid.get(last.uid), last.name, self.place)

    def recent(self) -> Sequence[Entry]:
        """Return the last who came, from whichever laptop, the latest first."""
        place = self.place
        here = [
            (line.mark, line) for line in self._roll.lines if line.mark and line.presence is Presence.PRESENT
        ]
        short = {region.uid: region.short for region in self._roll.gazetteer.regions}
        latest = nlargest(RECENT, here, key=lambda one: (one[0].at, one[1].uid))
        return [
            Entry(
                line.uid,
                f"{place.clock(mark)}   {line.person.name}",
                place=" · ".join(
                    filter(
                        None,
                        (
                            short.get(line.person.region_uid or "", line.person.organization),
                            place.elsewhere(mark),
                        ),
                    )
                ),
                quiet=True,
            )
            for mark, line in latest
        ]

    def _noted(self, row: AttendeeRow | None, uid: str, mandate: Mandate | None = None) -> Said | None:
        """Remember a mark just made; ``row`` is the person as before, None for a guest."""
        place = self.place
        now = self._roll.by_uid.get(uid)
        mark = place.mark(now) if now is not None else None
        if now is None or mark is None:
            return None
        before = place.mark(row) if row is not None else None
        added = row is None
        self._done.append(
            CheckIn(uid, mark.session_uid, now.full_name, mark, before, added=added, mandate=mandate)
        )
        return words.came(now, place, added=added)
