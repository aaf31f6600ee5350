"""Takes an action back by writing the previous values anew."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from sqlalchemy import select
from sqlalchemy.orm import Session

from rakor_desktop.domain.errors import NotFoundError
from rakor_desktop.domain.history import Op, Value
from rakor_desktop.domain.i18n import _
from rakor_desktop.store.journal.recorder import Done, coders
from rakor_desktop.store.schema import JOURNALLED
from rakor_desktop.store.schema.base import Row

_AT_ONCE = 1000
"""How many rows are read together: a whole merge can be taken back."""


def take_back(session: Session, done: Sequence[Done]) -> None:
    """Restore what every row of an action held before it, last touch first."""
    touched: set[tuple[str, str]] = set()
    for at in range(len(done), 0, -_AT_ONCE):
        piece = done[max(at - _AT_ONCE, 0) : at]
        held = _fetched(session, piece)
        for one in reversed(piece):
            key = (one.touch.table, one.touch.row)
            if key in touched:
                session.flush()
                touched.clear()
            touched.add(key)
            _restore(session, one)
        session.flush()
        touched.clear()
        del held


def _restore(session: Session, one: Done) -> None:
    touch, model = one.touch, JOURNALLED[one.touch.table]
    if touch.op is Op.DELETE:
        session.add(model(uid=touch.row, **_in_python(model, one.before)))
        return
    row = session.get(model, touch.row)
    if row is None:
        raise NotFoundError(_("Baris yang hendak dikembalikan sudah tidak ada."))
    if touch.op is Op.INSERT:
        session.delete(row)
    else:
        for name, value in _in_python(model, one.before).items():
            setattr(row, name, value)


def _fetched(session: Session, done: Sequence[Done]) -> list[Row]:
    """Return the rows of these touches, read together, so that asking for one of them is free."""
    wanted: dict[str, list[str]] = defaultdict(list)
    for one in done:
        if one.touch.op is not Op.DELETE:
            wanted[one.touch.table].append(one.touch.row)
    return [
        row
        for kind, uids in wanted.items()
        for row in session.scalars(select(JOURNALLED[kind]).where(JOURNALLED[kind].uid.in_(uids)))
    ]


def _in_python(model: type[Row], values: dict[str, Value] | object) -> dict[str, object]:
    assert isinstance(values, dict)
    return {name: coders(model)[name][1](value) for name, value in values.items()}
