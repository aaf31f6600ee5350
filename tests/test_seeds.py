"""Two meetings that really took place, as far as their facts are known, fit the program without leftovers."""

import datetime as dt
import io
import json
import subprocess
import sys
from pathlib import Path

import pytest
from pypdf import PdfReader

from rakor_desktop.domain import dates
from rakor_desktop.domain.attendance import Group
from rakor_desktop.domain.errors import AmbiguousError
from rakor_desktop.services import arrivals, attendance, events, importing, papers, printing, regions
from rakor_desktop.services.importing import ImportKind

REGIONS_2019 = Path(__file__).parent / "data" / "atambua_2019_regions.csv"
DOUBLED = [("53.13", "Kabupaten Lembata")]
MISSING = [
    ("53.03", "Kabupaten Timor Tengah Utara"),
    ("53.11", "Kabupaten Sumba Timur"),
    ("53.12", "Kabupaten Sumba Barat"),
]

ENDE = {
    "name": "Rapat Koordinasi (Rakor) Bidang Perindustrian Tahun 2016 Tingkat Provinsi Nusa Tenggara Timur",
    "start_date": dt.date(2016, 3, 15),
    "end_date": dt.date(2016, 3, 15),
    "venue": "Aula Hotel Flores Mandiri",
    "venue_address": "Jalan Melati",
    "city": "Ende",
    "year_current": 2016,
    "year_plan": 2017,
    "legal_basis": (
        "DIPA kegiatan Penyebaran dan Penumbuhan Industri Kecil dan Menengah Nusa Tenggara Timur "
        "Tahun Anggaran 2016"
    ),
    "purposes": (
        "Mempertemukan dinas perindustrian dari 22 kabupaten/kota dengan provinsi, kementerian, dan instansi terkait",
        "Menilai pembinaan sektor industri yang sudah berjalan serta menyusun strategi dan program tahun 2017",
    ),
    "objectives": (
        "Menyamakan persepsi tentang penyusunan, pelaksanaan, dan evaluasi pembinaan IKM",
        "Menginventarisasi permasalahan dan kendala pembinaan IKM di 22 kabupaten/kota",
        "Menginventarisasi program prioritas yang dilaksanakan kabupaten/kota tahun 2016",
        "Menyepakati program pembinaan dan pengembangan IKM tahun 2017",
    ),
    "expected_outputs": (
        "Selarasnya program dan kebijakan pembinaan IKM",
        "Samanya pemahaman pusat, provinsi, dan kabupaten/kota tentang tahap program tahunan",
    ),
}

ATAMBUA = {
    "name": (
        "Rapat Koordinasi Pelaksanaan Kegiatan 2019 dan Penyusunan Program Industri Kecil dan Menengah "
        "Tahun 2020 dengan Kabupaten/Kota se-NTT"
    ),
    "start_date": dt.date(2019, 4, 24),
    "end_date": dt.date(2019, 4, 26),
    "venue": "Hotel Matahari",
    "city": "Atambua",
}


@pytest.fixture
def ende(workspace, region):
    return workspace.act(events.create, host_region_uid=region("53.08"), **ENDE)


@pytest.fixture
def atambua(workspace, region):
    return workspace.act(events.create, host_region_uid=region("53.04"), **ATAMBUA)


def printed(workspace, event, key, **options):
    pdf = printing.render(workspace.ask(printing.paper, event, key, **options))
    return " ".join(" ".join(page.extract_text().split()) for page in PdfReader(io.BytesIO(pdf)).pages)


def test_everything_known_of_ende_2016_has_its_place(workspace, ende):
    held = workspace.ask(events.event, ende)
    assert {field: getattr(held, field) for field in ENDE} == ENDE
    assert held.host_region_name == "Kabupaten Ende"


def test_ende_2016_prints_its_day_with_its_weekday(workspace, ende):
    workspace.act(papers.edit_letterhead, ende, agency="DINAS PERINDUSTRIAN DAN PERDAGANGAN")
    text = printed(workspace, ende, "daftar-hadir")
    assert "Selasa, 15 Maret 2016" in text
    assert "TAHUN 2016" in text.replace("\u00a0", " ")
    assert "Selasa, 15 Maret 2016" in printed(workspace, ende, "notula")


