"""Errors nobody expected: logged without names, shown in words, and the program goes on."""

import logging
import sys
import threading

import pytest
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QPushButton

from rakor_desktop import paths
from rakor_desktop.ui.alarm import Alarm, start_log
from rakor_desktop.ui.dialogs.crash import CrashDialog


@pytest.fixture
def alarm(qapp, monkeypatch):
    """An alarm whose reports are collected instead of shown."""
    monkeypatch.setattr(sys, "excepthook", sys.excepthook)
    monkeypatch.setattr(threading, "excepthook", threading.excepthook)
    made = Alarm(start_log(paths.logs()))
    made.shown = []
    made.show = made.shown.append
    made.install()
    yield made
    for handler in logging.getLogger("rakor").handlers:
        handler.close()
    logging.getLogger("rakor").handlers = []


def raise_with(name):
    raise KeyError(name)


def caught(name):
    try:
        raise_with(name)
    except KeyError as error:
        return type(error), error, error.__traceback__


def log():
    return (paths.logs() / "rakor.log").read_text(encoding="utf-8")


def test_the_log_says_where_but_not_what_was_typed(alarm, qtbot):
    alarm.catch(*caught("Maria Goreti"))

    assert "KeyError" in log()
    assert "raise_with" in log()
    assert "Maria" not in log()
    qtbot.waitUntil(lambda: bool(alarm.shown))
    assert "Maria Goreti" in alarm.shown[0]


def test_an_error_in_another_thread_is_shown_in_the_windows_own(alarm, qtbot):
    threads = []
    alarm.show = lambda _report: threads.append(threading.current_thread())
    worker = threading.Thread(target=raise_with, args=("x",))
    worker.start()
    worker.join()

    qtbot.waitUntil(lambda: bool(threads))
    assert threads == [threading.main_thread()]
    assert "KeyError" in log()


def test_an_error_while_another_is_shown_is_only_logged(alarm, qtbot):
    def show(report):
        alarm.shown.append(report)
        alarm._show("second")

    alarm.show = show
    alarm.catch(*caught("x"))
    qtbot.waitUntil(lambda: bool(alarm.shown))
    assert len(alarm.shown) == 1


def test_the_dialog_gives_the_report_to_the_clipboard(qtbot):
    dialog = CrashDialog("KeyError: 'x'", paths.logs() / "rakor.log")
    qtbot.addWidget(dialog)
    dialog.show()

    copy = next(one for one in dialog.findChildren(QPushButton) if one.text() == "Salin rincian")
    copy.click()

    assert QGuiApplication.clipboard().text() == "KeyError: 'x'"
    dialog.accept()


def test_a_long_log_is_put_aside():
    folder = paths.logs()
    (folder / "rakor.log").write_bytes(b"x" * 600_000)

    start_log(folder)

    assert not (folder / "rakor.log").exists()
    assert (folder / "rakor.1.log").stat().st_size == 600_000
