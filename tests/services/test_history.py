import datetime as dt
import subprocess
import sys

import pytest
from sqlalchemy import inspect

from rakor_desktop.domain.attendance import Presence
from rakor_desktop.domain.field_names import FIELD_NAMES, TABLE_NAMES, field_name
from rakor_desktop.domain.history import Op
from rakor_desktop.domain.papers import SignatoryRole
from rakor_desktop.domain.programmes import FundingSource, ProgrammeKind
from rakor_desktop.services import (
    agenda,
    attendance,
    doubles,
    events,
    history,
    invitations,
    issues,
    notes,
    papers,
    programmes,
    resolutions,
)
from rakor_desktop.services.values import LABELS
from rakor_desktop.store.schema import JOURNALLED, Event, FollowUp
from rakor_desktop.store.schema.types import Word


@pytest.fixture
def last(workspace):
    """The sentences of the last action: of its rows and of their fields."""

    def tell():
        (action,) = workspace.ask(history.actions, limit=1)
        return [row.sentence for row in action.rows], [f.sentence for row in action.rows for f in row.fields]

    return tell


def test_an_action_is_told_with_what_changed_from_what_to_what(workspace, event, last):
    workspace.act(events.edit, event, theme="Hilirisasi")
    workspace.act(events.edit, event, theme="Sinergi", invitation_date=dt.date(2026, 3, 30))
    rows, fields = last()
    assert rows == [
        "Rakor Rapat Koordinasi Bidang Perindustrian Provinsi Nusa Tenggara Timur Tahun 2026 diubah"
    ]
    assert sorted(fields) == ["Tanggal surat undangan: 30 Maret 2026", "Tema: Hilirisasi → Sinergi"]
    workspace.act(events.edit, event, theme="")
    assert last()[1] == ["Tema: Sinergi → (dikosongkan)"]


def test_who_did_it_when_and_where_is_told(workspace, event):
    action = workspace.ask(history.actions)[-1]
    assert (action.label, action.actor, action.laptop) == ("Menyiapkan rakor", "Uji", "A")
    assert action.at.tzinfo is not None


def test_undoing_is_an_action_of_its_own(workspace, event, last):
    workspace.act(events.edit, event, theme="Hilirisasi")
    workspace.undo()
    assert last()[1] == ["Tema: Hilirisasi → (dikosongkan)"]
    workspace.redo()
    labels = [action.label for action in workspace.ask(history.actions)]
    assert labels[:3] == [
        "Mengulangi: Mengubah data rakor",
        "Membatalkan: Mengubah data rakor",
        "Mengubah data rakor",
    ]


def test_rows_are_named_by_what_they_say(workspace, event, day, last):
    workspace.act(notes.write, day, "Usul pelatihan", speaker="Ani")
    rows, fields = last()
    assert rows == ["Catatan notula A-001 ditambahkan"]
    assert "Tanggapan/pertanyaan: Usul pelatihan" in fields
    assert "Hari/sesi: Selasa, 14 April 2026" in fields
    workspace.act(agenda.add, day, title="Pembukaan")
    assert last()[0] == ["Mata acara “Pembukaan” ditambahkan"]


def test_what_the_program_notes_for_itself_is_not_told(workspace, event, last):
    def put():
        return workspace.act(invitations.invite, event, invitations.Invitation("Ani Contoh"), twin=True)

    first, second = put(), put()
    assert not [row for row in last()[0] if "Pengaturan" in row]
    workspace.act(doubles.join, first, second)
    assert not [row for row in last()[0] if "Pengaturan" in row]
    assert [row for row in last()[0] if "Peserta Ani Contoh" in row]


def test_a_deleted_row_keeps_the_name_it_had(workspace, event, last):
    uid = workspace.act(issues.log, event, "Mesin rusak")
    workspace.act(issues.remove, uid)
    assert last() == (["Permasalahan A-001 dihapus"], [])


def test_values_are_told_as_people_read_them(workspace, event, region, last):
    uid = workspace.act(programmes.add, event, ProgrammeKind.CURRENT, sub_activity="Pelatihan")
    workspace.act(
        programmes.edit,
        uid,
        budget_ceiling=1_250_000,
        funding_source=FundingSource.DAK_FISIK,
        region_uid=region("53.05"),
        target=12,
    )
    assert sorted(last()[1]) == [
        "Kabupaten/Kota: Kabupaten Alor",
        "Pagu: Rp1.250.000",
        "Sumber dana: DAK Fisik",
        "Target: 12",
    ]
    workspace.act(events.edit, event, purposes=("satu", "dua"))
    assert last()[1] == ["Maksud: satu; dua"]


