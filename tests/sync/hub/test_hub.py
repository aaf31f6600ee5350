"""Pushing to and pulling from a Hub on a real PostgreSQL."""

import datetime as dt
import shutil

import pytest
from sqlalchemy import text
from sqlalchemy.orm import Session

from rakor_desktop.domain.errors import ForeignFileError, ReadOnlyError
from rakor_desktop.domain.hub import HubError
from rakor_desktop.domain.merging import Fate, StoppedError
from rakor_desktop.domain.privacy import Erasure
from rakor_desktop.services import events, files, invitations, privacy
from rakor_desktop.services.invitations import Invitation
from rakor_desktop.store.tables import dump
from rakor_desktop.store.workspace import Workspace
from rakor_desktop.sync.conflicts import conflicts
from rakor_desktop.sync.hub import connecting, pulling, telling
from rakor_desktop.sync.hub.connecting import reading
from rakor_desktop.sync.hub.making import make
from rakor_desktop.sync.hub.pulling import pull
from rakor_desktop.sync.hub.pushing import push
from rakor_desktop.sync.hub.telling import compare, held
from rakor_desktop.sync.merging import Meter, merge, taken


def state(address):
    """What the Hub's tables hold, and what is in dispute there."""
    with reading(address) as connection, Session(connection) as session:
        return dump(session), conflicts(session)


def of(laptop):
    """The same of a laptop's file."""
    return laptop.workspace.ask(files.dump), laptop.workspace.ask(conflicts)


@pytest.fixture
def other(template_file, tmp_path):
    """The path of a file that holds another meeting."""
    path = shutil.copyfile(template_file, tmp_path / "lain.rakor")
    with_event(path, "Rakor Lain", dt.date(2027, 4, 14))
    return path


def with_event(path, name, day):
    workspace = Workspace.open(path, label="Z")
    workspace.act(events.create, name=name, start_date=day, end_date=day)
    workspace.close()


def test_what_is_pushed_stands_in_the_tables_of_the_hub(hub, desk):
    a = desk.laptop("A")
    a.do("log", 0, "Pelabuhan")

    pushed = push(a.path, hub)

    assert pushed.entries > 5
    assert pushed.laptops == ["A", "P"]
    assert pushed.count(Fate.NEW) > 5
    assert state(hub) == of(a)


def test_another_laptop_pulls_what_one_pushed(hub, desk):
    a, b = desk.laptop("A"), desk.laptop("B")
    a.do("log", 0, "Pelabuhan")
    a.do("emblem", 3)
    push(a.path, hub)

    found = pull(b.workspace, hub)

    assert found.backup is not None
    assert found.count(Fate.NEW) >= 1
    assert found.sources[0].laptops == ["A"]
    assert found.sources[0].attachments == 1
    assert of(b) == of(a)
    assert b.workspace.ask(files.check).problems == []


def test_a_pull_that_brings_nothing_leaves_the_file_untouched(hub, desk):
    a = desk.laptop("A")
    push(a.path, hub)
    before = a.path.read_bytes(), a.path.stat().st_mtime_ns

    assert pull(a.workspace, hub).nothing

    assert (a.path.read_bytes(), a.path.stat().st_mtime_ns) == before
    assert list(a.path.parent.glob("*cadangan*")) == []


def test_what_was_pulled_can_be_taken_back(hub, desk):
    a, b = desk.laptop("A"), desk.laptop("B")
    a.do("log", 0, "Pelabuhan")
    push(a.path, hub)
    before = b.workspace.ask(files.dump)
    pull(b.workspace, hub)

    b.workspace.undo()

    assert b.workspace.ask(files.dump) == before


def test_what_laptops_disagree_about_is_listed_after_a_pull(hub, desk):
    a, b = desk.laptop("A"), desk.laptop("B")
    a.do("theme", 0, "Garam")
    b.do("theme", 0, "Tenun")
    push(a.path, hub)

    found = pull(b.workspace, hub)

    assert [(one.table, one.field) for one in found.conflicts] == [("event", "theme")]
    push(b.path, hub)
    assert state(hub) == of(b)


def test_only_what_is_new_crosses_the_network(hub, desk, monkeypatch):
    a, b = desk.laptop("A"), desk.laptop("B")
    push(a.path, hub)
    a.do("log", 0, "Pelabuhan")
    push(a.path, hub)
    asked = []
    rows = pulling.HubSource._rows

    def watched(self, query):
        asked.extend(found := rows(self, query))
        return found

    monkeypatch.setattr(pulling.HubSource, "_rows", watched)

    found = pull(b.workspace, hub)

    assert len(asked) == found.sources[0].entries == 1


