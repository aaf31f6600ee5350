"""Reads a table and plans its import in the background; what is asked for last is what is shown."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from threading import Event
from typing import Any

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from rakor_desktop.domain.i18n import _
from rakor_desktop.services import importing
from rakor_desktop.services.importing import ImportKind, ImportPlan, Laid, Standing, Wishes
from rakor_desktop.ui.background import Job
from rakor_desktop.ui.context import AppContext

Find = Callable[[Event], Laid]


class Work(QObject):
    """One thing at a time: whatever is asked for while it lasts takes its place."""

    began = Signal()
    ready = Signal(object, object)
    """The ``Laid`` table and its ``ImportPlan``."""
    refused = Signal(str)
    given_up = Signal()
    """The person did not want to wait."""

    def __init__(self, app: AppContext, origin: QWidget) -> None:
        super().__init__(origin)
        self._app = app
        self._origin = origin
        self._job: Job[Any] | None = None

    @property
    def busy(self) -> bool:
        """Whether something is being read or planned."""
        return self._job is not None

    def read(self, path: Path, kind: ImportKind, wishes: Wishes) -> None:
        """Read a file and plan its import."""
        self._start(
            lambda stop: importing.read(path, kind, stop=stop),
            kind,
            wishes,
            _("Membaca {file}…").format(file=path.name),
        )

    def read_text(self, text: str, kind: ImportKind, wishes: Wishes) -> None:
        """Read what was copied and plan its import."""
        self._start(lambda _stop: importing.read_text(text, kind), kind, wishes, _("Membaca papan klip…"))

    def plan(self, find: Callable[[], Laid], kind: ImportKind, wishes: Wishes) -> None:
        """Plan a table anew that was read before, perhaps laid out otherwise."""
        self._start(lambda _stop: find(), kind, wishes, _("Memeriksa baris-baris tabel…"))

    def cancel(self) -> None:
        """Give up what is under way."""
        if self._job is not None:
            self._job.cancel()
            self._job = None

    def _start(self, find: Find, kind: ImportKind, wishes: Wishes, title: str) -> None:
        self.cancel()
        known: Standing = self._app.ask(importing.standing, self._app.event_uid)
        stop = Event()

        def work() -> tuple[Laid, ImportPlan]:
            laid = find(stop)
            return laid, importing.draft(laid, kind, known, wishes, stop)

        self.began.emit()
        job = self._app.background(
            work, self._done, self._failed, title=title, origin=self._origin, stop=stop
        )
        job.over.connect(lambda: self._over(job))
        self._job = job

    def _done(self, found: tuple[Laid, ImportPlan]) -> None:
        self._job = None
        self.ready.emit(*found)

    def _failed(self, sentence: str) -> None:
        self._job = None
        self.refused.emit(sentence)

    def _over(self, job: Job[Any]) -> None:
        if job is self._job and job.stop.is_set():
            self._job = None
            self.given_up.emit()
