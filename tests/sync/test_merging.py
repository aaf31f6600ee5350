"""Collecting files: everything comes in once, together, and can be taken back."""

import hashlib

import pytest

from rakor_desktop.domain.errors import RakorError, ReadOnlyError
from rakor_desktop.domain.merging import Fate, StoppedError
from rakor_desktop.services import agenda, attendance, events, files, follow_ups, notes, papers
from rakor_desktop.store import backup
from rakor_desktop.store.workspace import Workspace
from rakor_desktop.sync.conflicts import conflicts
from rakor_desktop.sync.merging import merge


def fingerprint(path):
    return hashlib.sha256(path.read_bytes()).hexdigest()


def statements(laptop):
    return sorted(note.statement for note in laptop.workspace.ask(notes.notes, laptop.event))


def sound(laptop):
    return laptop.workspace.ask(files.check).problems == []


def test_what_another_laptop_wrote_comes_in(desk):
    ours, theirs = desk.laptop("A"), desk.laptop("B")
    theirs.do("note", 0, "Biaya angkut tinggi")
    theirs.do("edit person", 0, "Kepala Bidang")

    found = merge(ours.workspace, [theirs.path])

    assert "Biaya angkut tinggi" in statements(ours)
    assert (found.count(Fate.NEW), found.nothing) == (2, False), "the note, and the institution of the person"
    assert found.sources[0].laptops == ["B"]
    assert found.sources[0].actors == ["Operator B"]
    assert found.conflicts == []
    assert sound(ours)


def test_a_merge_that_brings_nothing_does_not_touch_the_file(desk):
    ours, theirs = desk.laptop("A"), desk.laptop("B")
    theirs.do("note", 0, "x")
    merge(ours.workspace, [theirs.path])
    before, changed_at = fingerprint(ours.path), ours.path.stat().st_mtime_ns
    copies = sorted(backup.folder_of(ours.path).iterdir())

    assert merge(ours.workspace, [theirs.path, ours.path, desk.starter]).nothing

    assert (fingerprint(ours.path), ours.path.stat().st_mtime_ns) == (before, changed_at)
    assert sorted(backup.folder_of(ours.path).iterdir()) == copies
    assert ours.workspace.can_undo, "the merge before is still the last thing done"


def test_a_verified_copy_is_put_aside_first_and_the_ladder_never_thins_it(desk):
    ours, theirs = desk.laptop("A"), desk.laptop("B")
    theirs.do("note", 0, "x")
    before = ours.workspace.ask(files.dump)

    kept = merge(ours.workspace, [theirs.path]).backup

    assert kept.parent == backup.folder_of(ours.path)
    assert backup.taken_at(kept) is None
    copy = Workspace.open(kept, read_only=True)
    assert copy.ask(files.dump) == before
    copy.close()


def test_the_windows_hear_of_it_once(desk):
    ours, theirs = desk.laptop("A"), desk.laptop("B")
    theirs.do("note", 0, "x")
    theirs.do("add item", 0, "Pembukaan")
    heard = []
    ours.workspace.subscribe(heard.append)

    merge(ours.workspace, [theirs.path])

    assert len(heard) == 1
    assert set(heard[0].kinds) == {"note", "agenda_item"}


def test_the_whole_merge_is_taken_back_and_done_again(desk):
    ours, theirs = desk.laptop("A"), desk.laptop("B")
    ours.do("edit note", 0, "dari A")
    for deed in ("note", "edit note", "remove item", "edit person", "emblem", "remove issue"):
        theirs.do(deed, 0, "dari B")
    before = ours.workspace.ask(files.dump)
    merge(ours.workspace, [theirs.path])
    after = ours.workspace.ask(files.dump)
    assert after != before

    assert ours.workspace.undo() == "Menggabungkan data"
    assert tables(ours) == tables_of(before)
    assert sound(ours)

    ours.workspace.redo()
    assert ours.workspace.ask(files.dump) == after
    assert sound(ours)


def tables_of(dump):
    """Attachments that were once brought in stay: they are outside the history."""
    return dump[dump.index('"tables"') :]


def tables(laptop):
    return tables_of(laptop.workspace.ask(files.dump))


def test_what_was_taken_back_stays_so_when_the_same_file_comes_again(desk):
    ours, theirs = desk.laptop("A"), desk.laptop("B")
    theirs.do("note", 0, "salah berkas")
    merge(ours.workspace, [theirs.path])
    ours.workspace.undo()

    assert merge(ours.workspace, [theirs.path]).nothing
    assert "salah berkas" not in statements(ours)


