"""Kumpulkan: what other laptops wrote comes into this file, looked at before, and can be taken back."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import ClassVar

from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QStackedWidget

from rakor_desktop.domain.collecting import Candidate, Standing
from rakor_desktop.domain.i18n import _
from rakor_desktop.domain.merging import Merged
from rakor_desktop.services import collecting, events, merging, transport
from rakor_desktop.services.collecting import Preview
from rakor_desktop.store.workspace import Workspace
from rakor_desktop.ui import messages
from rakor_desktop.ui.drops import FileDrop
from rakor_desktop.ui.merging.collect import handing
from rakor_desktop.ui.merging.collect.rest import RestStep
from rakor_desktop.ui.merging.collect.result import ResultStep, written
from rakor_desktop.ui.merging.collect.steps import ChosenStep, LookStep
from rakor_desktop.ui.merging.exchange.keyring import KeyRing
from rakor_desktop.ui.merging.page import Page
from rakor_desktop.ui.merging.work import Meter, Work
from rakor_desktop.ui.pieces import InlineMessage, down
from rakor_desktop.ui.theme import SPACE, State

DISPUTES = "disputes"
STARTER = "starter"
"""What ``reveal`` takes to begin with handing the file out to the other laptops."""


class CollectPage(Page):
    """Leads from the files picked over what they would bring to one merge, and shows what came of it."""

    key: ClassVar[str] = "collect"

    def build(self) -> None:
        """Make the steps: at rest, the files picked, what they would bring, what came of it."""
        self._last_folder: Path | None = None
        self.keys = KeyRing.of(self.app)
        self.work = Work(self.app, self)
        self.message = InlineMessage(State.BAD)
        self.rest = RestStep(self.pick_files, self.pick_folder, self.hand_out_starter, self.hand_out_result)
        self.chosen = ChosenStep(self.pick_files, self.pick_folder, self.start_over, self.look)
        self.preview = LookStep(self.go_back, self.merge)
        self.result = ResultStep()
        self.stack = QStackedWidget()
        for step in (self.rest, self.chosen, self.preview, self.result):
            self.stack.addWidget(step)
        box = down(self.message, self.stack, gap=SPACE)
        box.setStretch(1, 1)
        box.setContentsMargins(2 * SPACE, 0, 2 * SPACE, 2 * SPACE)
        self.setLayout(box)
        self._connect()

    def _connect(self) -> None:
        FileDrop(self, collecting.acceptable, self.collect)
        self.work.stopped.connect(
            lambda: self.message.show_message(State.INFO, _("Dihentikan; tidak ada yang berubah."))
        )
        self.work.idle.connect(self.refresh)
        self.result.undo_wanted.connect(self._undo)
        self.result.redo_wanted.connect(self._redo)
        self.result.decide_wanted.connect(lambda: self.wanted.emit(DISPUTES, None))
        self.result.hand_out_wanted.connect(self.hand_out_result)
        self.result.leave_wanted.connect(self.start_over)
        for keys, do in (
            ("Ctrl+M", self.pick_files),
            ("Ctrl+Shift+M", self.pick_folder),
            ("Ctrl+Return", self.go_on),
            ("Ctrl+Enter", self.go_on),
            ("Esc", self.go_back),
        ):
            QShortcut(QKeySequence(keys), self).activated.connect(do)

    def refresh(self) -> None:
        """Show whose work the file holds now, and what can be taken back."""
        workspace = self.app.workspace
        zone = self.app.ask(events.zone, self.app.event_uid)
        self.rest.show_laptops(self.app.ask(collecting.laptops), workspace.label, zone)
        if self.result.merged is not None:
            label = merging.label()
            if workspace.can_redo == label:
                self.message.show_message(State.BAD, "")  # what was said of the result is no longer true
            self.result.show_steps(can_undo=workspace.can_undo == label, can_redo=workspace.can_redo == label)

    def begin(self) -> None:
        """Take the focus where the work goes on."""
        step = self.stack.currentWidget()
        for known, part in (
            (self.chosen, self.chosen.files.view),
            (self.preview, self.preview.items.view),
            (self.result, self.result.next_step),
        ):
            if step is known:
                part.setFocus()
                return
        self.rest.begin()

    def reveal(self, target: object) -> None:
        """Begin with handing the file out (``STARTER``), or collect these paths."""
        self.catch_up()
        if target == STARTER:
            self.hand_out_starter()
        elif isinstance(target, list):
            self.collect(target)

    def pick_files(self) -> None:
        """Ask for files and look into them."""
        kinds = _("Berkas laptop ({kinds})").format(kinds=f"*.rakor *{merging.ENCRYPTED}")
        paths = messages.open_files(self, _("Pilih berkas laptop lain"), self._folder(), kinds)
        if paths:
            self.collect(paths)

    def pick_folder(self) -> None:
        """Ask for a folder and look into every file of a laptop below it."""
        folder = messages.choose_folder(self, _("Pilih folder berkas laptop"), self._folder())
        if folder is not None:
            self.collect([folder])

    def collect(self, paths: Sequence[Path]) -> None:
        """Look into these files, and into those below these folders, and list what was found."""
        self.message.show_message(State.BAD, "")
        self.work.start(
            _("Membaca berkas…"),
            lambda meter: self._examined(paths, meter),
            lambda found: self._show_candidates(found, paths),
            self._refuse,
        )

    def look(self) -> None:
        """Show what the files that are taken would bring."""
        paths, unrelated = self.chosen.files.taken, self.chosen.files.unrelated
        if not paths:
            return
        self.message.show_message(State.BAD, "")
        self.work.start(
            _("Menyiapkan pratinjau…"),
            lambda meter: collecting.previewed(
                self.app.workspace, paths, unrelated=unrelated, unlock=self.keys.readable, progress=meter
            ),
            self._show_preview,
            self._refuse,
        )

    def merge(self) -> None:
        """Take it in, all of it or nothing."""
        paths, unrelated = self.chosen.files.taken, self.chosen.files.unrelated
        if not paths or self.preview.items.found is None:
            return
        self.message.show_message(State.BAD, "")
        self.work.start(
            _("Menggabungkan {n} berkas…").format(n=len(paths)),
            lambda meter: merging.merge(
                self.app.workspace, paths, unrelated=unrelated, unlock=self.keys.readable, progress=meter
            ),
            self._show_merged,
            self._refuse,
            at_once=True,
        )

    def go_on(self) -> None:
        """Take the next step, whichever it is."""
        step = self.stack.currentWidget()
        if step is self.chosen:
            self.look()
        elif step is self.preview:
            self.merge()

    def go_back(self) -> None:
        """Go back one step; nothing has happened yet."""
        step = self.stack.currentWidget()
        if step is self.preview:
            self._show(self.chosen)
        elif step is self.chosen or step is self.result:
            self.start_over()

    def start_over(self) -> None:
        """Forget what was picked."""
        self.message.show_message(State.BAD, "")
        self.chosen.forget()
        self.preview.items.forget()
        self._show(self.rest)

    def hand_out_starter(self) -> None:
        """Write one file with which every other laptop begins."""
        self._hand_out(handing.ask_for_starter(self, self.app))

    def hand_out_result(self) -> None:
        """Write the merged file for all laptops."""
        self._hand_out(handing.ask_for_result(self, self.app, self._folder()))

    def _undo(self) -> None:
        self._travel(merging.undo, _("Mengurungkan penggabungan…"), _("Diurungkan: {what}"))

    def _redo(self) -> None:
        self._travel(merging.redo, _("Mengulangi penggabungan…"), _("Diulangi: {what}"))

    def _travel(self, step: Callable[[Workspace], str | None], title: str, said: str) -> None:
        """Take a merge back or do it again: thousands of rows may take seconds."""
        self.message.show_message(State.BAD, "")
        self.work.start(
            title,
            lambda _meter: step(self.app.workspace) or "",
            lambda what: self.app.told.emit(said.format(what=_(what))),
            self._refuse,
            can_stop=False,
        )

    def _hand_out(self, target: Path | None) -> None:
        if target is None:
            return
        self.message.show_message(State.BAD, "")
        self.work.start(
            _("Menulis dan membaca ulang “{file}”…").format(file=target.name),
            lambda meter: handing.hand_out(self.app.workspace, target, meter),
            lambda path: self.message.show_message(State.OK, written(path)),
            self._refuse,
        )

    def _examined(self, paths: Sequence[Path], meter: Meter) -> list[Candidate]:
        workspace = self.app.workspace
        files: dict[Path, None] = {}
        for path in paths:
            if path.is_dir():
                files.update(dict.fromkeys(collecting.files_in(path, workspace.path, lambda: meter(0, 0))))
            else:
                files[path] = None
        found = []
        for n, path in enumerate(files, start=1):
            meter.say(_("Membaca “{file}” ({n} dari {total})…").format(file=path.name, n=n, total=len(files)))
            found.append(collecting.examined(workspace, path, unlock=self.keys.readable, progress=meter))
        return found

    def _show_candidates(self, found: Sequence[Candidate], picked: Sequence[Path]) -> None:
        if not found:
            self._refuse(_("Tidak ada berkas laptop lain di situ."))
            return
        self._last_folder = found[0].path.parent
        self.chosen.show_candidates(found, self.app.ask(events.zone, self.app.event_uid))
        self._show(self.chosen)
        closed = any(one.standing is Standing.REFUSED and transport.is_parcel(one.path) for one in found)
        if closed and self.keys.key is None and transport.own_key():
            self.keys.want(self, lambda: self.collect(picked))

    def _show_preview(self, found: Preview) -> None:
        self.preview.show_preview(found, reason=self.app.workspace.read_only_reason)
        self._show(self.preview)

    def _show_merged(self, found: Merged) -> None:
        if found.nothing:
            self._refuse(_("Tidak ada yang baru di berkas-berkas itu; berkas ini tidak diubah."))
            return
        self.message.show_message(State.BAD, "")
        self.result.show_merged(found, can_decide=_can_decide())
        self.chosen.forget()
        self.preview.items.forget()
        self._show(self.result)

    def _show(self, step: object) -> None:
        for known in (self.rest, self.chosen, self.preview, self.result):
            if known is step:
                self.stack.setCurrentWidget(known)
        if self.isVisible():
            self.begin()

    def _refuse(self, sentence: str) -> None:
        self.message.show_message(State.BAD, sentence)

    def show_refusal(self, sentence: str) -> None:
        """Show why something was not done."""
        self._refuse(sentence)

    def _folder(self) -> Path:
        return self._last_folder or self.app.workspace.path.parent


def _can_decide() -> bool:
    """Whether the tab has a page on which disagreements are decided."""
    from rakor_desktop.ui.tabs.merging import PAGES  # noqa: PLC0415 - the tab loads this page

    return any(spec.key == DISPUTES for spec in PAGES)
