"""Meja: whoever the panel names is who Enter marks; guests, mandates, badges and undo, all by keyboard."""

from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication
from screens import opened

from rakor_desktop.domain import badge_code
from rakor_desktop.domain.attendance import Presence, Role
from rakor_desktop.services import attendance, doubles, events, invitations
from rakor_desktop.services.invitations import Invitation
from rakor_desktop.store.workspace import Workspace
from rakor_desktop.ui.attendance.desk.page import DeskPage
from rakor_desktop.ui.attendance.roll import Roll
from rakor_desktop.ui.context import AppContext
from rakor_desktop.ui.preferences import Preferences
from rakor_desktop.ui.tabs.attendance import AttendanceTab
from rakor_desktop.ui.theme import State
from rakor_desktop.ui.window import MainWindow

Key = Qt.Key
CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def people(app, region):
    def person(name, code="", position="Kepala Bidang", **more):
        return Invitation(name, position=position, region_uid=region(code) if code else None, **more)

    listed = [
        person("Dra. Maria Contoh Satu, M.Si.", "53.04", "Kepala Dinas", sex="P", nip="198001012005012999"),
        person("Yosef Contoh Dua", "53.04", sex="L", organization="Dinas Perindustrian Belu"),
        person("Anton Contoh Tiga", "53.01", sex="L"),
        person("Berta Contoh Empat", "53.71", sex="P"),
        person("Klara Contoh Lima", "53.10"),
        person("Paulus Contoh Enam", "53.19", role=Role.SPEAKER),
    ]
    listed.append(person("Klara Contoh Lima", "53.10", "Staf"))
    return app.workspace.act(invitations.invite_all, app.event_uid, listed, twins={6})


@pytest.fixture
def tab(qtbot, app, people):
    return shown(qtbot, AttendanceTab(app))


@pytest.fixture
def desk(tab):
    return tab.open("desk")


def shown(qtbot, tab):
    opened(qtbot, tab, 1160, 640)
    qtbot.waitUntil(tab.page.isVisible)
    return tab


def write(text):
    QTest.keyClicks(QApplication.focusWidget(), text)


def press(key, modifiers=Qt.KeyboardModifier.NoModifier):
    QTest.keyClick(QApplication.focusWidget(), key, modifiers)


def hold(key):
    for _repeat in range(5):
        again = QKeyEvent(QEvent.Type.KeyPress, key, Qt.KeyboardModifier.NoModifier, "\r", True)
        QApplication.sendEvent(QApplication.focusWidget(), again)


def look_for(desk, text):
    desk.search.setFocus()
    desk.search.selectAll()
    write(text)


def said(desk):
    return desk.view.answer.said


def row(app, name):
    return next(one for one in app.ask(attendance.people, app.event_uid) if one.name == name)


def day(app, place=0):
    return app.ask(events.days, app.event_uid)[place].uid


def mark(app, name):
    return row(app, name).mark_at(day(app))


def present(app):
    return sorted(one.name for one in app.ask(attendance.people, app.event_uid) if one.came)


def names(desk):
    return [entry.title for entry in desk.view.entries.entries]


