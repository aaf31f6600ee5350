"""Ringkasan: the board counts regions, not people, and everything on the page leads somewhere."""

import datetime as dt

import pytest
from PySide6.QtCore import Qt
from screens import opened

from rakor_desktop.domain.attendance import Presence
from rakor_desktop.domain.programmes import ProgrammeKind
from rakor_desktop.services import agenda, attendance, events, invitations, issues, papers
from rakor_desktop.services.invitations import Invitation
from rakor_desktop.ui.tabs.overview import OverviewTab
from rakor_desktop.ui.theme import State
from rakor_desktop.ui.window import MainWindow


@pytest.fixture
def tab(qtbot, app):
    made = OverviewTab(app)
    opened(qtbot, made, 1200, 640)
    qtbot.waitUntil(made.todo.isVisible)
    return made


@pytest.fixture
def invite(app, region):
    def listed(name, code="", *, day=None, **more):
        person = Invitation(name, region_uid=region(code) if code else None, **more)
        uid = app.act(None, invitations.invite, app.event_uid, person).value
        if day is not None:
            app.act(None, attendance.mark, [uid], days(app)[day], Presence.PRESENT)
        return uid

    return listed


def days(app):
    return [day.uid for day in app.ask(events.days, app.event_uid)]


def tile(tab, name):
    return next(tile for tile in tab.board.tiles if tile.row.name == name)


def figures(tab):
    return {figure.entry.text: figure.entry.value for figure in tab.figures.figures}


def texts(entries):
    return [line.entry.text for line in entries.lines]


def test_an_event_without_people_says_what_to_do_first(qtbot, tab, app):
    assert tab.nobody.isVisible()
    assert not tab.board.isVisible()
    assert "Belum ada seorang pun di daftar peserta." in texts(tab.todo)
    assert "Susunan acara masih kosong." in texts(tab.todo)

    with qtbot.waitSignal(app.go) as went:
        qtbot.mouseClick(tab.nobody.action, Qt.MouseButton.LeftButton)
    assert went.args == ["attendance", None]


def test_a_region_counts_once_however_many_people_came_from_it(tab, invite):
    for number in range(3):
        invite(f"Orang {number}", "53.13", day=0)
    invite("Orang lain", "53.04", day=0)
    invite("Yang tidak datang", "53.03")

    assert len(tab.board.tiles) == 22 + 4
    assert tab.turnout.text() == "2 dari 22 kabupaten/kota hadir"
    assert (tile(tab, "Lembata").row.count, tile(tab, "Timor Tengah Utara").row.count) == ("3/3", "0/1")
    assert "Lembata" not in tab.missing.text()
    assert tab.missing.text().startswith(
        "Belum hadir: Kab. Kupang, Timor Tengah Selatan, Timor Tengah Utara, Alor"
    )


def test_a_tile_tells_whether_the_head_of_the_agency_came_in_person(tab, invite):
    invite("Kepala", "53.04", day=0, position="Plt. Kepala Dinas Perindustrian")
    invite("Utusan", "53.05", day=0, position="Kepala Dinas Perindustrian", represents="Bupati")
    invite("Staf", "53.06", day=0, position="Staf")

    assert [
        (tile(tab, name).row.word, tile(tab, name).row.state)
        for name in ("Belu", "Alor", "Flores Timur", "Ende")
    ] == [
        ("Kepala hadir", State.OK),
        ("Ada perwakilan", State.INFO),
        ("Ada perwakilan", State.INFO),
        ("Belum ada nama", State.IDLE),
    ]
    assert "Utusan" in tile(tab, "Alor").toolTip()


def test_kota_kupang_and_kabupaten_kupang_are_two_tiles_with_two_names(tab, invite):
    invite("Orang kota", "53.71", day=0)

    assert tile(tab, "Kota Kupang").row.word == "Ada perwakilan"
    assert tile(tab, "Kab. Kupang").row.word == "Belum ada nama"


def test_who_stands_for_no_region_has_a_tile_and_is_not_counted(tab, invite):
    invite("Kepala", "PROV", day=0, position="Kepala Dinas Perindustrian")
    invite("Direktur", "PUSAT", position="Direktur")

    assert [(tile.row.name, tile.row.word) for tile in tab.board.tiles[22:]] == [
        ("Pemerintah Provinsi", "Kepala hadir"),
        ("Kementerian/Pusat", "Belum ada"),
        ("Instansi terkait", "Belum ada nama"),
        ("Lainnya", "Belum ada nama"),
    ]
    assert tab.turnout.text() == "0 dari 22 kabupaten/kota hadir"


