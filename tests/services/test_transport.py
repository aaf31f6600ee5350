"""The key of the secretariat: made once, carried by the file, opened by its passphrase only."""

import datetime as dt
import shutil
from pathlib import Path

import pytest

from rakor_desktop import paths
from rakor_desktop.domain.errors import ForeignFileError, InUseError, NotFoundError, RakorError, StorageError
from rakor_desktop.domain.transport import WrongKeyError, WrongPassphraseError, short
from rakor_desktop.services import transport
from rakor_desktop.store.workspace import Workspace
from rakor_desktop.sync import keyring

WORDS = "kapal kayu berlayar pelan"
KEY = Path(__file__).parents[1] / "data" / "kunci-uji.txt"


@pytest.fixture
def made(tmp_path):
    """A key made earlier, on a laptop so slow that its passphrase is tried in no time."""
    path = Path(shutil.copyfile(KEY, tmp_path / "kunci-uji.txt"))
    return path, keyring.unlock(path, WORDS)


@pytest.fixture
def own(made):
    shutil.copyfile(made[0], paths.secretariat_key())
    return made[1]


def test_a_key_is_made_once_and_opens_with_its_passphrase_and_with_no_other():
    made = transport.make_key(WORDS)

    path = paths.secretariat_key()
    assert path.stat().st_mode & 0o777 == 0o600
    assert "SECRET" not in path.read_text()
    assert [one.name for one in path.parent.iterdir()] == [path.name]
    assert (transport.own_key(), transport.unlock(WORDS)) == (made.public, made)
    with pytest.raises(StorageError, match="sudah mempunyai kunci"):
        transport.make_key(WORDS)


def test_the_wrong_passphrase_is_told_to_be_wrong(own):
    assert transport.unlock(WORDS) == own
    for words in (f"{WORDS} ", WORDS.upper(), ""):
        with pytest.raises(WrongPassphraseError, match="Frasa sandi salah"):
            transport.unlock(words)


NOON = dt.datetime.fromisoformat("2026-04-16 17:05:09")


def test_a_new_key_takes_the_place_of_one_that_is_kept(own):
    fresh = transport.replace_key(WORDS, NOON)

    kept = paths.secretariat_key().with_name("kunci-sekretariat 2026-04-16 17.05.09.txt")
    assert keyring.public(kept) == own.public
    assert transport.own_key() == fresh.public != own.public


def test_a_parcel_closed_for_a_key_put_aside_opens_where_the_passphrase_stayed(workspace, own, tmp_path):
    old, place = tmp_path / "lama.rakor.age", paths.secretariat_key()
    transport.pack(workspace.path, old, own.public)
    transport.replace_key(WORDS, NOON)
    place.with_name(f"{place.stem} rusak{place.suffix}").write_text("bukan kunci")

    transport.unpack(old, tmp_path / "keluar.rakor", transport.unlock(WORDS))

    assert (tmp_path / "keluar.rakor").exists()


def test_a_laptop_that_cannot_make_a_new_key_keeps_the_old_one(own, monkeypatch):
    place = paths.secretariat_key()
    with monkeypatch.context() as patch:
        patch.setattr(keyring, "_START", "raise SystemExit(3)")
        with pytest.raises(StorageError, match="Memori laptop ini tidak cukup"):
            transport.replace_key(WORDS, NOON)
    assert [one.name for one in place.parent.iterdir()] == [place.name]

    def full(*_given, **_more):
        raise StorageError("Diska penuh.")

    with monkeypatch.context() as patch:
        patch.setattr(keyring, "place", full)
        with pytest.raises(StorageError, match="Diska penuh"):
            transport.replace_key(WORDS, NOON)
    assert [one.name for one in place.parent.iterdir()] == [place.name]
    assert transport.own_key() == own.public


def test_a_short_passphrase_is_refused():
    for words in ("", "pendek", "       a      "):
        with pytest.raises(RakorError, match="paling sedikit 8 huruf"):
            transport.make_key(words)
    assert transport.own_key() == ""


def test_a_laptop_without_a_key_says_so():
    with pytest.raises(StorageError, match="belum ada kunci"):
        transport.unlock(WORDS)


def test_a_user_whose_settings_do_not_last_gets_no_key(monkeypatch, tmp_path):
    (tmp_path / "penuh").write_text("bukan folder")
    monkeypatch.setenv("RAKOR_HOME", str(tmp_path / "penuh"))
    assert transport.own_key() == ""
    with pytest.raises(NotFoundError, match="kunci tidak dapat disimpan"):
        transport.make_key(WORDS)


def test_a_damaged_key_file_is_named(own):
    path = paths.secretariat_key()
    whole = path.read_text()
    for text in (whole[:-60], whole.replace("BEGIN AGE", "BEGIN"), "ä", whole[1:], whole + " " * 20_000):
        path.write_text(text)
        with pytest.raises(ForeignFileError, match="rusak dan tidak dapat dipakai"):
            transport.unlock(WORDS)


