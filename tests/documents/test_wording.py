from dataclasses import replace
from datetime import date

import samples

from rakor_desktop.documents import wording


def test_times_are_written_with_a_dot_and_their_zone():
    assert wording.duration("08:00", "", "WITA") == "pukul 08.00 WITA s.d. selesai"
    assert wording.duration("08:00", "16:30", "WITA") == "pukul 08.00 WITA s.d. 16.30 WITA"
    assert wording.duration("", "", "WIB") == "pukul ........ WIB s.d. selesai"
    assert wording.slot("08:00", "08:30") == "08.00–08.30"
    assert wording.slot("11:30", "") == "11.30–selesai"
    assert wording.slot("", "11:30") == "–11.30"
    assert wording.slot("", "") == ""


def test_a_meeting_of_several_days_begins_and_ends_on_a_day():
    first, last = date(2026, 4, 30), date(2026, 5, 2)
    assert (
        wording.span(first, "19:00", last, "11:30", "WITA")
        == "Kamis pukul 19.00 WITA s.d. Sabtu pukul 11.30 WITA"
    )
    assert wording.span(first, "19:00", last, "", "WITA") == "Kamis pukul 19.00 WITA s.d. selesai"


def test_a_date_is_short_where_there_is_little_room():
    assert wording.short_date(date(2016, 3, 5)) == "05/03/2016"


def test_what_cannot_be_read_as_a_time_is_printed_as_written():
    assert wording.clock("sesudah makan") == "sesudah makan"


def test_the_weekday_is_computed():
    ende = replace(samples.EVENT, start_date=date(2016, 3, 15), end_date=date(2016, 3, 15))
    assert wording.days(ende, None) == "Selasa, 15 Maret 2016"
    assert wording.days(samples.EVENT, None) == "Selasa–Kamis, 14–16 April 2026"
    atambua = replace(samples.DAYS[0], date=date(2019, 4, 24))
    assert wording.days(samples.EVENT, atambua) == "Rabu, 24 April 2019"


def test_the_venue_names_the_town_once():
    event = replace(
        samples.EVENT, venue="Hotel Contoh Atambua", venue_address="Jalan Contoh 1", city="Atambua"
    )
    assert wording.venue(event) == "Hotel Contoh Atambua, Jalan Contoh 1"
    assert (
        wording.venue(event, replace(samples.DAYS[0], room="Aula"))
        == "Aula, Hotel Contoh Atambua, Jalan Contoh 1"
    )


def test_a_person_without_a_nip_gets_a_dash_and_police_their_number():
    person = samples.person(1)
    assert wording.personal_number(person) == "19710101 200502 1 999"
    assert wording.personal_number(replace(person, nip="")) == "-"
    assert wording.personal_number(replace(person, nip="", nrp="12345678")) == "NRP 12345678"


def test_the_region_is_not_said_twice():
    person = samples.person(1, organization="Dinas Perindustrian Kabupaten Alor", region="Kabupaten Alor")
    assert wording.home(person) == "Dinas Perindustrian Kabupaten Alor"
    assert wording.home(replace(person, organization="Bank NTT")) == "Bank NTT, Kabupaten Alor"


def test_the_collective_places_are_no_address():
    house = samples.person(1, organization="Bank Contoh", region="Lainnya", region_code="LAIN")
    assert wording.home(house) == "Bank Contoh"
    assert wording.home(replace(house, organization="")) == ""
    ministry = replace(house, organization="Kementerian Lain", region="Kementerian Perindustrian")
    assert wording.home(replace(ministry, region_code="PUSAT")) == "Kementerian Lain"
    assert (
        wording.home(replace(ministry, region_code="PUSAT", organization="")) == "Kementerian Perindustrian"
    )
