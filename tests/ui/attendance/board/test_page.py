"""Papan: which regions are here, who is still expected, and a phone number only for who asks for it."""

import datetime as dt

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel
from screens import opened

from rakor_desktop.domain.arrivals import ArrivalBoard
from rakor_desktop.domain.attendance import Presence
from rakor_desktop.services import arrivals, attendance, events, invitations, marks
from rakor_desktop.services.invitations import Invitation
from rakor_desktop.ui.attendance.board import people as board_people
from rakor_desktop.ui.tabs.attendance import AttendanceTab
from rakor_desktop.ui.theme import State

PHONE = "0812-3456-7890"
MORNING = dt.datetime(2026, 4, 14, 0, 12, tzinfo=dt.UTC)
NOON = dt.datetime(2026, 4, 14, 4, 30, tzinfo=dt.UTC)
Key = Qt.Key


@pytest.fixture
def invite(app, region):
    def listed(name, code="", **more):
        person = Invitation(name, region_uid=region(code) if code else None, **more)
        return app.workspace.act(invitations.invite, app.event_uid, person)

    return listed


@pytest.fixture
def come(app):
    def marked(*uids, presence=Presence.PRESENT, day=0, at=MORNING, **more):
        return app.workspace.act(attendance.mark, uids, days(app)[day], presence, at=at, **more)

    return marked


@pytest.fixture
def people(app, region):
    """Two of Belu, one of Alor, one of Kota Kupang, one of the province."""

    def person(name, code, position="", **more):
        return Invitation(name, region_uid=region(code), position=position, **more)

    listed = {
        "head": person("Dra. Maria Contoh Satu, M.Si.", "53.04", "Kepala Dinas", phone="0811-1111-1111"),
        "second": person("Yosef Contoh Dua", "53.04", "Kepala Bidang", phone=PHONE),
        "alor": person("Anton Contoh Tiga", "53.05", "Sekretaris Dinas", represents="Kepala Dinas"),
        "kota": person("Berta Contoh Empat", "53.71", phone="0813-0000-0004"),
        "province": person("Klara Contoh Lima", "PROV", "Kepala Dinas"),
    }
    uids = app.workspace.act(invitations.invite_all, app.event_uid, list(listed.values()))
    return dict(zip(listed, uids, strict=True))


@pytest.fixture
def shell(qtbot, app, people):
    return shown(qtbot, AttendanceTab(app))


@pytest.fixture
def page(qtbot, shell):
    return board_page(qtbot, shell)


def shown(qtbot, shell):
    return opened(qtbot, shell, 1200, 660)


def board_page(qtbot, shell):
    page = shell.open("board")
    qtbot.waitUntil(page.bar.isVisible)
    page.begin()
    return page


def days(app):
    return [day.uid for day in app.ask(events.days, app.event_uid)]


def tile(page, name):
    return next(tile for tile in page.board.tiles if tile.row.name == name)


def region_of(page, name):
    return tile(page, name).row.uid


def told(page, name):
    row = tile(page, name).row
    return row.word, row.since, row.count


def names(part):
    return [line.name.text() for line in part.lines]


def labels(widget):
    return [label.text() for label in widget.findChildren(QLabel) if label.isVisible()]


def open_place(qtbot, page, name):
    tile(page, name).setFocus()
    qtbot.keyClick(tile(page, name), Key.Key_Return)
    assert page.panel.isVisible()
    return page.panel


def choose(qtbot, page, key):
    qtbot.mouseClick(page.bar.filter.button(key), Qt.MouseButton.LeftButton)
    return [tile.row.name for tile in page.board.tiles]


def test_the_board_opened_for_the_first_time_has_its_parts_in_their_places(shell):
    page = shell.open("board")
    QApplication.processEvents()

    bar, area = page.bar.geometry(), page.area.geometry()
    assert bar.width() == area.width() > page.width() - 24
    assert bar.bottom() < area.top()
    assert area.bottom() > page.height() - 24


def test_an_event_without_people_says_what_to_do_first(qtbot, app):
    page = shown(qtbot, AttendanceTab(app)).open("board")
    qtbot.waitUntil(page.nobody.isVisible)
    assert not page.bar.isVisible()
    with qtbot.waitSignal(page.wanted) as wanted:
        qtbot.mouseClick(page.nobody.action, Qt.MouseButton.LeftButton)
    assert wanted.args == ["list", None]


