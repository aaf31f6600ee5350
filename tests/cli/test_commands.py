"""Each command does its one thing and says so, for people and for machines."""

import datetime as dt
import importlib.metadata
import json
import os
import re
import resource
import subprocess
import sys
from pathlib import Path

import pytest
from pypdf import PdfReader

from rakor_desktop.domain.dates import local_time

COMMANDS = [
    "demo",
    "new",
    "show",
    "import",
    "checkin",
    "print",
    "dump",
    "history",
    "check",
    "backup",
    "restore",
]


def test_help_names_every_command_in_indonesian(rakor):
    said = rakor("--help")
    assert said.code == 0
    assert said.out.startswith("cara pakai: rakor")
    assert all(f"\n    {name}" in said.out for name in COMMANDS)
    assert "usage" not in said.out
    assert "options" not in said.out


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no device that is always full")
@pytest.mark.parametrize("more", [["--json"], []])
def test_an_output_that_cannot_be_written_is_one_line_and_a_refusal(made, more):
    with Path("/dev/full").open("w") as full:
        command = [sys.executable, "-m", "rakor_desktop.cli", "show", str(made), *more]
        done = subprocess.run(command, stdout=full, stderr=subprocess.PIPE, text=True, check=False)

    assert (done.returncode, done.stderr) == (
        1,
        "rakor: Hasilnya tidak dapat ditulis ke keluaran baku: diska penuh.\n",
    )


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_has_help(rakor, command):
    said = rakor(command, "--help")
    assert (said.code, said.err) == (0, "")
    assert f"cara pakai: rakor {command}" in said.out
    assert "--json" in said.out


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        ([], "PERINTAH"),
        (["terbang"], "'terbang' tidak ada"),
        (["show"], "BERKAS"),
        (["show", "x.rakor", "--apa"], "tidak dikenal: --apa"),
        (["new", "x.rakor", "--name", "R"], "--start"),
        (["new", "x.rakor", "--name", "R", "--start", "31/02/2026"], "tidak ada dalam kalender"),
        (["new", "x.rakor", "--name", "R", "--start", "2026-04-14", "--year", "dua"], "'dua'"),
        (["new", "x.rakor", "--name", "R", "--start", "2026-04-14", "--start-time", "25.00"], "tidak ada"),
        (["new", "x.rakor", "--name", "R", "--start", "2026-04-14", "--like", "S"], "--like"),
        (["import", "x.rakor", "x.csv", "--kind", "sapi"], "participants"),
        (["import", "x.rakor", "x.csv", "--session", "1"], "--present"),
        (["print", "x.rakor"], "--list"),
        (["print", "x.rakor", "--list", "--all", "d"], "--list"),
        (["print", "x.rakor", "notula", "--list"], "--list"),
        (["print", "x.rakor", "--all", "d", "--final"], "--final"),
        (["print", "x.rakor", "notula", "-o", "x.docx"], ".pdf"),
        (["print", "x.rakor", "daftar-hadir", "--rows", "-1"], "--rows"),
        (["history", "x.rakor", "--limit", "0"], "--limit"),
        (["--lang", "de", "show", "x.rakor"], "'de'"),
    ],
)
def test_wrong_usage_is_one_line_on_stderr_and_code_2(rakor, arguments, said):
    ended = rakor(*arguments)
    assert (ended.code, ended.out, ended.err.count("\n")) == (2, "", 1)
    assert said in ended.err


def test_english_is_spoken_when_asked_for(rakor):
    said = rakor("--lang", "en", "show", "--help")
    assert said.out.startswith("usage: rakor show")
    assert rakor("show", "--help", "--lang=en").out.startswith("usage: rakor show")
    assert rakor("show", "--help").out.startswith("cara pakai: rakor show")


def of_children():
    """Seconds the processor worked for children that have ended."""
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def test_the_version_is_told_at_once(rakor):
    assert rakor("--version").out == f"rakor {importlib.metadata.version('rakor-desktop')}\n"
    command = [sys.executable, "-m", "rakor_desktop.cli", "--version"]
    times = []
    for _again in range(5):
        begun = of_children()
        subprocess.run(command, check=True, capture_output=True)
        times.append(of_children() - begun)
    bare = []
    for _again in range(5):
        begun = of_children()
        subprocess.run([sys.executable, "-c", "import argparse, json, importlib.metadata"], check=True)
        bare.append(of_children() - begun)
    assert min(times) < max(0.1, 3 * min(bare))


