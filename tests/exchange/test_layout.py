"""Headings are found in one line or two and wherever they stand; a person may match the columns anew."""

import pytest

from rakor_desktop.domain.errors import RakorError
from rakor_desktop.exchange import layout
from rakor_desktop.exchange.headings import PARTICIPANTS


def grid(text):
    return [line.split("|") for line in text.split("\n")]


def guessed(*texts):
    return layout.guess([grid(text) for text in texts], PARTICIPANTS)


def fields(found):
    return {column.heading: column.field for column in found.columns if column.field}


def test_the_sheet_whose_headings_are_known_best_is_taken():
    found = guessed("Catatan|Tanggal\na|b", "Judul\n\nNo|Nama|Kab/Kota\n1|Maria|Alor", "Nama\nYosef")
    assert (found.sheet, found.heading, found.depth) == (1, 3, 1)
    assert fields(found) == {"Nama": "name", "Kab/Kota": "region"}
    assert [column.sample for column in found.columns] == ["1", "Maria", "Alor"]


def test_headings_of_two_lines_are_read_together():
    found = guessed(
        "NOMOR|NAMA|NOMOR|PANGKAT|JENIS KELAMIN||TANDA TANGAN\nURUT||HP|/GOL|L|P|\n1|Maria|081|III/a||1|"
    )
    assert (found.heading, found.depth, found.first) == (1, 2, 2)
    assert [(column.heading, column.field) for column in found.columns] == [
        ("NOMOR URUT", ""),
        ("NAMA", "name"),
        ("NOMOR HP", "phone"),
        ("PANGKAT /GOL", "rank"),
        ("JENIS KELAMIN L", "male"),
        ("JENIS KELAMIN P", "female"),
        ("TANDA TANGAN", ""),
    ]
    assert found.unused == ()


def test_a_heading_merged_over_two_lines_is_one():
    found = guessed("NO|NAMA|JABATAN|JENIS KELAMIN|\nNO|NAMA|JABATAN|L|P\n1|Maria|Staf||v")
    assert fields(found) == {"NAMA": "name", "JABATAN": "position", "L": "male", "P": "female"}
    assert found.first == 2


def test_a_heading_over_two_columns_gives_its_field_to_the_part_that_says_nothing():
    found = guessed(
        "NO|NAMA LENGKAP|INSTANSI / UNIT KERJA||NO. HP\nNO|NAMA LENGKAP|PENGIRIM|KAB/KOTA|NO. HP\n1|Maria||Alor|081"
    )
    assert found.first == 2
    assert [column.field for column in found.columns] == ["", "name", "organization", "region", "phone"]


def test_the_line_below_the_headings_is_not_taken_for_headings():
    found = guessed("No|Nama|L/P|Jabatan\n1|Maria|L|Peserta")
    assert (found.depth, found.first) == (1, 1)


def test_the_letters_l_and_p_are_headings_only_beside_each_other():
    assert fields(guessed("Nama|L|Asal\nMaria|x|Alor")) == {"Nama": "name", "Asal": "region"}
    assert fields(guessed("Nama|L|P\nMaria||x")) == {"Nama": "name", "L": "male", "P": "female"}


def test_without_a_known_heading_the_first_line_is_shown_to_be_matched():
    found = guessed("\nabc|def\nMaria|Alor")
    assert (found.heading, found.used, found.unused) == (2, (), ("abc", "def"))
    said = layout.unknown_headings([grid("\nabc|def\nMaria|Alor")], PARTICIPANTS)
    assert said.startswith("Judul kolom tidak dikenal: “abc”, “def”.")
    with pytest.raises(RakorError, match="kosong"):
        guessed("\n||")


def test_a_person_may_say_where_the_headings_are_or_that_there_are_none():
    sheet = grid("Nama|Asal\nNAMA PEGAWAI|KAB/KOTA\nMaria|Alor")
    found = layout.at_row(sheet, 0, 2, PARTICIPANTS)
    assert (found.heading, fields(found)) == (2, {"NAMA PEGAWAI": "name", "KAB/KOTA": "region"})
    found = layout.at_row(sheet, 0, 0, PARTICIPANTS)
    assert (found.heading, found.first, found.used) == (0, 0, ())
    assert [(column.name, column.sample) for column in found.columns] == [("A", "Nama"), ("B", "Asal")]


def test_a_person_may_use_a_column_otherwise():
    found = guessed("Nama|Asal|Ket\nMaria|Alor|Peserta").using(2, "role").using(1, "")
    assert fields(found) == {"Nama": "name", "Ket": "role"}
    assert found.unused == ("Asal",)


@pytest.mark.parametrize(
    ("headings", "said"),
    [
        ("Nama|Nama Lengkap", "Kolom “Nama” dan “Nama Lengkap” sama artinya; pakai salah satu saja."),
        ("Nama|Nama/NIP", "Kolom “Nama” dan “Nama/NIP” sama artinya; pakai salah satu saja."),
        ("L/P|L|P", "Kolom “L/P” dan “L” sama artinya; pakai salah satu saja."),
        ("Jabatan|NIP", "Kolom “Nama” tidak ada. Judul kolom yang ditemukan: “Jabatan”, “NIP”."),
    ],
)
def test_a_matching_that_cannot_be_is_said_in_a_sentence(headings, said):
    found = guessed(f"{headings}\na|b|c")
    needed = () if "sama artinya" in said else ("name",)
    assert layout.faults(found, PARTICIPANTS, *needed)[0] == said


@pytest.mark.parametrize("headings", ["Nama/NIP|NIP", "Jabatan/Instansi|Instansi|Nama", "Nama|L|P"])
def test_what_is_part_of_a_column_may_have_one_of_its_own(headings):
    assert layout.faults(guessed(f"{headings}\na|b|c"), PARTICIPANTS) == []


@pytest.mark.parametrize(
    ("row", "is_one"),
    [
        (["(1)", "(2)", "(3)"], True),
        (["1", "2", "", "3"], True),
        (["1"], False),
        (["1", "3"], False),
        (["1", "Maria"], False),
    ],
)
def test_the_line_of_numbers_below_the_headings_is_known(row, is_one):
    assert layout.is_numbering(row) is is_one
