"""What is held of one person: the data, where else the person stands, scans, copies, and what stays."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QScrollArea, QWidget

from rakor_desktop.domain.i18n import N_, _
from rakor_desktop.domain.privacy import TRACES, Erasure, Mention, PersonalData
from rakor_desktop.services.privacy_copies import Copies
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
        self.backups: Checklist[Path] = Checklist(_("Cadangan yang dihapus"))
        self._backed_up = Label(strong=True)
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
                self._backed_up,
                self.backups,
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
        return self.backups.chosen

    def names_of(self, uid: str) -> list[str]:
        """Return the further names typed for this person; for another one there are none yet."""
        if uid != self._uid:
            self.also.clear()
        return [word for word in map(str.strip, self.also.text().split(",")) if word]

    def erasure(self, reason: str) -> Erasure:
        """Return what was decided."""
        return Erasure(reason, self.mentions.chosen, self.scans.chosen, self.names_of(self._uid))

    def show_held(self, held: PersonalData, copies: Copies, label: str) -> None:
        """Show what is held; ``label`` is the letter of this laptop."""
        self._uid = held.person.uid
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
        self._show_copies(copies)
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

    def _show_copies(self, copies: Copies) -> None:
        """Name the copies; those that could not be looked into go only when ticked by hand."""
        self._backed_up.setVisible(bool(copies.holding or copies.unknown))
        said = (
            _("Orang ini masih di {n} cadangan; yang dicentang dihapus setelah dibuat satu yang baru")
            if copies.holding
            else _("Cadangan yang tidak dapat diperiksa; centang yang harus dihapus")
        )
        self._backed_up.setText(said.format(n=len(copies.holding)))
        self.backups.offer(
            [
                *((one, one.name, True) for one in copies.holding),
                *(
                    (one, _("{file} · tidak dapat diperiksa").format(file=one.name), False)
                    for one in copies.unknown
                ),
            ]
        )


def _facts(held: PersonalData) -> list[str]:
    lines = [
        _("Tersimpan: {fields}").format(fields=", ".join(held.fields)),
        _("Di daftar: {lists}").format(lists="; ".join(held.lists) or "–"),
        _("{marks} tanda kehadiran, {notes} catatan notula, {versions} entri riwayat").format(
            marks=held.marks, notes=held.notes, versions=held.versions
        ),
    ]
    if held.settlements:
        said = _("{n} keputusan tentang perbedaan menyangkut orang ini; isinya ikut dihapus")
        lines.append(said.format(n=held.settlements))
    return lines


def _line(one: Mention) -> str:
    what = one.title if one.current else _("{title} (hanya di riwayat)").format(title=one.title)
    said = ", ".join(_(TRACES[trace]) for trace in one.traces)
    return f"{what} · {one.field} · {said}: {one.excerpt}"
