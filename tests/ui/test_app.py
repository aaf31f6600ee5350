"""The life of the program: files opened, changed and left; processes started, ended and killed."""

import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from PySide6.QtCore import QLocale

from rakor_desktop import program as module
from rakor_desktop.program import Program
from rakor_desktop.services import events
from rakor_desktop.store import backup
from rakor_desktop.store.workspace import Workspace
from rakor_desktop.ui import messages, preferences, recovery, theme
from rakor_desktop.ui.preferences import Loaded, Preferences
from tests.ui.pages import SPECS

PLANTED = f"""
import sys
sys.path.insert(0, {str(Path(__file__).parents[2])!r})
import rakor_desktop.ui.tabs as tabs
from tests.ui.pages import SPECS
tabs.TABS = SPECS
from rakor_desktop.app import main
"""


@pytest.fixture
def file(workspace, event, rakor_file):
    """A file with an event in it that nobody has open."""
    workspace.close()
    return rakor_file


@pytest.fixture
def start(qapp, qtbot):
    """What begins a program in this process, with answers for the choice of files."""
    programs = []

    def _start(path=None, answers=(), loaded=None):
        program = Program(qapp, loaded or preferences.load(preferences.file()), SPECS)
        programs.append(program)
        program.asked = []
        answers = iter(answers)

        def ask_for_file(refusal):
            program.asked.append(refusal)
            return next(answers, None)

        program.ask_for_file = ask_for_file
        program.begun = program.begin(path)
        return program

    yield _start
    for program in programs:
        program.end()
        qapp.removeTranslator(program._words)
    qapp.setQuitOnLastWindowClosed(True)
    theme.apply(qapp, "light")
    QLocale.setDefault(QLocale.c())


def opened(program):
    return program.window.app.workspace.path if program.window else None


def test_the_file_given_is_opened_and_remembered(start, file, qtbot):
    program = start(file)

    assert opened(program) == file
    qtbot.waitUntil(lambda: program.window.current_key == "overview")
    assert preferences.load(preferences.file()).preferences.recent == (str(file),)


def test_without_a_file_the_last_one_is_opened(start, file):
    preferences.save(preferences.file(), Preferences(recent=(str(file),)))
    assert opened(start()) == file


def test_a_last_file_that_is_gone_leads_to_the_choice_of_files(start, tmp_path):
    preferences.save(preferences.file(), Preferences(recent=(str(tmp_path / "gone.rakor"),)))
    program = start()

    assert program.asked == [""]
    assert not program.begun


@pytest.mark.parametrize("content", [b"", b"not ours", b"SQLite format 3\x00" + b"\x00" * 500])
def test_a_file_that_cannot_be_opened_is_refused_with_a_sentence(start, file, tmp_path, content):
    bad = tmp_path / "bad.rakor"
    bad.write_bytes(content)

    program = start(bad, answers=[(file, False)])

    assert len(program.asked) == 1
    assert program.asked[0].endswith(".")
    assert opened(program) == file
    assert bad.read_bytes() == content


def test_a_file_that_is_not_there_is_refused_and_not_made(start, tmp_path):
    program = start(tmp_path / "nowhere.rakor")
    assert program.asked[0]
    assert not (tmp_path / "nowhere.rakor").exists()


def test_a_new_file_begins_with_setting_up_a_meeting(start, tmp_path, qtbot, monkeypatch):
    begun = []
    monkeypatch.setattr("rakor_desktop.ui.commands.Commands.new_event", lambda _self: begun.append(True))

    program = start(answers=[(tmp_path / "new.rakor", True)])

    qtbot.waitUntil(lambda: bool(begun))
    assert opened(program) == tmp_path / "new.rakor"
    assert program.window.current_key == ""


def test_another_file_takes_the_place_of_the_first(start, file, tmp_path, template_file):
    other = tmp_path / "other.rakor"
    other.write_bytes(template_file.read_bytes())
    program = start(file)

    program.window.wants_file.emit(other)

    assert opened(program) == other
    assert not file.with_name(file.name + ".kunci").exists()
    assert program.window.app.preferences.recent == (str(other), str(file))


def test_a_file_that_cannot_be_opened_leaves_the_first_in_place(start, file, tmp_path):
    bad = tmp_path / "bad.rakor"
    bad.write_text("not ours")
    program = start(file)
    program.window.wants_file.emit(bad)

    assert opened(program) == file
    assert program.window.status.sentence.isVisible()


def test_the_same_file_is_not_opened_twice(start, file):
    program = start(file)
    window = program.window
    window.wants_file.emit(file)
    assert program.window is window
    assert not window.app.workspace.read_only


def test_a_link_to_the_file_that_is_open_is_the_same_file(start, file, tmp_path):
    link = tmp_path / "pintasan.rakor"
    link.symlink_to(file)
    program = start(link)
    window = program.window
    window.wants_file.emit(link)
    window.wants_file.emit(file)

    assert opened(program) == file
    assert program.window is window


def test_leaving_the_file_leads_back_to_the_choice(start, file, tmp_path):
    program = start(file, answers=[(file, False)])
    first = program.window
    first.wants_start.emit()

    assert program.asked == [""]
    assert program.window is not first
    assert opened(program) == file
    assert not program.window.app.workspace.read_only


