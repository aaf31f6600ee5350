import datetime as dt

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from rakor_desktop.domain.agenda import AgendaKind
from rakor_desktop.services import agenda, events, notes
from rakor_desktop.ui import messages
from rakor_desktop.ui.tabs import TABS
from rakor_desktop.ui.window import MainWindow

CTRL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier
ALT = Qt.KeyboardModifier.AltModifier
SPECS = tuple(spec for spec in TABS if spec.key == "agenda")
START, END, TITLE, STATE, FINDING, SPEAKER = 0, 1, 2, 3, 4, 5


@pytest.fixture
def put(workspace, event, day):
    def put(title, start="", end="", session=None, **more):
        return workspace.act(agenda.add, session or day, title=title, start_time=start, end_time=end, **more)

    return put


@pytest.fixture
def window(app, qtbot):
    made = MainWindow(app, SPECS)
    made.resize(1366, 768)
    made.show()
    made.activateWindow()
    qtbot.waitUntil(made.isActiveWindow)
    yield made
    app.autosave.flush()
    made.end()
    made.deleteLater()


@pytest.fixture
def tab(window, qtbot):
    window.go("agenda")
    page = window.pages["agenda"]
    qtbot.waitUntil(page.view.hasFocus)
    return page


@pytest.fixture
def items(app):
    def items():
        return app.ask(agenda.agenda, app.event_uid).items

    return items


def focused():
    widget = QApplication.focusWidget()
    assert widget is not None, "no window is active"
    return widget


def press(key, modifiers=Qt.KeyboardModifier.NoModifier):
    QTest.keyClick(focused(), key, modifiers)
    QApplication.processEvents()


def typing(text):
    for letter in text:
        QTest.keyClick(focused(), letter)
        QApplication.processEvents()


def cell(tab, row, column):
    tab.view.setFocus()
    tab.view.setCurrentIndex(tab.table.index(row, column))


def titles(tab):
    return [line.item.title for line in tab.table.rows()]


def words(tab, column):
    return [tab.table.columns[column].text(line) for line in tab.table.rows()]


def test_an_empty_agenda_offers_the_usual_one(tab, items):
    offer = tab.view.findChildren(type(tab._nothing))
    assert tab._nothing in offer
    assert tab._nothing.isVisible()
    tab._nothing.action.click()

    assert len(items()) > 15
    assert not tab._nothing.isVisible()
    assert tab.head.text == f"{len(items())} mata acara dalam 3 hari"


def test_control_n_adds_a_row_and_lets_its_title_be_typed(tab, items):
    tab.view.setFocus()
    press(Qt.Key.Key_N, CTRL)
    typing("Doa")
    press(Qt.Key.Key_Return)

    assert [item.title for item in items()] == ["Doa", "Mata acara baru"]
    press(Qt.Key.Key_Escape)
    assert titles(tab) == ["Doa", "Mata acara baru"]


def test_enter_on_the_last_row_adds_one_that_begins_where_it_ended(tab, put, items):
    put("Doa", "08:00", "08:10")
    cell(tab, 0, TITLE)
    press(Qt.Key.Key_Return)
    typing("Lagu")
    press(Qt.Key.Key_Tab)

    assert [(item.title, item.start_time) for item in items()] == [("Doa", "08:00"), ("Lagu", "08:10")]


@pytest.mark.parametrize(("column", "typed", "field", "value"), [
    (START, "7.30", "start_time", "07:30"),
    (END, "0915", "end_time", "09:15"),
    (TITLE, "<b>Doa</b>", "title", "<b>Doa</b>"),
    (SPEAKER, "Panitia", "speaker", "Panitia"),
])  # fmt: skip
def test_cells_are_typed_over(tab, put, items, *, column, typed, field, value):
    put("Doa", "08:00", "08:10")
    cell(tab, 0, column)
    typing(typed)
    press(Qt.Key.Key_Return)

    assert getattr(items()[0], field) == value


def test_nonsense_in_a_time_is_refused_at_the_cell_and_stays_there(tab, put, items):
    put("Doa", "08:00", "08:10")
    cell(tab, 0, START)
    typing("25.00")
    press(Qt.Key.Key_Return)

    assert items()[0].start_time == "08:00"
    assert QApplication.focusWidget().text() == "25.00"
    press(Qt.Key.Key_Escape)


