"""kill -9 in the middle of typing into the real window, again and again: nothing acknowledged is lost."""

import os
import random
import signal
import subprocess
import sys
import time

import pytest

from rakor_desktop.services import events, files, notes
from rakor_desktop.store.workspace import Workspace

TYPIST = """
import sys
from pathlib import Path
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from rakor_desktop.services import notes
from rakor_desktop.store.workspace import Workspace
from rakor_desktop.ui.context import AppContext
from rakor_desktop.ui.preferences import Preferences
from rakor_desktop.ui.window import MainWindow

qt = QApplication([])
app = AppContext(Workspace.open(Path(sys.argv[1])), Preferences(last_tab="notes"))
window = MainWindow(app)
window.show()
app.autosave._timer.setInterval(20)
window.go("notes")
editor = window.pages["notes"].board.editor
window.pages["notes"].board.begin()
field = editor.form.field("statement")

def acknowledged(_moment):
    found = app.ask(notes.notes, app.event_uid)
    print(f"{len(found)} {len(found[-1].statement)}", flush=True)

app.saved.connect(acknowledged)
field.setFocus()
while True:
    QTest.keyClicks(field, "ketikan ")
    QTest.qWait(35)
"""


@pytest.mark.parametrize("times", [3, pytest.param(50, marks=[pytest.mark.slow, pytest.mark.timeout(900)])])
def test_what_the_status_line_called_saved_is_there_after_a_kill(workspace, event, times):
    workspace.close()
    chance = random.Random(20260415)
    for nth in range(times):
        count, length = _type_until_killed(workspace.path, chance.uniform(0.05, 0.5))
        again = Workspace.open(workspace.path)
        assert not again.read_only
        found = again.ask(notes.notes, again.ask(events.current))
        assert len(found) == count == nth + 1
        assert len(found[-1].statement) >= length > 0
        assert set(found[-1].statement.split()) <= {"ketikan", *("ketikan"[:n] for n in range(1, 7))}
        assert again.ask(files.check).sound
        again.close()


def _type_until_killed(path, after):
    typist = subprocess.Popen(
        [sys.executable, "-c", TYPIST, str(path)],
        stdout=subprocess.PIPE,
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen"},
    )
    heard = typist.stdout.readline()
    time.sleep(after)
    os.kill(typist.pid, signal.SIGKILL)
    count, length = (heard + typist.communicate()[0]).split(b"\n")[-2].split()
    return int(count), int(length)
