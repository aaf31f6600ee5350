"""Taking one person out of a file: nothing of the person is left in it, and the counts stay."""

import datetime as dt
import sqlite3

import pytest

from rakor_desktop.domain.attendance import Presence, Role
from rakor_desktop.domain.errors import AmbiguousError, NotFoundError, RakorError
from rakor_desktop.domain.privacy import ERASED, Erasure, Trace
from rakor_desktop.services import (
    attachments,
    attendance,
    disputes,
    disputes_settling,
    doubles,
    events,
    files,
    history,
    invitations,
    notes,
    papers,
    printing,
    privacy,
    privacy_copies,
    restoring,
)
from rakor_desktop.services.invitations import Invitation
from rakor_desktop.store import backup, scrubbing
from rakor_desktop.store.workspace import Workspace
from rakor_desktop.sync.merging import merge

NAME, NIP, PHONE, EMAIL = "Wilhelmina Contohan", "197311151999122001", "0812-3456-7890", "mina@contoh.go.id"
SECRETS = (
    NAME,
    "Wilhelmina",
    "Mina Lama",
    NIP,
    PHONE,
    "081234567890",
    EMAIL,
    "Kepala Urusan Rahasia",
    "acara keluarga Belu",
)
WHY = Erasure("Surat permohonan 5/2026")


def traces_left(path):
    """Whatever of the person stands in the bytes of the file and of what lies beside it."""
    found = []
    for one in (path, *path.parent.glob(f"{path.name}*")):
        data = one.read_bytes()
        found += [
            (one.name, secret)
            for secret in SECRETS
            for coding in ("utf-8", "utf-16-le", "utf-16-be")
            if secret.casefold().encode(coding) in data.lower()
        ]
    return found


@pytest.fixture
def mina(workspace, event, day, region):
    """Somebody with everything that is asked, whose name was corrected and who is named elsewhere."""
    uid = workspace.act(
        invitations.invite,
        event,
        Invitation(
            "Dra. Mina Lama, M.Si.",
            Role.SPEAKER,
            "Kepala Urusan Rahasia",
            "Dinas Perindustrian Alor",
            region("53.05"),
            nip=NIP,
            sex="P",
            phone=PHONE,
            email=EMAIL,
            remarks="Pengganti",
        ),
    )
    workspace.act(invitations.edit, uid, name=NAME)
    workspace.act(attendance.mark, [uid], day, Presence.EXCUSED, reason="acara keluarga Belu")
    workspace.act(attendance.mark, [uid], day, Presence.PRESENT)
    workspace.act(notes.write, day, f"Ibu {NAME} meminta kapal.", attendee_uid=uid)
    return uid


@pytest.fixture
def person(workspace, mina):
    (found,) = workspace.ask(privacy.choices)
    return found.uid


def everything(workspace, person):
    held = workspace.ask(privacy.held, person)
    return Erasure("Surat permohonan 5/2026", [one.key for one in held.mentions], [s.uid for s in held.scans])


def test_what_is_held_of_a_person_is_shown_with_where_it_stands(workspace, event, mina, person):
    held = workspace.ask(privacy.held, person)

    assert held.person.name == f"Dra. {NAME}, M.Si."
    assert held.lists == ["Narasumber, " + workspace.ask(overview_name, event)]
    assert (held.marks, held.notes, held.as_actor, held.scans) == (1, 1, 0, [])
    assert {one.field for one in held.mentions} == {"Penyampai", "Tanggapan/pertanyaan"}
    for mention in held.mentions:
        assert (mention.table, mention.current, mention.sure) == ("note", True, True)
        assert list(mention.traces) == [Trace.NAME]
        assert NAME in mention.excerpt


def overview_name(session, event):
    from rakor_desktop.services import events

    row = events.event(session, event)
    return row.short_name or row.name


def test_nothing_is_left_in_the_bytes_and_the_file_is_sound(workspace, mina, person):
    assert traces_left(workspace.path)

    workspace.act(privacy.redact, person, everything(workspace, person))
    workspace.scrub()

    assert workspace.ask(files.check).problems == []
    assert traces_left(workspace.path) == []
    workspace.close()
    assert traces_left(workspace.path) == []
    assert [one.name for one in workspace.path.parent.glob(f"{workspace.path.name}-*")] == []


