"""What is held of one person: the data, where else the person stands, scans, copies, and what stays."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QLineEdit, QScrollArea, QWidget

from rakor_desktop.domain.i18n import N_, _
from rakor_desktop.domain.privacy import TRACES, Erasure, Mention, PersonalData
from rakor_desktop.ui.pieces import InlineMessage, Label, down, scrolling
from rakor_desktop.ui.privacy.checklist import Checklist
from rakor_desktop.ui.theme import SPACE, State

_STAYS = N_(
    "Yang tetap: L/P, kabupaten/kota, peran, jenjang, instansi, dan kehadirannya, sehingga semua jumlah "
    "tidak berubah. Di daftar dan naskah tertulis “(data dihapus)”."
)
_PAPERS = N_("Naskah yang sudah dicetak atau disimpan sebagai PDF, dan salinan di stik, tidak ikut berubah.")


class HeldPanel(QWidget):
    """Shows it, and takes what is decided about everything but the person's own rows."""

    names_changed = Signal()
    """Further names are to be looked for."""

    def __init__(self) -> None:
        super().__init__()
        self._uid = ""
        self._copies: Sequence[Path] = ()
        self.name = Label(size="title")
        self.facts = Label()
        self.mentions: Checklist[tuple[str, str]] = Checklist(_("Tulisan yang menyebut orang ini"))
        self._mentioned = Label(strong=True)
        self.also = QLineEdit()
        self.also.setPlaceholderText(_("Sebutan lain, dipisah koma; Enter mencarinya"))
        self.also.setAccessibleName(_("Sebutan lain"))
        self.also.returnPressed.connect(self.names_changed)
        self.scans: Checklist[str] = Checklist(_("Pindaian dan foto"))
        self._scanned = Label(_("Pindaian dan foto rakornya; centang yang harus dihapus"), strong=True)
        self.with_copies = QCheckBox()
        self.actor = InlineMessage(State.WARN)
        self.laptops = InlineMessage(State.INFO)
        inside = QWidget()
        inside.setLayout(
            down(
                self.name,
                self.facts,
                Label(_(_STAYS), tone="muted"),
                self._mentioned,
                self.mentions,
                self.also,
                self._scanned,
                self.scans,
                self.with_copies,
                self.laptops,
                self.actor,
                Label(_(_PAPERS), size="small", tone="muted"),
                None,
                gap=SPACE,
            )
        )
        self.area: QScrollArea = scrolling(inside)
        self.setLayout(down(self.area, gap=0))

    @property
    def copies(self) -> Sequence[Path]:
        """The copies that are to be deleted."""
        return self._copies if self.with_copies.isChecked() else ()

    def names_of(self, uid: str) -> list[str]:
        """Return the further names typed for this person; for another one there are none yet."""
        if uid != self._uid:
            self.also.clear()
        return [word for word in map(str.strip, self.also.text().split(",")) if word]

    def erasure(self, reason: str) -> Erasure:
        """Return what was decided."""
        return Erasure(reason, self.mentions.chosen, self.scans.chosen, self.names_of(self._uid))

    def show_held(self, held: PersonalData, copies: Sequence[Path], label: str) -> None:
        """Show what is held; ``label`` is the letter of this laptop."""
        self._uid, self._copies = held.person.uid, copies
        self.name.setText(held.person.name)
        self.facts.setText("\n".join(_facts(held)))
        said = (
            _("Disebut juga di; yang dicentang ikut dihapus")
            if held.mentions
            else _("Tidak disebut di tempat lain.")
        )
        self._mentioned.setText(said)
        self.mentions.offer((one.key, _line(one), one.sure) for one in held.mentions)
        self._scanned.setVisible(bool(held.scans))
        self.scans.offer(
            (one.uid, " · ".join(filter(None, (one.file_name, one.where))), False) for one in held.scans
        )
        self.with_copies.setText(
            _("Hapus {n} cadangan yang masih memuat orang ini, setelah dibuat satu yang baru").format(
                n=len(copies)
            )
        )
        self.with_copies.setChecked(bool(copies))
        self.with_copies.setVisible(bool(copies))
        others = [one for one in held.laptops if one != label]
        self.laptops.show_message(
            State.INFO,
            _(
                "Berkas laptop {laptops} masih memuat orang ini sampai digabung dengan berkas ini di sana."
            ).format(laptops=", ".join(others))
            if others
            else "",
        )
        self.actor.show_message(
            State.WARN,
            _(
                "Namanya tetap tercatat sebagai pelaku {n} tindakan dalam riwayat: itu bagian dari bukti, "
                "dan tidak dapat dihapus tanpa memutus rantainya."
            ).format(n=held.as_actor)
            if held.as_actor
            else "",
        )
        self.area.verticalScrollBar().setValue(0)


def _facts(held: PersonalData) -> list[str]:
    return [
        _("Tersimpan: {fields}").format(fields=", ".join(held.fields)),
        _("Di daftar: {lists}").format(lists="; ".join(held.lists) or "–"),
        _("{marks} tanda kehadiran, {notes} catatan notula, {versions} entri riwayat").format(
            marks=held.marks, notes=held.notes, versions=held.versions
        ),
    ]


def _line(one: Mention) -> str:
    what = one.title if one.current else _("{title} (hanya di riwayat)").format(title=one.title)
    said = ", ".join(_(TRACES[trace]) for trace in one.traces)
    return f"{what} · {one.field} · {said}: {one.excerpt}"
