"""The small parts every tab is put together from."""

import pytest
from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget

from rakor_desktop.domain.errors import AmbiguousError
from rakor_desktop.ui import theme
from rakor_desktop.ui.chips import Chip
from rakor_desktop.ui.choosers import ChoiceBox, SearchBox
from rakor_desktop.ui.pieces import (
    Card,
    EmptyState,
    HeadLine,
    InlineMessage,
    Label,
    across,
    button,
    down,
    icon_button,
    scrolling,
)
from rakor_desktop.ui.theme import State
from rakor_desktop.ui.tiles import TileBoard, TileRow

Key = Qt.Key
REGIONS = [f"Daerah {number}" for number in range(1, 23)]


@pytest.fixture(autouse=True)
def light(qapp):
    theme.apply(qapp, "light")


@pytest.fixture
def show(qtbot):
    def shown(widget, width=600, height=400):
        qtbot.addWidget(widget)
        widget.resize(width, height)
        with qtbot.waitActive(widget):
            widget.show()
            widget.activateWindow()
        return widget

    return shown


def tiles(count=22):
    return [TileRow(f"r{i}", name, State.OK, "Kepala hadir", "2/2") for i, name in enumerate(REGIONS[:count])]


def pressed_by(qtbot, make):
    done = []
    return done, make(lambda: done.append("done"))


def test_a_button_does_what_it_says_by_mouse_and_keyboard(qtbot, show):
    done, made = pressed_by(qtbot, lambda do: button("Simpan", do, kind="primary"))
    show(made)
    qtbot.mouseClick(made, Qt.MouseButton.LeftButton)
    qtbot.keyClick(made, Key.Key_Space)

    assert done == ["done", "done"]


def test_a_shortcut_works_and_is_told_in_the_tip(qtbot, show):
    done, made = pressed_by(qtbot, lambda do: button("&Cetak", do, icon="copy", shortcut="Ctrl+P"))
    show(made)
    qtbot.keyClick(made, Key.Key_P, Qt.KeyboardModifier.ControlModifier)

    qtbot.waitUntil(lambda: done == ["done"])
    assert made.toolTip() == "Cetak (Ctrl+P)"


def test_a_button_with_only_a_picture_has_a_name(show):
    made = show(icon_button("copy", "Salin"))

    assert (made.accessibleName(), made.toolTip()) == ("Salin", "Salin")
    assert made.focusPolicy() & Qt.FocusPolicy.TabFocus


def test_every_target_is_at_least_24_pixels(show):
    parts = [button("Ya"), icon_button("copy", "Salin"), ChoiceBox([("a", "A")]), SearchBox(), QLineEdit()]
    box = QWidget()
    box.setLayout(down(*parts, None))
    show(box)

    assert all(min(part.width(), part.height()) >= 24 for part in parts)


def test_the_focus_can_be_seen_on_every_part(qtbot, show):
    board = TileBoard()
    board.show_rows(tiles(1))
    parts = [button("Ya"), icon_button("copy", "Salin"), ChoiceBox([("a", "A")]), QLineEdit(), board.tiles[0]]
    box = QWidget()
    box.setLayout(down(*parts[:-1], board))
    show(box)

    for part, other in zip(parts, parts[1:] + parts[:1], strict=True):
        other.setFocus()
        qtbot.waitUntil(other.hasFocus)
        without = part.grab().toImage()
        part.setFocus()
        qtbot.waitUntil(part.hasFocus)
        assert part.grab().toImage() != without


def test_a_chip_says_its_state_as_a_word_too(show):
    chip = show(Chip(State.WARN, "3 belum hadir"))
    assert chip.accessibleName() == "3 belum hadir"
    narrow = chip.sizeHint()

    before = chip.grab().toImage()
    chip.show_state(State.BAD, "3 daerah belum hadir sama sekali")

    assert chip.sizeHint().width() > narrow.width()
    assert chip.grab().toImage() != before


def test_a_message_shows_while_there_is_something_to_say(show):
    message = InlineMessage()
    box = QWidget()
    box.setLayout(down(message, None))
    show(box)
    assert not message.isVisible()

    message.show_message(State.BAD, "Berkas tidak dapat ditulis.")
    assert message.isVisible()
    assert message.accessibleName() == "Berkas tidak dapat ditulis."

    message.show_message(State.BAD, "")
    assert not message.isVisible()


def test_a_message_offers_what_to_do(qtbot, show):
    done, message = pressed_by(
        qtbot, lambda do: InlineMessage(State.INFO, "Hanya untuk dibaca.", "Buka salinan", do)
    )
    show(message)
    qtbot.mouseClick(message.findChildren(type(button("")))[0], Qt.MouseButton.LeftButton)

    assert done == ["done"]


def test_a_long_message_is_wrapped_not_cut(show):
    message = show(InlineMessage(State.WARN, "kata " * 60), 300, 10)

    assert message.heightForWidth(300) > 3 * message.fontMetrics().height()