def test_closing_the_file_wipes_what_nobody_wiped(workspace, mina, person):
    workspace.act(privacy.redact, person, everything(workspace, person))
    workspace.close()

    assert traces_left(workspace.path) == []


def test_the_counts_stay(workspace, event, day, mina, person):
    def counts():
        present = workspace.ask(attendance.sheet, event, day).present
        return workspace.ask(printing.paper, event, "rekapitulasi-kehadiran").recap, present

    before = counts()

    workspace.act(privacy.redact, person, everything(workspace, person))

    (row,) = workspace.ask(attendance.people, event)
    assert counts() == before
    assert before[1] == 1
    assert (row.full_name, row.sex, row.role, row.region_code) == (ERASED, "P", Role.SPEAKER, "53.05")
    assert (row.nip, row.phone, row.email, row.position, row.remarks) == ("", "", "", "", "")


def test_what_is_printed_says_that_data_was_removed(workspace, event, day, mina, person):
    workspace.act(privacy.redact, person, everything(workspace, person))

    data = workspace.ask(printing.paper, event, "daftar-hadir", session_uid=day)
    assert [row.full_name for row in data.sheet.rows] == [ERASED]
    assert printing.render(data).startswith(b"%PDF")


def test_a_note_loses_the_name_but_not_its_words(workspace, event, mina, person):
    workspace.act(privacy.redact, person, everything(workspace, person))

    (note,) = workspace.ask(notes.notes, event)
    assert note.statement == f"Ibu {ERASED} meminta kapal."


def test_a_row_that_is_not_chosen_stays_as_it_is(workspace, event, mina, person):
    workspace.act(privacy.redact, person, WHY)

    assert NAME in workspace.ask(notes.notes, event)[0].statement
    assert workspace.ask(files.check).problems == []


def test_nothing_can_be_taken_back_to_the_person(workspace, event, mina, person):
    workspace.act(privacy.redact, person, WHY)

    assert (workspace.can_undo, workspace.can_redo) == (None, None)
    workspace.act(invitations.edit, mina, remarks="Hadir lengkap")
    workspace.undo()
    assert workspace.ask(attendance.people, event)[0].remarks == ""
    assert workspace.ask(files.check).problems == []


def test_the_history_tells_that_there_was_something(workspace, mina, person):
    workspace.act(privacy.redact, person, WHY)

    told = workspace.ask(history.of_attendee, mina)
    assert told[0].label == "Menghapus data pribadi"
    assert any(row.redacted for action in told[1:] for row in action.rows)
    assert NAME not in str(told)


def test_somebody_taken_off_the_list_before_is_gone_too(workspace, event, mina, person):
    workspace.act(notes.remove, workspace.ask(notes.notes, event)[0].uid)
    workspace.act(invitations.remove, [mina])

    workspace.act(privacy.redact, person, everything(workspace, person))
    workspace.scrub()

    assert traces_left(workspace.path) == []
    assert workspace.ask(files.check).problems == []
    assert workspace.ask(attendance.people, event) == []


def test_a_signatory_of_that_name_is_a_choice(workspace, event, mina, person):
    workspace.act(papers.add_signatory, event, job_title="Kepala Dinas", name=NAME, nip=NIP)

    found = [one for one in workspace.ask(privacy.held, person).mentions if one.table == "signatory"]
    workspace.act(privacy.redact, person, everything(workspace, person))

    assert {one.field for one in found} == {"Nama", "NIP"}
    (row,) = workspace.ask(papers.signatories, event)
    assert (row.name, row.job_title) == (ERASED, "Kepala Dinas")


def test_a_scan_goes_with_its_bytes_and_does_not_come_again(workspace, day, mina, person):
    data = b"%PDF-" + b"tanda tangan " * 100
    workspace.act(attachments.attach, day, f"{NAME}.pdf", data)

    workspace.act(privacy.redact, person, everything(workspace, person))
    workspace.scrub()

    assert workspace.ask(attachments.attachments, day) == []
    assert b"tanda tangan tanda" not in workspace.path.read_bytes()
    assert traces_left(workspace.path) == []
    assert workspace.ask(files.check).problems == []
    with pytest.raises(RakorError, match="tidak dapat dilampirkan lagi"):
        workspace.act(attachments.attach, day, "lagi.pdf", data)


