"""The arrival board: each region once, everybody on exactly one tile, and never out of date by a mark."""

import datetime as dt
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rakor_desktop.domain.arrivals import (
    ARRIVALS,
    ELSEWHERE,
    Arrival,
    ArrivalBoard,
    Arrivals,
    Elsewhere,
    PlaceArrival,
    Visitor,
    elsewhere,
)
from rakor_desktop.domain.attendance import AttendeeRow, Mark, OrganizationKind, Presence, Role
from rakor_desktop.domain.ranks import OfficeLevel
from rakor_desktop.domain.regions import Region, RegionKind

MORNING = dt.datetime(2026, 4, 14, 0, 12, tzinfo=dt.UTC)
HOUR = dt.timedelta(hours=1)
ALOR, ENDE, KUPANG, KOTA = (
    Region(f"r{code}", code, name, kind)
    for code, name, kind in (
        ("53.05", "Kabupaten Alor", RegionKind.KABUPATEN),
        ("53.08", "Kabupaten Ende", RegionKind.KABUPATEN),
        ("53.01", "Kabupaten Kupang", RegionKind.KABUPATEN),
        ("53.71", "Kota Kupang", RegionKind.KOTA),
    )
)
REGIONS = (ALOR, ENDE, KUPANG, KOTA)
HEAD = "Kepala Dinas Perindustrian"


def person(name, region=None, *, code="", marks=(), **more):
    more.setdefault("region_uid", region.uid if region else (code or None))
    more.setdefault("region_code", region.code if region else code)
    return AttendeeRow(
        name, f"p{name}", "", name, "", Role.PARTICIPANT, OfficeLevel.PELAKSANA, marks=tuple(marks), **more
    )


def mark(session="s1", presence=Presence.PRESENT, at=MORNING, **more):
    return Mark(session, presence, at, **more)


def tile(board, place):
    return next(tile for tile in board.tiles if tile.place == place)


def names(visitors):
    return [visitor.person.name for visitor in visitors]


def test_a_board_counts_regions_not_people():
    rows = [person(f"Orang {n}", ALOR, marks=[mark()]) for n in range(5)]
    board = ArrivalBoard.of([*rows, person("Ani", ENDE)], (ALOR, ENDE), "s1")
    assert (board.total, board.arrived, board.missing) == (2, 1, (ENDE,))


def test_kota_and_kabupaten_kupang_are_two_regions():
    board = ArrivalBoard.of([person("Ani", KOTA, marks=[mark()])], REGIONS)
    assert tile(board, KOTA).arrival is Arrival.SOMEONE
    assert tile(board, KUPANG).arrival is Arrival.NOBODY


@pytest.mark.parametrize(
    ("position", "represents", "arrival"),
    [
        (HEAD, "", Arrival.HEAD),
        ("Plt. Kepala Dinas Perindustrian", "", Arrival.HEAD),
        ("Plh. Kadis Perindag", "", Arrival.HEAD),
        (HEAD, "Bupati", Arrival.SOMEONE),
        ("Sekretaris Dinas", "Kepala Dinas", Arrival.SOMEONE),
        ("Mewakili Kepala Dinas", "", Arrival.SOMEONE),
        ("Kepala Bidang Perindustrian", "", Arrival.SOMEONE),
        ("", "", Arrival.SOMEONE),
    ],
)
def test_only_the_head_of_the_agency_in_person_is_the_head(position, represents, arrival):
    came = person("Ani", ALOR, position=position, represents=represents, marks=[mark()])
    assert tile(ArrivalBoard.of([came], REGIONS), ALOR).arrival is arrival


def test_a_head_who_is_not_here_does_not_make_the_representative_the_head():
    rows = [person("Ani", ALOR, position=HEAD), person("Budi", ALOR, marks=[mark()])]
    assert tile(ArrivalBoard.of(rows, REGIONS, "s1"), ALOR).arrival is Arrival.SOMEONE


def test_who_left_early_has_come():
    row = person("Ani", ALOR, marks=[mark(left_at=MORNING + HOUR)])
    assert tile(ArrivalBoard.of([row], REGIONS, "s1"), ALOR).present == 1


