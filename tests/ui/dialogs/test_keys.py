"""The short guide names every key the window answers to."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QAbstractButton, QLabel, QScrollArea
from screens import opened

from rakor_desktop.domain.i18n import _
from rakor_desktop.services import printing
from rakor_desktop.ui.attendance.doubles.dialog import DoublesDialog
from rakor_desktop.ui.attendance.importing.dialog import ImportDialog
from rakor_desktop.ui.attendance.matrix.view import MatrixView
from rakor_desktop.ui.dialogs.keys import KEYS, KeysDialog
from rakor_desktop.ui.panels.own_keys import OwnKeys
from rakor_desktop.ui.printing.preview import PreviewDialog
from rakor_desktop.ui.tabs import TABS
from rakor_desktop.ui.tabs.attendance import PAGES
from rakor_desktop.ui.window import MainWindow

EVERYWHERE = "Di mana saja"
SPELT = {
    "Return": "Enter", "Del": "Delete", "Up": "↑", "Down": "↓", "PgDown": "PgDn",
    "Ctrl+Shift+Z": "Ctrl+Y", "Ctrl+=": "Ctrl++",
}  # fmt: skip
"""What people call the keys that Qt calls otherwise, and the second names of two commands."""


def named(place):
    """Return the keys of a place, and of the pages within it."""
    parts = [keys for title, keys in KEYS if title == place or title.startswith(f"{place}: ")]
    found = {one for keys in parts for line, _what in keys for one in line.split("  ")}
    return found | {f"Alt+{n}" for n in range(1, 6) if "Alt+1 … Alt+5" in found}


def spelt(key):
    if key in SPELT:
        return SPELT[key]
    before, plus, last = key.rpartition("+")
    return f"{before}{plus}{SPELT.get(last, last)}"


def answered(page):
    """Return the keys a page takes for itself."""
    keys = {key.key().toString() for key in page.findChildren(QShortcut)}
    keys |= {keys.toString() for action in page.actions() for keys in action.shortcuts()}
    keys |= {key for own in page.findChildren(OwnKeys) for key in own._keys}
    keys |= {QKeySequence(key).toString() for view in page.findChildren(MatrixView) for key in view._keys}
    keys |= {one.shortcut().toString() for one in page.findChildren(QAbstractButton)} - {""}
    return {spelt(QKeySequence(key).toString()) for key in keys} - {"Esc"}


@pytest.fixture
def window(qtbot, app):
    made = MainWindow(app)
    qtbot.addWidget(made)
    with qtbot.waitExposed(made):
        made.show()
    yield made
    made.end()


@pytest.mark.parametrize("spec", TABS, ids=lambda spec: spec.key)
def test_every_key_of_a_page_is_in_the_guide(window, spec):
    window.go(spec.key)

    assert answered(window.pages[spec.key]) <= named(spec.title)


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.key)
def test_every_key_of_an_attendance_page_is_in_the_guide_under_its_name(window, page):
    window.go("attendance")

    assert answered(window.pages["attendance"].open(page.key)) <= named(f"Kehadiran: {page.title}")


def importing(app, window):
    return ImportDialog(app, ("", "Hari I"), window)


def comparing(app, window):
    return DoublesDialog(app, window)


def previewing(app, window):
    data = app.ask(lambda session, uid: printing.paper(session, uid, "susunan-acara"), app.event_uid)
    return PreviewDialog(app, "Susunan Acara", printing.render(data), lambda: None, window)


@pytest.mark.parametrize(
    ("make", "place"),
    [
        (importing, "Impor daftar peserta"),
        (comparing, "Kemungkinan orang ganda"),
        (previewing, "Pratinjau naskah"),
    ],
)
def test_every_key_of_a_dialog_of_the_desk_is_in_the_guide(window, app, make, place):
    dialog = make(app, window)

    keys = {key for key in answered(dialog) if "Alt+" not in key}

    assert keys
    assert keys <= named(place)
    dialog.done(0)


def test_every_key_of_the_menus_is_in_the_guide(window):
    menus = {
        spelt(keys.toString())
        for menu in window.menuBar().actions()
        for action in menu.menu().actions()
        for keys in action.shortcuts()
    }

    assert menus - named(EVERYWHERE) == set()


@pytest.fixture
def guide(qtbot):
    made = KeysDialog()
    opened(qtbot, made)
    yield made
    made.hide()


def test_the_guide_shows_every_line(guide):
    shown = [label.text() for label in guide.findChildren(QLabel)]

    assert [what for _place, keys in KEYS for _key, what in keys if _(what) not in shown] == []


def test_the_guide_is_read_and_closed_by_keys(qtbot, guide):
    (area,) = guide.findChildren(QScrollArea)

    qtbot.keyClick(guide.focusWidget(), Qt.Key.Key_PageDown)
    assert area.verticalScrollBar().value() > 0

    qtbot.keyClick(guide.focusWidget(), Qt.Key.Key_Return)
    assert not guide.isVisible()
