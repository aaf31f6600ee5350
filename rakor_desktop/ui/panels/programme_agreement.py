"""What the meeting decides about proposed rows, and the words some decisions need."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QPushButton, QWidget

from rakor_desktop.domain.i18n import N_, _
from rakor_desktop.domain.programmes import AGREEMENTS, Agreement, ProgrammeRow
from rakor_desktop.ui import icons
from rakor_desktop.ui.autosave import Autosave
from rakor_desktop.ui.panels.programme_columns import STATES
from rakor_desktop.ui.pieces import Label, Picture, across, button, down
from rakor_desktop.ui.theme import SPACE

Save = Callable[[Mapping[str, Mapping[str, Any]]], "str | None"]

KEYS = {
    Agreement.PROPOSED: "F5",
    Agreement.AGREED: "F6",
    Agreement.AGREED_WITH_NOTE: "F7",
    Agreement.DEFERRED: "F8",
    Agreement.NOT_ACCOMMODATED: "F9",
}
_ASKED = {
    Agreement.NOT_ACCOMMODATED: ("reason", N_("Alasan {which} tidak diakomodasi")),
    Agreement.AGREED_WITH_NOTE: ("remarks", N_("Catatan pada kesepakatan {which}")),
}
_MOST_NAMED = 4


def speechless(row: ProgrammeRow, agreement: Agreement) -> bool:
    """Tell whether a decision about a row still lacks the words it needs."""
    if agreement is Agreement.NOT_ACCOMMODATED:
        return not row.reason
    return agreement is Agreement.AGREED_WITH_NOTE and not (row.reason or row.remarks)


@dataclass(frozen=True, slots=True)
class _Question:
    """A decision that waits for its words."""

    agreement: Agreement
    uids: Sequence[str]


class AgreementBar(QWidget):
    """Five buttons for the selected rows; where a decision needs words, a line below asks for them first."""

    pressed = Signal(object)
    """An ``Agreement`` was pressed."""
    answered = Signal()
    """The line below is shut again."""

    def __init__(self, save: Save, autosave: Autosave) -> None:
        super().__init__()
        self._save = save
        self._autosave = autosave
        self._question: _Question | None = None
        self._target = Label(size="small", tone="muted")
        self.buttons = {agreement: self._button(agreement) for agreement in Agreement}
        self._asked = Label(strong=True)
        self.line = _ReasonLine()
        self._wrong = Label(size="small", tone="bad")
        self._refusal = QWidget()
        self._ask = QWidget()
        self._lay_out()
        self.line.returnPressed.connect(self.commit)
        self.line.given_up.connect(self.give_up)
        self.line.textEdited.connect(self._typed)

    def _button(self, agreement: Agreement) -> QPushButton:
        made = button(
            _(AGREEMENTS[agreement]),
            lambda: self.pressed.emit(agreement),
            shortcut=KEYS[agreement],
            kind="quiet",
        )
        state = STATES[agreement]
        made.setIcon(icons.icon(icons.STATES[state], state.value))
        return made

    def _lay_out(self) -> None:
        self._target.setWordWrap(False)
        choose = across(self._target, *self.buttons.values(), None, gap=SPACE // 2)
        answer = across(
            self.line,
            button(_("Simpan"), self.commit),
            button(_("Batal"), self.give_up, kind="quiet"),
            None,
        )
        answer.setStretch(0, 1)
        self.line.setMaximumWidth(640)
        refusal = across(Picture("circle-x", "bad", 14), self._wrong, gap=5)
        refusal.setStretch(1, 1)
        self._refusal.setLayout(refusal)
        box = down(self._asked, answer, self._refusal, gap=4)
        box.setContentsMargins(0, SPACE // 2, 0, SPACE // 2)
        self._ask.setLayout(box)
        self._ask.hide()
        outer = down(choose, self._ask, gap=SPACE // 2)
        outer.setContentsMargins(2 * SPACE, 0, 2 * SPACE, SPACE)
        self.setLayout(outer)
        self._say("")

    @property
    def asking(self) -> bool:
        """Whether a decision waits for its words."""
        return self._question is not None

    @property
    def refusal(self) -> str:
        """What is said to be wrong with the words."""
        return self._wrong.text()

    def show_selection(self, rows: Sequence[ProgrammeRow]) -> None:
        """Say whom a decision would be about; nobody is decided about unseen."""
        named = rows[0].number if len(rows) == 1 else _("{n} baris").format(n=len(rows))
        self._target.setText(_("Status {which}:").format(which=named) if rows else _("Pilih baris:"))
        for made in self.buttons.values():
            made.setEnabled(bool(rows))

    def ask(self, agreement: Agreement, rows: Sequence[ProgrammeRow]) -> None:
        """Ask for the words of a decision about these rows; nothing is changed before they are given."""
        self._question = _Question(agreement, [row.uid for row in rows])
        which = ", ".join(row.number for row in rows[:_MOST_NAMED])
        more = len(rows) - _MOST_NAMED
        which = _("{which} dan {n} lainnya").format(which=which, n=more) if more > 0 else which
        self._asked.setText(_(_ASKED[agreement][1]).format(which=which))
        self.line.setAccessibleName(self._asked.text())
        self.line.clear()
        self._say("")
        self._ask.show()
        self.line.setFocus()

    def commit(self) -> bool:
        """Write decision and words together; tell whether they are safe."""
        question = self._question
        if question is None:
            return True
        words = self.line.text().strip()
        if not words and question.agreement is Agreement.NOT_ACCOMMODATED:
            self._say(_("Alasan wajib diisi; tanpa alasan statusnya tidak diubah."))
            self.line.setFocus()
            return False
        fields = {"agreement": question.agreement, _ASKED[question.agreement][0]: words}
        refusal = self._save(dict.fromkeys(question.uids, fields))
        if refusal is not None:
            self._say(refusal)
            return False
        self._shut()
        return True

    def give_up(self) -> None:
        """Leave everything as it was."""
        self._shut()

    def _typed(self) -> None:
        self._say("")
        if self.line.text().strip():
            self._autosave.touch(self._key, self.commit, after_pause=False)
        else:
            self._autosave.forget(self._key)

    def _shut(self) -> None:
        self._question = None
        self._autosave.forget(self._key)
        self._ask.hide()
        self.answered.emit()

    @property
    def _key(self) -> tuple[str, int]:
        return "agreement", id(self)

    def _say(self, sentence: str) -> None:
        self._wrong.setText(sentence)
        self._refusal.setVisible(bool(sentence))
        self.line.setProperty("wrong", bool(sentence))
        self.line.style().polish(self.line)


class _ReasonLine(QLineEdit):
    """Esc gives the decision up."""

    given_up = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        if event.key() == Qt.Key.Key_Escape:
            self.given_up.emit()
        else:
            super().keyPressEvent(event)
