from contextlib import suppress
from datetime import UTC, date, datetime, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rakor_desktop.domain.dates import (
    DAYS,
    MONTHS,
    ROMAN_MONTHS,
    TIME_ZONES,
    clock,
    clock_range,
    date_in_words,
    date_range,
    day_name,
    day_range,
    days,
    local_clock,
    local_stamp,
    local_time,
    long_date,
    parse_clock,
    parse_date,
    plain_date,
)
from rakor_desktop.domain.errors import RakorError

ENDE = date(2016, 3, 15)
ATAMBUA = date(2019, 4, 24)

some_dates = st.dates(date(1900, 1, 1), date(2199, 12, 31))


def test_the_day_of_ende_was_a_selasa():
    assert long_date(ENDE) == "Selasa, 15 Maret 2016"


def test_the_day_of_atambua_was_a_rabu_whatever_the_newspaper_said():
    assert day_name(ATAMBUA) == "Rabu"
    with pytest.raises(RakorError, match="24 April 2019 adalah hari Rabu, bukan Kamis"):
        parse_date("Kamis, 24/04/2019")


def test_the_names_are_spelled_officially():
    assert DAYS[4] == "Jumat"
    assert MONTHS[1] == "Februari"
    assert MONTHS[10] == "November"
    assert ROMAN_MONTHS[3] == "IV"
    assert (len(DAYS), len(MONTHS), len(ROMAN_MONTHS)) == (7, 12, 12)


def test_a_date_without_its_weekday():
    assert plain_date(date(2026, 4, 16)) == "16 April 2026"


@pytest.mark.parametrize(
    ("first", "last", "text"),
    [
        (date(2026, 4, 14), date(2026, 4, 14), "14 April 2026"),
        (date(2026, 4, 14), date(2026, 4, 16), "14–16 April 2026"),
        (date(2026, 4, 30), date(2026, 5, 2), "30 April–2 Mei 2026"),
        (date(2026, 12, 30), date(2027, 1, 2), "30 Desember 2026–2 Januari 2027"),
    ],
)
def test_a_range_is_as_short_as_it_is_clear(first, last, text):
    assert date_range(first, last) == text


def test_a_range_of_days_names_the_first_and_the_last():
    assert day_range(date(2026, 4, 14), date(2026, 4, 16)) == "Selasa–Kamis, 14–16 April 2026"
    assert day_range(ENDE, ENDE) == "Selasa, 15 Maret 2016"


def test_the_days_of_an_event():
    assert days(date(2026, 4, 14), date(2026, 4, 16)) == [date(2026, 4, n) for n in (14, 15, 16)]
    assert days(ENDE, ENDE) == [ENDE]


@pytest.mark.parametrize("shown", [days, date_range, day_range])
def test_an_event_does_not_end_before_it_starts(shown):
    with pytest.raises(RakorError, match="14 April 2026 mendahului tanggal mulai 16 April 2026"):
        shown(date(2026, 4, 16), date(2026, 4, 14))


def test_a_date_in_the_words_of_an_agreement():
    assert date_in_words(ENDE) == "Selasa, tanggal lima belas bulan Maret tahun dua ribu enam belas"
    assert (
        date_in_words(date(2026, 4, 16))
        == "Kamis, tanggal enam belas bulan April tahun dua ribu dua puluh enam"
    )


@pytest.mark.parametrize(
    "text",
    [
        "15/03/2016",
        "15-03-2016",
        "15.03.2016",
        "15/3/2016",
        "2016-03-15",
        "2016-03-15 00:00:00",
        "2016-03-15T00:00",
        "15 Maret 2016",
        "15 maret 2016",
        " 15  MARET  2016 ",
        "15 Mar 2016",
        "15 Mar. 2016",
        "15-Mar-2016",
        "Selasa, 15 Maret 2016",
        "Selasa 15 Maret 2016",
        "Selasa/15 Maret 2016",
        "Selasa (15/03/2016)",
        "Sel, 15/03/2016",
        "hari Selasa, tanggal 15 Maret 2016",
        "tanggal 15 Maret 2016",
    ],
)
def test_a_date_is_read_in_every_usual_form(text):
    assert parse_date(text) == ENDE


@pytest.mark.parametrize(
    ("text", "month"),
    [
        ("1 Pebruari 2026", 2),
        ("1 Peb 2026", 2),
        ("1 Nopember 2026", 11),
        ("1 Nop. 2026", 11),
        ("1 Agt 2026", 8),
        ("1 Agust 2026", 8),
        ("1-Aug-2026", 8),
        ("1 Mei 2026", 5),
        ("1 Okt 2026", 10),
        ("1 Sept 2026", 9),
        ("1 Des 2026", 12),
    ],
)
def test_old_and_short_names_of_months_are_understood(text, month):
    assert parse_date(text) == date(2026, month, 1)


