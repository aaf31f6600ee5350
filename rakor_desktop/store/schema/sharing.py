"""Tables of what people decided about the data of several laptops: conflicts settled, persons redacted."""

from __future__ import annotations

import datetime as dt

from sqlalchemy.orm import Mapped, mapped_column

from rakor_desktop.domain.settlements import Choice
from rakor_desktop.store.schema.base import Row, Words
from rakor_desktop.store.schema.types import UtcStamp, Word


class Settlement(Row):
    """What somebody chose where laptops disagreed, and why; the sides as they stood then, as JSON."""

    __tablename__ = "settlement"

    conflict: Mapped[Words]
    table_name: Mapped[Words]
    row_uid: Mapped[Words]
    field: Mapped[Words]
    title: Mapped[Words]
    sides: Mapped[Words]
    choice: Mapped[Choice] = mapped_column(Word(Choice))
    chosen: Mapped[Words]
    reason: Mapped[Words]
    decided_at: Mapped[dt.datetime] = mapped_column(UtcStamp)
    decided_by: Mapped[Words]
    laptop: Mapped[Words]


class Redaction(Row):
    """A row whose earlier content is gone for good on every laptop; its key is made of table and row."""

    __tablename__ = "redaction"

    table_name: Mapped[Words]
    row_uid: Mapped[Words]
    reason: Mapped[Words]
    decided_at: Mapped[dt.datetime] = mapped_column(UtcStamp)
    laptop: Mapped[Words]
