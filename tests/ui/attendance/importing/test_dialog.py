"""A list is looked at row by row, matched anew where it must be, and taken by a key as one action."""

from pathlib import Path
from shutil import copyfile

import pytest
from openpyxl import Workbook
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QProgressDialog
from screens import opened

from rakor_desktop.domain.attendance import Role
from rakor_desktop.exchange import sandbox
from rakor_desktop.services import attendance, events, files, invitations
from rakor_desktop.services.importing import ImportKind
from rakor_desktop.services.invitations import Invitation
from rakor_desktop.ui import background, messages
from rakor_desktop.ui.attendance.importing.dialog import ImportDialog
from rakor_desktop.ui.tabs.attendance import AttendanceTab

HEADINGS = [
    "NO",
    "NAMA LENGKAP",
    "NIP",
    "L/P",
    "PANGKAT/GOL",
    "JABATAN",
    "INSTANSI",
    "KAB/KOTA",
    "GOL. DARAH",
]
GUESTS = [
    ["Drs. Yosef Contoh, M.Si", "19800101 200501 1 999", "L", "Pembina / IV a", "Kepala Dinas", "", "Alor"],
    ["MARIA DA CONTOH, S.E", "", "P", "", "Kepala Bidang", "", None],
    ["Ana Contoh", 1.98001012005e17, "P", "", "Staf", "", "Kab. Belu"],
    ["Berta Contoh", 199001012015022000, "P", "", "Staf", "", "Belu"],
    ["Klara Contoh", "", "P", "", "Analis", "", "Kupang"],
    ["Lusia Contoh", "", "P", "", "Analis", "", "Kota Kupang"],
    ["KORNELIS CONTOH", "", "L", "", "Kepala Dinas", "", "TTS"],
    ["Siti Contoh", "", "P", "IX", "Penyuluh", "", "53.10"],
    ["Tono Contoh", "", "L", "", "Staf", "", 53.1],
    ["Drs. Yosef Contoh", "19800101 200501 1 999", "L", "", "", "", "Alor"],
    ["Lusia Contoh", "", "P", "", "", "", "Kota Kupang"],
    ["Petrus Contoh, ST", "19781013 200501 1 996", "L", "", "Sekretaris Dinas", "", "Ende"],
    ["Agnes Contoh", "", "P", "", "Kepala Seksi", "Dinas Perindag Kab. Sikka", ""],
    ["Markus Contoh", "", "L", "", "Kepala Bidang", "", "Flores Timur"],
    ["Yohana Contoh", "", "P", "", "Staf", "", "Lembata"],
    ["Paulus Contoh", "", "L", "", "Staf", "", "Nagekeo"],
    ["Rosa Contoh", "", "P", "", "Staf", "", "Ngada"],
    ["Thomas Contoh", "", "L", "", "Staf", "", "Sabu Raijua"],
    ["Elsa Contoh", "", "P", "", "Staf", "", "Malaka"],
    ["Vinsen Contoh", "", "L", "", "Staf", "", "Rote Ndao"],
]


@pytest.fixture
def guest_list(tmp_path):
    """An official list of 20: headings in row 6, numbers below them, merged cells, a total and a signature."""
    book = Workbook()
    sheet = book.active
    sheet.title = "Peserta"
    sheet["A1"] = "PEMERINTAH PROVINSI CONTOH"
    sheet.merge_cells("A1:I1")
    sheet["A3"] = "DAFTAR PESERTA RAPAT KOORDINASI"
    for column, heading in enumerate(HEADINGS, start=1):
        sheet.cell(6, column, heading)
        sheet.cell(7, column, f"({column})")
    for number, guest in enumerate(GUESTS, start=1):
        for column, value in enumerate([number, *guest], start=1):
            if value not in ("", None):
                sheet.cell(7 + number, column, value)
    sheet.merge_cells("H8:H9")
    sheet["B28"], sheet["C28"] = "JUMLAH", 20
    sheet["F30"], sheet["F31"] = "Kupang, 1 April 2026", "Ketua Panitia,"
    book.create_sheet("Catatan")["A1"] = "Bukan tabel"
    panitia = book.create_sheet("Panitia")
    for row in (["No", "Nama", "Jabatan"], [1, "Ratna Contoh", "Sekretariat"]):
        panitia.append(row)
    path = tmp_path / "undangan.xlsx"
    book.save(path)
    return path


