"""The one table: what it shows, how it keeps its place, and what is typed into it."""

import json
import time
from dataclasses import replace

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication, QComboBox, QLineEdit, QWidget
from tables import COLUMNS, GUESTS, SHIFT, Book, Guest, Key, editor, names, shown

from rakor_desktop.domain.errors import RakorError
from rakor_desktop.ui import theme
from rakor_desktop.ui.autosave import Autosave
from rakor_desktop.ui.pieces import EmptyState
from rakor_desktop.ui.table import RowTable, TableView

# The model


def test_the_model_keeps_qts_rules(qtmodeltester, table):
    qtmodeltester.check(table)
    table.set_filter("i")
    table.sort(0)
    table.show_rows(GUESTS[1:])
    qtmodeltester.check(table)


def test_cells_show_what_their_columns_say(table):
    assert [table.index(0, i).data() for i in range(4)] == ["Yosef", "3.000", "Peserta", "u1"]
    assert table.headerData(1, Qt.Orientation.Horizontal) == "Pagu"
    assert table.index(0, 1).data(Qt.ItemDataRole.TextAlignmentRole) & Qt.AlignmentFlag.AlignRight


def test_sorting_ignores_capitals_and_a_third_click_brings_the_order_back(view, table):
    header = view.header()
    header.setSortIndicator(0, Qt.SortOrder.AscendingOrder)
    assert names(table) == ["Kristina", "maria", "Ni’am", "Yosef"]

    header.setSortIndicator(0, Qt.SortOrder.DescendingOrder)
    assert names(table) == ["Yosef", "Ni’am", "maria", "Kristina"]

    header.setSortIndicator(-1, Qt.SortOrder.AscendingOrder)
    assert names(table) == ["Yosef", "maria", "Ni’am", "Kristina"]


@pytest.mark.parametrize("order", [Qt.SortOrder.AscendingOrder, Qt.SortOrder.DescendingOrder])
def test_numbers_sort_as_numbers_and_missing_ones_come_last(table, order):
    table.sort(1, order)
    figures = [row.budget for row in table.rows()]

    assert figures[-1] is None
    assert figures[:-1] == sorted((100, 3000, 20000), reverse=order == Qt.SortOrder.DescendingOrder)


def test_a_filter_wants_every_word_in_whatever_column(table):
    table.set_filter("MAR 20.000")
    assert names(table) == ["maria"]

    table.set_filter("")
    assert len(table.rows()) == 4


def test_a_new_row_that_does_not_pass_the_filter_stays_hidden(table):
    table.set_filter("u")
    table.set_filter("kristina")
    table.show_rows((*GUESTS, Guest("u5", "Petrus"), Guest("u6", "Kristina B")))

    assert names(table) == ["Kristina", "Kristina B"]
    assert (table.total, table.filtered) == (6, True)


def test_the_selection_stays_with_its_rows_when_others_come_and_go(view, table):
    view.select_row("u3")

    table.show_rows((Guest("u0", "Anton"), *GUESTS[2:], Guest("u9", "Zakarias")))

    assert [row.uid for row in view.selected_rows()] == ["u3"]
    assert view.current_row().uid == "u3"
    assert view.currentIndex().row() == 1


def test_sorting_and_filtering_keep_the_selection_too(view, table):
    view.select_row("u2")
    table.sort(1, Qt.SortOrder.DescendingOrder)
    table.set_filter("mar")

    assert [row.uid for row in view.selected_rows()] == ["u2"]


def test_after_a_row_is_gone_the_next_one_is_at_hand(view, table):
    view.select_row("u2")

    table.show_rows((GUESTS[0], *GUESTS[2:]))

    assert view.current_row().uid == "u3"
    assert [row.uid for row in view.selected_rows()] == ["u3"]


def test_the_selection_tells_of_itself_only_when_it_changed(qtbot, view, table):
    view.select_row("u2")
    with qtbot.assertNotEmitted(view.selection_changed):
        table.show_rows(list(GUESTS))
        table.sort(0)
    with qtbot.waitSignal(view.selection_changed):
        table.show_rows([replace(row, name=row.name.upper()) for row in GUESTS])
    with qtbot.waitSignal(view.selection_changed):
        table.show_rows(())
    assert view.selected_rows() == []