def test_new_makes_a_file_with_everything_it_was_told(rakor, tmp_path):
    path = tmp_path / "baru.rakor"
    said = rakor(
        *("new", path, "--json", "--name", "Rakor Bidang Perindustrian Tahun 2026"),
        *("--start", "14/04/2026", "--end", "16 April 2026", "--venue", "Hotel Contoh", "--city", "Atambua"),
        *("--host-region", "Belu", "--theme", "Tema", "--start-time", "8.00", "--purpose", "satu"),
        *("--purpose", "dua", "--year", "2026", "--time-zone", "WIT", "--legal-basis", "DIPA 2026"),
    )
    assert (said.code, said.err) == (0, "")
    event = said.json["event"]
    assert event["dates"] == "Selasa–Kamis, 14–16 April 2026"
    assert (event["host_region"], event["year_current"], event["year_plan"]) == ("Kabupaten Belu", 2026, 2027)
    assert [day["day"] for day in said.json["days"]] == ["Selasa", "Rabu", "Kamis"]
    (row,) = json.loads(rakor("dump", path).out)["tables"]["event"]
    assert (row["theme"], row["start_time"], row["purposes"], row["legal_basis"]) == (
        "Tema",
        "08:00",
        "satu\ndua",
        "DIPA 2026",
    )


@pytest.mark.parametrize(
    ("more", "said"),
    [
        (["--start", "2026-04-14", "--end", "2026-04-13"], "mendahului"),
        (["--start", "2026-01-01", "--end", "2026-12-31"], "berlangsung 365 hari"),
        (["--start", "2026-04-14", "--host-region", "Kupang"], "bisa berarti"),
        (["--start", "2026-04-14", "--label", "12"], "satu huruf"),
    ],
)
def test_a_refused_event_leaves_no_file_behind(rakor, tmp_path, more, said):
    path = tmp_path / "baru.rakor"
    ended = rakor("new", path, "--name", "Rakor", *more)
    assert (ended.code, ended.out, ended.err.count("\n")) == (1, "", 1)
    assert said in ended.err
    assert [file.name for file in tmp_path.iterdir() if file.suffix] == []


def test_new_adds_another_event_to_a_file_that_is_there_and_takes_over_people(rakor, people):
    said = rakor(
        *("new", people, "--json", "--name", "Rakor Tahun 2027", "--start", "2027-04-13"),
        *("--like", "rakor uji"),
    )
    assert (said.code, said.json["created"]) == (0, False)
    shown = rakor("show", people, "--json").json
    assert shown["event"]["name"] == "Rakor Tahun 2027"
    assert (shown["counts"]["people"], shown["counts"]["came"]) == (3, 0)
    assert [row["name"] for row in shown["other_events"]] == ["Rakor Uji"]
    assert rakor("show", people, "--json", "--event", "uji").json["event"]["name"] == "Rakor Uji"


def test_new_may_leave_the_people_behind(rakor, people):
    rakor("new", people, "--name", "B", "--start", "2027-04-13", "--like", "Rakor Uji", "--no-people")
    assert rakor("show", people, "--json").json["counts"]["people"] == 0


def test_an_event_that_is_not_there_or_not_the_only_one_is_refused(rakor, made):
    rakor("new", made, "--name", "Rakor Uji Kedua", "--start", "2027-04-13")
    assert "Tidak ada rakor “tiga”" in rakor("show", made, "--event", "tiga").err
    assert "beberapa rakor" in rakor("show", made, "--event", "rakor").err
    assert rakor("show", made, "--event", "Rakor Uji").code == 0


def test_a_file_without_an_event_says_what_to_do(rakor, rakor_file):
    said = rakor("show", rakor_file)
    assert (said.code, "rakor new" in said.err) == (1, True)


def test_show_names_the_days_the_counts_and_who_is_missing(rakor, people):
    rakor("checkin", people, "Yosef Contoh", "--session", "1")
    rakor("checkin", people, "Maria", "--session", "2026-04-15")
    text = rakor("show", people).out
    assert "Selasa, 14 April 2026: 1 orang hadir" in text
    assert re.search(r"Kabupaten/kota hadir +: 1 dari 22\n", text)
    assert "Kabupaten Belu (53.04)" in text
    assert re.search(r"Lebih dari satu orang +: Kabupaten Alor \(2\)\n", text)


