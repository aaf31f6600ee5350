"""Filtering by column: chosen below the title, told above it, kept while the rows change."""

import itertools
from dataclasses import replace

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QHelpEvent, QMouseEvent
from PySide6.QtWidgets import QApplication, QToolButton, QToolTip
from shiboken6 import isValid
from tables import COLUMNS, CTRL, GUESTS, SHIFT, Book, Guest, Key, editor, names, shown

from rakor_desktop.ui.pieces import EmptyState
from rakor_desktop.ui.table import OrderBox, RowTable, TableView

NAME, BUDGET, KIND, CODE = range(4)
ALT = Qt.KeyboardModifier.AltModifier
PEOPLE = (
    Guest("u1", "Yosef", 3000, "P"),
    Guest("u2", "maria", 20000, "N"),
    Guest("u3", "Ni’am", None, "P"),
    Guest("u4", "Kristina", 100, "N"),
    Guest("u5", "", 100, "P"),
)


@pytest.fixture
def table(book):
    book.show(list(PEOPLE))
    return book.table


@pytest.fixture
def open_filter(qtbot, view):
    """What opens the filter of a column by the keyboard and closes it at the end."""
    opened = []

    def opener(column):
        view.go(0, column)
        view.setFocus()
        qtbot.keyClick(view, Key.Key_Down, ALT)
        popup = view.popup
        qtbot.waitUntil(popup.search.hasFocus)
        opened.append(popup)
        return popup

    yield opener
    for popup in opened:
        if isValid(popup):
            popup.close()


def listed(popup):
    model = popup.values
    return [(model.index(place).data(), model.listed[place].rows) for place in range(model.rowCount())]


def ticked(popup):
    model = popup.values
    checked = Qt.CheckState.Checked
    return [
        model.index(place).data()
        for place in range(model.rowCount())
        if model.index(place).data(Qt.ItemDataRole.CheckStateRole) == checked
    ]


def chips(view):
    return [chip.words for chip in view.header().chips.chips if chip.isVisible()]


def click_header(qtbot, view, spot, button=Qt.MouseButton.LeftButton):
    qtbot.mouseClick(view.header().viewport(), button, pos=spot)


# The list of values


def test_alt_and_the_arrow_down_list_the_values_of_the_column_with_their_counts(open_filter):
    assert listed(open_filter(KIND)) == [("Narasumber", 2), ("Peserta", 3)]


def test_values_come_in_the_order_of_the_column_and_the_empty_one_last(open_filter):
    assert listed(open_filter(BUDGET)) == [("100", 2), ("3.000", 1), ("20.000", 1), ("(kosong)", 1)]
    assert [text for text, _count in listed(open_filter(NAME))] == [
        "Kristina",
        "maria",
        "Ni’am",
        "Yosef",
        "(kosong)",
    ]


def test_a_tick_shows_only_such_rows_at_once_and_another_adds_its_own(qtbot, view, table, open_filter):
    popup = open_filter(BUDGET)
    qtbot.keyClick(popup.search, Key.Key_Down)
    assert popup.list.hasFocus()
    qtbot.keyClick(popup.list, Key.Key_Space)
    assert names(table) == ["Kristina", ""]

    qtbot.keyClick(popup.list, Key.Key_End)
    qtbot.keyClick(popup.list, Key.Key_Space)
    assert names(table) == ["Ni’am", "Kristina", ""]
    assert ticked(popup) == ["100", "(kosong)"]

    qtbot.keyClick(popup.list, Key.Key_Return)
    assert view.popup is None or not view.popup.isVisible()
    qtbot.waitUntil(view.hasFocus)
    assert len(table.rows()) == 3


def test_a_value_is_ticked_by_the_mouse_and_unticked_again(qtbot, table, open_filter):
    popup = open_filter(KIND)
    spot = popup.list.visualRect(popup.values.index(0)).center()
    for shown_rows in (2, 5):
        qtbot.mouseClick(popup.list.viewport(), Qt.MouseButton.LeftButton, pos=spot)
        assert len(table.rows()) == shown_rows


