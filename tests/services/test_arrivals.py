"""The board of a real file: who is named twice counts once, and a code that lost its zero is still itself."""

import datetime as dt

import pytest

from rakor_desktop.domain.arrivals import Arrival, Elsewhere
from rakor_desktop.domain.attendance import Presence, Role
from rakor_desktop.domain.regions import Region
from rakor_desktop.services import arrivals, attendance, events, regions

TWENTY_NAMED = (
    "Kabupaten Kupang",
    "Kabupaten TTS",
    "Kabupaten Belu",
    "Kabupaten Alor",
    "Kabupaten Lembata",
    "Kabupaten Flores Timur",
    "Kabupaten Sikka",
    "Kabupaten Malaka",
    "Kabupaten Sumba Barat Daya",
    "Kabupaten Sumba Tengah",
    "Kabupaten Ende",
    "Kabupaten Rote Ndao",
    "Kabupaten Ngada",
    "Kabupaten Lembata",
    "Kabupaten Sabu Raijua",
    "Kabupaten Manggarai",
    "Manggarai Timur",
    "Manggarai Barat",
    "Kota Kupang",
    "Kabupaten Nagekeo",
)
"""What a newspaper called 22 regions."""
EARLY = dt.datetime(2026, 4, 13, 23, 50, tzinfo=dt.UTC)


@pytest.fixture
def mark(workspace, day):
    def put(uid, presence=Presence.PRESENT, **more):
        return workspace.act(attendance.mark, [uid], day, presence, **more)

    return put


@pytest.fixture
def board(workspace, event):
    return lambda session=None: workspace.ask(arrivals.board, event, session)


def by_code(board):
    return {tile.place.code: tile for tile in board.regions}


def test_the_board_counts_every_region_once(board, invite, mark):
    head, second = invite("Ani", "53.05", position="Plt. Kepala Dinas Perindustrian"), invite("Budi", "53.05")
    other = invite("Caca", "53.08", position="Kepala Bidang")
    invite("Dedi", "53.71")
    for uid in (head, second, other):
        mark(uid)
    found = board()
    tiles = by_code(found)
    assert (found.total, found.arrived, len(found.missing)) == (22, 2, 20)
    assert (tiles["53.05"].arrival, tiles["53.05"].present, tiles["53.05"].invited) == (Arrival.HEAD, 2, 2)
    assert tiles["53.08"].arrival is Arrival.SOMEONE
    assert (tiles["53.71"].arrival, tiles["53.71"].invited) == (Arrival.NOBODY, 1)
    assert list(tiles) == sorted(tiles)


def test_twenty_named_are_nineteen_regions_when_lembata_is_named_twice(workspace, board, invite, mark):
    gazetteer = workspace.ask(regions.gazetteer)
    for number, name in enumerate(TWENTY_NAMED):
        mark(invite(f"Utusan {number}", gazetteer.find(name).region.code))
    found = board()
    assert (len(TWENTY_NAMED), found.arrived, len(found.missing)) == (20, 19, 3)
    assert [tile.place.name for tile in found.regions if tile.present > 1] == ["Kabupaten Lembata"]


def test_codes_that_a_spreadsheet_read_as_numbers_are_their_own_regions(workspace, board, invite, mark):
    gazetteer = workspace.ask(regions.gazetteer)
    for text in ("53.1", "53.2", "53.01", "53.02"):
        mark(invite(f"Utusan {text}", gazetteer.find(text).region.code))
    here = {tile.place.name for tile in board().regions if tile.came}
    assert here == {
        "Kabupaten Manggarai",
        "Kabupaten Sabu Raijua",
        "Kabupaten Kupang",
        "Kabupaten Timor Tengah Selatan",
    }


def test_who_stands_in_for_the_head_is_not_the_head(board, invite, mark):
    mark(invite("Ani", "53.05", position="Kepala Dinas", represents="Kepala Dinas"))
    mark(invite("Budi", "53.08", position="Mewakili Kepala Dinas"))
    tiles = by_code(board())
    assert (tiles["53.05"].arrival, tiles["53.08"].arrival) == (Arrival.SOMEONE, Arrival.SOMEONE)


def test_the_board_of_one_day_knows_only_that_day(workspace, event, board, invite, mark):
    mark(invite("Ani", "53.05"))
    first, second, *_rest = workspace.ask(events.days, event)
    assert (board(first.uid).arrived, board(second.uid).arrived, board().arrived) == (1, 0, 1)


def test_people_of_no_or_a_collective_place_are_beside_the_board(board, invite, mark):
    mark(invite("Ani"))
    mark(invite("Budi", "PROV", role=Role.COMMITTEE))
    mark(invite("Caca", organization="Kementerian Perindustrian"))
    mark(invite("Dedi", organization="Universitas Contoh"))
    invite("Emi", "LAIN")
    found = board()
    assert found.arrived == 0
    assert {tile.place: (tile.present, tile.invited) for tile in found.elsewhere} == {
        Elsewhere.PROVINCE: (1, 1),
        Elsewhere.CENTRAL: (1, 1),
        Elsewhere.AGENCIES: (1, 1),
        Elsewhere.OTHERS: (1, 2),
    }
    assert all(isinstance(tile.place, Region) for tile in found.regions)


def test_who_is_expected_can_be_called_and_who_is_excused_is_apart(day, board, invite, mark):
    invite("Ani", "53.05", phone="0812-3456-7890")
    mark(invite("Budi", "53.05"), Presence.EXCUSED, reason="Dinas luar")
    mark(invite("Caca", "53.05"), at=EARLY)
    tile = by_code(board(day))["53.05"]
    assert [visitor.person.phone for visitor in tile.expected] == ["0812-3456-7890"]
    assert [visitor.mark.reason for visitor in tile.excused] == ["Dinas luar"]
    assert (tile.latest, tile.present, tile.invited) == (EARLY, 1, 3)


def test_the_whole_board_is_read_in_few_questions(board, day, invite, mark, questions):
    for code in ("53.05", "53.08", "PROV"):
        mark(invite(f"Orang {code}", code))
    with questions(at_most=3):
        board(day)
