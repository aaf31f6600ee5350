"""Days on screen speak the language of the screen; what is shown can be typed."""

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rakor_desktop import paths
from rakor_desktop.domain import dates, i18n, shown_dates

DAY, LATER = dt.date(2026, 8, 14), dt.date(2026, 8, 16)


@pytest.fixture
def english():
    i18n.use(i18n.ENGLISH, paths.resource("locale"))


def test_in_indonesian_the_screen_says_what_paper_says():
    assert shown_dates.plain_date(DAY) == dates.plain_date(DAY)
    assert shown_dates.long_date(DAY) == "Jumat, 14 Agustus 2026"
    assert shown_dates.day_range(DAY, LATER) == dates.day_range(DAY, LATER)
    assert shown_dates.short_day(DAY) == "Jum 14 Agu"


def test_in_english_the_screen_is_english_and_paper_stays_indonesian(english):
    assert shown_dates.plain_date(DAY) == "14 August 2026"
    assert shown_dates.long_date(DAY) == "Friday, 14 August 2026"
    assert shown_dates.day_range(DAY, LATER) == "Friday, 14 August 2026 – Sunday, 16 August 2026"
    assert shown_dates.short_day(DAY) == "Fri 14 Aug"
    moment = dt.datetime(2026, 8, 14, 1, 5, tzinfo=dt.UTC)
    assert shown_dates.local_stamp(moment, "WITA") == "14 August 2026, 09.05 WITA"
    assert dates.long_date(DAY) == "Jumat, 14 Agustus 2026"


@given(st.dates(dt.date(1900, 1, 1), dt.date(2199, 12, 31)), st.sampled_from([i18n.INDONESIAN, i18n.ENGLISH]))
def test_what_is_shown_can_be_typed(day, language):
    i18n.use(language, paths.resource("locale"))

    assert dates.parse_date(shown_dates.long_date(day)) == day
    assert dates.parse_date(shown_dates.plain_date(day)) == day
