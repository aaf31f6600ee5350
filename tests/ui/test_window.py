"""The main window: pages, keys, what it says of the file, and the way out."""

import datetime as dt
import re

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QKeySequence
from PySide6.QtWidgets import QDialog

from rakor_desktop.services import events, papers
from rakor_desktop.store.schema import JOURNALLED
from rakor_desktop.store.workspace import Workspace
from rakor_desktop.ui import icons, messages
from rakor_desktop.ui.context import AppContext
from rakor_desktop.ui.head import day_line
from rakor_desktop.ui.preferences import Preferences
from rakor_desktop.ui.tabs import TABS
from rakor_desktop.ui.theme import State
from rakor_desktop.ui.window import MainWindow
from tests.ui.pages import SPECS


@pytest.fixture
def show(qtbot):
    """What shows a window and closes it after the test without a question."""
    windows = []

    def _show(app, specs=SPECS):
        window = MainWindow(app, specs)
        windows.append(window)
        window.show()
        window.activateWindow()
        qtbot.waitUntil(window.isActiveWindow)
        return window

    yield _show
    for window in windows:
        if window.isVisible():
            window.end()
        window.deleteLater()


@pytest.fixture
def window(show, app):
    return show(app)


def type_into(qtbot, field, text):
    field.setFocus()
    field.selectAll()
    qtbot.keyClicks(field, text)


def city(app):
    return app.ask(events.event, app.event_uid).city


def test_a_page_is_made_when_it_is_first_shown_and_only_then(window):
    assert list(window.pages) == ["overview"]
    assert window.pages["overview"].built == 1

    window.go("attendance")
    window.go("overview")

    assert window.pages["attendance"].built == window.pages["overview"].built == 1
    assert window.current_key == window.rail.current == "overview"


def test_a_hidden_page_catches_up_when_it_is_shown(window, app):
    window.go("attendance")
    hidden = window.pages["overview"]
    app.act(None, events.edit, app.event_uid, city="Ende")
    assert hidden.read == 1

    window.go("overview")
    assert (hidden.read, hidden.city.text()) == (2, "Ende")


def test_a_page_reads_again_only_for_what_it_watches(window, app):
    before = window.pages["overview"].read

    app.act(None, papers.edit_letterhead, app.event_uid, contact="Telepon (0380) 800001")

    assert window.pages["overview"].read == before


@pytest.mark.parametrize(
    ("keys", "page"), [("Ctrl+2", "attendance"), ("Ctrl+3", "documents"), ("Ctrl+P", "documents")]
)
def test_the_keyboard_goes_to_every_page(window, qtbot, keys, page):
    press(qtbot, window, keys)
    assert window.current_key == page


def press(qtbot, widget, keys):
    combination = QKeySequence(keys)[0]
    qtbot.keyClick(widget, combination.key(), combination.keyboardModifiers())


def test_the_arrow_keys_go_through_the_pages(window, qtbot):
    window.rail.setFocus()
    qtbot.keyClick(window.rail, Qt.Key.Key_Down)
    assert window.current_key == "attendance"
    qtbot.keyClick(window.rail, Qt.Key.Key_Up)
    qtbot.keyClick(window.rail, Qt.Key.Key_Up)
    assert window.current_key == "overview"


def test_one_page_can_send_to_another_and_say_what_to_show(window, app):
    app.go.emit("attendance", {"region": "53.05"})

    assert window.current_key == "attendance"
    assert window.pages["attendance"].revealed == [{"region": "53.05"}]


def test_it_says_saved_only_after_the_commit_and_not_yet_before(window, app, qtbot):
    field = window.pages["overview"].city
    type_into(qtbot, field, "Ende")
    assert (window.status.state.state, window.status.state.text) == (State.WARN, "BELUM tersimpan")
    assert city(app) == ""

    app.autosave.flush()

    assert city(app) == "Ende"
    assert window.status.state.state is State.OK
    assert re.fullmatch(r"Tersimpan \d\d\.\d\d\.\d\d", window.status.state.text)


def test_leaving_a_page_writes_what_was_typed(window, app, qtbot):
    type_into(qtbot, window.pages["overview"].city, "Ende")
    window.go("attendance")
    assert city(app) == "Ende"


