"""The sides of a decision as the file keeps them; what cannot be read of them is left out."""

import datetime as dt
import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rakor_desktop.domain.settlements import SettledSide, packed, unpacked

SIDES = st.builds(
    SettledSide,
    st.text(),
    st.booleans(),
    st.text(),
    st.sampled_from("ABC"),
    st.datetimes(timezones=st.just(dt.UTC)).map(
        lambda at: at.replace(year=1900 + at.year % 300, day=min(at.day, 28))
    ),
    st.booleans(),
)


@given(st.lists(SIDES, max_size=5))
def test_sides_come_back_as_they_were(sides):
    assert unpacked(packed(sides)) == sides
    assert unpacked(packed(sides, ["roh"] * len(sides))) == sides


def test_the_values_of_the_file_are_kept_beside_the_words():
    side = SettledSide(
        "Rp1.000", deletes=False, who="Maria", laptop="A", at=dt.datetime(2026, 4, 14, tzinfo=dt.UTC)
    )

    assert json.loads(packed([side], [1000]))[0]["value"] == 1000
    assert "value" not in json.loads(packed([side]))[0]


@pytest.mark.parametrize(
    "text",
    ["", "[", "{}", "5", "[1]", '[{"said": "x"}]', '["x"]',
     '[{"said": "x", "deletes": false, "who": "", "laptop": "A", "at": "kemarin"}]',
     '[{"said": "x", "deletes": false, "who": "", "laptop": "A", "at": 5}]',
     '[{"said": "x", "deletes": false, "who": "", "laptop": "A", "at": "2026-04-14T00:00:00"}]',
     '[{"said": "x", "deletes": false, "who": "", "laptop": "A", "at": "0001-01-01T00:00:00+14:00"}]',
     "[" * 100_000],
)  # fmt: skip
def test_what_another_program_wrote_there_is_left_out(text):
    assert unpacked(text) == []
