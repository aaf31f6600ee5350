"""Kirim dan bagikan, as people use it: a folder all laptops see, and parcels only the secretariat opens."""

import shutil
from pathlib import Path
from threading import Event

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QPushButton

from rakor_desktop import paths
from rakor_desktop.domain.sharing import Standing
from rakor_desktop.services import issues, merging, sharing, transport
from rakor_desktop.store.workspace import Workspace
from rakor_desktop.sync import keyring
from rakor_desktop.sync.envelope import fresh_identity
from rakor_desktop.ui import messages
from rakor_desktop.ui.merging.exchange.keyring import KeyRing
from rakor_desktop.ui.merging.exchange.page import ExchangePage
from rakor_desktop.ui.merging.exchange.rounds import Rounds
from rakor_desktop.ui.theme import State

WORDS = "kapal kayu berlayar pelan"
KEY = Path(__file__).parents[2] / "data" / "kunci-uji.txt"


@pytest.fixture
def folder(tmp_path):
    made = tmp_path / "Bersama"
    made.mkdir()
    return made


@pytest.fixture
def page(qtbot, app):
    made = ExchangePage(app)
    qtbot.addWidget(made)
    made.resize(1200, 700)
    with qtbot.waitExposed(made):
        made.show()
    made.catch_up()
    made.begin()
    yield made
    Rounds.of(app).end()
    made.hide()


@pytest.fixture
def choose(monkeypatch):
    """Answer the next questions for a folder or a file with this path."""

    def answer(path):
        monkeypatch.setattr(messages, "choose_folder", lambda *_args, **_more: path)
        monkeypatch.setattr(messages, "save_file", lambda *_args, **_more: path)

    return answer


@pytest.fixture
def own():
    """The key of this laptop, made earlier on one so slow that its passphrase is tried in no time."""
    return keyring.unlock(Path(shutil.copyfile(KEY, paths.secretariat_key())), WORDS)


@pytest.fixture
def other(app, tmp_path, folder):
    """What another laptop wrote into the folder: one issue with this text."""

    def write(text, letter="B"):
        path = tmp_path / f"{letter}.rakor"
        if not path.exists():
            shutil.copyfile(app.workspace.path, path)
        workspace = Workspace.open(path, label=letter)
        workspace.act(issues.log, app.event_uid, text)
        with sharing.opened(workspace, folder) as part:
            sharing.publish(workspace, part)
        workspace.close()

    return write


def settled(qtbot, app):
    rounds = Rounds.of(app)
    qtbot.waitUntil(lambda: not rounds.busy, timeout=30_000)
    return rounds


def texts(app):
    return [issue.description for issue in app.ask(issues.inventory, app.event_uid).issues]


def buttons(card):
    return [one.text() for one in card.findChildren(QPushButton) if one.isVisible()]


def primary(page):
    return [
        one.text()
        for one in page.findChildren(QPushButton)
        if one.isVisible() and one.property("kind") == "primary"
    ]


def test_without_a_folder_the_page_says_what_one_is_for_and_offers_to_choose_it(
    page, qtbot, app, folder, choose
):
    assert primary(page) == ["Pilih folder…"]
    assert page.focusWidget() is page.folder.nothing.action

    choose(folder)
    qtbot.keyClick(page.focusWidget(), Qt.Key.Key_Return)
    rounds = settled(qtbot, app)

    assert rounds.folder == folder
    assert [path.name for path in folder.iterdir()] == [sharing.own_name(app.workspace)]
    assert primary(page) == ["Ambil sekarang"]
    assert page.folder.path.text.endswith("Bersama")
    assert "tidak ada yang baru" in page.folder.said.text()
    assert [row.standing for row in page.folder.table.rows()] == [Standing.OWN]


def test_giving_up_the_choice_changes_nothing(page, app, choose):
    choose(None)
    page.folder.choose()
    assert Rounds.of(app).folder is None


def test_f5_takes_in_what_others_wrote_and_says_so(page, qtbot, app, folder, other):
    page.folder.rounds.share(folder)
    settled(qtbot, app)
    other("Jalan rusak")
    told = []
    app.told.connect(told.append)

    page.activateWindow()
    qtbot.waitUntil(page.isActiveWindow, timeout=30_000)
    page.begin()
    qtbot.keyClick(page.folder.take, Qt.Key.Key_F5)
    settled(qtbot, app)

    assert texts(app) == ["Jalan rusak"]
    assert told == ["Masuk dari laptop B: 1 baru."]
    assert page.folder.said.text().endswith(told[0])
    assert [(row.laptop, row.standing) for row in page.folder.table.rows()] == [
        ("A", Standing.OWN),
        ("B", Standing.TAKEN),
    ]
    assert app.undo_label != merging.label()


