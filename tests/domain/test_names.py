import pytest
from hypothesis import given
from hypothesis import strategies as st

from rakor_desktop.domain.names import PersonName, name_warnings, split_name, tidy_name

letters = st.text("abcdefimnoprstyABCDEHIMPRST .,'’-\t", max_size=40)
PIECES = """
Drs. Dra Ir. dr. DR. Prof.Dr. H. P. S.E. SE SH M.Si MSi M. Si S.H.M.H. Ph.D Maria da Costa Na'i Se Yosef , . CFrA
"""
jumbles = st.lists(st.sampled_from(PIECES.split()), max_size=9).map(" ".join)


def test_titles_stand_around_the_name():
    person = PersonName("Drs.", "Yosef Contoh", "M.Si.")
    assert person.full == "Drs. Yosef Contoh, M.Si."
    assert PersonName("", "Yosef", "").full == "Yosef"


def test_only_the_name_is_put_in_capitals():
    assert PersonName("Dra.", "Maria Contoh", "S.E., M.Si.").upper == "Dra. MARIA CONTOH, S.E., M.Si."
    assert PersonName("dr.", "Maria Na'i", "").upper == "dr. MARIA NA'I"


def test_lists_are_sorted_without_titles_and_case():
    people = [
        PersonName("Drs.", "yosef", ""),
        PersonName("Prof.", "Ana", "S.E."),
        PersonName("", "Maria", ""),
    ]
    assert [person.name for person in sorted(people, key=lambda person: person.sort_key)] == [
        "Ana",
        "Maria",
        "yosef",
    ]


@pytest.mark.parametrize(
    ("name", "initials"),
    [
        ("Maria da Costa", "MC"),
        ("Yosef", "Y"),
        ("Maria Contoh Satu", "MS"),
        ("'aisyah", "A"),
        ("", ""),
        ("2", ""),
        ("da", "D"),
    ],
)
def test_initials_stand_for_a_person(name, initials):
    assert PersonName("Dr.", name, "M.Si.").initials == initials


@pytest.mark.parametrize(
    ("text", "prefix", "name", "suffix"),
    [
        ("Drs. Yosef Contoh, M.Si.", "Drs.", "Yosef Contoh", "M.Si."),
        ("Yosef Contoh", "", "Yosef Contoh", ""),
        ("Yosef", "", "Yosef", ""),
        ("  Drs.   Yosef \n Contoh ,M.Si ", "Drs.", "Yosef Contoh", "M.Si."),
        ("DRS.YOSEF CONTOH, M.SI", "Drs.", "YOSEF CONTOH", "M.Si."),
        ("Yosef Contoh SH MH", "", "Yosef Contoh", "S.H., M.H."),
        ("Yosef Contoh, SH MH", "", "Yosef Contoh", "S.H., M.H."),
        ("Yosef Contoh, SE, MM", "", "Yosef Contoh", "S.E., M.M."),
        ("Yosef Contoh,SE.MM", "", "Yosef Contoh", "S.E., M.M."),
        ("Yosef Contoh S.E, M.M", "", "Yosef Contoh", "S.E., M.M."),
        ("Yosef Contoh S.H.M.H.", "", "Yosef Contoh", "S.H., M.H."),
        ("Yosef Contoh S. Pd", "", "Yosef Contoh", "S.Pd."),
        ("Maria Contoh ST", "", "Maria Contoh", "S.T."),
        ("Maria Contoh, MSi", "", "Maria Contoh", "M.Si."),
        ("Maria Contoh MSi", "", "Maria Contoh", "M.Si."),
        ("Maria Contoh, amd", "", "Maria Contoh", "A.Md."),
        ("Maria Contoh, S.I.Kom", "", "Maria Contoh", "S.I.Kom."),
        ("Maria Contoh, S.Tr", "", "Maria Contoh", "S.Tr."),
        ("Prof.Dr.Ir. Maria Contoh, M.T., Ph.D", "Prof. Dr. Ir.", "Maria Contoh", "M.T., Ph.D."),
        ("prof dr ir Maria Contoh", "Prof. dr. Ir.", "Maria Contoh", ""),
        ("Hj. Siti Contoh", "Hj.", "Siti Contoh", ""),
        ("H. Ahmad Contoh", "H.", "Ahmad Contoh", ""),
        ("Pdt Maria Contoh, STh", "Pdt.", "Maria Contoh", "S.Th."),
        ("Rm. Yosef Contoh", "Rm.", "Yosef Contoh", ""),
        ("P. Yosef Contoh", "P.", "Yosef Contoh", ""),
        ("P Yosef Contoh", "", "P Yosef Contoh", ""),
        ("Apt Maria Contoh, S.Farm", "Apt.", "Maria Contoh", "S.Farm."),
        ("Maria Contoh, S.Farm., Apt", "", "Maria Contoh", "S.Farm., Apt."),
        ("Maria Contoh, SE, Ak", "", "Maria Contoh", "S.E., Ak."),
        ("Maria Contoh, CFrA", "", "Maria Contoh", "CFrA"),
        ("M. Natsir Contoh", "", "M. Natsir Contoh", ""),
        ("Yohanes Se", "", "Yohanes Se", ""),
        ("Maria Ma", "", "Maria Ma", ""),
        ("Irma Contoh", "", "Irma Contoh", ""),
        ("Drajat Contoh", "", "Drajat Contoh", ""),
        ("Ir.", "", "Ir.", ""),
        ("SH", "", "SH", ""),
        ("", "", "", ""),
        (" , , ", "", "", ""),
        (", Maria, SE", "", "Maria", "S.E."),
        ("Maria\u200b Contoh", "", "Maria Contoh", ""),
    ],
)
def test_titles_are_split_off_and_spelled_officially(text, prefix, name, suffix):
    assert split_name(text) == PersonName(prefix, name, suffix)


