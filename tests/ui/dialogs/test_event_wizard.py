"""Setting up a meeting, by keyboard, as somebody does who sees it for the first time."""

import datetime as dt

import pytest
from PySide6.QtCore import Qt

from rakor_desktop.domain.papers import SignatoryRole
from rakor_desktop.services import attendance, events, invitations, papers
from rakor_desktop.services.invitations import Invitation
from rakor_desktop.ui import messages
from rakor_desktop.ui.dialogs.event_wizard import EventWizard


@pytest.fixture(autouse=True)
def asked(monkeypatch):
    """The questions put before something typed is thrown away; here it always may be."""
    sentences = []
    monkeypatch.setattr(
        messages, "ask", lambda _parent, _title, sentence, *_: sentences.append(sentence) or "leave"
    )
    return sentences


@pytest.fixture
def wizard_on(qtbot):
    def open_it(app):
        wizard = EventWizard(app)
        qtbot.addWidget(wizard)
        with qtbot.waitExposed(wizard):
            wizard.show()
        return wizard

    return open_it


def typed(qtbot, form, **values):
    for name, text in values.items():
        field = form.field(name)
        field.setFocus()
        for nth, line in enumerate(text.split("\n")):
            if nth:
                qtbot.keyClick(field, Qt.Key.Key_Return)
            qtbot.keyClicks(field, line)


def press_next(qtbot, wizard):
    qtbot.mouseClick(wizard.next, Qt.MouseButton.LeftButton)


def test_a_meeting_is_set_up_from_scratch_and_is_then_the_one_in_hand(qtbot, empty_app, wizard_on):
    wizard = wizard_on(empty_app)

    typed(qtbot, wizard.what, name="Rakor Contoh 2027", start_date="13/04/2027", end_date="15 April 2027")
    typed(qtbot, wizard.what, city="Ende", start_time="8")
    press_next(qtbot, wizard)
    typed(qtbot, wizard.why, legal_basis="DIPA contoh", purposes="maksud satu\nmaksud dua")
    press_next(qtbot, wizard)
    typed(qtbot, wizard.paper, agency="DINAS CONTOH", job_title="Kepala Dinas", name="Ani Contoh")
    press_next(qtbot, wizard)

    event = empty_app.ask(events.event, empty_app.event_uid)
    assert (event.name, event.start_date, event.end_date) == (
        "Rakor Contoh 2027",
        dt.date(2027, 4, 13),
        dt.date(2027, 4, 15),
    )
    assert (event.year_current, event.year_plan, event.start_time) == (2027, 2028, "08:00")
    assert event.purposes == ("maksud satu", "maksud dua")
    assert empty_app.ask(papers.letterhead, event.uid).agency == "DINAS CONTOH"
    head = empty_app.ask(papers.signatory_for, event.uid, SignatoryRole.HEAD)
    assert head.full_name == "Ani Contoh"
    assert not wizard.isVisible()


def test_setting_up_is_one_action(qtbot, empty_app, wizard_on):
    wizard = wizard_on(empty_app)
    typed(qtbot, wizard.what, name="Rakor", start_date="13/04/2027", end_date="13/04/2027")
    for _step in range(3):
        press_next(qtbot, wizard)
    assert empty_app.ask(events.events)

    empty_app.undo()

    assert empty_app.ask(events.events) == []


def test_what_is_missing_or_wrong_is_said_beside_its_field_and_keeps_the_step(qtbot, empty_app, wizard_on):
    wizard = wizard_on(empty_app)
    typed(qtbot, wizard.what, start_date="Kamis, 24/04/2019", end_date="x")

    press_next(qtbot, wizard)

    assert wizard.step == 1
    assert wizard.what.refusal("name")
    assert "Rabu" in wizard.what.refusal("start_date")
    assert wizard.what.refusal("end_date")
    assert wizard.what.field("end_date").text() == "x"


def test_dates_that_make_no_sense_together_are_refused_beside_the_field(qtbot, empty_app, wizard_on):
    wizard = wizard_on(empty_app)
    typed(qtbot, wizard.what, name="Rakor", start_date="15/04/2027", end_date="13/04/2027")

    press_next(qtbot, wizard)

    assert wizard.step == 1
    assert "mendahului" in wizard.what.refusal("end_date")