def test_a_hundred_thousand_rows_appear_at_once(qtbot, qapp, record_property):
    many = [Guest(f"u{i}", f"Nama {i}", i) for i in range(100_000)]
    calls = []
    counted = (replace(COLUMNS[0], text=lambda r: calls.append(r) or r.name), *COLUMNS[1:])
    table = RowTable(counted)
    view = shown(qtbot, TableView(table))

    for rows in (many, many[1:], list(reversed(many))):
        calls.clear()
        start = time.process_time()
        table.show_rows(rows)
        qapp.processEvents()
        spent = time.process_time() - start
        record_property("ms", round(spent * 1000))
        assert spent < 0.4
        assert len(calls) < 100  # only what is on screen is asked for
    assert view.verticalHeader().count() == 100_000


# The look


def test_rows_are_32_pixels_high_and_figures_stand_right(view):
    assert view.rowHeight(0) == 32
    assert COLUMNS[1].align == Qt.AlignmentFlag.AlignRight


def test_larger_text_makes_higher_rows(view, qapp):
    theme.apply(qapp, "light", 150)
    higher = (view.rowHeight(0), view.font().pointSizeF(), view.header().font().pointSizeF())
    theme.apply(qapp, "light")

    assert higher[0] > 32
    assert higher[1:] == (15, 13.5)
    assert view.rowHeight(0) == 32


def test_a_selected_row_and_a_chip_are_painted(view, qapp):
    plain = view.grab().toImage()
    view.select_row("u2")
    qapp.processEvents()

    assert view.grab().toImage() != plain


def test_the_stretching_column_takes_the_room_that_is_left(view, qapp):
    header = view.header()
    assert header.length() == view.viewport().width()

    view.resize(900, 300)
    qapp.processEvents()
    assert header.length() == view.viewport().width()


def test_an_empty_table_says_what_to_do_first(qtbot, view, table):
    pressed = []
    empty = EmptyState(
        "circle-dashed", "Belum ada peserta", "Tambahkan.", "Tambah", lambda: pressed.append(1)
    )
    view.set_empty(empty)
    assert not empty.isVisible()

    table.show_rows(())
    assert empty.isVisible()
    assert empty.geometry() == view.viewport().rect()
    qtbot.mouseClick(empty.action, Qt.MouseButton.LeftButton)
    assert pressed == [1]

    table.show_rows(GUESTS)
    assert not empty.isVisible()


def test_what_an_empty_table_says_can_change(view, table):
    first, second = EmptyState("circle-dashed", "Belum ada hari"), EmptyState("info", "Belum ada mata acara")
    table.show_rows(())
    view.set_empty(first)
    view.set_empty(second)

    assert (first.isVisible(), second.isVisible()) == (False, True)
    view.set_empty(first)
    assert (first.isVisible(), second.isVisible()) == (True, False)


def test_a_filter_without_hits_says_so_instead(view, table):
    empty = EmptyState("circle-dashed", "Belum ada peserta")
    view.set_empty(empty)

    table.set_filter("tidak ada orang ini")

    assert not empty.isVisible()
    said = [e.accessibleName() for e in view.viewport().findChildren(EmptyState) if e.isVisible()]
    assert said == ["Tidak ada yang cocok"]


def test_what_was_arranged_by_hand_is_remembered(qtbot, qapp, view):
    header = view.header()
    header.resizeSection(1, 177)
    header.setSectionHidden(3, True)
    header.moveSection(2, 0)
    header.setSortIndicator(1, Qt.SortOrder.DescendingOrder)
    kept = header.layout_state()
    json.loads(kept)

    other = shown(qtbot, TableView(Book(GUESTS).table))
    other.header().restore_layout(kept)

    again = other.header()
    assert again.sectionSize(1) == 177
    assert again.isSectionHidden(3)
    assert again.visualIndex(2) == 0
    assert other.table.rows()[0].budget == 20000
    assert again.layout_state() == kept


@pytest.mark.parametrize("kept", ["", "[]", "null", '{"hidden": ["Lama"]}', '{"widths": {"Nama": "x"}}'])
def test_an_arrangement_that_makes_no_sense_is_passed_over(view, kept):
    view.header().restore_layout(kept)

    assert not view.header().isSectionHidden(0)


def test_columns_are_hidden_in_the_menu_of_the_header_but_never_all(view):
    menu = view.header().menu()
    for action in menu.actions()[1:4]:
        action.setChecked(False)

    again = view.header().menu()
    assert [a.isChecked() for a in again.actions()[:4]] == [True, False, False, False]
    assert not again.actions()[0].isEnabled()
    again.actions()[-1].trigger()
    assert view.header().hiddenSectionCount() == 0


def test_the_whole_text_is_told_to_a_screen_reader(view, table):
    long = Guest("u9", "Baris satu\nbaris dua")
    table.show_rows([long])

    assert table.index(0, 0).data(Qt.ItemDataRole.AccessibleTextRole) == "Baris satu\nbaris dua"
    assert view.accessibleName() == "Peserta"


