"""Takes from the Hub what concerns the open file, by the same merge as from any file."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from contextlib import contextmanager

from sqlalchemy import Connection, select
from sqlalchemy.orm import Session

from rakor_desktop.domain.errors import ReadOnlyError
from rakor_desktop.domain.merging import Merged
from rakor_desktop.store.journal import reader
from rakor_desktop.store.schema import journal
from rakor_desktop.store.workspace import Workspace
from rakor_desktop.sync.foreign import glanced_at
from rakor_desktop.sync.hub.address import Address
from rakor_desktop.sync.hub.connecting import reading
from rakor_desktop.sync.hub.lineage import related
from rakor_desktop.sync.hub.source import HubSource
from rakor_desktop.sync.hub.spool import spooling
from rakor_desktop.sync.merging import Meter, Progress, Read, taken
from rakor_desktop.sync.planning import SourcePlan, plan, verified


def pull(
    workspace: Workspace,
    address: Address,
    *,
    event: str = "",
    keep: bool = True,
    progress: Progress = lambda _done, _total: None,
) -> Merged:
    """Merge into the open file what the Hub has of its meetings, and of ``event`` (a uid) if that is given.

    What other meetings brought to the Hub stays there, unless a file has once tied them together.
    """
    if workspace.read_only:
        raise ReadOnlyError(workspace.read_only_reason)
    with fetched(workspace, address, event, Meter(progress)) as found:
        return taken(workspace, found, keep=keep)


@contextmanager
def fetched(workspace: Workspace, address: Address, event: str, meter: Meter) -> Iterator[Read]:
    """Give what the Hub has for this file, brought here and found sound; the connection is closed by then."""
    with spooling() as spool, glanced_at(workspace.path) as own:
        meter(0)
        with reading(address) as connection:
            source = source_for(connection, address, workspace, event)
            one = plan_of(workspace, source)
            meter.total = 4 * one.entries + sum(branch.last for branch in source.branches)
            source.fetch(one, own, workspace.ask(_erased), spool, meter)
        facts = [] if one.nothing else [verified(one, meter)]
        yield Read([one] if facts else [], facts, meter)


def source_for(connection: Connection, address: Address, workspace: Workspace, event: str = "") -> HubSource:
    """Return the part of the Hub that belongs to the open file."""
    known, events = workspace.ask(_known)
    branches = reader.branches(connection)
    start = known | branches_of(connection, {*events, event} - {""})
    wanted = related(branches, start)
    return HubSource(connection, address.name, [one for one in branches if one.uid in wanted])


def plan_of(workspace: Workspace, source: HubSource) -> SourcePlan:
    """Return what the open file lacks of the Hub."""
    return workspace.ask(_plan, source)


def branches_of(connection: Connection, events: Collection[str]) -> set[str]:
    """Return the branches that speak of these meetings."""
    b, e = journal.branch.c, journal.entry.c
    query = (
        select(b.uid)
        .join(journal.entry, b.no == e.branch_no)
        .where(e.row_uid.in_(sorted(events)), e.kind == "event")
        .distinct()
    )
    return set(connection.scalars(query)) if events else set()


def _known(session: Session) -> tuple[set[str], set[str]]:
    """Return the branches and the meetings of the open file."""
    connection, b, e = session.connection(), journal.branch.c, journal.entry.c
    events = connection.scalars(select(e.row_uid).where(e.kind == "event").distinct())
    return set(connection.scalars(select(b.uid))), set(events)


def _erased(session: Session) -> list[tuple[str, int]]:
    """Return the entries of the open file whose content is gone for good."""
    b, e = journal.branch.c, journal.entry.c
    query = select(b.uid, e.seq).join(journal.entry, b.no == e.branch_no).where(e.content.is_(None))
    return [(uid, seq) for uid, seq in session.connection().execute(query)]


def _plan(session: Session, source: HubSource) -> SourcePlan:
    return plan(session.connection(), [source], unrelated=True)[0]
