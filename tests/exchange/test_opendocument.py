"""Spreadsheets of LibreOffice are read as they are seen, however often a cell says it is repeated."""

import pytest

from rakor_desktop.exchange.refusal import SheetRefusedError


def p(*lines):
    return "".join(f"<text:p>{line}</text:p>" for line in lines)


def cell(content="", **attrs):
    names = {
        "kind": "office:value-type",
        "value": "office:value",
        "date": "office:date-value",
        "times": "table:number-columns-repeated",
    }
    names |= {
        "rows": "table:number-rows-spanned",
        "columns": "table:number-columns-spanned",
        "formula": "table:formula",
    }
    names |= {
        "time": "office:time-value",
        "truth": "office:boolean-value",
        "calc": "calcext:value-type",
        "text": "office:string-value",
    }
    written = "".join(f' {names[name]}="{value}"' for name, value in attrs.items())
    return f"<table:table-cell{written}>{content}</table:table-cell>"


def covered(times=1, content=""):
    return f'<table:covered-table-cell table:number-columns-repeated="{times}">{content}</table:covered-table-cell>'


def row(*cells, times=1, visibility=""):
    seen = f' table:visibility="{visibility}"' if visibility else ""
    return f'<table:table-row table:number-rows-repeated="{times}"{seen}>{"".join(cells)}</table:table-row>'


def table(*rows, name="Lembar1", style=""):
    worn = f' table:style-name="{style}"' if style else ""
    return f'<table:table table:name="{name}"{worn}><table:table-column/>{"".join(rows)}</table:table>'


def number(value, seen="", kind="float"):
    return cell(p(seen or value), kind=kind, value=value)


def test_a_sheet_as_libreoffice_saves_it_is_read(make):
    data = make.ods(
        table(
            row(cell(p("DAFTAR PESERTA"), kind="string", columns=3), covered(2), cell(times=16381)),
            row(cell(times=16384), times=2),
            "<table:table-header-rows>",
            row(*(cell(p(text), kind="string") for text in ("No", "Nama", "Tanggal")), cell(times=16381)),
            "</table:table-header-rows>",
            "<table:table-row-group>",
            row(
                number("1"),
                cell(p("Maria Contoh"), kind="string"),
                cell(p("14/04/26"), kind="date", date="2026-04-14"),
            ),
            "</table:table-row-group>",
            row(cell(times=16384), times=1048570),
        )
    )
    assert make.grid(data) == {
        1: ["DAFTAR PESERTA"],
        4: ["No", "Nama", "Tanggal"],
        5: ["1", "Maria Contoh", "2026-04-14"],
    }


@pytest.mark.parametrize(
    ("written", "seen"),
    [
        (number("53.1"), "53.1"),
        (number("53.1", "53,10"), "53.10"),
        (number("53.1", "53.10"), "53.10"),
        (number("8123456789", "08123456789"), "08123456789"),
        (number("81234567890", "0812-3456-7890"), "0812-3456-7890"),
        (number("1250", "1.250"), "1250"),
        (number("1250000", "Rp1.250.000", "currency"), "1250000"),
        (number("1250000", "1.250.000,00", "currency"), "1250000"),
        (number("2.345", "2,35"), "2.35"),
        (number("812345678901", "8,12E+11"), "812345678901"),
        (number("1.98001012005012E+17", "198001012005012000"), "1,98001012005012E+17"),
        (number("198001012005011999", "198001012005011999"), "198001012005011999"),
        (number("0.125", "12,5 %", "percentage"), "12.5%"),
        (number("x", "tidak"), "tidak"),
        (cell("", kind="percentage", value="0.5"), "50%"),
        (cell(p("14 April 2026"), kind="date", date="2026-04-14T00:00:00"), "2026-04-14"),
        (cell(p("14/4/26 08.30"), kind="date", date="2026-04-14T08:30:00"), "2026-04-14 08:30"),
        (cell(p("08.30"), kind="time", time="PT08H30M00S"), "08:30"),
        (cell(p("BENAR"), kind="boolean", truth="true"), "TRUE"),
        (cell(p("Dinas", "Perindustrian"), kind="string"), "Dinas\nPerindustrian"),
        (
            cell("<text:p>Ani<text:s text:c='3'/>Contoh<text:line-break/>S.E.</text:p>", kind="string"),
            "Ani Contoh\nS.E.",
        ),
        (cell("<text:p>A<text:span>n<text:span>i</text:span></text:span></text:p>", kind="string"), "Ani"),
        (cell("<office:annotation><text:p>rahasia</text:p></office:annotation><text:p>Ani</text:p>"), "Ani"),
        (
            cell(
                "<draw:frame><draw:text-box><text:p>x</text:p></draw:text-box></draw:frame><text:p>Ani</text:p>"
            ),
            "Ani",
        ),
        (cell(kind="string", text="Ani"), "Ani"),
        (cell(p("#N/A"), kind="string", text="", calc="error"), "#N/A"),
    ],
)
def test_a_cell_is_read_as_it_is_seen(make, written, seen):
    assert make.grid(make.ods(table(row(written)))) == {1: [seen]}


