"""Importing 2,000 people beside 2,000: reading the same Excel file bare, and inserting as many rows bare."""

from __future__ import annotations

import datetime as dt
import shutil
import sqlite3
import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from openpyxl import Workbook, load_workbook

from rakor_desktop.services import events, importing
from rakor_desktop.services.importing import ImportKind, RowStatus
from rakor_desktop.store.connection import connect
from rakor_desktop.store.workspace import Workspace

PEOPLE = 2_000
ROUNDS = 5
PREVIEW, COMMIT = 2.0, 2.0
TITLES = (
    "No",
    "Nama Lengkap dan Gelar",
    "NIP",
    "L/P",
    "Pangkat/Gol",
    "Jabatan",
    "Instansi",
    "Kab/Kota",
    "No. HP",
)
PLACES = ("Alor", "Belu", "Kab. Kupang", "Kota Kupang", "Kabupaten Ende", "Sikka", "53.10", "TTS")
KIND = ImportKind.PARTICIPANTS


def main() -> int:
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        table = folder / "undangan.xlsx"
        _write(table, PEOPLE)
        full = _file_with_people(folder)
        times: dict[str, list[float]] = {"bare reading": [], "preview": [], "bare insert": [], "commit": []}
        for nth in range(ROUNDS):  # alternating, so that a noisy machine is noisy for all of them
            path = folder / f"{nth}.rakor"
            shutil.copyfile(full, path)
            times["bare reading"].append(_timed(lambda: _bare_reading(table))[0])
            times["bare insert"].append(_timed(lambda nth=nth: _bare_insert(folder / f"bare{nth}"))[0])
            workspace = Workspace.open(path)
            preview, commit = _import(workspace, table)
            times["preview"].append(preview)
            times["commit"].append(commit)
            workspace.close()
    return _tell({name: statistics.median(taken) for name, taken in times.items()})


def _tell(middle: dict[str, float]) -> int:
    for what, floor, most in (("preview", "bare reading", PREVIEW), ("commit", "bare insert", COMMIT)):
        print(f"{floor:14}{middle[floor]:7.3f} s ({PEOPLE:,} rows, median of {ROUNDS})")
        ratio = middle[what] / middle[floor]
        print(f"{what:14}{middle[what]:7.3f} s = {ratio:.2f} x the floor (target {most:.1f} s)")
    return 0 if middle["preview"] <= PREVIEW and middle["commit"] <= COMMIT else 1


def _import(workspace: Workspace, table: Path) -> tuple[float, float]:
    event = workspace.ask(events.events)[0].uid
    preview, plan = _timed(lambda: _preview(workspace, event, table))
    assert plan.counts == {RowStatus.NEW: PEOPLE}, plan.counts
    return preview, _timed(lambda: workspace.act(importing.carry_out, event, plan))[0]


def _preview(workspace: Workspace, event: str, table: Path) -> importing.ImportPlan:
    laid = importing.read(table, KIND)
    return importing.draft(laid, KIND, workspace.ask(importing.standing, event))


def _bare_reading(table: Path) -> None:
    book = load_workbook(table, read_only=True)
    assert sum(1 for _row in book.active.iter_rows(values_only=True)) > PEOPLE
    book.close()


def _bare_insert(path: Path) -> None:
    sqlite3.connect(path).close()
    connection = connect(path)
    columns = ", ".join(f"c{n} TEXT" for n in range(16))
    connection.execute(f"CREATE TABLE person (uid TEXT PRIMARY KEY, {columns})")
    connection.execute(f"CREATE TABLE attendee (uid TEXT PRIMARY KEY, {columns})")
    rows = [(f"{n:036}", *[f"Contoh {n}"] * 16) for n in range(PEOPLE)]
    connection.execute("BEGIN IMMEDIATE")
    for kind in ("person", "attendee"):
        connection.executemany(f"INSERT INTO {kind} VALUES ({', '.join('?' * 17)})", rows)
    connection.execute("COMMIT")
    connection.close()


def _file_with_people(folder: Path) -> Path:
    path, table = folder / "penuh.rakor", folder / "sudah ada.xlsx"
    workspace = Workspace.create(path)
    day = dt.date(2026, 4, 14)
    event = workspace.act(events.create, name="Rakor", start_date=day, end_date=day)
    _write(table, 0)
    workspace.act(importing.carry_out, event, _preview(workspace, event, table))
    workspace.close()
    return path


def _write(path: Path, first: int) -> None:
    book = Workbook()
    for line in (("DAFTAR PESERTA",), (), TITLES):
        book.active.append(line)
    for number in range(first, first + PEOPLE):
        born = dt.date(1970, 1, 1) + dt.timedelta(days=number)
        book.active.append(_person(number, f"{born:%Y%m%d} 200501 {1 + number % 2} {1 + number % 999:03}"))
    book.save(path)


def _person(number: int, nip: str) -> tuple[Any, ...]:
    clan = "".join(chr(97 + number // 26**n % 26) for n in range(3)).title()
    return (
        number,
        f"Drs. Orang {clan} Contoh, M.Si.",
        nip,
        "LP"[number % 2],
        "Penata Tingkat I, III/d",
        "Kepala Seksi",
        f"Dinas Perindustrian Contoh {number % 40}",
        PLACES[number % len(PLACES)],
        f"0811-0000-{number:04}",
    )


def _timed(work: Callable[[], Any]) -> tuple[float, Any]:
    start = time.perf_counter()
    result = work()
    return time.perf_counter() - start, result


if __name__ == "__main__":
    sys.exit(main())
