import pytest

from rakor_desktop.domain.history import Op
from rakor_desktop.domain.history_words import FieldChange, RowChange


@pytest.mark.parametrize(
    ("before", "after", "sentence"),
    [
        ("", "Kepala Seksi", "Jabatan: Kepala Seksi"),
        ("Kepala Seksi", "Kepala Bidang", "Jabatan: Kepala Seksi → Kepala Bidang"),
        ("Kepala Seksi", "", "Jabatan: Kepala Seksi → (dikosongkan)"),
        ("satu\n dua", "x" * 200, f"Jabatan: satu dua → {'x' * 99}…"),
    ],
)
def test_a_change_is_one_line(before, after, sentence):
    assert FieldChange("position", "Jabatan", before, after).sentence == sentence


@pytest.mark.parametrize(
    ("op", "word"), [(Op.INSERT, "ditambahkan"), (Op.UPDATE, "diubah"), (Op.DELETE, "dihapus")]
)
def test_what_was_done_to_a_row_is_one_word(op, word):
    assert RowChange("issue", "u", op, "Permasalahan A-001", ()).sentence == f"Permasalahan A-001 {word}"