def test_a_value_is_looked_for_and_enter_shows_what_was_found(qtbot, view, table, open_filter):
    popup = open_filter(NAME)
    qtbot.keyClicks(popup.search, "RI")
    assert [text for text, _count in listed(popup)] == ["Kristina", "maria"]
    assert popup.every.text() == "Centang 2 yang cocok"
    qtbot.keyClick(popup.search, Key.Key_Return)

    assert names(table) == ["maria", "Kristina"]
    assert chips(view) == ["Nama: Kristina, maria"]


def test_enter_does_nothing_while_nothing_is_found(qtbot, table, open_filter):
    popup = open_filter(NAME)
    qtbot.keyClicks(popup.search, "xyz")
    popup.grab()
    qtbot.keyClick(popup.search, Key.Key_Down)
    qtbot.keyClick(popup.search, Key.Key_Return)

    assert popup.isVisible()
    assert popup.search.hasFocus()
    assert not popup.every.isEnabled()
    assert len(table.rows()) == 5


def test_letters_typed_in_the_list_go_to_the_search_and_up_leads_there_too(qtbot, open_filter):
    popup = open_filter(NAME)
    qtbot.keyClick(popup.search, Key.Key_Down)
    qtbot.keyClick(popup.list, Key.Key_Y)
    assert (popup.search.text(), popup.search.hasFocus()) == ("y", True)

    qtbot.keyClick(popup.search, Key.Key_Down)
    qtbot.keyClick(popup.list, Key.Key_Up)
    assert popup.search.hasFocus()


def test_escape_puts_back_what_was_filtered_before(qtbot, table, open_filter):
    table.keep_only(KIND, {"Peserta"})
    popup = open_filter(KIND)
    assert ticked(popup) == ["Peserta"]
    qtbot.mouseClick(popup.none, Qt.MouseButton.LeftButton)
    assert len(table.rows()) == 5
    qtbot.mouseClick(popup.every, Qt.MouseButton.LeftButton)
    qtbot.keyClick(popup.search, Key.Key_Escape)

    assert table.kept(KIND) == {"Peserta"}
    assert not popup.isVisible()


def test_counts_are_of_what_everything_else_lets_through(open_filter, table):
    table.set_filter("a")
    table.keep_only(BUDGET, {"100", "20.000"})
    table.keep_only(KIND, {"Narasumber"})

    assert listed(open_filter(KIND)) == [("Narasumber", 2), ("Peserta", 1)]


def test_a_value_that_is_ticked_is_listed_even_if_no_row_has_it_now(open_filter, table):
    table.keep_only(KIND, {"Narasumber"})
    table.show_rows([row for row in PEOPLE if row.kind == "P"])

    assert names(table) == []
    assert listed(open_filter(NAME)) == [("Narasumber", 0), ("Peserta", 3)]  # the column that is filtered


def test_a_screen_reader_is_told_the_value_and_its_count(open_filter):
    popup = open_filter(BUDGET)

    spoken = [popup.values.index(place).data(Qt.ItemDataRole.AccessibleTextRole) for place in (0, 3)]
    assert spoken == ["100, 2 baris", "(kosong), 1 baris"]
    assert popup.accessibleName() == "Saring kolom Pagu"


def test_the_list_opens_below_its_title_and_inside_the_screen(view, open_filter):
    popup = open_filter(CODE)

    assert view.screen().availableGeometry().contains(popup.geometry())
    assert popup.geometry().top() >= view.header().mapToGlobal(QPoint(0, 0)).y()


# The funnel


def test_the_funnel_of_a_title_opens_the_filter_and_does_not_sort(qtbot, view, table):
    header = view.header()
    box = header.box(KIND)
    click_header(qtbot, view, QPoint(box.right() - 14, box.center().y()))
    assert view.popup.isVisible()
    assert header.sortIndicatorSection() == -1
    view.popup.close()

    click_header(qtbot, view, QPoint(box.left() + 20, box.center().y()))
    assert header.sortIndicatorSection() == KIND
    assert view.popup is None or not view.popup.isVisible()


