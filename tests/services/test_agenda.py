import datetime as dt

import pytest

from rakor_desktop.domain.agenda import AgendaKind
from rakor_desktop.domain.errors import NotFoundError, RakorError
from rakor_desktop.services import agenda, events, files, notes

NINE = dt.datetime(2026, 4, 14, 1, 0, tzinfo=dt.UTC)
TEN = NINE + dt.timedelta(hours=1)


@pytest.fixture
def add(workspace, day):
    def put(title, start="", end="", **more):
        return workspace.act(agenda.add, day, title=title, start_time=start, end_time=end, **more)

    return put


@pytest.fixture
def second_day(workspace, event):
    return workspace.ask(events.days, event)[1].uid


@pytest.fixture
def titles(workspace, event):
    return lambda: [item.title for item in workspace.ask(agenda.agenda, event).items]


def test_items_stand_by_date_time_and_position(workspace, event, add, second_day, titles):
    workspace.act(agenda.add, second_day, title="hari kedua")
    add("tanpa jam")
    add("siang", "13.00")
    add("pagi", "8")
    add("pagi juga", "08.00")
    assert titles() == ["pagi", "pagi juga", "siang", "tanpa jam", "hari kedua"]
    shown = workspace.ask(agenda.agenda, event)
    assert [len(shown.of_day(day)) for day in shown.days] == [4, 1, 0]


def test_times_are_kept_as_people_never_write_them(workspace, add):
    row = workspace.ask(agenda.item, add(" Materi ", "pukul 8.05 WITA", "09.30", speaker="Narasumber Contoh"))
    assert (row.title, row.start_time, row.end_time, row.kind) == (
        "Materi",
        "08:05",
        "09:30",
        AgendaKind.OTHER,
    )
    assert (row.date, row.notes, row.running) == (dt.date(2026, 4, 14), 0, False)


@pytest.mark.parametrize(
    ("given", "sentence"),
    [
        ({"title": " "}, "Nama acara wajib diisi"),
        ({"title": "a", "start_time": "25.00"}, "Jam “25.00” tidak ada"),
        ({"title": "a", "start_time": "pagi"}, "tidak dapat dibaca sebagai jam"),
        ({"title": "a", "start_time": "08.00 WIB"}, "bukan WITA"),
        (
            {"title": "a", "date": dt.date(2026, 4, 17)},
            r"Jumat, 17 April 2026 di luar tanggal kegiatan \(14 April",
        ),
    ],
)
def test_what_cannot_be_an_item_is_refused(workspace, day, titles, given, sentence):
    with pytest.raises(RakorError, match=sentence):
        workspace.act(agenda.add, day, **given)
    assert titles() == []


def test_an_item_is_changed_field_by_field(workspace, add):
    uid = add("Materi", "08.00")
    workspace.act(agenda.edit, uid, kind=AgendaKind.PRESENTATION, summary="Pokok", start_time="", room="Aula")
    row = workspace.ask(agenda.item, uid)
    assert (row.kind, row.summary, row.start_time, row.room) == (AgendaKind.PRESENTATION, "Pokok", "", "Aula")
    with pytest.raises(TypeError):
        workspace.act(agenda.edit, uid, notes=3)
    with pytest.raises(NotFoundError):
        workspace.act(agenda.edit, "nirgends", title="x")


def test_a_date_puts_an_item_and_its_notes_on_another_day(workspace, event, day, add, second_day):
    uid = add("Materi")
    workspace.act(notes.write, day, "Usul", agenda_item_uid=uid)
    workspace.act(agenda.edit, uid, date=dt.date(2026, 4, 15))
    row = workspace.ask(agenda.item, uid)
    assert (row.session_uid, row.date, row.notes) == (second_day, dt.date(2026, 4, 15), 1)
    assert [note.date for note in workspace.ask(notes.notes, event)] == [dt.date(2026, 4, 15)]


def test_a_date_outside_the_event_is_refused(workspace, add):
    uid = add("Materi")
    with pytest.raises(RakorError, match="di luar tanggal kegiatan"):
        workspace.act(agenda.edit, uid, date=dt.date(2026, 4, 13))


def test_an_item_stays_in_its_event(workspace, add):
    uid = add("Materi")
    other = workspace.act(
        events.create, name="Lain", start_date=dt.date(2027, 4, 14), end_date=dt.date(2027, 4, 14)
    )
    with pytest.raises(RakorError, match="milik rakor lain"):
        workspace.act(agenda.move, uid, workspace.ask(events.days, other)[0].uid, 1)


def test_items_without_times_are_put_in_any_order(workspace, day, add, titles, second_day):
    one, _two, three = (add(title) for title in ("satu", "dua", "tiga"))
    workspace.act(agenda.move, three, day, 1)
    assert titles() == ["tiga", "satu", "dua"]
    workspace.act(agenda.move, three, day, 99)
    assert titles() == ["satu", "dua", "tiga"]
    workspace.act(agenda.move, one, second_day, 1)
    assert titles() == ["dua", "tiga", "satu"]
    workspace.undo()
    workspace.undo()
    workspace.undo()
    assert titles() == ["satu", "dua", "tiga"]