@pytest.mark.usefixtures("desk")
class TestCheckingIn:
    def test_a_few_letters_and_enter_and_the_next_name_can_be_typed(self, desk, app):
        assert desk.search.hasFocus()

        write("yos")
        assert (said(desk).head, said(desk).name) == ("Enter: tandai hadir", "Yosef Contoh Dua")
        press(Key.Key_Return)

        assert mark(app, "Yosef Contoh Dua").presence is Presence.PRESENT
        assert said(desk).state is State.OK
        assert said(desk).head.startswith("Hadir ")
        assert said(desk).name == "Yosef Contoh Dua"
        assert desk.search.text() == ""
        assert desk.search.hasFocus()

    def test_an_error_or_an_abbreviation_is_no_hindrance_but_a_guess_is_to_be_confirmed(self, desk, app):
        write("antn")
        assert names(desk) == ["Anton Contoh Tiga"]
        press(Key.Key_Return)
        assert present(app) == []

        press(Key.Key_Down)
        press(Key.Key_Return)
        assert present(app) == ["Anton Contoh Tiga"]

    def test_enter_marks_nobody_while_several_fit(self, desk, app):
        write("contoh")
        assert said(desk).head == "7 orang cocok"
        press(Key.Key_Return)
        assert present(app) == []

        write(" empat")
        assert desk.search.text() == "contoh empat"
        press(Key.Key_Return)
        assert present(app) == ["Berta Contoh Empat"]

    def test_the_arrows_choose_and_enter_marks_the_chosen(self, desk, app):
        write("contoh")
        press(Key.Key_Down)
        press(Key.Key_Down)
        chosen = said(desk).name
        assert chosen == names(desk)[1]
        press(Key.Key_Return)
        assert present(app) == [chosen]

    def test_typing_on_after_the_arrows_means_what_is_typed(self, app):
        write("contoh")
        press(Key.Key_Down)
        write(" em")
        press(Key.Key_Return)
        assert present(app) == ["Berta Contoh Empat"]

    def test_a_place_alone_marks_nobody(self, desk, app):
        write("matim")
        assert names(desk) == ["Paulus Contoh Enam"]
        assert said(desk).name == ""
        press(Key.Key_Return)
        assert present(app) == []

    def test_two_of_one_name_from_one_place_are_said_plainly_and_never_guessed(self, desk, app):
        write("klara contoh lima")
        assert said(desk).head == "2 orang bernama sama"
        assert "Semuanya dari Kabupaten Manggarai." in said(desk).lines
        assert [entry.detail for entry in desk.view.entries.entries] == [
            "tanpa NIP · Kepala Bidang",
            "tanpa NIP · Staf",
        ]
        press(Key.Key_Return)
        assert present(app) == []

        press(Key.Key_Down)
        press(Key.Key_Down)
        press(Key.Key_Return)
        came = [one.position for one in app.ask(attendance.people, app.event_uid) if one.came]
        assert came == ["Staf"]

    def test_who_is_here_already_is_told_with_since_when_and_which_laptop(self, desk, app):
        write("yos")
        press(Key.Key_Return)
        made = mark(app, "Yosef Contoh Dua")
        write("yos")
        assert said(desk).state is State.WARN
        assert said(desk).head.startswith("Sudah hadir sejak ")
        assert said(desk).head.endswith(", laptop ini")
        press(Key.Key_Return)
        assert mark(app, "Yosef Contoh Dua") == made

    def test_a_mark_of_another_laptop_is_told_as_such(self, qtbot, rakor_file, app, people):
        app.workspace.close()
        other = Workspace.open(rakor_file, label="B")
        event = other.glance().uid
        other.act(attendance.mark, [people[1]], other.ask(events.days, event)[0].uid, Presence.PRESENT)
        other.close()
        mine = AppContext(Workspace.open(rakor_file, label="A"), Preferences())
        mine.set_event(event)
        tab = shown(qtbot, AttendanceTab(mine))
        desk = tab.open("desk")
        write("yos")
        assert said(desk).head.endswith(", laptop B")
        assert desk.view.recent.entries[0].place == "Belu · laptop B"
        mine.close()

    def test_who_was_excused_may_still_come(self, desk, app, people):
        app.act(None, attendance.mark, [people[1]], day(app), Presence.EXCUSED, reason="Dinas luar")
        write("yos")
        assert "Tercatat: Izin (Dinas luar)" in said(desk).lines
        press(Key.Key_Return)
        assert mark(app, "Yosef Contoh Dua").presence is Presence.PRESENT

    def test_the_day_in_hand_is_the_one_that_is_marked(self, tab, app):
        tab.roll.choose(day(app, 1))
        write("yos")
        press(Key.Key_Return)
        assert [one.session_uid for one in row(app, "Yosef Contoh Dua").marks] == [day(app, 1)]

    def test_a_refusal_is_shown_where_everybody_looks(self, qtbot, rakor_file, app):
        app.workspace.close()
        mine = AppContext(Workspace.open(rakor_file, read_only=True), Preferences())
        mine.set_event(mine.workspace.glance().uid)
        tab = shown(qtbot, AttendanceTab(mine))
        desk = tab.open("desk")
        write("yos")
        press(Key.Key_Return)
        assert said(desk).state is State.BAD
        assert "dibaca" in said(desk).lines[0]
        mine.close()

    def test_the_last_who_came_are_listed_the_latest_first(self, desk):
        for text in ("yos", "anton", "berta"):
            write(text)
            press(Key.Key_Return)
        assert [entry.title.split("   ")[1] for entry in desk.view.recent.entries] == [
            "Berta Contoh Empat",
            "Anton Contoh Tiga",
            "Yosef Contoh Dua",
        ]

    def test_a_click_chooses_and_the_line_keeps_the_focus(self, qtbot, desk, app):
        write("contoh")
        entries = desk.view.entries
        spot = entries.visualRect(entries.model().index(2)).center()
        qtbot.mouseClick(entries.viewport(), Qt.MouseButton.LeftButton, pos=spot)
        assert desk.search.hasFocus()
        assert said(desk).name == names(desk)[2] == "Klara Contoh Lima"
        press(Key.Key_Return)
        assert present(app) == [said(desk).name]