def test_a_block_from_a_spreadsheet_is_one_action(tab, app, put, items):
    put("Doa", "08:00")
    put("Lagu", "09:00")
    QApplication.clipboard().setText("08.00\t08.10\tPembukaan\n08.10\t08.20\tIndonesia Raya")
    cell(tab, 0, START)
    tab.view.paste()

    assert [(item.start_time, item.end_time, item.title) for item in items()] == [
        ("08:00", "08:10", "Pembukaan"),
        ("08:10", "08:20", "Indonesia Raya"),
    ]
    app.undo()
    assert [item.title for item in items()] == ["Doa", "Lagu"]


def test_control_enter_starts_the_item_and_ends_the_one_before(tab, put, items):
    put("Materi", "08:00", "09:00")
    put("Diskusi", "09:00", "10:00")
    cell(tab, 0, TITLE)
    press(Qt.Key.Key_Return, CTRL)
    assert items()[0].running
    assert words(tab, STATE)[0].startswith("Berlangsung · ")
    assert tab.head.chips[0].startswith("Materi: berlangsung")

    cell(tab, 1, TITLE)
    press(Qt.Key.Key_Return, CTRL)
    assert [item.running for item in items()] == [False, True]
    assert words(tab, STATE)[0].startswith("Selesai · ")


def test_finishing_goes_on_to_the_next_item(tab, put, items):
    put("Materi", "08:00", "09:00")
    put("Diskusi", "09:00", "10:00")
    cell(tab, 0, TITLE)
    press(Qt.Key.Key_Return, CTRL)
    press(Qt.Key.Key_Return, CTRL | SHIFT)

    assert items()[0].ended_at is not None
    assert tab.view.current_row().item.title == "Diskusi"
    assert tab.start_button.isEnabled()
    assert not tab.finish_button.isEnabled()


def test_actual_times_are_those_of_the_place_of_the_meeting(tab, app, workspace, put):
    uid = put("Materi", "08:00", "09:00")
    workspace.act(agenda.start, uid, at=dt.datetime(2026, 4, 14, 0, 5, tzinfo=dt.UTC))
    workspace.act(agenda.finish, uid, at=dt.datetime(2026, 4, 14, 1, 10, tzinfo=dt.UTC))

    assert words(tab, STATE) == ["Selesai · 08.05–09.10"]

    ended = tab.details.form.field("ended")
    ended.setFocus()
    ended.selectAll()
    typing("09.30")
    press(Qt.Key.Key_Tab)
    assert app.ask(agenda.item, uid).ended_at == dt.datetime(2026, 4, 14, 1, 30, tzinfo=dt.UTC)


def test_what_does_not_fit_is_shown_at_the_row_and_above(tab, put):
    assert tab.view.isColumnHidden(FINDING)
    put("Materi", "08:00", "10:00")
    put("Diskusi", "09:00", "09:30")
    put("Penutup", "12:00", "11:00")
    put("Doa", "17:30")

    assert words(tab, FINDING) == ["", "Periksa", "Salah", "Periksa"]
    assert not tab.view.isColumnHidden(FINDING)
    assert tab.head.chips == ["1 salah jam atau tanggal", "2 perlu diperiksa"]
    cell(tab, 2, TITLE)
    assert tab.finding.text == "“Penutup” selesai pukul 11.00, padahal mulai pukul 12.00."
    cell(tab, 0, TITLE)
    assert tab.finding.text == ""


def test_alt_and_arrows_change_the_order_and_keep_the_lengths(tab, put, items):
    put("Sambutan", "08:00", "08:30")
    put("Materi", "08:30", "10:00")
    cell(tab, 1, TITLE)
    press(Qt.Key.Key_Up, ALT)

    assert [(item.title, item.start_time, item.end_time) for item in items()] == [
        ("Materi", "08:00", "09:30"),
        ("Sambutan", "09:30", "10:00"),
    ]
    assert tab.view.current_row().item.title == "Materi"
    press(Qt.Key.Key_Up, ALT)
    press(Qt.Key.Key_Down, ALT)
    assert titles(tab) == ["Sambutan", "Materi"]


def test_delete_takes_the_row_and_undo_brings_it_back(tab, app, window, put):
    put("Doa", "08:00")
    put("Lagu", "09:00")
    cell(tab, 0, TITLE)
    press(Qt.Key.Key_Delete, CTRL)

    assert titles(tab) == ["Lagu"]
    assert window.status.sentence.text == "1 mata acara dihapus. Ctrl+Z mengurungkan."
    assert tab.details.form.field("title").text() == "Lagu"
    press(Qt.Key.Key_Z, CTRL)
    assert titles(tab) == ["Doa", "Lagu"]


