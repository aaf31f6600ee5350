"""What is not decided yet: the list, the sides beside each other, and one key for each decision."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from contextlib import nullcontext
from functools import partial
from typing import Any

from PySide6.QtCore import QSignalBlocker, Qt
from PySide6.QtWidgets import QPushButton, QWidget

from rakor_desktop.domain.disputes import Dispute
from rakor_desktop.domain.i18n import N_, _
from rakor_desktop.domain.merging import ConflictKind
from rakor_desktop.services import disputes_settling as deciding
from rakor_desktop.ui.context import AppContext, Outcome
from rakor_desktop.ui.head import Elided
from rakor_desktop.ui.merging.disputes import faces
from rakor_desktop.ui.merging.disputes.cards import Cards, SideCard
from rakor_desktop.ui.merging.disputes.columns import OPEN
from rakor_desktop.ui.merging.disputes.list import ListAndPanel
from rakor_desktop.ui.merging.disputes.reason import ReasonLine
from rakor_desktop.ui.merging.disputes.writing import Writing
from rakor_desktop.ui.panels.own_keys import OwnKeys
from rakor_desktop.ui.pieces import EmptyState, Label, across, button, down
from rakor_desktop.ui.table import RowTable, TableView
from rakor_desktop.ui.theme import SPACE, State

_MOST_KEYS = 9
_TYPED = "disputes.writing"
_UNSAVED = N_("Nilai ini belum disimpan. Ctrl+Enter menyimpannya, Esc membuangnya.")
_SETTLED = N_(
    "Perbedaan ini sudah diputuskan sementara Anda menulis. Tulisan Anda tetap di sini untuk disalin; "
    "Esc menutupnya."
)
_LEGEND = N_("Digarisbawahi: hanya ada di situ. Dicoret: hanya ada di nomor 1.")


class OpenView(ListAndPanel[Dispute]):
    """One disagreement in hand, or several of which one laptop is to have its way."""

    def __init__(self, app: AppContext) -> None:
        table: RowTable[Dispute] = RowTable(OPEN, found_by=_searched)
        super().__init__(TableView(table, name=_("Perbedaan yang belum diputuskan")), table)
        self._app = app
        self._written_for: Dispute | None = None
        self.cards = Cards()
        self.legend = Label(_(_LEGEND), size="small", tone="muted")
        self.writing = Writing()
        self.reason = ReasonLine()
        self.write_button = button(
            _("Tulis nilai lain…"), self.begin_writing, icon="pencil", tip=_("F2 di daftar")
        )
        self.both_button = button(
            _("Simpan keduanya"), self.keep_both, icon="copy-check", tip=_("B di daftar")
        )
        self.keep_button = button(_("Pertahankan"), self.keep, icon="check", tip=_("P di daftar"))
        self.remove_button = button(
            _("Hapus"), self.remove, icon="trash-2", kind="danger", tip=_("Delete di daftar")
        )
        self.laptops: list[QPushButton] = []
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        self._never = EmptyState(
            "circle-check",
            _("Tidak ada perbedaan"),
            _("Laptop yang digabungkan tidak saling bertentangan. Bila nanti ada, muncul di sini."),
        )
        self._decided = EmptyState(
            "circle-check",
            _("Semua perbedaan sudah diputuskan"),
            _("Keputusannya ada di “Sudah diputuskan” dan tercetak di lampiran. Yang baru muncul di sini."),
        )
        self.view.set_empty(self._never)
        self.writing.hide()
        self._several = QWidget()
        self._laptop_line = down(gap=SPACE)
        self._several.setLayout(self._laptop_line)
        middle = QWidget()
        middle.setLayout(down(self.legend, self.cards, self._several, None, gap=SPACE))
        foot = QWidget()
        self.hint = Elided("small", muted=True)
        buttons = across(self.write_button, self.both_button, self.keep_button, self.remove_button, self.hint)
        buttons.setStretch(4, 1)
        foot.setLayout(down(self.reason, buttons, gap=SPACE))
        self.foot = foot
        self.lay_out(middle, self.writing, foot)

    def _connect(self) -> None:
        self.view.selection_changed.connect(self._show)
        self.view.opened.connect(self.reason.setFocus)
        self.view.delete_pressed.connect(self.remove)
        self.reason.done.connect(self.view.setFocus)
        self.writing.written.connect(self.write)
        self.writing.left.connect(self._stop_writing)
        self.writing.typed.connect(self._note_typed)
        keys: dict[str, Callable[[], object]] = {
            str(n): partial(self.choose, n) for n in range(1, _MOST_KEYS + 1)
        }
        OwnKeys(self.view, {**keys, "F2": self.begin_writing, "B": self.keep_both, "P": self.keep})

    @property
    def dispute(self) -> Dispute | None:
        """The disagreement in hand; None while several are, or none, or what is written about is gone."""
        rows, held = self.view.selected_rows(), self._written_for
        if len(rows) != 1 or (held is not None and held.uid != rows[0].uid):
            return None
        return rows[0]

    def say_decided(self, *, any_decided: bool) -> None:
        """Say, where nothing is open, whether there ever was something to decide."""
        self.view.set_empty(self._decided if any_decided else self._never)

    def show_rows(self, rows: Sequence[Dispute]) -> None:
        """Show what is open; what is in hand stays in hand, else the next one comes up."""
        held, before = self._written_for, self.view.selected_rows()
        with QSignalBlocker(self.view) if held is not None else nullcontext():
            self.table.show_rows(rows)
        if held is not None:
            self._keep_writing(held, rows)
            return
        if rows and not self.view.selected_rows():
            self.view.go(0, 0)
        if self.view.selected_rows() == before or not rows:
            self._show()

    def choose(self, number: int) -> None:
        """Let the side of this number have its way; of several, the laptop of this number."""
        several = self._letters()
        if self.dispute is None:
            if not self.is_writing and len(self.view.selected_rows()) > 1 and number <= len(several):
                self.choose_laptop(several[number - 1])
            return
        dispute = self.dispute
        if number <= len(dispute.sides):
            said = _("{title}: nomor {n} dipakai. Ctrl+Z mengurungkan.").format(title=dispute.title, n=number)
            side = dispute.sides[number - 1].key
            self._done(self._app.act(self, deciding.choose, dispute.at, side, self.reason.reason), said)

    def choose_laptop(self, laptop: str) -> None:
        """Let one laptop have its way in all that are selected."""
        ats = [one.at for one in self.view.selected_rows()]
        outcome = self._app.act(self, deciding.choose_laptop, ats, laptop, self.reason.reason)
        said = _("Laptop {laptop} dipakai untuk {n} perbedaan. Ctrl+Z mengurungkan.").format(
            laptop=laptop, n=outcome.value or 0
        )
        self._done(outcome, said)

    def begin_writing(self) -> None:
        """Ask for another value, if one can be written."""
        if self.is_writing:
            self.writing.take_focus()
        elif self.dispute is not None and self.dispute.writable:
            self._written_for = self.dispute
            self.writing.open_for(self.dispute)
            self.foot.hide()

    def write(self, text: str) -> None:
        """Take what was written as the value."""
        dispute, self._written_for = self._written_for, None
        if dispute is None:
            return
        outcome = self._app.attempt(deciding.write, dispute.at, text, self.reason.reason)
        if outcome.refusal is not None:
            self._written_for = dispute
            self.writing.refuse(outcome.refusal)
            return
        self._done(
            outcome, _("{title}: nilai lain disimpan. Ctrl+Z mengurungkan.").format(title=dispute.title)
        )

    def keep_both(self) -> None:
        """Keep every text of a note."""
        if self.dispute is not None and self.dispute.can_keep_both:
            said = _("{title}: semua kalimat disimpan. Ctrl+Z mengurungkan.").format(title=self.dispute.title)
            self._done(self._app.act(self, deciding.keep_both, self.dispute.at, self.reason.reason), said)

    def keep(self) -> None:
        """Let a deleted row stand."""
        self._stay_or_go(deciding.keep, N_("{title} dipertahankan. Ctrl+Z mengurungkan."))

    def remove(self) -> None:
        """Let the deletion stand."""
        self._stay_or_go(deciding.remove, N_("{title} dihapus. Ctrl+Z mengurungkan."))

    def _stay_or_go(self, verb: Callable[..., None], said: str) -> None:
        dispute = self.dispute
        if dispute is not None and dispute.kind is not ConflictKind.FIELD:
            outcome = self._app.act(self, verb, dispute.at, self.reason.reason)
            self._done(outcome, _(said).format(title=dispute.title))

    def _done(self, outcome: Outcome[Any], said: str) -> None:
        if not outcome:
            return
        self.reason.clear()
        self._stop_writing()
        self._app.told.emit(said)

    @property
    def is_writing(self) -> bool:
        """Whether a third value is asked for."""
        return self._written_for is not None

    def _stop_writing(self) -> None:
        self._close_writing()
        if self.table.rows() and not self.view.selected_rows():
            self.view.go(0, 0)
        self._show()
        self.view.setFocus()

    def _close_writing(self) -> None:
        self._written_for = None
        self._app.autosave.forget(_TYPED)
        self.writing.hide()
        self.foot.show()

    def _note_typed(self) -> None:
        """Let nothing pass over a value that was typed but not decided about."""
        if self._written_for is not None and self.writing.is_changed:
            self._app.autosave.touch(_TYPED, self._insist, after_pause=False)
        else:
            self._app.autosave.forget(_TYPED)

    def _insist(self) -> bool:
        """Ask for a decision: going away never makes one."""
        gone = self._written_for is not None and not self._holds(self._written_for)
        self.writing.refuse(_(_SETTLED if gone else _UNSAVED))
        return False

    def _holds(self, dispute: Dispute) -> bool:
        return any(one.uid == dispute.uid for one in self.table.rows())

    def _keep_writing(self, held: Dispute, rows: Sequence[Dispute]) -> None:
        """Show the news around what is being typed; text, cursor and focus stay."""
        fresh = next((one for one in rows if one.uid == held.uid), None)
        self.panel.show()
        if fresh is None:
            self.writing.tell(_(_SETTLED))
            for card in self.cards.cards:
                card.setEnabled(False)
            return
        self._written_for = fresh
        if self.dispute is None:
            with QSignalBlocker(self.view):
                self.view.select_row(fresh.uid)
        self.writing.tell("")
        self._show_one(fresh)

    def _may_leave(self) -> bool:
        """Whether another row may come into hand; else the one that is being written about comes back."""
        held = self._written_for
        if held is None or not self.writing.is_changed:
            return True
        self._insist()
        if self._holds(held) and self.dispute is None:
            with QSignalBlocker(self.view):
                self.view.select_row(held.uid)
        return False

    def _letters(self) -> list[str]:
        return sorted(_says(self.view.selected_rows()))

    def _show(self) -> None:
        if not self._may_leave():
            return
        rows = self.view.selected_rows()
        self.message.show_message(State.BAD, "")
        self._close_writing()
        self.panel.setVisible(bool(rows))
        one = self.dispute
        for part in (self.write_button, self.both_button, self.keep_button, self.remove_button, self.legend):
            part.hide()
        self._several.setVisible(len(rows) > 1)
        self.cards.setVisible(one is not None)
        if one is not None:
            self._show_one(one)
        elif rows:
            self._show_several(rows)

    def _show_one(self, one: Dispute) -> None:
        is_field = one.kind is ConflictKind.FIELD
        self.title.setText(f"{one.title} · {one.field_name}" if is_field else one.title)
        self.explanation.setText(one.explanation)
        shown = faces.of_dispute(one)
        self.legend.setVisible(is_field and faces.is_text([side.said for side in one.sides]))
        self.cards.show_cards(
            [SideCard(face, partial(self.choose, n)) for n, face in enumerate(shown, start=1)]
        )
        self.hint.show_text(" · ".join(_keys(one)))
        self.write_button.setVisible(one.writable)
        self.both_button.setVisible(one.can_keep_both)
        self.both_button.setText(
            _("Simpan keduanya") if len(one.sides) == 2 else _("Simpan semuanya")  # noqa: PLR2004
        )
        self.keep_button.setVisible(not is_field)
        self.remove_button.setVisible(not is_field)
        self.remove_button.setEnabled(not one.used_by)

    def _show_several(self, rows: Sequence[Dispute]) -> None:
        self.title.setText(_("{n} perbedaan dipilih").format(n=len(rows)))
        self.explanation.setText(
            _(
                "Pilih laptop yang dipakai untuk semuanya sekaligus. Yang tidak diisi laptop itu tetap "
                "belum diputuskan. Satu kali Ctrl+Z mengurungkan semuanya."
            )
        )
        for old in self.laptops:
            old.hide()
            old.deleteLater()
        says = _says(rows)
        self.laptops = [
            button(
                _("{n} · Pakai laptop {laptop} ({many} dari {all})").format(
                    n=place, laptop=laptop, many=says[laptop], all=len(rows)
                ),
                partial(self.choose_laptop, laptop),
            )
            for place, laptop in enumerate(sorted(says), start=1)
        ]
        self.hint.show_text(_("1–9 memilih laptop · Enter menulis alasan"))
        for made in self.laptops:
            self._laptop_line.addWidget(made, 0, Qt.AlignmentFlag.AlignLeft)


def _says(rows: Sequence[Dispute]) -> Counter[str]:
    """Return in how many of these each laptop has a say."""
    return Counter(laptop for one in rows for laptop in one.laptops)


def _keys(one: Dispute) -> list[str]:
    """Return the keys that decide a disagreement, in words."""
    if one.kind is not ConflictKind.FIELD:
        return [_("P mempertahankan"), _("Delete menghapus")]
    said = [_("1–9 memilih")]
    if one.writable:
        said.append(_("F2 nilai lain"))
    if one.can_keep_both:
        said.append(_("B keduanya"))
    return [*said, _("Enter alasan")]


def _searched(one: Dispute) -> str:
    sides = " ".join(f"{side.said} {side.who}" for side in one.sides)
    return f"{one.title} {one.about} {sides}"