@pytest.mark.usefixtures("desk")
class TestFocus:
    def test_letters_typed_on_a_button_of_the_tab_go_to_the_line(self, tab, desk):
        tab.pages.button("desk").setFocus(Qt.FocusReason.TabFocusReason)
        assert not desk.search.hasFocus()
        write("y")
        assert desk.search.hasFocus()
        write("o")
        assert desk.search.text() == "yo"

    def test_esc_empties_the_line(self, desk):
        write("yos")
        press(Key.Key_Escape)
        assert desk.search.text() == ""
        assert said(desk).head == "Siap"

    def test_news_leave_what_is_typed_and_chosen(self, desk, app, people):
        write("contoh")
        press(Key.Key_Down)
        press(Key.Key_Down)
        chosen = said(desk).name
        app.act(None, attendance.mark, [people[2]], day(app), Presence.PRESENT)
        assert desk.search.text() == "contoh"
        assert said(desk).name == chosen
        assert {entry.word.split()[0] for entry in desk.view.entries.entries} == {"Belum", "Hadir"}

    def test_an_answer_that_is_no_longer_true_is_taken_away(self, desk, app):
        write("yos")
        press(Key.Key_Return)
        app.undo()
        assert said(desk).head == "Kini: Belum hadir"


@pytest.mark.usefixtures("desk")
class TestUndo:
    def test_one_key_takes_the_last_check_in_back_and_says_so(self, desk, app):
        write("yos")
        press(Key.Key_Return)
        press(Key.Key_F9)
        assert present(app) == []
        assert (said(desk).head, said(desk).name) == ("Diurungkan. Kini: Belum hadir", "Yosef Contoh Dua")

    def test_it_takes_back_exactly_that_mark_though_something_else_was_done_since(self, app, people):
        write("yos")
        press(Key.Key_Return)
        app.act(None, attendance.mark, [people[2]], day(app), Presence.PRESENT)
        app.act(None, invitations.edit, people[1], position="Sekretaris")
        press(Key.Key_F9)
        assert present(app) == ["Anton Contoh Tiga"]
        assert row(app, "Yosef Contoh Dua").position == "Sekretaris"

    def test_what_was_known_before_comes_back(self, app, people):
        app.act(None, attendance.mark, [people[1]], day(app), Presence.EXCUSED, reason="Dinas luar")
        before = mark(app, "Yosef Contoh Dua")
        write("yos")
        press(Key.Key_Return)
        press(Key.Key_F9)
        assert mark(app, "Yosef Contoh Dua") == before

    def test_again_and_again_goes_back_through_the_check_ins(self, desk, app):
        for text in ("yos", "anton"):
            write(text)
            press(Key.Key_Return)
        press(Key.Key_F9)
        assert present(app) == ["Yosef Contoh Dua"]
        press(Key.Key_F9)
        assert present(app) == []
        press(Key.Key_F9)
        assert said(desk).head == "Belum ada yang ditandai dari meja ini"

    def test_a_mark_that_somebody_changed_since_is_left_and_told(self, desk, app, people):
        write("yos")
        press(Key.Key_Return)
        app.act(None, attendance.mark, [people[1]], day(app), Presence.ABSENT)
        press(Key.Key_F9)
        assert mark(app, "Yosef Contoh Dua").presence is Presence.ABSENT
        assert said(desk).state is State.BAD


