"""What is said of a round through the shared folder."""

import datetime as dt

import pytest

from rakor_desktop.domain.merging import Fate
from rakor_desktop.domain.sharing import STANDINGS, Brought, Round, SharedFile, Standing, together

AT = dt.datetime(2026, 4, 14, 9, tzinfo=dt.UTC)


@pytest.mark.parametrize(
    ("brought", "said"),
    [
        (Brought(), "Tidak ada yang baru."),
        (Brought(["B"], {}), "Riwayat laptop B masuk; isi berkas ini tetap."),
        (
            Brought(["B", "C"], {Fate.NEW: 12, Fate.REMOVED: 1}),
            "Masuk dari laptop B, C: 12 baru, 1 dihapus.",
        ),
    ],
)
def test_what_came_in_is_one_sentence(brought, said):
    assert brought.sentence == said


def test_several_acts_are_told_as_one():
    found = together(
        [Brought(["C"], {Fate.NEW: 1}), Brought(), Brought(["B", "C"], {Fate.NEW: 2, Fate.CHANGED: 3})]
    )
    assert (found.laptops, found.count(Fate.NEW), found.count(Fate.CHANGED), found.nothing) == (
        ["B", "C"],
        3,
        3,
        False,
    )
    assert together([]).nothing


def test_a_round_tells_ones_own_file_from_those_of_others_and_of_namesakes():
    files = [
        SharedFile(f"{nth}", letter, AT, standing)
        for nth, (letter, standing) in enumerate(
            [("A", Standing.OWN), ("A", Standing.TAKEN), ("B", Standing.TAKEN), ("A", Standing.OTHER)]
        )
    ]
    found = Round(files, Brought(), wrote=False)
    assert [file.uid for file in found.others] == ["1", "2", "3"]
    assert [file.uid for file in found.namesakes("A")] == ["1"]


def test_every_standing_has_a_word():
    assert set(STANDINGS) == set(Standing)
