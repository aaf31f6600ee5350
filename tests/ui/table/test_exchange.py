"""What a table puts on the clipboard for Excel and Calc, and what it understands of theirs."""

import re

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QMimeData, Qt
from PySide6.QtGui import QGuiApplication
from tables import CTRL, GUESTS, SHIFT, Guest, Key, clip, select

from rakor_desktop.domain.errors import RakorError
from rakor_desktop.ui.table import clipboard

TEXTS = st.text(st.characters(exclude_categories=("Cs",)), max_size=12)
GRIDS = st.integers(1, 4).flatmap(
    lambda width: st.lists(st.lists(TEXTS, min_size=width, max_size=width), min_size=1, max_size=4)
)
AWKWARD = (
    'pipa 5"',
    '"Maju"',
    '""',
    '"',
    "baris\nkedua",
    "tab\tdi dalam",
    "'Abdul",
    "'=1",
    "''-2",
    "-",
    "",
    "Ba'a",
    "🎉",
)


def html():
    return QGuiApplication.clipboard().mimeData().html()


def offered(text=None, html=None):
    held = QMimeData()
    if text is not None:
        held.setText(text)
    if html is not None:
        held.setHtml(html)
    return clipboard.from_clipboard(held)


# Out


def test_copying_takes_the_rectangle_as_lines_and_tabs(qtbot, view):
    select(view, 0, 0, 1, 1)
    qtbot.keyClick(view, Key.Key_C, CTRL)

    assert clip() == "Yosef\t3.000\nmaria\t20.000"


def test_copying_leaves_hidden_columns_out_and_follows_the_order_on_screen(qtbot, rows_only):
    rows_only.header().setSectionHidden(1, True)
    rows_only.header().moveSection(3, 0)
    rows_only.go(0, 0)
    qtbot.keyClick(rows_only, Key.Key_C, CTRL)

    assert clip() == "u1\tYosef\tPeserta"


def test_several_whole_rows_are_copied_below_the_titles_of_their_columns(qtbot, view):
    view.header().setSectionHidden(2, True)
    qtbot.keyClick(view, Key.Key_A, CTRL)
    qtbot.keyClick(view, Key.Key_C, CTRL)

    assert clip().splitlines()[:2] == ["Nama\tPagu\tKode", "Yosef\t3.000\tu1"]
    assert html().count("<th ") == 3


def test_titles_come_along_with_any_cells_on_request(qtbot, view):
    view.go(1, 1)
    qtbot.keyClick(view, Key.Key_C, CTRL | SHIFT)

    assert clip() == "Pagu\n20.000"


def test_a_spreadsheet_is_told_that_every_cell_is_text(qtbot, view, table):
    table.show_rows([Guest("0012", "198001012005012999", 5), Guest("u2", "=HYPERLINK(1)<b>")])
    select(view, 0, 0, 1, 0)
    qtbot.keyClick(view, Key.Key_C, CTRL)

    cells = re.findall(r"<td ([^>]*)>(.*?)</td>", html())
    assert [text for _how, text in cells] == ["198001012005012999", "=HYPERLINK(1)&lt;b&gt;"]
    assert all("mso-number-format:'\\@'" in how and 'sdnum="0;0;@"' in how for how, _text in cells)


def test_a_line_break_in_a_cell_stays_in_the_cell_of_the_spreadsheet():
    made = clipboard.to_html([["Baris satu\nbaris dua"]])

    assert 'Baris satu<br style="mso-data-placement:same-cell">baris dua' in made


@pytest.mark.parametrize("text", ["=1+1", "+62811", "-500", "@nama", "\t=1", "'=1"])
def test_no_copied_cell_starts_a_formula_and_pasting_takes_the_apostrophe_off(text):
    copied = clipboard.to_text([[text]])

    assert copied.strip('"').startswith("'")
    assert clipboard.from_text(copied) == [[text]]


def test_a_dash_for_nothing_known_is_no_formula():
    assert clipboard.to_text([["-", "x"]]) == "-\tx"


# In and out


