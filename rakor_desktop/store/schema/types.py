"""How values are written: every column holds text or whole numbers, so that the journal can hold them too."""

# ruff: noqa: D102, ARG002 - SQLAlchemy names these methods and their arguments

from __future__ import annotations

from datetime import UTC, date, datetime
from decimal import Decimal
from enum import StrEnum
from typing import Generic, TypeVar

from sqlalchemy import Dialect, Text
from sqlalchemy.types import TypeDecorator

from rakor_desktop.domain.errors import unreadable

E = TypeVar("E", bound=StrEnum)


class IsoDate(TypeDecorator[date]):
    """A day as ``2026-04-14``."""

    impl = Text
    cache_ok = True

    def process_bind_param(self, value: date | None, dialect: Dialect) -> str | None:
        return None if value is None else value.isoformat()

    def process_result_value(self, value: str | None, dialect: Dialect) -> date | None:
        try:
            return None if value is None else date.fromisoformat(value)
        except (ValueError, TypeError) as error:
            raise unreadable(value) from error


class UtcStamp(TypeDecorator[datetime]):
    """An aware moment in UTC as ``2026-04-14T00:12:33.120Z``."""

    impl = Text
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> str | None:
        return None if value is None else stamp(value)

    def process_result_value(self, value: str | None, dialect: Dialect) -> datetime | None:
        try:
            return None if value is None else datetime.fromisoformat(value)
        except (ValueError, TypeError) as error:
            raise unreadable(value) from error


class Lines(TypeDecorator[tuple[str, ...]]):
    """A list of one-line items, one per line."""

    impl = Text
    cache_ok = True

    def process_bind_param(self, value: tuple[str, ...] | None, dialect: Dialect) -> str:
        return "\n".join(" ".join(item.split()) for item in value or () if item.strip())

    def process_result_value(self, value: str | None, dialect: Dialect) -> tuple[str, ...]:
        try:
            return tuple(value.split("\n")) if value else ()
        except (AttributeError, TypeError) as error:
            raise unreadable(value) from error


class Exact(TypeDecorator[Decimal]):
    """A decimal number as text, so that 87.5 stays 87.5."""

    impl = Text
    cache_ok = True

    def process_bind_param(self, value: Decimal | None, dialect: Dialect) -> str | None:
        return None if value is None else format(value.normalize(), "f")

    def process_result_value(self, value: str | None, dialect: Dialect) -> Decimal | None:
        try:
            return None if value is None else Decimal(value)
        except (ValueError, TypeError, ArithmeticError) as error:
            raise unreadable(value) from error


class Word(TypeDecorator[E], Generic[E]):
    """A member of a StrEnum by its value; comes back as the member, not as a bare str."""

    impl = Text
    cache_ok = True

    def __init__(self, kind: type[E]) -> None:
        super().__init__()
        self.kind = kind

    def process_bind_param(self, value: E | None, dialect: Dialect) -> str | None:
        return None if value is None else self.kind(value).value

    def process_result_value(self, value: str | None, dialect: Dialect) -> E | None:
        try:
            return None if value is None else self.kind(value)
        except ValueError as error:
            raise unreadable(value) from error


def stamp(moment: datetime) -> str:
    """Return an aware moment as UTC text in milliseconds."""
    return moment.astimezone(UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")