def test_a_new_laptop_letter_holds_from_now_on(start, file, qtbot):
    program = start(file)
    program.window.app.remember(laptop="C")

    qtbot.waitUntil(lambda: program.window is not None and program.window.app.workspace.label == "C")
    assert opened(program) == file


def test_the_language_changes_at_once(start, file, qtbot):
    program = start(file)
    first = program.window
    program.window.app.remember(language="en")

    qtbot.waitUntil(lambda: program.window is not first)
    assert opened(program) == file


def test_the_name_of_the_note_taker_goes_into_the_history_from_now_on(start, file):
    program = start(file)
    program.window.app.remember(actor="Yohanes")
    assert program.window.app.workspace.actor == "Yohanes"


def test_colours_and_text_size_change_at_once(start, file):
    program = start(file)
    program.window.app.remember(palette="dark", text_size=130)
    assert theme.current().dark
    assert theme.font().pointSizeF() > 12


def test_broken_preferences_are_told_once(start, file):
    program = start(file, loaded=Loaded(Preferences(), "Pengaturan tidak terbaca."))
    assert program.window.notice.text == "Pengaturan tidak terbaca."


def test_a_copy_is_kept_while_the_file_is_in_use(start, file, qtbot):
    program = start(file)
    program._back_up()
    qtbot.waitUntil(lambda: len(backup.copies(file)) == 1, timeout=30_000)


def test_copies_are_taken_again_and_again_by_the_clock(start, file, qtbot, monkeypatch):
    monkeypatch.setattr(module, "BACKUP_EVERY", 50)
    program = start(file)

    qtbot.waitUntil(lambda: len(backup.copies(file)) == 1, timeout=30_000)
    assert program._backups.isActive()
    assert not program._backups.isSingleShot()


def test_a_copy_that_fails_is_told(start, file, qtbot):
    backup.folder_of(file).write_text("a file where the folder should be")
    program = start(file)
    program._back_up()
    qtbot.waitUntil(program.window.status.sentence.isVisible)


def test_what_a_killed_program_left_is_told_once(start, file, qtbot):
    told = []
    module_started = "2026-04-14T00:00:00+00:00"
    (recovery.folder() / "left.json").write_text(
        json.dumps(
            {"file": str(file), "began": module_started, "seen": module_started, "texts": ["Usul Alor"]}
        )
    )
    program = start(file)
    program.show_remains = told.append

    qtbot.waitUntil(lambda: bool(told))
    assert told[0].texts == ("Usul Alor",)
    assert told[0].saved_what == "Menyiapkan rakor"
    assert not (recovery.folder() / "left.json").exists()


def test_a_killed_program_that_lost_nothing_is_only_a_notice(start, file, qtbot):
    began = "2026-04-14T00:00:00+00:00"
    (recovery.folder() / "left.json").write_text(
        json.dumps({"file": "/lain/ende.rakor", "began": began, "seen": began, "texts": []})
    )
    program = start(file)

    qtbot.waitUntil(program.window.notice.isVisible)
    assert "ende.rakor" in program.window.notice.text
    assert "Tidak ada teks yang belum tersimpan." in program.window.notice.text


def test_a_new_file_from_the_menu(start, file, tmp_path, monkeypatch):
    monkeypatch.setattr(messages, "save_file", lambda *_args, **_more: tmp_path / "baru.rakor")
    monkeypatch.setattr("rakor_desktop.ui.commands.Commands.new_event", lambda _self: None)
    program = start(file)
    program.window.wants_new.emit()
    assert opened(program) == tmp_path / "baru.rakor"


def spawn(code, *arguments):
    env = {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)}
    return subprocess.Popen(
        [sys.executable, "-c", PLANTED + code, *map(str, arguments)],
        env=env,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )


def wait_for(path, process, seconds=60):
    """Wait until a process has written a file; one that does not is ended, and what it said is told."""
    end = time.monotonic() + seconds
    while not path.exists():
        if time.monotonic() > end or process.poll() is not None:
            process.kill()
            pytest.fail(f"{path} did not appear: {process.communicate()}")
        time.sleep(0.02)


def wait_for_text(text, seconds=60):
    """Wait until a program that runs has this text in its diary."""
    end = time.monotonic() + seconds
    while not any([text] == json.loads(one.read_text())["texts"] for one in recovery.folder().glob("*.json")):
        assert time.monotonic() < end, f"{text} was not written down"
        time.sleep(0.02)


TYPING = """
from pathlib import Path
from PySide6.QtCore import QTimer
from PySide6.QtTest import QTest
import rakor_desktop.ui.window as w
shown = w.MainWindow.paintEvent
def type_now(window):
    field = getattr(window.pages.get("overview"), "city", None)
    if field is None:
        QTimer.singleShot(100, window, lambda: type_now(window))
        return
    window.activateWindow()
    field.setFocus()
    window.app.autosave._timer.setInterval(60_000)
    QTest.keyClicks(field, {text!r})
    Path(sys.argv[2]).write_text("typed")
def paintEvent(self, event):
    if not self._painted:
        QTimer.singleShot(300, self, lambda: type_now(self))
    shown(self, event)
w.MainWindow.paintEvent = paintEvent
sys.exit(main(sys.argv[:2]))
"""


