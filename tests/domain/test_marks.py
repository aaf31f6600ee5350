import datetime as dt

import pytest

from rakor_desktop.domain.attendance import AttendeeRow, Mark, Presence, Role
from rakor_desktop.domain.event import SessionKind, SessionRow
from rakor_desktop.domain.marks import (
    FROM_SESSION,
    Reading,
    Rules,
    Standing,
    days_present,
    leaves_early,
    moment,
    read,
    read_mark,
    same_minute,
)
from rakor_desktop.domain.ranks import OfficeLevel

DATE = dt.date(2026, 4, 15)
DAY = SessionRow("day", "e", DATE, SessionKind.DAY, start_time="08:15", number=2)
GROUP = SessionRow("group", "e", DATE, SessionKind.BREAKOUT, "Kelompok A", "13:00", "15:00", number=2)
OPEN = SessionRow("open", "e", DATE, SessionKind.PLENARY, "Pleno", number=2)
RULES = Rules("WITA", 15)


def at(clock, day=DATE):
    return moment(day, clock, "WITA")


def mark(clock, presence=Presence.PRESENT, left="", session="day", **more):
    return Mark(session, presence, at(clock), at(left) if left else None, **more)


def person(*marks):
    return AttendeeRow("a", "p", "", "Maria Contoh", "", Role.PARTICIPANT, OfficeLevel.PELAKSANA, marks=marks)


@pytest.mark.parametrize(("zone", "hour"), [("WIB", 1), ("WITA", 0), ("WIT", 23)])
def test_a_typed_time_is_that_of_the_place_and_kept_in_utc(zone, hour):
    kept = moment(DATE, "08:12", zone)
    assert (kept.tzinfo, kept.hour, kept.minute) == (dt.UTC, hour, 12)
    assert kept.date() == (DATE - dt.timedelta(days=1) if zone == "WIT" else DATE)


@pytest.mark.parametrize(
    ("clock", "late"),
    [("07:50", 0), ("08:15", 0), ("08:30", 0), ("08:31", 16), ("09:05", 50), ("13:15", 300)],
)
def test_nobody_is_late_within_the_tolerance(clock, late):
    reading = read_mark(mark(clock), DAY, RULES)
    assert reading.late == late
    assert reading.standing is (Standing.LATE if late else Standing.PRESENT)


def test_a_tolerance_of_none_and_a_session_without_a_beginning():
    assert read_mark(mark("08:16"), DAY, Rules("WITA", 0)).late == 1
    assert read_mark(mark("17:00"), OPEN, RULES).late == 0


def test_a_mark_made_on_another_day_says_no_time():
    reading = read_mark(Mark("day", Presence.PRESENT, at("16:40", DATE + dt.timedelta(days=1))), DAY, RULES)
    assert (reading.clock, reading.late, reading.sentence, reading.short) == ("", 0, "Hadir", "Hadir")


def test_a_day_taken_over_from_its_session_is_not_late():
    assert read_mark(mark("13:05", method=FROM_SESSION), DAY, RULES).late == 0


@pytest.mark.parametrize(
    ("given", "sentence", "short"),
    [
        (None, "Belum dicatat", ""),
        (mark("08:12"), "Hadir 08.12", "08.12"),
        (mark("09:05"), "Hadir 09.05, terlambat 50 menit", "09.05"),
        (mark("09:20", left="11:30"), "Hadir 09.20, terlambat 1 jam 5 menit, pulang 11.30", "09.20–11.30"),
        (
            mark("08:12", left="11:30", reason="jadwal kapal"),
            "Hadir 08.12, pulang 11.30 (jadwal kapal)",
            "08.12–11.30 jadwal kapal",
        ),
        (mark("08:00", Presence.EXCUSED), "Izin", "Izin"),
        (mark("08:00", Presence.EXCUSED, reason="Dinas luar"), "Izin (Dinas luar)", "Izin: Dinas luar"),
        (mark("08:00", Presence.ABSENT), "Tidak hadir", "Tidak hadir"),
    ],
)
def test_a_mark_says_all_of_itself_in_words(given, sentence, short):
    reading = read_mark(given, DAY, RULES)
    assert (reading.sentence, reading.short) == (sentence, short)


def test_nothing_recorded_reads_as_nothing():
    assert read_mark(None, DAY, RULES) == Reading()


def test_a_day_that_says_no_while_a_session_says_yes_is_doubtful():
    sessions = (DAY, GROUP, OPEN)
    doubtful = person(mark("08:00", Presence.EXCUSED), mark("13:05", session="group"))
    assert read(doubtful, DAY, sessions, RULES).standing is Standing.DOUBTFUL
    assert read(doubtful, DAY, sessions, RULES).doubt == (
        "Hari II tercatat izin, tetapi hadir di Kelompok A; betulkan salah satunya."
    )
    assert read(doubtful, GROUP, sessions, RULES).standing is Standing.PRESENT
    for agreed in (
        person(mark("08:00"), mark("13:05", session="group")),
        person(mark("08:00", Presence.EXCUSED), mark("13:00", Presence.ABSENT, session="group")),
        person(mark("13:05", session="group")),
    ):
        assert not read(agreed, DAY, sessions, RULES).doubt


def test_days_are_counted_and_sessions_are_not():
    other = SessionRow("day2", "e", DATE + dt.timedelta(days=1), SessionKind.DAY)
    who = person(
        mark("08:00"), mark("13:00", session="group"), mark("08:00", Presence.ABSENT, session="day2")
    )
    assert days_present(who, (DAY, other)) == 1


def test_the_same_minute_is_no_leaving_before_arriving():
    came = at("08:12") + dt.timedelta(seconds=40)
    assert same_minute(came, at("08:12"))
    assert not leaves_early(came, at("08:12"))
    assert leaves_early(came, at("08:11"))
    assert not leaves_early(came, None)
    assert not same_minute(came, None)
