from dataclasses import replace
from datetime import date

import samples
from reading import pages, whole

from rakor_desktop.documents import agenda_list
from rakor_desktop.domain.agenda import Agenda


def printed(**changes):
    return whole(agenda_list.render_pdf(samples.agenda_paper(**changes)))


def test_title_place_and_dates_stand_over_the_table():
    assert (
        "SUSUNAN ACARA RAPAT KOORDINASI BIDANG PERINDUSTRIAN PROVINSI NUSA TENGGARA TIMUR TAHUN 2026 "
        "Hotel Contoh, Atambua, 14–16 April 2026 No Waktu (WITA) Acara/Kegiatan Narasumber/ Penanggung Jawab "
        "Moderator Keterangan HARI PERTAMA – SELASA, 14 APRIL 2026 1 13.00–18.00" in printed()
    )


def test_every_day_has_its_band_with_the_computed_weekday():
    text = printed()
    for band in ("HARI PERTAMA – SELASA, 14", "HARI KEDUA – RABU, 15", "HARI KETIGA – KAMIS, 16"):
        assert band in text


def test_an_event_of_one_day_needs_no_ordinal():
    day = replace(samples.DAYS[0], date=date(2016, 3, 15))
    text = printed(agenda=Agenda((day,), ()))
    assert "SELASA, 15 MARET 2016" in text
    assert "HARI" not in text
    assert "Belum ada mata acara." in text


def test_more_than_ten_days_are_counted_in_figures():
    days = [replace(samples.DAYS[0], date=date(2026, 4, number)) for number in range(1, 13)]
    text = printed(agenda=Agenda(days, ()))
    assert "HARI KESEPULUH – JUMAT, 10 APRIL 2026" in text
    assert "HARI KE-11 – SABTU, 11 APRIL 2026" in text


def test_two_sessions_of_a_day_are_one_band():
    assert printed(agenda=Agenda((*samples.DAYS, samples.DAYS[0]), ())).count("HARI PERTAMA") == 1


def test_times_have_dots_and_the_zone_of_the_event():
    assert "Waktu (WIT)" in printed(event=replace(samples.EVENT, time_zone="WIT"))
    assert "19.10–19.15 Menyanyikan lagu" in printed()


def test_a_signature_comes_along_with_the_last_items():
    pdf = agenda_list.render_pdf(samples.agenda_paper(signatory=samples.COMMITTEE_CHAIR))
    last = pages(pdf)[-1]
    assert "Petrus Contoh Ketiga" in last
    assert "Penyelesaian administrasi" in last
    assert "- 2 -" in last


def test_an_event_without_letterhead_and_items_is_a_paper_too():
    text = printed(letterhead=None, agenda=Agenda((), ()))
    assert text.startswith("SUSUNAN ACARA")