def test_who_is_expected_excused_and_absent_are_kept_apart():
    rows = [
        person("Ani", ALOR),
        person("Budi", ALOR, marks=[mark(presence=Presence.EXCUSED, reason="Dinas luar")]),
        person("Caca", ALOR, marks=[mark(presence=Presence.ABSENT)]),
        person("Dedi", ALOR, marks=[mark("s2")]),
    ]
    found = tile(ArrivalBoard.of(rows, REGIONS, "s1"), ALOR)
    assert (names(found.expected), names(found.excused), names(found.absent)) == (
        ["Ani", "Dedi"],
        ["Budi"],
        ["Caca"],
    )
    assert (found.present, found.invited, found.arrival) == (0, 4, Arrival.NOBODY)


def test_the_whole_event_knows_who_came_at_all_and_when_first():
    rows = [
        person("Ani", ALOR, marks=[mark("s1", Presence.ABSENT), mark("s2", at=MORNING + 24 * HOUR)]),
        person("Budi", ALOR, marks=[mark("s2", at=MORNING + HOUR), mark("s1")]),
        person("Caca", ALOR, marks=[mark("s1", Presence.ABSENT), mark("s2", Presence.EXCUSED)]),
    ]
    found = tile(ArrivalBoard.of(rows, REGIONS), ALOR)
    assert names(found.came) == ["Ani", "Budi"]
    assert found.came[1].mark.at == MORNING
    assert found.latest == MORNING + 24 * HOUR
    assert names(found.excused) == ["Caca"]


@pytest.mark.parametrize(
    ("code", "kind", "place"),
    [
        ("PROV", None, Elsewhere.PROVINCE),
        ("PROV", OrganizationKind.AGENCY, Elsewhere.PROVINCE),
        ("PUSAT", OrganizationKind.OTHER, Elsewhere.CENTRAL),
        ("LAIN", None, Elsewhere.OTHERS),
        ("LAIN", OrganizationKind.AGENCY, Elsewhere.AGENCIES),
        ("LAIN", OrganizationKind.OTHER, Elsewhere.OTHERS),
        ("", OrganizationKind.MINISTRY, Elsewhere.CENTRAL),
        ("", OrganizationKind.PROVINCIAL_AGENCY, Elsewhere.PROVINCE),
        ("", OrganizationKind.AGENCY, Elsewhere.AGENCIES),
        ("", OrganizationKind.REGIONAL_AGENCY, Elsewhere.OTHERS),
        ("", None, Elsewhere.OTHERS),
    ],
)
def test_who_stands_for_no_region_has_a_tile_too(code, kind, place):
    row = person("Ani", code=code, organization_kind=kind, marks=[mark()])
    board = ArrivalBoard.of([row], REGIONS)
    assert elsewhere(row) is place
    assert tile(board, place).present == 1
    assert board.arrived == 0


def test_a_region_decides_whatever_the_institution_is():
    row = person("Ani", ALOR, organization_kind=OrganizationKind.MINISTRY, marks=[mark()])
    assert tile(ArrivalBoard.of([row], REGIONS), ALOR).present == 1


def test_the_newest_come_first_with_their_place():
    rows = [
        person("Ani", ALOR, marks=[mark(at=MORNING)]),
        person("Budi", code="PROV", marks=[mark(at=MORNING + 2 * HOUR)]),
        person("Caca", ENDE, marks=[mark(at=MORNING + HOUR)]),
        person("Dedi", ENDE, marks=[mark(presence=Presence.EXCUSED, at=MORNING + 9 * HOUR)]),
    ]
    found = ArrivalBoard.of(rows, REGIONS, "s1").newest(2)
    assert [(place.place, visitor.person.name) for place, visitor in found] == [
        (Elsewhere.PROVINCE, "Budi"),
        (ENDE, "Caca"),
    ]


