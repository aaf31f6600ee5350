"""Leads through the setting up of a meeting: from what, when and where, why, and on whose paper."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QDialog, QStackedWidget, QWidget

from rakor_desktop.domain.errors import RakorError
from rakor_desktop.domain.event import EventRow
from rakor_desktop.domain.i18n import N_, _
from rakor_desktop.services import events, regions, setting_up
from rakor_desktop.services.setting_up import SIGNATORY_FIELDS, Plan, Start
from rakor_desktop.ui import messages
from rakor_desktop.ui.context import AppContext
from rakor_desktop.ui.dialogs import event_fields
from rakor_desktop.ui.form import Choice, Form
from rakor_desktop.ui.messages import Choice as Answer
from rakor_desktop.ui.pieces import InlineMessage, Label, across, button, down, scrolling
from rakor_desktop.ui.theme import SPACE, State

_SCRATCH = ""
_TITLES = (
    N_("Mulai dari mana?"),
    N_("Apa, kapan, dan di mana?"),
    N_("Mengapa: dasar, maksud, dan tujuan"),
    N_("Kop naskah dan penanda tangan"),
)
_HINTS = (
    N_("Dari rakor terdahulu diambil kop, penanda tangan, instansi, dan orangnya; semuanya dapat diubah."),
    N_("Nama hari dihitung oleh program. Yang bertanda * wajib diisi; yang lain boleh menyusul."),
    N_("Satu butir satu baris. Bagian ini dicetak dalam laporan dan boleh menyusul."),
    N_("Tampil di kepala setiap naskah dinas. Boleh dikosongkan dan diisi kemudian lewat “Data rakor”."),
)
START, WHAT, WHY, PAPER = range(4)


class EventWizard(QDialog):
    """Asks step by step and makes the meeting as one action, which one undo takes back."""

    def __init__(self, app: AppContext, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.app = app
        self._earlier = app.ask(events.events)
        self._filled_from: str | None = None
        self.setWindowTitle(_("Siapkan rakor baru"))
        self.start = Form((_start_field(self._earlier), event_fields.PEOPLE))
        self.what = Form(event_fields.what(app.ask(regions.gazetteer).regencies))
        self.why = Form(event_fields.WHY)
        self.paper = Form((*event_fields.LETTERHEAD, *event_fields.SIGNATORY))
        self._steps = (self.start, self.what, self.why, self.paper)
        self.message = InlineMessage(State.BAD)
        self._lay_out()
        self.start.show_row("", {"earlier": _SCRATCH, "people": True})
        self._fill()
        self.start.edited.connect(self._offer_people)
        self._offer_people()
        self._go(START if self._earlier else WHAT)

    def show_refusal(self, sentence: str) -> None:
        """Say why the meeting was not made."""
        self.message.show_message(State.BAD, sentence)

    @property
    def step(self) -> int:
        """Which step is shown, from 0."""
        return self._stack.currentIndex()

    def go_on(self) -> None:
        """Go to the next step, or make the meeting after the last; stay where something is wrong."""
        given = self._steps[self.step].collect()
        if given is None or (self.step == WHAT and self._says_wrong_days(given)):
            return
        if self.step == START:
            self._fill()
        if self.step == PAPER:
            self._finish()
        else:
            self._go(self.step + 1)

    def skip(self) -> None:
        """Show the next step without asking whether this one is complete; nothing is made by it."""
        if self.step == START:
            self._fill()
        self._go(min(self.step + 1, PAPER))

    def go_back(self) -> None:
        """Go to the step before; what was typed stays."""
        self._go(self.step - 1)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Go on with Ctrl+Enter too: in a box of several lines Enter begins the next one."""
        control = event.modifiers() & Qt.KeyboardModifier.ControlModifier
        if control and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.go_on()
        else:
            super().keyPressEvent(event)

    def reject(self) -> None:
        """Leave, after asking when something typed would be lost."""
        typed = any(form.dirty for form in self._steps[WHAT:])
        answers = Answer("leave", _("Buang isian"), danger=True), Answer("stay", _("Lanjut mengisi"))
        sentence = _("Rakornya belum dibuat. Yang sudah diketik di sini akan hilang.")
        if not typed or messages.ask(self, _("Siapkan rakor baru"), sentence, answers) == "leave":
            super().reject()

    def _says_wrong_days(self, given: Mapping[str, Any]) -> bool:
        try:
            events.refuse_wrong_days(given["start_date"], given["end_date"])
        except RakorError as refusal:
            self.what.show_refusal(str(refusal), "end_date")
            return True
        return False

    def _lay_out(self) -> None:
        self._title = Label(size="title")
        self._hint = Label(tone="muted")
        self._count = Label(size="small", tone="muted")
        self._stack = QStackedWidget()
        for form in self._steps:
            self._stack.addWidget(scrolling(_padded(form)))
        self.back = button(_("Kembali"), self.go_back, icon="arrow-left")
        self.next = button("", self.go_on, kind="primary")
        self.next.setDefault(True)
        cancel = button(_("Batal"), self.reject)
        steps = across(cancel, None, self._count, self.back, self.next)
        self.setLayout(
            down(self._title, self._hint, self.message, self._stack, steps, gap=SPACE, margin=3 * SPACE)
        )
        # After the last field comes the way on, not the way out.
        self.setTabOrder(self.next, self.back)
        self.setTabOrder(self.back, cancel)
        self.resize(760, 680)

    def _go(self, step: int) -> None:
        first = START if self._earlier else WHAT
        self._stack.setCurrentIndex(step)
        self._title.setText(_(_TITLES[step]))
        self._hint.setText(_(_HINTS[step]))
        self.message.show_message(State.BAD, "")
        self._count.setText(
            _("Langkah {step} dari {steps}").format(step=step - first + 1, steps=len(self._steps) - first)
        )
        self.back.setVisible(step > first)
        self.next.setText(_("Siapkan rakor") if step == PAPER else _("Lanjut"))
        self._steps[step].focus()

    def _fill(self) -> None:
        chosen = (self.start.collect() or {}).get("earlier", _SCRATCH)
        if chosen == self._filled_from:
            return
        self._filled_from = chosen
        given = self.app.ask(setting_up.start_from, chosen) if chosen else None
        self.what.show_row("what", _shown(event_fields.WHAT_NAMES, given))
        self.why.show_row("why", _shown(event_fields.WHY_NAMES, given))
        self.paper.show_row("paper", _papers(given))

    def _offer_people(self) -> None:
        self.start.set_shown("people", bool((self.start.collect() or {}).get("earlier")))

    def _finish(self) -> None:
        answers = [form.collect() for form in self._steps]
        wrong = next((nth for nth, values in enumerate(answers) if values is None), None)
        if wrong is not None:
            self._go(wrong)
            return
        start, what, why, paper = (values or {} for values in answers)
        plan = Plan(
            what.pop("name"),
            what.pop("start_date"),
            what.pop("end_date"),
            start["earlier"] or None,
            bool(start["people"]),
            {**what, **why},
            {name: paper[name] for name in event_fields.LETTERHEAD_NAMES},
            {name: paper[name] for name in SIGNATORY_FIELDS},
        )
        outcome = self.app.act(self, setting_up.set_up, plan)
        if outcome and outcome.value:
            self.app.set_event(outcome.value)
            self.accept()


def _start_field(earlier: list[EventRow]) -> Choice:
    options = [(_SCRATCH, _("Dari awal")), *((event.uid, event.name) for event in earlier)]
    return Choice("earlier", N_("Mulai dari"), options=options)


def _shown(names: tuple[str, ...], given: Start | None) -> Mapping[str, Any]:
    usual: dict[str, Any] = {"time_zone": "WITA"}
    known = given.particulars if given else {}
    return {name: known.get(name, usual.get(name)) for name in names}


def _papers(given: Start | None) -> Mapping[str, Any]:
    kop = {name: getattr(given.letterhead, name) for name in event_fields.LETTERHEAD_NAMES} if given else {}
    signs = given.signatory if given else {}
    names = (*event_fields.LETTERHEAD_NAMES, *SIGNATORY_FIELDS)
    return {**dict.fromkeys(names), "capacity": event_fields.USUAL_CAPACITY, **kop, **signs}


def _padded(form: Form) -> QWidget:
    around = QWidget()
    box = down(form)
    box.setContentsMargins(SPACE // 2, SPACE, 2 * SPACE, SPACE)
    around.setLayout(box)
    return around
