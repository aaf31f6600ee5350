"""The people of one place, one below the other: who came, and who can still be called."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from rakor_desktop.domain.i18n import _
from rakor_desktop.ui.pieces import Label, Picture, across, button, down
from rakor_desktop.ui.theme import SPACE

MOST = 60
"""People named in one part of the panel; the list shows them all."""


@dataclass(frozen=True, slots=True)
class Entry:
    """What is said of one person."""

    uid: str
    name: str
    about: str
    phone: str = ""
    here: str = ""
    """What marking this person present means, in words; empty for who cannot be marked from here."""


class PersonLine(QWidget):
    """A name, an office, perhaps a phone number, and for who is not here yet a way to say so."""

    marked = Signal(str)
    """This person is here."""

    def __init__(self) -> None:
        super().__init__()
        self.entry = Entry("", "", "")
        self.name = Label()
        self.about = Label(size="small", tone="muted")
        self.phone = Label(size="small")
        self.phone.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.phone.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.mark = button(_("Hadir"), lambda: self.marked.emit(self.entry.uid), icon="user-check")
        self._call = QWidget()
        call = across(Picture("phone", size=14), self.phone, gap=4)
        call.setStretch(1, 1)
        self._call.setLayout(call)
        words = down(self.name, self.about, self._call, gap=2)
        box = across(words, self.mark)
        box.setStretch(0, 1)
        box.setAlignment(self.mark, Qt.AlignmentFlag.AlignTop)
        box.setContentsMargins(0, SPACE // 2, 0, SPACE // 2)
        self.setLayout(box)

    def show_entry(self, entry: Entry) -> None:
        """Say something else."""
        self.entry = entry
        self.name.setText(entry.name)
        self.about.setText(entry.about)
        self.about.setVisible(bool(entry.about))
        self.phone.setText(entry.phone)
        self._call.setVisible(bool(entry.phone))
        self.mark.setVisible(bool(entry.here))
        self.mark.setToolTip(entry.here)
        self.mark.setAccessibleName(entry.here)
        self.setAccessibleName(" ".join(filter(None, (entry.name, entry.about))))


class People(QWidget):
    """A heading with a number, and the lines below it; hidden while there is nobody."""

    marked = Signal(str)
    """The person of this uid is here."""

    def __init__(self, title: str) -> None:
        super().__init__()
        self._title = title
        self.heading = Label(strong=True, size="small")
        self.more = Label(size="small", tone="muted")
        self.lines: list[PersonLine] = []
        self._box = down(gap=0)
        self.setLayout(down(self.heading, self._box, self.more, gap=2))

    def show_entries(self, entries: Sequence[Entry], count: int) -> None:
        """Show these people of ``count``; the lines that are there are used again."""
        self.setVisible(bool(count))
        self.heading.setText(f"{self._title} · {count}")
        for spare in self.lines[len(entries) :]:
            # It stays whole until its own button, which may have led here, is done.
            self._box.removeWidget(spare)
            spare.hide()
            spare.deleteLater()
        del self.lines[len(entries) :]
        for line, known in zip(self.lines, entries, strict=False):
            if line.entry != known:
                line.show_entry(known)
        for fresh in entries[len(self.lines) :]:
            line = PersonLine()
            line.show_entry(fresh)
            line.marked.connect(self.marked)
            self._box.addWidget(line)
            self.lines.append(line)
        left = count - len(entries)
        self.more.setVisible(left > 0)
        self.more.setText(_("dan {n} orang lagi, lihat Daftar").format(n=left))
