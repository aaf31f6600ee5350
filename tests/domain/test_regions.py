import csv
from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rakor_desktop import paths
from rakor_desktop.domain.errors import AmbiguousError, RakorError
from rakor_desktop.domain.ids import natural_uid
from rakor_desktop.domain.regions import (
    CENTRAL_CODE,
    OTHER_CODE,
    PROVINCE_CODE,
    REGION_KINDS,
    Gazetteer,
    Region,
    RegionKind,
    region_rows,
)

ATAMBUA = Path(__file__).parents[1] / "data" / "atambua_2019_regions.csv"


def read(path):
    with path.open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines))


NTT = region_rows(read(paths.reference("ntt_regions.csv")), read(paths.reference("ntt_region_crosswalk.csv")))


@pytest.fixture(scope="module")
def gazetteer():
    return Gazetteer(NTT)


def code_of(gazetteer, text):
    return gazetteer.find(text).region.code


def test_the_list_printed_in_atambua_holds_19_regions_of_22(gazetteer):
    found = [gazetteer.find(row["Kabupaten/Kota"]).region for row in read(ATAMBUA)]
    coverage = gazetteer.coverage(found)

    assert (coverage.entries, coverage.distinct, coverage.total) == (20, 19, 22)
    assert [region.code for region in coverage.doubled] == ["53.13"]
    assert [region.code for region in coverage.missing] == ["53.03", "53.11", "53.12"]
    assert [region.short for region in coverage.missing] == [
        "Timor Tengah Utara",
        "Sumba Timur",
        "Sumba Barat",
    ]


def test_the_province_has_21_kabupaten_and_one_kota(gazetteer):
    kinds = [region.kind for region in gazetteer.regencies]
    assert (kinds.count(RegionKind.KABUPATEN), kinds.count(RegionKind.KOTA), len(kinds)) == (21, 1, 22)
    assert [region.code for region in gazetteer.regencies] == sorted(
        region.code for region in gazetteer.regencies
    )


def test_collective_places_come_last_and_are_not_counted(gazetteer):
    assert [region.code for region in gazetteer.regions[-3:]] == [PROVINCE_CODE, CENTRAL_CODE, OTHER_CODE]
    coverage = gazetteer.coverage(gazetteer.regions[-3:])
    assert (coverage.entries, coverage.distinct, len(coverage.missing)) == (0, 0, 22)


@pytest.mark.parametrize("region", NTT, ids=lambda region: region.code)
def test_every_region_is_found_by_its_name_code_and_aliases(gazetteer, region):
    for spelling in (region.name, region.code, region.title, *region.aliases):
        match = gazetteer.find(spelling)
        assert match.region == region
        assert match.warning is None


@given(
    st.sampled_from(NTT),
    st.sampled_from([str.upper, str.lower, str.title]),
    st.sampled_from(["", " ", "  ", "\u00a0"]),
)
def test_case_and_spaces_do_not_matter(region, case, space):
    written = f"{space}{case(region.name)}{space}".replace(" ", f" {space}")
    assert Gazetteer(NTT).find(written).region == region


@pytest.mark.parametrize("text", ["Kupang", "kupang", " KUPANG "])
def test_a_bare_kupang_is_refused_naming_both(gazetteer, text):
    with pytest.raises(AmbiguousError, match=r"Kabupaten Kupang \(53\.01\) atau Kota Kupang \(53\.71\)"):
        gazetteer.find(text)


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("Kabupaten Kupang", "53.01"),
        ("Kab. Kupang", "53.01"),
        ("Kab.Kupang", "53.01"),
        ("kab kupang", "53.01"),
        ("Pemkab Kupang", "53.01"),
        ("Pemerintah Kabupaten Kupang", "53.01"),
        ("Kota Kupang", "53.71"),
        ("Pemkot Kupang", "53.71"),
        ("Pemerintah Kota Kupang", "53.71"),
        ("TTS", "53.02"),
        ("Kabupaten TTS", "53.02"),
        ("kab. ttu", "53.03"),
        ("Manggarai", "53.10"),
        ("Kab. Manggarai", "53.10"),
        ("Manggarai Timur", "53.19"),
        ("Kab. Manggarai Barat", "53.15"),
        ("Sumba Barat", "53.12"),
        ("Sumba Barat Daya", "53.18"),
        ("SBD", "53.18"),
        ("Nagekeo.", "53.16"),
        ("53,05", "53.05"),
        ("BPS 5305", "53.03"),
        ("Provinsi", "PROV"),
        ("Provinsi NTT", "PROV"),
        ("Propinsi NTT", "PROV"),
        ("Prov. NTT", "PROV"),
        ("Pemprov NTT", "PROV"),
        ("Pemerintah Provinsi Nusa Tenggara Timur", "PROV"),
        ("Nusa Tenggara Timur", "PROV"),
        ("53", "PROV"),
        ("Kementerian Perindustrian", "PUSAT"),
        ("Kementrian Perindustrian RI", "PUSAT"),
        ("Kemenperin", "PUSAT"),
        ("Pusat", "PUSAT"),
        ("Lainnya", "LAIN"),
        ("lain", "LAIN"),
    ],
)
def test_a_region_is_found_as_people_write_it(gazetteer, text, code):
    match = gazetteer.find(text)
    assert (match.region.code, match.warning) == (code, None)


@pytest.mark.parametrize(
    ("text", "code", "other"),
    [("53.1", "53.10", "53.01"), ("53.2", "53.20", "53.02"), ("53,1", "53.10", "53.01")],
)
def test_a_code_that_a_spreadsheet_shortened_is_mended_with_a_warning(gazetteer, text, code, other):
    match = gazetteer.find(text)
    assert match.region.code == code
    assert code in match.warning
    assert other in match.warning


