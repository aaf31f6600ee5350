"""Program: two matrices that behave like a spreadsheet, and what the meeting decides about the plan."""

from decimal import Decimal

import pytest
from PySide6.QtCore import QItemSelectionModel, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QLineEdit

from rakor_desktop.domain.programmes import Agreement, FundingSource, ProgrammeKind
from rakor_desktop.services import programmes
from rakor_desktop.ui.tabs.programmes import ProgrammesTab
from rakor_desktop.ui.theme import State

Key = Qt.Key
CTRL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier
CURRENT, PLAN = ProgrammeKind.CURRENT, ProgrammeKind.PLAN
CODE = "3.31.02.2.01.0005"
EMPOWERMENT = "Koordinasi, Sinkronisasi, dan Pelaksanaan Pemberdayaan Industri dan Peran Serta Masyarakat"


@pytest.fixture
def page(qtbot, app):
    made = ProgrammesTab(app)
    qtbot.addWidget(made)
    made.resize(1200, 660)
    made.show()
    # Twice: the window of the test before may take the focus along when it finally goes.
    for _turn in range(2):
        made.activateWindow()
        qtbot.waitUntil(made.isActiveWindow)
        qtbot.wait(20)
    return made


@pytest.fixture
def add(app, event, region):
    """What adds a row and returns its uid: ``add("53.05", budget_ceiling=5)``."""

    def _add(place="53.05", kind=CURRENT, /, **given):
        given.setdefault("sub_activity", "Pelatihan tenun")
        return app.workspace.act(programmes.add, event, kind, region_uid=region(place), **given)

    return _add


def rows(app, kind=CURRENT):
    return app.ask(programmes.matrix, app.event_uid, kind).rows


def column(page, field):
    table = page.page.table
    return next(i for i, column in enumerate(table.columns) if column.field == field)


def shown(page, field, row=0):
    table = page.page.table
    return table.columns[column(page, field)].text(table.row(row))


def field(page, name):
    return page.page.panel.form.field(name)


def type_into_cell(qtbot, page, name, text):
    view = page.page.view
    view.setFocus()
    view.go(0, column(page, name))
    qtbot.keyClick(view, Key.Key_F2)
    editor = page.focusWidget()
    assert isinstance(editor, QLineEdit)
    editor.selectAll()
    qtbot.keyClicks(editor, text)
    qtbot.keyClick(editor, Key.Key_Return)
    QApplication.processEvents()
    return editor


def select(page, *places):
    """Select whole rows."""
    view, flags = page.page.view, QItemSelectionModel.SelectionFlag
    view.setFocus()
    view.go(places[0], 0)
    for place in places:
        view.selectionModel().select(view.table.index(place, 0), flags.Select | flags.Rows)


def pick_agreement(qtbot, page, agreement):
    qtbot.mouseClick(page.page.agreement.buttons[agreement], Qt.MouseButton.LeftButton)


def test_an_empty_matrix_says_what_to_do_first(qtbot, page):
    nothing = page.page._nothing
    assert nothing.isVisible()
    assert page.head.line.text == "0 baris program tahun 2026, pagu Rp0"

    qtbot.mouseClick(nothing.action, Qt.MouseButton.LeftButton)

    assert page.focusWidget() is field(page, "code")


def test_the_head_names_the_total_and_the_sum_of_every_source(page, add):
    add(budget_ceiling=1_250_000_000, funding_source=FundingSource.DAK_FISIK)
    add("53.08", budget_ceiling=250_000_000, funding_source=FundingSource.APBD_KAB)
    add("53.20", budget_ceiling=50_000_000, budget_revised=0, funding_source=FundingSource.APBD_KAB)
    add("53.71")

    assert page.head.line.text == "4 baris program tahun 2026, pagu Rp1.500.000.000"
    assert page.head.sums.text().replace("\N{NO-BREAK SPACE}", " ") == (
        "DAK Fisik Rp1.250.000.000  ·  APBD II Rp250.000.000  ·  Tanpa sumber dana Rp0"
    )
    assert page.head._unknown.text == "1 pagu belum diketahui"


def test_unknown_money_and_no_money_look_different(page, add):
    add("53.01")
    add("53.02", budget_ceiling=0)
    add("53.03", budget_ceiling=1_250_000)

    assert [shown(page, "budget_ceiling", row) for row in range(3)] == ["-", "Rp0", "1.250.000"]


