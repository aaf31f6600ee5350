import datetime as dt

import pytest

from rakor_desktop.domain.attendance import Presence, Role
from rakor_desktop.domain.errors import NotFoundError, RakorError
from rakor_desktop.domain.ranks import OfficeLevel
from rakor_desktop.services import attendance, events, files, invitations, notes, organizations
from rakor_desktop.services.invitations import Invitation

NIP = "198001012005012999"
OTHER_NIP = "198502022010011999"


def names(workspace, event):
    return [row.full_name for row in workspace.ask(attendance.people, event)]


def test_an_invited_person_is_on_the_list_with_titles_apart(workspace, event, invite, person, region):
    uid = invite(
        "Drs. Yosef Contoh, M.Si",
        "53.05",
        position="Plt. Kepala Dinas Perindustrian",
        organization="Dinas Perindustrian Kabupaten Alor",
        nip="19800101 200501 2 999",
        sex="P",
        phone="0811-0000-0001",
    )
    row = person(uid)
    assert (row.prefix, row.name, row.suffix) == ("Drs.", "Yosef Contoh", "M.Si.")
    assert (row.nip, row.region_code, row.region) == (NIP, "53.05", "Kabupaten Alor")
    assert (row.level, row.organization) == (
        OfficeLevel.JPT_PRATAMA_KAB,
        "Dinas Perindustrian Kabupaten Alor",
    )
    assert (row.number, len(row.badge_code), row.spd_stamped) == ("A-001", 6, False)
    assert "0811" not in repr(row)


def test_a_name_is_all_that_is_needed(invite, person):
    row = person(invite("Maria"))
    assert (row.full_name, row.role, row.region_uid, row.nip) == ("Maria", Role.PARTICIPANT, None, "")


@pytest.mark.parametrize(
    ("given", "sentence"),
    [
        ({"name": " "}, "Nama wajib diisi"),
        ({"name": "Maria", "sex": "X"}, "L atau P"),
        ({"name": "Maria", "nip": "12345"}, "18 angka"),
        ({"name": "Maria", "nip": "198013012005012999"}, "NIP"),
    ],
)
def test_what_cannot_be_a_person_is_refused(workspace, event, given, sentence):
    before = workspace.ask(files.dump)
    with pytest.raises(RakorError, match=sentence):
        workspace.act(invitations.invite, event, Invitation(**given))
    assert workspace.ask(files.dump) == before


def test_a_person_is_on_the_list_once(invite, workspace, event):
    invite("Drs. Yosef Contoh", "53.05")
    with pytest.raises(RakorError, match="sudah ada di daftar"):
        invite("yosef  contoh, M.Si.", "53.05")
    assert names(workspace, event) == ["Drs. Yosef Contoh"]


def test_the_same_name_from_elsewhere_is_somebody_else(invite, workspace, event):
    invite("Yosef Contoh", "53.05")
    invite("Yosef Contoh", "53.08")
    assert len(names(workspace, event)) == 2


def test_the_same_nip_is_the_same_person_whatever_the_name(invite):
    invite("Yosef Contoh", "53.05", nip=NIP)
    with pytest.raises(RakorError, match="Yosef Contoh sudah ada di daftar"):
        invite("Josef Tjontoh", "53.08", nip=NIP)


def test_two_of_one_name_from_one_place_need_a_word(workspace, event, invite, region):
    invite("Yosef Contoh", "53.05")
    twin = Invitation("Yosef Contoh", region_uid=region("53.05"))
    workspace.act(invitations.invite, event, twin, twin=True)
    assert len(names(workspace, event)) == 2


def test_a_different_nip_tells_two_of_one_name_apart(invite, workspace, event):
    invite("Yosef Contoh", "53.05", nip=NIP)
    invite("Yosef Contoh", "53.05", nip=OTHER_NIP)
    assert len(names(workspace, event)) == 2


