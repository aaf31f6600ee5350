import pytest
from hypothesis import given
from hypothesis import strategies as st
from reportlab.lib.units import mm

from rakor_desktop.documents.grid import Column
from rakor_desktop.documents.sign_in_rows import HEAD_HEIGHT, LOWEST_ROW, Room, dealt, filling, laid, paged

ROW = 10 * mm
COLUMN = [Column("NAMA", 50 * mm)]


def room(first, page, below=0.0):
    """Room for so many rows."""
    return Room(first * ROW + HEAD_HEIGHT, page * ROW + HEAD_HEIGHT, below * ROW)


def counts(number, *rooms):
    return [len(page) for page in paged([ROW] * number, room(*rooms))]


@pytest.mark.parametrize(
    ("rows", "rooms", "pages"),
    [
        (1, (10, 14), [1]),
        (10, (10, 14), [10]),
        (11, (10, 14), [6, 5]),
        (12, (10, 14), [8, 4]),
        (13, (10, 14), [8, 5]),
        (14, (10, 14), [10, 4]),
        (15, (11, 14), [10, 5]),
        (24, (10, 14), [10, 14]),
        (25, (10, 14), [10, 10, 5]),
        (10, (10, 14, 4), [6, 4]),
        (6, (10, 14, 4), [6]),
        (20, (10, 14, 4), [10, 10]),
        (24, (10, 14, 4), [10, 10, 4]),
        (2, (3, 14, 2), [0, 2]),
        (3, (3, 14, 2), [2, 1]),
        (4, (1, 14), [0, 4]),
    ],
)
def test_pairs_stay_together_and_the_last_page_is_never_forlorn(rows, rooms, pages):
    assert counts(rows, *rooms) == pages


@given(
    st.lists(st.floats(8.5, 34), min_size=1, max_size=80),
    st.floats(0, 180),
    st.floats(90, 260),
    st.floats(0, 70),
)
def test_every_row_stands_on_one_page_and_no_page_overflows(heights, first, page, below):
    heights = [height * mm for height in heights]
    rooms = Room(first * mm, page * mm, below * mm)
    pages = paged(heights, rooms)
    assert [place for part in pages for place in part] == list(range(len(heights)))
    assert all(part.start % 2 == 0 for part in pages if part)
    assert all(pages[1:])
    for number, part in enumerate(pages):
        used = HEAD_HEIGHT + sum(heights[place] for place in part)
        free = rooms.page if number else rooms.first
        assert not part or used <= free + 0.1 or len(part) <= 2


def test_a_row_or_two_too_many_are_fitted_in():
    rows = [(str(number),) for number in range(11)]
    found = dealt(COLUMN, rows, ROW, room(10, 14))
    assert found.pages == [range(11)]
    assert LOWEST_ROW <= found.rows[0].height < ROW


def test_rows_are_not_lowered_where_that_saves_no_page():
    rows = [(str(number),) for number in range(14)]
    found = dealt(COLUMN, rows, ROW, room(10, 14))
    assert [len(page) for page in found.pages] == [10, 4]
    assert found.rows[0].height == ROW


def test_rows_a_person_wanted_high_stay_high():
    rows = [(str(number),) for number in range(12)]
    found = dealt(COLUMN, rows, 2 * ROW, room(20, 28))
    assert found.rows[0].height >= 1.7 * ROW


@pytest.mark.parametrize(
    ("rooms", "least", "rows"),
    [((10, 14), 10, 10), ((17, 23), 10, 18), ((10, 14, 4), 10, 20), ((10, 14, 4), 6, 6), ((10, 14), 40, 52)],
)
def test_empty_rows_fill_their_pages(rooms, least, rows):
    count, height = filling(ROW, room(*rooms), least)
    assert count == rows
    assert LOWEST_ROW <= height <= ROW


def test_a_row_is_as_high_as_its_text_needs():
    low, high = laid(COLUMN, [("Ani",), ("Dinas " * 60,)], ROW)
    assert low.height == ROW
    assert high.height > ROW
    assert high.cells[0].size < low.cells[0].size
