"""Permasalahan: writing down what regions struggle with, and seeing which of them are silent."""

import datetime as dt

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication

from rakor_desktop.domain.issues import Authority, IssueCategory, IssueStatus, Submission
from rakor_desktop.services import invitations, issues, notes
from rakor_desktop.services.invitations import Invitation
from rakor_desktop.ui.tabs.issues import IssuesTab
from rakor_desktop.ui.theme import State

Key = Qt.Key
CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def page(qtbot, app):
    made = IssuesTab(app)
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
def log(app, event, region):
    """What lists a problem of a region and returns its uid: ``log("53.05", "Kapal jarang")``."""
    return lambda code, text, **more: app.workspace.act(
        issues.log, event, text, region_uid=region(code) if code else None, **more
    )


@pytest.fixture
def came(app, event, day, region):
    """What lets somebody of a region come."""
    return lambda code: app.workspace.act(
        invitations.welcome, event, Invitation(f"Ani {code[-1]} Contoh", region_uid=region(code)), day
    )


def kept(app):
    return app.ask(issues.inventory, app.event_uid).issues


def group(app, uid):
    return next(g for g in app.ask(issues.inventory, app.event_uid).groups if g.region.uid == uid)


def numbers(page):
    return [line.issue.number for line in page.table.rows()]


def field(page, name):
    return page.panel.form.field(name)


def write(qtbot, page, name, text):
    """Type into a field of the side form, instead of what stands there."""
    widget = field(page, name)
    widget.setFocus()
    widget.selectAll()
    qtbot.keyClicks(widget, text)
    return widget


def test_an_empty_inventory_says_what_to_do_first(qtbot, page):
    assert page.head.text == "0 permasalahan dari 0 kabupaten/kota; 22 belum menyampaikan"
    assert page._empty.isVisible()
    assert not page.panel.isVisible()

    qtbot.mouseClick(page._empty.action, Qt.MouseButton.LeftButton)

    assert page.panel.isVisible()
    assert page.focusWidget() is field(page, "description")


def test_a_problem_becomes_a_row_when_something_is_typed(qtbot, app, page):
    qtbot.keyClick(page, Key.Key_N, CTRL)
    assert kept(app) == []
    assert page.panel._title.text() == "Permasalahan baru"

    words = field(page, "description")
    qtbot.keyClicks(words, "Alat pengolahan garam rusak")
    assert app.autosave.is_pending
    qtbot.waitUntil(lambda: len(kept(app)) == 1)

    [issue] = kept(app)
    assert (issue.number, issue.description) == ("A-001", "Alat pengolahan garam rusak")
    assert issue.category is IssueCategory.EQUIPMENT
    assert numbers(page) == ["A-001"]
    assert page.view.current_row().uid == issue.uid
    assert page.focusWidget() is words

    qtbot.keyClicks(words, " sejak Januari")
    assert page.flush()
    assert [row.description for row in kept(app)] == ["Alat pengolahan garam rusak sejak Januari"]


def test_a_draft_in_which_nothing_is_typed_leaves_no_trace(qtbot, app, page, log):
    log("53.05", "Kapal jarang")
    qtbot.keyClick(page, Key.Key_N, CTRL)
    page.panel._cancel.click()

    assert numbers(page) == ["A-001"]
    assert field(page, "description").toPlainText() == "Kapal jarang"

    qtbot.keyClick(page, Key.Key_N, CTRL)
    page.view.go(0, 0)

    assert len(kept(app)) == 1
    assert page.panel.form.uid == kept(app)[0].uid


def test_what_is_filled_in_before_the_problem_itself_is_saved_with_it(qtbot, app, page, region):
    qtbot.keyClick(page, Key.Key_N, CTRL)
    write(qtbot, page, "commodity", "garam")
    qtbot.keyClick(field(page, "commodity"), Key.Key_Tab)
    assert "dahulu" in page.panel.form.refusal("commodity")
    assert app.autosave.is_pending

    write(qtbot, page, "description", "Alat rusak")
    qtbot.keyClick(field(page, "description"), Key.Key_Tab)
    qtbot.waitUntil(lambda: not app.autosave.is_pending)

    [issue] = kept(app)
    assert (issue.description, issue.commodity) == ("Alat rusak", "garam")
    assert page.panel.form.refusal("commodity") == ""


