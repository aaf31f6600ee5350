import datetime as dt

import pytest

from rakor_desktop.domain.attendance import Group, Presence, Role
from rakor_desktop.domain.overview import ProgrammeSum, Sexes
from rakor_desktop.domain.papers import SignatoryRole
from rakor_desktop.domain.programmes import ProgrammeKind
from rakor_desktop.services import (
    agenda,
    attendance,
    events,
    issues,
    notes,
    overview,
    papers,
    programmes,
)

BEFORE = dt.datetime(2026, 4, 1, 1, 0, tzinfo=dt.UTC)
SECOND_DAY = dt.datetime(2026, 4, 15, 1, 0, tzinfo=dt.UTC)
AFTER = dt.datetime(2026, 5, 1, 1, 0, tzinfo=dt.UTC)


@pytest.fixture
def shown(workspace, event):
    return lambda now=SECOND_DAY, **more: workspace.ask(overview.overview, event, now=now, **more)


@pytest.fixture
def come(workspace, day, invite):
    """Put somebody on the list who is present on the first day."""
    return lambda *given: workspace.act(attendance.mark, [invite(*given)], day, Presence.PRESENT)


@pytest.fixture
def todos(shown):
    return lambda now=SECOND_DAY: [(todo.tab_key, todo.text) for todo in shown(now).todos]


def test_an_empty_event_says_what_to_do_first(todos):
    assert todos(BEFORE) == [
        ("documents", "Nama dinas pada kop naskah belum diisi."),
        ("documents", "Belum ada penanda tangan naskah."),
        ("attendance", "Belum ada seorang pun di daftar peserta."),
        ("agenda", "Susunan acara masih kosong."),
    ]
    assert todos(SECOND_DAY)[-1] == ("issues", "22 kabupaten/kota belum menyampaikan permasalahan.")


def test_what_is_done_is_no_longer_asked_for(workspace, event, day, invite, todos):
    workspace.act(papers.edit_letterhead, event, agency="DINAS CONTOH")
    workspace.act(papers.add_signatory, event, role=SignatoryRole.HEAD, name="Yosef Contoh")
    invite("Ani", sex="P", position="Kepala Seksi")
    workspace.act(agenda.fill_usual, event)
    assert todos(BEFORE) == []


def test_what_is_half_done_is_counted(workspace, day, invite, todos):
    invite("Ani", sex="P")
    invite("Budi", position="Kepala Seksi")
    invite("Caca")
    workspace.act(agenda.add, day, title="a", start_time="10.00", end_time="09.00")
    found = dict(reversed(todos(BEFORE)))
    assert found["attendance"] == "Jenis kelamin (L/P) 2 orang belum diisi."
    assert ("attendance", "Jabatan 2 orang belum diisi.") in todos(BEFORE)
    assert found["agenda"] == "Waktu 1 mata acara perlu diperbaiki."


@pytest.mark.parametrize(
    ("now", "number", "is_today"), [(BEFORE, 1, False), (SECOND_DAY, 2, True), (AFTER, 3, False)]
)
def test_the_day_looked_at_is_today_the_first_or_the_last(shown, now, number, is_today):
    found = shown(now)
    assert (found.day.number, found.is_today, len(found.days)) == (number, is_today, 3)


def test_midnight_is_that_of_the_meeting(shown):
    late = dt.datetime(2026, 4, 14, 16, 30, tzinfo=dt.UTC)
    assert shown(late).today == dt.date(2026, 4, 15)
    assert shown(late - dt.timedelta(hours=1)).today == dt.date(2026, 4, 14)


def test_another_day_can_be_looked_at(workspace, event, day, invite, shown):
    workspace.act(attendance.mark, [invite("Ani")], day, Presence.PRESENT)
    assert shown().turnout.came == 0
    found = shown(day_uid=day)
    assert (found.day.number, found.turnout.came, found.is_today) == (1, 1, False)


