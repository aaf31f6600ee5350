"""The open file: runs services, each in a session of its own, and keeps what undo needs."""

from __future__ import annotations

import getpass
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Concatenate, ParamSpec, TypeVar

from sqlalchemy.orm import Session

from rakor_desktop.domain.changes import Changes
from rakor_desktop.domain.errors import InUseError, ReadOnlyError
from rakor_desktop.domain.i18n import _
from rakor_desktop.domain.verbs import label_of, name_of
from rakor_desktop.store import header
from rakor_desktop.store.engine import WRITES, engine_for, in_words
from rakor_desktop.store.journal import undo
from rakor_desktop.store.journal.recorder import Done, record
from rakor_desktop.store.journal.writer import Head, append, open_branch
from rakor_desktop.store.lock import Lock
from rakor_desktop.store.version import VERSION

P = ParamSpec("P")
R = TypeVar("R")
Subscriber = Callable[[Changes], None]

UNDO = "undo:"
REDO = "redo:"
_DEPTH = 200
"""How many actions of this session can be taken back."""


@dataclass(frozen=True, slots=True)
class _Step:
    name: str
    done: Sequence[Done]


def _user() -> str:
    try:
        return getpass.getuser()
    except (KeyError, OSError, ImportError):  # a system without an entry for this user
        return ""


class Workspace:
    """One open file.

    ``ask`` reads and leaves no trace. ``act`` commits everything the service
    did, or nothing, and then tells the subscribers what changed.
    """

    def __init__(
        self, path: Path, *, actor: str, label: str, read_only_reason: str, lock: Lock | None
    ) -> None:
        self.path = path
        self.actor = actor
        self.label = label
        self.read_only_reason = read_only_reason
        self._lock = lock
        self._engine = engine_for(path, read_only=bool(read_only_reason))
        self._head: Head | None = None
        self._subscribers: list[Subscriber] = []
        self._undo: list[_Step] = []
        self._redo: list[_Step] = []

    @classmethod
    def create(cls, path: Path, *, actor: str = "", label: str = "A") -> Workspace:
        """Make a new file and open it."""
        from rakor_desktop.store import migrate  # noqa: PLC0415 - only a new or an old file needs it

        migrate.create(path)
        return cls.open(path, actor=actor, label=label)

    @classmethod
    def open(cls, path: Path, *, actor: str = "", label: str = "A", read_only: bool = False) -> Workspace:
        """Open a file: upgraded if old; for reading only if it is newer, held by another, or not writable."""
        found = header.read(path)
        reason, lock = "", None
        if read_only:
            reason = _("Berkas ini dibuka hanya untuk dibaca.")
        elif found.version > VERSION:
            reason = _("Berkas ini ditulis oleh versi program yang lebih baru; Anda hanya dapat membaca.")
        elif not found.writable:
            reason = _("Berkas atau foldernya tidak dapat ditulis; Anda hanya dapat membaca.")
        else:
            lock = Lock(path)
            try:
                lock.acquire(actor or _user())
            except InUseError as held:
                reason, lock = str(held), None
        if lock is not None and found.version < VERSION:
            from rakor_desktop.store import migrate  # noqa: PLC0415 - only an old file needs it

            try:
                migrate.bring_up(path, found.version)
            except BaseException:
                lock.release()
                raise
        return cls(path, actor=actor, label=label, read_only_reason=reason, lock=lock)

    @property
    def read_only(self) -> bool:
        """Whether nothing can be written; ``read_only_reason`` says why."""
        return bool(self.read_only_reason)

    def close(self) -> None:
        """Let go of the file; doing it twice is harmless."""
        self._engine.dispose()
        if self._lock is not None:
            self._lock.release()

    def subscribe(self, subscriber: Subscriber) -> None:
        """Call this with the changes after every action, once its session is closed."""
        self._subscribers.append(subscriber)

    def unsubscribe(self, subscriber: Subscriber) -> None:
        """Stop calling it."""
        self._subscribers.remove(subscriber)

    def ask(self, query: Callable[Concatenate[Session, P], R], *args: P.args, **kwargs: P.kwargs) -> R:
        """Return what the query finds."""
        with in_words(self.path), self._session() as session:
            return query(session, *args, **kwargs)

    def act(self, service: Callable[Concatenate[Session, P], R], *args: P.args, **kwargs: P.kwargs) -> R:
        """Run a verb as one transaction, one journal action and one notice; return what it returns."""
        result, step = self._commit(name_of(service), lambda session: service(session, *args, **kwargs))
        if step.done:
            self._undo = [*self._undo[-_DEPTH:], step]
            self._redo = []
            self._tell(step)
        return result

    @property
    def can_undo(self) -> str | None:
        """What the next undo takes back, in words; None if there is nothing."""
        return label_of(self._undo[-1].name) if self._undo else None

    @property
    def can_redo(self) -> str | None:
        """What the next redo does again, in words; None if there is nothing."""
        return label_of(self._redo[-1].name) if self._redo else None

    def undo(self) -> str | None:
        """Take the last action of this session back as a new action; return its name in words."""
        return self._reverse(self._undo, self._redo, UNDO)

    def redo(self) -> str | None:
        """Do again what was last taken back; return its name in words."""
        return self._reverse(self._redo, self._undo, REDO)

    def _reverse(self, source: list[_Step], target: list[_Step], prefix: str) -> str | None:
        if not source:
            return None
        step = source[-1]
        _nothing, back = self._commit(prefix + step.name, lambda session: undo.take_back(session, step.done))
        source.pop()
        target.append(_Step(step.name, back.done))
        self._tell(back)
        return label_of(step.name)

    def _commit(self, name: str, work: Callable[[Session], R]) -> tuple[R, _Step]:
        if self.read_only:
            raise ReadOnlyError(self.read_only_reason)
        with in_words(self.path), self._session(writes=True) as session:
            recorder = record(session)
            result = work(session)
            session.flush()
            done = recorder.result()
            head = self._head
            if done:
                connection = session.connection()
                head = head or open_branch(connection, self.label)
                head = append(connection, head, name, self.actor, [one.touch for one in done])
            session.commit()
        self._head = head
        return result, _Step(name, done)

    def _tell(self, step: _Step) -> None:
        kinds: dict[str, set[str]] = defaultdict(set)
        for one in step.done:
            kinds[one.touch.table].add(one.touch.row)
        changes = Changes({kind: frozenset(uids) for kind, uids in kinds.items()})
        for subscriber in tuple(self._subscribers):
            subscriber(changes)

    @contextmanager
    def _session(self, *, writes: bool = False) -> Iterator[Session]:
        with Session(
            self._engine.execution_options(**{WRITES: writes}), autoflush=True, expire_on_commit=False
        ) as session:
            session.info.update(actor=self.actor, label=self.label)
            yield session
