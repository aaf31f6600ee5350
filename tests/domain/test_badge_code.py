import pytest
from hypothesis import given
from hypothesis import strategies as st

from rakor_desktop.domain import badge_code
from rakor_desktop.domain.badge_code import LETTERS, Scan

CODES = st.text(LETTERS, min_size=6, max_size=6)
EVENT = "9c0f3f0a-7a3e-4c55-9d0c-000000000001"


def test_what_is_printed_names_the_event_and_the_person():
    text = badge_code.printed(EVENT, "QWERTY")
    assert text == f"RK-{badge_code.event_part(EVENT)}-QWERTY"
    assert len(text) == 14


@given(CODES, st.text(min_size=1, max_size=40))
def test_every_code_that_is_printed_is_understood(code, event):
    scan = badge_code.parse(badge_code.printed(event, code))
    assert scan == Scan(code, badge_code.event_part(event))
    assert scan.certain
    assert scan.belongs_to(event)


@pytest.mark.parametrize(
    "typed",
    [
        "RK-ABCD-QWERTY",
        "rk-abcd-qwerty",
        " Rk-AbCd-QwErTy \n",
        "RKABCDQWERTY",
        "RK'ABCD'QWERTY",
        "RK_ABCD_QWERTY",
    ],
)
def test_case_blanks_and_what_a_keyboard_makes_of_the_hyphen_do_not_matter(typed):
    assert badge_code.parse(typed) == Scan("QWERTY", "ABCD")


def test_the_six_letters_alone_are_understood_but_may_be_a_name():
    scan = badge_code.parse(" qwerty ")
    assert scan == Scan("QWERTY")
    assert not scan.certain
    assert scan.belongs_to(EVENT)
    assert badge_code.parse("Bertha") == Scan("BERTHA")


@pytest.mark.parametrize(
    "text", ["", " ", "RK", "Yosef", "RK-ABCD-QWERT", "RK-ABCD-QWERTYU", "QWERT1", "QWERTO", "198001012005011999", "RK-ABCD-" + "Q" * 90]
)  # fmt: skip
def test_what_is_no_code_is_none(text):
    assert badge_code.parse(text) is None


def test_a_badge_of_another_event_is_told_apart():
    scan = badge_code.parse(badge_code.printed("another event", "QWERTY"))
    assert not scan.belongs_to(EVENT)


def test_who_has_no_code_gets_the_same_one_on_every_laptop():
    codes = {badge_code.derived(f"person {number}") for number in range(2000)}
    assert len(codes) == 2000
    assert all(set(code) <= set(LETTERS) and len(code) == 6 for code in codes)
    assert badge_code.derived("person 1") == badge_code.derived("person 1")
    assert badge_code.derived("x") != badge_code.event_part("x") + "AA"
