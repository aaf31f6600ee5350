"""Matriks: who was there, day by day and session by session, marked cell by cell from the keyboard."""

import datetime as dt

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QPushButton
from screens import opened

from rakor_desktop.domain.attendance import Presence
from rakor_desktop.domain.marks import Rules, read_mark
from rakor_desktop.services import attendance, events, files, invitations, marks, sessions
from rakor_desktop.services.invitations import Invitation
from rakor_desktop.ui.attendance.matrix.bar import Wanted
from rakor_desktop.ui.tabs.attendance import AttendanceTab

FIRST, SECOND = dt.date(2026, 4, 14), dt.date(2026, 4, 15)
DAY1, DAY2, GROUP, DAY3 = 3, 4, 5, 6
"""The columns of the days and of the session within the second day."""


@pytest.fixture
def group(app):
    return app.workspace.act(
        sessions.add, app.event_uid, date=SECOND, title="Kelompok A", start_time="13:00", end_time="15:00"
    )


@pytest.fixture
def people(app, region):
    listed = [
        Invitation(
            "Dra. Maria Contoh Satu, M.Si.", region_uid=region("53.04"), sex="P", position="Kepala Dinas"
        ),
        Invitation("Yosef Contoh Dua", region_uid=region("53.05"), sex="L"),
        Invitation("Anton Contoh Tiga", region_uid=region("53.08"), sex="L"),
        Invitation("Berta Contoh Empat", region_uid=region("53.71")),
    ]
    return app.workspace.act(invitations.invite_all, app.event_uid, listed)


@pytest.fixture
def shell(qtbot, app, people, group):
    return shown(qtbot, app)


@pytest.fixture
def page(qtbot, shell):
    found = shell.open("matrix")
    qtbot.waitUntil(found.view.viewport().isVisible)
    return found


@pytest.fixture
def told(app):
    """What is recorded of somebody at a column of the matrix, in words."""

    def tell(name, column):
        held = app.ask(events.sessions, app.event_uid)[column - DAY1]
        row = next(row for row in app.ask(attendance.people, app.event_uid) if name in row.name)
        return read_mark(row.mark_at(held.uid), held, Rules()).sentence

    return tell


def shown(qtbot, app, width=1200):
    return opened(qtbot, AttendanceTab(app), width, 640)


def go(page, name, column):
    place = next(i for i, line in enumerate(page.view.table.rows()) if name in line.person.name)
    page.view.go(place, column)
    page.view.setFocus()
    return place


def press(qtbot, page, *keys):
    for key in keys:
        qtbot.keyClick(page.view, key)


def write(qtbot, page, text):
    """Type over the current cell and press Enter."""
    qtbot.keyClick(page.view, text[0])
    editor = QApplication.focusWidget()
    qtbot.keyClicks(editor, text[1:])
    enter(qtbot, editor)
    return editor


def enter(qtbot, editor):
    qtbot.keyClick(editor, Qt.Key.Key_Return)
    # Qt lets the editor tidy up before it hands the text over.
    QApplication.processEvents()


def answer(qtbot, page, text):
    page.deeds.ask.line.clear()
    qtbot.keyClicks(page.deeds.ask.line, text)
    qtbot.keyClick(page.deeds.ask.line, Qt.Key.Key_Return)


def cell(page, name, column):
    place = next(i for i, line in enumerate(page.view.table.rows()) if name in line.person.name)
    return page.view.table.index(place, column).data()


def column_titles(page):
    return [column.title for column in page.view.table.columns]


def test_every_day_and_session_is_a_column(page):
    assert column_titles(page) == [
        "No.", "Nama", "Asal", "Hari I · Sel 14", "Hari II · Rab 15", "Kelompok A", "Hari III · Kam 16", "Hari", "Sesi",
    ]  # fmt: skip
    assert page.view.table.rowCount() == 4


def test_the_space_bar_marks_and_takes_back(qtbot, page, told):
    go(page, "Yosef", DAY1)
    press(qtbot, page, Qt.Key.Key_Space)
    assert told("Yosef", DAY1) == "Hadir"
    assert page.foot.said.text == "Yosef Contoh Dua, Hari I: hadir."
    press(qtbot, page, Qt.Key.Key_Space)
    assert told("Yosef", DAY1) == "Belum dicatat"