def test_every_region_has_a_tile_and_so_has_who_stands_for_none(page):
    assert len(page.board.tiles) == 22 + 4
    assert [tile.row.name for tile in page.board.tiles[22:]] == [
        "Pemerintah Provinsi",
        "Kementerian/Pusat",
        "Instansi terkait",
        "Lainnya",
    ]
    assert page.bar.count.text() == "0 dari 22 kabupaten/kota hadir"
    assert told(page, "Belu") == ("Belum ada", "", "0/2")
    assert told(page, "Ende") == ("Belum ada nama", "", "")


def test_a_mark_changes_its_tile_and_the_counts_at_once(page, people, come):
    come(people["second"], at=MORNING)
    assert told(page, "Belu") == ("Ada perwakilan", "08.12", "1/2")
    assert page.bar.count.text() == "1 dari 22 kabupaten/kota hadir"
    assert page.bar.newest.text == "Terakhir: 08.12 Yosef Contoh Dua (Belu)"

    come(people["head"], at=NOON)
    assert told(page, "Belu") == ("Kepala hadir", "12.30", "2/2")
    assert tile(page, "Belu").row.state is State.OK
    assert page.bar.count.text() == "1 dari 22 kabupaten/kota hadir"
    assert page.bar.legend.states == [
        (State.OK, "Kepala hadir  1"),
        (State.INFO, "Ada perwakilan  0"),
        (State.IDLE, "Belum ada  21"),
    ]


def test_what_happened_last_can_be_seen(page, people, come):
    come(people["head"], at=MORNING)
    come(people["alor"], at=NOON)
    assert [tile.row.name for tile in page.board.tiles if tile.row.fresh] == ["Alor"]


def test_the_province_is_not_among_the_22(page, people, come):
    come(people["province"])
    assert told(page, "Pemerintah Provinsi") == ("Kepala hadir", "08.12", "1/1")
    assert page.bar.count.text() == "0 dari 22 kabupaten/kota hadir"


def test_a_mark_taken_back_takes_the_tile_back(page, app, people, come):
    come(people["alor"])
    app.undo()
    assert told(page, "Alor") == ("Belum ada", "", "0/1")
    assert not tile(page, "Alor").row.fresh


def test_the_page_and_the_file_are_of_one_mind_whatever_happens(page, app, people, come, invite):
    come(*people.values())
    come(people["kota"], presence=Presence.EXCUSED, reason="Dinas luar")
    app.workspace.act(invitations.edit, people["alor"], region_uid=region_of(page, "Ende"))
    app.workspace.act(invitations.remove, [people["second"]])
    come(invite("Baru", "53.13"))
    assert page.shown == app.ask(arrivals.board, app.event_uid, days(app)[0])
    assert page.shown == ArrivalBoard.of(page.roll.rows, page.roll.gazetteer.regencies, page.roll.session_uid)


def test_only_who_is_not_here_yet_or_only_who_is(qtbot, page, people, come):
    come(people["head"], people["province"])
    everything = choose(qtbot, page, "all")

    missing = choose(qtbot, page, "open")
    assert len(missing) == 21
    assert "Belu" not in missing
    # Nobody was invited from the ministry: nobody is missed.
    assert not {"Kementerian/Pusat", "Pemerintah Provinsi"} & set(missing)

    assert choose(qtbot, page, "here") == ["Belu", "Pemerintah Provinsi"]
    assert choose(qtbot, page, "all") == everything


def test_an_empty_choice_says_so(qtbot, page):
    assert choose(qtbot, page, "here") == []
    assert page.none_left.text() == "Belum ada yang hadir."
    assert page.none_left.isVisible()


def test_enter_opens_a_place_the_arrows_go_on_and_escape_closes(qtbot, page):
    panel = open_place(qtbot, page, "Belu")
    assert panel.title.text() == "Kabupaten Belu"

    qtbot.keyClick(tile(page, "Belu"), Key.Key_Right)
    assert tile(page, "Alor").hasFocus()
    assert panel.title.text() == "Kabupaten Alor"

    qtbot.keyClick(tile(page, "Alor"), Key.Key_Escape)
    assert not panel.isVisible()
    assert tile(page, "Alor").hasFocus()


