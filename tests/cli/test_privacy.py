"""``rakor redact`` and ``rakor incident``."""

import pytest

from rakor_desktop.domain.errors import StorageError
from rakor_desktop.store import scrubbing


def test_a_part_of_a_name_is_enough_to_look_but_not_to_take_out_for_ever(rakor, people):
    before = people.read_bytes()

    looked = rakor("redact", people, "Maria", "--dry-run")
    said = rakor("redact", people, "Maria", "--reason", "Surat 5")

    assert looked.out.splitlines()[0].split(" : ") == [looked.out.split(" : ")[0], "Maria Contoh"]
    assert (said.code, said.err) == (
        1, "rakor: “Maria” hanya sebagian nama. Sebutkan seluruhnya untuk menghapus: Maria Contoh\n"
    )  # fmt: skip
    assert people.read_bytes() == before


def test_a_dry_run_tells_and_changes_nothing(rakor, people):
    before = people.read_bytes()

    said = rakor("redact", people, "Maria", "--dry-run", "--json")

    assert said.code == 0, said.err
    assert said.json["redacted"] is False
    assert said.json["laptops"] == ["A"]
    assert people.read_bytes() == before
    assert "Belum ada yang dihapus." in rakor("redact", people, "Maria", "--dry-run").out


def test_a_person_is_taken_out_with_the_copies(rakor, people):
    folder = people.with_name(f"{people.stem} (cadangan)")
    assert rakor("backup", people, folder).code == 0

    kept = rakor("redact", people, "Maria", "--dry-run")
    said = rakor("redact", people, "Maria Contoh", "--reason", "Surat 5", "--backups", "delete", "--json")

    assert "1 cadangan masih memuat" in kept.out
    assert (said.code, said.err) == (0, "")
    assert said.json["backups_deleted"] is True
    assert [str(one) for one in folder.iterdir()] == [said.json["fresh_backup"]]
    for file in (people, *folder.iterdir()):
        assert b"Maria Contoh" not in file.read_bytes()
    assert rakor("check", people).code == 0
    assert rakor("redact", people, "Maria Contoh", "--reason", "Surat 5").code == 1
    again = rakor("redact", people, said.json["person"]["uid"], "--reason", "Surat 5", "--json")
    assert (again.code, again.json["rows"], again.json["wiped"]) == (0, 0, True)


def test_traces_that_cannot_be_wiped_now_are_told_and_the_data_is_gone(rakor, people, monkeypatch):
    def full(_path):
        raise StorageError("Diska penuh.")

    monkeypatch.setattr(scrubbing, "scrub", full)

    said = rakor("redact", people, "Maria Contoh", "--reason", "Surat 5", "--json")

    assert (said.code, said.json["rows"], said.json["wiped"]) == (1, 2, False)
    assert "Maria" not in rakor("dump", people).out


@pytest.mark.parametrize(
    ("arguments", "code"),
    [(["Maria"], 2), (["Tidak Ada", "--reason", "x"], 1), (["Maria", "--reason", "Kata Maria Contoh"], 1)],
)
def test_what_is_missing_is_said(rakor, people, arguments, code):
    said = rakor("redact", people, *arguments)

    assert (said.code, said.out) == (code, "")
    assert said.err.startswith("rakor")


def test_an_incident_is_told_and_written(rakor, people, tmp_path):
    said = rakor("incident", people, "--json", "-o", tmp_path / "laporan.csv")

    assert said.code == 0, said.err
    assert said.json["people"] == len(said.json["subjects"])
    assert said.json["kinds"]["name"] >= 3
    assert (tmp_path / "laporan.csv").exists()
    assert "Nama lengkap" in rakor("incident", people).out
    assert rakor("incident", tmp_path / "tidak-ada.rakor").code == 1