def test_in_the_window_the_key_of_every_page_takes_the_file_back_while_the_line_is_empty(qtbot, app, people):
    window = MainWindow(app)
    opened(qtbot, window)
    assert window.go("attendance")
    window.pages["attendance"].open("desk")
    write("yos")
    press(Key.Key_Return)
    press(Key.Key_Z, CTRL)
    qtbot.waitUntil(lambda: present(app) == [])
    window.end()


def test_with_the_keyboard_beside_the_tab_its_keys_work_and_a_day_brings_it_back(qtbot, app, people):
    window = MainWindow(app)
    opened(qtbot, window)
    assert window.go("attendance")
    tab = window.pages["attendance"]
    tab.open("desk")
    beside = next(iter(window.rail.findChildren(QAbstractButton)))

    beside.setFocus()
    press(Key.Key_2, Qt.KeyboardModifier.AltModifier)
    assert tab.page.key == "list"

    tab.open("desk")
    beside.setFocus()
    tab.days.button(day(app, 1)).click()
    assert tab.page.search.hasFocus()
    window.end()


@pytest.mark.usefixtures("desk")
class TestBadges:
    @pytest.fixture
    def badge(self, app):
        return lambda name: badge_code.printed(app.event_uid, row(app, name).code)

    def test_a_scan_marks_its_owner(self, desk, app, badge):
        write(badge("Yosef Contoh Dua"))
        press(Key.Key_Return)
        assert mark(app, "Yosef Contoh Dua").method == "SCAN"
        assert said(desk).name == "Yosef Contoh Dua"
        assert desk.search.text() == ""

    def test_behind_something_begun_too(self, app, badge):
        write("anto")
        write(badge("Yosef Contoh Dua"))
        press(Key.Key_Return)
        assert present(app) == ["Yosef Contoh Dua"]

    def test_twice_is_told(self, desk, badge):
        for _time in range(2):
            write(badge("Yosef Contoh Dua"))
            press(Key.Key_Return)
        assert said(desk).head.startswith("Sudah hadir sejak ")

    def test_of_another_meeting_is_told_and_marks_nobody(self, desk, app):
        write(badge_code.printed("another", row(app, "Yosef Contoh Dua").code))
        press(Key.Key_Return)
        assert said(desk).head == "Tanda pengenal rakor lain"
        assert present(app) == []

    def test_of_nobody_is_told_and_adds_nobody(self, desk, app):
        write(badge_code.printed(app.event_uid, "ZZZZZZ"))
        press(Key.Key_Return)
        assert said(desk).head == "Kode tidak ada di daftar"
        assert desk.view.is_searching

    def test_of_a_line_that_was_joined_with_another_it_marks_who_stays(self, desk, app, badge, people):
        scanned = badge("Yosef Contoh Dua")
        app.act(None, doubles.join, people[2], people[1])
        write(scanned)
        press(Key.Key_Return)
        assert present(app) == ["Anton Contoh Tiga"]
        assert said(desk).name == "Anton Contoh Tiga"

    def test_of_two_with_one_code_neither_is_marked_but_one_can_be_chosen(self, app, tab, desk):
        row_ = row(app, "Yosef Contoh Dua")
        tab.roll._take([replace(one, badge_code=row_.code) for one in tab.roll.rows[:2]])
        tab.roll.changed.emit(None)
        write(badge_code.printed(app.event_uid, row_.code))
        press(Key.Key_Return)
        assert said(desk).head == "Kode ini milik 2 orang"
        assert present(app) == []
        press(Key.Key_Down)
        press(Key.Key_Return)
        assert len(present(app)) == 1

    def test_while_it_comes_nobody_is_looked_for(self, desk, badge):
        for letter in badge("Yosef Contoh Dua")[:9]:
            write(letter)
        assert said(desk).head == "Siap"

    def test_the_next_one_takes_the_place_of_one_that_failed(self, app, badge):
        write(badge_code.printed(app.event_uid, "ZZZZZZ"))
        press(Key.Key_Return)
        write(badge("Yosef Contoh Dua"))
        press(Key.Key_Return)
        assert present(app) == ["Yosef Contoh Dua"]

    def test_scanned_into_another_field_it_marks_and_the_field_never_sees_it(self, desk, app, badge):
        press(Key.Key_N, CTRL)
        write("Rosa Baru")
        write(badge("Yosef Contoh Dua"))
        press(Key.Key_Return)
        assert present(app) == ["Yosef Contoh Dua"]
        assert said(desk).name == "Yosef Contoh Dua"
        assert desk.view.guest.name.text() == "Rosa Baru"
        assert desk.view.guest.name.hasFocus()

    def test_scanned_on_another_page_it_brings_the_desk(self, tab, app, badge):
        tab.open("list")
        write(badge("Yosef Contoh Dua"))
        press(Key.Key_Return)
        assert present(app) == ["Yosef Contoh Dua"]
        assert tab.page.key == "desk"

    def test_what_only_begins_like_a_badge_reaches_the_field(self, qtbot, desk):
        press(Key.Key_N, CTRL)
        write("RK")
        qtbot.waitUntil(lambda: desk.view.guest.name.text() == "RK")
        write("-7 Rumah")
        assert desk.view.guest.name.text() == "RK-7 Rumah"


