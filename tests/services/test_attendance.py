import datetime as dt

import pytest

from rakor_desktop.domain.attendance import Group, Presence, Role
from rakor_desktop.domain.errors import NotFoundError, RakorError
from rakor_desktop.services import attendance, events, files, history, invitations
from rakor_desktop.services.invitations import Invitation

NIP = "198001012005012999"
MORNING = dt.datetime(2026, 4, 14, 0, 12, tzinfo=dt.UTC)
NOON = dt.datetime(2026, 4, 14, 4, 0, tzinfo=dt.UTC)


@pytest.fixture
def mark(workspace, day):
    def put(uid, presence=Presence.PRESENT, **more):
        return workspace.act(attendance.mark, [uid], day, presence, **more)

    return put


def test_the_list_is_in_the_order_of_paper(workspace, event, invite):
    invite("Zaka Contoh", "53.08", position="Kepala Seksi")
    invite("Ani Contoh", "53.08", position="Kepala Seksi")
    invite("Budi Contoh", "53.08", position="Kepala Dinas")
    invite("Caca Contoh", "53.05")
    invite("Dedi Contoh")
    invite("Emi Contoh", role=Role.COMMITTEE)
    invite("Fitri Contoh", role=Role.SPEAKER)
    found = [(row.group, row.name.split()[0]) for row in workspace.ask(attendance.people, event)]
    assert found == [
        (Group.PARTICIPANTS, "Caca"),
        (Group.PARTICIPANTS, "Budi"),
        (Group.PARTICIPANTS, "Ani"),
        (Group.PARTICIPANTS, "Zaka"),
        (Group.PARTICIPANTS, "Dedi"),
        (Group.SPEAKERS, "Fitri"),
        (Group.COMMITTEE, "Emi"),
    ]


def test_a_mark_says_who_came_when_and_how(day, invite, person, mark):
    uid = invite("Maria Contoh")
    assert person(uid).mark_at(day) is None
    assert mark(uid, at=MORNING) == 1
    held = person(uid).mark_at(day)
    assert (held.presence, held.at, held.method, held.label) == (Presence.PRESENT, MORNING, "MANUAL", "A")
    assert person(uid).came


def test_marking_the_same_again_changes_nothing(workspace, day, invite, person, mark):
    uid = invite("Maria Contoh")
    mark(uid, at=MORNING)
    before = workspace.ask(files.dump)
    assert mark(uid, at=NOON) == 0
    assert workspace.ask(files.dump) == before


def test_a_reason_given_later_keeps_the_time(workspace, day, invite, person, mark):
    uid = invite("Maria Contoh")
    mark(uid, Presence.EXCUSED, at=MORNING)
    assert mark(uid, Presence.EXCUSED, reason="Dinas luar", at=NOON) == 1
    held = person(uid).mark_at(day)
    assert (held.at, held.reason) == (MORNING, "Dinas luar")


def test_a_correction_keeps_the_old_mark_in_the_history(workspace, day, invite, person, mark):
    uid = invite("Maria Contoh")
    mark(uid, Presence.ABSENT, at=MORNING)
    mark(uid, Presence.PRESENT, at=NOON)
    assert person(uid).mark_at(day).presence is Presence.PRESENT
    (change,) = [
        field
        for action in workspace.ask(history.of_attendee, uid)[:1]
        for row in action.rows
        for field in row.fields
        if field.field == "presence"
    ]
    assert change.sentence == "Kehadiran: Tidak hadir → Hadir"


def test_several_are_marked_as_one_action(workspace, event, day, invite):
    uids = [invite("Ani"), invite("Budi")]
    assert workspace.act(attendance.mark, uids, day, Presence.PRESENT) == 2
    assert workspace.ask(attendance.sheet, event, day).present == 2
    assert workspace.undo() == "Menandai kehadiran"
    assert workspace.ask(attendance.sheet, event, day).present == 0


def test_marks_can_be_taken_away(workspace, day, invite, person, mark):
    uid = invite("Maria Contoh")
    mark(uid)
    assert workspace.act(attendance.unmark, [uid], day) == 1
    assert workspace.act(attendance.unmark, [uid], day) == 0
    assert person(uid).marks == ()