def test_a_shortened_code_that_no_spreadsheet_made_is_refused_with_a_hint(gazetteer):
    with pytest.raises(RakorError, match=r"53\.5.*Apakah maksudnya 53\.05 Kabupaten Alor"):
        gazetteer.find("53.5")


@pytest.mark.parametrize("text", ["53.99", "52.01", "53.9 9"])
def test_an_unknown_code_is_refused(gazetteer, text):
    with pytest.raises(RakorError, match="tidak dikenal"):
        gazetteer.find(text)


def test_a_code_without_its_dot_is_refused_naming_both_codings(gazetteer):
    with pytest.raises(
        RakorError, match=r"BPS Kabupaten Timor Tengah Utara, kode Kemendagri Kabupaten Alor.*53\.03"
    ):
        gazetteer.find("5305")
    with pytest.raises(RakorError, match=r"BPS tidak ada, kode Kemendagri tidak ada"):
        gazetteer.find("9999")
    with pytest.raises(RakorError, match=r"BPS Kota Kupang, kode Kemendagri Kota Kupang.*53\.71"):
        gazetteer.find("5371")


@pytest.mark.parametrize(("text", "names"), [("Sumba", 4), ("Timor Tengah", 2)])
def test_the_beginning_of_several_names_is_ambiguous(gazetteer, text, names):
    with pytest.raises(AmbiguousError) as refusal:
        gazetteer.find(text)
    assert str(refusal.value).count("(53.") == names


@pytest.mark.parametrize(
    ("text", "suggestion"),
    [
        ("Kabupaten Alro", "Kabupaten Alor"),
        ("Lembta", "Kabupaten Lembata"),
        ("Flores", "Kabupaten Flores Timur"),
        ("Manggaray", "Kabupaten Manggarai"),
        ("Kota Kupng", "Kota Kupang"),
        ("Kota Belu", "Kabupaten Belu"),
    ],
)
def test_a_misspelled_name_is_refused_with_the_nearest_suggested(gazetteer, text, suggestion):
    with pytest.raises(RakorError, match=f"tidak dikenal. Apakah maksudnya {suggestion}"):
        gazetteer.find(text)


@pytest.mark.parametrize(
    "text", ["Jakarta Pusat Raya", "Dinas Perindustrian Kabupaten Belu dan Malaka", "x" * 10_000]
)
def test_something_quite_different_is_refused(gazetteer, text):
    with pytest.raises(RakorError, match="tidak dikenal") as refusal:
        gazetteer.find(text)
    assert len(str(refusal.value)) < 250


@pytest.mark.parametrize("text", ["", "  ", "."])
def test_a_missing_region_is_said_to_be_missing(gazetteer, text):
    with pytest.raises(RakorError, match="belum diisi"):
        gazetteer.find(text)


@given(st.text())
def test_any_text_is_a_region_or_a_refusal(text):
    with suppress(RakorError):
        assert Gazetteer(NTT).find(text).region in NTT


def test_a_region_is_found_by_exactly_its_code(gazetteer):
    assert gazetteer.with_code("53.10").name == "Kabupaten Manggarai"
    with pytest.raises(RakorError, match=r"53\.1"):
        gazetteer.with_code("53.1")


def test_the_short_name_keeps_the_word_kota():
    alor, kupang = NTT[4], NTT[21]
    assert (alor.short, alor.title) == ("Alor", "KABUPATEN ALOR")
    assert kupang.short == "Kota Kupang"
    assert NTT[0].short == "Kab. Kupang"


def test_regions_have_the_same_key_on_every_laptop():
    assert NTT[4].uid == natural_uid("region:53.05")
    assert len({region.uid for region in NTT}) == 25


def test_every_kind_has_a_label():
    assert set(REGION_KINDS) == set(RegionKind)


def row(code, name, kind):
    return {"kode": code, "nama": name, "jenis": kind, "ibukota": ""}


def test_another_province_follows_the_same_rules():
    rows = [
        row("75.01", "Kabupaten Gorontalo", "Kabupaten"),
        row("75.20", "Kabupaten Contoh", "Kabupaten"),
        row("75.71", "Kota Gorontalo", "Kota"),
        row("75.72", "Kota Misal", "Kota"),
    ]
    gazetteer = Gazetteer(region_rows(rows, [], province="Gorontalo", abbreviation="GTO"))

    assert code_of(gazetteer, "Provinsi Gorontalo") == "PROV"
    assert code_of(gazetteer, "75") == "PROV"
    assert code_of(gazetteer, "Kab. Gorontalo") == "75.01"
    assert code_of(gazetteer, "Pemkot Gorontalo") == "75.71"
    assert gazetteer.find("75.2").warning.count("75.20") == 1
    assert "Pastikan" not in gazetteer.find("75.2").warning
    with pytest.raises(AmbiguousError, match=r"Kabupaten Gorontalo .* Kota Gorontalo .* Provinsi Gorontalo"):
        gazetteer.find("Gorontalo")
    with pytest.raises(RakorError, match="Apakah maksudnya Kota Misal"):
        gazetteer.find("Misal")


def test_an_alias_of_two_regions_is_ambiguous():
    twins = [
        Region(code, code, name, RegionKind.KABUPATEN, aliases=("Sama",))
        for code, name in (("01.01", "Kabupaten Satu"), ("01.02", "Kabupaten Dua"))
    ]
    with pytest.raises(AmbiguousError, match="Kabupaten Satu"):
        Gazetteer(twins).find("sama")
