"""What a merge did, and what can follow: taking it back, deciding, handing the result out."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPushButton, QWidget

from rakor_desktop.domain.collecting import outcome
from rakor_desktop.domain.i18n import N_, _
from rakor_desktop.domain.merging import Merged, erasure
from rakor_desktop.ui.pieces import Card, InlineMessage, Label, Picture, across, button, down
from rakor_desktop.ui.theme import SPACE, State

_FOR_AGAIN = N_(
    "Riwayatnya tetap ada di berkas ini, jadi berkas yang sama tidak lagi terbaca sebagai baru. "
    "Untuk memakainya lagi: Ulangi penggabungan."
)


class ResultStep(QWidget):
    """The result in a sentence, who brought what, where the copy from before lies, and what next."""

    undo_wanted = Signal()
    redo_wanted = Signal()
    decide_wanted = Signal()
    hand_out_wanted = Signal()
    leave_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.merged: Merged | None = None
        self.picture = Picture("circle-check", "ok", 32)
        self.sentence = Label(size="title")
        self.files = Label(tone="muted")
        self.backup = Label(tone="muted")
        self.erased = InlineMessage(State.WARN)
        self.undo = button(_("Urungkan penggabungan"), self.undo_wanted.emit, icon="undo-2", tip="Ctrl+Z")
        self.redo = button(_("Ulangi penggabungan"), self.redo_wanted.emit, icon="redo-2", tip="Ctrl+Y")
        self.decide = button(_("Ke Perbedaan"), self.decide_wanted.emit, icon="arrow-right", kind="primary")
        self.hand_out = button(
            _("Salin hasil ke stik untuk semua laptop…"),
            self.hand_out_wanted.emit,
            icon="hard-drive-download",
        )
        self.leave = button(_("Selesai"), self.leave_wanted.emit)
        head = across(self.picture, self.sentence, gap=2 * SPACE)
        head.setStretch(1, 1)
        card = Card(
            head,
            self.files,
            self.backup,
            self.erased,
            SPACE,
            across(self.decide, self.hand_out, None),
            across(self.undo, self.redo, None, self.leave),
            gap=SPACE,
            margin=3 * SPACE,
        )
        self.setLayout(down(card, None, gap=0))

    def show_merged(self, found: Merged, *, can_decide: bool) -> None:
        """Say what was done."""
        self.merged = found
        self.sentence.setText(outcome(found))
        self.files.setText(_files(found))
        self.backup.setText(
            _("Cadangan sebelum digabung: {path}").format(path=found.backup) if found.backup else ""
        )
        self.erased.show_message(State.WARN, erasure(found))
        self.decide.setVisible(bool(found.conflicts) and can_decide)

    @property
    def next_step(self) -> QPushButton:
        """What most people do now: decide what is to be decided, else hand the result out."""
        if self.decide.isVisibleTo(self) and self.decide.isEnabled():
            return self.decide
        return self.hand_out if self.hand_out.isEnabled() else self.leave

    def show_steps(self, *, can_undo: bool, can_redo: bool) -> None:
        """Offer to take the merge back, or to do it again, whichever comes next."""
        self.undo.setVisible(not can_redo)
        self.undo.setEnabled(can_undo)
        self.redo.setVisible(can_redo)
        if self.merged is not None:
            self.picture.show_icon(*(("undo-2", "muted") if can_redo else ("circle-check", "ok")))
            self.sentence.setText(
                _("Penggabungan diurungkan: isi berkas kembali seperti sebelumnya.")
                if can_redo
                else outcome(self.merged)
            )
            self.files.setText(_(_FOR_AGAIN) if can_redo else _files(self.merged))
            self.hand_out.setEnabled(not can_redo)
            self.decide.setEnabled(not can_redo)


def _files(found: Merged) -> str:
    return "\n".join(
        _("Laptop {letters}: {n} perubahan dari “{file}”").format(
            letters=", ".join(source.laptops) or "–", n=source.entries, file=source.path.name
        )
        for source in found.sources
        if not source.nothing
    )


def written(path: Path) -> str:
    """Return what is said once a file was handed out."""
    return _(
        "“{file}” sudah ditulis ke “{folder}” dan dibaca ulang: sama isinya. Stik aman untuk dicabut."
    ).format(file=path.name, folder=path.parent)
