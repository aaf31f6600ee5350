from dataclasses import replace
from io import BytesIO

import pytest
import samples
from PIL import Image
from reading import pages

from rakor_desktop.documents import page
from rakor_desktop.documents.letterhead import letterhead
from rakor_desktop.domain.papers import PaperSettings, Sheet

LAYOUT = page.Layout(PaperSettings(), Sheet.A4)
LONG = (
    "Dinas Koperasi, Usaha Kecil dan Menengah, Perindustrian, Perdagangan, Transmigrasi, Tenaga Kerja, "
    "dan Pemberdayaan Masyarakat"
)


def png(wide=300, high=360):
    target = BytesIO()
    Image.new("RGBA", (wide, high), (200, 0, 0, 128)).save(target, "PNG")
    return target.getvalue()


def head(**changes):
    return letterhead(replace(samples.LETTERHEAD, **changes), PaperSettings(), LAYOUT.width)


def lines(**changes):
    (flowable,) = head(**changes)
    return [(line.text, line.size) for line in flowable._lines]


def test_the_ordinary_letterhead_has_its_official_sizes():
    assert lines()[:2] == [
        ("PEMERINTAH PROVINSI NUSA TENGGARA TIMUR", 12),
        ("DINAS PERINDUSTRIAN DAN PERDAGANGAN", 16),
    ]


def test_a_name_somewhat_too_wide_shrinks_in_ratio():
    government, agency = lines(agency="Dinas Perindustrian dan Perdagangan Kabupaten")[:2]
    assert 11 <= agency[1] < 16
    assert government[1] / agency[1] == pytest.approx(12 / 16)


def test_a_very_long_name_wraps_and_is_never_smaller_than_eleven():
    found = lines(agency=LONG, emblem=png())
    agency = [line for line in found if line[0].isupper() and not line[0].startswith("PEMERINTAH")]
    assert 2 <= len(agency) <= 3
    assert all(size >= 11 for _text, size in agency)
    assert " ".join(text for text, _size in agency) == LONG.upper()


def test_an_endless_name_is_cut_with_a_sign():
    found = lines(agency="PANJANG " * 300)
    assert sum("PANJANG" in text for text, _size in found) == 3
    assert any(text.endswith("…") for text, _size in found)


def test_the_emblem_is_printed_when_it_is_a_picture():
    (flowable,) = head(emblem=png())
    pdf = page.render("Uji", [flowable], LAYOUT)
    assert b"/Image" in pdf
    assert "DINAS PERINDUSTRIAN" in pages(pdf)[0]


@pytest.mark.parametrize("content", [b"", b"bukan gambar", png()[:60], png(9000, 9000)])
def test_what_is_no_sensible_picture_is_left_out(content):
    (flowable,) = head(emblem=content)
    assert flowable._emblem is None


def test_nothing_is_printed_where_nothing_was_entered():
    assert letterhead(None, PaperSettings(), LAYOUT.width) == []
    assert head(government="", agency="", address="", contact="") == []


def test_senseless_sizes_still_fit_a_page():
    wild = PaperSettings(government_size=500, agency_size=900)
    (flowable,) = letterhead(samples.LETTERHEAD, wild, LAYOUT.width)
    assert flowable.height < 200