def test_numbers_are_typed_by_indonesian_rules(qtbot, app, page, add):
    add()
    for name, text in {"budget_ceiling": "1.250", "target": "87,5", "physical_progress": "12,5"}.items():
        type_into_cell(qtbot, page, name, text)
    type_into_cell(qtbot, page, "financial_realization", "Rp1,25 juta")

    [row] = rows(app)
    assert (row.budget_ceiling, row.target, row.physical_progress) == (1250, Decimal("87.5"), Decimal("12.5"))
    assert row.financial_realization == 1_250_000


def test_a_refused_number_stays_under_the_eyes_with_the_reason_beside_the_cell(qtbot, app, page, add):
    add(budget_ceiling=5)
    editor = type_into_cell(qtbot, page, "budget_ceiling", "1,250")

    assert "ribuan" in page.page.view._bubble.text
    assert page.page.view._bubble.isVisible()
    assert editor.text() == "1,250"
    assert rows(app)[0].budget_ceiling == 5

    editor.setText("1.250")
    qtbot.keyClick(editor, Key.Key_Return)
    QApplication.processEvents()
    assert rows(app)[0].budget_ceiling == 1250
    type_into_cell(qtbot, page, "physical_progress", "101")
    assert "0 sampai 100" in page.page.view._bubble.text


def test_a_region_is_typed_by_name_or_code_but_never_guessed(qtbot, app, page, add):
    add()
    type_into_cell(qtbot, page, "region_uid", "kota kupang")
    assert rows(app)[0].region_code == "53.71"
    type_into_cell(qtbot, page, "region_uid", "53.10")
    assert rows(app)[0].region_code == "53.10"

    editor = type_into_cell(qtbot, page, "region_uid", "Kupang")
    assert "Kota Kupang" in page.page.view._bubble.text
    editor.setText("53.2")
    qtbot.keyClick(editor, Key.Key_Return)
    QApplication.processEvents()
    assert "53.20" in page.page.view._bubble.text
    assert rows(app)[0].region_code == "53.10"


def test_a_block_from_excel_is_written_in_one_step_and_undone_in_one(qtbot, app, page, add):
    for code in ("53.01", "53.02", "53.03"):
        add(code)
    QGuiApplication.clipboard().setText(
        "20\tIKM\t250.000.000\tDAK Fisik\n5\tunit\t-\tAPBD II\n1\tpaket\t0\tTP\n"
    )
    page.page.view.setFocus()
    page.page.view.go(0, column(page, "target"))
    qtbot.keyClick(page.page.view, Key.Key_V, CTRL)

    assert [(r.target, r.unit, r.budget_ceiling, r.funding_source) for r in rows(app)] == [
        (20, "IKM", 250_000_000, FundingSource.DAK_FISIK),
        (5, "unit", None, FundingSource.APBD_KAB),
        (1, "paket", 0, FundingSource.APBN_TP),
    ]
    app.undo()
    assert {(r.target, r.unit, r.budget_ceiling, r.funding_source) for r in rows(app)} == {
        (None, "", None, None)
    }


def test_wrong_cells_of_a_block_are_marked_and_the_others_written(qtbot, app, page, add):
    for code in ("53.01", "53.02"):
        add(code)
    QGuiApplication.clipboard().setText("20\tIKM\t250.000.000\n5\tunit\tbanyak\n")
    page.page.view.setFocus()
    page.page.view.go(0, column(page, "target"))
    qtbot.keyClick(page.page.view, Key.Key_V, CTRL)

    assert "banyak" in page.page.view._bubble.text
    assert [(r.target, r.unit, r.budget_ceiling) for r in rows(app)] == [
        (20, "IKM", 250_000_000),
        (5, "unit", None),
    ]
    assert page.page.table.rejection(1, column(page, "budget_ceiling")).text == "banyak"
    app.undo()
    assert {r.target for r in rows(app)} == {None}
    assert not page.page.table.rejections


