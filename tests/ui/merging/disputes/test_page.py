"""Perbedaan: what laptops disagree about is decided with the keyboard, one key each."""

import datetime as dt

import pytest
from laptops import apart, disagree
from PySide6.QtCore import Qt
from PySide6.QtGui import QShortcut, QTextCursor
from PySide6.QtWidgets import QApplication
from screens import opened

from rakor_desktop.domain.i18n import _
from rakor_desktop.domain.issues import IssueStatus
from rakor_desktop.domain.settlements import Choice
from rakor_desktop.domain.word_diff import Part, Piece
from rakor_desktop.services import (
    agenda,
    disputes,
    follow_ups,
    invitations,
    issues,
    notes,
)
from rakor_desktop.services import disputes_settling as deciding
from rakor_desktop.services.invitations import Invitation
from rakor_desktop.ui import theme
from rakor_desktop.ui.attendance.doubles.dialog import DoublesDialog
from rakor_desktop.ui.dialogs.keys import KEYS
from rakor_desktop.ui.merging.disputes.diffs import DiffLabel
from rakor_desktop.ui.merging.disputes.page import DisputesPage
from rakor_desktop.ui.panels.own_keys import OwnKeys

LONG = "Mesin pengering kopi di sentra sudah lama rusak sehingga mutu kopi menurun"


@pytest.fixture
def issue(workspace, event):
    return workspace.act(issues.log, event, "Mesin rusak")


@pytest.fixture
def note(workspace, event, day):
    return workspace.act(notes.write, day, "Kata")


@pytest.fixture
def two(workspace, issue, note):
    """A note and a problem of which two laptops say different things."""
    with apart(workspace) as (other,):
        workspace.act(notes.edit, note, statement=LONG)
        other.act(notes.edit, note, statement=LONG.replace("sudah lama rusak", "rusak"))
        workspace.act(issues.edit, issue, commodity="Kopi")
        other.act(issues.edit, issue, commodity="Kakao")


@pytest.fixture
def page(qtbot, app):
    """What opens the page as it is when a person comes to it."""

    def make():
        made = DisputesPage(app)
        app.changed.connect(lambda _changes: made.mark_stale())
        opened(qtbot, made, 1200, 560)
        made.catch_up()
        qtbot.waitUntil(made.stack.isVisible)
        qtbot.waitUntil(lambda: not app.is_working)
        made.begin()
        return made

    return make


def press(qtbot, widget, key):
    qtbot.keyClick(widget, key)


def titles(found):
    return [row.title for row in found.open_view.table.rows()]


def commodity(app, issue):
    return app.ask(issues.issue, issue).commodity


def recorded(app):
    return app.ask(disputes.settlements)


def test_without_anything_in_dispute_it_says_so(page):
    found = page()

    assert found.open_view.panel.isHidden()
    assert titles(found) == []
    assert [found.views.button(key).text() for key in ("open", "twins", "settled")] == [
        "Belum diputuskan  0", "Mungkin ganda  0", "Sudah diputuskan  0",
    ]  # fmt: skip


def test_the_first_is_in_hand_at_once_with_its_sides_side_by_side(page, two):
    found = page()

    assert titles(found) == ["Catatan notula A-001", "Permasalahan A-001"]
    assert found.open_view.title.text() == "Catatan notula A-001 · Tanggapan/pertanyaan"
    assert "tidak ada yang hilang" in found.open_view.explanation.text()
    first, second = found.open_view.cards.cards
    assert first.face.mark[1] == "Dipakai sementara"
    assert {first.text.said, second.text.said} == {LONG, LONG.replace("sudah lama rusak", "rusak")}


def test_a_number_chooses_and_the_next_one_comes_up_by_itself(qtbot, app, page, two, issue):
    found = page()
    told = []
    app.told.connect(told.append)

    press(qtbot, found.open_view.view, Qt.Key.Key_2)
    assert titles(found) == ["Permasalahan A-001"]
    assert found.open_view.title.text() == "Permasalahan A-001 · Komoditas"

    second = found.open_view.dispute.sides[1].said
    press(qtbot, found.open_view.view, Qt.Key.Key_2)
    assert titles(found) == []
    assert commodity(app, issue) == second
    assert [row.choice for row in recorded(app)] == [Choice.ONE, Choice.ONE]
    assert told[-1] == "Permasalahan A-001: nomor 2 dipakai. Ctrl+Z mengurungkan."
    assert found.open_view.panel.isHidden()


def test_undo_brings_the_question_back(qtbot, app, page, two):
    found = page()
    press(qtbot, found.open_view.view, Qt.Key.Key_1)

    app.undo()

    assert titles(found) == ["Catatan notula A-001", "Permasalahan A-001"]
    assert recorded(app) == []


