"""What is left of a program that was killed."""

import json

import pytest
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit

from rakor_desktop.services import events
from rakor_desktop.ui import recovery
from rakor_desktop.ui.dialogs.recovered import RecoveredDialog, sentences
from rakor_desktop.ui.recovery import Diary, Recorder, remains


@pytest.fixture
def recorder(app):
    made = Recorder(app)
    yield made
    made.end()


def kill(recorder):
    """Leave what a killed process leaves: the diary, and a lock that nobody holds."""
    recorder._typing.stop()
    recorder._alive.stop()
    recorder._lock.unlock()
    return recorder._path


def diary(recorder):
    return json.loads(recorder._path.read_text(encoding="utf-8"))


def focus(qtbot, field):
    qtbot.addWidget(field)
    field.show()
    field.activateWindow()
    field.setFocus()
    qtbot.waitUntil(field.hasFocus)
    return field


def test_a_clean_end_leaves_nothing(app):
    recorder = Recorder(app)
    recorder.end()

    assert remains() == []
    assert list(recovery.folder().iterdir()) == []


def test_a_program_that_still_runs_is_passed_over(recorder):
    assert remains() == []
    assert recorder._path.exists()


def test_of_a_killed_program_its_file_and_its_last_save_are_known(app, recorder):
    app.act(None, events.edit, app.event_uid, city="Ende")
    recorder.note()
    path = kill(recorder)

    (left,) = remains()
    assert left.path == path
    assert left.diary.file == str(app.workspace.path)
    assert left.diary.saved_what == "Mengubah data rakor"
    assert left.diary.began <= left.diary.saved_at <= left.diary.seen

    left.discard()
    assert remains() == []


@pytest.mark.parametrize("kind", [QLineEdit, QPlainTextEdit])
def test_the_first_key_of_a_text_is_already_in_the_diary(app, recorder, qtbot, kind):
    field = focus(qtbot, kind())
    field.textChanged.connect(lambda: app.autosave.touch("field", lambda: False))

    qtbot.keyClicks(field, "S")
    assert diary(recorder)["texts"] == ["S"]

    qtbot.keyClicks(field, "epakat")
    qtbot.waitUntil(lambda: diary(recorder)["texts"] == ["Sepakat"])
    app.autosave.forget("field")
    assert diary(recorder)["texts"] == []
    field.hide()


def test_a_field_that_was_left_with_a_refused_text_is_kept_too(app, recorder, qtbot):
    first, second = focus(qtbot, QLineEdit()), QLineEdit()
    first.textChanged.connect(lambda: app.autosave.touch("first", lambda: False))
    qtbot.keyClicks(first, "satu")
    focus(qtbot, second)
    second.textChanged.connect(lambda: app.autosave.touch("second", lambda: False))
    qtbot.keyClicks(second, "dua")

    assert list(recorder.pending_texts()) == ["satu", "dua"]
    first.hide()
    second.hide()
    app.autosave.forget("first")
    app.autosave.forget("second")


def test_a_field_that_was_only_looked_at_is_not_a_text(app, recorder, qtbot):
    field = focus(qtbot, QLineEdit("Atambua"))
    app.autosave.touch("another", lambda: False)
    assert list(recorder.pending_texts()) == []
    app.autosave.forget("another")
    field.hide()


@pytest.mark.parametrize("rubbish", [b"", b"{}", b"[]", b"\xff", b'{"texts": 3}'])
def test_a_broken_diary_is_thrown_away(rubbish):
    path = recovery.folder() / "broken.json"
    path.write_bytes(rubbish)

    assert remains() == []
    assert not path.exists()


def test_a_full_disk_does_not_disturb_the_work(app, recorder, monkeypatch):
    def full(*_args, **_more):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("pathlib.Path.write_text", full)
    recorder.note()
    assert app.act(None, events.edit, app.event_uid, city="Ende")


def test_the_notice_says_what_is_safe_and_offers_what_is_not(qtbot):
    known = Diary(
        file="/rakor/atambua.rakor",
        began="2026-04-14T00:00:00+00:00",
        seen="2026-04-14T00:12:40+00:00",
        saved_at="2026-04-14T00:11:58+00:00",
        saved_what="Mencatat notula",
        texts=("Usul Alor: tenun ikat",),
    )
    said = " ".join(sentences(known))
    assert "atambua.rakor" in said
    assert "“Mencatat notula” pukul" in said
    assert ".11.58" in said
    assert "belum sempat tersimpan" in said

    dialog = RecoveredDialog(known)
    qtbot.addWidget(dialog)
    assert dialog.text.toPlainText() == "Usul Alor: tenun ikat"

    nothing = sentences(Diary(file="a.rakor", began=known.began, seen=known.seen))
    assert nothing[1:] == [
        "Sejak berkas dibuka belum ada perubahan, jadi tidak ada yang hilang.",
        "Tidak ada teks yang belum tersimpan.",
    ]