# Moving by rows


def test_a_table_for_reading_selects_rows_and_opens_them_by_enter(qtbot, rows_only):
    rows_only.go(1, 0)
    assert [row.uid for row in rows_only.selected_rows()] == ["u2"]

    with qtbot.waitSignal(rows_only.opened) as opened:
        qtbot.keyClick(rows_only, Key.Key_Return)
    assert opened.args == [GUESTS[1]]

    qtbot.keyClicks(rows_only, "x")
    qtbot.keyClick(rows_only, Key.Key_F2)
    assert editor(rows_only) is None


def test_a_double_click_opens_a_row_too(qtbot, rows_only):
    spot = rows_only.visualRect(rows_only.table.index(2, 0)).center()
    with qtbot.waitSignal(rows_only.opened) as opened:
        qtbot.mouseClick(rows_only.viewport(), Qt.MouseButton.LeftButton, pos=spot)
        qtbot.mouseDClick(rows_only.viewport(), Qt.MouseButton.LeftButton, pos=spot)
    assert opened.args == [GUESTS[2]]


def test_delete_and_space_are_left_to_the_tab(qtbot, rows_only):
    rows_only.go(0, 0)
    with qtbot.waitSignal(rows_only.delete_pressed):
        qtbot.keyClick(rows_only, Key.Key_Delete)
    with qtbot.waitSignal(rows_only.space_pressed):
        qtbot.keyClick(rows_only, Key.Key_Space)


def test_tab_leaves_a_table_for_reading(qtbot, qapp):
    outer = QWidget()
    qtbot.addWidget(outer)
    table = RowTable(COLUMNS)
    table.show_rows(GUESTS)
    view, after = TableView(table), QLineEdit(outer)
    view.setParent(outer)
    after.move(0, 300)
    outer.show()
    QWidget.setTabOrder(view, after)
    qtbot.waitActive(outer).__enter__()
    outer.activateWindow()
    view.setFocus()
    qtbot.keyClick(view, Key.Key_Tab)

    qtbot.waitUntil(after.hasFocus)


# Typing


def test_typing_replaces_the_cell_and_enter_goes_down(qtbot, view, book):
    view.go(0, 0)
    qtbot.keyClicks(view, "A")
    qtbot.keyClicks(editor(view), "ni ")
    qtbot.keyClick(editor(view), Key.Key_Return)

    qtbot.waitUntil(lambda: book.actions == [{"u1": {"name": "Ani"}}])
    assert (view.currentIndex().row(), view.currentIndex().column()) == (1, 0)
    assert names(book.table)[0] == "Ani"
    assert editor(view) is None


def test_f2_edits_what_is_there_and_tab_goes_right(qtbot, view, book):
    view.go(0, 0)
    qtbot.keyClick(view, Key.Key_F2)
    line = editor(view)
    assert line.text() == "Yosef"
    line.setCursorPosition(5)
    qtbot.keyClicks(line, "a")
    qtbot.keyClick(line, Key.Key_Tab)

    assert book.actions == [{"u1": {"name": "Yosefa"}}]
    assert (view.currentIndex().row(), view.currentIndex().column()) == (0, 1)


def test_escape_leaves_the_cell_as_it_was(qtbot, view, book):
    view.go(0, 0)
    qtbot.keyClicks(view, "x")
    qtbot.keyClick(editor(view), Key.Key_Escape)

    assert (book.actions, editor(view)) == ([], None)


def test_a_cell_that_was_not_changed_is_not_saved(qtbot, view, book):
    view.go(0, 0)
    qtbot.keyClick(view, Key.Key_F2)
    qtbot.keyClick(editor(view), Key.Key_Tab)

    assert book.actions == []


def test_enter_and_tab_move_without_typing(qtbot, view):
    view.go(0, 0)
    qtbot.keyClick(view, Key.Key_Return)
    assert view.currentIndex().row() == 1
    qtbot.keyClick(view, Key.Key_Return, SHIFT)
    assert view.currentIndex().row() == 0
    qtbot.keyClick(view, Key.Key_Tab)
    assert view.currentIndex().column() == 1


def test_a_refused_text_stays_under_the_eyes_with_the_reason_below(qtbot, view, book):
    view.go(0, 1)
    qtbot.keyClicks(view, "a")
    line = editor(view)
    qtbot.keyClicks(line, "bc")
    with qtbot.waitSignal(book.table.refused) as refused:
        qtbot.keyClick(line, Key.Key_Tab)

    assert "abc" in refused.args[0]
    assert editor(view) is line
    assert line.text() == "abc"
    assert view._bubble.isVisible()
    assert view._bubble.text == refused.args[0]
    assert book.actions == []

    line.selectAll()
    qtbot.keyClicks(line, "5000")
    assert not view._bubble.isVisible()
    qtbot.keyClick(line, Key.Key_Tab)
    assert book.actions == [{"u1": {"budget": 5000}}]


