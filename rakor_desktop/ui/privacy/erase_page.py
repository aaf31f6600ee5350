"""The page that takes one person out of the file: who, what is held where, why, and the last question."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QLineEdit, QListWidget, QListWidgetItem, QSplitter, QStackedWidget, QWidget

from rakor_desktop.domain.i18n import _
from rakor_desktop.domain.privacy import ERASED, PersonalData, PersonChoice
from rakor_desktop.services import privacy, privacy_copies
from rakor_desktop.ui import messages
from rakor_desktop.ui.context import AppContext
from rakor_desktop.ui.pieces import EmptyState, InlineMessage, across, button, down
from rakor_desktop.ui.privacy.held_panel import HeldPanel
from rakor_desktop.ui.theme import SPACE, State

if TYPE_CHECKING:
    from rakor_desktop.ui.background import Job

_LIST_WIDTH = 300


class ErasePage(QWidget):
    """Everybody at the left, what is held of the chosen person at the right."""

    def __init__(self, app: AppContext, message: InlineMessage) -> None:
        super().__init__()
        self._app = app
        self._message = message
        self._people: Sequence[PersonChoice] = ()
        self._job: Job[Any] | None = None
        self.search = QLineEdit()
        self.search.setPlaceholderText(_("Cari nama, jabatan, atau instansi"))
        self.search.setAccessibleName(_("Cari orang"))
        self.search.setClearButtonEnabled(True)
        self.people = QListWidget()
        self.people.setAccessibleName(_("Orang"))
        self.people.setMinimumWidth(_LIST_WIDTH)
        self.panel = HeldPanel()
        self.reason = QLineEdit()
        self.reason.setPlaceholderText(_("Alasan, misalnya: permohonan tertulis 5 Mei 2026"))
        self.reason.setAccessibleName(_("Alasan penghapusan"))
        self.erase_button = button(_("Hapus untuk selamanya…"), self.erase, icon="trash-2", kind="danger")
        self._lay_out()
        self.search.textChanged.connect(self._filter)
        self.search.returnPressed.connect(self.people.setFocus)
        self.people.currentRowChanged.connect(lambda _row: self._look())
        self.panel.names_changed.connect(self._look)
        self.reason.returnPressed.connect(self.erase)
        QShortcut(QKeySequence("Ctrl+F"), self, self.search.setFocus)

    def _lay_out(self) -> None:
        left, self._right = QWidget(), QStackedWidget()
        left.setLayout(down(self.search, self.people, gap=SPACE))
        chosen = QWidget()
        foot = across(self.reason, self.erase_button)
        foot.setStretch(0, 1)
        inside = down(self.panel, foot, gap=SPACE)
        inside.setContentsMargins(SPACE, 0, 0, 0)
        inside.setStretch(0, 1)
        chosen.setLayout(inside)
        self._nobody = EmptyState(
            "user-x",
            _("Pilih orangnya di sebelah kiri"),
            _("Di sini tampak apa yang tersimpan tentang orang itu, di mana, dan apa yang tetap."),
        )
        self._right.addWidget(self._nobody)
        self._right.addWidget(chosen)
        halves = QSplitter(Qt.Orientation.Horizontal)
        halves.addWidget(left)
        halves.addWidget(self._right)
        halves.setStretchFactor(1, 1)
        halves.setChildrenCollapsible(False)
        self.setLayout(down(halves, margin=SPACE))

    @property
    def person(self) -> PersonChoice | None:
        """Who is chosen."""
        place = self.people.currentRow()
        return self._people[place] if 0 <= place < len(self._people) else None

    def begin(self) -> None:
        """Show who there is, and take the focus."""
        self._people = self._app.ask(privacy.choices)
        self.people.blockSignals(True)
        self.people.clear()
        for one in self._people:
            item = QListWidgetItem(f"{one.name}\n{one.place or _('tidak di daftar mana pun')}")
            item.setSizeHint(QSize(0, 2 * self.fontMetrics().lineSpacing() + 2 * SPACE))
            self.people.addItem(item)
        self.people.setCurrentRow(-1)
        self.people.blockSignals(False)
        self._filter(self.search.text())
        self._right.setCurrentWidget(self._nobody)
        self.erase_button.setEnabled(not self._app.workspace.read_only)
        if self._app.workspace.read_only:
            self._message.show_message(State.WARN, self._app.workspace.read_only_reason)
        self.search.setFocus()

    def give_up(self) -> None:
        """Show nothing any more of what is still being looked for."""
        if self._job is not None:
            self._job.cancel()

    def erase(self) -> None:
        """Ask once more, by name, and take the person out."""
        person = self.person
        if person is None or not self.erase_button.isEnabled() or not self._app.autosave.flush():
            return
        what, copies = self.panel.erasure(self.reason.text()), self.panel.copies
        if person.name == ERASED and not what.mentions and not what.scans:
            self._wipe_again(copies)
            return
        if not what.reason.strip():
            self._message.show_message(State.WARN, _("Tuliskan dahulu alasan penghapusannya."))
            self.reason.setFocus()
            return
        sentence = _("Hapus data pribadi {name} untuk selamanya?").format(name=person.name)
        detail = _(
            "Ini tidak dapat diurungkan, juga tidak dari cadangan yang ikut dihapus. Jumlah hadir tetap."
        )
        if not messages.sure(self, _("Hapus data pribadi"), sentence, _("Hapus untuk selamanya"), detail):
            return
        outcome = self._app.act(self, privacy.redact, person.uid, what)
        if outcome:
            self._wipe(outcome.value or 0, copies)

    def _wipe_again(self, copies: Sequence[Path]) -> None:
        """Wipe the traces of somebody taken out before once more, and the copies that still hold them."""
        sentence = _("Hapus {n} cadangan yang dicentang?").format(n=len(copies))
        detail = _("Satu cadangan baru dibuat dan diperiksa lebih dahulu.")
        if not copies or messages.sure(self, _("Hapus cadangan"), sentence, _("Hapus cadangan"), detail):
            self._wipe(0, copies)

    def _wipe(self, rows: int, copies: Sequence[Path]) -> None:
        """Leave no trace on the disk; this may take a while."""
        workspace = self._app.workspace

        def work() -> None:
            workspace.scrub(always=True)
            if copies:
                privacy_copies.delete(workspace.path, copies, datetime.now())  # noqa: DTZ005 - a name people read

        self.reason.clear()
        self.begin()
        self._message.show_message(State.INFO, _("Membersihkan jejaknya di diska…"))
        self._job = self._app.background(
            work,
            lambda _nothing: self._say(rows, len(copies)),
            self._failed,
            title=_("Membersihkan jejaknya di diska…"),
            origin=self,
        )

    def _say(self, rows: int, copies: int) -> None:
        said = []
        if rows:
            said.append(_("Data pribadi dihapus dari {n} baris; jumlah-jumlah rakor tetap.").format(n=rows))
        if copies:
            said.append(_("{n} cadangan lama dihapus, satu yang baru dibuat.").format(n=copies))
        self._message.show_message(State.OK, " ".join(said) or _("Jejaknya di diska sudah dibersihkan."))

    def _failed(self, sentence: str) -> None:
        self._message.show_message(
            State.BAD,
            _("Datanya sudah dihapus, tetapi jejaknya di diska belum bersih: {reason}").format(
                reason=sentence
            ),
        )

    def _filter(self, text: str) -> None:
        words = text.casefold().split()
        for place, one in enumerate(self._people):
            told = f"{one.name} {one.place}".casefold()
            self.people.item(place).setHidden(not all(word in told for word in words))

    def _look(self) -> None:
        """Read what is held of the chosen person."""
        person, workspace = self.person, self._app.workspace
        if person is None:
            self._right.setCurrentWidget(self._nobody)
            return
        self._message.show_message(State.INFO, "")
        uid, also, label = person.uid, self.panel.names_of(person.uid), workspace.label

        def work() -> tuple[PersonalData, privacy_copies.Copies]:
            held = workspace.ask(privacy.held, uid, also)
            due = bool(held.mentions) or held.person.name != ERASED
            return held, privacy_copies.looked_into(workspace.path, uid, due=due)

        def show(found: tuple[PersonalData, privacy_copies.Copies]) -> None:
            if self.person is not None and self.person.uid == uid:
                self.panel.show_held(*found, label)
                self._right.setCurrentIndex(1)

        self._job = self._app.background(work, show, title=_("Mencari data orang ini…"), origin=self)
