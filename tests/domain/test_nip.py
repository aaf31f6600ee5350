from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rakor_desktop.domain.nip import NipFinding, check, digits, formatted

TODAY = date(2026, 4, 14)
GOOD = "198001012005012999"


def found(nip, sex="", **more):
    return check(nip, sex, today=TODAY, **more)


@pytest.mark.parametrize(
    "nip",
    [GOOD, "19800101 200501 2 999", "19800101.200501.2.999", "NIP. 19800101 200501 2 999", "nip:" + GOOD],
)
def test_a_good_nip_is_grouped(nip):
    assert found(nip, "P").formatted == "19800101 200501 2 999"
    assert found(nip, "P").findings == ()


@pytest.mark.parametrize("nip", ["", "  ", "-", "–", "NIP", "NIP. -"])
def test_not_everybody_has_a_nip(nip):
    assert found(nip).formatted is None
    assert found(nip).findings == ()


@pytest.mark.parametrize(
    ("nip", "reason"),
    [
        ("198013012005012999", "Tanggal lahir"),
        ("19800101200501299", "18 angka, yang ditulis 17"),
        ("1980010120050129990", "18 angka, yang ditulis 19"),
        ("198001012005013999", "Angka ke-15"),
        ("1980010120050l2999", "hanya terdiri atas angka"),
        ("1,98001E+17", "E+17"),
        ("1.98001012005013e+17", "E+17"),
        ("1,98001E17", "E+17"),
        ("198001012005012000", "dibulatkan"),
        ("١٩٨٠٠١٠١٢٠٠٥٠١٢٩٩٩", "hanya terdiri atas angka"),
    ],
)
def test_a_nip_that_cannot_be_one_is_refused_with_the_reason(nip, reason):
    assert found(nip).formatted is None
    assert reason in found(nip).errors[0]
    assert found(nip).warnings == ()


def test_every_error_is_named():
    assert len(found("198013012005013999").errors) == 2


@pytest.mark.parametrize(
    ("nip", "sex", "reason"),
    [
        ("199505052023211999", "", "13–14 NIP (21) bukan bulan"),
        (GOOD, "L", "Jenis kelamin (L)"),
        ("200001012005012999", "", "usia saat diangkat 5 tahun"),
        ("194001012005012999", "", "usia saat diangkat 65 tahun"),
        ("198001012027012999", "", "Pengangkatan pada NIP (2027) berada di masa depan"),
        ("198001012026052999", "", "Pengangkatan"),
        ("198001012027212999", "", "Pengangkatan"),
        ("202704152026012999", "", "Tanggal lahir pada NIP berada di masa depan"),
    ],
)
def test_a_strange_nip_is_kept_with_a_warning(nip, sex, reason):
    result = found(nip, sex)
    assert result.formatted == formatted(nip)
    assert result.errors == ()
    assert any(reason in text for text in result.warnings)


def test_the_contract_staff_of_the_domain_file_gets_that_one_warning_only():
    assert len(found("199505052023211999").warnings) == 1


@pytest.mark.parametrize(
    ("nip", "warned"),
    [
        ("198701152005012999", False),
        ("198702152005012999", True),
        ("194501152005012999", False),
        ("194412152005022999", False),
        ("194312152005012999", True),
        ("198001012026042999", False),
    ],
)
def test_the_age_at_appointment_is_18_to_60(nip, warned):
    assert bool(found(nip).warnings) is warned


def test_an_old_nip_of_nine_digits_is_kept_with_a_warning():
    result = found("130 123 456")
    assert result.formatted == "130123456"
    assert "NIP lama" in result.warnings[0]


@pytest.mark.parametrize("nip", ["198001012005012000", "198001012005012992"])
def test_a_number_from_a_spreadsheet_that_may_have_been_rounded_is_refused(nip):
    result = found(nip, from_number=True)
    assert result.formatted is None
    assert "dibulatkan" in result.errors[0]


def test_a_number_that_no_spreadsheet_could_have_rounded_is_accepted():
    assert found(GOOD, from_number=True).errors == ()


@given(st.integers(10**17, 10**18 - 1))
def test_whatever_went_through_a_double_is_refused(number):
    assert found(str(int(float(number))), from_number=True).errors


def test_without_a_day_given_today_is_used():
    assert "masa depan" in " ".join(check("198001019005012999").warnings)


def test_findings_tell_errors_from_warnings():
    assert found("1").findings[0].severity == "error"
    (warning,) = found("130123456").findings
    assert warning == NipFinding(found("130123456").warnings[0], "warning")


def test_grouping_leaves_anything_else_as_it_was_written():
    assert formatted(GOOD) == "19800101 200501 2 999"
    assert formatted(" 130 123 456 ") == "130 123 456"
    assert digits("NIP. 19800101 200501 2 999") == GOOD


@given(st.text())
def test_any_text_is_judged(text):
    result = found(text)
    assert result.formatted is None or not result.errors


@given(
    st.dates(date(1950, 1, 1), date(2000, 12, 31)),
    st.integers(20, 45),
    st.integers(1, 12),
    st.sampled_from("12"),
    st.integers(1, 999),
)
def test_formatting_keeps_every_digit(born, age, month, sex, serial):
    nip = f"{born:%Y%m%d}{born.year + age}{month:02}{sex}{serial:03}"
    result = found(nip)
    assert digits(result.formatted) == nip
    assert found(result.formatted) == result
