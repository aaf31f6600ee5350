"""Laptops that see each other: each writes only its own file into a folder and takes in the others'.

``gather`` looks and verifies, in any thread; ``bring`` writes what is new into the open file, where the
window lives; ``publish`` writes this laptop's own file, in any thread. Nothing of it waits for anybody.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from contextlib import ExitStack, suppress
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from pathlib import Path

from sqlalchemy import Connection, func, select
from sqlalchemy.orm import Session

from rakor_desktop.domain.errors import ForeignFileError, InUseError, RakorError, StorageError
from rakor_desktop.domain.i18n import _
from rakor_desktop.domain.merging import UnrelatedError
from rakor_desktop.domain.sharing import Brought, FolderGoneError, SharedFile, Standing
from rakor_desktop.store import backup
from rakor_desktop.store.journal import reader
from rakor_desktop.store.schema import Blob, Redaction
from rakor_desktop.store.workspace import Received, Workspace
from rakor_desktop.sync import merging
from rakor_desktop.sync.chain import Facts
from rakor_desktop.sync.foreign import Foreign, opened_copy
from rakor_desktop.sync.merging import FATES, Meter, Read
from rakor_desktop.sync.placing import Tick, copied, nobody
from rakor_desktop.sync.planning import SourcePlan, has_news, plan, verified
from rakor_desktop.sync.replacing import held
from rakor_desktop.sync.shared_files import (
    NAME,
    Lying,
    Print,
    UnfinishedError,
    fetched,
    listed,
    named,
    print_of,
)

Ends = Mapping[str, int]
"""The last entry of each branch that a file knows."""


@dataclass(frozen=True, slots=True)
class _Known:
    """What was found out about a file as it lies there; it is not opened again until it is written anew."""

    print: Print
    standing: Standing
    sentence: str = ""
    ends: Ends = field(default_factory=dict)
    attachments: frozenset[str] = frozenset()


@dataclass(slots=True)
class Memory:
    """What earlier rounds found, so that one with nothing new is quick; it lasts as long as the open file."""

    known: dict[str, _Known] = field(default_factory=dict)
    redactions: int = 0
    """How many redactions this laptop's own file in the folder has been through."""
    bare: bool = False
    """Whether the last look found the folder empty all of a sudden."""

    def doubt(self, *, everything: bool = False) -> None:
        """Look again, at the next round, at what was refused, or at everything."""
        good = () if everything else (Standing.TAKEN,)
        self.known = {name: one for name, one in self.known.items() if one.standing in good}


@dataclass(frozen=True, slots=True)
class Share:
    """One laptop's part in a shared folder."""

    folder: Path
    own: str
    """The name of the file that this laptop writes there."""
    inbox: Path
    """A private folder for copies."""
    memory: Memory = field(default_factory=Memory)


@dataclass(frozen=True, slots=True)
class News:
    """A private copy of a file that brings something, verified."""

    lying: Lying
    copy: Path
    facts: Facts
    entries: int
    """How much is new in it."""


@dataclass(frozen=True, slots=True)
class Gathered:
    """What a look into the folder found."""

    files: Sequence[SharedFile]
    news: Sequence[News]


@dataclass(frozen=True, slots=True)
class _Held:
    """What the open file holds."""

    ends: Ends
    attachments: frozenset[str]
    redactions: int


def gather(workspace: Workspace, share: Share, *, tick: Tick = nobody) -> Gathered:
    """Look at every laptop's file that was written anew and verify what it brings; changes nothing.

    A file that cannot be read, or is of another meeting, is named and left. Where something is new, a
    verified copy of the open file is put on the ladder of backups first unless a fresh one is there: a copy
    for every merge, never thinned, would fill the disk with one every few minutes.
    """
    files, news = [], []
    for one in _listed(workspace, share):
        found = _looked_at(workspace, share, one, tick)
        if isinstance(found, News):
            news.append(found)
            files.append(_file(one, share.own, Standing.NEW))
        else:
            files.append(_file(one, share.own, found.standing, found.sentence))
    if news:
        _copy_aside(workspace.path, datetime.now())  # noqa: DTZ005 - names the copy in the laptop's own time
    return Gathered(files, news)


def _copy_aside(path: Path, now: datetime) -> None:
    taken = (backup.taken_at(copy) for copy in backup.copies(path))
    if not any(timedelta(0) <= now - at < backup.EVERY for at in taken if at is not None):
        backup.tick(path, now)


