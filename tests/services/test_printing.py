"""The register of papers: what each needs, what is missing for it, and what its file is called."""

import dataclasses
import datetime as dt
import io
import subprocess
import sys

import pytest
from pypdf import PdfReader

from rakor_desktop.documents.data import AttendanceVariant, IssueGrouping
from rakor_desktop.domain.attendance import Group, Presence
from rakor_desktop.domain.errors import NotFoundError, RakorError, StorageError
from rakor_desktop.domain.event import SessionKind
from rakor_desktop.domain.papers import MinutesForm, SignatoryRole
from rakor_desktop.services import (
    agenda,
    arrivals,
    attendance,
    demo,
    events,
    follow_ups,
    notes,
    papers,
    printing,
    resolutions,
    sessions,
)
from rakor_desktop.store.schema import MeetingSession
from rakor_desktop.store.workspace import Workspace

CARDS = ["tanda-pengenal", "papan-nama"]
KEYS = [
    "daftar-hadir",
    "rekapitulasi-kehadiran",
    "susunan-acara",
    "notula",
    "permasalahan",
    "penyelesaian-konflik",
    *CARDS,
]


@pytest.fixture(scope="module")
def built(template_file, tmp_path_factory):
    path = tmp_path_factory.mktemp("demo") / "demo.rakor"
    path.write_bytes(template_file.read_bytes())
    workspace = Workspace.open(path, actor="Uji")
    workspace.event = demo.build(workspace)
    yield workspace
    workspace.close()


def paper(workspace, key, event=None, **options):
    return workspace.ask(printing.paper, event or workspace.event, key, **options)


def text(data):
    pages = PdfReader(io.BytesIO(printing.render(data))).pages
    return " ".join(" ".join(page.extract_text().split()) for page in pages)


def test_an_empty_event_says_what_is_missing_for_each_paper(workspace, event):
    rows = workspace.ask(printing.printables, event)
    assert [row.key for row in rows] == KEYS
    assert all("Kop naskah belum lengkap." in row.notes for row in rows if row.key not in CARDS)
    missing = {row.key: row.notes[row.key not in CARDS :] for row in rows}
    assert missing == {
        **dict.fromkeys(["daftar-hadir", "rekapitulasi-kehadiran", *CARDS], ("Belum ada orang di daftar.",)),
        "susunan-acara": ("Susunan acara masih kosong.",),
        "notula": (
            "Belum ada catatan notula.",
            "Pimpinan rapat sebagai penanda tangan belum diisi.",
            "Notulis belum diisi.",
        ),
        "permasalahan": ("22 kabupaten/kota belum menyampaikan permasalahan.",),
        "penyelesaian-konflik": (),
    }


def test_the_example_misses_only_what_two_regions_did_not_say(built):
    notes_of = {row.key: row.notes for row in built.ask(printing.printables, built.event) if row.notes}
    assert notes_of == {"permasalahan": ("2 kabupaten/kota belum menyampaikan permasalahan.",)}


def test_an_empty_event_prints_all_the_same(workspace, event):
    for data in workspace.ask(printing.all_papers, event):
        assert printing.render(data).startswith(b"%PDF")


def test_all_papers_of_the_example_have_names_of_their_own(built):
    papers_ = built.ask(printing.all_papers, built.event)
    names = [printing.file_name(data) for data in papers_]
    assert len(names) == len(set(names))
    assert "daftar-hadir-peserta-2026-04-14.pdf" in names
    assert "daftar-hadir-kosong-mendatar-2026-04-14.pdf" in names
    assert {"susunan-acara-2026-04-14.pdf", "notula-2026-04-14-lengkap.pdf"} <= set(names)
    assert {"permasalahan-2026-04-14.pdf", "permasalahan-per-kategori-2026-04-14.pdf"} <= set(names)


@pytest.mark.parametrize("key", KEYS)
def test_equal_data_give_equal_bytes(built, key):
    first, second = paper(built, key), paper(built, key)
    assert first == second
    assert printing.render(first) == printing.render(second)


def test_a_sign_in_sheet_is_of_the_group_day_and_form_asked_for(built):
    third = built.ask(events.days, built.event)[2]
    data = paper(
        built, "daftar-hadir", session_uid=third.uid, group=Group.SPEAKERS, variant="semua-hari", rows=3
    )
    assert (data.sheet.date, data.group, data.variant, data.blank_rows) == (
        dt.date(2026, 4, 16),
        Group.SPEAKERS,
        AttendanceVariant.MATRIX,
        3,
    )
    assert len(data.days) == 3
    assert printing.file_name(data) == "daftar-hadir-narasumber-semua-hari-2026-04-16.pdf"


def test_a_final_sheet_lists_only_who_came_with_the_totals(built):
    data = paper(built, "daftar-hadir", group=Group.PARTICIPANTS, final=True)
    assert "Jumlah peserta: 38 orang" in text(data)
    assert printing.file_name(data) == "daftar-hadir-peserta-final-2026-04-14.pdf"