def test_the_shape_of_show_is_as_documented(rakor, people):
    found = rakor("show", people, "--json").json
    assert set(found) == {"file", "event", "other_events", "days", "counts", "regions"}
    assert set(found["regions"]) == {"total", "present", "invited", "missing", "doubled"}
    assert (found["regions"]["total"], found["regions"]["present"], found["regions"]["invited"]) == (22, 0, 2)
    assert found["regions"]["missing"][9] == {"code": "53.10", "name": "Kabupaten Manggarai"}
    assert found["counts"] == {
        "people": 3,
        "participants": 3,
        "speakers": 0,
        "committee": 0,
        "guests": 0,
        "came": 0,
        "came_men": 0,
        "came_women": 0,
        "came_sex_unknown": 0,
        "notes": 0,
        "issues": 0,
        "programmes_current": 0,
        "programmes_plan": 0,
    }


def test_checkin_marks_one_person_by_code_number_or_name(rakor, people):
    said = rakor("checkin", people, "Drs. Yosef Contoh, M.Si.", "--json")
    assert said.code == 0
    assert said.json["session"]["date"] == "2026-04-14"
    assert said.json["person"]["region_code"] == "53.05"
    code = rakor("checkin", people, "Ana", "--json").json["person"]["badge_code"]
    second = rakor("show", people, "--json").json["days"][1]["uid"]
    assert "Rabu, 15 April 2026" in rakor("checkin", people, code, "--session", second).out
    again = rakor("checkin", people, code.lower(), "--session", "3")
    assert (again.code, "Hadir: Ana Contoh (Kabupaten Belu), Kamis, 16 April 2026" in again.out) == (0, True)


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["Petrus"], "Tidak ada “Petrus”"),
        (["Contoh"], "bisa berarti 3 orang"),
        (["Ana", "--session", "4"], "tidak mempunyai hari “4”"),
        (["Ana", "--session", "2026-04-13"], "tidak mempunyai hari"),
        (["Ana", "--session", "kemarin"], "tidak dapat dibaca"),
        (["Ana", "--session", "Kamis, 14 April 2026"], "Selasa"),
    ],
)
def test_a_checkin_that_is_not_clear_is_refused(rakor, people, arguments, said):
    ended = rakor("checkin", people, *arguments)
    assert (ended.code, ended.out) == (1, "")
    assert said in ended.err


def test_checking_in_twice_is_refused(rakor, people):
    rakor("checkin", people, "Ana")
    assert "sudah tercatat hadir" in rakor("checkin", people, "Ana").err


def test_checkin_is_for_today_when_the_event_is_today(rakor, tmp_path):
    today = local_time(dt.datetime.now(dt.UTC), "WITA").date()
    path, table = tmp_path / "hari-ini.rakor", tmp_path / "p.csv"
    table.write_text("Nama,Kab/Kota\nAna Contoh,Alor\n")
    rakor("new", path, "--name", "R", "--start", today - dt.timedelta(days=1), "--end", today)
    rakor("import", path, table)
    found = rakor("checkin", path, "Ana", "--json").json["session"]
    assert (found["date"], found["number"]) == (today.isoformat(), 2)


def test_writing_is_in_the_name_given_or_chosen_in_the_window(rakor, made, tmp_path):
    (tmp_path / "config").mkdir(exist_ok=True)
    (tmp_path / "config" / "preferences.json").write_text('{"actor": "Notulis Contoh", "laptop": "C"}')
    rakor("new", made, "--name", "Kedua", "--start", "2027-04-13")
    rakor("new", made, "--name", "Ketiga", "--start", "2028-04-13", "--actor", "Petugas", "--label", "d")
    third, second, *_first = rakor("history", made, "--json").json["actions"]
    assert (second["actor"], second["label"]) == ("Notulis Contoh", "C")
    assert (third["actor"], third["label"]) == ("Petugas", "D")


def test_history_tells_of_the_file_and_of_one_row(rakor, people):
    uid = rakor("checkin", people, "Ana", "--json").json["person"]["uid"]
    found = rakor("history", people, "--json").json
    assert [one["name"] for one in found["actions"]] == [
        "attendance.check_in",
        "importing.carry_out",
        "events.create",
    ]
    assert found["actions"][0]["title"] == "Menandai kehadiran"
    assert set(found["actions"][0]["touches"][0]) == {"table", "row", "op", "values", "redacted"}
    (imported,) = rakor("history", people, uid, "--json").json["actions"]
    assert imported["name"] == "importing.carry_out"
    assert "Mengimpor peserta" in rakor("history", people).out
    assert len(rakor("history", people, "--limit", "1").out.splitlines()) == 1
    assert "Tidak ada riwayat" in rakor("history", people, "tidak-ada").err


