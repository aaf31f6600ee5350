"""What every tab and dialog is given: reading, doing, refusing, taking back, and work in the background."""

from datetime import date, datetime
from threading import Event, current_thread
from time import monotonic

import pytest
from PySide6.QtWidgets import QLabel, QProgressDialog, QVBoxLayout, QWidget

from rakor_desktop.domain.errors import NotFoundError, RakorError
from rakor_desktop.services import events
from rakor_desktop.ui import background, preferences
from rakor_desktop.ui.context import Outcome


class Dialog(QWidget):
    """A widget that shows refusals itself, around a field."""

    def __init__(self):
        super().__init__()
        self.said = ""
        self.field = QLabel()
        QVBoxLayout(self).addWidget(self.field)

    def show_refusal(self, sentence):
        self.said = sentence


@pytest.fixture
def app(app):
    """A context whose event takes place in Atambua."""
    app.act(None, events.edit, app.event_uid, city="Atambua")
    return app


@pytest.fixture
def heard(app):
    """Everything the context said, in order."""
    said = []
    for name in ("changed", "saved", "refused", "event_changed"):
        getattr(app, name).connect(lambda *value, name=name: said.append((name, *value)))
    return said


def names(heard):
    return [said[0] for said in heard]


def test_asking_reads_and_says_nothing(app, heard):
    assert app.ask(events.event, app.event_uid).city == "Atambua"
    assert heard == []


def test_doing_tells_what_changed_and_when_it_was_safe(app, heard):
    before = datetime.now().astimezone()

    outcome = app.act(None, events.edit, app.event_uid, city="Ende")

    assert outcome == Outcome(None)
    assert outcome
    assert names(heard) == ["changed", "saved"]
    assert heard[0][1].uids == {app.event_uid}
    assert before <= heard[1][1] <= datetime.now().astimezone()


def test_an_action_that_changes_nothing_tells_nothing(app, heard):
    assert app.act(None, events.edit, app.event_uid, city="Atambua")
    assert heard == []


def test_what_an_action_returns_is_the_value_of_the_outcome(app):
    day = date(2027, 3, 1)
    outcome = app.act(None, events.create, name="Rakor 2027", start_date=day, end_date=day)

    assert app.ask(events.event, outcome.value).name == "Rakor 2027"


def test_a_refusal_changes_nothing_and_is_shown_in_the_status_line(app, heard):
    outcome = app.act(None, events.edit, app.event_uid, name=" ")

    assert not outcome
    assert outcome.refusal == "Nama kegiatan wajib diisi."
    assert heard == [("refused", "Nama kegiatan wajib diisi.")]
    assert app.ask(events.event, app.event_uid).name != " "


def test_a_refusal_is_shown_by_the_nearest_widget_that_can(app, heard, qtbot):
    dialog = Dialog()
    qtbot.addWidget(dialog)

    app.act(dialog.field, events.edit, app.event_uid, name="")

    assert dialog.said == "Nama kegiatan wajib diisi."
    assert heard == []


def test_an_attempt_leaves_the_refusal_to_whoever_made_it(app, heard):
    outcome = app.attempt(events.edit, app.event_uid, name="")

    assert outcome.refusal == "Nama kegiatan wajib diisi."
    assert heard == []


def test_a_bug_is_not_a_refusal(app):
    def broken(_session):
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        app.act(None, broken)


def test_a_query_that_finds_nothing_says_so_to_its_caller(app):
    with pytest.raises(NotFoundError):
        app.ask(events.event, "no such uid")
    assert app.guard(None, lambda: app.ask(events.event, "no such uid")).refusal


def test_undo_takes_the_last_action_back_and_redo_does_it_again(app):
    app.act(None, events.edit, app.event_uid, city="Ende")
    assert (app.undo_label, app.redo_label) == ("Mengubah data rakor", None)

    assert app.undo()
    assert app.ask(events.event, app.event_uid).city == "Atambua"
    assert app.redo_label == "Mengubah data rakor"

    assert app.redo()
    assert app.ask(events.event, app.event_uid).city == "Ende"


def test_what_was_taken_back_is_told_for_it_may_be_on_another_page(app):
    told = []
    app.told.connect(told.append)
    app.act(None, events.edit, app.event_uid, city="Ende")
    app.undo()
    app.redo()

    assert told == ["Diurungkan: Mengubah data rakor", "Diulangi: Mengubah data rakor"]