def test_one_mark_concerns_one_tile():
    rows = {row.uid: row for row in (person("Ani", ALOR), person("Budi", ENDE))}
    arrivals = Arrivals(rows.values(), REGIONS, "s1")
    before = arrivals.board
    rows["Ani"] = replace(rows["Ani"], marks=(mark(),))

    assert arrivals.follow(rows, {"Ani"}) == {ALOR.uid}
    assert arrivals.board.arrived == 1
    assert tile(arrivals.board, ENDE) is tile(before, ENDE)


def test_who_moves_is_taken_from_the_one_tile_and_put_on_the_other():
    rows = {"Ani": person("Ani", ALOR, marks=[mark()])}
    arrivals = Arrivals(rows.values(), REGIONS, "s1")
    rows["Ani"] = replace(rows["Ani"], region_uid=KOTA.uid, region_code=KOTA.code)

    assert arrivals.follow(rows, {"Ani"}) == {ALOR.uid, KOTA.uid}
    assert (tile(arrivals.board, ALOR).invited, tile(arrivals.board, KOTA).present) == (0, 1)


def test_who_left_the_list_is_on_no_tile():
    rows = {"Ani": person("Ani", ALOR, marks=[mark()])}
    arrivals = Arrivals(rows.values(), REGIONS, "s1")

    assert arrivals.follow({}, {"Ani", "niemand"}) == {ALOR.uid}
    assert arrivals.board == ArrivalBoard.of((), REGIONS, "s1")


POSITIONS = (HEAD, "Plt. Kadis", "Staf", "")
MARKS = st.lists(
    st.builds(
        Mark,
        st.sampled_from(["s1", "s2"]),
        st.sampled_from(Presence),
        st.integers(0, 50).map(lambda hours: MORNING + hours * HOUR),
    ),
    max_size=2,
    unique_by=lambda found: found.session_uid,
)
PEOPLE = st.builds(
    lambda place, kind, position, marks, represents: {
        "region_uid": getattr(place, "uid", place or None),
        "region_code": getattr(place, "code", place),
        "organization_kind": kind,
        "position": position,
        "represents": represents,
        "marks": tuple(marks),
    },
    st.sampled_from([*REGIONS, "PROV", "PUSAT", "LAIN", ""]),
    st.sampled_from([None, *OrganizationKind]),
    st.sampled_from(POSITIONS),
    MARKS,
    st.sampled_from(["", "Kepala Dinas"]),
)


def listed(found):
    """Return the people by uid in the order of the roll."""
    rows = [person(f"Orang {n}", **fields) for n, fields in sorted(found.items())]
    return {row.uid: row for row in sorted(rows, key=lambda row: row.order)}


LISTS = st.dictionaries(st.integers(0, 12), PEOPLE, max_size=12)


@given(LISTS, st.sampled_from(["s1", None]))
def test_arrived_is_the_number_of_distinct_regions_with_a_present_mark(found, session):
    rows = listed(found).values()
    board = ArrivalBoard.of(rows, REGIONS, session)
    here = {
        row.region_uid
        for row in rows
        for held in row.marks
        if held.presence is Presence.PRESENT and session in (None, held.session_uid)
    }
    assert board.arrived == len(here & {region.uid for region in REGIONS})
    assert board.total - board.arrived == len(board.missing)
    assert board.invited == len(rows)


@given(LISTS, LISTS, st.sampled_from(["s1", None]))
def test_a_board_followed_change_by_change_is_the_board_read_anew(before, after, session):
    arrivals = Arrivals(listed(before).values(), REGIONS, session)
    touched = {f"Orang {n}" for n in before.keys() | after.keys() if before.get(n) != after.get(n)}
    arrivals.follow(listed(after), touched)
    assert arrivals.board == ArrivalBoard.of(listed(after).values(), REGIONS, session)


@pytest.mark.parametrize(("kinds", "words"), [(Arrival, ARRIVALS), (Elsewhere, ELSEWHERE)])
def test_every_kind_has_its_word(kinds, words):
    assert set(kinds) == set(words)


def test_a_phone_is_in_no_log():
    found = PlaceArrival(ALOR, expected=(Visitor(person("Ani", ALOR, phone="0812-3456-7890")),))
    assert "7890" not in repr(found)