def test_what_only_the_file_refuses_is_found_cell_by_cell(qtbot, app, page, add):
    for code in ("53.01", "53.02"):
        add(code)
    QGuiApplication.clipboard().setText("50\n101\n")
    page.page.view.setFocus()
    page.page.view.go(0, column(page, "physical_progress"))
    qtbot.keyClick(page.page.view, Key.Key_V, CTRL)

    assert [r.physical_progress for r in rows(app)] == [50, None]
    assert "0 sampai 100" in page.page.table.rejection(1, column(page, "physical_progress")).reason


def test_what_is_copied_can_be_pasted_back(qtbot, app, page, add):
    add("53.01", code=CODE, budget_ceiling=None, funding_source=FundingSource.APBD_KAB)
    add("53.71", budget_ceiling=7, sub_activity="Lain")
    select(page, 0)
    qtbot.keyClick(page.page.view, Key.Key_C, CTRL)
    page.page.view.go(1, 0)
    cells = QGuiApplication.clipboard().text().split("\t")[1:10]
    QGuiApplication.clipboard().setText("\t".join(cells))
    page.page.view.go(1, 1)
    qtbot.keyClick(page.page.view, Key.Key_V, CTRL)

    first, second = rows(app)
    assert (second.region_code, second.code, second.budget_ceiling) == ("53.01", CODE, None)
    assert second.sub_activity == first.sub_activity == "Pelatihan tenun"


def test_a_code_typed_into_a_cell_fills_in_names_that_are_missing(qtbot, app, page, add):
    add(sub_activity="", activity="Sementara")
    type_into_cell(qtbot, page, "code", CODE)
    [row] = rows(app)
    assert (row.code, row.activity, row.sub_activity) == (CODE, "Sementara", "")

    app.workspace.act(programmes.edit, row.uid, code="9.99", activity="", sub_activity="", programme="")
    type_into_cell(qtbot, page, "code", CODE)
    [row] = rows(app)
    assert row.sub_activity == EMPOWERMENT
    assert row.programme == "PROGRAM PERENCANAAN DAN PEMBANGUNAN INDUSTRI"


def test_a_new_row_begins_with_its_code_found_by_words(qtbot, app, page):
    qtbot.keyClick(page, Key.Key_N, CTRL)
    assert rows(app) == []
    panel = page.page.panel
    assert panel.isVisible()
    line = field(page, "code")
    assert page.focusWidget() is line

    qtbot.keyClicks(line, "pemberdayaan 2.01")
    qtbot.waitUntil(panel.finder.popup.isVisible)
    assert panel.finder.offered.stringList() == [f"{CODE}  {EMPOWERMENT}"]
    qtbot.keyClick(panel.finder.popup, Key.Key_Down)
    qtbot.keyClick(panel.finder.popup, Key.Key_Return)

    [row] = rows(app)
    assert (row.number, row.code, row.sub_activity) == ("A-001", CODE, EMPOWERMENT)
    assert row.activity.startswith("Penyusunan dan Evaluasi")
    assert page.page.view.current_row().uid == row.uid
    assert field(page, "sub_activity").toPlainText() == EMPOWERMENT
    assert not app.autosave.is_pending


def test_picking_another_code_changes_the_names_in_one_step(qtbot, app, page, add):
    add(code=CODE, sub_activity="", activity="")
    page.page.view.go(0, 0)
    qtbot.keyClick(page, Key.Key_E, CTRL)
    line = field(page, "code")
    line.setFocus()
    line.selectAll()
    qtbot.keyClicks(line, "penyusunan rencana 2.01.0001")
    finder = page.page.panel.finder
    qtbot.waitUntil(finder.popup.isVisible)
    qtbot.keyClick(finder.popup, Key.Key_Down)
    qtbot.keyClick(finder.popup, Key.Key_Return)

    [row] = rows(app)
    assert (row.code, row.sub_activity) == (
        "3.31.02.2.01.0001",
        "Penyusunan Rencana Pembangunan Industri Kabupaten/Kota",
    )
    app.undo()
    assert (rows(app)[0].code, rows(app)[0].sub_activity) == (CODE, EMPOWERMENT)


