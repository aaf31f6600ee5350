"""The tables of the Hub: those of the file, with numbers of 64 bits and text that sorts by its bytes."""

from __future__ import annotations

from sqlalchemy import BigInteger, Column, Integer, LargeBinary, MetaData, Table, Text

from rakor_desktop.store.schema.base import NAMING, Base

METADATA = MetaData(naming_convention=NAMING)

STATE = Table(
    "rakor_hub",
    METADATA,
    Column("version", BigInteger, primary_key=True, autoincrement=False),
    Column("made_at", Text(collation="C"), nullable=False),
    comment="One row for each schema this database has had; the largest is in force.",
)


def _copied(table: Table) -> Table:
    """Return the same table as SQLite has it: its whole numbers are long, its text is compared by bytes."""
    copy = table.to_metadata(METADATA)
    for column in copy.columns:
        if isinstance(column.type, Integer):
            column.type = BigInteger()
            column.autoincrement = False
        elif not isinstance(column.type, LargeBinary):
            column.type = Text(collation="C")
    return copy


TABLES = tuple(_copied(table) for table in Base.metadata.sorted_tables)