def test_a_day_is_signed_for_from_when_its_agenda_begins(built):
    days = built.ask(events.days, built.event)
    starts = [paper(built, "daftar-hadir", session_uid=day.uid).session.start_time for day in days]
    assert starts == ["13:00", "08:00", "08:00"]
    assert "Waktu : pukul 08.00 WITA" in text(paper(built, "daftar-hadir", session_uid=days[1].uid))
    assert "Waktu : sesuai susunan acara" in text(paper(built, "daftar-hadir", variant="semua-hari"))


def test_the_pptk_acknowledges_beside_the_chair_of_the_committee(built, workspace, event):
    data = paper(built, "daftar-hadir", group=Group.SPEAKERS)
    assert data.left_signatory.role is SignatoryRole.PPTK
    assert data.signatory.role is SignatoryRole.COMMITTEE_CHAIR
    assert "Mengetahui, Pejabat Pelaksana Teknis Kegiatan, Agustinus Contoh Tujuh, S.T." in text(data)
    workspace.act(papers.add_signatory, event, role=SignatoryRole.PPTK, name="Rosa Contoh")
    alone = paper(workspace, "daftar-hadir", event)
    assert (alone.signatory.role, alone.left_signatory) == (SignatoryRole.PPTK, None)
    workspace.act(papers.add_signatory, event, role=SignatoryRole.COMMITTEE_CHAIR, name="Rosa Contoh")
    both = paper(workspace, "daftar-hadir", event)
    assert (both.signatory.role, both.left_signatory) == (SignatoryRole.COMMITTEE_CHAIR, None)


def test_nobody_signs_a_sheet_nobody_has_to_sign(workspace, event):
    data = paper(workspace, "daftar-hadir", event)
    assert (data.signatory, data.left_signatory) == (None, None)


def test_two_note_takers_are_told_apart_from_their_titles(built):
    assert paper(built, "notula").people.note_taker == (
        "Theresia Contoh Empat, S.Kom.; Yohanes Contoh Tiga, S.E."
    )


def test_the_day_is_printed_as_computed(built):
    assert "Selasa, 14 April 2026" in text(paper(built, "daftar-hadir"))


def test_minutes_of_a_day_hold_what_belongs_to_the_day(built):
    second, third = built.ask(events.days, built.event)[1:]
    middle = paper(built, "notula", session_uid=second.uid)
    assert {note.date for note in middle.notes} == {second.date}
    assert {item.date for item in middle.agenda.items} == {second.date}
    assert middle.resolutions == ()
    assert {row.note_uid for row in middle.follow_ups} <= {note.uid for note in middle.notes}
    last = paper(built, "notula", session_uid=third.uid)
    assert list(last.resolutions) == built.ask(resolutions.resolutions, built.event)
    assert None in {row.note_uid for row in last.follow_ups}
    assert printing.file_name(last) == "notula-2026-04-16.pdf"


def test_minutes_of_the_whole_event_hold_everything(built):
    data = paper(built, "notula")
    assert list(data.notes) == built.ask(notes.notes, built.event)
    assert list(data.follow_ups) == built.ask(follow_ups.follow_ups, built.event)
    assert list(data.agenda.items) == built.ask(agenda.agenda, built.event).items
    # Arriving in the afternoon and leaving at noon are no part of the meeting.
    assert (data.started, data.ended) == ("19:01", "11:31")
    assert (data.opened_on, data.closed_on) == (dt.date(2026, 4, 14), dt.date(2026, 4, 16))
    assert "Waktu Rapat : Selasa pukul 19.01 WITA s.d. Kamis pukul 11.31 WITA" in text(data)
    assert data.people.chair == "Drs. Yosef Contoh Satu, M.Si."
    assert data.signatory.role is SignatoryRole.MEETING_CHAIR


def test_minutes_take_the_form_asked_for_else_the_one_in_the_settings(workspace, event):
    assert paper(workspace, "notula", event).settings.minutes_form is MinutesForm.NOTULA_2023
    assert paper(workspace, "notula", event, variant="2009").settings.minutes_form is MinutesForm.NOTULEN_2009
    workspace.act(papers.edit_paper_settings, event, minutes_form=MinutesForm.NOTULEN_2009)
    assert paper(workspace, "notula", event).settings.minutes_form is MinutesForm.NOTULEN_2009


def test_minutes_of_an_unfinished_day_have_no_end(workspace, event, day):
    item = workspace.act(agenda.add, day, title="Diskusi", kind="DISCUSSION")
    workspace.act(agenda.start, item, at=dt.datetime(2026, 4, 14, 1, 5, tzinfo=dt.UTC))
    data = paper(workspace, "notula", event, session_uid=day)
    assert (data.started, data.ended) == ("09:05", "")


def test_minutes_of_a_session_within_a_day_hold_only_what_was_said_there(workspace, event, day):
    def add(session):
        session.add(
            MeetingSession(
                uid="kelompok", event_uid=event, date=dt.date(2026, 4, 14), kind=SessionKind.BREAKOUT
            )
        )

    workspace.act(add)
    workspace.act(notes.write, day, "Di pleno")
    workspace.act(notes.write, "kelompok", "Di kelompok")
    data = paper(workspace, "notula", event, session_uid="kelompok")
    assert [note.statement for note in data.notes] == ["Di kelompok"]
    assert printing.file_name(data) == "notula-2026-04-14-kelompok.pdf"


