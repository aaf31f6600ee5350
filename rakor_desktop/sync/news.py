"""Says in words what one file brings: which laptops, how much, when, and whose clock is off."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

from rakor_desktop.domain.merging import BranchNews, Clock, SourceNews
from rakor_desktop.store.journal import codec
from rakor_desktop.sync.chain import Facts
from rakor_desktop.sync.planning import SourcePlan

_NOTABLE = timedelta(minutes=2)
"""A clock that is off by less troubles nobody."""


def source_news(one: SourcePlan, facts: Facts, now: datetime | None = None) -> SourceNews:
    """Return what a file brings."""
    moments = [codec.moment(text) for pair in facts.moments.values() for text in pair]
    news = [BranchNews(branch.uid, branch.label, first, branch.last) for branch, first in one.news]
    return SourceNews(
        path=one.foreign.path,
        version=one.foreign.version,
        news=news,
        attachments=len(one.attachments),
        actors=sorted(actor for actor in facts.actors if actor),
        first_at=min(moments, default=None),
        last_at=max(moments, default=None),
        clocks=list(_clocks(one, facts, now or datetime.now(UTC))),
        events=sorted(one.foreign.events()) if one.news else [],
    )


def _clocks(one: SourcePlan, facts: Facts, now: datetime) -> Iterator[Clock]:
    """Yield the clocks that cannot be right: ahead of now, or behind what their own writer had seen."""
    off: dict[str, timedelta] = {}
    for branch, first in one.news:
        said = facts.moments[branch.uid]
        ahead = codec.moment(said[1]) - now
        behind = _earliest(one, branch.uid, first, said[0])
        worst = ahead if ahead > _NOTABLE else -behind
        if abs(worst) > abs(off.get(branch.label, timedelta(0))):
            off[branch.label] = worst
    for laptop in sorted(off):
        if abs(off[laptop]) > _NOTABLE:
            yield Clock(laptop, off[laptop])


def _earliest(one: SourcePlan, uid: str, first: int, said: str) -> timedelta:
    """Return by how much a branch begins before the entries it had seen were written."""
    known = {branch.uid: branch for branch in one.foreign.branches}
    if first > 1:
        return timedelta(0)
    seen = [
        codec.moment(at)
        for parent, seq in known[uid].parents.items()
        if (at := one.foreign.moment_at(known[parent], seq)) is not None
    ]
    return max([timedelta(0), *(moment - codec.moment(said) for moment in seen)])
