"""The headings are found wherever they stand and however they are written."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rakor_desktop.domain.errors import RakorError
from rakor_desktop.exchange import csv_file, rows, table
from rakor_desktop.exchange.headings import FIELD_LABELS, PARTICIPANTS, REGIONS
from rakor_desktop.exchange.layout import faults
from rakor_desktop.exchange.table import heading_key, letters


def find(text, vocabulary=PARTICIPANTS):
    return rows.find(csv_file.parse(text), vocabulary)[1]


@pytest.mark.parametrize(
    ("heading", "field"),
    [
        ("Nama Lengkap", "name"),
        ("NAMA LENGKAP (beserta gelar)", "name"),
        ("NIP.", "nip"),
        ("L/P", "sex"),
        ("Jenis  Kelamin", "sex"),
        ("Jabatan", "position"),
        ("Unit Kerja", "organization"),
        ("OPD", "organization"),
        ("Kab./Kota", "region"),
        ("Kabupaten / Kota", "region"),
        ("Asal Daerah", "region"),
        ("Kode", "code"),
        ("Pangkat/Gol.", "rank"),
        ("Gol.", "grade"),
        ("No. HP", "phone"),
        ("Telepon", "phone"),
        ("E-mail", "email"),
        ("Peran", "role"),
        ("Sebagai", "role"),
        ("full_name", "name"),
        ("Region", "region"),
        ("NAMA / NIP", "name_nip"),
        ("Jabatan/Instansi", "position_organization"),
        ("Alamat rumah", None),
        ("", None),
    ],
)
def test_headings_are_known_in_their_spellings(heading, field):
    assert PARTICIPANTS.field(heading) == field


def test_no_heading_stands_for_two_fields():
    for vocabulary in (PARTICIPANTS, REGIONS):
        assert all(vocabulary.field(vocabulary.title(field)) == field for field in vocabulary.fields)
        assert FIELD_LABELS.keys() >= set(vocabulary.fields)


def test_the_headings_may_stand_below_a_title_and_above_a_line_of_numbers():
    text = (
        "DAFTAR PESERTA,,\nRapat Koordinasi,,\n,,\nNo,Nama,Kabupaten/Kota\n(1),(2),(3)\n1,Maria Contoh,Alor\n"
    )
    found = find(text)
    assert [(row.number, row.text("name"), row.text("region")) for row in found.rows] == [
        (6, "Maria Contoh", "Alor")
    ]
    assert found.unused == ()


def test_rows_without_anything_are_left_out_and_short_rows_are_filled():
    found = find("Nama,Kabupaten/Kota,NIP\n,,\n\nMaria Contoh\n")
    assert [(row.number, dict(row.cells)) for row in found.rows] == [
        (4, {"name": "Maria Contoh", "region": "", "nip": ""})
    ]


def test_columns_nothing_is_made_of_are_named():
    assert find("No,Nama,Golongan Darah,Kab/Kota,TTD\n1,Maria Contoh,A,Alor,\n").unused == ("Golongan Darah",)


def test_a_missing_column_is_named_with_the_headings_found():
    layout, _table = rows.find(csv_file.parse("No,Jabatan,Alamat\n1,Kepala Dinas,Kalabahi\n"), PARTICIPANTS)
    assert faults(layout, PARTICIPANTS, "name", "region") == [
        "Kolom “Nama”, “Kabupaten/Kota” tidak ada. Judul kolom yang ditemukan: “Jabatan”, “Alamat”."
    ]


def test_a_table_whose_headings_are_all_unknown_is_refused_by_naming_them():
    with pytest.raises(RakorError, match="Judul kolom tidak dikenal: “apa”, “ini”"):
        find("apa,ini\n1,2\n")


@pytest.mark.parametrize("text", ["", "\n\n", ",,\n,,\n"])
def test_an_empty_table_is_refused(text):
    with pytest.raises(RakorError, match="kosong"):
        find(text)


def test_two_columns_of_the_same_meaning_are_refused():
    with pytest.raises(RakorError, match="“Nama” dan “Nama Lengkap” sama artinya"):
        find("Nama,Nama Lengkap,Asal\nA,B,Alor\n")


@pytest.mark.parametrize(
    ("cell", "text"),
    [
        ("  Maria\u00a0 Contoh ", "Maria Contoh"),
        ("\ufeffMaria\u200b Contoh", "Maria Contoh"),
        ("'198001012005011999", "198001012005011999"),
        ('="198001012005011999"', "198001012005011999"),
        ("'=1+1", "=1+1"),
        ("'t Contoh", "'t Contoh"),
        ("-", ""),
        ("–", ""),
        ("Nda'o", "Nda'o"),
    ],
)
def test_cells_are_read_without_the_marks_spreadsheets_need(cell, text):
    assert table.clean(cell) == text


@given(st.lists(st.lists(st.text(max_size=12), max_size=6), max_size=12))
def test_whatever_a_table_holds_it_is_read_or_refused_in_a_sentence(grid):
    refusal = ""
    try:
        rows.find([grid], PARTICIPANTS)
    except RakorError as refused:
        refusal = str(refused)
    assert refusal in ("", "Tabel ini kosong.") or refusal.startswith(("Judul kolom", "Kolom "))


@given(st.text())
def test_the_key_of_a_heading_is_its_own_key(heading):
    assert heading_key(heading_key(heading)) == heading_key(heading)


@pytest.mark.parametrize(("place", "name"), [(0, "A"), (25, "Z"), (26, "AA"), (701, "ZZ"), (702, "AAA")])
def test_columns_are_called_as_a_spreadsheet_calls_them(place, name):
    assert letters(place) == name
