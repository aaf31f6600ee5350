import datetime as dt

import pytest

from rakor_desktop.domain.agenda import AgendaKind
from rakor_desktop.domain.attendance import Presence
from rakor_desktop.domain.errors import RakorError
from rakor_desktop.domain.event import SessionKind
from rakor_desktop.domain.marks import FROM_SESSION
from rakor_desktop.services import agenda, attendance, events, files, notes, sessions

FIRST, SECOND, LAST = (dt.date(2026, 4, day) for day in (14, 15, 16))


@pytest.fixture
def add(workspace, event):
    def put(title="Kelompok A", date=SECOND, **more):
        return workspace.act(sessions.add, event, date=date, title=title, **more)

    return put


@pytest.fixture
def held(workspace, event):
    return lambda uid: next(row for row in workspace.ask(events.sessions, event) if row.uid == uid)


def test_a_session_stands_behind_its_day_by_time(workspace, event, add):
    add("Kelompok B", start_time="15.30")
    add("Kelompok A", start_time="1300", end_time="15:00", room="Ruang Flores", kind=SessionKind.BREAKOUT)
    found = [(row.title, row.start_time, row.number) for row in workspace.ask(events.sessions, event)]
    assert found == [
        ("", "", 1),
        ("", "", 2),
        ("Kelompok A", "13:00", 2),
        ("Kelompok B", "15:30", 2),
        ("", "", 3),
    ]
    assert len(workspace.ask(events.days, event)) == 3


@pytest.mark.parametrize(
    ("given", "sentence"),
    [
        ({"date": dt.date(2026, 4, 20)}, "di luar tanggal kegiatan"),
        ({"title": "  "}, "Nama sesi wajib diisi"),
        ({"start_time": "13:00", "end_time": "12:00"}, "harus sesudah jam mulai"),
        ({"start_time": "jam satu"}, "tidak dapat dibaca sebagai jam"),
        ({"start_time": "13.00 WIB"}, "bukan WITA"),
        ({"title": " pleno ", "date": FIRST}, "sudah ada pada Selasa, 14 April 2026"),
    ],
)
def test_what_cannot_be_meant_is_refused_and_leaves_nothing(workspace, event, add, given, sentence):
    add("Pleno", FIRST)
    before = workspace.ask(files.dump)
    with pytest.raises(RakorError, match=sentence):
        add(**given)
    assert workspace.ask(files.dump) == before


def test_a_session_is_changed_field_by_field(workspace, add, held):
    uid = add()
    workspace.act(sessions.edit, uid, title="Kelompok Pangan", start_time="13.00", end_time="15", date=LAST)
    row = held(uid)
    assert (row.title, row.start_time, row.end_time, row.date) == ("Kelompok Pangan", "13:00", "15:00", LAST)


def test_a_day_has_times_and_a_room_but_keeps_its_date_and_kind(workspace, day, held, add):
    workspace.act(sessions.edit, day, start_time="08.15", room="Aula")
    assert (held(day).start_time, held(day).room) == ("08:15", "Aula")
    for changes in ({"date": SECOND}, {"kind": SessionKind.PLENARY}):
        with pytest.raises(RakorError):
            workspace.act(sessions.edit, day, **changes)
    with pytest.raises(RakorError, match="tidak dapat saling menggantikan"):
        workspace.act(sessions.edit, add(), kind=SessionKind.DAY)
    with pytest.raises(RakorError, match="Hari mengikuti tanggal kegiatan"):
        workspace.act(sessions.remove, day)


def test_a_session_that_was_held_stays_on_its_date(workspace, add, invite):
    uid = add()
    workspace.act(attendance.mark, [invite("Ani")], uid, Presence.PRESENT)
    with pytest.raises(RakorError, match=r"sudah berisi catatan pada Rabu, 15 April 2026"):
        workspace.act(sessions.edit, uid, date=LAST)
    workspace.act(sessions.edit, uid, title="Kelompok Pangan")


def test_deleting_a_session_with_marks_is_said_first(workspace, add, invite, person, held):
    uid = add()
    who = invite("Ani")
    workspace.act(attendance.mark, [who], uid, Presence.PRESENT)
    with pytest.raises(RakorError, match="Pada sesi “Kelompok A” tercatat kehadiran 1 orang"):
        workspace.act(sessions.remove, uid)
    before = workspace.ask(files.dump)
    workspace.act(sessions.remove, uid, with_marks=True)
    assert person(who).marks == ()
    with pytest.raises(StopIteration):
        held(uid)
    assert workspace.undo() == "Menghapus sesi"
    assert workspace.ask(files.dump) == before
    assert {mark.method for mark in person(who).marks} == {"MANUAL", FROM_SESSION}


