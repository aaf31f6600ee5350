"""Merges other files into the open one: the union of their histories, in one transaction."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack, contextmanager, suppress
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from sqlalchemy.orm import Session

from rakor_desktop.domain.errors import ForeignFileError, RakorError, ReadOnlyError, StorageError
from rakor_desktop.domain.history import Op
from rakor_desktop.domain.i18n import N_
from rakor_desktop.domain.merging import Fate, Merged
from rakor_desktop.domain.verbs import name_of, verb
from rakor_desktop.store import backup
from rakor_desktop.store.journal import redaction
from rakor_desktop.store.journal.projection import project_again
from rakor_desktop.store.journal.recorder import Done
from rakor_desktop.store.workspace import Workspace
from rakor_desktop.sync.applying import take_in
from rakor_desktop.sync.chain import Facts, Tick
from rakor_desktop.sync.conflicts import conflicts
from rakor_desktop.sync.foreign import Source, glanced_at, opened
from rakor_desktop.sync.news import source_news
from rakor_desktop.sync.planning import SourcePlan, has_news, plan, verified

Progress = Callable[[int, int], None]
"""Told how much is done of how much; it stops the work, without a trace, by raising ``StoppedError``."""

FATES = {Op.INSERT: Fate.NEW, Op.UPDATE: Fate.CHANGED, Op.DELETE: Fate.REMOVED}


@dataclass(frozen=True, slots=True)
class Read:
    """Other files that were opened, found sound, and compared with the open one."""

    plans: Sequence[SourcePlan]
    facts: Sequence[Facts]
    meter: Meter

    @property
    def nothing(self) -> bool:
        """Whether they bring nothing."""
        return all(one.nothing for one in self.plans)


class Meter:
    """Adds up what is done and tells it."""

    def __init__(self, progress: Progress) -> None:
        self.total = 0
        self._done = 0
        self._progress = progress

    def __call__(self, number: int) -> None:
        """Note that so many more entries or rows are done."""
        self._done += number
        self._progress(min(self._done, self.total), self.total)


@verb(N_("Menggabungkan data"))
def merge(
    workspace: Workspace,
    paths: Sequence[Path],
    *,
    unrelated: bool = False,
    keep: bool = True,
    progress: Progress = lambda _done, _total: None,
) -> Merged:
    """Take what is new in these files into the open one; a file that brings nothing leaves it untouched.

    ``unrelated`` lets in files of another meeting; ``keep`` puts a verified copy of the file aside first.
    """
    if workspace.read_only:
        raise ReadOnlyError(workspace.read_only_reason)
    with read(workspace, paths, unrelated=unrelated, progress=progress) as found:
        return taken(workspace, found, keep=keep)


def taken(workspace: Workspace, found: Read, *, keep: bool) -> Merged:
    """Take in what was read and found sound, wherever it came from, as one step; return what came of it."""
    sources = [source_news(one, facts) for one, facts in zip(found.plans, found.facts, strict=True)]
    if found.nothing:
        return Merged(sources, {}, ())
    with before_merge(workspace.path, keep=keep) as kept:
        done, erased = workspace.absorb(name_of(merge), bring_in, found)
    with suppress(RakorError):  # it is tried again when the file is closed
        workspace.scrub()
    counts = Counter((one.touch.table, FATES[one.touch.op]) for one in done)
    copies = len(list(backup.folder_of(workspace.path).glob("*.rakor"))) if erased else 0
    disputed = workspace.ask(conflicts)
    return Merged(sources, counts, disputed, backup=kept, erased=erased, copies=copies)


@contextmanager
def read(
    workspace: Workspace, paths: Sequence[Path], *, unrelated: bool, progress: Progress
) -> Iterator[Read]:
    """Open other files, find what is new in them, and refuse any of which something does not hold."""
    with ExitStack() as stack:
        meter = Meter(progress)
        old = {path: plan for path in paths if (plan := workspace.ask(_old, path)) is not None}
        sources = []
        for path in paths:
            if path not in old:
                sources.append(stack.enter_context(opened(path)))
                meter(0)
        fresh = iter(workspace.ask(_plan, sources, unrelated=unrelated))
        plans = [old[path] if path in old else next(fresh) for path in paths]
        meter.total = sum(
            sum(branch.last for branch in one.foreign.branches) + 2 * one.entries
            for path, one in zip(paths, plans, strict=True)
            if path not in old
        )
        facts = [
            Facts() if path in old else verified(one, meter) for path, one in zip(paths, plans, strict=True)
        ]
        yield Read(plans, facts, meter)


def bring_in(session: Session, found: Read) -> list[Done]:
    """Take in what is still new: some of it may have come another way since it was read."""
    sources = [one.foreign for one in found.plans if not one.nothing]
    plans = plan(session.connection(), sources, unrelated=True)
    return put_in(session, plans, found.facts, found.meter)


def put_in(session: Session, plans: Sequence[SourcePlan], of: Sequence[Facts], tick: Tick) -> list[Done]:
    """Write the new entries and bring the rows they touch to what the whole journal says."""
    connection = session.connection()
    for one in plans:
        take_in(connection, one, tick)
    touched: dict[str, set[str]] = {}
    for facts in of:
        for kind, uids in facts.touched.items():
            touched.setdefault(kind, set()).update(uids)
        facts.touched.clear()
    redaction.apply(session, touched)
    return project_again(connection, touched, tick)


@contextmanager
def before_merge(path: Path, *, keep: bool) -> Iterator[Path | None]:
    """Put a verified copy aside, never thinned; it goes again where the merge does not come about."""
    if not keep:
        yield None
        return
    stamp = datetime.now().strftime("%Y-%m-%d %H.%M.%S.%f")[:-3]  # noqa: DTZ005 - a name people read
    folder = backup.folder_of(path)
    kept = backup.copy_to(path, folder / f"{path.stem} {stamp} sebelum digabung.rakor")
    try:
        yield kept
    except BaseException:
        with suppress(OSError):
            kept.unlink()
            folder.rmdir()
        raise


def _old(session: Session, path: Path) -> SourcePlan | None:
    """Return the plan of a file that has nothing new, told where it lies; None if it must be looked into."""
    try:
        with glanced_at(path) as foreign:
            if has_news(session.connection(), foreign):
                return None
            return SourcePlan(foreign, (), ())
    except (ForeignFileError, StorageError):
        return None  # one whose writer was interrupted may be fine once it is copied; others are refused then


def _plan(session: Session, sources: Sequence[Source], *, unrelated: bool) -> list[SourcePlan]:
    return plan(session.connection(), sources, unrelated=unrelated)
