from dataclasses import replace
from datetime import date

import samples

from rakor_desktop.documents import wording


def test_times_are_written_with_a_dot_and_their_zone():
    assert wording.duration("08:00", "", "WITA") == "pukul 08.00 WITA s.d. selesai"
    assert wording.duration("08:00", "16:30", "WITA") == "pukul 08.00 WITA s.d. 16.30 WITA"
    assert wording.duration("", "", "WIB") == "pukul ........ WIB s.d. selesai"
    assert wording.slot("11:30", "") == "11.30–"
    assert wording.slot("", "") == ""


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