def test_every_kind_of_row_has_a_name(workspace, event, day, invite):
    invite("Drs. Maria Contoh", "53.05", organization="Dinas A")
    workspace.act(papers.add_signatory, event, role=SignatoryRole.HEAD, job_title="KEPALA DINAS")
    workspace.act(papers.edit_issue, event, "minutes", number="1")
    workspace.act(resolutions.add, event, resolutions.ResolutionKind.CONCLUSION, "Setuju")
    subjects = {row.subject for action in workspace.ask(history.actions) for row in action.rows}
    assert {
        "Peserta Drs. Maria Contoh",
        "Orang Drs. Maria Contoh",
        "Instansi Dinas A",
        "Penanda tangan KEPALA DINAS",
        "Naskah minutes",
        "Rumusan/kesepakatan “Setuju”",
        "Kabupaten/Kota Kabupaten Alor",
        "Hari/sesi Selasa, 14 April 2026",
        "Kop naskah dinas",
        "Pengaturan rakor yang dibuka",
    } <= subjects


def test_somebody_is_told_with_personal_data_and_marks(workspace, event, day, invite):
    uid, other = invite("Maria Contoh", sex="P"), invite("Yosef Contoh")
    workspace.act(attendance.mark, [uid, other], day, Presence.ABSENT)
    workspace.act(attendance.mark, [uid], day, Presence.PRESENT)
    workspace.act(invitations.edit, uid, full_name="Dra. Maria Contoh", position="Kepala Seksi")
    told = workspace.ask(history.of_attendee, uid)
    assert [action.label for action in told] == [
        "Mengubah data peserta",
        "Menandai kehadiran",
        "Menandai kehadiran",
        "Menambah peserta",
    ]
    assert sorted(row.table for row in told[0].rows) == ["attendee", "person"]
    assert all("Yosef" not in row.subject for action in told for row in action.rows)
    assert [len(action.rows) for action in told] == [2, 1, 1, 2]


def test_one_row_is_told_by_itself(workspace, event):
    uid = workspace.act(issues.log, event, "Mesin rusak")
    workspace.act(issues.log, event, "Modal kurang")
    workspace.act(issues.edit, uid, commodity="Kopi")
    told = workspace.ask(history.actions, uid)
    assert [(action.label, [row.op for row in action.rows]) for action in told] == [
        ("Mengubah permasalahan", [Op.UPDATE]),
        ("Mencatat permasalahan", [Op.INSERT]),
    ]
    assert len(workspace.ask(history.actions, uid, limit=1)) == 1


def test_the_newest_come_first_and_only_so_many(workspace, event):
    for letter in "abc":
        workspace.act(events.edit, event, theme=letter)
    told = workspace.ask(history.actions, limit=2)
    assert [action.rows[0].fields[0].after for action in told] == ["c", "b"]
    assert told[0].rows[0].fields[0].before == "b"


def test_what_a_newer_program_wrote_is_told_as_it_stands(workspace, event, last):
    uid = workspace.act(_add_follow_up, event)
    assert workspace.ask(history.actions, uid)[0].label == "test_history._add_follow_up"
    assert history.label_of_action("masa_depan.terbang") == "masa_depan.terbang"
    assert history.label_of_action("tidak/ada.apa") == "tidak/ada.apa"


def test_an_action_is_named_before_its_service_was_ever_used():
    script = "from rakor_desktop.services import history; print(history.label_of_action('resolutions.move'))"
    told = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert told.stdout == "Memindahkan rumusan atau kesepakatan\n"


def test_a_long_text_is_told_in_full_and_its_sentence_on_one_line(workspace, event, last):
    workspace.act(events.edit, event, background="satu\n" + "kata " * 500)
    (action,) = workspace.ask(history.actions, limit=1)
    (field,) = action.rows[0].fields
    assert len(field.after) > 2000
    assert len(field.sentence) < 250
    assert "\n" not in field.sentence


def test_the_history_is_read_in_a_few_questions(workspace, event, questions):
    for number in range(20):
        workspace.act(issues.log, event, f"Mesin {number}")
    with questions(at_most=8):
        assert len(workspace.ask(history.actions)) == 21


def test_every_table_and_field_has_a_name():
    assert set(TABLE_NAMES) == set(JOURNALLED)
    fields = {
        column.key
        for model in JOURNALLED.values()
        for column in inspect(model).local_table.columns
        if column.key != "uid"
    }
    assert fields == set(FIELD_NAMES)
    assert field_name("attendee", "position") == "Jabatan"
    assert field_name("note", "position") == "Urutan"
    assert field_name("setting", "scope") == "Berlaku untuk"
    assert field_name("ufo", "orbit") == "orbit"


def test_every_kind_of_word_has_its_words():
    used = {
        column.type.kind
        for model in JOURNALLED.values()
        for column in inspect(model).local_table.columns
        if isinstance(column.type, Word)
    }
    assert used == set(LABELS)
    for kind, words in LABELS.items():
        assert set(words) == set(kind)


def _add_follow_up(session, event):
    session.add(FollowUp(uid="u", event_uid=session.get(Event, event).uid, action="a"))
    return "u"