def test_a_file_takes_nothing_of_other_meetings(hub, desk, other):
    a = desk.laptop("A")
    push(a.path, hub)
    push(other, hub)
    workspace = Workspace.open(other, label="Z")
    before = workspace.ask(files.dump)

    assert pull(workspace, hub).nothing
    assert pull(a.workspace, hub).nothing

    assert workspace.ask(files.dump) == before
    assert [(one.name, list(one.laptops)) for one in held(hub)] == [("Rakor Lain", ["Z"]), ("Rakor", ["P"])]
    workspace.close()


def test_another_meeting_is_taken_when_it_is_asked_for(hub, desk, other):
    a = desk.laptop("A")
    push(other, hub)
    [meeting] = held(hub)

    found = pull(a.workspace, hub, event=meeting.uid)

    assert found.sources[0].laptops == ["Z"]
    assert {one.name for one in a.workspace.ask(events.events)} == {"Rakor", "Rakor Lain"}
    push(a.path, hub)
    assert state(hub) == of(a)


def test_an_empty_file_takes_a_whole_meeting(hub, desk, template_file, tmp_path):
    a = desk.laptop("A")
    a.do("emblem", 1)
    push(a.path, hub)
    workspace = Workspace.open(shutil.copyfile(template_file, tmp_path / "baru.rakor"))

    pull(workspace, hub, event=a.event)

    assert workspace.ask(files.dump) == a.workspace.ask(files.dump)
    assert workspace.ask(files.check).problems == []
    workspace.close()


def test_the_hub_and_a_file_are_compared_without_changing_either(hub, desk):
    a, b = desk.laptop("A"), desk.laptop("B")
    push(a.path, hub)
    a.do("log", 0, "Pelabuhan")
    b.do("log", 0, "Jalan")
    push(b.path, hub)

    found = compare(a.workspace, hub)

    assert (found.entries_to_push, found.entries_to_pull, found.laptops_to_pull) == (1, 1, ["B"])
    assert not found.nothing_to_push
    assert not found.nothing_to_pull
    assert [one.entries for one in held(hub)] == [push_total(b)]


def push_total(laptop):
    return laptop.workspace.ask(files.check).entries


def test_a_file_that_is_read_only_is_pushed_but_takes_nothing(hub, desk):
    a = desk.laptop("A")
    reader = Workspace.open(a.path, read_only=True)

    assert push(reader.path, hub).entries > 0
    with pytest.raises(ReadOnlyError, match="hanya untuk dibaca"):
        pull(reader, hub)
    reader.close()


def test_a_file_with_a_broken_history_is_refused_and_the_hub_stays_as_it_was(hub, desk):
    a = desk.laptop("A")
    a.do("log", 0, "Pelabuhan")
    push(a.path, hub)
    before = state(hub)
    a.do("log", 0, "Jalan rusak")
    with a.workspace._sessions._engine.connect() as connection:
        connection.execute(text("UPDATE journal_entry SET content = replace(content, 'Jalan', 'Dalan')"))
        connection.commit()

    with pytest.raises(ForeignFileError, match="rusak atau diubah dari luar pada entri"):
        push(a.path, hub)

    assert state(hub) == before


@pytest.mark.parametrize(
    "damage",
    [
        "UPDATE journal_entry SET content = replace(content, 'Pelabuhan', 'Bandara')",
        "UPDATE journal_entry SET hash = decode(repeat('00', 32), 'hex') WHERE lamport > 12",
        "UPDATE journal_entry SET content = NULL, salt = NULL, digest = decode(repeat('00', 32), 'hex')",
        "UPDATE journal_branch SET parents = '{\"x\": 0}' WHERE label = 'A'",
        "DELETE FROM journal_entry WHERE seq = 2",
        "UPDATE blob SET data = '\\x00'",
    ],
)
def test_a_hub_that_was_tampered_with_gives_nothing_to_a_file(hub, desk, server, database, damage):
    a, b = desk.laptop("A"), desk.laptop("B")
    for deed in ("log", "theme", "emblem"):
        a.do(deed, 0, "Pelabuhan")
    push(a.path, hub)
    with server.connect(database) as connection:
        connection.execute(damage)
    b.close()
    before = b.path.read_bytes()
    b.reopen()

    with pytest.raises(ForeignFileError, match="tidak ada yang diambil darinya"):
        pull(b.workspace, hub)

    b.close()
    assert b.path.read_bytes() == before


