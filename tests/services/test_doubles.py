"""Likely doubles are proposed, never decided; joining keeps every mark and can be undone."""

import datetime as dt
import time
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rakor_desktop.domain import badge_code
from rakor_desktop.domain.attendance import Mark, Presence
from rakor_desktop.domain.doubles import joined_marks
from rakor_desktop.domain.errors import RakorError
from rakor_desktop.domain.privacy import Erasure
from rakor_desktop.domain.settlements import Choice
from rakor_desktop.services import (
    attendance,
    demo,
    disputes,
    doubles,
    events,
    invitations,
    notes,
    privacy,
)
from rakor_desktop.services.invitations import Invitation
from rakor_desktop.store import tables

NIP, NEAR_NIP, OTHER_NIP = "198001012005012999", "198001012005012998", "197505052000031999"
MORNING = dt.datetime(2026, 4, 14, 0, 12, tzinfo=dt.UTC)


@pytest.fixture
def listed(workspace, event, region):
    def put(name, code="53.04", **more):
        # Two of one name from one place are refused at once; a place filled in later makes them so.
        uid = workspace.act(invitations.invite, event, Invitation(name, **more))
        if code:
            workspace.act(invitations.edit, uid, region_uid=region(code))
        return uid

    return put


@pytest.fixture
def proposed(workspace, event):
    return lambda: [
        ({one.first.full_name, one.second.full_name}, one.reasons)
        for one in workspace.ask(doubles.unresolved, event)
    ]


@pytest.mark.parametrize(
    ("first", "second"),
    [
        (("Yosef Contoh",), ("Drs. Yoseph Contoh, M.Si.",)),
        (("Maria Goreti Nona",), ("Maria Nona",)),
        (("Maria Nona",), ("Nona Maria",)),
        (("Maria Nona", "53.04"), ("Maria Nona", "")),
        (
            ("Maria Nona", "53.04", {"phone": "0812 3456 7890"}),
            ("M. Nona", "53.05", {"phone": "+6281234567890"}),
        ),
        (("Maria Nona", "53.04", {"nip": NIP}), ("Maria Nona", "53.04", {"nip": NEAR_NIP})),
    ],
)
def test_lines_that_may_be_one_person_are_proposed(listed, proposed, first, second):
    for name, *rest in (first, second):
        code = rest[0] if rest else "53.04"
        listed(name, code, **(rest[1] if len(rest) > 1 else {}))

    assert len(proposed()) == 1


@pytest.mark.parametrize(
    ("first", "second"),
    [
        (("Maria Nona", "53.04", {"nip": NIP}), ("Maria Nona", "53.04", {"nip": OTHER_NIP})),
        (("Maria Nona", "53.04"), ("Maria Nona", "53.05")),
        (("Maria Nona", "53.04"), ("Petrus Nai", "53.04")),
        (
            ("Maria Nona", "53.04", {"phone": "08123456789"}),
            ("Petrus Nai", "53.04", {"phone": "08123456789"}),
        ),
        (("Maria", "53.04"), ("Maria Goreti", "53.04")),
    ],
)
def test_lines_that_are_two_people_are_left_alone(listed, proposed, first, second):
    for name, code, *more in (first, second):
        listed(name, code, **(more[0] if more else {}))

    assert proposed() == []


def test_nobody_is_a_double_of_himself(workspace):
    demo.build(workspace)
    assert workspace.ask(doubles.unresolved, workspace.ask(events.current)) == []


def test_it_is_said_why_they_may_be_one(listed, proposed):
    listed("Yosef Contoh", phone="081234567890")
    listed("Yoseph Contoh", phone="081234567890")

    assert proposed() == [
        ({"Yosef Contoh", "Yoseph Contoh"}, ("nama sama", "telepon sama", "sama-sama dari Kabupaten Belu"))
    ]


def test_two_people_are_not_proposed_again_until_that_is_undone(workspace, event, listed, proposed):
    first, second = listed("Maria Nona"), listed("Maria Nona")
    workspace.act(doubles.keep_apart, event, second, first)
    assert proposed() == []

    workspace.undo()
    assert len(proposed()) == 1


