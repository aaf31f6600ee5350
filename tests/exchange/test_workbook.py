"""Workbooks of Excel are read as they are seen, whoever wrote them."""

import datetime as dt
import io

import openpyxl
import xlsxwriter
from openpyxl.cell.rich_text import CellRichText, TextBlock
from openpyxl.cell.text import InlineFont

from rakor_desktop.exchange import spreadsheet


def test_texts_numbers_dates_and_truths_are_read(make):
    rows = [
        ["Nama", "Angka", "Tanggal", "Jam", "Saat", "Benar"],
        [
            "Drs. Yosef Contoh, M.Si.",
            12,
            dt.date(2026, 4, 14),
            dt.time(8, 30),
            dt.datetime(2026, 4, 14, 8, 30),  # noqa: DTZ001 - a spreadsheet knows no zones
            True,
        ],
        ["Maria Contoh", 53.1, None, None, None, False],
    ]
    assert make.grid(make.book(rows)) == {
        1: rows[0],
        2: ["Drs. Yosef Contoh, M.Si.", "12", "2026-04-14", "08:30", "2026-04-14 08:30", "TRUE"],
        3: ["Maria Contoh", "53.1", "", "", "", "FALSE"],
    }


def test_the_format_of_a_number_is_seen(make):
    def change(book):
        sheet = book.active
        for cell, code in (
            ("A1", "00.00"),
            ("B1", "00000000000"),
            ("C1", "0%"),
            ("D1", "[$-421]d mmmm yyyy"),
        ):
            sheet[cell].number_format = code

    assert make.grid(make.book([[53.1, 8123456789, 0.5, 46126]], change=change)) == {
        1: ["53.10", "08123456789", "50%", "2026-04-14"]
    }


def test_a_nip_stored_as_a_number_arrives_damaged_and_one_stored_as_text_whole(make):
    data = make.book([["198001012005011999", 1.98001012005012e17]])
    assert make.grid(data) == {1: ["198001012005011999", "1,98001012005012E+17"]}


def test_blanks_nobody_sees_are_single_blanks_and_lines_stay_lines(make):
    data = make.book([["  Maria\u00a0 Contoh ", "Kepala Dinas\n\n Perindustrian", "\u00a0", "'0812"]])
    assert make.grid(data) == {1: ["Maria Contoh", "Kepala Dinas\nPerindustrian", "", "'0812"]}


def test_signs_that_excel_spells_out_are_read(make):
    data = make.xlsx(
        '<sheetData><row r="1"><c r="A1" t="inlineStr"><is><t>Dinas_x000D_\nIndustri a_x005F_b _x0041_</t></is></c>'
        "</row></sheetData>"
    )
    assert make.grid(data) == {1: ["Dinas\nIndustri a_b _x0041_"]}


def test_a_cell_of_several_fonts_is_one_text(make):
    def change(book):
        book.active["A1"] = CellRichText("Maria ", TextBlock(InlineFont(b=True), "Contoh"), ", S.E.")

    assert make.grid(make.book([["x"]], change=change)) == {1: ["Maria Contoh, S.E."]}


def test_the_reading_aid_of_a_text_is_not_its_text(make):
    data = make.xlsx(
        '<sheetData><row r="1"><c r="A1" t="s"><v>0</v></c></row></sheetData>',
        shared='<si><t>Contoh</t><rPh sb="0" eb="1"><t>lain</t></rPh></si>',
    )
    assert make.grid(data) == {1: ["Contoh"]}


def test_a_region_merged_beside_its_people_is_the_region_of_all(make):
    rows = [
        ["No", "Kabupaten/Kota", "Nama"],
        [1, "Alor", "Maria Contoh"],
        [2, None, "Yosef Contoh"],
        [3, None, None],
        [4, "Belu", "Ana Contoh"],
    ]
    data = make.book(rows, change=lambda book: book.active.merge_cells("B2:B4"))
    assert make.grid(data) == {
        1: ["No", "Kabupaten/Kota", "Nama"],
        2: ["1", "Alor", "Maria Contoh"],
        3: ["2", "Alor", "Yosef Contoh"],
        4: ["3"],
        5: ["4", "Belu", "Ana Contoh"],
    }