@pytest.fixture
def shell(qtbot, app):
    return opened(qtbot, AttendanceTab(app), 1200, 640)


@pytest.fixture
def dialog(qtbot, app, shell):
    made = ImportDialog(app, (shell.roll.session_uid, "Hari I"), shell)
    opened(qtbot, made)
    yield made
    made.reject()


def settled(qtbot, dialog):
    qtbot.waitUntil(lambda: not dialog.work.busy, timeout=30_000)
    if dialog.isVisible():
        # Where it took long, the words of progress had the keys meanwhile.
        dialog.activateWindow()
        qtbot.waitUntil(dialog.isActiveWindow)


def read(qtbot, dialog, path):
    dialog.read_file(path)
    settled(qtbot, dialog)


def readers():
    """Return the processes this one has started and that are still there."""
    tasks = Path("/proc/self/task").iterdir()
    return {child for task in tasks for child in (task / "children").read_text().split()}


def paste(qtbot, dialog, text):
    QGuiApplication.clipboard().setText(text)
    qtbot.keyClick(dialog, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    settled(qtbot, dialog)


def rows(dialog):
    return [(row.line.row, row.line.name, row.line.status.value) for row in dialog.page.preview.table.rows()]


def go(dialog, number):
    preview = dialog.page.preview
    preview.view.select_row(f"row {number}")
    preview.view.setFocus()


def names(app):
    return sorted(row.full_name for row in app.ask(attendance.people, app.event_uid))


def choose(qtbot, dialog, place, label):
    box = dialog.page.columns.box(place)
    box.setFocus()
    qtbot.keyClick(box, Qt.Key.Key_Home)
    while box.currentText() != label:
        qtbot.keyClick(box, Qt.Key.Key_Down)
    settled(qtbot, dialog)


def test_twenty_guests_are_registered_from_an_excel_list_with_the_keyboard_alone(
    qtbot, app, shell, guest_list, monkeypatch
):
    monkeypatch.setattr(messages, "open_file", lambda *_asked: guest_list)
    before = app.ask(files.dump)
    seen = {}

    def by_hand(dialog):
        dialog.show()
        dialog.activateWindow()
        qtbot.waitUntil(dialog.isActiveWindow)
        qtbot.keyClick(dialog.focusWidget(), Qt.Key.Key_Return)
        settled(qtbot, dialog)
        seen["head"] = dialog.page.head.text()
        seen["about"] = dialog.page.about.text()
        view = dialog.focusWidget()
        assert view is dialog.page.preview.view
        qtbot.keyClick(dialog.tidy, Qt.Key.Key_Space)
        qtbot.keyClick(dialog.drop_nip, Qt.Key.Key_Space)
        settled(qtbot, dialog)
        go(dialog, 12)
        qtbot.keyClick(view, Qt.Key.Key_Return)
        qtbot.keyClicks(dialog.focusWidget(), "kota ku")
        qtbot.keyClick(dialog.page.details.region.completer().popup(), Qt.Key.Key_Return)
        settled(qtbot, dialog)
        go(dialog, 27)
        qtbot.keyClick(dialog.focusWidget(), Qt.Key.Key_Space)
        seen["then"] = dialog.page.head.text()
        seen["take"] = dialog.take.text()
        assert app.ask(files.dump) == before
        qtbot.keyClick(view, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
        return dialog.result()

    monkeypatch.setattr(ImportDialog, "exec", by_hand)
    told = []
    app.told.connect(told.append)
    qtbot.keyClick(shell, Qt.Key.Key_M, Qt.KeyboardModifier.ControlModifier)

    assert seen["head"] == "15 orang akan ditambahkan · 5 baris ditolak"
    assert seen["about"].startswith("20 baris; 13 dari 22 kabupaten/kota. Belum ada dari: Kab. Kupang,")
    assert seen["about"].endswith("Kolom yang tidak dipakai: GOL. DARAH.")
    assert seen["then"] == "17 orang akan ditambahkan · 1 tidak diambil · 2 baris ditolak"
    assert seen["take"] == "Tambahkan 17 orang"
    found = {row.full_name: row for row in app.ask(attendance.people, app.event_uid)}
    assert len(found) == 17
    assert "Vinsen Contoh" not in found
    assert (found["Maria da Contoh, S.E."].region, found["Kornelis Contoh"].region_code) == (
        "Kabupaten Alor",
        "53.02",
    )
    assert (found["Ana Contoh"].nip, found["Klara Contoh"].region) == ("", "Kota Kupang")
    assert (found["Agnes Contoh"].region, found["Tono Contoh"].region_code) == ("Kabupaten Sikka", "53.10")
    assert (found["Drs. Yosef Contoh, M.Si."].rank, found["Drs. Yosef Contoh, M.Si."].grade) == (
        "Pembina",
        "IV/a",
    )
    assert told == ["17 orang ditambahkan dari tabel. Ctrl+Z mengurungkan."]
    app.undo()
    assert names(app) == []


def test_every_row_says_what_comes_of_it_and_the_picks_count_and_narrow(qtbot, dialog, guest_list):
    read(qtbot, dialog, guest_list)
    picks = dialog.page.preview.picks
    assert [picks.button(key).text() for key in ("", "new", "odd", "rejected", "skipped")] == [
        "Semua  23",
        "Baru  12",
        "Periksa  3",
        "Ditolak  5",
        "Dilewati  3",
    ]
    picks.button("rejected").click()
    assert [row[0] for row in rows(dialog)] == [10, 11, 12, 17, 18]
    said = [row.line.said for row in dialog.page.preview.table.rows()]
    assert "E+17" in said[0]
    assert "rusak oleh lembar kerja" in said[1]
    assert "Kota Kupang (53.71)" in said[2]
    assert "baris 8" in said[3]
    picks.button("skipped").click()
    assert rows(dialog)[0] == (28, "JUMLAH", "skipped")


def test_a_row_may_be_left_out_by_space_and_by_a_click_on_its_box(qtbot, dialog, guest_list):
    read(qtbot, dialog, guest_list)
    go(dialog, 8)
    view = dialog.page.preview.view
    qtbot.keyClick(view, Qt.Key.Key_Space)
    assert (dialog.page.left_out, dialog.take.text()) == ({8}, "Tambahkan 14 orang")
    box = view.visualRect(dialog.page.preview.table.index(0, 0)).center()
    qtbot.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=box)
    assert dialog.page.left_out == frozenset()
    qtbot.keyClick(view, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    qtbot.keyClick(view, Qt.Key.Key_Space)
    assert len(dialog.page.left_out) == 15
    assert not dialog.take.isEnabled()


def test_the_details_tell_ours_and_theirs_and_what_the_row_says(qtbot, app, dialog, guest_list, region):
    ende = Invitation(
        "Petrus Contoh", nip="197810132005011996", region_uid=region("53.08"), position="Kepala Seksi"
    )
    app.workspace.act(invitations.invite, app.event_uid, ende)
    read(qtbot, dialog, guest_list)
    go(dialog, 19)
    details = dialog.page.details
    assert (details.name.text(), details.chip.text) == ("Baris 19: Petrus Contoh, ST", "Sudah ada")
    (row,) = dialog.page.preview.view.selected_rows()
    assert ([one.field for one in row.line.fills], [one.field for one in row.line.differs]) == (
        ["suffix", "sex"],
        ["position"],
    )
    assert (row.can_be_taken, dialog.fill.text()) == (False, "Lengkapi isian yang kosong (1 orang)")
    dialog.fill.setChecked(True)
    assert dialog.take.text() == "Tambahkan 14 orang, lengkapi 1"
    dialog.take.click()
    found = next(row for row in app.ask(attendance.people, app.event_uid) if row.name == "Petrus Contoh")
    assert (found.suffix, found.sex, found.position) == ("S.T.", "L", "Kepala Seksi")


def test_enter_ends_what_is_typed_and_takes_nobody(qtbot, app, dialog, guest_list):
    read(qtbot, dialog, guest_list)
    region = dialog.page.parts.region
    region.setFocus()
    qtbot.keyClicks(region, "Kabupaten Belu")
    region.completer().popup().hide()
    for _twice in range(2):
        qtbot.keyClick(region, Qt.Key.Key_Return)
        settled(qtbot, dialog)
    assert (dialog.isVisible(), names(app)) == (True, [])
    dialog.take.setFocus()
    qtbot.keyClick(dialog.take, Qt.Key.Key_Return)
    assert len(names(app)) == 15


def test_somebody_of_the_same_name_is_taken_as_another_person_by_a_key(qtbot, app, dialog, guest_list):
    read(qtbot, dialog, guest_list)
    go(dialog, 18)
    assert dialog.page.details.twin.isVisible()
    qtbot.keyClick(dialog, Qt.Key.Key_L, Qt.KeyboardModifier.ControlModifier)
    settled(qtbot, dialog)
    assert dialog.page.details.chip.text == "Periksa"
    dialog.take.click()
    assert names(app).count("Lusia Contoh") == 2


def test_somebody_with_the_same_nip_is_never_another_person(qtbot, dialog, guest_list):
    read(qtbot, dialog, guest_list)
    go(dialog, 17)
    assert not dialog.page.details.twin.isVisible()


def test_columns_are_matched_by_hand_where_their_headings_say_nothing(qtbot, app, dialog):
    paste(qtbot, dialog, "apa\tini\nMaria Contoh\tAlor\nAna Contoh\tBelu\n")
    assert dialog.page.fault.text.startswith("Judul kolom tidak dikenal. Pilih di atas")
    assert not dialog.take.isEnabled()
    choose(qtbot, dialog, 0, "Nama")
    choose(qtbot, dialog, 1, "Kabupaten/Kota")
    assert (dialog.page.fault.text, dialog.take.text()) == ("", "Tambahkan 2 orang")
    choose(qtbot, dialog, 1, "Nama")
    assert "sama artinya" in dialog.page.fault.text
    assert not dialog.take.isEnabled()


def test_a_table_without_headings_may_be_read_too(qtbot, dialog):
    paste(qtbot, dialog, "Maria Contoh\tAlor\nAna Contoh\tBelu\n")
    dialog.page.parts.heading.setFocus()
    qtbot.keyClick(dialog.page.parts.heading, Qt.Key.Key_Home)
    settled(qtbot, dialog)
    choose(qtbot, dialog, 0, "Nama")
    choose(qtbot, dialog, 1, "Kabupaten/Kota")
    assert rows(dialog) == [(1, "Maria Contoh", "new"), (2, "Ana Contoh", "new")]


def test_another_sheet_and_what_is_usual_in_it_are_chosen(qtbot, app, dialog, guest_list):
    read(qtbot, dialog, guest_list)
    parts = dialog.page.parts
    parts.sheet.setFocus()
    qtbot.keyClicks(parts.sheet, "Pan")
    parts.sheet.activated.emit(parts.sheet.currentIndex())
    settled(qtbot, dialog)
    assert "isi “Asal bila kosong”" in dialog.page.fault.text
    parts.region.setFocus()
    qtbot.keyClicks(parts.region, "belu")
    qtbot.keyClick(parts.region.completer().popup(), Qt.Key.Key_Return)
    settled(qtbot, dialog)
    parts.role.show_value(Role.COMMITTEE)
    parts.role.activated.emit(0)
    settled(qtbot, dialog)
    dialog.take.click()
    (found,) = app.ask(attendance.people, app.event_uid)
    assert (found.full_name, found.region, found.role) == ("Ratna Contoh", "Kabupaten Belu", Role.COMMITTEE)


def test_a_list_of_regions_only_is_another_kind_of_table(qtbot, app, dialog):
    paste(qtbot, dialog, "Kabupaten/Kota\nAlor\nLembata\nKabupaten Lembata\nKupang\n")
    kind = dialog.page.parts.kind
    kind.show_value(ImportKind.REGIONS)
    kind.activated.emit(1)
    settled(qtbot, dialog)
    assert dialog.page.about.text() == (
        "4 baris; 2 dari 22 kabupaten/kota. Tidak disebut: Kab. Kupang, Timor Tengah Selatan, "
        "Timor Tengah Utara, Belu, Flores Timur, Sikka, Ende, dan 13 lainnya. Disebut lebih dari sekali: Lembata."
    )
    go(dialog, 5)
    qtbot.keyClicks(dialog.page.details.region, "kota ku")
    qtbot.keyClick(dialog.page.details.region.completer().popup(), Qt.Key.Key_Return)
    settled(qtbot, dialog)
    dialog.present.setChecked(True)
    dialog.take.click()
    assert [row.came for row in app.ask(attendance.people, app.event_uid)] == [True, True, True]


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("kosong.csv", b"", "kosong"),
        ("rusak.xlsx", b"PK\x03\x04 bukan zip", "rusak"),
        ("gambar.csv", b"\x89PNG\r\n\x1a\n\x00\x00", "gambar.csv"),
        ("besar.csv", b"Nama,Asal\n" + b"Maria Contoh,Alor\n" * 6000, "5000"),
    ],
)
def test_a_file_of_no_use_is_refused_in_the_dialog_which_goes_on(  # noqa: PLR0917
    qtbot, dialog, tmp_path, name, content, said, guest_list
):
    path = tmp_path / name
    path.write_bytes(content)
    read(qtbot, dialog, path)
    assert said in dialog.message.text
    assert not dialog.take.isVisible()
    read(qtbot, dialog, guest_list)
    assert (dialog.message.text, dialog.take.isEnabled()) == ("", True)