def test_a_refusal_of_the_service_keeps_the_old_value(qtbot, view, book):
    book.refusal = "Nama ini sudah ada."
    view.go(0, 0)
    qtbot.keyClicks(view, "m")
    with qtbot.waitSignal(book.table.refused):
        qtbot.keyClick(editor(view), Key.Key_Return)
    qtbot.keyClick(editor(view), Key.Key_Escape)

    assert names(book.table)[0] == "Yosef"
    assert editor(view) is None


def test_what_is_typed_in_a_cell_counts_as_not_saved_yet(qtbot, book):
    autosave = Autosave()
    view = shown(qtbot, TableView(book.table, autosave=autosave))
    view.go(0, 0)
    qtbot.keyClicks(view, "Z")
    qtbot.keyClicks(editor(view), "eno")
    assert autosave.is_pending

    assert autosave.flush()
    assert book.actions == [{"u1": {"name": "Zeno"}}]
    assert editor(view) is None
    assert not autosave.is_pending


def test_a_flush_that_is_refused_keeps_the_editor_and_says_so(qtbot, book):
    autosave = Autosave()
    view = shown(qtbot, TableView(book.table, autosave=autosave))
    view.go(0, 1)
    qtbot.keyClicks(view, "x")
    qtbot.keyClicks(editor(view), "yz")

    assert autosave.flush() is False
    assert autosave.is_pending
    assert editor(view).text() == "xyz"


def test_news_do_not_disturb_an_open_editor(qtbot, view, table):
    view.go(2, 0)
    qtbot.keyClicks(view, "N")
    line = editor(view)
    qtbot.keyClicks(line, "eu")

    table.show_rows((Guest("u0", "Anton"), *GUESTS))
    assert editor(view) is line
    assert line.text() == "Neu"
    table.show_rows([replace(row, budget=1) for row in table.rows()])
    assert line.text() == "Neu"
    qtbot.keyClick(line, Key.Key_Tab)

    assert view.current_row().uid == "u3"


def test_one_of_a_few_is_picked_from_a_list(qtbot, view, book):
    view.go(0, 2)
    qtbot.keyClick(view, Key.Key_F2)
    combo = editor(view, QComboBox)
    assert [combo.itemText(i) for i in range(combo.count())] == ["Peserta", "Narasumber"]
    assert combo.currentText() == "Peserta"
    combo.setCurrentIndex(1)
    combo.activated.emit(1)

    assert book.actions == [{"u1": {"kind": "N"}}]
    assert editor(view, QComboBox) is None


def test_a_column_without_a_field_cannot_be_typed_into(qtbot, view):
    view.go(0, 3)
    qtbot.keyClick(view, Key.Key_F2)

    assert editor(view) is None


def test_the_context_menu_offers_what_the_keys_do(view, rows_only):
    view.go(0, 0)

    assert [a.text() for a in view.menu().actions() if a.text()] == [
        "Salin",
        "Salin dengan judul kolom",
        "Tempel",
        "Isi ke bawah",
    ]
    assert [a.text() for a in rows_only.menu().actions() if a.text()] == ["Salin", "Salin dengan judul kolom"]


def test_a_refusal_can_be_shown_at_the_cell_by_the_program(view):
    view.go(3, 0)
    view.show_refusal("Orang ini tidak ada lagi dalam daftar.")

    bubble = view._bubble
    assert bubble.isVisible()
    assert view.viewport().rect().contains(bubble.geometry())
    view.go(0, 0)
    assert not bubble.isVisible()


def test_a_row_error_is_a_sentence_not_a_crash(book):
    def refuse(_text):
        raise RakorError("Tidak boleh.")

    column = replace(COLUMNS[0], parse=refuse)
    table = RowTable((column,), book.save)
    table.show_rows(GUESTS)

    assert table.write([(GUESTS[0], column, "x")]) == "Tidak boleh."


def test_the_point_of_the_context_menu_is_inside(view, qapp):
    view.menu().popup(view.mapToGlobal(QPoint(5, 5)))
    popup = QApplication.activePopupWidget()
    assert popup is not None
    popup.close()


def test_the_row_the_keyboard_first_comes_to_is_selected(view):
    view.setFocus()

    assert [row.uid for row in view.selected_rows()] == ["u1"]
