"""The two steps before a merge, each with what is true of it and the way on and back."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtWidgets import QWidget

from rakor_desktop.domain.collecting import Candidate
from rakor_desktop.domain.i18n import _
from rakor_desktop.domain.merging import Fate
from rakor_desktop.services.collecting import Preview
from rakor_desktop.ui.chips import Chip
from rakor_desktop.ui.merging.collect.files import FilesStep, summary
from rakor_desktop.ui.merging.collect.preview import PreviewStep
from rakor_desktop.ui.pieces import Label, across, button, down
from rakor_desktop.ui.theme import SPACE, State

Do = Callable[[], object]


class Said(QWidget):
    """A sentence with chips behind it."""

    def __init__(self) -> None:
        super().__init__()
        self.sentence = Label(strong=True)
        self.sentence.setWordWrap(False)
        self._chips = [Chip() for _place in range(4)]
        self.setLayout(across(self.sentence, SPACE, *self._chips, None, gap=SPACE))
        self.say("")

    def say(self, sentence: str, chips: Sequence[tuple[State, str]] = ()) -> None:
        """Say what is true now."""
        self.sentence.setText(sentence)
        for chip, (state, word) in zip(self._chips, chips, strict=False):
            chip.show_state(state, word)
        for place, chip in enumerate(self._chips):
            chip.setVisible(place < len(chips))


class ChosenStep(QWidget):
    """The files that were picked."""

    def __init__(self, pick: Do, folder: Do, leave: Do, look: Do) -> None:
        super().__init__()
        self.said = Said()
        self.files = FilesStep()
        self.look = button(
            _("Lihat yang akan masuk"), look, icon="arrow-right", kind="primary", tip="Ctrl+Enter"
        )
        more = button(_("Tambah berkas…"), pick, icon="files", tip="Ctrl+M")
        folders = button(_("Tambah folder…"), folder, icon="folder-search", tip="Ctrl+Shift+M")
        back = button(_("Batal"), leave, tip="Esc")
        foot = across(more, folders, None, back, self.look)
        box = down(self.said, self.files, foot, gap=SPACE)
        box.setStretch(1, 1)
        self.setLayout(box)
        self.files.changed.connect(self._tell)

    def show_candidates(self, found: Sequence[Candidate], zone: str) -> None:
        """Add what was found in files."""
        self.files.show_candidates(found, zone)
        self._tell()

    def forget(self) -> None:
        """Show no files any longer."""
        self.files.forget()
        self._tell()

    def _tell(self) -> None:
        self.said.say(*summary(self.files))
        self.look.setEnabled(bool(self.files.taken))


class LookStep(QWidget):
    """What the files would bring, before it is done."""

    def __init__(self, back: Do, merge: Do) -> None:
        super().__init__()
        self.said = Said()
        self.items = PreviewStep()
        self.merge = button(_("Gabungkan"), merge, icon="combine", kind="primary")
        self.back = button(_("Kembali ke berkas"), back, icon="arrow-left", tip="Esc")
        self.note = Label(size="small", tone="muted")
        foot = across(self.note, self.back, self.merge)
        foot.setStretch(0, 1)
        box = down(self.said, self.items, foot, gap=SPACE)
        box.setStretch(1, 1)
        self.setLayout(box)

    def show_preview(self, found: Preview, *, reason: str = "") -> None:
        """Show it; a reason why nothing can be written takes the place of the promise."""
        self.items.show_preview(found)
        merged = found.merged
        chips = [
            (state, said.format(n=n))
            for state, said, n in (
                (State.OK, _("{n} data baru"), merged.count(Fate.NEW)),
                (State.INFO, _("{n} berubah"), merged.count(Fate.CHANGED)),
                (State.BAD, _("{n} dihapus"), merged.count(Fate.REMOVED)),
                (State.WARN, _("{n} perbedaan perlu diputuskan"), len(merged.conflicts)),
            )
            if n
        ]
        files = sum(not source.nothing for source in merged.sources)
        self.said.say(_("Yang akan masuk dari {n} berkas").format(n=files), chips)
        self.merge.setEnabled(not reason and not merged.nothing)
        self.merge.setToolTip(reason or "Ctrl+Enter")
        self.note.setText(
            reason
            or _("Belum ada yang diubah. Sebelum digabung, cadangan dibuat; penggabungan dapat diurungkan.")
        )
