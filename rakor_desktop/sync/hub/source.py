"""The Hub as what a merge takes from: a part of its history, looked at like a file of somebody else."""

from __future__ import annotations

import hashlib
import sqlite3
from collections import defaultdict
from collections.abc import Collection, Iterator, Sequence
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Select, select

from rakor_desktop.domain.errors import ForeignFileError
from rakor_desktop.domain.i18n import _
from rakor_desktop.store.journal import codec, reader
from rakor_desktop.store.journal.projection import in_pieces
from rakor_desktop.store.journal.reader import Branch
from rakor_desktop.store.schema import JOURNALLED, Blob, journal
from rakor_desktop.store.version import VERSION
from rakor_desktop.sync.chain import Tick
from rakor_desktop.sync.foreign import Foreign, Raw
from rakor_desktop.sync.hub.spool import Spool
from rakor_desktop.sync.planning import SourcePlan

_AT_ONCE = 1000
_CONTENT = 9
"""Where a row of an entry has what was written."""
_NAMES_BYTES = {
    kind: names
    for kind, model in JOURNALLED.items()
    if (names := [one.key for one in model.__table__.columns if one.key.endswith("sha256")])
}
"""Which fields of which tables name an attachment."""


class HubSource:
    """Some branches of the Hub.

    Before ``fetch`` everything is read over the network. After it what the open file has already, proven by
    the same seal, is read from that file, and what is new from the spool.
    """

    version = VERSION

    def __init__(self, connection: Connection, name: str, branches: Sequence[Branch]) -> None:
        self.path = Path(name)
        # One without entries was never sealed and says nothing.
        self.branches = [branch for branch in branches if branch.last]
        self._own: Foreign | None = None
        self._spool: Spool | None = None
        self._fetched: dict[str, int] = {}
        for branch in self.branches:
            if not all(type(seq) is int and seq > 0 for seq in branch.parents.values()):
                raise self.damaged(branch.uid, 0)
        self.attachments = _attachments(connection, self.branches)
        self._connection = connection
        self._ends = reader.ends(connection, self.branches)

    def fetch(
        self,
        plan: SourcePlan,
        own: Foreign,
        erased: Collection[tuple[str, int]],
        spool: Spool,
        tick: Tick,
    ) -> None:
        """Bring what is new to this laptop; after this the connection is not needed.

        ``erased`` are the entries of the open file that a redaction took the content of. Where the Hub has
        not heard of that redaction yet, they are looked at as they stand there.
        """
        self._own, self._spool = own, spool
        self._fetched = {branch.uid: first for branch, first in plan.news}
        if plan.news:
            self._fetch_erased(erased, tick)
        for branch, first in plan.news:
            for rows in self._from_hub(branch, first):
                self._spool_rows(branch, rows)
                tick(len(rows))
        for sha256 in plan.attachments:
            data = self._connection.scalar(select(Blob.data).where(Blob.sha256 == sha256))
            spool.put_attachment(sha256, data or b"")
            tick(0)

    def damaged(self, branch: object, seq: object) -> ForeignFileError:
        """Return the refusal that names the entry where the history does not hold."""
        known = next((one for one in self.branches if one.uid == branch), None)
        if known is not None and self._is_own(known, seq):
            return self._parts()[0].damaged(branch, seq)
        label = known.label if known is not None else "?"
        return ForeignFileError(
            _(
                "Riwayat di {hub} rusak atau diubah dari luar pada entri {entry} dari laptop {laptop}; "
                "tidak ada yang diambil darinya."
            ).format(hub=self.path.name, entry=f"{branch}:{seq}", laptop=label)
        )

    def hash_at(self, branch: Branch, seq: int) -> object:
        """Return the seal of one entry."""
        if seq == branch.last:
            return self._ends.get(branch.no)
        if self._own is not None:
            own, spool = self._parts()
            there = self._own_branch(branch) if seq < self._first_fetched(branch) else None
            return own.hash_at(there, seq) if there is not None else spool.hash_at(branch.uid, seq)
        e = journal.entry.c
        return self._connection.scalar(select(e.hash).where(e.branch_no == branch.no, e.seq == seq))

    def moment_at(self, branch: Branch, seq: int) -> str | None:
        """Return when an entry was written."""
        own, spool = self._parts()
        there = self._own_branch(branch)
        found = own.moment_at(there, seq) if there is not None else None
        return found or spool.moment_at(branch.uid, seq)

    def events(self) -> set[str]:
        """Return the meetings that what is new speaks of, with those of the open file."""
        own, spool = self._parts()
        return own.events() | spool.events()

    def entries(self, branch: Branch, first: int = 1) -> Iterator[Raw]:
        """Yield the entries of a branch from this one on."""
        if self._own is None:
            for rows in self._from_hub(branch, first):
                yield from rows
            return
        own, spool = self._parts()
        fetched = self._first_fetched(branch)
        there = self._own_branch(branch)
        if first < fetched and there is not None:
            for row in own.entries(there, first):
                if row[0] >= fetched:
                    break
                yield (row[_CONTENT] is None and spool.entry(branch.uid, row[0])) or row
        yield from spool.entries(branch.uid, max(first, fetched))

    def attachment(self, sha256: str) -> bytes:
        """Return the bytes of an attachment; refused where they are not those of its name."""
        data = self._parts()[1].attachment(sha256)
        if type(data) is not bytes or hashlib.sha256(data).hexdigest() != sha256:
            raise ForeignFileError(
                _("Sebuah lampiran di {hub} rusak; tidak ada yang diambil darinya.").format(
                    hub=self.path.name
                )
            )
        return data

    def complete(self) -> bool:
        """Whether no entry was lost without a trace: the seals tell."""
        return True

    def whole(self) -> None:
        """Trust the server with its own disk; what it gives is verified."""

    def _parts(self) -> tuple[Foreign, Spool]:
        assert self._own is not None
        assert self._spool is not None
        return self._own, self._spool

    def _own_branch(self, branch: Branch) -> Branch | None:
        return next((one for one in self._parts()[0].branches if one.uid == branch.uid), None)

    def _is_own(self, branch: Branch, seq: object) -> bool:
        """Whether this entry was read from the open file."""
        if self._own is None or self._own_branch(branch) is None:
            return False
        return isinstance(seq, int) and 0 < seq < self._first_fetched(branch)

    def _first_fetched(self, branch: Branch) -> int:
        return self._fetched.get(branch.uid, branch.last + 1)

    def _spool_rows(self, branch: Branch, rows: Sequence[Raw]) -> None:
        try:
            self._parts()[1].put(branch.uid, rows)
        except sqlite3.Error as error:
            raise self.damaged(branch.uid, rows[0][0]) from error

    def _fetch_erased(self, erased: Collection[tuple[str, int]], tick: Tick) -> None:
        """Bring what the Hub has of entries that were known here, some at a time."""
        wanted: dict[str, list[int]] = defaultdict(list)
        for uid, seq in erased:
            wanted[uid].append(seq)
        for branch in self.branches:
            seqs = sorted(seq for seq in wanted[branch.uid] if seq < self._first_fetched(branch))
            for start in range(0, len(seqs), _AT_ONCE):
                piece = journal.entry.c.seq.in_(seqs[start : start + _AT_ONCE])
                if rows := self._rows(self._query(branch).where(piece)):
                    self._spool_rows(branch, rows)
                tick(0)

    def _from_hub(self, branch: Branch, first: int) -> Iterator[Sequence[Raw]]:
        query, seq = self._query(branch).limit(_AT_ONCE), journal.entry.c.seq
        while rows := self._rows(query.where(seq >= first)):
            yield rows
            first = rows[-1][0] + 1

    def _query(self, branch: Branch) -> Select[Any]:
        a, e = journal.action.c, journal.entry.c
        return (
            select(e.seq, e.lamport, e.action_no, a.name, a.actor, a.at, e.kind, e.row_uid, e.op)
            .add_columns(e.content, e.salt, e.digest, e.hash)
            .join(journal.action, (a.branch_no == e.branch_no) & (a.number == e.action_no))
            .where(e.branch_no == branch.no)
            .order_by(e.seq)
        )

    def _rows(self, query: Select[Any]) -> Sequence[Raw]:
        return [tuple(row) for row in self._connection.execute(query)]


def _attachments(connection: Connection, branches: Sequence[Branch]) -> frozenset[str]:
    """Return the attachments that these branches speak of and the Hub has."""
    b, e = journal.branch.c, journal.entry.c
    spoken: set[str] = set()
    for uids in in_pieces(branch.uid for branch in branches):
        query = (
            select(e.kind, e.content)
            .join(journal.branch, b.no == e.branch_no)
            .where(b.uid.in_(uids), e.kind.in_(sorted(_NAMES_BYTES)), e.content.is_not(None))
        )
        for kind, content in connection.execute(query):
            values = codec.decode(content)
            spoken.update(str(values[name]) for name in _NAMES_BYTES[kind] if values.get(name))
    return frozenset(
        sha256
        for piece in in_pieces(spoken)
        for sha256 in connection.scalars(select(Blob.sha256).where(Blob.sha256.in_(piece)))
    )
