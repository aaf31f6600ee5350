from reading import pages

from rakor_desktop.documents import page
from rakor_desktop.documents.grid import Column, Grid, GridStyle, Row
from rakor_desktop.documents.ink import Align
from rakor_desktop.domain.papers import PaperSettings, Sheet

LAYOUT = page.Layout(PaperSettings(), Sheet.A4)
COLUMNS = [Column("No", 40, Align.CENTRE), Column("Isi", 150), Column("Jumlah", 60, Align.RIGHT)]


def printed(*flowables):
    return pages(page.render("Uji", flowables, LAYOUT))


def test_the_head_is_repeated_on_every_page():
    rows = [Row((str(number), "isi", "1")) for number in range(120)]
    found = printed(Grid(COLUMNS, rows))
    assert len(found) == 3
    assert all("No Isi Jumlah" in text for text in found)


def test_a_cell_of_many_pages_goes_on_without_loss():
    words = [f"kata{number}" for number in range(3000)]
    found = printed(Grid(COLUMNS, [Row(("1", " ".join(words), "1")), Row(("2", "akhir", "2"))]))
    assert len(found) > 10
    assert [word for text in found for word in text.split() if word.startswith("kata")] == words
    assert "akhir" in found[-1]


def test_a_band_is_never_the_last_row_of_a_page():
    rows = []
    for number in range(200):
        rows += [Row((f"Pita {number}",), (3,), bold=True, with_next=True), Row((str(number), "isi", "x"))]
    for text in printed(Grid(COLUMNS, rows)):
        assert not text.strip().splitlines()[-1].startswith("Pita")


def test_a_band_is_repeated_where_its_rows_go_on():
    rows = [Row(("Pita pertama",), (3,), bold=True, with_next=True)]
    rows += [Row((str(number), "isi", "x")) for number in range(120)]
    rows += [Row(("Pita kedua",), (3,), bold=True, with_next=True), Row(("120", "isi", "x"))]
    first, *others = printed(Grid(COLUMNS, rows))
    assert "(lanjutan)" not in first
    assert len(others) == 2
    assert all(text.count("Pita pertama (lanjutan)") == 1 for text in others)
    assert "Pita kedua" in others[-1]


def test_a_band_at_the_top_of_a_page_is_no_continuation():
    found = []
    for count in range(30, 60):
        rows = [Row((str(number), "isi", "x")) for number in range(count)]
        rows += [Row(("Pita",), (3,), bold=True, with_next=True), Row(("akhir", "isi", "x"))]
        found += printed(Grid(COLUMNS, rows))
    assert any("Pita" in text and "\n0 " not in text for text in found)
    assert not any("lanjutan" in text for text in found)


def test_a_band_as_long_as_a_page_is_not_repeated_for_ever():
    rows = [Row(("kata " * 3000,), (3,), with_next=True), *(Row((str(n), "isi", "")) for n in range(100))]
    found = printed(Grid(COLUMNS, rows))
    assert len(found) < 12
    assert "lanjutan" not in " ".join(found)


def test_the_last_rows_go_along_with_what_follows():
    rows = [Row((str(number), f"isi {number}", "")) for number in range(40)]
    found = printed(Grid(COLUMNS, rows, below=200))
    assert "isi 37" in found[0]
    assert "isi 38" in found[1]
    assert "isi 39" in found[1]


def test_a_grid_of_one_row_is_not_pushed_for_ever():
    found = printed(Grid(COLUMNS, [Row(("1", "isi", ""))], below=5000))
    assert len(found) == 1


def test_a_numbered_line_hangs_behind_its_number_also_on_the_next_page():
    text = "10. " + "kata " * 1500
    grid = Grid([Column("", 200)], [Row((text,))], GridStyle(ruled=False, head=False, hang=True))
    found = printed(grid)
    assert found[0].startswith("10. kata")
    assert sum(text.split().count("kata") for text in found) == 1500


def test_a_band_and_its_only_row_go_along_with_what_follows_but_leave_no_page_empty():
    band, row = Row(("Pita",), (3,), with_next=True), Row(("1", "isi satu", ""))
    before = [Row((str(number), "lain", "")) for number in range(40)]
    first, second = printed(Grid(COLUMNS, before), Grid(COLUMNS, [band, row], below=200))
    assert "Pita" not in first
    assert "isi satu" in second
    assert len(printed(Grid(COLUMNS, [band, row], below=5000))) == 1


def test_a_row_that_goes_on_repeats_its_number_where_asked():
    rows = [Row((str(number), f"isi {number} " + "kata " * 300, "x")) for number in range(20, 30)]
    columns = [COLUMNS[0], COLUMNS[2], COLUMNS[1]]
    long = [Row((row.cells[0], row.cells[2], row.cells[1])) for row in rows]

    found = printed(Grid(columns, long, GridStyle(numbered=True)))
    assert len(found) > 2
    assert "(lanjutan)" not in found[0]
    assert all(text.splitlines()[1].split()[1] == "(lanjutan)" for text in found[1:])
    assert not any("(lanjutan)" in text for text in printed(Grid(columns, long)))
