"""Likely doubles: seen in the head of the tab, compared side by side, decided by a person alone."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QRadioButton
from screens import opened

from rakor_desktop.domain.attendance import Presence
from rakor_desktop.services import attendance, events, invitations
from rakor_desktop.services.invitations import Invitation
from rakor_desktop.ui.attendance.doubles.dialog import DoublesDialog
from rakor_desktop.ui.tabs.attendance import AttendanceTab

CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def people(app, region):
    """Yosef twice, Maria twice, Anton once."""

    def put(name, code, **more):
        uid = app.workspace.act(invitations.invite, app.event_uid, Invitation(name, **more))
        app.workspace.act(invitations.edit, uid, region_uid=region(code))
        return uid

    return [
        put("Drs. Yosef Contoh Satu, M.Si.", "53.04", phone="081234567890", position="Kepala Dinas", sex="L"),
        put("Yoseph Contoh Satu", "53.04", phone="081234567890", position="Kepala Bidang"),
        put("Maria Contoh Dua", "53.05"),
        put("Maria Contoh Dua, S.E.", "53.05"),
        put("Anton Contoh Tiga", "53.01"),
    ]


@pytest.fixture
def dialog(qtbot, app, people):
    made = DoublesDialog(app)
    opened(qtbot, made)
    yield made
    made.accept()


def names(app):
    return {row.full_name for row in app.ask(attendance.people, app.event_uid)}


def choose(dialog, text):
    next(one for one in dialog.comparison.findChildren(QRadioButton) if one.text() == text).click()


def test_the_head_of_the_tab_counts_them_and_forgets_them_when_they_are_decided(qtbot, app, people):
    tab = AttendanceTab(app)
    qtbot.addWidget(tab)
    tab.show()
    notice = tab.doubles
    qtbot.waitUntil(notice.isVisible)
    assert notice.button.text() == "2 kemungkinan ganda"

    app.act(None, invitations.remove, [people[0], people[2]])
    qtbot.waitUntil(lambda: not notice.isVisible())
    app.undo()
    qtbot.waitUntil(notice.isVisible)


def test_both_lines_stand_side_by_side_with_what_would_become_of_them(dialog):
    assert dialog.pairs.count() == 2
    assert dialog.reasons.text() == "Nama sama, telepon sama, sama-sama dari Kabupaten Belu"
    results = dialog.comparison.results
    assert (results["full_name"], results["position"]) == ("Drs. Yosef Contoh Satu, M.Si.", "Kepala Dinas")

    choose(dialog, "Kepala Bidang")

    assert dialog.comparison.results["position"] == "Kepala Bidang"


def test_a_person_joins_them_by_a_key_and_takes_it_back_by_another(qtbot, dialog, app, people):
    day = app.ask(events.days, app.event_uid)[0].uid
    app.act(None, attendance.mark, [people[1]], day, Presence.PRESENT)
    choose(dialog, "Drs. Yosef Contoh Satu, M.Si.")

    qtbot.keyClick(dialog, Qt.Key.Key_Return, CTRL)

    assert names(app) == {
        "Drs. Yosef Contoh Satu, M.Si.",
        "Maria Contoh Dua",
        "Maria Contoh Dua, S.E.",
        "Anton Contoh Tiga",
    }
    yosef = next(row for row in app.ask(attendance.people, app.event_uid) if row.name == "Yosef Contoh Satu")
    assert yosef.mark_at(day).presence is Presence.PRESENT
    assert dialog.pairs.count() == 1
    assert dialog.message.text == "Drs. Yosef Contoh Satu, M.Si. kini satu baris. Ctrl+Z mengurungkan."

    qtbot.keyClick(dialog, Qt.Key.Key_Z, CTRL)
    assert len(names(app)) == 5
    assert dialog.pairs.count() == 2


def test_two_people_are_not_asked_about_again(qtbot, dialog, app):
    for _pair in range(2):
        qtbot.keyClick(dialog, Qt.Key.Key_B, CTRL)

    assert len(names(app)) == 5
    assert dialog.pairs.count() == 0
    assert not dialog.join_button.isVisible()
    qtbot.keyClick(dialog, Qt.Key.Key_Return, CTRL)
    assert len(names(app)) == 5


def test_news_from_elsewhere_keep_the_pair_in_hand(dialog, app, people):
    dialog.pairs.setCurrentRow(1)
    held = dialog.pair.key

    app.act(None, invitations.remove, [people[0]])

    assert dialog.pairs.count() == 1
    assert dialog.pair.key == held
