"""Pasting, filling and emptying cells: what can be taken is, as one action; the rest is marked."""

import pytest
from PySide6.QtCore import QItemSelectionModel, QPoint, Qt
from PySide6.QtGui import QHelpEvent
from PySide6.QtWidgets import QComboBox, QToolTip
from tables import CTRL, GUESTS, SHIFT, Book, Key, clip, editor, names, select, shown

from rakor_desktop.ui.table import TableView
from rakor_desktop.ui.theme import State

NAME, BUDGET, KIND, CODE = range(4)


def paste(qtbot, view, text, row=0, column=0):
    clip(text)
    view.go(row, column)
    qtbot.keyClick(view, Key.Key_V, CTRL)


def rejected(view):
    return {place: one.text for place, one in view.table.rejections.marks.items()}


@pytest.fixture
def strict(qtbot, qapp):
    book = Book(GUESTS, strict=True)
    book.view = shown(qtbot, TableView(book.table))
    return book


# What is pasted where


def test_pasting_a_block_is_one_action(qtbot, view, book):
    with qtbot.waitSignal(view.told) as told:
        paste(qtbot, view, "Ana\t1.000\tNarasumber\nBeni\t2 juta\tPeserta\n", row=1)

    assert book.actions == [
        {"u2": {"name": "Ana", "budget": 1000, "kind": "N"}, "u3": {"name": "Beni", "budget": 2_000_000}}
    ]
    assert told.args == ["6 sel ditempel. Ctrl+Z mengurungkan.", State.OK]


def test_the_pasted_block_is_selected_and_its_first_cell_the_current_one(qtbot, view, table):
    paste(qtbot, view, "Ana\t1\nBeni\t2", row=1)

    chosen = view.selectionModel().selectedIndexes()
    assert {(index.row(), index.column()) for index in chosen} == {(1, 0), (1, 1), (2, 0), (2, 1)}
    assert (view.currentIndex().row(), view.currentIndex().column()) == (1, 0)


def test_pasting_what_stands_there_already_says_that_nothing_changed(qtbot, view, book):
    with qtbot.waitSignal(view.told) as told:
        paste(qtbot, view, "Yosef\t3.000")

    assert told.args == ["Isinya sudah sama; tidak ada yang berubah.", State.OK]
    assert book.actions == []


def test_one_value_is_pasted_into_every_selected_cell(qtbot, view, book):
    clip("750")
    select(view, 0, 1, 2, 1)
    qtbot.keyClick(view, Key.Key_V, CTRL)

    assert book.actions == [{uid: {"budget": 750} for uid in ("u1", "u2", "u3")}]


def test_one_row_is_pasted_over_many_rows(qtbot, view, book):
    clip("750\tNarasumber")
    select(view, 0, 1, 2, 1)
    qtbot.keyClick(view, Key.Key_V, CTRL)

    assert book.actions == [{uid: {"budget": 750, "kind": "N"} for uid in ("u1", "u2", "u3")}]


def test_a_block_is_repeated_in_a_selection_that_holds_it_several_times(qtbot, view, book):
    clip("1\n2")
    select(view, 0, BUDGET, 3, BUDGET)
    qtbot.keyClick(view, Key.Key_V, CTRL)

    assert [row.budget for row in book.rows] == [1, 2, 1, 2]


def test_rows_picked_apart_are_filled_one_by_one(qtbot, view, book):
    clip("9")
    view.go(0, BUDGET)
    view.selectionModel().select(view.table.index(2, BUDGET), QItemSelectionModel.SelectionFlag.Select)
    qtbot.keyClick(view, Key.Key_V, CTRL)

    assert book.actions == [{"u1": {"budget": 9}, "u3": {"budget": 9}}]


def test_pasting_goes_into_what_is_seen(qtbot, view, book):
    view.header().setSectionHidden(BUDGET, True)
    view.header().moveSection(KIND, 0)
    view.header().setSortIndicator(NAME, Qt.SortOrder.AscendingOrder)
    view.table.set_filter("a")  # everybody is a “Peserta”, but the code of Kristina comes first
    view.table.keep_only(NAME, {"Kristina", "maria", "Yosef"})
    assert names(view.table) == ["Kristina", "maria", "Yosef"]

    paste(qtbot, view, "Narasumber\tAna\nNarasumber\tBeni", row=1, column=KIND)

    assert book.actions == [{"u2": {"kind": "N", "name": "Ana"}, "u1": {"kind": "N", "name": "Beni"}}]