def test_in_a_new_file_the_host_is_found_by_two_letters(qtbot, empty_app, wizard_on, region):
    wizard = wizard_on(empty_app)
    typed(qtbot, wizard.what, name="Rakor", start_date="13/04/2027", end_date="13/04/2027")
    typed(qtbot, wizard.what, host_region_uid="Kabupaten Belu")
    for _step in range(3):
        press_next(qtbot, wizard)

    assert empty_app.ask(events.event, empty_app.event_uid).host_region_uid == region("53.04")


def test_an_earlier_meeting_gives_its_letterhead_signatories_people_and_years(qtbot, app, wizard_on, region):
    earlier = app.event_uid
    app.act(None, events.edit, earlier, purposes=("merumuskan program bersama tahun 2027",))
    app.act(None, papers.edit_letterhead, earlier, agency="DINAS LAMA")
    app.act(None, papers.add_signatory, earlier, role=SignatoryRole.HEAD, job_title="Kepala", name="Budi")
    app.act(None, papers.add_signatory, earlier, role=SignatoryRole.NOTE_TAKER, job_title="Staf", name="Cici")
    app.act(
        None,
        invitations.invite,
        earlier,
        Invitation("Dodi Contoh", organization="Dinas Alor", region_uid=region("53.05")),
    )
    wizard = wizard_on(app)
    qtbot.keyClick(wizard.start.field("earlier"), Qt.Key.Key_Down)
    press_next(qtbot, wizard)

    assert wizard.what.field("name").text().endswith("Tahun 2027")
    typed(qtbot, wizard.what, start_date="13/04/2027", end_date="14/04/2027")
    for _step in range(3):
        press_next(qtbot, wizard)

    uid = app.event_uid
    assert app.ask(events.event, uid).purposes == ("merumuskan program bersama tahun 2028",)
    assert uid != earlier
    assert app.ask(papers.letterhead, uid).agency == "DINAS LAMA"
    assert {row.full_name for row in app.ask(papers.signatories, uid)} == {"Budi", "Cici"}
    people = app.ask(attendance.people, uid)
    assert [(row.name, row.organization, row.region_code, row.marks) for row in people] == [
        ("Dodi Contoh", "Dinas Alor", "53.05", ())
    ]
    assert app.ask(events.event, uid).year_plan == 2028


def test_giving_up_leaves_nothing(qtbot, empty_app, wizard_on):
    wizard = wizard_on(empty_app)
    typed(qtbot, wizard.what, name="Rakor")

    assert empty_app.ask(events.events) == []


def test_nothing_typed_is_thrown_away_unasked(qtbot, empty_app, wizard_on, asked, monkeypatch):
    wizard = wizard_on(empty_app)
    typed(qtbot, wizard.what, name="Rakor Contoh 2027")
    monkeypatch.setattr(messages, "ask", lambda *words: asked.append(words[2]) or "stay")

    qtbot.keyClick(wizard.what.field("name"), Qt.Key.Key_Escape)

    assert "akan hilang" in asked[0]
    assert wizard.isVisible()
    assert wizard.what.field("name").text() == "Rakor Contoh 2027"
    monkeypatch.setattr(messages, "ask", lambda *_words: "leave")
    wizard.reject()
    assert not wizard.isVisible()


def test_leaving_before_anything_was_typed_asks_nothing(empty_app, wizard_on, asked):
    wizard = wizard_on(empty_app)
    wizard.reject()

    assert asked == []
    assert not wizard.isVisible()


def test_after_the_last_field_comes_the_way_on(qtbot, empty_app, wizard_on):
    wizard = wizard_on(empty_app)
    for _step in range(2):
        wizard.skip()
    wizard.paper.focus("nip")

    qtbot.keyClick(wizard.paper.field("nip"), Qt.Key.Key_Tab)

    assert wizard.focusWidget() is wizard.next


def test_ctrl_enter_goes_on_from_a_box_of_several_lines(qtbot, empty_app, wizard_on):
    wizard = wizard_on(empty_app)
    typed(qtbot, wizard.what, name="Rakor", start_date="13/04/2027", end_date="13/04/2027")
    press_next(qtbot, wizard)
    box = wizard.why.field("legal_basis")
    qtbot.keyClicks(box, "DIPA contoh")

    qtbot.keyClick(box, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)

    assert wizard.step == 3
