"""The attachment about conflicts gathers what was decided in its event and what is open."""

import datetime as dt
import io

import pytest
from laptops import another, apart, collect, disagree
from pypdf import PdfReader

from rakor_desktop.domain.papers import SignatoryRole
from rakor_desktop.domain.programmes import ProgrammeKind
from rakor_desktop.services import disputes, events, invitations, issues, marks, papers, printing, programmes
from rakor_desktop.services import disputes_settling as deciding
from rakor_desktop.services.invitations import Invitation

KEY = "penyelesaian-konflik"


@pytest.fixture
def settled(workspace, event):
    """Two disagreements of which one is decided."""
    first, second = (workspace.act(issues.log, event, text) for text in ("Mesin rusak", "Modal kurang"))
    disagree(workspace, issues.edit, first, "commodity", ["Kopi", "Kakao"])
    (found,) = workspace.ask(disputes.disputes)
    side = next(one for one in found.sides if one.laptop == "B")
    workspace.act(deciding.choose, found.at, side.key, "sesuai daftar hadir")
    disagree_again(workspace, second)
    return first


def disagree_again(workspace, issue):
    other = another(workspace, "C")
    try:
        workspace.act(issues.edit, issue, deadline=dt.date(2026, 9, 30))
        other.act(issues.edit, issue, deadline=dt.date(2026, 10, 31))
        collect(workspace, other)
    finally:
        other.close()


def text(data):
    found = PdfReader(io.BytesIO(printing.render(data))).pages
    return " ".join(" ".join(one.extract_text().split()) for one in found)


def test_what_was_decided_and_what_is_open_is_printed(workspace, event, settled):
    workspace.act(papers.add_signatory, event, role=SignatoryRole.COMMITTEE_CHAIR, name="Petrus Contoh")
    workspace.act(papers.edit_issue, event, "berita-acara", number="77/2026")

    data = workspace.ask(printing.paper, event, KEY)
    said = text(data)

    assert "Permasalahan A-001 Mesin rusak Komoditas" in said
    assert "Dipilih nilai nomor" in said
    assert "sesuai daftar hadir" in said
    assert "BELUM DIPUTUSKAN 1 Permasalahan A-002 Modal kurang Batas waktu" in said
    assert "Nomor : 77/2026" in said
    assert "Petrus Contoh" in said
    assert printing.file_name(data) == "penyelesaian-konflik-2026-04-14.pdf"


def test_the_register_says_what_is_still_open(workspace, event, settled):
    rows = {row.key: row for row in workspace.ask(printing.printables, event)}

    assert "1 perbedaan belum diputuskan." in rows[KEY].notes
    assert rows[KEY].title == "Perubahan dan Penyelesaian Konflik"


def test_all_papers_hold_it_only_where_there_is_anything_to_tell(workspace, event):
    def keys():
        return [printing.file_name(data) for data in workspace.ask(printing.all_papers, event)]

    assert not any(name.startswith(KEY) for name in keys())

    issue = workspace.act(issues.log, event, "Mesin rusak")
    disagree(workspace, issues.edit, issue, "commodity", ["Kopi", "Kakao"])
    assert any(name.startswith(KEY) for name in keys())


def test_another_event_of_the_file_is_not_told_of(workspace, event, settled):
    later = workspace.act(
        events.create, name="Rakor Lain", start_date=dt.date(2027, 4, 1), end_date=dt.date(2027, 4, 2)
    )

    data = workspace.ask(printing.paper, later, KEY)

    assert (data.settled, data.still_open) == ([], [])


@pytest.fixture
def guest(workspace, event):
    """Somebody on the list."""
    return workspace.act(invitations.invite, event, Invitation("Maria Contoh"))


def decide(workspace, by=deciding.choose):
    (found,) = workspace.ask(disputes.disputes)
    by_side = [found.sides[1].key] if by is deciding.choose else []
    workspace.act(by, found.at, *by_side)


