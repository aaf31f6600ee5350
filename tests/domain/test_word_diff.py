"""What two texts have in common, word for word: joining the pieces gives back both."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rakor_desktop.domain.word_diff import Part, Piece, of_side, word_diff

SAME, REMOVED, ADDED = Part.SAME, Part.REMOVED, Part.ADDED
WORDS = st.lists(st.sampled_from(["mesin", "rusak", " ", "  ", "\n", ",", "20", "é"]), max_size=30)
TEXTS = st.one_of(st.text(), WORDS.map("".join))


@given(TEXTS, TEXTS)
def test_the_pieces_give_back_both_texts(before, after):
    pieces = word_diff(before, after)

    assert "".join(piece.text for piece in of_side(pieces, REMOVED)) == before
    assert "".join(piece.text for piece in of_side(pieces, ADDED)) == after
    assert all(piece.text for piece in pieces)
    assert all(one.part is not two.part for one, two in pairwise(pieces))


@pytest.mark.parametrize(
    ("before", "after", "pieces"),
    [
        ("", "", []),
        ("sama", "sama", [Piece(SAME, "sama")]),
        ("", "baru", [Piece(ADDED, "baru")]),
        ("lama", "", [Piece(REMOVED, "lama")]),
        (
            "Mesin tua rusak.",
            "Mesin baru rusak.",
            [Piece(SAME, "Mesin "), Piece(REMOVED, "tua"), Piece(ADDED, "baru"), Piece(SAME, " rusak.")],
        ),
        (
            "alat tenun lama sekali ada",
            "alat tangan baru sekali ada",
            [
                Piece(SAME, "alat "),
                Piece(REMOVED, "tenun lama"),
                Piece(ADDED, "tangan baru"),
                Piece(SAME, " sekali ada"),
            ],
        ),
        ("2 unit", "20 unit", [Piece(REMOVED, "2"), Piece(ADDED, "20"), Piece(SAME, " unit")]),
    ],
)
def test_words_are_compared_not_letters(before, after, pieces):
    assert word_diff(before, after) == pieces


def test_texts_with_nothing_in_common_are_no_patchwork():
    before, after = "Alat tenun perlu diganti segera", "Kopi, kakao dan vanili"

    assert word_diff(before, after) == [Piece(REMOVED, before), Piece(ADDED, after)]


def test_very_long_texts_do_not_make_anybody_wait():
    before = "awal " + " ".join(f"kata{n}" for n in range(20_000)) + " akhir"
    after = "awal " + " ".join(f"lain{n}" for n in range(20_000)) + " akhir"

    pieces = word_diff(before, after)

    assert [piece.part for piece in pieces] == [SAME, REMOVED, ADDED, SAME]
