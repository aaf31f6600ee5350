"""Dokumen: every paper of the meeting, what is missing for it, and the PDF of it."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, QStandardPaths, Qt
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QSplitter, QWidget

from rakor_desktop.domain.i18n import N_, _
from rakor_desktop.services import attendance, events, printing
from rakor_desktop.services.printing import PrintableRow
from rakor_desktop.ui import icons, messages
from rakor_desktop.ui.panels.own_keys import OwnKeys
from rakor_desktop.ui.panels.paper_choice import PaperChoice
from rakor_desktop.ui.pieces import HeadLine, InlineMessage, across, button, down
from rakor_desktop.ui.tabs.base import Tab
from rakor_desktop.ui.theme import ROW, SPACE, State

if TYPE_CHECKING:
    from rakor_desktop.documents.data import Paper

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
            "organization",
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
        self.papers.itemActivated.connect(lambda _item: self.preview())
        self.choice = PaperChoice()
        self.missing = InlineMessage(State.WARN)
        self.message = InlineMessage(State.OK)
        self.save_one = button(_("Simpan PDF…"), self.save, icon="arrow-down-to-line", shortcut="Ctrl+S")
        self.open_one = button(_("Pratinjau dan cetak"), self.preview, icon="printer", kind="primary")
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
        # In the menu it leads here; here it prints.
        OwnKeys(self, {"Ctrl+P": self.preview})

    def refresh(self) -> None:
        """Read what can be printed; the paper chosen and its choices stay."""
        uid = self.app.event_uid
        self._rows = self.app.ask(printing.printables, uid)
        ready = sum(not row.notes for row in self._rows)
        self.head.show_text(
            _("{ready} dari {total} naskah siap dicetak").format(ready=ready, total=len(self._rows))
        )
        self.choice.show_sessions(self.app.ask(events.sessions, uid))
        self.choice.show_people(self.app.ask(attendance.people, uid))
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

    def preview(self) -> None:
        """Draw the paper and show it as it will be printed."""
        data = self._gather()
        if data is not None:
            title, name = self.row.title, printing.file_name(data)
            self.app.background(
                lambda: printing.render(data),
                lambda pdf: self._show_preview(title, name, pdf),
                title=_("Menyusun naskah…"),
                origin=self,
            )

    def save(self) -> None:
        """Draw the paper into a file of the person's choosing."""
        data = self._gather()
        target = self._ask_where(printing.file_name(data)) if data is not None else None
        if data is not None and target is not None:
            self.app.background(
                lambda: printing.save(target, printing.render(data)),
                lambda _done: self._tell_file(target),
                title=_("Menyusun naskah…"),
                origin=self,
            )

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
        """Choose the paper with this key of the register; ``(key, uids)`` chooses these people for it too."""
        self._refresh_if_stale()
        key, uids = target if isinstance(target, tuple) else (target, ())
        for place, row in enumerate(self._rows):
            if row.key == key:
                self.papers.setCurrentRow(place)
                if uids:
                    self.choice.choose_people(uids)

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

    def _gather(self) -> Paper | None:
        """Return the data of the paper as chosen; None after saying why there is none."""
        options = self.choice.options()
        if options is None or not self.app.autosave.flush():
            return None
        uid, key = self.app.event_uid, self.row.key
        return self.app.guard(self, lambda: self.app.ask(partial(printing.paper, **options), uid, key)).value

    def _show_preview(self, title: str, name: str, pdf: bytes) -> None:
        from rakor_desktop.ui.printing.preview import PreviewDialog  # noqa: PLC0415 - loads the printers

        def save() -> Path | None:
            target = self._ask_where(name)
            if target is None or not self.app.guard(dialog, lambda: printing.save(target, pdf)):
                return None
            return target

        dialog = PreviewDialog(self.app, title, pdf, save, self)
        dialog.exec()
        dialog.deleteLater()

    def _ask_where(self, name: str) -> Path | None:
        return messages.save_file(self, _("Simpan PDF"), _papers_folder() / name, _PDF, ".pdf")

    def _tell_file(self, path: Path) -> None:
        self._say(_("Tersimpan: {path}").format(path=path))

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
