from decimal import Decimal

import pytest

from rakor_desktop.domain import programme_rules as rules
from rakor_desktop.domain.errors import RakorError
from rakor_desktop.domain.programmes import (
    MAX_RUPIAH,
    Agreement,
    FundingSource,
    ProgrammeKind,
    ProgrammeMatrix,
    ProgrammeRow,
)
from rakor_desktop.domain.regions import RegionKind

CURRENT, PLAN = ProgrammeKind.CURRENT, ProgrammeKind.PLAN
WHOLE = {"target": Decimal(1), "unit": "unit", "indicator": "Jumlah"}


def row(uid="u", kind=CURRENT, year=None, sub_activity="Pelatihan", **more):
    year = year or (2027 if kind is PLAN else 2026)
    return ProgrammeRow(uid, "e", kind, year, sub_activity, **{"number": f"A-{uid}", **more})


def found(one, region_kind=RegionKind.KABUPATEN):
    return [finding.field for finding in rules.check(one, region_kind=region_kind, year_current=2026)]


@pytest.mark.parametrize("amount", [None, 0, 1, MAX_RUPIAH])
def test_money_from_nothing_to_ten_trillion_is_money(amount):
    rules.refuse_wrong_money(amount)


@pytest.mark.parametrize(("amount", "written"), [(-5, "-Rp5"), (MAX_RUPIAH + 1, r"Rp10\.000\.000\.000\.001")])
def test_other_money_is_refused(amount, written):
    with pytest.raises(RakorError, match=written):
        rules.refuse_wrong_money(amount)


@pytest.mark.parametrize("share", [None, Decimal(0), Decimal("99.99"), Decimal(100)])
def test_progress_is_a_share(share):
    rules.refuse_wrong_share(share)


@pytest.mark.parametrize("share", [Decimal("-0.01"), Decimal("100.01"), Decimal("NaN"), Decimal("Infinity")])
def test_other_progress_is_refused(share):
    with pytest.raises(RakorError, match="0 sampai 100 persen"):
        rules.refuse_wrong_share(share)


def test_a_target_is_some_amount_of_something():
    rules.refuse_wrong_target(Decimal("12.5"))
    rules.refuse_wrong_target(None)
    for target in (Decimal(-1), Decimal("sNaN"), Decimal("1E+99")):
        with pytest.raises(RakorError, match="nol atau lebih"):
            rules.refuse_wrong_target(target)


@pytest.mark.parametrize(
    ("given", "fields"),
    [
        ({"budget_ceiling": 100, "financial_realization": 100}, []),
        ({"budget_ceiling": 100, "financial_realization": 101}, ["financial_realization"]),
        ({"budget_ceiling": 100, "budget_revised": 200, "financial_realization": 150}, []),
        (
            {"budget_ceiling": 200, "budget_revised": 100, "financial_realization": 150},
            ["financial_realization"],
        ),
        ({"budget_ceiling": 0, "financial_realization": 1}, ["financial_realization"]),
        ({"financial_realization": 1}, []),
    ],
)
def test_more_than_the_ceiling_in_force_is_spent(given, fields):
    assert found(row(**given)) == fields


@pytest.mark.parametrize(
    ("code", "kind", "fields"),
    [
        ("3.31.02.2.01.0005", RegionKind.KABUPATEN, []),
        ("3.31.02.2.01.0005", RegionKind.KOTA, []),
        ("3.31.02.1.01.0005", RegionKind.KABUPATEN, ["code"]),
        ("3.31.02.1.01", RegionKind.KOTA, ["code"]),
        ("3.31.02.1.01.0005", RegionKind.PROVINCE, []),
        ("3.31.02.2.01.0005", RegionKind.PROVINCE, ["code"]),
        ("3.31.02.1.01.0005", None, []),
        ("3.31.02.2.01.0005", RegionKind.CENTRAL, []),
        ("3.31.02", RegionKind.KABUPATEN, []),
        ("3.31", RegionKind.KABUPATEN, []),
        ("053.04.WA", RegionKind.KABUPATEN, ["code"]),
        ("", RegionKind.KABUPATEN, []),
    ],
)
def test_the_level_of_a_code_fits_its_region(code, kind, fields):
    assert found(row(code=code), kind) == fields


@pytest.mark.parametrize(
    ("kind", "year", "fields"),
    [(CURRENT, 2026, []), (CURRENT, 2027, ["year"]), (PLAN, 2027, []), (PLAN, 2028, ["year"])],
)
def test_the_plan_is_for_the_year_after(kind, year, fields):
    assert found(row(kind=kind, year=year)) == fields


@pytest.mark.parametrize(
    ("given", "fields"),
    [
        ({"agreement": Agreement.PROPOSED}, []),
        ({"agreement": Agreement.AGREED, **WHOLE}, []),
        ({"agreement": Agreement.AGREED}, ["target", "unit", "indicator"]),
        ({"agreement": Agreement.AGREED, **WHOLE, "target": Decimal(0)}, []),
        ({"agreement": Agreement.AGREED_WITH_NOTE, **WHOLE, "remarks": "x"}, []),
        ({"agreement": Agreement.AGREED_WITH_NOTE, **WHOLE}, ["remarks"]),
        ({"agreement": Agreement.NOT_ACCOMMODATED}, ["reason"]),
        ({"agreement": Agreement.NOT_ACCOMMODATED, "reason": "x"}, []),
        ({"agreement": Agreement.DEFERRED}, []),
        ({"funding_source": FundingSource.LAINNYA}, ["funding_note"]),
        ({"funding_source": FundingSource.LAINNYA, "funding_note": "Hibah"}, []),
        ({"funding_source": FundingSource.DAK_FISIK}, ["krisna_status"]),
        ({"funding_source": FundingSource.DAK_FISIK, "krisna_status": "diusulkan"}, []),
    ],
)
def test_what_an_agreed_plan_lacks_is_named(given, fields):
    assert found(row(kind=PLAN, **given)) == fields


def test_this_years_rows_need_no_agreement():
    assert found(row(agreement=Agreement.NOT_ACCOMMODATED, funding_source=FundingSource.DAK_FISIK)) == []


def test_findings_are_sentences_that_name_the_row():
    (finding,) = rules.check(
        row("7", budget_ceiling=100, financial_realization=101), region_kind=None, year_current=2026
    )
    assert (finding.uid, finding.severity) == ("7", "warning")
    assert finding.sentence == (
        "A-7: realisasi Rp101 melebihi pagu Rp100; isi pagu perubahan bila anggarannya berubah."
    )


def doubled(*rows):
    return [finding.uid for finding in rules.doubled(ProgrammeMatrix("e", CURRENT, 2026, rows))]


def test_dak_money_under_apbd_too_is_found_on_the_apbd_row():
    dak = row("a", region_uid="r", funding_source=FundingSource.DAK_NONFISIK)
    apbd = row("b", region_uid="r", sub_activity=" PELATIHAN", funding_source=FundingSource.APBD_KAB)
    assert doubled(dak, apbd) == ["b"]
    assert doubled(apbd, dak) == ["b"]
    assert doubled(dak) == doubled(apbd) == []


@pytest.mark.parametrize("other", [{"region_uid": "s"}, {"sub_activity": "Lain"}, {"funding_source": None}])
def test_other_work_elsewhere_or_from_elsewhere_is_no_double(other):
    dak = row("a", region_uid="r", funding_source=FundingSource.DAK_FISIK)
    apbd = row("b", **{"region_uid": "r", "funding_source": FundingSource.APBD_PROV, **other})
    assert doubled(dak, apbd) == []