def test_further_names_are_looked_for_when_told(workspace, event, day, mina, person):
    workspace.act(notes.write, day, "Bu Mince bertanya.")

    found = workspace.ask(privacy.held, person, ["Bu Mince"]).mentions

    assert [one.excerpt for one in found if "Mince" in one.excerpt] == ["Bu Mince bertanya."]
    assert all(one.sure for one in found)
    workspace.act(privacy.redact, person, Erasure("Surat", [one.key for one in found], also=["Bu Mince"]))
    assert f"{ERASED} bertanya." in {note.statement for note in workspace.ask(notes.notes, event)}


def test_the_beginning_of_a_longer_name_is_not_sure(workspace, day, mina, person):
    workspace.act(notes.write, day, f"{NAME} Lamapaha bertanya.")

    unsure = [one for one in workspace.ask(privacy.held, person).mentions if not one.sure]
    assert [one.excerpt for one in unsure] == [f"{NAME} Lamapaha bertanya."]


@pytest.mark.parametrize("reason", ["", "  ", f"Permintaan {NAME}", "Mina Lama", f"NIP {NIP}"])
def test_a_reason_is_needed_and_must_not_name_the_person(workspace, person, reason):
    with pytest.raises(RakorError):
        workspace.act(privacy.redact, person, Erasure(reason))


def test_twice_is_refused(workspace, person):
    workspace.act(privacy.redact, person, WHY)

    with pytest.raises(RakorError, match="sudah dihapus"):
        workspace.act(privacy.redact, person, WHY)
    assert [one.name for one in workspace.ask(privacy.choices)] == [ERASED]


def test_what_came_later_under_that_name_is_found_by_typing_it(workspace, event, day, mina, person):
    workspace.act(privacy.redact, person, everything(workspace, person))
    workspace.act(notes.write, day, f"Kata {NAME} kemudian.")

    found = workspace.ask(privacy.held, person, [NAME]).mentions
    workspace.act(privacy.redact, person, Erasure("Surat 5", [one.key for one in found], also=[NAME]))
    workspace.scrub()

    assert f"Kata {ERASED} kemudian." in {note.statement for note in workspace.ask(notes.notes, event)}
    assert traces_left(workspace.path) == []
    assert workspace.ask(files.check).problems == []


def test_two_who_were_taken_out_are_no_doubles(workspace, event):
    for name in ("Ani Contoh", "Budi Contoh"):
        workspace.act(invitations.invite, event, Invitation(name))
    for choice in workspace.ask(privacy.choices):
        workspace.act(privacy.redact, choice.uid, WHY)

    assert workspace.ask(doubles.unresolved, event) == []


def test_a_person_is_meant_by_name_code_number_or_key(workspace, event, mina, person):
    workspace.act(invitations.invite, event, Invitation("Wilhelmus Contohan"))
    code = next(row.code for row in workspace.ask(attendance.people, event) if row.uid == mina)

    for asked in ("wilhelmina", f"dra. {NAME}, m.si.", NIP, "19731115 199912 2 001", mina, person, code):
        assert workspace.ask(privacy.person_of, asked) == person
    with pytest.raises(AmbiguousError, match="beberapa orang"):
        workspace.ask(privacy.person_of, "wilhelm")
    for asked in ("", "Tidak Ada"):
        with pytest.raises(NotFoundError):
            workspace.ask(privacy.person_of, asked)


def test_the_same_person_can_be_invited_anew(workspace, event, mina, person):
    workspace.act(privacy.redact, person, WHY)

    workspace.act(invitations.invite, event, Invitation("Wilhelmina Baru", nip=NIP))

    assert {row.name for row in workspace.ask(attendance.people, event)} == {ERASED, "Wilhelmina Baru"}
    assert workspace.ask(files.check).problems == []


def test_whoever_did_actions_under_that_name_is_counted(rakor_file, event, workspace, mina, person):
    workspace.actor = NAME
    workspace.act(invitations.edit, mina, remarks="x")

    assert workspace.ask(privacy.held, person).as_actor == 1


