import datetime as dt
from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from rakor_desktop.domain.attendance import Presence
from rakor_desktop.domain.errors import NotFoundError, RakorError
from rakor_desktop.domain.mark_entry import Entry, read_entry
from rakor_desktop.domain.marks import FROM_SESSION, Rules, read_mark
from rakor_desktop.services import attendance, events, files, marks, sessions

HERE, EXCUSED, ABSENT = Presence.PRESENT, Presence.EXCUSED, Presence.ABSENT
EARLY = dt.datetime(2026, 4, 14, 0, 12, 33, tzinfo=dt.UTC)
"""08.12 WITA on the first day."""
DATE = dt.date(2026, 4, 14)


class Desk:
    """One day with two sessions within it, and the people on the list."""

    def __init__(self, workspace, event, invite):
        self.workspace, self.event, self.invite = workspace, event, invite
        self.act, self.ask = workspace.act, workspace.ask
        self.day, self.next_day = (row.uid for row in self.ask(events.days, event)[:2])
        self.plenary = self.act(sessions.add, event, date=DATE, title="Pleno")
        self.group = self.act(sessions.add, event, date=DATE, title="Kelompok A", start_time="13:00")

    def mark(self, uid, presence=HERE, on=None, **more):
        return self.act(attendance.mark, [uid], on or self.day, presence, **{"at": EARLY, **more})

    def marks(self, uid):
        (row,) = self.ask(attendance.some_people, self.event, [uid])
        return row.marks

    def held(self, uid, where):
        return next((mark for mark in self.marks(uid) if mark.session_uid == where), None)

    def told(self, uid, where):
        row = next(row for row in self.ask(events.sessions, self.event) if row.uid == where)
        # Without its beginning, so that nobody is late.
        return read_mark(self.held(uid, where), replace(row, start_time=""), Rules("WITA")).sentence


@pytest.fixture
def desk(workspace, event, invite):
    return Desk(workspace, event, invite)


def test_who_comes_late_is_recorded_with_the_time(desk):
    uid = desk.invite("Maria Contoh")
    assert desk.act(marks.arrive, [uid], desk.day, "09:05") == 1
    assert desk.told(uid, desk.day) == "Hadir 09.05"
    assert desk.held(uid, desk.day).at == dt.datetime(2026, 4, 14, 1, 5, tzinfo=dt.UTC)


def test_a_wrong_time_is_corrected_and_the_same_minute_changes_nothing(desk):
    uid = desk.invite("Maria Contoh")
    desk.mark(uid)
    before = desk.ask(files.dump)
    assert desk.act(marks.arrive, [uid], desk.day, "08:12") == 0
    assert desk.ask(files.dump) == before
    assert desk.act(marks.arrive, [uid], desk.day, "08:40") == 1
    assert desk.told(uid, desk.day) == "Hadir 08.40"


def test_a_scan_whose_time_is_corrected_was_written_by_hand(desk):
    uid = desk.invite("Maria Contoh")
    desk.act(attendance.mark, [uid], desk.day, HERE, method="SCAN", at=EARLY)
    desk.act(marks.leave, [uid], desk.day, "11:30")
    assert desk.held(uid, desk.day).method == "SCAN"
    desk.act(marks.arrive, [uid], desk.day, "08:00")
    assert desk.held(uid, desk.day).method == "MANUAL"


def test_who_leaves_and_comes_back(desk):
    uid = desk.invite("Maria Contoh")
    desk.mark(uid)
    desk.act(marks.leave, [uid], desk.day, "11:30")
    assert desk.told(uid, desk.day) == "Hadir 08.12, pulang 11.30"
    desk.act(marks.leave, [uid], desk.day, "")
    assert desk.told(uid, desk.day) == "Hadir 08.12"