def test_a_mark_that_names_nobody_or_no_day_is_refused(workspace, day, invite):
    with pytest.raises(NotFoundError):
        workspace.act(attendance.mark, ["nirgends"], day, Presence.PRESENT)
    with pytest.raises(NotFoundError):
        workspace.act(attendance.mark, [invite("Ani")], "nirgends", Presence.PRESENT)


def test_somebody_of_another_event_is_not_marked_here(workspace, day):
    other = workspace.act(
        events.create, name="Rakor 2027", start_date=dt.date(2027, 4, 1), end_date=dt.date(2027, 4, 1)
    )
    stranger = workspace.act(invitations.invite, other, Invitation("Ani"))
    with pytest.raises(RakorError, match="tidak ada di daftar peserta rakor ini"):
        workspace.act(attendance.mark, [stranger], day, Presence.PRESENT)


def test_the_sheet_tells_the_day_and_who_is_there(workspace, event, day, invite, mark):
    here, ill = invite("Ani", sex="P"), invite("Budi", sex="L")
    invite("Caca")
    mark(here)
    mark(ill, Presence.EXCUSED)
    sheet = workspace.ask(attendance.sheet, event, day)
    assert (sheet.date, sheet.present, len(sheet.rows), sheet.sexes()) == (
        dt.date(2026, 4, 14),
        1,
        3,
        (1, 1, 1),
    )
    assert [row.uid for row in sheet.with_presence(Presence.EXCUSED)] == [ill]


class TestCheckIn:
    @pytest.fixture
    def check_in(self, workspace, event, day):
        return lambda asked: workspace.act(attendance.check_in, event, day, asked)

    def test_a_code_is_enough(self, invite, person, check_in, day):
        uid = invite("Maria Contoh")
        assert check_in(f" {person(uid).badge_code.lower()} ").uid == uid
        assert person(uid).mark_at(day).method == "SCAN"

    @pytest.mark.parametrize(
        "asked", [NIP, "19800101 200501 2 999", "maria contoh", "Dra. Maria Contoh, M.Si.", "ria co"]
    )
    def test_so_is_a_nip_or_a_name_that_fits_one(self, invite, person, check_in, day, asked):
        uid = invite("Dra. Maria Contoh, M.Si.", nip=NIP)
        invite("Yosef Lain")
        assert check_in(asked).uid == uid
        assert person(uid).mark_at(day).method == "MANUAL"

    def test_a_whole_name_wins_over_part_of_another(self, invite, check_in):
        uid = invite("Ani")
        invite("Ani Contoh")
        assert check_in("ani").uid == uid

    def test_several_that_fit_are_named(self, invite, check_in):
        invite("Ani Contoh", "53.05")
        invite("Ani Contoh", "53.08")
        with pytest.raises(RakorError, match=r"2 orang: .*Kabupaten Alor.*Kabupaten Ende"):
            check_in("Ani Contoh")

    def test_nobody_that_fits_is_said(self, invite, check_in):
        invite("Ani")
        with pytest.raises(RakorError, match="Tidak ada “Budi” di daftar"):
            check_in("Budi")

    @pytest.mark.parametrize("asked", ["", "  ", "\t"])
    def test_nothing_means_nobody(self, invite, workspace, event, check_in, asked):
        invite("Ani")
        with pytest.raises(RakorError, match="kode, NIP, atau nama"):
            check_in(asked)
        assert not workspace.ask(attendance.people, event)[0].came

    def test_twice_is_told(self, invite, check_in):
        invite("Ani")
        check_in("Ani")
        with pytest.raises(RakorError, match="Ani sudah tercatat hadir"):
            check_in("Ani")

    def test_who_was_excused_may_still_come(self, invite, workspace, day, person, check_in):
        uid = invite("Ani")
        workspace.act(attendance.mark, [uid], day, Presence.EXCUSED, reason="Dinas luar")
        check_in("Ani")
        held = person(uid).mark_at(day)
        assert (held.presence, held.reason) == (Presence.PRESENT, "")


def test_of_several_only_those_are_named_who_fit(workspace, event, day, region):
    for name, code in (("Ana Sua", "53.02"), ("Beni Sua", "53.02"), ("Dodi Sila", "53.03")):
        workspace.act(invitations.invite, event, Invitation(name, region_uid=region(code)))
    with pytest.raises(RakorError) as refused:
        workspace.act(attendance.check_in, event, day, "TTS")
    assert "bisa berarti 2 orang" in str(refused.value)
    assert "Dodi" not in str(refused.value)
