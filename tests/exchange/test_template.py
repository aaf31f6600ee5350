"""The workbook that is sent out comes back as a table that is taken as it is."""

import io
import zipfile

import openpyxl
import pytest

from rakor_desktop.domain.attendance import ROLES
from rakor_desktop.exchange import rows, template
from rakor_desktop.exchange.headings import PARTICIPANTS, REGIONS
from rakor_desktop.services import attendance, importing, templates
from rakor_desktop.services.importing import ImportKind
from rakor_desktop.store import reference


@pytest.fixture
def book():
    return openpyxl.load_workbook(io.BytesIO(templates.participants()))


@pytest.fixture
def choices(book):
    """The choices offered in each column of the sheet, by its heading."""
    sheet = book["Peserta"]
    offered = {}
    for rule in sheet.data_validations.dataValidation:
        column = str(rule.sqref).split(":")[0].rstrip("0123456789")
        if rule.formula1.startswith('"'):
            found = rule.formula1.strip('"').split(",")
        else:
            name, _sign, area = rule.formula1.partition("!")
            found = [cell.value for (cell,) in book[name][area.replace("$", "")]]
        offered[sheet[f"{column}1"].value] = found
    return offered


def test_every_heading_is_one_the_importer_knows(book):
    headings = [cell.value for cell in book["Peserta"][1]]
    fields = [PARTICIPANTS.field(heading) for heading in headings]
    assert None not in fields
    assert {"name", "region", "position", "organization", "nip", "sex", "phone", "role", "represents"} <= set(
        fields
    )


def test_the_choices_are_the_words_of_the_program(choices):
    assert choices["L/P"] == ["L", "P"]
    assert choices["Kabupaten/Kota"] == [region.name for region in reference.regions()]
    assert len(choices["Kabupaten/Kota"]) == 25
    assert sorted(choices["Peran"]) == sorted(ROLES.values())
    assert choices["Peran"][0] == "Peserta"


def test_every_column_is_text_and_no_cell_is_a_formula(book):
    sheet = book["Peserta"]
    assert sheet.max_row == 1
    for cell in sheet[1]:
        assert sheet.column_dimensions[cell.column_letter].width > len(cell.value) / 2
    (first,) = {cell.number_format for cell in sheet[1]}
    assert first == "@"
    assert all(
        cell.data_type == "s" for page in book for row in page.iter_rows() for cell in row if cell.value
    )


def test_it_prints_on_a4_with_its_headings_on_every_page(book):
    sheet = book["Peserta"]
    assert (sheet.page_setup.paperSize, sheet.page_setup.orientation) == (9, "landscape")
    assert (sheet.sheet_properties.pageSetUpPr.fitToPage, sheet.page_setup.fitToHeight) == (True, 0)
    assert (sheet.print_title_rows, sheet.freeze_panes) == ("$1:$1", "B2")


def test_it_is_the_same_whenever_it_is_written(monkeypatch):
    monkeypatch.setenv("TZ", "Asia/Makassar")
    first = templates.participants()
    assert templates.participants() == first
    with zipfile.ZipFile(io.BytesIO(first)) as parts:
        assert {info.date_time for info in parts.infolist()} == {(1980, 1, 1, 0, 0, 0)}


@pytest.mark.parametrize("vocabulary", [PARTICIPANTS, REGIONS])
def test_unfilled_it_lists_nobody_and_its_guide_is_not_taken_for_a_list(make, vocabulary):
    grids = [sheet.grid for sheet in make.sheets(templates.participants())]
    layout, table = rows.find(grids, vocabulary)
    assert (layout.sheet, list(table.rows)) == (0, [])


def fill(book, people):
    sheet = book["Peserta"]
    places = {cell.value: cell.column for cell in sheet[1]}
    for number, person in enumerate(people, start=2):
        for heading, text in person.items():
            sheet.cell(number, places[heading], text)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def test_filled_in_everybody_is_accepted_with_everything(make, workspace, event, book, choices):
    people = [
        {
            "Nama Lengkap dan Gelar": f"Drs. {chr(65 + number)}nton Contoh, M.Si.",
            "L/P": "L",
            "Kabupaten/Kota": place,
            "Jabatan": "Kepala Dinas",
            "Instansi": "Dinas Perindustrian",
            "NIP": f"19800101 200501 1 {900 + number}",
            "Pangkat/Gol": "Pembina, IV/a",
            "No. HP": "081234567890",
            "Pos-el (Email)": "contoh@contoh.id",
            "Peran": choices["Peran"][number % len(choices["Peran"])],
            "Mewakili": "Bupati",
            "Nomor Surat Tugas": "090/1/2026",
            "Tanggal Surat Tugas": "10 April 2026",
            "Keterangan": "-",
        }
        for number, place in enumerate(choices["Kabupaten/Kota"])
    ]
    path = make.file(fill(book, people))
    laid = importing.read(path, ImportKind.PARTICIPANTS)
    plan = workspace.ask(importing.plan, event, ImportKind.PARTICIPANTS, laid)
    assert [
        (line.row, line.reasons, line.warnings) for line in plan.lines if line.reasons or line.warnings
    ] == []
    assert (len(plan.added), plan.unused, laid.sheet.warnings) == (25, (), ())
    assert plan.coverage.distinct == 22
    workspace.act(importing.carry_out, event, plan)
    first = next(row for row in workspace.ask(attendance.people, event) if row.nip == "198001012005011900")
    assert (first.region, first.phone, first.sex, first.represents) == (
        "Kabupaten Kupang",
        "081234567890",
        "L",
        "Bupati",
    )


def test_the_example_of_the_guide_would_be_accepted(make, workspace, event, book):
    guide = {row[0].value: row[2].value for row in book["Petunjuk"].iter_rows(min_row=9, max_col=3)}
    person = {heading: text for heading, text in guide.items() if heading and text and heading != "Kolom"}
    laid = importing.read(make.file(fill(book, [person])), ImportKind.PARTICIPANTS)
    plan = workspace.ask(importing.plan, event, ImportKind.PARTICIPANTS, laid)
    assert [(line.name, line.reasons, line.warnings) for line in plan.lines] == [
        ("Drs. Yosef Contoh, M.Si.", (), ())
    ]
    assert len(person) == len(template._COLUMNS) - 1