@pytest.mark.parametrize("clock", ["08:11", "07:00"])
def test_nobody_leaves_before_arriving(desk, clock):
    uid = desk.invite("Maria Contoh")
    desk.mark(uid)
    sentence = f"Maria Contoh: jam pulang {clock.replace(':', '.')} mendahului jam datang 08.12"
    with pytest.raises(RakorError, match=sentence):
        desk.act(marks.leave, [uid], desk.day, clock)
    desk.act(marks.leave, [uid], desk.day, "08:12")
    with pytest.raises(RakorError, match=r"mendahului jam datang 09\.00"):
        desk.act(marks.arrive, [uid], desk.day, "09:00")
    assert desk.told(uid, desk.day) == "Hadir 08.12, pulang 08.12"


@pytest.mark.parametrize("clock", ["11:30", ""])
@pytest.mark.parametrize("presence", [None, EXCUSED, ABSENT])
def test_only_who_is_there_can_leave_or_turn_out_not_to_have_left(desk, presence, clock):
    uid = desk.invite("Maria Contoh")
    if presence:
        desk.mark(uid, presence)
    with pytest.raises(RakorError, match="Maria Contoh belum tercatat hadir; tandai hadir dahulu"):
        desk.act(marks.leave, [uid], desk.day, clock)


def test_izin_has_a_reason_that_can_be_changed(desk):
    uid = desk.invite("Maria Contoh")
    desk.act(marks.excuse, [uid], desk.day, "Dinas luar")
    assert desk.told(uid, desk.day) == "Izin (Dinas luar)"
    desk.act(marks.explain, uid, desk.day, "Berhalangan")
    assert desk.told(uid, desk.day) == "Izin (Berhalangan)"
    desk.act(marks.explain, uid, desk.day, "")
    assert desk.told(uid, desk.day) == "Izin"


def test_a_reason_alone_excuses(desk):
    uid = desk.invite("Maria Contoh")
    desk.act(marks.explain, uid, desk.day, "Dinas luar")
    assert desk.told(uid, desk.day) == "Izin (Dinas luar)"


@pytest.mark.parametrize(
    "write",
    [
        lambda desk, uid: desk.act(marks.excuse, [uid], desk.day, "sakit"),
        lambda desk, uid: desk.act(marks.explain, uid, desk.day, "opname"),
        lambda desk, uid: desk.mark(uid, EXCUSED, reason="demam"),
        lambda desk, uid: desk.act(marks.write, {uid: {desk.day: Entry(EXCUSED, reason="anak sakit")}}),
    ],
)
def test_health_gets_into_the_file_by_no_way(desk, write):
    uid = desk.invite("Maria Contoh")
    with pytest.raises(RakorError, match="Alasan kesehatan tidak dicatat"):
        write(desk, uid)
    assert desk.marks(uid) == ()


def test_marking_again_keeps_times_and_reason(desk):
    uid = desk.invite("Maria Contoh")
    desk.mark(uid)
    desk.act(marks.write, {uid: {desk.day: Entry(HERE, left="11:30", reason="jadwal kapal")}})
    assert desk.mark(uid) == 0
    assert desk.told(uid, desk.day) == "Hadir 08.12, pulang 11.30 (jadwal kapal)"


def test_who_was_excused_and_comes_after_all_has_no_reason_left(desk):
    uid = desk.invite("Maria Contoh")
    desk.act(marks.excuse, [uid], desk.day, "Dinas luar")
    desk.act(marks.arrive, [uid], desk.day, "13:20")
    assert desk.told(uid, desk.day) == "Hadir 13.20"


def test_cells_are_written_as_one_action(desk):
    one, two = desk.invite("Ani Contoh"), desk.invite("Budi Contoh")
    desk.act(
        marks.write,
        {
            one: {desk.day: read_entry("08.12–11.30"), desk.next_day: read_entry("izin dinas luar")},
            two: {desk.day: read_entry("t"), desk.group: read_entry("13.05")},
        },
    )
    assert [desk.told(one, desk.day), desk.told(one, desk.next_day)] == [
        "Hadir 08.12, pulang 11.30",
        "Izin (dinas luar)",
    ]
    assert [desk.told(two, desk.day), desk.told(two, desk.group)] == ["Tidak hadir", "Hadir 13.05"]
    assert desk.workspace.undo() == "Mengubah kehadiran"
    assert desk.marks(one) == ()


