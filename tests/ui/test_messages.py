"""The two edges where the window stops and waits: a question and a file name."""

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog, QLineEdit, QMessageBox

from rakor_desktop.ui import messages
from rakor_desktop.ui.messages import Choice

CHOICES = (
    Choice("again", "Coba lagi"),
    Choice("leave", "Tutup tanpa menyimpan", danger=True),
    Choice("stay", "Kembali"),
)


@pytest.fixture
def answer(qapp):
    """What does something with the next dialog as soon as it waits."""
    qapp.setAttribute(Qt.ApplicationAttribute.AA_DontUseNativeDialogs)
    yield lambda do: QTimer.singleShot(100, lambda: do(QApplication.activeModalWidget()))
    qapp.setAttribute(Qt.ApplicationAttribute.AA_DontUseNativeDialogs, on=False)


def press(text):
    return lambda box: next(one for one in box.buttons() if one.text() == text).click()


def key(pressed):
    return lambda box: QTest.keyClick(box.focusWidget() or box, pressed)


@pytest.mark.parametrize(
    ("do", "chosen"),
    [
        (press("Tutup tanpa menyimpan"), "leave"),
        (press("Kembali"), "stay"),
        (key(Qt.Key.Key_Return), "again"),
        (key(Qt.Key.Key_Escape), "stay"),
    ],
)
def test_a_question_returns_what_was_pressed(answer, do, chosen):
    answer(do)
    assert messages.ask(None, "Belum tersimpan", "Teks belum tersimpan.", CHOICES, "Diska penuh.") == chosen


def test_the_question_and_its_reason_are_shown(answer):
    seen = []

    def look(box):
        seen.append((type(box), box.text(), box.informativeText(), [one.text() for one in box.buttons()]))
        box.reject()

    answer(look)
    messages.ask(None, "Belum tersimpan", "Teks belum tersimpan.", CHOICES, "Diska penuh.")
    assert seen == [
        (
            QMessageBox,
            "Teks belum tersimpan.",
            "Diska penuh.",
            ["Coba lagi", "Tutup tanpa menyimpan", "Kembali"],
        )
    ]


@pytest.mark.parametrize(("button", "meant"), [("Hapus", True), ("Batal", False)])
def test_being_sure(answer, button, meant):
    answer(press(button))
    assert messages.sure(None, "Hapus", "Hapus berkas?", "Hapus") is meant


@pytest.mark.parametrize("pressed", [Qt.Key.Key_Return, Qt.Key.Key_Escape, Qt.Key.Key_Space])
def test_what_cannot_be_taken_back_is_done_by_no_key_alone(answer, pressed):
    answer(key(pressed))
    assert not messages.sure(None, "Hapus", "Hapus berkas?", "Hapus")


def test_telling_waits_until_it_was_read(answer):
    answer(lambda box: box.accept())
    messages.tell(None, "Selesai", "Salinan tersimpan.")


def typing(text):
    def do(dialog):
        assert isinstance(dialog, QFileDialog)
        line = dialog.findChild(QLineEdit)
        line.setText(str(text))
        dialog.accept()

    return do


def test_a_file_to_open(answer, tmp_path):
    file = tmp_path / "a.rakor"
    file.write_text("x")
    answer(typing(file))
    assert messages.open_file(None, "Buka", tmp_path, messages.RAKOR_FILES) == file


def test_a_file_to_write_gets_its_suffix(answer, tmp_path):
    answer(typing(tmp_path / "baru"))
    path = messages.save_file(None, "Simpan", tmp_path / "x.rakor", messages.RAKOR_FILES, ".rakor")
    assert path == tmp_path / "baru.rakor"


def test_a_file_that_may_not_be_replaced_is_not_asked_about(answer, tmp_path):
    file = tmp_path / "a.rakor"
    file.write_text("x")
    answer(typing(file))
    path = messages.save_file(None, "Simpan", file, messages.RAKOR_FILES, ".rakor", replace=False)
    assert path == file


def test_giving_up_chooses_nothing(answer, tmp_path):
    answer(lambda dialog: dialog.reject())
    assert messages.save_file(None, "Simpan", tmp_path / "x.rakor", messages.RAKOR_FILES, ".rakor") is None
    answer(lambda dialog: dialog.reject())
    assert messages.open_file(None, "Buka", tmp_path, messages.RAKOR_FILES) is None
    answer(lambda dialog: dialog.reject())
    assert messages.choose_folder(None, "Folder", tmp_path) is None