def test_the_board_shows_one_day_or_all(qtbot, tab, app, invite):
    invite("Orang Belu", "53.04", day=0)
    invite("Orang Alor", "53.05", day=1)
    assert tab.turnout.text() == "2 dari 22 kabupaten/kota hadir"
    assert figures(tab)["Peserta"] == "2/2"

    qtbot.mouseClick(tab.days.button(days(app)[1]), Qt.MouseButton.LeftButton)

    assert tab.turnout.text() == "1 dari 22 kabupaten/kota hadir"
    assert tile(tab, "Belu").row.word == "Belum ada"
    assert figures(tab)["Peserta"] == "1/2"


def test_today_is_shown_while_the_meeting_lasts(qtbot, app):
    today = dt.datetime.now(dt.timezone(dt.timedelta(hours=8))).date()
    uid = app.workspace.act(
        events.create, name="Rakor", start_date=today - dt.timedelta(days=1), end_date=today
    )
    app.set_event(uid)
    tab = OverviewTab(app)
    qtbot.addWidget(tab)
    tab.show()

    assert tab.day_uid == days(app)[1]


def test_days_and_venue_are_named(tab, app):
    app.act(tab, events.edit, app.event_uid, venue="Hotel Contoh", city="Atambua")

    assert tab.place.text == "Selasa–Kamis, 14–16 April 2026 · Hotel Contoh, Atambua"


def test_people_are_counted_by_sex_and_the_unknown_are_not_hidden(tab, invite):
    for name, sex in (("Anton", "L"), ("Berta", "P"), ("Klara", "P"), ("Deni", "")):
        invite(name, "53.04", sex=sex, day=0)

    assert figures(tab)["L / P / belum terisi"] == "1 / 2 / 1"
    assert any(text.startswith("Jenis kelamin (L/P) 1 orang") for text in texts(tab.todo))


def test_what_runs_now_is_named(tab, app):
    day = days(app)[0]
    first = app.act(tab, agenda.add, day, title="Pembukaan", start_time="08.00", end_time="08.30").value
    assert texts(tab.now) == ["Tidak ada acara yang sedang berlangsung."]

    app.act(tab, agenda.start, first)

    assert texts(tab.now)[0] == "Pembukaan"
    assert tab.now.lines[0].entry.value == "08.00–08.30"


def test_what_is_missing_leads_to_the_page_that_mends_it(qtbot, tab, app):
    line = next(line for line in tab.todo.lines if "kop naskah" in line.entry.text)
    with qtbot.waitSignal(app.go) as went:
        line.setFocus()
        qtbot.keyClick(line, Qt.Key.Key_Return)
    assert went.args == ["documents", None]

    app.act(tab, papers.edit_letterhead, app.event_uid, agency="DINAS CONTOH")
    assert not any("kop naskah" in text for text in texts(tab.todo))


def test_figures_lead_to_their_pages(qtbot, tab, app, region):
    app.act(tab, issues.log, app.event_uid, "Bahan baku kurang", region_uid=region("53.04"))
    assert figures(tab)["Permasalahan"] == "1"

    with qtbot.waitSignal(app.go) as went:
        qtbot.mouseClick(tab.figures.figures[-1], Qt.MouseButton.LeftButton)
    assert went.args == ["programmes", ProgrammeKind.PLAN]


def test_the_last_changes_are_told_newest_first(tab, app, invite):
    invite("Orang Belu", "53.04", day=0)

    assert texts(tab.recent)[:2] == ["Menandai kehadiran", "Menambah peserta"]
    assert tab.recent.lines[0].entry.value.startswith("Uji · A · ")
    assert len(tab.recent.lines) <= 5


def test_pressing_a_tile_shows_the_people_of_that_place_beside_the_board(qtbot, app, invite):
    invite("Orang Belu", "53.04", day=1)
    invite("Orang Alor", "53.05")
    window = MainWindow(app)
    qtbot.addWidget(window)
    window.resize(1366, 740)
    window.show()
    qtbot.waitUntil(lambda: window.current_key == "overview")
    overview = window.pages["overview"]
    qtbot.waitUntil(overview.isVisible)
    qtbot.mouseClick(overview.days.button(days(app)[1]), Qt.MouseButton.LeftButton)

    board_tile = tile(overview, "Belu")
    board_tile.setFocus()
    qtbot.keyClick(board_tile, Qt.Key.Key_Return)

    assert window.current_key == "attendance"
    tab = window.pages["attendance"]
    assert tab.page.panel.title.text() == "Kabupaten Belu"
    assert [line.name.text() for part in tab.page.panel.parts for line in part.lines] == ["Orang Belu"]
    assert tab.roll.session_uid == days(app)[1]
    assert not tab.page.whole
    window.end()
