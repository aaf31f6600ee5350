"""A list becomes people of the event in one action; what cannot be taken is told by its row."""

import pytest

from rakor_desktop.domain.attendance import Presence, Role
from rakor_desktop.domain.errors import RakorError
from rakor_desktop.services import attendance, files, importing
from rakor_desktop.services.importing import ImportKind

LIST = """No;Nama;NIP;L/P;Jabatan;Instansi;Kode;Peran
1;Drs. Yosef Contoh, M.Si;19800101 200501 1 999;L;Kepala Dinas;Dinas Perindag Alor;53.05;
2;Maria Contoh;;P;Kepala Seksi;Dinas Perindag Manggarai;53.1;Peserta
3;Ana Contoh;19801301 200501 2 999;P;Staf;Dinas X;53.02;
4;Bernadeta Contoh;;P;;Bank Contoh;LAIN;Narasumber
5;yosef contoh;;L;;;53.05;
6;Katarina Contoh;;P;;;Kupang;
"""


def planned(workspace, event, text, kind=ImportKind.PARTICIPANTS):
    return workspace.ask(importing.plan, event, kind, importing.read_text(text, kind))


def test_a_plan_says_what_is_taken_what_not_and_why_and_changes_nothing(workspace, event):
    before = workspace.ask(files.dump)
    plan = planned(workspace, event, LIST)
    assert (plan.rows, [one.name for one in plan.invitations]) == (
        6,
        ["Drs. Yosef Contoh, M.Si", "Maria Contoh", "Bernadeta Contoh"],
    )
    assert [(row.row, row.name) for row in plan.rejected] == [
        (4, "Ana Contoh"),
        (6, "yosef contoh"),
        (7, "Katarina Contoh"),
    ]
    assert "kalender" in plan.rejected[0].reasons[0]
    assert plan.rejected[1].reasons == ("Orang yang sama sudah ada di baris 2 (Drs. Yosef Contoh, M.Si.).",)
    assert "bisa berarti" in plan.rejected[2].reasons[0]
    assert [(one.row, "53.10 Kabupaten Manggarai" in one.text) for one in plan.warnings] == [(3, True)]
    assert workspace.ask(files.dump) == before


def test_everybody_planned_is_put_on_the_list_as_one_action(workspace, event):
    plan = planned(workspace, event, LIST)
    uids = workspace.act(importing.carry_out, event, plan)
    rows = {row.uid: row for row in workspace.ask(attendance.people, event)}
    yosef, maria, bernadeta = (rows[uid] for uid in uids)
    assert (yosef.full_name, yosef.nip, yosef.region_code) == (
        "Drs. Yosef Contoh, M.Si.",
        "198001012005011999",
        "53.05",
    )
    assert (maria.region_code, bernadeta.role) == ("53.10", Role.SPEAKER)
    assert workspace.can_undo == "Mengimpor peserta"
    workspace.undo()
    assert workspace.ask(attendance.people, event) == []


def test_a_list_taken_once_is_not_taken_again(workspace, event):
    workspace.act(importing.carry_out, event, planned(workspace, event, LIST))
    again = planned(workspace, event, LIST)
    assert again.invitations == ()
    assert again.rejected[0].reasons == ("Sudah ada di daftar: Drs. Yosef Contoh, M.Si. (Kabupaten Alor).",)


def test_two_people_of_one_name_with_two_numbers_are_two(workspace, event):
    text = (
        "Nama,Kab/Kota,NIP\nMaria Contoh,Alor,198001012005012999\n"
        "Maria Contoh,Alor,198101012005012999\nMaria Contoh,Belu,\n"
    )
    assert len(planned(workspace, event, text).invitations) == 3


def test_the_same_number_twice_is_refused(workspace, event):
    text = "Nama,Kab/Kota,NIP\nMaria Contoh,Alor,198001012005012999\nAna Contoh,Belu,198001012005012999\n"
    assert [row.row for row in planned(workspace, event, text).rejected] == [3]


def test_a_region_named_twice_is_told_and_taken_once(workspace, event):
    text = "Kabupaten/Kota\nAlor\nLembata\nKabupaten Lembata\nKupang\n"
    plan = planned(workspace, event, text, ImportKind.REGIONS)
    assert [one.name for one in plan.invitations] == [
        "Perwakilan Kabupaten Alor",
        "Perwakilan Kabupaten Lembata",
    ]
    assert [one.text for one in plan.warnings] == [
        "Kabupaten Lembata sudah disebut di baris 3; dihitung satu kali."
    ]
    assert [row.row for row in plan.rejected] == [5]
    assert (plan.coverage.entries, plan.coverage.distinct) == (3, 2)
    assert [region.code for region in plan.coverage.doubled] == ["53.13"]


def test_regions_may_be_marked_present_as_they_are_taken(workspace, event, day):
    text = "Kabupaten/Kota\nAlor\nLembata\n"
    plan = planned(workspace, event, text, ImportKind.REGIONS)
    workspace.act(importing.carry_out, event, plan, present_at=day)
    assert workspace.ask(attendance.board, event).arrived == 2


def test_regions_already_on_the_list_are_marked_but_not_doubled(workspace, event, day):
    first = planned(workspace, event, "Kabupaten/Kota\nAlor\n", ImportKind.REGIONS)
    workspace.act(importing.carry_out, event, first)
    again = planned(workspace, event, "Kabupaten/Kota\nAlor\n", ImportKind.REGIONS)
    assert (again.invitations, len(again.known)) == ((), 1)
    workspace.act(importing.carry_out, event, again, present_at=day)
    (row,) = workspace.ask(attendance.people, event)
    assert row.mark_at(day).presence is Presence.PRESENT


def test_a_file_is_read_from_its_path(tmp_path):
    path = tmp_path / "daftar.csv"
    path.write_text("Nama,Kab/Kota\nMaria Contoh,Alor\n", encoding="cp1252")
    assert len(importing.read(path, ImportKind.PARTICIPANTS).rows) == 1


def test_a_plan_that_no_longer_holds_is_refused_whole(workspace, event):
    first = planned(workspace, event, "Nama,Kab/Kota\nAna Contoh,Belu\nMaria Contoh,Alor\n")
    second = planned(workspace, event, "Nama,Kab/Kota\nLusia Contoh,Ende\nMaria Contoh,Alor\n")
    workspace.act(importing.carry_out, event, first)
    with pytest.raises(RakorError, match="sudah ada"):
        workspace.act(importing.carry_out, event, second)
    assert len(workspace.ask(attendance.people, event)) == 2


def test_five_hundred_people_are_planned_in_no_time(workspace, event):
    text = "Nama,Kab/Kota\n" + "".join(f"Orang Contoh {chr(65 + n % 26)}{n},Alor\n" for n in range(500))
    assert len(planned(workspace, event, text).invitations) == 500
