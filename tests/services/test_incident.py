"""Whose data a file holds that got lost: told without trusting the file, and without the data."""

import csv
import io
import sqlite3
import tracemalloc
from contextlib import closing
from datetime import UTC, datetime

import pytest
from laptops import apart
from pypdf import PdfReader

from rakor_desktop.domain.attendance import Presence, Role
from rakor_desktop.domain.errors import RakorError, StorageError
from rakor_desktop.domain.privacy import DataKind, Erasure
from rakor_desktop.services import (
    attachments,
    attendance,
    incident,
    incident_files,
    invitations,
    notes,
    papers,
    privacy,
)
from rakor_desktop.services.invitations import Invitation
from rakor_desktop.sync.foreign import opened

NOW = datetime(2026, 4, 17, 1, 30, tzinfo=UTC)


@pytest.fixture
def lost(workspace, event, day):
    """A file with three people, one of whom was taken off the list, a signatory and a scan."""
    act = workspace.act
    ani = act(
        invitations.invite,
        event,
        Invitation(
            "Ani Contoh",
            Role.SPEAKER,
            "Kepala Dinas",
            "Dinas A",
            nip="197311151999122001",
            phone="0812345678",
        ),
    )
    budi = act(invitations.invite, event, Invitation("=Budi Contoh", sex="L", email="budi@contoh.go.id"))
    act(invitations.edit, budi, email="")
    cici = act(invitations.invite, event, Invitation("Cici Contoh"))
    act(attendance.mark, [ani], day, Presence.PRESENT)
    act(attendance.mark, [budi], day, Presence.EXCUSED, reason="Pesta adat")
    act(notes.write, day, "Kapal", attendee_uid=ani)
    act(papers.add_signatory, event, job_title="Kepala", name="Dodi Contoh", nip="197311151999121001")
    act(attachments.attach, day, "lembar.pdf", b"%PDF-lembar")
    act(invitations.remove, [cici])
    workspace.close()
    return workspace.path


def of(report, name):
    return next(one for one in report.subjects if one.name == name)


def test_of_a_long_history_only_what_is_told_is_held_in_memory(workspace, event, day):
    """The file may be large and is not to be trusted: ten times the words take no more room."""
    note = workspace.act(notes.write, day, "Kapal")
    kept = []
    for times in (5, 50):
        for nth in range(times):
            workspace.act(notes.edit, note, statement=f"{nth} " + "kapal " * 2000)
        with opened(workspace.path) as foreign:
            tracemalloc.start()
            read = incident._read(foreign, lambda _entries: None)
            kept.append(tracemalloc.get_traced_memory()[0])
            tracemalloc.stop()
            assert read[0]["note"][note].ever("statement")

    assert kept[1] < kept[0] + 100_000


def test_the_newest_name_counts_whichever_laptop_is_read_first(workspace, event, tmp_path):
    uid = workspace.act(invitations.invite, event, Invitation("Ani Satu"))
    with apart(workspace) as (other,):
        other.act(invitations.edit, uid, name="Ani Dua")
    workspace.act(invitations.edit, uid, name="Ani Tiga")
    workspace.close()

    named = {one.name for one in incident.report(workspace.path).subjects}

    assert "Ani Tiga" in named
    assert not named & {"Ani Satu", "Ani Dua"}


def test_everybody_is_named_with_the_kinds_of_data_also_of_the_past(lost):
    report = incident.report(lost)

    assert of(report, "Ani Contoh").kinds == {
        DataKind.NAME, DataKind.NUMBER, DataKind.PHONE, DataKind.OFFICE,
        DataKind.ATTENDANCE, DataKind.STATEMENT, DataKind.SCAN,
    }  # fmt: skip
    assert of(report, "=Budi Contoh").kinds == {
        DataKind.NAME, DataKind.SEX, DataKind.EMAIL, DataKind.ATTENDANCE, DataKind.REASON,
    }  # fmt: skip
    assert of(report, "Cici Contoh").kinds == {DataKind.NAME}
    assert of(report, "Dodi Contoh").group == "Penanda tangan"
    assert of(report, "Uji").group == "Pengguna program"
    assert report.groups["Narasumber"] == 1
    assert report.count(DataKind.NUMBER) == 2
    assert (report.laptops, report.scans, report.notes, report.erased, report.sound) == (["A"], 1, 1, 0, True)
    assert report.first_at <= report.last_at


def test_who_signs_and_who_writes_is_counted_once_with_the_person_of_the_list(workspace, event):
    act, nip = workspace.act, "197311151999121001"
    act(invitations.invite, event, Invitation("Drs. Dodi Contoh", nip=nip))
    act(papers.add_signatory, event, job_title="Kepala", name="D. Contoh", suffix="M.Si.", nip=nip)
    workspace.actor = "Ani Contoh, S.E."
    ani = act(invitations.invite, event, Invitation("Ani Contoh"))
    act(invitations.invite, event, Invitation("Eka Contoh", region_uid=None))
    act(papers.add_signatory, event, job_title="PPTK", name="Eka Contoh")
    assert ani
    workspace.close()

    report = incident.report(workspace.path)

    groups = {one.name: one.group for one in report.subjects}
    assert groups["Drs. Dodi Contoh"] == "Peserta; Penanda tangan"
    assert groups["Ani Contoh"] == "Peserta; Pengguna program"
    assert groups["Eka Contoh"] == "Peserta; Penanda tangan"
    assert set(groups) == {"Drs. Dodi Contoh", "Ani Contoh", "Eka Contoh", "Uji"}