def test_what_comes_in_waits_until_what_is_typed_is_written(page, qtbot, app, folder, other):
    page.folder.rounds.share(folder)
    rounds = settled(qtbot, app)
    other("Dari B")
    app.autosave.touch("isian", lambda: True, after_pause=False)

    rounds.start()
    qtbot.waitUntil(lambda: rounds.waiting, timeout=30_000)
    assert texts(app) == []
    assert "begitu ketikan Anda tersimpan" in page.folder.said.text()

    app.autosave.flush()
    settled(qtbot, app)
    assert texts(app) == ["Dari B"]


def test_another_merge_under_way_is_waited_for(page, qtbot, app, folder, other):
    page.folder.rounds.share(folder)
    rounds = settled(qtbot, app)
    other("Dari B")
    with merging.alone(app.workspace):
        rounds.start()
        qtbot.waitUntil(lambda: rounds._ready is not None, timeout=30_000)
        assert texts(app) == []
    settled(qtbot, app)
    assert texts(app) == ["Dari B"]


def test_rounds_come_by_themselves_every_few_minutes_and_not_when_they_are_off(page, qtbot, app, folder):
    page.folder.rounds.share(folder)
    rounds = settled(qtbot, app)
    assert rounds._timer.isActive()
    assert rounds._timer.interval() == 5 * 60_000

    page.folder.every.setFocus()
    qtbot.keyClick(page.folder.every, Qt.Key.Key_Up)
    page.folder.every.activated.emit(page.folder.every.currentIndex())
    assert (app.preferences.share_every, rounds._timer.interval()) == (2, 2 * 60_000)
    before = rounds._timer.remainingTime()
    app.remember(desk_sound=True)
    assert rounds._timer.remainingTime() <= before

    app.remember(share_every=0)
    assert not rounds._timer.isActive()


def test_a_round_begins_by_itself_soon_after_the_start(qtbot, app, folder, other):
    other("Dari B")
    app.remember(shared_folders={str(app.workspace.path): str(folder)})
    rounds = Rounds.of(app)
    assert rounds._timer.isActive()
    assert rounds._timer.interval() == 10_000

    rounds._timer.start(0)
    qtbot.waitUntil(lambda: texts(app) == ["Dari B"], timeout=30_000)
    settled(qtbot, app)
    rounds.end()
    assert not rounds._timer.isActive()


def test_a_folder_that_is_gone_is_told_on_the_page_and_tried_again(page, qtbot, app, folder):
    page.folder.rounds.share(folder)
    settled(qtbot, app)
    hidden = folder.rename(folder.with_name("terputus"))
    refused = []
    app.refused.connect(refused.append)

    page.folder.rounds.start()
    rounds = settled(qtbot, app)

    assert page.folder.message.text.startswith("Folder bersama tidak terjangkau: tidak ditemukan. Sejak ")
    assert refused == []
    assert rounds._timer.isActive()
    hidden.rename(folder)
    rounds.start()
    settled(qtbot, app)
    assert page.folder.message.text == ""


def test_a_folder_that_was_emptied_on_purpose_is_written_again_when_asked(page, qtbot, app, folder):
    page.folder.rounds.share(folder)
    rounds = settled(qtbot, app)
    for path in folder.iterdir():
        path.unlink()
    rounds.start()
    settled(qtbot, app)
    assert "mendadak kosong" in page.folder.message.text

    page.folder.take.click()
    settled(qtbot, app)
    assert (page.folder.message.text, len(list(folder.iterdir()))) == ("", 1)


def test_two_laptops_of_one_letter_are_told(page, qtbot, app, folder, other):
    other("Milik A yang lain", letter="A")
    page.folder.rounds.share(folder)
    settled(qtbot, app)
    assert (
        page.folder.message.text == "Ada laptop lain yang juga berhuruf A; ganti salah satunya di Pengaturan."
    )