def test_a_page_with_text_that_cannot_be_written_stays(window, app, qtbot):
    page = window.pages["overview"]
    type_into(qtbot, page.city, "Ende 2")

    press(qtbot, window, "Ctrl+2")

    assert window.current_key == window.rail.current == "overview"
    assert window.status.sentence.text == "Nama kota tidak memuat angka."
    assert page.city.text() == "Ende 2"
    type_into(qtbot, page.city, "Ende")
    assert window.go("attendance")


def test_a_refusal_stays_until_the_next_action(window, app):
    app.act(None, events.edit, app.event_uid, name="")
    assert window.status.sentence.text == "Nama kegiatan wajib diisi."
    assert window.status.sentence.state is State.BAD

    app.act(None, events.edit, app.event_uid, city="Ende")
    assert not window.status.sentence.isVisible()


def test_what_was_done_is_told_in_the_status_line(window, app):
    app.told.emit("Maria dihapus. Ctrl+Z mengurungkan.")
    assert window.status.sentence.isVisible()
    assert (window.status.sentence.state, window.status.sentence.text) == (
        State.INFO,
        "Maria dihapus. Ctrl+Z mengurungkan.",
    )


def test_ctrl_z_in_a_field_undoes_the_typing_first_and_then_the_last_action(window, app, qtbot):
    app.act(None, events.edit, app.event_uid, city="Ende")
    text = window.pages["overview"].text
    text.setFocus()
    qtbot.keyClicks(text, "abc")
    while text.document().isUndoAvailable():
        press(qtbot, text, "Ctrl+Z")
    assert (text.toPlainText(), city(app)) == ("", "Ende")

    press(qtbot, text, "Ctrl+Z")
    assert city(app) == ""

    text.clear()
    press(qtbot, window, "Ctrl+Y")
    assert city(app) == "Ende"


def test_the_menu_names_what_will_be_undone(window, app):
    app.act(None, events.edit, app.event_uid, city="Ende")
    assert window.menus.undo.text() == "&Urungkan: Mengubah data rakor"

    window.menus.undo.trigger()
    assert city(app) == ""
    assert window.menus.redo.text() == "U&langi: Mengubah data rakor"


def test_the_head_names_meeting_day_and_laptop(window, app):
    assert window.head.name.text == app.ask(events.event, app.event_uid).name
    assert window.head.day.text == "Selasa–Kamis, 14–16 April 2026"

    app.act(None, events.edit, app.event_uid, name="Rakor Atambua")
    assert window.head.name.text == "Rakor Atambua"
    assert window.windowTitle() == "Rakor Atambua – Rakor Desktop"


def test_the_day_is_computed(app):
    event = app.ask(events.event, app.event_uid)
    assert day_line(event, dt.date(2026, 4, 15), "id") == "Hari ke-2 · Rabu, 15 April 2026"
    assert day_line(event, dt.date(2026, 4, 17), "id") == "Selasa–Kamis, 14–16 April 2026"
    assert day_line(event, dt.date(2026, 4, 17), "en") == "Tuesday, 14 April 2026 – Thursday, 16 April 2026"


def test_a_file_without_a_meeting_says_what_to_do_first(show, empty_app):
    window = show(empty_app)
    assert window.current_key == ""
    assert not window.rail.isEnabled()
    assert not window.head.isVisible()

    day = dt.date(2026, 4, 14)
    empty_app.act(None, events.create, name="Rakor 2026", start_date=day, end_date=day)

    assert window.current_key == "overview"
    assert window.rail.isEnabled()

    empty_app.undo()
    assert window.current_key == ""


def test_another_meeting_of_the_file_is_a_choice_that_every_page_follows(window, app):
    day = dt.date(2027, 3, 1)
    first = app.event_uid
    later = app.act(None, events.create, name="Rakor 2027", start_date=day, end_date=day, city="Soe").value
    assert (app.event_uid, window.head.name.text, window.pages["overview"].city.text()) == (
        later,
        "Rakor 2027",
        "Soe",
    )

    window.commands.choose_event(first)
    assert (app.event_uid, window.pages["overview"].city.text()) == (first, "")