def test_two_letters_are_enough_for_a_region(qtbot, app, page, log, region):
    uid = log(None, "Pewarna alam sulit diperoleh")
    assert page.table.row(0).findings
    page.view.select_row(uid)

    box = write(qtbot, page, "region_uid", "sa")
    qtbot.waitUntil(box._list().isVisible)
    qtbot.keyClick(box._list(), Key.Key_Down)
    qtbot.keyClick(box._list(), Key.Key_Return)

    assert box.text() == "Kabupaten Sabu Raijua"
    assert kept(app)[0].region_uid == region("53.20")
    assert page.head.text.startswith("1 permasalahan dari 1 kabupaten/kota; 21 belum")


def test_a_bare_kupang_is_asked_back_beside_the_field_and_stays_as_it_was_typed(qtbot, app, page, log):
    log("53.05", "Kapal jarang")
    box = write(qtbot, page, "region_uid", "kupang")
    box._list().hide()
    qtbot.keyClick(box, Key.Key_Tab)

    assert "Kota Kupang" in page.panel.form.refusal("region_uid")
    assert field(page, "region_uid").text() == "kupang"
    assert kept(app)[0].region_code == "53.05"
    assert not page.flush()


def test_every_field_of_the_form_reaches_the_file(qtbot, app, page, log):
    log("53.05", "Kapal jarang")
    for name, text in {
        "measures_taken": "Surat kepada operator",
        "proposed_solution": "Tambah trayek",
        "responsible": "Dinas Perhubungan",
        "commodity": "kenari",
        "deadline": "30 September 2026",
        "source": "Pleno",
        "remarks": "Mendesak",
    }.items():
        write(qtbot, page, name, text)
    for name, label in {
        "status": "Diteruskan ke pusat",
        "authority": "Pusat",
        "category": "Anggaran",
    }.items():
        box = field(page, name)
        box.setFocus()
        qtbot.keyClicks(box, label)
        box.activated.emit(box.currentIndex())
    assert page.flush()

    [issue] = kept(app)
    assert issue.measures_taken == "Surat kepada operator"
    assert issue.proposed_solution == "Tambah trayek"
    assert issue.responsible == "Dinas Perhubungan"
    assert issue.commodity == "kenari"
    assert issue.deadline == dt.date(2026, 9, 30)
    assert (issue.source, issue.remarks) == ("Pleno", "Mendesak")
    assert (issue.status, issue.authority) == (IssueStatus.FORWARDED, Authority.CENTRAL)
    assert issue.category is IssueCategory.BUDGET


def test_problems_stand_in_the_order_of_the_codes_of_their_regions(page, log):
    for code, text in (("53.71", "c"), ("53.20", "b"), ("PROV", "d"), ("53.10", "a")):
        log(code, text)

    assert [line.issue.description for line in page.table.rows()] == ["a", "b", "c", "d"]
    assert [line.place for line in page.table.rows()][:3] == ["Manggarai", "Sabu Raijua", "Kota Kupang"]


def test_who_is_silent_and_who_has_none_look_different(app, page, log, came, region):
    log("53.05", "Kapal jarang")
    log("53.05", "Pewarna sulit")
    came("53.04")
    app.workspace.act(issues.confirm_none, app.event_uid, region("53.04"))

    belu, alor, ende = (page.strip.button(region(code)) for code in ("53.04", "53.05", "53.08"))
    assert [button.state for button in (belu, alor, ende)] == [State.INFO, State.OK, State.WARN]
    assert alor.text() == "Alor 2"
    assert ende.accessibleName() == "Kabupaten Ende, Belum menyampaikan"
    assert belu.accessibleName() == "Kabupaten Belu, Tidak ada, dikonfirmasi"
    assert belu.y() > ende.y()
    assert page.head.text == "2 permasalahan dari 1 kabupaten/kota; 20 belum menyampaikan"


