"""A parcel opens with its key, whole, and with nothing else."""

import os
import subprocess
import sys
import tempfile
from pathlib import Path

import pytest

from rakor_desktop.domain.errors import RakorError, StorageError
from rakor_desktop.domain.merging import StoppedError
from rakor_desktop.domain.transport import WrongKeyError
from rakor_desktop.store import backup
from rakor_desktop.sync import copying, envelope
from rakor_desktop.sync.envelope import decrypted, fresh_identity, is_parcel, pack, plain_name, recipient


@pytest.fixture(scope="module")
def key():
    return fresh_identity()


@pytest.fixture
def parcel(rakor_file, tmp_path, key):
    (tmp_path / "stik").mkdir()
    found = tmp_path / "stik" / "Rakor laptop B.rakor.age"
    pack(rakor_file, found, [key.public])
    return found


@pytest.fixture(autouse=True)
def private(tmp_path, monkeypatch):
    """Where the program keeps what nobody else may see, so that a test can look what is left there."""
    found = tmp_path / "tmp"
    found.mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(found))
    return found


def refused(path, key):
    """Return the sentence of the refusal, once it is sure that nothing came of it."""
    with pytest.raises(RakorError) as caught, decrypted(path, key):
        pytest.fail("it was opened")
    assert list(Path(tempfile.gettempdir()).iterdir()) == []
    return str(caught.value)


def test_a_parcel_gives_back_the_file_and_nothing_stays_behind(rakor_file, parcel, key, private):
    with decrypted(parcel, key) as plain:
        assert plain.name == "Rakor laptop B.rakor"
        assert (plain.stat().st_mode & 0o777, plain.parent.stat().st_mode & 0o777) == (0o600, 0o700)
        backup.verify(plain)
        copy = backup.copy_to(rakor_file, private / "salinan.rakor")
        assert plain.read_bytes() == copy.read_bytes()
        copy.unlink()
    assert list(private.iterdir()) == []


def test_a_lost_stick_says_nothing(workspace, event, tmp_path, key):
    parcel = tmp_path / "p.rakor.age"
    pack(workspace.path, parcel, [key.public])

    found = parcel.read_bytes()

    assert b"Perindustrian" in workspace.path.read_bytes()
    for word in (b"Perindustrian", b"SQLite format", b"attendee"):
        assert word not in found


def test_without_a_key_it_is_a_plain_verified_copy(rakor_file, tmp_path):
    pack(rakor_file, tmp_path / "salinan lain.rakor", [])
    backup.verify(tmp_path / "salinan lain.rakor")
    assert not is_parcel(tmp_path / "salinan lain.rakor")


def test_the_wrong_key_is_refused(parcel):
    with (
        pytest.raises(WrongKeyError, match="dikunci untuk kunci lain, atau rusak"),
        decrypted(parcel, fresh_identity()),
    ):
        pytest.fail("it was opened")


def test_several_keys_may_open_one_parcel(rakor_file, tmp_path, key):
    other = fresh_identity()
    pack(rakor_file, tmp_path / "dua.age", [key.public, other.public])
    for one in (key, other):
        with decrypted(tmp_path / "dua.age", one) as plain:
            assert plain.name == "dua.rakor"


def test_one_changed_bit_anywhere_is_refused(parcel, key):
    whole = parcel.read_bytes()
    header = whole.index(b"\n--- ") + 60
    places = [
        *range(0, header, 3),
        *range(header, header + 40, 5),
        len(whole) // 2,
        len(whole) - 17,
        len(whole) - 1,
    ]
    for place in places:
        changed = bytearray(whole)
        changed[place] ^= 1 << place % 8
        parcel.write_bytes(bytes(changed))
        said = refused(parcel, key)
        assert said.endswith((".", "terenkripsi.")), (place, said)
        assert "“Rakor laptop B.rakor.age”" in said


def test_a_cut_or_lengthened_parcel_is_refused(parcel, key):
    whole = parcel.read_bytes()
    start = whole.index(b"\n--- ") + 1
    first_pieces = whole.index(b"\n", start) + 1 + 16 + 2 * (65536 + 16)
    for cut in (1, 22, 150, start + 10, len(whole) - 70_000, first_pieces, len(whole) - 16, len(whole) - 1):
        parcel.write_bytes(whole[:cut])
        assert "rusak" in refused(parcel, key) or cut < 22
    parcel.write_bytes(whole + b"x")
    assert "rusak atau terpotong" in refused(parcel, key)
    parcel.write_bytes(whole)
    with decrypted(parcel, key):
        pass


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"", "kosong"),
        (b"halo", "bukan kiriman terenkripsi"),
        (b"SQLite format 3\0" + bytes(200), "bukan kiriman terenkripsi"),
        (b"age-encryption.org/v1\n", "rusak atau terpotong"),
        (b"age-encryption.org/v1\n-> X25519 " + b"A" * 200_000, "rusak atau terpotong"),
        (b"age-encryption.org/v1\n-> \n--- \n", "rusak atau terpotong"),
    ],
)
def test_what_is_no_parcel_is_refused(tmp_path, key, content, said):
    path = tmp_path / "aneh.age"
    path.write_bytes(content)
    assert said in refused(path, key)


