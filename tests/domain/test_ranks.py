import pytest
from hypothesis import given
from hypothesis import strategies as st

from rakor_desktop.domain import i18n
from rakor_desktop.domain.errors import RakorError
from rakor_desktop.domain.ranks import (
    OFFICE_LEVELS,
    PPPK_GRADES,
    RANKS,
    OfficeLevel,
    Rank,
    find_rank,
    is_agency_head,
    suggest_level,
)
from rakor_desktop.domain.regions import RegionKind

KAB, KOTA, PROV = RegionKind.KABUPATEN, RegionKind.KOTA, RegionKind.PROVINCE
PUSAT, LAIN = RegionKind.CENTRAL, RegionKind.OTHER


def test_seventeen_ranks_of_civil_servants_and_seventeen_grades_of_contract_staff():
    assert len(RANKS) == len(set(RANKS)) == 17
    assert (PPPK_GRADES[0], PPPK_GRADES[8], PPPK_GRADES[-1], len(PPPK_GRADES)) == ("I", "IX", "XVII", 17)


@pytest.mark.parametrize(
    ("text", "full"),
    [
        ("IV/c", "Pembina Utama Muda (IV/c)"),
        ("4c", "Pembina Utama Muda (IV/c)"),
        ("III a", "Penata Muda (III/a)"),
        ("IIIa", "Penata Muda (III/a)"),
        ("pembina", "Pembina (IV/a)"),
        ("Pembina Utama Muda (IV/c)", "Pembina Utama Muda (IV/c)"),
        ("Pembina Tk. I", "Pembina Tingkat I (IV/b)"),
        ("Pembina Tk.I, IV/b", "Pembina Tingkat I (IV/b)"),
        ("Pembina Tkt I - IV/b", "Pembina Tingkat I (IV/b)"),
        ("Penata Tingkat 1", "Penata Tingkat I (III/d)"),
    ],
)
def test_a_rank_is_found_by_its_grade_or_name(text, full):
    assert find_rank(text).full == full


@pytest.mark.parametrize("rank", RANKS)
def test_every_rank_is_found_in_every_form(rank):
    assert find_rank(rank.grade) == find_rank(rank.name) == find_rank(rank.full) == rank


@pytest.mark.parametrize("text", ["", "V/a", "III/e", "Penata Muda (IV/c)", "Jenderal", "III", "Pembina Tk."])
def test_an_unknown_or_contradictory_rank_is_refused(text):
    with pytest.raises(RakorError, match="tidak dikenal"):
        find_rank(text)


def test_levels_of_office_sort_from_minister_to_guest():
    assert [level.order for level in OfficeLevel] == [10, 20, 30, 40, 50, 60, 65, 70, 75, 80, 90]
    assert Rank("I/a", "Juru Muda") == RANKS[0]


def test_every_level_has_a_label():
    assert set(OFFICE_LEVELS) == set(OfficeLevel)
    assert OfficeLevel.SEKDA.label == i18n._("Sekretaris Daerah")


