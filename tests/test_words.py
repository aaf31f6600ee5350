"""Every sentence on screen is there in both languages, whole and different."""

import ast
import importlib.util
import re
from pathlib import Path

import pytest
from babel.messages.pofile import read_po

from rakor_desktop import paths
from rakor_desktop.domain import i18n

PACKAGE = Path(i18n.__file__).parent.parent
ROOT = PACKAGE.parent
PO = paths.resource("locale", "en", "LC_MESSAGES", "rakor.po")

SAME_IN_BOTH = {
    "APBD I", "APBD II", "APBN", "DAK Nonfisik", "Data", "Laptop {letter}: {state}", "NIP/NRP", "laptop {letter} ({name})", "Data: {changes}.", "Final",
    "&Laptop", "14 April 2026", "16 April 2026", "Agenda", "Atambua", "DAK Fisik", "Jalan …, Kupang, Kode Pos …",
    "Kepala Dinas …", "Laptop", "Laptop {letter}", "Moderator", "NIP", "NRP", "PPTK", "Rakor Desktop",
    "Rakor Desktop {version}", "Rapat Koordinasi Bidang Perindustrian Provinsi … Tahun …", "Status", "Target",
    "Telepon …, Pos-el …, Laman …",
}  # fmt: skip
"""Words that are the same in both languages, names, and examples of what goes on a paper."""

SHOWS = {
    "QLabel", "QPushButton", "QCheckBox", "QRadioButton", "QGroupBox", "QAction", "QMenu", "Label",
    "setText", "setWindowTitle", "setToolTip", "setStatusTip", "setPlaceholderText", "addAction", "addMenu",
    "setAccessibleName", "setAccessibleDescription", "setTitle", "setSubTitle", "setInformativeText", "addTab",
    "RakorError", "AmbiguousError", "NotFoundError", "StorageError", "ForeignFileError",
}  # fmt: skip
"""Calls whose literal words a person would read."""


@pytest.fixture(scope="module")
def english():
    with PO.open("rb") as file:
        return {message.id: message.string for message in read_po(file, locale="en") if message.id}


@pytest.fixture(scope="module")
def words():
    spec = importlib.util.spec_from_file_location("words", ROOT / "scripts" / "words.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.fixture(scope="module")
def marked(words):
    return {message.id for message in words.extracted() if message.id}


def test_every_marked_sentence_has_its_english(marked, english):
    assert sorted(text for text in marked if not english.get(text)) == []


def test_a_sentence_between_the_braces_of_an_f_string_is_found(words):
    source = 'tip = f"{_(\'Saring baris\')} ({keys})"\nother = _("di luar")\n'

    assert list(words.inside_f_strings(source)) == [(1, "Saring baris")]


def test_the_catalogue_holds_no_sentence_that_is_gone(marked, english):
    assert sorted(english.keys() - marked) == []


def test_the_compiled_catalogue_is_the_written_one(english):
    i18n.use(i18n.ENGLISH, paths.resource("locale"))

    assert {text: i18n._(text) for text in english} == english


def test_both_languages_fill_the_same_blanks(english):
    def blanks(text):
        return sorted(re.findall(r"{(\w+)[^}]*}", text))

    assert [text for text, said in english.items() if blanks(text) != blanks(said)] == []


def test_both_languages_keep_the_same_mnemonics(english):
    assert [
        t for t, said in english.items() if ("&" in t.replace("&&", "")) != ("&" in said.replace("&&", ""))
    ] == []


def test_english_is_not_just_the_indonesian_again(english):
    letters = {text for text in english if re.search(r"[A-Za-z]{3}", re.sub(r"%\w|{\w+}", "", text))}

    assert sorted(t for t in letters if english[t] == t and t not in SAME_IN_BOTH) == []


def _literal_words(node):
    return (
        isinstance(node, ast.Constant)
        and isinstance(node.value, str)
        and re.search(r"[A-Za-z]{3}", node.value)
    )


def bare_words(tree):
    """Yield (line, text) of every literal that goes to a person without passing the catalogue."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Call):
            name = getattr(node.func, "attr", getattr(node.func, "id", ""))
            if name in SHOWS:
                yield from ((arg.lineno, arg.value) for arg in node.args if _literal_words(arg))


def test_no_words_reach_the_screen_without_the_catalogue():
    found = [
        f"{path.relative_to(ROOT)}:{line} {text!r}"
        for path in sorted(PACKAGE.rglob("*.py"))
        if "documents" not in path.parts
        for line, text in bare_words(ast.parse(path.read_text(encoding="utf-8")))
    ]

    assert found == []


def test_the_search_for_bare_words_finds_one():
    tree = ast.parse('label.setText("Tersimpan")\nlabel.setText(_("Tersimpan"))')

    assert list(bare_words(tree)) == [(1, "Tersimpan")]