def test_nothing_to_take_back_says_nothing(app):
    told = []
    app.told.connect(told.append)
    while app.undo_label:
        app.undo()
    told.clear()
    app.undo()

    assert told == []


def test_undo_first_writes_what_is_being_typed(app):
    def write():
        return bool(app.act(None, events.edit, app.event_uid, theme="Hilirisasi"))

    app.autosave.touch("theme", write)
    app.undo()

    assert not app.autosave.is_pending
    assert app.ask(events.event, app.event_uid).theme == ""
    assert app.redo_label


def test_undo_waits_while_what_is_typed_cannot_be_written(app, heard):
    app.act(None, events.edit, app.event_uid, city="Ende")
    app.autosave.touch("theme", lambda: False)

    assert not app.undo()
    assert app.ask(events.event, app.event_uid).city == "Ende"
    assert names(heard)[-1] == "refused"
    app.autosave.forget("theme")


def test_the_event_changes_once(app, heard):
    app.set_event(app.event_uid)
    app.set_event("")

    assert heard == [("event_changed", "")]


def test_preferences_are_kept_for_the_next_start(app):
    app.remember(palette="dark", text_size=115)

    assert app.preferences.palette == "dark"
    assert preferences.load(preferences.file()).preferences == app.preferences


def test_preferences_that_cannot_be_kept_hold_until_the_end(app, heard, monkeypatch):
    def full(_path, _preferences):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(preferences, "save", full)
    app.remember(text_size=115)

    assert app.preferences.text_size == 115
    assert heard == [("refused", "Pengaturan tidak dapat disimpan di laptop ini.")]


def test_work_in_the_background_comes_back_in_the_windows_own_thread(app, qtbot):
    found = []

    app.background(lambda: current_thread().name, lambda name: found.append((name, current_thread().name)))

    qtbot.waitUntil(lambda: bool(found))
    assert found[0][0].startswith("rakor")
    assert found[0][1] == current_thread().name


def test_work_that_is_refused_says_so(app, heard, qtbot):
    def refuse():
        raise RakorError("Diska penuh.")

    app.background(refuse, lambda _: pytest.fail("done"))
    qtbot.waitUntil(lambda: bool(heard))
    assert heard == [("refused", "Diska penuh.")]

    told = []
    app.background(refuse, lambda _: pytest.fail("done"), told.append)
    qtbot.waitUntil(lambda: bool(told))
    assert told == ["Diska penuh."]


def test_a_bug_in_the_background_reaches_the_excepthook(app, qtbot):
    with qtbot.captureExceptions() as caught:
        app.background(lambda: 1 // 0, lambda _: None)
        qtbot.waitUntil(lambda: bool(caught))

    assert caught[0][0] is ZeroDivisionError


def test_cancelled_work_leaves_no_trace(app, qtbot):
    stop, let_go, done = Event(), Event(), []
    job = app.background(lambda: let_go.wait(5), done.append, stop=stop)
    over = []
    job.over.connect(lambda: over.append(True))

    job.cancel()
    let_go.set()

    qtbot.waitUntil(lambda: bool(over))
    assert stop.is_set()
    assert done == []


def test_quick_work_shows_no_dialog_and_slow_work_can_be_cancelled_at_once(app, qtbot, monkeypatch):
    monkeypatch.setattr(background, "PATIENCE", 50)
    parent = QWidget()
    qtbot.addWidget(parent)
    parent.show()
    let_go, done = Event(), []
    app.background(lambda: let_go.wait(10), done.append, title="Mencetak…", origin=parent)
    qtbot.waitUntil(lambda: bool(parent.findChildren(QProgressDialog)))
    dialog = parent.findChildren(QProgressDialog)[0]
    assert dialog.isVisible()
    assert dialog.labelText() == "Mencetak…"

    pressed = monotonic()
    dialog.canceled.emit()
    qtbot.waitUntil(lambda: not dialog.isVisible())

    # Long before the work ends, which nobody tells it to do.
    assert monotonic() - pressed < 5
    let_go.set()
    qtbot.wait(50)
    assert done == []


def test_closing_gives_up_what_is_under_way_and_lets_go_of_the_file(app, rakor_file):
    let_go, done = Event(), []
    app.background(lambda: let_go.wait(0.2), done.append)

    app.close()

    assert done == []
    assert not rakor_file.with_name(rakor_file.name + ".kunci").exists()
