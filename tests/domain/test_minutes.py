import pytest

from rakor_desktop.domain.minutes import (
    FOLLOW_UP_STATUSES,
    RESOLUTION_KINDS,
    FollowUpStatus,
    ResolutionKind,
    usual_sections,
)


def test_a_rumusan_has_four_sections_with_the_years_of_the_event():
    assert usual_sections(2026, 2027) == (
        "Evaluasi Pelaksanaan Program Tahun 2026",
        "Permasalahan dan Kendala",
        "Program Prioritas Tahun 2027",
        "Tindak Lanjut",
    )


@pytest.mark.parametrize(
    ("kinds", "words"), [(FollowUpStatus, FOLLOW_UP_STATUSES), (ResolutionKind, RESOLUTION_KINDS)]
)
def test_every_kind_has_its_word(kinds, words):
    assert set(kinds) == set(words)
