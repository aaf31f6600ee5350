"""What tests of the Hub start from: a real PostgreSQL, and a fresh Hub on it."""

from collections.abc import Iterator

import postgres
import pytest

from rakor_desktop.sync.hub.address import Address


@pytest.fixture(scope="session")
def server() -> postgres.Server:
    """The server of this test process."""
    return postgres.server()


@pytest.fixture
def database(server: postgres.Server) -> Iterator[str]:
    """The name of a database that is an empty Hub."""
    with server.database(postgres.hub_template()) as name:
        yield name


@pytest.fixture
def hub(server: postgres.Server, database: str) -> Address:
    """The address of an empty Hub."""
    return Address.read(server.url(database))
