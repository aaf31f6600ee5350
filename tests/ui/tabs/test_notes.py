import datetime as dt
import time

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QTextCursor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from rakor_desktop.domain.minutes import ResolutionKind
from rakor_desktop.services import agenda, events, follow_ups, invitations, issues, notes, resolutions
from rakor_desktop.services.invitations import Invitation
from rakor_desktop.store.workspace import Workspace
from rakor_desktop.ui.autosave import PAUSE
from rakor_desktop.ui.context import AppContext
from rakor_desktop.ui.preferences import Preferences
from rakor_desktop.ui.tabs import TABS
from rakor_desktop.ui.window import MainWindow

CTRL = Qt.KeyboardModifier.ControlModifier
ALT = Qt.KeyboardModifier.AltModifier
QUICK = 60
"""Milliseconds these tests pause instead of 800."""
SPECS = tuple(spec for key in ("notes", "agenda") for spec in TABS if spec.key == key)


@pytest.fixture
def items(workspace, event, day):
    """Two items of the first day and one of the second; the second one is under way."""
    second = workspace.ask(events.days, event)[1].uid
    uids = [
        workspace.act(agenda.add, day, title="Materi I", start_time="08:00", end_time="09:00"),
        workspace.act(agenda.add, day, title="Diskusi", start_time="09:00", end_time="10:00"),
        workspace.act(agenda.add, second, title="Pleno", start_time="08:00", end_time="09:00"),
    ]
    workspace.act(agenda.start, uids[1])
    return uids


@pytest.fixture
def people(workspace, event, region):
    alor, kupang = region("53.05"), region("53.71")
    return {
        name: workspace.act(invitations.invite, event, Invitation(name=name, region_uid=place))
        for name, place in (("Maria Contoh Satu", alor), ("Yosef Contoh Dua", kupang))
    }


@pytest.fixture
def window(app, qtbot):
    app.autosave._timer.setInterval(QUICK)
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
def tab(window, items, qtbot):
    window.go("notes")
    page = window.pages["notes"]
    page.board.editor.speakers._pause.setInterval(QUICK)
    qtbot.waitUntil(page.board.editor.speaker.hasFocus)
    return page


@pytest.fixture
def editor(tab):
    return tab.board.editor


@pytest.fixture
def box(editor):
    return editor.form.field("statement")


@pytest.fixture
def written(app):
    def written(event_uid=None):
        return app.ask(notes.notes, event_uid or app.event_uid)

    return written


def focused():
    widget = QApplication.focusWidget()
    assert widget is not None, "no window is active"
    return widget


def press(widget, key, modifiers=Qt.KeyboardModifier.NoModifier):
    QTest.keyClick(widget, key, modifiers)
    QApplication.processEvents()


def typing(text):
    for letter in text:
        QTest.keyClick(focused(), letter)
        QApplication.processEvents()


def pause():
    QTest.qWait(3 * QUICK)


def type_without_pause(tab):
    """Let nothing be written by itself from now on, however slow this machine is."""
    tab.app.autosave._timer.setInterval(60_000)
    tab.board.editor.speakers._pause.setInterval(60_000)


def fill(workspace, items, count, **more):
    day = workspace.ask(agenda.item, items[1]).session_uid
    return [
        workspace.act(notes.write, day, f"Catatan {n}", agenda_item_uid=items[1], **more)
        for n in range(count)
    ]


def shown(tab):
    return [line.note.statement for line in tab.board.list.table.rows()]


def test_the_item_under_way_is_chosen_and_marked_and_the_cursor_waits_for_the_speaker(tab, items):
    place = tab.board.places.list.current_row()

    assert (place.uid, place.running) == (items[1], True)
    assert tab.board.editor.speaker.hasFocus()
    assert tab.board.editor.place.text() == "Diskusi"


def test_what_is_typed_is_in_the_file_after_a_pause_even_if_the_program_then_dies(
    tab, app, box, items, rakor_file
):
    app.autosave._timer.setInterval(PAUSE)
    box.setFocus()
    typing("Garam kami belum laku.")
    QTest.qWait(1000)
    app.workspace.close()

    reopened = Workspace.open(rakor_file, read_only=True)
    row = reopened.ask(notes.notes, app.event_uid)[0]
    reopened.close()

    assert (row.statement, row.agenda_item_uid, row.number) == ("Garam kami belum laku.", items[1], "A-001")


