"""Shows what would come of a table of people, row by row, before anything is taken from it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtWidgets import QCheckBox, QDialog, QWidget

from rakor_desktop.domain.i18n import N_, _
from rakor_desktop.services import importing
from rakor_desktop.services.importing import IMPORT_KINDS, ImportKind, ImportPlan
from rakor_desktop.ui import messages
from rakor_desktop.ui.choosers import ChoiceBox
from rakor_desktop.ui.context import AppContext
from rakor_desktop.ui.pieces import EmptyState, InlineMessage, Label, across, button, down
from rakor_desktop.ui.table import Column, RowTable, TableView
from rakor_desktop.ui.table.column import RIGHT
from rakor_desktop.ui.theme import SPACE, State

_SIZE = (960, 560)
_MOST_NAMED = 8
"""Of more regions than these, a list of names says less than their number."""


@dataclass(frozen=True, slots=True)
class Remark:
    """Something to be said about one row of the table."""

    uid: str
    row: int
    name: str
    state: State
    word: str
    text: str


COLUMNS: tuple[Column[Remark], ...] = (
    Column(N_("Baris"), lambda remark: str(remark.row), RIGHT, 5, sort=lambda remark: remark.row),
    Column(N_("Nama"), lambda remark: remark.name, width=24),
    Column(N_("Akibat"), lambda remark: remark.word, width=12, state=lambda remark: remark.state),
    Column(N_("Alasan"), lambda remark: remark.text, width=40, stretch=True, tip=lambda remark: remark.text),
)


class ImportDialog(QDialog):
    """Reads the file, tells what is taken, what is odd and what is refused, and does it when told to."""

    def __init__(self, app: AppContext, path: Path, session: tuple[str, str], parent: QWidget) -> None:
        super().__init__(parent)
        self._app = app
        self._path = path
        self._session_uid, session_name = session
        self._plan: ImportPlan | None = None
        self.done_words = ""
        """What was done, once it was."""
        self.kind = ChoiceBox([(kind, _(name)) for kind, name in IMPORT_KINDS.items()])
        self.head = Label(size="title")
        self.about = Label(size="small", tone="muted")
        self.message = InlineMessage(State.BAD)
        self.table: RowTable[Remark] = RowTable(COLUMNS)
        self.view: TableView[Remark] = TableView(self.table, name=_("Catatan per baris"))
        self.reason = Label(tone="muted")
        self.present = QCheckBox(_("Tandai semuanya hadir pada {session}").format(session=session_name))
        self.take = button("", self._carry_out, kind="primary")
        self.setWindowTitle(_("Impor {file}").format(file=path.name))
        self._lay_out()
        self.kind.activated.connect(self.read)
        self.view.selection_changed.connect(self._show_reason)
        self.resize(*_SIZE)
        self.kind.show_value(ImportKind.PARTICIPANTS)
        self.read()

    def _lay_out(self) -> None:
        self.kind.setMinimumContentsLength(24)
        self.view.set_empty(EmptyState("circle-check", _("Tidak ada baris yang bermasalah")))
        what = Label(_("Isi tabel"))
        what.setWordWrap(False)
        actions = across(self.present, None, button(_("Batal"), self.reject), self.take)
        box = down(
            across(what, self.kind, None),
            self.message,
            self.head,
            self.about,
            self.view,
            self.reason,
            actions,
            gap=SPACE,
        )
        box.setContentsMargins(2 * SPACE, 2 * SPACE, 2 * SPACE, 2 * SPACE)
        box.setStretchFactor(self.view, 1)
        self.setLayout(box)

    def read(self) -> None:
        """Read the file anew, as the kind of table chosen."""
        self.message.show_message(State.BAD, "")
        kind: ImportKind = self.kind.value()
        planned = self._app.guard(
            self,
            lambda: self._app.ask(
                importing.plan, self._app.event_uid, kind, importing.read(self._path, kind)
            ),
        )
        self._show(planned.value)

    def show_refusal(self, sentence: str) -> None:
        """Show why the file is of no use, or why nothing was taken."""
        self.message.show_message(State.BAD, sentence)

    def _show(self, planned: ImportPlan | None) -> None:
        self._plan = planned
        fresh = len(planned.invitations) if planned else 0
        self.table.show_rows(remarks(planned) if planned else ())
        self.view.go(0, 0)
        self._show_reason()
        self.head.setText(summary(planned) if planned else "")
        self.about.setText(coverage(planned) if planned else "")
        for part in (self.head, self.about, self.view, self.present):
            part.setVisible(planned is not None)
        self.take.setText(_("Tambahkan {n} orang").format(n=fresh))
        self.take.setEnabled(planned is not None and bool(fresh or planned.known))

    def _show_reason(self) -> None:
        """Show the whole of what the line of the list has no room for."""
        remark = self.view.current_row()
        self.reason.setText(
            _("Baris {row}: {text}").format(row=remark.row, text=remark.text) if remark else ""
        )

    def _carry_out(self) -> None:
        assert self._plan is not None
        present_at = self._session_uid if self.present.isChecked() else None
        uid = self._app.event_uid
        if self._app.act(self, importing.carry_out, uid, self._plan, present_at=present_at):
            self.done_words = done(self._plan)
            self.accept()


def remarks(planned: ImportPlan) -> Sequence[Remark]:
    """Return what is to be said about single rows, in their order."""
    refused = [
        Remark(f"rejected {one.row}", one.row, one.name, State.BAD, _("Ditolak"), " ".join(one.reasons))
        for one in planned.rejected
    ]
    odd = [
        Remark(f"warning {place}", one.row, one.name, State.WARN, _("Periksa"), one.text)
        for place, one in enumerate(planned.warnings)
    ]
    return sorted([*refused, *odd], key=lambda remark: (remark.row, remark.uid))


def summary(planned: ImportPlan) -> str:
    """Return how many rows come to what."""
    words = [_("{n} orang akan ditambahkan").format(n=len(planned.invitations))]
    if planned.known:
        words.append(_("{n} sudah ada").format(n=len(planned.known)))
    if planned.rejected:
        words.append(_("{n} baris ditolak").format(n=len(planned.rejected)))
    return " · ".join(words)


def done(planned: ImportPlan) -> str:
    """Return what came of it, in the past tense."""
    return _("{n} orang ditambahkan dari tabel. Ctrl+Z mengurungkan.").format(n=len(planned.invitations))


def coverage(planned: ImportPlan) -> str:
    """Return which regions the table names, and which columns nothing was made of."""
    found = planned.coverage
    words = [
        _("{rows} baris; {n} dari {total} kabupaten/kota.").format(
            rows=planned.rows, n=found.distinct, total=found.total
        )
    ]
    if 0 < len(found.missing) <= _MOST_NAMED:
        names = ", ".join(region.short for region in found.missing)
        words.append(_("Tidak disebut: {names}.").format(names=names))
    if planned.unused:
        words.append(_("Kolom yang tidak dipakai: {columns}.").format(columns=", ".join(planned.unused)))
    return " ".join(words)


def import_people(app: AppContext, parent: QWidget, session: tuple[str, str]) -> str:
    """Ask for a file and show what would come of it; return what was done in words, empty if nothing."""
    folder = app.workspace.path.parent
    path = messages.open_file(parent, _("Impor daftar peserta"), folder, _("Tabel CSV (*.csv *.txt)"))
    if path is None:
        return ""
    dialog = ImportDialog(app, path, session, parent)
    taken = dialog.exec() == QDialog.DialogCode.Accepted
    dialog.deleteLater()
    return dialog.done_words if taken else ""