def test_dump_is_the_same_for_the_same_content(rakor, people):
    first = rakor("dump", people).out
    assert first == rakor("dump", people, "--json").out
    assert len(json.loads(first)["tables"]["attendee"]) == 3


def test_check_tells_sound_from_unsound(rakor, people):
    import sqlite3

    said = rakor("check", people, "--json")
    assert (said.code, said.json["sound"], said.json["problems"]) == (0, True, [])
    connection = sqlite3.connect(people)
    connection.execute("UPDATE person SET name='Orang Lain' WHERE name='Ana Contoh'")
    connection.commit()
    connection.close()
    said = rakor("check", people, "--json")
    assert (said.code, said.json["sound"]) == (1, False)
    assert "tidak sama dengan riwayatnya" in said.json["problems"][0]


def test_backup_and_restore_go_there_and_back(rakor, people, tmp_path):
    before = rakor("dump", people).out
    copy = rakor("backup", people, tmp_path / "cadangan", "--json").json["copy"]
    rakor("checkin", people, "Ana")
    after = rakor("dump", people).out
    said = rakor("restore", copy, people, "--json")
    assert said.code == 0
    assert rakor("dump", people).out == before
    assert rakor("dump", said.json["kept"]).out == after
    assert rakor("checkin", people, "Ana").code == 0
    assert rakor("check", people).code == 0


def test_print_lists_what_there_is_and_what_is_missing(rakor, made):
    found = rakor("print", made, "--list", "--json").json["documents"]
    rows = {row["key"]: row for row in found}
    assert list(rows) == [
        *("daftar-hadir", "rekapitulasi-kehadiran", "susunan-acara", "notula", "permasalahan"),
        *("penyelesaian-konflik", "tanda-pengenal", "papan-nama"),
    ]
    assert rows["notula"]["variants"][1]["key"] == "2009"
    assert "--session" in rows["daftar-hadir"]["options"]
    assert rows["tanda-pengenal"]["options"] == ["--variant", "--group", "--person", "--blank"]
    assert "! Belum ada orang di daftar." in rakor("print", made, "--list").out


def test_print_writes_the_paper_asked_for(rakor, people, tmp_path, monkeypatch):
    target = tmp_path / "keluar" / "hadir.pdf"
    said = rakor(
        *("print", people, "daftar-hadir", "-o", target, "--session", "2", "--group", "peserta"),
        *("--variant", "semua-hari", "--rows", "0", "--draft"),
    )
    assert (said.code, said.out) == (0, f"{target}\n")
    assert target.read_bytes().startswith(b"%PDF")
    monkeypatch.chdir(tmp_path)
    said = rakor("print", people, "notula", "--session", "3", "--json")
    assert said.json["written"] == ["notula-2026-04-16.pdf"]
    assert (tmp_path / "notula-2026-04-16.pdf").exists()


def test_print_writes_the_cards_of_those_who_are_named(rakor, people, tmp_path):
    target = tmp_path / "kartu.pdf"
    said = rakor("print", people, "tanda-pengenal", "--person", "Ana", "--blank", "2", "-o", target)
    assert (said.code, said.err) == (0, "")
    text = PdfReader(target).pages[0].extract_text()
    assert text.count("RK-") == 1
    assert text.count("PESERTA") == 3
    assert rakor("print", people, "papan-nama", "--variant", "asal", "-o", tmp_path / "meja.pdf").code == 0


def test_print_writes_to_stdout_when_asked(shell, people, tmp_path):
    command = [sys.executable, "-m", "rakor_desktop.cli", "print", people, "susunan-acara", "-o", "-"]
    done = subprocess.run(command, capture_output=True, check=True)
    assert done.stdout.startswith(b"%PDF")
    assert done.stderr == b""


def test_print_all_writes_every_paper(rakor, people, tmp_path):
    said = rakor("print", people, "--all", tmp_path / "semua", "--json")
    names = {path.name for path in (tmp_path / "semua").iterdir()}
    assert len(said.json["written"]) == len(names) > 5
    assert "daftar-hadir-peserta-2026-04-15.pdf" in names


