"""Collecting 22 laptops' files, against ATTACH and upsert of the same rows without any history."""

from __future__ import annotations

import datetime as dt
import resource
import shutil
import sqlite3
import subprocess
import sys
import tempfile
import time
from contextlib import suppress
from pathlib import Path

from sqlalchemy.orm import Session

from rakor_desktop.domain.ids import new_uid
from rakor_desktop.domain.issues import IssueCategory
from rakor_desktop.domain.merging import Fate, StoppedError
from rakor_desktop.domain.verbs import verb
from rakor_desktop.services import events
from rakor_desktop.store.schema import Issue
from rakor_desktop.store.workspace import Workspace
from rakor_desktop.sync.merging import merge

LAPTOPS = 22
MANY = 10_000
CHANGED = 500
ENTRIES = 100_000
TEXT = "Biaya angkut bahan baku antarpulau tinggi dan jadwal kapal tidak tetap. "
SECONDS, TIMES, MEGABYTES, SIZE, STOP, GLANCE = 2.0, 25, 400, 3, 0.5, 0.1
"""What must be reached."""


@verb("Mengisi")
def _fill(session: Session, event: str, label: str, count: int) -> list[str]:
    uids = [new_uid() for _nth in range(count)]
    session.add_all(
        Issue(
            uid=uid,
            event_uid=event,
            number=f"{label}-{nth:05d}",
            category=IssueCategory.RAW_MATERIAL,
            description=f"{TEXT}{nth}",
            measures_taken=TEXT[:40],
        )
        for nth, uid in enumerate(uids)
    )
    return uids


@verb("Mengubah")
def _change(session: Session, uids: list[str], text: str) -> None:
    for uid in uids:
        row = session.get(Issue, uid)
        assert row is not None
        row.description = text


def main() -> int:
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        good = [_changed_rows(folder), _new_rows(folder), _nothing_new(folder)]
    return 0 if all(good) else 1


def _starter(path: Path, rows: int) -> tuple[str, list[str]]:
    workspace = Workspace.create(path)
    event = workspace.act(
        events.create, name="Rakor", start_date=dt.date(2026, 4, 14), end_date=dt.date(2026, 4, 16)
    )
    uids = workspace.act(_fill, event, "P", rows) if rows else []
    workspace.close()
    return event, uids


def _laptops(folder: Path, starter: Path) -> list[tuple[Path, Workspace]]:
    found = []
    for nth in range(LAPTOPS):
        path = Path(shutil.copyfile(starter, folder / f"{starter.stem} {nth}.rakor"))
        found.append((path, Workspace.open(path, label=chr(ord("A") + nth))))
    return found


def _changed_rows(folder: Path) -> bool:
    starter = folder / "ubah.rakor"
    _event, uids = _starter(starter, CHANGED)
    paths = []
    for path, workspace in _laptops(folder, starter):
        workspace.act(_change, uids, f"{TEXT}{workspace.label}")
        workspace.close()
        paths.append(path)
    took = _merged(starter, paths)[0]
    print(f"{LAPTOPS} files x {CHANGED} changed rows, all in dispute   {took:7.2f} s (target 2 s)")
    distinct = folder / "lain.rakor"
    event, _none = _starter(distinct, 0)
    paths = []
    for path, workspace in _laptops(folder, distinct):
        workspace.act(_fill, event, workspace.label, CHANGED)
        workspace.close()
        paths.append(path)
    other = _merged(distinct, paths)[0]
    print(f"{LAPTOPS} files x {CHANGED} new rows                     {other:7.2f} s (target 2 s)")
    return max(took, other) <= SECONDS


def _new_rows(folder: Path) -> bool:
    starter = folder / "banyak.rakor"
    event, _none = _starter(starter, 0)
    paths, bare = [], []
    for path, workspace in _laptops(folder, starter):
        workspace.act(_fill, event, workspace.label, MANY)
        workspace.close()
        paths.append(path)
        bare.append(_bare(path))
    floor = _attached(folder / "lantai.db", bare)
    stopped = _stopped(starter, paths)
    # A process of its own: what this one has used before says nothing about a merge.
    script = f"from benchmarks.merge import alone; alone({str(starter)!r}, {[str(path) for path in paths]!r})"
    said = subprocess.run(
        [sys.executable, "-c", script],
        capture_output=True,
        text=True,
        check=True,
        cwd=Path(__file__).parents[1],
    )
    took, memory, size = map(float, said.stdout.split())
    plain = (folder / "lantai.db").stat().st_size
    print(f"{LAPTOPS} files x {MANY} new rows: bare ATTACH+upsert {floor:7.2f} s")
    print(f"    merged with history           {took:7.2f} s = {took / floor:.1f} x the floor (target 25 x)")
    print(f"    memory at most                {memory:7.0f} MB (target 400 MB)")
    print(f"    size                          {size / plain:7.2f} x the rows without journal (target 3 x)")
    print(f"    longest wait to be stopped    {stopped:7.2f} s (target 0.5 s)")
    return took <= TIMES * floor and memory < MEGABYTES and size <= SIZE * plain and stopped <= STOP


