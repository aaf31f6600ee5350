import datetime as dt

import pytest

from rakor_desktop.domain.errors import NotFoundError, RakorError
from rakor_desktop.domain.issues import IssueCategory
from rakor_desktop.services import agenda, events, files, follow_ups, invitations, issues, notes
from rakor_desktop.services.invitations import Invitation


@pytest.fixture
def write(workspace, day):
    return lambda statement, on=day, **more: workspace.act(notes.write, on, statement, **more)


@pytest.fixture
def note(workspace, event):
    return lambda uid: next(row for row in workspace.ask(notes.notes, event) if row.uid == uid)


@pytest.fixture
def item(workspace, day):
    return workspace.act(agenda.add, day, title="Diskusi")


@pytest.fixture
def second(workspace, event):
    return workspace.ask(events.days, event)[1].uid


@pytest.fixture
def said(workspace, event):
    return lambda **more: [row.statement for row in workspace.ask(notes.notes, event, **more)]


def test_a_note_knows_its_number_day_writer_and_time(write, note):
    row = note(write("  Mohon pelatihan. "))
    assert (row.statement, row.number, row.position, row.written_by) == (
        "Mohon pelatihan.",
        "A-001",
        1,
        "Uji",
    )
    assert row.date == dt.date(2026, 4, 14)
    assert abs(row.written_at - dt.datetime.now(dt.UTC)) < dt.timedelta(minutes=1)


def test_a_person_on_the_list_gives_the_note_name_and_region(invite, write, note, region):
    uid = invite("Dra. Maria Contoh, M.Si.", "53.05")
    row = note(write("Usul", attendee_uid=uid))
    assert (row.speaker, row.region_uid, row.region) == (
        "Dra. Maria Contoh, M.Si.",
        region("53.05"),
        "Kabupaten Alor",
    )
    row = note(write("Usul", attendee_uid=uid, speaker="Ibu Maria", region_uid=region("53.08")))
    assert (row.speaker, row.region) == ("Ibu Maria", "Kabupaten Ende")


def test_anybody_may_speak(write, note):
    row = note(write("Usul", speaker="Seorang tamu", response="Dicatat"))
    assert (row.speaker, row.attendee_uid, row.region, row.response) == ("Seorang tamu", None, "", "Dicatat")


@pytest.mark.parametrize("statement", ["", "  \n\t "])
def test_a_note_says_something(workspace, write, note, said, statement):
    with pytest.raises(RakorError, match="Isi catatan wajib diisi"):
        write(statement)
    uid = write("Usul")
    with pytest.raises(RakorError, match="Isi catatan wajib diisi"):
        workspace.act(notes.edit, uid, statement=statement)
    assert said() == ["Usul"]


def test_a_note_may_be_as_long_as_a_book_and_as_odd_as_its_speaker(workspace, write, note):
    statement = "<img src='/etc/hostname'> & 😀 " + "kata " * 19_990 + "selesai"
    assert len(statement) > 99_000
    assert note(write(statement)).statement == statement
    assert workspace.ask(files.check).sound


def test_a_note_is_changed_and_its_speaker_with_the_person(workspace, invite, write, note, region):
    ani, budi = invite("Ani", "53.05"), invite("Budi", "53.08")
    uid = write("Usul", attendee_uid=ani)
    workspace.act(notes.edit, uid, response="Baik", deadline=dt.date(2026, 6, 1), speaker="Ibu Ani")
    assert (note(uid).speaker, note(uid).response, note(uid).deadline) == (
        "Ibu Ani",
        "Baik",
        dt.date(2026, 6, 1),
    )
    workspace.act(notes.edit, uid, attendee_uid=budi)
    assert (note(uid).speaker, note(uid).region) == ("Budi", "Kabupaten Ende")
    workspace.act(notes.edit, uid, region_uid=None, speaker="")
    assert (note(uid).speaker, note(uid).region, note(uid).attendee_uid) == ("", "", budi)
    with pytest.raises(TypeError):
        workspace.act(notes.edit, uid, number="B-001")


def test_somebody_of_another_event_does_not_speak_here(workspace, write):
    other = workspace.act(
        events.create, name="Lain", start_date=dt.date(2027, 4, 14), end_date=dt.date(2027, 4, 14)
    )
    stranger = workspace.act(invitations.invite, other, Invitation("Ani"))
    with pytest.raises(RakorError, match="tidak ada di daftar peserta"):
        write("Usul", attendee_uid=stranger)


def test_a_note_hangs_under_an_item_of_its_day(workspace, event, day, write, note):
    item = workspace.act(agenda.add, day, title="Diskusi")
    later = workspace.act(agenda.add, workspace.ask(events.days, event)[1].uid, title="Pleno")
    uid = write("Usul", agenda_item_uid=item)
    assert note(uid).agenda_title == "Diskusi"
    assert workspace.ask(agenda.agenda, event).items[0].notes == 1
    for wrong in (
        lambda: write("x", agenda_item_uid=later),
        lambda: workspace.act(notes.edit, uid, agenda_item_uid=later),
    ):
        with pytest.raises(RakorError, match="pada hari lain"):
            wrong()
    with pytest.raises(NotFoundError):
        workspace.act(notes.write, "nirgends", "Usul")


