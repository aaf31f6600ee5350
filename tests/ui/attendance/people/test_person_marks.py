"""One person's marks: every day and session, corrected there, with everything they said before."""

import datetime as dt

import pytest
from PySide6.QtCore import Qt
from screens import opened

from rakor_desktop.domain.marks import Rules, read_mark
from rakor_desktop.services import attendance, events, invitations, marks, sessions
from rakor_desktop.services.invitations import Invitation
from rakor_desktop.ui.tabs.attendance import AttendanceTab

CAME = dt.datetime(2026, 4, 14, 0, 12, tzinfo=dt.UTC)


@pytest.fixture
def people(app):
    listed = [Invitation("Maria Contoh", sex="P"), Invitation("Yosef Contoh", sex="L")]
    return app.workspace.act(invitations.invite_all, app.event_uid, listed)


@pytest.fixture
def group(app):
    return app.workspace.act(
        sessions.add, app.event_uid, date=dt.date(2026, 4, 14), title="Kelompok A", start_time="13:00"
    )


@pytest.fixture
def shell(qtbot, app, people, group):
    return opened(qtbot, AttendanceTab(app), 1300, 700)


@pytest.fixture
def panel(qtbot, shell):
    page = shell.open("list")
    qtbot.waitUntil(page.view.viewport().isVisible)
    page.view.go(0, 1)
    page.show_person()
    qtbot.mouseClick(page.person_panel.pages.button("marks"), Qt.MouseButton.LeftButton)
    assert page.person_panel.marks.isVisible()
    return page.person_panel


@pytest.fixture
def part(panel):
    return panel.marks


@pytest.fixture
def told(app, people):
    def tell(place, who=0):
        held = app.ask(events.sessions, app.event_uid)[place]
        (row,) = app.ask(attendance.some_people, app.event_uid, [people[who]])
        return read_mark(row.mark_at(held.uid), held, Rules()).sentence

    return tell


def write(qtbot, form, name, text):
    field = form.field(name)
    field.setFocus()
    field.selectAll()
    qtbot.keyClick(field, Qt.Key.Key_Delete)
    qtbot.keyClicks(field, text)
    qtbot.keyClick(field, Qt.Key.Key_Tab)


def shown(part):
    return [(place.title, place.reading.sentence) for place in part.places.table.rows()]


def test_all_days_and_sessions_stand_below_each_other(part, app, people, group):
    app.act(None, marks.arrive, [people[0]], group, "13:50")
    assert shown(part) == [
        ("Hari I · Sel 14", "Hadir 13.50"),
        ("Kelompok A", "Hadir 13.50, terlambat 50 menit"),
        ("Hari II · Rab 15", "Belum dicatat"),
        ("Hari III · Kam 16", "Belum dicatat"),
    ]
    assert part.how.text() == "Dari kehadiran di sesi"
    part.places.go(1, 0)
    assert part.how.text() == "Dicatat dengan tangan, laptop A"


def test_times_and_reason_are_corrected_in_the_panel(qtbot, part, told):
    write(qtbot, part.form, "came", "812")
    assert told(0) == "Hadir 08.12"
    write(qtbot, part.form, "left", "11.30")
    write(qtbot, part.form, "reason", "jadwal kapal")
    assert told(0) == "Hadir 08.12, pulang 11.30 (jadwal kapal)"
    write(qtbot, part.form, "left", "")
    assert told(0) == "Hadir 08.12 (jadwal kapal)"


@pytest.mark.parametrize(
    ("name", "text", "sentence"),
    [
        ("left", "07.00", "mendahului jam datang 08.12"),
        ("came", "", "hapus tandanya bila orang ini belum datang"),
        ("came", "26.00", "tidak ada; jam berkisar"),
        ("reason", "sakit", "tulis “berhalangan”"),
    ],
)
def test_a_refusal_stands_below_its_field(qtbot, part, app, people, told, name, text, sentence):  # noqa: PLR0917
    app.act(None, marks.arrive, people[:1], app.ask(events.days, app.event_uid)[0].uid, "08:12")
    write(qtbot, part.form, name, text)
    assert sentence in part.form.refusal(name)
    assert told(0) == "Hadir 08.12"
    part.form.discard()


def test_the_keys_of_the_matrix_mark_here_too(qtbot, part, told):
    part.places.setFocus()
    qtbot.keyClick(part.places, Qt.Key.Key_Down)
    qtbot.keyClick(part.places, Qt.Key.Key_Down)
    qtbot.keyClick(part.places, Qt.Key.Key_Space)
    assert told(2).startswith("Hadir")
    qtbot.keyClick(part.places, Qt.Key.Key_T)
    assert told(2) == "Tidak hadir"
    qtbot.keyClick(part.places, Qt.Key.Key_Delete)
    assert told(2) == "Belum dicatat"
    qtbot.keyClick(part.places, Qt.Key.Key_I)
    assert told(2) == "Izin"
    assert part.form.field("reason").hasFocus()


def test_every_correction_is_told_with_who_and_where(part, app, people):
    day = app.ask(events.days, app.event_uid)[0].uid
    app.act(None, marks.arrive, people[:1], day, "08:12")
    app.act(None, marks.excuse, people[:1], day, "Dinas luar")
    app.act(None, attendance.unmark, people[:1], day)
    told = [line.partition(" · ")[2] for line in part.story.lines]
    assert told == [
        "Uji, laptop A: Hadir 08.12",
        "Uji, laptop A: Hadir 08.12 → Izin (Dinas luar)",
        "Uji, laptop A: Izin (Dinas luar) → tanda dihapus",
    ]
    part.places.go(2, 0)
    assert part.story.lines == []
    assert not part.story.isVisible()


def test_a_day_and_its_session_that_disagree_are_told(part, app, people, group):
    app.act(None, marks.excuse, people[:1], app.ask(events.days, app.event_uid)[0].uid, "")
    app.act(None, marks.arrive, people[:1], group, "13:00")
    part.places.go(0, 0)
    assert part.doubt.text == "Hari I tercatat izin, tetapi hadir di Kelompok A; betulkan salah satunya."


def test_what_is_typed_about_one_person_never_reaches_another(qtbot, shell, panel, part, told):
    field = part.form.field("came")
    field.setFocus()
    qtbot.keyClicks(field, "8.40")
    shell.page.view.go(1, 1)
    assert panel.title.text() == "Yosef Contoh"
    assert (told(0), told(0, who=1)) == ("Hadir 08.40", "Belum dicatat")
    assert part.form.field("came").text() == ""


def test_a_refused_text_keeps_the_person(qtbot, shell, panel, part):
    field = part.form.field("came")
    field.setFocus()
    qtbot.keyClicks(field, "26.00")
    shell.page.view.go(1, 1)
    assert panel.title.text() == "Maria Contoh"
    assert field.text() == "26.00"
    qtbot.mouseClick(panel.pages.button("person"), Qt.MouseButton.LeftButton)
    assert part.isVisible()
    qtbot.keyClick(field, Qt.Key.Key_Escape)


def test_turning_to_the_person_leads_to_the_first_field(qtbot, panel):
    qtbot.mouseClick(panel.pages.button("person"), Qt.MouseButton.LeftButton)
    assert panel.form.isVisible()
    assert panel.form.field("full_name").hasFocus()
