"""The page that tells whose data a file holds, this one or a copy that got lost, and saves the report."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from threading import Event
from typing import TYPE_CHECKING, Any

from PySide6.QtWidgets import QWidget

from rakor_desktop import paths
from rakor_desktop.domain import shown_dates
from rakor_desktop.domain.i18n import N_, _
from rakor_desktop.domain.merging import StoppedError
from rakor_desktop.domain.privacy import DATA_KINDS, IncidentReport, Subject
from rakor_desktop.services import events, incident, incident_files
from rakor_desktop.ui import messages
from rakor_desktop.ui.context import AppContext
from rakor_desktop.ui.pieces import EmptyState, InlineMessage, Label, across, button, down
from rakor_desktop.ui.table import Column, RowTable, TableView
from rakor_desktop.ui.theme import SPACE, State

if TYPE_CHECKING:
    from rakor_desktop.ui.background import Job

_LAW = N_(
    "Bila berkas hilang atau dilihat orang lain, pemberitahuan tertulis kepada orang-orangnya dan lembaga "
    "disampaikan paling lambat 3 × 24 jam (UU 27/2022 Pasal 46). "
    "Laporan ini memuat nama dan jenis data, bukan isinya."
)
_PDF = "PDF (*.pdf)"
_CSV = "CSV (*.csv)"


class IncidentPage(QWidget):
    """The facts of a file in a few lines, and below everybody whose data is in it."""

    def __init__(self, app: AppContext, message: InlineMessage) -> None:
        super().__init__()
        self._app = app
        self._message = message
        self._path = app.workspace.path
        self.report: IncidentReport | None = None
        self._job: Job[Any] | None = None
        self.file = Label(strong=True)
        self.facts = Label()
        self.table: RowTable[Subject] = RowTable(_columns(), uid=lambda one: f"{one.group}\x1f{one.name}")
        self.view = TableView(self.table, name=_("Orang di berkas"))
        self.view.set_empty(EmptyState("search", _("Sedang memeriksa berkas…")))
        self.other_button = button(_("Periksa berkas lain…"), self.choose, icon="folder-open")
        self.pdf_button = button(
            _("Simpan PDF…"), lambda: self._save(".pdf", _PDF), icon="file-text", kind="primary"
        )
        self.csv_button = button(_("Simpan CSV…"), lambda: self._save(".csv", _CSV), icon="table")
        top = across(self.file, self.other_button)
        top.setStretch(0, 1)
        box = down(
            Label(_(_LAW), tone="muted"),
            top,
            self.facts,
            self.view,
            across(None, self.csv_button, self.pdf_button),
            gap=SPACE,
            margin=SPACE,
        )
        box.setStretch(3, 1)
        self.setLayout(box)
        self._enable()

    def begin(self) -> None:
        """Look into the file that is open, if nothing was looked into yet."""
        if self.report is None:
            self.look_into(self._path)
        self.view.setFocus()

    def give_up(self) -> None:
        """Stop looking into a file."""
        if self._job is not None:
            self._job.cancel()

    def choose(self) -> None:
        """Ask for another file: the copy that was on the lost stick."""
        path = messages.open_file(self, _("Periksa berkas"), self._path.parent, messages.RAKOR_FILES)
        if path is not None:
            self.look_into(path)

    def look_into(self, path: Path) -> None:
        """Read a file without trusting it, beside the window."""
        stop = Event()

        def tick(_entries: int) -> None:
            if stop.is_set():
                raise StoppedError

        self._message.show_message(State.INFO, "")
        self._job = self._app.background(
            lambda: incident.report(path, tick),
            self._show,
            title=_("Memeriksa berkas…"),
            origin=self,
            stop=stop,
        )

    def _show(self, report: IncidentReport) -> None:
        self.report = report
        self.file.setText(paths.for_reading(report.path))
        self.facts.setText("\n".join(_facts(report, self._app.ask(events.zone, self._app.event_uid))))
        self.view.set_empty(
            EmptyState("users", _("Tidak ada data pribadi"), _("Berkas ini tidak memuat orang."))
        )
        self.table.show_rows(report.subjects)
        self.view.go(0, 0)
        self._enable()
        if not report.sound:
            said = _("Riwayat berkas ini rusak: isinya mungkin lebih banyak daripada yang terdaftar.")
            self._message.show_message(State.WARN, said)

    def _enable(self) -> None:
        for one in (self.pdf_button, self.csv_button):
            one.setEnabled(self.report is not None)

    def _save(self, suffix: str, kinds: str) -> None:
        report = self.report
        if report is None:
            return
        now = datetime.now().astimezone()
        name = f"laporan-data-pribadi-{report.path.stem}-{now:%Y-%m-%d}{suffix}"
        target = messages.save_file(self, _("Simpan laporan"), self._path.with_name(name), kinds, suffix)
        if target is not None:
            self._job = self._app.background(
                lambda: incident_files.write(report, target, now),
                lambda _nothing: self._saved(target),
                title=_("Menyimpan laporan…"),
                origin=self,
            )

    def _saved(self, target: Path) -> None:
        self._message.show_message(State.OK, _("Laporan tersimpan di {path}").format(path=target))


def _columns() -> tuple[Column[Subject], ...]:
    return (
        Column(N_("Nama"), lambda one: one.name, width=36),
        Column(N_("Kelompok"), lambda one: _(one.group), width=20),
        Column(N_("Data yang tersimpan"), _kinds, width=50, stretch=True),
    )


def _kinds(one: Subject) -> str:
    return ", ".join(_(word) for kind, word in DATA_KINDS.items() if kind in one.kinds)


def _facts(report: IncidentReport, zone: str) -> list[str]:
    moments = [shown_dates.local_stamp(at, zone) for at in (report.first_at, report.last_at) if at]
    counts = [f"{_(word)} {report.count(kind)}" for kind, word in DATA_KINDS.items() if report.count(kind)]
    groups = [f"{_(group)} {count}" for group, count in report.groups.items()]
    lines = [
        _("{n} orang · {groups}").format(n=len(report.subjects), groups=" · ".join(groups)),
        " · ".join(counts),
        _("Ditulis di laptop {laptops}, {span}").format(
            laptops=", ".join(report.laptops) or "–", span=" – ".join(moments) or "–"
        ),
        _("{scans} pindaian dan foto, {notes} catatan notula, {erased} orang sudah dihapus").format(
            scans=report.scans, notes=report.notes, erased=report.erased
        ),
    ]
    return [line for line in lines if line]
