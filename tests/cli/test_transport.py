"""Parcels, keys and the shared folder from the command line."""

import getpass
import json
import shutil
from pathlib import Path

import pytest

from rakor_desktop import paths
from rakor_desktop.cli.commands import transport as commands
from rakor_desktop.domain.transport import PARCEL
from rakor_desktop.services import transport
from rakor_desktop.sync import keyring
from rakor_desktop.sync.envelope import fresh_identity
from tests.five_laptops import five

WORDS = "kapal kayu berlayar pelan"
KEY = Path(__file__).parents[1] / "data" / "kunci-uji.txt"


@pytest.fixture
def own():
    """The key of this laptop, made earlier on one so slow that its passphrase is tried in no time."""
    return keyring.unlock(Path(shutil.copyfile(KEY, paths.secretariat_key())), WORDS)


@pytest.fixture
def words(tmp_path):
    """A file with the passphrase."""
    path = tmp_path / "frasa.txt"
    path.write_text(f"{WORDS}\nbaris lain\n")
    return path


def test_a_file_is_packed_for_the_key_it_names_and_unpacked_with_it(rakor, made, own, words, tmp_path):
    from rakor_desktop.services import events
    from rakor_desktop.store.workspace import Workspace

    workspace = Workspace.open(made)
    workspace.act(transport.set_recipient, workspace.ask(events.current), own.public)
    workspace.close()
    parcel, out = tmp_path / f"kirim.rakor{PARCEL}", tmp_path / "keluar.rakor"

    said = rakor("pack", made, parcel, "--json")
    assert (said.code, said.json) == (
        0, {"file": str(made), "parcel": str(parcel), "recipient": own.public}
    )  # fmt: skip
    assert rakor("pack", made, parcel).err == f"rakor: “{parcel.name}” sudah ada dan tidak ditimpa.\n"
    assert rakor("pack", made, parcel, "--force").code == 0

    said = rakor("unpack", parcel, out, "--passphrase-file", words)
    assert (said.code, said.err) == (0, "")
    assert rakor("dump", out).out == rakor("dump", made).out
    assert rakor("keys", "show", made, "--json").json == {
        "own": own.public, "file": own.public, "opens": True
    }  # fmt: skip


def test_a_parcel_for_a_key_told_on_the_line_and_a_plain_copy_without_one(rakor, made, tmp_path):
    key = fresh_identity()
    said = rakor("pack", made, tmp_path / "p.age", "--recipient", key.public)
    assert (said.code, said.out.splitlines()[1]) == (0, f"Dikunci untuk {key.public}")
    (tmp_path / "kunci.txt").write_text(f"# created: dulu\n# public key: {key.public}\n{key.key}\n")
    assert (
        rakor("unpack", tmp_path / "p.age", tmp_path / "a.rakor", "--key", tmp_path / "kunci.txt").code == 0
    )

    assert rakor("pack", made, tmp_path / "salinan.rakor").code == 0

    wanted = rakor("dump", made).out
    assert {rakor("dump", tmp_path / name).out for name in ("a.rakor", "salinan.rakor")} == {wanted}


def test_without_any_key_an_encrypted_parcel_is_refused_and_a_wrong_key_is_no_key(rakor, made, tmp_path):
    said = rakor("pack", made, tmp_path / "p.age")
    assert (said.code, "belum menyebut kunci sekretariat" in said.err) == (1, True)
    said = rakor("pack", made, tmp_path / "p.age", "--recipient", "age1salah")
    assert (said.code, "bukan kunci umum age" in said.err) == (1, True)
    assert not (tmp_path / "p.age").exists()


def test_the_wrong_passphrase_key_or_file_ends_with_one_line_and_writes_nothing(
    rakor, made, own, tmp_path, monkeypatch
):
    words = tmp_path / "frasa.txt"
    words.write_text(WORDS)
    key, out = fresh_identity(), tmp_path / "keluar.rakor"
    rakor("pack", made, tmp_path / "p.age", "--recipient", key.public)

    said = rakor("unpack", tmp_path / "p.age", out, "--passphrase-file", words)
    assert (said.code, "dikunci untuk kunci lain, atau rusak" in said.err) == (1, True)
    monkeypatch.setenv(commands.PASSPHRASE, "bukan itu, sungguh")
    assert "Frasa sandi salah" in rakor("unpack", tmp_path / "p.age", out).err
    for bad in (words, tmp_path / "tidak ada"):
        assert rakor("unpack", tmp_path / "p.age", out, "--key", bad).code == 1
    monkeypatch.delenv(commands.PASSPHRASE)
    assert rakor("unpack", tmp_path / "p.age", out, "--passphrase-file", tmp_path / "tidak ada").code == 1
    (tmp_path / "biner").write_bytes(b"\xff\xfe\xff")
    assert (
        "bukan teks" in rakor("unpack", tmp_path / "p.age", out, "--passphrase-file", tmp_path / "biner").err
    )
    assert not out.exists()


