from hypothesis import given
from hypothesis import strategies as st

from rakor_desktop.documents import fonts
from rakor_desktop.documents.text import STAND_IN, markup, plain


def test_markup_is_only_text():
    assert markup('<img src="/etc/hostname"> & co') == '&lt;img src="/etc/hostname"&gt; &amp; co'


def test_line_breaks_stay_only_where_they_are_wanted():
    assert markup("satu\r\ndua\u2028tiga", lines=True) == "satu<br/>dua<br/>tiga"
    assert plain("satu\r\ndua\n\ntiga") == "satu dua tiga"


def test_control_characters_and_doubled_spaces_vanish():
    assert plain(" a\x00\x07\u200b\u202eb\t\tc  d ") == "ab c d"


def test_what_the_typeface_lacks_is_seen_to_be_missing():
    assert plain("Rapat 😀 selesai") == f"Rapat {STAND_IN} selesai"
    assert plain("漢") == STAND_IN


def test_a_plainer_letter_is_better_than_a_stand_in():
    assert plain("ＮＴＴ 𝐁𝐞𝐥𝐮") == "NTT Belu"


def test_names_of_the_islands_survive():
    for name in ("Ba'a", "Nda’o", "Se'i", "Ende–Lio", "“Moke”", "João da Costa", "Rp1.250.000,00"):
        assert plain(name) == name


def test_combining_marks_join_their_letter():
    assert plain("Joa\u0303o") == "João"
    assert plain("a\u0e31b") == "ab"


@given(st.text())
def test_everything_that_comes_out_can_be_drawn(text):
    out = plain(text, lines=True)
    assert all(ord(letter) in fonts.coverage() for letter in out.replace("\n", ""))
    assert plain(out, lines=True) == out
    assert "\n" not in plain(text)
