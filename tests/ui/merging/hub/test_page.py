"""The page Pusat data in the real window, with a real PostgreSQL behind it."""

import datetime as dt

import postgres
import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit

from rakor_desktop.domain.merging import BranchNews, Fate, Merged, SourceNews
from rakor_desktop.services import events, files, hub, issues
from rakor_desktop.store import backup
from rakor_desktop.store.workspace import Workspace
from rakor_desktop.ui import preferences
from rakor_desktop.ui.context import AppContext
from rakor_desktop.ui.dialogs.preferences import PreferencesDialog
from rakor_desktop.ui.merging.hub import password, words
from rakor_desktop.ui.preferences import Preferences
from rakor_desktop.ui.theme import State
from rakor_desktop.ui.window import MainWindow

CTRL = Qt.KeyboardModifier.ControlModifier
SECRET = "rahasia-sekali"


@pytest.fixture
def address():
    """The address of an empty Hub, as it is shown."""
    with postgres.server().database(postgres.hub_template()) as name:
        yield hub.shown(postgres.server().url(name))


@pytest.fixture
def window(qtbot, workspace, event, address):
    app = AppContext(workspace, Preferences(actor="Uji", laptop="A", hub_url=address))
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
def tab(window):
    return window.pages["merging"]


@pytest.fixture
def page(tab):
    return tab.open("hub")


@pytest.fixture
def finished(qtbot, page):
    """What waits until the work in the background is over."""
    return lambda: qtbot.waitUntil(lambda: not page.work.busy, timeout=20_000)


@pytest.fixture
def other(workspace, event, tmp_path):
    """Another laptop with a copy of the file, which has logged a problem."""
    workspace.ask(events.events)
    path = backup.copy_to(workspace.path, tmp_path / "lain.rakor")
    opened = Workspace.open(path, label="B")
    opened.act(issues.log, event, "Pelabuhan")
    yield opened
    opened.close()


def test_the_page_is_there_for_those_who_have_a_hub_only(window, tab, address):
    assert "hub" in tab.pages._keys
    tab.open("hub")

    window.app.remember(hub_url="")

    assert "hub" not in tab.pages._keys
    assert tab.page.key == "collect"
    QTest.keyClick(window, Qt.Key.Key_4, Qt.KeyboardModifier.AltModifier)
    assert tab.page.key == "collect"
    window.app.remember(hub_url=address)
    assert "hub" in tab.pages._keys


def test_nothing_goes_over_the_network_before_a_button_is_pressed(page, monkeypatch):
    assert (page.there.text, page.here.text) == (
        "Kiriman belum diperiksa",
        "Yang baru di sana belum diperiksa",
    )
    assert page.last.text() == "Belum pernah disinkronkan dari laptop ini."
    assert not page.work.busy


def test_what_is_new_here_and_there_is_told(window, page, finished, other, address):
    hub.push(other.path, address)
    window.app.act(page, events.edit, window.app.event_uid, theme="Garam")

    QTest.keyClick(page, Qt.Key.Key_F5)
    finished()

    assert page.there.text == "Belum terkirim: 1 perubahan"
    assert page.here.text == "Belum diambil: 1 perubahan dari laptop B"
    assert [row.laptops for row in page.table.rows()] == [["A", "B"]]


def test_both_get_what_they_lack_by_keyboard(window, page, finished, other, address):
    hub.push(other.path, address)
    window.app.act(page, events.edit, window.app.event_uid, theme="Garam")

    QTest.keyClick(page, Qt.Key.Key_Return, CTRL)
    finished()

    assert page.message.text == (
        "Terkirim: 1 perubahan. Diambil dari laptop B: 1 perubahan. Data: 1 baru. Ctrl+Z mengurungkannya."
    )
    assert (page.there.text, page.here.text) == ("Semua sudah terkirim", "Tidak ada yang baru di sana")
    assert page.last.text().startswith("Terakhir disinkronkan ")
    assert page.decide.isHidden()
    hub.pull(other, address)
    assert other.ask(files.dump) == window.app.ask(files.dump)

    page.synchronize()
    finished()
    assert page.message.text == (
        "Pusat data sudah memuat semua yang ada di sini. Tidak ada yang baru di pusat data; berkas ini tidak diubah."
    )
    window.app.act(page, events.edit, window.app.event_uid, theme="Tenun")
    assert page.there.text == "Kiriman belum diperiksa"


def test_one_way_alone(window, page, finished, other, address):
    QTest.mouseClick(page.send, Qt.MouseButton.LeftButton)
    finished()
    assert page.message.text.startswith("Terkirim: ")
    hub.push(other.path, address)

    QTest.mouseClick(page.take, Qt.MouseButton.LeftButton)
    finished()

    assert page.message.text.startswith("Diambil dari laptop B: 1 perubahan.")
    assert other.ask(files.dump) == window.app.ask(files.dump)


def test_what_is_in_dispute_leads_to_where_it_is_decided(window, page, finished, other, address):
    other.act(events.edit, window.app.event_uid, theme="Tenun")
    hub.push(other.path, address)
    window.app.act(page, events.edit, window.app.event_uid, theme="Garam")

    page.synchronize()
    finished()

    assert "1 perbedaan perlu diputuskan." in page.message.text
    assert page.decide.isVisible()
    page.decide.click()
    assert window.pages["merging"].page.key == "disputes"


