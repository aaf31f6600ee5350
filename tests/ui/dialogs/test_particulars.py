"""The particulars of a meeting save themselves, field by field."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage
from screens import opened

from rakor_desktop.domain.papers import MinutesForm
from rakor_desktop.services import events, papers
from rakor_desktop.ui import messages
from rakor_desktop.ui.dialogs.particulars import KOP, ParticularsDialog


@pytest.fixture
def dialog(qtbot, app):
    made = ParticularsDialog(app)
    opened(qtbot, made)
    yield made
    app.autosave.flush()
    made.hide()


def retyped(qtbot, field, text):
    field.setFocus()
    field.selectAll()
    qtbot.keyClicks(field, text)


def test_a_field_is_saved_when_it_is_left(qtbot, app, dialog):
    retyped(qtbot, dialog.what.field("venue"), "Hotel Contoh")
    qtbot.keyClick(dialog.what.field("venue"), Qt.Key.Key_Tab)

    assert app.ask(events.event, app.event_uid).venue == "Hotel Contoh"


def test_closing_saves_the_field_that_is_still_being_typed(qtbot, app, dialog):
    retyped(qtbot, dialog.what.field("theme"), "Sinkronisasi")

    dialog.accept()

    assert app.ask(events.event, app.event_uid).theme == "Sinkronisasi"


def test_a_refused_date_keeps_the_dialog_open_with_the_sentence_beside_it(qtbot, app, dialog):
    retyped(qtbot, dialog.what.field("end_date"), "1/4/2026")

    dialog.accept()

    assert dialog.isVisible()
    assert "mendahului" in dialog.what.refusal("end_date")
    retyped(qtbot, dialog.what.field("end_date"), "16/4/2026")


def test_the_form_of_the_minutes_and_the_margins_are_settings(qtbot, app, dialog):
    dialog.pages.setCurrentIndex(4)
    qtbot.keyClick(dialog.paper.field("minutes_form"), Qt.Key.Key_Down)
    retyped(qtbot, dialog.paper.field("margin_left"), "25")
    dialog.paper.flush()

    kept = app.ask(papers.paper_settings, app.event_uid)
    assert (kept.minutes_form, kept.margin_left) == (MinutesForm.NOTULEN_2009, 25)


def test_a_margin_out_of_reason_is_refused_beside_the_field(qtbot, app, dialog):
    dialog.pages.setCurrentIndex(4)
    retyped(qtbot, dialog.paper.field("margin_left"), "400")
    dialog.paper.flush()

    assert "10" in dialog.paper.refusal("margin_left")
    assert app.ask(papers.paper_settings, app.event_uid).margin_left == 30
    retyped(qtbot, dialog.paper.field("margin_left"), "30")


def test_an_emblem_is_taken_from_a_picture_and_given_back(app, dialog, tmp_path, monkeypatch):
    dialog.pages.setCurrentIndex(KOP)
    picture = tmp_path / "lambang.png"
    QImage(40, 40, QImage.Format.Format_RGB32).save(str(picture))
    monkeypatch.setattr(messages, "open_file", lambda *_args: picture)

    dialog.emblem.choose.click()
    assert app.ask(papers.letterhead, app.event_uid).emblem == picture.read_bytes()

    dialog.emblem.remove.click()
    assert app.ask(papers.letterhead, app.event_uid).emblem == b""


def test_a_file_that_is_no_picture_is_said(app, dialog, tmp_path, monkeypatch):
    letter = tmp_path / "surat.png"
    letter.write_text("Dengan hormat")
    monkeypatch.setattr(messages, "open_file", lambda *_args: letter)

    dialog.emblem.choose.click()

    assert "bukan gambar" in dialog.emblem.message.text
    assert app.ask(papers.letterhead, app.event_uid).emblem == b""


def test_signatories_are_added_changed_and_removed(qtbot, app, dialog):
    dialog.pages.setCurrentIndex(3)
    dialog.signatories.add()
    retyped(qtbot, dialog.signatories.form.field("name"), "Ani Contoh")
    dialog.signatories.add()
    retyped(qtbot, dialog.signatories.form.field("name"), "Budi Contoh")
    dialog.signatories.form.flush()

    rows = app.ask(papers.signatories, app.event_uid)
    assert [row.name for row in rows] == ["Ani Contoh", "Budi Contoh"]
    assert rows[0].role != rows[1].role

    dialog.signatories.list.setCurrentRow(0)
    dialog.signatories.remove()
    assert [row.name for row in app.ask(papers.signatories, app.event_uid)] == ["Budi Contoh"]
    app.undo()
    assert dialog.signatories.list.count() == 2