def test_one_refused_cell_leaves_all_as_they_were(desk):
    one, two = desk.invite("Ani Contoh"), desk.invite("Budi Contoh")
    with pytest.raises(RakorError, match="Budi Contoh belum tercatat hadir"):
        desk.act(marks.write, {one: {desk.day: Entry(HERE)}, two: {desk.day: Entry(HERE, left="11:00")}})
    assert desk.marks(one) == ()


def test_a_mark_at_a_day_says_nothing_about_its_sessions(desk):
    uid = desk.invite("Maria Contoh")
    desk.mark(uid)
    assert desk.told(uid, desk.group) == "Belum dicatat"


class TestTheDayOfASession:
    def test_who_sat_in_a_session_came_on_that_day(self, desk):
        uid = desk.invite("Maria Contoh")
        desk.act(marks.arrive, [uid], desk.group, "13:05")
        assert (desk.told(uid, desk.day), desk.told(uid, desk.group)) == ("Hadir 13.05", "Hadir 13.05")
        assert desk.held(uid, desk.day).method == FROM_SESSION
        assert desk.workspace.undo()
        assert desk.marks(uid) == ()

    def test_only_the_day_of_the_session_is_concerned(self, desk):
        uid = desk.invite("Maria Contoh")
        desk.act(attendance.mark, [uid], desk.group, HERE)
        assert {mark.session_uid for mark in desk.marks(uid)} == {desk.day, desk.group}

    def test_the_earliest_session_tells_when(self, desk):
        uid = desk.invite("Maria Contoh")
        desk.act(marks.arrive, [uid], desk.group, "13:05")
        desk.act(marks.arrive, [uid], desk.plenary, "09:10")
        assert desk.told(uid, desk.day) == "Hadir 09.10"
        desk.act(marks.arrive, [uid], desk.plenary, "09:40")
        assert desk.told(uid, desk.day) == "Hadir 09.40"

    def test_a_mark_taken_back_takes_its_day_along(self, desk):
        uid = desk.invite("Maria Contoh")
        desk.act(marks.arrive, [uid], desk.group, "13:05")
        desk.act(marks.arrive, [uid], desk.plenary, "09:10")
        desk.act(attendance.unmark, [uid], desk.plenary)
        assert desk.told(uid, desk.day) == "Hadir 13.05"
        desk.act(marks.excuse, [uid], desk.group, "Dinas luar")
        assert desk.held(uid, desk.day) is None

    def test_what_somebody_recorded_of_the_day_stays(self, desk):
        here, excused = desk.invite("Ani Contoh"), desk.invite("Budi Contoh")
        desk.mark(here)
        desk.mark(excused, EXCUSED)
        desk.act(attendance.mark, [here, excused], desk.group, HERE)
        assert (desk.told(here, desk.day), desk.told(excused, desk.day)) == ("Hadir 08.12", "Izin")
        desk.act(attendance.unmark, [here, excused], desk.group)
        assert (desk.told(here, desk.day), desk.told(excused, desk.day)) == ("Hadir 08.12", "Izin")

    def test_a_day_that_is_marked_after_all_no_longer_follows(self, desk):
        uid = desk.invite("Maria Contoh")
        desk.act(marks.arrive, [uid], desk.group, "13:05")
        assert desk.mark(uid) == 1
        desk.act(attendance.unmark, [uid], desk.group)
        assert desk.told(uid, desk.day) == "Hadir 13.05"

    def test_a_day_whose_mark_is_taken_away_still_says_what_its_session_says(self, desk):
        uid = desk.invite("Maria Contoh")
        desk.mark(uid, EXCUSED)
        desk.act(marks.arrive, [uid], desk.group, "13:05")
        assert desk.act(attendance.unmark, [uid], desk.day) == 1
        assert desk.told(uid, desk.day) == "Hadir 13.05"
        assert desk.act(attendance.unmark, [uid], desk.day) == 0

    def test_excused_from_a_session_is_not_excused_from_the_day(self, desk):
        uid = desk.invite("Maria Contoh")
        desk.act(marks.excuse, [uid], desk.group, "Rapat di Bappeda")
        assert desk.held(uid, desk.day) is None

    def test_the_desk_checks_in_at_a_session_too(self, desk):
        uid = desk.invite("Maria Contoh")
        desk.act(attendance.check_in, desk.event, desk.group, "Maria")
        assert {mark.session_uid for mark in desk.marks(uid)} == {desk.day, desk.group}


