"""Which branches of the Hub belong together: files that come from one another share ancestry."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from rakor_desktop.store.journal.reader import Branch


def lineages(branches: Sequence[Branch]) -> list[frozenset[str]]:
    """Return all branches in groups that are tied by nothing: nobody in one had seen anything of another."""
    tied = _tied(branches)
    found: list[frozenset[str]] = []
    left = dict.fromkeys(branch.uid for branch in branches)
    while left:
        group = _reached(tied, [next(iter(left))])
        for uid in group:
            left.pop(uid, None)
        found.append(frozenset(group))
    return found


def related(branches: Iterable[Branch], start: Iterable[str]) -> set[str]:
    """Return these branches with all that are tied to them."""
    return _reached(_tied(branches), start)


def _tied(branches: Iterable[Branch]) -> Mapping[str, set[str]]:
    """Return for each branch those it had seen and those that had seen it."""
    tied: dict[str, set[str]] = defaultdict(set)
    for branch in branches:
        tied[branch.uid].update(branch.parents)
        for parent in branch.parents:
            tied[parent].add(branch.uid)
    return tied


def _reached(tied: Mapping[str, set[str]], start: Iterable[str]) -> set[str]:
    found: set[str] = set()
    pending = [uid for uid in start if uid in tied]
    while pending:
        uid = pending.pop()
        if uid not in found:
            found.add(uid)
            pending.extend(tied[uid] - found)
    return found
