"""A real PostgreSQL for tests: its own data folder, its own socket, one for each process that runs tests."""

from __future__ import annotations

import atexit
import itertools
import os
import pwd
import shutil
import socket
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from pathlib import Path
from typing import Any

import psycopg

MISSING = (
    "No PostgreSQL server was found. Install Debian's package “postgresql” (scripts/test does that), "
    "or put the folder of initdb and pg_ctl on PATH."
)
OWNER = "postgres"
_PLACES = (
    "/usr/lib/postgresql/*/bin",
    "/usr/pgsql-*/bin",
    "/usr/local/pgsql/bin",
    "/opt/homebrew/opt/postgresql*/bin",
)
_FAST = (
    "fsync=off",
    "synchronous_commit=off",
    "full_page_writes=off",
    "autovacuum=off",
    "shared_buffers=32MB",
)
_names = itertools.count()


def binaries() -> Path:
    """Where initdb and pg_ctl are; the newest if there are several."""
    on_path = shutil.which("pg_ctl")
    if on_path:
        return Path(on_path).resolve().parent
    found = [
        place for pattern in _PLACES for place in Path("/").glob(pattern[1:]) if (place / "initdb").exists()
    ]
    if not found:
        raise RuntimeError(MISSING)
    return max(
        found,
        key=lambda place: [int(part) for part in place.parts[-2].split("-")[-1].split(".") if part.isdigit()],
    )


class Server:
    """A running server. ``url`` names a database on it through its socket, ``tcp`` through the loopback."""

    def __init__(self, *options: str, place: str = "") -> None:
        place = place or ("/dev/shm" if _has_room("/dev/shm") else "/tmp")
        self.folder = Path(tempfile.mkdtemp(prefix="rakor-pg-", dir=place))
        self._user = _somebody() if os.geteuid() == 0 else None
        if self._user:
            shutil.chown(self.folder, self._user)
        self._bin = binaries()
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            self.port = free.getsockname()[1]
        self._data = self.folder / "data"
        self._run(
            "initdb", "-D", self._data, "-U", OWNER, "-E", "UTF8", "--locale=C", "--no-sync", "-A", "trust"
        )
        rules = "local all all trust\nhost all all 127.0.0.1/32 scram-sha-256\n"
        (self._data / "pg_hba.conf").write_text(rules)
        self.start(*options)
        atexit.register(self.close)

    def start(self, *options: str) -> None:
        """Start it; further settings as ``name=value``."""
        settings = [
            *_FAST,
            f"port={self.port}",
            f"unix_socket_directories={self.folder}",
            "listen_addresses=127.0.0.1",
            *options,
        ]
        said = " ".join(f"-c {one}" for one in settings)
        self._run("pg_ctl", "-D", self._data, "-l", self.folder / "log", "-o", said, "-w", "start")

    def stop(self) -> None:
        """Let it die without putting anything in order; doing it twice is harmless."""
        self._run("pg_ctl", "-D", self._data, "-m", "immediate", "-w", "stop", check=False)

    def close(self) -> None:
        if self.folder.exists():
            self.stop()
            shutil.rmtree(self.folder, ignore_errors=True)

    def _run(self, command: str, *arguments: object, check: bool = True) -> None:
        who: dict[str, Any] = (
            {"user": self._user, "group": pwd.getpwnam(self._user).pw_gid, "extra_groups": []}
            if self._user
            else {}
        )
        with tempfile.TemporaryFile() as said:  # not a pipe, which the server would keep open
            done = subprocess.run(
                [self._bin / command, *map(str, arguments)],
                cwd=self.folder,
                stdin=subprocess.DEVNULL,
                stdout=said,
                stderr=said,
                check=False,
                env={**os.environ, "LC_ALL": "C.UTF-8"},
                **who,
            )
            said.seek(0)
            assert done.returncode == 0 or not check, said.read().decode()

    def url(self, database: str, user: str = OWNER) -> str:
        return f"postgresql+psycopg://{user}@/{database}?host={self.folder}&port={self.port}"

    def tcp(self, database: str, user: str, password: str = "") -> str:
        secret = f":{password}" if password else ""
        return f"postgresql+psycopg://{user}{secret}@127.0.0.1:{self.port}/{database}"

    def connect(self, database: str = "postgres", user: str = OWNER) -> psycopg.Connection[Any]:
        """A plain connection, each statement kept at once."""
        return psycopg.connect(
            host=str(self.folder), port=self.port, dbname=database, user=user, autocommit=True
        )

    def create(self, template: str = "template0", name: str = "") -> str:
        """Make a database like another one; return its name."""
        name = name or f"uji_{next(_names)}"
        with self.connect() as connection:
            connection.execute(f"CREATE DATABASE {name} TEMPLATE {template} ENCODING 'UTF8'")
        return name

    def drop(self, name: str) -> None:
        with self.connect() as connection:
            connection.execute(f"DROP DATABASE {name} WITH (FORCE)")

    @contextmanager
    def database(self, template: str = "template0", name: str = "") -> Iterator[str]:
        name = self.create(template, name)
        try:
            yield name
        finally:
            self.drop(name)


@cache
def server() -> Server:
    """The server of this process, started when first asked for and stopped at its end."""
    return Server()


@cache
def hub_template() -> str:
    """A database with an empty Hub, for others to be made from."""
    from rakor_desktop.sync.hub.address import Address
    from rakor_desktop.sync.hub.making import make

    name = server().create()
    make(Address.read(server().url(name)))
    return name


def _has_room(folder: str) -> bool:
    """Whether this is a folder in memory that holds a few hundred databases."""
    return os.access(folder, os.W_OK) and shutil.disk_usage(folder).free > 2 << 30


def _somebody() -> str:
    """Whom the server may run as, which refuses to run as root."""
    names = {one.pw_name for one in pwd.getpwall()}
    return "postgres" if "postgres" in names else "nobody"
