from decimal import Decimal

import pytest

from rakor_desktop.domain.errors import NotFoundError, RakorError
from rakor_desktop.domain.programmes import MAX_RUPIAH, Agreement, FundingSource, ProgrammeKind
from rakor_desktop.services import files, programmes

CURRENT, PLAN = ProgrammeKind.CURRENT, ProgrammeKind.PLAN
CODE = "3.31.02.2.01.0005"


@pytest.fixture
def add(workspace, event, region):
    def put(sub_activity="Pelatihan tenun", code=None, kind=CURRENT, **more):
        given = {"region_uid": region(code) if code else None, "sub_activity": sub_activity, **more}
        return workspace.act(programmes.add, event, kind, **given)

    return put


@pytest.fixture
def rows(workspace, event):
    return lambda kind=CURRENT: workspace.ask(programmes.matrix, event, kind).rows


@pytest.fixture
def found(workspace, event):
    return lambda kind=CURRENT: [
        (finding.field, finding.severity) for finding in workspace.ask(programmes.findings, event, kind)
    ]


def test_a_matrix_is_in_order_of_region_code_and_number(workspace, event, add, rows):
    first = add("a", "PUSAT")
    second = add("b", "53.08")
    third = add("c", "53.05")
    workspace.act(programmes.edit, third, code="3.31.03")
    fourth = workspace.act(programmes.add, event, CURRENT, code="3.31.02", region_uid=rows()[0].region_uid)
    fifth = add("e")
    sixth = add("f", "PROV")
    assert [row.uid for row in rows()] == [fourth, third, second, sixth, first, fifth]
    assert (workspace.ask(programmes.matrix, event, CURRENT).year, rows(PLAN)) == (2026, [])


def test_a_row_has_the_year_of_its_matrix_and_a_number(add, rows):
    add(kind=PLAN, target=12, physical_progress=Decimal("87.5"), budget_ceiling=0)
    (row,) = rows(PLAN)
    assert (row.year, row.number, row.target, row.budget_ceiling) == (2027, "A-001", Decimal(12), 0)
    assert (row.physical_progress, row.agreement) == (Decimal("87.5"), Agreement.PROPOSED)
    assert row.budget_revised is None


def test_a_known_code_fills_in_the_names(workspace, event, rows):
    workspace.act(programmes.add, event, CURRENT, code=CODE)
    (row,) = rows()
    assert row.programme == "PROGRAM PERENCANAAN DAN PEMBANGUNAN INDUSTRI"
    assert row.activity.startswith("Penyusunan dan Evaluasi Rencana")
    assert "Pemberdayaan Industri" in row.sub_activity
    assert row.nomenclature == programmes.NOMENCLATURE


def test_names_that_were_written_stay(workspace, event, rows):
    workspace.act(programmes.add, event, CURRENT, code=CODE, sub_activity="Nama sendiri")
    (row,) = rows()
    assert (row.sub_activity, row.programme, row.nomenclature) == ("Nama sendiri", "", "")


def test_a_row_without_any_name_is_refused(workspace, event, add):
    with pytest.raises(RakorError, match="Isi nama program"):
        add(" ")
    uid = add()
    with pytest.raises(RakorError, match="Isi nama program"):
        workspace.act(programmes.edit, uid, sub_activity="")


@pytest.mark.parametrize(
    "field", ["budget_ceiling", "budget_revised", "financial_realization", "forward_estimate"]
)
@pytest.mark.parametrize("amount", [-1, MAX_RUPIAH + 1])
def test_impossible_money_is_refused(workspace, add, field, amount):
    uid = add(**{field: MAX_RUPIAH})
    with pytest.raises(RakorError, match=r"antara Rp0 dan Rp10\.000\.000\.000\.000"):
        workspace.act(programmes.edit, uid, **{field: amount})


@pytest.mark.parametrize(
    ("changes", "sentence"),
    [
        ({"physical_progress": Decimal("100.01")}, "0 sampai 100"),
        ({"physical_progress": -1}, "0 sampai 100"),
        ({"physical_progress": Decimal("NaN")}, "0 sampai 100"),
        ({"target": Decimal("Infinity")}, "Target"),
        ({"target": -1}, "Target"),
        ({"priority": 0}, "1 sampai 9999"),
    ],
)
def test_impossible_numbers_are_refused(workspace, add, rows, changes, sentence):
    uid = add()
    with pytest.raises(RakorError, match=sentence):
        workspace.act(programmes.edit, uid, remarks="tidak tersimpan", **changes)
    assert rows()[0].remarks == ""


def test_unknown_and_zero_are_different(workspace, add, rows):
    uid = add(budget_ceiling=0)
    assert rows()[0].ceiling_in_force == 0
    workspace.act(programmes.edit, uid, budget_ceiling=None)
    assert rows()[0].ceiling_in_force is None


