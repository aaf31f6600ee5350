"""Looking for somebody at the desk: what is typed, who fits, and whom Enter would mark."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QObject

from rakor_desktop.domain.attendance import AttendeeRow, Mark
from rakor_desktop.domain.finding import Answer, Found
from rakor_desktop.domain.i18n import _
from rakor_desktop.services.finding import Index
from rakor_desktop.ui.attendance.desk import words
from rakor_desktop.ui.attendance.desk.door import Door
from rakor_desktop.ui.attendance.desk.entries import Entry
from rakor_desktop.ui.attendance.desk.scan_text import half_scanned
from rakor_desktop.ui.attendance.desk.view import DeskView
from rakor_desktop.ui.attendance.desk.words import Said
from rakor_desktop.ui.attendance.roll import Roll

_LIKELY = 12


class DeskSearch(QObject):
    """Whoever the panel names is the ``target``; nobody else ever is."""

    def __init__(self, view: DeskView, roll: Roll, door: Door, parent: QObject) -> None:
        super().__init__(parent)
        self._view = view
        self._roll = roll
        self._door = door
        self._indexed: Sequence[AttendeeRow] = ()
        self._answered: tuple[str, Mark | None] | None = None
        self.index = Index()
        self.found = Found(Answer.NOTHING_ASKED)
        self.target = ""
        """The uid of whom Enter marks, empty while that is nobody."""
        view.search.textChanged.connect(self.look)

    @property
    def row(self) -> AttendeeRow | None:
        """Whom Enter marks."""
        return self._roll.by_uid.get(self.target)

    @property
    def concerned(self) -> AttendeeRow | None:
        """Whom the panel is about: the same, or else who was let in last."""
        return self.row or (self._roll.by_uid.get(self._answered[0]) if self._answered else None)

    def follow(self, touched: frozenset[str] | None, event_uid: str) -> None:
        """Know the people of the roll; only the ``touched`` changed, or, when None, anything."""
        roll = self._roll
        if touched is not None:
            here = [roll.by_uid[uid] for uid in touched if uid in roll.by_uid]
            self.index.update(here, [uid for uid in touched if uid not in roll.by_uid], roll.joined)
        elif roll.rows is not self._indexed:
            self.index = Index(roll.rows, roll.gazetteer.regions, event_uid, roll.joined)
        self._indexed = roll.rows

    def look(self) -> None:
        """Look for what is typed now."""
        self._answered = None
        self._find()
        self._show_found(self.found.meant.uid if self.found.meant else "")

    def look_again(self) -> None:
        """Show what is true now of who is looked for, or was let in last; what was chosen stays chosen."""
        if self._view.search.text():
            kept = self.target
            self._find()
            still = kept in {hit.row.uid for hit in self.found.hits}
            meant = self.found.meant.uid if self.found.meant else ""
            self._show_found(kept if still else meant)
            return
        self._view.show_below("", (), nobody=not self._roll.rows)
        if self._answered is not None:
            uid, mark = self._answered
            row = self._roll.by_uid.get(uid)
            if row is None or self._door.place.mark(row) != mark:
                self._answered = None
                self.say(words.changed_since(row, self._door.place) if row else words.at_rest())

    def point(self, uid: str) -> None:
        """Mean this one of those found."""
        self._view.entries.go(uid)
        self._answered = None
        self.target = uid
        self.say(words.asked(self._roll.by_uid[uid], self._door.place))

    def answer(self, uid: str, said: Said) -> None:
        """Say what was done with this person, until something else is typed."""
        self._view.search.setText("")
        self.target = ""
        row = self._roll.by_uid.get(uid)
        self._answered = (uid, self._door.place.mark(row)) if row is not None else None
        self.say(said)

    def say(self, said: Said) -> None:
        """Put this on the panel."""
        self._view.answer.say(said)
        self._view.standing_in.setEnabled(self.concerned is not None)

    def entry(self, row: AttendeeRow, *, number: bool = False, quiet: bool = False) -> Entry:
        """Return somebody as the list below shows them; the ``number`` tells people of one name apart."""
        state, word = words.known(row, self._door.place)
        detail = words.detail(row, number=number)
        return Entry(row.uid, row.full_name, detail, row.region, state, word, quiet=quiet)

    def alike(self, name: str) -> Sequence[Entry]:
        """Return who on the list has such a name."""
        found = self.index.find(name, self._roll.session_uid, limit=_LIKELY)
        return [self.entry(hit.row, quiet=not hit.exact) for hit in found.hits]

    def _find(self) -> None:
        text = self._view.search.text()
        half = half_scanned(text)
        nothing = Found(Answer.NOTHING_ASKED)
        self.found = nothing if half else self.index.find(text, self._roll.session_uid)

    def _show_found(self, uid: str) -> None:
        """Show who was found, with this one as the one who is meant."""
        text = self._view.search.text().strip()
        self.target = uid
        alike = self.found.answer is Answer.NAMESAKES
        entries = [self.entry(hit.row, number=alike, quiet=not hit.exact) for hit in self.found.hits]
        self._view.show_below(self._heading(), entries, uid, nobody=not self._roll.rows)
        if uid:
            self.say(words.asked(self._roll.by_uid[uid], self._door.place))
        elif text and not half_scanned(text):
            self.say(words.of_found(self.found, text))
        else:
            self.say(words.at_rest())

    def _heading(self) -> str:
        total, shown = self.found.total, len(self.found.hits)
        if not shown:
            return ""
        if not self.found.hits[0].exact:
            return _("Ejaannya mirip")
        if total > shown:
            return _("{n} orang cocok; {shown} yang pertama").format(n=total, shown=shown)
        if total < shown:
            return _("{n} orang cocok, {more} lagi mirip").format(n=total, more=shown - total)
        return _("{n} orang cocok").format(n=total)