def test_a_code_nobody_knows_is_taken_and_named_as_strange(qtbot, app, page, add):
    add()
    page.page.view.go(0, 0)
    page.details.click()
    line = field(page, "code")
    line.setFocus()
    qtbot.keyClicks(line, "RO 1234")
    qtbot.keyClick(line, Key.Key_Tab)

    assert rows(app)[0].code == "RO 1234"
    assert "tidak berbentuk kode SIPD" in page.page.panel._findings.text
    assert page.page.table.columns[0].state(page.page.table.row(0)) is State.WARN
    assert page.head._doubtful.text == "1 perlu diperiksa"


def test_the_unit_is_suggested_but_free(qtbot, app, page, add):
    add()
    page.page.view.go(0, 0)
    page.details.click()
    line = field(page, "unit")
    line.setFocus()
    qtbot.keyClicks(line, "kel")
    popup = page.page.panel.units.popup
    qtbot.waitUntil(popup.isVisible)
    qtbot.keyClick(popup, Key.Key_Down)
    qtbot.keyClick(popup, Key.Key_Return)
    assert rows(app)[0].unit == "kelompok"

    line.selectAll()
    qtbot.keyClicks(line, "rumpun")
    qtbot.keyClick(line, Key.Key_Tab)
    assert rows(app)[0].unit == "rumpun"


def test_every_field_of_the_form_reaches_the_file(qtbot, app, page, add):
    add(funding_source=FundingSource.DAK_FISIK)
    page.page.view.go(0, 0)
    page.details.click()
    texts = {
        "activity": "Kegiatan A",
        "programme": "Program A",
        "nomenclature": "Kepmendagri",
        "location": "Kalabahi",
        "commodity": "kenari",
        "beneficiary": "20 IKM",
        "indicator": "Jumlah peserta",
        "target": "20",
        "unit": "orang",
        "budget_ceiling": "250 juta",
        "budget_revised": "200.000.000",
        "funding_note": "rincian",
        "krisna_status": "diusulkan",
        "physical_progress": "50",
        "financial_realization": "100.000.000",
        "constraint": "Cuaca",
        "responsible": "Dinas",
        "forward_estimate": "0",
        "remarks": "Catatan",
    }
    for name, text in texts.items():
        widget = field(page, name)
        widget.setFocus()
        widget.selectAll()
        qtbot.keyClicks(widget, text)
    assert page.flush()

    [row] = rows(app)
    for name in ("activity", "programme", "nomenclature", "location", "commodity", "beneficiary"):
        assert getattr(row, name) == texts[name]
    assert (row.budget_ceiling, row.budget_revised, row.forward_estimate) == (250_000_000, 200_000_000, 0)
    assert (row.target, row.physical_progress, row.financial_percent) == (20, 50, 50)
    assert (row.constraint, row.krisna_status, row.funding_note) == ("Cuaca", "diusulkan", "rincian")


def test_the_panel_follows_the_table_and_gives_the_room_back(qtbot, page, add):
    first, second = add("53.01"), add("53.02")
    page.page.view.go(0, 0)
    qtbot.keyClick(page, Key.Key_E, CTRL)
    assert page.page.panel.form.uid == first
    page.page.view.go(1, 3)
    assert page.page.panel.form.uid == second

    qtbot.keyClick(page, Key.Key_E, CTRL)
    assert not page.page.panel.isVisible()


def test_another_row_is_only_shown_once_the_former_one_is_safe(qtbot, page, add):
    first, second = add("53.01"), add("53.02")
    page.page.view.go(0, 0)
    page.details.click()
    target = field(page, "target")
    target.setFocus()
    qtbot.keyClicks(target, "banyak")

    page.page.view.go(1, 4)
    assert page.page.panel.form.uid == first
    assert page.page.view.current_row().uid == first
    assert "angka" in page.page.panel.form.refusal("target")
    page.details.click()
    assert page.page.panel.isVisible()

    qtbot.keyClick(target, Key.Key_Escape)
    page.page.view.go(1, 4)
    assert page.page.panel.form.uid == second


def test_the_panel_goes_on_with_the_neighbour_of_a_deleted_row(qtbot, app, page, add):
    add("53.01"), add("53.02")
    page.page.view.go(0, 0)
    page.details.click()
    page.page.panel._remove.click()
    assert page.page.panel.form.uid == rows(app)[0].uid

    page.page.panel._remove.click()
    assert rows(app) == []
    assert not page.page.panel.isVisible()


