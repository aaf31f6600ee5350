"""Keys as people compare them, and whether a laptop opens what a file's parcels are closed with."""

import pytest

from rakor_desktop.domain.transport import KeyStanding, short


@pytest.mark.parametrize(
    ("wanted", "own", "opens"),
    [("", "", False), ("age1a", "", False), ("age1a", "age1b", False), ("age1a", "age1a", True)],
)
def test_a_laptop_opens_parcels_when_it_holds_the_key_that_the_file_names(wanted, own, opens):
    assert KeyStanding(wanted, own).opens is opens


def test_a_long_key_is_shortened_in_its_middle():
    assert short("age1qqqqqqqqqqqqqqqqqqqqqzzzzzz") == "age1qqqqqq…zzzzzz"
    assert short("age1") == "age1"