@pytest.mark.usefixtures("desk")
class TestGuests:
    def test_one_line_and_enter_put_somebody_on_the_list_and_mark_them(self, desk, app):
        write("drs. gaspar leto, m.si.")
        assert said(desk).head == "Tidak ada di daftar"
        press(Key.Key_Return)
        guest = desk.view.guest
        assert guest.name.text() == "Drs. Gaspar Leto, M.Si."
        assert guest.echo.text() == "Gelar depan: Drs. · Nama: Gaspar Leto · Gelar belakang: M.Si."
        press(Key.Key_Tab)
        write("mabar")
        press(Key.Key_Tab)
        write("Staf")
        press(Key.Key_Return)

        new = row(app, "Gaspar Leto")
        assert (new.prefix, new.suffix, new.region, new.position) == (
            "Drs.",
            "M.Si.",
            "Kabupaten Manggarai Barat",
            "Staf",
        )
        assert (new.role, new.came) == (Role.PARTICIPANT, True)
        assert said(desk).head.endswith(", tamu baru")
        assert desk.search.hasFocus()
        assert desk.search.text() == ""

    def test_enter_held_down_adds_nobody(self, desk, app):
        write("gaspar leto")
        press(Key.Key_Return)
        assert desk.view.guest.isVisible()
        for field in (desk.view.guest.name, desk.view.guest.sex, desk.view.guest.mandate.date):
            field.setFocus()
            hold(Key.Key_Return)
        assert desk.view.guest.isVisible()
        assert "Gaspar Leto" not in {one.name for one in app.ask(attendance.people, app.event_uid)}

    def test_it_is_one_action_of_the_file(self, app):
        write("gaspar leto")
        press(Key.Key_Return)
        press(Key.Key_Return)
        assert row(app, "Gaspar Leto").came
        app.undo()
        assert "Gaspar Leto" not in [one.name for one in app.ask(attendance.people, app.event_uid)]

    def test_the_arrows_take_the_place_the_office_and_whom_they_stand_for(self, desk, app):
        press(Key.Key_N, CTRL)
        write("Gaspar Leto")
        press(Key.Key_Tab)
        write("be")
        assert names(desk)[0] == "Kabupaten Belu"
        press(Key.Key_Down)
        press(Key.Key_Return)
        assert desk.view.guest.office.hasFocus()
        assert "Kepala Bidang" in names(desk)
        press(Key.Key_Down)
        press(Key.Key_Return)
        assert names(desk) == ["Kepala Dinas"]
        assert desk.view.entries.entries[0].detail == "Dra. Maria Contoh Satu, M.Si."
        press(Key.Key_Down)
        press(Key.Key_Return)
        write("090/12/2026")
        press(Key.Key_Tab)
        write("10/4/2026")
        press(Key.Key_Return)

        new = row(app, "Gaspar Leto")
        assert (new.region, new.organization) == ("Kabupaten Belu", "Dinas Perindustrian Belu")
        assert (new.represents, new.assignment_letter_number) == ("Kepala Dinas", "090/12/2026")
        assert new.assignment_letter_date.isoformat() == "2026-04-10"

    def test_enter_straight_from_the_place_makes_the_same_participant_as_going_on_does(self, app):
        press(Key.Key_N, CTRL)
        write("Dewi Contoh Baru")
        press(Key.Key_Tab)
        write("alor")
        press(Key.Key_Return)
        new = row(app, "Dewi Contoh Baru")
        assert (new.role, new.region_code, new.came) == (Role.PARTICIPANT, "53.05", True)

    def test_those_who_only_resemble_are_counted_apart(self, desk, app, region):
        neighbours = [
            Invitation("Beni Sua", region_uid=region("53.02")),
            Invitation("Dodi Sila", region_uid=region("53.03")),
        ]
        app.workspace.act(invitations.invite_all, app.event_uid, neighbours)
        write("tts")
        assert names(desk) == ["Beni Sua", "Dodi Sila"]
        assert desk.view.heading.text() == "1 orang cocok, 1 lagi mirip"

    def test_an_institution_nobody_heard_of_is_taken_as_it_is_written(self, app):
        press(Key.Key_N, CTRL)
        write("Gaspar Leto")
        press(Key.Key_Tab)
        write("Koperasi Tenun Contoh")
        press(Key.Key_Return)
        new = row(app, "Gaspar Leto")
        assert (new.organization, new.region_uid, new.role) == ("Koperasi Tenun Contoh", None, Role.GUEST)

    def test_a_place_of_two_meanings_is_asked_back(self, desk, app):
        press(Key.Key_N, CTRL)
        write("Gaspar Leto")
        press(Key.Key_Tab)
        write("kupang")
        press(Key.Key_Return)
        assert "Kota Kupang" in desk.view.guest.refusal.text
        assert desk.view.guest.origin.hasFocus()
        assert present(app) == []

    def test_a_likely_double_is_shown_and_offered(self, desk, app):
        press(Key.Key_N, CTRL)
        write("Josef Contoh Dua")
        press(Key.Key_Return)
        assert "Yosef Contoh Dua" in desk.view.guest.doubt.text
        assert names(desk) == ["Yosef Contoh Dua"]
        assert present(app) == []

        press(Key.Key_Return)
        assert present(app) == ["Yosef Contoh Dua"]
        assert len(app.ask(attendance.people, app.event_uid)) == 7

    def test_of_a_double_taken_off_the_list_meanwhile_it_is_told_and_the_guest_can_be_added(self, desk, app):
        press(Key.Key_N, CTRL)
        write("Josef Contoh Dua")
        press(Key.Key_Return)
        app.act(None, invitations.remove, [row(app, "Yosef Contoh Dua").uid])
        press(Key.Key_Return)
        assert "sudah tidak ada" in desk.view.guest.refusal.text
        assert present(app) == []

        press(Key.Key_Return)
        assert present(app) == ["Josef Contoh Dua"]

    def test_another_person_of_that_name_is_added_when_somebody_says_so(self, app):
        press(Key.Key_N, CTRL)
        write("Yosef Contoh Dua")
        press(Key.Key_Return)
        press(Key.Key_Return, CTRL)
        assert present(app) == ["Yosef Contoh Dua"]
        assert len(app.ask(attendance.people, app.event_uid)) == 8

    @pytest.mark.parametrize("name", ["Yosef Contoh Dua", "Yoseph Contoh Dua"])
    def test_who_is_another_person_is_not_asked_about_again(self, app, name):
        before = len(app.ask(doubles.unresolved, app.event_uid))
        press(Key.Key_N, CTRL)
        write(name)
        press(Key.Key_Return)
        press(Key.Key_Return, CTRL)
        assert len(app.ask(attendance.people, app.event_uid)) == 8
        assert len(app.ask(doubles.unresolved, app.event_uid)) == before

    def test_of_that_name_from_elsewhere_is_somebody_else(self, app):
        press(Key.Key_N, CTRL)
        write("Yosef Contoh Dua")
        press(Key.Key_Tab)
        write("Ende")
        press(Key.Key_Return)
        assert len(app.ask(attendance.people, app.event_uid)) == 8

    def test_the_list_shows_who_has_such_a_name_and_one_of_them_can_be_let_in(self, desk, app):
        press(Key.Key_N, CTRL)
        write("yose")
        assert names(desk) == ["Yosef Contoh Dua"]
        press(Key.Key_Down)
        press(Key.Key_Return)
        assert present(app) == ["Yosef Contoh Dua"]
        assert desk.search.hasFocus()

    def test_no_name_is_no_guest(self, desk, app):
        press(Key.Key_N, CTRL)
        write("Drs.")
        press(Key.Key_Return)
        assert desk.view.guest.refusal.text == "Tulis namanya."
        assert len(app.ask(attendance.people, app.event_uid)) == 7

    def test_esc_returns_to_what_was_looked_for(self, desk):
        write("gaspar")
        press(Key.Key_Return)
        press(Key.Key_Escape)
        assert desk.view.is_searching
        assert desk.search.hasFocus()
        assert desk.search.text() == "gaspar"

    def test_undo_takes_the_guest_off_the_list_again(self, desk, app):
        write("gaspar leto")
        press(Key.Key_Return)
        press(Key.Key_Return)
        press(Key.Key_F9)
        assert len(app.ask(attendance.people, app.event_uid)) == 7
        assert said(desk).head == "Diurungkan: tidak lagi di daftar"

    def test_what_is_typed_outlasts_news(self, desk, app, people):
        press(Key.Key_N, CTRL)
        write("Gaspar")
        app.act(None, attendance.mark, [people[0]], day(app), Presence.PRESENT)
        write(" Leto")
        assert desk.view.guest.name.text() == "Gaspar Leto"

    def test_the_button_of_the_tab_asks_here_too(self, tab, desk):
        tab.add()
        assert not desk.view.is_searching
        assert desk.view.guest.name.hasFocus()


