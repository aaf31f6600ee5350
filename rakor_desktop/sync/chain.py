"""Verifies the history of another file, every link of it, and looks at what it would write here."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime

from rakor_desktop.domain.errors import ForeignFileError, RakorError
from rakor_desktop.domain.history import Op
from rakor_desktop.domain.i18n import _
from rakor_desktop.domain.quote import quoted
from rakor_desktop.store.journal import codec, redaction
from rakor_desktop.store.journal.reader import Branch
from rakor_desktop.store.journal.replay import Ancestry
from rakor_desktop.sync.foreign import Raw, Source
from rakor_desktop.sync.values import checks, is_whole

SEAL_BYTES = 32
_TICK = 1000
Tick = Callable[[int], None]
"""Told how many entries were looked at; it stops the work by raising."""
_OPS = {op.value: op for op in Op}


@dataclass(slots=True)
class Facts:
    """What the new entries of a file touch, and when and by whom they were written."""

    touched: dict[str, set[str]] = field(default_factory=lambda: defaultdict(set))
    actors: set[str] = field(default_factory=set)
    moments: dict[str, tuple[str, str]] = field(default_factory=dict)
    """For each branch with news the first and the last moment of it, as the file says them."""


def verify(foreign: Source, first_new: Mapping[str, int], tick: Tick) -> Facts:
    """Refuse the file at the first entry whose seal, order or content does not hold; return what is new."""
    facts = Facts()
    branches = {branch.uid: branch for branch in foreign.branches}
    if len(branches) < len(foreign.branches):
        raise foreign.damaged("?", 0)
    total = sum(branch.last for branch in foreign.branches)
    wanted: dict[str, set[int]] = defaultdict(set)
    for branch in foreign.branches:
        for uid, seq in branch.parents.items():
            if uid not in branches or branches[uid].last < seq or uid == branch.uid:
                raise foreign.damaged(branch.uid, 0)
            wanted[uid].add(seq)
    lamports: dict[tuple[str, int], int] = {}
    erased = _Erased()
    for branch in foreign.branches:
        walk = _Walk(foreign, branch, first_new.get(branch.uid, branch.last + 1), total, erased)
        lamports.update(walk.verify(wanted[branch.uid], facts, tick))
    for branch in foreign.branches:
        seen = max((lamports[parent] for parent in branch.parents.items()), default=0)
        if lamports[branch.uid, 1] <= seen:
            raise foreign.damaged(branch.uid, 1)
    erased.verify(foreign)
    return facts


@dataclass(slots=True)
class _Erased:
    """The entries of a file without content, and the redactions that must account for every one of them."""

    entries: list[codec.Header] = field(default_factory=list)
    marks: dict[redaction.Target, list[codec.Header]] = field(default_factory=lambda: defaultdict(list))

    def verify(self, foreign: Source) -> None:
        """Refuse the file where content was taken out and no redaction says so."""
        ancestry = Ancestry(foreign.branches)
        for entry in self.entries:
            marks = self.marks.get((entry.kind, entry.row), ())
            if not redaction.is_gone(entry, marks, ancestry):
                raise foreign.damaged(entry.branch, entry.seq)


class _Walk:
    """The walk along one branch."""

    def __init__(self, foreign: Source, branch: Branch, first_new: int, total: int, erased: _Erased) -> None:
        self._foreign, self._branch = foreign, branch
        self._first_new, self._total = first_new, total
        self._erased = erased

    def verify(self, wanted: set[int], facts: Facts, tick: Tick) -> dict[tuple[str, int], int]:
        """Walk to the end; return the lamport counters of the first entry and of the wanted ones."""
        branch, lamports, seq, lamport, action = self._branch, {}, 0, 0, 0
        previous = self._root()
        for row in self._foreign.entries(branch):
            if row[0] != seq + 1 or not _is_plain(row):
                raise self._foreign.damaged(branch.uid, seq + 1)
            previous = self._sealed(previous, row)
            if not lamport < row[1] <= self._total or row[2] < max(action, 1):
                raise self._foreign.damaged(branch.uid, seq + 1)
            seq += 1
            if seq >= self._first_new:
                if seq == self._first_new and row[2] == action:
                    raise self._foreign.damaged(branch.uid, seq)
                self._look_at(row, facts)
            lamport, action = row[1], row[2]
            if seq == 1 or seq in wanted:
                lamports[branch.uid, seq] = lamport
            if seq % _TICK == 0:
                tick(_TICK)
        tick(seq % _TICK)
        if seq != branch.last:
            raise self._foreign.damaged(branch.uid, seq + 1)
        return lamports

    def _root(self) -> bytes:
        branch = self._branch
        self._moment(branch.opened_at, 0)
        return codec.root(branch.uid, branch.label, branch.parents, branch.opened_at)

    def _sealed(self, previous: bytes, row: Raw) -> bytes:
        seq, lamport, number, name, actor, at, kind, uid, op, content, salt, digest, said = row
        header = codec.Header(self._branch.uid, seq, lamport, number, name, actor, at, kind, uid, _OPS[op])
        try:
            if content is not None:
                digest = codec.digest(salt, content)
            sealed = codec.seal(previous, header, digest)
        except UnicodeError as error:
            raise self._foreign.damaged(self._branch.uid, seq) from error
        if sealed != said:
            raise self._foreign.damaged(self._branch.uid, seq)
        if content is None or kind == redaction.KIND:
            self._note(header, content)
        return sealed

    def _note(self, header: codec.Header, content: str | None) -> None:
        """Keep what was redacted and what redacts; a redaction says what it is about, and is never undone."""
        if header.kind != redaction.KIND:
            self._erased.entries.append(header)
            return
        try:
            target = redaction.named_in(header.row, content)
        except RakorError as error:
            raise self._foreign.damaged(self._branch.uid, header.seq) from error
        if target is None or header.op is Op.DELETE:
            raise self._foreign.damaged(self._branch.uid, header.seq)
        self._erased.marks[target].append(header)

    def _look_at(self, row: Raw, facts: Facts) -> None:
        seq, actor, at, kind, uid, op, content = row[0], row[4], row[5], row[6], row[7], row[8], row[9]
        known = checks(kind)
        if not known:
            raise self._unknown(seq, kind)
        if content is not None:
            try:
                values = codec.decode(content)
            except RakorError as error:
                raise self._foreign.damaged(self._branch.uid, seq) from error
            if codec.encode(values) != content:  # a name said twice could not be found again
                raise self._foreign.damaged(self._branch.uid, seq)
            for name, value in values.items():
                if name not in known:
                    raise self._unknown(seq, f"{kind}.{name}")
                if not known[name](value):
                    raise self._unknown(seq, f"{kind}.{name} = {value!r}")
            if op == Op.INSERT.value and not is_whole(kind, values):
                raise self._unknown(seq, kind)
        facts.touched[kind].add(uid)
        facts.actors.add(actor)
        first = facts.moments.get(self._branch.uid)
        if first is None or first[1] != at:
            self._moment(at, seq)
            facts.moments[self._branch.uid] = (first[0] if first else at, at)

    def _moment(self, text: str, seq: int) -> datetime:
        try:
            moment = codec.moment(text)
        except RakorError as error:
            raise self._foreign.damaged(self._branch.uid, seq) from error
        if moment.tzinfo is None:
            raise self._foreign.damaged(self._branch.uid, seq)
        return moment

    def _unknown(self, seq: int, what: str) -> ForeignFileError:
        return ForeignFileError(
            _(
                "Entri {entry} di “{file}” memuat {what}, yang tidak dikenal versi program ini; "
                "tidak ada yang diambil darinya."
            ).format(entry=f"{self._branch.uid}:{seq}", file=self._foreign.path.name, what=quoted(what[:200]))
        )


def _is_plain(row: Raw) -> bool:
    """Whether every value of an entry is of the type that this program writes."""
    _seq, lamport, number, name, actor, at, kind, uid, op, content, salt, digest, said = row
    texts = (name, actor, at, kind, uid, op)
    if not (type(lamport) is int and type(number) is int and all(type(one) is str for one in texts)):
        return False
    if op not in _OPS or type(said) is not bytes or len(said) != SEAL_BYTES:
        return False
    if content is None:
        return salt is None and type(digest) is bytes and len(digest) == SEAL_BYTES
    return type(content) is str and type(salt) is bytes and len(salt) == codec.SALT_BYTES