def test_people_are_counted_by_group_and_sex(workspace, event, day, invite, shown):
    here = [
        invite("Ani", "53.05", sex="P"),
        invite("Budi", "53.05", sex="L", role=Role.SPEAKER),
        invite("Caca", role=Role.COMMITTEE),
    ]
    invite("Dedi", "53.08", sex="L")
    workspace.act(attendance.mark, here, day, Presence.PRESENT)
    found = shown(day_uid=day)
    counts = {count.group: (count.listed, count.present) for count in found.turnout.groups}
    assert counts == {
        Group.PARTICIPANTS: (2, 1),
        Group.SPEAKERS: (1, 1),
        Group.COMMITTEE: (1, 1),
        Group.GUESTS: (0, 0),
    }
    assert (found.turnout.people, found.turnout.came) == (4, 3)
    assert (found.turnout.listed, found.turnout.present) == (Sexes(2, 1, 1), Sexes(1, 1, 1))
    assert (found.board.arrived, found.board.total) == (1, 22)


def test_the_item_under_way_and_the_next_are_named(workspace, event, shown):
    uids = workspace.act(agenda.fill_usual, event)
    assert (shown(BEFORE).running, shown(BEFORE).coming.uid) == (None, uids[0])
    workspace.act(agenda.start, uids[0])
    assert (shown(BEFORE).running.uid, shown(BEFORE).coming.uid) == (uids[0], uids[1])
    assert shown(SECOND_DAY).coming.date == dt.date(2026, 4, 15)
    workspace.act(agenda.start, uids[-1])
    assert shown(SECOND_DAY).coming is None


def test_results_are_counted_with_their_rupiah(workspace, event, day, shown, region):
    workspace.act(notes.write, day, "Usul")
    workspace.act(issues.log, event, "Mesin rusak", region_uid=region("53.05"))
    workspace.act(issues.log, event, "Modal kurang")
    for ceiling, revised in ((100, None), (100, 80), (None, None)):
        workspace.act(
            programmes.add,
            event,
            ProgrammeKind.CURRENT,
            sub_activity="a",
            budget_ceiling=ceiling,
            budget_revised=revised,
        )
    found = shown()
    assert (found.notes, found.issues) == (1, 2)
    assert found.programmes == {
        ProgrammeKind.CURRENT: ProgrammeSum(3, 180),
        ProgrammeKind.PLAN: ProgrammeSum(0, 0),
    }
    assert len(found.silent) == 21
    assert (
        found.programmes[ProgrammeKind.CURRENT].total
        == workspace.ask(programmes.matrix, event, ProgrammeKind.CURRENT).total
    )
    assert found.silent == workspace.ask(issues.inventory, event).silent


def test_who_confirmed_none_is_not_silent(workspace, event, come, region, shown):
    come("Ani", "53.05")
    workspace.act(issues.confirm_none, event, region("53.05"))
    assert region("53.05") not in {place.uid for place in shown().silent}


def test_other_events_are_left_out(workspace, event, day, shown):
    other = workspace.act(
        events.create, name="Lain", start_date=dt.date(2027, 4, 14), end_date=dt.date(2027, 4, 14)
    )
    workspace.act(notes.write, workspace.ask(events.days, other)[0].uid, "Usul")
    workspace.act(issues.log, other, "Mesin rusak")
    workspace.act(agenda.fill_usual, other)
    found = shown()
    assert (found.notes, found.issues, found.coming) == (0, 0, None)


def test_the_last_actions_are_the_newest_first_in_words(workspace, event, shown):
    workspace.act(events.edit, event, theme="a")
    workspace.act(events.edit, event, theme="b")
    workspace.undo()
    recent = shown().recent
    assert [one.label for one in recent] == [
        "Membatalkan: Mengubah data rakor",
        "Mengubah data rakor",
        "Mengubah data rakor",
        "Menyiapkan rakor",
    ]
    assert {(one.actor, one.laptop) for one in recent} == {("Uji", "A")}
    for letter in "cdef":
        workspace.act(events.edit, event, theme=letter)
    assert len(shown().recent) == 5


def test_it_is_read_in_few_questions(workspace, event, come, shown, questions):
    workspace.act(agenda.fill_usual, event)
    for code in ("53.01", "53.02", "53.03"):
        come(f"Contoh {'abc'[int(code[-1]) - 1]}", code)
        workspace.act(issues.log, event, f"Mesin {code}")
    with questions(at_most=13):
        shown()