def test_numbers_have_their_funnel_at_the_left(qtbot, view):
    box = view.header().box(BUDGET)
    click_header(qtbot, view, QPoint(box.left() + 14, box.center().y()))

    assert view.popup.accessibleName() == "Saring kolom Pagu"
    view.popup.close()


def test_a_press_that_ends_elsewhere_opens_nothing(qtbot, view):
    header, box = view.header(), view.header().box(KIND)
    funnel, away = QPoint(box.right() - 14, box.center().y()), QPoint(box.left() + 20, box.center().y())
    qtbot.mousePress(header.viewport(), Qt.MouseButton.LeftButton, pos=funnel)
    qtbot.mouseRelease(header.viewport(), Qt.MouseButton.LeftButton, pos=away)

    assert view.popup is None
    assert header.sortIndicatorSection() == -1


def test_the_funnel_is_seen_under_the_mouse_and_while_the_column_is_filtered(view, table, qapp):
    header, quiet = view.header(), view.header().viewport().grab().toImage()
    centre = QPointF(header.box(KIND).center())
    nothing = Qt.MouseButton.NoButton
    modifiers = Qt.KeyboardModifier.NoModifier
    QApplication.sendEvent(
        header.viewport(), QMouseEvent(QEvent.Type.MouseMove, centre, centre, nothing, nothing, modifiers)
    )
    assert header.viewport().grab().toImage() != quiet
    QApplication.sendEvent(header, QEvent(QEvent.Type.Leave))
    assert header.viewport().grab().toImage() == quiet

    header.setSortIndicator(KIND, Qt.SortOrder.AscendingOrder)
    table.keep_only(KIND, {"Peserta"})
    assert header.viewport().grab().toImage() != quiet


def test_a_title_tells_what_clicking_does(view):
    header = view.header()
    spot = header.box(KIND).center()
    header.viewportEvent(QHelpEvent(QEvent.Type.ToolTip, spot, header.viewport().mapToGlobal(spot)))

    assert QToolTip.text() == "Peran\nKlik: urutkan\nCorong atau Alt+↓: saring kolom ini"
    assert header.tip(-1) == ""
    QToolTip.hideText()


def test_the_menus_offer_the_filter_too(view, table):
    assert view.header().menu(KIND).actions()[0].text() == "Saring kolom ini…"
    view.go(0, KIND)
    table.keep_only(KIND, {"Peserta"})
    menu = view.menu()
    view.offer_filters(menu)

    assert [a.text() for a in menu.actions()][-2:] == ["Saring kolom ini…", "Hapus semua saringan"]


def test_a_table_whose_rows_are_moved_by_hand_has_no_filters(qtbot, qapp):
    table = RowTable(COLUMNS)
    table.show_rows(GUESTS)
    view = shown(qtbot, TableView(table, sortable=False))
    view.go(0, 0)
    qtbot.keyClick(view, Key.Key_Down, ALT)

    assert view.popup is None
    assert view.header().menu(0).actions()[0].text() == "Nama"
    assert view.header().tip(0) == "Nama"


def test_a_column_can_say_that_filtering_it_makes_no_sense(qtbot, qapp):
    table = RowTable((replace(COLUMNS[0], filters=False), *COLUMNS[1:]))
    table.show_rows(GUESTS)
    view = shown(qtbot, TableView(table))
    view.filter_column(NAME)

    assert view.popup is None
    assert not view.header().can_filter(NAME)


def test_a_column_can_be_filtered_by_less_than_it_shows(qapp):
    table = RowTable((replace(COLUMNS[0], group=lambda row: row.name[:1].upper()), *COLUMNS[1:]))
    table.show_rows(GUESTS)

    assert [value.text for value in table.values(NAME)] == ["K", "M", "N", "Y"]
    table.keep_only(NAME, {"M"})
    assert names(table) == ["maria"]


# What is told about it


def test_chips_above_the_titles_say_by_what_is_filtered(view, table):
    high = view.header().height()
    table.keep_only(KIND, {"Peserta"})
    table.keep_only(NAME, {"Yosef", "", "maria", "Kristina"})

    assert chips(view) == ["Nama: Kristina, maria dan 2 lainnya", "Peran: Peserta"]
    assert view.header().chips.count.text() == "2 dari 5 baris"
    assert view.header().height() > high
    assert view.viewport().geometry().top() == view.header().geometry().bottom() + 1


