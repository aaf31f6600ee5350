"""Connections to the Hub: one at a time, opened when asked for, closed at once."""

from __future__ import annotations

import time
from collections.abc import Iterator
from contextlib import contextmanager
from functools import lru_cache

from sqlalchemy import Connection, Engine, create_engine, text
from sqlalchemy.exc import ArgumentError
from sqlalchemy.pool import NullPool

from rakor_desktop.domain.hub import HubError
from rakor_desktop.domain.i18n import _
from rakor_desktop.store.version import VERSION
from rakor_desktop.sync.chain import Tick
from rakor_desktop.sync.hub.address import Address
from rakor_desktop.sync.hub.refusals import in_words
from rakor_desktop.sync.hub.stopping import told_as_stopped, watched
from rakor_desktop.sync.hub.tables import STATE

CONNECT_WITHIN = 5
"""Seconds to wait for a machine that does not answer."""
LOCK_WITHIN = 120.0
"""Seconds to wait for other laptops to finish pushing."""
_IDLE = "120s"
"""A laptop that fell asleep in the middle of a push must not hold up the others for longer."""
_UNANSWERED = 30_000
"""Milliseconds after which a network that takes what is sent and never answers counts as cut."""
_LOCK = 0x52414B4F52
_ASK_AGAIN = 0.02


@contextmanager
def reading(address: Address) -> Iterator[Connection]:
    """Give a connection that sees the Hub as it stands now, whatever others push meanwhile."""
    with told_as_stopped(), in_words(address), _connected(address) as connection:
        connection.execution_options(isolation_level="REPEATABLE READ", postgresql_readonly=True)
        with connection.begin():
            recognized(connection, address)
            yield connection


@contextmanager
def writing(address: Address) -> Iterator[Connection]:
    """Give a connection whose transaction is kept when the work is done, and leaves nothing otherwise."""
    with told_as_stopped(), in_words(address), _connected(address) as connection, connection.begin():
        recognized(connection, address)
        yield connection


@contextmanager
def preparing(address: Address) -> Iterator[Connection]:
    """Give a connection to a database that need not be a Hub yet, alone in it."""
    with told_as_stopped(), in_words(address), _connected(address) as connection, connection.begin():
        take_turn(connection, address, lambda _number: None)
        yield connection


def take_turn(connection: Connection, address: Address, tick: Tick) -> None:
    """Wait until nobody else writes to the Hub; the turn ends with the transaction."""
    connection.execute(text(f"SET LOCAL idle_in_transaction_session_timeout = '{_IDLE}'"))
    until = time.monotonic() + LOCK_WITHIN
    while not connection.scalar(text("SELECT pg_try_advisory_xact_lock(:key)"), {"key": _LOCK}):
        tick(0)
        if time.monotonic() > until:
            raise HubError(
                _("{hub} sedang dipakai laptop lain; ulangi sebentar lagi.").format(hub=address.name)
            )
        time.sleep(_ASK_AGAIN)


def version_of(connection: Connection) -> int | None:
    """Return the schema of a Hub; None where the database is none."""
    if connection.scalar(text("SELECT to_regclass(:name)"), {"name": STATE.name}) is None:
        return None
    found = connection.scalar(text(f"SELECT max(version) FROM {STATE.name}"))  # noqa: S608 - a constant
    return None if found is None else int(found)


def recognized(connection: Connection, address: Address) -> None:
    """Refuse a database that is no Hub, or one of another schema than this program's."""
    version = version_of(connection)
    if version is None:
        said = _("{hub} belum disiapkan; pengelolanya menjalankan “rakor hub ALAMAT init” satu kali.")
    elif version > VERSION:
        said = _("{hub} dipakai oleh versi program yang lebih baru; mutakhirkan program di laptop ini.")
    elif version < VERSION:
        said = _(
            "{hub} masih memakai susunan versi program yang lebih lama; "
            "pengelolanya menjalankan “rakor hub ALAMAT init” satu kali."
        )
    else:
        return
    words = said.format(hub=address.name)
    raise HubError(words[:1].upper() + words[1:])


@contextmanager
def _connected(address: Address) -> Iterator[Connection]:
    with in_words(address, connecting=True):
        try:
            connection = _engine(address).connect()
        except (ArgumentError, UnicodeError) as error:
            raise HubError(
                _("Alamat pusat data tidak dapat dipakai; periksa nama server, port, dan pilihannya.")
            ) from error
    with connection, watched(connection.connection.driver_connection):
        yield connection


@lru_cache(maxsize=4)
def _engine(address: Address) -> Engine:
    """Return what makes connections; it holds none open, and remembers how its statements are said."""
    options: dict[str, object] = {
        "connect_timeout": CONNECT_WITHIN,
        "application_name": "rakor",
        "keepalives_idle": 30,
        "keepalives_interval": 10,
        "keepalives_count": 3,
        "tcp_user_timeout": _UNANSWERED,
    }
    chosen = {name: value for name, value in options.items() if name not in address.url.query}
    chosen.update(address.secrets)
    return create_engine(address.complete, poolclass=NullPool, connect_args=chosen, hide_parameters=True)