def test_an_empty_clipboard_is_said(qtbot, dialog):
    paste(qtbot, dialog, "  ")
    assert dialog.message.text.startswith("Papan klip kosong")


def test_what_was_decided_about_one_table_does_not_hold_for_the_next(qtbot, dialog, guest_list):
    read(qtbot, dialog, guest_list)
    dialog.tidy.setChecked(True)
    settled(qtbot, dialog)
    qtbot.keyClick(dialog.page.preview.view, Qt.Key.Key_Space)
    paste(qtbot, dialog, "Nama\tAsal\nMARIA CONTOH\tAlor\n")
    assert (dialog.tidy.isChecked(), dialog.page.left_out) == (False, frozenset())
    assert rows(dialog) == [(2, "MARIA CONTOH", "odd")]


def test_what_is_under_way_can_be_given_up_at_once_and_leaves_no_trace(  # noqa: PLR0917
    qtbot, app, dialog, guest_list, tmp_path, monkeypatch
):
    read(qtbot, dialog, guest_list)
    qtbot.keyClick(dialog.page.preview.view, Qt.Key.Key_Space)
    shown = rows(dialog)
    before = app.ask(files.dump)

    monkeypatch.setattr(background, "PATIENCE", 0)
    monkeypatch.setattr(sandbox, "_START", "import time; time.sleep(60)")
    there = readers()
    dialog.read_file(Path(copyfile(guest_list, tmp_path / "lain.xlsx")))
    qtbot.waitUntil(lambda: bool(dialog.findChildren(QProgressDialog)))
    (progress,) = dialog.findChildren(QProgressDialog)
    assert not dialog.take.isEnabled()
    qtbot.waitUntil(lambda: readers() > there)
    qtbot.keyClick(progress, Qt.Key.Key_Escape)
    assert not progress.isVisible()
    # The reader would sleep for a minute; it is ended, not waited for.
    qtbot.waitUntil(lambda: readers() <= there)
    settled(qtbot, dialog)
    assert (rows(dialog), app.ask(files.dump)) == (shown, before)
    assert (dialog.source.name.text(), dialog.take.isEnabled()) == (guest_list.name, True)
    assert dialog.page.left_out == {8}


