from dataclasses import replace

import samples
from reading import pages, size_mm, whole

from rakor_desktop.documents import issue_inventory
from rakor_desktop.documents.data import IssueGrouping
from rakor_desktop.domain.issues import IssueCategory, IssueInventory, IssueStatus, RegionIssues, Submission
from rakor_desktop.domain.regions import Region, RegionKind

BY_CATEGORY = IssueGrouping.CATEGORY


def pdf(**changes):
    return issue_inventory.render_pdf(samples.issues(**changes))


def printed(**changes):
    return whole(pdf(**changes))


def test_the_title_avoids_the_term_of_lawmaking():
    assert (
        "DAFTAR INVENTARISASI PERMASALAHAN DAN KENDALA PEMBINAAN INDUSTRI KECIL DAN MENENGAH "
        "KABUPATEN/KOTA SE-PROVINSI NUSA TENGGARA TIMUR TAHUN 2026" in printed()
    )
    assert "INVENTARISASI MASALAH" not in printed()
    assert size_mm(pdf()) == (297, 210)


def test_the_columns_stand_on_every_page_of_the_list():
    head = (
        "No Kabupaten/Kota Bidang/ Komoditas Kategori Permasalahan/Kendala Upaya yang Telah Dilakukan "
        "Usulan Pemecahan/ Tindak Lanjut Penanggung Jawab Keterangan"
    )
    *table, recap = pages(pdf())
    assert all(head in " ".join(text.split()) for text in table)
    assert head not in " ".join(recap.split())


def test_bands_name_code_and_region_in_order():
    text = printed()
    bands = [f"{region.code} {region.title}" for region in samples.regions()]
    found = [text.index(band) for band in bands]
    assert len(bands) == 22
    assert found == sorted(found)


def test_to_have_none_and_to_have_said_nothing_are_told_apart():
    text = printed()
    assert "53.03 KABUPATEN TIMOR TENGAH UTARA Belum menyampaikan" in text
    assert "53.01 KABUPATEN KUPANG Tidak ada permasalahan yang disampaikan" in text


def test_silence_after_a_problem_was_deleted_is_no_confirmation():
    region = samples.regions()[0]
    inventory = IssueInventory("event", [RegionIssues(region, Submission.SUBMITTED, [])])
    assert "53.01 KABUPATEN KUPANG Belum menyampaikan" in printed(inventory=inventory)


def test_a_problem_keeps_its_number_and_tells_its_state():
    text = printed()
    assert "A-003 Kabupaten Alor Tenun ikat Permodalan Modal usaha terbatas" in text
    assert "Dalam proses Batas: 30/09/2026 Sumber: Diskusi" in text
    assert "(kewenangan: provinsi)" in text
    assert "Terbuka" not in text


def test_forwarded_problems_say_so():
    region = samples.regions()[4]
    row = samples.issue(1, region, IssueCategory.OTHER, "Teks", status=IssueStatus.FORWARDED)
    inventory = IssueInventory("event", [RegionIssues(region, Submission.SUBMITTED, [row])])
    assert "Diteruskan ke pusat" in printed(inventory=inventory)


def test_the_second_print_is_divided_by_category():
    text = printed(grouping=BY_CATEGORY)
    found = [text.index(band) for band in ("BAHAN BAKU A-005", "PERMODALAN A-003", "LINGKUNGAN/LIMBAH A-007")]
    assert found == sorted(found)
    assert "53.01 KABUPATEN KUPANG" not in text
    assert "Belum menyampaikan: Kabupaten Timor Tengah Utara." in text


def test_the_recapitulation_counts_a_region_once():
    recap = " ".join(pages(pdf())[-1].split())
    assert "REKAPITULASI PERMASALAHAN MENURUT KATEGORI" in recap
    assert "No Kategori Jumlah Permasalahan Jumlah Kabupaten/Kota 1 Bahan Baku 1 1" in recap
    assert "JUMLAH 7 6" in recap
    assert "Dari 22 kabupaten/kota, 6 kabupaten/kota menyampaikan permasalahan." in recap


def test_a_problem_of_the_province_has_a_band_but_counts_for_no_region():
    province = Region("prov", "PROV", "Provinsi Nusa Tenggara Timur", RegionKind.PROVINCE)
    row = samples.issue(1, province, IssueCategory.BUDGET, "Anggaran terbatas")
    silent = Region("lain", "LAIN", "Lainnya", RegionKind.OTHER)
    groups = [
        RegionIssues(province, Submission.SUBMITTED, [row]),
        RegionIssues(silent, Submission.NOT_SUBMITTED, []),
    ]
    text = printed(inventory=IssueInventory("event", groups))
    assert "PROVINSI NUSA TENGGARA TIMUR A-001" in text
    assert "PROV " not in text
    assert "LAINNYA" not in text
    assert "JUMLAH 1 0" in text


def test_an_empty_inventory_is_a_paper_too():
    empty = IssueInventory("event", [])
    assert "JUMLAH 0 0" in printed(inventory=empty)
    assert "Belum ada permasalahan yang disampaikan." in printed(inventory=empty, grouping=BY_CATEGORY)


def test_a_signature_stands_with_the_recapitulation():
    last = pages(pdf(signatory=samples.HEAD))[-1]
    assert "JUMLAH" in last
    assert "NIP 19800101 200501 1 999" in last


def test_thousands_of_problems_are_printed_and_found_again():
    region = samples.regions()[4]
    rows = [
        replace(samples.issue(n, region, IssueCategory.CAPITAL, f"Masalah nomor{n}"), number=f"A-{n:04}")
        for n in range(1500)
    ]
    inventory = IssueInventory("event", [RegionIssues(region, Submission.SUBMITTED, rows)])
    text = printed(inventory=inventory)
    assert "A-1499" in text
    assert "JUMLAH 1500 1" in text


def test_a_description_of_several_pages_goes_on():
    region = samples.regions()[4]
    row = replace(
        samples.issue(1, region, IssueCategory.CAPITAL, "kata " * 3000), measures_taken="x" * 10_000
    )
    inventory = IssueInventory("event", [RegionIssues(region, Submission.SUBMITTED, [row])])
    found = pages(pdf(inventory=inventory))
    assert sum(text.split().count("kata") for text in found) == 3000