def test_a_number_without_a_side_does_nothing(qtbot, app, page, two):
    found = page()
    press(qtbot, found.open_view.view, Qt.Key.Key_7)
    assert len(titles(found)) == 2


def test_the_button_of_a_card_chooses_too(qtbot, app, page, two):
    found = page()
    qtbot.mouseClick(found.open_view.cards.cards[0].button, Qt.MouseButton.LeftButton)
    assert titles(found) == ["Permasalahan A-001"]


def test_the_reason_is_typed_between_enter_and_enter(qtbot, app, page, two):
    found = page()
    view, reason = found.open_view.view, found.open_view.reason

    press(qtbot, view, Qt.Key.Key_Return)
    assert reason.hasFocus()
    qtbot.keyClicks(reason, "rekaman 12 menit")
    press(qtbot, reason, Qt.Key.Key_Return)
    assert view.hasFocus()
    press(qtbot, view, Qt.Key.Key_1)

    assert recorded(app)[0].reason == "rekaman 12 menit"
    assert reason.text() == ""


def test_f2_asks_for_another_value_and_refuses_nonsense_beside_it(qtbot, app, page, issue):
    disagree(app.workspace, issues.edit, issue, "deadline", [dt.date(2026, 9, 30), dt.date(2026, 10, 1)])
    found = page()
    writing = found.open_view.writing

    press(qtbot, found.open_view.view, Qt.Key.Key_F2)
    assert writing.line.hasFocus()
    assert writing.line.text() == found.open_view.dispute.sides[0].said
    writing.line.setText("besok")
    press(qtbot, writing.line, Qt.Key.Key_Return)
    assert "dibaca sebagai tanggal" in writing.message.text
    assert writing.line.text() == "besok"

    writing.line.setText("15/10/2026")
    press(qtbot, writing.line, Qt.Key.Key_Return)
    assert app.ask(issues.issue, issue).deadline == dt.date(2026, 10, 15)
    assert titles(found) == []


def test_news_leaves_alone_what_is_being_typed(qtbot, app, page, two, issue):
    found = page()
    view, writing = found.open_view, found.open_view.writing
    press(qtbot, view.view, Qt.Key.Key_F2)
    writing.area.setPlainText("Mesin kopi baru")
    writing.area.moveCursor(QTextCursor.MoveOperation.Start)
    qtbot.keyClicks(writing.area, "Dua")

    app.workspace.act(issues.edit, issue, measures_taken="Diperbaiki")

    assert writing.isVisible()
    assert writing.area.hasFocus()
    assert writing.text == "DuaMesin kopi baru"
    assert writing.area.textCursor().position() == 3
    assert view.dispute.title == "Catatan notula A-001"
    press(qtbot, writing.area, Qt.Key.Key_Escape)
    assert not app.autosave.is_pending


def test_what_was_typed_stays_where_somebody_else_decides_meanwhile(qtbot, app, page, two):
    found = page()
    view, writing = found.open_view, found.open_view.writing
    press(qtbot, view.view, Qt.Key.Key_F2)
    writing.area.setPlainText("Mesin kopi baru")

    app.workspace.act(deciding.choose, view.dispute.at, view.dispute.sides[0].key)

    assert writing.text == "Mesin kopi baru"
    assert writing.area.hasFocus()
    assert "sudah diputuskan sementara Anda menulis" in writing.message.text
    assert not any(card.isEnabled() for card in view.cards.cards)
    view.choose(1)
    view.keep()
    assert titles(found) == ["Permasalahan A-001"]
    assert not found.flush()
    press(qtbot, writing.area, Qt.Key.Key_Escape)
    assert writing.isHidden()
    assert view.title.text() == "Permasalahan A-001 · Komoditas"
    assert found.flush()


def test_a_value_that_is_not_saved_is_not_left_behind(qtbot, app, page, two):
    found = page()
    view, writing = found.open_view, found.open_view.writing
    press(qtbot, view.view, Qt.Key.Key_F2)
    assert found.flush()
    writing.area.setPlainText("Mesin kopi baru")
    assert app.autosave.is_pending

    view.view.select_row(view.table.rows()[1].uid)
    assert view.dispute.title == "Catatan notula A-001"
    found.show_view("settled")
    assert not found.flush()

    assert found.in_front is view
    assert writing.area.hasFocus()
    assert "belum disimpan" in writing.message.text
    writing.save.click()
    assert titles(found) == ["Permasalahan A-001"]
    assert not app.autosave.is_pending
    assert found.flush()


