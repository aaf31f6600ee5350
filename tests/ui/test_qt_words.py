"""Qt's own buttons, menus and dialogs in Indonesian."""

import re

import pytest
from PySide6.QtCore import QCoreApplication, QDate, QLocale, QTranslator
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtPrintSupport import QPrintDialog, QPrinter, QPrintPreviewDialog
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QCalendarWidget,
    QComboBox,
    QDialogButtonBox,
    QFileDialog,
    QLabel,
    QLineEdit,
    QMessageBox,
    QPlainTextEdit,
    QProgressDialog,
    QSpinBox,
    QTextEdit,
    QWizard,
    QWizardPage,
)

from rakor_desktop.ui.qt_word_table import WORDS
from rakor_desktop.ui.qt_words import QtWords

_LIST = """
    abort all and apply back cancel choose clear close collate color commit computer continue copies copy create
    current cut date defaults delete detail details directories directory discard done double down even every file
    files find finish fit first forward go grayscale height help hidden hide ignore landscape last left list look
    modified month name new next no not odd of one only open options orientation output overview
    page pages paper parent paste places portrait preview previous print printer properties range redo remove
    rename reset restore retry reverse right save scroll select selection setup show side sided sidebar single size
    source step the to today top type undo up view width yes zoom
"""
ENGLISH = frozenset(_LIST.split())
ALL_BUTTONS = [button for button in QDialogButtonBox.StandardButton if button.name != "NoButton"]


@pytest.fixture
def indonesian(qapp):
    yield from speaking(qapp, "id")


@pytest.fixture
def english(qapp):
    yield from speaking(qapp, "en")


def speaking(qapp, language):
    words = QtWords()
    words.speak(qapp, language)
    yield words
    qapp.removeTranslator(words)
    QLocale.setDefault(QLocale.c())


def texts(widget):
    """Yield everything a person can read on a widget and all it is made of."""
    yield widget.windowTitle()
    for child in [
        widget,
        *widget.findChildren(QAbstractButton),
        *widget.findChildren(QAction),
        *widget.findChildren(QLabel),
    ]:
        if hasattr(child, "text"):
            yield child.text()
        if not isinstance(child, QAction):
            yield child.toolTip()
    for chooser in widget.findChildren(QComboBox):
        yield from (chooser.itemText(place) for place in range(chooser.count()))
    for view in widget.findChildren(QAbstractItemView):
        model = view.model()
        if model is not None and view.__class__.__name__ == "QTreeView":
            yield from (
                str(model.headerData(place, view.header().orientation()))
                for place in range(model.columnCount())
            )


def english_words(shown):
    """Return the English words of the list that are still on screen; paths and key names are not words."""
    found = set()
    for text in shown:
        plain = re.sub(r"<[^>]*>|/\S*|\(Ctrl[^)]*\)|Ctrl\+\w+", " ", text.replace("&", "").split("\t")[0])
        found |= {word for word in re.findall(r"[a-z]+", plain.casefold()) if word in ENGLISH}
    return found


def test_every_standard_button(indonesian, qtbot):
    box = QMessageBox()
    qtbot.addWidget(box)
    for button in ALL_BUTTONS:
        box.addButton(QMessageBox.StandardButton(button.value))
    box.setText("Simpan?")
    box.setDetailedText("rincian")

    shown = [button.text().replace("&", "") for button in box.buttons()]

    assert english_words(shown) == set()
    assert {"Simpan", "Batal", "Ya", "Tidak", "Tutup", "Buang", "Terapkan", "Coba Lagi", "OK"} <= set(shown)


@pytest.mark.parametrize("field", [QLineEdit, QTextEdit, QPlainTextEdit])
def test_the_menu_of_a_text_field(indonesian, qtbot, field):
    widget = field()
    qtbot.addWidget(widget)
    menu = widget.createStandardContextMenu()

    shown = [action.text().split("\t")[0].replace("&", "") for action in menu.actions() if action.text()]

    assert shown == ["Urungkan", "Ulangi", "Potong", "Salin", "Tempel", "Hapus", "Pilih Semua"]
    menu.deleteLater()


@pytest.mark.parametrize("accept", list(QFileDialog.AcceptMode))
@pytest.mark.parametrize("mode", list(QFileDialog.FileMode))
def test_the_file_chooser(indonesian, qtbot, tmp_path, accept, mode):
    (tmp_path / "rakor.rakor").write_text("x")
    (tmp_path / "arsip").mkdir()
    dialog = QFileDialog(None, "Buka berkas", str(tmp_path))
    dialog.setOption(QFileDialog.Option.DontUseNativeDialog)
    dialog.setAcceptMode(accept)
    dialog.setFileMode(mode)
    dialog.setViewMode(QFileDialog.ViewMode.Detail)
    qtbot.addWidget(dialog)
    dialog.show()

    shown = list(texts(dialog))

    assert english_words(shown) == set()
    assert any("Nama" in text for text in shown)