@pytest.mark.parametrize(
    ("arguments", "code", "said"),
    [
        (["surat"], 1, "Naskah “surat” tidak ada"),
        (["notula", "--variant", "1999"], 1, "pilih 2023, 2009"),
        (["notula", "--group", "peserta"], 2, "--group tidak berlaku untuk notula"),
        (["daftar-hadir", "--group", "sapi"], 2, "pilih peserta, narasumber, panitia, undangan"),
        (["notula", "-o", "/proc/tidak/bisa.pdf"], 1, "tidak dapat ditulis"),
        (["daftar-hadir", "--rows", "-1"], 2, "--rows antara 0 dan 1000"),
        (["tanda-pengenal", "--blank", "5000"], 2, "--blank antara 0 dan 1000"),
        (["tanda-pengenal", "--person", "Zzzz"], 1, "Tidak ada"),
        (["tanda-pengenal", "--person", ""], 1, "Pilih dahulu orangnya"),
    ],
)
def test_a_paper_that_cannot_be_printed_is_refused(rakor, people, arguments, code, said):
    ended = rakor("print", people, *arguments)
    assert (ended.code, ended.out, ended.err.count("\n")) == (code, "", 1)
    assert said in ended.err


def test_what_holds_for_all_commands_may_stand_before_the_command(rakor, made):
    assert rakor("--json", "show", made).json == rakor("show", made, "--json").json
    assert rakor("--lang", "en", "check", made).out == rakor("check", made, "--lang", "en").out


def test_demo_writes_the_file_and_every_paper_and_overwrites_only_when_told(rakor, tmp_path):
    folder = tmp_path / "contoh"
    said = rakor("demo", folder, "--json")
    assert said.code == 0
    assert said.json["file"] == str(folder / "rakor-demo.rakor")
    assert len(said.json["documents"]) == len(list((folder / "naskah").iterdir())) > 15
    assert said.json["pictures"] == []
    assert said.json["laptops"] == []
    before = (folder / "rakor-demo.rakor").read_bytes()
    assert "--force" in rakor("demo", folder).err
    assert (folder / "rakor-demo.rakor").read_bytes() == before
    assert rakor("demo", folder, "--force").code == 0
    assert rakor("check", folder / "rakor-demo.rakor").code == 0


def test_demo_writes_what_five_laptops_made_of_it_as_often_as_it_is_told(rakor, tmp_path):
    folder = tmp_path / "contoh"
    for more in ([], ["--force"]):
        said = rakor("demo", folder, "--laptops", "--json", *more)
        assert said.code == 0
        assert [rakor("check", path).code for path in said.json["laptops"]] == [0] * 5


def test_demo_says_when_its_folder_cannot_be_made(rakor, tmp_path):
    (tmp_path / "berkas").write_text("")
    said = rakor("demo", tmp_path / "berkas" / "contoh")
    assert (said.code, "tidak dapat ditulisi" in said.err) == (1, True)


def test_a_reader_that_has_seen_enough_is_no_error(people):
    command = f"{sys.executable} -m rakor_desktop.cli dump {people} | head -c 20"
    done = subprocess.run(["sh", "-c", command], capture_output=True, text=True, check=True)
    assert (len(done.stdout), done.stderr) == (20, "")


def test_no_command_needs_a_display_or_loads_qt(people, tmp_path):
    script = (
        "import sys; from rakor_desktop import cli;"
        f"code = cli.main(['print', {str(people)!r}, '--all', {str(tmp_path / 'p')!r}]);"
        "assert not any(name.startswith('PySide6') for name in sys.modules); sys.exit(code)"
    )
    env = {"PATH": "/usr/bin:/bin", "HOME": str(tmp_path)}
    done = subprocess.run(
        [sys.executable, "-c", script], env=env, capture_output=True, text=True, check=False
    )
    assert (done.returncode, done.stderr) == (0, "")