def test_one_note_stays_one_note_while_it_is_typed_with_pauses(tab, box, written):
    box.setFocus()
    typing("Satu")
    pause()
    typing(" dua ")
    pause()
    typing("tiga")
    pause()

    assert [row.statement for row in written()] == ["Satu dua tiga"]
    assert box.toPlainText() == "Satu dua tiga"
    assert box.hasFocus()
    assert tab.board.list.current_row().uid == written()[0].uid


def test_saving_does_not_move_the_cursor_or_take_the_undo_of_the_text(tab, box, written):
    box.setFocus()
    typing("Pertama kedua")
    for _step in range(6):
        press(box, Qt.Key.Key_Left)
    place = box.textCursor().position()
    typing("X")
    pause()

    assert box.textCursor().position() == place + 1
    assert written()[0].statement == "PertamaX kedua"
    press(box, Qt.Key.Key_Z, CTRL)
    assert box.toPlainText() != "PertamaX kedua"
    assert len(written()) == 1


def test_a_speaker_alone_is_kept_and_waits_for_the_words(tab, editor, written):
    typing("Pak Camat")
    pause()

    assert [(row.speaker, row.statement) for row in written()] == [("Pak Camat", "")]
    assert editor.form.field("statement").toPlainText() == ""
    assert tab.head.text == "1 catatan dalam notula, 1 belum berisi"

    editor.focus("statement")
    typing("Jalan rusak")
    pause()
    assert [(row.speaker, row.statement) for row in written()] == [("Pak Camat", "Jalan rusak")]


def test_two_letters_find_a_speaker_who_brings_the_region_along(tab, editor, people, written, region):
    press(editor.speaker, Qt.Key.Key_Tab)
    editor.speaker.setFocus()
    typing("yo")
    popup = editor.speaker.completer().popup()
    assert popup.isVisible()
    # The screen hears of a fresh list a moment later than we do.
    QTest.qWait(100)
    assert popup.model().index(0, 0).data() == "Yosef Contoh Dua · Kota Kupang"

    press(popup, Qt.Key.Key_Down)
    press(popup, Qt.Key.Key_Return)

    row = written()[0]
    assert (row.speaker, row.attendee_uid, row.region) == (
        "Yosef Contoh Dua",
        people["Yosef Contoh Dua"],
        "Kota Kupang",
    )
    assert editor.form.field("region_uid").text() == "Kota Kupang"
    assert editor.form.field("statement").hasFocus()


def test_enter_takes_the_only_person_who_fits(tab, editor, people, written):
    press(editor.speaker, Qt.Key.Key_Tab)
    editor.speaker.setFocus()
    typing("alor")
    QTest.qWait(100)
    press(editor.speaker.completer().popup(), Qt.Key.Key_Return)

    assert [(row.speaker, row.region) for row in written()] == [("Maria Contoh Satu", "Kabupaten Alor")]
    assert editor.form.field("statement").hasFocus()


def test_somebody_who_is_not_on_the_list_may_speak(tab, editor, people, written):
    typing("Bapak dari Bank")
    press(editor.speaker, Qt.Key.Key_Tab)

    row = written()[0]
    assert (row.speaker, row.attendee_uid, row.region_uid) == ("Bapak dari Bank", None, None)


def test_control_enter_ten_times_gives_ten_notes_in_order(tab, box, written):
    for number in range(10):
        box.setFocus()
        typing(f"Nomor {number}")
        press(box, Qt.Key.Key_Return, CTRL)
        assert tab.board.editor.speaker.hasFocus()

    assert [row.statement for row in written()] == [f"Nomor {number}" for number in range(10)]
    assert [row.number for row in written()] == [f"A-{number:03}" for number in range(1, 11)]
    assert shown(tab) == [f"Nomor {number}" for number in range(10)]


def test_control_enter_on_a_blank_note_makes_nothing(tab, editor, written):
    for _press in range(3):
        press(editor.speaker, Qt.Key.Key_Return, CTRL)

    assert written() == []


