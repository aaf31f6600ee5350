"""Which pages are meant by what somebody writes."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rakor_desktop.domain.errors import RakorError
from rakor_desktop.domain.page_ranges import pages_meant, pages_named


@pytest.mark.parametrize(
    ("text", "pages"),
    [
        ("", (1, 2, 3, 4, 5)),
        ("2", (2,)),
        ("1-3", (1, 2, 3)),
        ("1 – 3", (1, 2, 3)),
        ("1 s.d. 3", (1, 2, 3)),
        ("5, 1-2", (1, 2, 5)),
        ("4-", (4, 5)),
        ("-2", (1, 2)),
        ("2;2,2", (2,)),
    ],
)
def test_pages_are_written_as_people_write_them(text, pages):
    assert pages_meant(text, 5) == pages


@pytest.mark.parametrize("text", ["0", "6", "2-9", "3-1", "dua", "1.5", ",", "-", "1-2-3"])
def test_pages_that_cannot_be_meant_are_refused(text):
    with pytest.raises(RakorError):
        pages_meant(text, 5)


@given(st.sets(st.integers(1, 40), min_size=1))
def test_what_is_named_is_understood_again(pages):
    assert pages_meant(pages_named(tuple(sorted(pages))), 40) == tuple(sorted(pages))
