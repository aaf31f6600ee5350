"""How far a redaction reaches in the Hub: through all that is tied together, as in a file that holds it.

Files of meetings that no file ever had together do not know each other's redactions, so what those take away
must not be missing from the others' history: nobody could verify it then.
"""

from __future__ import annotations

from collections.abc import Mapping

from sqlalchemy import Connection, select

from rakor_desktop.store.journal import reader
from rakor_desktop.store.journal.redaction import KIND
from rakor_desktop.store.schema import Redaction
from rakor_desktop.sync.chain import Facts
from rakor_desktop.sync.hub.lineage import lineages
from rakor_desktop.sync.planning import SourcePlan


class Together:
    """Tells whether two branches are tied; looked up when it is first asked, for that is rare."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._groups: Mapping[str, int] | None = None

    def __call__(self, one: str, other: str) -> bool:
        """Whether these two branches belong to meetings that some file had together."""
        if one == other:
            return True
        if self._groups is None:
            groups = lineages(reader.branches(self._connection))
            self._groups = {uid: nth for nth, group in enumerate(groups) for uid in group}
        return self._groups[one] == self._groups[other]


def widen(connection: Connection, one: SourcePlan, facts: Facts) -> None:
    """Look again at every redaction where what comes ties together what had nothing to do with each other."""
    redactions = set(connection.scalars(select(Redaction.uid)))
    if not redactions:
        return
    known = reader.branches(connection)
    new = [branch for branch, first in one.news if first == 1]
    before = lineages(known)
    for group in lineages([*known, *new]):
        if sum(1 for earlier in before if earlier <= group) > 1:
            facts.touched[KIND] |= redactions
            return
