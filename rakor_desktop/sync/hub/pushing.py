"""Brings what a file has to the Hub: verified first, then all of it in one transaction, or nothing."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

from sqlalchemy import Connection
from sqlalchemy.orm import Session

from rakor_desktop.domain.errors import ForeignFileError, StorageError
from rakor_desktop.domain.hub import Pushed
from rakor_desktop.store.journal.redaction import TOGETHER
from rakor_desktop.sync.foreign import Foreign, glanced_at, opened
from rakor_desktop.sync.hub import reach
from rakor_desktop.sync.hub.address import Address
from rakor_desktop.sync.hub.connecting import take_turn, writing
from rakor_desktop.sync.merging import FATES, Meter, Progress, put_in
from rakor_desktop.sync.planning import SourcePlan, has_news, plan, verified

NOTHING = Pushed(0, 0, (), {})


def push(path: Path, address: Address, *, progress: Progress = lambda _done, _total: None) -> Pushed:
    """Add to the Hub what it lacks of this file; the file is only read, and may be in use.

    Nothing is written where the Hub has everything already.
    """
    meter = Meter(progress)
    with writing(address) as connection:
        meter(0)
        if _has_nothing_for(connection, path):
            return NOTHING
        with opened(path) as own:
            meter(0)
            return _bring(connection, address, own, meter)


def _bring(connection: Connection, address: Address, own: Foreign, meter: Meter) -> Pushed:
    [one] = plan(connection, [own], unrelated=True)
    meter.total = sum(branch.last for branch in own.branches) + 2 * one.entries
    facts = verified(one, meter)
    take_turn(connection, address, meter)
    [now] = plan(connection, [own], unrelated=True)
    if _wanted(now) != _wanted(one):  # another laptop brought some of it meanwhile
        facts = verified(now, meter)
    if now.nothing:
        return NOTHING
    reach.widen(connection, now, facts)
    with Session(connection, join_transaction_mode="create_savepoint") as session:
        session.info[TOGETHER] = reach.Together(connection)
        done = put_in(session, [now], [facts], meter)
        session.commit()
    counts = Counter((one.touch.table, FATES[one.touch.op]) for one in done)
    laptops = sorted({branch.label for branch, _first in now.news})
    return Pushed(now.entries, len(now.attachments), laptops, counts)


def _has_nothing_for(connection: Connection, path: Path) -> bool:
    try:
        with glanced_at(path) as own:
            return not has_news(connection, own)
    except (ForeignFileError, StorageError):
        return (
            False  # one whose writer was interrupted may be fine once it is copied; others are refused then
        )


def _wanted(one: SourcePlan) -> tuple[object, object]:
    return [(branch.uid, first, branch.last) for branch, first in one.news], list(one.attachments)