@pytest.mark.usefixtures("desk")
class TestMandates:
    def test_somebody_on_the_list_comes_for_the_head(self, desk, app):
        write("yos")
        press(Key.Key_F8)
        assert names(desk) == ["Kepala Dinas"]
        press(Key.Key_Down)
        press(Key.Key_Return)
        write("090/7")
        press(Key.Key_Return)
        came = row(app, "Yosef Contoh Dua")
        assert (came.represents, came.assignment_letter_number, came.came) == ("Kepala Dinas", "090/7", True)
        assert "mewakili Kepala Dinas" in said(desk).lines
        assert app.undo_label == "Menandai hadir sebagai wakil"

    def test_of_who_was_taken_off_the_list_meanwhile_it_is_told(self, desk, app):
        write("yos")
        press(Key.Key_F8)
        app.act(None, invitations.remove, [row(app, "Yosef Contoh Dua").uid])
        write("Kepala Dinas")
        press(Key.Key_Return)
        assert "sudah tidak ada" in desk.view.mandate.refusal.text
        assert said(desk).state is State.BAD
        press(Key.Key_Escape)
        assert desk.search.hasFocus()

    def test_nobody_comes_for_nobody(self, desk, app):
        write("yos")
        press(Key.Key_F8)
        press(Key.Key_Return)
        assert desk.view.mandate.refusal.text == "Tulis siapa yang diwakili."
        assert present(app) == []

    def test_undo_takes_the_mandate_back_too(self, app):
        write("yos")
        press(Key.Key_F8)
        write("Kepala Dinas")
        press(Key.Key_Return)
        press(Key.Key_F9)
        came = row(app, "Yosef Contoh Dua")
        assert (came.represents, came.came) == ("", False)

    def test_of_who_is_here_already_the_mark_stays_when_undone(self, desk, app):
        write("yos")
        press(Key.Key_Return)
        made = mark(app, "Yosef Contoh Dua")
        press(Key.Key_F8)
        write("Kepala Dinas")
        press(Key.Key_Return)
        assert said(desk).head == "Tercatat mewakili Kepala Dinas"
        assert mark(app, "Yosef Contoh Dua") == made


