"""Five laptops' files are collected by keyboard: looked at, left out, merged, taken back, handed out."""

import shutil
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QProgressDialog

from rakor_desktop import paths
from rakor_desktop.domain.merging import Merged
from rakor_desktop.services import collecting, events, files, transport
from rakor_desktop.store import backup
from rakor_desktop.sync import keyring
from rakor_desktop.sync.conflicts import conflicts
from rakor_desktop.ui import messages
from rakor_desktop.ui.context import AppContext
from rakor_desktop.ui.merging import work as work_module
from rakor_desktop.ui.preferences import Preferences
from rakor_desktop.ui.window import MainWindow
from tests.five_laptops import five, flipped, other_meeting

KEY = Path(__file__).parents[3] / "data" / "kunci-uji.txt"
WORDS = "kapal kayu berlayar pelan"
Key = Qt.Key
CTRL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def here(tmp_path):
    return five(tmp_path)


@pytest.fixture
def window(qtbot, here):
    app = AppContext(here.open(), Preferences(actor="Sekretariat", laptop="S"))
    made = MainWindow(app)
    qtbot.addWidget(made)
    made.resize(1366, 736)
    made.show()
    made.activateWindow()
    qtbot.waitUntil(made.isActiveWindow)
    made.go("merging")
    yield made
    made.end()
    app.close()


@pytest.fixture
def page(window):
    return window.pages["merging"].page


@pytest.fixture
def head(window):
    return window.pages["merging"].head


@pytest.fixture
def chosen(monkeypatch):
    """What the file choosers answer."""
    answers = {"files": [], "folder": None, "save": None}
    monkeypatch.setattr(messages, "open_files", lambda *_asked: answers["files"])
    monkeypatch.setattr(messages, "choose_folder", lambda *_asked: answers["folder"])
    monkeypatch.setattr(messages, "save_file", lambda *_asked, **_more: answers["save"])
    return answers


@pytest.fixture
def press(qtbot, page):
    """Press a key where the focus is, and wait for the work it begins."""

    def _press(key, modifiers=Qt.KeyboardModifier.NoModifier):
        # Nobody here gives the window its focus back when a dialog has gone.
        page.window().activateWindow()
        qtbot.waitUntil(page.window().isActiveWindow)
        QTest.keyClick(QApplication.focusWidget() or page, key, modifiers)
        qtbot.waitUntil(lambda: not page.work.busy, timeout=20000)

    return _press


@pytest.fixture
def _impatient(monkeypatch):
    """The dialog that tells how far the work is comes at once."""
    monkeypatch.setattr(work_module, "PATIENCE", 0)


def shown(table):
    return [[column.text(row) for column in table.columns] for row in table.rows()]


def step(page):
    return next(
        name for name in ("rest", "chosen", "preview", "result")
        if page.stack.currentWidget() is getattr(page, name)
    )  # fmt: skip


def test_before_anything_is_collected_it_says_how_it_begins(page, head):
    assert head.text == "Belum ada isi dari laptop lain di berkas ini"
    assert page.rest.stack.currentWidget() is page.rest.empty
    assert page.rest.empty.action.hasFocus()
    assert not page.rest.pick.isVisible()