def test_what_they_write_after_it_was_taken_back_brings_the_row_back_and_is_in_dispute(desk):
    ours, theirs = desk.laptop("A"), desk.laptop("B")
    uid = theirs.workspace.act(notes.write, theirs.day, "pertama")
    merge(ours.workspace, [theirs.path])
    ours.workspace.undo()
    theirs.workspace.act(notes.edit, uid, response="jawaban")

    found = merge(ours.workspace, [theirs.path])

    assert "pertama" in statements(ours)
    assert [(one.table, one.row) for one in found.conflicts] == [("note", uid)]


def test_what_is_written_after_a_merge_has_seen_it(desk):
    ours, theirs = desk.laptop("A"), desk.laptop("B", hours_off=-9000)
    ours.do("theme", 0, "Tema A")
    theirs.do("theme", 0, "Tema B")
    assert len(merge(ours.workspace, [theirs.path]).conflicts) == 1

    ours.do("theme", 0, "Tema bersama")

    assert merge(theirs.workspace, [ours.path]).conflicts == []
    assert theirs.workspace.ask(events.event, theirs.event).theme == "Tema bersama"


def test_five_laptops_at_once_are_one_transaction(desk):
    ours = desk.laptop("A")
    others = [desk.laptop(label, hours) for label, hours in (("B", 5), ("C", -5), ("D", 0), ("E", 1))]
    for nth, laptop in enumerate(others):
        laptop.do("note", 0, f"catatan {nth}")
    merge(others[3].workspace, [others[0].path])  # B's notes are in two of the files

    merge(ours.workspace, [laptop.path for laptop in others])

    assert {f"catatan {nth}" for nth in range(4)} <= set(statements(ours))
    assert ours.workspace.undo() == "Menggabungkan data"
    assert not any("catatan" in text for text in statements(ours))


def test_one_bad_file_among_many_stops_them_all(desk, tmp_path):
    ours, theirs = desk.laptop("A"), desk.laptop("B")
    theirs.do("note", 0, "x")
    bad = tmp_path / "buruk.rakor"
    bad.write_bytes(b"bukan" * 1000)
    before = fingerprint(ours.path)

    with pytest.raises(RakorError, match="buruk"):
        merge(ours.workspace, [theirs.path, bad])

    assert fingerprint(ours.path) == before


def test_an_attachment_comes_along_once(desk):
    ours, theirs = desk.laptop("A"), desk.laptop("B")
    theirs.workspace.act(papers.put_emblem, theirs.event, b"\xff\xd8\xff lambang")

    assert merge(ours.workspace, [theirs.path]).sources[0].attachments == 1
    assert sound(ours)
    assert merge(ours.workspace, [theirs.path]).nothing


def test_a_row_somebody_still_uses_is_not_gone(desk):
    ours, theirs = desk.laptop("A"), desk.laptop("B")
    person = ours.workspace.ask(attendance.people, ours.event)[0]
    ours.workspace.act(notes.write, ours.day, "Kata Ani", attendee_uid=person.uid)
    theirs.do("remove note", 0)
    theirs.do("remove person", 0)
    assert person.uid not in {one.uid for one in theirs.workspace.ask(attendance.people, theirs.event)}

    found = merge(theirs.workspace, [ours.path])

    assert person.uid in {one.uid for one in theirs.workspace.ask(attendance.people, theirs.event)}
    assert "attendee" in {one.table for one in found.conflicts}
    assert sound(theirs)


def test_letting_go_of_a_row_that_was_kept_does_not_make_it_vanish(desk):
    ours, theirs = desk.laptop("A"), desk.laptop("B")
    item = ours.workspace.act(agenda.add, ours.day, title="Pembukaan", start_time="08.00")
    merge(theirs.workspace, [ours.path])
    note = ours.workspace.act(notes.write, ours.day, "Kata", agenda_item_uid=item)
    theirs.workspace.act(agenda.remove, item)
    merge(theirs.workspace, [ours.path])
    assert item in {one.uid for one in theirs.workspace.ask(agenda.agenda, theirs.event).items}

    theirs.workspace.act(notes.remove, note)

    assert item in {one.uid for one in theirs.workspace.ask(agenda.agenda, theirs.event).items}
    assert sound(theirs)
    merge(ours.workspace, [theirs.path])
    assert ours.workspace.ask(files.dump) == theirs.workspace.ask(files.dump)