@pytest.mark.parametrize(
    ("position", "kind", "level"),
    [
        ("Direktur Jenderal IKMA", PUSAT, OfficeLevel.MENTERI_DIRJEN),
        ("Dirjen IKMA", PUSAT, OfficeLevel.MENTERI_DIRJEN),
        ("Wakil Menteri Perindustrian", PUSAT, OfficeLevel.MENTERI_DIRJEN),
        ("Gubernur", PROV, OfficeLevel.KEPALA_DAERAH),
        ("Bupati", KAB, OfficeLevel.KEPALA_DAERAH),
        ("Pj. Bupati Belu", KAB, OfficeLevel.KEPALA_DAERAH),
        ("Wakil Bupati", KAB, OfficeLevel.KEPALA_DAERAH),
        ("Walikota", KOTA, OfficeLevel.KEPALA_DAERAH),
        ("Sekretaris Daerah", KAB, OfficeLevel.SEKDA),
        ("Plh. Sekda", PROV, OfficeLevel.SEKDA),
        ("Direktur IKM Pangan, Furnitur, dan Bahan Bangunan", PUSAT, OfficeLevel.JPT_PRATAMA_PUSAT_PROV),
        ("Sekretaris Direktorat Jenderal IKMA", PUSAT, OfficeLevel.JPT_PRATAMA_PUSAT_PROV),
        ("Kepala Dinas", PROV, OfficeLevel.JPT_PRATAMA_PUSAT_PROV),
        ("Kepala Dinas Perindustrian dan Perdagangan Provinsi NTT", None, OfficeLevel.JPT_PRATAMA_PUSAT_PROV),
        ("Kepala Bappeda", PROV, OfficeLevel.JPT_PRATAMA_PUSAT_PROV),
        ("Asisten Perekonomian", PROV, OfficeLevel.JPT_PRATAMA_PUSAT_PROV),
        ("Kepala Dinas", KAB, OfficeLevel.JPT_PRATAMA_KAB),
        ("Kepala Dinas", None, OfficeLevel.JPT_PRATAMA_KAB),
        ("Plt. Kepala Dinas", KOTA, OfficeLevel.JPT_PRATAMA_KAB),
        ("Kepala Dinas Koperasi, UKM, dan Perindustrian", KAB, OfficeLevel.JPT_PRATAMA_KAB),
        ("Kadisperindag", KAB, OfficeLevel.JPT_PRATAMA_KAB),
        ("Sekretaris/Plt. Kepala Dinas", KAB, OfficeLevel.JPT_PRATAMA_KAB),
        ("Sekretaris Dinas", PROV, OfficeLevel.ADMINISTRATOR_PROV),
        ("Kepala Bidang Industri", PROV, OfficeLevel.ADMINISTRATOR_PROV),
        ("Kabid Perindustrian", KAB, OfficeLevel.ADMINISTRATOR_KAB),
        ("Sekretaris Dinas Koperasi", KAB, OfficeLevel.ADMINISTRATOR_KAB),
        ("Kepala Dinas (diwakili oleh Sekretaris)", KAB, OfficeLevel.ADMINISTRATOR_KAB),
        ("Camat", KAB, OfficeLevel.ADMINISTRATOR_KAB),
        ("Kepala Seksi", KAB, OfficeLevel.PENGAWAS),
        ("Kasubag Umum", KAB, OfficeLevel.PENGAWAS),
        ("Kepala UPTD Kemasan", PROV, OfficeLevel.PENGAWAS),
        ("Pembina Industri Ahli Muda", KAB, OfficeLevel.FUNGSIONAL),
        ("Penyuluh Perindustrian dan Perdagangan Ahli Muda", KAB, OfficeLevel.FUNGSIONAL),
        ("Ketua Tim Kerja", PUSAT, OfficeLevel.FUNGSIONAL),
        ("Pengadministrasi Umum", KAB, OfficeLevel.PELAKSANA),
        ("Analis Perdagangan", KAB, OfficeLevel.PELAKSANA),
        ("Staf Bidang Koperasi", KAB, OfficeLevel.PELAKSANA),
        ("Ajudan Bupati", KAB, OfficeLevel.PELAKSANA),
        ("Sekretaris Pribadi Bupati", KAB, OfficeLevel.PELAKSANA),
        ("a.n. Kepala Dinas", KAB, OfficeLevel.PELAKSANA),
        ("Mewakili Kepala Dinas", KAB, OfficeLevel.PELAKSANA),
        ("Kepala Dinas (diwakili)", KAB, OfficeLevel.PELAKSANA),
        ("Tenaga Penyuluh Lapangan", KAB, OfficeLevel.NON_ASN),
        ("TPL", KAB, OfficeLevel.NON_ASN),
        ("Direktur CV Contoh", LAIN, OfficeLevel.NON_ASN),
        ("Sekretaris Asosiasi Tenun", LAIN, OfficeLevel.NON_ASN),
        ("Pemilik IKM", KAB, OfficeLevel.NON_ASN),
        ("Ketua Kelompok Tenun", LAIN, OfficeLevel.NON_ASN),
        ("Pegawai Bank NTT", LAIN, OfficeLevel.NON_ASN),
        ("Wiraswasta", LAIN, OfficeLevel.NON_ASN),
        ("", KAB, OfficeLevel.NON_ASN),
    ],
)
def test_the_words_of_the_position_suggest_the_level(position, kind, level):
    assert suggest_level(position, kind) is level


@pytest.mark.parametrize(
    "position",
    [
        "Kepala Dinas",
        "KEPALA DINAS PERINDUSTRIAN DAN PERDAGANGAN",
        "Plt. Kepala Dinas",
        "Plh Kepala Dinas",
        "Plt. Dinas Perindustrian dan Perdagangan Provinsi NTT",
        "Pelaksana Tugas Kepala Dinas",
        "Kadis",
        "Ka. Dinas",
        "Kadisperindag",
        "Kepala Disperindag",
        "Sekretaris Dinas/Plt. Kepala Dinas",
        "Kepala Badan",
    ],
)
def test_the_head_of_an_agency_is_known_by_the_position(position):
    assert is_agency_head(position)


@pytest.mark.parametrize(
    "position",
    [
        "",
        "Kepala Bidang pada Dinas Perindustrian",
        "Kepala Seksi",
        "Sekretaris Dinas",
        "Staf Kepala Dinas",
        "a.n. Kepala Dinas",
        "an. Kepala Dinas",
        "Mewakili Kepala Dinas",
        "Kepala Dinas (diwakili Sekretaris)",
        "Kepala UPTD Dinas",
        "Kepala Distrik",
        "Mantan Kepala Dinas",
        "Bupati",
    ],
)
def test_nobody_else_counts_as_the_head(position):
    assert not is_agency_head(position)


@given(st.text(), st.sampled_from([None, *RegionKind]))
def test_any_position_gets_a_level(position, kind):
    assert suggest_level(position, kind) in OfficeLevel
