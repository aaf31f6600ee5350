"""A person who was taken out on one laptop is gone wherever that file comes, whatever was done elsewhere."""

import itertools
import json
import sqlite3
from contextlib import closing

import pytest

from rakor_desktop.domain.attendance import Presence
from rakor_desktop.domain.errors import ForeignFileError
from rakor_desktop.domain.ids import natural_uid
from rakor_desktop.domain.merging import erasure
from rakor_desktop.domain.privacy import ERASED, Erasure
from rakor_desktop.services import attachments, attendance, files, invitations, notes, privacy
from rakor_desktop.services.invitations import Invitation
from rakor_desktop.sync.compare import preview
from rakor_desktop.sync.conflicts import conflicts
from rakor_desktop.sync.merging import merge

NAME = "Wilhelmina Contohan"


@pytest.fixture
def mina(desk):
    """The uid of a person on the list of every laptop that starts from here, and the file they start from."""
    laptop = desk.laptop("A")
    laptop.workspace.act(
        invitations.invite, laptop.event, Invitation(NAME, sex="P", nip="197311151999122001")
    )
    desk.starter = desk.copy(laptop)
    return next(one.uid for one in laptop.workspace.ask(privacy.choices) if one.name == NAME)


def attendee(laptop):
    return next(row for row in laptop.workspace.ask(attendance.people, laptop.event) if row.sex == "P").uid


def redact(laptop, person, *mentions, scans=()):
    laptop.workspace.act(privacy.redact, person, Erasure("Surat", mentions, scans))
    laptop.workspace.scrub()


def names(laptop):
    return {row.full_name for row in laptop.workspace.ask(attendance.people, laptop.event)}


def holds(path, *words):
    return any(word.encode() in path.read_bytes() for word in words)


def sql(path, *statements):
    with closing(sqlite3.connect(path)) as connection:
        for statement in statements:
            connection.execute(*statement)
        connection.commit()


def test_an_old_file_does_not_bring_the_person_back(desk, mina, merged):
    a, b = desk.laptop("A"), desk.laptop("B")
    redact(a, mina)
    b.close()
    before = a.path.read_bytes()

    assert merged(a, b.path).nothing

    a.close()
    assert a.path.read_bytes() == before
    assert not holds(a.path, NAME)


def test_what_was_written_elsewhere_meanwhile_is_gone_too(desk, mina, merged):
    a, b = desk.laptop("A"), desk.laptop("B")
    redact(a, mina)
    b.workspace.act(invitations.edit, attendee(b), name="Wilhelmina Baruan", phone="0812345678")
    b.workspace.act(notes.write, b.day, "Kapal")
    b.close()

    merged(a, b.path)

    assert ERASED in names(a)
    assert "Kapal" in {note.statement for note in a.workspace.ask(notes.notes, a.event)}
    assert a.workspace.ask(files.check).problems == []
    a.close()
    assert not holds(a.path, NAME, "Baruan", "0812345678")


def test_the_redaction_takes_effect_where_the_file_is_merged(desk, mina, merged):
    a, b = desk.laptop("A"), desk.laptop("B")
    redact(a, mina)
    b.workspace.act(invitations.edit, attendee(b), name="Wilhelmina Baruan")
    a.close()

    done = merged(b, a.path)

    assert ("redaction", "new") in {(table, fate.value) for table, fate in done.counts}
    assert ERASED in names(b)
    assert b.workspace.can_undo is None
    assert b.workspace.ask(files.check).problems == []
    b.close()
    assert not holds(b.path, NAME, "Baruan")
    assert merged(b.reopen() or b, a.path).nothing


def test_a_preview_shows_that_somebody_would_be_taken_out(desk, mina):
    a, b = desk.laptop("A"), desk.laptop("B")
    redact(a, mina)
    a.close()

    shown = preview(b.workspace, [a.path])

    assert "redaction" in {row.table for row in shown.rows}
    assert NAME in names(b)


def test_what_is_written_by_who_knew_stays(desk, mina, merged):
    a, b = desk.laptop("A"), desk.laptop("B")
    redact(a, mina)
    a.close()
    merged(b, a.path)
    b.workspace.act(invitations.edit, attendee(b), remarks="Membawa contoh produk")
    b.close()
    a.reopen()

    merged(a, b.path)

    row = next(row for row in a.workspace.ask(attendance.people, a.event) if row.uid == attendee(a))
    assert (row.full_name, row.remarks) == (ERASED, "Membawa contoh produk")


@pytest.mark.parametrize("order", list(itertools.permutations(range(3))))
def test_two_laptops_may_take_out_the_same_person(desk, mina, merged, order):
    a, b, c = desk.laptop("A"), desk.laptop("B"), desk.laptop("C")
    redact(a, mina)
    b.workspace.act(attendance.mark, [attendee(b)], b.day, Presence.EXCUSED, reason="Pesta adat Belu")
    redact(b, mina)
    c.workspace.act(invitations.edit, attendee(c), position="Kepala Rahasia")
    paths = [one.path for one in (a, b, c) if one.close() is None]
    target = desk.laptop("D", 0, paths[order[0]])

    merged(target, paths[order[1]])
    merged(target, paths[order[2]])

    assert ERASED in names(target)
    assert target.workspace.ask(files.check).problems == []
    assert target.workspace.ask(conflicts) == []
    target.close()
    assert not holds(target.path, NAME, "Kepala Rahasia", "Pesta adat")


