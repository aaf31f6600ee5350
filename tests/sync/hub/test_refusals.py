"""Everything that can be wrong with a Hub or the way to it is one sentence, and no password is ever in it."""

import socket
import sqlite3
import subprocess
import sys
import traceback

import psycopg
import pytest
from sqlalchemy.exc import DBAPIError, OperationalError

from rakor_desktop.domain.errors import RakorError
from rakor_desktop.domain.hub import HubError, PasswordNeededError
from rakor_desktop.sync.hub import connecting, refusals
from rakor_desktop.sync.hub.address import Address
from rakor_desktop.sync.hub.making import make
from rakor_desktop.sync.hub.pushing import push
from rakor_desktop.sync.hub.telling import held

SECRET = "rahasia-sekali"


@pytest.fixture(scope="module")
def role(server):
    """A role with a password that may do nothing."""
    with server.connect() as connection:
        connection.execute(f"CREATE ROLE dinas LOGIN PASSWORD '{SECRET}'")
    return "dinas"


def said(address, work=held):
    """The sentence of a refusal; neither it nor what is logged of it may hold the password."""
    with pytest.raises(RakorError) as caught:
        work(address)
    sentence = str(caught.value)
    logged = "".join(traceback.format_exception(caught.value, chain=True))
    assert SECRET not in sentence + repr(address)
    assert SECRET not in logged.replace(f'SECRET = "{SECRET}"', "")
    assert sentence[:1].isupper()
    assert sentence.endswith(".")
    return sentence


@pytest.mark.parametrize(
    "text",
    [
        "",
        "rakor.db",
        "mysql://nama@server/rakor",
        "sqlite:///rakor.rakor",
        "postgresql+asyncpg://nama@server/rakor",
        "https://server/rakor",
        f"postgresql://nama:{SECRET}@server:port/rakor",
        f"//nama:{SECRET}@server/rakor",
    ],
)
def test_an_address_of_another_kind(text):
    with pytest.raises(HubError, match="Alamat pusat data ditulis seperti ini") as caught:
        Address.read(text)
    assert SECRET not in str(caught.value)


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        (
            f"postgresql+psycopg://nama:{SECRET}@db.contoh.go.id/rakor?sslmode=verify-full",
            "postgresql+psycopg://nama@db.contoh.go.id/rakor?sslmode=verify-full",
        ),
        (
            f"postgres://nama@server:5433/rakor?password={SECRET}",
            "postgresql+psycopg://nama@server:5433/rakor",
        ),
        (f"postgresql://server/rakor?sslpassword={SECRET}", "postgresql+psycopg://server/rakor"),
        (" postgresql:///?service=rakor ", "postgresql+psycopg:///?service=rakor"),
    ],
)
def test_an_address_is_shown_without_its_password(text, shown):
    address = Address.read(text)

    assert address.shown == shown
    assert SECRET not in repr(address) + str(address) + repr(address.complete) + str(address.complete)


def test_the_password_beside_the_address_counts_more_than_the_one_in_it():
    address = Address.read("postgresql://nama:lama@server/rakor", SECRET)

    assert address.complete.password == SECRET


def test_a_wrong_password_and_none_at_all(server, database, role):
    wrong = Address.read(server.tcp(database, role, f"{SECRET}-salah"))
    none = Address.read(server.tcp(database, role))

    assert (
        said(wrong)
        == "Kata sandi atau nama pengguna untuk pusat data 127.0.0.1 tidak diterima; periksa, lalu ulangi."
    )
    assert "meminta kata sandi" in said(none)
    for address in (wrong, none):
        with pytest.raises(PasswordNeededError):
            held(address)


def test_the_password_of_a_file_of_passwords_is_used(server, database, role, tmp_path, monkeypatch):
    with server.connect(database) as connection:
        connection.execute("GRANT SELECT ON ALL TABLES IN SCHEMA public TO dinas")
    file = tmp_path / "pgpass"
    file.write_text(f"127.0.0.1:{server.port}:*:{role}:{SECRET}\n")
    file.chmod(0o600)
    monkeypatch.setenv("PGPASSFILE", str(file))

    assert held(Address.read(server.tcp(database, role))) == []


def test_a_machine_that_is_not_there():
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    assert "tidak dapat dihubungi" in said(Address.read(f"postgresql://nama:{SECRET}@127.0.0.1:{port}/rakor"))
    assert "tidak dapat dihubungi" in said(Address.read(f"postgresql://nama:{SECRET}@/rakor?host=/tidak/ada"))


def test_a_name_that_nobody_knows():
    error = psycopg.OperationalError("[Errno -2] Name or service not known")

    def unknown(address):
        with refusals.in_words(address, connecting=True):
            raise OperationalError("", None, error)

    assert "tidak dapat dihubungi" in said(Address.read(f"postgresql://nama:{SECRET}@server/rakor"), unknown)


def test_what_is_no_refusal_of_the_server_stays_a_bug(server, database):
    address = Address.read(server.url(database))
    for error in (
        ValueError("x"),
        OperationalError("", None, sqlite3.OperationalError("x")),
        ImportError("x"),
    ):
        with pytest.raises(type(error)), refusals.in_words(address):
            raise error
    with pytest.raises(DBAPIError), connecting.reading(address) as connection:
        connection.exec_driver_sql("SELECT nonsense(")