def test_a_chip_takes_its_filter_away_and_the_last_one_its_room(qtbot, view, table):
    high = view.header().height()
    table.keep_only(KIND, {"Peserta"})
    table.keep_only(BUDGET, {"100"})
    qtbot.mouseClick(view.header().chips.chips[0], Qt.MouseButton.LeftButton)
    assert chips(view) == ["Peran: Peserta"]
    assert not view.header().chips.all.isVisible()

    qtbot.mouseClick(view.header().chips.chips[0], Qt.MouseButton.LeftButton)
    assert (chips(view), len(table.rows()), view.header().height()) == ([], 5, high)


@pytest.mark.parametrize("by_key", [True, False])
def test_all_filters_are_taken_away_at_once(qtbot, view, table, by_key):
    table.keep_only(KIND, {"Peserta"})
    table.keep_only(BUDGET, {"100"})
    if by_key:
        qtbot.keyClick(view, Key.Key_L, CTRL | SHIFT)
    else:
        qtbot.mouseClick(view.header().chips.all, Qt.MouseButton.LeftButton)

    assert (chips(view), len(table.rows())) == ([], 5)


def test_chips_share_the_room_of_a_narrow_window(view, table, qapp):
    for column in range(4):
        table.keep_only(column, {value.text for value in table.values(column)})
    view.resize(420, 300)
    qapp.processEvents()

    shown_chips = [chip for chip in view.header().chips.findChildren(QToolButton) if chip.isVisible()]
    boxes = sorted((chip.geometry() for chip in shown_chips), key=lambda box: box.left())
    assert all(before.right() < after.left() for before, after in itertools.pairwise(boxes))
    view.header().chips.chips[0].setFocus()
    assert not view.header().chips.grab().isNull()


def test_an_empty_table_says_by_what_it_is_filtered_and_shows_everything_again(qtbot, view, table):
    view.set_empty(EmptyState("circle-dashed", "Belum ada peserta"))
    view.set_hint("Ctrl+N menambah.")
    table.keep_only(KIND, {"Peserta"})
    table.narrow("maria", lambda row: row.uid != "u9", ["Hari I"])

    said = next(e for e in view.viewport().findChildren(EmptyState) if e.isVisible())
    assert said.accessibleName() == "Tidak ada yang cocok"
    assert said.accessibleDescription().splitlines() == [
        "Disaring menurut:",
        "“maria”",
        "Hari I",
        "Peran: Peserta",
        "Ctrl+N menambah.",
    ]
    with qtbot.waitSignal(view.all_wanted):
        qtbot.mouseClick(said.action, Qt.MouseButton.LeftButton)
    assert names(table) == ["maria"]


def test_another_filter_without_hits_is_told_anew(view, table):
    table.keep_only(KIND, {"Peserta"})
    for word in ("maria", "xyz"):
        table.set_filter(word)
    said = next(e for e in view.viewport().findChildren(EmptyState) if e.isVisible())

    assert "“xyz”" in said.accessibleDescription()


# While rows change


def test_filters_stay_while_rows_come_go_and_change(view, table):
    table.keep_only(KIND, {"Narasumber"})
    table.show_rows((*PEOPLE[1:], Guest("u9", "Zita", 1, "N"), Guest("u8", "Ari", 1, "P")))

    assert names(table) == ["maria", "Kristina", "Zita"]
    assert view.header().chips.count.text() == "3 dari 6 baris"


def test_a_filter_a_search_and_a_sort_work_together(view, table):
    table.keep_only(KIND, {"Peserta"})
    table.set_filter("o")
    view.header().setSortIndicator(NAME, Qt.SortOrder.DescendingOrder)
    assert names(table) == ["Yosef"]

    table.set_filter("")
    assert names(table) == ["Yosef", "Ni’am", ""]