def test_control_n_begins_a_note_and_no_new_meeting(tab, box, written, monkeypatch, window):
    called = []
    monkeypatch.setattr(window.commands, "new_event", lambda: called.append(1))
    box.setFocus()
    typing("Isi")
    press(box, Qt.Key.Key_N, CTRL)

    assert [row.statement for row in written()] == ["Isi"]
    assert (tab.board.editor.blank, tab.board.editor.speaker.hasFocus(), called) == (True, True, [])


def test_news_while_typing_change_neither_text_nor_cursor(tab, app, box, items, written):
    box.setFocus()
    typing("Sedang mengetik")
    pause()
    type_without_pause(tab)
    typing(" lagi")
    for _step in range(4):
        press(box, Qt.Key.Key_Left)
    place = box.textCursor().position()

    app.act(None, agenda.edit, items[0], title="Materi I (berubah)")
    app.act(None, notes.edit, written()[0].uid, response="Dijawab oleh rekan", statement="Ditimpa rekan")

    assert (box.toPlainText(), box.textCursor().position(), box.hasFocus()) == (
        "Sedang mengetik lagi",
        place,
        True,
    )
    assert tab.board.editor.form.field("response").toPlainText() == "Dijawab oleh rekan"
    assert tab.flush()
    assert written()[0].statement == "Sedang mengetik lagi"


def test_news_about_other_notes_leave_a_blank_note_blank(tab, app, workspace, items, editor):
    type_without_pause(tab)
    typing("Ba")
    fill(workspace, items, 3)

    assert editor.speaker.text() == "Ba"
    assert editor.speaker.hasFocus()
    assert shown(tab) == ["Catatan 0", "Catatan 1", "Catatan 2"]


def test_a_refused_write_keeps_the_text_and_says_it_is_not_saved(tab, app, window, box, written):
    box.setFocus()
    typing("Awal")
    pause()
    app.workspace.read_only_reason = "Berkas tidak dapat ditulis."
    typing(" dan akhir")
    pause()

    assert box.toPlainText() == "Awal dan akhir"
    assert window.status.state.text == "BELUM tersimpan"
    assert tab.board.editor.form.refusal("statement") == "Berkas tidak dapat ditulis."
    assert not window.go("agenda")
    press(box, Qt.Key.Key_N, CTRL)
    assert box.toPlainText() == "Awal dan akhir"

    app.workspace.read_only_reason = ""
    assert window.go("agenda")
    assert [row.statement for row in written()] == ["Awal dan akhir"]


def test_a_refused_new_note_keeps_its_text_when_another_row_is_clicked(tab, app, items, box, written):
    first = fill(app.workspace, items, 1)[0]
    box.setFocus()
    typing("Baru")
    app.workspace.read_only_reason = "Disk penuh."
    tab.board.list.select_row(first)

    assert box.toPlainText() == "Baru"
    assert tab.board.list.selected_rows() == []
    app.workspace.read_only_reason = ""
    tab.board.list.select_row(first)
    assert [row.statement for row in written()] == ["Catatan 0", "Baru"]
    assert tab.board.editor.uid == first


def test_leaving_the_tab_writes_at_once(tab, window, box, written):
    box.setFocus()
    typing("Segera")
    assert window.go("agenda")

    assert [row.statement for row in written()] == ["Segera"]


def test_closing_the_window_writes_at_once(tab, window, app, box, rakor_file):
    event = app.event_uid
    box.setFocus()
    typing("Terakhir")
    assert window.close()
    app.workspace.close()

    reopened = Workspace.open(rakor_file, read_only=True)
    rows = reopened.ask(notes.notes, event)
    reopened.close()
    assert [row.statement for row in rows] == ["Terakhir"]


@pytest.mark.parametrize(
    "text", ["x" * 10_000, '<img src="/etc/hostname"> & <b>tebal</b>', "Se'i 🐄 enak 👩‍👩‍👧", "a\nb\n\tc"]
)
def test_whatever_is_pasted_is_kept_literally(tab, box, written, text):
    QApplication.clipboard().setText(text)
    box.setFocus()
    box.paste()
    pause()

    assert written()[0].statement == text
    assert box.toPlainText() == text
    assert tab.board.list.table.rows()[0].note.statement == text
    tab.grab()


