"""Where the program begins: who writes, on which laptop, in which file."""

from pathlib import Path

import pytest

from rakor_desktop.ui import messages
from rakor_desktop.ui.dialogs.welcome import WelcomeDialog
from rakor_desktop.ui.preferences import Preferences


@pytest.fixture
def welcome(qtbot):
    def open_it(known):
        dialog = WelcomeDialog(known)
        qtbot.addWidget(dialog)
        with qtbot.waitExposed(dialog):
            dialog.show()
        return dialog

    return open_it


def test_somebody_new_says_the_name_and_the_letter_before_choosing_a_file(
    qtbot, welcome, tmp_path, monkeypatch
):
    target = tmp_path / "baru.rakor"
    monkeypatch.setattr(messages, "save_file", lambda *_args, **_more: target)
    dialog = welcome(Preferences())

    qtbot.keyClicks(dialog.actor, " Ani Contoh ")
    dialog.laptop.show_value("C")
    dialog._make()

    kept = dialog.preferences()
    assert (kept.actor, kept.laptop) == ("Ani Contoh", "C")
    assert (dialog.path, dialog.fresh) == (target, True)


def test_what_was_said_before_is_still_there(welcome):
    dialog = welcome(Preferences(actor="Ani", laptop="B", recent=("/stik/a.rakor",)))

    assert (dialog.actor.text(), dialog.laptop.value()) == ("Ani", "B")
    assert dialog.recent.count() == 1
    dialog.recent.itemActivated.emit(dialog.recent.item(0))
    assert dialog.path == Path("/stik/a.rakor")