def test_a_passphrase_is_asked_for_at_a_keyboard_only(rakor, made, own, monkeypatch, tmp_path):
    said = rakor("unpack", tmp_path / "p.age", tmp_path / "x.rakor")
    assert (said.code, "--passphrase-file" in said.err) == (2, True)

    typed = iter(("satu dua tiga", "satu dua empat"))
    monkeypatch.setattr("sys.stdin.isatty", lambda: True, raising=False)
    monkeypatch.setattr(getpass, "getpass", lambda _prompt: next(typed))
    said = rakor("keys", "new", "--replace")
    assert (said.code, "tidak sama" in said.err) == (1, True)
    assert transport.own_key() == own.public


def test_a_new_key_is_named_in_the_file_and_keeps_the_old_one(rakor, made, own, words, tmp_path):
    said = rakor("keys", "new", made, "--passphrase-file", words)
    assert (said.code, "sudah mempunyai kunci" in said.err) == (1, True)

    said = rakor("keys", "new", made, "--replace", "--passphrase-file", words)

    fresh = transport.own_key()
    assert (said.code, said.out, fresh != own.public) == (0, f"{fresh}\n", True)
    assert "Laptop ini membukanya : ya" in rakor("keys", "show", made).out
    assert len(list((tmp_path / "config").glob("kunci-sekretariat *.txt"))) == 1


def test_a_laptop_without_a_key_shows_that(rakor, made):
    assert rakor("keys", "show").out == "Kunci umum laptop ini : belum ada\n"
    assert rakor("keys", "show", made, "--json").json == {"own": None, "file": None, "opens": False}


def test_two_files_become_one_through_a_folder(rakor, made, tmp_path):
    other, folder = tmp_path / "lain.rakor", tmp_path / "Bersama"
    folder.mkdir()
    shutil.copyfile(made, other)
    table = tmp_path / "peserta.csv"
    table.write_text("Nama,Instansi\nAni Lay,Dinas Perindustrian Kabupaten Alor\n", encoding="utf-8")
    assert rakor("import", made, table).code == 0
    assert rakor("share", made, folder, "--label", "A").code == 0

    said = rakor("share", other, folder, "--label", "B", "--json")

    found = said.json
    assert (found["from"], found["brought"]["new"] > 0, found["wrote"]) == (["A"], True, True)
    assert {one["laptop"]: one["standing"] for one in found["laptops"]} == {"A": "taken", "B": "own"}
    assert rakor("dump", made).out == rakor("dump", other).out
    again = rakor("share", other, folder, "--label", "B")
    assert again.out.splitlines()[-2:] == ["Tidak ada yang baru.", "Berkas laptop ini di folder tetap."]


def test_a_broken_file_in_the_folder_is_a_problem_and_a_missing_folder_a_refusal(rakor, made, tmp_path):
    folder = tmp_path / "Bersama"
    assert "tidak terjangkau" in rakor("share", made, folder).err
    folder.mkdir()
    (folder / "LAPTOP C 0123456789.rakor").write_bytes(b"rusak")

    said = rakor("share", made, folder)

    assert said.code == 1
    assert "Laptop C: Tidak terbaca · “LAPTOP C 0123456789.rakor” bukan berkas Rakor." in said.out
    assert json.loads(rakor("share", made, folder, "--json").out)["wrote"] is False


def test_parcels_are_merged_like_the_files_in_them(rakor, own, words, tmp_path):
    here = five(tmp_path)
    parcels = [here.stick / f"{path.name}.age" for path in here.paths]
    for path, parcel in zip(here.paths, parcels, strict=True):
        transport.pack(path, parcel, own.public)
        path.unlink()

    said = rakor("merge", here.own, here.stick, "--passphrase-file", words, "--json")

    assert (said.code, said.err) == (0, "")
    assert [one["laptops"] for one in said.json["sources"]] == [["A"], ["B"], ["C"], ["D"], ["E"]]
    assert [Path(one["file"]) for one in said.json["sources"]] == parcels
    assert rakor("check", here.own).code == 0


def test_a_parcel_is_not_merged_where_nobody_has_its_key(rakor, own, tmp_path):
    here = five(tmp_path)
    parcel = tmp_path / f"E.rakor{PARCEL}"
    transport.pack(here.laptop("E"), parcel, own.public)
    paths.secretariat_key().unlink()
    before = here.own.read_bytes()

    said = rakor("merge", here.own, here.laptop("A"), parcel)

    assert (said.code, "hanya dapat dibuka di laptop sekretariat" in said.err) == (1, True)
    assert here.own.read_bytes() == before