def test_ctrl_delete_in_a_field_takes_a_word_and_not_the_row(qtbot, app, page, add):
    add(location="Alor Kecil")
    page.page.view.go(0, 0)
    page.details.click()
    line = field(page, "location")
    line.setFocus()
    line.home(False)
    qtbot.keyClick(line, Key.Key_Delete, CTRL)
    assert len(rows(app)) == 1


def test_a_row_that_no_longer_fits_the_filter_stays_while_it_is_in_hand(app, page, add):
    uid = add("53.01", funding_source=FundingSource.DAK_FISIK)
    add("53.02", funding_source=FundingSource.DAK_FISIK)
    page.filters.choose("source", FundingSource.DAK_FISIK)
    page.page.view.select_row(uid)
    page.details.click()

    app.act(page, programmes.edit, uid, funding_source=FundingSource.APBD_KAB)
    assert page.page.table.rowCount() == 2
    assert page.page.panel.form.uid == uid


def test_a_double_click_on_the_number_shows_the_row_and_escape_leads_back(qtbot, page, add):
    uid = add()
    view = page.page.view
    spot = view.visualRect(page.page.table.index(0, 0)).center()
    qtbot.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=spot)
    qtbot.mouseDClick(view.viewport(), Qt.MouseButton.LeftButton, pos=spot)
    assert page.page.panel.form.uid == uid
    assert page.focusWidget() is field(page, "sub_activity")
    qtbot.keyClick(page.focusWidget(), Key.Key_Escape)
    assert page.focusWidget() is view


def test_a_draft_given_up_leaves_no_trace(qtbot, app, page, add):
    add()
    qtbot.keyClick(page, Key.Key_N, CTRL)
    page.page.panel._cancel.click()
    assert len(rows(app)) == 1
    assert not page.page.panel.isVisible()


def test_a_new_row_takes_over_what_the_matrix_is_narrowed_to(qtbot, app, page, add, region):
    add("53.05", funding_source=FundingSource.DAK_FISIK)
    page.filters.choose("region", region("53.05"))
    page.filters.choose("source", FundingSource.DAK_FISIK)
    qtbot.keyClick(page, Key.Key_N, CTRL)
    qtbot.keyClicks(field(page, "sub_activity"), "Rumah kemasan")
    assert page.flush()

    new = next(row for row in rows(app) if row.sub_activity == "Rumah kemasan")
    assert (new.region_code, new.funding_source) == ("53.05", FundingSource.DAK_FISIK)


def test_selected_rows_are_proposed_for_the_next_year(qtbot, app, page, add):
    add("53.01", budget_ceiling=10)
    add("53.02", budget_ceiling=20)
    add("53.03")
    select(page, 0, 1)
    qtbot.keyClick(page, Key.Key_R, CTRL | SHIFT)

    assert [(r.region_code, r.budget_ceiling) for r in rows(app, PLAN)] == [("53.01", 10), ("53.02", 20)]
    assert page.carried.text == "2 baris diajukan ke tahun rencana."

    select(page, 0, 2)
    page.carry.click()
    assert page.carried.text == "1 baris diajukan ke tahun rencana. 1 baris sudah diajukan sebelumnya."
    page.show_carried()
    assert page.page.kind is PLAN
    assert page.page.view.current_row().row.region_code == "53.03"
    assert page.head.line.text == "3 usulan tahun 2027, pagu indikatif Rp30"


def test_nothing_new_to_propose_is_refused_in_a_sentence(page, app, add):
    add()
    select(page, 0)
    page.carry.click()
    page.carry.click()
    assert page.notice.text == "Semua baris itu sudah diusulkan untuk tahun rencana."
    assert len(rows(app, PLAN)) == 1


def test_the_switch_shows_the_other_year_and_keeps_both_places(qtbot, page, add):
    add("53.01")
    second = add("53.02")
    add("53.03", PLAN, sub_activity="Usulan")
    page.page.view.select_row(second)

    qtbot.keyClick(page, Key.Key_R, CTRL)
    assert page.page.kind is PLAN
    assert page.kinds.button(PLAN).text() == "Tahun rencana 2027"
    assert shown(page, "sub_activity") == "Usulan"
    assert not page.carry.isVisible()

    qtbot.mouseClick(page.kinds.button(CURRENT), Qt.MouseButton.LeftButton)
    assert page.page.view.current_row().uid == second


