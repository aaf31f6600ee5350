"""What an action is: one transaction, one journal entry, one notice, and something that can be taken back."""

import datetime as dt

import pytest
from sqlalchemy import update

from rakor_desktop.domain.errors import RakorError
from rakor_desktop.services import events, files, settings
from rakor_desktop.store.journal.redaction import ERASED
from rakor_desktop.store.schema import Event


def theme(workspace, event):
    return workspace.ask(events.event, event).theme


def test_an_action_tells_which_rows_it_touched_after_they_are_readable(workspace, event):
    heard = []
    workspace.subscribe(lambda changes: heard.append((changes, theme(workspace, event))))

    workspace.act(events.edit, event, theme="Sinkronisasi")

    assert [(dict(changes.kinds), read) for changes, read in heard] == [
        ({"event": frozenset({event})}, "Sinkronisasi")
    ]


def test_saving_the_same_value_again_is_no_action(workspace, event):
    workspace.act(events.edit, event, theme="Sinkronisasi")
    heard = []
    workspace.subscribe(heard.append)
    before = len(workspace.ask(files.history))

    workspace.act(events.edit, event, theme="Sinkronisasi")

    assert heard == []
    assert len(workspace.ask(files.history)) == before


def test_a_refused_action_leaves_nothing_behind(workspace, event):
    before = workspace.ask(files.dump)

    with pytest.raises(RakorError, match="mendahului"):
        workspace.act(events.edit, event, theme="Baru", end_date=dt.date(2026, 4, 1))

    assert workspace.ask(files.dump) == before
    assert workspace.ask(files.check).sound


def test_what_is_asked_for_leaves_no_trace(workspace, event):
    def query_that_writes(session):
        session.get(Event, event).theme = "diam-diam"

    workspace.ask(query_that_writes)

    assert theme(workspace, event) == ""


def test_bulk_sql_cannot_slip_past_the_journal(workspace, event):
    def bulk(session):
        session.execute(update(Event).values(theme="x"))

    with pytest.raises(RuntimeError, match="journal"):
        workspace.act(bulk)


def test_undo_and_redo_walk_back_and_forth(workspace, event):
    states = [workspace.ask(files.dump)]
    for words in ("satu", "dua", "tiga"):
        workspace.act(events.edit, event, theme=words)
        states.append(workspace.ask(files.dump))

    walked = []
    for _step in range(3):
        assert workspace.undo() == "Mengubah data rakor"
        walked.append(workspace.ask(files.dump))
    assert walked == states[2::-1]

    for expected in states[1:]:
        workspace.redo()
        assert workspace.ask(files.dump) == expected
    assert workspace.can_redo is None


def test_an_action_after_an_undo_forgets_what_could_be_redone(workspace, event):
    workspace.act(events.edit, event, theme="satu")
    workspace.undo()
    workspace.act(events.edit, event, theme="dua")

    assert workspace.redo() is None
    assert theme(workspace, event) == "dua"


def test_a_step_is_taken_back_once_though_something_comes_in_meanwhile(workspace, event, monkeypatch):
    for words in ("satu", "dua"):
        workspace.act(events.edit, event, theme=words)
    sessions = workspace._sessions
    reverse = sessions.reverse

    def and_receive(*given, **more):
        done = reverse(*given, **more)
        workspace.receive(lambda _session: ([], []))
        return done

    monkeypatch.setattr(sessions, "reverse", and_receive)

    for expected in ("satu", ""):
        workspace.undo()
        assert theme(workspace, event) == expected
    for expected in ("satu", "dua"):
        workspace.redo()
        assert theme(workspace, event) == expected


def test_what_was_taken_away_for_good_is_known_though_somebody_writes_meanwhile(
    workspace, event, monkeypatch
):
    workspace.act(events.edit, event, theme="nama orang")
    sessions, rewritten = workspace._sessions, []
    absorb = sessions.absorb

    def and_type(*given, **more):
        found = absorb(*given, **more)
        sessions.commit("x", lambda session: events.edit(session, event, theme="ketik"), actor="", label="A")
        return found

    def erasing(session):
        session.info[ERASED] = True
        return []

    monkeypatch.setattr(sessions, "absorb", and_type)
    monkeypatch.setattr(sessions, "scrub", lambda: rewritten.append(True))

    _done, erased = workspace.absorb("merging.merge", erasing)
    workspace.scrub()

    assert (erased, workspace.can_undo, rewritten) == (True, None, [True])


def test_undo_is_itself_part_of_the_history(workspace, event):
    workspace.act(events.edit, event, theme="satu")
    workspace.undo()

    assert [action.name for action in workspace.ask(files.history)][:2] == ["undo:events.edit", "events.edit"]


def test_a_row_made_and_removed_in_one_action_leaves_no_entry(workspace, event):
    def make_and_remove(session):
        settings.put(session, "k", "v")
        session.flush()
        session.delete(session.get(settings.Setting, settings.natural_uid("setting", "", "k")))

    before = len(workspace.ask(files.history))
    workspace.act(make_and_remove)

    assert len(workspace.ask(files.history)) == before


def test_an_action_writes_one_entry_per_row_however_often_it_flushes(workspace, event):
    def twice(session):
        row = session.get(Event, event)
        row.theme = "satu"
        session.flush()
        row.theme, row.venue = "dua", "Aula"

    workspace.act(twice)

    newest = workspace.ask(files.history)[0]
    assert [dict(touch.values) for touch in newest.touches] == [{"theme": "dua", "venue": "Aula"}]
    workspace.undo()
    assert theme(workspace, event) == ""


def test_the_actor_and_the_laptop_are_in_the_history(workspace, event):
    newest = workspace.ask(files.history)[0]

    assert (newest.actor, newest.label, newest.name) == ("Uji", "A", "events.create")
    assert newest.at.tzinfo is not None


def test_a_glance_tells_the_meeting_that_the_services_call_current(workspace, event):
    def seen():
        found = workspace.glance()
        return (found.uid, found.name, found.short_name, found.start_date, found.end_date)

    def told():
        row = workspace.ask(events.event, workspace.ask(events.current))
        return (row.uid, row.name, row.short_name, row.start_date, row.end_date)

    assert seen() == told()
    older = workspace.act(
        events.create, name="Lama", start_date=dt.date(2025, 4, 1), end_date=dt.date(2025, 4, 2)
    )
    assert seen() == told()
    assert seen()[0] == older
    workspace.act(events.choose, event)
    assert seen() == told()
    assert workspace.glance(older).uid == older


def test_a_file_without_a_meeting_is_glanced_at_too(workspace):
    assert workspace.glance() is None


def test_a_file_is_opened_and_named_without_sqlalchemy(workspace, event):
    import subprocess
    import sys

    workspace.close()
    code = (
        "import sys; from pathlib import Path; from rakor_desktop.store.workspace import Workspace; "
        "opened = Workspace.open(Path(sys.argv[1])); print(opened.glance().name); opened.close(); "
        "print('sqlalchemy' in sys.modules)"
    )
    said = subprocess.run(
        [sys.executable, "-c", code, str(workspace.path)], capture_output=True, text=True, check=True
    )

    assert said.stdout.split("\n")[1] == "False"
