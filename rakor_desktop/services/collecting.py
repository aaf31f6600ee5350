"""Collecting the files of other laptops: finding them, looking into each, and what they would bring."""

from __future__ import annotations

import os
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import NoReturn

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from rakor_desktop.domain.collecting import Candidate, Item, LaptopWork, Standing
from rakor_desktop.domain.errors import RakorError, StorageError, because
from rakor_desktop.domain.i18n import _
from rakor_desktop.domain.merging import Conflict, Merged, RowNews, StoppedError, UnrelatedError
from rakor_desktop.services import events
from rakor_desktop.services.collecting_items import Held, told
from rakor_desktop.services.merging import ENCRYPTED, Unlock, alone, as_picked, plain, unlocked
from rakor_desktop.store import backup
from rakor_desktop.store.journal import codec, reader
from rakor_desktop.store.lock import real
from rakor_desktop.store.schema import journal
from rakor_desktop.store.workspace import Workspace
from rakor_desktop.sync import compare, merging
from rakor_desktop.sync.conflicts import conflicts
from rakor_desktop.sync.foreign import Source
from rakor_desktop.sync.merging import Progress
from rakor_desktop.sync.news import source_news

_RAKOR = ".rakor"
_COPIES = " (cadangan)"
_KIND, _CONTENT = 6, 9
"""Where an entry says its table and what it wrote."""


@dataclass(frozen=True, slots=True)
class Preview:
    """What merging some files would do, by meeting item; ``names`` say the rest in words."""

    merged: Merged
    items: Sequence[Item]
    names: Held


def files_in(folder: Path, own: Path, look: Callable[[], None] = lambda: None) -> list[Path]:
    """Return the files of laptops below a folder, but for the open one and for copies beside theirs.

    ``look`` is called at every folder on the way; it stops the search by raising ``StoppedError``.
    """
    if not folder.is_dir():
        raise StorageError(_("Folder “{folder}” tidak ditemukan.").format(folder=folder.name))
    found: list[Path] = []
    for place, folders, names in os.walk(folder, onerror=_refuse):
        look()
        here = Path(place)
        folders[:] = sorted(name for name in folders if not _is_passed_by(here / name, names, own))
        found += [here / name for name in names if is_one(name)]
    return sorted(path for path in found if not _same(path, own))


def _refuse(error: OSError) -> NoReturn:
    """Never pass off as all there is what is left of a folder that cannot be read."""
    raise StorageError(
        _("“{folder}” tidak dapat dibaca: {reason}.").format(
            folder=error.filename or "", reason=because(error)
        )
    ) from error


def is_one(name: str) -> bool:
    """Whether a file of this name may be that of a laptop; those half written are hidden."""
    return name.casefold().endswith((_RAKOR, ENCRYPTED)) and not name.startswith(".")


def acceptable(paths: Sequence[Path]) -> list[Path]:
    """Return the folders and the laptops' files among these."""
    return [path for path in paths if is_one(path.name) or path.is_dir()]


def _is_passed_by(folder: Path, beside: Sequence[str], own: Path) -> bool:
    """Whether a folder is hidden, or holds the copies of a file that is here itself."""
    of = folder.name.removesuffix(_COPIES) + _RAKOR
    copies = folder.name.endswith(_COPIES) and of in beside
    return folder.name.startswith(".") or copies or folder == backup.folder_of(own)


def _same(path: Path, own: Path) -> bool:
    try:
        return path.samefile(own)
    except OSError:
        return real(path) == real(own)


def examined(
    workspace: Workspace,
    path: Path,
    *,
    unlock: Unlock = plain,
    progress: Progress = lambda _done, _total: None,
) -> Candidate:
    """Look into one file and verify its history; a refusal is told of this file and stops no other."""
    if _same(path, workspace.path):
        refused = _("Ini berkas yang sedang dibuka; tidak perlu dikumpulkan.")
        return Candidate(path, Standing.REFUSED, refusal=refused)
    try:
        with unlock(path) as readable:
            return _examined(workspace, path, readable, progress)
    except StoppedError:
        raise
    except RakorError as refusal:
        return Candidate(path, Standing.REFUSED, refusal=str(refusal))
    except OSError as error:
        said = _("“{file}” tidak dapat dibaca sampai selesai: {reason}.")
        refused = said.format(file=path.name, reason=because(error))
        return Candidate(path, Standing.REFUSED, refusal=refused)