steps = st.lists(
    st.tuples(
        st.integers(0, 1),
        st.sampled_from(["day", "group", "plenary"]),
        st.sampled_from(["", "h", "08.12", "13.05", "09.00–17.00", "i", "izin dinas luar", "t"]),
    ),
    max_size=8,
)


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(steps)
def test_every_change_can_be_taken_back_and_no_session_is_without_its_day(desk, done):
    people = [row.uid for row in desk.ask(attendance.people, desk.event)] or [
        desk.invite("Ani"),
        desk.invite("Budi"),
    ]
    places = {"day": desk.day, "group": desk.group, "plenary": desk.plenary}
    states = [desk.ask(files.dump)]
    for who, where, text in done:
        desk.act(marks.write, {people[who]: {places[where]: read_entry(text)}})
        if (now := desk.ask(files.dump)) != states[-1]:
            states.append(now)
        for row in desk.ask(attendance.people, desk.event):
            at_sessions = any(
                (held := row.mark_at(one)) and held.presence is HERE for one in (desk.group, desk.plenary)
            )
            assert not at_sessions or row.mark_at(desk.day) is not None
    for state in reversed(states[:-1]):
        desk.workspace.undo()
        assert desk.ask(files.dump) == state


class TestTheStory:
    def test_every_correction_is_kept_with_who_and_where(self, desk):
        uid = desk.invite("Maria Contoh")
        desk.mark(uid)
        desk.act(marks.excuse, [uid], desk.day, "Dinas luar")
        desk.act(attendance.unmark, [uid], desk.day)
        told = desk.ask(marks.story, uid, desk.day)
        assert [step.mark and (step.mark.presence, step.mark.reason) for step in told] == [
            (HERE, ""),
            (EXCUSED, "Dinas luar"),
            None,
        ]
        assert {(step.actor, step.laptop, step.redacted) for step in told} == {("Uji", "A", False)}
        assert told[0].mark.at == EARLY

    def test_undo_is_part_of_it(self, desk):
        uid = desk.invite("Maria Contoh")
        desk.mark(uid)
        desk.act(marks.arrive, [uid], desk.day, "09:00")
        desk.workspace.undo()
        assert [step.mark.at.hour for step in desk.ask(marks.story, uid, desk.day)] == [0, 1, 0]

    def test_nothing_recorded_is_no_story(self, desk):
        assert desk.ask(marks.story, desk.invite("Maria Contoh"), desk.day) == []


class TestRecordingByName:
    def test_one_person_is_meant_and_returned_as_then_recorded(self, desk):
        uid = desk.invite("Maria Contoh")
        row = desk.act(marks.record, desk.event, desk.day, "maria", Entry(HERE, "08:12", "11:30"))
        assert row.uid == uid
        assert row.mark_at(desk.day).left_at == dt.datetime(2026, 4, 14, 3, 30, tzinfo=dt.UTC)

    def test_leaving_needs_no_new_arrival(self, desk):
        uid = desk.invite("Maria Contoh")
        desk.mark(uid)
        desk.act(marks.record, desk.event, desk.day, "maria", Entry(HERE, left="11:30"))
        assert desk.told(uid, desk.day) == "Hadir 08.12, pulang 11.30"

    def test_nobody_and_no_session_are_refused(self, desk):
        with pytest.raises(RakorError, match="Tidak ada"):
            desk.act(marks.record, desk.event, desk.day, "Budi", Entry(HERE))
        desk.invite("Budi")
        with pytest.raises(NotFoundError):
            desk.act(marks.record, desk.event, "nirgends", "Budi", Entry(HERE))