def test_whoever_was_deleted_is_not_brought_back_with_a_name(desk, mina, merged):
    a, b = desk.laptop("A"), desk.laptop("B")
    a.workspace.act(invitations.remove, [attendee(a)])
    redact(a, mina)
    b.workspace.act(invitations.edit, attendee(b), remarks="Masih ada")
    b.close()

    merged(a, b.path)

    assert NAME not in names(a)
    assert a.workspace.ask(files.check).problems == []
    a.close()
    assert not holds(a.path, NAME)


def test_the_bytes_of_a_scan_do_not_come_again(desk, mina, merged):
    a = desk.laptop("A")
    a.workspace.act(attachments.attach, a.day, "lembar.pdf", b"%PDF-tanda tangan semua")
    b = desk.laptop("B", 0, desk.copy(a))
    (scan,) = a.workspace.ask(attachments.attachments, a.day)
    redact(a, mina, scans=[scan.uid])
    b.workspace.act(notes.write, b.day, "Kapal")
    b.close()

    merged(a, b.path)
    assert merged(a, b.path).nothing
    a.close()
    b.reopen()
    merged(b, a.path)

    assert b.workspace.ask(attachments.attachments, b.day) == []
    b.close()
    assert not holds(a.path, "%PDF-tanda")
    assert not holds(b.path, "%PDF-tanda")


def test_nothing_of_before_can_be_undone_once_it_came(desk, mina, merged):
    a, b = desk.laptop("A"), desk.laptop("B")
    b.workspace.act(invitations.edit, attendee(b), name="Wilhelmina Baruan")
    redact(a, mina)
    a.close()
    merged(b, a.path)

    b.do("undo")
    b.do("redo")

    assert ERASED in names(b)
    b.close()
    assert not holds(b.path, NAME, "Baruan")


def test_content_that_nobody_redacted_is_a_broken_history(desk, mina, merged):
    a, b = desk.laptop("A"), desk.laptop("B")
    b.workspace.act(notes.write, b.day, "Kapal terlambat")
    b.close()
    with closing(sqlite3.connect(b.path)) as connection:
        connection.create_function(
            "digest", 2, lambda salt, text: __import__("hashlib").sha256(salt + text.encode()).digest()
        )
        connection.execute(
            "UPDATE journal_entry SET digest = digest(salt, content), content = NULL, salt = NULL WHERE kind = 'note'"
        )
        connection.commit()

    with pytest.raises(ForeignFileError, match="diubah dari luar"):
        merged(a, b.path)
    b.reopen()
    assert any("tanpa keputusan" in one for one in b.workspace.ask(files.check).problems)


def test_content_left_behind_is_told(desk, mina):
    a, b = desk.laptop("A"), desk.laptop("B")
    redact(a, mina)
    a.close()
    b.close()
    with closing(sqlite3.connect(b.path)) as connection:
        kept = connection.execute(
            "SELECT content, salt, hash FROM journal_entry WHERE row_uid = ? AND kind = 'person'", (mina,)
        ).fetchone()
    sql(a.path, ("UPDATE journal_entry SET content = ?, salt = ?, digest = NULL WHERE hash = ?", kept))

    a.reopen()
    assert any("masih memuat data pribadi" in one for one in a.workspace.ask(files.check).problems)


@pytest.mark.parametrize(
    "change",
    [
        {"table_name": "person"},
        {"row_uid": "orang lain"},
        {"table_name": 5},
        {"table_name": "redaction", "row_uid": natural_uid("redaction", "redaction", "x")},
        None,
    ],
)
def test_a_redaction_that_does_not_say_what_it_is_about_is_refused(desk, mina, merged, monkeypatch, change):
    """Such an entry is sealed as any other; only what it says is wrong."""
    from rakor_desktop.store.journal import codec

    a, b = desk.laptop("A"), desk.laptop("B")
    whole = codec.encode

    def encode(values):
        said = dict(values)
        if "table_name" in said and "decided_at" in said and said["table_name"] == "attendee":
            said = {"reason": "x"} if change is None else {**said, **change}
        return whole(said)

    monkeypatch.setattr(codec, "encode", encode)
    b.workspace.act(privacy.redact, mina, Erasure("Surat"))
    monkeypatch.undo()
    b.close()

    with pytest.raises(ForeignFileError):
        merged(a, b.path)
    assert NAME in names(a)


def test_the_redactions_of_a_file_are_read_by_the_row_they_are_about(desk, mina):
    a = desk.laptop("A")
    redact(a, mina)
    a.close()

    with closing(sqlite3.connect(a.path)) as connection:
        said = connection.execute(
            "SELECT row_uid, content FROM journal_entry WHERE kind = 'redaction'"
        ).fetchall()

    for uid, content in said:
        values = json.loads(content)
        assert uid == natural_uid("redaction", values["table_name"], values["row_uid"])
        assert NAME not in content


def test_who_merges_is_told_of_the_copies_that_may_still_hold_the_person(desk, mina):
    a, b = desk.laptop("A"), desk.laptop("B")
    a.do("note", 0, "x")
    before = merge(b.workspace, [a.path])
    redact(a, mina)
    a.do("note", 0, "y")

    found = merge(b.workspace, [a.path])

    assert (before.erased, erasure(before)) == (False, "")
    assert (found.erased, found.copies) == (True, 2)
    assert erasure(found).startswith("Data pribadi seseorang ikut dihapus; 2 cadangan di laptop ini mungkin")
    assert not merge(b.workspace, [a.path]).erased