def test_copies_that_hold_the_person_are_deleted_after_a_fresh_one(workspace, mina, person):
    path, now = workspace.path, dt.datetime(2026, 4, 14, 8)  # noqa: DTZ001 - local, as names of copies are
    folder = backup.folder_of(path)
    old = restoring.back_up(path, folder, now)
    (folder / f"{old.name}-journal").write_bytes(b"")
    others = [
        backup.copy_to(path, folder / f"{path.stem} {why}.rakor")
        for why in ("sebelum digabung", "sebelum pemutakhiran v1")
    ]
    workspace.act(privacy.redact, person, everything(workspace, person))
    workspace.scrub()

    found = privacy_copies.looked_into(path, person, due=False)
    fresh = privacy_copies.delete(path, found.holding, now)

    assert set(found.holding) == {old, *others}
    assert list(folder.iterdir()) == [fresh]
    assert traces_left(fresh) == []
    assert privacy_copies.looked_into(path, person, due=False).holding == []
    assert privacy_copies.looked_into(path, person, due=True).holding == [fresh]


def test_what_else_lies_beside_the_copies_is_never_deleted(workspace, mina, person):
    """What cannot be looked into is told apart from what holds the person."""
    path, now = workspace.path, dt.datetime(2026, 4, 14, 8)  # noqa: DTZ001 - local, as names of copies are
    folder = backup.folder_of(path)
    old = restoring.back_up(path, folder, now)
    strange = [folder / name for name in ("undangan.docx", "rusak.rakor")]
    for one in strange:
        one.write_bytes(b"bukan")

    found = privacy_copies.looked_into(path, person, due=True)
    privacy_copies.delete(path, found.holding, now)

    assert found == privacy_copies.Copies([old], strange[1:])
    assert [one.read_bytes() for one in strange] == [b"bukan"] * 2


def test_a_power_cut_while_wiping_leaves_the_file_as_it_was(workspace, mina, person, monkeypatch):
    """A reader in another program keeps the file from being rewritten: it is told, and done at the end."""
    workspace.act(privacy.redact, person, everything(workspace, person))
    reader = sqlite3.connect(workspace.path, isolation_level=None)
    reader.execute("BEGIN")
    reader.execute("SELECT count(*) FROM person").fetchone()
    monkeypatch.setattr(scrubbing, "PATIENCE", 10)

    with pytest.raises(RakorError, match="sedang dipakai"):
        workspace.scrub()
    reader.close()
    workspace.scrub()

    assert traces_left(workspace.path) == []


def test_a_file_that_is_only_read_is_refused(workspace, person):
    workspace.close()
    with pytest.raises(RakorError):
        Workspace.open(workspace.path, read_only=True).act(privacy.redact, person, WHY)


def test_what_was_settled_about_the_person_is_gone_too(workspace, mina, person, tmp_path):
    copy = backup.copy_to(workspace.path, tmp_path / "lain" / "lain.rakor")
    other = Workspace.open(copy, actor="Notulis", label="B")
    other.act(invitations.edit, mina, phone="0899-1111-2222", position="Kepala Bidang Lain")
    other.close()
    workspace.act(invitations.edit, mina, phone="0899-3333-4444", position="Kepala Seksi Lain")
    merge(workspace, [copy])
    for found in workspace.ask(disputes.disputes):
        workspace.act(disputes_settling.choose, found.at, found.sides[0].key, f"Kata {NAME}")
    assert len(workspace.ask(disputes.settlements)) == 2
    assert workspace.ask(privacy.held, person).settlements == 2

    workspace.act(privacy.redact, person, everything(workspace, person))
    workspace.close()

    data = workspace.path.read_bytes()
    assert traces_left(workspace.path) == []
    values = (b"0899-1111-2222", b"0899-3333-4444", b"Seksi Lain", b"Bidang Lain")
    assert [one for one in values if one in data] == []
    again = Workspace.open(workspace.path)
    assert again.ask(privacy.held, person).settlements == 0
    told = again.ask(disputes.settlements)
    assert {(one.title, one.field, one.reason) for one in told} == {
        (ERASED, "phone", ""), (ERASED, "position", "")
    }  # fmt: skip
    assert printing.render(again.ask(printing.paper, again.ask(events.current), "penyelesaian-konflik"))
    assert again.ask(files.check).problems == []
    again.close()
