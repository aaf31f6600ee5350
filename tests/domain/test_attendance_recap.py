import datetime as dt
from dataclasses import replace
from decimal import Decimal

import pytest

from rakor_desktop.domain.arrivals import Elsewhere
from rakor_desktop.domain.attendance import AttendeeRow, Mark, OrganizationKind, Presence, Role
from rakor_desktop.domain.attendance_recap import recap
from rakor_desktop.domain.event import SessionKind, SessionRow
from rakor_desktop.domain.ranks import OfficeLevel
from rakor_desktop.domain.regions import Region, RegionKind

AT = dt.datetime(2026, 4, 14, 1, tzinfo=dt.UTC)
FIRST = dt.date(2026, 4, 14)
BELU = Region("belu", "53.04", "Kabupaten Belu", RegionKind.KABUPATEN)
KUPANG = Region("kupang", "53.71", "Kota Kupang", RegionKind.KOTA)
ENDE = Region("ende", "53.08", "Kabupaten Ende", RegionKind.KABUPATEN)
DAYS = [
    SessionRow(f"day{number}", "event", FIRST + dt.timedelta(number), SessionKind.DAY, number=number + 1)
    for number in range(3)
]
SIDE = SessionRow("side", "event", DAYS[1].date, SessionKind.BREAKOUT)
SESSIONS = [*DAYS, SIDE]


def person(uid, region=None, sex="L", present=(), presence=Presence.PRESENT, **more):
    return AttendeeRow(
        uid, uid, "", uid, "", Role.PARTICIPANT, OfficeLevel.PELAKSANA, sex=sex,
        region_uid=region.uid if region else None, region_code=region.code if region else "",
        marks=tuple(Mark(held, presence, AT) for held in present), **more,
    )  # fmt: skip


def found(*people):
    return recap(people, (BELU, ENDE, KUPANG), SESSIONS)


def test_two_from_one_region_are_one_region():
    counted = found(
        person("a", BELU, present=["day0", "day1"]),
        person("b", BELU, "P", present=["day0"]),
        person("c", KUPANG),
    )
    belu = dict(counted.regions)[BELU]
    assert (belu.invited, belu.men, belu.women, belu.unknown, belu.present) == (2, 1, 1, 0, 2)
    assert belu.per_day == (2, 1, 0)
    assert (counted.arrived, counted.share) == (1, Decimal("33.3"))
    assert counted.missing == (ENDE, KUPANG)


def test_whose_sex_is_unknown_is_in_no_column_but_in_the_sum():
    counted = found(person("a", BELU, "", present=["day0"]))
    belu = dict(counted.regions)[BELU]
    assert (belu.men, belu.women, belu.unknown, belu.present) == (0, 0, 1, 1)


def test_who_came_to_a_session_came_on_its_day_and_is_counted_once():
    counted = found(person("a", BELU, present=["side", "day1"]), person("b", BELU, present=["side"]))
    assert dict(counted.regions)[BELU].per_day == (0, 2, 0)


@pytest.mark.parametrize("presence", [Presence.EXCUSED, Presence.ABSENT])
def test_who_was_excused_did_not_come(presence):
    counted = found(person("a", BELU, present=["day0"], presence=presence))
    assert (dict(counted.regions)[BELU].present, counted.arrived) == (0, 0)


@pytest.mark.parametrize(
    ("code", "kind", "place"),
    [
        ("PROV", OrganizationKind.PROVINCIAL_AGENCY, Elsewhere.PROVINCE),
        ("PUSAT", OrganizationKind.MINISTRY, Elsewhere.CENTRAL),
        ("", OrganizationKind.AGENCY, Elsewhere.AGENCIES),
        ("LAIN", OrganizationKind.OTHER, Elsewhere.OTHERS),
        ("", None, Elsewhere.OTHERS),
    ],
)
def test_who_comes_from_no_region_stands_below_them(code, kind, place):
    row = replace(person("a", present=["day0"], organization_kind=kind), region_code=code)
    counted = recap([row], (BELU,), SESSIONS)
    assert dict(counted.elsewhere)[place].present == 1
    assert counted.arrived == 0


def test_the_total_is_everybody():
    counted = found(
        person("a", BELU, present=["day0"]), person("b", None, "P", present=["day2"]), person("c", ENDE, "")
    )
    assert counted.total.invited == 3
    assert (counted.total.men, counted.total.women, counted.total.present) == (1, 1, 2)
    assert counted.total.per_day == (1, 0, 1)


def test_nobody_and_no_region_is_nothing():
    counted = recap([], (), [])
    assert (counted.arrived, counted.share, counted.total.present, counted.days) == (0, 0, 0, ())
