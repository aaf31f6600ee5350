"""What every tab and dialog is given: the file, the current event, the edge where refusals are caught."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime
from threading import Event, get_ident
from typing import TYPE_CHECKING, Any, Concatenate, Generic, ParamSpec, Protocol, TypeVar, runtime_checkable

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QWidget

from rakor_desktop.domain.changes import Changes
from rakor_desktop.domain.errors import RakorError
from rakor_desktop.domain.i18n import _
from rakor_desktop.ui import preferences as user
from rakor_desktop.ui.autosave import Autosave

if TYPE_CHECKING:
    from concurrent.futures import ThreadPoolExecutor

    from sqlalchemy.orm import Session

    from rakor_desktop.store.workspace import Workspace
    from rakor_desktop.ui.background import Job

P = ParamSpec("P")
R = TypeVar("R")
T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Outcome(Generic[R]):
    """What came of an action: its value, or the sentence that refused it. True when it was done."""

    value: R | None = None
    refusal: str | None = None

    def __bool__(self) -> bool:
        return self.refusal is None


@runtime_checkable
class ShowsRefusal(Protocol):
    """A widget that shows refusals of what was done inside it, as a dialog does beside its fields."""

    def show_refusal(self, sentence: str) -> None:
        """Show why it was not done."""


class AppContext(QObject):
    """Joins the window to one open file.

    ``ask`` reads, ``act`` does; both go to the workspace. A refusal comes back as a false ``Outcome`` and is
    shown by the nearest widget around ``origin`` that can (``ShowsRefusal``), else in the status line.
    """

    changed = Signal(object)
    """``domain.changes.Changes``, after the commit."""
    saved = Signal(object)
    """The aware local time at which a commit returned."""
    acting = Signal()
    """Something is about to be done: what was refused before is no longer news."""
    refused = Signal(str)
    """Why something was not done, for the status line."""
    told = Signal(str)
    """What is worth a word there: ``Maria dihapus. Ctrl+Z mengurungkan.``"""
    go = Signal(str, object)
    """Show the page of this key and, if not None, this in it: see ``Tab.reveal``."""
    event_changed = Signal(str)
    preferences_changed = Signal(object)
    _changed_elsewhere = Signal(object)
    """``Changes`` that a thread made: a merge; told in the window's own."""

    def __init__(self, workspace: Workspace, preferences: user.Preferences) -> None:
        super().__init__()
        self.workspace = workspace
        self.preferences = preferences
        self.autosave = Autosave(self)
        self._event_uid = ""
        self._closed = False
        self._jobs: set[Job[Any]] = set()
        self._threads: ThreadPoolExecutor | None = None
        self._home = get_ident()
        self._changed_elsewhere.connect(self._publish, Qt.ConnectionType.QueuedConnection)
        workspace.subscribe(self._publish)

    @property
    def event_uid(self) -> str:
        """The meeting all tabs show; empty while the file has none."""
        return self._event_uid

    def set_event(self, uid: str) -> None:
        """Show another meeting of the same file, or none."""
        if uid != self._event_uid:
            self._event_uid = uid
            self.event_changed.emit(uid)

    def ask(self, query: Callable[Concatenate[Session, P], R], *args: P.args, **kwargs: P.kwargs) -> R:
        """Return what a query reads from the file."""
        return self.workspace.ask(query, *args, **kwargs)

    def act(
        self,
        origin: QWidget | None,
        verb: Callable[Concatenate[Session, P], R],
        *args: P.args,
        **kwargs: P.kwargs,
    ) -> Outcome[R]:
        """Do one thing in the file, all of it or nothing; show and return a refusal."""
        self.acting.emit()
        return self.guard(origin, lambda: self.workspace.act(verb, *args, **kwargs))

    def attempt(
        self, verb: Callable[Concatenate[Session, P], R], *args: P.args, **kwargs: P.kwargs
    ) -> Outcome[R]:
        """Do the same as ``act`` but leave a refusal to the caller, who shows it beside the field."""
        self.acting.emit()
        return _caught(lambda: self.workspace.act(verb, *args, **kwargs))

    def guard(self, origin: QWidget | None, call: Callable[[], R]) -> Outcome[R]:
        """Run anything that may be refused; show and return the refusal."""
        outcome = _caught(call)
        if outcome.refusal is not None:
            self.show_refusal(origin, outcome.refusal)
        return outcome

    def show_refusal(self, origin: QWidget | None, sentence: str) -> None:
        """Show a sentence where the person is looking."""
        around = origin
        while around is not None:
            if isinstance(around, ShowsRefusal):
                around.show_refusal(sentence)
                return
            around = around.parentWidget()
        self.refused.emit(sentence)

    @property
    def undo_label(self) -> str | None:
        """The action that ``undo`` would take back, in words."""
        label = self.workspace.can_undo
        return _(label) if label else None

    @property
    def redo_label(self) -> str | None:
        """The action that ``redo`` would do again, in words."""
        label = self.workspace.can_redo
        return _(label) if label else None

    def undo(self) -> Outcome[None]:
        """Take back the last action; what is still being typed is written first and is then the last."""
        return self._travel(self.workspace.undo, _("Diurungkan: {what}"))

    def redo(self) -> Outcome[None]:
        """Do again what was taken back last."""
        return self._travel(self.workspace.redo, _("Diulangi: {what}"))

    def background(
        self,
        work: Callable[[], T],
        done: Callable[[T], None],
        failed: Callable[[str], None] | None = None,
        *,
        title: str = "",
        origin: QWidget | None = None,
        stop: Event | None = None,
    ) -> Job[T]:
        """Do work on plain data in a thread and hand what it returns to ``done``, back in the window.

        ``work`` gets no session and no widget. With a ``title`` a progress dialog that can cancel appears
        after a second; give ``stop`` when the work itself looks whether it was cancelled. A refusal goes to
        ``failed``.
        """
        from concurrent.futures import ThreadPoolExecutor  # noqa: PLC0415 - not at start

        from rakor_desktop.ui.background import Job  # noqa: PLC0415

        if self._threads is None:
            self._threads = ThreadPoolExecutor(max_workers=2, thread_name_prefix="rakor")
        refused = failed or (lambda sentence: self.show_refusal(origin, sentence))
        job = Job(self._threads.submit(work), done, refused, stop or Event())
        self._jobs.add(job)
        job.over.connect(lambda: self._jobs.discard(job))
        if title:
            job.show_after_a_while(origin.window() if origin else None, title)
        return job

    @property
    def is_working(self) -> bool:
        """Whether something that ``background`` was given is still under way."""
        return bool(self._jobs)

    def remember(self, **changes: Any) -> None:
        """Change preferences (by the field names of ``Preferences``) and keep them for the next start."""
        fresh = replace(self.preferences, **changes)
        if fresh == self.preferences:
            return
        self.preferences = fresh
        try:
            user.save(user.file(), fresh)
        except OSError:
            self.refused.emit(_("Pengaturan tidak dapat disimpan di laptop ini."))
        self.preferences_changed.emit(fresh)

    def close(self) -> None:
        """Let go of the file; work under way is given up. Doing it twice is harmless."""
        if self._closed:
            return
        self._closed = True
        for job in list(self._jobs):
            job.cancel()
        if self._threads is not None:
            self._threads.shutdown(cancel_futures=True)
        self.workspace.unsubscribe(self._publish)
        self.workspace.close()

    def _publish(self, changes: Changes) -> None:
        if get_ident() != self._home:
            self._changed_elsewhere.emit(changes)
            return
        self.changed.emit(changes)
        self.saved.emit(datetime.now().astimezone())

    def _travel(self, step: Callable[[], str | None], said: str) -> Outcome[None]:
        if not self.autosave.flush():
            sentence = _("Teks yang sedang diketik belum dapat disimpan; perbaiki dahulu.")
            self.refused.emit(sentence)
            return Outcome(refusal=sentence)
        self.acting.emit()
        outcome = self.guard(None, step)
        if outcome.value:
            # It may have been on another page.
            self.told.emit(said.format(what=_(outcome.value)))
        return Outcome(refusal=outcome.refusal)


def _caught(call: Callable[[], R]) -> Outcome[R]:
    try:
        return Outcome(call())
    except RakorError as refusal:
        return Outcome(refusal=str(refusal))