def test_repeated_cells_and_rows_are_repeated(make):
    data = make.ods(table(row(cell(p("Alor"), times=3), number("1")), row(cell(p("Belu")), times=2)))
    assert make.grid(data) == {1: ["Alor", "Alor", "Alor", "1"], 2: ["Belu"], 3: ["Belu"]}


def test_a_region_merged_beside_its_people_is_the_region_of_all(make):
    data = make.ods(
        table(
            row(cell(p("Alor"), rows=3), cell(p("Maria"))),
            row(covered(), cell(p("Yosef"))),
            row(covered(1, p("lama")), cell(times=5)),
            row(cell(p("Belu")), cell(p("Ana"))),
        )
    )
    assert make.grid(data) == {1: ["Alor", "Maria"], 2: ["Alor", "Yosef"], 4: ["Belu", "Ana"]}


def test_formulas_without_a_result_errors_and_hidden_rows_are_told(make):
    (sheet,) = make.found(
        make.ods(
            table(
                row(cell(formula="of:=1+1"), cell(p("2"), kind="float", value="2", formula="of:=1+1")),
                row(cell(p("#N/A"), kind="string", calc="error", formula="of:=NA()"), visibility="collapse"),
                row(cell(p("Ana")), visibility="filter"),
            )
        )
    )
    assert sheet["rows"] == [(1, ["", "2"]), (2, ["#N/A"]), (3, ["Ana"])]
    assert sheet["notes"] == {"unknown": [1, "A1", ""], "errors": [1, "A2", "#N/A"], "hidden": [2, "A2", ""]}


def test_hidden_sheets_are_not_read_unless_nothing_else_is_there(make):
    styles = '<style:style style:name="ta2" style:family="table"><style:table-properties table:display="false"/></style:style>'
    hidden, shown = (
        table(row(cell(p("a"))), name="Daftar", style="ta2"),
        table(row(cell(p("b"))), name="Peserta"),
    )
    assert [sheet["name"] for sheet in make.found(make.ods(hidden + shown, styles=styles))] == ["Peserta"]
    assert [sheet["name"] for sheet in make.found(make.ods(hidden, styles=styles))] == ["Daftar"]


def test_tables_that_are_no_sheets_are_left_out(make):
    inner = table(row(cell(p("dalam"))), name="Dalam")
    tables = table(row(f"<table:table-cell>{inner}</table:table-cell>", cell(p("luar"))), name="Luar")
    tables += f"<table:dde-links><table:dde-link>{inner}</table:dde-link></table:dde-links>"
    found = make.found(make.ods(tables))
    assert [(sheet["name"], sheet["rows"]) for sheet in found] == [("Luar", [(1, ["", "luar"])])]


def test_a_value_repeated_to_the_end_of_the_sheet_is_not(make, memory):
    (sheet,) = make.found(make.ods(table(row(cell(p("x"), times=16384)))))
    assert (len(sheet["rows"][0][1]), sheet["notes"]["far"][:2]) == (256, [1, "IW1"])
    (sheet,) = make.found(make.ods(table(row(cell(p("x")), times=1048576))))
    assert (sheet["why"], sheet["rows"]) == ("too many rows", [])
    (sheet,) = make.found(make.ods(table(row(cell(p("x"), times=2**62), times=2**62))))
    assert sheet["why"] == "too many rows"
    assert memory() < 20_000_000


def test_one_sheet_that_is_too_long_leaves_the_others(make):
    data = make.ods(
        table(row(cell(p("x")), times=200), name="Desa") + table(row(cell(p("Ani"))), name="Peserta")
    )
    assert [(s["name"], s["why"], len(s["rows"])) for s in make.found(data)] == [
        ("Desa", "too many rows", 0),
        ("Peserta", None, 1),
    ]


def test_a_template_is_a_spreadsheet_and_a_letter_is_none(make):
    parts = make.ods_parts(table(row(cell(p("Ani")))))
    assert make.grid(make.zipped({**parts, "mimetype": parts["mimetype"] + "-template"})) == {1: ["Ani"]}
    with pytest.raises(SheetRefusedError, match="other document"):
        make.found(make.zipped({**parts, "mimetype": "application/vnd.oasis.opendocument.text"}))


def test_it_may_lack_the_word_that_says_what_it_is(make):
    parts = make.ods_parts(table(row(cell(p("Ani")))))
    del parts["mimetype"]
    assert make.grid(make.zipped(parts)) == {1: ["Ani"]}


def test_the_reader_reads_no_other_part(make):
    parts = make.ods_parts(table(row(cell(p("Ani")))))
    assert make.grid(make.zipped({**parts, "Pictures/1.png": b"\0" * 1000, "styles.xml": "<kaputt"})) == {
        1: ["Ani"]
    }