def test_a_row_that_was_typed_into_stays_in_sight_until_the_filter_is_asked_anew(qtbot, view, table, book):
    table.keep_only(NAME, {""})
    view.go(0, NAME)
    qtbot.keyClicks(view, "A")
    qtbot.keyClick(editor(view), Key.Key_Return)
    qtbot.waitUntil(lambda: book.actions == [{"u5": {"name": "A"}}])
    assert names(table) == ["A"]

    table.show_rows(list(book.rows))  # news from elsewhere
    assert names(table) == ["A"]
    table.keep_only(NAME, {"", "maria"})
    assert names(table) == ["maria"]


def test_a_row_that_was_typed_into_keeps_its_place_in_the_order(qtbot, view, table, book):
    view.header().setSortIndicator(NAME, Qt.SortOrder.AscendingOrder)
    table.write([(table.row(0), COLUMNS[NAME], "Zita")])
    assert names(table) == ["Zita", "maria", "Ni’am", "Yosef", ""]

    view.header().setSortIndicator(NAME, Qt.SortOrder.DescendingOrder)
    assert names(table) == ["Zita", "Yosef", "Ni’am", "maria", ""]


def test_a_row_somebody_else_changes_goes_where_it_belongs(table, book, view):
    view.header().setSortIndicator(NAME, Qt.SortOrder.AscendingOrder)
    table.write([(table.row(0), COLUMNS[NAME], "Zita")])
    book.show([replace(row, budget=1) if row.uid == "u4" else row for row in book.rows])

    assert names(table) == ["maria", "Ni’am", "Yosef", "Zita", ""]


def test_a_refused_text_holds_no_row(table, book):
    table.keep_only(NAME, {"maria"})
    book.refusal = "Tidak."
    table.write([(table.row(0), COLUMNS[NAME], "Mia")])
    book.show([replace(row, name="Mia") if row.uid == "u2" else row for row in book.rows])

    assert names(table) == []


def test_in_a_steady_table_rows_stay_though_the_order_they_come_in_changes(qapp):
    book = Book(GUESTS, steady=True)
    table = book.table

    def save_sorted(changes):
        rows = [replace(row, **changes.get(row.uid, {})) for row in book.rows]
        book.show(sorted(rows, key=lambda row: row.name.casefold()))

    book.save = save_sorted
    table._taking._save = save_sorted
    book.show(sorted(book.rows, key=lambda row: row.name.casefold()))
    assert names(table) == ["Kristina", "maria", "Ni’am", "Yosef"]

    table.take([(table.row(place), COLUMNS[NAME], text) for place, text in enumerate(("Z1", "Z2", "A3"))])
    assert names(table) == ["Z1", "Z2", "A3", "Yosef"]
    book.show([row for row in book.rows if row.name != "Z1"])
    assert names(table) == ["Z2", "A3", "Yosef"]
    table.settle()
    assert names(table) == ["A3", "Yosef", "Z2"]


# The chooser of orders


@pytest.fixture
def order(view, table, qtbot):
    box = OrderBox(view.header(), "Urutan cetak")
    qtbot.addWidget(box)
    return box


def test_the_order_is_chosen_from_a_list_as_well(order, table):
    assert [order.itemText(place) for place in range(order.count())] == [
        "Urutan cetak",
        "Nama",
        "Pagu",
        "Peran",
        "Kode",
    ]
    order.setCurrentIndex(2)
    order.activated.emit(2)
    assert [row.budget for row in table.rows()] == [100, 100, 3000, 20000, None]

    order.setCurrentIndex(0)
    order.activated.emit(0)
    assert names(table) == [row.name for row in PEOPLE]


def test_the_list_of_orders_follows_the_titles(order, view):
    view.header().setSortIndicator(KIND, Qt.SortOrder.DescendingOrder)
    assert order.currentText() == "Peran"
    view.header().setSortIndicator(-1, Qt.SortOrder.AscendingOrder)
    assert order.currentText() == "Urutan cetak"


def test_equal_rows_keep_the_order_they_came_in_both_ways(table):
    for way in (Qt.SortOrder.AscendingOrder, Qt.SortOrder.DescendingOrder):
        table.sort(KIND, way)
        speakers = [row.uid for row in table.rows() if row.kind == "N"]
        assert speakers == ["u2", "u4"]
