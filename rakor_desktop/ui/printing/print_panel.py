"""What is chosen before printing: where to, which pages, how often."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QProgressBar

from rakor_desktop.domain.i18n import N_, _
from rakor_desktop.domain.page_ranges import pages_meant, pages_named
from rakor_desktop.ui.choosers import ChoiceBox
from rakor_desktop.ui.form import Check, Choice, Form, Number
from rakor_desktop.ui.form.fields import Typed
from rakor_desktop.ui.pieces import InlineMessage, Label, across, button, down
from rakor_desktop.ui.printing.printer import Target
from rakor_desktop.ui.theme import SPACE, State

MOST_COPIES = 99
_WIDTH = 320


@dataclass(frozen=True, slots=True)
class Chosen:
    """What is to be printed."""

    target: Target
    pages: tuple[int, ...]
    copies: int
    two_sided: bool


@dataclass(frozen=True, slots=True)
class PageRange(Typed):
    """Pages of a paper; the value is their numbers, an empty line means all."""

    count: int = 0

    def parse(self, text: str) -> tuple[int, ...]:
        """Return the pages meant."""
        return pages_meant(text, self.count)

    def format(self, value: tuple[int, ...]) -> str:
        """Return the pages as a person writes them."""
        return pages_named(value)

    def echo(self, value: tuple[int, ...]) -> str:
        """Say how many pages that makes."""
        return _("{n} halaman").format(n=len(value))


class PrintPanel(QFrame):
    """Asks for printer, pages and copies, and says beside them what came of it."""

    wanted = Signal()
    """Print now."""
    cancelled = Signal()
    """Print no further."""

    def __init__(self, count: int, targets: Sequence[Target]) -> None:
        super().__init__()
        self._targets = {target.name: target for target in targets}
        self._all = tuple(range(1, count + 1))
        self.form = Form(
            [
                Choice("printer", N_("Pencetak"), options=[(one.name, one.title) for one in targets]),
                PageRange("pages", N_("Halaman"), placeholder=N_("semua; misalnya 1-3, 7"), count=count),
                Number("copies", N_("Rangkap"), whole=True, low=1, high=MOST_COPIES, required=True),
                Check("two_sided", N_("Bolak-balik")),
            ]
        )
        usual = next(iter(self._targets), None)
        self.form.show_row("", {"printer": usual, "pages": None, "copies": 1, "two_sided": False})
        self.message = InlineMessage()
        self.progress = QProgressBar()
        self.go = button(_("Cetak"), self.wanted.emit, icon="printer", kind="primary", shortcut="Ctrl+P")
        self.stop = button(_("Batalkan"), self.cancelled.emit, icon="x")
        self._lay_out()
        self.form.edited.connect(self._tidy)
        self._tidy()
        self.show_progress(1, 1)

    def _lay_out(self) -> None:
        box = down(
            Label(_("Cetak"), strong=True),
            self.form,
            self.message,
            self.progress,
            across(self.go, self.stop, None),
            None,
            gap=2 * SPACE,
            margin=2 * SPACE,
        )
        self.setLayout(box)
        self.setFixedWidth(max(_WIDTH, 38 * self.fontMetrics().averageCharWidth()))

    def chosen(self) -> Chosen | None:
        """Return what is to be printed, None after saying what is wrong with it."""
        found = self.form.collect()
        if found is None or not self._targets:
            return None
        return Chosen(
            self._targets[found["printer"]],
            found["pages"] or self._all,
            found["copies"],
            found["two_sided"],
        )

    def say(self, state: State, sentence: str) -> None:
        """Say what came of it."""
        self.message.show_message(state, sentence)

    def show_progress(self, done: int, total: int) -> None:
        """Show how far the printer is; the way back to the choices when ``done`` is ``total``."""
        under_way = done < total
        self.progress.setRange(0, total)
        self.progress.setValue(done)
        self.progress.setFormat(_("{n} dari {total} halaman").format(n=done, total=total))
        self.progress.setVisible(under_way)
        self.stop.setVisible(under_way)
        self.go.setVisible(not under_way)
        there = bool(self._targets)
        self.form.setEnabled(there and not under_way)
        self.go.setEnabled(there)
        if not there:
            self.say(
                State.WARN,
                _(
                    "Belum ada pencetak di laptop ini. Pasang pencetak, atau simpan PDF ke flashdisk "
                    "dan cetak dari laptop lain."
                ),
            )

    def _tidy(self) -> None:
        """Offer turning the sheet only where the printer can; what was said before is no longer news."""
        box = self.form.field("printer")
        assert isinstance(box, ChoiceBox)
        target = self._targets.get(box.value())
        self.form.set_shown("two_sided", target is not None and target.duplex)
        if target is not None:
            self.say(State.INFO, "")
