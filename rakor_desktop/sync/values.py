"""What a field of a table may hold: looked at before an entry of another laptop is kept."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date, datetime
from decimal import Decimal
from functools import cache

from sqlalchemy import Integer, Text, inspect
from sqlalchemy.types import TypeEngine

from rakor_desktop.domain.errors import ForeignFileError
from rakor_desktop.store.journal.projection import required
from rakor_desktop.store.journal.recorder import coders
from rakor_desktop.store.schema import JOURNALLED

Check = Callable[[object], bool]
_LARGEST = 1 << 62
"""Half of what the file can hold: what is counted on from there still fits."""
_YEARS = range(1900, 2200)
_DIGITS = 30
"""So far from the point a digit of a decimal number may stand."""


@cache
def checks(kind: str) -> Mapping[str, Check]:
    """Return for each field of a table what tells whether it can hold a value; empty for an unknown table."""
    model = JOURNALLED.get(kind)
    if model is None:
        return {}
    columns = inspect(model).local_table.columns
    return {
        one.key: _check(one.type, *coders(model)[one.key], may_be_empty=bool(one.nullable))
        for one in columns
        if one.key != "uid"
    }


def is_whole(kind: str, values: Mapping[str, object]) -> bool:
    """Whether a row made with these values lacks nothing that it cannot be without."""
    return required(kind) <= values.keys()


def _check(
    column: TypeEngine[object],
    encode: Callable[[object], object],
    decode: Callable[[object], object],
    *,
    may_be_empty: bool,
) -> Check:
    if isinstance(column, Integer):
        return lambda value: (
            (type(value) is int and -_LARGEST <= value < _LARGEST) or (value is None and may_be_empty)
        )
    if isinstance(column, Text):
        return lambda value: (type(value) is str and _sayable(value)) or (value is None and may_be_empty)
    known: set[object] = {None} if may_be_empty else set()

    def can_be_read(value: object) -> bool:
        if value.__hash__ is not None and value in known:
            return True
        if type(value) is not str or not _sayable(value):
            return False
        try:
            meant = decode(value)
            # Written otherwise than by this program, the table and the journal would drift apart.
            if not _is_sensible(meant) or encode(meant) != value:
                return False
        except (ForeignFileError, OverflowError):
            return False
        if len(known) < _REMEMBERED:
            known.add(value)
        return True

    return can_be_read


_REMEMBERED = 1000


def _is_sensible(meant: object) -> bool:
    """Whether people could have meant it: no day before our time, no number beyond counting."""
    if isinstance(meant, datetime):
        return meant.tzinfo is not None and meant.year in _YEARS
    if isinstance(meant, date):
        return meant.year in _YEARS
    return not isinstance(meant, Decimal) or (meant.is_finite() and abs(meant.adjusted()) <= _DIGITS)


def _sayable(text: str) -> bool:
    """Whether the text can be written to a file: no half of a character."""
    if text.isascii():
        return True
    try:
        text.encode()
    except UnicodeEncodeError:
        return False
    return True
