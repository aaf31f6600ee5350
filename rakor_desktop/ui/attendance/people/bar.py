"""Above the attendance list: which day, whom to look for, and what just happened."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QSizePolicy, QToolButton, QWidget

from rakor_desktop.domain.event import SessionKind, SessionRow
from rakor_desktop.domain.i18n import _
from rakor_desktop.domain.session_rules import session_line, session_name, shortened
from rakor_desktop.ui.attendance.people.lines import ALL, Finder, Line, scope
from rakor_desktop.ui.attendance.people.search import SearchLine
from rakor_desktop.ui.icons import icon
from rakor_desktop.ui.panels.arrival_names import weekday
from rakor_desktop.ui.picks import Pick, Picks
from rakor_desktop.ui.pieces import Label, across, down
from rakor_desktop.ui.status import Sentence
from rakor_desktop.ui.table import OrderBox
from rakor_desktop.ui.theme import SPACE, State

__all__ = ["DeskBar", "session_name", "session_pick"]

_LONGEST_PICK = 22


class DeskBar(QWidget):
    """What the list is narrowed to; ``said`` is the answer to the last thing done."""

    narrowed = Signal()
    """Search, state, group or region changed."""

    def __init__(self) -> None:
        super().__init__()
        self.region = ""
        """Only people from there, if not empty."""
        self.search = SearchLine()
        self.said = Sentence()
        self.states = Picks(_("Kehadiran"))
        self.groups = Picks(_("Kelompok"))
        self.place = _place_button()
        self._lay_out()
        for picks in (self.states, self.groups):
            picks.chosen.connect(self.narrowed)
        self.search.textChanged.connect(self.narrowed)
        self.place.clicked.connect(lambda: self.show_region("", ""))

    def _lay_out(self) -> None:
        answer = QWidget()
        answer.setLayout(across(self.said))
        above = across(self.search, answer)
        above.setStretch(0, 2)
        above.setStretch(1, 3)
        self._above = above
        below = across(self.states, 2 * SPACE, self.groups, self.place, None)
        for part in (self.states, self.groups, self.place):
            below.setAlignment(part, Qt.AlignmentFlag.AlignTop)
        box = down(above, below)
        box.setContentsMargins(2 * SPACE, 0, 2 * SPACE, SPACE)
        self.setLayout(box)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        self.say("")

    def show_order(self, box: OrderBox) -> None:
        """Offer at the right what the list can be sorted by."""
        self.order = box
        words = Label(_("Urutkan"), size="small", tone="muted")
        words.setWordWrap(False)
        for part in (words, box):
            self._above.addWidget(part)

    def show_counts(self, finder: Finder) -> None:
        """Count who is in which state and group."""
        states = [pick for pick in finder.states() if pick.count or pick.key in (ALL, self.states.key)]
        for picks, offered in ((self.states, states), (self.groups, finder.groups())):
            known = {pick.key for pick in offered}
            picks.show_picks(offered, picks.key if picks.key in known else ALL)

    @property
    def scope(self) -> Callable[[Line], bool] | None:
        """What the picks leave of the list, beside the search; None for everybody."""
        return scope(self.states.key, self.groups.key, self.region)

    @property
    def scope_words(self) -> list[str]:
        """The picks that leave something out, in words."""
        picked = [picks.button(picks.key).text() for picks in (self.states, self.groups) if picks.key != ALL]
        # The count behind the word says nothing about what is left.
        words = [text.rpartition("  ")[0] or text for text in picked]
        return [*words, self.place.text()] if self.region else words

    def show_region(self, uid: str, name: str) -> None:
        """Narrow the list to one region, or no longer."""
        self.region = uid
        self.place.setText(name)
        self.place.setVisible(bool(uid))
        self.narrowed.emit()

    def widen(self) -> None:
        """Narrow the list to nothing but what stands in the search."""
        self.states.choose(ALL)
        self.groups.choose(ALL)
        self.show_region("", "")

    def say(self, text: str, state: State = State.OK) -> None:
        """Say what came of the last thing done."""
        self.said.show_text(state, text)


def session_pick(session: SessionRow) -> Pick:
    """Return the button that chooses a day or session; all of a long title is in the tool tip."""
    if session.kind is SessionKind.DAY:
        day = f"{weekday(session.date)} {session.date.day}"
        return Pick(session.uid, f"{session_name(session)} · {day}", tip=session_line(session))
    name = shortened(session_name(session), _LONGEST_PICK)
    return Pick(session.uid, name, tip=session_line(session))


def _place_button() -> QToolButton:
    made = QToolButton()
    made.setIcon(icon("x"))
    made.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
    made.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    made.setToolTip(_("Tampilkan lagi semua kabupaten/kota"))
    made.hide()
    return made
