"""``rakor merge`` and ``rakor starter``: counted, all or nothing, and refused in one line."""

import pytest

from tests.five_laptops import changed, five, flipped, other_meeting


@pytest.fixture
def here(tmp_path):
    return five(tmp_path)


def test_files_are_merged_and_counted(rakor, here):
    said = rakor("merge", here.own, here.laptop("A"), here.laptop("B"), "--json")

    assert (said.code, said.err) == (0, "")
    assert [one["laptops"] for one in said.json["sources"]] == [["A"], ["B"]]
    assert said.json["new"] > 0
    assert said.json["tables"]["note"]["new"] == 2
    assert said.json["backup"].endswith("sebelum digabung.rakor")


def test_a_folder_is_every_file_below_it(rakor, here):
    said = rakor("merge", here.own, here.stick)

    assert said.code == 0
    lines = said.out.splitlines()
    assert len(lines) == 7
    assert "5 berkas digabung: " in lines[-2]
    assert "perbedaan perlu diputuskan" in lines[-2]
    assert rakor("check", here.own).code == 0


def test_trying_it_changes_nothing_and_tells_part_by_part(rakor, here):
    before = here.own.read_bytes()

    said = rakor("merge", here.own, here.stick, "--dry-run")

    assert said.code == 0
    assert "Notulen: 3 baru, 1 berubah, 1 berbeda" in said.out
    assert said.out.endswith("Tidak ada yang diubah: ini baru percobaan.\n")
    assert here.own.read_bytes() == before
    assert rakor("merge", here.own, here.stick, "--dry-run", "--json").json["conflicts"] > 0


def test_a_second_time_there_is_nothing_new(rakor, here):
    rakor("merge", here.own, here.stick)
    before = here.own.read_bytes()

    said = rakor("merge", here.own, here.stick)

    assert (said.code, said.out.splitlines()[-1]) == (0, "Tidak ada yang baru; berkas tidak diubah.")
    assert here.own.read_bytes() == before


@pytest.mark.parametrize(
    ("spoil", "words"),
    [
        (flipped, "rusak atau diubah dari luar"),
        (lambda path: changed(path, "PRAGMA user_version = 99"), "versi program yang lebih baru"),
        (lambda path: path.write_bytes(b"bukan"), "bukan berkas Rakor"),
        (lambda path: path.unlink(), "tidak ditemukan"),
        (lambda path: (path.unlink(), other_meeting(path)), "mungkin berkas rakor lain"),
    ],
)
def test_one_bad_file_among_them_is_refused_in_one_line_and_nothing_happens(rakor, here, spoil, words):
    before, paths = here.own.read_bytes(), here.paths
    spoil(here.laptop("D"))

    said = rakor("merge", here.own, *paths)

    assert (said.code, said.out) == (1, "")
    assert words in said.err
    assert said.err.count("\n") == 1
    assert here.own.read_bytes() == before


def test_another_meeting_comes_in_when_asked_for(rakor, here, tmp_path):
    strange = other_meeting(tmp_path / "lain.rakor")

    assert rakor("merge", here.own, strange).code == 1
    said = rakor("merge", here.own, strange, "--unrelated", "--json")

    assert (said.code, said.json["tables"]["event"]) == (0, {"new": 1})


def test_a_file_that_is_open_elsewhere_is_refused(rakor, here):
    window = here.open()

    said = rakor("merge", here.own, here.stick)

    assert (said.code, said.out) == (1, "")
    assert "sedang dibuka" in said.err
    assert rakor("merge", here.own, here.stick, "--dry-run").code == 0
    window.close()


def test_an_empty_folder_is_refused(rakor, here, tmp_path):
    (tmp_path / "kosong").mkdir()
    said = rakor("merge", here.own, tmp_path / "kosong")
    assert (said.code, "Tidak ada berkas laptop lain" in said.err) == (1, True)


def test_a_starter_file_is_written_and_read_back(rakor, here, tmp_path):
    (tmp_path / "stik").mkdir()

    said = rakor("starter", here.own, tmp_path / "stik")

    assert (said.code, said.err) == (0, "")
    assert "aman untuk dicabut" in said.out
    assert rakor("check", tmp_path / "stik" / "rakor.rakor").code == 0
    assert (
        rakor("starter", here.own, tmp_path / "stik" / "lagi.rakor", "--json")
        .json["written"]
        .endswith("lagi.rakor")
    )
    assert rakor("starter", here.own, here.own.parent).code == 1
