import pytest

from rakor_desktop.domain.papers import (
    CAPACITIES,
    CAPACITY_PREFIX,
    MINUTES_FORMS,
    SIGNATORY_ROLES,
    Capacity,
    LetterheadRow,
    MinutesForm,
    SignatoryRole,
    SignatoryRow,
)


@pytest.mark.parametrize(
    ("prefix", "suffix", "full"),
    [
        ("Drs.", "M.Si.", "Drs. Yosef Contoh, M.Si."),
        ("", "", "Yosef Contoh"),
        ("", "S.E., M.M.", "Yosef Contoh, S.E., M.M."),
    ],
)
def test_who_signs_does_so_with_titles(prefix, suffix, full):
    row = SignatoryRow("u", "e", SignatoryRole.HEAD, "KEPALA", "Yosef Contoh", prefix=prefix, suffix=suffix)
    assert row.full_name == full


def test_an_emblem_is_not_written_into_a_log():
    assert "geheim" not in repr(LetterheadRow("u", "e", emblem=b"geheim"))


@pytest.mark.parametrize(
    ("kinds", "words"),
    [
        (Capacity, CAPACITIES),
        (Capacity, CAPACITY_PREFIX),
        (SignatoryRole, SIGNATORY_ROLES),
        (MinutesForm, MINUTES_FORMS),
    ],
)
def test_every_kind_has_its_word(kinds, words):
    assert set(kinds) == set(words)
