"""What is chosen for a paper: the people of the cards, the sessions of the sheets."""

import datetime as dt
import itertools
import re

import pytest
from pypdf import PdfReader
from PySide6.QtCore import QPoint, Qt

from rakor_desktop.domain.attendance import Role
from rakor_desktop.services import invitations, sessions
from rakor_desktop.services.invitations import Invitation
from rakor_desktop.ui import messages
from rakor_desktop.ui.tabs.documents import DocumentsTab


@pytest.fixture
def tab(qtbot, app):
    for name, role in (("Ani Contoh", Role.PARTICIPANT), ("Budi Contoh", Role.PARTICIPANT), ("Cici Contoh", Role.COMMITTEE)):  # fmt: skip
        app.act(None, invitations.invite, app.event_uid, Invitation(name, role=role))
    made = DocumentsTab(app)
    qtbot.addWidget(made)
    made.resize(1200, 640)
    with qtbot.waitExposed(made):
        made.show()
    return made


@pytest.fixture
def printed(qtbot, tab, tmp_path, monkeypatch):
    """Save the paper in hand by its button and return its text."""

    numbers = itertools.count()

    def text():
        target = tmp_path / f"naskah-{next(numbers)}.pdf"
        monkeypatch.setattr(messages, "save_file", lambda *_args: target)
        tab.save_one.click()
        qtbot.waitUntil(lambda: str(target) in tab.message.text, timeout=30_000)
        return " ".join(page.extract_text() for page in PdfReader(target).pages)

    return text


def pick(qtbot, tab, name, label):
    """Choose from a list of the form with the keyboard, as a person would."""
    box = tab.choice.form.field(name)
    box.setFocus()
    for _step in range(box.count()):
        if box.currentText() == label:
            return
        qtbot.keyClick(box, Qt.Key.Key_Down)
    assert box.currentText() == label


def badges_on(text):
    return len(re.findall("RK-", text))


def test_badges_are_of_everybody_or_of_a_group(qtbot, tab, printed):
    tab.reveal("tanda-pengenal")
    assert not tab.choice.people.isVisible()
    assert badges_on(printed()) == 3

    pick(qtbot, tab, "group", "Panitia")
    assert badges_on(text := printed()) == 1
    assert "Cici Contoh" in text


def test_people_are_picked_by_a_few_letters_and_enter(qtbot, tab, printed):
    tab.reveal("tanda-pengenal")
    pick(qtbot, tab, "people", "Pilih orangnya")
    people = tab.choice.people
    assert people.isVisible()

    qtbot.keyClicks(people.search, "bud")
    qtbot.keyClick(people.search, Qt.Key.Key_Return)

    assert people.search.text() == ""
    assert people.count.text() == "1 dari 3 orang dipilih"
    text = printed()
    assert badges_on(text) == 1
    assert "Budi Contoh" in text


def test_a_click_on_the_box_picks_and_takes_back(qtbot, tab):
    tab.reveal("papan-nama")
    pick(qtbot, tab, "people", "Pilih orangnya")
    people = tab.choice.people
    box = people.list.visualItemRect(people.list.item(0)).topLeft() + QPoint(16, 16)

    qtbot.mouseClick(people.list.viewport(), Qt.MouseButton.LeftButton, pos=box)
    assert len(people.chosen) == 1
    qtbot.mouseClick(people.list.viewport(), Qt.MouseButton.LeftButton, pos=box)
    assert people.chosen == ()


def test_nobody_picked_is_said_and_nothing_is_printed(qtbot, tab):
    tab.reveal("tanda-pengenal")
    pick(qtbot, tab, "people", "Pilih orangnya")

    tab.save_one.click()

    assert "Pilih dahulu orangnya" in tab.message.text


def test_only_empty_cards(qtbot, tab, printed):
    tab.reveal("tanda-pengenal")
    pick(qtbot, tab, "people", "Hanya kartu kosong")
    qtbot.keyClicks(tab.choice.form.field("blanks"), "4")
    text = printed()
    assert badges_on(text) == 0
    assert text.count("PESERTA") == 4


def test_who_was_picked_stays_picked_while_the_list_grows(qtbot, tab, app):
    tab.reveal("tanda-pengenal")
    people = tab.choice.people
    uids = [row.uid for row in people._people[:2]]
    tab.reveal(("tanda-pengenal", uids))
    assert set(people.chosen) == set(uids)
    qtbot.keyClicks(people.search, "contoh")

    app.act(tab, invitations.invite, app.event_uid, Invitation("Aaa Contoh"))
    assert set(people.chosen) == set(uids)
    assert people.search.text() == "contoh"

    app.act(tab, invitations.remove, uids[:1])
    assert people.chosen == (uids[1],)


def test_space_ticks_the_line_in_hand(qtbot, tab):
    tab.reveal("tanda-pengenal")
    pick(qtbot, tab, "people", "Pilih orangnya")
    tab.choice.people.list.setFocus()
    tab.choice.people.list.setCurrentRow(1)
    qtbot.keyClick(tab.choice.people.list, Qt.Key.Key_Space)
    assert len(tab.choice.people.chosen) == 1


def test_a_session_within_a_day_can_be_chosen_for_its_sheet(qtbot, tab, app, printed):
    app.act(
        tab,
        sessions.add,
        app.event_uid,
        date=dt.date(2026, 4, 14),
        title="Sidang Kelompok A",
        start_time="13:00",
    )
    tab.reveal("daftar-hadir")
    pick(qtbot, tab, "session_uid", "Sidang Kelompok A · 13.00 · Selasa, 14 April 2026")
    assert "Sidang Kelompok A" in printed()


def test_the_usual_choice_is_the_first_day(tab):
    tab.reveal("daftar-hadir")
    assert tab.choice.form.field("session_uid").currentText() == "Selasa, 14 April 2026"
