"""Brings a file to the newest schema: backed up first, in one transaction, checked before it is kept."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Callable
from contextlib import AbstractContextManager
from pathlib import Path

from rakor_desktop import paths
from rakor_desktop.domain.errors import ForeignFileError, StorageError, because
from rakor_desktop.domain.i18n import _
from rakor_desktop.store import backup, header
from rakor_desktop.store.connection import DURABLE, connect
from rakor_desktop.store.leftovers import put_aside
from rakor_desktop.store.version import VERSION


def create(path: Path) -> None:
    """Make a new, empty file of the newest schema; an existing one is never overwritten."""
    fresh = path.with_name(f".{path.name}.baru")
    try:
        if path.exists():
            raise StorageError(
                _("“{file}” sudah ada. Pilih nama lain, atau buka berkas itu.").format(file=path.name)
            )
        fresh.unlink(missing_ok=True)
        try:
            _make(fresh, path)
            put_aside(path)
            os.replace(fresh, path)  # noqa: PTH105 - one step, also where the target has just appeared
        finally:
            fresh.unlink(missing_ok=True)
    except OSError as error:
        raise StorageError(
            _("“{file}” tidak dapat dibuat: {reason}.").format(file=path.name, reason=because(error))
        ) from error


def _make(fresh: Path, path: Path) -> None:
    with _in_words(path):
        connection = sqlite3.connect(fresh, isolation_level=None)
        try:
            connection.execute("PRAGMA page_size=4096")
            for pragma in DURABLE:
                connection.execute(pragma)
            _upgrade(connection)
        finally:
            connection.close()


def bring_up(path: Path, version: int, *, keep: Callable[[Path], Path] = backup.before_migration) -> None:
    """Upgrade an older file in place; ``keep`` puts a verified copy aside first."""
    if version >= VERSION:
        return
    keep(path)
    with _in_words(path):
        connection = connect(path)
        try:
            _upgrade(connection)
        finally:
            connection.close()


def _in_words(path: Path) -> AbstractContextManager[None]:
    from rakor_desktop.store.engine import in_words  # noqa: PLC0415 - SQLAlchemy, with which revisions run

    return in_words(path)


def _upgrade(connection: sqlite3.Connection, scripts: Path | None = None) -> None:
    """Run the revisions; foreign keys stay off meanwhile, because batch mode would cascade."""
    from alembic import command  # noqa: PLC0415 - a tenth of a second that an up-to-date file need not pay
    from alembic.config import Config  # noqa: PLC0415
    from sqlalchemy import create_engine  # noqa: PLC0415
    from sqlalchemy.pool import StaticPool  # noqa: PLC0415

    connection.execute("PRAGMA foreign_keys=OFF")
    engine = create_engine("sqlite://", creator=lambda: connection, poolclass=StaticPool)
    config = Config()
    config.set_main_option("script_location", str(scripts or paths.migrations()).replace("%", "%%"))
    with engine.connect() as opened:
        opened.exec_driver_sql("BEGIN IMMEDIATE")
        config.attributes["connection"] = opened
        command.upgrade(config, "head")
        if opened.exec_driver_sql("PRAGMA foreign_key_check").first() is not None:
            opened.exec_driver_sql("ROLLBACK")
            raise ForeignFileError(
                _("Berkas ini tidak dapat dimutakhirkan: ada baris yang menunjuk ke baris yang tidak ada.")
            )
        opened.exec_driver_sql(f"PRAGMA application_id={header.APPLICATION_ID}")
        opened.exec_driver_sql(f"PRAGMA user_version={VERSION}")
        opened.exec_driver_sql("COMMIT")