def test_five_laptops_by_keyboard(page, window, here, chosen, press):
    head = window.pages["merging"].head
    before = window.app.ask(files.dump)
    chosen["files"] = here.paths

    press(Key.Key_M, CTRL)
    assert step(page) == "chosen"
    assert [row[:2] for row in shown(page.chosen.files.table)] == [["Ya", letter] for letter in "ABCDE"]
    assert page.chosen.files.view.hasFocus()
    assert page.chosen.said.sentence.text() == "5 dari 5 berkas akan digabung"

    press(Key.Key_Space)
    assert page.chosen.said.sentence.text() == "4 dari 5 berkas akan digabung"
    press(Key.Key_Return, CTRL)
    assert step(page) == "preview"
    assert not any("Dominikus" in row[3] and "S.P." in row[3] for row in shown(page.preview.items.table))

    press(Key.Key_Escape)
    assert step(page) == "chosen"
    press(Key.Key_Space)
    press(Key.Key_Return, CTRL)
    assert any("Dominikus" in row[3] and "S.P." in row[3] for row in shown(page.preview.items.table))
    assert window.app.ask(files.dump) == before

    press(Key.Key_Return, CTRL)
    assert step(page) == "result"
    assert page.result.sentence.text().startswith("5 berkas digabung: ")
    assert head.chips == ["5 laptop lain terkumpul", "5 perbedaan perlu diputuskan"]
    merged = window.app.ask(files.dump)

    press(Key.Key_Z, CTRL)
    assert page.result.sentence.text() == "Penggabungan diurungkan: isi berkas kembali seperti sebelumnya."
    assert window.app.ask(files.dump) == before
    assert page.result.redo.isVisible()
    assert not page.result.hand_out.isEnabled()

    press(Key.Key_Y, CTRL)
    assert window.app.ask(files.dump) == merged
    assert len(window.app.ask(conflicts)) == 5
    assert page.result.sentence.text().startswith("5 berkas digabung: ")

    chosen["save"] = here.stick / "rakor gabungan.rakor"
    page.result.hand_out.setFocus()
    press(Key.Key_Return)
    assert page.message.text.endswith("sama isinya. Stik aman untuk dicabut.")
    backup.verify(chosen["save"])
    assert window.app.ask(files.check).sound

    page.result.leave.setFocus()
    press(Key.Key_Return)
    assert step(page) == "rest"
    assert [row[:2] for row in shown(page.rest.table)][-1] == ["S", "Laptop ini"]


def test_a_folder_with_good_and_bad_in_it(page, here, chosen, press, monkeypatch):
    other_meeting(here.stick / "lain.rakor")
    flipped(here.laptop("B"))
    backup.copy_to(here.own, here.stick / "awal.rakor")
    (here.stick / "surat.rakor").write_text("Yang terhormat")
    chosen["folder"] = here.stick

    press(Key.Key_M, CTRL | SHIFT)

    states = {row[2]: row[3] for row in shown(page.chosen.files.table)}
    assert states == {
        "awal.rakor": "Tidak ada yang baru", "lain.rakor": "Rakor lain", "surat.rakor": "Ditolak",
        "rakor laptop A.rakor": "Ada yang baru", "rakor laptop B.rakor": "Ditolak",
        "rakor laptop C.rakor": "Ada yang baru", "rakor laptop D.rakor": "Ada yang baru",
        "rakor laptop E.rakor": "Ada yang baru",
    }  # fmt: skip
    view = page.chosen.files.view
    view.select_row(str(here.laptop("B")))
    assert "rusak atau diubah dari luar" in page.chosen.files.said.text()
    press(Key.Key_Space)
    assert page.chosen.files.taken == [here.laptop(letter) for letter in "ACDE"]

    asked = []
    monkeypatch.setattr(messages, "sure", lambda *said: asked.append(said) or True)
    view.select_row(str(here.stick / "lain.rakor"))
    page.chosen.files.anyway.setFocus()
    press(Key.Key_Return)

    assert "Rakor Perdagangan" in asked[0][-1]
    assert page.chosen.files.unrelated
    press(Key.Key_Return, CTRL)
    press(Key.Key_Return, CTRL)
    assert page.result.sentence.text().startswith("5 berkas digabung: ")


def test_another_meeting_stays_out_when_the_person_thinks_better_of_it(
    page, chosen, press, monkeypatch, tmp_path
):
    chosen["files"] = [other_meeting(tmp_path / "lain.rakor")]
    press(Key.Key_M, CTRL)
    monkeypatch.setattr(messages, "sure", lambda *_said: False)

    page.chosen.files.ask_for_current()

    assert page.chosen.files.taken == []
    assert not page.chosen.look.isEnabled()


def test_files_and_folders_can_be_dropped_on_the_page(page, here, qtbot):
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(here.stick)), QUrl.fromLocalFile(str(here.own))])
    middle = QPointF(page.rect().center())
    buttons, none = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    dragged = QDragEnterEvent(middle.toPoint(), Qt.DropAction.CopyAction, data, buttons, none)
    QApplication.sendEvent(page, dragged)
    assert dragged.isAccepted()

    QApplication.sendEvent(page, QDropEvent(middle, Qt.DropAction.CopyAction, data, buttons, none))
    qtbot.waitUntil(lambda: not page.work.busy)

    assert [row[3] for row in shown(page.chosen.files.table)] == ["Ada yang baru"] * 5 + ["Ditolak"]