@pytest.mark.parametrize("sure", [True, False])
def test_an_item_with_notes_is_deleted_only_when_the_person_is_sure(tab, app, put, *, monkeypatch, sure):
    uid = put("Diskusi", "08:00")
    day = app.ask(agenda.item, uid).session_uid
    app.workspace.act(notes.write, day, "Garam", agenda_item_uid=uid)
    monkeypatch.setattr(messages, "sure", lambda *_words: sure)
    cell(tab, 0, TITLE)
    tab.remove_button.click()

    assert titles(tab) == ([] if sure else ["Diskusi"])
    assert [note.statement for note in app.ask(notes.notes, app.event_uid)] == ["Garam"]


def test_the_details_save_themselves_and_are_shown_for_the_current_row(tab, put, items):
    put("Doa", "08:00")
    put("Materi", "09:00", kind=AgendaKind.PRESENTATION, summary="Garam")
    cell(tab, 1, TITLE)
    summary = tab.details.form.field("summary")
    assert summary.toPlainText() == "Garam"
    summary.setFocus()
    summary.selectAll()
    typing("Kopi")
    cell(tab, 0, TITLE)

    assert items()[1].summary == "Kopi"
    assert summary.toPlainText() == ""


def test_a_refused_detail_keeps_its_row(tab, put, items):
    put("Doa", "08:00")
    put("Materi", "09:00")
    cell(tab, 0, TITLE)
    title = tab.details.form.field("title")
    title.setFocus()
    title.selectAll()
    press(Qt.Key.Key_Delete)
    cell(tab, 1, TITLE)

    assert tab.view.current_row().item.title == "Doa"
    assert tab.details.form.refusal("title") == "Wajib diisi."
    assert not tab.flush()
    title.setFocus()
    typing("Doa bersama")
    assert tab.flush()
    assert items()[0].title == "Doa bersama"


def test_another_day_shows_its_items_and_takes_new_ones(tab, app, put, items):
    second = app.ask(events.days, app.event_uid)[1]
    put("Doa", "08:00")
    put("Materi", "08:00", session=second.uid)
    tab.days.button("2026-04-15").click()
    assert titles(tab) == ["Materi"]

    tab.add()
    typing("Diskusi")
    press(Qt.Key.Key_Tab)
    assert [item.title for item in items() if item.date == second.date] == ["Materi", "Diskusi"]


def test_an_empty_day_among_others_says_so(tab, put):
    put("Doa", "08:00")
    tab.days.button("2026-04-16").click()

    assert tab._no_day.isVisible()
    assert not tab._nothing.isVisible()


def test_an_item_put_on_another_day_is_followed_there(tab, put):
    put("Doa", "08:00")
    put("Lagu", "09:00")
    cell(tab, 1, TITLE)
    choice = tab.details.form.field("date")
    assert [choice.itemText(i) for i in range(choice.count())] == ["Sel 14 Apr", "Rab 15 Apr", "Kam 16 Apr"]
    choice.setCurrentIndex(2)
    choice.activated.emit(2)

    assert (tab.days.key, titles(tab)) == ("2026-04-16", ["Lagu"])
    assert tab.details.form.field("title").text() == "Lagu"


def test_the_day_of_the_item_under_way_is_shown_first(app, workspace, event, put, qtbot):
    third = workspace.ask(events.days, event)[2]
    workspace.act(agenda.start, put("Penutupan", "08:00", session=third.uid))
    window = MainWindow(app, SPECS)
    qtbot.addWidget(window)
    window.show()
    window.go("agenda")

    assert window.pages["agenda"].days.key == "2026-04-16"
    window.end()


def test_news_do_not_touch_a_cell_that_is_being_typed(tab, app, put, items):
    put("Doa", "08:00")
    uid = put("Materi", "09:00")
    cell(tab, 1, TITLE)
    typing("Paparan")
    app.act(None, agenda.edit, uid, speaker="Kepala Dinas")
    put("Pembukaan", "07:00")

    assert QApplication.focusWidget().text() == "Paparan"
    press(Qt.Key.Key_Return)
    assert {item.title: item.speaker for item in items()}["Paparan"] == "Kepala Dinas"


def test_the_time_each_region_has_is_worked_out(tab, put):
    put("Pemaparan kabupaten/kota", "13:00", "17:00", kind=AgendaKind.PRESENTATION)

    assert tab.details.length.text() == "4 jam · 22 kabupaten/kota: masing-masing 10 menit"


def test_another_page_can_point_at_an_item(tab, app, put):
    third = app.ask(events.days, app.event_uid)[2]
    put("Doa", "08:00")
    uid = put("Penutupan", "08:00", session=third.uid)
    tab.reveal(uid)

    assert tab.view.current_row().uid == uid