def test_a_click_shows_a_note_and_writes_the_one_before(tab, workspace, items, box, written):
    first, second = fill(workspace, items, 2)
    tab.board.list.select_row(first)
    box.setFocus()
    box.moveCursor(QTextCursor.MoveOperation.End)
    typing("!")
    tab.board.list.select_row(second)

    assert box.toPlainText() == "Catatan 1"
    assert [row.statement for row in written()] == ["Catatan 0!", "Catatan 1"]


def test_another_place_shows_its_notes_and_takes_the_next_one(tab, workspace, items, box, written):
    fill(workspace, items, 2)
    tab.board.places.list.select_row(items[0])
    assert shown(tab) == []

    box.setFocus()
    typing("Pada materi")
    press(box, Qt.Key.Key_Return, CTRL)

    assert shown(tab) == ["Pada materi"]
    assert {row.statement: row.agenda_item_uid for row in written()}["Pada materi"] == items[0]
    assert {place.uid: place.count for place in tab.board.places.list.table.rows()}[items[0]] == 1


def test_another_day_writes_what_was_typed_where_it_was_typed(tab, items, box, written):
    box.setFocus()
    typing("Hari pertama")
    tab.board.places.days.button("2026-04-15").click()

    assert written()[0].agenda_item_uid == items[1]
    assert [place.title for place in tab.board.places.list.table.rows()] == ["Semua catatan", "Pleno"]


def test_the_page_follows_the_meeting_to_the_next_item(tab, app, items):
    app.act(None, agenda.start, items[2])

    assert tab.board.places.list.current_row().uid == items[2]
    assert tab.board.editor.place.text() == "Pleno"


def test_the_page_does_not_follow_while_something_is_typed(tab, app, items, editor):
    typing("Ba")
    app.act(None, agenda.start, items[2])

    assert tab.board.places.list.current_row().uid == items[1]
    assert editor.speaker.text() == "Ba"


def test_notes_can_be_written_without_any_agenda(window, written):
    window.go("notes")
    tab = window.pages["notes"]
    tab.board.editor.focus("statement")
    typing("Tanpa agenda")
    pause()

    assert [(row.statement, row.agenda_item_uid) for row in written()] == [("Tanpa agenda", None)]


def test_search_looks_through_the_notes_of_all_days(tab, workspace, items, window):
    fill(workspace, items, 3)
    later = workspace.ask(agenda.item, items[2])
    workspace.act(notes.write, later.session_uid, "Garam Malaka", agenda_item_uid=later.uid, response="Ya")
    tab.board.editor.speaker.setFocus()
    press(tab, Qt.Key.Key_F, CTRL)
    assert tab.board.search.hasFocus()
    typing("garam ya")

    assert shown(tab) == ["Garam Malaka"]
    press(tab.board.search, Qt.Key.Key_Escape)
    assert shown(tab) == ["Catatan 0", "Catatan 1", "Catatan 2"]


def test_a_note_becomes_a_problem_and_a_follow_up_once_and_says_so(tab, app, box, editor):
    box.setFocus()
    typing("Mesin rusak")
    press(box, Qt.Key.Key_I, CTRL)
    press(box, Qt.Key.Key_T, CTRL)

    assert [row.description for row in app.ask(issues.inventory, app.event_uid).issues] == ["Mesin rusak"]
    assert [row.action for row in app.ask(follow_ups.follow_ups, app.event_uid)] == ["Mesin rusak"]
    assert (editor.issue.text(), editor.follow_up.text()) == ("Permasalahan A-001", "Tindak lanjut A-001")

    press(box, Qt.Key.Key_T, CTRL)
    assert len(app.ask(follow_ups.follow_ups, app.event_uid)) == 1
    assert tab.follow_ups.isVisible()
    assert tab.follow_ups.heading.text() == "Tindak lanjut A-001, dari catatan A-001"


def test_a_blank_note_becomes_nothing(tab, app, editor):
    press(editor.speaker, Qt.Key.Key_I, CTRL)

    assert list(app.ask(issues.inventory, app.event_uid).issues) == []


def test_delete_removes_the_note_and_undo_brings_it_back(tab, app, workspace, items, editor):
    first, _second = fill(workspace, items, 2)
    tab.board.list.select_row(first)
    tab.board.list.setFocus()
    press(tab.board.list, Qt.Key.Key_Delete)

    assert shown(tab) == ["Catatan 1"]
    assert editor.form.field("statement").toPlainText() == "Catatan 1"
    press(tab.board.list, Qt.Key.Key_Z, CTRL)
    assert shown(tab) == ["Catatan 0", "Catatan 1"]


