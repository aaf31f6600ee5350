import dataclasses
import io

import pytest
import samples
from pypdf import PdfReader
from reading import pages, size_mm, whole

from rakor_desktop.documents import settlement_list
from rakor_desktop.domain.settlements import Choice


def pdf(**changes):
    return settlement_list.render_pdf(samples.settlements(**changes))


def printed(**changes):
    return whole(pdf(**changes))


def test_it_lies_across_and_bears_the_head_of_an_attachment():
    text = printed()

    assert size_mm(pdf()) == (297, 210)
    assert "LAMPIRAN ........ Berita Acara Kesepakatan Hasil Rapat Koordinasi Bidang Perindustrian" in text
    assert "Nomor : 500.9/77/2026 Tanggal : 16 April 2026" in text
    assert "PERUBAHAN DAN PENYELESAIAN KONFLIK RAPAT KOORDINASI" in text


def test_what_it_is_attached_to_is_dotted_while_unknown():
    assert "Nomor : ....... " in printed(attached_number="", attached_on=None).replace("." * 24, ".......")


def test_each_side_tells_laptop_writer_and_local_time():
    text = printed()

    assert "1. Laptop A (Maria Contoh, 14/04/2026 09.30): 30 September 2026" in text
    assert "2. Laptop C (tanpa nama, 14/04/2026 09.30): kata C" in text


def test_the_zone_is_told_once_and_a_day_stays_on_one_line():
    text = printed()

    assert "Nilai Menurut Laptop (Jam WITA)" in text
    assert "16/04/2026 11.05 WITA" not in text
    raw = "\n".join(page.extract_text() for page in PdfReader(io.BytesIO(pdf())).pages).replace("\xa0", " ")
    assert "30 September 2026" in raw
    assert "31 Oktober 2026" in raw
    assert "Jam UTC" in printed(event=dataclasses.replace(samples.EVENT, time_zone="?"))


def test_each_kind_of_decision_is_said_in_words():
    text = printed()

    assert (
        "Dipilih nilai nomor 2 (laptop B). Sesuai berita acara yang ditandatangani. Maria Contoh Laptop A"
        in text
    )
    assert "Ditulis nilai lain: Mesin pengering kopi rusak; mohon dibantu perbaikannya." in text
    assert "Semua kalimat disimpan; yang lain menjadi catatan A-012." in text
    assert "Data dipertahankan." in text
    assert "Data dihapus. - Tanpa nama" in text
    assert "B-002 digabungkan ke A-009. Dicatat dua kali." in text


def test_what_is_open_stands_in_a_section_of_its_own():
    text = printed()

    assert "SUDAH DIPUTUSKAN 1 Permasalahan A-003" in text
    assert "BELUM DIPUTUSKAN 1 Program A-007 Pagu" in text
    assert "Nilai nomor 1." in text
    assert "Data tetap ada." in text
    assert settlement_list.NONE_OPEN not in text


def test_where_there_is_nothing_it_says_so():
    text = printed(settled=(), still_open=())

    assert settlement_list.NONE_SETTLED in text
    assert settlement_list.NONE_OPEN in text


def test_an_empty_value_is_told_from_none():
    line = samples.settled_line(1, "Komoditas", [samples.side("A", "", chosen=True)], Choice.ONE)
    assert "(kosong)" in printed(settled=[line])


def test_the_chair_signs_and_the_note_taker_beside():
    last = pages(pdf(signatory=samples.COMMITTEE_CHAIR, left_signatory=samples.NOTE_TAKER))[-1]

    assert "Ketua Panitia," in last
    assert "Notulis," in last


def test_long_values_go_on_over_pages():
    sides = [samples.side("A", "kata " * 3000, chosen=True), samples.side("B", "x" * 5000)]
    line = samples.settled_line(1, "Pokok-pokok", sides, Choice.ONE)

    found = pages(pdf(settled=[line]))

    assert len(found) > 3
    assert sum(text.split().count("kata") for text in found) == 3000


@pytest.mark.parametrize("still_open", [0, 1, 2])
def test_who_signs_never_stands_on_a_page_without_a_row(still_open):
    base = samples.settlements()
    for count in range(1, 41):
        rows = [dataclasses.replace(base.settled[0], reason=f"baris{number}.") for number in range(count)]
        lines = [dataclasses.replace(base.still_open[0], title=f"baris{n}.") for n in range(still_open)]
        last = pages(pdf(settled=rows, still_open=lines))[-1]
        assert "Ketua Panitia," in last
        assert f"baris{(still_open or count) - 1}." in last


def test_what_was_decided_about_somebody_whose_data_were_removed_is_said_to_be_removed():
    line = samples.settled_line(1, "Nama lengkap", [], Choice.ONE, title="(data dihapus)")
    text = printed(settled=[line])

    assert "1 (data dihapus) Nama lengkap (data dihapus) (data dihapus) (data dihapus) Maria Contoh" in text
    assert "(kosong)" not in text
