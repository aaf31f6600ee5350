"""Shows what would come of a table of people, row by row, before anything is taken from it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QMimeData, QSignalBlocker, QSize, Qt
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QGuiApplication, QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QCheckBox, QDialog, QPushButton, QStackedWidget, QWidget

from rakor_desktop.domain.errors import StorageError, because
from rakor_desktop.domain.i18n import _
from rakor_desktop.exchange.reading import PATTERNS
from rakor_desktop.services import importing, regions
from rakor_desktop.services.importing import ImportPlan, Laid, Wishes
from rakor_desktop.ui import messages
from rakor_desktop.ui.attendance.importing import words
from rakor_desktop.ui.attendance.importing.drop import dropped_file
from rakor_desktop.ui.attendance.importing.source import SourceLine
from rakor_desktop.ui.attendance.importing.table import TablePage
from rakor_desktop.ui.attendance.importing.work import Work
from rakor_desktop.ui.context import AppContext
from rakor_desktop.ui.pieces import EmptyState, InlineMessage, across, button, down
from rakor_desktop.ui.theme import SPACE, State

_SIZE = QSize(1320, 860)
_ROOM = 0.95


class ImportDialog(QDialog):
    """Reads a table, tells what is taken, what is odd and what is refused, and does it when told to."""

    def __init__(self, app: AppContext, session: tuple[str, str], parent: QWidget) -> None:
        super().__init__(parent)
        self._app = app
        self._session_uid, session_name = session
        self._folder = app.workspace.path.parent
        self._coming = ""
        self.done_words = ""
        """What was done, once it was."""
        self.work = Work(app, self)
        self.source = SourceLine(self.choose_file, self.paste, self.make_template)
        self.message = InlineMessage(State.BAD)
        self.page = TablePage()
        self.tidy = QCheckBox()
        self.drop_nip = QCheckBox()
        self.fill = QCheckBox()
        self.present = QCheckBox(_("Tandai semuanya hadir pada {session}").format(session=session_name))
        self.take = button("", self.carry_out, kind="primary")
        self.setWindowTitle(_("Impor daftar peserta"))
        self.setAcceptDrops(True)
        self._lay_out()
        self._connect()
        self._show_nothing()

    def _lay_out(self) -> None:
        self._empty = EmptyState(
            "file-input",
            _("Dari mana daftarnya?"),
            _(
                "Pilih berkas Excel, ODS, atau CSV. Atau salin tabelnya, lalu tekan Ctrl+V di sini. "
                "Atau jatuhkan berkasnya ke jendela ini."
            ),
            _("Pilih berkas…"),
            self.choose_file,
        )
        self._stack = QStackedWidget()
        self._stack.addWidget(self._empty)
        self._stack.addWidget(self.page)
        self.take.setToolTip(_("Lakukan (Ctrl+Enter)"))
        close = button(_("Batal"), self.reject)
        about_rows = across(self.tidy, self.drop_nip, None, gap=2 * SPACE)
        about_people = across(self.present, self.fill, None, gap=2 * SPACE)
        actions = across(down(about_rows, about_people, gap=0), close, self.take)
        actions.setStretch(0, 1)
        for part in (close, self.take):
            actions.setAlignment(part, Qt.AlignmentFlag.AlignBottom)
        box = down(self.source, self.message, self._stack, actions, gap=SPACE, margin=2 * SPACE)
        box.setStretchFactor(self._stack, 1)
        self.setLayout(box)
        self.resize((self.screen().availableSize() * _ROOM).boundedTo(_SIZE))

    def _connect(self) -> None:
        self.page.offer(self._app.ask(regions.by_rank))
        self.page.wanted.connect(self._plan_anew)
        self.page.changed.connect(self._show_deed)
        for box in (self.tidy, self.drop_nip):
            box.toggled.connect(self.page.plan_anew)
        for box in (self.fill, self.present):
            box.toggled.connect(self._switched)
        self.work.began.connect(lambda: self.take.setEnabled(False))
        self.work.ready.connect(self._show)
        self.work.refused.connect(self._refuse_table)
        self.work.given_up.connect(self._give_up)
        for keys, do in (
            (QKeySequence(QKeySequence.StandardKey.Paste), self.paste),
            (QKeySequence("Ctrl+Return"), self.take.click),
            (QKeySequence("Ctrl+Enter"), self.take.click),
            (QKeySequence("Ctrl+L"), self.page.toggle_twin),
        ):
            QShortcut(keys, self).activated.connect(do)

    def choose_file(self) -> None:
        """Ask for a file and read it."""
        kinds = _("Tabel ({kinds});;Semua berkas (*)").format(kinds=" ".join(PATTERNS))
        path = messages.open_file(self, _("Impor daftar peserta"), self._folder, kinds)
        if path is not None:
            self.read_file(path)

    def read_file(self, path: Path) -> None:
        """Read a file and show what would come of it."""
        self._folder = path.parent
        self._begin(path.name)
        self.work.read(path, self.page.kind, Wishes())

    def paste(self) -> None:
        """Read what was copied: cells, text, or a file."""
        self._read_data(QGuiApplication.clipboard().mimeData(), _("Papan klip"))

    def read_text(self, text: str, name: str) -> None:
        """Read a text as a table and show what would come of it."""
        self._begin(name)
        self.work.read_text(text, self.page.kind, Wishes())

    def make_template(self) -> None:
        """Write an empty table that others fill in."""
        suggestion = self._folder / _("Daftar peserta.xlsx")
        kinds = "Excel (*.xlsx)"
        path = messages.save_file(self, _("Buat templat Excel"), suggestion, kinds, ".xlsx")
        if path is not None and self._app.guard(self, lambda: self._write_template(path)):
            said = _("Templat disimpan di “{file}”. Kirimkan untuk diisi, lalu impor hasilnya di sini.")
            self.message.show_message(State.OK, said.format(file=path.name))

    def _write_template(self, path: Path) -> None:
        from rakor_desktop.exchange import template  # noqa: PLC0415 - loads what writes Excel files

        content = template.participants(self._app.ask(regions.by_rank))
        try:
            path.write_bytes(content)
        except OSError as error:
            said = _("“{file}” tidak dapat ditulis: {reason}.")
            raise StorageError(said.format(file=path.name, reason=because(error))) from error

    def carry_out(self) -> None:
        """Do what is planned, and be done."""
        plan, page = self.page.plan, self.page
        if plan is None or not self.take.isEnabled():
            return
        present_at = self._session_uid if self.present.isChecked() else None
        fill = self.fill.isChecked()
        if self._app.act(
            self,
            importing.carry_out,
            self._app.event_uid,
            plan,
            left_out=page.left_out,
            fill=fill,
            present_at=present_at,
        ):
            self.done_words = words.done(plan, page.left_out, fill=fill)
            self.accept()

    def show_refusal(self, sentence: str) -> None:
        """Show why nothing was taken."""
        self.message.show_message(State.BAD, sentence)

    def reject(self) -> None:
        """Close without a trace."""
        self.work.cancel()
        super().reject()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Press the button that has the focus with Enter, and no other: Enter ends what is typed as well."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            pressed = self.focusWidget()
            if isinstance(pressed, QPushButton):
                pressed.click()
        else:
            super().keyPressEvent(event)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:  # noqa: N802 - Qt's name
        """Take a file or a piece of a table."""
        if dropped_file(event.mimeData()) is not None or event.mimeData().hasText():
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:  # noqa: N802 - Qt's name
        """Read what was dropped."""
        event.acceptProposedAction()
        self._read_data(event.mimeData(), _("Yang dijatuhkan"))

    def _read_data(self, data: QMimeData, name: str) -> None:
        path = dropped_file(data)
        if path is not None:
            self.read_file(path)
        elif data.text().strip():
            self.read_text(data.text(), name)
        else:
            self.show_refusal(_("Papan klip kosong; salin dahulu tabelnya, judul kolomnya juga."))

    def _begin(self, name: str) -> None:
        self._coming = name
        self.message.show_message(State.BAD, "")

    def _let_go_of_switches(self) -> None:
        """Decide nothing about the next table because of the one before."""
        for box in (self.tidy, self.drop_nip, self.fill, self.present):
            with QSignalBlocker(box):
                box.setChecked(False)
        self.page.preview.fill = self.page.preview.present = False
        self.page.parts.forget()

    def _plan_anew(self, find: Callable[[], Laid]) -> None:
        self._coming = ""
        self.message.show_message(State.BAD, "")
        wishes = self.page.wishes(tidy=self.tidy.isChecked(), drop_nip=self.drop_nip.isChecked())
        self.work.plan(find, self.page.kind, wishes)

    def _show(self, laid: Laid, plan: ImportPlan) -> None:
        fresh = self._stack.currentWidget() is not self.page
        if self._coming:
            self._let_go_of_switches()
            self.source.show_name(self._coming)
            self.page.begin()
        self._coming = ""
        self._stack.setCurrentWidget(self.page)
        self.source.choose.show()
        self.page.show_plan(laid, plan)
        if fresh:
            self.page.preview.view.setFocus()

    def _refuse_table(self, sentence: str) -> None:
        self.show_refusal(sentence)
        if self._coming:
            self.source.show_name(self._coming)
        if self.page.plan is None or self._coming:
            self._show_nothing()
        else:
            self.page.show_again()

    def _give_up(self) -> None:
        self._coming = ""
        self.page.show_again()

    def _show_nothing(self) -> None:
        self.page.forget()
        self._stack.setCurrentWidget(self._empty)
        for part in (self.tidy, self.drop_nip, self.fill, self.present, self.take):
            part.setVisible(False)
        self.source.choose.hide()
        assert self._empty.action is not None
        self._empty.action.setFocus()

    def _switched(self) -> None:
        preview = self.page.preview
        preview.fill, preview.present = self.fill.isChecked(), self.present.isChecked()
        preview.show_rows()
        self._show_deed()

    def _show_deed(self) -> None:
        plan = self.page.plan
        if plan is None:
            return
        fills = sum(bool(line.fills) for line in plan.known)
        for box, text, n in (
            (self.tidy, _("Rapikan nama berhuruf besar semua ({n})"), words.shouted(plan)),
            (self.drop_nip, _("Ambil tanpa NIP bila NIP-nya salah ({n})"), words.without_nip(plan)),
            (self.fill, _("Lengkapi isian yang kosong ({n} orang)"), fills),
        ):
            box.setText(text.format(n=n))
            box.setVisible(bool(n))
        self.present.setVisible(True)
        switches = {"fill": self.fill.isChecked(), "present": self.present.isChecked()}
        deed = words.action(plan, self.page.left_out, **switches)
        self.take.setText(deed or _("Tambahkan"))
        self.take.setEnabled(bool(deed) and not plan.faults)
        self.take.setVisible(True)


def import_people(
    app: AppContext,
    parent: QWidget,
    session: tuple[str, str],
    begin: Callable[[ImportDialog], object] | None = None,
) -> str:
    """Show what would come of a table; return what was done in words, empty if nothing.

    ``begin`` is what to start with, such as ``ImportDialog.paste``; else the person is asked.
    """
    dialog = ImportDialog(app, session, parent)
    if begin is not None:
        begin(dialog)
    taken = dialog.exec() == QDialog.DialogCode.Accepted
    dialog.deleteLater()
    return dialog.done_words if taken else ""
