"""What the journal says the tables hold: the heads of every field, and which rows are alive."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache

from rakor_desktop.domain.history import Op, Value
from rakor_desktop.store.journal import codec
from rakor_desktop.store.journal.reader import Branch, Entry


class Ancestry:
    """Tells which entry was seen by which."""

    def __init__(self, known: Iterable[Branch]) -> None:
        self._parents = {branch.uid: dict(branch.parents) for branch in known}
        self._seen = cache(self._closure)

    def saw(self, later: codec.Header, earlier: codec.Header) -> bool:
        """Whether the writer of ``later`` had ``earlier`` in the file."""
        if later.branch == earlier.branch:
            return earlier.seq <= later.seq
        return earlier.seq <= self._seen(later.branch).get(earlier.branch, 0)

    def _closure(self, branch: str) -> Mapping[str, int]:
        reached: dict[str, int] = {}
        pending = list(self._parents.get(branch, {}).items())
        while pending:
            uid, seq = pending.pop()
            if reached.get(uid, 0) >= seq:
                continue
            reached[uid] = seq
            pending.extend(self._parents.get(uid, {}).items())
        return reached


@dataclass(frozen=True, slots=True)
class Written:
    """One write of one field."""

    header: codec.Header
    value: Value


@dataclass(slots=True)
class RowStory:
    """Everything the journal says about one row."""

    kind: str
    writes: dict[str, list[Written]] = field(default_factory=lambda: defaultdict(list))
    edits: list[codec.Header] = field(default_factory=list)
    deletions: list[codec.Header] = field(default_factory=list)


def stories(entries: Iterable[Entry]) -> dict[str, RowStory]:
    """Gather the entries by row; keys are ``kind/uid``."""
    found: dict[str, RowStory] = {}
    for entry in entries:
        header = entry.header
        story = found.setdefault(f"{header.kind}/{header.row}", RowStory(header.kind))
        if header.op is Op.DELETE:
            story.deletions.append(header)
            continue
        story.edits.append(header)
        if entry.content is not None:
            for name, value in codec.decode(entry.content).items():
                story.writes[name].append(Written(header, value))
    return found


def heads(writes: Sequence[Written], ancestry: Ancestry) -> list[Written]:
    """Return the writes of a field that no other write of it has seen, the one that is shown first."""
    newest_first = list(reversed(writes))  # the newest has mostly seen all the others
    unseen = [
        write
        for write in writes
        if not any(
            other is not write and _later(other, write) and ancestry.saw(other.header, write.header)
            for other in newest_first
        )
    ]
    return sorted(unseen, key=lambda write: (write.header.lamport, write.header.branch), reverse=True)


def _later(one: Written, other: Written) -> bool:
    return (one.header.branch, one.header.seq) != (other.header.branch, other.header.seq)


def alive(story: RowStory, ancestry: Ancestry) -> bool:
    """Whether the row stands: no deletion has seen every edit of it."""
    return not any(all(ancestry.saw(deletion, edit) for edit in story.edits) for deletion in story.deletions)


def project(story: RowStory, ancestry: Ancestry) -> dict[str, Value] | None:
    """Return the fields of a living row as the tables should hold them; None for a dead one."""
    if not alive(story, ancestry):
        return None
    born_again = _forgotten(story, ancestry)
    shown = {}
    for name, writes in story.writes.items():
        valid = [write for write in writes if write.header not in born_again]
        if valid:
            shown[name] = heads(valid, ancestry)[0].value
    return shown


def _forgotten(story: RowStory, ancestry: Ancestry) -> set[codec.Header]:
    """Return the edits that a deletion saw before a later insert made the row anew."""
    anew = [edit for edit in story.edits if edit.op is Op.INSERT]
    return {
        edit
        for deletion in story.deletions
        for edit in story.edits
        if ancestry.saw(deletion, edit) and any(ancestry.saw(birth, deletion) for birth in anew)
    }