class TestEmpty:
    def test_a_list_without_anybody_says_what_to_do_first(self, qtbot, app):
        roll = Roll(app)
        roll.read()
        desk = DeskPage(app, roll)
        qtbot.addWidget(desk)
        desk.show()
        assert desk.view.below.currentWidget() is desk.view.nobody
        wanted = []
        desk.importing.connect(lambda: wanted.append(True))
        desk.view.nobody.action.click()
        assert wanted == [True]

    def test_somebody_can_be_added_all_the_same(self, qtbot, app):
        tab = shown(qtbot, AttendanceTab(app))
        tab.open("desk")
        write("gaspar leto")
        press(Key.Key_Return)
        press(Key.Key_Return)
        assert present(app) == ["Gaspar Leto"]


class TestSound:
    def test_it_is_silent_unless_asked(self, desk):
        write("yos")
        press(Key.Key_Return)
        assert desk.bell.left == 0

    def test_yes_and_no_sound_different_and_the_choice_is_kept(self, qtbot, desk, app):
        qtbot.mouseClick(desk.view.sound, Qt.MouseButton.LeftButton)
        assert app.preferences.desk_sound
        write("yos")
        press(Key.Key_Return)
        assert desk.bell.left == 1
        write("yos")
        press(Key.Key_Return)
        assert desk.bell.left == 2
        qtbot.waitUntil(lambda: desk.bell.left == 0)


