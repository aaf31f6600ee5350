"""Dokumen: every paper of the meeting, what is missing for it, and the PDF of it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import QSize, QStandardPaths, Qt, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QSplitter, QWidget

from rakor_desktop import paths
from rakor_desktop.domain.i18n import N_, _
from rakor_desktop.services import events, printing
from rakor_desktop.services.printing import PrintableRow
from rakor_desktop.ui import icons, messages
from rakor_desktop.ui.panels.paper_choice import PaperChoice
from rakor_desktop.ui.pieces import HeadLine, InlineMessage, across, button, down
from rakor_desktop.ui.tabs.base import Tab
from rakor_desktop.ui.theme import ROW, SPACE, State

_LIST_WIDTH = 380
_PDF = "PDF (*.pdf)"


class DocumentsTab(Tab):
    """Lists the papers at the left; at the right what may be chosen for one, and its buttons."""

    title = N_("Dokumen")
    icon = "file-text"
    watches = frozenset(
        {
            "agenda_item",
            "attendance_mark",
            "attendee",
            "event",
            "follow_up",
            "issue",
            "issue_submission",
            "letterhead",
            "note",
            "person",
            "resolution",
            "session",
            "setting",
            "signatory",
        }
    )

    def build(self) -> None:
        """Make the list, the choices and the buttons."""
        self._rows: Sequence[PrintableRow] = ()
        self.everything = button(_("Simpan semua…"), self.save_all, icon="folder-open")
        self.particulars = button(_("Kop dan penanda tangan…"), self._show_particulars, icon="settings")
        self.head = HeadLine(actions=(self.particulars, self.everything))
        self.papers = QListWidget()
        self.papers.setAccessibleName(_("Naskah"))
        self.papers.setMinimumWidth(_LIST_WIDTH)
        self.papers.currentRowChanged.connect(self._change)
        self.papers.itemActivated.connect(lambda _item: self.open())
        self.choice = PaperChoice()
        self.missing = InlineMessage(State.WARN)
        self.message = InlineMessage(State.OK)
        self.save_one = button(_("Simpan PDF…"), self.save, icon="arrow-down-to-line", shortcut="Ctrl+S")
        self.open_one = button(_("Buka untuk dicetak"), self.open, icon="printer", kind="primary")
        right = QWidget()
        tools = across(self.open_one, self.save_one, None)
        right.setLayout(
            down(self.choice, self.missing, tools, self.message, None, gap=2 * SPACE, margin=3 * SPACE)
        )
        split = QSplitter(Qt.Orientation.Horizontal)
        split.addWidget(self.papers)
        split.addWidget(right)
        split.setStretchFactor(1, 1)
        split.setChildrenCollapsible(False)
        box = down(self.head, split, gap=0)
        box.setStretch(1, 1)
        self.setLayout(box)

    def refresh(self) -> None:
        """Read what can be printed; the paper chosen and its choices stay."""
        uid = self.app.event_uid
        self._rows = self.app.ask(printing.printables, uid)
        ready = sum(not row.notes for row in self._rows)
        self.head.show_text(
            _("{ready} dari {total} naskah siap dicetak").format(ready=ready, total=len(self._rows))
        )
        self.choice.show_days(self.app.ask(events.days, uid))
        place = max(self.papers.currentRow(), 0)
        self.papers.blockSignals(True)
        self.papers.clear()
        for row in self._rows:
            self.papers.addItem(_item(row))
        self.papers.setCurrentRow(place)
        self.papers.blockSignals(False)
        self._choose(place)

    @property
    def row(self) -> PrintableRow:
        """The paper chosen."""
        return self._rows[max(self.papers.currentRow(), 0)]

    def open(self) -> None:
        """Draw the paper and hand it to the program that shows and prints PDF files here."""
        folder = paths.user_data() / "cetak"
        self._draw(lambda name: folder / name, self._show_file)

    def save(self) -> None:
        """Draw the paper into a file of the person's choosing."""
        self._draw(self._ask_where, self._tell_file)

    def save_all(self) -> None:
        """Draw every paper of the event into a folder."""
        folder = messages.choose_folder(self, _("Simpan semua naskah ke folder"), _papers_folder())
        if folder is None:
            return
        self.app.autosave.flush()
        found = self.app.guard(self, lambda: self.app.ask(printing.all_papers, self.app.event_uid))
        if not found or found.value is None:
            return
        all_data = found.value

        def work() -> int:
            for data in all_data:
                printing.save(folder / printing.file_name(data), printing.render(data))
            return len(all_data)

        def done(count: int) -> None:
            self._say(_("{n} naskah tersimpan di {folder}").format(n=count, folder=folder))

        self.app.background(work, done, title=_("Menyusun naskah…"), origin=self)

    def reveal(self, target: object) -> None:
        """Choose the paper with this key of the register."""
        self._refresh_if_stale()
        for place, row in enumerate(self._rows):
            if row.key == target:
                self.papers.setCurrentRow(place)

    def show_refusal(self, sentence: str) -> None:
        """Say why a paper was not made."""
        self.message.show_message(State.BAD, sentence)

    def _change(self, place: int) -> None:
        """Go to another paper; what was said about the former one is no longer news."""
        self.message.show_message(State.OK, "")
        self._choose(place)

    def _choose(self, place: int) -> None:
        if 0 <= place < len(self._rows):
            row = self._rows[place]
            self.choice.show_paper(row)
            self.missing.show_message(State.WARN, "\n".join(row.notes))

    def _draw(self, where: Callable[[str], Path | None], done: Callable[[Path], None]) -> None:
        options = self.choice.options()
        if options is None or not self.app.autosave.flush():
            return
        uid, key = self.app.event_uid, self.row.key
        found = self.app.guard(self, lambda: self.app.ask(partial(printing.paper, **options), uid, key))
        if not found or found.value is None:
            return
        data = found.value
        target = where(printing.file_name(data))
        if target is None:
            return

        def work() -> Path:
            printing.save(target, printing.render(data))
            return target

        self.app.background(work, done, title=_("Menyusun naskah…"), origin=self)

    def _ask_where(self, name: str) -> Path | None:
        return messages.save_file(self, _("Simpan PDF"), _papers_folder() / name, _PDF, ".pdf")

    def _tell_file(self, path: Path) -> None:
        self._say(_("Tersimpan: {path}").format(path=path))

    def _show_file(self, path: Path) -> None:
        if QDesktopServices.openUrl(QUrl.fromLocalFile(str(path))):
            self._say(_("{file} dibuka di penampil PDF; cetak dari sana.").format(file=path.name))
        else:
            self.message.show_message(
                State.WARN,
                _("Tidak ada penampil PDF di laptop ini. Naskahnya ada di {path}").format(path=path),
            )

    def _say(self, sentence: str) -> None:
        self.message.show_message(State.OK, sentence)

    def _show_particulars(self) -> None:
        from rakor_desktop.ui.dialogs.particulars import KOP, ParticularsDialog  # noqa: PLC0415

        ParticularsDialog(self.app, self, page=KOP).exec()


def _item(row: PrintableRow) -> QListWidgetItem:
    said = _("Siap dicetak") if not row.notes else _("{n} hal belum lengkap").format(n=len(row.notes))
    picture = icons.icon("circle-check", "ok") if not row.notes else icons.icon("triangle-alert", "warn")
    item = QListWidgetItem(picture, f"{row.title}\n{said}")
    item.setSizeHint(QSize(0, ROW + 3 * SPACE))
    return item


def _papers_folder() -> Path:
    return Path(QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation))
