"""Sessions within a day: added beside the days, changed field by field, and deleted with a word about the marks."""

import datetime as dt

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QApplication
from screens import opened

from rakor_desktop.domain.attendance import Presence
from rakor_desktop.services import attendance, events, invitations, sessions
from rakor_desktop.services.invitations import Invitation
from rakor_desktop.ui import messages
from rakor_desktop.ui.attendance.sessions.dialog import NewSession, SessionDialog
from rakor_desktop.ui.tabs.attendance import AttendanceTab

SECOND, LAST = dt.date(2026, 4, 15), dt.date(2026, 4, 16)


@pytest.fixture
def group(app):
    return app.workspace.act(sessions.add, app.event_uid, date=SECOND, title="Kelompok A", start_time="13:00")


@pytest.fixture
def shell(qtbot, app, group):
    return opened(qtbot, AttendanceTab(app), 1200, 640)


@pytest.fixture
def new(qtbot, app, group):
    return opened(qtbot, NewSession(app, app.ask(events.sessions, app.event_uid), SECOND))


@pytest.fixture
def dialog(qtbot, app, group):
    return opened(qtbot, SessionDialog(app, app.ask(events.sessions, app.event_uid), group))


def held(app, title):
    return next((row for row in app.ask(events.sessions, app.event_uid) if row.title == title), None)


def fill(qtbot, form, **texts):
    for name, text in texts.items():
        field = form.field(name)
        field.setFocus()
        field.selectAll()
        qtbot.keyClicks(field, text)
        qtbot.keyClick(field, Qt.Key.Key_Tab)


def during(do):
    """Do this in the dialog that opens next."""
    QTimer.singleShot(0, lambda: do(QApplication.activeModalWidget()))


def test_a_session_is_added_beside_the_days_and_taken_in_hand(qtbot, shell, app):
    def put(dialog):
        dialog.form.field("title").setText("Pleno II")
        dialog.add()

    shell.roll.choose(app.ask(events.days, app.event_uid)[1].uid)
    during(put)
    qtbot.mouseClick(shell.session_tools.plus, Qt.MouseButton.LeftButton)
    row = held(app, "Pleno II")
    assert (row.date, shell.roll.session_uid) == (SECOND, row.uid)
    assert shell.days.button(row.uid).text() == "Pleno II"
    assert shell.head.count.text() == "0 dari 0 hadir"


def test_the_session_in_hand_is_what_is_changed(qtbot, shell, app, group):
    seen = []
    shell.roll.choose(group)
    during(lambda dialog: (seen.append(dialog.head.text()), dialog.reject()))
    qtbot.mouseClick(shell.session_tools.change, Qt.MouseButton.LeftButton)
    assert seen == ["Kelompok A · Rabu, 15 April 2026"]


def test_what_is_wrong_is_said_beside_the_field_or_above(qtbot, new, app):
    new.add()
    assert new.form.refusal("title") == "Wajib diisi."
    fill(qtbot, new.form, title="kelompok a", start_time="15.00", end_time="13.00")
    new.add()
    assert "harus sesudah jam mulai 15.00" in new.form._message.text
    fill(qtbot, new.form, end_time="16.00")
    new.add()
    assert "Sesi “kelompok a” sudah ada pada Rabu, 15 April 2026" in new.form._message.text
    fill(qtbot, new.form, title="Kelompok B")
    qtbot.keyClick(new.form.field("title"), Qt.Key.Key_Return)
    assert (held(app, "Kelompok B").start_time, new.result()) == ("15:00", 1)


def test_each_field_saves_itself_when_it_is_left(qtbot, dialog, app):
    fill(qtbot, dialog.form, title="Kelompok Pangan", end_time="1500", room="Ruang Flores")
    row = held(app, "Kelompok Pangan")
    assert (row.end_time, row.room) == ("15:00", "Ruang Flores")
    assert dialog.head.text() == "Kelompok Pangan · Rabu, 15 April 2026"
    dialog.form.field("date").setCurrentIndex(2)
    dialog.form.field("date").activated.emit(2)
    dialog.form.flush()
    assert held(app, "Kelompok Pangan").date == LAST
    dialog.accept()


def test_a_refused_field_keeps_the_dialog_open(qtbot, dialog):
    fill(qtbot, dialog.form, end_time="12.00")
    assert "harus sesudah jam mulai 13.00" in dialog.form.refusal("end_time")
    dialog.accept()
    assert dialog.isVisible()
    fill(qtbot, dialog.form, end_time="15.00")
    dialog.accept()
    assert not dialog.isVisible()


def test_the_tolerance_is_for_the_whole_event(qtbot, dialog, app):
    fill(qtbot, dialog.late, tolerance="30")
    assert app.ask(sessions.rules, app.event_uid).tolerance == 30
    dialog.accept()


def test_a_day_has_times_and_a_room_but_is_not_deleted(qtbot, app):
    day = app.ask(events.days, app.event_uid)[0]
    dialog = opened(qtbot, SessionDialog(app, app.ask(events.sessions, app.event_uid), day.uid))
    assert dialog.head.text() == "Hari I · Selasa, 14 April 2026"
    fill(qtbot, dialog.form, start_time="08.15")
    assert app.ask(events.days, app.event_uid)[0].start_time == "08:15"
    assert not any(button.isVisible() for button in buttons(dialog, "Hapus sesi"))
    dialog.accept()


def test_an_empty_session_is_deleted_without_a_question(qtbot, dialog, app):
    told = []
    app.told.connect(told.append)
    qtbot.mouseClick(buttons(dialog, "Hapus sesi")[0], Qt.MouseButton.LeftButton)
    assert held(app, "Kelompok A") is None
    assert told == ["Sesi “Kelompok A” dihapus. Ctrl+Z mengurungkan."]
    app.undo()
    assert held(app, "Kelompok A") is not None


def test_a_session_with_marks_is_deleted_only_by_who_is_sure(qtbot, dialog, app, group, monkeypatch):
    (uid,) = app.workspace.act(invitations.invite_all, app.event_uid, [Invitation("Maria Contoh")])
    app.workspace.act(attendance.mark, [uid], group, Presence.PRESENT)
    asked = []
    for answer in (False, True):
        monkeypatch.setattr(messages, "sure", lambda *said, answer=answer: asked.append(said[2]) or answer)
        qtbot.mouseClick(buttons(dialog, "Hapus sesi")[0], Qt.MouseButton.LeftButton)
        assert (held(app, "Kelompok A") is None) is answer
    assert asked == ["Pada sesi “Kelompok A” tercatat kehadiran 1 orang."] * 2


def test_a_session_deleted_while_in_hand_leaves_a_day_in_hand(shell, app, group):
    shell.roll.choose(group)
    app.act(None, sessions.remove, group)
    assert shell.roll.session.title == ""


def buttons(dialog, text):
    from PySide6.QtWidgets import QPushButton

    return [button for button in dialog.findChildren(QPushButton) if button.text() == text]