def test_the_titles_that_were_copied_along_are_not_pasted(qtbot, view, book):
    paste(qtbot, view, "Nama\tPagu\nAna\t7\nBeni\t8")

    assert book.actions == [{"u1": {"name": "Ana", "budget": 7}, "u2": {"name": "Beni", "budget": 8}}]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("a\nb\nc\nd\ne", "Blok 5 baris tidak muat: dari sel ini hanya ada 4 baris."),
        ("x\t1\tPeserta\tu1\tterlalu lebar", "Blok 5 kolom tidak muat: dari sel ini hanya ada 4 kolom."),
    ],
)
def test_a_block_that_does_not_fit_changes_nothing_and_says_so(qtbot, view, book, text, said):
    paste(qtbot, view, text)

    assert book.actions == []
    assert said in view._bubble.text
    assert view._bubble.isVisible()


def test_more_rows_than_there_are_can_be_taken_elsewhere(qtbot, view, book):
    wanted = []
    view.take_more_rows("Impor…", lambda: wanted.append(clip()))
    paste(qtbot, view, "Ana\nBeni\nCaca", row=2)

    offer = view._offer
    assert offer.isVisible()
    assert "3 baris tidak muat" in offer.text
    assert book.actions == []
    buttons = [child for child in offer.children() if hasattr(child, "click")]
    qtbot.mouseClick(buttons[0], Qt.MouseButton.LeftButton)
    assert wanted == ["Ana\nBeni\nCaca"]
    assert not offer.isVisible()


def test_the_offer_goes_away_with_the_next_step(qtbot, view):
    view.take_more_rows("Impor…", lambda: None)
    paste(qtbot, view, "Ana\nBeni\nCaca", row=2)
    qtbot.keyClick(view, Key.Key_Up)

    assert not view._offer.isVisible()


def test_a_block_pasted_into_an_empty_table_is_offered_at_once(qtbot, view, table):
    wanted = []
    view.take_more_rows("Impor…", lambda: wanted.append(1))
    table.show_rows(())
    clip("Ana\nBeni")
    qtbot.keyClick(view, Key.Key_V, CTRL)

    assert wanted == [1]


# What is rejected


@pytest.mark.parametrize(
    ("text", "cell", "reason"),
    [
        ("Ana\tseribu kali", ("u1", BUDGET), "seribu kali"),
        ("Ana\t3.000\tRaja", ("u1", KIND), "Raja"),
        ("Ana\t3.000\tPeserta\tkode lain", ("u1", CODE), "Kode"),
    ],
)
def test_a_rejected_cell_is_marked_with_its_reason_and_the_others_are_taken(  # noqa: PLR0917
    qtbot, view, book, text, cell, reason
):
    paste(qtbot, view, text)

    assert book.actions == [{"u1": {"name": "Ana"}}]
    assert list(rejected(view)) == [cell]
    assert view._bubble.text.startswith(f"{text.count(chr(9))} sel ditempel, 1 ditolak: ")
    assert "F3" in view._bubble.text
    assert reason in view.table.index(0, cell[1]).data(Qt.ItemDataRole.ToolTipRole)


def test_several_reasons_are_counted_and_all_cells_marked(qtbot, view, book):
    paste(qtbot, view, "Ana\tx\tRaja\nBeni\ty\tRatu\n")

    assert rejected(view) == {
        ("u1", BUDGET): "x",
        ("u1", KIND): "Raja",
        ("u2", BUDGET): "y",
        ("u2", KIND): "Ratu",
    }
    assert "2 sel ditempel, 4 ditolak" in view._bubble.text
    assert "Ada 3 alasan lain." in view._bubble.text


def test_when_everything_is_rejected_nothing_is_said_to_be_pasted(qtbot, view, book):
    paste(qtbot, view, "x\ny", column=BUDGET)

    assert book.actions == []
    assert view._bubble.text.startswith("Tidak ada yang ditempel, 2 ditolak: ")


def test_what_only_the_file_refuses_is_marked_too(qtbot, strict):
    paste(qtbot, strict.view, "Ana\t7\nKristina\t8\nBeni\t9\nBeni\t10")

    assert [(row.name, row.budget) for row in strict.rows] == [
        ("Ana", 7),
        ("maria", 8),
        ("Beni", 9),
        ("Kristina", 10),
    ]
    assert len(strict.actions) == 1
    assert rejected(strict.view) == {("u2", NAME): "Kristina", ("u4", NAME): "Beni"}
    assert "Kristina sudah ada." in strict.view._bubble.text


