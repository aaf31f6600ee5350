"""Tells what the Hub holds, and what a file and the Hub do not share yet."""

from __future__ import annotations

from collections import defaultdict

from sqlalchemy import column, select, table

from rakor_desktop.domain.hub import Difference, HubEvent
from rakor_desktop.store.journal import reader
from rakor_desktop.store.schema import journal
from rakor_desktop.store.workspace import Workspace
from rakor_desktop.sync.foreign import glanced_at
from rakor_desktop.sync.hub.address import Address
from rakor_desktop.sync.hub.connecting import reading
from rakor_desktop.sync.hub.lineage import lineages
from rakor_desktop.sync.hub.pulling import plan_of, source_for
from rakor_desktop.sync.merging import Progress
from rakor_desktop.sync.planning import plan

_EVENT = table("event", *(column(name) for name in ("uid", "name", "start_date", "end_date")))


def held(address: Address, *, progress: Progress = lambda _done, _total: None) -> list[HubEvent]:
    """Return the meetings of the Hub by their first day, the newest first."""
    e, b = journal.entry.c, journal.branch.c
    with reading(address) as connection:
        progress(0, 0)
        branches = reader.branches(connection)
        spoken = select(e.row_uid, b.uid).join(journal.branch, b.no == e.branch_no)
        spoken = spoken.where(e.kind == "event").distinct()
        by_event: dict[str, set[str]] = defaultdict(set)
        for uid, branch in connection.execute(spoken):
            by_event[uid].add(branch)
        progress(0, 0)
        rows = connection.execute(select(_EVENT)).all()
    groups = lineages(branches)
    found = []
    for uid, name, start, end in rows:
        told = frozenset[str]().union(*(group for group in groups if group & by_event[uid]))
        own = [branch for branch in branches if branch.uid in told]
        laptops = sorted({branch.label for branch in own})
        found.append(HubEvent(uid, name, start, end, laptops, sum(branch.last for branch in own)))
    return sorted(found, key=lambda one: (one.start_date, one.name, one.uid), reverse=True)


def compare(
    workspace: Workspace, address: Address, *, progress: Progress = lambda _done, _total: None
) -> Difference:
    """Return how much the file and the Hub lack of each other."""
    with glanced_at(workspace.path) as own, reading(address) as connection:
        progress(0, 0)
        [there] = plan(connection, [own], unrelated=True)
        progress(0, 0)
        here = plan_of(workspace, source_for(connection, address, workspace))
    return Difference(
        entries_to_push=there.entries,
        attachments_to_push=len(there.attachments),
        entries_to_pull=here.entries,
        attachments_to_pull=len(here.attachments),
        laptops_to_pull=sorted({branch.label for branch, _first in here.news}),
    )
