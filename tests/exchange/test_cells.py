"""The cells of a sheet stay few, near and where they count."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rakor_desktop.exchange import cells
from rakor_desktop.exchange.cells import Budget, Cells, Merged, place, tidy
from rakor_desktop.exchange.refusal import SheetRefusedError


def sheet(*rows, budget=None):
    """Return the cells of these rows; a row is its texts."""
    made = Cells(budget or Budget(100))
    for number, row in enumerate(rows, start=1):
        for column, text in enumerate(row, start=1):
            made.put(number, column, text)
    return made


@pytest.mark.parametrize(
    ("row", "column", "name"), [(1, 1, "A1"), (5, 26, "Z5"), (5, 27, "AA5"), (1048576, 16384, "XFD1048576")]
)
def test_a_cell_is_called_what_the_spreadsheet_calls_it(row, column, name):
    assert place(row, column) == name


@pytest.mark.parametrize(
    ("text", "seen"),
    [
        ("  a \u00a0 b\t", "a b"),
        ("a\r\n\r\n b ", "a\nb"),
        ("\n", ""),
        ("x" * 40_000, "x" * 32_767),
    ],
)
def test_a_cell_is_read_line_by_line(text, seen):
    assert tidy(text) == seen


def test_a_merged_cell_counts_for_the_rows_where_somebody_is():
    made = sheet(("1", "Alor", "Maria"), ("2", "", "Yosef"), ("3.", "", ""), ("(4)", "", "Ana"))
    made.merge(Merged(1, 2, 4, 2))
    assert made.rows() == [
        (1, ["1", "Alor", "Maria"]),
        (2, ["2", "Alor", "Yosef"]),
        (3, ["3."]),
        (4, ["(4)", "Alor", "Ana"]),
    ]


def test_a_merged_cell_without_a_text_takes_nothing_along():
    made = sheet(("", "Maria"), ("", "Ana"))
    made.merge(Merged(1, 1, 2, 1))
    made.merge(Merged(500, 1, 600, 4))
    assert made.rows() == [(1, ["", "Maria"]), (2, ["", "Ana"])]


def test_an_area_of_one_cell_is_not_merged():
    made = sheet(("Maria",))
    made.merge(Merged(1, 1, 1, 1))
    assert made.rows() == [(1, ["Maria"])]


def test_a_merged_cell_as_large_as_the_sheet_is_one_column():
    made = sheet(("Judul",), ("", "", "Maria"))
    made.merge(Merged(1, 1, 1048576, 16384))
    assert made.rows() == [(1, ["Judul"])]


def test_what_is_far_off_is_left_out_and_told():
    made = sheet(("Nama",), ("Maria",))
    made.put(3, 400, "x")
    made.put(1048576, 16384, "x")
    made.put(5000, 3, "x")
    made.put(5001, 1, "x")
    assert made.rows() == [(1, ["Nama"]), (2, ["Maria"])]
    assert (made.notes.far.count, made.notes.far.where) == (4, "OJ3")


def test_blank_rows_between_are_no_gap():
    made = sheet(("Nama",))
    made.put(900, 1, "Maria")
    assert [number for number, _cells in made.rows()] == [1, 900]


def test_too_many_rows_cells_or_letters_are_refused():
    with pytest.raises(SheetRefusedError, match="too many rows"):
        sheet(*[("x",)] * 101)
    with pytest.raises(SheetRefusedError, match="too large"):
        sheet(("a", "b"), ("c",), budget=Budget(100, cells=2))
    with pytest.raises(SheetRefusedError, match="too large"):
        sheet(("abc", "de"), budget=Budget(100, text=4))


def test_what_is_dropped_may_be_used_by_another_sheet():
    budget = Budget(100, cells=2)
    sheet(("a", "b"), budget=budget).drop()
    assert sheet(("c", "d"), budget=budget).rows() == [(1, ["c", "d"])]


def test_merging_without_end_is_refused(monkeypatch):
    monkeypatch.setattr(cells, "_MOST_MERGES", 2)
    made = sheet(("a",))
    made.merge(Merged(1, 1, 2, 1))
    made.merge(Merged(1, 1, 2, 1))
    with pytest.raises(SheetRefusedError, match="too large"):
        made.merge(Merged(1, 1, 2, 1))


def test_merging_the_same_cells_over_and_over_is_refused(monkeypatch):
    monkeypatch.setattr(cells, "_MOST_WORK", 35)
    made = sheet(*[("a",)] * 10)
    for _again in range(3):
        made.merge(Merged(1, 1, 10, 1))
    with pytest.raises(SheetRefusedError, match="too large"):
        made.rows()


places = st.integers(1, 12)


@given(
    st.dictionaries(st.tuples(places, places), st.text("ab1 ", max_size=3)),
    st.lists(st.builds(Merged, places, places, places, places), max_size=6),
)
def test_whatever_is_merged_rows_stay_in_order_and_end_with_a_text(written, areas):
    made = Cells(Budget(100))
    for (row, column), text in written.items():
        made.put(row, column, text)
    for area in areas:
        made.merge(area)
    rows = made.rows()
    assert [number for number, _cells in rows] == sorted({number for number, _cells in rows})
    assert all(texts[-1] for _number, texts in rows)
    assert {number for number, _cells in rows} <= {row for row, _column in written}
