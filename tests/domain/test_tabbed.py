"""Cells from a spreadsheet's clipboard are what was typed, whatever stands in them."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rakor_desktop.domain import tabbed


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("", [[""]]),
        ("a\tb", [["a", "b"]]),
        ("a\tb\r\nc\td\r\n", [["a", "b"], ["c", "d"]]),
        ("a\t", [["a", ""]]),
        ("a\n\nb", [["a"], [""], ["b"]]),
        ('"Jl. Contoh\nNo. 5"\tKupang', [["Jl. Contoh\nNo. 5", "Kupang"]]),
        ('"Kata ""baru"""', [['Kata "baru"']]),
        ('"Maju"\tUD', [['"Maju"', "UD"]]),
        ('"belum tutup\tUD', [['"belum tutup', "UD"]]),
    ],
)
def test_lines_and_cells_are_told_apart(text, lines):
    assert list(tabbed.lines(text)) == lines


def test_a_line_is_no_longer_than_is_wanted():
    assert list(tabbed.lines("a\tb\tc\nd", 2)) == [["a", "b"], ["d"]]


@given(st.lists(st.lists(st.text('a"\t\r\n ', max_size=5), min_size=1, max_size=3), min_size=1, max_size=4))
def test_what_is_quoted_as_a_spreadsheet_does_comes_back(cells):
    def quoted(cell):
        needed = any(mark in cell for mark in '"\t\r\n')
        return '"{}"'.format(cell.replace('"', '""')) if needed else cell

    text = "\n".join("\t".join(map(quoted, line)) for line in cells) + "\n"
    assert list(tabbed.lines(text)) == cells


@pytest.mark.parametrize("piece", ['"a\t', '""', '"', '"a""b\t', '\t"', '"\n'])
def test_no_quotation_marks_take_long(piece):
    begun = time.process_time()
    list(tabbed.lines(piece * 200_000, 256))
    assert time.process_time() - begun < 5