def test_a_title_merged_across_the_page_is_one_title(make):
    data = make.book(
        [["DAFTAR PESERTA"], [], ["No", "Nama", "Jabatan"]],
        change=lambda book: book.active.merge_cells("A1:F2"),
    )
    assert make.grid(data) == {1: ["DAFTAR PESERTA"], 3: ["No", "Nama", "Jabatan"]}


def test_headings_of_two_lines_are_whole_in_both(make):
    def change(book):
        for area in ("A1:A2", "B1:C1", "D1:D2"):
            book.active.merge_cells(area)

    data = make.book([["Nama", "Pangkat/Gol", None, "Jabatan"], [None, "Pangkat", "Gol"]], change=change)
    assert make.grid(data) == {
        1: ["Nama", "Pangkat/Gol", "", "Jabatan"],
        2: ["Nama", "Pangkat", "Gol", "Jabatan"],
    }


def test_what_lies_unseen_below_a_merged_cell_is_not_read(make):
    data = make.xlsx(
        '<sheetData><row r="1"><c r="A1" t="str"><v>Alor</v></c><c r="B1" t="str"><v>lama</v></c></row>'
        '<row r="2"><c r="A2" t="str"><v>Belu</v></c><c r="C2" t="str"><v>Ana</v></c></row></sheetData>'
        '<mergeCells><mergeCell ref="A1:B2"/></mergeCells>'
    )
    assert make.grid(data) == {1: ["Alor"], 2: ["Alor", "", "Ana"]}


def test_the_result_of_a_formula_is_read_and_one_without_is_told(make):
    data = make.xlsx(
        '<sheetData><row r="1"><c r="A1" t="str"><f>B1&amp;""</f><v>Alor</v></c><c r="B1"><f>1+1</f><v>2</v></c>'
        '<c r="C1"><f>1+1</f></c><c r="D1" t="str"><f>""</f><v></v></c><c r="E1"><f>2</f><v/></c></row></sheetData>'
    )
    (sheet,) = make.found(data)
    assert (sheet["rows"], sheet["notes"]) == ([(1, ["Alor", "2"])], {"unknown": [2, "C1", ""]})


def test_a_formula_of_openpyxl_has_no_result(make):
    (sheet,) = make.found(make.book([["Nama", "=1+1"]]))
    assert (sheet["rows"], sheet["notes"]) == ([(1, ["Nama"])], {"unknown": [1, "B1", ""]})


def test_the_zero_that_stands_for_no_result_is_none(make):
    out = io.BytesIO()
    with xlsxwriter.Workbook(out, {"in_memory": True}) as book:
        sheet = book.add_worksheet("Peserta")
        sheet.write_row(0, 0, ["Nama", 0])
        sheet.write_formula(1, 0, '="Maria"')
        sheet.write_formula(1, 1, "=1+1", None, 2)
    (found,) = make.found(out.getvalue())
    assert (found["rows"], found["notes"]) == (
        [(1, ["Nama", "0"]), (2, ["", "2"])],
        {"unknown": [1, "A2", ""]},
    )


def test_an_error_is_seen_and_told(make):
    (sheet,) = make.found(
        make.xlsx('<sheetData><row r="2"><c r="C2" t="e"><f>NA()</f><v>#N/A</v></c></row></sheetData>')
    )
    assert (sheet["rows"], sheet["notes"]) == ([(2, ["", "", "#N/A"])], {"errors": [1, "C2", "#N/A"]})


def test_hidden_sheets_are_not_read_and_hidden_rows_are_told(make):
    def change(book):
        book["Daftar"].sheet_state = "hidden"
        book["Rahasia"].sheet_state = "veryHidden"
        book["Peserta"].row_dimensions[2].hidden = True

    data = make.book(
        ("Daftar", [["Nama"]]),
        ("Peserta", [["Nama"], ["Maria"], ["Ana"]]),
        ("Rahasia", [["Nama"]]),
        change=change,
    )
    (sheet,) = make.found(data)
    assert sheet["name"] == "Peserta"
    assert sheet["rows"] == [(1, ["Nama"]), (2, ["Maria"]), (3, ["Ana"])]
    assert sheet["notes"] == {"hidden": [1, "A2", ""]}