def _examined(workspace: Workspace, path: Path, readable: Path, progress: Progress) -> Candidate:
    try:
        return _read(workspace, path, readable, progress, unrelated=False)
    except UnrelatedError as refusal:
        found = _read(workspace, path, readable, progress, unrelated=True)
        return replace(found, standing=Standing.UNRELATED, refusal=str(refusal))


def _read(
    workspace: Workspace, path: Path, readable: Path, progress: Progress, *, unrelated: bool
) -> Candidate:
    with merging.read(workspace, [readable], unrelated=unrelated, progress=progress) as found:
        one, facts = found.plans[0], found.facts[0]
        source = replace(source_news(one, facts), path=path)
        known = workspace.ask(_event_names)
        uids = [uid for uid in source.events if uid not in known]
        strange = [_written_name(one.foreign, uid) for uid in uids]
        letters = sorted({branch.label for branch in one.foreign.branches})
    if source.nothing:
        return Candidate(path, Standing.NOTHING, source, letters)
    named = [known[uid] for uid in source.events if uid in known] or list(known.values())[:1]
    event = "; ".join(strange if unrelated else [*named, *strange])
    return Candidate(path, Standing.NEWS, source, source.laptops or letters, event)


def _event_names(session: Session) -> dict[str, str]:
    return {row.uid: row.short_name or row.name for row in events.events(session)}


def _written_name(foreign: Source, uid: str) -> str:
    """Return the first name that a file's own history gives a meeting which is not known here."""
    for branch in foreign.branches:
        for row in foreign.entries(branch):
            if row[_KIND] == "event" and row[_KIND + 1] == uid and row[_CONTENT]:
                values = codec.decode(row[_CONTENT])
                if values.get("short_name") or values.get("name"):
                    return str(values.get("short_name") or values["name"])
    return _("rakor tanpa nama")


def previewed(
    workspace: Workspace,
    paths: Sequence[Path],
    *,
    unrelated: bool = False,
    unlock: Unlock = plain,
    progress: Progress = lambda _done, _total: None,
) -> Preview:
    """Return what merging these files would do; the open file is only read."""
    known = {_key(one) for one in workspace.ask(conflicts)}
    ends = workspace.ask(_ends)
    found: list[tuple[list[Item], Held]] = []

    def look(session: Session, rows: Sequence[RowNews], disputed: Sequence[Conflict]) -> None:
        fresh = [one for one in disputed if _key(one) not in known]
        found.append(told(session, rows, fresh, ends, lambda: progress(0, 0)))

    with alone(workspace), unlocked(paths, unlock) as readable:
        merged = compare.preview(workspace, readable, unrelated=unrelated, progress=progress, look=look)
    items, names = found[0] if found else ([], Held({}, ""))
    return Preview(replace(merged, sources=as_picked(merged.sources, paths)), items, names)


def _ends(session: Session) -> dict[str, int]:
    """Return how far each opening of the file goes."""
    return {branch.uid: branch.last for branch in reader.branches(session.connection())}


def _key(one: Conflict) -> tuple[object, ...]:
    sides = tuple((side.branch, side.seq) for side in one.versions)
    return one.kind, one.table, one.row, one.field, sides


def laptops(session: Session) -> list[LaptopWork]:
    """Return what the file holds of each laptop, by letter."""
    connection = session.connection()
    b, a = journal.branch.c, journal.action.c
    query = (
        select(b.label, a.actor, func.max(a.at))
        .join(journal.branch, b.no == a.branch_no)
        .group_by(b.label, a.actor)
        .order_by(b.label, a.actor)
    )
    said = connection.execute(query).all()
    written = [branch for branch in reader.branches(connection) if branch.last]
    found = []
    for letter in sorted({branch.label for branch in written}):
        of = [branch for branch in written if branch.label == letter]
        moments = [codec.moment(at) for label, _actor, at in said if label == letter]
        actors = [actor for label, actor, _at in said if label == letter and actor]
        entries = sum(branch.last for branch in of)
        found.append(LaptopWork(letter, actors, entries, max(moments, default=None)))
    return found


def open_conflicts(session: Session) -> int:
    """Return how many disagreements nobody has decided yet."""
    return len(conflicts(session))
