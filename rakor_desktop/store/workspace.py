"""The open file: runs services, each in a session of its own, and keeps what undo needs."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Concatenate, ParamSpec, TypeVar

from rakor_desktop.domain.changes import Changes
from rakor_desktop.domain.errors import InUseError, RakorError, ReadOnlyError, StorageError
from rakor_desktop.domain.event import EventGlance
from rakor_desktop.domain.i18n import _
from rakor_desktop.domain.verbs import label_of, name_of
from rakor_desktop.store import header
from rakor_desktop.store.glance import glance
from rakor_desktop.store.lock import Lock, real, user_name
from rakor_desktop.store.version import VERSION

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from rakor_desktop.store.journal.recorder import Done
    from rakor_desktop.store.sessions import Sessions

P = ParamSpec("P")
R = TypeVar("R")
Subscriber = Callable[[Changes], None]
Received = tuple[Sequence["Done"], Collection[tuple[str, str]]]
"""What changed here, and every row that somebody else wrote, by table and key."""

UNDO = "undo:"
REDO = "redo:"
_DEPTH = 200
"""How many actions of this session can be taken back."""


@dataclass(frozen=True, slots=True)
class _Step:
    name: str
    done: Sequence[Done]

    def spares(self, rows: Collection[tuple[str, str]]) -> bool:
        """Whether none of these rows was written by it."""
        return all((one.touch.table, one.touch.row) not in rows for one in self.done)


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
        self._opened: Sessions | None = None
        self._subscribers: list[Subscriber] = []
        self._undo: list[_Step] = []
        self._redo: list[_Step] = []
        self._traces = False

    @classmethod
    def create(cls, path: Path, *, actor: str = "", label: str = "A") -> Workspace:
        """Make a new file and open it."""
        from rakor_desktop.store import migrate  # noqa: PLC0415 - only a new or an old file needs it

        migrate.create(path)
        return cls.open(path, actor=actor, label=label)

    @classmethod
    def open(cls, path: Path, *, actor: str = "", label: str = "A", read_only: bool = False) -> Workspace:
        """Open a file: upgraded if old; for reading only if it is newer, held by another, or not writable."""
        path = real(path)
        found = header.read(path)
        reason, lock = "", None
        if read_only:
            reason = _("Berkas ini dibuka hanya untuk dibaca.")
        elif found.version > VERSION:
            reason = _("Berkas ini ditulis oleh versi program yang lebih baru; Anda hanya dapat membaca.")
        elif not found.writable:
            reason = _("Berkas atau foldernya tidak dapat ditulis; Anda hanya dapat membaca.")
        elif found.many_names:
            reason = _(
                "Berkas ini mempunyai lebih dari satu nama di diska; salin dan bukalah salinannya. "
                "Anda hanya dapat membaca."
            )
        else:
            lock = Lock(path)
            try:
                lock.acquire(actor or user_name())
            except (InUseError, StorageError) as held:
                reason, lock = str(held), None
        if lock is not None and found.version < VERSION:
            from rakor_desktop.store import migrate  # noqa: PLC0415 - only an old file needs it

            try:
                migrate.bring_up(path, found.version)
            except BaseException:
                lock.release()
                raise
        elif found.version < VERSION:
            raise StorageError(
                _(
                    "“{file}” ditulis oleh versi program yang lebih lama dan perlu dimutakhirkan dahulu; "
                    "bukalah satu kali untuk ditulisi. {reason}"
                ).format(file=path.name, reason=reason)
            )
        return cls(path, actor=actor, label=label, read_only_reason=reason, lock=lock)

    @property
    def read_only(self) -> bool:
        """Whether nothing can be written; ``read_only_reason`` says why."""
        return bool(self.read_only_reason)

    def close(self) -> None:
        """Let go of the file; doing it twice is harmless."""
        if self._opened is not None:
            with suppress(RakorError):  # what is left of it is told where it was taken away
                self.scrub()
            self._opened.close()
        if self._lock is not None:
            self._lock.release()

    def subscribe(self, subscriber: Subscriber) -> None:
        """Call this with the changes after every action, once its session is closed."""
        self._subscribers.append(subscriber)

    def unsubscribe(self, subscriber: Subscriber) -> None:
        """Stop calling it."""
        self._subscribers.remove(subscriber)

    def glance(self, asked: str = "") -> EventGlance | None:
        """Return which meeting is in hand, at a price a start can pay; None in a file without one."""
        return glance(self.path, read_only=self.read_only, asked=asked)

    def ask(self, query: Callable[Concatenate[Session, P], R], *args: P.args, **kwargs: P.kwargs) -> R:
        """Return what the query finds."""
        return self._sessions.read(
            lambda session: query(session, *args, **kwargs), actor=self.actor, label=self.label
        )

    def act(self, service: Callable[Concatenate[Session, P], R], *args: P.args, **kwargs: P.kwargs) -> R:
        """Run a verb as one transaction, one journal action and one notice; return what it returns."""
        self._refuse_writing()
        name = name_of(service)
        result, done, erased = self._sessions.commit(
            name, lambda session: service(session, *args, **kwargs), actor=self.actor, label=self.label
        )
        self._remember(name, done, erased=erased)
        return result

    def scrub(self, *, always: bool = False) -> None:
        """Rewrite the file where content was taken away for good, so that its pages hold no trace of it.

        ``always`` does so also where nobody remembers any: an earlier attempt may have failed.
        """
        self._refuse_writing()
        if self._traces or always:
            self._traces = False
            try:
                self._sessions.scrub()
            except BaseException:
                self._traces = True
                raise

    def absorb(
        self,
        name: str,
        work: Callable[Concatenate[Session, P], Sequence[Done]],
        *args: P.args,
        **kwargs: P.kwargs,
    ) -> tuple[Sequence[Done], bool]:
        """Take in what other laptops wrote, as one transaction, one step to take back and one notice.

        Return what changed, and whether it took content away for good.
        """
        self._refuse_writing()
        done, erased = self._sessions.absorb(
            lambda session: work(session, *args, **kwargs), actor=self.actor, label=self.label
        )
        self._remember(name, done, erased=erased)
        return done, erased

    def receive(
        self, work: Callable[Concatenate[Session, P], Received], *args: P.args, **kwargs: P.kwargs
    ) -> Sequence[Done]:
        """Take in what other laptops wrote while this person works: one transaction, one notice, no step.

        The work also returns the rows that the others wrote. Taking back the last action then still means
        this person's own, but what wrote those rows can no longer be taken back: it would undo the others'
        work unseen.
        """
        self._refuse_writing()
        (done, rows), erased = self._sessions.absorb(
            lambda session: work(session, *args, **kwargs), actor=self.actor, label=self.label
        )
        if erased:
            self._undo, self._redo, self._traces = [], [], True
        self._undo = [step for step in self._undo if step.spares(rows)]
        self._redo = [step for step in self._redo if step.spares(rows)]
        if done:
            self._tell(done)
        return done

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
        return self._reverse(self._undo, UNDO)

    def redo(self) -> str | None:
        """Do again what was last taken back; return its name in words."""
        return self._reverse(self._redo, REDO)

    def _reverse(self, steps: Sequence[_Step], prefix: str) -> str | None:
        self._refuse_writing()
        if not steps:
            return None
        step = steps[-1]
        back = self._sessions.reverse(prefix + step.name, step.done, actor=self.actor, label=self.label)
        # The lists may be others by now: something may have come in meanwhile, and forgotten the step.
        if any(one is step for one in (*self._undo, *self._redo)):
            self._undo = [one for one in self._undo if one is not step]
            self._redo = [one for one in self._redo if one is not step]
            (self._redo if prefix == UNDO else self._undo).append(_Step(step.name, back))
        self._tell(back)
        return label_of(step.name)

    def _remember(self, name: str, done: Sequence[Done], *, erased: bool) -> None:
        if erased:
            # What these steps remember would bring it back.
            self._undo, self._traces = [], True
        elif done:
            self._undo = [*self._undo[-_DEPTH:], _Step(name, done)]
        else:
            return
        self._redo = []
        self._tell(done)

    def _refuse_writing(self) -> None:
        if self.read_only:
            raise ReadOnlyError(self.read_only_reason)

    @property
    def _sessions(self) -> Sessions:
        if self._opened is None:
            from rakor_desktop.store.sessions import Sessions  # noqa: PLC0415 - the larger half of a start

            self._opened = Sessions(self.path, read_only=self.read_only)
        return self._opened

    def _tell(self, done: Sequence[Done]) -> None:
        kinds: dict[str, set[str]] = defaultdict(set)
        for one in done:
            kinds[one.touch.table].add(one.touch.row)
        changes = Changes({kind: frozenset(uids) for kind, uids in kinds.items()})
        for subscriber in tuple(self._subscribers):
            subscriber(changes)