def test_the_panel_is_reached_by_tab_and_closed_from_within(qtbot, page):
    panel = open_place(qtbot, page, "Belu")
    qtbot.keyClick(tile(page, "Belu"), Key.Key_Tab)
    here = QApplication.focusWidget()
    assert panel.isAncestorOf(here)
    qtbot.keyClick(here, Key.Key_Escape)
    assert not panel.isVisible()
    assert tile(page, "Belu").hasFocus()


def test_a_place_names_who_came_when_and_for_whom(qtbot, page, people, come):
    come(people["alor"])
    panel = open_place(qtbot, page, "Alor")
    came = panel.parts[0]
    assert came.heading.text() == "Sudah hadir · 1"
    assert names(came) == ["Anton Contoh Tiga"]
    assert came.lines[0].about.text() == "08.12 · Sekretaris Dinas, mewakili Kepala Dinas"
    assert not came.lines[0].mark.isVisible()


def test_who_is_excused_or_absent_is_apart_from_who_is_expected(qtbot, page, people, come, invite):
    come(people["second"], presence=Presence.EXCUSED, reason="Dinas luar")
    come(invite("Paulus Contoh", "53.04"), presence=Presence.ABSENT)
    panel = open_place(qtbot, page, "Belu")
    assert [names(part) for part in panel.parts] == [
        [],
        ["Dra. Maria Contoh Satu, M.Si."],
        ["Yosef Contoh Dua"],
        ["Paulus Contoh"],
    ]
    assert panel.parts[2].lines[0].about.text() == "Dinas luar · Kepala Bidang"
    assert not panel.parts[0].isVisible()


def test_who_left_early_has_come(qtbot, page, app, people, come):
    come(people["alor"])
    app.workspace.act(marks.leave, [people["alor"]], days(app)[0], "12:30")
    assert told(page, "Alor")[0] == "Ada perwakilan"
    panel = open_place(qtbot, page, "Alor")
    assert "pulang 12.30" in panel.parts[0].lines[0].about.text()


def test_a_phone_is_covered_until_it_is_asked_for(qtbot, page):
    panel = open_place(qtbot, page, "Belu")
    assert not any(PHONE in text for text in labels(page))
    assert "0812-****-7890" in labels(panel)

    qtbot.mouseClick(panel.phones, Qt.MouseButton.LeftButton)
    assert PHONE in labels(panel)
    assert panel.phones.text() == "Sembunyikan telepon"

    qtbot.mouseClick(panel.phones, Qt.MouseButton.LeftButton)
    assert not any(PHONE in text for text in labels(page))


@pytest.mark.parametrize("how", ["other place", "close", "other page", "after a while"])
def test_a_phone_is_covered_again_by_itself(qtbot, shell, page, how):
    panel = open_place(qtbot, page, "Belu")
    panel._forget.setInterval(30)
    qtbot.mouseClick(panel.phones, Qt.MouseButton.LeftButton)
    if how == "other place":
        qtbot.keyClick(tile(page, "Belu"), Key.Key_Right)
        qtbot.keyClick(tile(page, "Alor"), Key.Key_Left)
    elif how == "close":
        panel.closed.emit()
        open_place(qtbot, page, "Belu")
    elif how == "other page":
        shell.open("list")
        shell.open("board")
    qtbot.waitUntil(lambda: not panel.with_phones)
    assert panel.title.text() == "Kabupaten Belu"
    assert PHONE not in labels(panel)


def test_phones_of_who_came_are_not_shown_at_all(qtbot, page, people, come):
    come(people["second"], people["head"])
    panel = open_place(qtbot, page, "Belu")
    assert not panel.phones.isVisible()
    assert not any("7890" in text for text in labels(panel))


