"""Above the attendance list: which day, whom to look for, and what just happened."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QSizePolicy, QToolButton, QWidget

from rakor_desktop.domain.event import SESSION_KINDS, SessionKind, SessionRow
from rakor_desktop.domain.i18n import _
from rakor_desktop.domain.numbers import roman
from rakor_desktop.ui.attendance.lines import ALL, Finder, Line
from rakor_desktop.ui.attendance.search import SearchLine
from rakor_desktop.ui.icons import icon
from rakor_desktop.ui.panels.arrival_names import weekday
from rakor_desktop.ui.picks import Pick, Picks
from rakor_desktop.ui.pieces import across, down
from rakor_desktop.ui.status import Sentence
from rakor_desktop.ui.theme import SPACE, State


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
        below = across(self.states, 2 * SPACE, self.groups, self.place, None)
        for part in (self.states, self.groups, self.place):
            below.setAlignment(part, Qt.AlignmentFlag.AlignTop)
        box = down(above, below)
        box.setContentsMargins(2 * SPACE, 0, 2 * SPACE, SPACE)
        self.setLayout(box)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        self.say("")

    def show_counts(self, finder: Finder) -> None:
        """Count who is in which state and group."""
        states = [pick for pick in finder.states() if pick.count or pick.key in (ALL, self.states.key)]
        for picks, offered in ((self.states, states), (self.groups, finder.groups())):
            known = {pick.key for pick in offered}
            picks.show_picks(offered, picks.key if picks.key in known else ALL)

    def left_of(self, finder: Finder) -> list[Line]:
        """Return what is left of the list."""
        return finder.find(self.search.text(), self.states.key, self.groups.key, self.region)

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


def session_name(session: SessionRow) -> str:
    """Return what a day or session is called: ``Hari I``, or its title."""
    if session.kind is SessionKind.DAY:
        return _("Hari {number}").format(number=roman(session.number))
    return session.title or _(SESSION_KINDS[session.kind])


def session_pick(session: SessionRow) -> Pick:
    """Return the button that chooses a day or session."""
    day = f"{weekday(session.date)} {session.date.day}"
    if session.kind is SessionKind.DAY:
        return Pick(session.uid, f"{session_name(session)} · {day}")
    return Pick(session.uid, session_name(session), tip=day)


def _place_button() -> QToolButton:
    made = QToolButton()
    made.setIcon(icon("x"))
    made.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
    made.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    made.setToolTip(_("Tampilkan lagi semua kabupaten/kota"))
    made.hide()
    return made
