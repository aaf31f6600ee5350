"""Makes a database a Hub, and brings an older Hub to this program's schema."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime

from sqlalchemy import Connection, Table, insert, inspect, text
from sqlalchemy.schema import AddConstraint, CreateColumn

from rakor_desktop.domain.hub import HubError, Ready
from rakor_desktop.domain.i18n import _
from rakor_desktop.store.schema.types import stamp
from rakor_desktop.store.version import VERSION
from rakor_desktop.sync.hub.address import Address
from rakor_desktop.sync.hub.connecting import preparing, version_of
from rakor_desktop.sync.hub.tables import METADATA, STATE


def make(address: Address) -> Ready:
    """Make what the Hub lacks of tables and columns; doing it twice is harmless."""
    with preparing(address) as connection:
        version = version_of(connection)
        if version is not None and version >= VERSION:
            return Ready(version, made=False, added=())
        if version is None:
            _refuse_unfit(connection, address)
        added = tuple(_grown(connection))
        METADATA.create_all(connection)
        connection.execute(insert(STATE), {"version": VERSION, "made_at": stamp(datetime.now(UTC))})
        return Ready(VERSION, made=version is None, added=() if version is None else added)


def _refuse_unfit(connection: Connection, address: Address) -> None:
    """Refuse a database that holds something else, or that cannot hold every letter."""
    if connection.scalar(text("SHOW server_encoding")) != "UTF8":
        raise HubError(
            _("Basis data di {hub} tidak memakai UTF8; buat yang baru dengan ENCODING 'UTF8'.").format(
                hub=address.name
            )
        )
    if foreign := sorted(set(inspect(connection).get_table_names()) & set(METADATA.tables)):
        raise HubError(
            _("Basis data di {hub} sudah memuat tabel lain ({tables}); pakai basis data tersendiri.").format(
                hub=address.name, tables=", ".join(foreign[:5])
            )
        )


def _grown(connection: Connection) -> Iterator[str]:
    """Add the columns that tables of an older schema lack; yield what is new."""
    looked = inspect(connection)
    there = set(looked.get_table_names())
    for table in METADATA.sorted_tables:
        if table.name not in there:
            yield table.name
            continue
        yield from _columns(connection, table, {one["name"] for one in looked.get_columns(table.name)})


def _columns(connection: Connection, table: Table, there: set[str]) -> Iterator[str]:
    quote = connection.dialect.identifier_preparer.format_table
    for column in table.columns:
        if column.name in there:
            continue
        said = CreateColumn(column).compile(dialect=connection.dialect)
        connection.execute(text(f"ALTER TABLE {quote(table)} ADD COLUMN {said}"))
        for constraint in table.foreign_key_constraints:
            if constraint.column_keys == [column.key]:
                connection.execute(AddConstraint(constraint))
        for index in table.indexes:
            if column.key in index.columns:
                index.create(connection)
        yield f"{table.name}.{column.name}"