def test_who_is_expected_is_marked_from_the_panel_and_the_next_one_follows(qtbot, page, app):
    panel = open_place(qtbot, page, "Belu")
    said = []
    app.told.connect(said.append)
    first = panel.expected[0]
    assert first.mark.toolTip() == "Tandai Dra. Maria Contoh Satu, M.Si. hadir pada Hari I"
    first.mark.setFocus()
    qtbot.keyClick(first.mark, Key.Key_Return)

    assert said == ["Dra. Maria Contoh Satu, M.Si. hadir."]
    assert names(panel.parts[0]) == ["Dra. Maria Contoh Satu, M.Si."]
    assert told(page, "Belu")[::2] == ("Kepala hadir", "1/2")
    assert panel.expected[0].mark.hasFocus()

    qtbot.keyClick(panel.expected[0].mark, Key.Key_Return)
    assert panel.expected == []
    assert tile(page, "Belu").hasFocus()
    app.undo()
    assert names(panel.parts[1]) == ["Yosef Contoh Dua"]


def test_a_place_opens_its_people_in_the_list(qtbot, shell, page, region):
    panel = open_place(qtbot, page, "Belu")
    with qtbot.waitSignal(page.wanted) as wanted:
        qtbot.mouseClick(panel.list, Qt.MouseButton.LeftButton)
    assert wanted.args == ["list", {"region": region("53.04")}]
    assert shell.page.key == "list"
    assert {line.person.region for line in shell.page.table.rows()} == {"Kabupaten Belu"}


def test_no_list_is_offered_that_would_show_other_people(qtbot, page, invite):
    invite("Dedi", organization="Universitas Contoh")
    invite("Emi", "LAIN")
    panel = open_place(qtbot, page, "Instansi terkait")
    assert names(panel.parts[1]) == ["Dedi"]
    assert not panel.list.isVisible()
    assert open_place(qtbot, page, "Pemerintah Provinsi").list.isVisible()


def test_a_place_nobody_was_invited_from_says_so(qtbot, page):
    panel = open_place(qtbot, page, "Ende")
    assert "Di daftar peserta belum ada seorang pun dari sini." in labels(panel)
    assert not panel.list.isVisible()


def test_very_many_people_of_one_place_are_counted_and_not_all_named(qtbot, page, app, region):
    count = board_people.MOST + 40
    many = [Invitation(f"Orang {n}", region_uid=region("53.08")) for n in range(count)]
    app.workspace.act(invitations.invite_all, app.event_uid, many)
    panel = open_place(qtbot, page, "Ende")
    assert panel.parts[1].heading.text() == f"Masih ditunggu · {count}"
    assert len(panel.expected) == board_people.MOST
    assert panel.parts[1].more.text() == "dan 40 orang lagi, lihat Daftar"


def test_all_days_can_be_counted_together(qtbot, page, app, people, come):
    come(people["head"], day=0)
    come(people["alor"], day=1)
    assert page.bar.count.text() == "1 dari 22 kabupaten/kota hadir"

    page.bar.whole.setFocus()
    qtbot.keyClick(page.bar.whole, Key.Key_Space)
    assert page.bar.count.text() == "2 dari 22 kabupaten/kota hadir, semua hari"
    # A time without its day would say nothing.
    assert told(page, "Alor") == ("Ada perwakilan", "", "1/1")
    assert open_place(qtbot, page, "Belu").parts[0].lines[0].about.text().startswith("Sel 14 Apr 08.12")

    page.roll.choose(days(app)[1])
    assert not page.bar.whole.isChecked()
    assert page.bar.count.text() == "1 dari 22 kabupaten/kota hadir"


def test_another_page_can_name_a_place_and_a_day(shell, page, app, people, come):
    come(people["alor"], day=1)
    shell.reveal({"place": region_of(page, "Alor"), "session": days(app)[1]})
    assert shell.page is page
    assert page.panel.title.text() == "Kabupaten Alor"
    assert (names(page.panel.parts[0]), page.whole) == (["Anton Contoh Tiga"], False)

    shell.reveal({"place": "PROVINCE", "session": ""})
    assert page.panel.title.text() == "Pemerintah Provinsi"
    assert page.whole


def test_a_hidden_board_catches_up(shell, page, people, come):
    shell.open("list")
    come(people["alor"])
    shell.open("board")
    assert told(page, "Alor")[0] == "Ada perwakilan"


def test_the_board_stays_on_its_place_while_news_come_in(qtbot, page, people, come):
    panel = open_place(qtbot, page, "Alor")
    come(people["head"])
    assert tile(page, "Alor").hasFocus()
    assert panel.title.text() == "Kabupaten Alor"
    come(people["alor"])
    assert names(panel.parts[0]) == ["Anton Contoh Tiga"]