def test_a_word_of_a_few_is_picked_from_them(qtbot, app, page, issue):
    disagree(app.workspace, issues.edit, issue, "status", [IssueStatus.DONE, IssueStatus.FORWARDED])
    found = page()
    press(qtbot, found.open_view.view, Qt.Key.Key_F2)

    choice = found.open_view.writing.choice
    assert choice.hasFocus()
    choice.setCurrentText("Dalam proses")
    qtbot.keyClick(found.open_view.writing, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)

    assert app.ask(issues.issue, issue).status is IssueStatus.IN_PROGRESS


def test_sentences_have_a_box_and_escape_leaves_it(qtbot, app, page, two):
    found = page()
    press(qtbot, found.open_view.view, Qt.Key.Key_F2)
    writing = found.open_view.writing
    assert writing.area.hasFocus()

    press(qtbot, writing.area, Qt.Key.Key_Escape)

    assert writing.isHidden()
    assert found.open_view.view.hasFocus()
    assert len(titles(found)) == 2


def test_both_sentences_of_a_note_are_kept_by_one_key(qtbot, app, page, two):
    found = page()
    press(qtbot, found.open_view.view, Qt.Key.Key_B)

    assert len(app.ask(notes.notes, app.event_uid)) == 2
    assert recorded(app)[0].choice is Choice.BOTH


@pytest.mark.parametrize("outcome", [(Qt.Key.Key_P, Choice.KEPT, 1), (Qt.Key.Key_Delete, Choice.REMOVED, 0)])
def test_deleted_here_and_changed_there_is_kept_or_goes(qtbot, app, page, note, outcome):
    key, choice, left = outcome
    with apart(app.workspace) as (other,):
        app.workspace.act(notes.remove, note)
        other.act(notes.edit, note, response="jawaban")
    found = page()
    assert "Laptop A menghapus data ini, sedangkan laptop B mengubahnya" in found.open_view.explanation.text()

    press(qtbot, found.open_view.view, key)

    assert recorded(app)[0].choice is choice
    assert len(app.ask(notes.notes, app.event_uid)) == left


def test_what_is_in_use_cannot_go_and_says_why(qtbot, app, page, day):
    item = app.workspace.act(agenda.add, day, title="Pembukaan", start_time="08.00")
    with apart(app.workspace) as (other,):
        app.workspace.act(agenda.remove, item)
        other.act(notes.write, day, "Kata", agenda_item_uid=item)
    found = page()
    assert not found.open_view.remove_button.isEnabled()

    press(qtbot, found.open_view.view, Qt.Key.Key_Delete)
    assert "masih dipakai oleh 1 data lain" in found.open_view.message.text

    press(qtbot, found.open_view.view, Qt.Key.Key_P)
    assert titles(found) == []


def test_several_are_settled_by_one_laptop_at_once(qtbot, app, page, two, issue):
    found = page()
    found.open_view.view.selectAll()
    assert found.open_view.title.text() == "2 perbedaan dipilih"
    assert [one.text() for one in found.open_view.laptops] == [
        "1 · Pakai laptop A (2 dari 2)", "2 · Pakai laptop B (2 dari 2)",
    ]  # fmt: skip

    press(qtbot, found.open_view.view, Qt.Key.Key_2)

    assert titles(found) == []
    assert commodity(app, issue) == "Kakao"
    app.undo()
    assert len(titles(found)) == 2


def test_five_sides_stand_in_rows(qtbot, page, app, issue):
    disagree(app.workspace, issues.edit, issue, "commodity", ["Kopi", "Kakao", "Tenun", "Garam", "Ikan"])
    found = page()

    assert len(found.open_view.cards.cards) == 5
    qtbot.waitUntil(lambda: len({card.y() for card in found.open_view.cards.cards}) > 1)


def test_the_list_is_searched(qtbot, page, two):
    found = page()

    found.search.setFocus()
    qtbot.keyClicks(found.search, "kakao")

    assert titles(found) == ["Permasalahan A-001"]


def test_what_was_decided_is_listed_with_who_and_why(qtbot, app, page, two):
    found = page()
    found.open_view.reason.setText("sesuai rekaman")
    press(qtbot, found.open_view.view, Qt.Key.Key_2)

    found.show_view("settled")

    assert found.settled_view.title.text() == "Catatan notula A-001 · Tanggapan/pertanyaan"
    assert found.settled_view.reason.text() == "Alasan: sesuai rekaman"
    assert "Diputuskan Uji di laptop A" in found.settled_view.by.text()
    assert [card.face.mark is not None for card in found.settled_view.cards.cards] == [False, True]


