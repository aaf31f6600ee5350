"""How the keyboard walks over cells: as in a spreadsheet."""

import pytest
from PySide6.QtCore import Qt
from tables import CTRL, SHIFT, Guest, Key, editor, select

ALT = Qt.KeyboardModifier.AltModifier


def at(view):
    return view.currentIndex().row(), view.currentIndex().column()


def chosen(view):
    return {(index.row(), index.column()) for index in view.selectionModel().selectedIndexes()}


@pytest.mark.parametrize(
    ("key", "start", "end"),
    [
        (Key.Key_Down, (0, 1), (1, 1)),  # the last filled cell of the run
        (Key.Key_Down, (1, 1), (3, 1)),  # over the empty one to the next filled one
        (Key.Key_Up, (3, 1), (1, 1)),
        (Key.Key_Down, (0, 0), (3, 0)),
        (Key.Key_Down, (3, 0), (3, 0)),
        (Key.Key_Right, (0, 0), (0, 3)),
        (Key.Key_Right, (2, 0), (2, 2)),
        (Key.Key_Left, (2, 3), (2, 2)),
        (Key.Key_Left, (2, 2), (2, 0)),
    ],
)
def test_ctrl_and_an_arrow_lead_to_the_end_of_what_is_filled(qtbot, view, key, start, end):
    view.go(*start)
    qtbot.keyClick(view, key, CTRL)

    assert at(view) == end
    assert chosen(view) == {end}


def test_with_shift_everything_up_to_there_is_selected(qtbot, view):
    view.go(0, 0)
    qtbot.keyClick(view, Key.Key_Down, CTRL | SHIFT)

    assert chosen(view) == {(row, 0) for row in range(4)}


def test_a_column_without_anything_is_crossed_to_its_end(qtbot, view, table):
    table.show_rows([Guest(f"u{nth}", "") for nth in range(5)])
    view.go(0, 0)
    qtbot.keyClick(view, Key.Key_Down, CTRL)

    assert at(view) == (4, 0)


def test_home_and_end_go_to_the_ends_of_the_row_and_with_ctrl_of_the_table(qtbot, view):
    view.header().setSectionHidden(0, True)
    view.go(2, 2)
    for key, pressed, end in (
        (Key.Key_Home, None, (2, 1)),
        (Key.Key_End, None, (2, 3)),
        (Key.Key_Home, CTRL, (0, 1)),
        (Key.Key_End, CTRL, (3, 3)),
    ):
        qtbot.keyClick(view, key, *([pressed] if pressed else []))
        assert (at(view), chosen(view)) == (end, {end})


def test_enter_after_tabs_goes_below_the_cell_where_they_began(qtbot, view):
    view.go(0, 0)
    for key in (Key.Key_Tab, Key.Key_Tab, Key.Key_Return):
        qtbot.keyClick(view, key)
    assert at(view) == (1, 0)

    qtbot.keyClick(view, Key.Key_Tab)
    view.go(1, 2)  # by the mouse: the Tabs are over
    qtbot.keyClick(view, Key.Key_Return)
    assert at(view) == (2, 2)


def test_a_row_is_typed_with_tabs_and_enter_begins_the_next_one(qtbot, view, book):
    view.go(0, 0)
    for text, key in (("Ana", Key.Key_Tab), ("5", Key.Key_Return), ("Beni", Key.Key_Tab)):
        qtbot.keyClicks(view, text[0])
        qtbot.keyClicks(editor(view), text[1:])
        qtbot.keyClick(editor(view), key)
        qtbot.waitUntil(lambda: editor(view) is None)

    assert [(row.name, row.budget) for row in book.rows[:2]] == [("Ana", 5), ("Beni", 20000)]
    assert at(view) == (1, 1)


def test_tab_goes_on_with_the_next_row_and_back(qtbot, view):
    view.go(0, 3)
    qtbot.keyClick(view, Key.Key_Tab)
    assert at(view) == (1, 0)
    qtbot.keyClick(view, Key.Key_Backtab)
    assert at(view) == (0, 3)


def test_enter_and_tab_go_round_a_selection(qtbot, view):
    select(view, 1, 0, 2, 1)
    view.selectionModel().setCurrentIndex(
        view.table.index(1, 0), view.selectionModel().SelectionFlag.NoUpdate
    )
    down, right = [], []
    for _step in range(4):
        qtbot.keyClick(view, Key.Key_Return)
        down.append(at(view))
    for _step in range(4):
        qtbot.keyClick(view, Key.Key_Tab)
        right.append(at(view))

    assert down == [(2, 0), (1, 1), (2, 1), (1, 0)]
    assert right == [(1, 1), (2, 0), (2, 1), (1, 0)]
    assert len(chosen(view)) == 4


def test_what_is_typed_into_a_selection_goes_down_it(qtbot, view, book):
    select(view, 0, 1, 1, 1)
    view.selectionModel().setCurrentIndex(
        view.table.index(0, 1), view.selectionModel().SelectionFlag.NoUpdate
    )
    for text in "78":
        qtbot.keyClicks(view, text)
        qtbot.keyClick(editor(view), Key.Key_Return)
        qtbot.waitUntil(lambda: editor(view) is None)

    assert [row.budget for row in book.rows[:2]] == [7, 8]
    assert len(chosen(view)) == 2


def test_whole_rows_columns_and_everything_are_selected_by_keys(qtbot, view):
    view.go(1, 2)
    qtbot.keyClick(view, Key.Key_Space, SHIFT)
    assert chosen(view) == {(1, column) for column in range(4)}

    view.go(1, 2)
    qtbot.keyClick(view, Key.Key_Space, CTRL)
    assert chosen(view) == {(row, 2) for row in range(4)}

    qtbot.keyClick(view, Key.Key_A, CTRL)
    assert len(chosen(view)) == 16


def test_in_a_table_for_reading_ctrl_and_an_arrow_select_a_whole_row(qtbot, rows_only):
    rows_only.go(0, 0)
    qtbot.keyClick(rows_only, Key.Key_Down, CTRL)

    assert [row.uid for row in rows_only.selected_rows()] == ["u4"]
