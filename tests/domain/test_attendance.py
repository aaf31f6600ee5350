import datetime as dt

import pytest

from rakor_desktop.domain.attendance import (
    ARRIVALS,
    GROUPS,
    ORGANIZATION_KINDS,
    PRESENCES,
    ROLES,
    Arrival,
    ArrivalBoard,
    AttendanceSheet,
    AttendeeRow,
    Group,
    Mark,
    OrganizationKind,
    Presence,
    RegionArrival,
    Role,
    group_of,
)
from rakor_desktop.domain.ranks import OfficeLevel
from rakor_desktop.domain.regions import Region, RegionKind

AT = dt.datetime(2026, 4, 14, 1, 0, tzinfo=dt.UTC)
ALOR = Region("r5", "53.05", "Kabupaten Alor", RegionKind.KABUPATEN)
ENDE = Region("r8", "53.08", "Kabupaten Ende", RegionKind.KABUPATEN)


def person(name="Maria Contoh", role=Role.PARTICIPANT, level=OfficeLevel.PELAKSANA, **more):
    return AttendeeRow(name, "p", more.pop("prefix", ""), name, more.pop("suffix", ""), role, level, **more)


def mark(session="s1", presence=Presence.PRESENT):
    return Mark(session, presence, AT)


def test_the_name_carries_its_titles():
    assert person(prefix="Drs.", suffix="M.Si.").full_name == "Drs. Maria Contoh, M.Si."


@pytest.mark.parametrize(
    ("phone", "shown"),
    [
        ("0812-3456-7890", "0812-****-7890"),
        ("+62 812 3456 7890", "6281-****-7890"),
        ("12345", "****"),
        ("", ""),
        ("-", ""),
    ],
)
def test_a_phone_is_masked_and_never_in_a_log(phone, shown):
    row = person(phone=phone, email="maria@contoh.id")
    assert row.masked_phone == shown
    assert "maria@" not in repr(row)
    assert not phone.strip("-") or phone not in repr(row)


@pytest.mark.parametrize(
    ("role", "group"),
    [
        (Role.PARTICIPANT, Group.PARTICIPANTS),
        (Role.DRAFTING_TEAM, Group.PARTICIPANTS),
        (Role.SPEAKER, Group.SPEAKERS),
        (Role.MODERATOR, Group.SPEAKERS),
        (Role.GUEST, Group.GUESTS),
        (Role.OBSERVER, Group.GUESTS),
        (Role.PRESS, Group.GUESTS),
        (Role.CHAIR, Group.COMMITTEE),
        (Role.NOTE_TAKER, Group.COMMITTEE),
        (Role.MC, Group.COMMITTEE),
    ],
)
def test_every_role_signs_on_the_sheet_of_its_group(role, group):
    assert group_of(role) is group
    assert person(role=role).group is group


def test_marks_are_found_by_session():
    row = person(marks=(mark("s1", Presence.EXCUSED), mark("s2")))
    assert row.mark_at("s1").presence is Presence.EXCUSED
    assert row.mark_at("s3") is None


@pytest.mark.parametrize(
    ("presences", "came"), [((), False), (("EXCUSED", "ABSENT"), False), (("ABSENT", "PRESENT"), True)]
)
def test_who_was_present_once_came(presences, came):
    marks = tuple(mark(f"s{at}", Presence(word)) for at, word in enumerate(presences))
    assert person(marks=marks).came is came


def test_a_printed_list_goes_by_group_region_level_and_name():
    rows = [
        person("Zaka", region_code="53.05"),
        person("Ani", region_code="53.05"),
        person("Yosef", region_code="53.05", level=OfficeLevel.JPT_PRATAMA_KAB),
        person("Budi", region_code="53.01"),
        person("Caca"),
        person("Dedi", role=Role.COMMITTEE, region_code="53.01"),
    ]
    ordered = sorted(rows, key=lambda row: row.order)
    assert [row.name for row in ordered] == ["Budi", "Yosef", "Ani", "Zaka", "Caca", "Dedi"]


def test_titles_and_capitals_do_not_change_the_order():
    rows = [person("budi", prefix="Prof."), person("Ani", prefix="Drs."), person("CACA")]
    assert [row.name for row in sorted(rows, key=lambda row: row.order)] == ["Ani", "budi", "CACA"]


def test_a_sheet_counts_its_session_only():
    rows = [
        person("Ani", sex="P", marks=(mark("s1"), mark("s2"))),
        person("Budi", sex="L", marks=(mark("s2"),)),
        person("Caca", marks=(mark("s1", Presence.ABSENT),)),
    ]
    sheet = AttendanceSheet("e", "s1", "", dt.date(2026, 4, 14), rows)
    assert sheet.present == 1
    assert [row.name for row in sheet.with_presence(Presence.ABSENT)] == ["Caca"]
    assert sheet.sexes() == (1, 1, 1)


def test_a_board_counts_regions_not_people():
    board = ArrivalBoard((RegionArrival(ALOR, Arrival.HEAD, 5, 5), RegionArrival(ENDE, Arrival.NOBODY, 0, 2)))
    assert (board.total, board.arrived, board.missing) == (2, 1, (ENDE,))


@pytest.mark.parametrize(
    ("kinds", "words"),
    [
        (Presence, PRESENCES),
        (Role, ROLES),
        (Group, GROUPS),
        (OrganizationKind, ORGANIZATION_KINDS),
        (Arrival, ARRIVALS),
    ],
)
def test_every_kind_has_its_word(kinds, words):
    assert set(kinds) == set(words)