@pytest.mark.parametrize("text", AWKWARD)
def test_what_is_copied_comes_back_unchanged(text):
    for cells in ([[text]], [[text], [text]], [[text, "x"], ["y", text]], [["x"], [text]]):
        assert clipboard.from_text(clipboard.to_text(cells)) == cells


@given(GRIDS)
def test_any_cells_come_back_unchanged(cells):
    assert clipboard.from_text(clipboard.to_text(cells)) == cells


@given(GRIDS)
def test_the_html_says_the_same_as_the_text(cells):
    plain = [["\n".join(" ".join(line.split()) for line in one.split("\n")) for one in row] for row in cells]
    plain = [[one.strip("\n") for one in row] for row in plain]

    assert offered(html=clipboard.to_html(plain)) == plain


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    st.lists(TEXTS, min_size=4, max_size=4),
    st.tuples(st.integers(0, 3), st.integers(0, 3)),
    st.tuples(st.integers(0, 3), st.integers(0, 3)),
    st.integers(-1, 3),
)
def test_pasting_what_was_copied_changes_nothing(view, book, texts, one, other, sorted_by):  # noqa: PLR0917
    names = [f"{text}{nth}" for nth, text in enumerate(texts)]
    book.show([Guest(guest.uid, name, guest.budget) for guest, name in zip(GUESTS, names, strict=True)])
    view.header().setSortIndicator(sorted_by, Qt.SortOrder.DescendingOrder)
    rows, columns = sorted((one[0], other[0])), sorted((one[1], other[1]))
    select(view, rows[0], columns[0], rows[1], columns[1])
    before, actions = list(book.rows), len(book.actions)

    view.copy()
    view.paste()

    assert (book.rows, len(book.actions)) == (before, actions)
    assert not book.table.rejections


# In


def test_lines_of_windows_are_read_as_well():
    assert clipboard.from_text("a\tb\r\nc\td\r\n") == [["a", "b"], ["c", "d"]]


@pytest.mark.parametrize(
    ("text", "cells"),
    [
        ('"Jl. Soekarno\nNo. 5"\tKupang\r\n', [["Jl. Soekarno\nNo. 5", "Kupang"]]),
        ('"Kata ""baru""\nlagi"', [['Kata "baru"\nlagi']]),
        ('"Maju" Jaya\tUD', [['"Maju" Jaya', "UD"]]),
        ('"Maju"\tUD', [['"Maju"', "UD"]]),
        ('"belum tutup\tUD', [['"belum tutup', "UD"]]),
        ("a\t\tb\n\nc", [["a", "", "b"], [""], ["c"]]),
    ],
)
def test_quotes_are_taken_off_only_where_a_spreadsheet_put_them(text, cells):
    assert clipboard.from_text(text) == cells


def test_a_clipboard_with_nothing_but_html_is_read_too():
    page = (
        "<html><head><style>td {color: red}</style></head><body><table><tr><th colspan=2>Nama &amp; asal</th></tr>"
        "<tr><td>Ana</td>\n<td>  Kab.\n  Belu<br>NTT </td></tr></table><table><tr><td>lain</td></tr></table></body></html>"
    )

    assert offered(html=page) == [["Nama & asal", ""], ["Ana", "Kab. Belu\nNTT"]]
    assert offered(html="<p>hanya <b>kata</b></p>") == [["hanya kata"]]
    assert offered(html="<style>p {}</style>") == []
    assert offered("teks", page) == [["teks"]]


def test_a_clipboard_without_words_is_nothing_to_paste(qtbot, view, book):
    QGuiApplication.clipboard().setMimeData(QMimeData())
    view.go(0, 0)
    qtbot.keyClick(view, Key.Key_V, CTRL)

    assert clipboard.from_clipboard(None) == []
    assert book.actions == []
    assert not view._bubble.isVisible()


def test_a_book_on_the_clipboard_is_refused_in_a_sentence(monkeypatch):
    monkeypatch.setattr(clipboard, "_LONGEST", 5)

    with pytest.raises(RakorError, match="terlalu panjang"):
        clipboard.from_text("terlalu")
