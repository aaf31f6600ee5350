from dataclasses import replace

import pytest
import samples
from reading import pages, size_mm, whole

from rakor_desktop.documents import attendance_recap
from rakor_desktop.domain.papers import PaperSettings, Sheet, SignatoryRole


def printed(**changes):
    return attendance_recap.render_pdf(samples.recap(**changes))


def test_it_is_headed_and_counted_as_the_office_wants_it():
    text = whole(printed())
    assert "REKAPITULASI KEHADIRAN RAPAT KOORDINASI BIDANG PERINDUSTRIAN" in text
    assert "Hari/Tanggal : Selasa–Kamis, 14–16 April 2026" in text
    columns = "No Kode Kabupaten/Kota Diundang Hadir L Hadir P Jumlah Hari I Hari II Hari III Keterangan"
    assert columns in text
    assert "1 53.01 Kabupaten Kupang 2 2 0 2 2 2 2" in text
    assert "20 53.20 Kabupaten Sabu Raijua" in text


def test_below_the_regions_stand_the_others_and_the_total():
    text = whole(printed())
    order = ["22 53.71 Kota Kupang", "23 Provinsi NTT", "24 Kementerian Perindustrian", "25 Instansi terkait", "26 Lainnya", "JUMLAH 60 37 17 54 54 54 54"]  # fmt: skip
    found = [text.index(words) for words in order]
    assert found == sorted(found)


def test_the_regions_that_are_missing_are_named_and_each_is_counted_once():
    text = whole(printed())
    assert (
        "Kabupaten/Kota yang belum hadir: Kabupaten Timor Tengah Utara, Kabupaten Sumba Timur, "
        "Kabupaten Sumba Barat."
    ) in text
    assert "Dari 22 kabupaten/kota se-Nusa Tenggara Timur, hadir 19 kabupaten/kota (86,4 persen)." in text
    assert text.count("Belum hadir") == 3


def test_all_came():
    rows = tuple(replace(row, marks=samples.marks(1)) for row in samples.people())
    text = whole(printed(rows=rows))
    assert "Kabupaten/Kota yang belum hadir: tidak ada." in text
    assert "hadir 22 kabupaten/kota (100 persen)." in text


def test_whose_sex_is_unknown_is_told_beside_the_region_and_the_total():
    rows = (samples.person(1, sex="", region_uid="region-53.01", region_code="53.01"),)
    text = whole(printed(rows=rows))
    assert "Kabupaten Kupang 1 0 0 1 1 1 1 L/P belum terisi: 1" in text
    assert "JUMLAH 1 0 0 1 1 1 1 L/P belum terisi: 1" in text


@pytest.mark.parametrize("sheet", list(Sheet))
@pytest.mark.parametrize("days", range(1, 5))
def test_it_is_one_upright_page(sheet, days):
    pptk = replace(samples.HEAD, role=SignatoryRole.PPTK)
    pdf = printed(
        settings=PaperSettings(list_sheet=sheet, acknowledged=True),
        left_signatory=pptk,
        days=samples.DAYS[:days],
    )
    assert len(pages(pdf)) == 1
    assert size_mm(pdf) == ((210, 297) if sheet is Sheet.A4 else (215, 330))
    assert "Mengetahui" in whole(pdf)


def test_many_days_need_wide_paper():
    days = [replace(samples.DAYS[0], uid=f"d{n}", date=replace_day(n)) for n in range(1, 15)]
    pdf = printed(days=days)
    assert size_mm(pdf) == (297, 210)
    assert "Hari XIV" in whole(pdf)


def replace_day(number):
    return samples.FIRST_DAY.replace(day=number)


def test_another_province_keeps_its_whole_name():
    event = replace(samples.EVENT, province="Maluku Utara")
    assert "Provinsi Maluku Utara" in whole(printed(event=event))
