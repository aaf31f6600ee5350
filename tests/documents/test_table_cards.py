import re

import pypdfium2
import pytest
import samples
from reading import pages, size_mm, whole

from rakor_desktop.documents import table_cards
from rakor_desktop.documents.card_data import TableCardKind
from rakor_desktop.domain.papers import PaperSettings, Sheet


def printed(**changes):
    return table_cards.render_pdf(samples.table_cards(**changes))


def ends_of_the_word(pdf, word):
    """The lower left corners of the first and last letter, wherever the word stands."""
    document = pypdfium2.PdfDocument(pdf)
    page = document[0]
    text = page.get_textpage()
    letters = text.get_text_range()
    found = [
        (text.get_charbox(match.start())[:2], text.get_charbox(match.end() - 1)[:2])
        for match in re.finditer(word, letters)
    ]
    for part in (text, page, document):
        part.close()
    return found


def test_the_name_stands_on_both_sides_one_of_them_upside_down():
    row = samples.person(2, prefix="Dra.", name="Maria", suffix="M.Si.")
    pdf = printed(people=[row])
    assert size_mm(pdf) == (297, 210)
    assert whole(pdf).replace("\u00a0", " ").count("Dra. Maria, M.Si.") == 2
    assert whole(pdf).count("Kepala Bidang Perindustrian") == 2
    middle = 210 / 2 / 25.4 * 72
    (lower_m, lower_a), (upper_m, upper_a) = sorted(
        ends_of_the_word(pdf, "Maria"), key=lambda ends: ends[0][1]
    )
    assert lower_m[1] < middle < upper_m[1]
    assert lower_m[0] < lower_a[0]
    assert upper_m[0] > upper_a[0]


def height_of_capital(pdf, letter):
    """How high the first such letter is, in mm."""
    document = pypdfium2.PdfDocument(pdf)
    page = document[0]
    text = page.get_textpage()
    _left, bottom, _right, top = text.get_charbox(text.get_text_range().index(letter))
    for part in (text, page, document):
        part.close()
    return (top - bottom) / 72 * 25.4


def test_a_name_is_read_from_five_metres_however_long_office_and_institution_are():
    row = samples.person(
        1,
        prefix="Drs.",
        name="Januarius Contoh Sembilan Belas",
        suffix="M.Si.",
        position="Kepala Dinas Perindustrian, Perdagangan, Koperasi, dan Usaha Kecil dan Menengah",
        organization="Dinas Perindustrian, Perdagangan, Koperasi, dan Usaha Kecil dan Menengah",
        region_code="53.02",
        region="Kabupaten Timor Tengah Selatan",
    )
    pdf = printed(people=[row])
    assert height_of_capital(pdf, "J") >= 15
    text = whole(pdf)
    assert text.count(row.position) == text.count(row.region) == 2
    places = printed(people=[row], kind=TableCardKind.PLACE)
    assert height_of_capital(places, "K") >= 15


def test_there_is_a_sheet_for_each_person_in_the_order_of_the_printed_list():
    rows = samples.people()
    found = pages(printed(people=rows[::-1]))
    assert len(found) == 60
    for row, text in zip(sorted(rows, key=lambda row: row.order), found, strict=True):
        assert row.name in " ".join(text.split())


def test_places_stand_once_each_kabupaten_and_kota_in_capitals_by_code():
    found = [" ".join(text.split()) for text in pages(printed(kind=TableCardKind.PLACE))]
    assert len(found) == 23
    assert found[0] == "KABUPATEN KUPANG KABUPATEN KUPANG"
    assert found[21] == "KOTA KUPANG KOTA KUPANG"
    assert "Dinas Perindustrian dan Perdagangan Provinsi" in found[22]


@pytest.mark.parametrize("name", ["Li", "Yohanes Baptista Contoh da Costa Nai Bria " * 3, "W" * 90, ""])
def test_no_name_is_too_long_or_too_short(name):
    assert len(pages(printed(people=[samples.person(1, name=name)]))) == 1


def test_nobody_is_still_a_sheet():
    assert len(pages(printed(people=[]))) == 1
    assert len(pages(printed(people=[], kind=TableCardKind.PLACE))) == 1


def test_f4_is_folded_too():
    assert size_mm(printed(settings=PaperSettings(list_sheet=Sheet.F4))) == (330, 215)
