from datetime import date
from random import Random

import pytest

from rakor_desktop.domain.agenda_rules import AgendaSlot, check, duration, slot_length, slot_minutes
from rakor_desktop.domain.errors import RakorError

FIRST, LAST = date(2026, 4, 14), date(2026, 4, 16)


def item(uid, start, end, *, day=FIRST, room="Aula", title=""):
    return AgendaSlot(uid, day, start, end, room, title or f"Acara {uid}")


def found(*items):
    return [(finding.uid, finding.severity) for finding in check(items, FIRST, LAST)]


def test_a_good_agenda_has_no_findings():
    assert found(item("a", "08:00", "09:30"), item("b", "09:30", "10:30"), item("c", "11:30", None)) == []
    assert check([], FIRST, LAST) == []


def test_two_items_in_one_room_at_one_time_are_found():
    (finding,) = check([item("a", "08:00", "09:30"), item("b", "09:00", "10:00")], FIRST, LAST)
    assert (finding.uid, finding.severity) == ("b", "warning")
    assert "“Acara b” pukul 09.00 bertabrakan dengan “Acara a”" in finding.sentence
    assert "(Aula)" in finding.sentence


def test_group_sessions_in_different_rooms_may_run_together():
    assert found(item("a", "08:00", "09:30", room="Aula"), item("b", "08:00", "10:00", room="Ruang 2")) == []


def test_a_room_is_the_same_in_any_case_and_without_a_name():
    assert found(item("a", "08:00", "09:00", room=" aula"), item("b", "08:30", "10:00")) == [("b", "warning")]
    assert found(item("a", "08:00", "09:00", room=""), item("b", "08:30", "10:00", room="")) == [
        ("b", "warning")
    ]


def test_a_long_item_collides_with_all_that_start_within_it():
    items = [item("a", "08:00", "12:00"), item("b", "08:30", "09:00"), item("c", "10:00", "11:00")]
    assert found(*items) == [("b", "warning"), ("c", "warning")]


def test_an_open_end_lasts_until_the_next_item():
    assert found(item("a", "08:00", None), item("b", "09:00", "10:00")) == []
    assert found(item("a", "08:00", None), item("b", "08:00", "10:00")) == [("b", "warning")]


def test_other_days_do_not_collide():
    assert found(item("a", "08:00", "10:00"), item("b", "09:00", "10:00", day=LAST)) == []


@pytest.mark.parametrize(
    ("start", "end"), [("10:00", "09:00"), ("10:00", "10:00"), (None, "09:00"), ("", "09:00")]
)
def test_an_item_ends_after_it_starts(start, end):
    assert found(item("a", start, end)) == [("a", "error")]


def test_an_item_outside_the_event_is_found():
    (finding,) = check([item("a", "08:00", "09:00", day=date(2026, 4, 17))], FIRST, LAST)
    assert finding.severity == "error"
    assert (
        "Jumat, 17 April 2026, di luar tanggal kegiatan (14 April 2026 s.d. 16 April 2026)"
        in finding.sentence
    )


def test_a_gap_of_more_than_four_hours_is_found():
    assert found(item("a", "08:00", "09:00"), item("b", "13:00", "14:00")) == []
    (finding,) = check([item("a", "08:00", "09:00"), item("b", "13:10", "14:00")], FIRST, LAST)
    assert (finding.uid, finding.severity) == ("b", "warning")
    assert "jeda 4 jam 10 menit" in finding.sentence


def test_another_room_in_use_is_no_gap():
    assert (
        found(item("a", "08:00", "09:00"), item("b", "08:00", "12:00", room="2"), item("c", "14:00", "15:00"))
        == []
    )


def test_items_without_a_time_are_left_alone():
    assert found(item("a", None, None), item("b", "", ""), item("c", "08:00", "09:00")) == []


def test_the_order_of_entry_does_not_matter():
    items = [
        item("a", "08:00", "12:00"),
        item("b", "08:30", "09:00"),
        item("c", "18:00", "17:00"),
        item("d", "17:00", None),
    ]
    expected = found(*items)
    for seed in range(10):
        shuffled = items.copy()
        Random(seed).shuffle(shuffled)
        assert found(*shuffled) == expected


def test_the_time_of_22_presentations_is_worked_out():
    assert slot_minutes(22, 10) == "3 jam 40 menit"
    assert slot_minutes(6, 10) == "1 jam"
    assert slot_minutes(3, 10) == "30 menit"
    assert duration(0) == "0 menit"


def test_the_time_for_each_presentation_is_worked_out():
    assert slot_length("13:00", "17:00", 22) == 10
    with pytest.raises(RakorError, match="paling sedikit satu"):
        slot_length("13:00", "17:00", 0)
    with pytest.raises(RakorError, match="sesudah"):
        slot_length("17:00", "13:00", 22)