@pytest.fixture
def plan(qtbot, page, add):
    """The plan with three rows."""
    for code in ("53.01", "53.02", "53.03"):
        add(code, PLAN, budget_ceiling=1)
    page.show_kind(PLAN)
    return page


def agreements(app):
    return [row.agreement for row in rows(app, PLAN)]


def test_one_key_records_what_was_agreed_about_all_selected_rows(qtbot, app, plan):
    select(plan, 0, 2)
    qtbot.keyClick(plan.page.view, Key.Key_F6)

    assert agreements(app) == [Agreement.AGREED, Agreement.PROPOSED, Agreement.AGREED]
    app.undo()
    assert agreements(app) == [Agreement.PROPOSED] * 3

    select(plan, 1)
    pick_agreement(qtbot, plan, Agreement.DEFERRED)
    assert agreements(app)[1] is Agreement.DEFERRED
    assert plan.head._chips[Agreement.DEFERRED].text == "1 ditunda"


def test_not_accommodated_asks_for_the_reason_before_anything_is_changed(qtbot, app, plan):
    select(plan, 0, 1)
    qtbot.keyClick(plan.page.view, Key.Key_F9)
    bar = plan.page.agreement
    assert bar._asked.text() == "Alasan A-001, A-002 tidak diakomodasi"
    assert plan.focusWidget() is bar.line
    assert agreements(app) == [Agreement.PROPOSED] * 3

    qtbot.keyClick(bar.line, Key.Key_Return)
    assert bar.refusal == "Alasan wajib diisi; tanpa alasan statusnya tidak diubah."
    qtbot.keyClicks(bar.line, "Belum ada lahan")
    assert app.autosave.is_pending
    qtbot.keyClick(bar.line, Key.Key_Return)

    assert agreements(app)[:2] == [Agreement.NOT_ACCOMMODATED] * 2
    assert [row.reason for row in rows(app, PLAN)] == ["Belum ada lahan", "Belum ada lahan", ""]
    assert not bar.asking
    app.undo()
    assert [(r.agreement, r.reason) for r in rows(app, PLAN)] == [(Agreement.PROPOSED, "")] * 3


def test_a_reason_half_typed_is_saved_when_the_page_is_left(qtbot, app, plan):
    select(plan, 0)
    qtbot.keyClick(plan.page.view, Key.Key_F9)
    qtbot.keyClicks(plan.page.agreement.line, "Dana habis")
    assert plan.flush()
    assert agreements(app)[0] is Agreement.NOT_ACCOMMODATED


def test_a_decision_that_is_refused_is_said_and_nothing_changes(qtbot, app, plan):
    select(plan, 0)
    qtbot.keyClick(plan.page.view, Key.Key_F9)
    qtbot.keyClicks(plan.page.agreement.line, "Dana habis")
    app.workspace.act(programmes.remove, rows(app, PLAN)[0].uid)
    qtbot.keyClick(plan.page.agreement.line, Key.Key_Return)

    assert "sudah tidak ada" in plan.page.agreement.refusal
    assert plan.page.agreement.asking


def test_many_rows_are_asked_about_by_number_and_count(plan, add, qtbot):
    for code in ("53.04", "53.05", "53.06"):
        add(code, PLAN)
    plan.page.view.selectAll()
    qtbot.keyClick(plan.page.view, Key.Key_F9)
    assert plan.page.agreement._asked.text() == (
        "Alasan A-001, A-002, A-003, A-004 dan 2 lainnya tidak diakomodasi"
    )


def test_escape_gives_the_decision_up(qtbot, app, plan):
    select(plan, 0)
    qtbot.keyClick(plan.page.view, Key.Key_F9)
    qtbot.keyClicks(plan.page.agreement.line, "Dana")
    qtbot.keyClick(plan.page.agreement.line, Key.Key_Escape)

    assert not plan.page.agreement.line.isVisible()
    assert agreements(app)[0] is Agreement.PROPOSED
    assert not app.autosave.is_pending
    assert plan.focusWidget() is plan.page.view