def test_a_broken_file_stands_in_the_list_with_its_reason(page, qtbot, app, folder, other):
    other("Dari C", letter="C")
    (folder / "LAPTOP B 0123456789.rakor").write_bytes(b"rusak")
    page.folder.rounds.share(folder)
    settled(qtbot, app)
    row = next(row for row in page.folder.table.rows() if row.laptop == "B")
    assert (row.standing, row.sentence) == (
        Standing.BROKEN,
        "“LAPTOP B 0123456789.rakor” bukan berkas Rakor.",
    )
    assert texts(app) == ["Dari C"]


def test_letting_go_of_the_folder_leaves_the_files_and_the_page_empty(page, qtbot, app, folder):
    page.folder.rounds.share(folder)
    settled(qtbot, app)
    qtbot.mouseClick(page.folder.leave, Qt.MouseButton.LeftButton)
    assert app.preferences.shared_folders == {}
    assert page.folder.nothing.isVisible()
    assert len(list(folder.iterdir())) == 1


def test_another_folder_chosen_in_the_middle_of_a_round_is_the_one_that_counts(
    page, qtbot, app, folder, tmp_path
):
    (tmp_path / "Lain").mkdir()
    page.folder.rounds.share(folder)
    page.folder.rounds.share(tmp_path / "Lain")
    settled(qtbot, app)
    assert [row.standing for row in page.folder.table.rows()] == [Standing.OWN]
    assert len(list((tmp_path / "Lain").iterdir())) == 1


def test_the_window_may_close_in_the_middle_of_a_round(page, app, folder, monkeypatch):
    begun = Event()

    def gather(*given, tick):
        begun.set()
        while True:
            tick(0)

    monkeypatch.setattr(sharing, "gather", gather)
    rounds = page.folder.rounds
    rounds.share(folder)
    assert begun.wait(30)
    inbox = rounds._share.inbox
    assert inbox.is_dir()

    rounds.end()
    app.close()

    assert not rounds._thread.is_alive()
    assert not inbox.exists()
    assert list(folder.iterdir()) == []


def test_a_share_that_does_not_answer_holds_up_neither_the_window_nor_its_end(page, app, folder, monkeypatch):
    from rakor_desktop.services import sharing as asked
    from rakor_desktop.ui.merging.exchange import rounds as module

    dead, begun = Event(), Event()

    def hang(*_given, **_more):
        begun.set()
        dead.wait()

    monkeypatch.setattr(asked, "gather", hang)
    monkeypatch.setattr(module, "_FAREWELL", 0.01)
    page.folder.rounds.share(folder)
    assert begun.wait(30)

    page.folder.rounds.end()
    app.close()

    assert app.workspace._lock._handle is None
    thread = page.folder.rounds._thread
    dead.set()
    thread.join(30)
    assert not thread.is_alive()


def test_without_a_key_a_parcel_cannot_be_made_but_a_key_can(page):
    assert page.parcels.state._state is State.IDLE
    assert buttons(page.parcels) == ["Buat kunci sekretariat…", "Masukkan kunci umum…"]


def test_a_note_taker_packs_for_the_secretariat_and_may_then_pull_the_stick(page, qtbot, app, choose, own):
    paths.secretariat_key().unlink()
    app.act(None, transport.set_recipient, app.event_uid, own.public)
    page.mark_stale()
    assert buttons(page.parcels)[0] == "Buat kiriman untuk sekretariat…"
    assert own.public[:10] in page.parcels.state.text

    parcel = paths.user_config().parent / "rakor laptop A.rakor.age"
    choose(parcel)
    qtbot.keyClick(page.parcels.pack, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: page.parcels.message.text != "", timeout=30_000)

    assert page.parcels.message.text == (
        "“rakor laptop A.rakor.age” sudah ditulis dan diperiksa; aman untuk dicabut."
    )
    with transport.readable(parcel, lambda: own) as plain:
        found = Workspace.open(plain, read_only=True)
        assert found.glance().uid == app.event_uid
        found.close()


def test_a_stick_that_refuses_is_told_on_the_card(page, qtbot, app, choose, tmp_path):
    app.act(None, transport.set_recipient, app.event_uid, fresh_identity().public)
    page.mark_stale()
    choose(tmp_path / "stik yang dicabut" / "k.rakor.age")
    page.parcels.ask_where()
    qtbot.waitUntil(lambda: page.parcels.message.text != "", timeout=30_000)
    assert "tidak ditemukan" in page.parcels.message.text
    assert page.parcels.message._state is State.BAD


