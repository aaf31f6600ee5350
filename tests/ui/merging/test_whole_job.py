"""After the last session: five laptops' files become one, what they disagree about is decided, all get the result."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from rakor_desktop.services import disputes, files, printing
from rakor_desktop.store.workspace import Workspace
from rakor_desktop.sync.conflicts import conflicts
from rakor_desktop.sync.merging import merge
from rakor_desktop.ui import messages
from rakor_desktop.ui.context import AppContext
from rakor_desktop.ui.pieces import EmptyState
from rakor_desktop.ui.preferences import Preferences
from rakor_desktop.ui.window import MainWindow
from tests.five_laptops import five

Key = Qt.Key
CTRL, ALT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.AltModifier
_LONGEST = 30_000


@pytest.fixture
def here(tmp_path):
    return five(tmp_path)


@pytest.fixture
def window(qtbot, here):
    app = AppContext(here.open(), Preferences(actor="Sekretariat", laptop="S"))
    made = MainWindow(app)
    qtbot.addWidget(made)
    made.resize(1366, 736)
    made.show()
    yield made
    made.end()
    app.close()


@pytest.fixture
def press(qtbot, window):
    """Press keys where the focus is, one after the other."""

    def _press(*keys, with_=Qt.KeyboardModifier.NoModifier):
        for key in keys:
            window.activateWindow()
            qtbot.waitUntil(window.isActiveWindow)
            QTest.keyClick(QApplication.focusWidget() or window, key, with_)
            tab = window.pages.get("merging")
            if tab is not None:
                collecting = tab._page("collect")
                qtbot.waitUntil(lambda page=collecting: not page.work.busy, timeout=_LONGEST)

    return _press


def open_ones(window):
    return window.app.ask(conflicts)


def test_five_laptops_become_one_truth_by_keyboard(  # noqa: PLR0917
    window, here, press, qtbot, monkeypatch, tmp_path
):
    app = window.app
    before = app.ask(files.dump)
    monkeypatch.setattr(messages, "choose_folder", lambda *_asked: here.stick)
    result = tmp_path / "stik kembali" / "rakor.rakor"
    result.parent.mkdir()
    monkeypatch.setattr(messages, "save_file", lambda *_asked, **_more: result)

    press(Key.Key_8, with_=CTRL)
    tab = window.pages["merging"]
    qtbot.waitUntil(tab.page.isVisible)
    press(Key.Key_M, with_=CTRL | Qt.KeyboardModifier.ShiftModifier)
    press(Key.Key_Return, Key.Key_Return, with_=CTRL)
    assert tab.page.stack.currentWidget() is tab.page.result
    in_dispute = open_ones(window)
    assert len(in_dispute) >= 5

    press(Key.Key_2, with_=ALT)
    assert tab.page.key == "disputes"
    for _one in in_dispute:
        press(Key.Key_1)
    assert open_ones(window) == []
    assert len(app.ask(disputes.settlements)) == len(in_dispute)
    qtbot.waitUntil(tab.page.open_view.isVisible)
    said = [one.accessibleName() for one in tab.page.findChildren(EmptyState) if one.isVisible()]
    assert said == ["Semua perbedaan sudah diputuskan"]

    for _one in in_dispute:
        press(Key.Key_Z, with_=CTRL)
    assert open_ones(window) == in_dispute
    assert app.ask(disputes.settlements) == []
    press(Key.Key_Z, with_=CTRL)
    assert tables(app.ask(files.dump)) == tables(before)
    assert tab.head.chips[0] == "Penggabungan terakhir diurungkan"
    for _step in range(len(in_dispute) + 1):
        press(Key.Key_Y, with_=CTRL)
    assert open_ones(window) == []
    assert app.ask(files.check).problems == []

    paper = app.ask(printing.paper, app.event_uid, "penyelesaian-konflik")
    assert printing.render(paper).startswith(b"%PDF")

    press(Key.Key_1, with_=ALT)
    tab.page.result.hand_out.click()
    qtbot.waitUntil(lambda: not tab.page.work.busy, timeout=_LONGEST)
    assert "aman untuk dicabut" in tab.page.message.text
    tab.page.start_over()
    assert tab.page.rest.result.isVisible(), "the result can be handed out later too"
    other = Workspace.open(here.laptop("B"), actor="Notulis", label="B")
    merge(other, [result])
    assert other.ask(files.dump) == app.ask(files.dump)
    assert other.ask(conflicts) == []
    other.close()


def tables(dump):
    """What the tables hold; bytes of attachments that once came in stay."""
    return dump[dump.index('"tables"') :]