def test_a_list_is_taken_as_a_whole_or_not_at_all(workspace, event):
    with pytest.raises(RakorError, match="sudah ada di daftar"):
        workspace.act(
            invitations.invite_all, event, [Invitation("Ani"), Invitation("Budi"), Invitation("ANI")]
        )
    assert names(workspace, event) == []
    uids = workspace.act(invitations.invite_all, event, [Invitation("Ani"), Invitation("Budi")])
    assert len(set(uids)) == 2
    assert [row.number for row in workspace.ask(attendance.people, event)] == ["A-001", "A-002"]
    assert workspace.undo() == "Mengimpor peserta"
    assert names(workspace, event) == []


def test_a_known_person_is_recognised_at_the_next_event_and_loses_nothing(workspace, invite):
    invite("Yosef Contoh", nip=NIP, sex="L", phone="0811-0000-0001", rank="Pembina", grade="IV/a")
    later = workspace.act(
        events.create, name="Rakor 2027", start_date=dt.date(2027, 4, 1), end_date=dt.date(2027, 4, 1)
    )
    workspace.act(invitations.invite, later, Invitation("Drs. Yosef Contoh", nip=NIP, grade="IV/b"))
    (row,) = workspace.ask(attendance.people, later)
    assert (row.full_name, row.sex, row.phone, row.rank, row.grade) == (
        "Drs. Yosef Contoh",
        "L",
        "0811-0000-0001",
        "Pembina",
        "IV/b",
    )


def test_a_corrected_nip_leaves_room_for_its_true_owner(workspace, event, invite, person):
    wrong = invite("Yosef Contoh", nip=NIP)
    workspace.act(invitations.edit, wrong, nip=OTHER_NIP)
    owner = invite("Maria Contoh", nip=NIP)
    assert (person(wrong).full_name, person(wrong).nip) == ("Yosef Contoh", OTHER_NIP)
    assert (person(owner).full_name, person(owner).nip) == ("Maria Contoh", NIP)
    assert workspace.ask(files.check).sound


def test_a_corrected_nip_is_still_known_at_the_next_event(workspace, invite, person):
    first = invite("Yosef Contoh", nip=NIP)
    workspace.act(invitations.edit, first, nip=OTHER_NIP)
    later = workspace.act(
        events.create, name="Rakor 2027", start_date=dt.date(2027, 4, 1), end_date=dt.date(2027, 4, 1)
    )
    workspace.act(invitations.invite, later, Invitation("Yosef Contoh", nip=OTHER_NIP))
    (row,) = workspace.ask(attendance.people, later)
    assert row.person_uid == person(first).person_uid


def test_one_nip_is_not_given_to_two_people_of_a_list(workspace, invite):
    invite("Yosef Contoh", nip=NIP)
    other = invite("Maria Contoh")
    with pytest.raises(RakorError, match="sudah dipakai Yosef Contoh"):
        workspace.act(invitations.edit, other, nip=NIP)


def test_everything_known_of_a_person_can_be_changed(workspace, invite, person, region):
    uid = invite("Yosef Contoh", "53.05", organization="Dinas A")
    workspace.act(
        invitations.edit,
        uid,
        full_name="Ir. Josef Contoh, M.T.",
        role=Role.MODERATOR,
        level=OfficeLevel.FUNGSIONAL,
        sex="L",
        nip=NIP,
        region_uid=region("53.08"),
        organization=" Dinas  B ",
        represents="Kepala Dinas",
        assignment_letter_number="090/12",
        assignment_letter_date=dt.date(2026, 4, 10),
        spd_stamped=True,
        remarks="Datang siang",
    )
    row = person(uid)
    assert (row.prefix, row.name, row.suffix, row.role) == ("Ir.", "Josef Contoh", "M.T.", Role.MODERATOR)
    assert (row.level, row.nip, row.region_code, row.organization) == (
        OfficeLevel.FUNGSIONAL,
        NIP,
        "53.08",
        "Dinas B",
    )
    assert (row.represents, row.assignment_letter_date, row.spd_stamped) == (
        "Kepala Dinas",
        dt.date(2026, 4, 10),
        True,
    )
    workspace.act(invitations.edit, uid, organization="", region_uid=None, spd_stamped=False)
    row = person(uid)
    assert (row.organization, row.region, row.spd_stamped) == ("", "", False)