def test_the_secretariat_makes_its_key_with_a_passphrase_typed_twice(page, qtbot, app):
    page.parcels.make.setFocus()
    qtbot.keyClick(page.parcels.make, Qt.Key.Key_Return)
    dialog = KeyRing.of(app).dialog
    qtbot.keyClicks(dialog.line, "pendek")
    qtbot.keyClick(dialog.line, Qt.Key.Key_Return)
    assert "tidak sama" in dialog.message.text
    qtbot.keyClicks(dialog.again, "pendek")
    qtbot.keyClick(dialog.again, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: "paling sedikit 8 huruf" in dialog.message.text, timeout=30_000)

    for line in (dialog.line, dialog.again):
        line.clear()
        qtbot.keyClicks(line, WORDS)
    qtbot.keyClick(dialog.again, Qt.Key.Key_Return)
    dialog.reject()
    assert dialog.isVisible(), "nobody walks away in the middle of making a key"
    qtbot.waitUntil(lambda: KeyRing.of(app).dialog is None, timeout=30_000)
    page.mark_stale()

    assert app.ask(transport.recipient, app.event_uid) == transport.own_key()
    assert page.parcels.key.text() == transport.own_key()
    assert page.parcels.state.text == "Laptop ini dapat membuka kiriman; kuncinya terbuka."
    assert KeyRing.of(app).key.public == transport.own_key()


def test_a_passphrase_is_hidden_shown_on_request_and_caps_lock_is_noticed(page, qtbot, app, own):
    KeyRing.of(app).want(page, lambda: None)
    dialog = KeyRing.of(app).dialog
    assert dialog.line.echoMode() is dialog.line.EchoMode.Password
    dialog.shown.click()
    assert dialog.line.echoMode() is dialog.line.EchoMode.Normal
    qtbot.keyClick(dialog.line, "A")
    assert dialog.line.caps.isVisible()
    qtbot.keyClick(dialog.line, "a")
    assert not dialog.line.caps.isVisible()
    qtbot.keyClick(dialog.line, "A", Qt.KeyboardModifier.ShiftModifier)
    assert not dialog.line.caps.isVisible()
    dialog.reject()


def test_the_key_is_asked_for_once_and_a_wrong_passphrase_is_told_beside_the_field(
    page, qtbot, app, own, tmp_path
):
    ring, done = KeyRing.of(app), []
    parcel = tmp_path / "p.rakor.age"
    transport.pack(app.workspace.path, parcel, own.public)
    with pytest.raises(Exception, match="belum dibuka"), ring.readable(parcel):
        pytest.fail("it was opened")

    ring.want(page, lambda: done.append(1))
    dialog = ring.dialog
    qtbot.keyClicks(dialog.line, "bukan ini")
    qtbot.keyClick(dialog.line, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: dialog.message.text == "Frasa sandi salah.", timeout=30_000)
    assert (dialog.line.selectedText(), dialog.line.isReadOnly(), done) == ("bukan ini", False, [])
    qtbot.keyClicks(dialog.line, WORDS)
    qtbot.keyClick(dialog.line, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: done == [1], timeout=30_000)

    ring.want(page, lambda: done.append(2))
    assert done == [1, 2]
    with ring.readable(parcel) as plain:
        assert plain.name == "p.rakor"
    with ring.readable(app.workspace.path) as plain:
        assert plain == app.workspace.path


def test_giving_up_the_passphrase_while_it_is_tried_opens_nothing(page, qtbot, app, own):
    ring = KeyRing.of(app)
    ring.want(page, lambda: pytest.fail("it went on"))
    dialog = ring.dialog
    qtbot.keyClicks(dialog.line, WORDS)
    qtbot.keyClick(dialog.line, Qt.Key.Key_Return)
    job = dialog._job
    with qtbot.waitSignal(job.over, timeout=30_000):
        qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    assert ring.key is None


def test_a_key_of_another_laptop_is_told_and_ones_own_can_take_its_place(page, qtbot, app, own):
    app.act(None, transport.set_recipient, app.event_uid, fresh_identity().public)
    page.mark_stale()
    assert page.parcels.state._state is State.WARN
    qtbot.keyClick(page.parcels.use, Qt.Key.Key_Return)
    page.mark_stale()
    assert app.ask(transport.recipient, app.event_uid) == own.public
    assert page.parcels.state._state is State.OK


