"""Above the matrix: whom to look for, what must be true of their marks, and whose group they are in."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from enum import StrEnum

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QSizePolicy, QWidget

from rakor_desktop.domain.attendance import PRESENCES, AttendeeRow, Presence
from rakor_desktop.domain.i18n import N_, _
from rakor_desktop.domain.marks import Standing, days_present
from rakor_desktop.ui.attendance.people.lines import ALL, Finder, Line
from rakor_desktop.ui.attendance.people.search import SearchLine
from rakor_desktop.ui.attendance.readings import WORDS, Readings
from rakor_desktop.ui.choosers import ChoiceBox
from rakor_desktop.ui.picks import Picks
from rakor_desktop.ui.pieces import across
from rakor_desktop.ui.theme import SPACE


class Wanted(StrEnum):
    """What is looked for in the marks of a person, at whatever day or session."""

    ANY = ""
    EVERY_DAY = "every day"
    SOME_DAYS = "some days"
    NEVER = "never"
    LATE = "late"
    LEFT = "left"
    EXCUSED = "excused"
    ABSENT = "absent"
    DOUBTFUL = "doubtful"


_WANTED = {
    Wanted.ANY: N_("Semua keadaan"),
    Wanted.EVERY_DAY: N_("Hadir setiap hari"),
    Wanted.SOME_DAYS: N_("Hadir sebagian hari"),
    Wanted.NEVER: N_("Belum pernah hadir"),
    Wanted.LATE: WORDS[Standing.LATE],
    Wanted.LEFT: N_("Pulang sebelum selesai"),
    Wanted.EXCUSED: PRESENCES[Presence.EXCUSED],
    Wanted.ABSENT: PRESENCES[Presence.ABSENT],
    Wanted.DOUBTFUL: WORDS[Standing.DOUBTFUL],
}
_LETTERS = 18
_STANDINGS = {
    Wanted.LATE: Standing.LATE,
    Wanted.EXCUSED: Standing.EXCUSED,
    Wanted.ABSENT: Standing.ABSENT,
    Wanted.DOUBTFUL: Standing.DOUBTFUL,
}


class MatrixBar(QWidget):
    """What the matrix is narrowed to."""

    narrowed = Signal()
    """Search, state or group changed."""

    def __init__(self) -> None:
        super().__init__()
        self.search = SearchLine()
        self.search.setToolTip(_("Ketik sebagian nama; Enter pergi ke barisnya (Ctrl+F)"))
        self.wanted = ChoiceBox([(wanted, _(word)) for wanted, word in _WANTED.items()])
        self.wanted.setAccessibleName(_("Keadaan"))
        self.wanted.setToolTip(
            _("Keadaan pada hari atau sesi mana pun; judul kolom menyaring satu hari saja")
        )
        self.wanted.setMinimumContentsLength(_LETTERS)
        self.wanted.show_value(Wanted.ANY)
        self.groups = Picks(_("Kelompok"))
        box = across(self.search, self.wanted, SPACE, self.groups)
        box.setStretch(3, 1)
        for part in (self.search, self.wanted, self.groups):
            box.setAlignment(part, Qt.AlignmentFlag.AlignTop)
        box.setContentsMargins(2 * SPACE, 0, 2 * SPACE, SPACE)
        self.setLayout(box)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        self.search.textChanged.connect(self.narrowed)
        self.groups.chosen.connect(self.narrowed)
        self.wanted.currentIndexChanged.connect(self.narrowed)

    def show_counts(self, finder: Finder) -> None:
        """Count who is in which group."""
        offered = finder.groups()
        known = {pick.key for pick in offered}
        self.groups.show_picks(offered, self.groups.key if self.groups.key in known else ALL)

    def want(self, wanted: Wanted) -> None:
        """Show only the people of whom this is true."""
        self.wanted.show_value(wanted)

    def widen(self) -> None:
        """Narrow the matrix to nothing but what stands in the search."""
        self.groups.choose(ALL)
        self.wanted.show_value(Wanted.ANY)
        self.narrowed.emit()

    def scope(self, readings: Readings) -> Callable[[Line], bool] | None:
        """Return what tells who is wanted, None for everybody."""
        group, wanted = self.groups.key or ALL, self.wanted.value() or Wanted.ANY
        if group == ALL and wanted is Wanted.ANY:
            return None
        return lambda line: group in (ALL, line.person.group) and fits(line.person, wanted, readings)

    @property
    def scope_words(self) -> Sequence[str]:
        """What is asked for, in words."""
        words = [self.wanted.currentText()] if self.wanted.value() is not Wanted.ANY else []
        if self.groups.key not in ("", ALL):
            words.append(self.groups.button(self.groups.key).text().rpartition("  ")[0])
        return words


def fits(person: AttendeeRow, wanted: Wanted, readings: Readings) -> bool:
    """Tell whether this is true of a person's marks."""
    if wanted is Wanted.ANY:
        return True
    if wanted is Wanted.LEFT:
        return any(mark.left_at is not None for mark in person.marks)
    if wanted in _STANDINGS:
        return any(readings.of(person, held).standing is _STANDINGS[wanted] for held in readings.sessions)
    days = days_present(person, readings.days)
    return {
        Wanted.EVERY_DAY: days == len(readings.days),
        Wanted.SOME_DAYS: 0 < days < len(readings.days),
        Wanted.NEVER: not person.came,
    }[wanted]