def test_the_file_chooser_asks_before_replacing(indonesian):
    asked = QCoreApplication.translate("QFileDialog", "%1 already exists.\nDo you want to replace it?")
    assert asked == "%1 sudah ada.\nGanti dengan yang baru?"


def test_a_wizard(indonesian, qtbot):
    wizard = QWizard()
    wizard.setOption(QWizard.WizardOption.HaveHelpButton)
    for _ in range(3):
        wizard.addPage(QWizardPage())
    qtbot.addWidget(wizard)
    wizard.show()
    wizard.next()

    shown = list(texts(wizard))

    assert english_words(shown) == set()
    assert {"&Lanjut >", "< &Kembali", "Batal"} <= set(shown) or {"&Lanjut", "&Kembali"} <= set(shown)


def test_the_print_dialogs(indonesian, qtbot):
    printer = QPrinter()
    printing, preview = QPrintDialog(printer), QPrintPreviewDialog(printer)
    for dialog in (printing, preview):
        qtbot.addWidget(dialog)
        shown = [
            text
            for text in texts(dialog)
            if not re.search(r"Envelope|ISO|JIS|ANSI|Letter|PRC|Kai|\(.* in\)", text)
        ]
        papers = {"A4", "Legal"}
        assert english_words(text for text in shown if text not in papers) <= {"extra", "super"}


def test_a_progress_dialog_and_a_calendar(indonesian, qtbot):
    progress, calendar = QProgressDialog("Menyalin…", "", 0, 0), QCalendarWidget()
    progress = QProgressDialog()
    for widget in (progress, calendar):
        qtbot.addWidget(widget)
    calendar.setSelectedDate(QDate(2026, 8, 14))

    assert english_words(texts(progress)) == set()
    assert "Agustus" in list(texts(calendar))
    assert QLocale().dayName(5) == "Jumat"


def test_the_menu_of_a_number_field(indonesian, qtbot):
    field = QSpinBox()
    qtbot.addWidget(field)
    menu = field.lineEdit().createStandardContextMenu()
    assert english_words(action.text() for action in menu.actions()) == set()
    menu.deleteLater()


def test_english_stays_english(english, qtbot):
    box = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel | QDialogButtonBox.StandardButton.Save)
    qtbot.addWidget(box)
    field = QLineEdit()
    qtbot.addWidget(field)
    menu = field.createStandardContextMenu()

    assert {button.text() for button in box.buttons()} == {"Cancel", "Save"}
    assert menu.actions()[0].text().startswith("&Undo")
    assert QLocale().dayName(5) == "Friday"
    menu.deleteLater()


def test_the_language_changes_while_the_program_runs(qapp):
    words = QtWords()
    words.speak(qapp, "id")
    assert QCoreApplication.translate("QPlatformTheme", "Cancel") == "Batal"
    words.speak(qapp, "en")
    assert QCoreApplication.translate("QPlatformTheme", "Cancel") == "Cancel"
    QLocale.setDefault(QLocale.c())


def test_a_word_it_does_not_know_stays_as_it_is(indonesian):
    assert QCoreApplication.translate("Anything", "Quux") == "Quux"


def test_the_names_of_keys_stay_as_they_stand_on_the_keyboard(indonesian):
    shown = QKeySequence("Ctrl+Del").toString(QKeySequence.SequenceFormat.NativeText)
    assert shown == "Ctrl+Del"
    assert QCoreApplication.translate("QShortcut", "Print") == "Print"


@pytest.mark.parametrize("source", sorted(WORDS))
def test_a_translation_keeps_what_is_filled_in_and_what_is_underlined(source):
    placeholders = re.compile(r"%\d|%n")
    assert placeholders.findall(WORDS[source]) == placeholders.findall(source)
    assert WORDS[source].count("&") <= 1
    if "&" in source:
        assert "&" in WORDS[source]


def test_the_letters_for_alt_differ_within_the_question_with_all_buttons(indonesian):
    assert isinstance(indonesian, QTranslator)
    letters = [
        WORDS[word].split("&")[1][0].casefold() for word in ("&Yes", "Yes to &All", "&No", "N&o to All")
    ]
    assert len(set(letters)) == len(letters)