def test_a_file_that_cannot_be_written_refuses_all_of_it(qtbot, view, book):
    book.refusal = "Diska penuh."
    with qtbot.waitSignal(view.told) as told:
        paste(qtbot, view, "Ana\tx")

    assert told.args == ["Tidak ada yang ditempel. Diska penuh.", State.BAD]
    assert view._bubble.text == told.args[0]
    assert names(view.table)[0] == "Yosef"


def test_a_rejected_cell_is_painted_unlike_the_others(qtbot, view, qapp):
    before = view.viewport().grab(view.visualRect(view.table.index(0, BUDGET))).toImage()
    paste(qtbot, view, "x", column=BUDGET)
    view.go(3, 0)
    qapp.processEvents()

    assert view.viewport().grab(view.visualRect(view.table.index(0, BUDGET))).toImage() != before


def test_the_reason_is_read_by_hovering(qtbot, view):
    paste(qtbot, view, "x", column=BUDGET)
    spot = view.visualRect(view.table.index(0, BUDGET)).center()
    event = QHelpEvent(QHelpEvent.Type.ToolTip, spot, view.viewport().mapToGlobal(spot))
    view.viewportEvent(event)

    assert QToolTip.text().startswith("Ditolak: “x”. ")
    assert view.table.index(0, BUDGET).data(Qt.ItemDataRole.AccessibleDescriptionRole) == QToolTip.text()
    QToolTip.hideText()


def test_f3_leads_from_one_rejected_cell_to_the_next_and_round(qtbot, view):
    paste(qtbot, view, "Ana\tx\tRaja\nBeni\ty\tPeserta\n")
    seen = []
    for key, shift in ((Key.Key_F3, None),) * 4 + ((Key.Key_F3, SHIFT),) * 2:
        qtbot.keyClick(view, key, *([shift] if shift else []))
        seen.append((view.currentIndex().row(), view.currentIndex().column()))
        assert view._bubble.text.startswith("Ditolak: “")

    assert seen == [(0, 1), (0, 2), (1, 1), (0, 1), (1, 1), (0, 2)]


def test_f3_says_so_when_the_rejected_cells_are_out_of_sight(qtbot, view, table):
    paste(qtbot, view, "x", column=BUDGET)
    table.set_filter("maria")
    view.go(0, 0)
    qtbot.keyClick(view, Key.Key_F3)

    assert "di luar saringan" in view._bubble.text


def test_a_mark_goes_when_its_cell_is_put_right_and_the_others_stay(qtbot, view, book):
    paste(qtbot, view, "Ana\tx\tRaja")
    view.go(0, BUDGET)
    qtbot.keyClicks(view, "5")
    qtbot.keyClick(editor(view), Key.Key_Return)

    qtbot.waitUntil(lambda: book.rows[0].budget == 5)
    assert rejected(view) == {("u1", KIND): "Raja"}


def test_a_mark_goes_when_the_old_value_is_confirmed(qtbot, view):
    paste(qtbot, view, "x", column=BUDGET)
    qtbot.keyClick(view, Key.Key_F2)
    qtbot.keyClick(editor(view), Key.Key_Return)

    qtbot.waitUntil(lambda: rejected(view) == {})


def test_escape_takes_all_marks_away(qtbot, view):
    paste(qtbot, view, "Ana\tx\tRaja")
    qtbot.keyClick(view, Key.Key_Escape)

    assert rejected(view) == {}
    assert not view._bubble.isVisible()


def test_the_next_paste_has_marks_of_its_own(qtbot, view):
    paste(qtbot, view, "Ana\tx")
    paste(qtbot, view, "Beni\ty", row=2)

    assert rejected(view) == {("u3", BUDGET): "y"}


def test_undoing_the_paste_takes_its_marks_along(qtbot, view, book):
    paste(qtbot, view, "Ana\tx")
    book.undo()

    assert list(book.rows) == list(GUESTS)
    assert rejected(view) == {}


def test_marks_stay_with_their_rows_when_others_come_and_go(qtbot, view, book):
    paste(qtbot, view, "Ana\tx\nBeni\ty", row=1)
    book.show(list(reversed(book.rows[:2])))

    assert rejected(view) == {("u2", BUDGET): "x"}
    assert view.table.rejection(0, BUDGET).text == "x"


# Filling and emptying