def _listed(workspace: Workspace, share: Share) -> list[Lying]:
    # Asked before anything there is opened: nothing but SQLite may open the file that is in use.
    with suppress(OSError):
        if NAME.fullmatch(workspace.path.name) and share.folder.samefile(workspace.path.parent):
            raise InUseError(
                _("Berkas yang sedang dibuka ada di folder bersama; pindahkan ke folder lain dahulu.")
            )
    memory, known = share.memory, share.memory.known
    before, memory.bare = memory.bare, False
    lying = listed(share.folder)
    memory.bare = bool(known) and not lying
    if memory.bare and not before:  # where it is so at the next look too, somebody emptied it
        raise FolderGoneError(_("Folder bersama mendadak kosong; mungkin sambungannya putus."))
    for gone in known.keys() - {one.name for one in lying}:
        del known[gone]
    return lying


def bring(workspace: Workspace, share: Share, news: Sequence[News]) -> Brought:
    """Take in what was gathered, as one act that is no step of this person to take back."""
    if not news:
        return Brought()
    with ExitStack() as stack:
        sources = [(one, stack.enter_context(opened_copy(one.copy, one.lying.path))) for one in news]
        taken: list[News] = []
        fresh: dict[str, _Known] = {}
        done = workspace.receive(_bring_in, sources, taken, fresh)
    share.memory.known.update(fresh)  # only now: what was not committed must come again
    counts = Counter(FATES[one.touch.op] for one in done)
    return Brought(sorted({one.lying.laptop for one in taken}), counts)


def piece_of(news: Sequence[News], entries: int) -> int:
    """Return how many of these files, at least one, are taken in together where so many entries do."""
    total = 0
    for nth, one in enumerate(news):
        total += one.entries
        if nth and total > entries:
            return nth
    return len(news)


def publish(workspace: Workspace, share: Share, *, tick: Tick = nobody) -> bool:
    """Write this laptop's own file into the folder if it holds what no file there does; tell whether it did.

    So a laptop that only takes in writes nothing, and what is missing there for whatever reason comes back.
    The open file is first rid of the traces of what came in taken away: here nobody waits for it.
    """
    with suppress(RakorError):  # it is tried again when the file is closed
        workspace.scrub()
    ours, memory = workspace.ask(_held), share.memory
    there = [one for one in memory.known.values() if one.standing is not Standing.BROKEN]
    covered = all(any(one.ends.get(uid, 0) >= last for one in there) for uid, last in ours.ends.items())
    attached = ours.attachments <= frozenset().union(*(one.attachments for one in there))
    if share.own in memory.known and covered and attached and ours.redactions <= memory.redactions:
        return False
    target, copy = share.folder / share.own, share.inbox / "sendiri.rakor"
    in_use = _("“{file}” di folder bersama sedang dibuka orang; tutup di sana dan buka berkas laptop itu.")
    with held(target, in_use, traceless=True):
        if not _may_go(workspace, share, target, tick):
            return False
        copy.unlink(missing_ok=True)
        backup.copy_to(workspace.path, copy)
        copied(copy, target, replace=True, tick=tick)
        copy.unlink()
    fresh = print_of(target)
    if fresh is not None:
        memory.known[share.own] = _Known(fresh, Standing.TAKEN, "", ours.ends, ours.attachments)
    memory.redactions = ours.redactions
    return True


def _may_go(workspace: Workspace, share: Share, target: Path, tick: Tick) -> bool:
    """Whether nothing is lost with the file that lies under this laptop's name: it may be of another time.

    One that brings something is taken in at the next round, one still being copied is looked at again then.
    """
    found = print_of(target)
    if found is None and not target.exists():
        return True
    lying = named(target, found) if found is not None else None
    if lying is not None and not lying.print.size:  # a name without contents
        return True
    standing, sentence = Standing.BROKEN, ""
    if lying is not None:
        looked = _looked_at(workspace, share, lying, tick)
        if isinstance(looked, News) or looked.standing is Standing.UNFINISHED:
            return False
        standing, sentence = looked.standing, looked.sentence
    if standing is Standing.TAKEN:
        return True
    raise StorageError(
        _("“{file}” di folder bersama tidak ditimpa; pindahkan dahulu dari sana. {reason}")
        .format(file=target.name, reason=sentence)
        .rstrip()
    )


