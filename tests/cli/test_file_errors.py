"""A file that cannot be used gets one sentence, exit code 1, and stays as it is."""

import os
import resource
import shutil
import sqlite3
import subprocess
import sys
import textwrap

import pytest

READING = [["show"], ["dump"], ["history"], ["check"], ["print", "--list"]]
WRITING = [["checkin", "Ana"], ["new", "--name", "R", "--start", "2026-04-14"]]


def call(command, path):
    return [command[0], path, *command[1:]]


def damage(path, how):
    if how == "not ours":
        path.write_text("Ini bukan basis data, melainkan surat biasa yang cukup panjang. " * 200)
    elif how == "another database":
        path.unlink()
        connection = sqlite3.connect(path)
        connection.execute("CREATE TABLE a (b)")
        connection.close()
    elif how == "empty":
        path.write_bytes(b"")
    elif how == "cut short":
        path.write_bytes(path.read_bytes()[: path.stat().st_size // 2])
    elif how == "missing":
        path.unlink()
    elif how == "a folder":
        path.unlink()
        path.mkdir()


UNUSABLE = {
    "not ours": "bukan berkas Rakor",
    "another database": "bukan berkas Rakor",
    "empty": "kosong",
    "cut short": "Salinan terakhirnya ada di folder “rakor (cadangan)”",
    "missing": "tidak ditemukan",
    "a folder": "tidak ditemukan",
}


@pytest.mark.parametrize("how", UNUSABLE)
@pytest.mark.parametrize("command", [*READING, WRITING[0], ["backup", "cadangan"]], ids=lambda c: c[0])
def test_a_file_that_is_no_rakor_file_is_refused_and_left_alone(rakor, people, how, command):
    damage(people, how)
    before = people.read_bytes() if people.is_file() else None
    said = rakor(*call(command, people))
    assert (said.code, said.out, said.err.count("\n")) == (1, "", 1)
    assert UNUSABLE[how] in said.err
    assert (people.read_bytes() if people.is_file() else None) == before


def test_a_file_of_a_newer_program_is_read_but_not_written(rakor, people):
    connection = sqlite3.connect(people)
    connection.execute("PRAGMA user_version=99")
    connection.close()
    before = people.read_bytes()
    assert rakor("show", people).code == 0
    for command in WRITING:
        said = rakor(*call(command, people))
        assert (said.code, said.out, said.err.count("\n")) == (1, "", 1)
        assert "versi program yang lebih baru" in said.err
    assert people.read_bytes() == before


def test_a_write_protected_file_is_read_but_not_written(rakor, people):
    people.chmod(0o444)
    assert rakor("show", people).code == 0
    said = rakor("checkin", people, "Ana")
    assert (said.code, "tidak dapat ditulis" in said.err) == (1, True)


def test_a_file_another_process_has_open_is_read_but_not_written(rakor, people):
    script = textwrap.dedent(f"""
        from pathlib import Path
        from rakor_desktop.store.workspace import Workspace
        workspace = Workspace.open(Path({str(people)!r}), actor="Rekan")
        print("open", flush=True)
        input()
    """)
    holder = subprocess.Popen(
        [sys.executable, "-c", script], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    )
    try:
        assert holder.stdout.readline() == "open\n"
        assert rakor("show", people).code == 0
        assert rakor("backup", people, people.parent / "cadangan").code == 0
        copy = next((people.parent / "cadangan").iterdir())
        for command in [*(call(one, people) for one in WRITING), ["restore", copy, people]]:
            said = rakor(*command)
            assert (said.code, said.out, said.err.count("\n")) == (1, "", 1)
            assert f"sedang dibuka oleh Rekan di komputer {os.uname().nodename}" in said.err
    finally:
        holder.communicate("\n")
    assert rakor("checkin", people, "Ana").code == 0


@pytest.fixture
def long_list(tmp_path):
    path = tmp_path / "panjang.csv"
    rows = "".join(f"Orang Contoh {n} {'x' * 100},Alor\n" for n in range(300))
    path.write_text("Nama,Kab/Kota\n" + rows)
    return path


def test_a_file_that_may_not_grow_is_not_half_written(rakor, shell, people, long_list):
    before = rakor("dump", people).out
    limit = people.stat().st_size + 8192
    said = shell(
        "import",
        people,
        long_list,
        preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (limit, limit)),
    )
    assert (said.code, said.out, said.err.count("\n")) == (1, "", 1)
    assert "BELUM tersimpan" in said.err
    assert rakor("dump", people).out == before
    assert rakor("check", people).code == 0


@pytest.fixture
def tiny_disk(tmp_path):
    """A real disk of half a megabyte."""
    folder = tmp_path / "diska"
    folder.mkdir()
    mount = ["mount", "-t", "tmpfs", "-o", "size=512k", "tmpfs", str(folder)]
    if os.geteuid() != 0 or subprocess.run(mount, capture_output=True, check=False).returncode:
        pytest.skip("only root can make a disk this small")
    yield folder
    subprocess.run(["umount", folder], check=True)


def test_a_full_disk_is_told_and_nothing_is_lost(rakor, people, long_list, tiny_disk):
    path = tiny_disk / "rakor.rakor"
    shutil.copyfile(people, path)
    before = rakor("dump", path).out
    said = rakor("import", path, long_list)
    assert (said.code, said.out, said.err.count("\n")) == (1, "", 1)
    assert "Diska penuh" in said.err
    assert rakor("dump", path).out == before
    (tiny_disk / "isi").write_bytes(b"x" * (shutil.disk_usage(tiny_disk).free))
    for command in (
        ["backup", path, tiny_disk / "cadangan"],
        ["print", path, "notula", "-o", tiny_disk / "n.pdf"],
        ["new", tiny_disk / "baru.rakor", "--name", "R", "--start", "2026-04-14"],
        ["demo", tiny_disk / "contoh"],
        ["checkin", path, "Ana"],
        ["new", path, "--name", "R", "--start", "2027-04-14"],
    ):
        said = rakor(*command)
        assert (said.code, said.out, said.err.count("\n")) == (1, "", 1), (command, said)
    assert rakor("check", path).code == 0
    assert not list(tiny_disk.rglob("*.sebagian"))


def test_a_name_too_long_for_any_disk_is_refused(rakor, people, tmp_path):
    path = tmp_path / f"{'n' * 300}.rakor"
    for command in (
        ["show", path],
        ["new", path, "--name", "R", "--start", "2026-04-14"],
        ["restore", people, path],
    ):
        said = rakor(*command)
        assert (said.code, said.out, said.err.count("\n")) == (1, "", 1)
        assert "namanya terlalu panjang" in said.err


@pytest.fixture
def nobody(people, tmp_path):
    """Run a command as somebody who owns nothing."""
    if os.geteuid() != 0 or shutil.which("setpriv") is None:
        pytest.skip("only root can be somebody else")

    def run(*arguments):
        become = ["setpriv", "--reuid=65533", "--regid=65534", "--clear-groups"]
        command = [*become, sys.executable, "-m", "rakor_desktop.cli", *map(str, arguments)]
        home = {"PATH": os.environ["PATH"], "HOME": "/tiada"}
        return subprocess.run(command, capture_output=True, text=True, check=False, env=home)

    for folder in (tmp_path, *tmp_path.parents):
        # A worker of its own has one folder more above the test's.
        if folder.owner() == people.owner() and not folder.stat().st_mode & 0o001:
            folder.chmod(0o755)
    return run


def test_a_folder_nobody_may_look_into_is_told_in_one_line(nobody, people, tmp_path):
    closed = tmp_path / "tertutup"
    closed.mkdir(mode=0o700)
    path = shutil.copyfile(people, closed / "rakor.rakor")
    for command in (
        ["show", path],
        ["checkin", path, "Ana"],
        ["new", closed / "baru.rakor", "--name", "R", "--start", "2026-04-14"],
        ["restore", people, path],
        ["import", people, closed / "daftar.csv"],
        ["print", people, "notula", "-o", closed / "n.pdf"],
        ["backup", people, closed],
    ):
        said = nobody(*command)
        assert (said.returncode, said.stdout, said.stderr.count("\n")) == (1, "", 1), (command, said.stderr)


def test_a_user_without_name_and_home_can_work(nobody, tmp_path):
    place = tmp_path / "umum"
    place.mkdir()
    place.chmod(0o777)
    path = place / "rakor.rakor"
    for command in (
        ["new", path, "--name", "R", "--start", "2026-04-14"],
        ["backup", path, place / "cadangan"],
        ["show", path],
        ["restore", path, place / "lain.rakor"],
    ):
        said = nobody(*command)
        assert (said.returncode, said.stderr) == (0, ""), command