@pytest.mark.parametrize(
    ("changes", "sentence"),
    [({"full_name": ""}, "Nama wajib"), ({"sex": "X"}, "L atau P"), ({"nip": "1"}, "18 angka")],
)
def test_an_impossible_change_is_refused_and_changes_nothing(workspace, invite, person, changes, sentence):
    uid = invite("Yosef Contoh", nip=NIP)
    with pytest.raises(RakorError, match=sentence):
        workspace.act(invitations.edit, uid, remarks="tidak tersimpan", **changes)
    assert person(uid).remarks == ""


def test_writing_the_same_again_leaves_no_trace(workspace, invite):
    uid = invite("Yosef Contoh", organization="Dinas A")
    before = len(workspace.ask(files.history))
    workspace.act(invitations.edit, uid, full_name="Yosef Contoh", organization="Dinas A", remarks="")
    assert len(workspace.ask(files.history)) == before


def test_who_stands_at_the_desk_is_listed_and_marked_at_once(workspace, event, day, person):
    uid = workspace.act(invitations.welcome, event, Invitation("Ani"), day)
    assert person(uid).mark_at(day).presence is Presence.PRESENT
    workspace.undo()
    assert workspace.ask(attendance.people, event) == []


def test_removing_takes_the_marks_and_keeps_what_was_said(workspace, event, day, invite):
    uid = invite("Maria Contoh", "53.05")
    workspace.act(attendance.mark, [uid], day, Presence.PRESENT)
    workspace.act(notes.write, day, "Usul pelatihan", attendee_uid=uid)
    before = workspace.ask(files.dump)

    workspace.act(invitations.remove, [uid])

    assert names(workspace, event) == []
    (note,) = workspace.ask(notes.notes, event)
    assert (note.speaker, note.region, note.attendee_uid) == ("Maria Contoh", "Kabupaten Alor", None)
    assert workspace.ask(files.check).sound
    workspace.undo()
    assert workspace.ask(files.dump) == before
    workspace.redo()
    with pytest.raises(NotFoundError):
        workspace.act(invitations.remove, [uid])


def test_who_was_removed_may_be_invited_again_under_a_new_number(workspace, event, invite, person):
    first = invite("Maria Contoh", nip=NIP)
    workspace.act(invitations.remove, [first])
    again = invite("Maria Contoh", nip=NIP)
    assert (again, person(again).number) == (first, "A-002")
    assert workspace.ask(files.check).sound


def test_institutions_are_made_once_and_of_the_fitting_kind(workspace, invite):
    invite("Ani", "53.05", organization="Dinas Perindustrian")
    invite("Budi", "53.05", organization="dinas perindustrian")
    invite("Caca", "53.08", organization="Dinas Perindustrian")
    invite("Dedi", "PUSAT", organization="Ditjen IKMA")
    found = workspace.ask(organizations.organizations)
    assert sorted((row.name, row.region_name, row.kind.value) for row in found) == [
        ("Dinas Perindustrian", "Kabupaten Alor", "DINAS_KAB"),
        ("Dinas Perindustrian", "Kabupaten Ende", "DINAS_KAB"),
        ("Ditjen IKMA", "Kementerian Perindustrian", "KEMENTERIAN"),
    ]


def test_a_thousand_people_are_taken_in_quickly(workspace, event):
    letters = "abcdefghij"
    invitees = [
        Invitation(f"Contoh {a}{b}{c}", organization=f"Dinas {a}")
        for a in letters
        for b in letters
        for c in letters
    ]
    workspace.act(invitations.invite_all, event, invitees)
    rows = workspace.ask(attendance.people, event)
    assert len({row.number for row in rows}) == 1000
    assert max(row.number for row in rows if len(row.number) > 5) == "A-1000"
