"""What is done at the attendance desk: look for somebody, mark who came, take somebody off the list."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from rakor_desktop.domain.attendance import Presence
from rakor_desktop.domain.i18n import _
from rakor_desktop.ui.attendance.people.bar import DeskBar
from rakor_desktop.ui.attendance.people.lines import Finder, Line
from rakor_desktop.ui.attendance.people.people_list import PeopleList
from rakor_desktop.ui.context import AppContext
from rakor_desktop.ui.theme import State


class Desk(QObject):
    """Joins the search and the list; every deed is one action of the file and is answered in the bar."""

    def __init__(self, app: AppContext, bar: DeskBar, view: PeopleList, parent: QWidget) -> None:
        super().__init__(parent)
        self._app = app
        self._page = parent
        self.bar = bar
        self.view = view
        self.finder = Finder()
        self.session_uid = ""
        bar.narrowed.connect(self.narrow)
        bar.search.entered.connect(self.check_in)
        bar.search.down_pressed.connect(self.go_to_list)
        view.space_pressed.connect(self.toggle)
        view.delete_pressed.connect(self.remove)
        view.all_wanted.connect(self.show_all)
        # What was answered before would else stand beside what undo has changed since.
        app.acting.connect(lambda: bar.say(""))

    def show(self, finder: Finder, session_uid: str) -> None:
        """Go on with these people on this day."""
        self.finder = finder
        self.session_uid = session_uid
        self.bar.show_counts(finder)
        self.view.table.show_rows(finder.lines)
        if self.bar.search.text().strip():
            self._say_found()

    def narrow(self) -> None:
        """Show who fits what is typed and chosen now."""
        self.view.table.narrow(self.bar.search.text(), self.bar.scope, self.bar.scope_words)
        self._say_found()

    def search(self) -> None:
        """Be ready for the next name."""
        self.bar.search.setFocus()
        self.bar.search.selectAll()

    def go_to_list(self) -> None:
        """Leave the search for the first one found."""
        if self.view.current_row() is None:
            self.view.go(0, 1)
        self.view.setFocus()

    def show_all(self) -> None:
        """Narrow the list no longer; what is typed stays if it finds somebody then."""
        if not self.finder.find(self.bar.search.text()):
            self.bar.search.clear()
        self.bar.widen()

    def look(self, uid: str) -> None:
        """Go to one person, whatever the list was narrowed to."""
        if not self.view.select_row(uid):
            self.bar.search.clear()
            self.bar.widen()
            self.view.table.keep_all()
            self.view.select_row(uid)

    def check_in(self) -> None:
        """Mark the one person left present, and be ready for the next name."""
        shown = self.view.table.rows()
        text = self.bar.search.text().strip()
        if not text or len(shown) != 1:
            self._say_found()
            return
        line = shown[0]
        if line.presence is Presence.PRESENT:
            self._say_found()
            self.bar.search.selectAll()
            return
        scanned = text.upper() == line.person.code
        if self._mark([line], Presence.PRESENT, method="SCAN" if scanned else "MANUAL"):
            self.bar.search.clear()
            self.view.select_row(line.uid)
            self.bar.say(*marked([line], Presence.PRESENT))

    def toggle(self) -> None:
        """Mark the selected people present, or take the marks away when all of them are."""
        lines = self.view.selected_rows()
        if lines and all(line.presence is Presence.PRESENT for line in lines):
            self.unmark(lines)
        else:
            self.mark(Presence.PRESENT)

    def mark(self, presence: Presence) -> None:
        """Record the same for everybody meant."""
        lines = self.targets()
        if not lines:
            self.bar.say(_("Pilih dahulu orangnya di daftar."), State.WARN)
        elif self._mark(lines, presence):
            self.bar.say(*marked(lines, presence))

    def unmark(self, lines: Sequence[Line]) -> None:
        """Take the marks of these people away."""
        from rakor_desktop.services import attendance  # noqa: PLC0415 - loads the store

        uids = [line.uid for line in lines]
        if self._app.act(self._page, attendance.unmark, uids, self.session_uid):
            self.bar.say(*marked(lines, None))

    def remove(self) -> None:
        """Take everybody meant off the list."""
        from rakor_desktop.services import invitations  # noqa: PLC0415 - loads the store

        lines = self.targets()
        if lines and self._app.act(self._page, invitations.remove, [line.uid for line in lines]):
            gone = _("{who} dihapus dari daftar. Ctrl+Z mengurungkan.").format(who=_who(lines))
            self.bar.say(gone, State.INFO)

    def badges(self) -> None:
        """Go to the badges of everybody meant, ready to be printed."""
        if uids := [line.uid for line in self.targets()]:
            self._app.go.emit("documents", ("tanda-pengenal", uids))

    def targets(self) -> Sequence[Line]:
        """Return who is meant: the only one found while somebody is looked for, else the selected."""
        if self.bar.search.hasFocus() and self.bar.search.text().strip():
            shown = self.view.table.rows()
            return shown if len(shown) == 1 else ()
        return self.view.selected_rows()

    def _mark(self, lines: Sequence[Line], presence: Presence, method: str = "MANUAL") -> bool:
        from rakor_desktop.services import attendance  # noqa: PLC0415 - loads the store

        uids = [line.uid for line in lines]
        return bool(
            self._app.act(self._page, attendance.mark, uids, self.session_uid, presence, method=method)
        )

    def _say_found(self) -> None:
        text = self.bar.search.text()
        shown = self.view.table.rows()
        everywhere = len(self.finder.find(text)) if not shown else 0
        self.bar.say(*found(shown, everywhere, text))


def marked(lines: Sequence[Line], presence: Presence | None) -> tuple[str, State]:
    """Return the answer to marking these people; None took their marks away."""
    text, state = {
        Presence.PRESENT: (_("{who} hadir."), State.OK),
        Presence.EXCUSED: (_("{who} izin."), State.INFO),
        Presence.ABSENT: (_("{who} tidak hadir."), State.BAD),
        None: (_("Tanda kehadiran {who} dihapus."), State.IDLE),
    }[presence]
    return text.format(who=_who(lines)), state


def found(shown: Sequence[Line], everywhere: int, text: str) -> tuple[str, State]:
    """Return who is left while somebody is looked for; ``everywhere`` counts outside the filters too."""
    if not text.strip():
        return "", State.IDLE
    if len(shown) > 1:
        return _("{n} orang cocok").format(n=len(shown)), State.IDLE
    if not shown and everywhere:
        return _("Ada {n} orang di luar saringan.").format(n=everywhere), State.WARN
    if not shown:
        return _("Tidak ada di daftar; Ctrl+N menambahkan."), State.WARN
    line = shown[0]
    if line.presence is Presence.PRESENT:
        return _("{name} sudah hadir {time}.").format(name=line.person.full_name, time=line.clock), State.INFO
    return _("Enter: {name} hadir").format(name=line.person.full_name), State.INFO


def _who(lines: Sequence[Line]) -> str:
    return lines[0].person.full_name if len(lines) == 1 else _("{n} orang").format(n=len(lines))