def test_undoing_a_fresh_note_leaves_a_blank_one(tab, app, box, editor, written):
    box.setFocus()
    type_without_pause(tab)
    typing("Salah")
    app.undo()

    assert written() == []
    assert editor.blank


def test_notes_change_places_with_alt_and_arrows(tab, workspace, items, written):
    uids = fill(workspace, items, 3)
    tab.board.list.select_row(uids[2])
    tab.board.list.setFocus()
    press(tab.board.list, Qt.Key.Key_Up, ALT)
    assert shown(tab) == ["Catatan 0", "Catatan 2", "Catatan 1"]

    press(tab.board.list, Qt.Key.Key_Up, ALT)
    press(tab.board.list, Qt.Key.Key_Up, ALT)
    press(tab.board.list, Qt.Key.Key_Down, ALT)
    assert shown(tab) == ["Catatan 0", "Catatan 2", "Catatan 1"]


def test_a_note_can_be_put_under_another_item_of_its_day(tab, workspace, items, editor, written):
    uid = fill(workspace, items, 1)[0]
    tab.board.list.select_row(uid)
    choice = editor.form.field("agenda_item_uid")
    assert [choice.itemText(i) for i in range(choice.count())] == [
        "Di luar mata acara",
        "Materi I",
        "Diskusi",
    ]
    choice.setCurrentIndex(1)
    choice.activated.emit(1)

    assert written()[0].agenda_item_uid == items[0]


def test_another_page_can_point_at_a_note(tab, app, workspace, items):
    uid = fill(workspace, items, 1)[0]
    tab.board.places.list.select_row("all")
    tab.reveal(uid)

    assert tab.board.editor.uid == uid
    assert tab.board.places.list.current_row().uid == items[1]


def test_switching_places_among_500_notes_is_quick(tab, app, workspace, items, qtbot):
    def put(session):
        day = agenda.item(session, items[1]).session_uid
        for n in range(500):
            notes.write(
                session, day, f"Catatan {n} " * 20, agenda_item_uid=items[n % 2], speaker=f"Orang {n}"
            )

    workspace.act(put)
    spent = []
    for turn in range(6):
        began = time.process_time()
        tab.board.places.list.select_row(items[turn % 2])
        QApplication.processEvents()
        spent.append(time.process_time() - began)

    assert tab.board.list.table.rowCount() == 250
    assert sorted(spent)[2] < 0.1


def test_conclusions_are_written_kept_in_order_and_moved(tab, app):
    tab.parts.button("conclusions").click()
    part = tab.conclusions
    part.begin()
    for text in ("Satu.", "Dua.", "Tiga."):
        typing(text)
        press(focused(), Qt.Key.Key_Return, CTRL)

    rows = app.ask(resolutions.resolutions, app.event_uid)
    assert [(row.text, row.kind) for row in rows] == [
        (t, ResolutionKind.CONCLUSION) for t in ("Satu.", "Dua.", "Tiga.")
    ]

    part.select(rows[2].uid)
    part.view.setFocus()
    press(part.view, Qt.Key.Key_Up, ALT)
    assert [line.text for line in part.table.rows()] == ["Satu.", "Tiga.", "Dua."]


def test_a_conclusion_is_typed_over_in_the_list_or_in_the_form(tab, app):
    uid = app.workspace.act(resolutions.add, app.event_uid, ResolutionKind.CONCLUSION, "Lama")
    tab.parts.button("conclusions").click()
    part = tab.conclusions
    part.view.setFocus()
    part.view.setCurrentIndex(part.table.index(0, 3))
    typing("Baru")
    press(focused(), Qt.Key.Key_Return)
    assert app.ask(resolutions.resolutions, app.event_uid)[0].text == "Baru"
    assert part.form.field("text").toPlainText() == "Baru"

    part.form.field("section").setFocus()
    typing("Penutup")
    press(focused(), Qt.Key.Key_Tab)
    assert app.ask(resolutions.resolutions, app.event_uid)[0].section == "Penutup"
    assert part.form.uid == uid


