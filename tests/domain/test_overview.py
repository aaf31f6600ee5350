import datetime as dt

from rakor_desktop.domain.attendance import AttendeeRow, Group, Mark, Presence, Role
from rakor_desktop.domain.overview import GroupCount, Sexes, Turnout
from rakor_desktop.domain.ranks import OfficeLevel

AT = dt.datetime(2026, 4, 14, 1, 0, tzinfo=dt.UTC)


def person(name, sex="", role=Role.PARTICIPANT, *, at=None):
    marks = (Mark(at, Presence.PRESENT, AT),) if at else ()
    return AttendeeRow(name, "p", "", name, "", role, OfficeLevel.PELAKSANA, sex=sex, marks=marks)


def test_nobody_is_counted_as_nobody():
    turnout = Turnout.of([], "s1")
    assert (turnout.people, turnout.came, turnout.listed) == (0, 0, Sexes())


def test_people_are_counted_on_one_day_or_at_all():
    rows = [
        person("Ani", "P", at="s1"),
        person("Budi", "L", at="s2"),
        person("Caca", role=Role.SPEAKER, at="s1"),
        person("Dedi", "L"),
    ]
    first, ever = Turnout.of(rows, "s1"), Turnout.of(rows, None)
    assert (first.people, first.came, ever.came) == (4, 2, 3)
    assert first.groups[:2] == (GroupCount(Group.PARTICIPANTS, 3, 1), GroupCount(Group.SPEAKERS, 1, 1))
    assert (first.listed, first.present, ever.present) == (Sexes(2, 1, 1), Sexes(0, 1, 1), Sexes(1, 1, 1))