@pytest.fixture
def doubled(workspace, event, region):
    """A problem that two laptops wrote down, the second with a follow-up."""
    with apart(workspace) as (other,):
        given = {"region_uid": region("53.05")}
        workspace.act(issues.log, event, "Mesin pengering kopi di sentra rusak", **given)
        theirs = other.act(issues.log, event, "Mesin pengering kopi di sentra sudah rusak", **given)
        other.act(follow_ups.add, event, "Bantu perbaikan", issue_uid=theirs)


def test_doubled_problems_are_joined_by_one_key(qtbot, app, page, doubled):
    found = page()
    found.show_view("twins")
    assert found.twins_view.title.text() == "Permasalahan A-001 · B-001"
    assert found.twins_view.first_button.text() == "Sama: pertahankan A-001"

    press(qtbot, found.twins_view.view, Qt.Key.Key_1)

    (row,) = app.ask(issues.inventory, app.event_uid).issues
    assert row.number == "A-001"
    assert [one.issue_uid for one in app.ask(follow_ups.follow_ups, app.event_uid)] == [row.uid]
    assert found.twins_view.table.rows() == []

    app.undo()
    qtbot.waitUntil(lambda: len(found.twins_view.table.rows()) == 1)


def test_doubles_that_changed_while_they_were_sought_are_never_shown(qtbot, app, page, doubled):
    """They are sought beside the window; what comes late is thrown away."""
    found = page()
    found.show_view("twins")
    (twin,) = found.twins_view.table.rows()
    shown = []
    found.twins_view.show_rows = lambda rows: shown.append([one.first.of("commodity") for one in rows])

    for word in ("Kopi", "Kakao", "Tenun"):
        app.workspace.act(issues.edit, twin.first.uid, commodity=word)

    assert shown == []
    qtbot.waitUntil(lambda: not app.is_working)
    assert shown == [["Tenun"]]


def test_two_different_things_are_not_shown_again(qtbot, app, page, doubled):
    found = page()
    found.show_view("twins")

    press(qtbot, found.twins_view.view, Qt.Key.Key_D)

    assert found.twins_view.table.rows() == []
    assert len(app.ask(issues.inventory, app.event_uid).issues) == 2


def test_likely_double_people_lead_to_their_own_dialog(qtbot, app, page, region, monkeypatch):
    opened_ = []
    monkeypatch.setattr(DoublesDialog, "exec", lambda self: opened_.append(len(self._pairs)))
    for name in ("Maria Contoh", "Maria Conto"):
        given = Invitation(name, region_uid=region("53.05"))
        app.workspace.act(invitations.invite, app.event_uid, given)
    found = page()

    assert found.people_button.text() == "1 kemungkinan orang ganda"
    found.people_button.click()
    assert opened_ == [1]


def test_another_page_can_show_one_in_particular(page, two, issue):
    found = page()

    found.reveal(issue)
    assert found.open_view.title.text().startswith("Permasalahan A-001")

    found.reveal("settled")
    assert found.in_front is found.settled_view


def test_the_attachment_is_one_button_away(page, app, two):
    found = page()
    went = []
    app.go.connect(lambda key, target: went.append((key, target)))

    found.print_button.click()

    assert went == [("documents", "penyelesaian-konflik")]


def test_every_key_of_the_page_is_in_the_guide(page, two):
    found = page()
    guide = next(keys for title, keys in KEYS if title == "Gabung Data: Perbedaan")
    named = {key for line, _what in guide for key in line.split("  ")}

    keys = {key for own in found.findChildren(OwnKeys) for key in own._keys}
    keys |= {one.key().toString() for one in found.findChildren(QShortcut)}
    spelt = {"Ctrl+Return": "Ctrl+Enter", "Del": "Delete"}

    assert {spelt.get(key, key) for key in keys} - {"Esc"} <= named
    assert all(_(what) for _line, what in guide)


def test_differences_are_told_by_more_than_colour(qtbot):
    label = DiffLabel([Piece(Part.SAME, "Mesin "), Piece(Part.REMOVED, "tua"), Piece(Part.ADDED, "<baru>")])
    qtbot.addWidget(label)

    assert "<s " in label.text()
    assert "<u " in label.text()
    assert "&lt;baru&gt;" in label.text()
    assert label.accessibleName() == "Mesin <baru>"


def test_the_colours_follow_the_palette(qtbot):
    label = DiffLabel([Piece(Part.ADDED, "baru")])
    qtbot.addWidget(label)
    before = label.text()
    application = QApplication.instance()
    try:
        theme.apply(application, "dark")
        assert label.text() != before
    finally:
        theme.apply(application, "light")


def test_a_word_without_end_can_break(qtbot):
    label = DiffLabel([Piece(Part.SAME, "x" * 200)])
    qtbot.addWidget(label)
    assert "\u200b" in label.text()
