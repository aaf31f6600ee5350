"""A list becomes people of the event in one action; what cannot be taken is told by its row."""

import datetime as dt
import shutil
import tempfile
import threading
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl import Workbook

from rakor_desktop.domain.attendance import Presence, Role
from rakor_desktop.domain.errors import RakorError
from rakor_desktop.domain.ranks import OfficeLevel
from rakor_desktop.domain.regions import Gazetteer
from rakor_desktop.exchange.row_place import Usual
from rakor_desktop.services import attendance, events, files, importing, invitations
from rakor_desktop.services.importing import ImportKind, RowStatus, Wishes
from rakor_desktop.services.invitations import Invitation
from rakor_desktop.store import reference
from rakor_desktop.store.workspace import Workspace

LIST = """No;Nama;NIP;L/P;Jabatan;Instansi;Kode;Peran
1;Drs. Yosef Contoh, M.Si;19800101 200501 1 999;L;Kepala Dinas;Dinas Perindag Alor;53.05;
2;Maria Contoh;;P;Kepala Seksi;Dinas Perindag Manggarai;53.1;Peserta
3;Ana Contoh;19801301 200501 2 999;P;Staf;Dinas X;53.02;
4;Bernadeta Contoh;;P;;Bank Contoh;LAIN;Narasumber
5;yosef contoh;;L;;;53.05;
6;Katarina Contoh;;P;;;Kupang;
"""


def planned(workspace, event, text, kind=ImportKind.PARTICIPANTS, wishes=None):
    return workspace.ask(importing.plan, event, kind, importing.read_text(text, kind), wishes)


def take(workspace, event, text, **how):
    plan = planned(workspace, event, text)
    return workspace.act(importing.carry_out, event, plan, **how)


def people(workspace, event):
    return {row.name: row for row in workspace.ask(attendance.people, event)}