def test_a_machine_that_does_not_answer_is_not_waited_for_long(monkeypatch):
    assert connecting.CONNECT_WITHIN == 5
    with socket.socket() as silent:
        silent.bind(("127.0.0.1", 0))
        silent.listen()
        address = Address.read(
            f"postgresql://nama:{SECRET}@127.0.0.1:{silent.getsockname()[1]}/rakor?connect_timeout=1"
        )
        assert "tidak dapat dihubungi" in said(address)


def test_a_database_that_is_not_there(server):
    assert "“hilang”" in said(Address.read(server.url("hilang")))


def test_a_database_that_is_no_hub(server, desk):
    a = desk.laptop("A")
    with server.database() as name:
        address = Address.read(server.url(name))
        assert "belum disiapkan" in said(address)
        assert "belum disiapkan" in said(address, lambda hub: push(a.path, hub))


def test_a_database_with_tables_of_somebody_else_is_not_made_a_hub(server):
    with server.database() as name:
        with server.connect(name) as connection:
            connection.execute("CREATE TABLE note (x int)")
        assert "sudah memuat tabel lain (note)" in said(Address.read(server.url(name)), make)


def test_a_database_that_cannot_hold_every_letter_is_not_made_a_hub(server):
    with server.connect() as connection:
        connection.execute("CREATE DATABASE sempit TEMPLATE template0 ENCODING 'LATIN1'")
    assert "UTF8" in said(Address.read(server.url("sempit")), make)
    server.drop("sempit")


def test_a_hub_of_a_newer_program(server, database):
    with server.connect(database) as connection:
        connection.execute("INSERT INTO rakor_hub VALUES (99, '')")
    assert "lebih baru" in said(Address.read(server.url(database)))


def test_tables_that_somebody_changed(server, database):
    with server.connect(database) as connection:
        connection.execute("ALTER TABLE event RENAME COLUMN name TO title")
    assert "bukan buatan program ini" in said(Address.read(server.url(database)))


def test_somebody_without_any_right(server, database, role, desk):
    a = desk.laptop("A")
    address = Address.read(server.tcp(database, role, SECRET))

    assert "tidak berhak" in said(address)
    assert "tidak berhak" in said(address, lambda hub: push(a.path, hub))
    assert "tidak berhak" in said(address, make)


def test_a_server_that_may_only_be_read(server, database, desk):
    a = desk.laptop("A")
    address = Address.read(server.url(database) + "&options=-c default_transaction_read_only=on")

    assert held(address) == []
    assert "hanya dapat dibaca" in said(address, lambda hub: push(a.path, hub))


def test_a_letter_that_the_server_cannot_hold(server, database, desk, monkeypatch):
    from rakor_desktop.domain import legible
    from rakor_desktop.services import events

    a = desk.laptop("A")
    monkeypatch.setattr(legible, "_KEPT", frozenset("\n\t\0"))
    a.workspace.act(events.edit, a.event, theme="Garam\0")
    address = Address.read(server.url(database))

    assert "tidak dapat disimpan" in said(address, lambda hub: push(a.path, hub))
    assert held(address) == []


def test_an_option_that_the_driver_does_not_know(server, database):
    assert "pilihan yang tidak dikenal" in said(Address.read(server.url(database) + "&warna=merah"))
    assert "Layanan" in said(Address.read("postgresql:///?service=tidak-ada"))


def test_a_certificate_that_cannot_be_trusted(server, database, role):
    address = Address.read(server.tcp(database, role, SECRET) + "?sslmode=verify-full")
    assert "sambungan aman" in said(address) or "Sertifikat" in said(address)


def test_a_program_without_the_driver_says_what_to_install(server, database):
    script = (
        "import sys; sys.modules['psycopg'] = None\n"
        "from rakor_desktop.cli import main\n"
        f"sys.exit(main(['hub', {server.url(database)!r}, 'list']))"
    )
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=False)

    assert (done.returncode, done.stdout) == (1, "")
    assert "psycopg, yang belum terpasang" in done.stderr
    assert done.stderr.count("\n") == 1


def test_no_socket_is_opened_and_no_driver_loaded_unless_the_hub_is_used(desk):
    script = (
        "import socket, sys\n"
        "def refused(*_args, **_more): raise AssertionError('a socket')\n"
        "socket.socket.connect = refused\n"
        "import rakor_desktop.services.hub, rakor_desktop.cli.commands.hub\n"
        "from rakor_desktop.sync.hub.address import Address\n"
        "Address.read('postgresql://nama@server/rakor')\n"
        "print(sorted(name for name in sys.modules if name.startswith('psycopg')))"
    )
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=False)

    assert (done.stdout, done.stderr) == ("[]\n", "")


@pytest.mark.parametrize(
    "text", ["postgresql://nama@/rakor?host=db.contoh&port=abc", f"postgresql://nama@{'a' * 70}.contoh/rakor"]
)
def test_an_address_that_no_driver_can_use(text):
    with pytest.raises(HubError, match=r"tidak dapat dipakai|tidak menjawab|tidak ditemukan"):
        held(Address.read(text))