def test_a_block_is_marked_as_one_action(qtbot, page, app, told):
    go(page, "Maria", DAY1)
    for key in (Qt.Key.Key_Down, Qt.Key.Key_Right):
        qtbot.keyClick(page.view, key, Qt.KeyboardModifier.ShiftModifier)
    press(qtbot, page, Qt.Key.Key_Space)
    assert page.foot.said.text == "4 sel ditandai. Ctrl+Z mengurungkan."
    names = [line.person.name for line in page.view.table.rows()][:2]
    assert {told(name, column) for name in names for column in (DAY1, DAY2)} == {"Hadir"}
    app.undo()
    assert {told(name, column) for name in names for column in (DAY1, DAY2)} == {"Belum dicatat"}


def test_a_time_is_typed_and_tells_who_was_late(qtbot, page, app, told):
    app.act(None, sessions.edit, app.ask(events.days, app.event_uid)[0].uid, start_time="08:15")
    go(page, "Yosef", DAY1)
    write(qtbot, page, "9.05")
    assert told("Yosef", DAY1) == "Hadir 09.05, terlambat 50 menit"
    assert cell(page, "Yosef", DAY1) == "09.05"
    assert "terlambat 50 menit" in page.view.table.index(1, DAY1).data(Qt.ItemDataRole.ToolTipRole)
    page.bar.want(Wanted.LATE)
    assert [line.person.name for line in page.view.table.rows()] == ["Yosef Contoh Dua"]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("08.12-11.30", "Hadir 08.12, pulang 11.30"),
        ("0812", "Hadir 08.12"),
        ("8,12", "Hadir 08.12"),
    ],
)
def test_times_are_typed_as_people_write_them(qtbot, page, told, text, said):
    go(page, "Yosef", DAY1)
    write(qtbot, page, text)
    assert told("Yosef", DAY1) == said


def test_a_new_time_of_arrival_leaves_the_time_of_leaving(qtbot, page, told):
    go(page, "Yosef", DAY1)
    write(qtbot, page, "08.12-11.30")
    go(page, "Yosef", DAY1)
    editor = write(qtbot, page, "8.40")
    assert told("Yosef", DAY1) == "Hadir 08.40, pulang 11.30", editor.text()
    go(page, "Yosef", DAY1)
    press(qtbot, page, Qt.Key.Key_J)
    editor = QApplication.focusWidget()
    assert editor.selectedText() == "08.40"
    qtbot.keyClicks(editor, "9.10")
    enter(qtbot, editor)
    assert told("Yosef", DAY1) == "Hadir 09.10, pulang 11.30"


def test_a_typed_time_that_cannot_be_is_said_beside_the_cell(qtbot, page, told):
    go(page, "Yosef", DAY1)
    editor = write(qtbot, page, "25.00")
    assert "Jam “25.00” tidak ada" in page.view._bubble.text
    assert editor.text() == "25.00"
    qtbot.keyClick(editor, Qt.Key.Key_Escape)
    assert told("Yosef", DAY1) == "Belum dicatat"


def test_izin_is_asked_for_its_reason(qtbot, page, told):
    go(page, "Yosef", DAY1)
    press(qtbot, page, Qt.Key.Key_I)
    assert page.deeds.ask.isVisible()
    assert page.deeds.ask.line.hasFocus()
    answer(qtbot, page, "Dinas luar")
    assert told("Yosef", DAY1) == "Izin (Dinas luar)"
    assert page.view.hasFocus()
    assert cell(page, "Yosef", DAY1) == "Izin: Dinas luar"


def test_health_is_gently_refused_and_something_else_can_be_said(qtbot, page, told):
    go(page, "Yosef", DAY1)
    press(qtbot, page, Qt.Key.Key_I)
    answer(qtbot, page, "sakit gigi")
    assert page.deeds.ask.refusal.text == "Alasan kesehatan tidak dicatat; tulis “berhalangan”."
    assert page.deeds.ask.line.text() == "sakit gigi"
    assert told("Yosef", DAY1) == "Belum dicatat"
    (offered,) = [one for one in page.deeds.ask.findChildren(QPushButton) if one.text() == "Berhalangan"]
    qtbot.mouseClick(offered, Qt.MouseButton.LeftButton)
    assert told("Yosef", DAY1) == "Izin (Berhalangan)"


