import time

from hypothesis import given
from hypothesis import strategies as st

from rakor_desktop.documents.breaking import balanced, broken, shortened, width
from rakor_desktop.documents.fonts import BOLD, REGULAR


def test_a_short_text_is_one_line():
    assert broken("Kepala Dinas", REGULAR, 9, 200) == ["Kepala Dinas"]


def test_words_stay_whole_where_they_can():
    assert broken("Dinas Perindustrian dan Perdagangan", REGULAR, 9, 90) == [
        "Dinas Perindustrian",
        "dan Perdagangan",
    ]


def test_a_long_word_breaks_after_a_slash_first():
    assert broken("Perdagangan/Perindustrian", REGULAR, 9, 70) == ["Perdagangan/", "Perindustrian"]


def test_ten_thousand_letters_without_a_space_break_anywhere_and_soon():
    start = time.process_time()
    lines = broken("x" * 10_000, REGULAR, 9, 100)
    assert time.process_time() - start < 1
    assert "".join(lines) == "x" * 10_000
    assert all(width(line, REGULAR, 9) <= 100 for line in lines)


@given(st.text(st.sampled_from("ab /-\nW"), max_size=60), st.floats(12, 300))
def test_no_letter_is_lost_and_no_line_is_too_wide(text, room):
    lines = broken(text, REGULAR, 9, room)
    assert "".join("".join(lines).split()) == "".join(text.split())
    assert all(width(line.rstrip(), REGULAR, 9) <= room + 0.01 for line in lines)


def test_a_title_is_set_evenly():
    title = "RAPAT KOORDINASI BIDANG PERINDUSTRIAN PROVINSI NUSA TENGGARA TIMUR TAHUN\u00a02026"
    assert balanced(title, BOLD, 12, 453.5) == [
        "RAPAT KOORDINASI BIDANG PERINDUSTRIAN",
        "PROVINSI NUSA TENGGARA TIMUR TAHUN\u00a02026",
    ]


def test_what_is_left_out_shows():
    assert shortened(["satu", "dua", "tiga"], 2) == ["satu", "du…"]
    assert shortened(["Kepala Bidang,", "Kecil dan Menengah", "tiga"], 2) == ["Kepala Bidang,", "Kecil dan…"]
    assert shortened(["satu, dua", "tiga"], 1) == ["satu…"]
    assert shortened(["satu"], 2) == ["satu"]
