"""Saving one note through the workspace, against a bare sqlite3 insert and commit with the same pragmas."""

from __future__ import annotations

import datetime as dt
import sqlite3
import statistics
import sys
import tempfile
import time
from pathlib import Path

from rakor_desktop.services import events, notes
from rakor_desktop.store.connection import connect
from rakor_desktop.store.workspace import Workspace

ROUNDS = 300
TEXT = "Biaya angkut bahan baku antarpulau tinggi dan jadwal kapal tidak tetap. " * 4
TARGET = 4.0


def main() -> int:
    with tempfile.TemporaryDirectory() as folder:
        workspace = Workspace.create(Path(folder) / "bench.rakor")
        event = workspace.act(
            events.create, name="Rakor", start_date=dt.date(2026, 4, 14), end_date=dt.date(2026, 4, 16)
        )
        day = workspace.ask(events.days, event)[0].uid
        note = workspace.act(notes.write, day, TEXT)
        bare = _bare_file(Path(folder) / "bare.rakor")
        ours, edits, floor = [], [], []
        for nth in range(ROUNDS):  # alternating, so that a noisy machine is noisy for all three
            floor.append(_timed(lambda nth=nth: _bare_insert(bare, nth)))
            ours.append(_timed(lambda: workspace.act(notes.write, day, TEXT)))
            edits.append(_timed(lambda nth=nth: workspace.act(notes.edit, note, statement=f"{TEXT}{nth}")))
        workspace.close()
        bare.close()
    base = statistics.median(floor)
    print(f"bare sqlite3 insert+commit   {base * 1e3:7.2f} ms (median of {ROUNDS})")
    for name, times in (("new note, journal included", ours), ("edited note, journal included", edits)):
        middle = statistics.median(times)
        print(f"{name:29}{middle * 1e3:7.2f} ms = {middle / base:.2f} x the floor (target {TARGET:.0f} x)")
    return 0 if max(map(statistics.median, (ours, edits))) <= TARGET * base else 1


def _bare_file(path: Path) -> sqlite3.Connection:
    sqlite3.connect(path).close()
    connection = connect(path)
    connection.execute("CREATE TABLE note (uid TEXT PRIMARY KEY, statement TEXT)")
    return connection


def _bare_insert(connection: sqlite3.Connection, nth: int) -> None:
    connection.execute("BEGIN IMMEDIATE")
    connection.execute("INSERT INTO note VALUES (?, ?)", (f"note-{nth}", TEXT))
    connection.execute("COMMIT")


def _timed(work: object) -> float:
    start = time.perf_counter()
    work()  # type: ignore[operator]
    return time.perf_counter() - start


if __name__ == "__main__":
    sys.exit(main())
