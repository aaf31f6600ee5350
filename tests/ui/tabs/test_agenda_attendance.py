"""From an agenda item to who attends it: a session of its own, in hand on the Kehadiran page."""

import pytest
from PySide6.QtCore import Qt
from screens import opened

from rakor_desktop.services import agenda, events, notes
from rakor_desktop.ui.window import MainWindow


@pytest.fixture
def item(app):
    second = app.ask(events.days, app.event_uid)[1].uid
    return app.workspace.act(
        agenda.add, second, title="Sidang kelompok", start_time="19:00", end_time="21:00", room="Ruang Flores"
    )


@pytest.fixture
def window(qtbot, app, item):
    made = MainWindow(app)
    opened(qtbot, made, 1300, 700)
    made.go("agenda")
    yield made
    made.end()


def test_attendance_of_an_item_is_taken_in_a_session_of_its_own(qtbot, window, app, item):
    page = window.pages["agenda"]
    page.reveal(item)
    qtbot.waitUntil(lambda: page.details.attendance.width() > 80)
    qtbot.mouseClick(page.details.attendance, Qt.MouseButton.LeftButton)
    shell = window.pages["attendance"]
    assert shell.isVisible()
    held = shell.roll.session
    assert (held.title, held.start_time, held.end_time, held.room) == (
        "Sidang kelompok",
        "19:00",
        "21:00",
        "Ruang Flores",
    )
    window.go("agenda")
    page.reveal(item)
    page.details.take_attendance()
    assert shell.roll.session_uid == held.uid
    assert len(app.ask(events.sessions, app.event_uid)) == 4


def test_agenda_and_minutes_show_the_item_where_it_was(window, app, item):
    page = window.pages["agenda"]
    page.reveal(item)
    app.workspace.act(
        notes.write, app.ask(agenda.item, item).session_uid, "Mohon pelatihan.", agenda_item_uid=item
    )
    page.details.take_attendance()
    window.go("agenda")
    assert [line.item.title for line in page.table.rows()] == ["Sidang kelompok"]
    assert page.head.text == "1 mata acara dalam 3 hari"
    assert len(page.days._keys) == 3
    window.go("notes")
    board = window.pages["notes"].board
    board.reveal(item)
    assert [line.note.statement for line in board.places.lines()] == ["Mohon pelatihan."]
    app.undo()
    assert len(app.ask(events.sessions, app.event_uid)) == 3
