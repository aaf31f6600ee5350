"""Takes an action back by writing the previous values anew."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy.orm import Session

from rakor_desktop.domain.errors import NotFoundError
from rakor_desktop.domain.history import Op, Value
from rakor_desktop.domain.i18n import _
from rakor_desktop.store.journal.recorder import Done, coders
from rakor_desktop.store.schema import JOURNALLED
from rakor_desktop.store.schema.base import Row


def take_back(session: Session, done: Sequence[Done]) -> None:
    """Restore what every row of an action held before it, last touch first."""
    for one in reversed(done):
        touch, model = one.touch, JOURNALLED[one.touch.table]
        if touch.op is Op.DELETE:
            session.add(model(uid=touch.row, **_in_python(model, one.before)))
        else:
            row = session.get(model, touch.row)
            if row is None:
                raise NotFoundError(_("Baris yang hendak dikembalikan sudah tidak ada."))
            if touch.op is Op.INSERT:
                session.delete(row)
            else:
                for name, value in _in_python(model, one.before).items():
                    setattr(row, name, value)
        session.flush()


def _in_python(model: type[Row], values: dict[str, Value] | object) -> dict[str, object]:
    assert isinstance(values, dict)
    return {name: coders(model)[name][1](value) for name, value in values.items()}
