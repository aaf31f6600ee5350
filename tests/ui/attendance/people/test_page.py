"""Daftar: the spreadsheet habits of the attendance list, on the real file."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication

from rakor_desktop.domain.attendance import Presence, Role
from rakor_desktop.services import attendance, events, invitations
from rakor_desktop.services.invitations import Invitation
from rakor_desktop.ui.pieces import EmptyState
from rakor_desktop.ui.tabs.attendance import AttendanceTab
from rakor_desktop.ui.theme import State

NO, NAME, STATE, POSITION, ORGANIZATION, REGION, ROLE, SEX = range(8)
Key = Qt.Key
CTRL = Qt.KeyboardModifier.ControlModifier
ALT = Qt.KeyboardModifier.AltModifier
ASCENDING, DESCENDING = Qt.SortOrder.AscendingOrder, Qt.SortOrder.DescendingOrder


@pytest.fixture
def people(app, region):
    def person(name, code="", **more):
        return Invitation(name, region_uid=region(code) if code else None, **more)

    listed = [
        person("Dra. Maria Contoh Satu, M.Si.", "53.04", position="Kepala Dinas", sex="P"),
        person("Yosef Contoh Dua", "53.04", position="Kepala Bidang", sex="L", organization="Dinas Belu"),
        person("anton Contoh Tiga", "53.01", position="Analis", sex="L"),
        person("Berta Contoh Empat", "53.71", position="Kepala Bidang", sex="P"),
        person("Ir. Zita Contoh Lima", "PROV", position="Kepala Dinas"),
        person("Paulus Contoh Enam", "PUSAT", position="Direktur Jenderal", role=Role.SPEAKER),
        person("Hj. Siti Contoh Tujuh", position="", sex="P"),
    ]
    return app.workspace.act(invitations.invite_all, app.event_uid, listed)


@pytest.fixture
def shell(qtbot, app, people):
    made = AttendanceTab(app)
    qtbot.addWidget(made)
    made.resize(1216, 640)
    made.show()
    made.activateWindow()
    made.open("list")
    qtbot.waitUntil(made.page.view.viewport().isVisible)
    return made


@pytest.fixture
def page(shell):
    shell.page.view.go(0, NAME)
    shell.page.view.setFocus()
    # What the import makes of it is looked at elsewhere; its dialog would wait for an answer.
    shell.page.pasting.disconnect()
    return shell.page


def names(page):
    return [line.person.name for line in page.table.rows()]


def everybody(app):
    return {row.name: row for row in app.ask(attendance.people, app.event_uid)}


def paste(qtbot, page, text, row, column):
    QGuiApplication.clipboard().setText(text)
    page.view.go(row, column)
    page.view.setFocus()
    qtbot.keyClick(page.view, Key.Key_V, CTRL)


def place(page, name):
    return names(page).index(name)


def select(page, top, left, bottom, right):
    page.view.go(top, left)
    chosen = page.view.selectionModel()
    for row in range(top, bottom + 1):
        for column in range(left, right + 1):
            chosen.select(page.table.index(row, column), chosen.SelectionFlag.Select)


# Pasting


def test_a_block_from_excel_is_taken_as_far_as_it_makes_sense_and_undone_in_one_step(qtbot, app, page):
    before = everybody(app)
    row = place(page, "Maria Contoh Satu")
    text = "Sekretaris\tDinas Contoh\tKupang\tPeserta\tPerempuan\nAnalis\t\tTTS\tPeserta\tlaki-laki\n"

    paste(qtbot, page, text, row, POSITION)

    now = everybody(app)
    assert (now["Maria Contoh Satu"].position, now["Maria Contoh Satu"].region_code) == (
        "Sekretaris",
        "53.04",
    )
    assert (now["Yosef Contoh Dua"].organization, now["Yosef Contoh Dua"].region_code) == ("", "53.02")
    assert page.bar.said.text.startswith("9 sel ditempel, 1 ditolak: “Kupang” bisa berarti")
    assert page.bar.said.state is State.WARN
    assert app.undo_label == "Mengubah beberapa sel"

    app.undo()
    assert everybody(app) == before
    assert not page.table.rejections


def test_the_rows_of_a_paste_stay_together_until_the_list_is_arranged_anew(qtbot, page):
    order = names(page)
    row = place(page, "Maria Contoh Satu")

    paste(qtbot, page, "Kabupaten Malaka\nKabupaten Alor", row, REGION)

    assert names(page) == order
    assert page.table.row(row).person.region == "Kabupaten Malaka"
    page.begin()
    assert names(page) != order


def test_enter_goes_on_to_the_next_row_though_the_region_moves_the_person(qtbot, page):
    order = names(page)
    page.view.go(0, REGION)
    for text in ("malaka", "alor"):
        qtbot.keyClicks(page.view, text[0])
        editor = QApplication.focusWidget()
        qtbot.keyClicks(editor, text[1:])
        qtbot.keyClick(editor, Key.Key_Return)
        qtbot.waitUntil(lambda editor=editor: QApplication.focusWidget() is not editor)

    assert page.view.currentIndex().row() == 2
    assert names(page) == order
    assert [page.table.row(nth).person.region_code for nth in range(2)] == ["53.21", "53.05"]


def test_a_name_that_is_emptied_is_refused_where_it_stands(qtbot, app, page):
    select(page, 0, NAME, 1, POSITION)
    page.view.setFocus()
    qtbot.keyClick(page.view, Key.Key_Delete)

    assert len(page.table.rejections.marks) == 2
    assert all(column == NAME for _uid, column in page.table.rejections.marks)
    assert page.table.row(1).person.position == ""
    assert page.bar.said.text.startswith("2 sel dikosongkan, 2 ditolak: Nama wajib diisi.")


def test_a_code_a_spreadsheet_has_cut_short_is_never_guessed(qtbot, app, page):
    before = page.table.row(0).person.region_code
    paste(qtbot, page, "53.1", 0, REGION)

    assert page.table.row(0).person.region_code == before
    assert "53.10" in page.table.rejection(0, REGION).reason


def test_one_region_is_pasted_for_all_who_have_none(qtbot, app, page):
    page.table.keep_only(REGION, {""})
    assert names(page) == ["Siti Contoh Tujuh"]
    paste(qtbot, page, "Kabupaten Ende", 0, REGION)

    assert everybody(app)["Siti Contoh Tujuh"].region_code == "53.08"
    assert names(page) == ["Siti Contoh Tujuh"]  # until the filter is asked anew


def test_names_below_the_last_row_are_offered_to_the_import(qtbot, page):
    paste(qtbot, page, "Nama\tAsal\nAna Baru\tAlor\nBeni Baru\tEnde", len(names(page)) - 1, NAME)

    offer = page.view._offer
    assert offer.isVisible()
    with qtbot.waitSignal(page.pasting):
        qtbot.mouseClick(next(c for c in offer.children() if hasattr(c, "click")), Qt.MouseButton.LeftButton)


def test_a_list_pasted_where_nobody_is_yet_goes_to_the_import(qtbot, app, page, people):
    app.workspace.act(invitations.remove, people)
    assert page.view._nobody.isVisible()
    QGuiApplication.clipboard().setText("Nama\nAna Baru")
    page.view.setFocus()

    with qtbot.waitSignal(page.pasting):
        qtbot.keyClick(page.view, Key.Key_V, CTRL)


def test_pasting_what_was_copied_changes_nothing(qtbot, app, page):
    before, undo = everybody(app), app.undo_label
    qtbot.keyClick(page.view, Key.Key_A, CTRL)
    qtbot.keyClick(page.view, Key.Key_C, CTRL)
    page.view.go(0, NO)
    qtbot.keyClick(page.view, Key.Key_V, CTRL)

    assert QGuiApplication.clipboard().text().startswith("No.\tNama\tKehadiran\t")
    assert everybody(app) == before
    assert app.undo_label == undo
    assert not page.table.rejections


WORDS = st.one_of(
    st.sampled_from(
        ["", "-", "Belu", "Kupang", "53.1", "L", "Wanita", "=1+1", "Dra. Ana, S.E.", '"', "\n", "Hadir 08.12"]
    ),
    st.text(max_size=8),
)


@settings(max_examples=12, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    st.lists(st.lists(WORDS, min_size=1, max_size=4), min_size=1, max_size=4),
    st.integers(0, 3),
    st.integers(0, 4),
)
def test_whatever_is_pasted_is_undone_in_one_step(app, page, lines, row, column):
    before = everybody(app)
    text = "\n".join("\t".join(line) for line in lines)
    QGuiApplication.clipboard().setText(text)
    page.view.go(row, column)

    page.view.paste()
    if everybody(app) != before:
        app.undo()

    assert everybody(app) == before
    page.table.settle()


# Narrowing


def test_arrivals_are_filtered_without_their_times(qtbot, app, page, people):
    day = app.ask(events.days, app.event_uid)[0].uid
    app.workspace.act(attendance.mark, people[:3], day, Presence.PRESENT)

    assert {value.text: value.rows for value in page.table.values(STATE)} == {"Belum": 4, "Hadir": 3}
    page.table.keep_only(STATE, {"Hadir"})
    assert len(names(page)) == 3


def test_regions_are_listed_by_code_and_those_without_one_last(page):
    assert [value.text for value in page.table.values(REGION)] == [
        "Kabupaten Kupang",
        "Kabupaten Belu",
        "Kota Kupang",
        "Provinsi Nusa Tenggara Timur",
        "Kementerian Perindustrian",
        "",
    ]


def test_column_search_and_picks_narrow_together_and_the_list_says_so(qtbot, page):
    page.table.keep_only(SEX, {"P"})
    qtbot.keyClicks(page.bar.search, "contoh")
    assert names(page) == ["Maria Contoh Satu", "Berta Contoh Empat", "Siti Contoh Tujuh"]

    qtbot.mouseClick(page.bar.groups.button("NARASUMBER"), Qt.MouseButton.LeftButton)
    said = next(e for e in page.view.viewport().findChildren(EmptyState) if e.isVisible())
    assert said.accessibleDescription().splitlines()[1:4] == ["“contoh”", "Narasumber", "L/P: P"]

    qtbot.mouseClick(said.action, Qt.MouseButton.LeftButton)
    assert len(names(page)) == 7
    assert page.table.kept(SEX) == frozenset()
    assert page.bar.groups.key == "all"


def test_the_badges_of_those_selected_are_two_clicks_away(app, page):
    asked = []
    app.go.connect(lambda key, target: asked.append((key, target)))
    select(page, 0, NAME, 1, NAME)
    next(action for action in page.view.actions() if "tanda pengenal" in action.text()).trigger()

    uids = [line.uid for line in page.view.selected_rows()]
    assert len(uids) == 2
    assert asked == [("documents", ("tanda-pengenal", uids))]


def test_going_to_a_person_takes_away_what_hides_them(page, people):
    page.table.keep_only(SEX, {"P"})
    page.desk.look(people[1])

    assert page.view.current_row().uid == people[1]
    assert page.table.kept(SEX) == frozenset()


def test_enter_in_the_search_marks_the_only_one_left_in_a_filtered_list(qtbot, app, page):
    page.table.keep_only(REGION, {"Kabupaten Belu"})
    page.bar.search.setFocus()
    qtbot.keyClicks(page.bar.search, "mar")
    qtbot.keyClick(page.bar.search, Key.Key_Return)

    assert page.table.row(0).presence is Presence.PRESENT


def test_filters_stay_when_people_are_marked(qtbot, app, page):
    page.table.keep_only(SEX, {"P"})
    page.view.go(0, NAME)
    qtbot.keyClick(page.view, Key.Key_Space)

    assert len(names(page)) == 3
    assert page.table.row(0).presence is Presence.PRESENT


# Sorting


def sorted_by(page, column, order=ASCENDING):
    page.view.header().setSortIndicator(column, order)
    return names(page)


def test_names_are_sorted_without_titles_and_capitals(page):
    assert [name.split()[0] for name in sorted_by(page, NAME)] == [
        "anton",
        "Berta",
        "Maria",
        "Paulus",
        "Siti",
        "Yosef",
        "Zita",
    ]


def test_offices_are_sorted_by_their_level_then_by_name(page):
    assert [
        (line.person.position, line.person.name) for line in (sorted_by(page, POSITION), page.table.rows())[1]
    ] == [
        ("Direktur Jenderal", "Paulus Contoh Enam"),
        ("Kepala Dinas", "Zita Contoh Lima"),
        ("Kepala Dinas", "Maria Contoh Satu"),
        ("Kepala Bidang", "Berta Contoh Empat"),
        ("Kepala Bidang", "Yosef Contoh Dua"),
        ("Analis", "anton Contoh Tiga"),
        ("", "Siti Contoh Tujuh"),
    ]


@pytest.mark.parametrize("order", [ASCENDING, DESCENDING])
def test_regions_are_sorted_by_code_then_province_ministry_and_none(page, order):
    sorted_by(page, REGION, order)
    codes = [line.person.region_code for line in page.table.rows()]
    wanted = ["53.01", "53.04", "53.04", "53.71", "PROV", "PUSAT"]

    assert codes == [*(wanted if order == ASCENDING else reversed(wanted)), ""]
    belu = [line.person.name for line in page.table.rows() if line.person.region_code == "53.04"]
    assert belu == ["Maria Contoh Satu", "Yosef Contoh Dua"]  # as they came, both ways


def test_the_order_is_chosen_by_the_words_of_the_desk_and_the_third_click_brings_it_back(qtbot, page):
    given_order, box, header = names(page), page.bar.order, page.view.header()
    assert [box.itemText(nth) for nth in range(box.count())] == [
        "Urutan cetak",
        "Nama tanpa gelar",
        "Kehadiran",
        "Jenjang jabatan, lalu nama",
        "Instansi",
        "Kode wilayah",
        "Peran",
        "L/P",
    ]
    box.setCurrentIndex(3)
    box.activated.emit(3)
    assert header.sortIndicatorSection() == POSITION
    assert names(page)[0] == "Paulus Contoh Enam"

    title = header.box(POSITION).center()
    for _click in range(2):
        qtbot.mouseClick(header.viewport(), Qt.MouseButton.LeftButton, pos=title)
    assert header.sortIndicatorSection() == -1
    assert names(page) == given_order
    assert box.currentText() == "Urutan cetak"


def test_nobody_is_lost_when_the_filter_of_a_column_is_opened_by_keyboard(qtbot, page):
    page.view.go(0, POSITION)
    qtbot.keyClick(page.view, Key.Key_Down, ALT)
    popup = page.view.popup
    qtbot.waitUntil(popup.search.hasFocus)
    qtbot.keyClicks(popup.search, "kepala")
    qtbot.keyClick(popup.search, Key.Key_Return)
    qtbot.waitUntil(page.view.hasFocus)

    assert {line.person.position for line in page.table.rows()} == {"Kepala Dinas", "Kepala Bidang"}
    assert page.view.header().chips.count.text() == "4 dari 7 baris"
