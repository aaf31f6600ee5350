"""Sessions on the open file, each for one question or one action; loaded when the first is asked."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from threading import Lock
from typing import TypeVar

from sqlalchemy.orm import Session

from rakor_desktop.domain.legible import legible
from rakor_desktop.store import scrubbing
from rakor_desktop.store.engine import WRITES, engine_for, in_words
from rakor_desktop.store.journal import undo
from rakor_desktop.store.journal.keeping import kept
from rakor_desktop.store.journal.recorder import Done, record
from rakor_desktop.store.journal.redaction import ERASED
from rakor_desktop.store.journal.writer import Head, append, open_branch

R = TypeVar("R")


class Sessions:
    """Runs work in a session of its own and writes the journal of what it did."""

    def __init__(self, path: Path, *, read_only: bool) -> None:
        self._path = path
        self._engine = engine_for(path, read_only=read_only)
        self._head: Head | None = None
        self._writing = Lock()
        """A merge may write in a thread of its own; whoever writes next must know what it has seen."""

    def scrub(self) -> None:
        """Rewrite the file so that nothing is left on its pages of what was taken away; who writes waits."""
        with self._writing:
            scrubbing.scrub(self._path)

    def close(self) -> None:
        """Let go of the file."""
        self._engine.dispose()

    def read(self, work: Callable[[Session], R], *, actor: str, label: str) -> R:
        """Return what the work finds; whatever it changes is forgotten."""
        with self._session(actor, label, writes=False) as session:
            return work(session)

    def commit(
        self, name: str, work: Callable[[Session], R], *, actor: str, label: str
    ) -> tuple[R, Sequence[Done], bool]:
        """Commit all of the work with its journal action, or nothing.

        Return its result, its touches, and whether it took content away for good.
        """
        with self._writing, self._session(actor, label, writes=True) as session:
            recorder = record(session)
            result = work(session)
            session.flush()
            done = recorder.result()
            head = self._head
            if done:
                connection = session.connection()
                done += kept(connection, done)
                head = head or open_branch(connection, label)
                head = append(connection, head, name, session.info["actor"], [one.touch for one in done])
            session.commit()
            self._head = head
            return result, done, ERASED in session.info

    def reverse(self, name: str, done: Sequence[Done], *, actor: str, label: str) -> Sequence[Done]:
        """Commit the taking back of an action; return the touches of that."""
        return self.commit(name, lambda session: undo.take_back(session, done), actor=actor, label=label)[1]

    def absorb(self, work: Callable[[Session], R], *, actor: str, label: str) -> tuple[R, bool]:
        """Commit what came from elsewhere with a journal of its own; what is written next has seen it.

        Return what the work returns, and whether it took content away for good.
        """
        with self._writing, self._session(actor, label, writes=True) as session:
            result = work(session)
            session.commit()
            self._head = None
            return result, ERASED in session.info

    @contextmanager
    def _session(self, actor: str, label: str, *, writes: bool) -> Iterator[Session]:
        with in_words(self._path):
            engine = self._engine.execution_options(**{WRITES: writes})
            with Session(engine, autoflush=True, expire_on_commit=False) as session:
                session.info.update(actor=legible(actor), label=label)
                yield session
