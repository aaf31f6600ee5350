"""What is copied elsewhere is read as the table or the list it was."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rakor_desktop.domain.errors import RakorError
from rakor_desktop.exchange import clipboard, rows
from rakor_desktop.exchange.headings import PARTICIPANTS, REGIONS


def grid(text, **more):
    (sheet,) = clipboard.read(text, **more)
    return [list(row) for row in sheet.grid]


def names(text):
    _layout, table = rows.find([sheet.grid for sheet in clipboard.read(text)], PARTICIPANTS)
    return [row.text("name") for row in table.rows]


def test_cells_copied_from_a_spreadsheet_are_its_cells():
    assert grid("Nama\tKab/Kota\r\nMaria Contoh, S.E.\tAlor\r\n\tBelu\r\n") == [
        ["Nama", "Kab/Kota"],
        ["Maria Contoh, S.E.", "Alor"],
        ["", "Belu"],
    ]


def test_a_cell_of_several_lines_stays_a_cell():
    assert grid('Nama\tJabatan\n"Maria ""Ria"" Contoh"\t"Kepala\nDinas"\n') == [
        ["Nama", "Jabatan"],
        ['Maria "Ria" Contoh', "Kepala\nDinas"],
    ]


@pytest.mark.parametrize("cell", ['"Jon Contoh', '"Jon" Contoh', 'Yosef "Jon" Contoh', 'Contoh"', '"'])
def test_quotation_marks_that_were_typed_are_kept(cell):
    assert grid(f"Nama\tAsal\n{cell}\tAlor\nMaria\tBelu\n") == [
        ["Nama", "Asal"],
        [cell, "Alor"],
        ["Maria", "Belu"],
    ]


def test_rows_without_headings_are_taken_as_they_are():
    assert grid("Maria Contoh\tAlor\nAna Contoh\tBelu") == [["Maria Contoh", "Alor"], ["Ana Contoh", "Belu"]]


def test_lines_of_csv_are_read_as_csv():
    assert names("Nama;Kabupaten/Kota\nMaria Contoh, S.E.;Alor\n") == ["Maria Contoh, S.E."]
    assert names('Nama,Kabupaten/Kota\n"Maria Contoh, S.E.",Alor\n') == ["Maria Contoh, S.E."]
    assert names("Nama\nMaria Contoh\n") == ["Maria Contoh"]


def test_a_plain_list_is_a_list_of_people():
    assert grid("Maria Contoh, S.E., M.Si.\n\n  Ana Contoh \n") == [
        ["Nama"],
        ["Maria Contoh, S.E., M.Si."],
        ["Ana Contoh"],
    ]
    assert names("Drs. Yosef Contoh, M.Si.") == ["Drs. Yosef Contoh, M.Si."]


@pytest.mark.parametrize("mark", ["1. ", "1) ", "(1) ", "1 - ", "1.", "- ", "• ", "* ", " 1.  "])
def test_numbers_and_bullets_are_no_part_of_a_name(mark):
    assert grid(f"{mark}Maria Contoh\n{mark.replace('1', '2')}Ana Contoh, S.T.\n") == [
        ["Nama"],
        ["Maria Contoh"],
        ["Ana Contoh, S.T."],
    ]


def test_a_list_from_a_chat_keeps_its_title_above():
    text = "*DAFTAR HADIR RAKOR*\nSelasa 14 April\n\n1. *Maria Contoh*, S.E.\n2. _Ana Contoh_\u200e\n3. Yosef Contoh\n"
    assert grid(text) == [
        ["DAFTAR HADIR RAKOR"],
        ["Selasa 14 April"],
        ["Nama"],
        ["Maria Contoh, S.E."],
        ["Ana Contoh"],
        ["Yosef Contoh"],
    ]
    assert names(text) == ["Maria Contoh, S.E.", "Ana Contoh", "Yosef Contoh"]


@pytest.mark.parametrize("between", [" - {}", " – {}", " | {}", " ({})"])
def test_where_everybody_has_a_place_beside_the_name_it_is_a_column(between):
    text = "\n".join(
        f"{n}. {name}{between.format(place)}"
        for n, name, place in ((1, "Maria", "Alor"), (2, "Ana", "Kab. Belu"))
    )
    assert grid(text) == [["Nama", "Asal"], ["Maria", "Alor"], ["Ana", "Kab. Belu"]]


def test_where_it_is_an_institution_the_column_is_one():
    assert grid("Maria - Dinas Perindustrian Alor\nAna - Bank NTT")[0] == ["Nama", "Instansi"]


def test_where_somebody_has_none_nothing_is_cut():
    assert grid("Maria - Alor\nAna") == [["Nama"], ["Maria - Alor"], ["Ana"]]


def test_a_list_of_regions_is_headed_as_one():
    grids = [sheet.grid for sheet in clipboard.read("1. Alor\n2. Belu", heading="Kabupaten/Kota")]
    _layout, table = rows.find(grids, REGIONS)
    assert [row.text("region") for row in table.rows] == ["Alor", "Belu"]


@pytest.mark.parametrize(
    "text",
    [
        "https://contoh.id/daftar",
        "12345\n67890",
        "kata " * 40,
        "Maria;Alor\nAna;Belu",
    ],
)
def test_what_cannot_be_names_is_no_list_of_people(text):
    assert ["Nama"] not in [list(row) for sheet in clipboard.read(text) for row in sheet.grid]


@pytest.mark.parametrize("text", ["", "\n\n", "\t\t\n\t"])
def test_nothing_is_an_empty_table(text):
    assert [list(sheet.grid) for sheet in clipboard.read(text)] == [[]]


def test_a_text_without_end_is_refused(monkeypatch):
    monkeypatch.setattr(clipboard, "LONGEST", 10)
    with pytest.raises(RakorError, match="simpan sebagai berkas"):
        clipboard.read("x" * 11)


def test_a_million_quotation_marks_are_read_soon():
    assert len(grid('"a\t' * 20_000)[0]) == 256


@given(st.text('"\t\n\r;, a1.-()*', max_size=40))
def test_whatever_is_copied_is_read_or_refused_in_a_sentence(text):
    cells = [cell for sheet in clipboard.read(text) for row in sheet.grid for cell in row]
    assert all(isinstance(cell, str) for cell in cells)


def test_more_rows_than_any_meeting_has_people_are_refused_before_all_are_read():
    with pytest.raises(RakorError, match="lebih dari 5000 baris"):
        clipboard.read("Nama\tJabatan\n" + "Siti Contoh\tStaf\n" * 6_000)


def test_a_row_without_end_is_read_no_further_than_a_table_can_be_wide():
    (sheet,) = clipboard.read("Nama" + "\t" * 1_000_000 + "Jauh\nSiti Contoh\tStaf\n")
    assert [len(row) for row in sheet.grid] == [256, 2]


def test_the_blank_rows_of_whole_columns_take_no_room():
    (sheet,) = clipboard.read("Nama\tJabatan\n" + "\t\n" * 100_000 + "Siti Contoh\tStaf\n")
    assert len(sheet.grid) == 100_002
    assert len({id(row) for row in sheet.grid}) == 3