def test_a_file_for_reading_only_says_why_and_refuses(show, workspace, event, rakor_file, qtbot):
    reader = Workspace.open(rakor_file, label="B")
    app = AppContext(reader, Preferences())
    window = show(app)

    assert window.banner.isVisible()
    assert "Anda hanya dapat membaca" in window.banner.text
    assert window.status.state.text == "Hanya baca"
    assert not app.act(None, events.edit, event, city="Ende")
    assert "hanya dapat membaca" in window.status.sentence.text
    window.commands.new_event()
    assert "hanya dapat membaca" in window.status.sentence.text
    window.end()
    app.close()


def test_closing_writes_what_was_typed(window, app, qtbot):
    type_into(qtbot, window.pages["overview"].city, "Ende")
    assert window.close()
    assert city(app) == "Ende"


def test_closing_with_text_that_cannot_be_written_asks(window, app, qtbot, monkeypatch):
    answers = ["again", "copy", "stay"]
    asked = []
    monkeypatch.setattr(
        messages, "ask", lambda _parent, _title, sentence, *_: asked.append(sentence) or answers.pop(0)
    )
    type_into(qtbot, window.pages["overview"].city, "Ende 2")

    assert not window.close()
    assert asked == ["Yang Anda ketik belum dapat disimpan ke berkas."] * 3
    qtbot.waitUntil(lambda: QGuiApplication.clipboard().text() == "Ende 2")

    answers.append("leave")
    assert window.close()
    assert city(app) == ""


def test_window_and_page_are_found_again_at_the_next_start(show, app):
    window = show(app)
    window.resize(1111, 666)
    window.go("documents")
    window.close()

    again = show(app)
    assert (again.width(), again.height()) == (1111, 666)
    assert again.current_key == "documents"


@pytest.mark.parametrize(("width", "compact"), [(1366, False), (683, True)])
def test_a_narrow_window_keeps_the_pages_as_pictures(window, qtbot, width, compact):
    window.resize(width, 384)
    qtbot.waitUntil(lambda: window.width() == width)
    assert (window.rail.width() < 80) == compact
    assert window.width() == width


def test_text_size_and_colours_are_one_key_away(window, app, qtbot):
    press(qtbot, window, "Ctrl++")
    assert app.preferences.text_size == 115
    press(qtbot, window, "Ctrl+-")
    press(qtbot, window, "Ctrl+-")
    assert app.preferences.text_size == 85
    assert not window.menus.smaller.isEnabled()
    press(qtbot, window, "Ctrl+0")
    assert app.preferences.text_size == 100


def test_a_copy_goes_where_the_person_says(window, app, qtbot, tmp_path, monkeypatch):
    target = tmp_path / "salinan.rakor"
    monkeypatch.setattr(messages, "save_file", lambda *_args, **_more: target)

    window.commands.save_copy()
    qtbot.waitUntil(window.notice.isVisible)

    assert str(target) in window.notice.text
    copy = Workspace.open(target)
    assert copy.ask(events.current) == app.event_uid
    copy.close()


def test_a_copy_never_replaces_a_file(window, app, qtbot, tmp_path, monkeypatch):
    target = tmp_path / "salinan.rakor"
    target.write_text("penting")
    monkeypatch.setattr(messages, "save_file", lambda *_args, **_more: target)

    window.commands.save_copy()
    qtbot.waitUntil(window.status.sentence.isVisible)

    assert target.read_text() == "penting"


@pytest.mark.parametrize(
    "command", ["show_history", "show_preferences", "show_keys", "show_about", "show_backups", "new_event"]
)
def test_every_dialog_opens_on_a_real_file(window, qtbot, monkeypatch, command):
    shown = []

    def look(dialog):
        dialog.show()
        shown.append(dialog.windowTitle())
        dialog.close()
        return 0

    monkeypatch.setattr(QDialog, "exec", look)
    getattr(window.commands, command)()

    assert shown
    assert shown[0]


def test_the_pages_are_in_their_order():
    assert [spec.key for spec in TABS] == [
        "overview", "attendance", "agenda", "notes", "issues", "programmes", "documents", "merging"
    ]  # fmt: skip
    assert len({spec.icon for spec in TABS}) == len(TABS)


@pytest.mark.parametrize("spec", TABS, ids=lambda spec: spec.key)
def test_a_page_is_what_the_way_to_it_says_and_watches_real_tables(spec, qapp):
    page = spec.load()

    assert (page.title, page.icon) == (spec.title, spec.icon)
    assert page.watches
    assert page.watches <= JOURNALLED.keys()
    assert not icons.icon(spec.icon).isNull()
