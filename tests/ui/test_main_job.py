"""The whole main job through the real window, by keyboard: set up, run, print, close, reopen, find everything."""

import pytest
from previews import in_the_preview
from pypdf import PdfReader
from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from rakor_desktop.domain.attendance import Presence
from rakor_desktop.domain.programmes import ProgrammeKind
from rakor_desktop.services import agenda, arrivals, attendance, events, files, issues, notes, programmes
from rakor_desktop.store.workspace import Workspace
from rakor_desktop.ui import messages
from rakor_desktop.ui.context import AppContext
from rakor_desktop.ui.dialogs.event_wizard import EventWizard
from rakor_desktop.ui.preferences import Preferences
from rakor_desktop.ui.window import MainWindow

CTRL = Qt.KeyboardModifier.ControlModifier
Key = Qt.Key


@pytest.fixture
def opened(qtbot, qapp):
    """Open a file in the real window, as often as asked; the window before is closed first."""
    held = []

    def shut():
        while held:
            window, app = held.pop()
            assert window.close()
            app.close()
            window.deleteLater()

    def open_it(path):
        shut()
        app = AppContext(Workspace.open(path, actor="Notulis", label="A"), Preferences(laptop="A"))
        window = MainWindow(app)
        window.resize(1366, 736)
        window.show()
        window.activateWindow()
        qtbot.waitUntil(window.isActiveWindow)
        held.append((window, app))
        return window

    yield open_it
    shut()


def press(key, modifiers=Qt.KeyboardModifier.NoModifier):
    QTest.keyClick(QApplication.focusWidget(), key, modifiers)


def type_in(field, text):
    field.setFocus()
    QTest.keyClicks(field, text)


def through_the_wizard(qtbot, window):
    """Answer the wizard that the start page's button opens; it is modal, so a timer types."""
    done = []

    def answer():
        wizard = QApplication.activeModalWidget()
        if not isinstance(wizard, EventWizard):
            QTimer.singleShot(20, answer)
            return
        type_in(wizard.what.field("name"), "Rakor Bidang Perindustrian Tahun 2026")
        type_in(wizard.what.field("start_date"), "14/4/2026")
        type_in(wizard.what.field("end_date"), "16/4/2026")
        type_in(wizard.what.field("city"), "Atambua")
        QTest.keyClick(wizard, Key.Key_Return)
        QTest.keyClick(wizard, Key.Key_Return)
        type_in(wizard.paper.field("agency"), "DINAS PERINDUSTRIAN CONTOH")
        type_in(wizard.paper.field("address"), "Jalan Contoh 1")
        QTest.keyClick(wizard, Key.Key_Return)
        done.append(True)

    QTimer.singleShot(0, answer)
    window.commands.new_event()
    assert done
    qtbot.waitUntil(lambda: bool(window.app.event_uid))


def put_on_the_list_and_check_in(qtbot, window):
    press(Key.Key_2, CTRL)
    page = window.pages["attendance"].open("list")
    press(Key.Key_N, CTRL)
    type_in(page.new_panel.form.field("full_name"), "Drs. Maria Contoh, M.Si.")
    type_in(page.new_panel.form.field("position"), "Kepala Dinas Perindustrian")
    type_in(page.new_panel.form.field("region_uid"), "Kabupaten Alor")
    press(Key.Key_Return)
    qtbot.waitUntil(lambda: page.table.rowCount() == 1)
    press(Key.Key_F, CTRL)
    QTest.keyClicks(QApplication.focusWidget(), "mari")
    press(Key.Key_Return)


def start_an_item(qtbot, window):
    press(Key.Key_3, CTRL)
    page = window.pages["agenda"]
    page.fill_usual()
    qtbot.waitUntil(lambda: page.table.rowCount() > 3)
    page.view.setFocus()
    page.view.go(0, 2)
    press(Key.Key_Return, CTRL)


def write_a_note(qtbot, window):
    press(Key.Key_4, CTRL)
    editor = window.pages["notes"].board.editor
    press(Key.Key_N, CTRL)
    type_in(editor.speaker, "Maria")
    type_in(editor.form.field("statement"), "Biaya angkut antarpulau tinggi")
    press(Key.Key_Return, CTRL)


def log_an_issue(qtbot, window):
    press(Key.Key_5, CTRL)
    panel = window.pages["issues"].panel
    press(Key.Key_N, CTRL)
    type_in(panel.form.field("description"), "Jadwal kapal tidak tetap")
    type_in(panel.form.field("region_uid"), "Kabupaten Alor")
    assert panel.form.flush()


def add_a_programme(qtbot, window):
    press(Key.Key_6, CTRL)
    page = window.pages["programmes"]
    press(Key.Key_N, CTRL)
    form = page.pages[ProgrammeKind.CURRENT].panel.form
    type_in(form.field("sub_activity"), "Pelatihan tenun ikat")
    type_in(form.field("budget_ceiling"), "125.000.000")
    form.flush()


def print_the_minutes(qtbot, window, folder, monkeypatch):
    target = folder / "notula.pdf"
    monkeypatch.setattr(messages, "save_file", lambda *_asked, **_more: target)
    seen = in_the_preview(lambda preview: QTest.keyClick(preview, Key.Key_S, CTRL))
    press(Key.Key_P, CTRL)
    page = window.pages["documents"]
    page.papers.setFocus()
    while page.row.key != "notula":
        press(Key.Key_Down)
    press(Key.Key_Return)
    qtbot.waitUntil(lambda: bool(seen), timeout=30_000)
    return "\n".join(sheet.extract_text() for sheet in PdfReader(target).pages)


def test_a_small_rakor_is_run_printed_closed_and_found_again(qtbot, rakor_file, opened, monkeypatch):
    window = opened(rakor_file)
    through_the_wizard(qtbot, window)
    put_on_the_list_and_check_in(qtbot, window)
    start_an_item(qtbot, window)
    write_a_note(qtbot, window)
    log_an_issue(qtbot, window)
    add_a_programme(qtbot, window)
    minutes = print_the_minutes(qtbot, window, rakor_file.parent, monkeypatch)
    assert "Biaya angkut antarpulau tinggi" in " ".join(minutes.split())
    assert "DINAS PERINDUSTRIAN CONTOH" in minutes

    ask = opened(rakor_file).app.ask

    event = ask(events.current)
    assert ask(events.event, event).name == "Rakor Bidang Perindustrian Tahun 2026"
    (person,) = ask(attendance.people, event)
    assert (person.full_name, person.region_code) == ("Drs. Maria Contoh, M.Si.", "53.05")
    assert [mark.presence for mark in person.marks] == [Presence.PRESENT]
    assert ask(arrivals.board, event).arrived == 1
    assert ask(agenda.agenda, event).running is not None
    (note,) = ask(notes.notes, event)
    assert (note.statement, note.number) == ("Biaya angkut antarpulau tinggi", "A-001")
    (issue,) = ask(issues.inventory, event).issues
    assert (issue.description, issue.region_code) == ("Jadwal kapal tidak tetap", "53.05")
    (row,) = ask(programmes.matrix, event, ProgrammeKind.CURRENT).rows
    assert (row.sub_activity, row.budget_ceiling) == ("Pelatihan tenun ikat", 125_000_000)
    assert ask(files.check).sound