def test_the_inventory_may_be_by_category(built):
    assert paper(built, "permasalahan", variant="kategori").grouping is IssueGrouping.CATEGORY


def test_a_date_from_the_register_stands_over_the_signature(built, workspace, event):
    workspace.act(papers.edit_issue, event, "notula", date=dt.date(2026, 4, 30))
    assert paper(workspace, "notula", event).signed_on == dt.date(2026, 4, 30)
    assert paper(built, "notula").signed_on is None


def test_a_session_within_a_day_has_a_sheet_of_its_own(workspace, event, day, invite):
    held = workspace.act(sessions.add, event, date=dt.date(2026, 4, 14), title="Sidang Kelompok A")
    uid = invite("Ani Contoh", "53.05")
    workspace.act(attendance.mark, [uid], held, Presence.PRESENT)
    data = paper(workspace, "daftar-hadir", event, session_uid=held, final=True)
    assert "Acara : Sidang Kelompok A" in text(data)
    assert "Jumlah peserta: 1 orang" in text(data)
    assert printing.file_name(data) == f"daftar-hadir-final-2026-04-14-{held[:8]}.pdf"
    whole_day = paper(workspace, "daftar-hadir", event, session_uid=day, final=True)
    assert "Acara : Sidang Kelompok A" in text(whole_day)
    assert "Jumlah peserta: 1 orang" in text(whole_day)


def test_the_recapitulation_counts_as_the_arrival_board_does(built):
    data = paper(built, "rekapitulasi-kehadiran")
    board = built.ask(arrivals.board, built.event)
    assert (data.recap.arrived, data.recap.missing) == (board.arrived, board.missing)
    assert data.recap.total.invited == len(built.ask(attendance.people, built.event))
    assert f"hadir {board.arrived} kabupaten/kota" in text(data)
    assert printing.file_name(data) == "rekapitulasi-kehadiran-2026-04-14.pdf"


def test_the_recapitulation_says_whose_sex_is_missing(workspace, event, day, invite):
    uid = invite("Ani Contoh", "53.05")
    notes_of = {row.key: row.notes for row in workspace.ask(printing.printables, event)}
    assert "Belum ada yang ditandai hadir." in notes_of["rekapitulasi-kehadiran"]
    workspace.act(attendance.mark, [uid], day, Presence.PRESENT)
    notes_of = {row.key: row.notes for row in workspace.ask(printing.printables, event)}
    assert "L/P belum diisi untuk 1 orang yang hadir." in notes_of["rekapitulasi-kehadiran"]


def test_a_draft_says_so(built):
    assert "DRAF" in text(paper(built, "notula", draft=True))
    assert "DRAF" not in text(paper(built, "notula"))


def test_unknown_papers_forms_and_days_are_refused(built):
    with pytest.raises(RakorError, match=", ".join(KEYS)):
        paper(built, "matriks")
    with pytest.raises(RakorError, match="pilih 2023, 2009"):
        paper(built, "notula", variant="1999")
    with pytest.raises(NotFoundError):
        paper(built, "notula", session_uid="tidak-ada")
    with pytest.raises(TypeError):
        paper(built, "susunan-acara", group=Group.SPEAKERS)


@pytest.mark.parametrize("hostile", ["<b>&", "😀 emoji", "x" * 10_000, '<img src="/etc/hostname">'])
def test_whatever_stands_in_a_field_is_printed_as_it_stands(workspace, event, day, invite, hostile):
    workspace.act(events.edit, event, venue=hostile, theme=hostile)
    workspace.act(papers.edit_letterhead, event, agency=hostile, address=hostile)
    uid = invite(f"Maria {hostile}", "53.05", position=hostile, organization=hostile)
    item = workspace.act(agenda.add, day, title=hostile, speaker=hostile, summary=hostile)
    workspace.act(notes.write, day, hostile, agenda_item_uid=item, attendee_uid=uid, response=hostile)
    assert workspace.ask(attendance.people, event)
    for data in workspace.ask(printing.all_papers, event):
        assert printing.render(data).startswith(b"%PDF")


def test_a_paper_is_written_whole_in_the_place_of_an_earlier_one(tmp_path):
    target = tmp_path / "baru" / "x.pdf"
    printing.save(target, b"satu")
    printing.save(target, b"dua")
    assert target.read_bytes() == b"dua"
    assert [path.name for path in target.parent.iterdir()] == ["x.pdf"]


def test_a_place_that_cannot_be_written_is_refused_in_a_sentence(tmp_path):
    (tmp_path / "x").write_text("")
    with pytest.raises(StorageError, match="tidak dapat ditulis"):
        printing.save(tmp_path / "x" / "y.pdf", b"")


def test_the_data_of_a_paper_is_frozen(built):
    with pytest.raises(dataclasses.FrozenInstanceError):
        paper(built, "notula").place = "Kupang"


def test_reportlab_is_loaded_only_when_something_is_drawn():
    script = "import sys, rakor_desktop.services.printing; print('reportlab' in sys.modules)"
    found = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert found.stdout.strip() == "False"
