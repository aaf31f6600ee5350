"""Numbers arrive as they are seen in the spreadsheet, and what it damaged arrives damaged."""

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rakor_desktop.domain import dates, nip
from rakor_desktop.exchange.number_formats import duration, moment, shown


@pytest.mark.parametrize(
    ("written", "code", "seen"),
    [
        ("1", "General", "1"),
        ("12.0", "General", "12"),
        ("53.1", "General", "53.1"),
        ("53.100000000000001", "General", "53.1"),
        ("0.30000000000000004", "General", "0.3"),
        ("81234567890", "General", "81234567890"),
        ("812345678901", "0.00E+00", "812345678901"),
        ("-4", "0", "-4"),
        ("-0.2", "0", "0"),
        ("53.1", "00.00", "53.10"),
        ("53.1", "0.00", "53.10"),
        ("5", '"53."00', "53.05"),
        ("53.1", "#,##0.00", "53.10"),
        ("1250000", "#,##0", "1250000"),
        ("1250000", '_("Rp"* #,##0_);_("Rp"* (#,##0);_("Rp"* "-"_);_(@_)', "Rp1250000"),
        ("1250000", "[$Rp-421]#,##0", "1250000"),
        ("1250000", "#,##0,", "1250000"),
        ("7", "000", "007"),
        ("81234567890", '"0"#', "081234567890"),
        ("81234567890", "0000-0000-0000", "0812-3456-7890"),
        ("5551234", "[<=9999999]###-####;(###) ###-####", "5551234"),
        ("0.125", "0%", "13%"),
        ("0.125", "0.0%", "12.5%"),
        ("2.50", "0.##", "2.5"),
        ("3", "0.##", "3"),
        ("3", '0 "orang"', "3 orang"),
        ("0.5", "# ?/?", "0.5"),
        ("5", "@", "5"),
        ("5", ";;;", "5"),
        ("0", "#", ""),
        ("5", "", "5"),
        ("1", "0." + "0" * 255, "1"),
        ("tidak", "0", "tidak"),
        ("inf", "0", "inf"),
        ("nan", "0", "nan"),
    ],
)
def test_a_number_is_read_as_it_is_seen(written, code, seen):
    assert shown(written, code) == seen


@pytest.mark.parametrize(
    ("written", "code", "seen"),
    [
        ("46126", "d/m/yyyy", "2026-04-14"),
        ("46126", "m/d/yyyy", "2026-04-14"),
        ("46126", "[$-421]dd mmmm yyyy;@", "2026-04-14"),
        ("46126", "mmm-yy", "2026-04-14"),
        ("46126", 'dddd", "d mmmm yyyy', "2026-04-14"),
        ("46126.354166666664", "d/m/yyyy h:mm", "2026-04-14 08:30"),
        ("46126.354166666664", "d/m/yyyy", "2026-04-14"),
        ("46126", "yyyy-mm-dd hh:mm:ss", "2026-04-14"),
        ("46126.354166666664", "h:mm AM/PM", "08:30"),
        ("0.354166666666667", "h:mm", "08:30"),
        ("1.5", "[h]:mm", "36:00"),
        ("0.000011574074", "mm:ss", "00:00:01"),
        ("1", "d/m/yyyy", "1900-01-01"),
        ("61", "d/m/yyyy", "1900-03-01"),
        ("-5", "d/m/yyyy", "-5"),
        ("99999999", "d/m/yyyy", "99999999"),
    ],
)
def test_a_date_is_iso_so_that_nobody_takes_the_month_for_the_day(written, code, seen):
    assert shown(written, code) == seen


def test_old_workbooks_of_macs_count_their_days_from_1904():
    assert shown("44664", "d/m/yyyy", since_1904=True) == "2026-04-14"
    assert shown("0.5", "h:mm", since_1904=True) == "12:00"


@given(st.dates(dt.date(1901, 1, 1), dt.date(2199, 12, 31)))
def test_every_date_is_one_the_program_understands(day):
    serial = (day - dt.date(1899, 12, 30)).days
    assert dates.parse_date(shown(str(serial), "dd/mm/yyyy")) == day


@pytest.mark.parametrize("written", ["198001012005012000", "1.98001012005012E+17", "198001012005012000.0"])
@pytest.mark.parametrize("code", ["General", "0", "@", "00000000 000000 0 000"])
def test_a_nip_that_was_stored_as_a_number_is_told_to_be_damaged(written, code):
    seen = shown(written, code)
    assert seen == "1,98001012005012E+17"
    assert "E+17" in nip.check(seen).errors[0]


def test_a_nip_that_never_went_through_a_spreadsheet_is_whole():
    assert shown("198001012005011999") == "198001012005011999"


@given(st.floats(), st.text(max_size=12))
def test_whatever_the_format_a_number_is_shown(value, code):
    assert isinstance(shown(repr(value), code), str)


@given(st.text('0#?.,%/;"\\[]hmsdy@E+-_*Rp G', max_size=20))
def test_strange_formats_harm_nothing(code):
    assert isinstance(shown("46126.25", code), str)


@pytest.mark.parametrize(
    ("written", "seen"),
    [
        ("2026-04-14", "2026-04-14"),
        ("2026-04-14T00:00:00", "2026-04-14"),
        ("2026-04-14T08:30:00Z", "2026-04-14 08:30"),
        ("2026-04-14T08:30:15.000+08:00", "2026-04-14 08:30:15"),
        ("kemarin", "kemarin"),
    ],
)
def test_dates_written_out_are_read_the_same(written, seen):
    assert moment(written) == seen


@pytest.mark.parametrize(
    ("written", "seen"), [("PT08H30M00S", "08:30"), ("P1DT2H", "26:00"), ("PT5.25S", "00:00:05"), ("x", "")]
)
def test_lengths_of_time_are_clocks(written, seen):
    assert duration(written) == seen