@pytest.mark.parametrize(
    ("text", "prefix"),
    [
        ("dr. Maria", "dr."),
        ("dr Maria", "dr."),
        ("Dr. Maria", "Dr."),
        ("DR Maria", "Dr."),
        ("drg. Maria", "drg."),
        ("DRG Maria", "drg."),
    ],
)
def test_a_physician_is_not_a_doctor_of_philosophy(text, prefix):
    assert split_name(text).prefix == prefix


@pytest.mark.parametrize("apostrophe", "’‘ʼ`´")
def test_apostrophes_survive_as_one_kind(apostrophe):
    assert split_name(f"Yohanes Na{apostrophe}i").name == "Yohanes Na'i"


@given(letters | jumbles)
def test_splitting_again_changes_nothing(text):
    person = split_name(text)
    assert split_name(person.full) == person


@given(st.text())
def test_any_text_has_a_full_name_that_stays(text):
    person = split_name(text)
    assert split_name(person.full) == person
    assert bool(person.name) == bool(person.full)


@pytest.mark.parametrize(
    ("text", "tidy"),
    [
        ("MARIA DA COSTA", "Maria da Costa"),
        ("YOHANES NA'I", "Yohanes Na'i"),
        ("D'ROSARI MARIA", "D'Rosari Maria"),
        ("DA COSTA", "Da Costa"),
        ("YOSEF DO", "Yosef Do"),
        ("MARIA CONTOH-SATU", "Maria Contoh-Satu"),
        ("M.NATSIR CONTOH", "M.Natsir Contoh"),
        ("YOHANES CONTOH II", "Yohanes Contoh II"),
        ("DRS. YOSEF CONTOH, M.SI", "Drs. Yosef Contoh, M.Si."),
        ("maria da costa", "Maria da Costa"),
        ("Maria da Costa", "Maria da Costa"),
        ("Maria DA Costa", "Maria DA Costa"),
        ("Yosef McContoh", "Yosef McContoh"),
        ("", ""),
    ],
)
def test_a_name_in_capitals_is_set_in_ordinary_case(text, tidy):
    assert tidy_name(text) == tidy


@given(letters | jumbles)
def test_tidying_again_changes_nothing(text):
    assert tidy_name(tidy_name(text)) == tidy_name(text)


@given(letters | jumbles)
def test_tidying_changes_nothing_but_case_and_titles(text):
    assert split_name(tidy_name(text)).sort_key == split_name(text).sort_key


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("MARIA DA COSTA", "huruf kapital semua; lazimnya “Maria da Costa”"),
        ("Maria Contoh 2", "memuat angka"),
        ("Yosef Contoh SH", "dipisahkan dengan koma: “Yosef Contoh, S.H.”"),
        ("Drs. Yosef Contoh M.Si, MM", "dipisahkan dengan koma"),
        ("DR. Maria Contoh", "“Dr.” untuk doktor atau “dr.” untuk dokter"),
    ],
)
def test_what_looks_wrong_about_a_name_is_said(text, reason):
    (warning,) = name_warnings(text)
    assert reason in warning


@pytest.mark.parametrize(
    "text", ["Drs. Yosef Contoh, M.Si.", "Maria da Costa", "Yosef", "Al", "AL", "", "Maria Contoh, SE"]
)
def test_a_proper_name_gives_no_warning(text):
    assert name_warnings(text) == []


@pytest.mark.parametrize("text", ["Drs. Yosef", "Yosef, M.Si.", "Yosef Contoh SH"])
def test_titles_do_not_belong_in_the_field_of_the_name(text):
    (warning,) = name_warnings(text, name_only=True)
    assert "kolom gelar" in warning


def test_a_very_long_name_is_read_at_once():
    assert split_name("SX " * 3_333).name.startswith("SX SX")
    assert split_name("Ir. " * 2_500).name == "Ir."
