"""Third values: what a person writes where two laptops disagree, read as the forms read it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from enum import StrEnum

from sqlalchemy import Integer, inspect

from rakor_desktop.domain import dates, numbers
from rakor_desktop.domain.errors import ForeignFileError, RakorError
from rakor_desktop.domain.field_names import field_name
from rakor_desktop.domain.history import Value
from rakor_desktop.domain.i18n import _
from rakor_desktop.domain.legible import legible
from rakor_desktop.domain.programme_rules import MONEY_FIELDS
from rakor_desktop.domain.quote import quoted
from rakor_desktop.services.values import LABELS, Names, in_words, reference_of
from rakor_desktop.store.journal.recorder import coders
from rakor_desktop.store.schema import JOURNALLED
from rakor_desktop.store.schema.types import Exact, IsoDate, Lines, UtcStamp, Word

_ONLY_CHOSEN = frozenset(
    {
        "badge_code",
        "content_hash",
        "emblem_sha256",
        "label",
        "media_type",
        "method",
        "number",
        "sha256",
        "size",
    }
)
"""Fields that no person types: a number on paper, a fingerprint, how something was noted."""
_CLOCKS = frozenset({"start_time", "end_time"})
_FEW = {"sex": ("L", "P", ""), "spd_stamped": (0, 1)}
_NOBODY = Names({}, "WITA")


def is_writable(table: str, field: str) -> bool:
    """Whether a third value can be written as text into a field."""
    if table == "setting" or field in _ONLY_CHOSEN or reference_of(table, field) is not None:
        return False
    return not isinstance(_type(table, field), UtcStamp)


def options(table: str, field: str) -> Sequence[tuple[Value, str]]:
    """Return what a field can hold, in words, where that is one of a few; else nothing."""
    values: Sequence[Value] = _FEW.get(field, ())
    kind = _type(table, field)
    if isinstance(kind, Word):
        values = [member.value for member in kind.kind if member in LABELS.get(kind.kind, {})]
        values = [*values, None] if _may_be_empty(table, field) else values
    return [(value, in_words(table, field, value, _NOBODY) or _("(kosong)")) for value in values]


def is_long(table: str, field: str) -> bool:
    """Whether a field holds sentences, which want room."""
    return isinstance(_type(table, field), Lines) or (table, field) in _LONG


def typed_text(table: str, field: str, value: Value) -> str:
    """Return a value as a person would type it, to begin a third one with."""
    if value is None:
        return ""
    decoded = coders(JOURNALLED[table])[field][1](value)
    if isinstance(decoded, date):
        return dates.plain_date(decoded)
    if isinstance(decoded, tuple):
        return "\n".join(decoded)
    if isinstance(decoded, StrEnum) or field in MONEY_FIELDS or isinstance(decoded, Decimal):
        return in_words(table, field, value, _NOBODY)
    return str(decoded)


def typed(table: str, field: str, text: str, zone: str = "") -> object:
    """Return what a person wrote as the field holds it in Python, or refuse it in a sentence."""
    if not is_writable(table, field):
        raise RakorError(
            _("{field} tidak dapat ditulis di sini; pilih salah satu nilai yang ada.").format(
                field=field_name(table, field)
            )
        )
    said = legible(text).strip()
    few = options(table, field)
    if few:
        return _decoded(table, field, _one_of(table, field, said, few))
    return _plain(table, field, said, zone)


def _plain(table: str, field: str, said: str, zone: str) -> object:
    kind = _type(table, field)
    if isinstance(kind, Lines):
        return tuple(line.strip() for line in said.splitlines() if line.strip())
    if field in _CLOCKS:
        return dates.parse_clock(said, zone) if said else ""
    if isinstance(kind, IsoDate | Exact | Integer):
        if said:
            return _read(kind, field, said)
        if not _may_be_empty(table, field):
            raise RakorError(_("{field} tidak boleh kosong.").format(field=field_name(table, field)))
        return None
    return said


def _read(kind: IsoDate | Exact | Integer, field: str, said: str) -> object:
    if isinstance(kind, IsoDate):
        return dates.parse_date(said)
    if isinstance(kind, Exact):
        return numbers.parse_decimal(said)
    return numbers.parse_money(said) if field in MONEY_FIELDS else _whole(said)


def _whole(said: str) -> int:
    value = Decimal(said) if said.isdecimal() else numbers.parse_decimal(said)
    if value != int(value) or value < 0:
        raise RakorError(_("{text} bukan bilangan bulat.").format(text=quoted(said)))
    return int(value)


def _one_of(table: str, field: str, said: str, few: Sequence[tuple[Value, str]]) -> Value:
    wanted = said.casefold()
    for value, words in few:
        if wanted in {words.casefold(), str("" if value is None else value).casefold()}:
            return value
    raise RakorError(
        _("{text} tidak dikenal untuk {field}; pilih: {known}.").format(
            text=quoted(said), field=field_name(table, field), known=", ".join(words for _value, words in few)
        )
    )


def _decoded(table: str, field: str, value: Value) -> object:
    try:
        return coders(JOURNALLED[table])[field][1](value)
    except ForeignFileError:  # pragma: no cover - the options are made of the field's own words
        return value


def _type(table: str, field: str) -> object:
    model = JOURNALLED.get(table)
    column = inspect(model).local_table.c.get(field) if model is not None else None
    return column.type if column is not None else None


def _may_be_empty(table: str, field: str) -> bool:
    return bool(inspect(JOURNALLED[table]).local_table.c[field].nullable)


_LONG = frozenset(
    {
        ("agenda_item", "summary"),
        ("agenda_item", "remarks"),
        ("event", "background"),
        ("event", "legal_basis"),
        ("event", "scope"),
        ("event", "theme"),
        ("follow_up", "action"),
        ("follow_up", "remarks"),
        ("issue", "description"),
        ("issue", "measures_taken"),
        ("issue", "proposed_solution"),
        ("issue", "remarks"),
        ("note", "follow_up"),
        ("note", "response"),
        ("note", "statement"),
        ("programme", "constraint"),
        ("programme", "reason"),
        ("programme", "remarks"),
        ("resolution", "text"),
    }
)