def test_where_only_a_hidden_sheet_has_something_it_is_read(make):
    def change(book):
        book["Isi"].sheet_state = "hidden"

    found = make.found(make.book(("Kosong", []), ("Isi", [["Nama"]]), change=change))
    assert [(sheet["name"], sheet["rows"]) for sheet in found] == [("Kosong", []), ("Isi", [(1, ["Nama"])])]


def test_rows_and_cells_without_their_place_follow_each_other(make):
    data = make.xlsx(
        "<sheetData><row><c t='str'><v>A</v></c><c/><c t='str'><v>C</v></c></row>"
        "<row r='4'><c r='B4' t='str'><v>B</v></c><c t='str'><v>C</v></c></row><row><c t='d'><v>2026-04-14</v></c></row>"
        "</sheetData>"
    )
    assert make.grid(data) == {1: ["A", "", "C"], 4: ["", "B", "C"], 5: ["2026-04-14"]}


def test_the_same_names_with_something_before_their_colon_are_the_same(make):
    parts = make.xlsx_parts("")
    for name in ("xl/worksheets/sheet1.xml", "xl/sharedStrings.xml"):
        parts[name] = parts[name].replace("xmlns=", "xmlns:x=").replace("<", "<x:").replace("<x:/", "</x:")
    parts["xl/worksheets/sheet1.xml"] = parts["xl/worksheets/sheet1.xml"].replace(
        "></x:worksheet>",
        "><x:sheetData><x:row><x:c t='s'><x:v>0</x:v></x:c></x:row></x:sheetData></x:worksheet>",
    )
    parts["xl/sharedStrings.xml"] = parts["xl/sharedStrings.xml"].replace(
        "></x:sst>", "><x:si><x:t>Nama</x:t></x:si></x:sst>"
    )
    assert make.grid(make.zipped(parts)) == {1: ["Nama"]}


def test_names_of_parts_may_have_capitals_and_backslashes(make):
    parts = make.xlsx_parts("<sheetData><row><c t='str'><v>A</v></c></row></sheetData>")
    parts["XL\\Worksheets\\Sheet1.xml"] = parts.pop("xl/worksheets/sheet1.xml")
    assert make.grid(make.zipped(parts)) == {1: ["A"]}


def test_texts_that_are_not_there_are_blank(make):
    data = make.xlsx(
        "<sheetData><row><c t='s'><v>9</v></c><c t='s'><v>x</v></c><c s='77'><v>1.5</v></c></row></sheetData>"
    )
    assert make.grid(data) == {1: ["", "", "1.5"]}


def test_a_workbook_without_texts_or_styles_is_read(make):
    parts = make.xlsx_parts("<sheetData><row><c><v>5</v></c></row></sheetData>")
    del parts["xl/sharedStrings.xml"], parts["xl/styles.xml"]
    assert make.grid(make.zipped(parts)) == {1: ["5"]}


def test_a_workbook_of_the_stricter_standard_is_read(make):
    parts = {
        name: part.replace(
            "http://schemas.openxmlformats.org/officeDocument/2006",
            "http://purl.oclc.org/ooxml/officeDocument",
        )
        for name, part in make.xlsx_parts("<sheetData><row><c><v>5</v></c></row></sheetData>").items()
    }
    assert make.grid(make.zipped(parts)) == {1: ["5"]}


def test_days_counted_from_1904_are_the_same_days(make):
    def change(book):
        book.epoch = openpyxl.utils.datetime.CALENDAR_MAC_1904

    assert make.grid(make.book([[dt.date(2026, 4, 14)]], change=change)) == {1: ["2026-04-14"]}


def test_a_sheet_that_is_a_chart_is_no_sheet(make):
    data = make.book([["Nama"]], change=lambda book: book.create_chartsheet("Grafik"))
    assert [sheet["name"] for sheet in make.found(data)] == ["Lembar1"]


def test_two_thousand_people_are_read_fast(make):
    rows = [[f"Orang Contoh {number}", *(["Dinas Perindustrian"] * 11)] for number in range(2000)]
    (sheet,) = spreadsheet.read(io.BytesIO(make.book(rows)), 5000)["sheets"]
    assert len(sheet["rows"]) == 2000
