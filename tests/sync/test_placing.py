"""A file is placed whole under its name, or not at all."""

import os

import pytest

from rakor_desktop.domain.errors import StorageError
from rakor_desktop.sync import placing
from rakor_desktop.sync.placing import copied, place


def left(folder):
    return sorted(path.name for path in folder.iterdir())


def test_what_is_placed_is_what_was_written(tmp_path):
    place(tmp_path / "a", lambda out: out.write(b"isi"))
    assert (tmp_path / "a").read_bytes() == b"isi"
    assert left(tmp_path) == ["a"]


def test_an_earlier_file_is_replaced_only_when_asked(tmp_path):
    (tmp_path / "a").write_bytes(b"lama")

    with pytest.raises(StorageError, match="sudah ada dan tidak ditimpa"):
        place(tmp_path / "a", lambda out: out.write(b"baru"))
    assert (tmp_path / "a").read_bytes() == b"lama"

    place(tmp_path / "a", lambda out: out.write(b"baru"), replace=True)
    assert (tmp_path / "a").read_bytes() == b"baru"


@pytest.mark.parametrize("links", [True, False])
def test_what_came_under_the_name_meanwhile_is_not_replaced(tmp_path, monkeypatch, links):
    target = tmp_path / "a"
    if not links:
        monkeypatch.setattr(placing.os, "link", _no_links)

    def fill(out):
        target.write_bytes(b"orang lain")
        out.write(b"baru")

    with pytest.raises(StorageError, match="sudah ada dan tidak ditimpa"):
        place(target, fill)
    assert (target.read_bytes(), left(tmp_path)) == (b"orang lain", ["a"])

    place(tmp_path / "b", lambda out: out.write(b"baru"))
    assert ((tmp_path / "b").read_bytes(), left(tmp_path)) == (b"baru", ["a", "b"])


def _no_links(*_given):
    raise PermissionError(1, "Operation not permitted")


def test_a_disk_that_refuses_leaves_the_earlier_file_and_says_why(tmp_path):
    (tmp_path / "a").write_bytes(b"lama")

    def fails(out):
        out.write(b"separuh")
        raise OSError(28, "No space left on device")

    with pytest.raises(StorageError, match=r"“a” tidak dapat ditulis ke .*: diska penuh"):
        place(tmp_path / "a", fails, replace=True)
    assert left(tmp_path) == ["a"]
    assert (tmp_path / "a").read_bytes() == b"lama"


def test_a_disk_that_gives_back_something_else_is_not_believed(tmp_path, monkeypatch):
    monkeypatch.setattr(placing, "_read_back", lambda _part: b"lain")

    with pytest.raises(StorageError, match="jangan pakai diska ini"):
        place(tmp_path / "a", lambda out: out.write(b"isi"))
    assert left(tmp_path) == []


def test_a_copy_that_is_stopped_leaves_nothing(tmp_path):
    source = tmp_path / "besar"
    source.write_bytes(b"x" * (3 * placing.PIECE))
    (tmp_path / "ke").mkdir()
    told = []

    def stop(count):
        told.append(count)
        if len(told) > 1:
            raise StorageError("Berhenti.")

    with pytest.raises(StorageError, match="Berhenti"):
        copied(source, tmp_path / "ke" / "b", tick=stop)
    assert left(tmp_path / "ke") == []


def test_what_a_killed_writer_left_is_taken_away_when_it_is_old_enough(tmp_path):
    target = tmp_path / "LAPTOP [B].rakor"
    old, fresh, other = (
        tmp_path / name
        for name in (".LAPTOP [B].rakor.1.sebagian", ".LAPTOP [B].rakor.2.sebagian", ".lain.rakor.1.sebagian")
    )
    for part in (old, fresh, other):
        part.write_bytes(b"separuh")
    for part in (old, other):
        os.utime(part, (1, 1))

    place(target, lambda out: out.write(b"x"))

    assert left(tmp_path) == sorted([target.name, fresh.name, other.name])


def test_where_the_folder_is_not_nothing_is_made_in_its_stead(tmp_path):
    with pytest.raises(StorageError, match="tidak ditemukan"):
        place(tmp_path / "stik" / "a", lambda out: out.write(b"isi"))
    assert left(tmp_path) == []