def test_other_things_cannot_be_dropped(page):
    data = QMimeData()
    data.setText("teks")
    dragged = QDragEnterEvent(
        page.rect().center(), Qt.DropAction.CopyAction, data, Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )  # fmt: skip
    QApplication.sendEvent(page, dragged)
    assert not dragged.isAccepted()


def test_items_are_narrowed_by_what_becomes_of_them_and_by_part(page, here, chosen, press):
    chosen["files"] = here.paths
    press(Key.Key_M, CTRL)
    press(Key.Key_Return, CTRL)
    items = page.preview.items

    items.states.button("conflict").click()
    assert {row[1] for row in shown(items.table)} == {"berbeda"}
    items.groups.button("notes").click()
    assert [(row[2], row[3][:5]) for row in shown(items.table)] == [("B, C", "S-001")]
    assert items.side.written.text() == "Ditulis: laptop B (Notulis Contoh); laptop C (Notulis Kedua Contoh)"
    assert {"Jawaban/penjelasan", "Sebelum", "Sesudah"} <= set(items.side.texts)
    assert any("laptop B" in text for text in items.side.texts)

    items.states.button("").click()
    items.groups.button("attendance").click()
    assert {row[0] for row in shown(items.table)} == {"Kehadiran"}


def test_more_files_can_be_added_and_each_stands_once(page, here, chosen, press):
    chosen["files"] = [here.laptop("A")]
    press(Key.Key_M, CTRL)
    chosen["files"] = [here.laptop("A"), here.laptop("B")]
    press(Key.Key_M, CTRL)

    assert [row[1] for row in shown(page.chosen.files.table)] == ["A", "B"]
    press(Key.Key_Escape)
    assert step(page) == "rest"
    assert page.chosen.files.candidates == []


def test_a_folder_without_any_is_a_sentence(page, chosen, press, tmp_path):
    chosen["folder"] = tmp_path / "kosong"
    chosen["folder"].mkdir()
    press(Key.Key_M, CTRL | SHIFT)
    assert page.message.text == "Tidak ada berkas laptop lain di situ."
    assert step(page) == "rest"


def test_a_stick_pulled_out_between_looking_and_merging(page, here, chosen, press):
    chosen["files"] = here.paths
    press(Key.Key_M, CTRL)
    press(Key.Key_Return, CTRL)
    before = here.own.read_bytes()
    shutil.rmtree(here.stick)

    press(Key.Key_Return, CTRL)

    assert page.message.text == "“rakor laptop A.rakor” tidak ditemukan."
    assert step(page) == "preview"
    assert here.own.read_bytes() == before


@pytest.mark.usefixtures("_impatient")
def test_while_it_lasts_it_is_said_and_cancelling_leaves_no_trace(page, here, chosen, press, qtbot):
    chosen["files"] = here.paths
    press(Key.Key_M, CTRL)
    press(Key.Key_Return, CTRL)
    before = here.own.read_bytes()

    page.merge()
    page.work.cancel()
    qtbot.waitUntil(lambda: not page.work.busy)

    assert page.message.text == "Dihentikan; tidak ada yang berubah."
    assert here.own.read_bytes() == before
    assert step(page) == "preview"
    assert not page.findChildren(QProgressDialog)


def test_a_second_merge_while_one_runs_is_not_begun(page, here, chosen, press, qtbot):
    chosen["files"] = here.paths
    press(Key.Key_M, CTRL)
    press(Key.Key_Return, CTRL)

    page.merge()
    page.merge()
    assert page.message.text == "Masih ada pekerjaan yang berjalan; tunggu sampai selesai, lalu ulangi."
    qtbot.waitUntil(lambda: not page.work.busy)

    assert page.result.sentence.text().startswith("5 berkas digabung: ")


def test_news_of_a_merge_reaches_the_other_tabs_in_the_windows_own_thread(window, here, chosen, press):
    threads = []
    window.app.changed.connect(lambda _changes: threads.append(window.thread().isCurrentThread()))
    chosen["files"] = here.paths
    press(Key.Key_M, CTRL)
    press(Key.Key_Return, CTRL)
    press(Key.Key_Return, CTRL)

    assert threads == [True]
    assert window.app.undo_label == "Menggabungkan data"


