"""Below the headings stand people, and among them what is none: totals, headings again, lone texts."""

import pytest

from rakor_desktop.exchange import rows
from rakor_desktop.exchange.headings import PARTICIPANTS
from rakor_desktop.exchange.table import RowKind


def below(text):
    grid = [line.split("|") for line in text.split("\n")]
    return rows.find([grid], PARTICIPANTS)[1].rows


def test_what_a_row_is():
    found = below(
        "No|Nama|Kab/Kota\n(1)|(2)|(3)\n|PANITIA|\n1|Maria Contoh|Alor\n||\nNo|Nama|Kab/Kota\n2|Ana|Ende\n"
        "|Jumlah|2\nCatatan: dua orang"
    )
    assert [(row.number, row.kind, row.written) for row in found] == [
        (3, RowKind.LONE, "PANITIA"),
        (4, RowKind.DATA, "Maria Contoh"),
        (6, RowKind.HEADINGS, "No"),
        (7, RowKind.DATA, "Ana"),
        (8, RowKind.TOTAL, "Jumlah"),
        (9, RowKind.LONE, "Catatan: dua orang"),
    ]
    assert [row.counted for row in found] == [False, True, False, True, False, False]


def test_a_bullet_before_a_text_and_a_letter_behind_it_differ():
    first, second = below("Nama|L/P|Asal\nA.|PANITIA|\nMaria|L|")
    assert (first.kind, first.written) == (RowKind.LONE, "PANITIA")
    assert (second.kind, second.written) == (RowKind.DATA, "Maria")


def test_where_few_rows_are_numbered_a_number_is_not_missed():
    assert [row.counted for row in below("No|Nama|Asal\n1|Maria|Alor\n|Ana|Ende\n|Yosef|Belu")] == [None] * 3


@pytest.mark.parametrize(
    ("cell", "name", "nip"),
    [
        (
            "Drs. Yosef Contoh, M.Si NIP. 19800101 200501 1 999",
            "Drs. Yosef Contoh, M.Si",
            "19800101 200501 1 999",
        ),
        ("Maria Contoh / 198001012005012999", "Maria Contoh", "198001012005012999"),
        ("Maria Contoh (NIP 198001012005012999)", "Maria Contoh", "198001012005012999"),
        ("Maria Contoh NIP: 1,98E+17", "Maria Contoh", "1,98E+17"),
        ("Maria Contoh NIP -", "Maria Contoh", "-"),
        ("Maria Contoh", "Maria Contoh", ""),
        ("Nipa Contoh", "Nipa Contoh", ""),
        ("Yosef Nip Contoh 2", "Yosef Nip Contoh 2", ""),
        ("NIP. 198001012005012999", "", "NIP. 198001012005012999"),
    ],
)
def test_a_name_and_its_nip_in_one_cell_are_told_apart(cell, name, nip):
    assert rows.name_and_nip(cell) == (name, nip)


def test_a_nip_on_the_line_below_the_name_belongs_to_it():
    found = below("No|Nama/NIP|Asal\n1|Maria Contoh|Alor\n|NIP. 198001012005012999|\n2|Ana Contoh|Ende")
    assert [(row.text("name"), row.text("nip")) for row in found] == [
        ("Maria Contoh", "NIP. 198001012005012999"),
        ("Ana Contoh", ""),
    ]


def test_position_and_institution_in_one_cell_are_told_apart_where_a_stroke_does():
    found = below("Nama|Jabatan/Instansi\nMaria|Kepala Dinas / Disperindag Alor\nAna|Staf Disperindag")
    assert [(row.text("position"), row.text("organization")) for row in found] == [
        ("Kepala Dinas", "Disperindag Alor"),
        ("Staf Disperindag", ""),
    ]


def test_two_ticks_for_one_person_say_nothing():
    found = below("Nama|L|P\nMaria||v\nAna|v|v\nYosef|1|0")
    assert [row.text("sex") for row in found] == ["female", "", "male"]