def test_agenda_and_notes_of_a_deleted_session_stay_on_their_day(workspace, event, add):
    uid = add()
    item = workspace.act(agenda.add, uid, title="Diskusi", start_time="13:00")
    note = workspace.act(notes.write, uid, "Mohon pelatihan.", agenda_item_uid=item)
    assert workspace.ask(sessions.hanging, uid) == sessions.Hanging(0, 1, 1, 0)
    before = workspace.ask(files.dump)
    workspace.act(sessions.remove, uid)
    (row,) = workspace.ask(agenda.agenda, event).items
    assert (row.uid, row.date) == (item, SECOND)
    (written,) = workspace.ask(notes.notes, event)
    assert (written.uid, written.agenda_item_uid, written.date) == (note, item, SECOND)
    workspace.undo()
    assert workspace.ask(files.dump) == before


def test_the_tolerance_is_that_of_the_event(workspace, event):
    assert workspace.ask(sessions.rules, event).tolerance == 15
    workspace.act(sessions.forgive, event, 0)
    assert workspace.ask(sessions.rules, event).tolerance == 0
    with pytest.raises(RakorError, match="0 sampai 240 menit"):
        workspace.act(sessions.forgive, event, 241)


class TestASessionMadeOfAnAgendaItem:
    @pytest.fixture
    def item(self, workspace, event):
        second = workspace.ask(events.days, event)[1].uid
        return workspace.act(
            agenda.add,
            second,
            title="Sidang kelompok / desk penyusunan program",
            start_time="19:00",
            end_time="21:00",
            room="Aula",
        )

    def test_it_takes_over_title_times_and_room(self, workspace, item, held):
        uid = workspace.act(sessions.of_item, item)
        row = held(uid)
        assert (row.title, row.start_time, row.end_time, row.room, row.date, row.kind) == (
            "Sidang kelompok / desk penyusunan program",
            "19:00",
            "21:00",
            "Aula",
            SECOND,
            SessionKind.BREAKOUT,
        )
        assert workspace.ask(agenda.item, item).session_uid == uid

    def test_asked_again_it_is_the_same(self, workspace, event, item):
        uid = workspace.act(sessions.of_item, item)
        assert workspace.act(sessions.of_item, item) == uid
        assert len(workspace.ask(events.sessions, event)) == 4

    def test_a_session_of_that_name_is_taken(self, workspace, item, add):
        uid = add("SIDANG KELOMPOK / desk penyusunan program")
        assert workspace.act(sessions.of_item, item) == uid

    def test_times_that_do_not_fit_do_not_hinder(self, workspace, day, held):
        odd = workspace.act(agenda.add, day, title="Penutupan", kind=AgendaKind.CLOSING, start_time="11:30")
        row = held(workspace.act(sessions.of_item, odd))
        assert (row.start_time, row.end_time, row.kind) == ("11:30", "", SessionKind.CLOSING)

    def test_its_notes_come_along_and_the_agenda_is_as_before(self, workspace, event, item):
        before = [row.uid for row in workspace.ask(agenda.agenda, event).items]
        second = workspace.ask(events.days, event)[1].uid
        workspace.act(notes.write, second, "Mohon pelatihan.", agenda_item_uid=item)
        uid = workspace.act(sessions.of_item, item)
        assert [row.uid for row in workspace.ask(agenda.agenda, event).items] == before
        assert [row.session_uid for row in workspace.ask(notes.notes, event)] == [uid]
        assert workspace.undo() == "Membuat sesi dari mata acara"


def test_notes_of_a_day_and_of_its_sessions_are_in_the_order_of_writing(workspace, event, add):
    second = workspace.ask(events.days, event)[1].uid
    uid = add()
    for on, text in ((second, "satu"), (uid, "dua"), (second, "tiga"), (uid, "empat")):
        workspace.act(notes.write, on, text)
    assert [row.statement for row in workspace.ask(notes.notes, event)] == ["satu", "dua", "tiga", "empat"]


def test_a_note_that_changes_places_within_its_day_keeps_session_and_agenda_item(workspace, event, add):
    second = workspace.ask(events.days, event)[1].uid
    uid = add()
    item = workspace.act(agenda.add, uid, title="Diskusi")
    workspace.act(notes.write, second, "satu")
    moved = workspace.act(notes.write, uid, "dua", agenda_item_uid=item)
    workspace.act(notes.move, moved, second, 1)
    first = workspace.ask(notes.notes, event)[0]
    assert (first.statement, first.session_uid, first.agenda_item_uid) == ("dua", uid, item)


def test_items_without_a_time_keep_the_order_they_were_written_in(workspace, event, add):
    second = workspace.ask(events.days, event)[1].uid
    uid = add()
    for on, title in ((second, "satu"), (uid, "dua"), (second, "tiga")):
        workspace.act(agenda.add, on, title=title)
    assert [row.title for row in workspace.ask(agenda.agenda, event).items] == ["satu", "dua", "tiga"]