def test_notes_are_found_by_day_item_and_words(second, item, said, invite, write):
    write("Alat tenun kurang", agenda_item_uid=item)
    write("Garam belum standar", response="Akan dikirim ALAT", attendee_uid=invite("Maria", "53.20"))
    write("100% selesai", on=second)
    assert said() == ["Alat tenun kurang", "Garam belum standar", "100% selesai"]
    assert said(session_uid=second) == ["100% selesai"]
    assert said(agenda_item_uid=item) == ["Alat tenun kurang"]
    assert said(search="alat") == ["Alat tenun kurang", "Garam belum standar"]
    assert said(search="alat  garam") == ["Garam belum standar"]
    assert said(search="sabu maria") == ["Garam belum standar"]
    assert said(search="100%") == ["100% selesai"]
    assert said(search="%") == ["100% selesai"]
    assert said(search="A-001") == ["Alat tenun kurang"]
    assert said(search="tidak ada") == []


def test_notes_are_put_in_any_order(workspace, day, write, said, note):
    _one, _two, three = write("satu"), write("dua"), write("tiga")
    workspace.act(notes.move, three, day, 1)
    assert said() == ["tiga", "satu", "dua"]
    assert note(three).number == "A-003"


def test_a_note_put_on_another_day_leaves_its_item(workspace, second, item, write, note):
    uid = write("satu", agenda_item_uid=item)
    workspace.act(notes.move, uid, second, 1)
    assert (note(uid).agenda_item_uid, note(uid).date) == (None, dt.date(2026, 4, 15))


def test_a_number_is_never_given_twice(workspace, write, note, said):
    write("satu")
    last = write("dua")
    workspace.act(notes.remove, last)
    assert note(write("tiga")).number == "A-003"
    workspace.act(notes.remove, *[row.uid for row in (note(write("empat")),)])
    assert note(write("lima")).number == "A-005"
    assert said() == ["satu", "tiga", "lima"]
    assert workspace.ask(files.check).sound


def test_a_removed_note_comes_back_as_it_was(workspace, write):
    uid = write("satu")
    before = workspace.ask(files.dump)
    workspace.act(notes.remove, uid)
    workspace.undo()
    assert workspace.ask(files.dump) == before


def test_a_note_becomes_a_problem_once(workspace, event, invite, write):
    uid = write(
        "Biaya angkut antarpulau tinggi",
        attendee_uid=invite("Maria Contoh", "53.05"),
        follow_up="Subsidi tol laut",
        responsible="Dinas Perhubungan",
        deadline=dt.date(2026, 12, 1),
    )
    made = workspace.act(notes.to_issue, uid)
    row = workspace.ask(issues.issue, made)
    assert (row.description, row.category, row.region_code) == (
        "Biaya angkut antarpulau tinggi",
        IssueCategory.LOGISTICS,
        "53.05",
    )
    assert (row.proposed_solution, row.responsible, row.deadline) == (
        "Subsidi tol laut",
        "Dinas Perhubungan",
        dt.date(2026, 12, 1),
    )
    assert (row.note_uid, row.source, row.number) == (uid, "Catatan notula A-001 (Maria Contoh)", "A-001")
    with pytest.raises(RakorError, match="A-001 sudah menjadi permasalahan A-001"):
        workspace.act(notes.to_issue, uid)


def test_what_a_person_says_about_the_problem_wins(workspace, write):
    uid = write("Biaya angkut tinggi")
    made = workspace.act(notes.to_issue, uid, category=IssueCategory.BUDGET, description="Ongkos kirim")
    row = workspace.ask(issues.issue, made)
    assert (row.category, row.description, row.source) == (
        IssueCategory.BUDGET,
        "Ongkos kirim",
        "Catatan notula A-001",
    )


def test_a_note_becomes_a_follow_up_once(workspace, event, write, region):
    uid = write(
        "Usul pelatihan", follow_up="Mengadakan pelatihan", region_uid=region("53.05"), responsible="Bidang"
    )
    workspace.act(notes.to_follow_up, uid, deadline=dt.date(2026, 9, 1))
    (row,) = workspace.ask(follow_ups.follow_ups, event)
    assert (row.action, row.responsible, row.region, row.deadline, row.note_uid) == (
        "Mengadakan pelatihan",
        "Bidang",
        "Kabupaten Alor",
        dt.date(2026, 9, 1),
        uid,
    )
    with pytest.raises(RakorError, match="sudah menjadi tindak lanjut A-001"):
        workspace.act(notes.to_follow_up, uid)


def test_removing_a_note_leaves_what_was_made_of_it(workspace, event, write):
    uid = write("Usul")
    made = workspace.act(notes.to_issue, uid)
    workspace.act(notes.to_follow_up, uid)
    workspace.act(notes.remove, uid)
    assert workspace.ask(issues.issue, made).note_uid is None
    assert workspace.ask(follow_ups.follow_ups, event)[0].note_uid is None
    assert workspace.ask(files.check).sound


def test_speakers_are_suggested_by_name_without_titles(workspace, event, invite):
    invite("Drs. Zaka Contoh", "53.05")
    invite("Prof. Ani Contoh")
    found = workspace.ask(notes.speakers, event)
    assert [(row.full_name, row.region) for row in found] == [
        ("Prof. Ani Contoh", ""),
        ("Drs. Zaka Contoh", "Kabupaten Alor"),
    ]


def test_a_name_alone_is_kept_until_the_words_come(workspace, event, day):
    uid = workspace.act(notes.write, day, "", speaker="Pak Camat")
    workspace.act(notes.edit, uid, statement="Jalan ke sentra rusak")

    (row,) = workspace.ask(notes.notes, event)
    assert (row.speaker, row.statement) == ("Pak Camat", "Jalan ke sentra rusak")
