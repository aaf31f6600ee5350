"""What the desk does in one action: let somebody come for another, and take exactly one check-in back."""

import datetime as dt

import pytest

from rakor_desktop.domain.attendance import Presence
from rakor_desktop.domain.desk import CheckIn, Mandate
from rakor_desktop.domain.errors import RakorError
from rakor_desktop.domain.event import SessionKind
from rakor_desktop.services import attendance, desk, events, invitations, notes, sessions
from rakor_desktop.services.invitations import Invitation

LETTER = Mandate("Kepala Dinas", "090/12/2026", dt.date(2026, 4, 10))


@pytest.fixture
def ani(workspace, event):
    return workspace.act(invitations.invite, event, Invitation("Ani Contoh"))


@pytest.fixture
def person(workspace, event):
    return lambda uid: next((one for one in workspace.ask(attendance.people, event) if one.uid == uid), None)


@pytest.fixture
def check_in(workspace, day, person):
    def done(uid, **more):
        before = person(uid).mark_at(day)
        workspace.act(attendance.mark, [uid], day, Presence.PRESENT)
        return CheckIn(uid, day, "Ani Contoh", person(uid).mark_at(day), before, **more)

    return done


class TestStandIn:
    def test_whom_the_letter_and_the_mark_are_one_action(self, workspace, ani, day, person):
        workspace.act(desk.stand_in, ani, day, LETTER)
        came = person(ani)
        assert (came.represents, came.assignment_letter_number) == ("Kepala Dinas", "090/12/2026")
        assert (came.assignment_letter_date, came.came) == (dt.date(2026, 4, 10), True)
        workspace.undo()
        assert (person(ani).represents, person(ani).came) == ("", False)

    def test_nobody_is_refused(self, workspace, ani, day, person):
        with pytest.raises(RakorError, match="siapa yang diwakili"):
            workspace.act(desk.stand_in, ani, day, Mandate(" "))
        assert not person(ani).came


class TestTakeBack:
    def test_the_mark_goes_and_the_person_stays(self, workspace, ani, check_in, person):
        done = check_in(ani)
        assert workspace.act(desk.take_back, done)
        assert person(ani).marks == ()

    def test_the_mark_before_comes_back_whole(self, workspace, ani, day, check_in, person):
        workspace.act(attendance.mark, [ani], day, Presence.EXCUSED, reason="Dinas luar")
        before = person(ani).mark_at(day)
        workspace.act(desk.take_back, check_in(ani))
        assert person(ani).mark_at(day) == before

    def test_a_mark_that_is_another_by_now_is_left_alone(self, workspace, ani, day, check_in, person):
        done = check_in(ani)
        workspace.act(attendance.mark, [ani], day, Presence.ABSENT)
        with pytest.raises(RakorError, match="sudah diubah"):
            workspace.act(desk.take_back, done)
        assert person(ani).mark_at(day).presence is Presence.ABSENT

    def test_a_mark_that_is_gone_is_told(self, workspace, ani, day, check_in):
        done = check_in(ani)
        workspace.act(attendance.unmark, [ani], day)
        with pytest.raises(RakorError, match="Ani Contoh"):
            workspace.act(desk.take_back, done)

    def test_a_day_that_only_followed_its_session_goes_with_it(self, workspace, event, ani, day, person):
        held = workspace.ask(events.days, event)[0]
        breakout = workspace.act(
            sessions.add, event, date=held.date, kind=SessionKind.BREAKOUT, title="Kelompok I"
        )
        workspace.act(attendance.mark, [ani], breakout, Presence.PRESENT)
        assert person(ani).mark_at(day) is not None
        workspace.act(desk.take_back, CheckIn(ani, breakout, "Ani", person(ani).mark_at(breakout)))
        assert person(ani).marks == ()

    def test_a_guest_is_taken_off_the_list(self, workspace, ani, check_in, person):
        assert not workspace.act(desk.take_back, check_in(ani, added=True))
        assert person(ani) is None

    def test_but_not_once_something_else_is_known_of_the_guest(self, workspace, ani, day, check_in, person):
        done = check_in(ani, added=True)
        workspace.act(notes.write, day, "Usul", attendee_uid=ani)
        assert workspace.act(desk.take_back, done)
        assert person(ani).marks == ()

    def test_the_mandate_before_comes_back(self, workspace, ani, day, person):
        workspace.act(desk.stand_in, ani, day, LETTER)
        done = CheckIn(ani, day, "Ani", person(ani).mark_at(day), mandate=Mandate())
        workspace.act(desk.take_back, done)
        assert person(ani).represents == ""
        assert person(ani).assignment_letter_date is None