def test_a_region_that_came_is_said_to_have_none_and_that_is_taken_back(qtbot, app, page, came, region):
    came("53.04")
    belu = region("53.04")
    qtbot.mouseClick(page.strip.button(belu), Qt.MouseButton.LeftButton)
    assert page.answer.text == "Kabupaten Belu belum menyampaikan apa pun."

    qtbot.keyClick(page, Key.Key_T, CTRL)
    assert group(app, belu).submission is Submission.CONFIRMED_NONE
    assert page.answer.text == "Kabupaten Belu menyatakan tidak ada permasalahan."

    qtbot.keyClick(page, Key.Key_T, CTRL)
    assert group(app, belu).submission is Submission.NOT_SUBMITTED


def test_a_region_nobody_came_from_cannot_be_said_to_have_none(qtbot, app, page, region):
    qtbot.mouseClick(page.strip.button(region("53.04")), Qt.MouseButton.LeftButton)
    qtbot.mouseClick(page.answer.confirm, Qt.MouseButton.LeftButton)

    assert "Belum ada yang hadir dari Kabupaten Belu" in page.answer.text
    assert group(app, region("53.04")).submission is Submission.NOT_SUBMITTED


def test_the_region_chosen_narrows_the_list_and_is_taken_over_by_a_new_problem(qtbot, app, page, log, region):
    log("53.05", "Kapal jarang")
    qtbot.mouseClick(page.strip.button(region("53.04")), Qt.MouseButton.LeftButton)
    assert numbers(page) == []
    assert page._silent.isVisible()

    qtbot.keyClick(page, Key.Key_N, CTRL)
    qtbot.keyClicks(field(page, "description"), "Modal terbatas")
    assert page.flush()

    assert numbers(page) == ["A-002"]
    assert group(app, region("53.04")).submission is Submission.SUBMITTED
    assert page.answer.text == "Kabupaten Belu menyampaikan 1 permasalahan."

    qtbot.mouseClick(page.strip.button(region("53.04")), Qt.MouseButton.LeftButton)
    assert numbers(page) == ["A-002", "A-001"]
    assert not page.answer.isVisible()


def test_arrows_go_from_region_to_region_and_enter_chooses(qtbot, page, region):
    first = page.strip.button(region("53.01"))
    first.setFocus()
    qtbot.keyClick(first, Key.Key_Right)
    second = page.focusWidget()
    assert second is page.strip.button(region("53.02"))

    qtbot.keyClick(second, Key.Key_Return)
    assert page.filters.value("region") == region("53.02")
    qtbot.keyClick(second, Key.Key_Left)
    assert page.focusWidget() is first


def test_words_and_lists_narrow_the_table(qtbot, page, log):
    log("53.05", "Biaya angkut antarpulau tinggi")
    log("53.11", "Benang dan pewarna terbatas", status=IssueStatus.DONE, measures_taken="Pelatihan")
    log("53.20", "Alat pengolahan garam rusak")

    qtbot.keyClick(page, Key.Key_F, CTRL)
    assert page.focusWidget() is page.filters.line
    qtbot.keyClicks(page.filters.line, "sumba benang")
    assert numbers(page) == ["A-002"]
    qtbot.keyClick(page.filters.line, Key.Key_Escape)
    assert len(numbers(page)) == 3

    page.filters.choose("status", IssueStatus.DONE)
    assert numbers(page) == ["A-002"]
    page.filters.choose("category", IssueCategory.EQUIPMENT)
    assert numbers(page) == []
    assert page._no_hits.isVisible()
    assert not page.panel.isVisible()

    page.filters._reset.click()
    assert len(numbers(page)) == 3
    page.filters.choose("category", IssueCategory.EQUIPMENT)
    assert numbers(page) == ["A-003"]


def test_a_problem_that_no_longer_fits_the_filter_stays_while_it_is_in_hand(app, page, log):
    uid = log("53.05", "Kapal jarang")
    log("53.11", "Benang terbatas")
    page.filters.choose("status", IssueStatus.OPEN)
    page.view.select_row(uid)

    app.act(page, issues.edit, uid, status=IssueStatus.DONE)

    assert len(numbers(page)) == 2
    assert page.panel.form.uid == uid
    page.filters.choose("category", None)
    assert numbers(page) == ["A-002"]


def test_news_do_not_overwrite_what_is_being_typed(qtbot, app, page, log):
    uid = log("53.05", "Kapal jarang")
    write(qtbot, page, "description", "Kapal sangat")
    app.workspace.act(issues.edit, uid, commodity="kenari", description="Kapal hilang")

    assert field(page, "description").toPlainText() == "Kapal sangat"
    assert field(page, "commodity").text() == "kenari"


