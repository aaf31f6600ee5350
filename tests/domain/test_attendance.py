import datetime as dt

import pytest

from rakor_desktop.domain import badge_code
from rakor_desktop.domain.attendance import (
    GROUPS,
    ORGANIZATION_KINDS,
    PRESENCES,
    ROLES,
    AttendanceSheet,
    AttendeeRow,
    Group,
    Mark,
    OrganizationKind,
    Presence,
    Role,
    group_of,
)
from rakor_desktop.domain.ranks import OfficeLevel

AT = dt.datetime(2026, 4, 14, 1, 0, tzinfo=dt.UTC)


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


def test_after_the_regions_come_the_province_the_centre_the_others_and_who_has_no_place():
    codes = ["53.01", "53.71", "PROV", "PUSAT", "LAIN", ""]
    rows = [person("Ani", region_code=code) for code in reversed(codes)]
    assert [row.region_code for row in sorted(rows, key=lambda row: row.order)] == codes


def test_who_was_never_given_a_code_has_one_all_the_same():
    assert person(badge_code="QWERTY").code == "QWERTY"
    for given in ("", "qwerty", "QWERTYU", "<b>", "QWERT\n"):
        assert person(badge_code=given).code == badge_code.derived(person().uid)


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


@pytest.mark.parametrize(
    ("kinds", "words"),
    [
        (Presence, PRESENCES),
        (Role, ROLES),
        (Group, GROUPS),
        (OrganizationKind, ORGANIZATION_KINDS),
    ],
)
def test_every_kind_has_its_word(kinds, words):
    assert set(kinds) == set(words)
