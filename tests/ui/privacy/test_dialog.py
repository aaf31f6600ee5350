"""Data pribadi by keyboard: a person is taken out for good, and a file is reported on."""

import datetime as dt
from dataclasses import replace

import pytest
from PySide6.QtCore import Qt

from rakor_desktop.domain.privacy import ERASED, Erasure, PersonalData, PersonChoice
from rakor_desktop.services import attachments, attendance, files, invitations, notes, privacy, restoring
from rakor_desktop.services.invitations import Invitation
from rakor_desktop.services.privacy_copies import Copies
from rakor_desktop.store import backup
from rakor_desktop.store.workspace import Workspace
from rakor_desktop.ui import messages
from rakor_desktop.ui.context import AppContext
from rakor_desktop.ui.preferences import Preferences
from rakor_desktop.ui.privacy.dialog import PrivacyDialog
from rakor_desktop.ui.privacy.held_panel import HeldPanel

NAME = "Wilhelmina Contohan"


@pytest.fixture
def people(app, workspace, day):
    """Two people, one of them named in a note; a scan of the sheet."""
    for name in (NAME, "Budi Contoh"):
        workspace.act(invitations.invite, app.event_uid, Invitation(name, position="Kepala"))
    workspace.act(notes.write, day, f"Ibu {NAME} meminta kapal.")
    workspace.act(attachments.attach, day, "lembar.pdf", b"%PDF-lembar")


@pytest.fixture
def dialog(app, people, qtbot):
    made = PrivacyDialog(app)
    qtbot.addWidget(made)
    with qtbot.waitExposed(made):
        made.show()
    assert made.focusWidget() is made.erase.search
    yield made
    made.close()


@pytest.fixture
def asked(monkeypatch):
    """What the last question said; it is answered with yes."""
    found = []
    monkeypatch.setattr(messages, "sure", lambda _parent, *said: found.append(said) or True)
    return found


def choose(dialog, qtbot, letters="wilhel"):
    """Find the person by a few letters and go to the list."""
    qtbot.keyClicks(dialog.erase.search, letters)
    qtbot.keyClick(dialog.erase.search, Qt.Key.Key_Return)
    qtbot.keyClick(dialog.erase.people, Qt.Key.Key_Home)
    shown = next(
        place for place in range(dialog.erase.people.count()) if not dialog.erase.people.isRowHidden(place)
    )
    dialog.erase.people.setCurrentRow(shown)
    qtbot.waitUntil(dialog.erase.panel.isVisible)


def test_a_person_is_found_and_shown_with_where_the_data_stands(dialog, qtbot):
    choose(dialog, qtbot)

    panel = dialog.erase.panel
    assert panel.name.text() == NAME
    assert "Nama lengkap" in panel.facts.text()
    assert panel.mentions.count() == 1
    assert panel.mentions.chosen == [("note", panel.mentions.chosen[0][1])]
    assert panel.scans.chosen == []
    assert not panel.backups.isVisible()


def test_a_person_is_taken_out_after_a_question_that_names_whom(dialog, app, qtbot, asked):
    choose(dialog, qtbot)
    qtbot.keyClicks(dialog.erase.reason, "Surat permohonan 5")
    qtbot.keyClick(dialog.erase.reason, Qt.Key.Key_Return)

    qtbot.waitUntil(lambda: "jumlah-jumlah rakor tetap" in dialog.message.text)
    assert NAME in asked[0][1]
    names = {row.full_name for row in app.ask(attendance.people, app.event_uid)}
    assert names == {ERASED, "Budi Contoh"}
    assert app.ask(notes.notes, app.event_uid)[0].statement == f"Ibu {ERASED} meminta kapal."
    assert app.ask(files.check).problems == []
    assert app.undo_label is None
    assert NAME.encode() not in app.workspace.path.read_bytes()
    assert [one.name for one in dialog.erase._people] == ["Budi Contoh", ERASED]


def test_what_is_not_ticked_stays(dialog, app, qtbot, asked):
    choose(dialog, qtbot)
    mentions = dialog.erase.panel.mentions
    mentions.setFocus()
    mentions.setCurrentRow(0)
    qtbot.keyClick(mentions, Qt.Key.Key_Space)
    qtbot.keyClick(mentions, Qt.Key.Key_Return)
    scans = dialog.erase.panel.scans
    scans.setCurrentRow(0)
    qtbot.keyClick(scans, Qt.Key.Key_Space)
    dialog.erase.reason.setText("Surat")
    dialog.erase.erase_button.click()

    qtbot.waitUntil(lambda: "jumlah-jumlah" in dialog.message.text)
    assert NAME in app.ask(notes.notes, app.event_uid)[0].statement
    assert b"%PDF-lembar" not in app.workspace.path.read_bytes()


def test_copies_go_with_the_person(dialog, app, qtbot, asked):
    path = app.workspace.path
    folder = backup.folder_of(path)
    old = restoring.back_up(path, folder, dt.datetime(2026, 4, 14, 8))  # noqa: DTZ001
    broken = folder / "rusak.rakor"
    broken.write_bytes(b"bukan")
    (folder / "undangan.docx").write_bytes(b"surat")
    choose(dialog, qtbot)
    backups = dialog.erase.panel.backups
    assert [backups.item(place).text() for place in range(backups.count())] == [
        old.name, "rusak.rakor · tidak dapat diperiksa",
    ]  # fmt: skip
    assert backups.chosen == [old]
    dialog.erase.reason.setText("Surat")
    dialog.erase.erase()

    qtbot.waitUntil(lambda: "cadangan lama dihapus" in dialog.message.text)
    assert not old.exists()
    assert broken.exists()
    assert len(list(folder.iterdir())) == 3