def test_a_public_key_that_was_sent_is_pasted_copied_and_saved(page, qtbot, app, choose, tmp_path):
    key = fresh_identity().public
    page.parcels.enter_key()
    entry = page.parcels.entry
    qtbot.keyClicks(entry.line, "age1salah")
    qtbot.keyClick(entry.line, Qt.Key.Key_Return)
    assert "bukan kunci umum age" in entry.message.text
    entry.line.setText(f" {key} ")
    qtbot.keyClick(entry.line, Qt.Key.Key_Return)
    assert not entry.isVisible()
    page.mark_stale()
    assert page.parcels.key.text() == key

    page.parcels.copy.click()
    assert QGuiApplication.clipboard().text() == key
    choose(tmp_path / "kunci.txt")
    page.parcels.save.click()
    assert (tmp_path / "kunci.txt").read_text() == f"{key}\n"
    choose(tmp_path / "tidak ada" / "kunci.txt")
    page.parcels.save.click()
    assert "tidak ditemukan" in page.parcels.message.text


def test_a_key_is_replaced_only_after_a_question_and_the_old_one_stays(page, qtbot, app, own, monkeypatch):
    app.act(None, transport.set_recipient, app.event_uid, own.public)
    page.mark_stale()
    monkeypatch.setattr(messages, "sure", lambda *_args: False)
    page.parcels.replace_key()
    assert KeyRing.of(app).dialog is None
    monkeypatch.setattr(messages, "sure", lambda *_args: True)
    page.parcels.replace_key()
    dialog = KeyRing.of(app).dialog
    dialog.line.setText("pendek")
    dialog.again.setText("pendek")
    dialog.try_it()
    qtbot.waitUntil(lambda: "paling sedikit" in dialog.message.text, timeout=30_000)
    assert transport.own_key() == own.public
    dialog.reject()


def test_a_laptop_without_a_key_may_make_one_in_place_of_a_lost_one_after_a_question(page, app, monkeypatch):
    app.act(None, transport.set_recipient, app.event_uid, fresh_identity().public)
    page.mark_stale()
    assert "Buat kunci sekretariat…" in buttons(page.parcels)
    monkeypatch.setattr(messages, "sure", lambda *_args: False)
    page.parcels.make.click()
    assert KeyRing.of(app).dialog is None
    monkeypatch.setattr(messages, "sure", lambda *_args: True)
    page.parcels.make.click()
    KeyRing.of(app).dialog.reject()


def test_a_file_open_for_reading_shares_nothing(qtbot, app, folder):
    from rakor_desktop.ui.context import AppContext

    reader = AppContext(Workspace.open(app.workspace.path, read_only=True), app.preferences)
    reader.set_event(app.event_uid)
    page = ExchangePage(reader)
    qtbot.addWidget(page)
    with qtbot.waitExposed(page):
        page.show()
    page.catch_up()
    assert not page.folder.nothing.action.isEnabled()
    assert not page.parcels.make.isEnabled()
    page.hide()
    reader.close()


@pytest.mark.parametrize(("width", "beside"), [(1300, True), (700, False)])
def test_the_cards_stand_side_by_side_where_there_is_room(page, qtbot, width, beside):
    page.resize(width, 700)
    qtbot.waitUntil(lambda: (page.parcels.y() == page.folder.y()) is beside, timeout=30_000)


def test_a_window_shares_by_itself_and_stops_when_it_closes(qtbot, app, folder, other, monkeypatch):
    from rakor_desktop.ui import window as module

    other("Dari B")
    app.remember(shared_folders={str(app.workspace.path): str(folder)})
    monkeypatch.setattr(module, "_SHARING", 0)
    window = module.MainWindow(app)
    qtbot.addWidget(window)
    with qtbot.waitSignal(window.shown, timeout=30_000):
        window.show()
    qtbot.waitUntil(lambda: app.findChild(Rounds) is not None, timeout=30_000)
    rounds = Rounds.of(app)
    rounds._timer.start(0)
    qtbot.waitUntil(lambda: texts(app) == ["Dari B"], timeout=30_000)

    window.end()

    assert not rounds._timer.isActive()
    thread = rounds._thread
    assert not thread.is_alive()
    rounds.start()
    assert rounds._thread is thread
