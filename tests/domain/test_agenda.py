import datetime as dt

from rakor_desktop.domain.agenda import AGENDA_KINDS, Agenda, AgendaItemRow, AgendaKind
from rakor_desktop.domain.event import SessionKind, SessionRow

DAYS = [dt.date(2026, 4, 14), dt.date(2026, 4, 15)]
NINE = dt.datetime(2026, 4, 14, 1, 0, tzinfo=dt.UTC)


def item(uid, day=0, start="", position=0, *, started=None, ended=None):
    return AgendaItemRow(
        uid, "s", DAYS[day], uid, start_time=start, position=position, started_at=started, ended_at=ended
    )


def agenda(*items):
    days = [
        SessionRow(f"{number}", "e", day, SessionKind.DAY, number=number)
        for number, day in enumerate(DAYS, 1)
    ]
    return Agenda(days, sorted(items, key=lambda one: one.order))


def test_items_without_a_time_come_last_in_their_day():
    items = [item("d", 1, "08:00"), item("c"), item("b", 0, "09:00", 2), item("a", 0, "09:00", 1)]
    shown = agenda(*items)
    assert [one.uid for one in shown.items] == ["a", "b", "c", "d"]
    assert [one.uid for one in shown.of_day(shown.days[1])] == ["d"]


def test_an_item_runs_from_its_start_to_its_end():
    assert not item("a").running
    assert item("a", started=NINE).running
    assert not item("a", started=NINE, ended=NINE).running


def test_of_several_that_run_the_last_started_is_under_way():
    later = NINE + dt.timedelta(minutes=5)
    assert agenda(item("a"), item("b", started=later), item("c", started=NINE)).running.uid == "b"
    assert agenda(item("a")).running is None


def test_the_next_item_follows_the_last_that_was_started():
    shown = agenda(
        item("a", 0, "08:00"), item("b", 0, "09:00", started=NINE, ended=NINE), item("c", 0, "10:00")
    )
    assert shown.coming(DAYS[0]).uid == "c"


def test_before_anything_started_the_first_item_from_today_on_is_next():
    shown = agenda(item("a", 0, "08:00"), item("b", 1, "09:00"))
    assert shown.coming(DAYS[0]).uid == "a"
    assert shown.coming(DAYS[1]).uid == "b"
    assert shown.coming(dt.date(2026, 4, 16)) is None


def test_after_the_last_item_nothing_is_next():
    assert agenda(item("a", started=NINE)).coming(DAYS[0]) is None
    assert agenda().coming(DAYS[0]) is None


def test_every_kind_has_its_word():
    assert set(AGENDA_KINDS) == set(AgendaKind)
