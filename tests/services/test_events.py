import datetime as dt

import pytest

from rakor_desktop.domain.attendance import Presence, Role
from rakor_desktop.domain.errors import NotFoundError, RakorError
from rakor_desktop.domain.event import SessionKind
from rakor_desktop.domain.papers import SignatoryRole
from rakor_desktop.services import agenda, attendance, events, files, notes, papers, regions
from rakor_desktop.store.schema import AttachmentEntry

APRIL = [dt.date(2026, 4, day) for day in (14, 15, 16)]
NEXT_YEAR = {"name": "Rakor 2027", "start_date": dt.date(2027, 3, 9), "end_date": dt.date(2027, 3, 10)}


def days(workspace, event):
    return [row.date for row in workspace.ask(events.days, event)]


def test_a_new_file_has_no_event(workspace):
    assert workspace.ask(events.current) is None
    assert workspace.ask(events.events) == []


def test_a_new_event_has_its_days_years_regions_and_letterhead(workspace, event):
    row = workspace.ask(events.event, event)
    assert (row.year_current, row.year_plan, row.province, row.time_zone) == (
        2026,
        2027,
        "Nusa Tenggara Timur",
        "WITA",
    )
    assert [(day.date, day.kind, day.number) for day in workspace.ask(events.days, event)] == [
        (date, SessionKind.DAY, number) for number, date in enumerate(APRIL, start=1)
    ]
    assert len([region for region in workspace.ask(regions.regions) if region.is_regency]) == 22
    assert workspace.ask(papers.letterhead, event).government == "PEMERINTAH PROVINSI NUSA TENGGARA TIMUR"
    assert workspace.ask(events.current) == event


def test_the_event_of_the_seed_fits_without_leftovers(workspace, region):
    uid = workspace.act(
        events.create,
        name="Rapat Koordinasi (Rakor) Bidang Perindustrian Tahun 2016 Tingkat Provinsi Nusa Tenggara Timur",
        start_date=dt.date(2016, 3, 15),
        end_date=dt.date(2016, 3, 15),
        venue="Aula Hotel Flores Mandiri",
        venue_address="Jalan Melati",
        city="Ende",
        host_region_uid=region("53.08"),
        legal_basis="DIPA kegiatan Penyebaran dan Penumbuhan IKM Tahun Anggaran 2016",
        purposes=("sarana komunikasi langsung", "mengevaluasi kegiatan"),
        objectives=("a", "b", "c", "d"),
        expected_outputs=("a", "b"),
    )
    row = workspace.ask(events.event, uid)
    assert (row.year_current, row.year_plan, row.host_region_name) == (2016, 2017, "Kabupaten Ende")
    assert (row.purposes, row.objectives, row.expected_outputs) == (
        ("sarana komunikasi langsung", "mengevaluasi kegiatan"),
        ("a", "b", "c", "d"),
        ("a", "b"),
    )
    assert days(workspace, uid) == [dt.date(2016, 3, 15)]


@pytest.mark.parametrize(
    ("given", "sentence"),
    [
        ({"name": "  "}, "Nama kegiatan wajib diisi"),
        ({"end_date": dt.date(2026, 4, 13)}, "mendahului tanggal mulai"),
        ({"end_date": dt.date(2026, 4, 28)}, "berlangsung 15 hari"),
        ({"name": "\x00\x07"}, "Nama kegiatan wajib diisi"),
        ({"year_current": 10**30}, "tidak masuk akal"),
        ({"year_plan": -5}, "Tahun -5 tidak masuk akal"),
        ({"start_date": dt.date(206, 4, 14), "end_date": dt.date(206, 4, 16)}, "Tahun 206 tidak masuk akal"),
    ],
)
def test_what_cannot_be_an_event_is_refused_and_leaves_nothing(workspace, given, sentence):
    good = {"name": "Rakor", "start_date": APRIL[0], "end_date": APRIL[2]}
    before = workspace.ask(files.dump)
    with pytest.raises(RakorError, match=sentence):
        workspace.act(events.create, **{**good, **given})
    assert workspace.ask(files.dump) == before


def test_an_event_that_is_not_there_is_refused(workspace):
    with pytest.raises(NotFoundError, match="tidak ada di berkas"):
        workspace.ask(events.event, "nirgends")


def test_new_dates_add_days_and_drop_empty_ones(workspace, event):
    workspace.act(events.edit, event, start_date=APRIL[1], end_date=dt.date(2026, 4, 17))
    assert days(workspace, event) == [*APRIL[1:], dt.date(2026, 4, 17)]
    assert [day.number for day in workspace.ask(events.days, event)] == [1, 2, 3]
    workspace.undo()
    assert days(workspace, event) == APRIL