def test_starting_an_item_ends_the_one_before_in_the_same_action(workspace, event, add):
    first, second = add("satu"), add("dua")
    workspace.act(agenda.start, first, at=NINE)
    assert workspace.ask(agenda.agenda, event).running.uid == first
    workspace.act(agenda.start, second, at=TEN)
    assert workspace.ask(agenda.item, first).ended_at == TEN
    assert workspace.ask(agenda.agenda, event).running.uid == second
    workspace.undo()
    assert workspace.ask(agenda.agenda, event).running.uid == first


def test_an_item_that_had_ended_goes_on_from_its_first_start(workspace, add):
    uid = add("satu")
    workspace.act(agenda.start, uid, at=NINE)
    workspace.act(agenda.finish, uid, at=TEN)
    workspace.act(agenda.start, uid, at=TEN)
    row = workspace.ask(agenda.item, uid)
    assert (row.started_at, row.ended_at, row.running) == (NINE, None, True)


def test_what_is_not_running_is_not_ended_and_what_runs_not_started(workspace, add):
    uid = add("satu")
    with pytest.raises(RakorError, match="“satu” belum dimulai"):
        workspace.act(agenda.finish, uid)
    workspace.act(agenda.start, uid)
    with pytest.raises(RakorError, match="“satu” sedang berlangsung"):
        workspace.act(agenda.start, uid)
    workspace.act(agenda.finish, uid)
    with pytest.raises(RakorError, match="“satu” sudah selesai"):
        workspace.act(agenda.finish, uid)


def test_actual_times_can_be_corrected_but_not_reversed(workspace, add):
    uid = add("satu")
    workspace.act(agenda.edit, uid, started_at=NINE, ended_at=TEN)
    with pytest.raises(RakorError, match="selesai sebelum dimulai"):
        workspace.act(agenda.edit, uid, ended_at=NINE - dt.timedelta(minutes=1))


def test_items_of_another_event_keep_running(workspace, add):
    mine = add("satu")
    workspace.act(agenda.start, mine)
    other = workspace.act(
        events.create, name="Lain", start_date=dt.date(2027, 4, 14), end_date=dt.date(2027, 4, 14)
    )
    theirs = workspace.act(agenda.add, workspace.ask(events.days, other)[0].uid, title="lain")
    workspace.act(agenda.start, theirs)
    assert workspace.ask(agenda.item, mine).running


def test_an_item_with_notes_goes_only_when_asked_and_leaves_them(workspace, event, day, add):
    empty, used = add("kosong"), add("berisi")
    workspace.act(notes.write, day, "Usul", agenda_item_uid=used)
    before = workspace.ask(files.dump)
    with pytest.raises(RakorError, match="“berisi” ada 1 catatan"):
        workspace.act(agenda.remove, empty, used)
    assert workspace.ask(files.dump) == before

    workspace.act(agenda.remove, empty, used, with_notes=True)

    assert workspace.ask(agenda.agenda, event).items == []
    (note,) = workspace.ask(notes.notes, event)
    assert (note.session_uid, note.agenda_item_uid, note.agenda_title) == (day, None, "")
    workspace.undo()
    assert workspace.ask(files.dump) == before


def test_findings_name_what_is_wrong(workspace, event, add):
    add("satu", "08.00", "10.00")
    late = add("dua", "09.00", "11.00")
    reversed_ = add("tiga", "12.00", "11.30")
    found = workspace.ask(agenda.findings, event)
    assert [(finding.uid, finding.severity) for finding in found] == [(late, "warning"), (reversed_, "error")]


@pytest.mark.parametrize("days", [1, 2, 3, 4, 7])
def test_the_usual_agenda_fits_any_length_without_findings(workspace, days):
    first = dt.date(2026, 4, 14)
    uid = workspace.act(
        events.create, name="Rakor", start_date=first, end_date=first + dt.timedelta(days=days - 1)
    )
    added = workspace.act(agenda.fill_usual, uid)
    shown = workspace.ask(agenda.agenda, uid)
    assert workspace.ask(agenda.findings, uid) == []
    assert [item.uid for item in shown.items] == added
    assert all(shown.of_day(day) for day in shown.days)
    titles = " | ".join(item.title for item in shown.items)
    for word in (
        "Indonesia Raya",
        "Laporan Ketua Panitia",
        "program 2026",
        "program 2027",
        "22 ×",
        "Penutupan",
    ):
        assert word in titles
    assert "{" not in titles


def test_three_days_are_as_the_sample_says(workspace, event, titles):
    workspace.act(agenda.fill_usual, event)
    assert "Pemaparan kabupaten/kota: evaluasi program 2026 dan permasalahan (22 × 10 menit)" in titles()
    last = workspace.ask(agenda.agenda, event).items[-1]
    assert (last.start_time, last.end_time) == ("11:30", "")


def test_the_usual_agenda_never_mixes_with_another(workspace, event, add, titles):
    add("sendiri")
    with pytest.raises(RakorError, match="kosong"):
        workspace.act(agenda.fill_usual, event)
    assert titles() == ["sendiri"]