@pytest.mark.parametrize(
    ("field", "values"),
    [
        ("phone", ["0811-0000-0123", "0812-0000-0456"]),
        ("email", ["satu@contoh.example", "dua@contoh.example"]),
    ],
)
def test_personal_data_are_not_printed_open_or_settled(workspace, event, guest, field, values):
    disagree(workspace, invitations.edit, guest, field, values)

    while_open = text(workspace.ask(printing.paper, event, KEY))
    decide(workspace)
    settled = text(workspace.ask(printing.paper, event, KEY))

    for said in (while_open, settled):
        assert said.count("(data pribadi, tidak dicetak)") == 2
        assert "0811" not in said
        assert "0812" not in said
        assert "contoh.example" not in said
    assert "Dipilih nilai nomor 2" in settled


def test_a_nip_is_printed_only_where_the_papers_show_it(workspace, event, guest):
    disagree(workspace, invitations.edit, guest, "nip", ["198001012005011999", "198101012005011999"])

    assert "(data pribadi" not in text(workspace.ask(printing.paper, event, KEY))
    workspace.act(papers.edit_paper_settings, event, show_nip=False)
    said = text(workspace.ask(printing.paper, event, KEY))

    assert said.count("(data pribadi, tidak dicetak)") == 2
    assert "1980" not in said


def test_why_somebody_is_absent_is_not_printed_even_where_the_mark_was_removed(workspace, event, guest):
    (day, *_others) = workspace.ask(events.days, event)
    workspace.act(marks.excuse, [guest], day.uid, "berhalangan")
    with apart(workspace) as (other,):
        workspace.act(invitations.remove, [guest])
        other.act(marks.excuse, [guest], day.uid, "pemakaman keluarga")
    said = text(workspace.ask(printing.paper, event, KEY))

    assert "Alasan: (data pribadi, tidak dicetak)" in said
    assert "pemakaman" not in said
    assert "keluarga" not in said


def test_settings_are_called_by_their_names(workspace, event):
    with apart(workspace) as (other,):
        workspace.act(papers.edit_paper_settings, event, show_nip=True)
        other.act(papers.edit_paper_settings, event, show_nip=False)
    said = text(workspace.ask(printing.paper, event, KEY))

    assert "Pengaturan NIP pada naskah yang diedarkan" in said
    assert "): Tidak" in said
    assert "): Ya" in said
    assert "paper." not in said


def test_the_event_a_laptop_works_on_is_called_by_its_name(workspace, event):
    first = workspace.act(
        events.create, name="Rakor Satu", start_date=dt.date(2027, 4, 1), end_date=dt.date(2027, 4, 2)
    )
    second = workspace.act(
        events.create, name="Rakor Dua", start_date=dt.date(2028, 4, 1), end_date=dt.date(2028, 4, 2)
    )
    with apart(workspace) as (other,):
        workspace.act(events.choose, first)
        other.act(events.choose, event)
    said = text(workspace.ask(printing.paper, second, KEY))

    assert "Pengaturan rakor yang dibuka" in said
    assert "): Rakor Satu" in said
    assert first not in said


def test_a_number_is_told_with_its_place_and_first_words(workspace, event, region):
    row = workspace.act(
        programmes.add, event, kind=ProgrammeKind.PLAN, region_uid=region("53.04"),
        sub_activity="Penyediaan mesin pengering kopi untuk sentra di tiga kecamatan perbatasan",
    )  # fmt: skip
    disagree(workspace, programmes.edit, row, "location", ["Atambua", "Lamaknen"])

    said = text(workspace.ask(printing.paper, event, KEY))
    assert "Program A-001 Kabupaten Belu: Penyediaan mesin pengering kopi" in said
    assert "perbatasan" not in said


def test_data_of_a_person_and_whole_rows_are_called_so(workspace, event, guest):
    (day, *_others) = workspace.ask(events.days, event)
    workspace.act(marks.excuse, [guest], day.uid, "berhalangan")
    with apart(workspace) as (other,):
        workspace.act(marks.explain, guest, day.uid, "dinas luar")
        workspace.act(invitations.edit, guest, sex="P")
        other.act(marks.explain, guest, day.uid, "urusan keluarga")
        other.act(invitations.edit, guest, sex="L")

    said = text(workspace.ask(printing.paper, event, KEY))
    assert "Data diri Maria Contoh Jenis kelamin" in said
    assert "Tanda kehadiran Maria Contoh · Selasa, 14 April 2026 Alasan" in said
