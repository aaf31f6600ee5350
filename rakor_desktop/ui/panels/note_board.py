"""Writing down what is said: the places, the notes of one of them, and the note in hand."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QApplication, QLineEdit, QSplitter, QWidget

from rakor_desktop.domain.i18n import _
from rakor_desktop.services import notes, regions
from rakor_desktop.ui.context import AppContext
from rakor_desktop.ui.icons import icon
from rakor_desktop.ui.panels.note_editor import NoteEditor
from rakor_desktop.ui.panels.note_lines import NoteLine
from rakor_desktop.ui.panels.note_list import NOTE_COLUMNS, NoteList
from rakor_desktop.ui.panels.note_places import NotePlaces, NotesKnown
from rakor_desktop.ui.panels.own_keys import OwnKeys
from rakor_desktop.ui.pieces import EmptyState, across, button, down
from rakor_desktop.ui.table import RowTable
from rakor_desktop.ui.theme import SPACE

_WIDTHS = (248, 400, 552)


class NoteBoard(QWidget):
    """Keeps the three parts together; nothing typed is left behind when one of them changes."""

    def __init__(self, app: AppContext) -> None:
        super().__init__()
        self._app = app
        self._known = NotesKnown()
        self._arranging = False
        self.editor = NoteEditor(app)
        self.places = NotePlaces(self.editor.form.flush)
        self.search = QLineEdit()
        self.list = NoteList(RowTable(NOTE_COLUMNS))
        self.add = button(_("Catatan baru"), self.begin, icon="plus", shortcut="Ctrl+N")
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        self.search.setPlaceholderText(_("Cari catatan (Ctrl+F)"))
        self.search.setAccessibleName(_("Cari catatan"))
        self.search.setClearButtonEnabled(True)
        self.search.addAction(icon("search", "muted"), QLineEdit.ActionPosition.LeadingPosition)
        self.list.set_empty(
            EmptyState(
                "notebook-pen",
                _("Belum ada catatan di sini"),
                _("Ketik nama penyampai dan pernyataannya di sebelah kanan; semuanya langsung tersimpan."),
            )
        )
        top = across(self.search, self.add)
        top.setContentsMargins(SPACE, 0, SPACE, SPACE)
        middle = QWidget()
        box = down(top, self.list, gap=0)
        box.setStretch(1, 1)
        middle.setLayout(box)
        self.splitter = QSplitter(Qt.Orientation.Horizontal)
        for place, part in enumerate((self.places, middle, self.editor), start=1):
            self.splitter.addWidget(part)
            self.splitter.setStretchFactor(place - 1, place)
        self.splitter.setChildrenCollapsible(False)
        self.splitter.setSizes(_WIDTHS)
        self.setLayout(down(self.splitter, gap=0))

    def _connect(self) -> None:
        self.places.turned.connect(self._turn)
        self.search.textChanged.connect(self._search)
        self.list.all_wanted.connect(self.search.clear)
        self.list.selection_changed.connect(self._pick)
        self.list.opened.connect(lambda: self.editor.focus("statement"))
        self.list.delete_pressed.connect(self.remove)
        self.editor.created.connect(self._show_created)
        self.editor.next_wanted.connect(self.begin)
        self.editor.remove_wanted.connect(self.remove)
        self.editor.issue_wanted.connect(self.make_issue)
        self.editor.follow_up_wanted.connect(self.make_follow_up)
        QShortcut(QKeySequence("Ctrl+F"), self, self._find)
        keys = dict.fromkeys(("Ctrl+N", "Ctrl+Return", "Ctrl+Enter"), self.begin)
        OwnKeys(self, {**keys, "Alt+PgUp": lambda: self._step(-1), "Alt+PgDown": lambda: self._step(1)})
        OwnKeys(self.list, {"Alt+Up": lambda: self.exchange(-1), "Alt+Down": lambda: self.exchange(1)})
        OwnKeys(self.search, {"Esc": self.search.clear})

    def show_known(self, known: NotesKnown) -> None:
        """Show what was read; place, note and what is being typed stay."""
        self._known = known
        self.editor.offer(self._regions(), known.agenda.items)
        self.places.show_known(known, follow=self.editor.blank)
        self._show_lines()
        line = self._line(self.editor.uid)
        if line is not None:
            self.editor.show_line(line)
        elif self.editor.uid or not self.editor.form.drafting:
            self.editor.lose()
        if self.editor.blank:
            self.editor.begin(self.places.target())

    def make_ready(self) -> None:
        """Let the next name be typed, unless the person is already somewhere else."""
        here = QApplication.focusWidget()
        if self.editor.blank and (here is None or not self.editor.isAncestorOf(here)):
            self.editor.focus()

    def begin(self) -> None:
        """Finish the note in hand and let the next one be typed."""
        if not self.editor.form.flush():
            return
        self.search.clear()
        if not self.editor.blank and self.editor.begin(self.places.target()):
            self._select("")
        self.editor.focus()

    def remove(self) -> None:
        """Delete the selected notes; even a new one is written first, so that undo can bring it back."""
        if not self.editor.form.flush():
            return
        lines = self.list.selected_rows()
        if lines and self._app.act(self.editor, notes.remove, *(line.uid for line in lines)):
            self._app.told.emit(_removed(lines))
            if not self.editor.uid:
                self._pick()

    def exchange(self, step: int) -> None:
        """Let the note in hand and its neighbour change places."""
        line, place = self.list.current_row(), self.list.currentIndex().row() + step
        if line is None or not 0 <= place < self.list.table.rowCount() or not self.editor.form.flush():
            return
        beside = self.list.table.row(place).note
        held = [one.uid for one in self._known.lines if one.note.date == beside.date]
        others = [uid for uid in held if uid != line.uid]
        wanted = others.index(beside.uid) + 1 + (step > 0)
        self._app.act(self.list, notes.move, line.uid, beside.session_uid, wanted)

    def make_issue(self) -> None:
        """List what the note says as a problem, or go to the one it became."""
        line = self._written()
        if line is not None and line.issue is not None:
            self._app.go.emit("issues", line.issue.uid)
        elif line is not None:
            self._app.act(self.editor, notes.to_issue, line.uid)

    def make_follow_up(self) -> None:
        """Take the note into the list of follow-ups, or go to what it became there."""
        line = self._written()
        if line is not None and line.follow_up is not None:
            self._app.go.emit("notes", line.follow_up.uid)
        elif line is not None:
            self._app.act(self.editor, notes.to_follow_up, line.uid)

    def reveal(self, uid: str) -> bool:
        """Go to a note or to an agenda item; False when it is neither."""
        if not self.editor.form.flush() or not self.places.go(uid):
            return False
        self.search.clear()
        self._turn()
        self.list.select_row(uid)
        return True

    def _written(self) -> NoteLine | None:
        """Return the note in hand once all of it is in the file."""
        if not self.editor.form.flush():
            return None
        if self.editor.blank:
            self.editor.focus()
        return self._line(self.editor.uid)

    def _line(self, uid: str) -> NoteLine | None:
        return next((line for line in self._known.lines if line.uid == uid), None) if uid else None

    def _regions(self) -> list[tuple[str, str, str]]:
        rows = self._app.ask(regions.regions)
        return [(row.uid, row.name, " ".join((row.code, *row.aliases))) for row in rows]

    def _show_lines(self) -> None:
        searching = bool(self.search.text().strip())
        self._arranging = True
        self.list.delegate.show_place = searching
        self.list.table.show_rows(self._known.lines if searching else self.places.lines())
        self.list.table.set_filter(self.search.text())
        self._arranging = False

    def _turn(self) -> None:
        """Show another place with a blank note, ready for whoever speaks next."""
        self.search.clear()
        self.editor.begin(self.places.target())
        self._show_lines()
        self._select("")
        self.list.scrollToBottom()

    def _search(self) -> None:
        self._show_lines()
        self._select(self.editor.uid)

    def _find(self) -> None:
        self.search.setFocus()
        self.search.selectAll()

    def _pick(self) -> None:
        lines = self.list.selected_rows()
        if self._arranging or len(lines) != 1 or lines[0].uid == self.editor.uid:
            return
        if not self.editor.show_line(lines[0]):
            self._select(self.editor.uid)

    def _select(self, uid: str) -> None:
        self._arranging = True
        if not uid or not self.list.select_row(uid):
            self.list.clear_current()
        self._arranging = False

    def _show_created(self, uid: str) -> None:
        line = self._line(uid)
        if line is not None and not self.editor.form.leaving:
            self.editor.show_line(line)
            self._select(uid)

    def _step(self, step: int) -> None:
        """Go to the note before or after this one."""
        here = self.list.table.place(self.editor.uid) if self.editor.uid else self.list.table.rowCount()
        place = (here if here is not None else 0) + step
        if 0 <= place < self.list.table.rowCount():
            self.list.go(place, 0)


def _removed(lines: Sequence[NoteLine]) -> str:
    if len(lines) == 1:
        return _("Catatan {number} dihapus. Ctrl+Z mengurungkan.").format(number=lines[0].note.number)
    return _("{n} catatan dihapus. Ctrl+Z mengurungkan.").format(n=len(lines))
