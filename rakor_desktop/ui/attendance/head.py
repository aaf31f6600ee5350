"""What is true of one day's attendance, in one line and the names of the regions that are missing."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QSizePolicy, QWidget

from rakor_desktop.domain.attendance import Presence
from rakor_desktop.domain.i18n import _
from rakor_desktop.domain.regions import Gazetteer
from rakor_desktop.ui.attendance.people.lines import Line
from rakor_desktop.ui.chips import Chip
from rakor_desktop.ui.head import Elided
from rakor_desktop.ui.pieces import Label, across, down
from rakor_desktop.ui.theme import SPACE, State

MOST_NAMED = 4
"""As many as fit beside the counts at 1366 pixels; all of them stand in the tool tip."""


class DeskHead(QWidget):
    """``38 dari 60 hadir``, the women and men among them, the regions counted once each."""

    def __init__(self, actions: Sequence[QWidget]) -> None:
        super().__init__()
        self.count = Label(size="title")
        self.sexes = Chip(State.INFO)
        self.regions = Chip(State.WARN)
        self.missing = Elided("small", muted=True)
        facts = across(self.sexes, self.regions, self.missing)
        facts.setStretch(2, 1)
        box = across(down(self.count, facts, gap=6), *actions)
        box.setStretch(0, 1)
        box.setContentsMargins(2 * SPACE, 12, 2 * SPACE, 12)
        for action in actions:
            box.setAlignment(action, Qt.AlignmentFlag.AlignTop)
        self.setLayout(box)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)

    def show_lines(self, lines: Sequence[Line], gazetteer: Gazetteer) -> None:
        """Count the people of one day."""
        here = [line.person for line in lines if line.presence is Presence.PRESENT]
        codes = {person.region_uid for person in here}
        missing = [region for region in gazetteer.regencies if region.uid not in codes]
        total = len(gazetteer.regencies)
        self.count.setText(_("{n} dari {total} hadir").format(n=len(here), total=len(lines)))
        self.sexes.show_state(State.INFO, sexes([person.sex for person in here]))
        self.regions.show_state(
            State.WARN if missing else State.OK,
            _("{n}/{total} kabupaten/kota").format(n=total - len(missing), total=total),
        )
        names = [region.short for region in missing]
        self.missing.show_text(missing_regions(names))
        self.missing.setToolTip("\n".join(names))


def sexes(found: Sequence[str]) -> str:
    """Return ``L 20 · P 18``, and how many are not filled in if any."""
    men, women = found.count("L"), found.count("P")
    words = [_("L {n}").format(n=men), _("P {n}").format(n=women)]
    if men + women < len(found):
        words.append(_("belum terisi {n}").format(n=len(found) - men - women))
    return " · ".join(words)


def missing_regions(names: Sequence[str]) -> str:
    """Return the names of the regions nobody came from, the first of them where there are many."""
    if not names:
        return _("Semua kabupaten/kota sudah hadir.")
    if len(names) > MOST_NAMED + 1:
        more = _("{n} lainnya").format(n=len(names) - MOST_NAMED)
        names = [*names[:MOST_NAMED], more]
    return _("Belum hadir: {names}").format(names=", ".join(names))
