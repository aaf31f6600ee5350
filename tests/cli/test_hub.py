"""``rakor hub``: the Hub from a terminal, with a real PostgreSQL."""

import datetime as dt

import postgres
import pytest

from rakor_desktop.services import events, issues
from rakor_desktop.store.workspace import Workspace

SECRET = "rahasia-sekali"


@pytest.fixture
def hub():
    """The address of an empty Hub."""
    with postgres.server().database(postgres.hub_template()) as name:
        yield postgres.server().url(name)


@pytest.fixture
def file(rakor_file):
    """A file with an event in it."""
    workspace = Workspace.open(rakor_file, label="A")
    day = dt.date(2026, 4, 14)
    workspace.act(events.create, name="Rakor Perindustrian", start_date=day, end_date=day)
    workspace.close()
    return rakor_file


def log(file, text, label="B"):
    workspace = Workspace.open(file, label=label)
    workspace.act(issues.log, workspace.ask(events.current), text)
    workspace.close()


def test_a_database_is_made_a_hub_once(rakor):
    with postgres.server().database() as name:
        url = postgres.server().url(name)

        assert "init" in rakor("hub", url, "list").err
        assert rakor("hub", url, "init").out == "Pusat data sudah siap dipakai.\n"
        assert rakor("hub", url, "init").out == "Pusat data sudah siap sejak tadi; tidak ada yang diubah.\n"
        assert rakor("hub", url, "list").out == "Pusat data masih kosong.\n"
        assert rakor("hub", url, "init", "--json").json["made"] is False


def test_what_is_pushed_is_pulled_into_a_new_file(rakor, hub, file, tmp_path):
    pushed = rakor("hub", hub, "push", file, "--json")
    again = rakor("hub", hub, "push", file)
    fresh = tmp_path / "baru.rakor"
    pulled = rakor("hub", hub, "pull", fresh, "--event", "perindustrian", "--json")

    assert (pushed.code, again.code, pulled.code) == (0, 0, 0)
    assert pushed.json["pushed"]["entries"] == pulled.json["pulled"]["entries"] > 0
    assert again.out == "Pusat data sudah memuat semuanya; tidak ada yang dikirim.\n"
    assert pulled.json["pulled"]["backup"] is None
    assert rakor("dump", fresh).out == rakor("dump", file).out
    assert rakor("check", fresh).code == 0


def test_both_directions_at_once_and_what_is_left_to_do(rakor, hub, file, tmp_path):
    rakor("hub", hub, "push", file)
    other = tmp_path / "lain.rakor"
    rakor("hub", hub, "pull", other, "--event", "rakor")
    log(other, "Pelabuhan")
    log(file, "Jalan", "A")
    rakor("hub", hub, "push", other)

    status = rakor("hub", hub, "status", file, "--json").json
    shown = rakor("hub", hub, "status", file).out
    done = rakor("hub", hub, "sync", file)

    assert (status["push"]["entries"], status["pull"]["entries"]) == (1, 1)
    assert shown.splitlines() == [
        "Belum terkirim : 1 entri riwayat, 0 lampiran",
        "Belum diambil  : 1 entri riwayat, 0 lampiran",
    ]
    assert done.code == 0
    assert "Terkirim: 1 entri riwayat" in done.out
    assert "Diambil dari laptop B" in done.out
    both = rakor("hub", hub, "sync", file, "--json").json
    assert both["pushed"]["entries"] == both["pulled"]["entries"] == 0
    assert rakor("hub", hub, "sync", file).out.splitlines()[1].startswith("Tidak ada yang baru")
    listed = rakor("hub", hub, "list", "--json").json["events"]
    assert [(one["name"], one["laptops"]) for one in listed] == [("Rakor Perindustrian", ["A", "B"])]
    assert "Rakor Perindustrian" in rakor("hub", hub, "status").out


def test_what_is_refused_leaves_no_file_behind(rakor, hub, file, tmp_path):
    rakor("hub", hub, "push", file)
    fresh = tmp_path / "baru.rakor"

    unknown = rakor("hub", hub, "pull", fresh, "--event", "tidak ada")

    assert (unknown.code, unknown.err) == (1, "rakor: Tidak ada rakor “tidak ada” di pusat data.\n")
    assert not fresh.exists()
    assert rakor("hub", hub, "pull", fresh).code == 1
    assert rakor("hub", hub, "push", fresh).code == 1


def test_wrong_usage_is_told_apart_from_a_refusal(rakor, hub, file):
    assert rakor("hub", hub, "push").code == 2
    assert rakor("hub", hub, "push", file, "--event", "x").code == 2
    assert rakor("hub", hub, "dorong", file).code == 2
    assert rakor("hub", "mysql://server/rakor", "list").code == 1


def test_a_file_that_is_open_elsewhere_can_be_pushed_but_takes_nothing(rakor, hub, file):
    workspace = Workspace.open(file, label="A")

    assert rakor("hub", hub, "push", file).code == 0
    assert rakor("hub", hub, "pull", file).code == 1
    workspace.close()


def test_the_password_is_asked_for_once_and_never_shown(rakor, hub, file, monkeypatch):
    server = postgres.server()
    with server.connect() as connection:
        connection.execute("DROP ROLE IF EXISTS terminal")
        connection.execute(f"CREATE ROLE terminal LOGIN SUPERUSER PASSWORD '{SECRET}'")
    name = hub.split("@/")[1].split("?")[0]
    asked = []

    def typed(prompt):
        asked.append(prompt)
        return SECRET

    monkeypatch.setattr("rakor_desktop.cli.commands.hub.getpass", typed)
    without = rakor("hub", server.tcp(name, "terminal"), "push", file)
    monkeypatch.setattr("sys.stdin.isatty", lambda: True, raising=False)
    done = rakor("hub", server.tcp(name, "terminal"), "push", file, "--json")
    inside = rakor("hub", server.tcp(name, "terminal", SECRET), "status", file, "--json")
    wrong = rakor("hub", server.tcp(name, "terminal", f"{SECRET}x"), "status", file, "--json")

    assert (without.code, without.out) == (1, "")
    assert "meminta kata sandi" in without.err
    assert (done.code, inside.code, wrong.code) == (0, 0, 0)
    assert len(asked) == 2
    for said in (without, done, inside, wrong):
        assert SECRET not in said.out + said.err
    assert SECRET not in "".join(asked)
