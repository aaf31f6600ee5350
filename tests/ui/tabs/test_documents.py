"""Dokumen: papers are listed with what is missing, and come out as PDF files."""

import pytest
from previews import in_the_preview
from pypdf import PdfReader
from PySide6.QtCore import Qt

from rakor_desktop.services import demo, invitations, papers
from rakor_desktop.services.invitations import Invitation
from rakor_desktop.ui import messages
from rakor_desktop.ui.tabs.documents import DocumentsTab

CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def tab(qtbot, app):
    made = DocumentsTab(app)
    qtbot.addWidget(made)
    made.resize(1200, 640)
    with qtbot.waitExposed(made):
        made.show()
    return made


def texts(tab):
    return [tab.papers.item(row).text() for row in range(tab.papers.count())]


def choose(tab, key):
    tab.papers.setCurrentRow(next(at for at, row in enumerate(tab._rows) if row.key == key))


def text_of(path):
    return "\n".join(page.extract_text() for page in PdfReader(path).pages)


def test_what_is_missing_for_a_paper_is_said_and_goes_away_when_it_is_there(tab, app):
    choose(tab, "daftar-hadir")
    assert "Belum ada orang di daftar." in tab.missing.text
    assert "Kop naskah belum lengkap." in tab.missing.text

    app.act(tab, invitations.invite, app.event_uid, Invitation("Ani Contoh"))
    app.act(tab, papers.edit_letterhead, app.event_uid, agency="DINAS CONTOH", address="Jalan Contoh 1")

    assert tab.missing.text == ""
    assert texts(tab)[0].endswith("Siap dicetak")


def test_a_paper_is_saved_where_the_person_says(qtbot, tab, app, tmp_path, monkeypatch):
    app.act(tab, invitations.invite, app.event_uid, Invitation("Ani Contoh, S.E."))
    target = tmp_path / "hadir.pdf"
    asked = []
    monkeypatch.setattr(
        messages, "save_file", lambda _parent, _title, path, *_rest: asked.append(path) or target
    )
    choose(tab, "daftar-hadir")

    tab.save_one.click()
    qtbot.waitUntil(target.exists, timeout=30_000)
    qtbot.waitUntil(lambda: str(target) in tab.message.text, timeout=30_000)

    assert "DAFTAR HADIR" in text_of(target)
    assert "2026-04-14" in asked[0].name


def test_a_place_that_cannot_be_written_is_said(qtbot, tab, tmp_path, monkeypatch):
    blocked = tmp_path / "berkas"
    blocked.write_text("")
    monkeypatch.setattr(messages, "save_file", lambda *_args: blocked / "x.pdf")

    tab.save_one.click()

    qtbot.waitUntil(lambda: "tidak dapat ditulis" in tab.message.text, timeout=30_000)


def test_the_paper_is_looked_at_before_it_is_printed_and_can_be_saved_from_there(
    qtbot, tab, tmp_path, monkeypatch
):
    target = tmp_path / "hadir.pdf"
    monkeypatch.setattr(messages, "save_file", lambda *_args: target)
    seen = in_the_preview(lambda dialog: qtbot.keyClick(dialog, Qt.Key.Key_S, CTRL))

    tab.preview()
    qtbot.waitUntil(lambda: bool(seen), timeout=30_000)

    assert seen[0].windowTitle() == "Pratinjau: Daftar Hadir"
    assert "DAFTAR HADIR" in text_of(target)


def test_the_choices_of_a_paper_are_remembered_while_another_is_looked_at(qtbot, tab):
    choose(tab, "daftar-hadir")
    qtbot.keyClick(tab.choice.form.field("variant"), Qt.Key.Key_Down)
    assert tab.choice.options()["variant"] == "kosong"
    choose(tab, "susunan-acara")
    choose(tab, "daftar-hadir")

    assert tab.choice.options()["variant"] == "kosong"


def test_everything_is_saved_into_a_folder(qtbot, workspace, empty_app, tmp_path, monkeypatch):
    demo.build(workspace)
    empty_app.set_event(workspace.ask(demo.events.current))
    tab = DocumentsTab(empty_app)
    qtbot.addWidget(tab)
    tab.show()
    folder = tmp_path / "naskah"
    monkeypatch.setattr(messages, "choose_folder", lambda *_args: folder)

    tab.everything.click()
    qtbot.waitUntil(lambda: "tersimpan di" in tab.message.text, timeout=30_000)

    names = sorted(path.name for path in folder.iterdir())
    assert any(name.startswith("notula") for name in names)
    assert any(name.startswith("permasalahan") for name in names)
    assert len(names) > 10


@pytest.mark.parametrize("key", ["susunan-acara", "notula", "permasalahan"])
def test_another_page_leads_to_its_paper(tab, key):
    tab.reveal(key)

    assert tab.row.key == key


def test_what_was_said_about_one_paper_is_not_said_about_another(tab):
    choose(tab, "daftar-hadir")
    tab._say("Tersimpan: hadir.pdf")
    choose(tab, "notula")

    assert tab.message.text == ""


def test_ctrl_p_shows_the_paper_in_hand(qtbot, tab):
    seen = in_the_preview(lambda _dialog: None)
    tab.papers.setFocus()

    qtbot.keyClick(tab, Qt.Key.Key_P, CTRL)

    qtbot.waitUntil(lambda: bool(seen), timeout=30_000)