def test_the_head_line_says_what_is_true_now(show):
    head = show(HeadLine("Memuat", [button("Tambah")]))
    head.show_text("38 dari 60 hadir", [(State.OK, "19 daerah"), (State.WARN, "3 belum")])
    assert (head.text, head.chips) == ("38 dari 60 hadir", ["19 daerah", "3 belum"])

    head.show_text("60 dari 60 hadir", [(State.OK, "22 daerah")])
    assert head.chips == ["22 daerah"]


def test_an_empty_state_says_what_to_do_and_does_it(qtbot, show):
    done, empty = pressed_by(
        qtbot, lambda do: EmptyState("copy", "Belum ada catatan", "Tulis yang pertama.", "Tulis", do)
    )
    show(empty)
    qtbot.mouseClick(empty.action, Qt.MouseButton.LeftButton)

    assert done == ["done"]
    assert empty.accessibleName() == "Belum ada catatan"
    assert empty.accessibleDescription() == "Tulis yang pertama."


def test_nothing_in_an_empty_state_is_cut(show):
    words = "Impor daftar undangan dari Excel, atau tambahkan orang satu per satu di bawah daftar ini."
    empty = show(EmptyState("copy", "Belum ada peserta", words))
    label = next(part for part in empty.findChildren(Label) if part.text() == words)

    assert label.height() >= label.heightForWidth(label.width())


def test_texts_follow_the_text_size_but_keep_their_role(qapp, show):
    title, small = Label("Judul", size="title"), Label("kecil", size="small")
    card = show(Card(title, small, None, title="Kartu"))

    theme.apply(qapp, "light", 150)
    bigger = (title.font().pointSizeF(), small.font().pointSizeF())
    theme.apply(qapp, "light")

    assert bigger == (22.5, 13.5)
    assert (title.font().pointSizeF(), small.font().pointSizeF()) == (15, 9)
    assert card.accessibleName() == "Kartu"


def test_markup_in_a_text_is_shown_as_it_was_typed(show):
    label = show(Label("<b>Tebal</b> & <img src='/etc/hostname'>"))

    assert label.textFormat() == Qt.TextFormat.PlainText


def test_parts_are_laid_out_on_the_grid(show):
    first, second = button("A"), button("B")
    box = QWidget()
    box.setLayout(down(across(first, second, None), 16, None))
    show(box)

    assert second.x() - (first.x() + first.width()) == theme.SPACE


def test_a_form_longer_than_the_window_can_be_scrolled(show):
    tall = QWidget()
    tall.setMinimumSize(QSize(100, 2000))
    area = show(scrolling(tall), 300, 200)

    assert area.verticalScrollBar().maximum() > 1000


# The arrival board


def test_all_22_regions_fit_beside_other_content_on_a_small_screen(show):
    board = TileBoard()
    board.show_rows(tiles())
    box = QWidget()
    box.setLayout(down(board, None))
    show(box, 960, 500)

    per_line = sum(tile.y() == board.tiles[0].y() for tile in board.tiles)
    assert per_line >= 6
    assert board.height() <= 250
    assert all(board.rect().contains(tile.geometry()) for tile in board.tiles)


def test_the_board_uses_the_room_there_is(qapp, show):
    board = show(TileBoard(), 1300, 300)
    board.show_rows(tiles())
    qapp.processEvents()
    many = sum(tile.y() == board.tiles[0].y() for tile in board.tiles)

    board.resize(500, 900)
    qapp.processEvents()

    assert sum(tile.y() == board.tiles[0].y() for tile in board.tiles) < many


def test_a_tile_is_told_in_words(show):
    board = show(TileBoard())
    board.show_rows([TileRow("53.04", "Belu", State.INFO, "Ada perwakilan", "1/2")])

    assert board.tiles[0].accessibleName() == "Belu, Ada perwakilan, 1/2"


def test_news_change_the_tiles_that_are_there(show):
    board = show(TileBoard())
    board.show_rows(tiles())
    first = board.tiles[0]

    board.show_rows([TileRow("r0", "Daerah 1", State.BAD, "Belum ada", "0/2"), *tiles()[1:20]])

    assert board.tiles[0] is first
    assert (len(board.tiles), first.row.word) == (20, "Belum ada")


def test_tiles_are_walked_by_arrow_keys_and_opened_by_enter(qtbot, show):
    board = TileBoard()
    board.show_rows(tiles())
    show(board, 640, 900)
    board.tiles[0].setFocus()
    qtbot.keyClick(board.tiles[0], Key.Key_Right)
    assert board.tiles[1].hasFocus()
    qtbot.keyClick(board.tiles[1], Key.Key_Down)
    here = QApplication.focusWidget()
    assert here.y() > board.tiles[1].y()
    assert here.x() == board.tiles[1].x()

    with qtbot.waitSignal(board.opened) as opened:
        qtbot.keyClick(here, Key.Key_Return)
    assert opened.args == [here.row.uid]

    qtbot.keyClick(board.tiles[0], Key.Key_Left)
    qtbot.keyClick(board.tiles[0], Key.Key_Up)


