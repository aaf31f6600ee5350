"""Pratinjau: the paper as it will be printed, and from there to the printer or into a file."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QWidget

from rakor_desktop.domain.i18n import _
from rakor_desktop.ui.context import AppContext
from rakor_desktop.ui.pieces import Label, across, button, down, icon_button
from rakor_desktop.ui.printing.page_view import PageView
from rakor_desktop.ui.printing.pages import Pages
from rakor_desktop.ui.printing.print_panel import Chosen, PrintPanel
from rakor_desktop.ui.printing.printer import Printing, Target, printer, targets
from rakor_desktop.ui.theme import SPACE, State

Save = Callable[[], "Path | None"]


class PreviewDialog(QDialog):
    """Shows the pages at the left and what is chosen for printing at the right.

    ``save`` asks for a file and writes the PDF there; it returns where, or None. Unless other ``printers``
    are given, those of this laptop are offered.
    """

    def __init__(
        self,
        app: AppContext,
        title: str,
        pdf: bytes,
        save: Save,
        parent: QWidget | None = None,
        *,
        printers: Sequence[Target] | None = None,
    ) -> None:
        super().__init__(parent)
        self._app = app
        self._title = title
        self._save = save
        self._printing: Printing | None = None
        self.pages = Pages(pdf)
        self.view = PageView(self.pages)
        self.panel = PrintPanel(len(self.pages), targets() if printers is None else printers)
        self.place = Label()
        self.size_word = Label(tone="muted")
        self.setWindowTitle(_("Pratinjau: {paper}").format(paper=title))
        self.setWindowFlag(Qt.WindowType.WindowMaximizeButtonHint)
        self._lay_out()
        self.view.page_shown.connect(self._show_place)
        self.view.zoomed.connect(self._show_place)
        self.panel.wanted.connect(self.print)
        self.panel.cancelled.connect(self.cancel)
        self._show_place()

    def _lay_out(self) -> None:
        for label in (self.place, self.size_word):
            label.setWordWrap(False)
        farther = icon_button("zoom-out", _("Perkecil"), self.view.farther, shortcut="Ctrl+-")
        closer = icon_button("zoom-in", _("Perbesar"), self.view.closer, shortcut="Ctrl++")
        width = button(_("Selebar jendela"), self.view.fit_width, kind="quiet", shortcut="Ctrl+0")
        saving = button(_("Simpan PDF…"), self.save, icon="arrow-down-to-line", shortcut="Ctrl+S")
        close = button(_("Tutup"), self.reject)
        above = across(self.place, None, farther, self.size_word, closer, width, margin=SPACE)
        side = down(self.panel, across(saving, None, close, margin=2 * SPACE), gap=0)
        side.setStretch(0, 1)
        left = down(above, self.view, gap=0)
        left.setStretch(1, 1)
        box = across(left, side, gap=0)
        box.setContentsMargins(0, 0, 0, 0)
        box.setStretch(0, 1)
        self.setLayout(box)
        room = self.screen().availableSize()
        self.resize(min(1200, int(room.width() * 0.94)), min(900, int(room.height() * 0.92)))
        self.view.setFocus()

    def save(self) -> None:
        """Put the PDF into a file."""
        path = self._save()
        if path is not None:
            self.panel.say(State.OK, _("Tersimpan: {path}").format(path=path))

    def print(self) -> None:
        """Send the pages chosen to the printer chosen."""
        chosen = self.panel.chosen() if self._printing is None else None
        if chosen is None:
            return
        machine = printer(chosen.target, copies=chosen.copies, two_sided=chosen.two_sided)
        self._printing = Printing(
            self.pages, chosen.pages, machine, title=self._title, copies=chosen.copies, parent=self
        )
        self._printing.progressed.connect(self.panel.show_progress)
        self._printing.ended.connect(lambda refusal: self._ended(refusal, chosen))
        self._printing.start()

    def cancel(self) -> None:
        """Print no further."""
        if self._printing is not None:
            self._printing.cancel()

    def show_refusal(self, sentence: str) -> None:
        """Say why a file was not written."""
        self.panel.say(State.BAD, sentence)

    def done(self, result: int) -> None:
        """Leave; a paper that is still on its way is not sent to its end."""
        self.cancel()
        super().done(result)
        self.pages.close()

    def _ended(self, refusal: str, chosen: Chosen) -> None:
        self._printing = None
        self.panel.show_progress(1, 1)
        if refusal:
            self.panel.say(State.BAD, refusal)
        else:
            sent = _("{n} halaman terkirim ke {printer}.")
            sides = len(chosen.pages) * chosen.copies
            self.panel.say(State.OK, sent.format(n=sides, printer=chosen.target.title))

    def _show_place(self, _news: object = None) -> None:
        self.place.setText(_("Halaman {n} dari {total}").format(n=self.view.page, total=len(self.pages)))
        self.size_word.setText(_("{n}%").format(n=round(self.view.zoom * 100)))