def test_a_plan_says_what_is_taken_what_not_and_why_and_changes_nothing(workspace, event):
    before = workspace.ask(files.dump)
    plan = planned(workspace, event, LIST)
    assert (plan.rows, [one.name for one in plan.added]) == (
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
    assert plan.rejected[2].place == "Kupang"
    warned = [(line.row, line.warnings) for line in plan.lines if line.warnings]
    assert [(row, "53.10 Kabupaten Manggarai" in said[0]) for row, said in warned] == [(3, True)]
    assert plan.counts == {RowStatus.NEW: 2, RowStatus.ODD: 1, RowStatus.REJECTED: 3}
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
    assert again.added == ()
    assert again.known[0].reasons == ("Sudah ada di daftar: Drs. Yosef Contoh, M.Si. (Kabupaten Alor).",)


def test_two_people_of_one_name_with_two_numbers_are_two(workspace, event):
    text = (
        "Nama,Kab/Kota,NIP\nMaria Contoh,Alor,198001012005012999\n"
        "Maria Contoh,Alor,198101012005012999\nMaria Contoh,Belu,\n"
    )
    assert len(planned(workspace, event, text).added) == 3


def test_the_same_number_twice_is_refused(workspace, event):
    text = "Nama,Kab/Kota,NIP\nMaria Contoh,Alor,198001012005012999\nAna Contoh,Belu,198001012005012999\n"
    assert [row.row for row in planned(workspace, event, text).rejected] == [3]


def test_a_region_named_twice_is_told_and_taken_once(workspace, event):
    text = "Kabupaten/Kota\nAlor\nLembata\nKabupaten Lembata\nKupang\n"
    plan = planned(workspace, event, text, ImportKind.REGIONS)
    assert [one.name for one in plan.added] == [
        "Perwakilan Kabupaten Alor",
        "Perwakilan Kabupaten Lembata",
    ]
    assert [line.reasons for line in plan.lines if line.status is RowStatus.KNOWN] == [
        ("Kabupaten Lembata sudah disebut di baris 3; dihitung satu kali.",)
    ]
    assert [row.row for row in plan.rejected] == [5]
    assert (plan.coverage.entries, plan.coverage.distinct) == (3, 2)
    assert [region.code for region in plan.coverage.doubled] == ["53.13"]


def test_regions_may_be_marked_present_as_they_are_taken(workspace, event, day):
    text = "Kabupaten/Kota\nAlor\nLembata\n"
    plan = planned(workspace, event, text, ImportKind.REGIONS)
    workspace.act(importing.carry_out, event, plan, present_at=day)
    assert [row.came for row in workspace.ask(attendance.people, event)] == [True, True]


def test_regions_already_on_the_list_are_marked_but_not_doubled(workspace, event, day):
    first = planned(workspace, event, "Kabupaten/Kota\nAlor\n", ImportKind.REGIONS)
    workspace.act(importing.carry_out, event, first)
    again = planned(workspace, event, "Kabupaten/Kota\nAlor\n", ImportKind.REGIONS)
    assert (again.added, len(again.known)) == ((), 1)
    workspace.act(importing.carry_out, event, again, present_at=day)
    (row,) = workspace.ask(attendance.people, event)
    assert row.mark_at(day).presence is Presence.PRESENT


def test_a_file_is_read_from_its_path(tmp_path):
    path = tmp_path / "daftar.csv"
    path.write_text("Nama,Kab/Kota\nMaria Contoh,Alor\n", encoding="cp1252")
    laid = importing.read(path, ImportKind.PARTICIPANTS)
    assert [column.field for column in laid.layout.columns] == ["name", "region"]


def test_a_plan_that_no_longer_holds_is_refused_whole(workspace, event):
    first = planned(workspace, event, "Nama,Kab/Kota\nAna Contoh,Belu\nMaria Contoh,Alor\n")
    second = planned(workspace, event, "Nama,Kab/Kota\nLusia Contoh,Ende\nMaria Contoh,Alor\n")
    workspace.act(importing.carry_out, event, first)
    with pytest.raises(RakorError, match="sudah ada"):
        workspace.act(importing.carry_out, event, second)
    assert len(workspace.ask(attendance.people, event)) == 2


def test_five_hundred_people_are_planned_in_no_time(workspace, event):
    text = "Nama,Kab/Kota\n" + "".join(f"Orang Contoh {chr(65 + n % 26)}{n},Alor\n" for n in range(500))
    assert len(planned(workspace, event, text).added) == 500


def test_a_table_far_larger_than_any_meeting_is_refused_at_once(workspace, event):
    text = "Nama,Kab/Kota\n" + "Orang Contoh,Alor\n" * (importing.MOST_ROWS + 1)
    with pytest.raises(RakorError, match="5000"):
        planned(workspace, event, text)


KNOWN = "Nama,Kab/Kota,NIP,L/P,Jabatan,No HP,Instansi\n"


def test_who_is_there_already_is_shown_with_what_the_table_knows_more_and_what_it_knows_otherwise(
    workspace, event
):
    take(workspace, event, KNOWN + "Maria Contoh,Alor,,,Kepala Seksi,0811-0000-0001,\n")
    text = KNOWN + '"Maria Contoh, S.E.",Alor,198001012005012999,P,Kepala Bidang,08110000 0001,Disperindag\n'
    (line,) = planned(workspace, event, text).lines
    assert (line.status, line.may_be_twin) == (RowStatus.KNOWN, True)
    assert {one.field: one.theirs for one in line.fills} == {
        "suffix": "S.E.",
        "nip": "198001012005012999",
        "sex": "P",
        "organization": "Disperindag",
    }
    assert {one.field: (one.ours, one.theirs) for one in line.differs} == {
        "position": ("Kepala Seksi", "Kepala Bidang")
    }


def test_two_rows_for_one_person_on_the_list_are_one_and_the_second_is_told(workspace, event):
    take(workspace, event, KNOWN + "Maria Contoh,Alor,,,,,\n")
    text = KNOWN + "Maria Contoh,Alor,198001012005012999,,,,\nMaria Contoh,Alor,198101012005012999,,,,\n"
    first, second = planned(workspace, event, text).lines
    assert (first.status, second.status, second.may_be_twin) == (RowStatus.KNOWN, RowStatus.REJECTED, True)
    take(workspace, event, text, fill=True)
    assert people(workspace, event)["Maria Contoh"].nip == "198001012005012999"


def test_a_number_the_table_gives_somebody_on_the_list_belongs_to_nobody_else(workspace, event):
    take(workspace, event, KNOWN + "Maria Contoh,Alor,,,,,\n")
    text = KNOWN + "Maria Contoh,Alor,198001012005012999,,,,\nMaria Contoh,Belu,198001012005012999,,,,\n"
    first, second = planned(workspace, event, text).lines
    assert (first.status, second.status, second.may_be_twin) == (RowStatus.KNOWN, RowStatus.REJECTED, False)
    assert second.reasons == (f"Orang yang sama sudah ada di baris {first.row} (Maria Contoh).",)
    take(workspace, event, text, fill=True)
    assert people(workspace, event)["Maria Contoh"].nip == "198001012005012999"


def test_only_what_is_empty_is_completed_and_only_when_it_is_wished(workspace, event):
    take(workspace, event, KNOWN + "Maria Contoh,Alor,,,,0811-0000-0001,\n")
    before = people(workspace, event)
    text = KNOWN + "Maria Contoh,Alor,198001012005012999,P,Kepala Dinas,0899,Disperindag\n"
    assert take(workspace, event, text) == []
    assert people(workspace, event) == before
    take(workspace, event, text, fill=True)
    maria = people(workspace, event)["Maria Contoh"]
    assert (maria.nip, maria.sex, maria.position, maria.organization) == (
        "198001012005012999",
        "P",
        "Kepala Dinas",
        "Disperindag",
    )
    assert (maria.phone, maria.level) == ("0811-0000-0001", OfficeLevel.JPT_PRATAMA_KAB)
    workspace.undo()
    assert people(workspace, event) == before


def test_what_was_filled_in_meanwhile_is_not_written_over(workspace, event):
    (uid,) = take(workspace, event, KNOWN + "Maria Contoh,Alor,,,,,\n")
    plan = planned(workspace, event, KNOWN + "Maria Contoh,Alor,,P,Staf,,\n")
    workspace.act(invitations.edit, uid, position="Kepala Bidang")
    workspace.act(importing.carry_out, event, plan, fill=True)
    maria = people(workspace, event)["Maria Contoh"]
    assert (maria.position, maria.sex) == ("Kepala Bidang", "P")


def test_who_was_taken_off_meanwhile_cannot_be_completed(workspace, event):
    (uid,) = take(workspace, event, KNOWN + "Maria Contoh,Alor,,,,,\n")
    plan = planned(workspace, event, KNOWN + "Maria Contoh,Alor,,P,Staf,,\n")
    workspace.act(invitations.remove, [uid])
    with pytest.raises(RakorError, match="sudah tidak ada di daftar"):
        workspace.act(importing.carry_out, event, plan, fill=True)


def test_rows_left_out_are_not_taken(workspace, event):
    take(workspace, event, LIST, left_out={2})
    assert people(workspace, event).keys() == {"Maria Contoh", "Bernadeta Contoh"}


def test_a_namesake_is_taken_when_the_person_says_so(workspace, event):
    text = "Nama,Kab/Kota\nMaria Contoh,Alor\nMaria Contoh,Alor\n"
    assert [line.status for line in planned(workspace, event, text).lines] == [
        RowStatus.NEW,
        RowStatus.REJECTED,
    ]
    plan = planned(workspace, event, text, wishes=Wishes(twins=frozenset({3})))
    assert [line.status for line in plan.lines] == [RowStatus.NEW, RowStatus.ODD]
    workspace.act(importing.carry_out, event, plan)
    assert [row.name for row in workspace.ask(attendance.people, event)] == ["Maria Contoh"] * 2


def test_the_same_number_is_the_same_person_whatever_is_said(workspace, event):
    text = "Nama,Kab/Kota,NIP\nMaria Contoh,Alor,198001012005012999\nAna Contoh,Belu,198001012005012999\n"
    plan = planned(workspace, event, text, wishes=Wishes(twins=frozenset({3})))
    assert [line.row for line in plan.rejected] == [3]


def test_names_numbers_and_regions_are_mended_only_as_the_person_decides(workspace, event):
    text = "Nama,Kab/Kota,NIP\nMARIA CONTOH,Kupang,1,98E+17\n".replace("1,98", '"1,98').replace("17", '17"')
    (line,) = planned(workspace, event, text).lines
    assert (line.status, line.shouted, line.bad_nip, line.unplaced) == (RowStatus.REJECTED, True, True, True)
    kupang = workspace.ask(importing.standing, event).gazetteer.with_code("53.71")
    usual = Usual(tidy=True, drop_nip=True, regions={2: kupang})
    plan = planned(workspace, event, text, wishes=Wishes(usual))
    assert [line.status for line in plan.lines] == [RowStatus.ODD]
    assert "NIP dikosongkan: NIP ini sudah rusak" in plan.lines[0].said
    workspace.act(importing.carry_out, event, plan)
    maria = people(workspace, event)["Maria Contoh"]
    assert (maria.nip, maria.region) == ("", "Kota Kupang")


def test_a_table_that_nowhere_says_where_people_are_from_is_told_so(workspace, event):
    laid = importing.read_text("Nama,Jabatan\nMaria Contoh,Staf\n", ImportKind.PARTICIPANTS)
    known = workspace.ask(importing.standing, event)
    assert importing.draft(laid, ImportKind.PARTICIPANTS, known).faults == (
        "Kolom “Kabupaten/Kota” tidak ada. Judul kolom yang ditemukan: “Nama”, “Jabatan”.",
    )
    with pytest.raises(RakorError, match="Kabupaten/Kota"):
        planned(workspace, event, "Nama,Jabatan\nMaria Contoh,Staf\n")
    wishes = Wishes(Usual(region=known.gazetteer.with_code("53.05")))
    assert importing.draft(laid, ImportKind.PARTICIPANTS, known, wishes).faults == ()


def test_a_table_may_be_laid_out_anew(workspace, event):
    kind = ImportKind.PARTICIPANTS
    laid = importing.read_text("Daftar\tDua\nOrang\tTempat\nMaria Contoh\tAlor\n", kind)
    laid = importing.using(importing.using(importing.at_heading(laid, kind, 2), 0, "name"), 1, "region")
    plan = workspace.ask(importing.plan, event, kind, laid)
    assert [(line.row, line.name) for line in plan.added] == [(3, "Maria Contoh")]


@pytest.fixture(scope="module")
def gazetteer():
    return Gazetteer(reference.regions())


@pytest.fixture
def workbook(tmp_path):
    book = Workbook()
    for title, name in (("Satu", "Maria Contoh"), ("Dua", "Ana Contoh")):
        sheet = book.create_sheet(title)
        sheet.append(["Nama", "Asal"])
        sheet.append([name, "Alor"])
    path = tmp_path / "dua.xlsx"
    book.save(path)
    return path


def test_a_sheet_is_chosen_by_its_name_or_its_place(workspace, event, workbook):
    kind = ImportKind.PARTICIPANTS
    assert importing.read(workbook, kind).sheet.name == "Satu"
    assert importing.read(workbook, kind, sheet="dua").sheet.name == "Dua"
    laid = importing.read(workbook, kind)
    other = next(place for place, name in laid.choices if name == "Dua")
    plan = workspace.ask(importing.plan, event, kind, importing.at_sheet(laid, kind, other))
    assert [line.name for line in plan.added] == ["Ana Contoh"]
    with pytest.raises(RakorError, match="Lembar “Tiga” tidak ada; yang ada: “Satu”, “Dua”"):
        importing.read(workbook, kind, sheet="Tiga")


def test_a_plan_that_nobody_waits_for_any_longer_is_given_up(workspace, event):
    laid = importing.read_text("Nama,Asal\nMaria Contoh,Alor\n", ImportKind.PARTICIPANTS)
    stop = threading.Event()
    stop.set()
    with pytest.raises(RakorError, match="Dibatalkan"):
        importing.draft(laid, ImportKind.PARTICIPANTS, workspace.ask(importing.standing, event), stop=stop)


NAMES = st.sampled_from(
    ["Maria Contoh", "ANA CONTOH", "Drs. Yosef Contoh, M.Si", "yosef contoh", "Jumlah", ""]
)
PLACES = st.sampled_from(["Alor", "53.1", "Kupang", "Kota Kupang", "Lainnya", ""])
NUMBERS = st.sampled_from(["", "198001012005011999", "198101012005011998", "1,98E+17", "198001012005011000"])
ROWS = st.lists(st.tuples(NAMES, PLACES, NUMBERS), max_size=8)


def table(rows):
    return "Nama\tKab/Kota\tNIP\n" + "".join("\t".join(row) + "\n" for row in rows)


@settings(max_examples=25)
@given(rows=ROWS, more=ROWS)
def test_the_same_table_twice_adds_nobody_and_undo_leaves_no_trace(template_file, rows, more):
    with tempfile.TemporaryDirectory() as folder:
        path = Path(shutil.copyfile(template_file, Path(folder) / "rakor.rakor"))
        workspace = Workspace.open(path, label="A")
        day = dt.date(2026, 4, 14)
        event = workspace.act(events.create, name="Rakor", start_date=day, end_date=day)
        take(workspace, event, table(more) if more else "Nama\tAsal\nAda Contoh\tAlor\n", fill=True)
        before = workspace.ask(files.dump)
        plan = planned(workspace, event, table(rows)) if rows else None
        if plan is not None:
            assert len(plan.lines) >= plan.rows
            added = workspace.act(importing.carry_out, event, plan, fill=True)
            assert len(added) == len(plan.added)
            again = planned(workspace, event, table(rows))
            # Whom only a number tells from a namesake is known by it once the list has that of the namesake.
            assert {line.row for line in again.added} <= {line.row for line in plan.rejected}
            if workspace.ask(files.dump) != before:
                workspace.undo()
        assert workspace.ask(files.dump) == before
        workspace.close()


CELLS = st.sampled_from(
    [
        "",
        "1",
        "(1)",
        "Nama",
        "NAMA/NIP",
        "L",
        "P",
        "Kab/Kota",
        "Kode",
        "PANITIA",
        "KABUPATEN BELU",
        "Alor",
        "53.1",
        "Jumlah",
        "YOSEF CONTOH, SE",
        "NIP. 198001012005012999",
        "Kepala Dinas / Disperindag Kab. Alor",
        "A.",
        "\u202e",
    ]
)


@given(
    grid=st.lists(st.lists(CELLS, max_size=5), max_size=8),
    heading=st.integers(0, 8),
    kind=st.sampled_from(list(ImportKind)),
    tidy=st.booleans(),
)
def test_whatever_stands_in_a_sheet_every_row_is_told_once(gazetteer, grid, heading, kind, tidy):
    known = importing.Standing((), gazetteer, dt.date(2026, 4, 14))
    try:
        laid = importing.at_heading(importing.laid_out([importing.Sheet("", grid)], kind), kind, heading)
    except RakorError as refusal:
        assert str(refusal) == "Tabel ini kosong."  # noqa: PT017
        return
    plan = importing.draft(laid, kind, known, Wishes(Usual(tidy=tidy)))
    numbers = [line.row for line in plan.lines]
    assert numbers == sorted(set(numbers))
    assert all(line.said for line in plan.lines if line.status is not RowStatus.NEW)


def test_who_carries_a_number_is_the_same_person_in_every_event(workspace, event):
    text = "Nama,Kab/Kota,NIP\nMaria Contoh,Alor,198001012005012999\n"
    take(workspace, event, text)
    day = dt.date(2027, 4, 13)
    other = workspace.act(events.create, name="Rakor 2027", start_date=day, end_date=day)
    take(workspace, other, text)
    assert (
        people(workspace, event)["Maria Contoh"].person_uid
        == people(workspace, other)["Maria Contoh"].person_uid
    )


def test_two_thousand_people_beside_two_thousand_are_planned_and_taken_in_one_go(workspace, event):
    def rows(first):
        return "Nama\tAsal\tInstansi\n" + "".join(
            f"Orang Contoh {n:04}\tAlor\tDinas {n % 40}\n" for n in range(first, first + 2000)
        )

    take(workspace, event, rows(0))
    plan = planned(workspace, event, rows(1000))
    assert plan.counts == {RowStatus.KNOWN: 1000, RowStatus.ODD: 1000}
    assert len(workspace.act(importing.carry_out, event, plan)) == 1000
    assert len({row.organization_uid for row in workspace.ask(attendance.people, event)}) == 40


def test_an_invitation_still_stands_alone(workspace, event, region):
    uid = workspace.act(invitations.invite, event, Invitation("Maria Contoh", region_uid=region("53.05")))
    assert people(workspace, event)["Maria Contoh"].uid == uid