def test_the_buttons_take_it_back_and_do_it_again_too(page, window, here, chosen, press):
    chosen["files"] = here.paths
    for key, modifiers in ((Key.Key_M, CTRL), (Key.Key_Return, CTRL), (Key.Key_Return, CTRL)):
        press(key, modifiers)
    merged = window.app.ask(files.dump)

    page.result.undo.setFocus()
    press(Key.Key_Return)
    assert window.app.ask(conflicts) == []
    page.result.redo.setFocus()
    press(Key.Key_Return)

    assert window.app.ask(files.dump) == merged
    assert window.status.sentence.text == "Diulangi: Menggabungkan data"


def test_copies_that_may_still_hold_somebody_taken_out_are_told(page):
    page.result.show_merged(Merged([], {}, [], erased=True, copies=3), can_decide=True)
    assert "3 cadangan di laptop ini mungkin masih memuatnya" in page.result.erased.text

    page.result.show_merged(Merged([], {}, []), can_decide=True)
    assert not page.result.erased.isVisibleTo(page.result)


def test_something_else_done_since_is_not_what_the_button_takes_back(page, window, here, chosen, press):
    chosen["files"] = [here.laptop("A")]
    for key, modifiers in ((Key.Key_M, CTRL), (Key.Key_Return, CTRL), (Key.Key_Return, CTRL)):
        press(key, modifiers)

    window.app.act(None, events.edit, window.app.event_uid, theme="Sesudahnya")

    assert not page.result.undo.isEnabled()


def test_the_window_can_be_closed_in_the_middle(page, window, here, chosen, press):
    chosen["files"] = here.paths
    for key, modifiers in ((Key.Key_M, CTRL), (Key.Key_Return, CTRL)):
        press(key, modifiers)

    page.merge()
    window.end()
    window.app.close()

    again = here.open()
    assert again.ask(files.check).sound
    again.close()


def test_a_starter_file_is_handed_out_from_the_menu(page, window, here, chosen, qtbot):
    chosen["save"] = here.stick / "awal.rakor"

    window.commands.prepare_starter()
    qtbot.waitUntil(lambda: not page.work.busy)

    assert page.message.text.startswith("“awal.rakor” sudah ditulis")
    assert chosen["save"].exists()


def test_a_stick_with_more_on_it_is_not_written_over(page, here, chosen, qtbot):
    chosen["save"] = here.laptop("A")
    before = here.laptop("A").read_bytes()

    page.hand_out_starter()
    qtbot.waitUntil(lambda: not page.work.busy)

    assert "memuat catatan yang belum ada di berkas ini" in page.message.text
    assert here.laptop("A").read_bytes() == before


def test_a_file_that_is_only_read_may_be_looked_at_but_not_merged_into(qtbot, here):
    first = here.open()
    app = AppContext(here.open(), Preferences(laptop="S"))
    made = MainWindow(app)
    qtbot.addWidget(made)
    made.show()
    made.go("merging")
    page = made.pages["merging"].page
    page.collect(here.paths)
    qtbot.waitUntil(lambda: not page.work.busy)
    page.look()
    qtbot.waitUntil(lambda: not page.work.busy)

    assert not page.preview.merge.isEnabled()
    assert "sedang dibuka oleh" in page.preview.note.text()
    assert len(collecting.previewed(first, here.paths).items) == page.preview.items.table.rowCount()
    made.end()
    app.close()
    first.close()


def test_parcels_among_the_files_ask_for_the_key_once_and_are_then_read(window, page, here, press, qtbot):
    own = keyring.unlock(Path(shutil.copyfile(KEY, paths.secretariat_key())), WORDS)
    parcel = here.stick / f"{here.laptop('E').name}.age"
    transport.pack(here.laptop("E"), parcel, own.public)
    here.laptop("E").unlink()

    page.collect([here.stick])
    qtbot.waitUntil(lambda: not page.work.busy and page.keys.dialog is not None, timeout=20000)
    assert "belum dibuka" in page.chosen.files.table.rows()[-1].candidate.refusal
    qtbot.keyClicks(page.keys.dialog.line, WORDS)
    qtbot.keyClick(page.keys.dialog.line, Key.Key_Return)
    qtbot.waitUntil(lambda: page.keys.key is not None and not page.work.busy, timeout=20000)

    assert [path.name for path in page.chosen.files.taken][-1] == parcel.name
    press(Key.Key_Return, CTRL)
    press(Key.Key_Return, CTRL)
    assert page.result.merged.sources[-1].laptops == ["E"]