def test_a_copy_that_cannot_be_looked_into_is_not_said_to_hold_anybody(dialog, app, qtbot):
    folder = backup.folder_of(app.workspace.path)
    folder.mkdir()
    (folder / "rusak.rakor").write_bytes(b"bukan")

    choose(dialog, qtbot)

    assert dialog.erase.panel._backed_up.text() == (
        "Cadangan yang tidak dapat diperiksa; centang yang harus dihapus"
    )
    assert dialog.erase.panel.copies == []


def test_the_decisions_about_a_person_are_counted(qtbot):
    panel = HeldPanel()
    qtbot.addWidget(panel)
    one = PersonalData(
        person=PersonChoice("x", NAME, ""), fields=[], lists=[], marks=0, notes=0, settlements=2,
        versions=1, mentions=[], scans=[], as_actor=0, laptops=[],
    )  # fmt: skip

    panel.show_held(one, Copies(), "A")
    assert "2 keputusan tentang perbedaan" in panel.facts.text()
    panel.show_held(replace(one, settlements=0), Copies(), "A")
    assert "keputusan" not in panel.facts.text()


def test_copies_are_deleted_where_the_person_was_taken_out_elsewhere(app, people, qtbot, asked):
    path = app.workspace.path
    old = restoring.back_up(path, backup.folder_of(path), dt.datetime(2026, 4, 14, 8))  # noqa: DTZ001
    person = app.ask(privacy.person_of, NAME)
    app.workspace.act(privacy.redact, person, Erasure("Surat"))
    made = PrivacyDialog(app)
    qtbot.addWidget(made)
    made.show()
    choose(made, qtbot, "dihapus")
    qtbot.waitUntil(lambda: made.erase.panel.copies == [old])

    made.erase.erase()

    qtbot.waitUntil(lambda: "cadangan lama dihapus" in made.message.text)
    assert "1 cadangan" in asked[0][1]
    assert not old.exists()
    made.close()


def test_without_a_reason_or_a_yes_nothing_happens(dialog, app, qtbot, monkeypatch):
    choose(dialog, qtbot)
    monkeypatch.setattr(messages, "sure", lambda *_said: False)

    dialog.erase.erase()
    assert "alasan" in dialog.message.text
    dialog.erase.reason.setText("Surat")
    dialog.erase.erase()

    assert NAME in {row.full_name for row in app.ask(attendance.people, app.event_uid)}


def test_a_reason_that_names_the_person_is_refused_in_the_dialog(dialog, qtbot, asked):
    choose(dialog, qtbot)
    dialog.erase.reason.setText(f"Permintaan {NAME}")

    dialog.erase.erase()

    assert "jangan menyebut nama" in dialog.message.text


def test_another_name_is_looked_for(dialog, workspace, day, qtbot):
    workspace.act(notes.write, day, "Bu Mince bertanya.")
    choose(dialog, qtbot)
    panel = dialog.erase.panel

    qtbot.keyClicks(panel.also, "Bu Mince, ")
    qtbot.keyClick(panel.also, Qt.Key.Key_Return)

    qtbot.waitUntil(lambda: panel.mentions.count() == 2)
    assert len(panel.mentions.chosen) == 2


def test_what_cannot_be_changed_is_said(app, people, qtbot):
    app.close()
    workspace = Workspace.open(app.workspace.path, read_only=True)
    reading = AppContext(workspace, Preferences())
    made = PrivacyDialog(reading)
    qtbot.addWidget(made)

    assert not made.erase.erase_button.isEnabled()
    assert "hanya untuk dibaca" in made.message.text
    reading.close()


def test_a_file_is_reported_on_and_saved(dialog, qtbot, tmp_path, monkeypatch):
    dialog.pages.setCurrentIndex(1)
    page = dialog.incident
    qtbot.waitUntil(lambda: page.report is not None)
    monkeypatch.setattr(messages, "save_file", lambda *_said, **_more: tmp_path / "laporan.csv")

    assert NAME in {one.name for one in page.report.subjects}
    assert "3 orang" in page.facts.text()
    page.csv_button.click()

    qtbot.waitUntil(lambda: "tersimpan" in dialog.message.text)
    assert NAME in (tmp_path / "laporan.csv").read_text(encoding="utf-8-sig")


def test_another_file_is_looked_into(dialog, qtbot, tmp_path, monkeypatch):
    (tmp_path / "hilang.rakor").write_bytes(b"bukan berkas rakor")
    monkeypatch.setattr(messages, "open_file", lambda *_said: tmp_path / "hilang.rakor")
    dialog.pages.setCurrentIndex(1)
    qtbot.waitUntil(lambda: dialog.incident.report is not None)

    dialog.incident.other_button.click()

    qtbot.waitUntil(lambda: "hilang.rakor" in dialog.message.text)


def test_two_lines_of_one_thing_are_ticked_together(qtbot):
    from rakor_desktop.ui.privacy.checklist import Checklist

    made = Checklist("Uji")
    qtbot.addWidget(made)
    made.offer([("a", "satu", True), ("a", "dua", False), ("b", "tiga", False)])
    assert made.chosen == ["a"]

    made.item(1).setCheckState(Qt.CheckState.Unchecked)
    assert made.chosen == []
    made.item(2).setCheckState(Qt.CheckState.Checked)
    assert made.chosen == ["b"]
