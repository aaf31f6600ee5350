"""Shows what a merge would do, by doing it to a private copy of the file."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import groupby, islice
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TypeVar

from sqlalchemy import Connection, select
from sqlalchemy.orm import Session

from rakor_desktop.domain.history import Op, Value
from rakor_desktop.domain.merging import Conflict, Merged, RowNews
from rakor_desktop.store import backup
from rakor_desktop.store.journal.projection import in_pieces, raw
from rakor_desktop.store.journal.recorder import Done, defaults
from rakor_desktop.store.schema import JOURNALLED
from rakor_desktop.store.workspace import Workspace
from rakor_desktop.sync.conflicts import conflicts
from rakor_desktop.sync.merging import FATES, Progress, bring_in, read
from rakor_desktop.sync.news import source_news
from rakor_desktop.sync.titles import Titles

T = TypeVar("T")
_AT_ONCE = 500

Look = Callable[[Session, Sequence[RowNews], Sequence[Conflict]], None]


def preview(
    workspace: Workspace,
    paths: Sequence[Path],
    *,
    unrelated: bool = False,
    progress: Progress = lambda _done, _total: None,
    look: Look = lambda _session, _rows, _conflicts: None,
) -> Merged:
    """Return what merging these files would do, row by row; the open file is only read.

    ``look`` is called while the trial copy is there, to say of it what rows alone do not tell.
    """
    with read(workspace, paths, unrelated=unrelated, progress=progress) as found:
        sources = [source_news(one, facts) for one, facts in zip(found.plans, found.facts, strict=True)]
        if found.nothing:
            return Merged(sources, {}, ())
        with TemporaryDirectory(prefix="rakor-", ignore_cleanup_errors=True) as folder:
            copy = backup.copy_to(workspace.path, Path(folder) / "pratinjau.rakor")
            trial = Workspace.open(copy, label=workspace.label)
            try:
                done, _erased = trial.absorb("preview", bring_in, found)
                rows = trial.ask(_rows, watched(done, lambda: found.meter(0)))
                disputed = trial.ask(conflicts)
                trial.ask(look, rows, disputed)
            finally:
                trial.close()
    counts = Counter((row.table, row.fate) for row in rows)
    return Merged(sources, counts, disputed, rows)


def watched(things: Iterable[T], tick: Callable[[], object]) -> Iterator[T]:
    """Give one thing after the other, with a look every now and then at whether the work is to stop."""
    for nth, one in enumerate(things):
        if nth % _AT_ONCE == 0:
            tick()
        yield one


def _rows(session: Session, done: Iterable[Done]) -> list[RowNews]:
    connection = session.connection()
    titles = Titles(connection)
    found: list[RowNews] = []
    pieces = iter(done)
    while piece := list(islice(pieces, _AT_ONCE)):
        for kind, of in groupby(piece, key=lambda one: one.touch.table):
            found += _of_kind(connection, titles, kind, list(of))
    return sorted(found, key=lambda one: (one.table, one.title))


def _of_kind(connection: Connection, titles: Titles, kind: str, done: Sequence[Done]) -> list[RowNews]:
    standing = _standing(connection, kind, [one.touch.row for one in done])
    found = []
    for one in done:
        touch, held = one.touch, standing.get(one.touch.row, {})
        after = dict(touch.values)
        if touch.op is Op.INSERT:
            silent = defaults(JOURNALLED[kind])
            after = {name: value for name, value in held.items() if value != silent.get(name)}
        title = titles.of(kind, held or one.before)
        found.append(RowNews(FATES[touch.op], kind, touch.row, title, dict(one.before), after))
    return found


def _standing(connection: Connection, kind: str, uids: Sequence[str]) -> dict[str, dict[str, Value]]:
    rows = raw(kind)
    names = [column.key for column in rows.columns if column.key != "uid"]
    return {
        found["uid"]: {name: found[name] for name in names}
        for piece in in_pieces(uids)
        for found in connection.execute(select(rows).where(rows.c.uid.in_(piece))).mappings()
    }