def test_escape_takes_the_question_back(qtbot, page, app, told):
    go(page, "Yosef", DAY1)
    press(qtbot, page, Qt.Key.Key_I)
    qtbot.keyClicks(page.deeds.ask.line, "Dinas")
    qtbot.keyClick(page.deeds.ask.line, Qt.Key.Key_Escape)
    assert not page.deeds.ask.isVisible()
    assert told("Yosef", DAY1) == "Belum dicatat"
    assert not app.autosave.is_pending


def test_what_is_being_answered_is_not_lost_when_the_page_is_left(qtbot, shell, page, told):
    go(page, "Yosef", DAY1)
    press(qtbot, page, Qt.Key.Key_I)
    qtbot.keyClicks(page.deeds.ask.line, "Dinas luar")
    shell.open("list")
    assert told("Yosef", DAY1) == "Izin (Dinas luar)"


def test_leaving_is_asked_for_its_time(qtbot, page, told):
    go(page, "Yosef", DAY1)
    write(qtbot, page, "8.12")
    go(page, "Yosef", DAY1)
    press(qtbot, page, Qt.Key.Key_L)
    answer(qtbot, page, "07.00")
    assert "mendahului jam datang 08.12" in page.deeds.ask.refusal.text
    answer(qtbot, page, "1130")
    assert told("Yosef", DAY1) == "Hadir 08.12, pulang 11.30"
    press(qtbot, page, Qt.Key.Key_L)
    assert page.deeds.ask.line.text() == "11.30"
    answer(qtbot, page, "")
    assert told("Yosef", DAY1) == "Hadir 08.12"


def test_who_was_never_there_cannot_leave(qtbot, page, told):
    go(page, "Yosef", DAY1)
    press(qtbot, page, Qt.Key.Key_L)
    answer(qtbot, page, "11.30")
    assert "belum tercatat hadir" in page.deeds.ask.refusal.text
    qtbot.keyClick(page.deeds.ask.line, Qt.Key.Key_Escape)


def test_t_is_absent_and_delete_is_nothing(qtbot, page, told):
    go(page, "Yosef", DAY1)
    press(qtbot, page, Qt.Key.Key_T)
    assert told("Yosef", DAY1) == "Tidak hadir"
    press(qtbot, page, Qt.Key.Key_Delete)
    assert told("Yosef", DAY1) == "Belum dicatat"


def test_who_sat_in_a_session_is_there_that_day_and_it_is_said(qtbot, page, told):
    go(page, "Yosef", GROUP)
    write(qtbot, page, "13.05")
    assert (told("Yosef", GROUP), told("Yosef", DAY2)) == ("Hadir 13.05", "Hadir 13.05")
    go(page, "Anton", GROUP)
    press(qtbot, page, Qt.Key.Key_Space)
    assert page.foot.said.text.endswith("Hari II ikut tercatat hadir.")
    go(page, "Anton", DAY2)
    press(qtbot, page, Qt.Key.Key_Space)
    assert page.foot.said.text.endswith("Tetap tercatat hadir dari sesinya.")
    assert [page.view.table.index(1, column).data() for column in (7, 8)] == ["1", "1"]


def test_a_day_that_contradicts_its_session_can_be_found(qtbot, page, app, group, people):
    day = app.ask(events.days, app.event_uid)[1].uid
    app.act(None, marks.excuse, [people[1]], day, "Dinas luar")
    app.act(None, marks.arrive, [people[1]], group, "13:05")
    assert page.foot.doubtful.text() == "1 perlu diperiksa"
    qtbot.mouseClick(page.foot.doubtful, Qt.MouseButton.LeftButton)
    assert [line.person.name for line in page.view.table.rows()] == ["Yosef Contoh Dua"]
    tip = page.view.table.index(0, DAY2).data(Qt.ItemDataRole.ToolTipRole)
    assert "Hari II tercatat izin, tetapi hadir di Kelompok A" in tip
    page.bar.widen()
    assert page.view.table.rowCount() == 4


def test_totals_follow_the_marks_and_the_filters(qtbot, page, app, people):
    day = app.ask(events.days, app.event_uid)[0].uid
    app.act(None, attendance.mark, people, day, Presence.PRESENT)
    first = page.totals.totals[0]
    assert (first.words, first.sexes) == ("4 hadir", "L 2 · P 1 · belum terisi 1")
    assert page.totals.people == "4 orang"
    qtbot.keyClicks(page.bar.search, "maria")
    assert (page.totals.totals[0].words, page.totals.people) == ("1 hadir", "1 dari 4 orang tampil")
    assert "Hari I: 1 hadir, L 0 · P 1" in page.totals.accessibleName()