def city(file):
    workspace = Workspace.open(file)
    try:
        assert not workspace.read_only
        return workspace.ask(events.event, workspace.ask(events.current)).city
    finally:
        workspace.close()


def test_a_process_that_shows_and_quits_prints_nothing_and_leaves_nothing(file, monkeypatch):
    monkeypatch.setenv("RAKOR_QUIT_AFTER_SHOW", "1")
    process = spawn("sys.exit(main())", file)
    said, errors = process.communicate(timeout=60)

    assert (process.returncode, said, errors) == (0, "", "")
    assert not file.with_name(file.name + ".kunci").exists()
    assert recovery.remains() == []


def test_a_file_whose_name_is_no_text_is_opened_all_the_same(file, monkeypatch):
    monkeypatch.setenv("RAKOR_QUIT_AFTER_SHOW", "1")
    named = file.replace(file.with_name(b"rak\xffor.rakor".decode(errors="surrogateescape")))
    process = spawn("sys.exit(main())", named)
    said, errors = process.communicate(timeout=60)

    assert (process.returncode, said, errors) == (0, "", "")
    assert preferences.load(preferences.file()).preferences.recent == (str(named),)


HALF_SET_UP = """
from pathlib import Path
from PySide6.QtCore import QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
import rakor_desktop.ui.window as w
shown = w.MainWindow.paintEvent
def type_now():
    wizard = QApplication.activeModalWidget()
    if wizard is None:
        QTimer.singleShot(100, type_now)
        return
    wizard.skip()
    QTest.keyClicks(wizard.what.field("name"), "Rakor")
    Path(sys.argv[2]).write_text("typed")
def paintEvent(self, event):
    if not self._painted:
        QTimer.singleShot(300, self.commands.new_event)
        QTimer.singleShot(900, type_now)
    shown(self, event)
w.MainWindow.paintEvent = paintEvent
sys.exit(main(sys.argv[:2]))
"""


def test_a_meeting_half_set_up_does_not_hold_up_the_end(file, tmp_path):
    process = spawn(HALF_SET_UP, file, tmp_path / "typed")
    wait_for(tmp_path / "typed", process)

    process.terminate()
    said, errors = process.communicate(timeout=60)

    assert (process.returncode, said, errors) == (0, "", "")


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT, signal.SIGHUP])
def test_a_signal_ends_the_process_with_everything_written(file, tmp_path, number):
    process = spawn(TYPING.format(text="Ende"), file, tmp_path / "typed")
    wait_for(tmp_path / "typed", process)

    process.send_signal(number)
    said, errors = process.communicate(timeout=60)

    assert (process.returncode, said, errors) == (0, "", "")
    assert city(file) == "Ende"
    assert recovery.remains() == []


def test_a_signal_keeps_for_the_next_start_what_cannot_be_written(file, tmp_path):
    process = spawn(TYPING.format(text="Ende 2"), file, tmp_path / "typed")
    wait_for(tmp_path / "typed", process)

    process.terminate()
    process.communicate(timeout=60)

    assert process.returncode == 0
    assert city(file) == ""
    assert [left.diary.texts for left in recovery.remains()] == [("Ende 2",)]


def test_of_a_killed_process_the_text_is_found_at_the_next_start(file, tmp_path):
    process = spawn(TYPING.format(text="Ende"), file, tmp_path / "typed")
    wait_for(tmp_path / "typed", process)
    wait_for_text("Ende")
    assert recovery.remains() == []

    process.kill()
    process.communicate(timeout=60)

    (left,) = recovery.remains()
    assert left.diary.texts == ("Ende",)
    assert left.diary.file == str(file)
    assert city(file) == ""


def test_an_error_inside_is_logged_and_the_program_goes_on(file, tmp_path):
    code = """
from PySide6.QtCore import QTimer
from rakor_desktop.ui import alarm
alarm.Alarm.show = lambda self, report: QTimer.singleShot(0, finish)
from PySide6.QtWidgets import QApplication
def finish():
    from pathlib import Path
    Path(sys.argv[2]).write_text("still here")
    QApplication.exit(0)
def fail():
    raise ZeroDivisionError("Maria")
QTimer.singleShot(0, lambda: None) if False else None
import rakor_desktop.ui.window as w
shown = w.MainWindow.paintEvent
def paintEvent(self, event):
    if not self._painted:
        QTimer.singleShot(50, fail)
    shown(self, event)
w.MainWindow.paintEvent = paintEvent
sys.exit(main(sys.argv[:2]))
"""
    process = spawn(code, file, tmp_path / "survived")
    _said, errors = process.communicate(timeout=60)

    assert process.returncode == 0, errors
    assert (tmp_path / "survived").exists()
    log = (tmp_path / "log" / "rakor.log").read_text()
    assert "ZeroDivisionError" in log
    assert "Maria" not in log
    assert module.BACKUP_EVERY == 600_000
