"""Finds what other files have that this one lacks, and refuses what must not come in."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import dataclass

from sqlalchemy import Connection, select

from rakor_desktop.domain.errors import ForeignFileError
from rakor_desktop.domain.i18n import _
from rakor_desktop.domain.merging import UnrelatedError
from rakor_desktop.store.journal import reader, redaction
from rakor_desktop.store.journal.reader import Branch
from rakor_desktop.store.schema import Blob, journal
from rakor_desktop.sync.chain import Facts, Tick, verify
from rakor_desktop.sync.foreign import Source


@dataclass(frozen=True, slots=True)
class SourcePlan:
    """What is taken from one file: of each branch the entries from ``first`` on, and some attachments."""

    foreign: Source
    news: Sequence[tuple[Branch, int]]
    attachments: Sequence[str]

    @property
    def nothing(self) -> bool:
        """Whether nothing is taken."""
        return not self.news and not self.attachments

    @property
    def entries(self) -> int:
        """How many entries are taken."""
        return sum(branch.last - first + 1 for branch, first in self.news)


@dataclass(frozen=True, slots=True)
class _Known:
    branch: Branch
    hash_at: Callable[[int], object]


def plan(connection: Connection, sources: Iterable[Source], *, unrelated: bool = False) -> list[SourcePlan]:
    """Return what each file brings beyond this one and the files before it; no chain is verified yet."""
    sources = list(sources)
    known = _known(connection, {branch.uid for foreign in sources for branch in foreign.branches})
    attached = _held(connection)
    found: list[SourcePlan] = []
    for foreign in sources:
        if not unrelated:
            _refuse_unrelated(connection, foreign, known.keys(), found)
        news = [
            (branch, first) for branch in foreign.branches if (first := _first_new(foreign, branch, known))
        ]
        missing = sorted(foreign.attachments - attached)
        found.append(SourcePlan(foreign, news, missing))
        attached.update(missing)
        for branch, _first in news:
            known[branch.uid] = _Known(branch, _hash_there(foreign, branch))
    return found


def has_news(connection: Connection, foreign: Source) -> bool:
    """Whether a file may have anything that this one lacks, told by the ends of its branches alone."""
    known = _known(connection, {branch.uid for branch in foreign.branches})
    for branch in foreign.branches:
        if branch.uid not in known:
            return True
        here = known[branch.uid].branch
        if here.last < branch.last or here.parents != branch.parents:
            return True
        if (here.label, here.opened_at) != (branch.label, branch.opened_at):
            return True
        if foreign.hash_at(branch, branch.last) != known[branch.uid].hash_at(branch.last):
            return True
    return not foreign.attachments <= _held(connection) or not foreign.complete()


def _held(connection: Connection) -> set[str]:
    """Return the attachments that need not be taken: they are here, or are gone from here for good."""
    return {*connection.scalars(select(Blob.sha256)), *redaction.erased_blobs(connection)}


def verified(one: SourcePlan, tick: Tick) -> Facts:
    """Refuse a file of which anything does not hold, also in what is not taken; return what is new in it."""
    one.foreign.whole()
    facts = verify(one.foreign, {branch.uid: first for branch, first in one.news}, tick)
    for sha256 in one.attachments:
        one.foreign.attachment(sha256)
        tick(0)
    return facts


def _first_new(foreign: Source, branch: Branch, known: dict[str, _Known]) -> int:
    """Return the first entry of a branch that is new here, or 0 where none is."""
    if branch.uid not in known:
        return 1
    here = known[branch.uid]
    said = [(one.label, one.parents, one.opened_at) for one in (branch, here.branch)]
    if said[0] != said[1]:
        raise foreign.damaged(branch.uid, 0)
    shared = min(branch.last, here.branch.last)
    if foreign.hash_at(branch, shared) != here.hash_at(shared):
        verify(foreign, {}, lambda _entries: None)
        raise ForeignFileError(
            _(
                "Cabang riwayat {branch} dari laptop {laptop} di “{file}” lain isinya daripada di sini, "
                "padahal seharusnya sama; tidak ada yang diambil darinya."
            ).format(branch=branch.uid, laptop=branch.label, file=foreign.path.name)
        )
    return shared + 1 if branch.last > shared else 0


def _refuse_unrelated(
    connection: Connection, foreign: Source, known: Collection[str], before: Iterable[SourcePlan]
) -> None:
    """Refuse a file that has neither an opening nor a meeting in common with this one and those before it."""
    if not known or not foreign.branches or any(branch.uid in known for branch in foreign.branches):
        return
    events = _events_here(connection).union(*(one.foreign.events() for one in before))
    if events.isdisjoint(foreign.events()):
        raise UnrelatedError(
            _(
                "“{file}” tidak memuat rakor yang ada di berkas ini; mungkin berkas rakor lain. "
                "Gabungkan hanya jika memang itu yang dimaksud."
            ).format(file=foreign.path.name)
        )


def _events_here(connection: Connection) -> set[str]:
    e = journal.entry.c
    return set(connection.scalars(select(e.row_uid).where(e.kind == "event").distinct()))


def _known(connection: Connection, shared: Collection[str]) -> dict[str, _Known]:
    """Return the branches that are here; the ends of those that are shared are asked for all at once."""
    branches = reader.branches(connection)
    ends = reader.ends(connection, [branch for branch in branches if branch.uid in shared])
    return {
        branch.uid: _Known(branch, _hash_here(connection, branch, ends.get(branch.no))) for branch in branches
    }


def _hash_here(connection: Connection, branch: Branch, end: object) -> Callable[[int], object]:
    e = journal.entry.c

    def hash_at(seq: int) -> object:
        if seq == branch.last and end is not None:
            return end
        return connection.scalar(select(e.hash).where(e.branch_no == branch.no, e.seq == seq))

    return hash_at


def _hash_there(foreign: Source, branch: Branch) -> Callable[[int], object]:
    return lambda seq: foreign.hash_at(branch, seq)
