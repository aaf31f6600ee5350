import datetime as dt

import pytest

from rakor_desktop.domain.event import SessionKind
from rakor_desktop.services import events, sessions
from rakor_desktop.store.workspace import Workspace


@pytest.fixture
def grouped(people):
    """The same file with a session in the afternoon of the second day."""
    workspace = Workspace.open(people)
    event = workspace.ask(events.current)
    group = {"kind": SessionKind.BREAKOUT, "start_time": "13:00"}
    workspace.act(sessions.add, event, date=dt.date(2026, 4, 15), title="Sidang Kelompok A", **group)
    workspace.close()
    return people


def test_a_time_of_arrival_is_recorded_and_corrected(rakor, people):
    said = rakor("checkin", people, "Ana", "--at", "8.12")
    assert (said.code, said.out) == (0, "Ana Contoh (Kabupaten Belu), Selasa, 14 April 2026: Hadir 08.12.\n")
    found = rakor("checkin", people, "Ana", "--at", "0840", "--json").json
    assert (found["presence"], found["at"], found["left_at"], found["reason"]) == (
        "PRESENT",
        "2026-04-14T00:40:00+00:00",
        None,
        "",
    )


def test_leaving_is_recorded_and_taken_back(rakor, people):
    rakor("checkin", people, "Ana", "--at", "08.12")
    assert "Hadir 08.12, pulang 11.30." in rakor("checkin", people, "Ana", "--left", "11.30").out
    assert rakor("checkin", people, "Ana", "--left", "-", "--json").json["left_at"] is None


def test_izin_has_its_reason(rakor, people):
    said = rakor("checkin", people, "Ana", "--excused", "Dinas luar", "--json")
    assert (said.json["presence"], said.json["reason"]) == ("EXCUSED", "Dinas luar")


def test_a_session_is_meant_by_its_title_and_lateness_is_told(rakor, grouped):
    said = rakor("checkin", grouped, "Ana", "--session", "sidang kelompok a", "--at", "13:50")
    assert "Sidang Kelompok A, Rabu, 15 April 2026: Hadir 13.50, terlambat 50 menit." in said.out
    found = rakor(
        "checkin", grouped, "Ana", "--session", "Sidang Kelompok A", "--left", "15.00", "--json"
    ).json
    assert (found["late_minutes"], found["session"]["title"]) == (50, "Sidang Kelompok A")
    assert rakor("show", grouped, "--json").json["days"][1]["present"] == 1


def test_a_title_that_is_there_twice_is_not_guessed(rakor, grouped):
    workspace = Workspace.open(grouped)
    event = workspace.ask(events.current)
    workspace.act(sessions.add, event, date=dt.date(2026, 4, 16), title="Sidang kelompok A")
    workspace.close()
    said = rakor("checkin", grouped, "Ana", "--session", "Sidang Kelompok A")
    assert said.code == 1
    assert "Sesi “Sidang Kelompok A” ada pada beberapa hari" in said.err


@pytest.mark.parametrize(
    ("arguments", "code", "said"),
    [
        (["--excused", "sakit"], 1, "Alasan kesehatan tidak dicatat; tulis “berhalangan”."),
        (["--left", "11.30"], 1, "belum tercatat hadir; tandai hadir dahulu."),
        (["--at", "09.00", "--left", "08.00"], 1, "jam pulang 08.00 mendahului jam datang 09.00"),
        (["--at", "25.00"], 1, "Jam “25.00” tidak ada"),
        (["--at", "08.00 WIB"], 1, "bukan WITA"),
        (["--at", "08.00", "--excused", "Dinas luar"], 2, "--excused tidak bersama --at atau --left"),
    ],
)
def test_what_cannot_be_recorded_is_refused_and_changes_nothing(rakor, people, arguments, code, said):
    before = rakor("dump", people).out
    ended = rakor("checkin", people, "Ana", *arguments)
    assert (ended.code, ended.out, said in ended.err) == (code, "", True)
    assert rakor("dump", people).out == before