def test_search_and_enter_lead_to_the_column_in_hand(qtbot, shell, page, app):
    shell.roll.choose(app.ask(events.days, app.event_uid)[1].uid)
    qtbot.keyClick(page.view, Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    assert page.bar.search.hasFocus()
    qtbot.keyClicks(page.bar.search, "anton")
    qtbot.keyClick(page.bar.search, Qt.Key.Key_Return)
    assert page.view.hasFocus()
    assert page.view.current_row().person.name == "Anton Contoh Tiga"
    assert page.view.currentIndex().column() == DAY2


@pytest.mark.parametrize(
    ("wanted", "names"),
    [
        (Wanted.EVERY_DAY, {"Maria"}),
        (Wanted.SOME_DAYS, {"Yosef"}),
        (Wanted.NEVER, {"Anton", "Berta"}),
        (Wanted.LEFT, {"Yosef"}),
        (Wanted.EXCUSED, {"Anton"}),
        (Wanted.ABSENT, {"Berta"}),
    ],
)
def test_people_are_found_by_what_is_true_of_their_marks(page, app, people, wanted, names):
    days = [row.uid for row in app.ask(events.days, app.event_uid)]
    for day in days:
        app.act(None, marks.arrive, [people[0]], day, "08:00")
    app.act(None, marks.arrive, [people[1]], days[0], "08:00")
    app.act(None, marks.leave, [people[1]], days[0], "11:00")
    app.act(None, marks.excuse, [people[2]], days[0], "")
    app.act(None, attendance.mark, [people[3]], days[0], Presence.ABSENT)
    page.bar.want(wanted)
    assert {line.person.name.split()[0] for line in page.view.table.rows()} == names


def test_a_column_is_filtered_by_its_states(page, app, people):
    day = app.ask(events.days, app.event_uid)[0].uid
    app.act(None, attendance.mark, people[:2], day, Presence.PRESENT)
    assert {value.text: value.rows for value in page.view.table.values(DAY1)} == {
        "Hadir": 2,
        "Belum dicatat": 2,
    }


def test_the_matrix_goes_to_excel_and_back(qtbot, page, app, people, told):
    go(page, "Maria", DAY1)
    write(qtbot, page, "08.12-11.30")
    go(page, "Maria", DAY2)
    press(qtbot, page, Qt.Key.Key_I)
    answer(qtbot, page, "dinas luar")
    place = go(page, "Maria", DAY1)
    qtbot.keyClick(page.view, Qt.Key.Key_Right, Qt.KeyboardModifier.ShiftModifier)
    qtbot.keyClick(page.view, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert QGuiApplication.clipboard().text() == "08.12–11.30\tIzin: dinas luar"
    page.view.go(place + 1, DAY1)
    qtbot.keyClick(page.view, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    name = page.view.table.row(place + 1).person.name
    assert (told(name, DAY1), told(name, DAY2)) == ("Hadir 08.12, pulang 11.30", "Izin (dinas luar)")


def test_a_pasted_block_takes_what_it_can_and_marks_the_rest(qtbot, page, app, told):
    before = app.ask(files.dump)
    names = [line.person.name for line in page.view.table.rows()]
    page.view.go(0, DAY1)
    page.view.setFocus()
    QGuiApplication.clipboard().setText("08.12\tsakit\nH\tT")
    qtbot.keyClick(page.view, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    assert [told(name, DAY1) for name in names[:2]] == ["Hadir 08.12", "Hadir"]
    assert [told(name, DAY2) for name in names[:2]] == ["Belum dicatat", "Tidak hadir"]
    rejected = page.view.table.rejections.marks
    assert [one.reason for one in rejected.values()] == [
        "Alasan kesehatan tidak dicatat; tulis “berhalangan”."
    ]
    app.undo()
    assert app.ask(files.dump) == before


def test_news_keep_cell_search_and_what_is_typed(qtbot, page, app, people):
    go(page, "Anton", DAY2)
    qtbot.keyClick(page.view, "8")
    editor = QApplication.focusWidget()
    app.act(None, attendance.mark, [people[0]], app.ask(events.days, app.event_uid)[0].uid, Presence.PRESENT)
    assert editor.text() == "8"
    qtbot.keyClicks(editor, ".30")
    enter(qtbot, editor)
    assert cell(page, "Anton", DAY2) == "08.30"


def test_a_new_session_is_a_new_column(page, app):
    app.act(None, sessions.add, app.event_uid, date=FIRST, title="Pembukaan")
    assert column_titles(page)[3:6] == ["Hari I · Sel 14", "Pembukaan", "Hari II · Rab 15"]
    app.undo()
    assert "Pembukaan" not in column_titles(page)


def test_sessions_of_one_name_on_two_days_have_titles_of_their_own(page, app):
    app.act(None, sessions.add, app.event_uid, date=FIRST, title="Kelompok A")
    titles = [title for title in column_titles(page) if title.startswith("Kelompok")]
    assert titles == ["Kelompok A · Sel 14 Apr", "Kelompok A · Rab 15 Apr"]


def test_the_names_stay_in_sight_when_the_sessions_are_scrolled(qtbot, shell, page, app):
    for number in range(8):
        app.act(None, sessions.add, app.event_uid, date=SECOND, title=f"Sidang panjang nomor {number}")
    view = page.view
    view.go(1, view.table.columnCount() - 1)
    qtbot.waitUntil(view.frozen.isVisible)
    assert view.horizontalScrollBar().value() > 0
    assert view.frozen.width() == view.columnWidth(0) + view.columnWidth(1)
    view.go(1, 5)
    assert view.visualRect(view.currentIndex()).left() >= view.frozen.width() - 1
    view.go(0, view.table.columnCount() - 1)
    second = view.rowViewportPosition(2) + view.rowHeight(2) // 2
    qtbot.mouseClick(view.frozen, Qt.MouseButton.LeftButton, pos=QPoint(view.columnWidth(0) + 20, second))
    assert view.currentIndex().row() == 2
    qtbot.mouseClick(view.frozen_titles, Qt.MouseButton.LeftButton, pos=QPoint(view.columnWidth(0) + 20, 10))
    assert [line.person.name.split()[0] for line in view.table.rows()] == ["Anton", "Berta", "Maria", "Yosef"]
    view.go(0, 0)
    view.horizontalScrollBar().setValue(0)
    assert not view.frozen.isVisible()


def test_an_event_without_people_says_what_to_do_first(qtbot, app):
    shell = shown(qtbot, app)
    page = shell.open("matrix")
    assert page.view.table.rowCount() == 0
    (add,) = [one for one in page.view.findChildren(QPushButton) if one.text() == "Tambah peserta"]
    qtbot.mouseClick(add, Qt.MouseButton.LeftButton)
    assert shell.page.key != "matrix"


def test_a_file_that_is_only_read_refuses_in_words(qtbot, app, people, group):
    app.workspace.read_only_reason = "Berkas ini hanya dapat dibaca."
    page = shown(qtbot, app).open("matrix")
    go(page, "Yosef", DAY1)
    for key in (Qt.Key.Key_Space, Qt.Key.Key_I):
        press(qtbot, page, key)
        assert page.view._bubble.text == "Berkas ini hanya dapat dibaca."
    assert not page.deeds.ask.isVisible()


class TestThePanel:
    def test_it_shows_all_marks_of_the_person_and_follows(self, qtbot, page):
        go(page, "Yosef", DAY2)
        qtbot.keyClick(page.view, Qt.Key.Key_E, Qt.KeyboardModifier.ControlModifier)
        part = page.panel.part
        assert page.panel.title.text() == "Yosef Contoh Dua"
        assert [place.title for place in part.places.table.rows()] == [
            "Hari I · Sel 14", "Hari II · Rab 15", "Kelompok A", "Hari III · Kam 16",
        ]  # fmt: skip
        assert part.places.current_row().title == "Hari II · Rab 15"
        go(page, "Anton", DAY3)
        assert page.panel.title.text() == "Anton Contoh Tiga"
        assert part.places.current_row().title == "Hari III · Kam 16"

    def test_escape_gives_the_matrix_all_the_room(self, qtbot, page):
        go(page, "Yosef", DAY2)
        page.toggle_panel()
        qtbot.keyClick(page.panel.part.places, Qt.Key.Key_Escape)
        assert not page.panel.isVisible()
        assert page.view.hasFocus()
