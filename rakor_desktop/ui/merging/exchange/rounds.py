"""Rounds through the shared folder: when asked and every few minutes, without getting in anybody's way."""

from __future__ import annotations

import shutil
import tempfile
import weakref
from collections.abc import Callable
from concurrent.futures import Future
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from threading import Event, Thread

from PySide6.QtCore import QObject, QTimer, Signal

from rakor_desktop.domain.errors import InUseError, RakorError
from rakor_desktop.domain.i18n import _
from rakor_desktop.domain.merging import StoppedError
from rakor_desktop.domain.sharing import Brought, Round, together
from rakor_desktop.services import sharing
from rakor_desktop.services.sharing import Gathered, Share
from rakor_desktop.ui.background import Job
from rakor_desktop.ui.context import AppContext

FIRST = 10_000
"""Milliseconds after the start of the program: until then it has better things to do."""
_AGAIN = 1000
_MINUTE = 60_000
_FAREWELL = 2
"""Seconds; a thread that looks whether it is to stop has done so long before."""
_AT_ONCE = 1000
"""Entries that are taken in without letting the keyboard and the screen have their turn."""


class Rounds(QObject):
    """Looks and writes in a thread; what comes in is taken in here, at a moment when nobody is typing."""

    moved = Signal()
    """Something about the rounds is to be shown anew."""

    def __init__(self, app: AppContext) -> None:
        super().__init__(app)
        self._app = app
        self.last: Round | None = None
        self.last_at: datetime | None = None
        self.trouble = ""
        self.trouble_since: datetime | None = None
        self.busy = self.waiting = self._ended = False
        self._planned: tuple[Path | None, int] = (None, 0)
        self._share: Share | None = None
        self._stop = Event()
        self._thread: Thread | None = None
        self._job: Job[object] | None = None
        self._ready: Gathered | None = None
        self._brought: list[Brought] = []
        self._timer = QTimer(self, singleShot=True)
        self._timer.timeout.connect(self.start)
        app.preferences_changed.connect(self._on_preferences)
        app.autosave.pending.connect(self._on_pending)
        self._plan(FIRST)

    @staticmethod
    def of(app: AppContext) -> Rounds:
        """Return the rounds of this window, made at the first call."""
        found = app.findChild(Rounds)
        return found if isinstance(found, Rounds) else Rounds(app)

    @property
    def folder(self) -> Path | None:
        """The folder that the open file shares, if it does."""
        found = self._app.preferences.shared_folders.get(str(self._app.workspace.path))
        return Path(found) if found else None

    def share(self, folder: Path | None) -> None:
        """Share this folder from now on, or none."""
        self._stop.set()
        if self._ready is not None:
            self.busy = self.waiting = False
        self._share, self._ready, self.last, self.last_at, self.trouble = None, None, None, None, ""
        now = self._app.preferences.sharing(self._app.workspace.path, folder)
        self._app.remember(shared_folders=now.shared_folders)
        self.moved.emit()
        if folder is not None:
            self.start()

    def ask(self) -> None:
        """Make a round now, also where one went wrong; what is being typed is written first."""
        if self._share is not None and not self.busy:
            self._share.memory.doubt(everything=bool(self.trouble))
        self._app.autosave.flush()
        self.start()

    def start(self) -> None:
        """Begin a round unless one is under way."""
        folder, workspace = self.folder, self._app.workspace
        if self.busy or folder is None or self._ended:
            return
        try:
            sharing.refuse_unshareable(workspace)
            share = self._share = self._share or Share(folder, sharing.own_name(workspace), _inbox(self))
        except (RakorError, OSError) as refusal:
            self._failed(str(refusal))
            return
        self.busy, self._stop = True, Event()
        self._work(lambda: sharing.gather(workspace, share, tick=self._tick()), self._gathered)
        self.moved.emit()

    def end(self) -> None:
        """Stop for good: the window closes."""
        self._ended = True
        self._timer.stop()
        self._stop.set()
        self._ready = None
        if self._thread is not None:
            self._thread.join(_FAREWELL)
            if self._thread.is_alive():
                return  # it may still write there
        if self._share is not None:
            shutil.rmtree(self._share.inbox, ignore_errors=True)

    def _work(self, work: Callable[[], object], done: Callable[..., None]) -> None:
        """Do it in a thread that nobody has to wait for: a share that is gone may hold it for minutes."""
        stop, future = self._stop, Future[object]()
        self._thread = Thread(target=_run, args=(future, work), name="rakor-folder", daemon=True)
        job = self._job = Job(future, done, self._failed, stop)
        job.over.connect(lambda: self._stopped() if stop.is_set() else None)
        self._thread.start()

    def _tick(self) -> Callable[[int], None]:
        stop = self._stop

        def tick(_count: int) -> None:
            if stop.is_set():
                raise StoppedError(_("Dihentikan; tidak ada yang berubah."))

        return tick

    def _gathered(self, found: Gathered) -> None:
        self._ready, self._brought = found, []
        self._go_on()

    def _go_on(self) -> None:
        """Take in what is ready once nothing typed is unwritten and no other merge is under way."""
        found, share = self._ready, self._share
        if found is None or share is None or self._stop.is_set():
            return
        self.waiting = bool(found.news) and self._app.autosave.is_pending
        if self.waiting:
            self.moved.emit()
            return
        piece = sharing.piece_of(found.news, _AT_ONCE)
        try:
            self._brought.append(sharing.bring(self._app.workspace, share, found.news[:piece]))
        except InUseError:
            QTimer.singleShot(_AGAIN, self, self._go_on)
            return
        except RakorError as refusal:
            self._failed(str(refusal))
            return
        self._ready = replace(found, news=found.news[piece:])
        if self._ready.news:
            QTimer.singleShot(0, self, self._go_on)
            return
        self._ready, brought = None, together(self._brought)
        if not brought.nothing:
            self._app.told.emit(brought.sentence)
        self._work(
            lambda: sharing.publish(self._app.workspace, share, tick=self._tick()),
            lambda wrote: self._done(share, found, brought, wrote=wrote),
        )

    def _done(self, share: Share, found: Gathered, brought: Brought, *, wrote: bool) -> None:
        self.last = Round(sharing.seen(share, found.files), brought, wrote)
        self.last_at = datetime.now(UTC)
        self.trouble, self.trouble_since = "", None
        self._finish()

    def _failed(self, sentence: str) -> None:
        if not self.trouble:
            self.trouble_since = datetime.now(UTC)
        self.trouble = sentence
        self._finish()

    def _stopped(self) -> None:
        """Begin anew where another folder was chosen meanwhile."""
        self.busy = self.waiting = False
        self._ready = None
        self.start()

    def _finish(self) -> None:
        self.busy = self.waiting = False
        self._ready = None
        if self._share is not None:
            _empty(self._share.inbox)
        self._plan()
        self.moved.emit()

    def _plan(self, after: int = 0) -> None:
        every = self._app.preferences.share_every
        self._planned = (self.folder, every)
        if every and self.folder is not None and not self._ended:
            self._timer.start(after or every * _MINUTE)
        else:
            self._timer.stop()

    def _on_preferences(self, _now: object) -> None:
        if self._planned != (self.folder, self._app.preferences.share_every):
            self._plan()

    def _on_pending(self, pending: bool) -> None:
        if self.waiting and not pending:
            # Not within the writing that has just come to its end.
            QTimer.singleShot(0, self, self._go_on)


def _run(future: Future[object], work: Callable[[], object]) -> None:
    """Put what comes of the work, or what went wrong with it, where the window finds it."""
    try:
        future.set_result(work())
    except RakorError as refusal:
        future.set_exception(refusal)
    except BaseException as bug:
        future.set_exception(bug)  # or the window would wait for ever
        raise


def _inbox(owner: QObject) -> Path:
    """Return a private folder for copies that is gone when the rounds are."""
    folder = tempfile.mkdtemp(prefix="rakor-")
    weakref.finalize(owner, shutil.rmtree, folder, ignore_errors=True)
    return Path(folder)


def _empty(inbox: Path) -> None:
    for copy in inbox.glob("*"):
        copy.unlink(missing_ok=True)
