"""By what somebody is recognised in a text."""

import pytest

from rakor_desktop.domain.privacy import ERASED, Trace, traces

MARIA = traces(
    [
        (Trace.NAME, "Maria Goreti"),
        (Trace.NUMBER, "197311151999122001"),
        (Trace.PHONE, "0812-3456-7890"),
        (Trace.EMAIL, "maria@contoh.go.id"),
        (Trace.NAME, "M"),
        (Trace.PHONE, "12"),
    ]
)


@pytest.mark.parametrize(
    ("text", "trace"),
    [
        ("Ibu MARIA  GORETI, S.Pd.", Trace.NAME),
        ("maria\ngoreti hadir", Trace.NAME),
        ("NIP. 19731115 199912 2 001", Trace.NUMBER),
        ("hubungi +62 812 3456 7890", Trace.PHONE),
        ("6281234567890", Trace.PHONE),
        ("(MARIA@contoh.go.id)", Trace.EMAIL),
    ],
)
def test_a_person_is_found_however_it_is_written(text, trace):
    assert MARIA.found(text) == [trace]
    assert ERASED in MARIA.without(text)
    assert MARIA.found(MARIA.without(text)) == []


@pytest.mark.parametrize(
    "text",
    ["Mariana Goreti", "Goreti Maria", "1973111519991220019", "081234567", "siti.maria@contoh.go.id", "M"],
)
def test_somebody_else_is_not(text):
    assert MARIA.found(text) == []
    assert MARIA.without(text) == text


def test_an_entry_with_a_trace_is_never_passed_over():
    quoted = traces([(Trace.NAME, 'Yosef "Jo" Contoh'), (Trace.NAME, "Ωmega Ñandu")])

    assert quoted.possible('{"text":"Yosef \\"Jo\\" Contoh"}')
    assert quoted.possible('{"text":"ωMEGA ñANDU"}')
    assert not quoted.possible('{"text":"Kapal"}')
    assert MARIA.possible('{"text":"0812 3456 7890"}')


def test_an_excerpt_shows_the_words_around():
    said = MARIA.excerpt("x" * 100 + " kata Ibu Maria Goreti kemarin\nsore " + "y" * 100)

    assert said.startswith("…")
    assert said.endswith("…")
    assert "Ibu Maria Goreti kemarin sore" in said


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("Dra. Maria Goreti, M.M.", ERASED),
        ("Prof. Dr. Maria Goreti, S.Pd., M.Si. hadir", f"{ERASED} hadir"),
        ("Ibu Dr.Maria Goreti, SE, Kepala Dinas", f"Ibu {ERASED}, Kepala Dinas"),
        ("(Maria Goreti, Ma Ina dan Dra. Ani)", f"({ERASED}, Ma Ina dan Dra. Ani)"),
        ("Dra. Maria Goreti, S.H.; Drs. Maria Goreti", f"{ERASED}; {ERASED}"),
        ("kata Maria Goreti.", f"kata {ERASED}."),
    ],
)
def test_titles_go_with_the_name(text, left):
    assert MARIA.without(text) == left
