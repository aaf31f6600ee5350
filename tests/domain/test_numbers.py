import re
from contextlib import suppress
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rakor_desktop.domain.errors import RakorError
from rakor_desktop.domain.numbers import (
    MONEY_LIMIT,
    decimal,
    grouped,
    in_words,
    ordinal_clause,
    parse_decimal,
    parse_money,
    percent,
    ratio,
    roman,
    rupiah,
    rupiah_cents,
)

VECTORS = {
    0: "nol",
    1: "satu",
    10: "sepuluh",
    11: "sebelas",
    12: "dua belas",
    19: "sembilan belas",
    20: "dua puluh",
    21: "dua puluh satu",
    100: "seratus",
    111: "seratus sebelas",
    200: "dua ratus",
    1_000: "seribu",
    1_100: "seribu seratus",
    1_999: "seribu sembilan ratus sembilan puluh sembilan",
    2_016: "dua ribu enam belas",
    2_026: "dua ribu dua puluh enam",
    11_000: "sebelas ribu",
    100_000: "seratus ribu",
    101_000: "seratus satu ribu",
    1_000_000: "satu juta",
    1_001_000: "satu juta seribu",
    1_250_000: "satu juta dua ratus lima puluh ribu",
    10**9: "satu miliar",
    1_200_000_000_000: "satu triliun dua ratus miliar",
    -5: "minus lima",
}


@pytest.mark.parametrize(("number", "words"), VECTORS.items())
def test_a_number_in_words(number, words):
    assert in_words(number) == words


@pytest.mark.parametrize("number", [10**15, -(10**15)])
def test_a_number_beyond_triliun_has_no_words(number):
    with pytest.raises(ValueError, match="1000000000000000"):
        in_words(number)


DIGITS = {in_words(number): number for number in range(1, 10)}
SCALES = {"ribu": 10**3, "juta": 10**6, "miliar": 10**9, "triliun": 10**12}


def read_words(text):
    """Read the words back by another way than they were made."""
    total = group = digit = 0
    for word in re.sub(r"\bse(?=puluh|belas|ratus|ribu)", "satu ", text).split():
        if word in DIGITS:
            group += digit
            digit = DIGITS[word]
        elif word == "belas":
            group, digit = group + 10 + digit, 0
        elif word in ("puluh", "ratus"):
            group, digit = group + digit * {"puluh": 10, "ratus": 100}[word], 0
        elif word in SCALES:
            total, group, digit = total + (group + digit) * SCALES[word], 0, 0
    return total + group + digit


@given(st.integers(1, 10**15 - 1))
def test_words_say_the_number_they_were_made_from(number):
    assert read_words(in_words(number)) == number


@given(st.integers(0, 10**15 - 1))
def test_words_are_single_spaced_and_lower_case(number):
    assert in_words(number) == " ".join(in_words(number).casefold().split())


@pytest.mark.parametrize(
    ("number", "heading"),
    [
        (1, "KESATU"),
        (2, "KEDUA"),
        (3, "KETIGA"),
        (4, "KEEMPAT"),
        (8, "KEDELAPAN"),
        (10, "KESEPULUH"),
        (11, "KESEBELAS"),
        (12, "KEDUA BELAS"),
        (20, "KEDUA PULUH"),
        (21, "KEDUA PULUH SATU"),
        (99, "KESEMBILAN PULUH SEMBILAN"),
    ],
)
def test_clauses_are_numbered_in_words(number, heading):
    assert ordinal_clause(number) == heading


def test_there_is_no_clause_before_the_first():
    with pytest.raises(ValueError, match="0"):
        ordinal_clause(0)


@pytest.mark.parametrize(
    ("number", "letters"),
    [(1, "I"), (4, "IV"), (9, "IX"), (12, "XII"), (49, "XLIX"), (2026, "MMXXVI"), (3999, "MMMCMXCIX")],
)
def test_roman_numerals(number, letters):
    assert roman(number) == letters


@pytest.mark.parametrize("number", [0, -1, 4000])
def test_some_numbers_have_no_roman_numeral(number):
    with pytest.raises(ValueError, match=str(number)):
        roman(number)


def test_rupiah_are_written_without_space_and_with_dots():
    assert rupiah(1_250_000) == "Rp1.250.000"
    assert rupiah(0) == "Rp0"
    assert rupiah(-500_000) == "-Rp500.000"
    assert rupiah_cents(1_250_000) == "Rp1.250.000,00"
    assert rupiah_cents(Decimal("-0.005")) == "-Rp0,01"
    assert grouped(3137) == "3.137"
    assert grouped(-1_250_000) == "-1.250.000"


