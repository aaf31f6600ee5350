"""The whole main job through the command line, each command a process of its own."""

import datetime as dt

from rakor_desktop.services import agenda, events, issues, notes, programmes
from rakor_desktop.store.workspace import Workspace

LIST = """DAFTAR PESERTA RAPAT KOORDINASI;;;;;
;;;;;
No;Nama Lengkap;NIP;Jabatan;Kab./Kota;Peran
(1);(2);(3);(4);(5);(6)
1;Drs. Yosef Contoh, M.Si;19800101 200501 1 999;Kepala Dinas;Kabupaten TTS;
2;Maria Contoh;-;Kepala Seksi;Mabar;Peserta
3;Bernadeta Contoh;;Perencana;Provinsi NTT;Notulis
4;Ana Contoh;;Staf;Kupang;
"""


def write_during_the_meeting(path):
    """What note-takers do in the window."""
    workspace = Workspace.open(path, actor="Notulis", label="B")
    event = workspace.ask(events.current)
    day = workspace.ask(events.days, event)[0].uid
    item = workspace.act(agenda.add, day, title="Diskusi Materi I", start_time="09:30", end_time="10:30")
    workspace.act(agenda.start, item)
    workspace.act(notes.write, day, "Biaya angkut tinggi.", agenda_item_uid=item, speaker="Maria Contoh")
    workspace.act(issues.log, event, description="Biaya angkut bahan baku tinggi", region_uid=None)
    workspace.act(
        programmes.add, event, "CURRENT", sub_activity="Pelatihan tenun", budget_ceiling=125_000_000
    )
    workspace.close()


def test_a_small_rakor_is_run_from_the_shell(shell, tmp_path):
    path, table, papers = tmp_path / "rakor 100%.rakor", tmp_path / "peserta.csv", tmp_path / "naskah"
    table.write_text(LIST, encoding="utf-8-sig")
    name = "Rapat Koordinasi Bidang Perindustrian Tahun 2026"

    made = shell("new", path, "--name", name, "--start", "2026-04-14", "--end", "2026-04-16", "--json")
    assert (made.code, made.err) == (0, "")
    taken = shell("import", path, table, "--json")
    assert (taken.code, taken.json["imported"], [row["row"] for row in taken.json["rejected"]]) == (1, 3, [8])
    here = shell("checkin", path, "yosef contoh")
    assert (here.code, here.err) == (0, "")
    assert "Hadir: Drs. Yosef Contoh, M.Si. (Kabupaten Timor Tengah Selatan)" in here.out

    write_during_the_meeting(path)

    printed = shell("print", path, "--all", papers, "--json")
    assert (printed.code, printed.err) == (0, "")
    assert all((papers / one).read_bytes().startswith(b"%PDF") for one in printed.json["written"])

    shown = shell("show", path, "--json").json
    assert shown["regions"]["present"] == 1
    assert (shown["counts"]["notes"], shown["counts"]["issues"], shown["counts"]["programmes_current"]) == (
        1,
        1,
        1,
    )
    tables = shell("dump", path).json["tables"]
    assert [row["statement"] for row in tables["note"]] == ["Biaya angkut tinggi."]
    assert (tables["note"][0]["number"], tables["issue"][0]["number"]) == ("B-001", "B-001")
    assert [row["budget_ceiling"] for row in tables["programme"]] == [125_000_000]
    checked = shell("check", path, "--json")
    assert (checked.code, checked.json["branches"]) == (0, 4)
    assert dt.date.fromisoformat(shown["days"][0]["date"]) == dt.date(2026, 4, 14)