def test_rows_are_removed_together_and_numbers_never_reused(workspace, add, rows):
    uids = [add("a"), add("b")]
    workspace.act(programmes.remove, *uids)
    assert rows() == []
    add("c")
    assert rows()[0].number == "A-003"
    with pytest.raises(NotFoundError):
        workspace.act(programmes.remove, uids[0])


class TestCarryOver:
    def test_rows_of_this_year_are_proposed_for_the_next(self, workspace, add, rows):
        uid = add(
            "Pelatihan tenun",
            "53.11",
            location="Waingapu",
            indicator="Jumlah peserta",
            target=20,
            unit="orang",
            budget_ceiling=100,
            budget_revised=80,
            financial_realization=50,
            physical_progress=60,
            funding_source=FundingSource.APBD_KAB,
            constraint="Terlambat",
            agreement=Agreement.DEFERRED,
            remarks="hanya tahun ini",
        )
        (made,) = workspace.act(programmes.carry_over, [uid])
        (row,) = rows(PLAN)
        assert (row.uid, row.year, row.region, row.number) == (made, 2027, "Kabupaten Sumba Timur", "A-002")
        assert (row.sub_activity, row.location, row.indicator, row.target, row.unit) == (
            "Pelatihan tenun",
            "Waingapu",
            "Jumlah peserta",
            Decimal(20),
            "orang",
        )
        assert (row.budget_ceiling, row.budget_revised, row.financial_realization) == (80, None, None)
        assert (row.physical_progress, row.constraint, row.remarks) == (None, "", "")
        assert (row.agreement, row.funding_source) == (Agreement.PROPOSED, FundingSource.APBD_KAB)
        assert len(rows()) == 1

    def test_the_forward_estimate_is_what_is_proposed(self, workspace, add, rows):
        workspace.act(programmes.carry_over, [add(budget_ceiling=100, forward_estimate=120)])
        assert rows(PLAN)[0].budget_ceiling == 120

    def test_an_unknown_ceiling_stays_unknown(self, workspace, add, rows):
        workspace.act(programmes.carry_over, [add()])
        assert rows(PLAN)[0].budget_ceiling is None

    def test_nothing_is_proposed_twice(self, workspace, add, rows):
        first, second = add("a", "53.05"), add("a", "53.08")
        workspace.act(programmes.carry_over, [first])
        assert len(workspace.act(programmes.carry_over, [first, second, second])) == 1
        assert len(rows(PLAN)) == 2
        with pytest.raises(RakorError, match="sudah diusulkan"):
            workspace.act(programmes.carry_over, [first, second])

    def test_a_proposal_is_not_proposed(self, workspace, add, rows):
        good, wrong = add("a"), add("b", kind=PLAN)
        with pytest.raises(RakorError, match="A-002 sudah ada di matriks tahun rencana"):
            workspace.act(programmes.carry_over, [good, wrong])
        assert len(rows(PLAN)) == 1

    def test_it_is_one_action(self, workspace, add):
        uids = [add("a"), add("b")]
        before = workspace.ask(files.dump)
        workspace.act(programmes.carry_over, uids)
        workspace.undo()
        assert workspace.ask(files.dump) == before


def test_a_good_matrix_has_no_findings(add, found):
    add("a", "53.05", budget_ceiling=100, financial_realization=100)
    add("b", kind=PLAN, agreement=Agreement.AGREED, target=1, unit="unit", indicator="Jumlah")
    assert found() == found(PLAN) == []


def test_findings_know_the_region_and_the_year(workspace, add, found):
    uid = add("a", "53.05", budget_ceiling=100, financial_realization=101)
    workspace.act(programmes.edit, uid, code="3.31.02.1.01.0002", year=2025)
    assert found() == [("financial_realization", "warning"), ("code", "warning"), ("year", "warning")]


def test_money_that_may_be_counted_twice_is_found(add, found):
    add("Revitalisasi sentra", "53.05", funding_source=FundingSource.DAK_FISIK)
    add("revitalisasi  SENTRA", "53.05", funding_source=FundingSource.APBD_KAB)
    add("Revitalisasi sentra", "53.08", funding_source=FundingSource.APBD_KAB)
    assert found() == [("funding_source", "warning")]


def test_a_code_stands_for_as_much_as_is_known():
    full = programmes.complete(f" {CODE} ")
    assert (full.code, bool(full.programme), bool(full.activity), bool(full.sub_activity)) == (
        CODE,
        True,
        True,
        True,
    )
    upper = programmes.complete("3.31.02.2.01.9999")
    assert (bool(upper.activity), upper.sub_activity) == (True, "")
    assert programmes.complete("3.31.02").activity == ""
    assert programmes.complete("9.99.99") is None
    assert programmes.complete("") is None


def test_codes_are_suggested():
    assert CODE in {row.code for row in programmes.nomenclature()}


def test_a_matrix_is_read_in_a_few_questions(workspace, event, add, questions):
    for code in ("53.01", "53.02", "53.03"):
        add("a", code)
    with questions(at_most=3):
        workspace.ask(programmes.matrix, event, CURRENT)