def test_joining_keeps_the_marks_and_notes_of_both(workspace, event, listed):
    first = listed("Maria Nona", nip=NIP)
    second = listed("Maria Goreti Nona", phone="081234567890", position="Kepala Bidang")
    days = [day.uid for day in workspace.ask(events.days, event)]
    workspace.act(attendance.mark, [first], days[0], Presence.PRESENT, at=MORNING + dt.timedelta(hours=1))
    workspace.act(attendance.mark, [second], days[0], Presence.PRESENT, at=MORNING)
    workspace.act(attendance.mark, [second], days[1], Presence.PRESENT)
    workspace.act(attendance.mark, [first], days[2], Presence.ABSENT)
    workspace.act(attendance.mark, [second], days[2], Presence.EXCUSED, reason="dinas luar")
    note = workspace.act(notes.write, days[0], "Listrik padam", attendee_uid=second)

    workspace.act(doubles.join, first, second, {"full_name": second})

    (row,) = workspace.ask(attendance.people, event)
    assert (row.uid, row.full_name, row.nip) == (first, "Maria Goreti Nona", NIP)
    assert (row.phone, row.position) == ("081234567890", "Kepala Bidang")
    assert [mark.presence for mark in row.marks] == [Presence.PRESENT, Presence.PRESENT, Presence.EXCUSED]
    assert row.mark_at(days[0]).at == MORNING
    assert row.mark_at(days[2]).reason == "dinas luar"
    (said,) = workspace.ask(notes.notes, event)
    assert (said.uid, said.attendee_uid) == (note, first)


def test_joining_is_one_action_and_its_undo_brings_everything_back(workspace, event, listed, day):
    first, second = listed("Maria Nona"), listed("Maria Goreti Nona", nip=NIP)
    workspace.act(attendance.mark, [second], day, Presence.PRESENT)
    before = workspace.ask(tables.dump)

    workspace.act(doubles.join, first, second)
    (row,) = workspace.ask(attendance.people, event)
    assert row.nip == NIP
    workspace.undo()

    assert workspace.ask(tables.dump) == before


def test_a_badge_that_was_printed_before_joining_is_of_who_stays(workspace, event, listed, day):
    first, second, third = (listed(name) for name in ("Maria Nona", "Maria Goreti Nona", "M. G. Nona"))
    codes = {row.uid: row.code for row in workspace.ask(attendance.people, event)}
    workspace.act(doubles.join, second, third)
    assert workspace.act(attendance.check_in, event, day, codes[third]).uid == second
    workspace.act(doubles.join, first, second)

    for gone in (second, third):
        assert workspace.ask(attendance.find, event, badge_code.printed(event, codes[gone])).uid == first


def test_a_badge_of_somebody_who_went_altogether_is_of_nobody(workspace, event, listed):
    first, second = listed("Maria Nona"), listed("Maria Goreti Nona")
    code = next(row.code for row in workspace.ask(attendance.people, event) if row.uid == second)
    workspace.act(doubles.join, first, second)
    workspace.act(invitations.remove, [first])

    with pytest.raises(RakorError, match="Tidak ada"):
        workspace.ask(attendance.find, event, badge_code.printed(event, code))


def test_who_was_put_on_the_list_as_another_person_is_not_proposed(workspace, event, proposed):
    def put(name, **more):
        return workspace.act(invitations.invite, event, Invitation(name, **more), twin=True)

    for name in ("Maria Nona", "Maria Nona", "Maria Nona, S.E."):
        put(name)
    assert proposed() == []

    workspace.undo()
    workspace.act(invitations.invite, event, Invitation("Maria Goreti Nona"))
    assert len(proposed()) == 2


def test_the_person_stays_one_in_other_events(workspace, event, listed, region):
    first, second = listed("Maria Nona"), listed("Maria Goreti Nona", nip=NIP)
    earlier = workspace.act(
        events.create, name="Rakor 2025", start_date=dt.date(2025, 4, 1), end_date=dt.date(2025, 4, 2)
    )
    workspace.act(
        invitations.invite, earlier, Invitation("Maria Goreti Nona", region_uid=region("53.04"), nip=NIP)
    )

    workspace.act(doubles.join, first, second)

    (now,), (then,) = (workspace.ask(attendance.people, uid) for uid in (event, earlier))
    assert now.person_uid == then.person_uid
    assert then.nip == NIP