def test_a_public_half_that_is_not_the_one_of_the_key_is_not_believed(own):
    path = paths.secretariat_key()
    other = keyring.fresh_identity().public
    path.write_text(path.read_text().replace(own.public, other))
    with pytest.raises(ForeignFileError, match="rusak"):
        transport.unlock(WORDS)


def test_a_process_that_dies_for_want_of_memory_is_a_sentence(own, monkeypatch):
    monkeypatch.setattr(keyring, "_START", "raise SystemExit(3)")
    with pytest.raises(StorageError, match="Memori laptop ini tidak cukup"):
        transport.unlock(WORDS)


def test_the_file_carries_the_public_half_to_the_other_laptops(workspace, event, own, tmp_path):
    workspace.act(transport.set_recipient, event, f" {own.public}\n")
    shutil.copyfile(workspace.path, tmp_path / "awal.rakor")

    other = Workspace.open(tmp_path / "awal.rakor", label="B")
    assert other.ask(transport.recipient, event) == own.public
    other.close()

    assert workspace.ask(transport.standing, event).opens
    with pytest.raises(RakorError, match="bukan kunci umum"):
        workspace.act(transport.set_recipient, event, "age1salah")


def test_only_the_public_half_is_ever_in_the_file(workspace, event, own):
    workspace.act(transport.set_recipient, event, own.public)
    assert str(own.key).encode() not in workspace.path.read_bytes()


def test_a_parcel_is_packed_read_and_unpacked(workspace, event, own, tmp_path):
    parcel = tmp_path / transport.parcel_name(workspace.path, "B")
    assert parcel.name == "rakor laptop B.rakor.age"
    transport.pack(workspace.path, parcel, own.public)
    asked = []

    def unlock():
        asked.append(1)
        return own

    with transport.readable(workspace.path, unlock) as path:
        assert (path, asked) == (workspace.path, [])
    with transport.readable(parcel, unlock) as path:
        found = Workspace.open(path, read_only=True)
        assert found.glance().uid == event
        found.close()
    assert (asked, path.exists()) == ([1], False)

    transport.unpack(parcel, tmp_path / "keluar.rakor", own)
    with pytest.raises(StorageError, match="tidak ditimpa"):
        transport.unpack(parcel, tmp_path / "keluar.rakor", own)
    with pytest.raises(WrongKeyError), transport.readable(parcel, keyring.fresh_identity):
        pytest.fail("it was opened")


def test_a_parcel_never_takes_the_place_of_the_file_itself(workspace, event, own):
    with pytest.raises(StorageError, match="tidak boleh menimpa"):
        transport.pack(workspace.path, workspace.path, own.public, replace=True)
    assert workspace.glance().uid == event


@pytest.fixture
def newer(workspace, event, own, tmp_path):
    """A parcel and a copy made of the file that has one note more."""
    workspace.act(transport.set_recipient, event, own.public)
    old = tmp_path / "lama.rakor.age"
    transport.pack(workspace.path, old, own.public)
    workspace.act(transport.set_recipient, event, keyring.fresh_identity().public)
    transport.pack(workspace.path, tmp_path / "baru.rakor")
    return old, tmp_path / "baru.rakor"


def test_unpacking_never_replaces_what_is_in_nothing_else(newer, own):
    parcel, target = newer
    before = target.read_bytes()

    with pytest.raises(RakorError, match="memuat catatan yang belum ada"):
        transport.unpack(parcel, target, own, replace=True)

    assert target.read_bytes() == before


def test_neither_packing_nor_unpacking_replaces_a_file_that_is_open(workspace, own, tmp_path):
    parcel, target = tmp_path / "p.rakor.age", tmp_path / "salinan.rakor"
    transport.pack(workspace.path, parcel, own.public)
    transport.pack(workspace.path, target)
    theirs = Workspace.open(target, label="B")
    for write in (
        lambda: transport.pack(workspace.path, target, replace=True),
        lambda: transport.unpack(parcel, target, own, replace=True),
    ):
        with pytest.raises(InUseError, match="sedang dibuka program lain"):
            write()
    theirs.close()

    transport.unpack(parcel, target, own, replace=True)
    transport.pack(workspace.path, target, replace=True)


def test_packing_never_replaces_a_letter_nor_plays_an_old_journal_into_the_copy(workspace, tmp_path):
    (tmp_path / "surat.rakor").write_bytes(b"surat penting")
    with pytest.raises(StorageError, match="bukan berkas Rakor yang utuh"):
        transport.pack(workspace.path, tmp_path / "surat.rakor", replace=True)
    (tmp_path / "s.rakor-journal").write_bytes(b"sisa")

    transport.pack(workspace.path, tmp_path / "s.rakor")

    assert (tmp_path / "s.rakor-journal sisa").exists()


def test_the_public_key_can_be_carried_about_and_compared_by_eye(own, tmp_path):
    transport.save_key(own.public, tmp_path / "kunci.txt")
    assert (tmp_path / "kunci.txt").read_text() == f"{own.public}\n"
    assert short(own.public) == f"{own.public[:10]}…{own.public[-6:]}"
    assert short("age1abc") == "age1abc"