def alone(target: str, paths: list[str]) -> None:
    took, size = _merged(Path(target), [Path(path) for path in paths], MANY * LAPTOPS)
    print(took, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024, size)


def _nothing_new(folder: Path) -> bool:
    starter = folder / "sama.rakor"
    event, _none = _starter(starter, 0)
    workspace = Workspace.open(starter)
    for _nth in range(ENTRIES // MANY):
        workspace.act(_fill, event, "P", MANY)
    workspace.close()
    other = Path(shutil.copyfile(starter, folder / "sama juga.rakor"))
    workspace = Workspace.open(starter)
    workspace.ask(events.events)
    times = []
    for _nth in range(5):
        start = time.perf_counter()
        assert merge(workspace, [other]).nothing
        times.append(time.perf_counter() - start)
    workspace.close()
    took = sorted(times)[2]
    print(f"nothing new at {ENTRIES} entries        {took * 1e3:7.0f} ms (target 100 ms)")
    return took < GLANCE


def _merged(target: Path, paths: list[Path], rows: int = 0) -> tuple[float, int]:
    workspace = Workspace.open(target)
    workspace.ask(events.events)
    start = time.perf_counter()
    found = merge(workspace, paths)
    took = time.perf_counter() - start
    assert not rows or found.count(Fate.NEW) == rows
    workspace.close()
    return took, target.stat().st_size


def _stopped(target: Path, paths: list[Path]) -> float:
    longest, last = 0.0, time.perf_counter()

    def measure(done: int, total: int) -> None:
        nonlocal longest, last
        now = time.perf_counter()
        longest, last = max(longest, now - last), now
        if done > 0.8 * total:
            raise StoppedError

    before = target.read_bytes()
    workspace = Workspace.open(target)
    with suppress(StoppedError):
        merge(workspace, paths, progress=measure)
    longest = max(longest, time.perf_counter() - last)
    workspace.close()
    assert target.read_bytes() == before
    return longest


def _bare(path: Path) -> Path:
    bare = path.with_suffix(".db")
    connection = sqlite3.connect(bare)
    connection.execute("ATTACH ? AS source", (str(path),))
    names = ", ".join(_all_columns(connection))
    connection.execute(f"CREATE TABLE issue (uid TEXT PRIMARY KEY NOT NULL, {names})")
    connection.execute(f"INSERT INTO issue SELECT uid, {names} FROM source.issue")
    connection.commit()
    connection.close()
    return bare


def _all_columns(connection: sqlite3.Connection) -> list[str]:
    found = connection.execute("SELECT name FROM pragma_table_info('issue', 'source')")
    return [name for (name,) in found if name != "uid"]


def _attached(target: Path, sources: list[Path]) -> float:
    connection = sqlite3.connect(target, isolation_level=None)
    connection.execute("PRAGMA synchronous=EXTRA")
    start = time.perf_counter()
    for nth, source in enumerate(sources):
        connection.execute("ATTACH ? AS source", (str(source),))
        names = [*_all_columns(connection)]
        if nth == 0:
            connection.execute(f"CREATE TABLE issue (uid TEXT PRIMARY KEY NOT NULL, {', '.join(names)})")
        connection.execute("BEGIN IMMEDIATE")
        columns, sets = ", ".join(("uid", *names)), ", ".join(f"{name}=excluded.{name}" for name in names)
        connection.execute(
            f"INSERT INTO issue ({columns}) SELECT {columns} FROM source.issue WHERE true"
            f" ON CONFLICT (uid) DO UPDATE SET {sets}"
        )
        connection.execute("COMMIT")
        connection.execute("DETACH source")
    connection.close()
    return time.perf_counter() - start


if __name__ == "__main__":
    sys.exit(main())