def test_filling_down_repeats_the_topmost_cells(qtbot, view, book):
    select(view, 0, 1, 2, 2)
    qtbot.keyClick(view, Key.Key_D, CTRL)

    assert book.actions == [{uid: {"budget": 3000} for uid in ("u2", "u3")}]  # the kind is the same already


def test_filling_a_single_cell_takes_it_from_above(qtbot, view, book):
    view.go(1, 1)
    qtbot.keyClick(view, Key.Key_D, CTRL)
    assert book.actions == [{"u2": {"budget": 3000}}]

    view.go(0, 1)
    qtbot.keyClick(view, Key.Key_D, CTRL)
    assert len(book.actions) == 1


def test_what_cannot_be_filled_is_marked(qtbot, strict):
    select(strict.view, 0, NAME, 1, BUDGET)
    with qtbot.waitSignal(strict.view.told) as told:
        qtbot.keyClick(strict.view, Key.Key_D, CTRL)

    assert strict.actions == [{"u2": {"budget": 3000}}]
    assert rejected(strict.view) == {("u2", NAME): "Yosef"}
    assert told.args[0].startswith("1 sel diisi, 1 ditolak: Yosef sudah ada.")


def test_ctrl_enter_fills_the_selection_with_what_was_typed(qtbot, view, book):
    select(view, 0, BUDGET, 2, BUDGET)
    qtbot.keyClicks(view, "7")
    qtbot.keyClick(editor(view), Key.Key_Return, CTRL)

    assert book.actions == [{uid: {"budget": 7} for uid in ("u1", "u2", "u3")}]
    assert editor(view) is None
    assert len(view.selectionModel().selectedIndexes()) == 3


def test_ctrl_enter_on_one_cell_saves_it_and_stays(qtbot, view, book):
    view.go(1, BUDGET)
    qtbot.keyClicks(view, "7")
    qtbot.keyClick(editor(view), Key.Key_Return, CTRL)

    assert book.actions == [{"u2": {"budget": 7}}]
    assert (view.currentIndex().row(), view.currentIndex().column()) == (1, BUDGET)


def test_ctrl_enter_fills_with_what_is_picked_from_a_list(qtbot, view, book):
    select(view, 0, KIND, 1, KIND)
    qtbot.keyClick(view, Key.Key_F2)
    combo = editor(view, QComboBox)
    combo.setCurrentIndex(1)
    qtbot.keyClick(combo, Key.Key_Return, CTRL)

    assert book.actions == [{"u1": {"kind": "N"}, "u2": {"kind": "N"}}]


def test_ctrl_enter_refuses_what_makes_no_sense_and_lets_the_text_stand(qtbot, view, book):
    select(view, 0, BUDGET, 2, BUDGET)
    qtbot.keyClicks(view, "x")
    line = editor(view)
    qtbot.keyClick(line, Key.Key_Return, CTRL)

    assert editor(view) is line
    assert "x" in view._bubble.text
    assert book.actions == []
    qtbot.keyClick(line, Key.Key_Escape)


def test_delete_empties_cells_but_asks_the_tab_about_whole_rows(qtbot, view, book):
    select(view, 0, 0, 1, 0)
    with qtbot.assertNotEmitted(view.delete_pressed), qtbot.waitSignal(view.told) as told:
        qtbot.keyClick(view, Key.Key_Delete)
    assert book.actions == [{"u1": {"name": ""}, "u2": {"name": ""}}]
    assert told.args[0] == "2 sel dikosongkan. Ctrl+Z mengurungkan."

    qtbot.keyClick(view, Key.Key_Space, SHIFT)
    with qtbot.waitSignal(view.delete_pressed):
        qtbot.keyClick(view, Key.Key_Delete)
    view.go(3, 0)
    with qtbot.waitSignal(view.delete_pressed):
        qtbot.keyClick(view, Key.Key_Delete, CTRL)
    assert len(book.actions) == 1


def test_the_context_menu_leads_to_the_rejected_cells(qtbot, view):
    paste(qtbot, view, "x", column=BUDGET)

    assert "Ke sel yang ditolak berikutnya" in [action.text() for action in view.menu().actions()]


def test_the_bubble_stands_below_what_was_pasted(qtbot, view):
    paste(qtbot, view, "1\nx", column=BUDGET)

    bottom = view.visualRect(view.table.index(1, BUDGET)).bottom()
    assert view._bubble.geometry().top() > bottom
    assert view.viewport().rect().contains(view._bubble.geometry().topLeft() + QPoint(1, 1))