def test_a_plan_that_no_longer_holds_is_refused_in_the_dialog(qtbot, app, dialog, region):
    paste(qtbot, dialog, "Nama\tAsal\nMaria Contoh\tAlor\n")
    app.workspace.act(
        invitations.invite, app.event_uid, Invitation("Maria Contoh", region_uid=region("53.05"))
    )
    dialog.take.click()
    assert "sudah ada di daftar" in dialog.message.text
    assert dialog.isVisible()


def test_everybody_may_be_marked_present_with_the_import(qtbot, app, dialog, region):
    app.workspace.act(
        invitations.invite, app.event_uid, Invitation("Maria Contoh", region_uid=region("53.05"))
    )
    paste(qtbot, dialog, "Nama\tAsal\nMaria Contoh\tAlor\nAna Contoh\tBelu\n")
    assert dialog.take.text() == "Tambahkan 1 orang"
    dialog.present.setChecked(True)
    dialog.take.click()
    day = app.ask(events.days, app.event_uid)[0].uid
    assert [row.mark_at(day).method for row in app.ask(attendance.people, app.event_uid)] == [
        "IMPORT",
        "IMPORT",
    ]


def dropped(widget, path):
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path))])
    middle, none = widget.rect().center(), Qt.KeyboardModifier.NoModifier
    buttons, action = Qt.MouseButton.LeftButton, Qt.DropAction.CopyAction
    entered = QDragEnterEvent(middle, action, data, buttons, none)
    QApplication.sendEvent(widget, entered)
    fell = QDropEvent(QPointF(middle), action, data, buttons, none)
    if entered.isAccepted():
        QApplication.sendEvent(widget, fell)
    return entered.isAccepted()


