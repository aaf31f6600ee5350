"""What a disagreement is called and how it is explained."""

import datetime as dt

import pytest

from rakor_desktop.domain.disputes import Address, Dispute, Side
from rakor_desktop.domain.meeting_parts import MeetingPart
from rakor_desktop.domain.merging import ConflictKind

NOW = dt.datetime(2026, 4, 14, tzinfo=dt.UTC)


def side(laptop, *, deletes=False):
    return Side("x", "x", deletes, "Maria", laptop, NOW, "14 April", f"branch {laptop}", 1)


def dispute(kind, *sides, field="", used_by=()):
    return Dispute(
        Address(kind, "note", "uid", field),
        MeetingPart.NOTES,
        "Catatan A-001",
        "Tanggapan",
        sides,
        used_by=used_by,
    )


def test_keys_differ_and_stay():
    one = Address(ConflictKind.FIELD, "issue", "uid", "commodity")

    assert one.key == Address(ConflictKind.FIELD, "issue", "uid", "commodity").key
    assert one.key != Address(ConflictKind.FIELD, "issue", "uid", "source").key
    assert one.key != Address(ConflictKind.DELETION, "issue", "uid", "").key


@pytest.mark.parametrize(
    ("letters", "named"), [("A", "laptop A."), ("AB", "laptop A dan B."), ("CAB", "laptop A, B dan C.")]
)
def test_the_laptops_are_named_in_order(letters, named):
    found = dispute(ConflictKind.FIELD, *map(side, letters), field="statement")

    assert f"ditulis berbeda di {named}" in found.explanation


def test_deleted_and_changed_is_a_plain_sentence():
    found = dispute(ConflictKind.DELETION, side("B"), side("A", deletes=True))

    assert found.explanation.startswith("Laptop A menghapus data ini, sedangkan laptop B mengubahnya")
    assert found.about == "Dihapus, tetapi diubah"


@pytest.mark.parametrize(
    ("users", "said"),
    [(("Catatan B-001",), "masih dipakai oleh: Catatan B-001"), ((), "kini tidak ada lagi")],
)
def test_deleted_in_use_says_by_whom(users, said):
    found = dispute(ConflictKind.PARENT, side("A", deletes=True), used_by=users)

    assert said in found.explanation
    assert found.about == "Dihapus, tetapi dipakai"


@pytest.mark.parametrize(("field", "both"), [("statement", True), ("response", True), ("deadline", False)])
def test_only_sentences_of_a_note_are_kept_both(field, both):
    assert dispute(ConflictKind.FIELD, side("A"), side("B"), field=field).can_keep_both is both
