"""Words as they are compared: plain letters, and then their sound."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rakor_desktop.domain.spelling import goes_before, is_title, sound, spelled


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Drs. Yosef Contoh, M.Si.", ("drs", "yosef", "contoh", "msi")),
        ("Nda’o Ba'a", ("ndao", "baa")),
        ("Y.Contoh", ("y", "contoh")),
        ("Rote-Ndao/Sabu", ("rote", "ndao", "sabu")),
        ("José  da\tCosta", ("jose", "da", "costa")),
        ("A.Md.Kom. (kab.Belu)", ("amdkom", "kab", "belu")),
        ("!?  …", ()),
    ],
)
def test_a_text_becomes_plain_words(text, words):
    assert spelled(text) == words


@pytest.mark.parametrize(
    "alike",
    [
        "yosef josef yoseph josep yossef",
        "stefanus stevanus stepanus stephanus",
        "fransiskus franciscus fransiscus vransiskus",
        "suharto soeharto",
        "maria marya",
        "muhammad muhamad",
        "xaverius ksaverius ksaferius",
        "abraham abram",
        "teresia theresia",
        "cahyo tjahjo",
        "elisabet elizabeth",
    ],
)
def test_spellings_of_one_name_sound_alike(alike):
    assert len({sound(word) for word in alike.split()}) == 1


@pytest.mark.parametrize("different", ["maria mario", "yosef yusuf", "bria bere", "ani ana", "kota kata"])
def test_different_names_do_not(different):
    assert len({sound(word) for word in different.split()}) == 2


def test_titles_are_known_where_they_stand():
    assert goes_before("drs")
    assert not goes_before("msi")
    assert is_title("msi")
    assert not is_title("yosef")


@given(st.text())
def test_nothing_that_can_be_written_is_too_much(text):
    assert all(word and sound(word) is not None for word in spelled(text))