def test_the_next_meeting_is_set_up_from_the_last(workspace, ende):
    uid = workspace.act(
        events.take_over,
        ende,
        name="Rakor 2017",
        start_date=dt.date(2017, 3, 14),
        end_date=dt.date(2017, 3, 14),
    )
    held = workspace.ask(events.event, uid)
    assert (held.objectives, held.year_current, held.year_plan) == (ENDE["objectives"], 2017, 2018)


def test_24_april_2019_is_a_wednesday_whatever_was_written(workspace, atambua):
    assert dates.long_date(ATAMBUA["start_date"]) == "Rabu, 24 April 2019"
    text = printed(workspace, atambua, "daftar-hadir")
    assert "Rabu, 24 April 2019" in text
    assert "Kamis" not in text


def test_the_printed_list_of_2019_names_19_regions_not_22(workspace, atambua):
    table = importing.read(REGIONS_2019, ImportKind.REGIONS)
    plan = workspace.ask(importing.plan, atambua, ImportKind.REGIONS, table)
    found = plan.coverage
    assert (found.entries, found.distinct, found.total) == (20, 19, 22)
    assert [(region.code, region.name) for region in found.doubled] == DOUBLED
    assert [(region.code, region.name) for region in found.missing] == MISSING
    assert plan.rejected == ()
    day = workspace.ask(events.days, atambua)[0]
    workspace.act(importing.carry_out, atambua, plan, present_at=day.uid)
    board = workspace.ask(arrivals.board, atambua, day.uid)
    assert (board.arrived, board.total) == (19, 22)
    assert [(region.code, region.name) for region in board.missing] == MISSING
    rows = workspace.ask(attendance.people, atambua)
    assert len(rows) == 19
    assert {row.group for row in rows} == {Group.PARTICIPANTS}


def test_a_bare_kupang_is_asked_about(workspace, atambua):
    with pytest.raises(AmbiguousError, match=r"Kabupaten Kupang \(53.01\) atau Kota Kupang \(53.71\)"):
        workspace.ask(regions.gazetteer).find("Kupang")


def rakor(*arguments):
    command = [sys.executable, "-m", "rakor_desktop.cli", *map(str, arguments), "--json"]
    done = subprocess.run(command, capture_output=True, encoding="utf-8", check=False)
    return done.returncode, json.loads(done.stdout) if done.stdout else None, done.stderr


def test_the_list_of_2019_through_the_command_line(tmp_path):
    path = tmp_path / "atambua.rakor"
    code, made, _err = rakor(
        *("new", path, "--name", ATAMBUA["name"], "--start", "24/04/2019", "--end", "26/04/2019"),
        *("--venue", ATAMBUA["venue"], "--city", ATAMBUA["city"], "--host-region", "Belu"),
    )
    assert (code, made["days"][0]["day"], made["event"]["dates"]) == (
        0,
        "Rabu",
        "Rabu–Jumat, 24–26 April 2019",
    )
    code, taken, err = rakor("import", path, REGIONS_2019, "--kind", "regions", "--present", "--session", "1")
    assert (code, err, taken["rows"], taken["imported"]) == (0, "", 20, 19)
    found = taken["coverage"]
    assert (found["entries"], found["distinct"], found["total"]) == (20, 19, 22)
    assert [(one["code"], one["name"]) for one in found["doubled"]] == DOUBLED
    assert [(one["code"], one["name"]) for one in found["missing"]] == MISSING
    assert ["Kabupaten Lembata sudah disebut" in one["text"] for one in taken["warnings"]] == [True]
    _code, shown, _err = rakor("show", path)
    assert (shown["regions"]["present"], shown["regions"]["total"]) == (19, 22)
    assert [(one["code"], one["name"]) for one in shown["regions"]["missing"]] == MISSING


def test_a_bare_kupang_and_a_lost_zero_through_the_command_line(tmp_path):
    path, table = tmp_path / "atambua.rakor", tmp_path / "daerah.csv"
    table.write_text("Kabupaten/Kota\nKupang\n53.1\nKota Kupang\n")
    rakor("new", path, "--name", "Rakor", "--start", "24/04/2019")
    code, taken, _err = rakor("import", path, table, "--kind", "regions")
    assert (code, taken["imported"], [row["row"] for row in taken["rejected"]]) == (1, 2, [2])
    assert (
        "bisa berarti Kabupaten Kupang (53.01) atau Kota Kupang (53.71)" in taken["rejected"][0]["reasons"][0]
    )
    assert "53.10 Kabupaten Manggarai" in taken["warnings"][0]["text"]
