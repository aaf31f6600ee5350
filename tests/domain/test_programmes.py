from decimal import Decimal

import pytest

from rakor_desktop.domain.programmes import (
    AGREEMENTS,
    FUNDING_SHORT,
    FUNDING_SOURCES,
    PROGRAMME_KINDS,
    SIPD_CODE,
    Agreement,
    FundingSource,
    ProgrammeKind,
    ProgrammeMatrix,
    ProgrammeRow,
)


def row(**more):
    return ProgrammeRow("u", "e", ProgrammeKind.CURRENT, 2026, "Pelatihan", **more)


@pytest.mark.parametrize(
    ("ceiling", "revised", "in_force"), [(None, None, None), (100, None, 100), (100, 80, 80), (100, 0, 0)]
)
def test_a_revised_ceiling_is_the_one_in_force(ceiling, revised, in_force):
    assert row(budget_ceiling=ceiling, budget_revised=revised).ceiling_in_force == in_force


@pytest.mark.parametrize(
    ("spent", "ceiling", "percent"),
    [
        (None, 100, None),
        (50, None, None),
        (50, 0, None),
        (0, 100, Decimal("0.00")),
        (1, 3, Decimal("33.33")),
        (2, 3, Decimal("66.67")),
        (1, 800, Decimal("0.13")),
        (150, 100, Decimal("150.00")),
    ],
)
def test_realisation_is_a_share_of_the_ceiling_rounded_half_up(spent, ceiling, percent):
    assert row(financial_realization=spent, budget_ceiling=ceiling).financial_percent == percent


def test_a_matrix_sums_what_is_known():
    rows = [
        row(budget_ceiling=100, funding_source=FundingSource.APBD_KAB),
        row(budget_ceiling=50, budget_revised=60, funding_source=FundingSource.APBN_TP),
        row(funding_source=FundingSource.APBD_KAB),
        row(budget_ceiling=7),
    ]
    matrix = ProgrammeMatrix("e", ProgrammeKind.CURRENT, 2026, rows)
    assert matrix.total == 167
    assert list(matrix.by_source().items()) == [
        (FundingSource.APBN_TP, 60),
        (FundingSource.APBD_KAB, 100),
        (None, 7),
    ]
    assert sum(matrix.by_source().values()) == matrix.total


@pytest.mark.parametrize("code", ["3.31", "3.31.02", "3.31.02.1.01", "3.31.02.2.01.0005", "3.31.02.2.01.05"])
def test_codes_of_every_edition_are_known_by_their_form(code):
    assert SIPD_CODE.fullmatch(code)


@pytest.mark.parametrize("code", ["", "3", "3.31.2", "3.31.02.3.01", "3.31.02.2.01.005", "X.XX.01.1.06.0009"])
def test_what_is_no_code_is_none(code):
    assert SIPD_CODE.fullmatch(code) is None


@pytest.mark.parametrize(
    ("kinds", "words"),
    [
        (ProgrammeKind, PROGRAMME_KINDS),
        (FundingSource, FUNDING_SOURCES),
        (FundingSource, FUNDING_SHORT),
        (Agreement, AGREEMENTS),
    ],
)
def test_every_kind_has_its_word(kinds, words):
    assert set(kinds) == set(words)