def test_a_row_that_stood_only_for_another_goes_with_it(desk):
    first, second, third = desk.laptop("A"), desk.laptop("B"), desk.laptop("C")
    item = first.workspace.act(agenda.add, first.day, title="Pembukaan", start_time="08.00")
    for laptop in (second, third):
        merge(laptop.workspace, [first.path])
    note = first.workspace.act(notes.write, first.day, "Kata", agenda_item_uid=item)
    merge(third.workspace, [first.path])
    third.workspace.act(notes.remove, note)
    second.workspace.act(agenda.remove, item)
    merge(second.workspace, [first.path])
    assert item in {one.uid for one in second.workspace.ask(agenda.agenda, second.event).items}

    found = merge(second.workspace, [third.path])

    assert item not in {one.uid for one in second.workspace.ask(agenda.agenda, second.event).items}
    assert found.conflicts == []
    assert sound(second)
    merge(third.workspace, [second.path])
    assert third.workspace.ask(files.dump) == second.workspace.ask(files.dump)


def test_stopping_half_way_leaves_no_trace(desk):
    ours, theirs = desk.laptop("A"), desk.laptop("B")
    theirs.do("note", 0, "x")
    theirs.do("emblem", 1)
    before, told = fingerprint(ours.path), []

    def note_down(done, total):
        told.append((done, total))

    merge(desk.laptop("C").workspace, [theirs.path], progress=note_down)
    assert told[-1][0] == told[-1][1]
    for stop_at in range(len(told)):
        seen = []

        def stop(done, total, seen=seen, stop_at=stop_at):
            seen.append(done)
            if len(seen) > stop_at:
                raise StoppedError("Dihentikan.")

        with pytest.raises(StoppedError):
            merge(ours.workspace, [theirs.path], progress=stop)
        assert fingerprint(ours.path) == before
        assert not backup.folder_of(ours.path).exists()
    assert not merge(ours.workspace, [theirs.path]).nothing


def test_a_file_open_for_reading_only_takes_nothing_in(desk):
    ours, theirs = desk.laptop("A"), desk.laptop("B")
    theirs.do("note", 0, "x")
    ours.close()
    ours.workspace = Workspace.open(ours.path, read_only=True)

    with pytest.raises(ReadOnlyError):
        merge(ours.workspace, [theirs.path])


def test_files_open_in_other_windows_are_collected_and_stay_usable(desk):
    ours, theirs = desk.laptop("A"), desk.laptop("B")
    theirs.do("note", 0, "satu")
    merge(ours.workspace, [theirs.path])
    theirs.workspace.act(follow_ups.add, theirs.event, "dua")
    merge(ours.workspace, [theirs.path])

    assert len(ours.workspace.ask(follow_ups.follow_ups, ours.event)) == 1


def test_an_empty_file_takes_in_everything(desk, template_file, tmp_path):
    theirs = desk.laptop("B")
    theirs.do("note", 0, "x")
    empty = Workspace.open(desk.place(template_file))

    merge(empty, [theirs.path])

    assert empty.ask(files.dump) == theirs.workspace.ask(files.dump)
    empty.close()


def test_a_merge_undone_and_done_again_is_as_if_it_had_been_done_once(desk):
    ours, once = desk.laptop("S"), desk.laptop("S")
    first, later = desk.laptop("D"), desk.laptop("E")
    for deed in ("remove issue", "edit note", "edit person", "to issue", "note", "emblem", "remove item"):
        first.do(deed, 0, "dari D")
    for deed in ("edit issue", "edit note", "edit person", "edit item"):
        later.do(deed, 0, "dari E")
    merge(once.workspace, [first.path])
    merge(once.workspace, [later.path])

    merge(ours.workspace, [first.path])
    for _time in range(2):
        ours.workspace.undo()
        ours.workspace.redo()
    assert sound(ours)
    merge(ours.workspace, [later.path])

    assert tables(ours) == tables(once)
    assert ours.workspace.ask(conflicts) == once.workspace.ask(conflicts) != []
    assert all(side.laptop != "S" for one in ours.workspace.ask(conflicts) for side in one.versions)
    assert sound(ours)


def test_what_is_written_after_a_merge_was_done_again_counts(desk):
    ours, theirs = desk.laptop("S"), desk.laptop("D")
    theirs.do("edit note", 0, "dari D")
    theirs.do("log", 0, "Masalah lain")  # so that there is something to take back, whoever is shown
    ours.do("edit note", 0, "dari S")
    merge(ours.workspace, [theirs.path])
    ours.workspace.undo()
    ours.workspace.redo()
    assert len(ours.workspace.ask(conflicts)) > 0

    ours.do("edit note", 0, "keputusan")

    assert [one.field for one in ours.workspace.ask(conflicts)] == []
    assert sound(ours)