def test_a_note_may_go_with_an_agreement(qtbot, app, plan):
    select(plan, 0)
    qtbot.keyClick(plan.page.view, Key.Key_F7)
    qtbot.keyClicks(plan.page.agreement.line, "Volume dikurangi")
    qtbot.keyClick(plan.page.agreement.line, Key.Key_Return)

    row = rows(app, PLAN)[0]
    assert (row.agreement, row.remarks) == (Agreement.AGREED_WITH_NOTE, "Volume dikurangi")


def test_a_state_pasted_into_cells_asks_for_its_reason_too(qtbot, app, plan):
    QGuiApplication.clipboard().setText("Disepakati\nTidak diakomodasi\nDitunda")
    plan.page.view.setFocus()
    plan.page.view.go(0, column(plan, "agreement"))
    qtbot.keyClick(plan.page.view, Key.Key_V, CTRL)

    assert agreements(app) == [Agreement.AGREED, Agreement.PROPOSED, Agreement.DEFERRED]
    qtbot.keyClicks(plan.page.agreement.line, "Tidak siap")
    qtbot.keyClick(plan.page.agreement.line, Key.Key_Return)
    assert agreements(app)[1] is Agreement.NOT_ACCOMMODATED


def test_the_state_at_krisna_is_asked_of_dak_only(page, app, add):
    uid = add(funding_source=FundingSource.APBD_KAB)
    page.page.view.go(0, 0)
    page.details.click()
    assert not field(page, "krisna_status").isVisible()

    app.act(page, programmes.edit, uid, funding_source=FundingSource.DAK_FISIK)
    assert field(page, "krisna_status").isVisible()


def test_columns_arranged_by_hand_are_so_at_the_next_start(qtbot, app, page):
    page.page.view.header().resizeSection(column(page, "location"), 222)
    qtbot.waitUntil(lambda: "programmes.CURRENT" in app.preferences.columns)

    other = ProgrammesTab(app)
    qtbot.addWidget(other)
    other.show()
    assert other.page.view.header().sectionSize(column(other, "location")) == 222


def test_words_and_lists_narrow_the_matrix(qtbot, page, add, region):
    add("53.01", funding_source=FundingSource.DAK_FISIK)
    add("53.02", sub_activity="Rumah produksi", location="Soe")
    add("53.03", code="salah")

    qtbot.keyClick(page, Key.Key_F, CTRL)
    qtbot.keyClicks(page.filters.line, "rumah soe")
    assert page.page.table.rowCount() == 1
    qtbot.keyClick(page.filters.line, Key.Key_Escape)
    page.filters.choose("source", FundingSource.DAK_FISIK)
    assert [line.row.region_code for line in page.page.table.rows()] == ["53.01"]
    page.filters.choose("source", "none")
    assert page.page.table.rowCount() == 2
    page.filters.choose("status", "doubtful")
    assert [line.row.region_code for line in page.page.table.rows()] == ["53.03"]
    page.filters.choose("region", region("53.01"))
    assert page.page._no_hits.isVisible()


def test_rows_are_deleted_at_once_and_come_back_with_undo(qtbot, app, page, add):
    for code in ("53.01", "53.02", "53.03"):
        add(code)
    select(page, 0, 1)
    qtbot.keyClick(page.page.view, Key.Key_Delete, CTRL)

    assert [row.region_code for row in rows(app)] == ["53.03"]
    assert page.notice.text == "2 baris dihapus. Ctrl+Z mengurungkan."
    app.undo()
    assert len(rows(app)) == 3


def test_news_do_not_overwrite_a_cell_or_a_field_being_typed(qtbot, app, page, add):
    uid = add()
    page.page.view.setFocus()
    page.page.view.go(0, column(page, "location"))
    qtbot.keyClicks(page.page.view, "K")
    editor = page.focusWidget()
    qtbot.keyClicks(editor, "alabahi")
    app.workspace.act(programmes.edit, uid, location="Lain", indicator="Jumlah")

    assert editor.text() == "Kalabahi"
    assert shown(page, "indicator") == "Jumlah"
    assert page.flush()
    assert rows(app)[0].location == "Kalabahi"


def test_another_page_can_lead_to_a_row(page, add):
    add("53.01")
    uid = add("53.02", PLAN)
    page.reveal(uid)
    assert page.page.kind is PLAN
    assert page.page.view.current_row().uid == uid
