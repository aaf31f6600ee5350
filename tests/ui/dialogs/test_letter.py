"""A file from another laptop: this one is asked to take a letter of its own."""

import pytest
from PySide6.QtCore import QLocale
from PySide6.QtWidgets import QDialog

from rakor_desktop.program import Program
from rakor_desktop.ui import preferences, theme
from rakor_desktop.ui.context import AppContext
from rakor_desktop.ui.dialogs.letter import LetterDialog, LetterNotice, warn_of_letter
from rakor_desktop.ui.preferences import Loaded, Preferences
from rakor_desktop.ui.window import MainWindow
from tests.five_laptops import five


@pytest.fixture
def opened(qtbot, tmp_path):
    """What opens the secretariat's file on a laptop of this letter."""
    made = []
    here = five(tmp_path)

    def _open(letter):
        workspace = here.open()
        workspace.label = letter
        app = AppContext(workspace, Preferences(laptop=letter))
        window = MainWindow(app)
        qtbot.addWidget(window)
        window.show()
        made.append((window, app))
        return window

    yield _open
    for window, app in made:
        window.end()
        app.close()


def test_a_file_met_for_the_first_time_is_asked_about_and_never_again(qapp, qtbot, tmp_path):
    here = five(tmp_path)
    told = []
    for loaded in (Loaded(Preferences(laptop="S")), None):
        program = Program(qapp, loaded or preferences.load(preferences.file()))
        program.begin(here.own)
        shown = program.window
        with qtbot.waitSignal(shown.shown):
            pass
        told.append(len(shown.findChildren(LetterNotice)))
        program.end()
        qapp.removeTranslator(program._words)
    qapp.setQuitOnLastWindowClosed(True)
    theme.apply(qapp, "light")
    QLocale.setDefault(QLocale.c())

    assert told == [1, 0]


def test_a_letter_in_use_is_told_with_who_uses_it(opened):
    notice = warn_of_letter(opened("S"))

    assert notice.isVisible()
    assert notice.message.text.startswith("Huruf laptop S sudah dipakai Sekretariat di berkas ini.")


def test_a_letter_of_its_own_is_no_matter(opened):
    assert warn_of_letter(opened("B")) is None


def test_another_letter_is_chosen_among_the_free_ones(opened, monkeypatch):
    window = opened("S")
    notice = warn_of_letter(window)

    def choose(dialog):
        assert not dialog.take.isEnabled()
        dialog.letter.setCurrentIndex(1)
        assert dialog.take.isEnabled()
        return QDialog.DialogCode.Accepted

    monkeypatch.setattr(LetterDialog, "exec", choose)
    notice.choose.click()

    assert window.app.preferences.laptop == "B"
    assert not notice.isVisible()


def test_thinking_better_of_it_leaves_the_notice(opened, monkeypatch):
    window = opened("S")
    notice = warn_of_letter(window)
    monkeypatch.setattr(LetterDialog, "exec", lambda _dialog: QDialog.DialogCode.Rejected)

    notice.choose.click()
    assert notice.isVisible()

    notice.keep.click()
    assert not notice.isVisible()
    assert window.app.preferences.laptop == "S"


def test_letters_in_use_are_not_offered(opened, qtbot):
    window = opened("S")
    dialog = LetterDialog(warn_of_letter(window)._here, window)
    qtbot.addWidget(dialog)
    assert "S" not in [dialog.letter.itemText(place) for place in range(dialog.letter.count())]