def test_two_of_one_name_on_the_list_stay_two(workspace, event, region):
    act = workspace.act
    for code in ("53.04", "53.05"):
        act(invitations.invite, event, Invitation("Ani Contoh", region_uid=region(code)))
    act(papers.add_signatory, event, job_title="PPTK", name="Ani Contoh")
    workspace.close()

    report = incident.report(workspace.path)

    assert sorted(one.group for one in report.subjects if one.name == "Ani Contoh") == [
        "Penanda tangan", "Peserta", "Peserta",
    ]  # fmt: skip


def test_nobody_goes_unnamed_because_a_number_was_typed_wrongly(workspace, event):
    nip = "197311151999121001"
    workspace.act(invitations.invite, event, Invitation("Dodi Contoh", nip=nip))
    workspace.act(papers.add_signatory, event, job_title="Kepala", name="Eka Lain", nip=nip)
    right = workspace.act(papers.add_signatory, event, job_title="PPTK", name="Fani Contoh", nip=nip)
    workspace.act(papers.edit_signatory, right, nip="198001012005012999")
    workspace.close()

    names = {one.name: one.group for one in incident.report(workspace.path).subjects}

    assert names["Dodi Contoh"] == "Peserta"
    assert {names["Eka Lain"], names["Fani Contoh"]} == {"Penanda tangan"}


def test_whoever_was_taken_out_is_only_counted(lost, workspace):
    from rakor_desktop.store.workspace import Workspace

    opened = Workspace.open(lost)
    person = opened.ask(privacy.person_of, "Ani")
    opened.act(privacy.redact, person, Erasure("Surat"))
    opened.close()

    report = incident.report(lost)

    assert report.erased == 1
    incident_files.write(report, lost.with_name("laporan.pdf"), NOW)
    pages = PdfReader(lost.with_name("laporan.pdf")).pages
    assert "Sudah dihapus : 1 orang" in " ".join(" ".join(page.extract_text() for page in pages).split())
    assert "Ani Contoh" not in {one.name for one in report.subjects}


def test_a_damaged_file_is_reported_as_far_as_it_goes(lost):
    with closing(sqlite3.connect(lost)) as connection:
        connection.execute("UPDATE journal_entry SET content = '{' WHERE kind = 'note'")
        connection.execute("UPDATE journal_action SET at = 5, actor = 6 WHERE number = 1")
        connection.execute(
            "UPDATE journal_entry SET content = '{\"name\": [1], \"role\": 7}' WHERE kind = 'attendee'"
        )
        connection.commit()

    report = incident.report(lost)

    assert not report.sound
    assert of(report, "Ani Contoh").group == "Tidak di daftar mana pun"


def test_the_table_names_no_values_and_starts_no_formula(lost, tmp_path):
    incident_files.write(incident.report(lost), tmp_path / "laporan.csv", NOW)

    text = (tmp_path / "laporan.csv").read_bytes().decode("utf-8-sig")
    rows = list(csv.reader(io.StringIO(text)))
    assert rows[0][:3] == ["Nama", "Kelompok", "Nama lengkap"]
    assert "'=Budi Contoh" in {row[0] for row in rows}
    assert "1973" not in text
    assert "0812" not in text


def test_the_paper_has_the_official_wording_and_no_values(lost, tmp_path):
    incident_files.write(incident.report(lost), tmp_path / "laporan.pdf", NOW)

    text = " ".join(page.extract_text() for page in PdfReader(tmp_path / "laporan.pdf").pages)
    assert "Pasal 46 Undang-Undang Nomor 27 Tahun 2022" in text
    told = " ".join(text.split())
    assert "3 × 24 jam" in told
    assert "Laporan dibuat : 17 April 2026 pukul 09.30 WITA" in told
    assert "Laporan Data Pribadi dalam Berkas" in told
    assert "Sudah dihapus" not in told
    assert told.count("." * 100) == 6
    assert "Dodi Contoh" in text
    assert "19731115" not in text
    again = tmp_path / "lagi.pdf"
    incident_files.write(incident.report(lost), again, NOW)
    assert again.read_bytes() == (tmp_path / "laporan.pdf").read_bytes()


def test_what_cannot_be_written_is_said(lost, tmp_path):
    report = incident.report(lost)

    with pytest.raises(RakorError, match=r"\.pdf atau \.csv"):
        incident_files.write(report, tmp_path / "laporan.docx", NOW)
    (tmp_path / "berkas").write_text("x")
    with pytest.raises(StorageError):
        incident_files.write(report, tmp_path / "berkas" / "laporan.csv", NOW)


def test_the_file_is_not_touched(lost):
    before = lost.read_bytes()

    incident.report(lost)

    assert lost.read_bytes() == before