def seen(share: Share, found: Sequence[SharedFile]) -> list[SharedFile]:
    """Return the files as they stand after a round that found these."""
    known = {
        name: _file(lying, share.own, one.standing, one.sentence)
        for name, one in share.memory.known.items()
        if (lying := named(share.folder / name, one.print)) is not None
    }
    files = {**{file.name: file for file in found}, **known}
    return [files[name] for name in sorted(files)]


def _file(one: Lying, own: str, standing: Standing, sentence: str = "") -> SharedFile:
    mine = one.name == own and standing is Standing.TAKEN
    return SharedFile(one.name, one.laptop, one.written_at, Standing.OWN if mine else standing, sentence)


def _looked_at(workspace: Workspace, share: Share, one: Lying, tick: Tick) -> News | _Known:
    """Return what a file brings, or how it stands; what it was found to be is remembered until it changes."""
    known = share.memory.known.pop(one.name, None)
    if known is None or known.print != one.print:
        try:
            found = _examined(workspace, one, fetched(one, share.inbox, tick), tick)
        except UnrelatedError:
            found = _Known(one.print, Standing.OTHER, _("Berkas rakor lain; tidak diambil."))
        except ForeignFileError as said:
            found = _Known(one.print, Standing.BROKEN, str(said))
        except UnfinishedError as said:
            return _Known(one.print, Standing.UNFINISHED, str(said))
        except RakorError as said:  # the disk's fault, who knows for how long
            tick(0)  # a person who stops the work stops all of it
            return _Known(one.print, Standing.BROKEN, str(said))
        if isinstance(found, News):
            return found
        known = found
    share.memory.known[one.name] = known
    return known


def _examined(workspace: Workspace, one: Lying, copy: Path, tick: Tick) -> News | _Known:
    with opened_copy(copy, one.path) as foreign:
        if not workspace.ask(_has_news, foreign):
            copy.unlink()
            return _taken(one.print, foreign)
        found = workspace.ask(_planned, foreign)
        return News(one, copy, verified(found, tick), found.entries)


def _taken(lying: Print, foreign: Foreign) -> _Known:
    ends = {branch.uid: branch.last for branch in foreign.branches}
    return _Known(lying, Standing.TAKEN, "", ends, foreign.attachments)


def _bring_in(
    session: Session, sources: Sequence[tuple[News, Foreign]], taken: list[News], fresh: dict[str, _Known]
) -> Received:
    """Plan anew within the transaction that writes, for the file may have changed since it was looked at."""
    connection, good = session.connection(), sources
    try:
        plans = plan(connection, [foreign for _one, foreign in sources])
    except RakorError:
        good, plans = _agreeing(connection, sources, fresh)
    taken += [one for one, _foreign in good]
    fresh |= {one.lying.name: _taken(one.lying.print, foreign) for one, foreign in good}
    found = Read(plans, [one.facts for one in taken], Meter(lambda _done, _total: None))
    rows = {(kind, uid) for facts in found.facts for kind, uids in facts.touched.items() for uid in uids}
    return ([] if found.nothing else merging.bring_in(session, found)), rows


def _agreeing(
    connection: Connection, sources: Sequence[tuple[News, Foreign]], fresh: dict[str, _Known]
) -> tuple[list[tuple[News, Foreign]], list[SourcePlan]]:
    """Return the files that go together: of two that contradict each other the first is taken."""
    good, plans = list[tuple[News, Foreign]](), list[SourcePlan]()
    for one, foreign in sources:
        try:
            plans = plan(connection, [*(before for _one, before in good), foreign])
        except RakorError as said:
            fresh[one.lying.name] = _Known(one.lying.print, Standing.BROKEN, str(said))
        else:
            good.append((one, foreign))
    return good, plans


def _has_news(session: Session, foreign: Foreign) -> bool:
    return has_news(session.connection(), foreign)


def _planned(session: Session, foreign: Foreign) -> SourcePlan:
    return plan(session.connection(), [foreign])[0]


def _held(session: Session) -> _Held:
    ends = {branch.uid: branch.last for branch in reader.branches(session.connection()) if branch.last}
    redactions = session.scalar(select(func.count()).select_from(Redaction)) or 0
    return _Held(ends, frozenset(session.scalars(select(Blob.sha256))), redactions)
