"""The particulars of the meeting in hand: what it is, its letterhead, who signs, how its papers look."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from PySide6.QtWidgets import QDialog, QTabWidget, QWidget

from rakor_desktop.domain.i18n import _
from rakor_desktop.services import events, papers, regions
from rakor_desktop.ui.context import AppContext
from rakor_desktop.ui.dialogs import event_fields
from rakor_desktop.ui.form import Form
from rakor_desktop.ui.panels.emblem import Emblem
from rakor_desktop.ui.panels.signatories import Signatories
from rakor_desktop.ui.pieces import Label, across, button, down, scrolling
from rakor_desktop.ui.theme import SPACE

Change = Callable[[Mapping[str, Any]], "str | None"]

WHAT, WHY, KOP, SIGNS, PAPER = range(5)


class ParticularsDialog(QDialog):
    """Everything about the meeting that is asked once; each field saves itself when it is left."""

    def __init__(self, app: AppContext, parent: QWidget | None = None, *, page: int = WHAT) -> None:
        super().__init__(parent)
        self.app = app
        self.uid = app.event_uid
        self.setWindowTitle(_("Data rakor"))
        self.what = self._form(event_fields.what(app.ask(regions.gazetteer).regencies), events.edit)
        self.why = self._form(event_fields.WHY, events.edit)
        self.letterhead = self._form(event_fields.LETTERHEAD, papers.edit_letterhead)
        self.paper = self._form(event_fields.PAPER, papers.edit_paper_settings)
        self.emblem = Emblem(app)
        self.signatories = Signatories(app)
        self.pages = QTabWidget()
        for title, widget in (
            (_("Nama dan waktu"), self.what),
            (_("Dasar dan tujuan"), self.why),
            (_("Kop naskah"), _stacked(self.letterhead, self.emblem)),
            (_("Penanda tangan"), self.signatories),
            (_("Bentuk naskah"), self.paper),
        ):
            self.pages.addTab(self._page(widget), title)
        self.pages.currentChanged.connect(lambda _page: self.app.autosave.flush())
        note = Label(_("Setiap isian langsung tersimpan saat ditinggalkan."), size="small", tone="muted")
        close = button(_("Tutup"), self.accept, kind="primary")
        foot = across(note, close)
        foot.setStretch(0, 1)
        self.setLayout(down(self.pages, foot, gap=SPACE, margin=2 * SPACE))
        self.resize(800, 660)
        self.pages.setCurrentIndex(page)
        self._show()
        app.changed.connect(self._show)

    def done(self, result: int) -> None:
        """Close once everything typed is in the file; what is refused keeps the dialog open."""
        if self.app.autosave.flush():
            self.app.changed.disconnect(self._show)
            super().done(result)

    def _show(self) -> None:
        event = self.app.ask(events.event, self.uid)
        self.what.show_row(self.uid, event)
        self.why.show_row(self.uid, event)
        self.letterhead.show_row(self.uid, self.app.ask(papers.letterhead, self.uid))
        self.paper.show_row(self.uid, self.app.ask(papers.paper_settings, self.uid))
        self.signatories.refresh()

    def _form(self, fields: Any, verb: Callable[..., None]) -> Form:
        def save(uid: str, changes: Mapping[str, Any]) -> str | None:
            return self.app.attempt(verb, uid, **changes).refusal

        return Form(fields, save, autosave=self.app.autosave)

    def _page(self, widget: QWidget) -> QWidget:
        if isinstance(widget, Signatories):
            return widget
        around = QWidget()
        box = down(widget)
        box.setContentsMargins(SPACE, 2 * SPACE, 2 * SPACE, SPACE)
        around.setLayout(box)
        return scrolling(around)


def _stacked(*widgets: QWidget) -> QWidget:
    made = QWidget()
    made.setLayout(down(*widgets, None, gap=2 * SPACE))
    return made