LETTERS = "abcdefghijklmnopqrstuvwxyz .,'059"
TYPED = st.one_of(
    st.text(LETTERS, max_size=14),
    st.sampled_from(
        ["yos", "yosef", "maria", "contoh", "klara", "klara contoh lima", "antn", "belu", "kadis", "berta"]
    ),
)
STEPS = st.lists(st.sampled_from([Key.Key_Down, Key.Key_Up, Key.Key_Return, Key.Key_Escape]), max_size=4)


@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.tuples(TYPED, STEPS), min_size=1, max_size=3))
def test_a_mark_is_always_of_the_person_named_on_the_panel(desk, app, keys):
    app.act(None, attendance.unmark, [one.uid for one in app.ask(attendance.people, app.event_uid)], day(app))
    desk.rest()
    for text, steps in keys:
        look_for(desk, text)
        for key in (*steps, Key.Key_Return):
            before, named = set(came(app)), said(desk)
            press(key)
            new = set(came(app)) - before
            if new:
                assert key == Key.Key_Return
                assert named.head == "Enter: tandai hadir"
                assert {full_name(app, uid) for uid in new} == {named.name} == {said(desk).name}
            if not desk.view.is_searching:
                press(Key.Key_Escape)


def came(app):
    return [one.uid for one in app.ask(attendance.people, app.event_uid) if one.came]


def full_name(app, uid):
    return next(one.full_name for one in app.ask(attendance.people, app.event_uid) if one.uid == uid)


@pytest.mark.parametrize("page", ["desk", "list", "matrix", "board", "sheet"])
def test_at_most_one_button_in_sight_is_the_main_one(tab, page):
    def main_ones():
        buttons = tab.findChildren(QAbstractButton)
        return [one.text() for one in buttons if one.isVisible() and one.property("kind") == "primary"]

    tab.open(page)
    assert len(main_ones()) <= 1
    tab.add()
    assert len(main_ones()) <= 1