def test_a_line_is_not_joined_with_itself_or_with_another_list(workspace, event, listed, region):
    first = listed("Maria Nona")
    earlier = workspace.act(
        events.create, name="Rakor 2025", start_date=dt.date(2025, 4, 1), end_date=dt.date(2025, 4, 2)
    )
    other = workspace.act(invitations.invite, earlier, Invitation("Maria Nona", region_uid=region("53.04")))

    for second in (first, other):
        with pytest.raises(RakorError, match="daftar yang sama"):
            workspace.act(doubles.join, first, second)


def test_two_thousand_people_are_compared_while_one_waits(workspace, event, listed):
    names = [f"{first} {second} {third}" for first in FIRST for second in SECOND for third in THIRD][:2000]
    listed("Contoh")
    (one,) = workspace.ask(attendance.people, event)
    rows = [replace(one, uid=f"a{place}", name=name) for place, name in enumerate(names)]

    begun = time.process_time()
    doubles.likely(rows)
    assert time.process_time() - begun < 10


FIRST = (
    "Maria",
    "Yohanes",
    "Petrus",
    "Agnes",
    "Klara",
    "Damianus",
    "Theresia",
    "Kristoforus",
    "Gaspar",
    "Wilhelmina",
)
SECOND = (
    "Bria",
    "Nai",
    "Seran",
    "Taek",
    "Lado",
    "Djami",
    "Riwu",
    "Kolo",
    "Neno",
    "Fernandez",
    "Lay",
    "Banunaek",
    "Mau",
    "Tefa",
)
THIRD = (
    "Usfinit",
    "Lopo",
    "Bere",
    "Klau",
    "Tnunay",
    "Baitanu",
    "Manek",
    "Halek",
    "Sabuna",
    "Leki",
    "Asa",
    "Molo",
    "Nahak",
    "Kefi",
    "Oematan",
)

marks = st.builds(
    Mark,
    session_uid=st.sampled_from(["a", "b", "c"]),
    presence=st.sampled_from(Presence),
    at=st.datetimes(timezones=st.just(dt.UTC)),
    left_at=st.none() | st.datetimes(timezones=st.just(dt.UTC)),
)
lines = st.lists(marks, unique_by=lambda mark: mark.session_uid)


@given(lines, lines)
def test_joined_marks_lose_no_session_and_never_make_somebody_less_present(first, second):
    joined = {mark.session_uid: mark for mark in joined_marks(first, second)}

    assert joined.keys() == {mark.session_uid for mark in (*first, *second)}
    for mark in (*first, *second):
        if mark.presence is Presence.PRESENT:
            assert joined[mark.session_uid].presence is Presence.PRESENT
            assert joined[mark.session_uid].at <= mark.at


@given(lines)
def test_joining_with_nothing_changes_no_mark(first):
    assert sorted(joined_marks(first, []), key=lambda mark: mark.session_uid) == sorted(
        first, key=lambda mark: mark.session_uid
    )


def test_what_was_joined_is_recorded_and_goes_with_the_action(workspace, event, listed):
    first, second = listed("Maria Nona", phone="0812 3456 7890"), listed("Nona Maria")
    workspace.act(doubles.join, first, second)

    (row,) = workspace.ask(disputes.settlements)
    assert (row.table, row.row, row.choice) == ("attendee", first, Choice.JOINED)
    assert row.title == "Peserta Maria Nona"
    assert [side.chosen for side in row.sides] == [True, False]
    assert [side.said.split(": ")[1] for side in row.sides] == [
        "Maria Nona, Kabupaten Belu",
        "Nona Maria, Kabupaten Belu",
    ]
    assert "digabungkan ke" in row.chosen
    assert "3456" not in str(row)

    workspace.undo()
    assert workspace.ask(disputes.settlements) == []


def test_what_was_joined_goes_when_the_data_of_the_person_go(workspace, event, listed):
    first, second = listed("Maria Nona"), listed("Nona Maria")
    workspace.act(doubles.join, first, second)
    person = next(one.uid for one in workspace.ask(privacy.choices) if one.name == "Maria Nona")

    workspace.act(privacy.redact, person, Erasure("Permohonan tertulis"))

    (row,) = workspace.ask(disputes.settlements)
    assert (row.title, row.sides, row.chosen) == ("(data dihapus)", (), "")
