"""What the journal says the tables hold: the heads of every field, and which rows stand."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from enum import Enum
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


class Silence(Enum):
    """What an insert writes to a field it does not name."""

    DEFAULT = "default"


@dataclass(frozen=True, slots=True)
class Written:
    """One write of one field."""

    header: codec.Header
    value: Value | Silence


@dataclass(slots=True)
class RowStory:
    """Everything the journal says about one row."""

    kind: str
    writes: dict[str, list[Written]] = field(default_factory=lambda: defaultdict(list))
    edits: list[codec.Header] = field(default_factory=list)
    deletions: list[codec.Header] = field(default_factory=list)
    mute: list[codec.Header] = field(default_factory=list)
    """The inserts whose content was redacted: they count as edits, but nobody knows what they wrote."""


def stories(entries: Iterable[Entry]) -> dict[str, RowStory]:
    """Gather the entries by row; keys are ``kind/uid``."""
    found: dict[str, RowStory] = {}
    for entry in entries:
        header = entry.header
        story = found.setdefault(f"{header.kind}/{header.row}", RowStory(header.kind))
        tell(story, header, entry.content)
    return found


def tell(story: RowStory, header: codec.Header, content: str | None) -> None:
    """Add an entry to the story of its row."""
    if header.op is Op.DELETE:
        story.deletions.append(header)
        return
    story.edits.append(header)
    if content is not None:
        for name, value in codec.decode(content).items():
            story.writes[name].append(Written(header, value))
    elif header.op is Op.INSERT:
        story.mute.append(header)


def heads(writes: Sequence[Written], ancestry: Ancestry) -> list[Written]:
    """Return the writes of a field that no other write of it has seen, the one that is shown first."""
    if len(writes) == 1:
        return list(writes)
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
    return shown(story, ancestry) if alive(story, ancestry) else None


def shown(story: RowStory, ancestry: Ancestry) -> dict[str, Value]:
    """Return the fields of a row as they are shown wherever it stands, dead or alive."""
    found: dict[str, Value] = {}
    for name, writes in writes_of(story).items():
        value = heads(writes, ancestry)[0].value
        if not isinstance(value, Silence):
            found[name] = value
    return found


def writes_of(story: RowStory) -> Mapping[str, list[Written]]:
    """Return the writes of each field, with the silent ones of a row that was made more than once.

    Whoever makes a row says of every field what it holds, also where that goes without saying; so a row
    made anew after it was deleted owes nothing to what it held before.
    """
    births = [edit for edit in story.edits if edit.op is Op.INSERT]
    if len(births) == 1:  # every other write has seen it
        return story.writes
    births = [birth for birth in births if birth not in story.mute]
    found: dict[str, list[Written]] = {}
    for name, writes in story.writes.items():
        named = {write.header for write in writes}
        silent = [Written(birth, Silence.DEFAULT) for birth in births if birth not in named]
        found[name] = [*writes, *silent]
    return found


def standing(
    told: Mapping[str, RowStory], ancestry: Ancestry, references: Mapping[str, Mapping[str, str]]
) -> dict[str, dict[str, Value]]:
    """Return every row that stands, by ``kind/uid``: the living, and the dead that a standing row refers to.

    ``references`` names, for each table and field, the table that the field refers to.
    """
    found = {key: values for key, story in told.items() if (values := project(story, ancestry)) is not None}
    pending = list(found)
    while pending:
        key = pending.pop()
        kind = told[key].kind
        for name, parent in references.get(kind, {}).items():
            kept = f"{parent}/{found[key].get(name)}"
            if kept in told and kept not in found:
                found[kept] = shown(told[kept], ancestry)
                pending.append(kept)
    return found