def test_some_tiles_begin_a_line_of_their_own_and_the_arrows_find_them(qtbot, qapp, show):
    board = TileBoard()
    board.show_rows(tiles(), apart=3)
    show(board, 1000, 500)
    qapp.processEvents()
    apart, others = board.tiles[-3:], board.tiles[:-3]

    assert {tile.y() for tile in apart} == {apart[0].y()}
    assert apart[0].x() == board.tiles[0].x()
    assert all(tile.y() < apart[0].y() for tile in others)

    last = max(others, key=lambda tile: (tile.y(), tile.x()))
    last.setFocus()
    qtbot.keyClick(last, Key.Key_Down)
    assert QApplication.focusWidget() in apart


def test_tab_comes_to_one_tile_of_a_board_only(qtbot, show):
    board, after = TileBoard(), QLineEdit()
    board.show_rows(tiles())
    box = QWidget()
    box.setLayout(down(board, after))
    show(box, 900, 500)
    board.tiles[4].setFocus()
    qtbot.keyClick(board.tiles[4], Key.Key_Right)

    qtbot.keyClick(board.tiles[5], Key.Key_Tab)
    assert after.hasFocus()
    qtbot.keyClick(after, Key.Key_Backtab, Qt.KeyboardModifier.ShiftModifier)
    assert board.tiles[5].hasFocus()


def test_the_focus_stays_with_its_place_when_tiles_go_and_come(show):
    board = TileBoard()
    board.show_rows(tiles())
    show(board, 900, 500)
    board.tiles[7].setFocus()

    board.show_rows([row for row in tiles() if row.uid in ("r3", "r7")])
    assert QApplication.focusWidget().row.uid == "r7"
    board.show_rows([row for row in tiles() if row.uid == "r3"])
    assert QApplication.focusWidget().row.uid == "r3"
    board.show_rows([])
    assert QApplication.focusWidget() is board


def test_a_tile_tells_since_when(show):
    board = show(TileBoard(), 900, 200)
    board.show_rows([TileRow("r", "Belu", State.INFO, "Ada perwakilan", "1/2", since="08.12")])
    assert board.tiles[0].accessibleName() == "Belu, Ada perwakilan 08.12, 1/2"


# Choosing


def test_a_search_box_accepts_only_what_can_mean_one_thing(qtbot):
    box = SearchBox([("1", "Kabupaten Kupang"), ("2", "Kota Kupang"), ("3", "Kabupaten Belu", "53.04")])
    qtbot.addWidget(box)

    box.setText("53.04")
    assert box.value() == "3"
    box.setText("kota")
    assert box.value() == "2"
    box.setText("Kupang")
    with pytest.raises(AmbiguousError, match="Kabupaten Kupang, Kota Kupang"):
        box.value()


def test_two_people_of_the_same_name_are_told_apart_by_picking(qtbot):
    box = SearchBox([("1", "Maria Contoh"), ("2", "Maria Contoh")])
    qtbot.addWidget(box)
    box.setText("Maria Contoh")
    with pytest.raises(AmbiguousError):
        box.value()

    box.show_value("2")
    assert box.value() == "2"


def test_a_short_list_opens_whole_below_its_box(show):
    choice = show(ChoiceBox([(n, f"Pilihan {n}") for n in range(5)]))
    choice.showPopup()
    view = choice.view()
    last = view.visualRect(choice.model().index(4, 0))

    assert view.viewport().rect().contains(last)
    assert view.mapToGlobal(view.rect().topLeft()).y() >= choice.mapToGlobal(choice.rect().bottomLeft()).y()
    choice.hidePopup()


def test_what_is_no_longer_offered_shows_nothing(qtbot):
    choice, search = ChoiceBox([("a", "A")]), SearchBox([("a", "A")])
    for box in (choice, search):
        qtbot.addWidget(box)
        box.show_value("z")
        assert box.value() is None
        box.show_value("a")
        assert box.value() == "a"


def test_what_a_word_begins_with_is_suggested_before_what_it_only_contains(qtbot):
    labels = ["Kabupaten Kupang", "Kabupaten Belu", "Kabupaten Ende", "Kota Kupang"]
    box = SearchBox([(label, label) for label in labels])
    qtbot.addWidget(box)
    box.show()
    qtbot.keyClicks(box, "en")

    assert [option.label for option in box._found] == ["Kabupaten Ende", *labels[:2]]


def test_enter_takes_the_only_suggestion(qtbot, show):
    box = SearchBox([("1", "Kabupaten Kupang"), ("2", "Kota Kupang"), ("3", "Kabupaten Belu")])
    show(box)
    box.setFocus()
    qtbot.keyClicks(box, "bel")
    popup = box.completer().popup()
    qtbot.waitUntil(popup.isVisible)
    with qtbot.waitSignal(box.picked):
        qtbot.keyClick(popup, Key.Key_Return)

    assert (box.text(), box.value(), popup.isVisible()) == ("Kabupaten Belu", "3", False)


def test_enter_presses_the_button_with_the_focus(qtbot, show):
    done = []
    here, there = button("Ya", lambda: done.append("ya")), button("Tidak", lambda: done.append("tidak"))
    around = QWidget()
    around.setLayout(across(here, there))
    show(around)
    there.setFocus()
    qtbot.keyClick(there, Key.Key_Return)

    assert done == ["tidak"]
