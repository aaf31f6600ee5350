import pytest

from rakor_desktop.domain.agenda import AgendaKind
from rakor_desktop.domain.usual_agenda import usual_agenda

NTT = {"province": "Nusa Tenggara Timur", "year_current": 2026, "year_plan": 2027, "regions": 22}


@pytest.mark.parametrize("days", range(1, 15))
def test_every_day_has_items_in_order_of_time(days):
    items = usual_agenda(days, **NTT)
    assert [item.day for item in items] == sorted(item.day for item in items)
    assert {item.day for item in items} == set(range(1, days + 1))
    for day in range(1, days + 1):
        starts = [item.start_time for item in items if item.day == day]
        assert starts == sorted(set(starts))
    assert all(item.start_time < item.end_time for item in items[:-1])


@pytest.mark.parametrize("days", [1, 2, 3, 5])
def test_nothing_a_rakor_needs_is_left_out(days):
    items = usual_agenda(days, **NTT)
    assert set(AgendaKind) == {item.kind for item in items}
    titles = " | ".join(item.title for item in items)
    for word in (
        "Registrasi",
        "Indonesia Raya",
        "Doa",
        "Laporan Ketua Panitia",
        "membuka acara",
        "Materi I:",
    ):
        assert word.casefold() in titles.casefold()
    for word in (
        "Materi II",
        "ISHOMA",
        "program 2026",
        "program 2027",
        "rumusan",
        "Berita Acara",
        "Penutupan",
    ):
        assert word in titles


@pytest.mark.parametrize(("days", "turn"), [(1, "22 × 5 menit"), (2, "22 × 10 menit"), (3, "22 × 10 menit")])
def test_the_turn_of_each_region_is_told(days, turn):
    assert any(turn in item.title for item in usual_agenda(days, **NTT))


def test_a_province_without_known_regions_has_no_turns():
    items = usual_agenda(3, **{**NTT, "regions": 0})
    assert not any("×" in item.title for item in items)


def test_another_province_is_named():
    items = usual_agenda(3, **{**NTT, "province": "Maluku"})
    assert any("Industri di Maluku" in item.title for item in items)
    assert not any("{" in item.title + item.speaker for item in items)