def test_a_table_may_be_dropped_on_the_dialog_and_on_the_tab(  # noqa: PLR0917
    qtbot, app, shell, dialog, guest_list, tmp_path, monkeypatch
):
    assert dropped(dialog, guest_list)
    settled(qtbot, dialog)
    assert dialog.take.text() == "Tambahkan 15 orang"

    opened = []
    monkeypatch.setattr(
        ImportDialog, "exec", lambda made: (settled(qtbot, made), opened.append(rows(made)), 0)[2]
    )
    assert dropped(shell, guest_list)
    qtbot.waitUntil(lambda: bool(opened))
    assert len(opened[0]) == 23
    assert not dropped(shell, tmp_path / "gambar.png")


def test_what_was_copied_is_imported_straight_from_the_tab(qtbot, shell, monkeypatch):
    QGuiApplication.clipboard().setText("Nama\tAsal\nMaria Contoh\tAlor\n")
    opened = []
    monkeypatch.setattr(
        ImportDialog, "exec", lambda made: (settled(qtbot, made), opened.append(rows(made)), 0)[2]
    )
    pressed = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
    qtbot.keyClick(shell, Qt.Key.Key_V, pressed)
    assert opened == [[(2, "Maria Contoh", "new")]]


def test_the_template_that_is_written_can_be_read_again(qtbot, app, dialog, tmp_path, monkeypatch):
    path = tmp_path / "Daftar peserta.xlsx"
    monkeypatch.setattr(messages, "save_file", lambda *_asked, **_more: path)
    qtbot.mouseClick(dialog.source.template, Qt.MouseButton.LeftButton)
    assert "Templat disimpan" in dialog.message.text
    read(qtbot, dialog, path)
    assert dialog.page.laid.sheet.name == "Peserta"
    assert {"name", "region", "nip"} <= {column.field for column in dialog.page.laid.layout.columns}


def test_the_dialog_fits_a_small_screen(qtbot, dialog, guest_list):
    read(qtbot, dialog, guest_list)
    assert dialog.minimumSizeHint().width() <= 1300
    assert dialog.minimumSizeHint().height() <= 700
    QTest.qWait(1)
    assert QPoint(0, 0) == dialog.rect().topLeft()