def test_what_a_person_stops_leaves_nothing(hub, desk):
    a, b = desk.laptop("A"), desk.laptop("B")
    a.do("log", 0, "Pelabuhan")
    before = state(hub)

    def stop(done, total):
        if done > total / 2 > 0:
            raise StoppedError

    with pytest.raises(StoppedError):
        push(a.path, hub, progress=stop)
    assert state(hub) == before

    push(a.path, hub)
    before = of(b)
    with pytest.raises(StoppedError):
        pull(b.workspace, hub, progress=stop)
    assert of(b) == before


def test_who_waits_for_others_too_long_is_told_so(hub, desk, server, database, monkeypatch):
    a = desk.laptop("A")
    monkeypatch.setattr(connecting, "LOCK_WITHIN", 0.0)
    with server.connect(database) as someone:
        someone.execute("SELECT pg_advisory_lock(%s)", (connecting._LOCK,))
        with pytest.raises(HubError, match="sedang dipakai laptop lain"):
            push(a.path, hub)

    assert push(a.path, hub).entries > 0


def test_what_another_laptop_brought_meanwhile_is_not_brought_twice(hub, desk):
    a = desk.laptop("A")
    a.do("log", 0, "Pelabuhan")
    earlier = desk.copy(a)
    a.do("log", 0, "Jalan")
    meanwhile = []

    def overtaken(done, _total):
        if done and not meanwhile:
            meanwhile.append(push(earlier, hub))

    pushed = push(a.path, hub, progress=overtaken)

    assert (meanwhile[0].entries, pushed.entries) == (push_total(a) - 1, 1)
    assert state(hub) == of(a)


def test_large_numbers_and_every_letter_are_kept(hub, desk):
    a = desk.laptop("A")
    a.do("add row", 5_000_000_000_000, "Garam “beryodium” – 😀\n\tTab")

    push(a.path, hub)

    assert state(hub) == of(a)
    assert "5000000000000" in state(hub)[0]


def test_making_a_hub_twice_is_harmless_and_an_older_one_grows(hub, desk, server, database):
    a = desk.laptop("A")
    push(a.path, hub)
    assert (make(hub).made, make(hub).added) == (False, ())
    with server.connect(database) as connection:
        connection.execute("DROP TABLE settlement")
        connection.execute("ALTER TABLE note DROP COLUMN attendee_uid")
        connection.execute("UPDATE rakor_hub SET version = 1")

    with pytest.raises(HubError, match="versi program yang lebih lama"):
        push(a.path, hub)
    grown = make(hub)

    assert (grown.made, set(grown.added)) == (False, {"settlement", "note.attendee_uid"})
    with server.connect(database) as connection:
        assert connection.execute("SELECT count(*) FROM note").fetchone() == (1,)
        found = connection.execute("SELECT indexname FROM pg_indexes WHERE tablename = 'note'").fetchall()
        assert ("ix_note_attendee_uid",) in found
    assert push(a.path, hub).nothing


NIP = "198507272010011023"


@pytest.fixture
def two_meetings(desk, other):
    """A laptop of one meeting and one of another, with the same person on both lists."""
    found = [desk.laptop("A"), desk.laptop("Z", source=other)]
    for laptop in found:
        laptop.workspace.act(
            invitations.invite, laptop.event, Invitation("Maria Rahasia", nip=NIP, phone="081234567890")
        )
    return found


def redact(laptop):
    person = laptop.workspace.ask(privacy.person_of, "Maria Rahasia")
    laptop.workspace.act(privacy.redact, person, Erasure("Permohonan", (), ()))


def whole(hub, event, template_file, path):
    """A new file with all of one meeting."""
    workspace = Workspace.open(shutil.copyfile(template_file, path))
    pull(workspace, hub, event=event)
    assert workspace.ask(files.check).problems == []
    said = workspace.ask(files.dump)
    workspace.close()
    return said, path.read_bytes()


def test_who_was_taken_out_of_a_file_is_gone_from_the_hub(hub, desk, two_meetings):
    a = two_meetings[0]
    push(a.path, hub)
    redact(a)

    push(a.path, hub)

    assert state(hub) == of(a)
    with reading(hub) as connection:
        said = connection.scalars(text("SELECT coalesce(content, '') FROM journal_entry")).all()
    assert "Maria Rahasia" not in "".join(said)


def test_a_redaction_does_not_reach_into_meetings_that_know_nothing_of_it(
    hub, two_meetings, template_file, tmp_path
):
    a, z = two_meetings
    for laptop in (a, z):
        push(laptop.path, hub)
    redact(a)
    push(a.path, hub)

    assert "Maria" not in whole(hub, a.event, template_file, tmp_path / "ambil.rakor")[0]
    assert whole(hub, z.event, template_file, tmp_path / "ambil juga.rakor")[0] == z.workspace.ask(files.dump)
    assert "Maria Rahasia" in z.workspace.ask(files.dump)