def test_what_is_missing_a_folder_or_too_large_is_refused(tmp_path, key, parcel, monkeypatch):
    assert "tidak ditemukan" in refused(tmp_path / "tidak ada.age", key)
    assert "tidak ditemukan" in refused(tmp_path, key)
    monkeypatch.setattr(copying, "LARGEST", 1000)
    assert "terlalu besar" in refused(parcel, key)


def test_a_parcel_with_something_else_inside_is_refused(tmp_path, key):
    import pyrage

    for content in (b"", b"surat", b"SQLite format 3\0" + bytes(84)):
        sealed = pyrage.encrypt(content, [pyrage.x25519.Recipient.from_str(key.public)])
        (tmp_path / "lain.age").write_bytes(sealed)
        assert "Isi kiriman “lain.age” bukan berkas Rakor" in refused(tmp_path / "lain.age", key)


def test_packing_can_be_stopped_and_leaves_nothing(rakor_file, tmp_path, key, private):
    (tmp_path / "stik").mkdir()

    def stop(_bytes):
        raise StoppedError("Dibatalkan.")

    for keys in ([], [key.public]):
        with pytest.raises(StoppedError):
            pack(rakor_file, tmp_path / "stik" / "p.age", keys, tick=stop)
        assert list((tmp_path / "stik").iterdir()) == []
    assert list(private.iterdir()) == []


def test_opening_can_be_stopped_and_leaves_nothing(parcel, key, private):
    def stop(_bytes):
        raise StoppedError("Dibatalkan.")

    with pytest.raises(StoppedError), decrypted(parcel, key, tick=stop):
        pytest.fail("it was opened")
    assert list(private.iterdir()) == []


def test_a_full_disk_is_told_on_either_side(rakor_file, parcel, key, tmp_path, monkeypatch):
    if not Path("/dev/full").exists():
        pytest.skip("this system has no full disk to try")
    real = os.open

    def full(path, flags, *rest):
        writes = flags & os.O_CREAT and not str(path).endswith("salinan.rakor.sebagian")
        return real("/dev/full", os.O_WRONLY) if writes else real(path, flags, *rest)

    monkeypatch.setattr(envelope.os, "open", full)
    with pytest.raises(StorageError, match="diska penuh"), decrypted(parcel, key):
        pytest.fail("it was opened")
    with pytest.raises(StorageError, match="diska penuh"):
        pack(rakor_file, tmp_path / "x.age", [key.public])


def test_public_keys_are_taken_as_people_paste_them_and_private_ones_never(key):
    assert recipient(f"  {key.public[:30]}\n{key.public[30:]} ") == key.public
    with pytest.raises(RakorError, match="kunci pribadi; jangan pernah diberikan"):
        recipient(str(key.key))
    for text in ("", "age1", key.public[:-1], key.public.upper()[:20], "ssh-ed25519 AAAA"):
        with pytest.raises(RakorError, match="bukan kunci umum age"):
            recipient(text)


def test_a_key_does_not_show_its_private_half(key):
    assert "SECRET" not in f"{key!r} {key}"
    with pytest.raises(RakorError, match="bukan kunci pribadi"):
        envelope.identity(key.public)
    assert envelope.identity(f" {key.key}\n") == key


@pytest.mark.parametrize(
    ("name", "inside"),
    [
        ("a.rakor.age", "a.rakor"),
        ("a.age", "a.rakor"),
        (".age", ".rakor"),
        ("..age", "..rakor"),
        ("x", "x.rakor"),
    ],
)
def test_what_is_in_a_parcel_has_a_name_of_its_own(name, inside):
    assert plain_name(Path(name)) == inside


def test_a_parcel_is_known_by_its_beginning_too(parcel, rakor_file, tmp_path):
    renamed = parcel.rename(tmp_path / "tanpa nama")
    assert is_parcel(renamed)
    assert not is_parcel(rakor_file)
    assert not is_parcel(tmp_path / "tidak ada")
    assert is_parcel(tmp_path / "tidak ada.age")


def test_a_killed_packer_leaves_no_parcel(rakor_file, tmp_path, key):
    script = (
        "import os, sys; from pathlib import Path; from rakor_desktop.sync import placing, envelope\n"
        "def die(_bytes): os.kill(os.getpid(), 9)\n"
        "envelope.pack(Path(sys.argv[1]), Path(sys.argv[2]), [sys.argv[3]], tick=die)"
    )
    target = tmp_path / "stik" / "p.age"
    target.parent.mkdir()
    done = subprocess.run(
        [sys.executable, "-c", script, str(rakor_file), str(target), key.public], check=False
    )
    assert done.returncode == -9
    assert [path.name for path in target.parent.iterdir() if not path.name.startswith(".")] == []
