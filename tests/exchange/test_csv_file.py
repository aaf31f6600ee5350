"""CSV is read as offices save it, and what is no CSV is refused by what it is."""

import pytest

from rakor_desktop.domain.errors import RakorError, StorageError
from rakor_desktop.exchange import csv_file, rows
from rakor_desktop.exchange.headings import PARTICIPANTS

TEXT = "Nama;Kabupaten/Kota\nMaria Contoh, S.E.;Rote Ndao\nYosé Contoh;Alor\n"


def found(text):
    _layout, table = rows.find(csv_file.parse(text), PARTICIPANTS)
    return table.rows


def names(data, name="daftar.csv"):
    return [row.text("name") for row in found(csv_file.decode(data, name))]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252", "utf-16"])
def test_every_encoding_offices_save_in_is_read(encoding):
    assert names(TEXT.encode(encoding)) == ["Maria Contoh, S.E.", "Yosé Contoh"]


@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
def test_the_headings_tell_which_delimiter_was_meant(delimiter):
    lines = [
        ("Nama", "Jabatan", "Kabupaten/Kota"),
        ('"Maria Contoh, S.E.; M.M."', '"Kepala Seksi A, B; C"', "Alor"),
    ]
    text = "\n".join(delimiter.join(line) for line in lines)
    assert names(text.encode()) == ["Maria Contoh, S.E.; M.M."]


def test_names_with_commas_do_not_make_a_list_with_semicolons_one_with_commas():
    people = "".join(f"Orang Contoh {n}, S.E., M.Si.;Alor\n" for n in range(5))
    assert len(names(f"Nama;Kab/Kota\n{people}".encode())) == 5


def test_the_line_by_which_excel_names_its_delimiter_is_no_row_but_keeps_its_number():
    people = found("sep=;\nNama;Kab/Kota\nMaria Contoh;Alor\n")
    assert [(row.number, row.text("name")) for row in people] == [(3, "Maria Contoh")]


@pytest.mark.parametrize("first", ["sep=\r\n", "sep=\n", 'sep="\n'])
def test_a_line_that_names_no_delimiter_is_a_row_like_any_other(first):
    assert names(f"{first}Nama;Kab/Kota\nMaria Contoh;Alor\n".encode()) == ["Maria Contoh"]


def test_a_table_of_one_column_has_no_delimiter():
    assert csv_file.parse("Kabupaten/Kota\nAlor\n") == [[["Kabupaten/Kota"], ["Alor"]]]


def test_a_line_break_within_quotes_stays_within_its_cell():
    assert names(b'Nama,Kab/Kota\n"Maria\nContoh",Alor\n') == ["Maria Contoh"]


@pytest.mark.parametrize(
    ("start", "said"),
    [
        (b"PK\x03\x04rest", "Excel (.xlsx)"),
        (b"\xd0\xcf\x11\xe0rest", "Excel (.xls)"),
        (b"%PDF-1.4", "PDF"),
        (b"SQLite format 3\x00", "Rakor (.rakor)"),
    ],
)
def test_a_file_of_another_kind_is_called_by_its_name(start, said):
    with pytest.raises(RakorError) as refused:
        csv_file.decode(start, "daftar.csv")
    assert said in str(refused.value)


@pytest.mark.parametrize("data", [b"Nama\x00,Alor", bytes(range(256)), b"Nama\x81\x8d"])
def test_what_is_no_text_is_refused(data):
    with pytest.raises(RakorError, match="bukan teks"):
        csv_file.decode(data, "daftar.csv")


def test_a_cell_that_is_too_long_is_refused():
    with pytest.raises(RakorError, match="tidak dapat dibaca"):
        csv_file.parse("Nama\n" + "x" * 200_000)


def test_a_file_that_is_not_there_is_refused(tmp_path):
    with pytest.raises(StorageError, match="tidak ditemukan"):
        csv_file.read(tmp_path / "tidak-ada.csv")


def test_a_folder_is_refused(tmp_path):
    with pytest.raises(StorageError, match="tidak dapat dibaca"):
        csv_file.read(tmp_path)


def test_a_file_that_is_too_large_is_refused(tmp_path, monkeypatch):
    monkeypatch.setattr(csv_file, "LARGEST", 10)
    path = tmp_path / "besar.csv"
    path.write_text("Nama\n" + "x" * 20)
    with pytest.raises(RakorError, match="terlalu besar"):
        csv_file.read(path)


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_lines_may_end_as_on_any_system(end):
    assert csv_file.parse(f"Nama;Asal{end}{end}Maria;Alor{end}") == [
        [["Nama", "Asal"], [], ["Maria", "Alor"]]
    ]
    assert csv_file.parse(f"Nama;Asal{end}Maria;Alor") == [[["Nama", "Asal"], ["Maria", "Alor"]]]


def test_empty_rows_at_the_end_are_none():
    assert csv_file.parse("Nama;Asal\nMaria;Alor\n;\n;\n") == [[["Nama", "Asal"], ["Maria", "Alor"]]]


def test_more_rows_than_a_meeting_has_people_are_refused_soon():
    with pytest.raises(RakorError, match="lebih dari 5000 baris"):
        csv_file.parse("Maria;Alor\n" * 100_000)
    with pytest.raises(RakorError, match="lebih dari 5000 baris"):
        csv_file.parse("Maria\n" + ";\n" * 1_100_000)


def test_a_row_without_end_is_read_no_further_than_a_table_can_be_wide():
    (grid,) = csv_file.parse("Nama" + "," * 1_000_000 + "Jauh\nSiti Contoh,Staf\n")
    assert [len(row) for row in grid] == [256, 2]
