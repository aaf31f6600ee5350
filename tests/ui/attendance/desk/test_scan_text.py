"""Half of a badge's code is no name, with the hyphens that are printed and without them as it is scanned."""

import pytest

from rakor_desktop.domain import badge_code
from rakor_desktop.ui.attendance.desk.scan_text import badge_in, half_scanned

CODE = badge_code.printed("event", "QWERTY")
BARS = CODE.replace("-", "")


@pytest.mark.parametrize("code", [CODE, BARS])
def test_every_beginning_of_a_code_is_one_on_its_way(code):
    assert all(half_scanned(code[:end]) for end in range(3, len(code)))
    assert badge_in(code) == code
    assert badge_in(f"anto{code}") == code


@pytest.mark.parametrize("text", ["", "RK", "rkatrina", "Rekha", "Kristina", "198001"])
def test_names_and_numbers_are_none(text):
    assert not half_scanned(text)