def test_decimals_have_a_comma_and_round_half_up():
    assert decimal(Decimal("87.5")) == "87,5"
    assert decimal(Decimal("87.50")) == "87,5"
    assert decimal(Decimal("1234567.891")) == "1.234.567,891"
    assert decimal(Decimal("0.125"), places=2) == "0,13"
    assert decimal(Decimal("-0.04"), places=1) == "0,0"
    assert decimal(Decimal("1E+3")) == "1.000"
    assert decimal(7) == "7"
    assert percent(Decimal("87.5")) == "87,5%"
    assert percent(100, places=2) == "100,00%"


def test_a_share_of_nothing_is_unknown():
    assert ratio(19, 22) == Decimal("86.36")
    assert ratio(1, 8, places=1) == Decimal("12.5")
    assert ratio(5, 0) is None


@pytest.mark.parametrize(
    ("text", "amount"),
    [
        ("0", 0),
        ("Rp0", 0),
        ("1.250", 1_250),
        ("1250", 1_250),
        ("1.250.000", 1_250_000),
        ("Rp1.250.000", 1_250_000),
        ("Rp. 1.250.000,00", 1_250_000),
        ("rp 1.250.000,-", 1_250_000),
        ("Rp\u00a01.250.000 rupiah", 1_250_000),
        ("1,5 juta", 1_500_000),
        ("1,25 miliar", 1_250_000_000),
        ("1,25 milyar", 1_250_000_000),
        ("2 triliun", 2_000_000_000_000),
        ("750 ribu", 750_000),
        ("750rb", 750_000),
        ("Rp2,5 jt", 2_500_000),
        ("1.250 juta", 1_250_000_000),
        ("10.000.000.000.000", MONEY_LIMIT),
    ],
)
def test_money_is_read_by_indonesian_rules(text, amount):
    assert parse_money(text) == amount


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("", "belum diisi"),
        ("  ", "belum diisi"),
        ("1,250", "bukan rupiah utuh"),
        ("1.250.000,50", "bukan rupiah utuh"),
        ("0,0005 ribu", "bukan rupiah utuh"),
        ("1,250,000", "tidak dapat dibaca"),
        ("1.25", "tidak dapat dibaca"),
        ("1.25 juta", "tidak dapat dibaca"),
        ("0.500", "tidak dapat dibaca"),
        ("1250000.0", "tidak dapat dibaca"),
        ("1.250.00", "tidak dapat dibaca"),
        ("1.25E+09", "tidak dapat dibaca"),
        ("1 250 000", "tidak dapat dibaca"),
        ("2 M", "“ribu”, “juta”, “miliar”"),
        ("2 karung", "“ribu”, “juta”, “miliar”"),
        ("-500", "kurang dari nol"),
        ("(500)", "kurang dari nol"),
        ("banyak", "bukan jumlah uang"),
        ("10.000.000.000.001", "terlalu besar"),
        ("11 triliun", "terlalu besar"),
        ("9" * 10_000, "terlalu besar"),
        ("١٢", "bukan jumlah uang"),
    ],
)
def test_money_that_is_not_clear_is_refused_with_the_reason(text, reason):
    with pytest.raises(RakorError, match=reason) as refusal:
        parse_money(text)
    assert len(str(refusal.value)) < 250


@given(st.integers(0, MONEY_LIMIT))
def test_money_is_read_back_as_it_was_written(amount):
    assert parse_money(rupiah(amount)) == amount
    assert parse_money(f"{rupiah(amount)},00") == amount
    assert parse_money(str(amount)) == amount


@given(st.text())
def test_any_text_is_money_or_a_refusal(text):
    with suppress(RakorError):
        assert 0 <= parse_money(text) <= MONEY_LIMIT


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("87,5", "87.5"),
        ("1.250", "1250"),
        ("87,5%", "87.5"),
        ("87,5 persen", "87.5"),
        ("-3", "-3"),
        ("−0,5", "-0.5"),
        ("-0", "0"),
    ],
)
def test_decimals_are_read_by_indonesian_rules(text, value):
    assert parse_decimal(text) == Decimal(value)
    assert str(parse_decimal(text)) == value


@pytest.mark.parametrize("text", ["", "87.5", "1,2,3", "1.25", "NaN", "inf", "1e5", "lima", "1" * 21])
def test_decimals_that_are_not_clear_are_refused(text):
    with pytest.raises(RakorError):
        parse_decimal(text)


@given(st.decimals(-(10**9), 10**9, places=3, allow_nan=False, allow_infinity=False))
def test_decimals_are_read_back_as_they_were_written(value):
    assert parse_decimal(decimal(value)) == value