def test_the_shapes_are_as_documented(rakor, people, tmp_path):
    copy = rakor("backup", people, tmp_path / "c", "--json").json
    said = {
        "backup": copy,
        "restore": rakor("restore", copy["copy"], people, "--json").json,
        "new": rakor("new", people, "--name", "B", "--start", "2025-04-13", "--json").json,
        "checkin": rakor("checkin", people, "Ana", "--json", "--event", "Rakor Uji").json,
        "history": rakor("history", people, "--json").json,
        "check": rakor("check", people, "--json").json,
        "list": rakor("print", people, "--list", "--json").json,
        "print": rakor("print", people, "notula", "-o", tmp_path / "n.pdf", "--json").json,
        "import": rakor("import", people, tmp_path / "peserta.csv", "--dry-run", "--json").json,
    }
    assert {name: " ".join(found) for name, found in said.items()} == {
        "backup": "file copy",
        "restore": "file backup kept",
        "new": "file created event days",
        "checkin": "file event session person at presence left_at late_minutes reason",
        "history": "file row actions",
        "check": "file sound problems rows entries branches",
        "list": "file documents",
        "print": "file written",
        "import": (
            "file table sheet heading_row columns kind event dry_run rows accepted imported completed rejected "
            "known skipped warnings notes coverage unused_headings"
        ),
    }
    assert " ".join(said["new"]["event"]) == (
        "uid name start_date end_date dates venue city host_region year_current year_plan time_zone"
    )
    assert " ".join(said["checkin"]["session"]) == "uid number date day title"
    assert " ".join(said["checkin"]["person"]) == ("uid name role organization region_code region badge_code")
    assert " ".join(said["history"]["actions"][0]) == (
        "branch number lamport name title actor label at touches"
    )
    assert " ".join(said["list"]["documents"][0]) == "key title options variants notes"
    assert " ".join(said["import"]["coverage"]) == "entries distinct total doubled missing"


@pytest.mark.slow
def test_demo_takes_pictures_of_the_window_without_a_display(shell, tmp_path):
    env = {"PATH": "/usr/bin:/bin", "HOME": str(tmp_path), "RAKOR_HOME": str(tmp_path / "home")}
    said = shell("demo", tmp_path / "contoh", "--pictures", "--json", env=env)
    assert (said.code, said.err) == (0, "")
    pictures = [Path(picture) for picture in said.json["pictures"]]
    assert len(pictures) > 10
    assert all(picture.read_bytes().startswith(b"\x89PNG") for picture in pictures)


def test_names_cannot_give_orders_to_a_terminal(rakor, tmp_path):
    path = tmp_path / "nama.rakor"
    name = "Rakor \x1b[31mmerah\x07 \u202eterbalik\nbaris dua"
    assert rakor("new", path, "--name", name, "--start", "2026-04-14").code == 0
    for said in (rakor("show", path), rakor("history", path), rakor("checkin", path, "\x1b[31mAna")):
        spoken = said.out + said.err
        assert not {"\x1b", "\x07", "\u202e"} & set(spoken)
    assert rakor("show", path).out.splitlines()[0] == "Rakor [31mmerah terbalik baris dua"


def test_words_that_are_no_text_are_no_reason_to_fall(rakor, people, tmp_path):
    half = b"\xff".decode("utf-8", "surrogateescape")
    path = tmp_path / "setengah.rakor"
    said = rakor("new", path, "--name", f"Rakor {half}", "--start", "2026-04-14", "--actor", half)
    assert (said.code, said.err) == (0, "")
    assert rakor("check", path).code == 0
    said = rakor("history", people, half)
    assert (said.code, said.out, said.err.count("\n")) == (1, "", 1)


@pytest.mark.parametrize("closed", [1, 2])
def test_a_stream_somebody_closed_does_no_harm(shell, people, closed):
    before = people.read_bytes()
    assert shell("show", people, preexec_fn=lambda: os.close(closed)).code == 0
    assert shell("show", "tiada", preexec_fn=lambda: os.close(closed)).code == 1
    assert people.read_bytes() == before


def test_restoring_onto_nothing_is_refused(rakor, people):
    for target in ("", people.parent):
        said = rakor("restore", people, target)
        assert (said.code, said.err.count("\n"), "itu sebuah folder" in said.err) == (1, 1, True)


@pytest.mark.parametrize("given", [["checkin", "--", "--"], ["import", "--", "--"], ["--", "--", "checkin"]])
def test_a_second_sign_that_only_names_follow_is_wrong_usage(rakor, people, given):
    said = rakor(given[0], people, *given[1:])
    assert (said.code, said.out) == (2, "")
    assert said.err == "rakor: “--” hanya boleh satu kali (lihat rakor --help)\n"


def test_an_event_named_by_nothing_is_no_event(rakor, people):
    said = rakor("show", people, "--event", "")
    assert (said.code, said.err) == (1, "rakor: Tidak ada rakor “” di berkas ini.\n")