def test_the_password_is_asked_for_once_and_kept_nowhere(window, page, finished, address, monkeypatch):
    server = postgres.server()
    with server.connect() as connection:
        connection.execute("DROP ROLE IF EXISTS jendela")
        connection.execute(f"CREATE ROLE jendela LOGIN SUPERUSER PASSWORD '{SECRET}'")
    window.app.remember(hub_url=server.tcp(address.split("@/")[1].split("?")[0], "jendela"))
    answers, asked = ["salah", SECRET], []

    def ask(_parent, sentence, where):
        asked.append(sentence)
        return answers.pop(0)

    monkeypatch.setattr(password, "ask", ask)
    page.push()
    finished()
    page.compare()
    finished()

    assert asked[0] == "Pusat data meminta kata sandi Anda."
    assert "tidak diterima" in asked[1]
    assert len(asked) == 2
    assert page.there.text == "Semua sudah terkirim"
    assert SECRET not in preferences.file().read_text()
    assert SECRET not in page.message.text


def test_who_would_rather_not_type_the_password_is_told_why_nothing_happened(
    window, page, finished, address, monkeypatch
):
    server = postgres.server()
    window.app.remember(hub_url=server.tcp(address.split("@/")[1].split("?")[0], "postgres"))
    monkeypatch.setattr(password, "ask", lambda *_asked: None)

    page.synchronize()
    finished()

    assert "kata sandi" in page.message.text.lower()
    assert page.last.text() == "Belum pernah disinkronkan dari laptop ini."


def test_what_took_somebody_out_cannot_be_taken_back_and_says_where_copies_are_left(tmp_path):
    news = SourceNews(tmp_path, 2, [BranchNews("b", "B", 1, 3)], 0, [], None, None, [], [])
    found = Merged([news], {("person", Fate.CHANGED): 1}, [], erased=True, copies=2)

    assert words.taken(found) == (
        "Diambil dari laptop B: 3 perubahan. Data: 1 berubah. Data pribadi seseorang ikut dihapus; "
        "2 cadangan di laptop ini mungkin masih memuatnya: Berkas ▸ Data pribadi…"
    )


@pytest.mark.parametrize("what", ["compare", "push", "pull", "synchronize"])
def test_cancelling_ends_what_is_waited_for_at_the_server(qtbot, page, address, what):
    with postgres.server().connect(address.split("@/")[1].split("?")[0]) as somebody:
        somebody.execute("BEGIN")
        somebody.execute("LOCK TABLE rakor_hub IN ACCESS EXCLUSIVE MODE")
        getattr(page, what)()
        waiting = "SELECT count(*) FROM pg_locks WHERE NOT granted"
        qtbot.waitUntil(lambda: somebody.execute(waiting).fetchone()[0] == 1)

        page.work.cancel()
        qtbot.waitUntil(lambda: not page.work.busy, timeout=1000)

    assert page.message.text == "Dihentikan; tidak ada yang berubah."


def test_the_password_is_typed_unseen(qtbot, address, monkeypatch):
    dialog = password.PasswordDialog(None, "Pusat data meminta kata sandi Anda.", address)
    qtbot.addWidget(dialog)
    dialog.show()
    qtbot.keyClicks(dialog.line, "abc")

    assert dialog.line.echoMode() is QLineEdit.EchoMode.Password
    QTest.keyClick(dialog.line, Qt.Key.Key_Return)
    assert dialog.result() == dialog.DialogCode.Accepted
    monkeypatch.setattr(password.PasswordDialog, "exec", lambda self: self.line.setText("abc") or 1)
    assert password.ask(None, "", address) == "abc"
    monkeypatch.setattr(password.PasswordDialog, "exec", lambda _self: 0)
    assert password.ask(None, "", address) is None


def test_what_is_refused_is_said_on_the_page(window, page, finished):
    window.app.remember(hub_url="postgresql+psycopg://nama@127.0.0.1:1/rakor")

    page.compare()
    finished()

    assert page.message.text == "Pusat data 127.0.0.1 tidak dapat dihubungi; periksa jaringan dan alamatnya."


def test_a_file_that_is_read_only_can_only_be_sent(qtbot, workspace, event, address):
    workspace.ask(events.events)
    app = AppContext(Workspace.open(workspace.path, read_only=True), Preferences(hub_url=address))
    window = MainWindow(app)
    qtbot.addWidget(window)
    window.show()
    window.go("merging")
    page = window.pages["merging"].open("hub")

    assert [page.sync.isEnabled(), page.take.isEnabled(), page.send.isEnabled()] == [False, False, True]
    page.synchronize()
    page.pull()
    assert not page.work.busy
    window.end()
    app.close()


def test_the_address_is_set_among_the_preferences_without_a_password(
    qtbot, window, page, address, monkeypatch
):
    page.there.show_state(State.OK, "Semua sudah terkirim")
    dialog = PreferencesDialog(window.app, window)
    qtbot.addWidget(dialog)
    line = dialog.form.field("hub_url")
    line.setText("http://server/rakor")
    dialog.accept()
    assert "Alamat pusat data ditulis seperti ini" in dialog.form.refusal("hub_url")

    line.setText(f"postgresql://nama:{SECRET}@server/rakor")
    dialog.accept()

    assert page.address.text() == "postgresql+psycopg://nama@server/rakor"
    assert page.there.text == "Kiriman belum diperiksa"
    assert SECRET not in preferences.file().read_text()
    shown = []
    monkeypatch.setattr(PreferencesDialog, "exec", lambda self: shown.append(self.focusWidget()))
    page.change.click()
    assert shown


def test_when_each_file_was_last_synchronized_is_remembered_for_a_few(tmp_path):
    kept = Preferences()
    for nth in range(12):
        moment = (dt.datetime(2026, 4, 14, tzinfo=dt.UTC) + dt.timedelta(days=nth)).isoformat()
        kept = Preferences(hub_times=kept.synchronized(tmp_path / f"{nth}.rakor", moment))

    assert len(kept.hub_times) == 8
    preferences.save(preferences.file(), kept)
    assert preferences.load(preferences.file()).preferences == kept