def test_a_redaction_reaches_further_once_a_file_has_tied_the_meetings(
    hub, two_meetings, template_file, tmp_path, merged
):
    a, z = two_meetings
    for laptop in (a, z):
        push(laptop.path, hub)
    redact(a)
    push(a.path, hub)
    merge(a.workspace, [z.path], unrelated=True, keep=False)
    a.do("theme", 0, "Garam")

    push(a.path, hub)

    assert state(hub) == of(a)
    said, content = whole(hub, z.event, template_file, tmp_path / "ambil.rakor")
    assert said == a.workspace.ask(files.dump)
    assert b"Maria Rahasia" not in content


def test_whose_clock_is_off_is_told(hub, desk):
    a, b = desk.laptop("A"), desk.laptop("B", hours_off=30)
    b.do("log", 0, "Pelabuhan")
    push(b.path, hub)

    found = pull(a.workspace, hub)

    assert [one.laptop for one in found.sources[0].clocks] == ["B"]
    assert found.sources[0].events == [a.event]


def test_who_took_a_person_out_and_has_not_pushed_that_yet_can_pull(hub, two_meetings, desk, monkeypatch):
    a = two_meetings[0]
    push(a.path, hub)
    b = desk.laptop("B", source=desk.copy(a))
    redact(a)
    b.do("log", 0, "Pelabuhan")
    push(b.path, hub)

    asked, rows = [], pulling.HubSource._rows
    monkeypatch.setattr(
        pulling.HubSource, "_rows", lambda self, query: asked.append(query) or rows(self, query)
    )

    assert len(a.workspace.ask(pulling._erased)) == 2
    assert pull(a.workspace, hub).sources[0].entries == 1

    assert len(asked) == 1 + 2, "the erased entries of one branch at once, then what is new and that it ends"
    assert a.workspace.ask(files.check).problems == []
    push(a.path, hub)
    assert state(hub) == of(a)
    pull(b.workspace, hub)
    assert of(b) == of(a)


def test_a_file_that_is_damaged_itself_is_named_not_the_hub(hub, desk):
    a, b = desk.laptop("A"), desk.laptop("B")
    b.do("log", 0, "Pelabuhan")
    push(b.path, hub)
    with a.workspace._sessions._engine.connect() as connection:
        connection.execute(text("UPDATE journal_entry SET content = replace(content, 'Rakor', 'Rokar')"))
        connection.commit()

    with pytest.raises(ForeignFileError, match=f"Riwayat “{a.path.name}” rusak"):
        pull(a.workspace, hub)


def test_who_comes_while_another_laptop_writes_waits_for_its_turn(hub, desk, server, database):
    a = desk.laptop("A")
    with server.connect(database) as someone:
        someone.execute("SELECT pg_advisory_lock(%s)", (connecting._LOCK,))
        seen = []

        def let_go(done, _total):
            if seen and done == seen[-1]:  # it goes no further
                someone.execute("SELECT pg_advisory_unlock_all()")
            seen.append(done)

        assert push(a.path, hub, progress=let_go).entries > 0


def test_a_copy_that_was_pushed_meanwhile_leaves_nothing_to_do(hub, desk):
    a = desk.laptop("A")
    same = desk.copy(a)
    meanwhile = []

    def overtaken(done, _total):
        if done and not meanwhile:
            meanwhile.append(push(same, hub))

    assert push(a.path, hub, progress=overtaken).nothing
    assert state(hub) == of(a)


def test_what_came_from_a_stick_after_the_hub_was_read_is_not_taken_twice(hub, desk):
    a, b = desk.laptop("A"), desk.laptop("B")
    b.do("note", 0, "x")
    half = desk.copy(b)
    b.do("note", 0, "y")
    b.do("attach", 0)
    push(b.path, hub)

    with pulling.fetched(a.workspace, hub, "", Meter(lambda _done, _total: None)) as found:
        merge(a.workspace, [half], keep=False)
        taken(a.workspace, found, keep=False)

    assert of(a) == of(b)
    assert a.workspace.ask(files.check).problems == []


def test_a_meeting_that_lies_in_two_lineages_is_told_with_both(hub, desk, monkeypatch):
    a = desk.laptop("A")
    a.do("theme", 0, "Garam")
    push(a.path, hub)
    monkeypatch.setattr(telling, "lineages", lambda branches: [frozenset([one.uid]) for one in branches])

    (found,) = held(hub)

    assert {"A", "P"} <= set(found.laptops)