@pytest.mark.parametrize("text", ["Jum'at, 17 April 2026", "Jum’at, 17 April 2026", "Jumat, 17/04/2026"])
def test_the_old_spelling_of_jumat_is_understood(text):
    assert parse_date(text) == date(2026, 4, 17)


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("", "belum diisi"),
        ("15/03/16", "hanya dua angka; tulis empat angka, misalnya 2016"),
        ("15 Maret 16", "hanya dua angka"),
        ("31/02/2026", "tidak ada dalam kalender"),
        ("03/15/2016", "tidak ada dalam kalender"),
        ("0/0/2016", "tidak ada dalam kalender"),
        ("15/03/0206", "tidak masuk akal"),
        ("15/03/20166", "tidak dapat dibaca"),
        ("Kamis (24/04)", "tidak dapat dibaca"),
        ("15 Maretz 2016", "tidak dapat dibaca"),
        ("Selosa, 15 Maret 2016", "tidak dapat dibaca"),
        ("besok", "tidak dapat dibaca"),
        ("42444", "tidak dapat dibaca"),
        ("2016-03-15 13:45:00", "tidak dapat dibaca"),
        ("x" * 10_000, "tidak dapat dibaca"),
    ],
)
def test_a_date_that_is_not_clear_is_refused_with_the_reason(text, reason):
    with pytest.raises(RakorError, match=reason) as refusal:
        parse_date(text)
    assert len(str(refusal.value)) < 250


@given(some_dates)
def test_a_date_is_read_back_as_it_was_written(day):
    assert parse_date(long_date(day)) == day
    assert parse_date(plain_date(day)) == day
    assert parse_date(day.isoformat()) == day
    assert parse_date(f"{day:%d/%m/%Y}") == day


@given(some_dates, st.sampled_from(DAYS))
def test_only_the_right_weekday_is_accepted(day, name):
    if name == day_name(day):
        assert parse_date(f"{name}, {plain_date(day)}") == day
    else:
        with pytest.raises(RakorError, match=f"adalah hari {day_name(day)}, bukan {name}"):
            parse_date(f"{name}, {plain_date(day)}")


@given(st.text())
def test_any_text_is_a_date_or_a_refusal(text):
    with suppress(RakorError):
        assert parse_date(text).year >= 1900


def test_a_time_is_written_with_a_dot():
    assert clock(time(9, 0)) == "09.00"
    assert clock("9:05") == "09.05"
    assert clock_range("08:00", "09:30") == "08.00–09.30"
    assert clock_range(time(8), time(9, 30)) == "08.00–09.30"
    assert clock_range("08:00", None) == "08.00 s.d. selesai"
    assert clock_range("08:00", "") == "08.00 s.d. selesai"


@pytest.mark.parametrize(
    ("text", "clock_time"),
    [
        ("8", "08:00"),
        ("8.00", "08:00"),
        ("08:00", "08:00"),
        ("0800", "08:00"),
        ("08.00 WITA", "08:00"),
        ("pukul 13.30 WITA", "13:30"),
        ("Jam 8", "08:00"),
        ("08:00:00", "08:00"),
        ("0", "00:00"),
        ("23.59", "23:59"),
        (" 16.30. ", "16:30"),
    ],
)
def test_a_time_is_read_in_every_usual_form(text, clock_time):
    assert parse_clock(text) == clock_time


@pytest.mark.parametrize(
    "text", ["", "24.00", "8.60", "8.5", "800", "25", "08:00:30", "pagi", "8 pagi", "-1", "٨"]
)
def test_a_time_that_is_not_clear_is_refused(text):
    with pytest.raises(RakorError, match=r"[Jj]am"):
        parse_clock(text)


def test_a_time_of_another_zone_is_refused_when_the_zone_matters():
    assert parse_clock("08.00 WIB") == "08:00"
    assert parse_clock("08.00 WITA", zone="WITA") == "08:00"
    with pytest.raises(RakorError, match="bukan WITA"):
        parse_clock("08.00 WIB", zone="WITA")


@given(st.times())
def test_a_time_is_read_back_as_it_was_written(moment):
    assert parse_clock(clock(moment)) == f"{moment:%H:%M}"


@pytest.mark.parametrize(("zone", "shown"), [("WIB", "07.30"), ("WITA", "08.30"), ("WIT", "09.30")])
def test_moments_are_shown_by_the_clocks_of_the_event(zone, shown):
    moment = datetime(2026, 4, 14, 0, 30, tzinfo=UTC)
    assert local_clock(moment, zone) == shown
    assert local_clock(moment, TIME_ZONES[zone]) == shown
    assert local_stamp(moment, zone) == f"14 April 2026, {shown} {zone}"


def test_the_local_date_may_be_another_than_in_utc():
    moment = datetime(2026, 4, 13, 23, 0, tzinfo=UTC)
    assert local_stamp(moment, "WITA") == "14 April 2026, 07.00 WITA"
    assert local_time(moment, "WITA").utcoffset() == timedelta(hours=8)


def test_a_zone_that_indonesia_does_not_have_is_refused():
    with pytest.raises(RakorError, match="WIB, WITA, atau WIT"):
        local_clock(datetime(2026, 4, 14, tzinfo=UTC), "CET")


def test_a_moment_without_a_zone_is_a_mistake_of_the_program():
    with pytest.raises(ValueError, match="2026"):
        local_time(datetime(2026, 4, 14), "WITA")  # noqa: DTZ001 - the mistake itself