def test_selection_and_place_stay_when_others_write(app, page, log):
    uids = [log("53.05", f"Kapal {n}") for n in range(5)]
    page.view.select_row(uids[3])

    log("53.01", "Baru")

    assert page.view.current_row().uid == uids[3]
    assert page.panel.form.uid == uids[3]


def test_another_row_is_only_shown_once_the_former_one_is_safe(qtbot, app, page, log):
    first, second = log("53.05", "Kapal jarang"), log("53.11", "Benang terbatas")
    page.view.select_row(first)
    write(qtbot, page, "deadline", "31 Februari 2026")

    page.view.go(1, 0)

    assert page.panel.form.uid == first
    assert page.view.current_row().uid == first
    assert page.panel.form.refusal("deadline")

    qtbot.keyClick(field(page, "deadline"), Key.Key_Escape)
    page.view.go(1, 0)
    assert page.panel.form.uid == second


def test_a_problem_is_deleted_at_once_and_comes_back_with_undo(qtbot, app, page, log):
    log("53.05", "Kapal jarang")
    log("53.11", "Benang terbatas")
    page.view.setFocus()
    page.view.go(0, 0)

    qtbot.keyClick(page.view, Key.Key_Delete)

    assert [row.number for row in kept(app)] == ["A-002"]
    assert page.notice.text == "A-001 dihapus. Ctrl+Z mengurungkan."
    assert page.panel.form.uid == kept(app)[0].uid

    app.undo()
    assert numbers(page) == ["A-001", "A-002"]
    assert page.notice.text == ""


def test_a_problem_made_from_a_note_shows_the_number_of_the_note(app, page, day):
    note = app.workspace.act(notes.write, day, "Jadwal kapal tidak tetap")
    app.workspace.act(notes.to_issue, note)

    [line] = page.table.rows()
    assert line.note == "A-001"
    assert page.panel._origin.text() == "Dari catatan notula A-001"
    assert page.table.columns[0].tip(line).startswith("Dari catatan notula A-001")


def test_what_is_strange_about_a_problem_is_said_beside_it(page, log):
    log(None, "Kapal jarang")

    assert "kabupaten/kota belum dipilih" in page.panel._findings.text
    assert page.table.columns[0].state(page.table.row(0)) is State.WARN


def test_enter_leads_into_the_form_and_escape_back(qtbot, page, log):
    log("53.05", "Kapal jarang")
    page.view.setFocus()
    qtbot.keyClick(page.view, Key.Key_Return)
    assert page.focusWidget() is field(page, "description")
    qtbot.keyClick(field(page, "description"), Key.Key_Escape)
    assert page.focusWidget() is page.view


def test_another_page_can_lead_to_a_region_or_to_one_problem(page, log, region):
    uid = log("53.05", "Kapal jarang")
    page.reveal({"region": region("53.04")})
    assert page.answer.text == "Kabupaten Belu belum menyampaikan apa pun."

    page.reveal(uid)
    assert page.panel.form.uid == uid
    assert page.filters.value("region") is None


def test_copied_rows_are_text_for_a_spreadsheet(qtbot, page, log):
    log("53.05", "Kapal jarang")
    page.view.setFocus()
    qtbot.keyClick(page.view, Key.Key_C, CTRL)

    assert QGuiApplication.clipboard().text().split("\t")[:2] == ["A-001", "Alor"]


def test_the_category_follows_the_words_until_somebody_chooses_one(qtbot, app, page):
    page.begin()
    box = field(page, "description")
    qtbot.keyClicks(box, "en")
    page.panel.form.flush()
    assert kept(app)[0].category is IssueCategory.OTHER

    qtbot.keyClicks(box, "ergi listrik sering padam")
    page.panel.form.flush()
    guessed = kept(app)[0].category
    assert guessed is not IssueCategory.OTHER

    other = field(page, "category")
    other.setFocus()
    qtbot.keyClick(other, Key.Key_Down)
    page.panel.form.flush()
    chosen = kept(app)[0].category
    box.setFocus()
    qtbot.keyClicks(box, " bahan baku kurang")
    page.panel.form.flush()

    assert kept(app)[0].category is chosen
