import pytest

from rakor_desktop.domain.issues import (
    AUTHORITIES,
    ISSUE_CATEGORIES,
    ISSUE_STATUSES,
    SUBMISSIONS,
    Authority,
    IssueCategory,
    IssueInventory,
    IssueRow,
    IssueStatus,
    RegionIssues,
    Submission,
    guess_category,
)
from rakor_desktop.domain.regions import Region, RegionKind

ALOR, ENDE, BELU = (
    Region(name, code, f"Kabupaten {name}", RegionKind.KABUPATEN)
    for code, name in (("53.05", "Alor"), ("53.08", "Ende"), ("53.04", "Belu"))
)


@pytest.mark.parametrize(
    ("text", "category"),
    [
        ("Biaya angkut bahan baku dan produk antarpulau tinggi dan jadwal kapal tidak tetap", "LOGISTIK"),
        ("Ketersediaan benang dan pewarna alam untuk tenun ikat terbatas", "BAHAN_BAKU"),
        ("Alat pengolahan garam belum memenuhi standar", "PERALATAN"),
        ("Kelompok IKM terbentuk hanya saat ada bantuan", "KELEMBAGAAN"),
        ("IKM pangan belum memiliki P-IRT dan sertifikat halal", "SERTIFIKASI"),
        ("Limbah kayu mebel belum dimanfaatkan", "LINGKUNGAN"),
        ("Modal usaha kurang dan akses kredit bank sulit", "PERMODALAN"),
        ("Tenaga kerja terampil kurang, perlu pelatihan", "SDM"),
        ("Produk sulit dijual, promosi dan pameran kurang", "PEMASARAN"),
        ("Kemasan belum menarik dan merek belum terdaftar", "KEMASAN_MEREK"),
        ("Gedung sentra IKM rusak", "SENTRA"),
        ("Basis data IKM di SIINas belum lengkap", "DATA_SIINAS"),
        ("Listrik sering padam dan air terbatas", "ENERGI_AIR"),
        ("Perda RPIK belum ada, kewenangan tidak jelas", "REGULASI"),
        ("Anggaran APBD terbatas", "ANGGARAN"),
        ("Belum ada perhatian", "LAINNYA"),
        ("", "LAINNYA"),
    ],
)
def test_words_speak_for_a_category(text, category):
    assert guess_category(text) == category
    assert guess_category(text.upper()) == category


@pytest.mark.parametrize(
    "text", ["Aliran dana sehat", "pasir", "database", "alatas", "kur-kur", "kapalan", "airlangga"]
)
def test_a_word_within_another_word_says_nothing(text):
    assert guess_category(text) in {IssueCategory.OTHER, IssueCategory.BUDGET, IssueCategory.CAPITAL}


def test_of_two_that_have_as_many_words_the_one_spoken_of_first_is_meant():
    assert guess_category("mesin rusak, modal kurang") is IssueCategory.EQUIPMENT
    assert guess_category("modal kurang, mesin rusak") is IssueCategory.CAPITAL


def test_an_inventory_tells_who_is_silent():
    row = IssueRow("i", "e", "Mesin rusak")
    inventory = IssueInventory(
        "e",
        [
            RegionIssues(BELU, Submission.CONFIRMED_NONE, ()),
            RegionIssues(ALOR, Submission.SUBMITTED, (row,)),
            RegionIssues(ENDE, Submission.NOT_SUBMITTED, ()),
        ],
    )
    assert inventory.issues == [row]
    assert inventory.silent == [ENDE]


@pytest.mark.parametrize(
    ("kinds", "words"),
    [
        (IssueCategory, ISSUE_CATEGORIES),
        (IssueStatus, ISSUE_STATUSES),
        (Authority, AUTHORITIES),
        (Submission, SUBMISSIONS),
    ],
)
def test_every_kind_has_its_word(kinds, words):
    assert set(kinds) == set(words)