def test_follow_ups_are_added_and_filled_down_like_a_spreadsheet(tab, app):
    tab.parts.button("follow_ups").click()
    part = tab.follow_ups
    part.add.click()
    typing("Menyusun jadwal")
    press(focused(), Qt.Key.Key_N, CTRL)
    typing("Mengirim data")
    part.form.flush()
    rows = app.ask(follow_ups.follow_ups, app.event_uid)
    assert [row.action for row in rows] == ["Menyusun jadwal", "Mengirim data"]

    QApplication.clipboard().setText("Panitia\nPanitia")
    part.view.setFocus()
    part.view.setCurrentIndex(part.table.index(0, 2))
    part.view.paste()
    assert [row.responsible for row in app.ask(follow_ups.follow_ups, app.event_uid)] == [
        "Panitia",
        "Panitia",
    ]
    app.undo()
    assert [row.responsible for row in app.ask(follow_ups.follow_ups, app.event_uid)] == ["", ""]


def test_deleting_the_last_follow_up_says_what_to_do_first(tab, app):
    app.workspace.act(follow_ups.add, app.event_uid, "Menyusun jadwal")
    tab.parts.button("follow_ups").click()
    part = tab.follow_ups
    part.view.setFocus()
    press(part.view, Qt.Key.Key_Delete, CTRL)

    assert app.ask(follow_ups.follow_ups, app.event_uid) == []
    assert part.heading.text() == "Belum ada yang dipilih"


def test_escape_never_takes_back_what_was_said(tab, box, written):
    box.setFocus()
    typing("Panjang sekali")
    press(box, Qt.Key.Key_Escape)

    assert box.toPlainText() == "Panjang sekali"
    assert written()[0].statement == "Panjang sekali"


def test_a_new_note_thrown_away_can_be_brought_back(tab, app, editor, box, written):
    box.setFocus()
    typing("Batal")
    editor.remove.click()

    assert (written(), editor.blank) == ([], True)
    app.undo()
    assert [row.statement for row in written()] == ["Batal"]


def test_a_file_that_is_only_read_takes_no_notes(rakor_file, workspace, event, items, qtbot):
    fill(workspace, items, 1)
    workspace.close()
    app = AppContext(Workspace.open(rakor_file, read_only=True), Preferences(last_tab="notes"))
    window = MainWindow(app, SPECS)
    with qtbot.waitExposed(window):
        window.show()
    window.go("notes")
    tab = window.pages["notes"]
    tab.board.list.go(0, 0)

    assert not tab.board.editor.form.isEnabled()
    assert tab.board.editor.form.field("statement").toPlainText() == "Catatan 0"
    window.end()
    app.close()


def test_another_meeting_brings_its_own_notes(tab, app, box, written):
    box.setFocus()
    typing("Di rakor lama")
    first = app.event_uid
    app.autosave.flush()
    other = app.workspace.act(
        events.create, name="Rakor lain", start_date=dt.date(2025, 4, 1), end_date=dt.date(2025, 4, 2)
    )
    app.set_event(other)

    assert (shown(tab), box.toPlainText()) == ([], "")
    box.setFocus()
    typing("Di rakor baru")
    app.autosave.flush()
    assert [row.statement for row in written(other)] == ["Di rakor baru"]
    assert [row.statement for row in written(first)] == ["Di rakor lama"]


def test_a_new_conclusion_thrown_away_can_be_brought_back(tab, app):
    tab.parts.button("conclusions").click()
    tab.conclusions.begin()
    typing("Sepakat.")
    tab.conclusions.bin.click()
    assert app.ask(resolutions.resolutions, app.event_uid) == []

    app.undo()
    assert [row.text for row in app.ask(resolutions.resolutions, app.event_uid)] == ["Sepakat."]


def test_a_new_conclusion_without_words_is_given_up(tab, app):
    kept = app.workspace.act(resolutions.add, app.event_uid, ResolutionKind.CONCLUSION, "Satu.")
    tab.parts.button("conclusions").click()
    tab.conclusions.begin()
    assert tab.conclusions.view.selected_rows() == []
    tab.conclusions.bin.click()

    assert tab.conclusions.form.uid == kept
    assert len(app.ask(resolutions.resolutions, app.event_uid)) == 1