def test_a_day_that_comes_back_is_the_same_day(workspace, event, day):
    workspace.act(events.edit, event, start_date=APRIL[1])
    workspace.act(events.edit, event, start_date=APRIL[0])
    assert workspace.ask(events.days, event)[0].uid == day
    assert workspace.ask(files.check).sound


@pytest.mark.parametrize("content", ["agenda", "mark", "note", "photo"])
def test_a_day_with_something_on_it_is_not_dropped(workspace, event, day, invite, content):
    if content == "agenda":
        workspace.act(agenda.add, day, title="Registrasi")
    elif content == "mark":
        workspace.act(attendance.mark, [invite("Maria Contoh")], day, Presence.PRESENT)
    elif content == "note":
        workspace.act(notes.write, day, "Usul")
    else:
        workspace.act(_attach, event, day)
    with pytest.raises(RakorError, match="Selasa, 14 April 2026 sudah berisi"):
        workspace.act(events.edit, event, start_date=APRIL[1])
    assert days(workspace, event) == APRIL


def test_a_year_left_empty_follows_the_first_day(workspace, event):
    workspace.act(events.edit, event, year_current=2030, year_plan=2035)
    workspace.act(events.edit, event, year_current=None)
    workspace.act(events.edit, event, year_plan=None)

    row = workspace.ask(events.event, event)
    assert (row.year_current, row.year_plan) == (2026, 2027)


def test_editing_keeps_what_is_not_named(workspace, event, region):
    workspace.act(events.edit, event, theme=" Hilirisasi ", purposes=("satu", "dua"))
    workspace.act(events.edit, event, host_region_uid=region("53.04"))
    row = workspace.ask(events.event, event)
    assert (row.theme, row.purposes, row.host_region_name) == (
        "Hilirisasi",
        ("satu", "dua"),
        "Kabupaten Belu",
    )
    with pytest.raises(RakorError, match="Nama kegiatan wajib diisi"):
        workspace.act(events.edit, event, name="")


def test_the_newest_event_is_in_hand_until_another_is_chosen(workspace, event):
    second = workspace.act(events.create, **NEXT_YEAR)
    assert workspace.ask(events.current) == second
    assert [row.uid for row in workspace.ask(events.events)] == [second, event]
    workspace.act(events.choose, event)
    assert workspace.ask(events.current) == event
    with pytest.raises(NotFoundError):
        workspace.act(events.choose, "nirgends")


def test_taking_over_brings_basis_letterhead_signatories_and_people(workspace, event, day, invite):
    invite(
        "Drs. Maria Contoh, M.Si.",
        "53.05",
        role=Role.SPEAKER,
        position="Kepala Dinas",
        nip="198001012005012999",
    )
    workspace.act(events.edit, event, legal_basis="DPA 2026", theme="Hanya tahun ini")
    workspace.act(papers.edit_letterhead, event, agency="DINAS CONTOH")
    workspace.act(papers.put_emblem, event, b"\x89PNG\r\n\x1a\n data")
    workspace.act(
        papers.add_signatory, event, role=SignatoryRole.HEAD, name="Yosef Contoh", job_title="KEPALA"
    )
    workspace.act(papers.edit_paper_settings, event, body_size=12, show_nip=False)

    uid = workspace.act(events.take_over, event, **NEXT_YEAR)

    row = workspace.ask(events.event, uid)
    assert (row.legal_basis, row.theme, row.year_current) == ("DPA 2026", "", 2027)
    letterhead = workspace.ask(papers.letterhead, uid)
    assert (letterhead.agency, letterhead.emblem) == ("DINAS CONTOH", b"\x89PNG\r\n\x1a\n data")
    assert [row.name for row in workspace.ask(papers.signatories, uid)] == ["Yosef Contoh"]
    taken = workspace.ask(papers.paper_settings, uid)
    assert (taken.body_size, taken.show_nip) == (12, False)
    (attendee,) = workspace.ask(attendance.people, uid)
    assert (attendee.full_name, attendee.role, attendee.position) == (
        "Drs. Maria Contoh, M.Si.",
        Role.SPEAKER,
        "Kepala Dinas",
    )
    assert (attendee.marks, attendee.number, len(attendee.badge_code)) == ((), "A-002", 6)
    assert workspace.ask(files.check).sound


def test_taking_over_can_leave_the_people_behind(workspace, event, invite):
    invite("Maria Contoh")
    uid = workspace.act(events.take_over, event, **NEXT_YEAR, people=False)
    assert workspace.ask(attendance.people, uid) == []
    assert len(workspace.ask(attendance.people, event)) == 1


def test_another_province_without_known_regions_is_refused(workspace):
    with pytest.raises(RakorError, match="Maluku"):
        workspace.act(events.create, name="Rakor", start_date=APRIL[0], end_date=APRIL[0], province="Maluku")


def _attach(session, event, day):
    session.add(AttachmentEntry(uid="foto", event_uid=event, session_uid=day))
